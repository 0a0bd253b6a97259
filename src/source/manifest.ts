// Image manifests and indexes: OCI 1.1 and Docker v2 schema 2, which differ in media types only.
// https://github.com/opencontainers/image-spec/blob/main/manifest.md
// https://github.com/opencontainers/image-spec/blob/main/image-index.md
// https://distribution.github.io/distribution/spec/manifest-v2-2/
// Schema 1 and artifacts that are not images are refused by name.
import { KedgeError } from '../core/errors.ts';
import { isJsonObject, type JsonObject } from '../core/json.ts';
import { printable } from '../core/printable.ts';
import { type Descriptor, malformed, parseDescriptor, textMembers } from './descriptor.ts';

export interface Manifest {
  readonly kind: 'manifest';
  readonly mediaType: string;
  readonly config: Descriptor;
  /** Base first. */
  readonly layers: readonly Descriptor[];
  readonly annotations: Readonly<Record<string, string>>;
}

export interface Index {
  readonly kind: 'index';
  readonly mediaType: string;
  readonly manifests: readonly Descriptor[];
}

export const maxManifestBytes = 4 * 1024 * 1024;

export const dockerManifest = 'application/vnd.docker.distribution.manifest.v2+json';
export const dockerIndex = 'application/vnd.docker.distribution.manifest.list.v2+json';
export const ociManifest = 'application/vnd.oci.image.manifest.v1+json';
export const ociIndex = 'application/vnd.oci.image.index.v1+json';
const schema1 = [
  'application/vnd.docker.distribution.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v1+prettyjws',
];

/** What a registry is asked for; schema 1 too, so that it can be refused by its name. */
export const manifestMediaTypes: readonly string[] = [
  ociIndex,
  dockerIndex,
  ociManifest,
  dockerManifest,
  ...schema1,
];

const configMediaTypes: readonly string[] = [
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
];

export const isIndexMediaType = (type: string): boolean => type === ociIndex || type === dockerIndex;
export const isManifestMediaType = (type: string): boolean => type === ociManifest || type === dockerManifest;

/**
 * Reads a manifest or an index. `mediaType` is what the registry or the descriptor says it is; the document's own
 * word goes first. Throws MANIFEST_UNSUPPORTED for everything that is not an image.
 */
export function parseManifest(bytes: Uint8Array, what: string, mediaType = ''): Manifest | Index {
  const document = parseDocument(bytes, what);
  const type = mediaTypeOf(document, mediaType);
  const hasManifests = document['manifests'] !== undefined;
  const hasLayers = document['layers'] !== undefined || document['config'] !== undefined;
  if (schema1.includes(type) || document['schemaVersion'] === 1) throw schema1Refused(what);
  // Read as one by some tools and as the other by others, such a document could hide what it holds (CVE-2021-41190).
  if (hasManifests && hasLayers) throw malformed(what, 'it is both a manifest and an index');
  if (isIndexMediaType(type) || (hasManifests && !isManifestMediaType(type))) {
    return parseIndex(document, isIndexMediaType(type) ? type : ociIndex, what);
  }
  if (isManifestMediaType(type) || hasLayers) {
    return parseImageManifest(document, isManifestMediaType(type) ? type : ociManifest, what);
  }
  throw notAnImage(what, type === '' ? 'a document of unknown type' : type);
}

function parseDocument(bytes: Uint8Array, what: string): JsonObject {
  if (bytes.length > maxManifestBytes) throw tooLarge(`${what} has ${bytes.length} bytes`);
  const text = Buffer.from(bytes).toString('utf8');
  try {
    const document: unknown = JSON.parse(text);
    if (isJsonObject(document)) return document;
  } catch (cause) {
    throw notJson(what, text, cause);
  }
  throw malformed(what, 'it is not an object');
}

function notJson(what: string, text: string, cause: unknown): KedgeError {
  const isPage = text.trimStart().startsWith('<');
  return new KedgeError('MANIFEST_UNSUPPORTED', `${what} is not JSON${isPage ? ' but a web page' : ''}`, {
    remedy: isPage
      ? 'Check the address: a website, or the login page of a proxy, answers where a registry should.'
      : 'Push or export the image again with a current tool.',
    cause,
  });
}

/** What helps against an index that goes beyond the limits. */
export const nameDirectly =
  'Of an index, name the image you want directly, as NAME@sha256:…; from an archive or layout, export it alone.';

/** `finding` names the thing, and says how large it is. */
export function tooLarge(finding: string, remedy = nameDirectly): KedgeError {
  return new KedgeError('LIMIT_EXCEEDED', `${finding}; the limit is ${maxManifestBytes} bytes`, { remedy });
}

function mediaTypeOf(document: JsonObject, given: string): string {
  const own = document['mediaType'];
  if (typeof own === 'string' && own !== '') return own;
  return given.split(';')[0]?.trim().toLowerCase() ?? '';
}

function parseIndex(document: JsonObject, mediaType: string, what: string): Index {
  const { manifests } = document;
  if (!Array.isArray(manifests)) throw malformed(what, 'it has no list of manifests');
  return {
    kind: 'index',
    mediaType,
    manifests: manifests.map((one, at) => parseDescriptor(one, `manifest ${at} of ${what}`)),
  };
}

function parseImageManifest(document: JsonObject, mediaType: string, what: string): Manifest {
  const { layers, artifactType, annotations } = document;
  const config = parseDescriptor(document['config'], `config of ${what}`);
  if (typeof artifactType === 'string' && artifactType !== '' && !configMediaTypes.includes(artifactType)) {
    throw notAnImage(what, artifactType);
  }
  if (!configMediaTypes.includes(config.mediaType)) throw notAnImage(what, config.mediaType);
  if (!Array.isArray(layers)) throw malformed(what, 'it has no list of layers');
  const checked = layers.map((one, at) => parseDescriptor(one, `layer ${at} of ${what}`));
  for (const { mediaType: type } of checked) requireLayer(type, what);
  return {
    kind: 'manifest',
    mediaType,
    config,
    layers: checked,
    annotations: textMembers(annotations),
  };
}

/** Layers are tars; signatures, SBOMs and attestations are not, though their manifests may carry an image's config. */
function requireLayer(mediaType: string, what: string): void {
  if (mediaType.endsWith('+encrypted')) {
    throw new KedgeError('MANIFEST_UNSUPPORTED', `${what} has encrypted layers (${printable(mediaType)})`, {
      remedy: 'Decrypt the image first, for example with skopeo copy --decryption-key.',
    });
  }
  if (!/(^|[./+-])(tar|gtar|gzip|zstd)($|[.+])/i.test(mediaType)) throw notAnImage(what, mediaType);
}

/** The better known artifacts, by a part of their media type. The first that fits names the thing. */
const artifacts: readonly (readonly [part: string, name: string])[] = [
  ['vnd.cncf.helm.', 'a Helm chart'],
  ['simplesigning', 'a cosign signature'],
  ['sigstore', 'a Sigstore bundle'],
  ['notary', 'a Notation signature'],
  ['cyclonedx', 'an SBOM (CycloneDX)'],
  ['spdx', 'an SBOM (SPDX)'],
  ['syft', 'an SBOM (Syft)'],
  ['in-toto', 'an in-toto attestation'],
  ['attestation', 'a build attestation'],
  ['docker.plugin', 'a Docker plugin'],
  ['docker.ai.', 'an AI model'],
  ['vnd.ollama.', 'an AI model'],
  ['vnd.cncf.model', 'an AI model'],
  ['docker.compose', 'a Compose project'],
  ['buildkit.cache', 'a build cache'],
  ['wasm', 'a WebAssembly module'],
  ['openpolicyagent', 'an OPA bundle'],
  ['cnab', 'a CNAB bundle'],
  ['vnd.oci.empty', 'an artifact without a config'],
];

function notAnImage(what: string, mediaType: string): KedgeError {
  const type = mediaType.toLowerCase();
  const name = artifacts.find(([part]) => type.includes(part))?.[1] ?? 'an artifact';
  const shown = printable(mediaType).slice(0, 200) || 'no media type';
  return new KedgeError('MANIFEST_UNSUPPORTED', `${what} is not a container image but ${name} (${shown})`, {
    remedy: 'Name the image itself, by its tag or digest.',
  });
}

function schema1Refused(what: string): KedgeError {
  return new KedgeError(
    'MANIFEST_UNSUPPORTED',
    `${what} is a Docker image manifest of schema 1, which is no longer supported`,
    { remedy: 'Pull and push the image again with a current tool; that converts it.' },
  );
}
