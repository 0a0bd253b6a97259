import type { DatabaseSync } from 'node:sqlite';

/** Raised when the same records are kept in another form. A store of another version is made anew by the next sync. */
const formatVersion = 1;
/** `kedg`. https://www.sqlite.org/fileformat2.html#application_id */
const applicationId = 0x6b656467;

/*
 * `packages` is what matching reads: the parts of advisories that name a package, in blocks, clustered by ecosystem
 * and name. `advisories` holds the whole texts, packed with their feed's dictionary, `names` every id, alias and
 * upstream that leads to one. `feeds.content` stands for the feed's records (`content.ts`).
 */
const tables = [
  'CREATE TABLE header (digest TEXT NOT NULL) STRICT',
  `CREATE TABLE feeds (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL, fetched TEXT NOT NULL,
    modified TEXT, digest TEXT NOT NULL, advisories INTEGER NOT NULL, exploits INTEGER NOT NULL,
    predictions INTEGER NOT NULL, skipped INTEGER NOT NULL, content BLOB NOT NULL, dictionary BLOB) STRICT`,
  'CREATE TABLE ecosystems (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT',
  `CREATE TABLE advisories (key INTEGER PRIMARY KEY, feed INTEGER NOT NULL, id TEXT NOT NULL, hash BLOB NOT NULL,
    body ANY NOT NULL, UNIQUE (feed, id)) STRICT`,
  `CREATE TABLE names (name TEXT NOT NULL, advisory INTEGER NOT NULL, PRIMARY KEY (name, advisory)
    ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE packages (ecosystem INTEGER NOT NULL, name TEXT NOT NULL, feed INTEGER NOT NULL, block INTEGER NOT NULL,
    entries ANY NOT NULL, PRIMARY KEY (ecosystem, name, feed, block)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE exploits (cve TEXT NOT NULL, feed INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (cve, feed)
    ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE predictions (cve TEXT NOT NULL, feed INTEGER NOT NULL, score REAL NOT NULL, percentile REAL NOT NULL,
    PRIMARY KEY (cve, feed)) STRICT, WITHOUT ROWID`,
];

/** Makes an empty database an empty store. */
export function createSchema(database: DatabaseSync): void {
  database.exec('PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL');
  database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${formatVersion}`);
  for (const table of tables) database.exec(table);
}

/** Why a database is no store that can be read, or undefined when it is one. */
export function schemaFault(database: DatabaseSync): string | undefined {
  if (pragma(database, 'application_id') !== applicationId) return 'it is no database of kedge';
  const version = pragma(database, 'user_version');
  if (version !== formatVersion) return `it is of format ${version}, not ${formatVersion}`;
  const found = database.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid').all();
  const known = found.length === tables.length && found.every(({ sql }, index) => sql === tables[index]);
  return known ? undefined : 'its tables are not those of its format';
}

export function pragma(database: DatabaseSync, name: string): number {
  return Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
}
