import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * For `test(name, { skip: needs('podman') }, …)`: the reason to skip, or false when every program is on PATH.
 * Where CI is `true` nothing is skipped: it throws.
 */
export function needs(...programs: readonly string[]): string | false {
  const missing = programs.filter((program) => !onPath(program));
  return missing.length > 0 && skipOrFail(`needs ${missing.join(', ')}, not installed here`);
}

/** The reason itself, except where CI is `true`: there a test that cannot run is a failure. */
export function skipOrFail(why: string): string {
  if (process.env['CI'] === 'true') throw new Error(`CI may not skip: ${why}`);
  return why;
}

function onPath(program: string): boolean {
  const directories = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/local/sbin',
    '/usr/sbin',
    '/sbin',
  ];
  return directories.some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
