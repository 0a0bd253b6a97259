import { existsSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import Conf from 'conf';
import { KedgeError, reason, systemCode } from '../core/errors.ts';
import type { Json } from '../core/json.ts';
import { type ConfigObject, configKeys, isObject, valueAt, withValue } from './config-keys.ts';

/**
 * The configuration file through conf. Keys are levels of objects, not dotted names: those of `registry.mirrors`
 * have dots of their own.
 */
function openFile(path: string): Conf {
  const extension = extname(path);
  try {
    return new Conf({
      cwd: dirname(path),
      configName: basename(path, extension),
      fileExtension: extension.slice(1),
      accessPropertiesByDotNotation: false,
      configFileMode: 0o600,
      deserialize: parseObject,
    });
  } catch (error) {
    throw unreadable(path, error);
  }
}

function parseObject(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  if (isObject(value)) return value;
  throw new SyntaxError('it holds no object');
}

function unreadable(path: string, error: unknown): KedgeError {
  if (error instanceof SyntaxError) {
    return new KedgeError(
      'CONFIG_INVALID',
      `Configuration file ${path} is not valid JSON: ${reason(error)}`,
      {
        remedy: 'Correct it, or remove it to go back to the defaults.',
        cause: error,
      },
    );
  }
  return new KedgeError('CONFIG_INVALID', `Cannot read configuration file ${path}: ${reason(error)}`, {
    remedy: 'Check who may read it, or name another one with --config.',
    cause: error,
  });
}

/** What the file holds, not yet checked. */
export function readConfigFile(path: string): ConfigObject {
  return existsSync(path) ? contents(openFile(path)) : {};
}

function contents(file: Conf): ConfigObject {
  const store: unknown = file.store;
  return isObject(store) ? store : {};
}

/** Sets the value at `path` in the file, or takes it away when it is undefined. */
export function writeConfigFile(path: string, at: readonly string[], value: Json | undefined): void {
  const file = openFile(path);
  const [top = ''] = at;
  const changed = valueAt(withValue(contents(file), at, value), [top]);
  try {
    if (changed === undefined) file.delete(top);
    else file.set(top, changed);
  } catch (error) {
    throw new KedgeError(
      systemCode(error) === 'ENOSPC' ? 'DISK_FULL' : 'WRITE_FAILED',
      `Cannot write configuration file ${path}: ${reason(error)}`,
      { remedy: 'Check who may write there, or name another file with --config.', cause: error },
    );
  }
}

/** `config` with its relative paths taken from the folder of the file they stand in. */
export function resolvePaths(config: ConfigObject, file: string): ConfigObject {
  let resolved = config;
  for (const key of configKeys) {
    const value = valueAt(config, key.path);
    if (key.node.format === 'path' && typeof value === 'string')
      resolved = withValue(resolved, key.path, resolve(dirname(file), value));
    if (key.node.items?.format === 'path' && Array.isArray(value)) {
      const paths = value.map((path) => resolve(dirname(file), String(path)));
      resolved = withValue(resolved, key.path, paths);
    }
  }
  return resolved;
}
