import { Command } from 'commander';
import type { Start } from './command.ts';
import { commands } from './commands/list.ts';

const examples = `
Examples:
  kedge scan alpine:3.20                       what is in an image of a registry
  kedge scan docker-archive:app.tar            what is in an image made by \`docker save\`
  kedge scan app:dev -o table -o json=app.json a table to read, and a file for machines
  kedge sbom app:dev -o spdx-json=app.spdx.json
  kedge why CVE-2024-3094 app:dev              why it is vulnerable; kedge why-not tells why it is not
  kedge diff app:1.2 app:1.3                   what changed, and why
  kedge secrets app:dev --fail-on secrets      exit status 1 when there is one
  kedge files app:dev -o csv | grep ,setuid

Exit status: 0 done, 1 the image has what --fail-on names, 2 wrong use or configuration, 3 the image could not be
fetched or read, 4 the result is incomplete and --require-complete was given, or advisories are missing, or too old and
--require-fresh was given, 130 interrupted (143 by SIGTERM, 129 by SIGHUP).
`;

export interface ProgramOptions {
  readonly start: Start;
  readonly host: NodeJS.Process;
  /** Of kedge. */
  readonly version: string;
}

/** The tree of commands. Parsing throws CommanderError where commander would exit. */
export function buildProgram({ start, host, version }: ProgramOptions): Command {
  const program = new Command('kedge')
    .description('Scans container images.')
    .version(version, '-V, --version', 'print the version')
    .option('-q, --quiet', 'nothing on standard error but errors')
    .option('-v, --verbose', 'say more; -vv shows where errors come from', (_, count: number) => count + 1, 0)
    .option('--no-color', 'no colors; NO_COLOR and FORCE_COLOR work too')
    .option('--config <file>', "configuration file to use instead of the user's")
    .helpOption('-h, --help', 'print help for a command')
    .helpCommand('help [command]', 'print help for a command')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => void host.stdout.write(text),
      writeErr: (text) => void host.stderr.write(text),
    })
    .addHelpText('after', ({ command }) => (command.name() === 'kedge' ? examples : ''))
    .showHelpAfterError('(--help says more)')
    .exitOverride();
  for (const command of commands) command.register(program, start);
  return program;
}
