import { KedgeError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { formatPlatform, type Platform, toCanonicalPlatform } from '../model/platform.ts';

/** Variants of an architecture, each able to run what the ones after it run. */
const ladders: Readonly<Record<string, readonly string[]>> = {
  arm: ['v8', 'v7', 'v6', 'v5'],
  arm64: ['v9', 'v8'],
  amd64: ['v4', 'v3', 'v2', 'v1'],
};
/** What an architecture without a variant means. */
const defaults: Readonly<Record<string, string>> = { arm: 'v7', arm64: 'v8', amd64: 'v1' };

/**
 * How far `found` is from `wanted`: 0 the same, more the further down the ladder of variants, undefined no match.
 * An image is read, not run, so a variant above the default one is taken when no variant was asked for and there is
 * nothing nearer.
 */
function platformDistance(found: Platform, wanted: Platform): number | undefined {
  const have = toCanonicalPlatform(found);
  const want = toCanonicalPlatform(wanted);
  if (have.os !== want.os || have.architecture !== want.architecture) return undefined;
  const fallback = defaults[want.architecture];
  const haveVariant = have.variant ?? fallback;
  const wantVariant = want.variant ?? fallback;
  if (haveVariant === wantVariant) return 0;
  const ladder = ladders[want.architecture] ?? [];
  const steps = ladder.indexOf(haveVariant ?? '') - ladder.indexOf(wantVariant ?? '');
  const known = ladder.includes(haveVariant ?? '') && ladder.includes(wantVariant ?? '');
  if (known && steps > 0) return steps;
  return want.variant === undefined ? ladder.length + Math.abs(steps) : undefined;
}

/** The nearest of `candidates` (the first of equals), or undefined when none fits. */
export function nearestPlatform<T extends { readonly platform: Platform }>(
  candidates: readonly T[],
  wanted: Platform,
): T | undefined {
  let best: { candidate: T; distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = platformDistance(candidate.platform, wanted);
    if (distance !== undefined && distance < (best?.distance ?? Infinity)) best = { candidate, distance };
  }
  return best?.candidate;
}

/**
 * Throws PLATFORM_NOT_FOUND when a platform was asked for and the one image there is has another. A config without a
 * variant (older tools leave it out) fits every variant.
 */
export function requirePlatform(found: Platform, wanted: Platform | undefined, what: string): void {
  if (!wanted) return;
  const { os, architecture } = wanted;
  const fits = platformDistance(found, found.variant === undefined ? { os, architecture } : wanted);
  if (fits === undefined) throw platformNotFound(what, wanted, [found]);
}

const maxListed = 40;

export function platformNotFound(what: string, wanted: Platform, found: readonly Platform[]): KedgeError {
  const names = [...new Set(found.map((platform) => printable(formatPlatform(platform))))].sort();
  const more = names.length > maxListed ? ` and ${names.length - maxListed} more` : '';
  const list = `${names.slice(0, maxListed).join(', ')}${more}`;
  return new KedgeError(
    'PLATFORM_NOT_FOUND',
    `${what} has no image for ${formatPlatform(wanted)}; there is ${list}`,
    { remedy: 'Choose one of these with --platform.' },
  );
}
