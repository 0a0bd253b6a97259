import { type BaseMetrics, type Metrics, parseMetrics, weigh } from './vector.ts';

const base: BaseMetrics = {
  AV: { L: 0.395, A: 0.646, N: 1 },
  AC: { H: 0.35, M: 0.61, L: 0.71 },
  Au: { M: 0.45, S: 0.56, N: 0.704 },
  C: { N: 0, P: 0.275, C: 0.66 },
  I: { N: 0, P: 0.275, C: 0.66 },
  A: { N: 0, P: 0.275, C: 0.66 },
};

/** https://www.first.org/cvss/v2/guide#3-2-1-Base-Equation */
export function scoreV2(vector: string): number | undefined {
  const metrics = parseMetrics(vector.replace(/^CVSS:2\.0\//, ''), base);
  return metrics && baseScore(metrics);
}

function baseScore(metrics: Metrics): number {
  const of = (name: string): number => weigh(metrics, base, name);
  const impact = 10.41 * (1 - (1 - of('C')) * (1 - of('I')) * (1 - of('A')));
  const exploitability = 20 * of('AV') * of('AC') * of('Au');
  const factor = impact === 0 ? 0 : 1.176;
  return Math.round((0.6 * impact + 0.4 * exploitability - 1.5) * factor * 10) / 10;
}
