import { type LineMatch, lineSearchId } from '../inspect/line-match.ts';
import { pathDoubts } from '../inspect/secret-doubts.ts';
import type { SecretMatch } from '../inspect/secret-match.ts';
import { fingerprint } from '../inspect/secret-value.ts';
import type { LayerAnalysis, LayerFinding } from '../layer/layer-analysis.ts';
import { beginsWord, minCoveredElsewhere } from './cover.ts';

/** A secret in a file: its value is known by length, beginning and fingerprint alone. */
export interface FileSecret {
  readonly path: string;
  readonly match: Pick<SecretMatch, 'rule' | 'length' | 'preview' | 'fingerprint' | 'doubts'>;
}

/** All that were found in a layer. */
export function fileSecrets({ entries, findings }: LayerAnalysis): FileSecret[] {
  const found = (id: string): readonly LayerFinding[] => findings[id] ?? [];
  return [
    ...found('secrets').map(({ row, data }) => ({ path: entries.path(row), match: data as SecretMatch })),
    ...found(lineSearchId).flatMap(({ row, data }) =>
      ((data as LineMatch).values ?? []).map((value) => ({
        path: entries.path(row),
        match: { rule: lineSearchId, ...value },
      })),
    ),
  ];
}

export interface Echoes {
  /** Values of files that a config repeats. */
  readonly found: readonly { readonly value: string; readonly sure: boolean }[];
  /** False when more would have to be tried than any image needs. */
  readonly complete: boolean;
}

/** Fingerprints that are made for one image: about a second. */
const MAX_TRIED = 200_000;
/** Bytes that are searched in the time that one takes. */
const BYTES_PER_TRY = 16 * 1024;
/** Of longer texts, and of values of which less is known, only what begins a word is tried. */
const MAX_AT_ALL_PLACES = 64 * 1024;
const LEAST_BEGINNING = 2;

/** What to try: values of one rule, length and beginning. */
interface Sought {
  readonly rule: string;
  readonly length: number;
  readonly beginning: string;
  /** Whether nobody doubts it, by fingerprint. */
  readonly values: ReadonlyMap<string, boolean>;
}

/** Looks in `texts` for what was found in files, plain or in base64. */
export function echoes(texts: Iterable<string>, secrets: readonly FileSecret[], key: string): Echoes {
  const found = new Map<string, boolean>();
  if (secrets.length === 0) return { found: [], complete: true };
  const all = new Haystack(texts);
  let left = MAX_TRIED;
  for (const one of soughtOf(secrets)) {
    left -= all.bytes.length / BYTES_PER_TRY;
    for (const at of placesOf(all.bytes, one)) {
      left -= 1;
      if (left < 0) break;
      const value = all.bytes.slice(at, at + one.length);
      const sure = one.values.get(fingerprint({ rule: one.rule, value, key }));
      if (sure === undefined) continue;
      const covered = all.wrapping(at) ?? Buffer.from(value, 'latin1').toString('utf8');
      found.set(covered, sure || found.get(covered) === true);
    }
    if (left < 0) break;
  }
  return { found: Array.from(found, ([value, sure]) => ({ value, sure })), complete: left >= 0 };
}

/** All texts as one, and behind them what their base64 holds. */
class Haystack {
  /** As latin1. */
  readonly bytes: string;
  readonly #runs: { readonly start: number; readonly run: string }[] = [];

  constructor(texts: Iterable<string>) {
    const plain = [...new Set(texts)].map((text) => Buffer.from(text).toString('latin1')).join('\0');
    const parts = [plain];
    let start = plain.length + 1;
    for (const run of new Set(plain.match(/[A-Za-z0-9+/_-]{8,}={0,2}/g))) {
      const inside = Buffer.from(run, 'base64').toString('latin1');
      this.#runs.push({ start, run });
      parts.push(inside);
      start += inside.length + 1;
    }
    this.bytes = parts.join('\0');
  }

  /** The base64 that stands for what is there. */
  wrapping(at: number): string | undefined {
    return this.#runs.findLast(({ start }) => start <= at)?.run;
  }
}

function soughtOf(secrets: readonly FileSecret[]): Sought[] {
  const groups = new Map<string, Sought & { readonly values: Map<string, boolean> }>();
  for (const { path, match } of secrets) {
    const { rule, length, preview, fingerprint: id } = match;
    if (length < minCoveredElsewhere) continue;
    // A byte that cannot be shown is a question mark there.
    const beginning = /^[^?…]*/.exec(preview)?.[0] ?? '';
    const name = `${rule}\0${length}\0${beginning}`;
    const group = groups.get(name) ?? { rule, length, beginning, values: new Map() };
    groups.set(name, group);
    const sure = (match.doubts ?? []).length + pathDoubts(path).length === 0;
    group.values.set(id, sure || group.values.get(id) === true);
  }
  return [...groups.values()];
}

function* placesOf(bytes: string, { length, beginning }: Sought): Generator<number> {
  const words = beginning.length < LEAST_BEGINNING || bytes.length > MAX_AT_ALL_PLACES;
  const last = bytes.length - length;
  for (let at = bytes.indexOf(beginning); at >= 0 && at <= last; at = bytes.indexOf(beginning, at + 1))
    if (!words || beginsWord(bytes, at)) yield at;
}
