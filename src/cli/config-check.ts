import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import schema from '../../schemas/config.schema.json' with { type: 'json' };
import { KedgeError } from '../core/errors.ts';
import { type ConfigObject, configKeys, keyRemedy, valueAt } from './config-keys.ts';
import type { Settings } from './settings.ts';

/** The schema itself is checked by a test, not at every start. */
const ajv = new Ajv2020({ allErrors: true, formats: { path: true }, validateSchema: false, meta: false });
const isPartial = ajv.compile<ConfigObject>(schema);
const isValid = ajv.compile<Settings>({ ...schema });

/** Throws CONFIG_INVALID for the first thing that is wrong. `where` says where the key of a given name was set. */
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
    return new KedgeError('CONFIG_INVALID', `Unknown configuration key ${key} in ${where(key)}`, {
      remedy: keyRemedy(key),
    });
  }
  const key = path.join('.');
  const rule = allowedValues === undefined ? error.message : `must be one of ${allowedValues.join(', ')}`;
  const found = JSON.stringify(valueAt(config, path))?.slice(0, 100);
  return new KedgeError(
    'CONFIG_INVALID',
    `Configuration key ${key} in ${where(key)} ${rule}, but is ${found}`,
    {
      remedy: describe(path) ?? 'Correct it there.',
    },
  );
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
