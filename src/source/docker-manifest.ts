// The archive of `docker save`: manifest.json lists images, each with its config and layers as members.
// https://github.com/moby/docker-image-spec/blob/main/v1.2.md#combined-image-json--filesystem-changeset-format
// Archives of Docker before 1.10 have no manifest.json and are refused; `repositories` and the layers' own json and
// VERSION files are ignored.
import { arch } from 'node:os';
import { type Digest, digestOf } from '../core/digest.ts';
import { KedgeError } from '../core/errors.ts';
import { isJsonObject } from '../core/json.ts';
import { printable } from '../core/printable.ts';
import type { LayerRef } from '../model/layer.ts';
import { machinePlatform } from '../model/platform.ts';
import type { Problem } from '../model/problem.ts';
import {
  type ArchiveDocuments,
  type ArchiveRequest,
  claimedDigest,
  missingMember,
  readDocument,
} from './archive-documents.ts';
import { ambiguous, type Candidate, choose, formatChoice, shortName } from './choice.ts';
import { checkContent } from './descriptor.ts';
import { nearestPlatform, requirePlatform } from './platform.ts';
import { configPlatform } from './resolve-manifest.ts';
import type { ResolvedImage } from './source.ts';

export const dockerManifestName = 'manifest.json';
/** No image has more; Docker itself stops at 127. */
const maxLayers = 10_000;

interface DockerImage extends Candidate {
  readonly config: string;
  readonly layers: readonly string[];
}

/** The image that is asked for, of those in a Docker archive. */
export async function resolveDockerArchive(
  documents: ArchiveDocuments,
  request: ArchiveRequest,
): Promise<ResolvedImage> {
  const { location, platform, allowMismatch } = request;
  const images = parseImages(await readDocument(documents, dockerManifestName, location), location);
  const chosen = choose(merge(images), request.choice, location);
  const image = await chooseByPlatform(documents, chosen, request);
  const what = `config ${printable(image.config)} of ${printable(location)}`;
  const config = await readDocument(documents, image.config, location);
  const problems: Problem[] = [];
  const claimed = claimedDigest(image.config);
  if (claimed) {
    const expected = { digest: claimed, size: config.length };
    checkContent(config, expected, { what, problems: allowMismatch ? problems : undefined });
  }
  requirePlatform(configPlatform(config, what), platform, printable(location));
  return {
    origin: {
      location: `${location}${formatChoice(request.choice)}`,
      tags: image.names.map((name) => shortName(name)).sort(),
    },
    configDigest: digestOf(config),
    config,
    layers: await Array.fromAsync(image.layers, (name) => toLayer(documents, name, location)),
    problems,
  };
}

function parseImages(bytes: Uint8Array, location: string): DockerImage[] {
  const what = `${dockerManifestName} of ${printable(location)}`;
  let document: unknown;
  try {
    document = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (cause) {
    throw new KedgeError('ARCHIVE_INVALID', `${what} is not JSON`, { cause });
  }
  if (!Array.isArray(document)) throw invalid(what, 'it is not a list');
  if (document.length === 0) throw new KedgeError('NOT_AN_IMAGE', `${printable(location)} holds no image`);
  return document.map((one, at) => parseImage(one, `image ${at} of ${what}`));
}

function parseImage(value: unknown, what: string): DockerImage {
  if (!isJsonObject(value)) throw invalid(what, 'it is not an object');
  const { Config: config, RepoTags: tags, Layers: layers } = value;
  if (typeof config !== 'string' || config === '') throw invalid(what, 'it names no config');
  if (!isTexts(layers ?? [])) throw invalid(what, 'its layers are not a list of names');
  if (!isTexts(tags ?? [])) throw invalid(what, 'its tags are not a list of names');
  const layerNames = isTexts(layers) ? layers : [];
  if (layerNames.length > maxLayers) {
    throw new KedgeError(
      'LIMIT_EXCEEDED',
      `${what} has ${layerNames.length} layers; the limit is ${maxLayers}`,
    );
  }
  const digest = claimedDigest(config);
  return { config, layers: layerNames, names: isTexts(tags) ? tags : [], digests: digest ? [digest] : [] };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function invalid(what: string, why: string): KedgeError {
  return new KedgeError('ARCHIVE_INVALID', `${what} is malformed: ${why}`, {
    remedy: 'Export the image again.',
  });
}

/** An image saved under several names may be listed once for each. */
function merge(images: readonly DockerImage[]): DockerImage[] {
  const merged = new Map<string, DockerImage>();
  for (const image of images) {
    const key = JSON.stringify([image.config, image.layers]);
    const names = new Set([...(merged.get(key)?.names ?? []), ...image.names]);
    merged.set(key, { ...image, names: [...names] });
  }
  return [...merged.values()];
}

/** An archive of several platforms lists one image for each, all with the same tags. */
async function chooseByPlatform(
  documents: ArchiveDocuments,
  images: readonly DockerImage[],
  { location, platform }: ArchiveRequest,
): Promise<DockerImage> {
  const [first] = images;
  if (first && images.length === 1) return first;
  const [names] = images.map((image) => image.names.join(' '));
  const sameNames = images.every((image) => image.names.join(' ') === names);
  if (!sameNames && !platform) throw ambiguous(images, location);
  const candidates = [];
  for (const image of images) {
    const what = `config ${printable(image.config)} of ${printable(location)}`;
    const config = await readDocument(documents, image.config, location);
    candidates.push({ image, platform: configPlatform(config, what) });
  }
  const wanted = platform ?? machinePlatform(arch());
  const nearest = nearestPlatform(candidates, wanted);
  const equals = candidates.filter(
    (one) => nearest && JSON.stringify(one.platform) === JSON.stringify(nearest.platform),
  );
  if (!nearest || equals.length > 1) throw ambiguous(images, location);
  return nearest.image;
}

async function toLayer(documents: ArchiveDocuments, name: string, location: string): Promise<LayerRef> {
  const member = await documents.locate(name);
  if (!member) throw missingMember(name, location);
  const digest: Digest | undefined = member.path.startsWith('blobs/')
    ? claimedDigest(member.path)
    : undefined;
  return { name: member.path, size: member.size, ...(digest ? { digest } : {}) };
}
