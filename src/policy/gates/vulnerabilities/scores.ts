import { cvssScore } from '../../../model/cvss/score.ts';
import { subscoresV3 } from '../../../model/cvss/v3.ts';
import type { Vulnerability } from '../../../model/vulnerability.ts';
import { type Comparison, comparisons, holds } from '../../comparison.ts';
import { optional } from '../../parameter.ts';
import { choice, float } from '../../parameter-kinds.ts';
import { pythonFloat } from '../../python-text.ts';
import { remembered } from '../../remembered.ts';

const ofNvd = ['cvss_v3_base_score', 'cvss_v3_exploitability_score', 'cvss_v3_impact_score'] as const;
const ofVendor = [
  'vendor_cvss_v3_base_score',
  'vendor_cvss_v3_exploitability_score',
  'vendor_cvss_v3_impact_score',
] as const;

type ScoreName = (typeof ofNvd)[number] | (typeof ofVendor)[number];

export type ScoreValues = { readonly [N in ScoreName]: number | undefined } & {
  readonly [N in ScoreName as `${N}_comparison`]: Comparison | undefined;
};

const compared = (score: string) =>
  optional(choice(...comparisons), {
    description: `How to compare the ${score}. >= when left out.`,
    example: '>',
  });
const threshold = (score: string) =>
  optional(float, { description: `What the ${score} is compared with.`, example: '5.0' });

const base = 'CVSS 3 base score of NVD';
const exploitability = 'CVSS 3 exploitability score of NVD';
const impact = 'CVSS 3 impact score of NVD';
const vendorBase = 'CVSS 3 base score of the vendor';
const vendorExploitability = 'CVSS 3 exploitability score of the vendor';
const vendorImpact = 'CVSS 3 impact score of the vendor';

export const nvdParameters = {
  cvss_v3_base_score_comparison: compared(base),
  cvss_v3_base_score: threshold(base),
  cvss_v3_exploitability_score_comparison: compared(exploitability),
  cvss_v3_exploitability_score: threshold(exploitability),
  cvss_v3_impact_score_comparison: compared(impact),
  cvss_v3_impact_score: threshold(impact),
};

export const vendorParameters = {
  vendor_cvss_v3_base_score_comparison: compared(vendorBase),
  vendor_cvss_v3_base_score: threshold(vendorBase),
  vendor_cvss_v3_exploitability_score_comparison: compared(vendorExploitability),
  vendor_cvss_v3_exploitability_score: threshold(vendorExploitability),
  vendor_cvss_v3_impact_score_comparison: compared(vendorImpact),
  vendor_cvss_v3_impact_score: threshold(vendorImpact),
};

interface Wanted {
  readonly name: ScoreName;
  readonly comparison: Comparison;
  readonly value: number;
}

/** The conditions of a rule on scores. */
export class ScoreConditions {
  readonly #wanted: readonly Wanted[];

  constructor(values: ScoreValues) {
    this.#wanted = [...ofNvd, ...ofVendor].flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [{ name, value, comparison: values[`${name}_comparison`] ?? '>=' }];
    });
  }

  /** Which one does not hold; undefined when all do. */
  failing(vulnerability: Vulnerability): string | undefined {
    const failed = this.#wanted.find(
      ({ name, comparison, value }) => !holds(scoresOf(vulnerability)[name], comparison, value),
    );
    return failed && `with ${failed.name} not ${failed.comparison} ${failed.value}`;
  }

  /** What the Engine writes of those that were asked for: it leaves a score of 0 out. */
  text(vulnerability: Vulnerability, by: 'nvd' | 'vendor'): string {
    const names: readonly string[] = by === 'nvd' ? ofNvd : ofVendor;
    const told = this.#wanted
      .filter(({ name }) => names.includes(name))
      .map(({ name }) => ({ name, score: scoresOf(vulnerability)[name] }))
      .filter(({ score }) => score !== 0)
      .map(({ name, score }) => `${name}=${pythonFloat(score)}`);
    return told.length === 0 ? '' : `(${told.join(' ')})`;
  }
}

type Scores = { readonly [N in ScoreName]: number };

/** The highest of each; -1 without any, as the Engine has it. */
const scoresOf = remembered(({ ratings }: Vulnerability): Scores => {
  const [nvd, vendor] = [highest(), highest()];
  for (const rating of ratings) {
    if (rating.kind !== 'cvss' || !rating.version.startsWith('3')) continue;
    const parts = subscoresV3(rating.vector);
    const most = rating.by === 'nvd' ? nvd : vendor;
    most.base = Math.max(most.base, cvssScore(rating.vector) ?? -1);
    most.exploitability = Math.max(most.exploitability, parts?.exploitability ?? -1);
    most.impact = Math.max(most.impact, parts?.impact ?? -1);
  }
  return {
    cvss_v3_base_score: nvd.base,
    cvss_v3_exploitability_score: nvd.exploitability,
    cvss_v3_impact_score: nvd.impact,
    vendor_cvss_v3_base_score: vendor.base,
    vendor_cvss_v3_exploitability_score: vendor.exploitability,
    vendor_cvss_v3_impact_score: vendor.impact,
  };
});

const highest = () => ({ base: -1, exploitability: -1, impact: -1 });
