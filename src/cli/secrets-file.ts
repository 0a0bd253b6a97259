import { realpath } from 'node:fs/promises';
import { reason } from '../core/errors.ts';
import type { Json } from '../core/json.ts';
import { suggestion } from '../core/nearest.ts';
import { builtInRules, configRules } from '../inspect/secret-rules/list.ts';
import type { UserRule } from '../inspect/settings.ts';
import { toSecretRule } from '../inspect/user-rules.ts';
import type { AllowEntry } from '../model/allow.ts';
import { type CheckedDocument, globFaults, invalidDocuments, itemsAt } from './checked-document.ts';
import { isObject } from './config-keys.ts';
import { readText } from './read-text.ts';
import { type SecretsContent, secretsDocument } from './secrets-document.ts';

/** Rules of the user's own, and what is accepted: one file, or several as one. */
export interface SecretsFiles {
  readonly rules: readonly UserRule[];
  readonly disabled: readonly string[];
  readonly allow: readonly AllowEntry[];
  /** Of the fingerprints, when a file has one. */
  readonly key: string | undefined;
}

const maxFileBytes = 64 * 1024 * 1024;

const remedy = 'Correct it; schemas/secrets.schema.json describes the file.';

/**
 * Reads and checks files that `schemas/secrets.schema.json` describes. `others` are ids of rules that are neither
 * built in nor in the files. Throws CONFIG_INVALID with every fault of every file.
 */
export async function readSecretsFiles(
  files: readonly string[],
  others: readonly string[],
): Promise<SecretsFiles> {
  const documents: CheckedDocument[] = [];
  for (const file of await distinct(files))
    documents.push(secretsDocument.parse(await readText(file, maxFileBytes), file));
  const faults = [...documents.flatMap((document) => document.faults), ...meaningFaults(documents, others)];
  if (faults.length > 0) throw invalidDocuments(faults, remedy);
  const read = documents.map(({ file, value }) => ({ file, content: contentOf(value) }));
  return {
    rules: read.flatMap(({ content }) => (content.rules ?? []).map(toUserRule)),
    disabled: [...new Set(read.flatMap(({ content }) => content.disable ?? []))],
    allow: read.flatMap(({ file, content }) => (content.allow ?? []).map((entry) => ({ ...entry, file }))),
    key: read.find(({ content }) => content.key !== undefined)?.content.key,
  };
}

/** One file may be both, rules and baseline. */
async function distinct(files: readonly string[]): Promise<string[]> {
  const byPath = new Map<string, string>();
  for (const file of files) {
    const path = await realpath(file).catch(() => file);
    if (!byPath.has(path)) byPath.set(path, file);
  }
  return [...byPath.values()];
}

function contentOf(value: Json | undefined): SecretsContent {
  return secretsDocument.isSound(value) ? value : { version: 1 };
}

function toUserRule(rule: NonNullable<SecretsContent['rules']>[number]): UserRule {
  return { ...rule, severity: rule.severity ?? 'medium' };
}

/** What no schema can tell. Looks at whatever has the right shape, so that all faults are told at once. */
function meaningFaults(documents: readonly CheckedDocument[], others: readonly string[]): string[] {
  const taken = new Map<string, string>(
    [...builtInRules, ...configRules].map(({ id }) => [id, 'the id of a built-in rule']),
  );
  const faults: string[] = [];
  let key: { readonly value: Json; readonly file: string } | undefined;
  for (const document of documents) {
    for (const [index, rule] of itemsAt(document.value, 'rules').entries()) {
      const id = isObject(rule) && typeof rule['id'] === 'string' ? rule['id'] : undefined;
      const other = id === undefined ? undefined : taken.get(id);
      if (other !== undefined) faults.push(document.faultAt(['rules', index, 'id'], `is ${other}`));
      else if (id !== undefined) taken.set(id, `the id of another rule, in ${document.file}`);
      faults.push(...patternFaults(document, rule, index));
    }
    const own = isObject(document.value) ? document.value['key'] : undefined;
    if (own !== undefined && key !== undefined && own !== key.value)
      faults.push(document.faultAt(['key'], `is another than that of ${key.file}: use one of the two files`));
    if (own !== undefined) key ??= { value: own, file: document.file };
  }
  const known = [...taken.keys(), ...others];
  return [...faults, ...documents.flatMap((document) => referenceFaults(document, known))];
}

function patternFaults(document: CheckedDocument, rule: Json, index: number): string[] {
  if (!isObject(rule)) return [];
  const faults = globFaults(document, rule['paths'], ['rules', index, 'paths']);
  const { id, pattern, longest } = rule;
  if (typeof pattern !== 'string') return faults;
  try {
    const name = typeof id === 'string' ? id : `${index}`;
    const size = typeof longest === 'number' ? { longest } : {};
    toSecretRule({ id: name, title: name, severity: 'medium', pattern, keywords: [], ...size });
    return faults;
  } catch (error) {
    return [...faults, document.faultAt(['rules', index, 'pattern'], `is refused: ${reason(error)}`)];
  }
}

function referenceFaults(document: CheckedDocument, known: readonly string[]): string[] {
  const builtIn = [...builtInRules, ...configRules].map(({ id }) => id);
  const unknown = (rule: Json | undefined, ids: readonly string[]): rule is string =>
    typeof rule === 'string' && !ids.includes(rule);
  const disabled = itemsAt(document.value, 'disable').flatMap((id, index) =>
    unknown(id, builtIn)
      ? [document.faultAt(['disable', index], `is no built-in rule: ${id}${suggestion(id, builtIn)}`)]
      : [],
  );
  const allowed = itemsAt(document.value, 'allow').flatMap((entry, index) => {
    if (!isObject(entry)) return [];
    const { rule, path } = entry;
    const faults = globFaults(document, path === undefined ? [] : [path], ['allow', index, 'path']);
    return unknown(rule, known)
      ? [
          ...faults,
          document.faultAt(['allow', index, 'rule'], `is no rule: ${rule}${suggestion(rule, known)}`),
        ]
      : faults;
  });
  return [...disabled, ...allowed];
}
