import { parseBoundedJson } from '../../core/bounded-json.ts';
import { KedgeError, reason } from '../../core/errors.ts';
import { isJsonObject, type JsonObject } from '../../core/json.ts';
import { printable } from '../../core/printable.ts';
import type { LayerFile } from '../../layer/reader.ts';
import { formatPurl } from '../../model/purl.ts';
import type { Cataloger, Found, ImageView } from '../cataloger.ts';

/*
 * Installed npm packages, by their package.json: https://docs.npmjs.com/cli/configuring-npm/package-json
 * Installed is what `npm ls` would list: below node_modules nothing but `NAME` and `@SCOPE/NAME`, elsewhere a file with
 * name and version, unless it lies inside another package. Lock files are not read: they say what should be installed.
 */

type NpmFinding =
  | {
      readonly name: string;
      readonly version: string;
      readonly licenses: readonly string[];
      readonly metadata: { readonly [key: string]: string };
    }
  | { readonly malformed: string };

type NpmPackage = Exclude<NpmFinding, { readonly malformed: string }>;

export const npm: Cataloger<NpmFinding> = {
  id: 'npm/package-json',
  version: 1,
  wants: { globs: ['**/package.json'], maxBytes: 16 * 1024 * 1024 },

  *read(file) {
    const place = placeOf(file.path);
    if (place === 'inside') return;
    try {
      const found = parsePackageJson(file);
      if (found !== undefined) yield found;
    } catch (error) {
      if (place === 'installed') throw error;
      yield { malformed: reason(error) };
    }
  },

  *packages(found, image) {
    const roots = new Set(found.filter(isFree).map(({ path }) => directoryOf(path)));
    const projects = new Set(found.map(({ path }) => projectOf(path)));
    for (const file of found) {
      if (insidePackage(file, roots) && !projects.has(directoryOf(file.path)) && !linked(file, image))
        continue;
      if ('malformed' in file.data) {
        const { path, layer } = file;
        yield { by: npm.id, code: 'malformed-file', message: file.data.malformed, path, layer };
        continue;
      }
      yield toPackage(file.data, file.path);
    }
  },
};

function toPackage(data: NpmPackage, path: string) {
  const slash = data.name.indexOf('/');
  const purl = formatPurl({
    type: 'npm',
    ...(slash > 0 && { namespace: data.name.slice(0, slash) }),
    name: data.name.slice(slash + 1),
    version: data.version,
  });
  return { type: 'npm' as const, ...data, purl, evidence: [path], files: [] };
}

/** `installed`: where a package manager puts packages. `inside`: part of another package. `free`: outside node_modules. */
function placeOf(path: string): 'installed' | 'inside' | 'free' {
  const [, ...parts] = `/${path}`.split('/node_modules/');
  // Debian ships examples and copies as documentation.
  if (parts.length === 0) return path.startsWith('usr/share/doc/') ? 'inside' : 'free';
  const last = parts.pop() ?? '';
  const direct = /^(?:@[^/]+\/)?[^./@][^/]*\/package\.json$/.test(last);
  return direct && parts.every((part) => /^(?:(?:@[^/]+\/)?[^./@][^/]*|\..+)$/.test(part))
    ? 'installed'
    : 'inside';
}

function directoryOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** The directory whose node_modules holds the file, or undefined. */
function projectOf(path: string): string | undefined {
  const at = `/${path}`.indexOf('/node_modules/');
  return at < 0 ? undefined : path.slice(0, Math.max(at - 1, 0));
}

function isFree({ path, data }: Found<NpmFinding>): boolean {
  return placeOf(path) === 'free' && !('malformed' in data);
}

/** A package.json in the root of the image says nothing of what lies below it. */
function insidePackage({ path }: Found<NpmFinding>, roots: ReadonlySet<string>): boolean {
  if (placeOf(path) !== 'free') return false;
  return ancestors(directoryOf(path)).some((directory) => directory !== '' && roots.has(directory));
}

/** A workspace: `node_modules/NAME` of a directory above is a link to it. */
function linked({ path, data }: Found<NpmFinding>, image: ImageView): boolean {
  if ('malformed' in data) return false;
  return ancestors(directoryOf(path)).some((directory) => {
    const prefix = directory === '' ? '' : `${directory}/`;
    return image.resolve(`${prefix}node_modules/${data.name}/package.json`) === path;
  });
}

function ancestors(directory: string): string[] {
  const above: string[] = [];
  for (let at = directory; at !== ''; ) {
    at = directoryOf(at);
    above.push(at);
  }
  return above;
}

function parsePackageJson(file: LayerFile): NpmPackage | undefined {
  const content = parseBoundedJson(file.text(), file.path);
  if (!isJsonObject(content)) return undefined;
  const installed = placeOf(file.path) === 'installed';
  const name = content['name'] ?? (installed ? nameFromPath(file.path) : undefined);
  const version = textOf(content['version']);
  if (typeof name !== 'string' || version === undefined) return undefined;
  if (isPackageName(name) && isVersion(version))
    return { name, version, licenses: licensesOf(content), metadata: metadataOf(content) };
  if (!installed) return undefined;
  const [field, value] = isPackageName(name) ? ['version', version] : ['name', name];
  const message = `${file.path} has a ${field} npm never allowed: ${JSON.stringify(value.slice(0, 256))}`;
  throw new KedgeError('FILE_MALFORMED', message);
}

/** npm installs a package without a name under the name of its directory. */
function nameFromPath(path: string): string {
  return /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(`/${path}`)?.[1] ?? '';
}

/** As npm's own check, with the upper case and the length that early packages had. https://docs.npmjs.com/cli/configuring-npm/package-json#name */
function isPackageName(name: string): boolean {
  return (
    name.length <= 1024 && /^(?:@[\w~.!'()*-]+\/[\w~.!'()*-]+|[A-Za-z0-9~!'()*-][\w~.!'()*-]*)$/.test(name)
  );
}

/** npm lists a version that is none by its own rules, too. */
function isVersion(version: string): boolean {
  return version.length <= 256 && printable(version) === version;
}

function licensesOf({ license, licenses }: JsonObject): string[] {
  const declared = [license, licenses].flatMap((value) => (Array.isArray(value) ? value : [value]));
  const names = declared.map((value: unknown) =>
    isJsonObject(value) ? (textOf(value['type']) ?? textOf(value['name'])) : textOf(value),
  );
  return [...new Set(names.filter((name) => name !== undefined))];
}

function metadataOf({ author, homepage, repository }: JsonObject): Record<string, string> {
  const metadata = {
    author: isJsonObject(author) ? personOf(author) : textOf(author),
    homepage: textOf(homepage),
    repository: isJsonObject(repository) ? textOf(repository['url']) : textOf(repository),
  };
  return Object.fromEntries(
    Object.entries(metadata).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

function personOf({ name, email, url }: JsonObject): string | undefined {
  const [who, mail, site] = [textOf(name), textOf(email), textOf(url)];
  if (who === undefined) return undefined;
  return [who, mail && `<${mail}>`, site && `(${site})`].filter((part) => part !== undefined).join(' ');
}

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' ? undefined : text.slice(0, 1024);
}
