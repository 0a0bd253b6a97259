import { type BaseMetrics, type Metrics, parseMetrics, weigh } from './vector.ts';

const impacts = { H: 0.56, L: 0.22, N: 0 };
const base: BaseMetrics = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  PR: { N: 0.85, L: 0.62, H: 0.27 },
  UI: { N: 0.85, R: 0.62 },
  S: { U: 0, C: 1 },
  C: impacts,
  I: impacts,
  A: impacts,
};
/** Privileges count for less where they reach beyond their scope. */
const privilegesOfChangedScope: Readonly<Record<string, number>> = { N: 0.85, L: 0.68, H: 0.5 };

/** https://www.first.org/cvss/v3-1/specification-document#7-1-Base-Metrics-Equations; 3.0 gives the same scores. */
export function scoreV3(vector: string): number | undefined {
  const parts = partsOf(vector);
  if (parts === undefined || parts.impact <= 0) return parts && 0;
  return roundUp(Math.min((parts.changed ? 1.08 : 1) * (parts.impact + parts.exploitability), 10));
}

/** What the base score is made of. */
export interface SubscoresV3 {
  readonly exploitability: number;
  readonly impact: number;
}

/** To one decimal, as NVD publishes them. */
export function subscoresV3(vector: string): SubscoresV3 | undefined {
  const parts = partsOf(vector);
  return (
    parts && {
      exploitability: Math.round(parts.exploitability * 10) / 10,
      impact: Math.max(Math.round(parts.impact * 10) / 10, 0),
    }
  );
}

function partsOf(vector: string): (SubscoresV3 & { readonly changed: boolean }) | undefined {
  const [prefix = ''] = /^CVSS:3\.[01]\//.exec(vector) ?? [];
  const metrics = prefix === '' ? undefined : parseMetrics(vector.slice(prefix.length), base);
  return metrics && weighed(metrics);
}

function weighed(metrics: Metrics): SubscoresV3 & { readonly changed: boolean } {
  const of = (name: string): number => weigh(metrics, base, name);
  const changed = of('S') === 1;
  const lost = 1 - (1 - of('C')) * (1 - of('I')) * (1 - of('A'));
  const impact = changed ? 7.52 * (lost - 0.029) - 3.25 * (lost - 0.02) ** 15 : 6.42 * lost;
  const privileges = changed ? (privilegesOfChangedScope[metrics.get('PR') ?? ''] ?? 0) : of('PR');
  return { changed, impact, exploitability: 8.22 * of('AV') * of('AC') * privileges * of('UI') };
}

/** Up to one decimal, of a number whose sixth decimal and beyond is noise: appendix A of the specification. */
function roundUp(score: number): number {
  const hundredThousands = Math.round(score * 100_000);
  return hundredThousands % 10_000 === 0
    ? hundredThousands / 100_000
    : (Math.floor(hundredThousands / 10_000) + 1) / 10;
}
