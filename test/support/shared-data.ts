import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { skipOrFail } from './real-part.ts';

const root = join(import.meta.dirname, '../../../shared/data');

/** Path of a file of the test data that lies beside the repository; see INDEX.md there. */
export function sharedData(...names: readonly string[]): string {
  return join(root, ...names);
}

/**
 * For `skip`: the reason, or false when the test data (or the named file of it) is there. A checkout that stands alone
 * has none of it, in CI too; beside what is there no file may be missing where CI is `true`.
 */
export function needsSharedData(...names: readonly string[]): string | false {
  if (existsSync(sharedData(...names))) return false;
  const why = `needs ${join('../shared/data', ...names)}`;
  return existsSync(root) ? skipOrFail(why) : why;
}
