import type { Command } from 'commander';
import type { CommandModule, Start } from '../command.ts';
import { addImageOptions, addOutputOption, imageHelp } from '../flags.ts';

const help = `
Ecosystems are named as OSV names them: Debian:12, Alpine:v3.20, npm, PyPI, Go.

Examples:
  kedge feeds sync                             advisories for everything, or what feeds.ecosystems says
  kedge feeds sync --for alpine:3.20           only what this image needs
  kedge feeds sync --ecosystems Debian:12,npm
  kedge feeds status
  kedge feeds key bundle.key                   a key to sign with; prints the public key
  kedge feeds export all.kfb --key bundle.key
  kedge feeds export new.kfb --key bundle.key --delta-from sha256:…
  kedge feeds import all.kfb                   where there is no network
`;

const syncHelp = `
Feeds are fetched with the certificates given, and with --offline from directories alone. All other options of images are
for the one that --for names.
${imageHelp}`;

export const feeds: CommandModule = {
  register(program, start) {
    const command = program
      .command('feeds')
      .summary('fetch advisories, look at them, carry them to where there is no network')
      .description(
        'Advisories are what packages are judged by. They lie on this machine; a scan asks nobody.',
      )
      .addHelpText('after', help);
    addSync(command, start);
    addStatus(command, start);
    addRemove(command, start);
    addExport(command, start);
    addImport(command, start);
    addVerify(command, start);
    addKey(command, start);
  },
};

function addSync(command: Command, start: Start): void {
  const sync = command
    .command('sync')
    .description('fetch what changed; a feed that cannot be had stays as it was')
    .option('--for <image>', 'only what this image needs; it is read as `kedge scan` reads it')
    .option('--ecosystems <list>', 'with commas, or all (default: feeds.ecosystems)', list)
    .addHelpText('after', syncHelp);
  addImageOptions(sync).action(
    start(async (session, invocation) => {
      const { sync } = await import('../feeds-sync.ts');
      await sync(session, invocation);
    }),
  );
}

function addStatus(command: Command, start: Start): void {
  addOutputOption(
    command
      .command('status')
      .description('each feed with its records, age, digest and source')
      .option('--require-fresh', 'exit with 4 when one is older than feeds.maxAgeDays'),
    ['table', 'json'],
  ).action(
    start(async (session, invocation) => {
      const { status } = await import('../feeds-status.ts');
      await status(session, invocation);
    }),
  );
}

function addRemove(command: Command, start: Start): void {
  command
    .command('remove <feed...>')
    .description('take feeds out that are no longer wanted; the next sync may bring them back')
    .action(
      start(async (session, invocation) => {
        const { remove } = await import('../feeds-status.ts');
        await remove(session, invocation);
      }),
    );
}

function addExport(command: Command, start: Start): void {
  command
    .command('export <file>')
    .description('write a signed bundle with all advisories, or with what changed')
    .requiredOption('--key <file>', 'private key to sign with, as `kedge feeds key` makes it')
    .option('--delta-from <digest>', 'only what changed since the export with this digest')
    .action(
      start(async (session, invocation) => {
        const { exportFeeds } = await import('../feeds-bundle.ts');
        await exportFeeds(session, invocation);
      }),
    );
}

function addImport(command: Command, start: Start): void {
  command
    .command('import <file>')
    .description('take a bundle over, once it is verified; its signer must be in feeds.trustedKeys')
    .action(
      start(async (session, invocation) => {
        const { importFeeds } = await import('../feeds-bundle.ts');
        await importFeeds(session, invocation);
      }),
    );
}

function addVerify(command: Command, start: Start): void {
  command
    .command('verify [file]')
    .description('hold a bundle against its signature and digests, or the advisories here against theirs')
    .action(
      start(async (session, invocation) => {
        const { verifyFeeds } = await import('../feeds-bundle.ts');
        await verifyFeeds(session, invocation);
      }),
    );
}

function addKey(command: Command, start: Start): void {
  command
    .command('key <file>')
    .description('print the public key of a private key, which is made when the file is not there')
    .action(
      start(async (session, invocation) => {
        const { showKey } = await import('../feeds-bundle.ts');
        await showKey(session, invocation);
      }),
    );
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
