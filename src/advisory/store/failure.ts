import { KedgeError, reason, systemCode } from '../../core/errors.ts';

/** https://www.sqlite.org/rescode.html */
const busy = 5;
const full = 13;
const corrupt = 11;
const notADatabase = 26;

function sqliteCode(thrown: unknown): number | undefined {
  if (systemCode(thrown) !== 'ERR_SQLITE_ERROR' || !(thrown instanceof Error)) return undefined;
  return 'errcode' in thrown && typeof thrown.errcode === 'number' ? thrown.errcode & 0xff : undefined;
}

/** Whether another process holds the lock that was asked for. */
export function isBusy(thrown: unknown): boolean {
  return sqliteCode(thrown) === busy;
}

/** What went wrong on disk while a store was written; anything thrown on purpose stays as it is. */
export function writeFailure(thrown: unknown, path: string): unknown {
  if (systemCode(thrown) === 'ENOSPC' || sqliteCode(thrown) === full) {
    return new KedgeError('DISK_FULL', `No space is left to write the advisories ${path}`, {
      remedy:
        'Free some, or move them with `kedge config set feeds.directory`. Those from before stay in use.',
      cause: thrown,
    });
  }
  if (isDamage(thrown)) return damagedStore(path, thrown);
  if (systemCode(thrown) === undefined) return thrown;
  return new KedgeError('WRITE_FAILED', `Cannot write the advisories ${path}: ${reason(thrown)}`, {
    remedy: 'Check who owns the directory, or choose another one with `kedge config set feeds.directory`.',
    cause: thrown,
  });
}

/** What a store that is changed makes of pages or texts that are not as they were written. */
function isDamage(thrown: unknown): boolean {
  if (thrown instanceof KedgeError) return thrown.code === 'FEEDS_DAMAGED';
  const code = sqliteCode(thrown);
  return code === corrupt || code === notADatabase || systemCode(thrown)?.startsWith('Z_') === true;
}

/** Thrown deep inside; `guarded` and `writeFailure` say which file. */
export function damaged(why: string): KedgeError {
  return new KedgeError('FEEDS_DAMAGED', why);
}

/** Runs what reads a store: whatever a damaged file makes it throw is one error that names the file. */
export function guarded<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof KedgeError && thrown.code !== 'FEEDS_DAMAGED') throw thrown;
    throw damagedStore(path, thrown);
  }
}

function damagedStore(path: string, cause: unknown): KedgeError {
  if (cause instanceof KedgeError && cause.remedy !== undefined) return cause;
  return new KedgeError('FEEDS_DAMAGED', `The advisories ${path} cannot be used: ${reason(cause)}`, {
    remedy: 'Make them anew with `kedge feeds sync`.',
    cause,
  });
}
