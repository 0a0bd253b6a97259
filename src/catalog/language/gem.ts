import { KedgeError } from '../../core/errors.ts';
import { nameOf } from '../../core/image-path.ts';
import { formatPurl } from '../../model/purl.ts';
import { fileCataloger } from '../cataloger.ts';
import { assignments, type RubyValue } from './ruby-assignments.ts';

/*
 * Installed gems by the specifications RubyGems writes, which are Ruby source of a fixed form:
 * https://guides.rubygems.org/specification-reference/ and the stub line RubyGems itself reads instead of it,
 * https://github.com/rubygems/rubygems/blob/master/lib/rubygems/stub_specification.rb
 * Nothing is evaluated: what is not written out as text is unknown, name and version then come from the file name.
 */

type GemFinding = {
  readonly name: string;
  readonly version: string;
  readonly platform: string;
  readonly licenses: readonly string[];
  readonly metadata: { readonly [key: string]: string | boolean };
};

export const gem = fileCataloger<GemFinding>({
  id: 'ruby/gemspec',
  version: 1,
  wants: {
    globs: ['**/specifications/*.gemspec', '**/specifications/default/*.gemspec'],
    maxBytes: 4 * 1024 * 1024,
  },

  *read(file) {
    const text = file.text();
    const said = assignments(text);
    const { name, version, platform } = identify(text, said, nameOf(file.path)) ?? unknown(file.path);
    const licenses = [...listOf(said.get('license')), ...listOf(said.get('licenses'))];
    const authors = [...listOf(said.get('author')), ...listOf(said.get('authors'))].join(', ');
    const [homepage = ''] = listOf(said.get('homepage'));
    yield {
      name,
      version,
      platform,
      licenses: [...new Set(licenses.filter((license) => license !== ''))],
      metadata: {
        ...(platform !== 'ruby' && { platform }),
        ...(authors !== '' && { author: authors.slice(0, 1024) }),
        ...(homepage !== '' && { homepage: homepage.slice(0, 1024) }),
        ...(/(?:^|\/)specifications\/default\/[^/]*$/.test(file.path) && { default: true }),
      },
    };
  },

  toPackage({ name, version, platform, licenses, metadata }, { path }) {
    const qualifiers = platform === 'ruby' ? {} : { platform };
    return {
      type: 'gem',
      name,
      version,
      purl: formatPurl({ type: 'gem', name, version, qualifiers }),
      licenses,
      evidence: [path],
      files: [],
      metadata,
    };
  },
});

interface GemIdentity {
  readonly name: string;
  readonly version: string;
  readonly platform: string;
}

function identify(
  text: string,
  said: ReadonlyMap<string, RubyValue>,
  fileName: string,
): GemIdentity | undefined {
  const [, ...stub] = /^# stub: (\S{1,200}) (\S{1,200}) (\S{1,200})(?: |$)/m.exec(text.slice(0, 2000)) ?? [];
  const written = ['name', 'version', 'platform'].map((key) => listOf(said.get(key))[0]);
  const named = fromFileName(fileName);
  for (const [name, version, platform = 'ruby'] of [stub, written, named]) {
    if (name === undefined || version === undefined || !isGem(name, version)) continue;
    return { name, version, platform: /^[\w.-]{1,100}$/.test(platform) ? platform : 'ruby' };
  }
  return undefined;
}

/** `NAME-VERSION.gemspec` or `NAME-VERSION-PLATFORM.gemspec`. */
function fromFileName(fileName: string): string[] {
  const parts = fileName.replace(/\.gemspec$/, '').split('-');
  const at = parts.findIndex((part, index) => index > 0 && /^\d+(?:\.\w+)*$/.test(part));
  if (at < 0) return [];
  const platform = parts.slice(at + 1).join('-');
  return [parts.slice(0, at).join('-'), parts[at] ?? '', ...(platform === '' ? [] : [platform])];
}

/** https://github.com/rubygems/rubygems/blob/master/lib/rubygems/version.rb and specification_policy.rb */
function isGem(name: string, version: string): boolean {
  return /^[A-Za-z0-9_][\w.-]{0,199}$/.test(name) && /^\d+(?:\.\w+)*(?:-[\w.-]+)?$/.test(version);
}

function listOf(value: RubyValue | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

function unknown(path: string): never {
  throw new KedgeError('FILE_MALFORMED', `${path} tells no valid name and version of a gem`);
}
