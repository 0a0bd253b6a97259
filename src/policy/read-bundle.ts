import { KedgeError } from '../core/errors.ts';
import type { JsonPath } from '../core/json-places.ts';
import type { Bundle } from './bundle.ts';
import { BundleNode, type FaultAt } from './bundle-node.ts';
import { readBundleText } from './bundle-text.ts';
import { toBundle } from './to-bundle.ts';

/** Something wrong with a bundle. An error keeps it from being used, a warning and what has `ended` do not. */
export interface BundleFault {
  readonly severity: 'error' | 'warning';
  /** What was read. */
  readonly source: string;
  /** `$.policies[0].rules[3].params[1].value` */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** The name that was probably meant. */
  readonly suggestion?: string;
  /** A gate or trigger at its end of life. The Engine stored no such bundle, and evaluated those it had. */
  readonly ended?: true;
}

const maxShown = 50;

/**
 * Throws POLICY_INVALID with every fault; one that has nothing worse than gates at their end of life is read, as the
 * Engine did. `source` names the text in messages.
 */
export function readBundle(text: string, source: string): Bundle {
  const { bundle, faults } = readAll(text, source);
  const errors = faults.filter(({ severity }) => severity === 'error');
  if (bundle && errors.every(({ ended }) => ended)) return bundle;
  const shown = errors.slice(0, maxShown).map(faultText).join('; ');
  const more = errors.length > maxShown ? `; ${errors.length - maxShown} more` : '';
  throw new KedgeError('POLICY_INVALID', `${shown}${more}`, {
    remedy:
      'schemas/policy-bundle.schema.json describes the form; kedge policy show lists gates and parameters.',
  });
}

interface Checked {
  readonly bundle?: Bundle;
  readonly faults: readonly BundleFault[];
}

/** Everything that is wrong with a bundle, and the bundle when no fault is an error. Never throws. */
export function checkBundle(text: string, source: string): Checked {
  const { bundle, faults } = readAll(text, source);
  return bundle && !faults.some(({ severity }) => severity === 'error') ? { bundle, faults } : { faults };
}

/** The bundle, whatever is wrong with it, if there is one at all. */
function readAll(text: string, source: string): Checked {
  const read = readBundleText(text);
  const faults = read.faults.map(
    ({ path, place, message }): BundleFault => ({
      severity: 'error',
      source,
      path: pathText(path),
      ...place,
      message,
    }),
  );
  if (read.value === undefined) return { faults };
  const found: FaultAt[] = [];
  const bundle = toBundle(new BundleNode(read.value, [], found), read.value);
  const places = read.places(found.map(({ path }) => path));
  for (const [index, { path, ...fault }] of found.entries()) {
    const { line = 1, column = 1 } = places[index] ?? {};
    faults.push({ ...fault, source, path: pathText(path), line, column });
  }
  faults.sort((a, b) => a.line - b.line || a.column - b.column);
  return { ...(bundle && { bundle }), faults };
}

/** `FILE:LINE:COLUMN: PATH SAYS; did you mean X?` */
export function faultText(fault: BundleFault): string {
  const { source, path, line, column, message, suggestion } = fault;
  const meant = suggestion === undefined ? '' : ` (did you mean ${suggestion}?)`;
  return `${source}:${line}:${column}: ${path} ${message}${meant}`;
}

function pathText(path: JsonPath): string {
  const parts = path.map((part) =>
    typeof part === 'number'
      ? `[${part}]`
      : /^[A-Za-z_]\w*$/.test(part)
        ? `.${part}`
        : `[${JSON.stringify(part)}]`,
  );
  return `$${parts.join('')}`;
}
