import schema from '../../schemas/ignore.schema.json' with { type: 'json' };
import type { Json } from '../core/json.ts';
import type { IgnoreRule } from '../match/ignore.ts';
import { parsePurl } from '../model/purl.ts';
import {
  type CheckedDocument,
  documentKind,
  globFaults,
  invalidDocuments,
  itemsAt,
} from './checked-document.ts';
import { isObject } from './config-keys.ts';
import { readText } from './read-text.ts';

/** What `schemas/ignore.schema.json` describes. */
interface IgnoreContent {
  readonly version: 1;
  readonly ignore: readonly Omit<IgnoreRule, 'file'>[];
}

const maxFileBytes = 64 * 1024 * 1024;
const remedy = 'Correct it; schemas/ignore.schema.json describes the file.';

const ignoreDocument = documentKind<IgnoreContent>(schema);

/** Throws CONFIG_INVALID with every fault of the file. */
export async function readIgnoreFile(file: string): Promise<readonly IgnoreRule[]> {
  const document = ignoreDocument.parse(await readText(file, maxFileBytes), file);
  const { value } = document;
  const faults = [...document.faults, ...meaningFaults(document)];
  if (faults.length > 0 || !ignoreDocument.isSound(value)) throw invalidDocuments(faults, remedy);
  return value.ignore.map((rule) => ({ ...rule, file }));
}

/** What no schema can tell. */
function meaningFaults(document: CheckedDocument): string[] {
  return itemsAt(document.value, 'ignore').flatMap((rule, index) => {
    if (!isObject(rule)) return [];
    const { path, package: pkg } = rule;
    const globs = path === undefined ? [] : [path];
    const purl = isObject(pkg) ? pkg['purl'] : undefined;
    return [
      ...globFaults(document, globs, ['ignore', index, 'path']),
      ...(isPurl(purl) ? [] : [document.faultAt(['ignore', index, 'package', 'purl'], 'is no package URL')]),
    ];
  });
}

/** What is no text is a fault of the shape. */
function isPurl(text: Json | undefined): boolean {
  if (typeof text !== 'string') return true;
  try {
    parsePurl(text);
    return true;
  } catch {
    return false;
  }
}
