import { createHash } from 'node:crypto';
import type { ByteSource } from '../../core/byte-source.ts';
import { KedgeError } from '../../core/errors.ts';
import type { Limits } from '../../core/limits.ts';
import { readEntry, readEntryText, readZip, storedSource, type ZipEntry } from '../../core/zip.ts';
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
  /** Undefined where nothing tells it. */
  readonly version?: string;
  readonly licenses: readonly string[];
  readonly metadata: { readonly [key: string]: string };
};

/** Of the name of an archive in an archive. */
const maxNameLength = 1000;

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
    const { path, limits } = file;
    const budget = new JavaBudget(limits);
    yield* findings({ source: file, name: path, inside: '', depth: 0, budget, limits });
    budget.settle();
  },

  toPackage(data, { path }) {
    const { inside, group, artifact, version, licenses, metadata } = data;
    const purl = { type: 'maven', namespace: group, name: artifact };
    return {
      type: 'maven',
      name: `${group}:${artifact}`,
      version: version ?? 'unknown',
      purl: formatPurl(version === undefined ? purl : { ...purl, version }),
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
  readonly limits: Limits;
}

function* findings(archive: Archive): Generator<JavaFinding> {
  const { source, name, budget, limits } = archive;
  budget.spend('maxArchives', 1, name);
  const entries = readZip(source, name, limits);
  budget.spend('maxArchiveEntries', entries.length, name);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const digest = archive.depth > 0 ? { sha1: sha1Of(source) } : {};
  try {
    const texts = {
      fileName: name.slice(name.lastIndexOf('/') + 1),
      names: [...byName.keys()],
      text: (member: string) => memberText(archive, byName.get(member)),
    };
    for (const { metadata, from, own, ...identity } of identify(texts)) {
      const told = { ...metadata, identifiedBy: from, ...(own ? digest : {}) };
      yield { inside: archive.inside, ...identity, metadata: told };
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
  archive.budget.spend('maxArchiveTextBytes', entry.size, what);
  return readEntryText(archive.source, entry, { what, limits: archive.limits });
}

function nested(archive: Archive, entry: ZipEntry): Archive {
  const name = `${archive.name}!/${entry.name}`;
  const depth = archive.depth + 1;
  if (depth > archive.limits.maxArchiveDepth) throw tooDeep(archive);
  if (entry.name.length > maxNameLength) throw nameTooLong(archive);
  archive.budget.spend('maxArchiveBytes', entry.method === 0 ? entry.packedSize : entry.size, name);
  const source =
    entry.method === 0 ? storedSource(archive.source, entry, name) : unpacked(archive, entry, name);
  const inside = archive.inside === '' ? entry.name : `${archive.inside}!/${entry.name}`;
  return { ...archive, source, name, inside, depth };
}

/** In memory, as are the archives around it: so it may have half as many bytes as the one around it. */
function unpacked({ source, depth, limits }: Archive, entry: ZipEntry, what: string): ByteSource {
  const part = 2 ** Math.min(4 + depth, 8);
  const bytes = readEntry(source, entry, {
    what,
    limits,
    maxBytes: Math.floor(limits.maxArchiveBytes / part),
    maxBytesFrom: `limits.maxArchiveBytes ÷ ${part}`,
  });
  return { size: bytes.length, slice: (offset, length) => bytes.slice(offset, offset + length) };
}

function sha1Of(source: ByteSource): string {
  const hash = createHash('sha1');
  const step = 1024 * 1024;
  for (let at = 0; at < source.size; at += step) hash.update(source.slice(at, step));
  return hash.digest('hex');
}

function tooDeep({ name, limits }: Archive): KedgeError {
  const message = `${name} holds an archive deeper than limits.maxArchiveDepth (${limits.maxArchiveDepth})`;
  return new KedgeError('LIMIT_EXCEEDED', message, {
    remedy: 'If the archive is to be trusted, raise limits.maxArchiveDepth.',
  });
}

function nameTooLong({ name }: Archive): KedgeError {
  const message = `${name} holds an archive whose name has more than ${maxNameLength} characters`;
  return new KedgeError('FILE_MALFORMED', message);
}
