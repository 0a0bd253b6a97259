// OCI image layout, in a directory or in a tar: index.json lists images, everything is a blob named by its digest.
// https://github.com/opencontainers/image-spec/blob/main/image-layout.md
// Names come from annotations: containerd and Docker write the whole name beside the tag that the specification knows.
// https://github.com/opencontainers/image-spec/blob/main/annotations.md
import { digestOf } from '../core/digest.ts';
import { KedgeError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import type { LayerRef } from '../model/layer.ts';
import { formatPlatform } from '../model/platform.ts';
import type { Problem } from '../model/problem.ts';
import {
  type ArchiveDocuments,
  type ArchiveRequest,
  blobPath,
  missingMember,
  readDocument,
} from './archive-documents.ts';
import { ambiguous, type Candidate, choose, formatChoice, shortName } from './choice.ts';
import { checkContent, type Descriptor } from './descriptor.ts';
import { ociIndex, parseManifest } from './manifest.ts';
import { requirePlatform } from './platform.ts';
import { configPlatform, type ManifestRoot, resolveManifest } from './resolve-manifest.ts';
import type { ResolvedImage } from './source.ts';

export const ociIndexName = 'index.json';
export const ociLayoutName = 'oci-layout';

interface LayoutImage extends Candidate {
  readonly descriptor: Descriptor;
}

/** The image that is asked for, of those in an OCI layout. */
export async function resolveOciLayout(
  documents: ArchiveDocuments,
  request: ArchiveRequest,
): Promise<ResolvedImage> {
  const { location, platform, allowMismatch } = request;
  const images = choose(await readImages(documents, location), request.choice, location);
  const root = await rootOf(documents, images, location);
  const what = printable(location);
  const fetch = (descriptor: Descriptor) => readDocument(documents, blobPath(descriptor.digest), location);
  const { indexDigest, ...resolved } = await resolveManifest(root, fetch, { platform, what, allowMismatch });
  const { manifest } = resolved;
  const problems: Problem[] = [...resolved.problems];
  const config = await readDocument(documents, blobPath(manifest.config.digest), location);
  const configName = `config ${manifest.config.digest} of ${what}`;
  checkContent(config, manifest.config, {
    what: configName,
    problems: allowMismatch ? problems : undefined,
  });
  requirePlatform(configPlatform(config, configName), platform, what);
  return {
    origin: {
      location: `${location}${formatChoice(request.choice)}`,
      tags: tagsOf(images, [resolved.manifestDigest, indexDigest]),
      mediaType: resolved.mediaType,
      manifestDigest: resolved.manifestDigest,
      ...(indexDigest && root.digest ? { indexDigest } : {}),
    },
    configDigest: digestOf(config),
    config,
    layers: await Array.fromAsync(manifest.layers, (layer) => toLayer(documents, layer, location)),
    problems,
  };
}

async function readImages(documents: ArchiveDocuments, location: string): Promise<LayoutImage[]> {
  const what = `${ociIndexName} of ${printable(location)}`;
  const index = parseManifest(await readDocument(documents, ociIndexName, location), what, ociIndex);
  if (index.kind !== 'index') throw new KedgeError('ARCHIVE_INVALID', `${what} is not an index`);
  const images = new Map<string, LayoutImage>();
  for (const descriptor of index.manifests) {
    const { digest, annotations } = descriptor;
    if (descriptor.artifactType !== undefined || annotations?.['vnd.docker.reference.type']) continue;
    const names = [...(images.get(digest)?.names ?? []), ...namesOf(descriptor)];
    images.set(digest, { descriptor, names: [...new Set(names)], digests: [digest] });
  }
  if (images.size === 0) throw new KedgeError('NOT_AN_IMAGE', `${printable(location)} holds no image`);
  return [...images.values()];
}

/** The whole name first, where there is one; then the tag, which alone is what other tools take as a name. */
function namesOf({ annotations }: Descriptor): string[] {
  const whole = annotations?.['io.containerd.image.name'];
  const tag = annotations?.['org.opencontainers.image.ref.name'];
  return [...(whole ? [shortName(whole)] : []), ...(tag ? [tag] : [])];
}

function tagsOf(images: readonly LayoutImage[], digests: readonly (string | undefined)[]): string[] {
  const named =
    images.length === 1 ? images : images.filter((one) => digests.includes(one.descriptor.digest));
  // The tag repeats the end of the whole name.
  const tags = named.flatMap(({ names }) =>
    names.filter((name) => !names.some((n) => n.endsWith(`:${name}`))),
  );
  return [...new Set(tags)].sort();
}

async function rootOf(
  documents: ArchiveDocuments,
  images: readonly LayoutImage[],
  location: string,
): Promise<ManifestRoot> {
  const [first] = images;
  if (first && images.length === 1) {
    const { digest, mediaType } = first.descriptor;
    return { bytes: await readDocument(documents, blobPath(digest), location), digest, mediaType };
  }
  if (!areOneForEachPlatform(images)) throw ambiguous(images, location);
  const index = {
    schemaVersion: 2,
    mediaType: ociIndex,
    manifests: images.map((image) => image.descriptor),
  };
  return { bytes: Buffer.from(JSON.stringify(index)) };
}

/** Older tools list the platforms of one image in index.json itself. */
function areOneForEachPlatform(images: readonly LayoutImage[]): boolean {
  const names = new Set(images.map((image) => image.names.join(' ')));
  const platforms = images.map(
    ({ descriptor }) => descriptor.platform && formatPlatform(descriptor.platform),
  );
  return names.size === 1 && !platforms.includes(undefined) && new Set(platforms).size === images.length;
}

async function toLayer(
  documents: ArchiveDocuments,
  { digest, size, mediaType, urls }: Descriptor,
  location: string,
): Promise<LayerRef> {
  const member = await documents.locate(blobPath(digest));
  if (member) return { name: member.path, digest, size, ...(mediaType ? { mediaType } : {}) };
  if (!urls) throw missingMember(blobPath(digest), location);
  throw new KedgeError(
    'ARCHIVE_INVALID',
    `${printable(location)} does not hold its foreign layer ${digest}`,
    {
      remedy: 'Scan the image from its registry, which says where foreign layers lie.',
    },
  );
}
