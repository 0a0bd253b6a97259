import { KedgeError } from '../../core/errors.ts';
import { nameOf } from '../../core/image-path.ts';
import { saysTheSame } from './python-classifiers.ts';

/*
 * METADATA and PKG-INFO: https://packaging.python.org/en/latest/specifications/core-metadata/
 * A name or version that is missing is taken from the directory, as pip does it. The description is not read.
 */

export type PythonMetadata = {
  readonly name: string;
  readonly version: string;
  readonly licenses: readonly string[];
  readonly author?: string;
  readonly homepage?: string;
};

const maxHeaderLines = 20_000;

/** Throws FILE_MALFORMED when neither the text nor `home` (`NAME-VERSION.dist-info` and the like) tells name and version. */
export function parsePythonMetadata(text: string, home: string): PythonMetadata {
  const fields = headers(text);
  const first = (field: string): string | undefined => known(fields.get(field)?.[0]);
  const directory = /^([^-]+)-([^-]+)(?:-py[\d.].*)?\.(?:dist-info|egg-info|egg)$/.exec(nameOf(home));
  const name = first('name') ?? directory?.[1] ?? '';
  const version = first('version') ?? directory?.[2] ?? '';
  if (!/^(?:[A-Z0-9]|[A-Z0-9][A-Z0-9._-]{0,254}[A-Z0-9])$/i.test(name)) throw malformed(home, 'name');
  if (!/^[\w.+!*-]{1,256}$/.test(version)) throw malformed(home, 'version');
  const author = first('author') ?? first('author-email');
  const homepage = first('home-page') ?? projectUrl(fields.get('project-url') ?? []);
  return {
    name,
    version,
    licenses: licensesOf(fields),
    ...(author !== undefined && { author: author.slice(0, 1024) }),
    ...(homepage !== undefined && { homepage: homepage.slice(0, 1024) }),
  };
}

type Fields = ReadonlyMap<string, readonly string[]>;

/** Fields up to the first empty line, names in lower case; continuation lines keep their line breaks. */
function headers(text: string): Fields {
  const fields = new Map<string, string[]>();
  let current: string[] | undefined;
  for (const line of text.split(/\r?\n/, maxHeaderLines)) {
    if (line === '') break;
    if (/^[ \t]/.test(line)) {
      const last = current?.pop();
      if (last !== undefined) current?.push(`${last}\n${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const field = line.slice(0, colon).trim().toLowerCase();
    current = fields.get(field) ?? [];
    fields.set(field, current);
    current.push(line.slice(colon + 1).trim());
  }
  return fields;
}

/** Older tools write UNKNOWN for what nobody told them. */
function known(value: string | undefined): string | undefined {
  const text = value?.trim();
  return text === undefined || text === '' || text === 'UNKNOWN' ? undefined : text;
}

/**
 * An expression stands alone; else what the licence field says, and the classifiers that say another thing. A whole
 * licence text is no name.
 */
function licensesOf(fields: Fields): string[] {
  const expression = known(fields.get('license-expression')?.[0]);
  if (expression !== undefined) return [expression.slice(0, 1024)];
  const named = known(fields.get('license')?.[0]);
  const classified = (fields.get('classifier') ?? [])
    .filter((classifier) => classifier.startsWith('License ::'))
    .map((classifier) => classifier.slice(classifier.lastIndexOf('::') + 2).trim())
    .filter((license) => license !== 'OSI Approved');
  const title = named?.split('\n', 1)[0]?.trim() ?? '';
  const isText = named?.includes('\n') === true || title.length > 300;
  const own = title === '' || (isText && classified.length > 0) ? [] : [title.slice(0, 300)];
  const others = classified.filter((classifier) => !own.some((license) => saysTheSame(license, classifier)));
  return [...new Set([...own, ...others])];
}

function projectUrl(urls: readonly string[]): string | undefined {
  for (const url of urls) {
    const [, label = '', target = ''] = /^([^,]{1,64}),\s*(\S+)$/.exec(url) ?? [];
    if (/^home ?page$/i.test(label.replaceAll(/[-_]/g, ''))) return target;
  }
  return undefined;
}

function malformed(home: string, field: string): KedgeError {
  return new KedgeError('FILE_MALFORMED', `the metadata of ${home} tells no valid ${field}`);
}
