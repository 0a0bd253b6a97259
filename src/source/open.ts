import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KedgeError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { parseReference } from '../model/reference.ts';
import { exists, openArchiveFile } from './archive-image.ts';
import { unreadable } from './archive-index.ts';
import type { Sources } from './list.ts';
import { ociIndexName, ociLayoutName } from './oci-layout.ts';
import { isSkopeoDirectory, skopeoDirectory } from './skopeo-dir.ts';
import type { OpenedImage, OpenOptions, Source } from './source.ts';
import { openStdin, stdinLocation } from './stdin.ts';

export interface FoundImage {
  readonly opened: OpenedImage;
  /** Of the source; `archive` where only reading it to its end tells which kind it is. */
  readonly scheme: string;
  /** What follows the scheme. */
  readonly location: string;
  /** One sentence for the user when they left the choice of the source to kedge. */
  readonly explanation?: string;
}

/**
 * Opens the image that `text` names: `SCHEME:LOCATION`, `-` for standard input, an existing path, or else a reference,
 * looked for in the local daemons and then in its registry.
 */
export async function openImage(text: string, sources: Sources, options: OpenOptions): Promise<FoundImage> {
  if (text === stdinLocation) {
    return { opened: openStdin(sources.stdin(), options), scheme: 'archive', location: text };
  }
  const colon = text.indexOf(':');
  const named = sources.all.find(({ scheme }) => colon > 0 && scheme === text.slice(0, colon));
  if (named) return openWith(named, text.slice(colon + 1), options);
  if (await exists(text)) return openPath(text, sources, options);
  if (looksLikePath(text)) {
    throw new KedgeError('IMAGE_NOT_FOUND', `${printable(text)}: there is no such file or directory`);
  }
  return openReference(text, sources, options);
}

async function openWith(source: Source, location: string, options: OpenOptions): Promise<FoundImage> {
  if (location === '') {
    throw new KedgeError('USAGE', `${source.scheme}: names no image`, {
      remedy: `What follows the colon is ${source.summary}.`,
    });
  }
  return { opened: await source.open(location, options), scheme: source.scheme, location };
}

/** Neither form is of use as a reference, so that a slip in a file name does not ask a registry for it. */
function looksLikePath(text: string): boolean {
  return /^(?:\.{0,2}\/|~)/.test(text) || /\.(?:tar|tgz|tar\.\w+)$/.test(text) || text === '';
}

async function openPath(path: string, sources: Sources, options: OpenOptions): Promise<FoundImage> {
  const shown = printable(path);
  const facts = await stat(path);
  if (facts.isDirectory()) {
    const scheme = await recognizeDirectory(path);
    const source = sources.all.find((one) => one.scheme === scheme);
    if (!source) throw new KedgeError('INTERNAL', `no source is called ${scheme}`);
    const found = await openWith(source, path, options);
    const kind = scheme === 'dir' ? 'a root filesystem' : 'an OCI image layout';
    return { ...found, explanation: `${shown} is ${kind}` };
  }
  const opened = await openArchiveFile(path, 'any', options);
  if (opened.access === 'stream') {
    const explanation = `${shown} is a compressed archive`;
    return { opened, scheme: 'archive', location: path, explanation };
  }
  const isOci = opened.image.origin.location.startsWith('oci-archive:');
  return {
    opened,
    scheme: isOci ? 'oci-archive' : 'docker-archive',
    location: path,
    explanation: `${shown} is ${isOci ? 'an OCI' : 'a Docker'} archive`,
  };
}

/** Any of these is in every root filesystem that can be told from another directory. */
const rootMarks = ['etc', 'usr', 'bin', 'lib', 'sbin', 'var', 'opt', 'app', 'Files'];
const maxNames = 5;

async function recognizeDirectory(path: string): Promise<'oci-dir' | 'dir'> {
  const names = await readdir(path).catch((cause: unknown) => {
    throw unreadable(printable(path), cause);
  });
  if (names.includes(ociLayoutName) || (names.includes(ociIndexName) && names.includes('blobs'))) {
    return 'oci-dir';
  }
  if (names.filter((name) => rootMarks.includes(name)).length >= 2 || (await hasOsRelease(path)))
    return 'dir';
  if (await isSkopeoDirectory(path)) throw skopeoDirectory(path);
  const shown = printable(path);
  const reference = /^[./]/.test(path) ? '' : `; for an image of that name, registry:${shown}`;
  throw new KedgeError('NOT_AN_IMAGE', `${shown} is ${describeDirectory(names)}`, {
    remedy: `To scan it as a root filesystem write dir:${shown}${reference}.`,
  });
}

async function hasOsRelease(path: string): Promise<boolean> {
  return (await exists(join(path, 'etc/os-release'))) || (await exists(join(path, 'usr/lib/os-release')));
}

function describeDirectory(names: readonly string[]): string {
  if (names.length === 0) return 'an empty directory';
  if (names.includes('manifest.json')) return 'an unpacked Docker archive; scan the archive itself';
  const shown = names
    .toSorted()
    .slice(0, maxNames)
    .map((name) => printable(name).slice(0, 80));
  const more = names.length > maxNames ? ' …' : '';
  return `neither an OCI image layout nor a root filesystem; it holds ${shown.join(', ')}${more}`;
}

async function openReference(text: string, sources: Sources, options: OpenOptions): Promise<FoundImage> {
  const isId = /^(?:sha256:)?[0-9a-f]{12,64}$/.test(text);
  if (!isId) parseReference(text);
  const shown = printable(text);
  for (const source of sources.locals) {
    const opened = await source.find(text, options);
    const { scheme, title } = source;
    if (opened) return { opened, scheme, location: text, explanation: `${shown} is in ${title}` };
  }
  if (!sources.registry) {
    throw new KedgeError('USAGE', `${shown} is no file or directory, and --offline allows no connection`, {
      remedy: 'Name an archive or a directory, or leave out --offline.',
    });
  }
  const { registry } = parseReference(text);
  const explanation = `${shown} is in no local daemon; it is read from ${printable(registry)}`;
  try {
    return { ...(await openWith(sources.registry, text, options)), explanation };
  } catch (thrown) {
    throw nowhere(thrown, shown);
  }
}

/** The error of a registry, for a user who may have meant an image that is on their machine. */
function nowhere(thrown: unknown, shown: string): unknown {
  if (!(thrown instanceof KedgeError)) return thrown;
  if (thrown.code !== 'IMAGE_NOT_FOUND' && !thrown.code.startsWith('REGISTRY_')) return thrown;
  const { code, message, remedy } = thrown;
  return new KedgeError(code, `${message}; no local daemon has ${shown} either`, {
    ...(remedy === undefined ? {} : { remedy }),
    cause: thrown,
  });
}
