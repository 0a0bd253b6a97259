import { reason } from '../../core/errors.ts';
import type { LayerFile } from '../../layer/reader.ts';
import { malformed } from './malformed.ts';
import { type RpmPackage, readRpmPackage } from './rpm-package.ts';
import {
  type Cell,
  columnsOf,
  type OverflowSource,
  parseTablePage,
  readPayload,
  type TablePage,
} from './sqlite-btree.ts';
import { readWal } from './sqlite-wal.ts';

/**
 * One page of an rpm database's tables, from the database or from its write-ahead log. The join puts the log's pages
 * over the database's and walks the tree from page 1, so neither file is needed for reading the other.
 */
export type SqliteNode =
  | { readonly kind: 'interior'; readonly page: number; readonly children: readonly number[] }
  | { readonly kind: 'leaf'; readonly page: number; readonly rows: readonly SqliteRow[] }
  | { readonly kind: 'damaged'; readonly page: number; readonly why: string };

export type SqliteRow =
  /** The entry of the table `Packages` in the schema. */
  | { readonly kind: 'table'; readonly root: number }
  | { readonly kind: 'package'; readonly key: RowKey; readonly package: RpmPackage | null }
  /** A row whose rest is on pages this file does not hold. */
  | { readonly kind: 'elsewhere'; readonly key: RowKey }
  | { readonly kind: 'damaged'; readonly why: string };

/** Row id, size and first overflow page. Row ids are never used again, so the same key means the same package. */
export type RowKey = string;

const what = 'rpm SQLite database';

/** The pages of the database that lead to packages. Damage is told page by page: the log may hold a sound version. */
export function* sqliteNodes(file: LayerFile): Generator<SqliteNode> {
  if (file.size === 0) return;
  const { pageSize, usable } = readDatabaseHeader(file);
  const pages = pageReader(file, pageSize);
  const seen = new Set<number>();
  const toVisit: number[] = [1];
  for (let number = toVisit.pop(); number !== undefined; number = toVisit.pop()) {
    if (seen.has(number)) continue;
    seen.add(number);
    const node = readNode(number, pages(number), { usable, take: takeOnce(pages) });
    if (node === undefined) continue;
    yield node;
    toVisit.push(...next(node));
  }

  function takeOnce(read: (number: number) => Uint8Array | undefined): OverflowSource['take'] {
    return (number) => {
      if (seen.has(number)) return undefined;
      seen.add(number);
      return read(number);
    };
  }
}

/**
 * The table pages of a write-ahead log. Which of them lead to packages, only the join can tell. Pages that were freed
 * still name overflow pages that belong to other rows by now, so a page may be read more than once, but not much more.
 */
export function* walNodes(file: LayerFile): Generator<SqliteNode> {
  const wal = readWal(file);
  if (wal === undefined) return;
  let left = 4 * wal.pages.length;
  const take: OverflowSource['take'] = (number) => (left-- > 0 ? wal.page(number) : undefined);
  for (const number of wal.pages) {
    const node = readNode(number, wal.page(number), { usable: wal.pageSize, take });
    if (node) yield node;
  }
}

/** https://www.sqlite.org/fileformat2.html#the_database_header */
function readDatabaseHeader(file: LayerFile): { pageSize: number; usable: number } {
  const head = file.slice(0, 100);
  if (head.length < 100 || Buffer.from(head.subarray(0, 16)).toString('latin1') !== 'SQLite format 3\0') {
    throw malformed(what, 'it lacks the magic text');
  }
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const stored = view.getUint16(16);
  const pageSize = stored === 1 ? 65536 : stored;
  const usable = pageSize - view.getUint8(20);
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0 || usable < 480) {
    throw malformed(what, `${pageSize} is not a page size`);
  }
  return { pageSize, usable };
}

function pageReader(file: LayerFile, pageSize: number) {
  const count = Math.ceil(file.size / pageSize);
  return (number: number): Uint8Array | undefined =>
    number < 1 || number > count ? undefined : file.slice((number - 1) * pageSize, pageSize);
}

function readNode(
  page: number,
  bytes: Uint8Array | undefined,
  overflow: OverflowSource,
): SqliteNode | undefined {
  if (bytes === undefined) return { kind: 'damaged', page, why: `page ${page} is missing` };
  try {
    const table = parseTablePage(bytes, { number: page, usable: overflow.usable });
    return table && toNode(page, table, overflow);
  } catch (thrown) {
    return { kind: 'damaged', page, why: reason(thrown) };
  }
}

function toNode(page: number, table: TablePage, overflow: OverflowSource): SqliteNode {
  if (table.kind === 'interior') return { kind: 'interior', page, children: table.children };
  return { kind: 'leaf', page, rows: table.cells.flatMap((cell) => readRow(cell, overflow)) };
}

/** Rows of the schema and of `Packages (hnum INTEGER PRIMARY KEY, blob BLOB)`; those of other tables are left out. */
function readRow(cell: Cell, overflow: OverflowSource): SqliteRow[] {
  try {
    const columns = columnsOf(cell.local);
    const [first, second, , fourth] = columns;
    if (columns.length === 5 && isText(cell, first, 'table') && isText(cell, second, 'Packages')) {
      return fourth?.kind === 'integer' ? [{ kind: 'table', root: fourth.value }] : [];
    }
    if (columns.length !== 2 || second?.kind !== 'blob') return [];
    const key = `${cell.rowid}:${cell.size}:${cell.overflow}`;
    const payload = readPayload(cell, overflow);
    if (payload === undefined) return [{ kind: 'elsewhere', key }];
    return [
      { kind: 'package', key, package: readRpmPackage(payload.subarray(second.start, second.end)) ?? null },
    ];
  } catch (thrown) {
    return [{ kind: 'damaged', why: reason(thrown) }];
  }
}

function isText(cell: Cell, column: ReturnType<typeof columnsOf>[number] | undefined, text: string): boolean {
  if (column?.kind !== 'text') return false;
  return Buffer.from(cell.local.subarray(column.start, column.end)).toString('latin1') === text;
}

/** The pages a node leads to: in the schema also the root of the table of packages. */
function next(node: SqliteNode): readonly number[] {
  if (node.kind === 'interior') return node.children;
  if (node.kind === 'damaged') return [];
  return node.rows.flatMap((row) => (row.kind === 'table' ? [row.root] : []));
}

export interface SqlitePackages {
  readonly packages: readonly RpmPackage[];
  /** What on the way to packages could not be read. */
  readonly faults: readonly string[];
}

/** The packages of a database with the pages of its log, if any, put over its own. */
export function joinNodes(database: readonly SqliteNode[], log: readonly SqliteNode[]): SqlitePackages {
  const nodes = new Map([...database, ...log].map((node) => [node.page, node]));
  const known = packagesByKey(database);
  const packages: RpmPackage[] = [];
  const faults: string[] = [];
  const seen = new Set<number>();
  const toVisit: number[] = database.length === 0 ? [] : [1];
  for (let page = toVisit.pop(); page !== undefined; page = toVisit.pop()) {
    if (seen.has(page)) continue;
    seen.add(page);
    const node = nodes.get(page);
    if (node === undefined) faults.push(`page ${page} is missing`);
    else if (node.kind === 'damaged') faults.push(node.why);
    else if (node.kind === 'leaf') collect(node.rows, { known, packages, faults });
    if (node) toVisit.push(...next(node));
  }
  return { packages, faults };
}

function packagesByKey(nodes: readonly SqliteNode[]): Map<RowKey, RpmPackage | null> {
  const known = new Map<RowKey, RpmPackage | null>();
  for (const node of nodes) {
    if (node.kind !== 'leaf') continue;
    for (const row of node.rows) if (row.kind === 'package') known.set(row.key, row.package);
  }
  return known;
}

interface Collection {
  readonly known: ReadonlyMap<RowKey, RpmPackage | null>;
  readonly packages: RpmPackage[];
  readonly faults: string[];
}

/**
 * The log's version of a leaf repeats the rows that did not change, whose rest is in the database. It may also hold
 * some of a row's overflow pages alone: rpm rewrites a header in place only to note the state of its files, so the
 * database's version names the same package.
 */
function collect(rows: readonly SqliteRow[], { known, packages, faults }: Collection): void {
  for (const row of rows) {
    if (row.kind === 'damaged') faults.push(row.why);
    if (row.kind !== 'package' && row.kind !== 'elsewhere') continue;
    const found = row.kind === 'package' ? row.package : known.get(row.key);
    if (found === undefined) faults.push('the content of a row is missing');
    else if (found !== null) packages.push(found);
  }
}
