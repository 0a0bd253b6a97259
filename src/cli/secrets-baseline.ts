import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { Document, parseDocument } from 'yaml';
import { systemCode } from '../core/errors.ts';
import { counts, type Secret } from '../model/secret.ts';
import { writeFile } from './output.ts';
import type { AllowContent } from './secrets-document.ts';

/**
 * Adds an entry for every secret that counts to `file`, which keeps what it has, comments too, and is replaced in one
 * step. Answers how many were added. A file that is there has been read and found sound before.
 */
export async function writeBaseline(
  file: string,
  secrets: readonly Secret[],
  key: string | undefined,
): Promise<number> {
  const document = (await readIfThere(file)) ?? new Document({ version: 1 });
  if (key !== undefined && !document.has('key')) document.set('key', key);
  const entries = new Map(secrets.filter(counts).map(toEntry));
  if (!document.has('allow')) document.set('allow', document.createNode([]));
  for (const entry of entries.values()) document.addIn(['allow'], document.createNode(entry));
  const text =
    extname(file) === '.json'
      ? `${JSON.stringify(document.toJS(), undefined, 2)}\n`
      : document.toString({ lineWidth: 0 });
  await writeFile(file, [text]);
  return entries.size;
}

async function readIfThere(file: string): Promise<Document | undefined> {
  try {
    return parseDocument(await readFile(file, 'utf8'));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The same secret may stand in a file more than once. */
function toEntry({ rule, fingerprint, place }: Secret): [string, AllowContent] {
  const path = place.kind === 'file' ? `/${place.path.replaceAll(/[*?[\]{}]|[^\P{C}]/gu, '?')}` : undefined;
  const entry = { rule, ...(path === undefined ? {} : { path }), fingerprint, reason: 'baseline' };
  return [[rule, path, fingerprint].join('\0'), entry];
}
