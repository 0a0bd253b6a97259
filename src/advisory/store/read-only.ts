import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { KedgeError, systemCode } from '../../core/errors.ts';
import { damaged, guarded } from './failure.ts';
import { schemaFault } from './schema.ts';

/**
 * The database of the store at `path`, known to be one; SQLite itself refuses one that is cut short. A store is never
 * changed in its place, so reading takes no locks, and its directory need not be writable.
 */
export function openReadOnly(path: string): DatabaseSync {
  if (!isThere(path)) {
    throw new KedgeError('FEEDS_MISSING', `There are no advisories at ${path}`, {
      remedy: 'Fetch them with `kedge feeds sync`, or take over a bundle with `kedge feeds import`.',
    });
  }
  const url = pathToFileURL(path);
  url.searchParams.set('immutable', '1');
  return guarded(path, () => {
    const database = new DatabaseSync(url, { readOnly: true, enableForeignKeyConstraints: false });
    try {
      database.exec('PRAGMA cache_size = -16384');
      const fault = schemaFault(database);
      if (fault !== undefined) throw damaged(fault);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

function isThere(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch (thrown) {
    return systemCode(thrown) !== 'ENOENT' && systemCode(thrown) !== 'ENOTDIR';
  }
}
