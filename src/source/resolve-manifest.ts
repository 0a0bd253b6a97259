import { arch } from 'node:os';
import { type Digest, digestOf } from '../core/digest.ts';
import { KedgeError } from '../core/errors.ts';
import { isJsonObject } from '../core/json.ts';
import { formatPlatform, machinePlatform, type Platform } from '../model/platform.ts';
import type { Problem } from '../model/problem.ts';
import { checkContent, type Descriptor } from './descriptor.ts';
import {
  type Index,
  isIndexMediaType,
  isManifestMediaType,
  type Manifest,
  maxManifestBytes,
  nameDirectly,
  parseManifest,
  tooLarge,
} from './manifest.ts';
import { nearestPlatform, platformNotFound } from './platform.ts';

/** Where the walk starts: whatever the tag, the digest or the layout's index points at. */
export interface ManifestRoot {
  readonly bytes: Uint8Array;
  readonly mediaType?: string;
  /** When given, the bytes must match it. */
  readonly digest?: Digest;
}

export interface ResolveOptions {
  /** What the user asked for. */
  readonly platform: Platform | undefined;
  /** What messages call the image, with its source: `image registry:ghcr.io/o/app:1`. */
  readonly what: string;
  /** Taken when no platform was asked for; by default, that of the machine kedge runs on. */
  readonly machine?: Platform;
  /** Mismatches of digest and size become problems instead of errors. */
  readonly allowMismatch?: boolean;
}

export interface ResolvedManifest {
  readonly manifest: Manifest;
  /** Of the manifest's bytes. */
  readonly manifestDigest: Digest;
  /** Of the outermost index, when the walk began at one. */
  readonly indexDigest?: Digest;
  readonly mediaType: string;
  readonly problems: readonly Problem[];
}

/** Gets the manifest, index or (to learn an unnamed platform) config that a descriptor names. Checked by the caller. */
export type FetchDescriptor = (descriptor: Descriptor) => Promise<Uint8Array>;

/** Deeper or wider trees of indexes than these are not images but traps. */
const maxDepth = 4;
const maxIndexes = 32;
const maxUnnamed = 32;

/**
 * Follows indexes down to the manifest of one image. Which one: the platform asked for, else the only image there is,
 * else the machine's. Attestations and other artifacts in an index are passed over. The platform of a lone manifest
 * (no index around it) stands in its config only: check that with `requirePlatform(configPlatform(…), …)`.
 */
export async function resolveManifest(
  root: ManifestRoot,
  fetch: FetchDescriptor,
  options: ResolveOptions,
): Promise<ResolvedManifest> {
  const walk = new Walk(fetch, options);
  const rootDigest = root.digest ?? digestOf(root.bytes);
  if (root.digest) {
    const kind = isIndexMediaType(root.mediaType ?? '') ? 'index' : 'manifest';
    const claimed = { digest: root.digest, size: root.bytes.length };
    walk.check(root.bytes, claimed, `${kind} of ${options.what}`);
  }
  const document = parseManifest(root.bytes, options.what, root.mediaType);
  if (document.kind === 'manifest') {
    return {
      manifest: document,
      manifestDigest: rootDigest,
      mediaType: document.mediaType,
      problems: walk.problems,
    };
  }
  const leaf = await walk.choose(await walk.leaves(document, [rootDigest]));
  const manifest = await walk.manifest(leaf);
  return {
    manifest,
    manifestDigest: leaf.digest,
    indexDigest: rootDigest,
    mediaType: manifest.mediaType,
    problems: walk.problems,
  };
}

interface PlatformLeaf {
  readonly leaf: Descriptor;
  readonly digest: Digest;
  readonly platform: Platform;
}

function isOne(images: readonly { readonly digest: Digest }[]): boolean {
  return new Set(images.map((image) => image.digest)).size === 1;
}

class Walk {
  readonly problems: Problem[] = [];
  readonly #fetch: FetchDescriptor;
  readonly #options: ResolveOptions;
  readonly #manifests = new Map<Digest, Manifest>();
  #indexes = 0;

  constructor(fetch: FetchDescriptor, options: ResolveOptions) {
    this.#fetch = fetch;
    this.#options = options;
  }

  /** Image manifests below `index`, in its order; `path` holds the digests of the indexes above. */
  async leaves(index: Index, path: readonly Digest[]): Promise<Descriptor[]> {
    const found: Descriptor[] = [];
    for (const descriptor of index.manifests.filter((one) => isImage(one))) {
      if (isIndexMediaType(descriptor.mediaType)) found.push(...(await this.#nested(descriptor, path)));
      else found.push(descriptor);
    }
    return found;
  }

  async choose(leaves: readonly Descriptor[]): Promise<Descriptor> {
    const { platform, machine, what } = this.#options;
    const [first] = leaves;
    if (!first) {
      throw new KedgeError('MANIFEST_UNSUPPORTED', `${what} is an index without any image`, {
        remedy: 'Name the image itself, by its tag or digest.',
      });
    }
    if (!platform && isOne(leaves)) return first;
    const images = await this.#withPlatforms(leaves);
    const [only] = images;
    if (!platform && only && isOne(images)) return only.leaf;
    const wanted = platform ?? machine ?? machinePlatform(arch());
    const best = nearestPlatform(images, wanted);
    if (best) return best.leaf;
    throw platformNotFound(
      what,
      wanted,
      images.map((image) => image.platform),
    );
  }

  async manifest(leaf: Descriptor): Promise<Manifest> {
    const seen = this.#manifests.get(leaf.digest);
    if (seen) return seen;
    const what = this.#name('manifest', leaf);
    const document = parseManifest(await this.#get(leaf, what), what, leaf.mediaType);
    if (document.kind !== 'manifest') {
      throw new KedgeError('MANIFEST_UNSUPPORTED', `${what} is an index where an image manifest should be`);
    }
    this.#manifests.set(leaf.digest, document);
    return document;
  }

  check(bytes: Uint8Array, expected: Pick<Descriptor, 'digest' | 'size'>, what: string): void {
    checkContent(bytes, expected, {
      what,
      problems: this.#options.allowMismatch ? this.problems : undefined,
    });
  }

  async #nested(descriptor: Descriptor, path: readonly Digest[]): Promise<Descriptor[]> {
    const what = this.#name('index', descriptor);
    if (path.includes(descriptor.digest)) {
      throw new KedgeError('MANIFEST_UNSUPPORTED', `${what} contains itself`);
    }
    this.#indexes += 1;
    if (path.length > maxDepth || this.#indexes > maxIndexes) {
      const limit = `${maxDepth} levels and ${maxIndexes} indexes`;
      throw new KedgeError(
        'LIMIT_EXCEEDED',
        `${what} lies too deep or has too many beside it: ${limit} are read`,
        { remedy: nameDirectly },
      );
    }
    const document = parseManifest(await this.#get(descriptor, what), what, descriptor.mediaType);
    if (document.kind === 'manifest') return [descriptor];
    return this.leaves(document, [...path, descriptor.digest]);
  }

  /**
   * Leaves with their platforms; where an index does not name one, the config of the image does. Those that turn out
   * to be no images (a signature beside an image in a layout) are left out, unless there is nothing else.
   */
  async #withPlatforms(leaves: readonly Descriptor[]): Promise<PlatformLeaf[]> {
    const images: PlatformLeaf[] = [];
    let unnamed = 0;
    let refused: KedgeError | undefined;
    for (const leaf of leaves) {
      if (leaf.platform) images.push({ leaf, digest: leaf.digest, platform: leaf.platform });
      else if (unnamed < maxUnnamed) {
        unnamed += 1;
        try {
          images.push({ leaf, digest: leaf.digest, platform: await this.#platformOf(leaf) });
        } catch (thrown) {
          if (!(thrown instanceof KedgeError) || thrown.code !== 'MANIFEST_UNSUPPORTED') throw thrown;
          refused ??= thrown;
        }
      }
    }
    if (images.length === 0 && refused) throw refused;
    return images;
  }

  async #platformOf(leaf: Descriptor): Promise<Platform> {
    const { config } = await this.manifest(leaf);
    const what = this.#name('config', config);
    return configPlatform(await this.#get(config, what), what);
  }

  async #get(descriptor: Descriptor, what: string): Promise<Uint8Array> {
    if (descriptor.size > maxManifestBytes) {
      throw tooLarge(`${what} is said to have ${descriptor.size} bytes`);
    }
    const bytes = await this.#fetch(descriptor);
    this.check(bytes, descriptor, what);
    return bytes;
  }

  #name(kind: string, { digest, platform }: Descriptor): string {
    return `${kind} ${digest}${platform ? ` (${formatPlatform(platform)})` : ''} of ${this.#options.what}`;
  }
}

/** The platform an image's config says it was built for. */
export function configPlatform(config: Uint8Array, what: string): Platform {
  let document: unknown;
  try {
    document = JSON.parse(Buffer.from(config).toString('utf8'));
  } catch (cause) {
    throw new KedgeError('MANIFEST_UNSUPPORTED', `${what} is not JSON`, { cause });
  }
  if (!isJsonObject(document)) throw new KedgeError('MANIFEST_UNSUPPORTED', `${what} is not an object`);
  const { os, architecture, variant } = document;
  return {
    os: typeof os === 'string' && os !== '' ? os : 'unknown',
    architecture: typeof architecture === 'string' && architecture !== '' ? architecture : 'unknown',
    ...(typeof variant === 'string' && variant !== '' ? { variant } : {}),
  };
}

/** False for what BuildKit, cosign and others put beside the images of an index. */
function isImage({ mediaType, platform, annotations, artifactType }: Descriptor): boolean {
  if (annotations?.['vnd.docker.reference.type'] !== undefined || artifactType !== undefined) return false;
  if (platform?.os === 'unknown' && platform.architecture === 'unknown') return false;
  return mediaType === '' || isManifestMediaType(mediaType) || isIndexMediaType(mediaType);
}
