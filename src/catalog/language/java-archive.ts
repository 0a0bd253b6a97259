import { createHash } from 'node:crypto';
import type { ByteSource } from '../../core/byte-source.ts';
import { KedgeError } from '../../core/errors.ts';
import { defaultZipLimits, readEntry, readZip, storedSource, type ZipEntry } from '../../core/zip.ts';
import { formatPurl } from '../../model/purl.ts';
import { fileCataloger } from '../cataloger.ts';
import { identify } from './java-identity.ts';

/*
 * Java archives, and archives in them: web and enterprise applications, Spring Boot, Jenkins plug-ins, Karaf, Liferay.
 * https://docs.oracle.com/en/java/javase/21/docs/specs/jar/jar.html
 * Class files are not looked at: a project copied in without its Maven record is not found.
 */

type JavaFinding = {
  /** Where in the file it is: `''` for the file itself, `WEB-INF/lib/a.jar!/b.jar` for what is nested. */
  readonly inside: string;
  readonly group: string;
  readonly artifact: string;
  readonly version: string;
  readonly licenses: readonly string[];
  readonly metadata: { readonly [key: string]: string };
};

const limits = {
  ...defaultZipLimits,
  /** Archives in archives. */
  maxDepth: 16,
  /** Archives in one file. */
  maxArchives: 20_000,
  /** Unpacked bytes of all that is read of one file. */
  maxTotalBytes: 2 * 1024 ** 3,
  /** Bytes of a text inside an archive. */
  maxTextBytes: 4 * 1024 * 1024,
  /** Unpacked bytes of a packed archive in an archive. Half as much a level deeper: all levels are held at once. */
  maxNestedBytes: 128 * 1024 * 1024,
  /** What every level may hold. */
  minNestedBytes: 8 * 1024 * 1024,
};

/** Names that mean a Java archive and nothing else. */
const certain = ['jar', 'war', 'ear'];
/** Names that other formats have, too: without a zip directory they are left alone. */
const shared = ['par', 'sar', 'nar', 'rar', 'kar', 'har', 'jpi', 'hpi', 'lpkg', 'ejb', 'aar', 'esb', 'wab'];
const extensions = [...certain, ...shared];
const archiveName = new RegExp(`\\.(?:${extensions.join('|')})$`, 'i');
const certainName = new RegExp(`\\.(?:${certain.join('|')})$`, 'i');

export const javaArchive = fileCataloger<JavaFinding>({
  id: 'java/archive',
  version: 1,
  wants: {
    globs: extensions.flatMap((extension) => [`**/*.${extension}`, `**/*.${extension.toUpperCase()}`]),
    maxBytes: 4 * 1024 ** 3,
  },

  *read(file) {
    const [first, second] = file.slice(0, 2);
    const marked = first === 0x50 && second === 0x4b;
    if (file.size === 0 || (!marked && !certainName.test(file.path))) return;
    const budget = { archives: 0, bytes: 0, faults: [] as unknown[] };
    yield* findings({ source: file, name: file.path, inside: '', depth: 0, budget });
    if (budget.faults.length > 0) throw budget.faults[0];
  },

  toPackage(data, { path }) {
    const { inside, group, artifact, version, licenses, metadata } = data;
    return {
      type: 'maven',
      name: `${group}:${artifact}`,
      version,
      purl: formatPurl({ type: 'maven', namespace: group, name: artifact, version }),
      licenses,
      evidence: [inside === '' ? path : `${path}!/${inside}`],
      files: [],
      metadata,
    };
  },
});

/** What reading one file may still cost. Faults of nested archives are kept until the rest is read. */
interface Budget {
  archives: number;
  bytes: number;
  readonly faults: unknown[];
}

interface Archive {
  readonly source: ByteSource;
  /** For messages and, its last part, for the file name. */
  readonly name: string;
  readonly inside: string;
  readonly depth: number;
  readonly budget: Budget;
}

function* findings(archive: Archive): Generator<JavaFinding> {
  const { source, name, budget } = archive;
  if (++budget.archives > limits.maxArchives) throw exceeded(archive, 'maxArchives');
  const entries = readZip(source, name, limits);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const digest = archive.depth > 0 ? { sha1: sha1Of(source) } : {};
  try {
    const texts = {
      fileName: name.slice(name.lastIndexOf('/') + 1),
      names: [...byName.keys()],
      text: (member: string) => memberText(archive, byName.get(member)),
    };
    for (const { group, artifact, version, licenses, metadata, from, own } of identify(texts)) {
      const told = { ...metadata, identifiedBy: from, ...(own ? digest : {}) };
      yield { inside: archive.inside, group, artifact, version, licenses, metadata: told };
    }
  } catch (error) {
    budget.faults.push(error);
  }
  for (const entry of byName.values()) {
    if (!archiveName.test(entry.name) || entry.size === 0) continue;
    try {
      yield* findings(nested(archive, entry));
    } catch (error) {
      // A limit of the whole file ends it; a bad archive in it does not.
      if (error instanceof WholeFileLimit) throw error;
      budget.faults.push(error);
    }
  }
}

function memberText(archive: Archive, entry: ZipEntry | undefined): string {
  if (entry === undefined) return '';
  const what = `${archive.name}!/${entry.name}`;
  const bytes = readEntry(archive.source, entry, { ...limits, maxBytes: limits.maxTextBytes, what });
  spend(archive, bytes.length);
  return new TextDecoder().decode(bytes);
}

function nested(archive: Archive, entry: ZipEntry): Archive {
  const name = `${archive.name}!/${entry.name}`;
  const depth = archive.depth + 1;
  if (depth > limits.maxDepth) throw exceeded(archive, 'maxDepth');
  if (entry.name.length > 1000)
    throw new KedgeError('ARCHIVE_INVALID', `${archive.name} has a name of more than 1000 characters`);
  spend(archive, entry.method === 0 ? entry.packedSize : entry.size);
  const maxBytes = Math.max(limits.maxNestedBytes / 2 ** archive.depth, limits.minNestedBytes);
  const source =
    entry.method === 0
      ? storedSource(archive.source, entry, name)
      : inMemory(readEntry(archive.source, entry, { ...limits, maxBytes, what: name }));
  const inside = archive.inside === '' ? entry.name : `${archive.inside}!/${entry.name}`;
  return { ...archive, source, name, inside, depth };
}

function spend(archive: Archive, bytes: number): void {
  archive.budget.bytes += bytes;
  if (archive.budget.bytes > limits.maxTotalBytes) throw exceeded(archive, 'maxTotalBytes');
}

function inMemory(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, slice: (offset, length) => bytes.slice(offset, offset + length) };
}

function sha1Of(source: ByteSource): string {
  const hash = createHash('sha1');
  const step = 1024 * 1024;
  for (let at = 0; at < source.size; at += step) hash.update(source.slice(at, step));
  return hash.digest('hex');
}

class WholeFileLimit extends KedgeError {}

function exceeded(archive: Archive, limit: 'maxDepth' | 'maxArchives' | 'maxTotalBytes'): KedgeError {
  const message = `${archive.name} passes the limit ${limit} (${limits[limit]}) of Java archives`;
  return limit === 'maxDepth'
    ? new KedgeError('LIMIT_EXCEEDED', message)
    : new WholeFileLimit('LIMIT_EXCEEDED', message);
}
