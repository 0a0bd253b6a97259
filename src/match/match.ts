import type { AdvisoryIndex } from '../advisory/advisory-index.ts';
import type { Suppression, Vulnerability, VulnerabilityReport } from '../model/vulnerability.ts';
import { clearedIn } from './cleared.ts';
import { type Descriptions, describeWith } from './descriptions.ts';
import { toVulnerability } from './findings.ts';
import { byAdvisory } from './fix.ts';
import { coverageGaps } from './gaps.ts';
import { type Group, groupDecisions } from './groups.ts';
import type { MatchInput, MatchOptions } from './input.ts';
import { createJudge, type Judge, type Judgement } from './judge.ts';
import { inOrder } from './order.ts';
import {
  acquittals,
  acquitted,
  overruled,
  ownedAway,
  ownFixes,
  type Statements,
  statements,
} from './suppress.ts';

/** Everything that was asked and found, before it is told as a report: `kedge why` reads the steps. */
export interface Matching {
  readonly judge: Judge;
  readonly judgements: readonly Judgement[];
  readonly vulnerabilities: readonly Vulnerability[];
}

/** Judges packages by the advisories of the index. The same input and index give the same report. */
export function matchPackages(
  input: MatchInput,
  index: AdvisoryIndex,
  options: MatchOptions = {},
): VulnerabilityReport {
  const { judge, judgements, vulnerabilities } = match(input, index, options);
  const feedDate = index.feeds.map(({ fetched }) => fetched).sort()[0];
  return {
    feedDigest: index.digest,
    ...(feedDate !== undefined && { feedDate }),
    vulnerabilities,
    cleared: clearedIn(judgements, vulnerabilities, describeWith(index)),
    gaps: coverageGaps(judgements, judge.namespace, options),
  };
}

export function match(input: MatchInput, index: AdvisoryIndex, options: MatchOptions = {}): Matching {
  const judge = createJudge(input, index, options);
  const judgements = input.packages.map((pkg) => judge.judge(pkg));
  const findings = new Findings(index, judgements);
  const vulnerabilities = inOrder(
    judgements.flatMap((judgement) => findings.of(judgement)),
    input.packages,
  );
  return { judge, judgements, vulnerabilities };
}

class Findings {
  readonly #index: AdvisoryIndex;
  readonly #descriptions: Descriptions;
  readonly #byPackage: ReadonlyMap<string, Judgement>;
  readonly #statements = new Map<Judgement, Statements>();

  constructor(index: AdvisoryIndex, judgements: readonly Judgement[]) {
    this.#index = index;
    this.#descriptions = describeWith(index);
    this.#byPackage = new Map(judgements.map((judgement) => [judgement.package.id, judgement]));
  }

  of(judgement: Judgement): Vulnerability[] {
    const affected = judgement.decisions.filter(({ verdict }) => verdict === 'affected');
    if (affected.length === 0) return [];
    const context = {
      index: this.#index,
      descriptions: this.#descriptions,
      judgement,
      byAdvisory: byAdvisory(judgement.decisions),
    };
    const said = acquittals(judgement);
    const fixes = ownFixes(judgement);
    return groupDecisions(affected, this.#descriptions).map((group) => {
      const free = acquitted(group, said) ?? overruled(group, fixes);
      return toVulnerability(group, context, free ?? this.#owned(group, judgement));
    });
  }

  #owned(group: Group, { package: pkg }: Judgement): Suppression | undefined {
    const owner = pkg.ownedBy === undefined ? undefined : this.#byPackage.get(pkg.ownedBy);
    if (owner === undefined) return undefined;
    const said = this.#statements.get(owner) ?? statements(owner);
    this.#statements.set(owner, said);
    return ownedAway(group, owner, said);
  }
}
