import { mapTexts } from '../core/covered.ts';
import { isJsonObject, type JsonObject } from '../core/json.ts';
import { configRulesInForce } from '../inspect/rules-in-force.ts';
import type { SecretMatch } from '../inspect/secret-match.ts';
import { type FoundSecret, secretSearch } from '../inspect/secret-search.ts';
import type { Problem } from '../model/problem.ts';
import type { Secret, SecretPlace } from '../model/secret.ts';
import { echoes, type FileSecret } from './config-echoes.ts';
import { type ConfigText, configTexts } from './config-texts.ts';
import { Cover } from './cover.ts';
import type { AnalyzeOptions } from './reading.ts';

/** A secret in what the image, or its Dockerfile, says of itself. */
export interface ConfigSecret extends Pick<Secret, 'layer' | 'instruction'> {
  readonly match: SecretMatch;
  readonly place: Exclude<SecretPlace, { readonly kind: 'file' }>;
}

export interface ConfigSecrets {
  readonly found: readonly ConfigSecret[];
  readonly problems: readonly Problem[];
  /** Whether the config repeats what was found in a file. */
  readonly repeats: boolean;
  /** A copy of texts that were read from the config, with asterisks for every secret in it. */
  readonly cover: <T>(facts: T) => T;
}

const nothing: ConfigSecrets = { found: [], problems: [], repeats: false, cover: (facts) => facts };

/**
 * Looks for secrets in the config of an image and in the Dockerfile that the user supplied, and for what was found
 * `inFiles`.
 */
export function configSecrets(
  config: Uint8Array,
  { inspect, dockerfile = '', limits }: Pick<AnalyzeOptions, 'inspect' | 'dockerfile' | 'limits'>,
  inFiles: readonly FileSecret[] = [],
): ConfigSecrets {
  const settings = inspect.secrets;
  if (!settings) return nothing;
  const search = secretSearch({ rules: configRulesInForce(settings), key: settings.key });
  const cover = new Cover();
  const isNews = valuesByStep();
  const find = (
    text: Pick<ConfigText, 'text' | 'strings'> & { readonly place: ConfigSecret['place'] },
  ): SecretMatch[] => {
    const bytes = Buffer.from(text.text);
    const found = search.find(bytes);
    coverFound(cover, text, found);
    return found.filter((one) => isNews(text.place, one, bytes)).map(({ match }) => match);
  };
  const texts = configTexts(parse(config));
  const inConfig = texts.flatMap((text) => find(text).map((match) => toSecret(text, match)));
  const place = { kind: 'dockerfile', line: 1, column: 1 } as const;
  const inDockerfile = find({ text: dockerfile, strings: [dockerfile], place }).map((match): ConfigSecret => {
    const { line, column } = match;
    return { match, place: { ...place, line, column } };
  });
  const strings = [...texts.flatMap((text) => text.strings), dockerfile];
  const repeated = echoes(strings, inFiles, settings.key);
  for (const { value, sure } of repeated.found) cover.add(value, sure, 'file');
  if (!repeated.complete) for (const text of strings) cover.addOwn(text, [text]);
  const all = [...onceEach(inConfig), ...inDockerfile];
  const over = (text: string): string => cover.over(text);
  return {
    found: all.slice(0, limits.maxSecrets).map((secret) => coveredSecret(secret, over)),
    problems: [
      ...(all.length > limits.maxSecrets ? [dropped(all.length - limits.maxSecrets)] : []),
      ...(repeated.complete ? [] : [notSearched]),
    ],
    repeats: repeated.found.length > 0 || !repeated.complete,
    cover: (facts) => mapTexts(facts, over),
  };
}

/** Nothing of the strings stays when a value is in none of them: it runs across them, or they are no valid Unicode. */
function coverFound(
  cover: Cover,
  { text, strings }: Pick<ConfigText, 'text' | 'strings'>,
  found: readonly FoundSecret[],
): void {
  const bytes = Buffer.from(text);
  for (const { match, start, end } of found) {
    const value = bytes.subarray(start, end).toString('utf8');
    if (strings.some((string) => string.includes(value))) {
      cover.addOwn(value, [text, ...strings]);
      cover.add(value, (match.doubts ?? []).length === 0, 'config');
    } else for (const string of [text, ...strings]) cover.addOwn(string, [string]);
  }
}

/** Only what is taken from the config: a value may be called as a rule is. */
function coveredSecret(secret: ConfigSecret, over: (text: string) => string): ConfigSecret {
  const { place, instruction } = secret;
  return {
    ...secret,
    place: 'name' in place ? { ...place, name: over(place.name) } : place,
    ...(instruction === undefined ? {} : { instruction: over(instruction) }),
  };
}

function dropped(count: number): Problem {
  const message = `${count} more secrets in the config are not listed (limits.maxSecrets)`;
  return { by: 'secrets', code: 'findings-dropped', message };
}

const notSearched: Problem = {
  by: 'secrets',
  code: 'search-cut-short',
  message: 'the texts of the config are covered whole: the files hold too many secrets to look for in them',
};

function parse(config: Uint8Array): JsonObject {
  const value: unknown = JSON.parse(Buffer.from(config).toString('utf8'));
  return isJsonObject(value) ? value : {};
}

function toSecret({ place, layer, instruction }: ConfigText, match: SecretMatch): ConfigSecret {
  return {
    match,
    place,
    ...(layer === undefined ? {} : { layer }),
    ...(instruction === undefined ? {} : { instruction }),
  };
}

/** A step of the history is searched pair by pair and as a whole: a value that a pair gave is told once. */
function valuesByStep(): (place: SecretPlace, found: FoundSecret, bytes: Buffer) => boolean {
  const known = new Map<string, string[]>();
  return (place, { start, end }, bytes) => {
    if (place.kind !== 'history') return true;
    const value = bytes.subarray(start, end).toString('utf8');
    const values = known.get(place.name) ?? [];
    known.set(place.name, values);
    if (values.some((other) => other.includes(value) || value.includes(other))) return false;
    values.push(value);
    return true;
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
