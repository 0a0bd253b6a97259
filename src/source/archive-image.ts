import { stat } from 'node:fs/promises';
import { sniffCompression } from '../core/compress.ts';
import { KedgeError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { requireTar } from './archive-bytes.ts';
import { type ArchiveDocuments, type ArchiveRequest, missingMember } from './archive-documents.ts';
import { type ArchiveIndex, indexArchive, openFile, unreadable } from './archive-index.ts';
import { splitLocation } from './choice.ts';
import { dockerManifestName, resolveDockerArchive } from './docker-manifest.ts';
import { ociIndexName, resolveOciLayout } from './oci-layout.ts';
import type { BlobImage, OpenedImage, OpenOptions, ResolvedImage, StreamedImage } from './source.ts';
import { type ArchiveStream, streamArchive } from './stream-archive.ts';

/** `any`: whichever the archive has; of both, the OCI one, which says more. */
export type ArchiveForm = 'docker' | 'oci' | 'any';

/** What is asked of an archive before its form is known. */
export interface ArchiveQuestion extends Omit<ArchiveRequest, 'location'> {
  /** As the user could type it again, without the choice. */
  locationAs(form: 'docker' | 'oci'): string;
}

/** Opens `PATH`, `PATH:REFERENCE` or `PATH@DIGEST`. Compressed archives can only be streamed. */
export async function openArchiveFile(
  text: string,
  form: ArchiveForm,
  options: OpenOptions,
): Promise<OpenedImage> {
  const { path, choice } = await splitLocation(text, exists);
  const what = printable(path);
  const head = await readHead(path, what);
  const question: ArchiveQuestion = {
    ...options,
    choice,
    locationAs: (found) => `${form === 'any' ? found : form}-archive:${path}`,
  };
  if (sniffCompression(head) !== 'none') {
    return streamedImage(streamArchive(fileBytes(path, what), what), form, question);
  }
  requireTar(head, what);
  const index = await indexArchive(path, what);
  try {
    const image = await resolveArchive(indexedDocuments(index), form, question);
    return blobImage(index, image);
  } catch (thrown) {
    await index[Symbol.asyncDispose]();
    throw thrown;
  }
}

export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

async function readHead(path: string, what: string): Promise<Uint8Array> {
  await using file = await openFile(path, what);
  const facts = await file.stat();
  if (facts.isDirectory()) {
    throw new KedgeError('NOT_AN_IMAGE', `${what} is a directory, not an archive`, {
      remedy: 'For an OCI layout use oci-dir:PATH, for an unpacked root filesystem dir:PATH.',
    });
  }
  if (!facts.isFile()) {
    throw new KedgeError('NOT_AN_IMAGE', `${what} is not a regular file`, {
      remedy: 'To read an archive from a pipe use - as the image.',
    });
  }
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } catch (cause) {
    throw unreadable(what, cause);
  }
}

async function* fileBytes(path: string, what: string): AsyncGenerator<Uint8Array> {
  await using file = await openFile(path, what);
  const window = Buffer.alloc(256 * 1024);
  for (;;) {
    const { bytesRead } = await file.read(window, 0, window.length, null);
    if (bytesRead === 0) return;
    yield Buffer.from(window.subarray(0, bytesRead));
  }
}

function indexedDocuments(index: ArchiveIndex): ArchiveDocuments {
  return {
    locate: async (name) => index.members.locate(name),
    read: async ({ path }) => {
      const member = index.members.locate(path);
      if (!member) throw missingMember(path, 'the archive');
      return Buffer.concat(await Array.fromAsync(index.read(member, new AbortController().signal)));
    },
    names: (most) => index.members.names(most),
  };
}

function blobImage(index: ArchiveIndex, image: ResolvedImage): BlobImage {
  return {
    access: 'blobs',
    remote: false,
    image,
    read: (layer, signal) => {
      const member = index.members.locate(layer.name);
      if (!member) throw missingMember(layer.name, image.origin.location);
      return index.read(member, signal);
    },
    [Symbol.asyncDispose]: () => index[Symbol.asyncDispose](),
  };
}

/** An image whose archive goes by once. */
export function streamedImage(
  archive: ArchiveStream,
  form: ArchiveForm,
  request: ArchiveQuestion,
): StreamedImage {
  return {
    access: 'stream',
    members: (signal) => archive.members(signal),
    resolve: (texts) => resolveArchive(archive.documents(texts), form, request),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

async function resolveArchive(
  documents: ArchiveDocuments,
  form: ArchiveForm,
  question: ArchiveQuestion,
): Promise<ResolvedImage> {
  const has = async (name: string): Promise<boolean> => (await documents.locate(name)) !== undefined;
  const [oci, docker] = [await has(ociIndexName), await has(dockerManifestName)];
  if (oci && form !== 'docker') {
    return resolveOciLayout(documents, { ...question, location: question.locationAs('oci') });
  }
  if (docker && form !== 'oci') {
    return resolveDockerArchive(documents, { ...question, location: question.locationAs('docker') });
  }
  const typed = question.locationAs('docker');
  const location = typed === '-' ? 'standard input' : printable(typed);
  if (oci || docker) throw otherForm(location, oci ? 'oci' : 'docker');
  if (await has('repositories')) {
    throw new KedgeError('MANIFEST_UNSUPPORTED', `${location} was written by a Docker older than 1.10`, {
      remedy: 'Load it into a current Docker and save it again.',
    });
  }
  throw notAnImage(location, documents.names(maxNames));
}

function otherForm(location: string, form: 'docker' | 'oci'): KedgeError {
  const [found, wanted] = form === 'oci' ? ['an OCI', 'a Docker'] : ['a Docker', 'an OCI'];
  return new KedgeError('NOT_AN_IMAGE', `${location} is ${found} archive, not ${wanted} archive`, {
    remedy: `Use ${form}-archive:PATH.`,
  });
}

const maxNames = 5;

function notAnImage(location: string, names: readonly string[]): KedgeError {
  if (names.length === 0) return new KedgeError('NOT_AN_IMAGE', `${location} is an empty archive`);
  const isRoot = names.some((name) => /^(?:etc|usr|bin|lib|var|root)\//.test(name));
  const shown = names.map((name) => printable(name).slice(0, 100)).join(', ');
  return new KedgeError(
    'NOT_AN_IMAGE',
    `${location} has neither manifest.json nor index.json; it holds ${shown}${names.length < maxNames ? '' : ' …'}`,
    { remedy: isRoot ? 'To scan a root filesystem, unpack it and use dir:PATH.' : 'Name an image archive.' },
  );
}
