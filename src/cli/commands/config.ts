import type { Command } from 'commander';
import type { Json } from '../../core/json.ts';
import type { CommandModule, Start } from '../command.ts';
import type { Session } from '../session.ts';

const help = `
The file is overruled by environment variables, and those by flags. A level is written with a dot,
and a variable is KEDGE_ and the key in capitals: cache.maxGigabytes is KEDGE_CACHE_MAX_GIGABYTES.

Examples:
  kedge config list
  kedge config set cache.maxGigabytes 20
  kedge config set digests sha1,sha256
  kedge config set registry.mirrors.docker.io mirror.example.com
  kedge config unset digests
`;

/** These repair a file that the others refuse. */
const unread = { configured: false };

export const config: CommandModule = {
  register(program, start) {
    const command = program
      .command('config')
      .summary('show and change settings')
      .description('Shows and changes the settings in the configuration file.')
      .addHelpText('after', help);
    addList(command, start);
    addGet(command, start);
    addSet(command, start);
    addUnset(command, start);
  },
};

function addList(command: Command, start: Start): void {
  command
    .command('list')
    .description('every key with its value and where that comes from')
    .option('--json', 'for machines')
    .action(
      start(async (session, { options }) => {
        const { configKeys, findKey, separatorOf, valueAt } = await import('../config-keys.ts');
        const { configuration } = session;
        const rows = configKeys.map((key) => ({
          key: key.name,
          value: valueAt(configuration.settings, key.path) ?? null,
          origin: configuration.originOf(key),
          variable: key.variable,
        }));
        if (options['json'] === true) {
          return print(
            session,
            withoutPasswords(
              `${JSON.stringify({ file: configuration.file, settings: rows }, undefined, 2)}\n`,
            ),
          );
        }
        const { printable } = await import('../../core/printable.ts');
        const width = Math.max(...rows.map((row) => row.key.length));
        const lines = rows.map(
          ({ key, value, origin }) =>
            `${key.padEnd(width)}  ${valueText(value, separatorOf(findKey(key).key))}  (${origin})`,
        );
        return print(session, lines.map((line) => `${printable(line)}\n`).join(''));
      }),
    );
}

function addGet(command: Command, start: Start): void {
  command
    .command('get <key>')
    .description('the value in force, on a line of its own; an empty line when there is none')
    .action(
      start(async (session, { args: [name = ''] }) => {
        const { findKey, separatorOf, valueAt } = await import('../config-keys.ts');
        const { printable } = await import('../../core/printable.ts');
        const { key, path } = findKey(name);
        const value = valueAt(session.configuration.settings, path);
        const shown = value === undefined ? '' : printable(valueText(value, separatorOf(key)));
        await print(session, `${shown}\n`);
      }),
    );
}

function addSet(command: Command, start: Start): void {
  command
    .command('set <key> <value>')
    .description('set a key; lists are written with commas, tables as JSON')
    .action(
      start(async (session, { args: [name = '', text = ''] }) => {
        const { findKey, parseValue, withValue } = await import('../config-keys.ts');
        const { checkConfig } = await import('../config-check.ts');
        const { writeConfigFile } = await import('../config-file.ts');
        const target = findKey(name);
        const value = parseValue(target, text);
        checkConfig(withValue({}, target.path, value), () => 'on the command line');
        writeConfigFile(session.configuration.file, target.path, value);
      }, unread),
    );
}

function addUnset(command: Command, start: Start): void {
  command
    .command('unset <key>')
    .description('take a key out of the file, back to its default')
    .action(
      start(async (session, { args: [name = ''] }) => {
        const { findKey, pathIn } = await import('../config-keys.ts');
        const { readConfigFile, writeConfigFile } = await import('../config-file.ts');
        const { file } = session.configuration;
        writeConfigFile(file, pathIn(readConfigFile(file), name) ?? findKey(name).path, undefined);
      }, unread),
    );
}

function valueText(value: Json, separator: string): string {
  if (value === null) return '-';
  if (Array.isArray(value) && value.every((part) => typeof part === 'string'))
    return value.join(separator) || 'none';
  return typeof value === 'string' ? value : withoutPasswords(JSON.stringify(value));
}

/** URLs of feeds may hold them. */
function withoutPasswords(text: string): string {
  return text.replaceAll(/(https?:\/\/)[^/\s"@]*@/g, '$1***@');
}

async function print({ host }: Session, text: string): Promise<void> {
  const { writeStream } = await import('../output.ts');
  await writeStream(host.stdout, [text]);
}
