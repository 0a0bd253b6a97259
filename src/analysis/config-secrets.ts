import { coverText, mapTexts } from '../core/covered.ts';
import { isJsonObject, type JsonObject } from '../core/json.ts';
import { rulesInForce } from '../inspect/rules-in-force.ts';
import type { SecretMatch } from '../inspect/secret-match.ts';
import { type FoundSecret, type SecretSearch, secretSearch } from '../inspect/secret-search.ts';
import type { SecretSettings } from '../inspect/settings.ts';
import type { Secret, SecretPlace } from '../model/secret.ts';
import { type ConfigText, configTexts } from './config-texts.ts';

/** A secret in what the image, or its Dockerfile, says of itself. */
export interface ConfigSecret extends Pick<Secret, 'layer' | 'instruction'> {
  readonly match: SecretMatch;
  readonly place: Exclude<SecretPlace, { readonly kind: 'file' }>;
}

export interface ConfigSecrets {
  readonly found: readonly ConfigSecret[];
  /** A copy of what was read from the config, with asterisks for every secret in it. */
  readonly cover: <T>(facts: T) => T;
}

/** Shorter ones are covered only where they were found: `test` may stand anywhere. */
const minCoveredEverywhere = 6;

const nothing: ConfigSecrets = { found: [], cover: (facts) => facts };

/** Looks for secrets in the config of an image and in the Dockerfile that the user supplied. */
export function configSecrets(
  config: Uint8Array,
  dockerfile: string | undefined,
  settings: SecretSettings | undefined,
): ConfigSecrets {
  if (!settings) return nothing;
  const search = secretSearch({ rules: rulesInForce(settings), key: settings.key });
  const cover = new Cover();
  const found = configTexts(parse(config)).flatMap((text) =>
    find(search, text.text, (values) => cover.add(text, values)).map((match) => toSecret(text, match)),
  );
  const inDockerfile = find(search, dockerfile ?? '', (values) =>
    cover.add({ text: dockerfile ?? '', strings: [dockerfile ?? ''] }, values),
  ).map((match): ConfigSecret => {
    const { line, column } = match;
    return { match, place: { kind: 'dockerfile', line, column } };
  });
  const all = [...onceEach(found), ...inDockerfile];
  return {
    found: mapTexts(all, (text) => cover.over(text)),
    cover: (facts) => mapTexts(facts, (text) => cover.over(text)),
  };
}

function parse(config: Uint8Array): JsonObject {
  const value: unknown = JSON.parse(Buffer.from(config).toString('utf8'));
  return isJsonObject(value) ? value : {};
}

interface FoundValue {
  readonly value: string;
  readonly doubtful: boolean;
}

function find(
  search: SecretSearch,
  text: string,
  onFound: (values: readonly FoundValue[]) => void,
): SecretMatch[] {
  if (text === '') return [];
  const bytes = Buffer.from(text);
  const found = search.find(bytes);
  const valueOf = ({ match, start, end }: FoundSecret): FoundValue => ({
    value: bytes.subarray(start, end).toString('utf8'),
    doubtful: (match.doubts ?? []).length > 0,
  });
  if (found.length > 0) onFound(found.map(valueOf));
  return found.map(({ match }) => match);
}

function toSecret({ place, layer, instruction }: ConfigText, match: SecretMatch): ConfigSecret {
  return {
    match,
    place,
    ...(layer === undefined ? {} : { layer }),
    ...(instruction === undefined ? {} : { instruction }),
  };
}

/**
 * A build argument stands in the history of every later step, and builders keep copies of the config: of the same secret
 * the first in each kind of place is listed, and copies only where there is no place of its own.
 */
function onceEach(found: readonly ConfigSecret[]): ConfigSecret[] {
  const seen = new Set<string>();
  return found.filter(({ match, place }) => {
    const secret = `${match.rule}\0${match.fingerprint}`;
    const where = 'name' in place && place.kind === 'environment' ? `environment\0${place.name}` : place.kind;
    if (seen.has(`${secret}\0${where}`) || (place.kind === 'other' && seen.has(secret))) return false;
    seen.add(secret).add(`${secret}\0${where}`);
    return true;
  });
}

/** Which texts are to be covered, and where. */
class Cover {
  readonly #everywhere = new Set<string>();
  readonly #own = new Map<string, Set<string>>();
  #sorted: readonly string[] | undefined;

  /** A value that is in none of the strings runs across them, or they are no valid Unicode: then nothing of them stays. */
  add({ text, strings }: Pick<ConfigText, 'text' | 'strings'>, found: readonly FoundValue[]): void {
    this.#sorted = undefined;
    for (const { value, doubtful } of found) {
      const whole = !strings.some((string) => string.includes(value));
      for (const string of new Set([text, ...strings])) {
        const own = this.#own.get(string) ?? new Set();
        this.#own.set(string, own.add(whole ? string : value));
      }
      if (!doubtful && value.length >= minCoveredEverywhere) this.#everywhere.add(value);
    }
  }

  over(text: string): string {
    this.#sorted ??= longestFirst(this.#everywhere);
    const own = this.#own.get(text);
    return coverText(text, own ? longestFirst([...this.#sorted, ...own]) : this.#sorted);
  }
}

function longestFirst(texts: Iterable<string>): readonly string[] {
  return [...texts].sort((a, b) => b.length - a.length);
}
