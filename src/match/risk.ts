import type { ExploitPrediction, KnownExploit, VulnerabilitySeverity } from '../model/advisory.ts';

/** The middle of what each word stands for, on the scale of CVSS. */
const midpoints: Readonly<Record<VulnerabilitySeverity, number>> = {
  critical: 9,
  high: 7.5,
  medium: 5,
  low: 3,
  negligible: 0.5,
  unknown: 5,
};

export interface RiskFacts {
  readonly severity: VulnerabilitySeverity;
  /** CVSS base scores above 0. */
  readonly scores: readonly number[];
  readonly exploit: KnownExploit | undefined;
  readonly epss: Pick<ExploitPrediction, 'score'> | undefined;
}

/**
 * 0 to 100: how likely it is to be exploited, times how bad that would be. Known to be exploited is certain, and
 * weighs 1.05 (1.1 with ransomware); else EPSS tells, and without it the risk is 0. How bad: the word's midpoint, or
 * the mean of that and the mean of the scores. The formula is Grype's, so that figures compare.
 * https://github.com/anchore/grype/blob/main/README.md
 */
export function riskOf({ severity, scores, exploit, epss }: RiskFacts): number {
  const word = midpoints[severity] / 10;
  const mean = scores.reduce((sum, score) => sum + score, 0) / (scores.length * 10);
  const harm = scores.length === 0 ? word : (word + mean) / 2;
  const threat = exploit === undefined ? (epss?.score ?? 0) : 1;
  const factor = exploit === undefined ? 1 : exploit.ransomware ? 1.1 : 1.05;
  return Math.round(Math.min(1, threat * harm * factor) * 100_000) / 1000;
}
