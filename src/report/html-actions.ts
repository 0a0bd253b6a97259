import { htmlCell, severityCell, shortHtml } from './html-cell.ts';
import type { Action } from './vulnerability-actions.ts';
import { actionText, installedText, urgencyOf } from './vulnerability-text.ts';

export const actionColumns = ['Risk', 'Action', 'Installed', 'Vulnerabilities', 'Worst'] as const;

const shownIds = 10;

/** One row for each thing to do, then one for each package where nothing can be done. */
export function* actionTables(actions: readonly Action[]): Generator<string> {
  yield* actionTable('What to do', actions.filter(isUpgrade));
  yield* actionTable(
    'Without a fix',
    actions.filter((action) => !isUpgrade(action)),
  );
}

function isUpgrade({ kind }: Action): boolean {
  return kind === 'upgrade';
}

function* actionTable(title: string, actions: readonly Action[]): Generator<string> {
  if (actions.length === 0) return;
  yield `<section><h2>${title}</h2>\n<table class="actions"><thead><tr>`;
  for (const name of actionColumns) yield `<th scope="col">${name}</th>`;
  yield '</tr></thead>\n<tbody>\n';
  for (const action of actions) yield actionRow(action);
  yield '</tbody></table></section>\n';
}

function actionRow(action: Action): string {
  const { risk, ids, worst } = action;
  const urgency = urgencyOf(action);
  const shown = `${ids.slice(0, shownIds).join(', ')}${ids.length > shownIds ? ' …' : ''}`;
  const cells = [
    htmlCell(risk.toFixed(1)),
    `<td>${shortHtml(actionText(action))}${urgency === '' ? '' : ` <strong>${urgency}</strong>`}</td>`,
    htmlCell(installedText(action)),
    htmlCell(ids.length === 1 ? shown : `${ids.length}: ${shown}`),
    severityCell(worst),
  ];
  return `<tr>${cells.join('')}</tr>\n`;
}
