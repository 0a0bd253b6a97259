import { KedgeError } from '../core/errors.ts';
import { counted } from '../core/units.ts';
import { vulnerabilitySeverities } from '../model/advisory.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import { counts } from '../model/secret.ts';
import type { Vulnerability } from '../model/vulnerability.ts';
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
      const dropped = analysis.problems.some(
        ({ by, code }) => by === 'secrets' && code === 'findings-dropped',
      );
      return dropped ? 'more secrets than are listed (limits.maxSecrets)' : undefined;
    }
    case 'eol': {
      const gaps = analysis.vulnerabilities?.gaps ?? [];
      return gaps.some(({ kind }) => kind === 'distro-end-of-life')
        ? 'a distribution that is no longer supported'
        : undefined;
    }
    default:
      return vulnerabilitiesText(rule.conditions, analysis);
  }
}

/** They stand in the order of risk: the first is the one to look at. */
function vulnerabilitiesText(
  conditions: readonly VulnerabilityCondition[],
  { vulnerabilities: report, packages }: ImageAnalysis,
): string | undefined {
  const found = (report?.vulnerabilities ?? []).filter(
    (vulnerability) =>
      vulnerability.suppressed === undefined &&
      conditions.every((condition) => holds(condition, vulnerability)),
  );
  const [first] = found;
  if (first === undefined) return undefined;
  const ids = new Set(found.map(({ id }) => id));
  const pkg = packages.find(({ id }) => id === first.package);
  const where = pkg === undefined ? '' : ` in ${pkg.name} ${pkg.version}`;
  return `${counted(ids.size, 'vulnerability', 'vulnerabilities')}, first ${first.id}${where}`;
}

function holds(condition: VulnerabilityCondition, found: Vulnerability): boolean {
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
