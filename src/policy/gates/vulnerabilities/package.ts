import { type VulnerabilitySeverity, vulnerabilitySeverities } from '../../../model/advisory.ts';
import type { Package } from '../../../model/package.ts';
import { comparisons, holds } from '../../comparison.ts';
import { dateOf, isYoungerThan, timeOf } from '../../days.ts';
import { engineLocation, engineType, packageClass } from '../../engine-package.ts';
import { expression } from '../../expression.ts';
import { type Condition, type Finding, judgeFindings } from '../../findings.ts';
import { trigger } from '../../gate.ts';
import { linkOf } from '../../link.ts';
import { optional, required, type Values } from '../../parameter.ts';
import { boolean, choice, integer } from '../../parameter-kinds.ts';
import { remembered } from '../../remembered.ts';
import { nvdParameters, ScoreConditions, vendorParameters } from './scores.ts';

const parameters = {
  package_type: required(choice('all', 'os', 'non-os'), {
    description: 'Which packages to judge: those of the distribution, all others, or all.',
    example: 'all',
  }),
  severity_comparison: optional(choice(...comparisons), {
    description: 'How to compare the severity. > when left out.',
    example: '>',
  }),
  severity: optional(choice(...vulnerabilitySeverities.toReversed()), {
    description: 'What the severity is compared with. unknown when left out.',
    example: 'high',
  }),
  ...nvdParameters,
  fix_available: optional(boolean, {
    description: 'Whether a version without the vulnerability must be known (true) or must not (false).',
    example: 'true',
  }),
  vendor_only: optional(boolean, {
    description: 'Whether to pass over those that the vendor says it will not fix. True when left out.',
    example: 'true',
  }),
  max_days_since_creation: optional(integer, {
    description: 'Days that must have gone by since the vulnerability was published.',
    example: '7',
  }),
  max_days_since_fix: optional(integer, {
    description:
      'Days that must have gone by since the first fix came out; only looked at where fix_available is true.',
    example: '30',
  }),
  ...vendorParameters,
  package_path_exclude: optional(expression, {
    description:
      'Packages that are not of the distribution and lie at a path that this matches are passed over.',
    example: '.*test\\.jar.*',
  }),
};

export const vulnerablePackage = trigger({
  name: 'package',
  needsAdvisories: true,
  description: 'Fires for every vulnerability of a package that all the conditions hold for.',
  parameters,
  check({ analysis, at }, values) {
    const scores = new ScoreConditions(values);
    return judgeFindings(analysis, conditionsOf(values, at, scores), (finding) =>
      messageOf(finding, timesText(finding, values), scores),
    );
  },
});

function conditionsOf(
  values: Values<typeof parameters>,
  at: number,
  scores: ScoreConditions,
): readonly Condition[] {
  const { package_type: type, severity = 'unknown', severity_comparison: comparison = '>' } = values;
  const { vendor_only: vendorOnly = true, package_path_exclude: path, fix_available: fixed } = values;
  const isExcluded = remembered((pkg: Package) => path?.matches(engineLocation(pkg)) ?? false);
  return [
    ({ pkg }) => (type === 'all' || packageClass(pkg) === type ? undefined : `not of package type ${type}`),
    ({ vulnerability }) =>
      holds(rank(vulnerability.severity), comparison, rank(severity))
        ? undefined
        : `with severity not ${comparison} ${severity}`,
    ({ pkg }) => (packageClass(pkg) === 'non-os' && isExcluded(pkg) ? 'at an excluded path' : undefined),
    ({ vulnerability }) =>
      vendorOnly && vulnerability.fix.state === 'will-not-fix' ? 'that the vendor will not fix' : undefined,
    ageCondition(values, at),
    ({ vulnerability }) => scores.failing(vulnerability),
    ({ vulnerability }) =>
      fixed === undefined || fixed === vulnerability.fix.versions.length > 0
        ? undefined
        : `${fixed ? 'without' : 'with'} a fix`,
  ];
}

/** What has no date is as old as any. */
function ageCondition(values: Values<typeof parameters>, at: number): Condition {
  const { max_days_since_creation: sinceCreation } = values;
  return (finding) => {
    const { created, fixed } = timesOf(finding, values);
    if (created !== undefined && sinceCreation !== undefined && isYoungerThan(created, sinceCreation, at))
      return `published less than ${sinceCreation} days ago`;
    const { max_days_since_fix: sinceFix } = values;
    return fixed !== undefined && sinceFix !== undefined && isYoungerThan(fixed, sinceFix, at)
      ? `with a fix less than ${sinceFix} days old`
      : undefined;
  };
}

/** The times that the rule asks for, where they are known. */
function timesOf({ vulnerability }: Finding, values: Values<typeof parameters>) {
  const { published, fix } = vulnerability;
  const fixAsked = values.max_days_since_fix !== undefined && values.fix_available === true;
  return {
    created: values.max_days_since_creation === undefined ? undefined : timeOf(published),
    fixed: fixAsked && fix.versions.length > 0 ? timeOf(fix.available) : undefined,
  };
}

function timesText(finding: Finding, values: Values<typeof parameters>): string {
  const { created, fixed } = timesOf(finding, values);
  const told = [
    ...(created === undefined ? [] : [`max_days_since_creation=${dateOf(created)}`]),
    ...(fixed === undefined ? [] : [`max_days_since_fix=${dateOf(fixed)}`]),
  ];
  return told.length === 0 ? '' : `(${told.join(' ')})`;
}

function messageOf({ vulnerability, pkg }: Finding, times: string, scores: ScoreConditions): string {
  const { id, severity, fix } = vulnerability;
  const kind = packageClass(pkg);
  const name = kind === 'os' ? pkg.name : engineLocation(pkg);
  const fixed = fix.versions.length === 0 ? '' : `(fixed in: ${fix.versions.join(', ')})`;
  const told = [fixed, scores.text(vulnerability, 'nvd'), times, scores.text(vulnerability, 'vendor')].join(
    '',
  );
  const found = `${severity.toUpperCase()} Vulnerability found in ${kind} package type (${engineType(pkg)})`;
  return `${found} - ${name} ${told}(${id} - ${linkOf(vulnerability)})`;
}

/** The Engine's order: the least severe first. */
function rank(severity: VulnerabilitySeverity): number {
  return -vulnerabilitySeverities.indexOf(severity);
}
