import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

export interface Finished {
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end; throws with the last lines of what it said when it fails. */
export async function run(
  program: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
): Promise<Finished> {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const status = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), status]);
  if (code === 0) return { stdout, stderr };
  throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${(stdout + stderr).slice(-2000)}`);
}
