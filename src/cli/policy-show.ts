import { suggestion } from '../core/nearest.ts';
import type { Gate, Trigger } from '../policy/gate.ts';
import { gates } from '../policy/list.ts';
import { jsonText } from '../report/json-text.ts';
import { type Canvas, columnsIn, indented } from '../report/section.ts';
import { alignedLines } from '../report/text-table.ts';
import type { Invocation } from './command.ts';
import { usage } from './flags.ts';
import type { Session } from './session.ts';
import { wantedTexts, writeTexts } from './texts.ts';

/** `kedge policy show`: gates, triggers and parameters as they are in the code. */
export async function show(session: Session, invocation: Invocation): Promise<void> {
  const [gateName, triggerName] = invocation.args;
  const wanted = await wantedTexts(invocation, ['table', 'json']);
  const shown = gateName === undefined ? gates : [named(gateName, gates, 'gate')];
  const [gate] = shown;
  const triggers =
    gate === undefined || triggerName === undefined
      ? undefined
      : [named(triggerName, gate.triggers, `trigger of ${gate.name}`)];
  await writeTexts(session, wanted, {
    table: (canvas) =>
      lines(gateName === undefined ? overview(shown, canvas) : gateLines(shown, triggers, canvas)),
    json: () => [`${jsonText(shown.map((each) => toDocument(each, triggers ?? each.triggers)))}\n`],
  });
}

function named<T extends { readonly name: string; readonly aliases?: readonly string[] }>(
  name: string,
  all: readonly T[],
  what: string,
): T {
  const wanted = name.toLowerCase();
  const found = all.find((each) => each.name === wanted || each.aliases?.includes(wanted));
  if (found !== undefined) return found;
  const names = all.map((each) => each.name);
  throw usage(
    `There is no ${what} called ${name}${suggestion(wanted, names)}`,
    `There are ${names.join(', ')}.`,
  );
}

function overview(all: readonly Gate[], canvas: Canvas): string[] {
  const ended = all.filter(({ lifecycle }) => lifecycle === 'eol');
  const rows = all
    .filter((gate) => !ended.includes(gate))
    .flatMap((gate) =>
      gate.triggers.map((trigger, index) => [
        index === 0 ? gate.name : '',
        trigger.name,
        Object.keys(trigger.parameters).join(', '),
        lifecycleText(gate, trigger),
      ]),
    );
  const columns = [{ title: 'Gate' }, { title: 'Trigger' }, { title: 'Parameters' }, { title: '' }];
  return [
    ...alignedLines(columns, rows, columnsIn(canvas)),
    '',
    'kedge policy show GATE [TRIGGER] tells what each means.',
    `No longer there: ${ended.map(({ name }) => name).join(', ')}.`,
  ];
}

function gateLines(all: readonly Gate[], triggers: readonly Trigger[] | undefined, canvas: Canvas): string[] {
  const { paint } = canvas;
  return all.flatMap((gate) => [
    `${paint.bold(gate.name)}  ${gate.description}`,
    ...(triggers ?? gate.triggers).flatMap((trigger) => [
      '',
      ...indented(triggerLines(gate, trigger, canvas)),
    ]),
  ]);
}

function triggerLines(gate: Gate, trigger: Trigger, { paint }: Canvas): string[] {
  const state = lifecycleText(gate, trigger);
  const others = trigger.aliases.length === 0 ? '' : ` (also ${trigger.aliases.join(', ')})`;
  return [
    `${paint.bold(trigger.name)}${others}${state === '' ? '' : `  ${paint.yellow(state)}`}`,
    `  ${trigger.description}`,
    ...Object.entries(trigger.parameters).flatMap(([name, { kind, description, required, example }]) => [
      `    ${paint.bold(name)}${required ? ' (required)' : ''}: ${kind.expects}`,
      `      ${description}${example === undefined ? '' : ` Example: ${example}`}`,
    ]),
  ];
}

function lifecycleText({ lifecycle, supersededBy }: Gate, trigger: Trigger): string {
  const state = lifecycle === undefined || lifecycle === 'active' ? trigger.lifecycle : lifecycle;
  if (state === 'active') return '';
  const instead = supersededBy === undefined ? '' : `: use ${supersededBy}`;
  return `${state === 'eol' ? 'no longer there' : 'deprecated'}${instead}`;
}

function toDocument(gate: Gate, triggers: readonly Trigger[]) {
  const { name, aliases = [], description, lifecycle = 'active', supersededBy } = gate;
  return {
    name,
    aliases,
    description,
    state: lifecycle,
    superceded_by: supersededBy ?? null,
    triggers: triggers.map((trigger) => ({
      name: trigger.name,
      aliases: trigger.aliases,
      description: trigger.description,
      state: trigger.lifecycle,
      parameters: Object.entries(trigger.parameters).map(([parameter, its]) => ({
        name: parameter,
        aliases: its.aliases ?? [],
        description: its.description,
        required: its.required,
        example: its.example,
        validator: its.kind.name,
        expects: its.kind.expects,
        schema: its.kind.schema,
      })),
    })),
  };
}

function* lines(all: readonly string[]): Generator<string> {
  for (const line of all) yield `${line}\n`;
}
