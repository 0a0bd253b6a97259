import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Environment } from './config.ts';

/** Where configuration, cache and advisories lie by default. https://specifications.freedesktop.org/basedir-spec/latest/ */
export function configFile(env: Environment): string {
  return join(configDirectory(env), 'config.json');
}

/** The key of this user's fingerprints of secrets. */
export function secretsKeyFile(env: Environment): string {
  return join(configDirectory(env), 'secrets.key');
}

function configDirectory(env: Environment): string {
  return join(absolute(env['XDG_CONFIG_HOME']) ?? join(homedir(), '.config'), 'kedge');
}

export function cacheDirectory(env: Environment): string {
  return join(absolute(env['XDG_CACHE_HOME']) ?? join(homedir(), '.cache'), 'kedge');
}

/** Advisories are data, not a cache: where there is no network, nobody can fetch them again. */
export function feedsDirectory(env: Environment): string {
  return join(absolute(env['XDG_DATA_HOME']) ?? join(homedir(), '.local/share'), 'kedge/feeds');
}

/** The specification has relative paths ignored. */
function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}
