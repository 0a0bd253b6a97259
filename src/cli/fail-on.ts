import { KedgeError } from '../core/errors.ts';
import { counted } from '../core/units.ts';
import { vulnerabilitySeverities } from '../model/advisory.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { Package } from '../model/package.ts';
import type { Problem } from '../model/problem.ts';
import { counts } from '../model/secret.ts';
import type { Vulnerability, VulnerabilityReport } from '../model/vulnerability.ts';
import type { FailRule, VulnerabilityCondition } from './fail-rule.ts';

/** Throws FAIL_ON, to be the last line, when one of the rules is met. */
export function checkFailOn(rules: readonly FailRule[], analysis: ImageAnalysis): void {
  const found = rules.flatMap((rule) => {
    const what = metBy(rule, analysis);
    return what === undefined ? [] : [`${what} (--fail-on ${rule.text})`];
  });
  if (found.length > 0) throw new KedgeError('FAIL_ON', `The image has ${found.join(' and ')}`);
}

/** What of the rule is in the image, in words; undefined for nothing. */
function metBy(rule: FailRule, analysis: ImageAnalysis): string | undefined {
  switch (rule.kind) {
    case 'secrets': {
      const found = (analysis.secrets ?? []).filter(counts).length;
      if (found > 0) return counted(found, 'secret');
      // Nobody can tell whether those that are not listed count.
      return hasUnlisted(analysis) ? unlistedText : undefined;
    }
    case 'eol':
      return hasEnded(analysis) ? endedText : undefined;
    default:
      return vulnerabilitiesText(rule.conditions, analysis);
  }
}

export const unlistedText = 'more secrets than are listed (limits.maxSecrets)';
export const endedText = 'a distribution that is no longer supported';

export function hasUnlisted({ problems }: { readonly problems: readonly Problem[] }): boolean {
  return problems.some(({ by, code }) => by === 'secrets' && code === 'findings-dropped');
}

export function hasEnded({
  vulnerabilities,
}: {
  readonly vulnerabilities: Pick<VulnerabilityReport, 'gaps'> | undefined;
}): boolean {
  return vulnerabilities?.gaps.some(({ kind }) => kind === 'distro-end-of-life') === true;
}

function vulnerabilitiesText(
  conditions: readonly VulnerabilityCondition[],
  { vulnerabilities: report, packages }: ImageAnalysis,
): string | undefined {
  const found = (report?.vulnerabilities ?? []).filter((one) => meets(one, conditions));
  return foundText(found, packages);
}

/** They stand in the order of risk: the first is the one to look at. Undefined for none. */
export function foundText(
  found: readonly Pick<Vulnerability, 'id' | 'package'>[],
  packages: readonly Package[],
  noun: readonly [string, string] = ['vulnerability', 'vulnerabilities'],
): string | undefined {
  const [first] = found;
  if (first === undefined) return undefined;
  const ids = new Set(found.map(({ id }) => id));
  const pkg = packages.find(({ id }) => id === first.package);
  const where = pkg === undefined ? '' : ` in ${pkg.name} ${pkg.version}`;
  return `${counted(ids.size, ...noun)}, first ${first.id}${where}`;
}

/** What conditions are held against. */
type Measured = Pick<Vulnerability, 'severity' | 'fix' | 'exploit' | 'risk' | 'epss' | 'suppressed'>;

/** Whether it counts, and all conditions hold for it. */
export function meets(found: Measured, conditions: readonly VulnerabilityCondition[]): boolean {
  return found.suppressed === undefined && conditions.every((condition) => holds(condition, found));
}

function holds(condition: VulnerabilityCondition, found: Measured): boolean {
  switch (condition.test) {
    case 'severity': {
      const rank = vulnerabilitySeverities.indexOf(found.severity);
      return rank <= vulnerabilitySeverities.indexOf(condition.least);
    }
    case 'fixable':
      return found.fix.state === 'fixed';
    case 'kev':
      return found.exploit !== undefined;
    default: {
      const value = condition.test === 'risk' ? found.risk : found.epss?.score;
      if (value === undefined) return false;
      return value > condition.value || (condition.orEqual && value === condition.value);
    }
  }
}
