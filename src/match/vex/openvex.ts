import { componentOf, digestText } from './component.ts';
import {
  isIdentified,
  reasonOf,
  type VexComponent,
  type VexDocument,
  type VexStatement,
} from './statement.ts';
import { UnusedParts } from './unused.ts';
import type { VexNode } from './vex-node.ts';

const statuses = ['not_affected', 'affected', 'fixed', 'under_investigation'] as const;

export function isOpenVex(document: VexNode): boolean {
  const context = document.member('@context')?.value;
  return typeof context === 'string' && context.includes('openvex');
}

/**
 * Statements of an OpenVEX document, 0.2.0 or 0.0.1, in which vulnerabilities and products are plain texts.
 * https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md
 */
export function readOpenVex(document: VexNode, file: string): VexDocument {
  const author = document.textOf('author');
  const source = author === undefined ? file : `${file}, ${author}`;
  const timeMs = document.timeOf('last_updated', 'timestamp') ?? 0;
  const unused = new UnusedParts(file);
  document.need('statements');
  const statements = document
    .list('statements')
    .flatMap((statement) => toStatements(statement, { source, timeMs, unused }));
  return { statements, unused: unused.words() };
}

function toStatements(
  statement: VexNode,
  inherited: { readonly source: string; readonly timeMs: number; readonly unused: UnusedParts },
): VexStatement[] {
  const { source, unused } = inherited;
  const status = statement.need('status').oneOf(statuses);
  const said = ['justification', 'impact_statement', 'status_notes'].map((name) => statement.textOf(name));
  const names = namesOf(statement.need('vulnerability'));
  const timeMs = statement.timeOf('last_updated', 'timestamp') ?? inherited.timeMs;
  const shared = statement.list('subcomponents').map(toPart);
  const products = statement.list('products');
  if (products.length === 0) unused.count('statement', 'that names no product', statement);
  return products.flatMap((node) => {
    const product = toComponent(node);
    if (!isIdentified(product)) {
      unused.count('product', 'without a package URL or a digest', node);
      return [];
    }
    const own = typeof node.value === 'string' ? [] : node.list('subcomponents').map(toPart);
    return [
      { names, status, reason: reasonOf(status, said), product, parts: [...shared, ...own], timeMs, source },
    ];
  });

  function toPart(node: VexNode): VexComponent {
    const part = toComponent(node);
    if (!isIdentified(part)) unused.count('subcomponent', 'without a package URL', node);
    return part;
  }
}

function namesOf(vulnerability: VexNode): string[] {
  if (typeof vulnerability.value === 'string') return [vulnerability.value];
  return [vulnerability.need('name').text(), ...vulnerability.texts('aliases')];
}

function toComponent(node: VexNode): VexComponent {
  if (typeof node.value === 'string') return componentOf([node.value]);
  return componentOf([
    node.textOf('@id'),
    ...node.entries('identifiers').map(([, value]) => value.text()),
    ...node.entries('hashes').map(([algorithm, value]) => digestText(algorithm, value.text())),
  ]);
}
