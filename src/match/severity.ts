import { type Rating, type VulnerabilitySeverity, vulnerabilitySeverities } from '../model/advisory.ts';
import { cvssScore, severityOfScore } from '../model/cvss/score.ts';

export interface RatedSeverity {
  readonly severity: VulnerabilitySeverity;
  /** The best score: CVSS 4 before 3 before 2. */
  readonly score?: number;
}

/** The order in which versions of CVSS are asked. */
const versions: readonly (readonly string[])[] = [['4.0'], ['3.1', '3.0'], ['2.0']];

/**
 * How bad it is. The word a distribution has for its very package comes first: it knows what it built; then CVSS 4, 3
 * and 2, then a publisher's word for the vulnerability. `own` are ratings of what matched, which count before those of
 * others for the same vulnerability.
 */
export function severityOf(
  own: readonly Rating[],
  others: readonly Rating[],
  packageWords: readonly VulnerabilitySeverity[],
): RatedSeverity {
  const scored = bestScore(own, others);
  const word = worst(packageWords) ?? scored?.severity ?? worst(wordsOf(own)) ?? worst(wordsOf(others));
  return { severity: word ?? 'unknown', ...(scored && { score: scored.score }) };
}

/** Base scores above 0 of all vectors. */
export function scoresOf(ratings: readonly Rating[]): readonly number[] {
  return ratings
    .flatMap((rating) => (rating.kind === 'cvss' ? (cvssScore(rating.vector) ?? []) : []))
    .filter(Boolean);
}

function bestScore(
  own: readonly Rating[],
  others: readonly Rating[],
): { readonly score: number; readonly severity: VulnerabilitySeverity } | undefined {
  for (const same of versions) {
    for (const ratings of [own, others]) {
      const scores = ratings.flatMap((rating) =>
        rating.kind === 'cvss' && same.includes(rating.version) ? (cvssScore(rating.vector) ?? []) : [],
      );
      const score = Math.max(...scores);
      if (scores.length > 0) return { score, severity: severityOfScore(score, same[0] ?? '') };
    }
  }
  return undefined;
}

function wordsOf(ratings: readonly Rating[]): VulnerabilitySeverity[] {
  return ratings.flatMap((rating) => (rating.kind === 'word' ? [rating.severity] : []));
}

function worst(words: readonly VulnerabilitySeverity[]): VulnerabilitySeverity | undefined {
  return vulnerabilitySeverities.find((severity) => severity !== 'unknown' && words.includes(severity));
}
