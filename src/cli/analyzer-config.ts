import { isScalar, type Node } from 'yaml';
import { KedgeError, reason } from '../core/errors.ts';
import { pythonPattern } from '../core/pattern.ts';
import type { LineSearch, RetrieveSettings } from '../inspect/settings.ts';
import { AnalyzerDocument } from './analyzer-document.ts';
import { readText } from './read-text.ts';

/** What the Engine's analyzer_config.yaml asks for. */
export interface AnalyzerConfig {
  readonly searches: readonly LineSearch[];
  /** Undefined when it asks for no files. */
  readonly retrieve: RetrieveSettings | undefined;
  /** The Engine would search for malware. */
  readonly malware: boolean;
  readonly warnings: readonly string[];
}

const MAX_FILE_BYTES = 1024 * 1024;
const MAX_FAULTS = 50;
/** Of a file whose content is kept, as for `retrieve.maxBytes`. */
const MAX_RETRIEVED_BYTES = 16 * 1024 * 1024;

/** Throws CONFIG_INVALID with everything that is wrong with the file. */
export async function readAnalyzerConfig(file: string): Promise<AnalyzerConfig> {
  return parseAnalyzerConfig(await readText(file, MAX_FILE_BYTES), file);
}

export function parseAnalyzerConfig(text: string, file: string): AnalyzerConfig {
  const document = new AnalyzerDocument(text, file);
  const sections = document.members(document.root, 'the file', [
    'retrieve_files',
    'secret_search',
    'content_search',
    'malware',
  ]);
  const config = {
    searches: [
      ...searchOf(document, 'secret', sections.get('secret_search')),
      ...searchOf(document, 'content', sections.get('content_search')),
    ],
    retrieve: retrieveOf(document, sections.get('retrieve_files')),
    malware: malwareOf(document, sections.get('malware')),
    warnings: document.warnings,
  };
  const { faults } = document;
  if (faults.length === 0) return config;
  const more = faults.length > MAX_FAULTS ? `; ${faults.length - MAX_FAULTS} more` : '';
  throw new KedgeError('CONFIG_INVALID', `${faults.slice(0, MAX_FAULTS).join('; ')}${more}`, {
    remedy: 'Correct it; docs/configuration.md says what of the file is used.',
  });
}

function searchOf(
  document: AnalyzerDocument,
  search: LineSearch['search'],
  section: Node | undefined,
): LineSearch[] {
  const name = `${search}_search`;
  const members = document.members(section, name, ['match_params', 'regexp_match']);
  const maxFileBytes = sizeLimit(
    document,
    document.texts(members.get('match_params'), `${name}.match_params`),
  );
  const expressions = document
    .texts(members.get('regexp_match'), `${name}.regexp_match`)
    .map(({ text, node }) => expressionOf(document, node, text));
  return expressions.length === 0 ? [] : [{ search, maxFileBytes, expressions: distinct(expressions) }];
}

/** Without one, or with 0, the Engine searches files of any size. */
function sizeLimit(
  document: AnalyzerDocument,
  params: readonly { readonly text: string; readonly node: Node }[],
): number {
  let limit = 0;
  for (const { text, node } of params) {
    const [, key = '', value = ''] = /^([^=]*)=([^=]*)$/.exec(text) ?? [];
    if (key === 'MAXFILESIZE' && /^\d{1,15}$/.test(value)) limit = Number(value);
    else if (key === 'MAXFILESIZE') document.fault(node, 'MAXFILESIZE is no number of bytes');
    else if (key === 'STOREONMATCH') {
      if (value !== 'n') document.warn(node, 'STOREONMATCH changes nothing: what matches is never kept');
    } else document.warn(node, 'is neither MAXFILESIZE=BYTES nor STOREONMATCH=n; it changes nothing');
  }
  return limit === 0 ? Number.MAX_SAFE_INTEGER : limit;
}

/** What stands before the first `=` is the name; without one, all of it is the expression, as with the Engine. */
function expressionOf(
  document: AnalyzerDocument,
  node: Node,
  text: string,
): LineSearch['expressions'][number] {
  const sign = text.indexOf('=');
  const name = sign < 0 ? '' : text.slice(0, sign);
  const regex = text.slice(sign + 1);
  try {
    pythonPattern(regex, `${document.at(node)}: the expression ${name || 'without a name'}`);
  } catch (error) {
    document.faults.push(reason(error));
  }
  return { name, regex };
}

function distinct(expressions: LineSearch['expressions']): LineSearch['expressions'] {
  return [...new Map(expressions.map((one) => [`${one.name}=${one.regex}`, one])).values()];
}

function retrieveOf(document: AnalyzerDocument, section: Node | undefined): RetrieveSettings | undefined {
  const members = document.members(section, 'retrieve_files', ['max_file_size_kb', 'file_list']);
  const size = members.get('max_file_size_kb');
  const kilobytes: unknown = isScalar(size) ? size.value : undefined;
  const given = typeof kilobytes === 'number' && Number.isSafeInteger(kilobytes) && kilobytes >= 0;
  if (size && !given) document.fault(size, 'retrieve_files.max_file_size_kb is no number of kilobytes');
  const asked = given ? kilobytes * 1024 : MAX_RETRIEVED_BYTES;
  if (size && asked > MAX_RETRIEVED_BYTES) document.warn(size, 'files of more than 16 MiB are not kept');
  const files = document.texts(members.get('file_list'), 'retrieve_files.file_list');
  if (files.length === 0) return undefined;
  return {
    // They are paths: a character with a meaning in globs stands for any one.
    globs: files.map(({ text }) => text.replace(/[*?[\]{}]/g, '?')),
    maxBytes: Math.min(asked, MAX_RETRIEVED_BYTES),
  };
}

function malwareOf(document: AnalyzerDocument, section: Node | undefined): boolean {
  const malware = document.members(section, 'malware', ['clamav']);
  const clamav = document.members(malware.get('clamav'), 'malware.clamav', clamavKeys);
  const enabled = clamav.get('enabled');
  return isScalar(enabled) && enabled.value === true;
}

/** All but the first are about clamscan and freshclam, which the daemon does without. */
const clamavKeys = ['enabled', 'db_update_enabled', 'clamscan_args', 'freshclam_args'];
