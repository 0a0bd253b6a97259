import { type Digest, isDigest } from '../core/digest.ts';
import { KedgeError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';

/** Which image is meant, of those in one archive or layout. */
export type Choice = { readonly reference: string } | { readonly digest: Digest };

/** An image in an archive or layout, as far as choosing needs to know it. */
export interface Candidate {
  /** As written there: full references, or tags alone. */
  readonly names: readonly string[];
  /** What `@DIGEST` may name it by. */
  readonly digests: readonly Digest[];
}

export interface ImageLocation {
  readonly path: string;
  readonly choice: Choice | undefined;
}

/** No path with more of these is taken apart. */
const maxSeparators = 64;

/**
 * Reads `PATH`, `PATH:REFERENCE` or `PATH@DIGEST`. A path that exists wins over every other reading,
 * then the longest one that does.
 */
export async function splitLocation(
  text: string,
  exists: (path: string) => Promise<boolean>,
): Promise<ImageLocation> {
  if (await exists(text)) return { path: text, choice: undefined };
  const separators = [...text.matchAll(/[:@]/g)].slice(-maxSeparators).toReversed();
  for (const { index, 0: separator } of separators) {
    const path = text.slice(0, index);
    const rest = text.slice(index + 1);
    const choice = separator === '@' ? byDigest(rest) : { reference: rest };
    if (path !== '' && rest !== '' && choice && (await exists(path))) return { path, choice };
  }
  return { path: text, choice: undefined };
}

function byDigest(text: string): Choice | undefined {
  return isDigest(text) ? { digest: text } : undefined;
}

export function formatChoice(choice: Choice | undefined): string {
  if (!choice) return '';
  return 'digest' in choice ? `@${choice.digest}` : `:${choice.reference}`;
}

/** The candidates that fit; all of them without a choice. Throws IMAGE_NOT_FOUND when none does. */
export function choose<C extends Candidate>(
  candidates: readonly C[],
  choice: Choice | undefined,
  location: string,
): readonly C[] {
  if (!choice) return candidates;
  const fitting = candidates.filter((candidate) => fits(candidate, choice));
  if (fitting.length > 0) return fitting;
  const wanted = 'digest' in choice ? choice.digest : `image ${printable(choice.reference)}`;
  throw new KedgeError('IMAGE_NOT_FOUND', `${printable(location)} holds no ${wanted}`, {
    remedy: `It holds:${list(candidates, location)}`,
  });
}

export function ambiguous(candidates: readonly Candidate[], location: string): KedgeError {
  return new KedgeError('IMAGE_AMBIGUOUS', `${printable(location)} holds ${candidates.length} images`, {
    remedy: `Name one of them:${list(candidates, location)}`,
  });
}

function fits(candidate: Candidate, choice: Choice): boolean {
  if ('digest' in choice) return candidate.digests.includes(choice.digest);
  const wanted = familiarName(choice.reference);
  return candidate.names.some((name) => name === choice.reference || familiarName(name) === wanted);
}

const maxListed = 20;

/** What to type for each image. */
function list(candidates: readonly Candidate[], location: string): string {
  const typed = candidates.slice(0, maxListed).map(({ names, digests }) => {
    const [name] = names;
    return printable(`${location}${name === undefined ? `@${digests[0] ?? ''}` : `:${name}`}`);
  });
  const more = candidates.length > maxListed ? ` and ${candidates.length - maxListed} more` : '';
  return ` ${typed.join(', ')}${more}`;
}

/** A reference as people write it: without the default registry and namespace. */
export function shortName(name: string): string {
  return name.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\//, '');
}

/** The same reference always gets the same spelling, with its tag. */
export function familiarName(name: string): string {
  const short = shortName(name);
  const last = short.slice(short.lastIndexOf('/') + 1);
  return last.includes(':') || last.includes('@') ? short : `${short}:latest`;
}
