import type { Limits } from '../core/limits.ts';
import type { CountSkip } from '../layer/reader.ts';
import type { Found } from './found.ts';
import { valueDoubts } from './secret-doubts.ts';
import type { SecretMatch } from './secret-match.ts';
import { fingerprint, preview } from './secret-value.ts';

/** Of one value, by one rule, in one file. */
const mostPlaces = 100;
/** Values of one file that are hidden: each costs a look at all that other readers make of it. */
const mostHidden = 100_000;

export interface FoundIn {
  readonly member: string | undefined;
  readonly utf16: boolean;
}

export interface FileFindingsOptions {
  readonly key: string;
  readonly limits: Pick<Limits, 'maxSecrets'>;
  readonly skip: CountSkip;
}

/** What was found in one file, archives and all. */
export class FileFindings {
  readonly matches: SecretMatch[] = [];
  #hidden: Set<string> | undefined;
  /** Whether one is packed in an archive, or there are too many to be hidden. */
  uncoverable = false;
  /** How many are not among the matches, for there are too many. */
  more = 0;
  readonly #options: FileFindingsOptions;
  #places: Map<string, number> | undefined;

  constructor(options: FileFindingsOptions) {
    this.#options = options;
  }

  get hidden(): readonly string[] {
    return this.#hidden ? [...this.#hidden] : [];
  }

  add(found: Found, where: FoundIn): void {
    const { key, limits, skip } = this.#options;
    this.#hidden ??= new Set();
    if (where.member !== undefined || this.#hidden.size >= mostHidden) this.uncoverable = true;
    if (this.#hidden.size < mostHidden) for (const text of textsOf(found)) this.#hidden.add(text);
    if (this.matches.length >= limits.maxSecrets) {
      this.more += 1;
      return;
    }
    const place = `${found.rule.rule.id}\0${found.value}`;
    this.#places ??= new Map();
    const places = this.#places.get(place) ?? 0;
    this.#places.set(place, places + 1);
    if (places >= mostPlaces) skip('repeated');
    else this.matches.push(secretMatch(found, where, key));
  }
}

export function secretMatch(found: Found, { member, utf16 }: FoundIn, key: string): SecretMatch {
  const { value, line, column, before, inline, wrapped } = found;
  const rule = found.rule.rule.id;
  const doubts = valueDoubts({ value, before });
  return {
    rule,
    line,
    column,
    length: value.length,
    preview: preview(value),
    fingerprint: fingerprint({ rule, value, key }),
    ...(member !== undefined && { member }),
    ...(wrapped !== undefined ? { encoding: 'base64' } : utf16 && { encoding: 'utf-16' }),
    ...(doubts.length > 0 && { doubts }),
    ...(inline && { inline }),
  };
}

/** In all the ways in which another reader may have decoded it. */
function textsOf({ value, wrapped }: Found): string[] {
  const utf8 = Buffer.from(value, 'latin1').toString('utf8');
  const texts = new Set([value, utf8, Array.from(utf8).join('\0')]);
  if (wrapped !== undefined) for (const text of [wrapped, wrapped.replaceAll(/\s/g, '')]) texts.add(text);
  return [...texts];
}
