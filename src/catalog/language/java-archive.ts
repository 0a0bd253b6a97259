import { createHash } from 'node:crypto';
import type { ByteSource } from '../../core/byte-source.ts';
import { KedgeError } from '../../core/errors.ts';
import { defaultZipLimits, readEntry, readZip, storedSource, type ZipEntry } from '../../core/zip.ts';
import { formatPurl } from '../../model/purl.ts';
import { fileCataloger } from '../cataloger.ts';
import { JavaBudget } from './java-budget.ts';
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
  /** Bytes of a text inside an archive. */
  maxMemberBytes: 1024 * 1024,
  /** Unpacked bytes of a packed archive in an archive. Half as much a level deeper: all levels are held at once. */
  maxNestedBytes: 128 * 1024 * 1024,
  /** Characters of the name of an archive in an archive. */
  maxNameLength: 1000,
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
    const budget = new JavaBudget();
    yield* findings({ source: file, name: file.path, inside: '', depth: 0, budget });
    budget.settle();
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

interface Archive {
  readonly source: ByteSource;
  /** For messages and, its last part, for the file name. */
  readonly name: string;
  readonly inside: string;
  readonly depth: number;
  readonly budget: JavaBudget;
}

function* findings(archive: Archive): Generator<JavaFinding> {
  const { source, name, budget } = archive;
  budget.spend('maxArchives', 1, name);
  const entries = readZip(source, name, limits);
  budget.spend('maxMembers', entries.length, name);
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
    budget.fault(error);
  }
  for (const entry of byName.values()) {
    if (!archiveName.test(entry.name) || entry.size === 0) continue;
    try {
      yield* findings(nested(archive, entry));
    } catch (error) {
      budget.fault(error);
    }
  }
}

function memberText(archive: Archive, entry: ZipEntry | undefined): string {
  if (entry === undefined) return '';
  const what = `${archive.name}!/${entry.name}`;
  archive.budget.spend('maxTextBytes', entry.size, what);
  const bytes = readEntry(archive.source, entry, { ...limits, maxBytes: limits.maxMemberBytes, what });
  return new TextDecoder().decode(bytes);
}

function nested(archive: Archive, entry: ZipEntry): Archive {
  const name = `${archive.name}!/${entry.name}`;
  const depth = archive.depth + 1;
  if (depth > limits.maxDepth) throw exceeded(archive, 'maxDepth');
  if (entry.name.length > limits.maxNameLength) throw exceeded(archive, 'maxNameLength');
  archive.budget.spend('maxArchiveBytes', entry.method === 0 ? entry.packedSize : entry.size, name);
  const maxBytes = Math.max(limits.maxNestedBytes / 2 ** archive.depth, limits.minNestedBytes);
  const source =
    entry.method === 0
      ? storedSource(archive.source, entry, name)
      : inMemory(readEntry(archive.source, entry, { ...limits, maxBytes, what: name }));
  const inside = archive.inside === '' ? entry.name : `${archive.inside}!/${entry.name}`;
  return { ...archive, source, name, inside, depth };
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

function exceeded(archive: Archive, limit: 'maxDepth' | 'maxNameLength'): KedgeError {
  const message = `${archive.name} holds an archive beyond the limit ${limit} (${limits[limit]})`;
  return new KedgeError('LIMIT_EXCEEDED', message);
}
