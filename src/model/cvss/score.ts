import type { VulnerabilitySeverity } from '../advisory.ts';
import { scoreV2 } from './v2.ts';
import { scoreV3 } from './v3.ts';
import { scoreV4 } from './v4.ts';

/** The base score of a vector of any version; undefined when it is none. */
export function cvssScore(vector: string): number | undefined {
  if (vector.startsWith('CVSS:4')) return scoreV4(vector);
  return vector.startsWith('CVSS:3') ? scoreV3(vector) : scoreV2(vector);
}

/**
 * https://www.first.org/cvss/v4-0/specification-document#Qualitative-Severity-Rating-Scale, which 3 shares; 2 has no
 * critical: https://nvd.nist.gov/vuln-metrics/cvss
 */
export function severityOfScore(score: number, version: string): VulnerabilitySeverity {
  if (score >= 9 && version !== '2.0') return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'negligible';
}
