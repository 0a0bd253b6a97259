import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import schema from '../../schemas/config.schema.json' with { type: 'json' };
import { KedgeError } from '../core/errors.ts';
import { type ConfigObject, configKeys, fileKeyRemedy, valueAt } from './config-keys.ts';
import type { Settings } from './settings.ts';

/** The schema itself is checked by a test, not at every start. */
const ajv = new Ajv2020({
  allErrors: true,
  formats: { path: true, conditions: true },
  validateSchema: false,
  meta: false,
});
const isPartial = ajv.compile<ConfigObject>(schema);
const isValid = ajv.compile<Settings>({ ...schema });

/** Throws CONFIG_INVALID for the first thing that is wrong. `where` says where a key was set: `in FILE`. */
export function checkConfig(config: ConfigObject, where: (key: string) => string): void {
  if (isPartial(config)) return;
  const [error] = isPartial.errors ?? [];
  if (error !== undefined) throw invalid(config, error, where);
}

/** `config` holds a value for every key that has a default. */
export function isSettings(config: ConfigObject | Settings): config is Settings {
  return isValid(config);
}

function invalid(config: ConfigObject, error: ErrorObject, where: (key: string) => string): KedgeError {
  const path = error.instancePath.split('/').slice(1).map(unescape);
  const { additionalProperty, allowedValues } = paramsOf(error);
  if (additionalProperty !== undefined) {
    const key = [...path, additionalProperty].join('.');
    return new KedgeError('CONFIG_INVALID', `Unknown configuration key ${key} ${where(key)}`, {
      remedy: fileKeyRemedy(key),
    });
  }
  const key = path.filter((part) => !/^\d+$/.test(part)).join('.');
  const options = allowedValues === undefined ? undefined : `must be one of ${allowedValues.join(', ')}`;
  const rule = error.keyword === 'pattern' ? 'is not written as it has to be' : (options ?? error.message);
  return new KedgeError(
    'CONFIG_INVALID',
    `Configuration key ${key} ${where(key)} ${rule}${found(config, path)}`,
    {
      remedy: describe(path) ?? 'Correct it there.',
    },
  );
}

/** The value at fault. Those for registries and feeds may hold what nobody should see. */
function found(config: ConfigObject, path: readonly string[]): string {
  const value = valueAt(config, path);
  const shown = value !== undefined && path[0] !== 'registry' && path[1] !== 'sources';
  return shown ? `, but is ${JSON.stringify(value).slice(0, 100)}` : '';
}

/** The two parameters of ajv's errors that are of use here. */
function paramsOf(error: ErrorObject): { additionalProperty?: string; allowedValues?: readonly string[] } {
  return error.params;
}

function describe(path: readonly string[]): string | undefined {
  return configKeys.find((key) => key.path.every((part, index) => part === path[index]))?.node.description;
}

/** https://www.rfc-editor.org/rfc/rfc6901#section-3 */
function unescape(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
