import type { AdvisoryIndex } from '../advisory/advisory-index.ts';
import type { MatchEvidence, Suppression, Vulnerability } from '../model/vulnerability.ts';
import type { Description, Descriptions } from './descriptions.ts';
import { type DecisionsByAdvisory, fixOf } from './fix.ts';
import type { Group } from './groups.ts';
import type { Decision, Judgement } from './judge.ts';
import { isCve, spellings } from './names.ts';
import { preferred } from './own-feeds.ts';
import { riskOf } from './risk.ts';
import { scoresOf, severityOf } from './severity.ts';

export interface FindingContext {
  readonly index: AdvisoryIndex;
  readonly descriptions: Descriptions;
  readonly judgement: Judgement;
  readonly byAdvisory: DecisionsByAdvisory;
}

/** One vulnerability of one package, told from all that says it is there. */
export function toVulnerability(
  group: Group,
  { index, descriptions, judgement, byAdvisory }: FindingContext,
  suppressed: Suppression | undefined,
): Vulnerability {
  const { names, ids, decisions } = group;
  const matched = distinct(decisions.map(({ advisory }) => descriptions.of(advisory)));
  const cves = names.filter(isCve);
  const own = matched.filter((advisory) => isOf(cves, advisory));
  const told = distinct([...own, ...descriptions.about(names), ...matched]);
  const ratings = ratingsOf([...matched, ...told]);
  const words = decisions.flatMap(({ affected }) => affected.severity ?? []);
  const { severity, score } = severityOf(ratingsOf(matched), ratings, words);
  const exploit = first(names, (name) => index.exploit(name));
  const epss = first(names, (name) => index.prediction(name));
  const summary = summaryOf(told);
  const published = told.flatMap((advisory) => advisory.published ?? []).sort()[0];
  return {
    id: names[0] ?? '',
    ids,
    package: judgement.package.id,
    severity,
    ...(score !== undefined && { score }),
    ratings,
    ...(summary !== undefined && { summary }),
    fix: fixOf(preferred(decisions), byAdvisory),
    ...(exploit && { exploit }),
    ...(epss && { epss: { score: epss.score, percentile: epss.percentile } }),
    risk: riskOf({ severity, scores: scoresOf(ratings), exploit, epss }),
    ...(published !== undefined && { published }),
    cwes: [...new Set(told.flatMap(({ cwes }) => cwes))].sort(),
    references: [...new Set(told.flatMap(({ references }) => references.map(({ url }) => url)))],
    evidence: evidenceOf(decisions),
    ...(suppressed && { suppressed }),
  };
}

function evidenceOf(decisions: readonly Decision[]): MatchEvidence[] {
  const evidence = decisions.map(({ advisory, lookup, test }): MatchEvidence => {
    const { ecosystem, name, version, how } = lookup;
    return {
      advisory: advisory.id,
      feed: advisory.feed,
      lookedUp: { ecosystem, name, version },
      how,
      range: test?.held === true ? test.range : '',
    };
  });
  return [...new Map(evidence.map((one) => [JSON.stringify(one), one])).values()];
}

function ratingsOf(advisories: readonly Description[]): Vulnerability['ratings'] {
  const ratings = advisories.flatMap((advisory) => advisory.ratings);
  return [...new Map(ratings.map((rating) => [JSON.stringify(rating), rating])).values()];
}

/** A record of the vulnerability itself, not a bulletin that it stands in. */
function isOf(cves: readonly string[], { id, aliases }: Description): boolean {
  return cves.length === 0 || [id, ...aliases].flatMap(spellings).some((name) => cves.includes(name));
}

/** Of the first that has a text: what matched stands before what others say, bulletins at the end. */
function summaryOf(advisories: readonly Description[]): string | undefined {
  const { summary, details = '' } = advisories.find((one) => one.summary || one.details) ?? {};
  if (summary) return summary;
  const [, start] = /^(.{1,300})(?:\s|$)/s.exec(details) ?? [];
  return start?.replaceAll(/\s+/g, ' ');
}

function distinct(advisories: readonly (Description | undefined)[]): Description[] {
  const found = advisories.filter((advisory) => advisory !== undefined);
  return [...new Map(found.map((advisory) => [`${advisory.feed}\0${advisory.id}`, advisory])).values()];
}

function first<T>(names: readonly string[], ask: (name: string) => T | undefined): T | undefined {
  return names.map(ask).find((answer) => answer !== undefined);
}
