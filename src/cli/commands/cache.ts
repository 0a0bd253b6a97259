import { type Command, InvalidArgumentError } from 'commander';
import type { CacheInfo, CacheRemoved } from '../../layer/cache.ts';
import type { CommandModule, Start } from '../command.ts';
import type { Session } from '../session.ts';

export const cache: CommandModule = {
  register(program, start) {
    const command = program
      .command('cache')
      .summary('look at the layer cache, or make it smaller')
      .description('The cache keeps what was found in each layer, so that no layer is read twice.')
      .addHelpText('after', '\nExamples:\n  kedge cache info\n  kedge cache prune --max-gigabytes 2\n');
    addInfo(command, start);
    command
      .command('prune')
      .description('remove leftovers, and what was used least recently down to the size limit')
      .option('--max-gigabytes <number>', 'size to come down to (default: cache.maxGigabytes)', gigabytes)
      .action(
        start(async (session, { options }) => {
          const { maxGigabytes } = options;
          const bytes = typeof maxGigabytes === 'number' ? Math.floor(maxGigabytes * 1024 ** 3) : undefined;
          const opened = await session.cache();
          await print(session, await removedText(await opened.prune(bytes)));
        }),
      );
    command
      .command('clear')
      .description('remove everything')
      .action(
        start(async (session) => {
          const opened = await session.cache();
          await print(session, await removedText(await opened.clear()));
        }),
      );
  },
};

function addInfo(command: Command, start: Start): void {
  command
    .command('info')
    .description('where the cache lies and how large it is')
    .option('--json', 'for machines')
    .action(
      start(async (session, { options }) => {
        const opened = await session.cache();
        const info = await opened.info();
        await print(
          session,
          options['json'] === true ? `${JSON.stringify(info, undefined, 2)}\n` : await infoText(info),
        );
      }),
    );
}

function gigabytes(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a number, like 0.5.');
}

async function print({ host }: Session, text: string): Promise<void> {
  const { writeStream } = await import('../output.ts');
  await writeStream(host.stdout, [text]);
}

async function infoText(info: CacheInfo): Promise<string> {
  const { bytes, counted } = await import('../../core/units.ts');
  const { printable } = await import('../../core/printable.ts');
  const lines = [
    ['directory', printable(info.directory)],
    ['size', `${bytes(info.bytes)} of at most ${bytes(info.maxBytes)}`],
    ...info.kinds.map((kind) => [kind.kind, `${counted(kind.files, 'file')}, ${bytes(kind.bytes)}`]),
  ];
  return lines.map(([label = '', text]) => `${label.padEnd(11)}${text}\n`).join('');
}

async function removedText(removed: CacheRemoved): Promise<string> {
  const { bytes, counted } = await import('../../core/units.ts');
  return `Removed ${counted(removed.files, 'file')}, ${bytes(removed.bytes)}\n`;
}
