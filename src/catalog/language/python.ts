import { parseBoundedJson } from '../../core/bounded-json.ts';
import { KedgeError } from '../../core/errors.ts';
import { nameOf, normalizePath, parentOf } from '../../core/image-path.ts';
import { isJsonObject } from '../../core/json.ts';
import { readEntryText, readZip } from '../../core/zip.ts';
import type { LayerFile } from '../../layer/reader.ts';
import type { PackageDraft } from '../../model/package.ts';
import { formatPurl } from '../../model/purl.ts';
import type { Cataloger, Found } from '../cataloger.ts';
import { type PythonMetadata, parsePythonMetadata } from './python-metadata.ts';

/*
 * Installed Python distributions, as `pip list` sees them:
 * https://packaging.python.org/en/latest/specifications/recording-installed-packages/ (dist-info),
 * https://setuptools.pypa.io/en/latest/deprecated/python_eggs.html (egg-info, eggs).
 * What a distribution carries in a `_vendor` directory is part of it, not installed on its own.
 */

type PythonFinding =
  | { readonly part: 'metadata'; readonly metadata: PythonMetadata }
  | { readonly part: 'files'; readonly files: readonly string[] }
  | { readonly part: 'installer'; readonly installer: string }
  | { readonly part: 'origin'; readonly url: string };

/** Python 2 describes itself and a part of its library as distributions; pip leaves them out, too. */
const ofInterpreter = new Set(['python', 'wsgiref']);

const maxTextBytes = 32 * 1024 * 1024;
/** Of all paths one distribution owns. */
const maxPathCharacters = 32 * 1024 * 1024;

export const python: Cataloger<PythonFinding> = {
  id: 'python/metadata',
  version: 1,
  wants: {
    globs: [
      '**/*.dist-info/{METADATA,RECORD,INSTALLER,direct_url.json}',
      '**/*.egg-info/{PKG-INFO,installed-files.txt}',
      '**/*.egg-info',
      '**/EGG-INFO/PKG-INFO',
      '**/{site,dist}-packages/*.egg',
    ],
    maxBytes: 512 * 1024 * 1024,
  },

  *read(file) {
    if (/(?:^|\/)(?:_vendor\/|~[^/]*(?:$|\/[^/]*$))/.test(file.path)) return;
    if (file.path.endsWith('.egg')) {
      yield* zippedEgg(file);
      return;
    }
    if (file.size > maxTextBytes) {
      throw new KedgeError('LIMIT_EXCEEDED', `${file.path} is larger than ${maxTextBytes} bytes`);
    }
    yield* findings(file);
  },

  *packages(found) {
    const distributions = new Map<string, Found<PythonFinding>[]>();
    for (const file of found) {
      const key = homeOf(file.path);
      const parts = distributions.get(key);
      if (parts) parts.push(file);
      else distributions.set(key, [file]);
    }
    const drafts = [...distributions.values()].flatMap((parts) => toPackage(parts) ?? []);
    yield* withoutTwins(drafts);
  },
};

function* findings(file: LayerFile): Generator<PythonFinding> {
  const name = nameOf(file.path);
  const home = parentOf(file.path);
  // Paths in RECORD start from the directory that holds the dist-info, those in installed-files.txt from the egg-info.
  if (name === 'RECORD') yield { part: 'files', files: resolved(recordPaths(file.text()), parentOf(home)) };
  else if (name === 'installed-files.txt')
    yield { part: 'files', files: resolved(file.text().split('\n'), home) };
  else if (name === 'INSTALLER') {
    const installer = file.text().trim();
    if (/^[\w .-]{1,100}$/.test(installer)) yield { part: 'installer', installer };
  } else if (name === 'direct_url.json') {
    const url = originOf(file);
    if (url !== undefined) yield { part: 'origin', url };
  } else yield { part: 'metadata', metadata: parsePythonMetadata(file.text(), homeOf(file.path)) };
}

function* zippedEgg(file: LayerFile): Generator<PythonFinding> {
  const { path, limits } = file;
  const entry = readZip(file, path, limits).find(({ name }) => name === 'EGG-INFO/PKG-INFO');
  if (entry === undefined) return;
  const text = readEntryText(file, entry, { what: path, limits });
  yield { part: 'metadata', metadata: parsePythonMetadata(text, path) };
}

/** What all files of one distribution have in common: the dist-info or egg-info, or the egg. */
function homeOf(path: string): string {
  if (path.endsWith('.egg-info') || path.endsWith('.egg')) return path;
  const home = parentOf(path);
  return nameOf(home) === 'EGG-INFO' ? parentOf(home) : home;
}

/** The first field of each line: https://packaging.python.org/en/latest/specifications/recording-installed-packages/#the-record-file */
function recordPaths(text: string): string[] {
  return text.split('\n').map((line) => {
    if (!line.startsWith('"')) return line.split(',', 1)[0] ?? '';
    return (/^"((?:[^"]|"")*)"/.exec(line)?.[1] ?? '').replaceAll('""', '"');
  });
}

/** Paths of the image; what would leave its root is left out. */
function resolved(written: readonly string[], base: string): string[] {
  let characters = 0;
  return written.flatMap((line) => {
    const path = line.trim();
    if (path === '') return [];
    characters += base.length + path.length;
    if (characters > maxPathCharacters) {
      const what = `${base} lists files with paths of more than ${maxPathCharacters} characters (maxPathCharacters)`;
      throw new KedgeError('LIMIT_EXCEEDED', what);
    }
    const normal = normalizePath(path.startsWith('/') ? path : `${base}/${path}`);
    return normal.escapes || normal.path === '' ? [] : [normal.path];
  });
}

/** Where pip installed it from, without credentials. https://packaging.python.org/en/latest/specifications/direct-url/ */
function originOf(file: LayerFile): string | undefined {
  const content = parseBoundedJson(file.text(), file.path);
  const written = isJsonObject(content) ? content['url'] : undefined;
  const url = typeof written === 'string' ? URL.parse(written) : null;
  if (url === null) return undefined;
  url.username = '';
  url.password = '';
  url.search = '';
  return url.href;
}

function toPackage(parts: readonly Found<PythonFinding>[]): PackageDraft | undefined {
  const primary = parts.find(({ data }) => data.part === 'metadata');
  if (primary?.data.part !== 'metadata') return undefined;
  const { name, version, licenses, author, homepage } = primary.data.metadata;
  if (ofInterpreter.has(name.toLowerCase())) return undefined;
  const files = new Set<string>();
  const others: Record<string, string> = {};
  for (const { data } of parts) {
    if (data.part === 'files') for (const path of data.files) files.add(path);
    else if (data.part === 'installer') others['installer'] = data.installer;
    else if (data.part === 'origin') others['directUrl'] = data.url;
  }
  return {
    type: 'pypi',
    name,
    version,
    purl: formatPurl({ type: 'pypi', name: normalizeName(name), version }),
    licenses,
    evidence: [primary, ...parts.filter((part) => part !== primary)].map(({ path }) => path),
    files: [...files],
    metadata: {
      ...(author !== undefined && { author }),
      ...(homepage !== undefined && { homepage }),
      ...others,
    },
  };
}

/** https://peps.python.org/pep-0503/#normalized-names */
function normalizeName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}

/** Debian leaves egg-info beside dist-info: the same distribution twice in one directory is one. */
function withoutTwins(drafts: readonly PackageDraft[]): PackageDraft[] {
  const kept = new Map<string, PackageDraft>();
  for (const draft of drafts) {
    const [path = ''] = draft.evidence;
    const key = `${parentOf(homeOf(path))}\n${draft.purl}`;
    const twin = kept.get(key);
    if (twin === undefined) kept.set(key, draft);
    else {
      const [first, second] = path.endsWith('/METADATA') ? [draft, twin] : [twin, draft];
      kept.set(key, { ...first, evidence: [...first.evidence, ...second.evidence] });
    }
  }
  return [...kept.values()];
}
