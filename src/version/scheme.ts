/** How one ecosystem orders versions. */
export interface VersionScheme {
  /** `deb`, `semver`, `pep440` … */
  readonly id: string;
  /** Whether `text` is a version of this scheme at all. What is not cannot be judged. */
  readonly valid: (text: string) => boolean;
  /** Negative when `a` is older than `b`, 0 when both are the same; undefined when one of them is no version. */
  readonly compare: (a: string, b: string) => number | undefined;
  /** Whether it is of a form from before the scheme: ordered among its like, but by convention alone beside others. */
  readonly isLegacy?: (text: string) => boolean;
}

export interface SchemeRules<V> {
  readonly id: string;
  /** Undefined when `text` is no version. Must not throw. */
  readonly parse: (text: string) => V | undefined;
  readonly compare: (a: V, b: V) => number;
  readonly isLegacy?: (version: V) => boolean;
}

/** No version in use is longer; comparing costs no more than linear time in this. */
const maxLength = 512;
/** Advisories name the same versions over and over. */
const remembered = 20_000;

export function versionScheme<V>({ id, parse, compare, isLegacy }: SchemeRules<V>): VersionScheme {
  const known = new Map<string, V | undefined>();
  const parsed = (text: string): V | undefined => {
    if (known.has(text)) return known.get(text);
    if (known.size >= remembered) known.clear();
    const version = text.length > maxLength ? undefined : parse(text);
    known.set(text, version);
    return version;
  };
  return {
    id,
    valid: (text) => parsed(text) !== undefined,
    compare(a, b) {
      const left = parsed(a);
      const right = parsed(b);
      return left === undefined || right === undefined ? undefined : Math.sign(compare(left, right));
    },
    ...(isLegacy && {
      isLegacy: (text) => {
        const version = parsed(text);
        return version !== undefined && isLegacy(version);
      },
    }),
  };
}
