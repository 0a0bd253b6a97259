import type { LineMatch } from '../inspect/line-match.ts';
import { configRulesInForce } from '../inspect/rules-in-force.ts';
import { pathDoubts } from '../inspect/secret-doubts.ts';
import type { SecretMatch } from '../inspect/secret-match.ts';
import type { ImageFacts } from '../model/image.ts';
import { counts, type Secret, type SecretPlace, secretSeverities } from '../model/secret.ts';
import { acceptances } from './acceptance.ts';
import type { ConfigSecret } from './config-secrets.ts';
import { compare, type FoundAnywhere } from './fold.ts';
import type { AnalyzeOptions } from './reading.ts';

export interface FoundSecrets {
  readonly files: readonly FoundAnywhere<SecretMatch>[];
  readonly searched: readonly FoundAnywhere<LineMatch>[];
  readonly config: readonly ConfigSecret[];
  /** Visible files just as a public distribution ships them. */
  readonly shipped: ReadonlySet<string>;
}

/** What is known of a secret before anybody judges it. */
interface Draft extends Pick<Secret, 'place' | 'layer' | 'instruction'> {
  readonly match: SecretMatch;
}

/** Pure: everything found, each once, judged by rules, paths and what the user accepts. Undefined when nothing was looked for. */
export function joinSecrets(
  { files, searched, config, shipped }: FoundSecrets,
  facts: ImageFacts,
  { inspect, allow, today }: Pick<AnalyzeOptions, 'inspect' | 'allow' | 'today'>,
): Secret[] | undefined {
  const settings = inspect.secrets;
  if (!settings) return undefined;
  const inFiles = files.map((found) => fileDraft(found, facts));
  const bySearch = unmatched(searched, files, facts);
  const all: Draft[] = [...oncePerPlace([...inFiles, ...bySearch]), ...config];
  const rules = new Map(configRulesInForce(settings).map((rule) => [rule.id, rule]));
  const acceptedBy = acceptances(allow, today);
  return all
    .map(({ match, place, layer, instruction }): Secret => {
      const rule = rules.get(match.rule);
      const doubts = [...(match.doubts ?? []), ...(place.kind === 'file' ? placeDoubts(place, shipped) : [])];
      const { preview, fingerprint, encoding } = match;
      const accepted = match.inline ? ({ by: 'inline' } as const) : acceptedBy({ ...match, place });
      return {
        rule: match.rule,
        title: rule?.title ?? `Line that the secret search ${match.rule} matches`,
        severity: doubts.length > 0 ? 'info' : (rule?.severity ?? 'medium'),
        place,
        ...(layer === undefined ? {} : { layer }),
        ...(instruction === undefined ? {} : { instruction }),
        preview,
        fingerprint,
        ...(encoding === undefined ? {} : { encoding }),
        doubts: [...new Set(doubts)],
        ...(accepted === undefined ? {} : { accepted }),
      };
    })
    .sort(byWeight);
}

type FilePlace = Extract<SecretPlace, { readonly kind: 'file' }>;

interface FileDraft extends Draft {
  readonly place: FilePlace;
  readonly layer: number;
}

function fileDraft({ path, layer, hidden, data }: FoundAnywhere<SecretMatch>, facts: ImageFacts): FileDraft {
  const { line, column, member } = data;
  const instruction = facts.layers[layer]?.instruction;
  const place: FilePlace = {
    kind: 'file',
    path,
    line,
    column,
    ...(member === undefined ? {} : { member }),
    ...(hidden === undefined ? {} : { hidden }),
  };
  return { match: data, place, layer, ...(instruction === undefined ? {} : { instruction }) };
}

function placeDoubts(place: FilePlace, shipped: ReadonlySet<string>): string[] {
  const isShipped = place.hidden === undefined && shipped.has(place.path);
  return [...(isShipped ? ['distribution-file'] : []), ...pathDoubts(pathOf(place))];
}

function pathOf({ path, member }: FilePlace): string {
  return member === undefined ? path : `${path}!/${member}`;
}

/** A key in PEM begins behind its heading, which is what searches find, and up to three lines of parameters. */
const headingLines = 5;

/** What the Engine's expressions find where no rule does, so that nothing is silent, and nothing told twice. */
function unmatched(
  searched: FoundSecrets['searched'],
  files: FoundSecrets['files'],
  facts: ImageFacts,
): FileDraft[] {
  const lineId = (path: string, layer: number, line: number): string => `${line} ${layer} ${path}`;
  const known = new Set<string>();
  for (const { path, layer, data } of files) {
    if (data.member !== undefined) continue;
    const above = data.rule.endsWith('private-key') ? headingLines : 0;
    for (let line = data.line - above; line <= data.line; line += 1) known.add(lineId(path, layer, line));
  }
  return searched.flatMap(({ data: { name, secrets = [] }, ...where }) =>
    secrets
      .filter(({ line }) => !known.has(lineId(where.path, where.layer, line)))
      .map((secret): FileDraft => {
        const data = { rule: name, column: 1, length: 0, preview: '', ...secret };
        return fileDraft({ ...where, data }, facts);
      }),
  );
}

/**
 * A file that later layers write again, or give another mode, is in each of them: the secret is told once, with the layer
 * that brought it, and as hidden only when the file is in no layer visible.
 */
function oncePerPlace(drafts: readonly FileDraft[]): FileDraft[] {
  const kept = new Map<string, FileDraft>();
  for (const draft of drafts.toSorted((a, b) => a.layer - b.layer)) {
    const { place, match } = draft;
    const id = [pathOf(place), place.line, place.column, match.rule, match.fingerprint].join('\0');
    kept.set(id, { ...(kept.get(id) ?? draft), place });
  }
  return [...kept.values()];
}

const placeKinds = [
  'file',
  'environment',
  'label',
  'history',
  'entrypoint',
  'command',
  'healthcheck',
  'dockerfile',
  'other',
];

function byWeight(a: Secret, b: Secret): number {
  return (
    Number(counts(b)) - Number(counts(a)) ||
    secretSeverities.indexOf(a.severity) - secretSeverities.indexOf(b.severity) ||
    comparePlaces(a.place, b.place) ||
    compare(a.rule, b.rule) ||
    compare(a.fingerprint, b.fingerprint)
  );
}

function comparePlaces(a: SecretPlace, b: SecretPlace): number {
  return (
    placeKinds.indexOf(a.kind) - placeKinds.indexOf(b.kind) ||
    compareNames(nameOf(a), nameOf(b)) ||
    lineOf(a) - lineOf(b) ||
    columnOf(a) - columnOf(b)
  );
}

/** History entries go by number. */
function compareNames(a: string, b: string): number {
  return /^\d+$/.test(a) && /^\d+$/.test(b) ? Number(a) - Number(b) : compare(a, b);
}

function nameOf(place: SecretPlace): string {
  return place.kind === 'file' ? pathOf(place) : 'name' in place ? place.name : '';
}

function lineOf(place: SecretPlace): number {
  return 'line' in place ? place.line : 0;
}

function columnOf(place: SecretPlace): number {
  return 'column' in place ? place.column : 0;
}
