import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { KedgeError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import {
  type ConfigKey,
  type ConfigObject,
  configKeys,
  parseValue,
  valueAt,
  withValue,
} from './config-keys.ts';
import { configFile } from './places.ts';
import { defaultSettings, type Settings } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What was set outside the command line, and where. */
export interface Configuration {
  readonly settings: Settings;
  /** The file that was read, or would be if it were there. */
  readonly file: string;
  /** Where the value of a key comes from: `default`, the file's path or the variable's name. */
  readonly originOf: (key: ConfigKey) => string;
  readonly warnings: readonly string[];
}

/** Variables that are no configuration keys. */
const otherVariables = [
  'KEDGE_CONFIG',
  'KEDGE_DEBUG',
  'KEDGE_REGISTRY_USERNAME',
  'KEDGE_REGISTRY_PASSWORD',
  'KEDGE_SECRETS_KEY',
];

/** The file below the environment. Flags come on top of it, see `withFlags`. `chosenFile` is what `--config` says. */
export async function loadConfiguration(env: Environment, chosenFile?: string): Promise<Configuration> {
  const file = fileFor(env, chosenFile);
  if (chosenFile !== undefined && !existsSync(file)) {
    throw new KedgeError('CONFIG_INVALID', `Configuration file ${file} does not exist`, {
      remedy: 'Name another one with --config, or leave it out.',
    });
  }
  const fromFile = existsSync(file) ? await readChecked(file) : {};
  const fromEnvironment = await environmentConfig(env);
  const overlay = merge(fromFile, fromEnvironment);
  const originOf = (key: ConfigKey): string => {
    if (valueAt(fromEnvironment, key.path) !== undefined) return key.variable;
    return valueAt(fromFile, key.path) === undefined ? 'default' : file;
  };
  return { settings: await complete(overlay), file, originOf, warnings: unknownVariables(env) };
}

/** The defaults, for commands that repair or make the file. */
export function unreadConfiguration(env: Environment, chosenFile?: string): Configuration {
  return {
    settings: defaultSettings,
    file: fileFor(env, chosenFile),
    originOf: () => 'default',
    warnings: [],
  };
}

function fileFor(env: Environment, chosenFile: string | undefined): string {
  return resolve(chosenFile ?? nonEmpty(env['KEDGE_CONFIG']) ?? configFile(env));
}

async function readChecked(file: string): Promise<ConfigObject> {
  const { readConfigFile, resolvePaths } = await import('./config-file.ts');
  const { checkConfig } = await import('./config-check.ts');
  const config = readConfigFile(file);
  checkConfig(config, () => `in ${file}`);
  return resolvePaths(config, file);
}

async function environmentConfig(env: Environment): Promise<ConfigObject> {
  let config: ConfigObject = {};
  for (const key of configKeys) {
    const text = nonEmpty(env[key.variable]);
    if (text !== undefined) config = withValue(config, key.path, parseValue({ key, path: key.path }, text));
  }
  if (Object.keys(config).length === 0) return config;
  const { checkConfig } = await import('./config-check.ts');
  checkConfig(config, (name) => {
    const key = configKeys.find((key) => name === key.name || name.startsWith(`${key.name}.`));
    return `in the environment variable ${key?.variable ?? name}`;
  });
  return config;
}

async function complete(overlay: ConfigObject): Promise<Settings> {
  if (Object.keys(overlay).length === 0) return defaultSettings;
  const { isSettings } = await import('./config-check.ts');
  const config = merge(defaultSettings, overlay);
  if (isSettings(config)) return config;
  throw new KedgeError('CONFIG_INVALID', 'The configuration does not fit together');
}

/** Keys of `over` win; the tables of the schema's leaves are replaced as a whole. */
function merge(under: object, over: ConfigObject): ConfigObject {
  let merged: ConfigObject = { ...under };
  for (const key of configKeys) {
    const value = valueAt(over, key.path);
    if (value !== undefined) merged = withValue(merged, key.path, value);
  }
  return merged;
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

/** Misspelled variables would be lost without a word. */
function unknownVariables(env: Environment): string[] {
  const known = [...configKeys.map((key) => key.variable), ...otherVariables];
  return Object.keys(env)
    .filter((name) => name.startsWith('KEDGE_') && !known.includes(name))
    .map((name) => {
      const near = nearest(name, known);
      return `Unknown environment variable ${name}${near === undefined ? '' : `; did you mean ${near}?`}`;
    });
}
