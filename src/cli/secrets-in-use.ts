import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LineSearch, SecretSettings } from '../inspect/settings.ts';
import type { AllowEntry } from '../model/allow.ts';
import { usage } from './flags.ts';
import { readSecretsFiles } from './secrets-file.ts';
import { freshKey, givenKey, userKey } from './secrets-key.ts';
import type { Session } from './session.ts';

/** What this run searches for, and what of it is accepted. */
export interface SecretsInUse {
  readonly settings: SecretSettings;
  readonly allow: readonly AllowEntry[];
  /** For the file of a baseline; undefined when the user gives a key, which no file may hold. */
  readonly baselineKey: string | undefined;
}

/** Undefined when secrets are not to be looked for. `searches` are those in force: their names are rules too. */
export async function secretsInUse(
  session: Session,
  searches: readonly LineSearch[],
  written?: string,
): Promise<SecretsInUse | undefined> {
  const { settings, warn } = session;
  if (!settings.secrets.enabled) return undefined;
  const { baseline, rules } = settings.secrets;
  const names = searches.flatMap(({ search, expressions }) =>
    search === 'secret' ? expressions.map(({ name }) => name) : [],
  );
  const read = await readSecretsFiles([...baselines(baseline, written), ...rules], names);
  const given = await givenKey(session);
  if (given !== undefined && read.key !== undefined && given !== read.key) {
    warn(
      'A key is given, but the baseline has another one: its fingerprints match nothing. ' +
        'Leave out KEDGE_SECRETS_KEY and secrets.keyFile, or write the baseline anew.',
    );
  }
  const baselineKey = given === undefined ? (read.key ?? (written && freshKey())) : undefined;
  return {
    settings: {
      key: given ?? baselineKey ?? (await userKey(session)),
      rules: read.rules,
      disabled: read.disabled,
    },
    allow: read.allow,
    baselineKey,
  };
}

/** One that is about to be written counts as in use, and need not be there yet. */
function baselines(read: string | undefined, written: string | undefined): string[] {
  const paths = [read, written].filter((path) => path !== undefined);
  return paths.filter(
    (path) => written === undefined || resolve(path) !== resolve(written) || existsSync(path),
  );
}

/** The conditions of an entry, to name it by. */
export function allowText({ rule, path, fingerprint }: AllowEntry): string {
  return [rule, path, fingerprint].filter((part) => part !== undefined).join(', ');
}

/** Nobody may believe that nothing was found when nothing was looked for. */
export function requireSearch(inUse: SecretsInUse | undefined): asserts inUse is SecretsInUse {
  if (inUse === undefined)
    throw usage(
      '--fail-on secrets cannot be kept while secrets are not looked for',
      'Leave out --no-secrets, or set secrets.enabled to true.',
    );
}
