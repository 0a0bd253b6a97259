import { Command, CommanderError } from 'commander';
import type { Start } from './command.ts';
import { describeFailure } from './failure.ts';
import { untilSignal } from './interrupt.ts';
import { buildProgram } from './program.ts';
import type { SessionOptions } from './session.ts';

/**
 * Runs the command line and answers the exit status. stdout carries the result alone. The caller is to exit with the
 * status once this is settled: only then the temporary directory goes.
 */
export async function main(argv: readonly string[], host: NodeJS.Process, version: string): Promise<number> {
  // Failed writes are seen where they are awaited; without a listener they would end the process on the spot.
  for (const stream of [host.stdout, host.stderr]) stream.on('error', () => undefined);
  return untilSignal(host, async (signal) => {
    host.on('uncaughtException', (error) => {
      if (!signal.aborted) host.exit(fail(error, { argv, host, signal }));
    });
    try {
      await buildProgram({ start: starter({ host, signal, version }), host, version }).parseAsync([...argv], {
        from: 'user',
      });
      return 0;
    } catch (error) {
      if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
      return fail(error, { argv, host, signal });
    }
  });
}

function starter(run: Omit<SessionOptions, 'invocation' | 'configured'>): Start {
  return (work, { configured } = { configured: true }) =>
    async (...parameters) => {
      const command = parameters.at(-1);
      if (!(command instanceof Command)) return;
      const invocation = { args: command.args, options: command.optsWithGlobals() };
      const { withSession } = await import('./session.ts');
      await withSession({ ...run, invocation, configured }, (session) => work(session, invocation));
    };
}

interface FailedRun {
  readonly argv: readonly string[];
  readonly host: NodeJS.Process;
  readonly signal: AbortSignal;
}

/** Says what went wrong; answers the exit status. */
function fail(error: unknown, { argv, host, signal }: FailedRun): number {
  const withStack =
    (host.env['KEDGE_DEBUG'] ?? '') !== '' || argv.some((argument) => /^-[a-z]*v[a-z]*v/.test(argument));
  const { exit, lines } = describeFailure(signal.aborted ? signal.reason : error, withStack);
  host.stderr.write(lines.map((line) => `${line}\n`).join(''));
  return exit;
}
