import type { Distro } from '../../model/distro.ts';
import type { ImageFacts } from '../../model/image.ts';
import type { Package } from '../../model/package.ts';
import type { Purl } from '../../model/purl.ts';
import { parseReference, type Reference } from '../../model/reference.ts';
import { isOsPackage, isPurlOf } from './package-purl.ts';
import type { VexComponent, VexStatement } from './statement.ts';

/** What statements are held against. */
export interface JudgedImage {
  readonly image: Pick<
    ImageFacts,
    'location' | 'id' | 'manifestDigest' | 'indexDigest' | 'tags' | 'platform'
  >;
  readonly distro: Distro | undefined;
  readonly packages: readonly Package[];
}

/** Answers whether what a document names is the image, or a package of it. */
export class Subject {
  readonly #judged: JudgedImage;
  readonly #digests: ReadonlySet<string>;
  readonly #references: readonly Reference[];

  constructor(judged: JudgedImage) {
    this.#judged = judged;
    const { id, manifestDigest, indexDigest, tags, location } = judged.image;
    this.#digests = new Set([id, manifestDigest, indexDigest].filter((digest) => digest !== undefined));
    this.#references = [...tags, location.replace(/^(?:registry|docker|podman):/, '')].flatMap(referenceOf);
  }

  /** Whether the statement is about this package. */
  concerns({ product, parts }: Pick<VexStatement, 'product' | 'parts'>, pkg: Package): boolean {
    if (parts.length > 0) return parts.some((part) => isThis(part, pkg)) && this.#holds(product, pkg);
    return isThis(product, pkg) || this.#isImage(product);
  }

  /** Whether the package is in what the document names: the image, its distribution, or another package. */
  #holds(whole: VexComponent, pkg: Package): boolean {
    const { packages } = this.#judged;
    return (
      this.#isImage(whole) ||
      (isOsPackage(pkg) && whole.cpes.some((cpe) => this.#isDistribution(cpe))) ||
      packages.some((other) => isThis(whole, other) && isIn(pkg, other))
    );
  }

  #isImage({ digests, purls }: VexComponent): boolean {
    return digests.some((digest) => this.#digests.has(digest)) || purls.some((purl) => this.#isNamed(purl));
  }

  /** Without a digest, an image is told by its repository, and by its tag where one is written. */
  #isNamed({ type, name, version, qualifiers = {} }: Purl): boolean {
    const { repository_url: url, tag = version, arch } = qualifiers;
    const { architecture } = this.#judged.image.platform;
    if (type !== 'oci' || url === undefined) return false;
    if (arch !== undefined && architecture !== 'unknown' && arch !== architecture) return false;
    const repositories = [url, `${url}/${name}`].flatMap(referenceOf);
    return this.#references.some(
      (own) =>
        (tag === undefined || tag === own.tag) &&
        repositories.some(
          ({ registry, repository }) => registry === own.registry && repository === own.repository,
        ),
    );
  }

  /** Vendor, product and release; a document may name a whole release where os-release names a minor one. */
  #isDistribution(cpe: string): boolean {
    const [vendor, product, version] = cpeParts(cpe);
    const [ownVendor, ownProduct, ownVersion] = cpeParts(this.#judged.distro?.cpeName ?? '');
    if (vendor === undefined || vendor !== ownVendor || product !== ownProduct || !version) return false;
    return ownVersion === version || ownVersion?.startsWith(`${version}.`) === true;
  }
}

function isThis({ purls }: VexComponent, pkg: Package): boolean {
  return purls.some((purl) => isPurlOf(purl, pkg));
}

/**
 * A package in an archive that another package is, in a Go executable, or among the files that the other owns. That two
 * were read from the same file tells nothing else: a database or lock file lists everything.
 */
function isIn(pkg: Package, whole: Package): boolean {
  if (pkg.ownedBy === whole.id) return true;
  const isBuiltIn = pkg.type === 'golang' && whole.type === 'golang';
  return (
    pkg.locations.length > 0 &&
    pkg.locations.every(({ path }) =>
      whole.locations.some(
        (place) => path.startsWith(`${place.path}!/`) || (isBuiltIn && path === place.path),
      ),
    )
  );
}

/** Vendor, product and version of `cpe:/o:…` or `cpe:2.3:o:…`. */
function cpeParts(cpe: string): readonly (string | undefined)[] {
  return cpe
    .replace(/^cpe:(?:2\.3:|\/)/, '')
    .split(':')
    .slice(1, 4);
}

function referenceOf(text: string): Reference[] {
  try {
    return [parseReference(text)];
  } catch {
    return [];
  }
}
