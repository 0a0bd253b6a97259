import type { ImageFacts } from '../model/image.ts';
import { formatReference, parseReference } from '../model/reference.ts';
import type { PolicyFacts } from './facts.ts';

/** An image that this one was built from, near or far. */
export interface Ancestor {
  readonly digests: ReadonlySet<string>;
  /** Whole references: `docker.io/library/debian:12`. */
  readonly tags: ReadonlySet<string>;
  /** Its layers are the lowest ones of this image; otherwise a label says so, which whoever builds the image may set. */
  readonly verified: boolean;
}

const nameLabel = 'org.opencontainers.image.base.name';
const digestLabel = 'org.opencontainers.image.base.digest';

/**
 * The nearest first: what is known of the base image, then what labels say of its own base.
 * https://github.com/opencontainers/image-spec/blob/main/annotations.md#pre-defined-annotation-keys
 */
export function ancestorsOf({ analysis, related }: PolicyFacts): readonly Ancestor[] {
  const base = related.base && isBaseOf(related.base.image, analysis.image) ? related.base.image : undefined;
  const known: Ancestor | undefined = base && {
    digests: textSet([base.manifestDigest, base.indexDigest]),
    tags: new Set(base.tags.map(wholeReference)),
    verified: true,
  };
  return [known, base && labeled(base), labeled(analysis.image)].filter((each) => each !== undefined);
}

/** A reference in the one form that two of them are compared in; as it is when it is none. */
export function wholeReference(text: string): string {
  try {
    return formatReference(parseReference(text));
  } catch {
    return text;
  }
}

function isBaseOf(base: ImageFacts, image: ImageFacts): boolean {
  return (
    base.id !== image.id &&
    base.layers.length > 0 &&
    base.layers.every(({ diffId }, index) => image.layers[index]?.diffId === diffId)
  );
}

function labeled({ labels }: ImageFacts): Ancestor | undefined {
  const [name, digest] = [nameLabel, digestLabel].map((key) =>
    Object.hasOwn(labels, key) ? labels[key] : undefined,
  );
  if (name === undefined && digest === undefined) return undefined;
  return {
    digests: textSet([digest]),
    tags: new Set(name === undefined ? [] : [wholeReference(name)]),
    verified: false,
  };
}

function textSet(texts: readonly (string | undefined)[]): ReadonlySet<string> {
  return new Set(texts.filter((text) => text !== undefined));
}
