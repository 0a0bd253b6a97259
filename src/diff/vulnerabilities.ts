import { vulnerabilitySeverities } from '../model/advisory.ts';
import type {
  ComparedVulnerability,
  DiffSection,
  DiffSide,
  FindingChangeKind,
  PackagedVulnerability,
  VulnerabilityAspect,
  VulnerabilityChange,
} from '../model/diff.ts';
import type { Package } from '../model/package.ts';
import { compareText } from '../version/order.ts';
import { lackingNames, type Sides } from './inputs.ts';
import { type Pairing, pairUp } from './pairing.ts';
import { vulnerabilityCauses } from './vulnerability-causes.ts';

type Draft = Omit<VulnerabilityChange, 'causes'>;

/** Vulnerabilities that came, went, or are told otherwise, package by package. */
export function compareVulnerabilities(
  sides: Sides,
  packages: Pairing<Package>,
): DiffSection<VulnerabilityChange> {
  const lacking = lackingNames(sides, ({ vulnerabilities }) => vulnerabilities !== undefined);
  if (lacking !== undefined) return { compared: false, why: `not looked for in ${lacking}` };
  const pairOf = new Map<Package, number>();
  const counterparts = new Map<Package, Package>();
  for (const [index, [before, after]] of packages.pairs.entries()) {
    pairOf.set(before, index).set(after, index);
    counterparts.set(before, after).set(after, before);
  }
  const pairKey = ({ pkg }: PackagedVulnerability): string => `${pairOf.get(pkg) ?? `alone ${pkg.id}`}`;
  const [ours, theirs] = [findingsOf(sides.before), findingsOf(sides.after)];
  const ownKey = (found: PackagedVulnerability): string => `${pairKey(found)}\0${found.vulnerability.id}`;
  // Names that head no finding say nothing: a bulletin is among the names of all the CVEs that it is about.
  const heads = new Set([...ours, ...theirs].map(ownKey));
  const { pairs, before, after } = pairUp(ours, theirs, [
    (found) => [ownKey(found)],
    (found) =>
      found.vulnerability.ids.map((name) => `${pairKey(found)}\0${name}`).filter((key) => heads.has(key)),
    movedKeys,
  ]);
  const drafts: Draft[] = [
    ...after.map((found) => draftOf(undefined, found, [])),
    ...before.map((found) => draftOf(found, undefined, [])),
    ...pairs.flatMap(([was, is]) => {
      const what = aspectsOf(was, is, pairKey(was) === pairKey(is));
      return what.length === 0 ? [] : [draftOf(was, is, what)];
    }),
  ];
  const context = { sides, counterpart: (pkg: Package) => counterparts.get(pkg) };
  return {
    compared: true,
    changes: drafts
      .map((draft) => ({ ...draft, causes: vulnerabilityCauses(draft, context) }))
      .sort(byWeight),
  };
}

/** A vulnerability whose package has another name now: both were looked up as one, their source package. */
function movedKeys({ vulnerability: { id, evidence } }: PackagedVulnerability): string[] {
  return evidence.map(({ lookedUp: { ecosystem, name } }) => `${ecosystem.split(':')[0]}\0${name}\0${id}`);
}

/** In an order that depends on nothing but the findings. */
function findingsOf({ vulnerabilities, packages }: DiffSide): PackagedVulnerability[] {
  const byId = new Map(packages.map((pkg) => [pkg.id, pkg]));
  return (vulnerabilities?.vulnerabilities ?? [])
    .flatMap((vulnerability) => {
      const pkg = byId.get(vulnerability.package);
      return pkg === undefined ? [] : [{ vulnerability, pkg }];
    })
    .sort((a, b) => compareText(a.pkg.id, b.pkg.id) || compareText(a.vulnerability.id, b.vulnerability.id));
}

function draftOf(
  before: PackagedVulnerability | undefined,
  after: PackagedVulnerability | undefined,
  what: readonly VulnerabilityAspect[],
): Draft {
  const kind = kindOf(counts(before), counts(after));
  return { kind, what, ...(before && { before }), ...(after && { after }) };
}

export function kindOf(before: boolean, after: boolean): FindingChangeKind {
  if (before === after) return 'changed';
  return after ? 'new' : 'gone';
}

function counts(found: PackagedVulnerability | undefined): boolean {
  return found !== undefined && found.vulnerability.suppressed === undefined;
}

function aspectsOf(
  { vulnerability: a }: PackagedVulnerability,
  { vulnerability: b }: PackagedVulnerability,
  isSamePackage: boolean,
): VulnerabilityAspect[] {
  const differs: Readonly<Record<VulnerabilityAspect, boolean>> = {
    severity: a.severity !== b.severity,
    fix: fixKey(a) !== fixKey(b),
    exploit: (a.exploit === undefined) !== (b.exploit === undefined),
    suppression: suppressionKey(a) !== suppressionKey(b),
    package: !isSamePackage,
  };
  return aspects.filter((aspect) => differs[aspect]);
}

const aspects = ['severity', 'fix', 'exploit', 'suppression', 'package'] as const;

function fixKey({ fix: { state, versions } }: ComparedVulnerability): string {
  return [state, ...versions].join('\0');
}

function suppressionKey({ suppressed }: ComparedVulnerability): string {
  if (suppressed === undefined) return '';
  const { by, source, reason } = suppressed;
  // What advisories and owners say has versions in it, which differ wherever a package does.
  return by === 'vex' || by === 'ignore-rule' ? [by, source, reason].join('\0') : by;
}

const kinds = ['new', 'gone', 'changed'] as const;

function byWeight(a: VulnerabilityChange, b: VulnerabilityChange): number {
  const [left, right] = [a.after ?? a.before, b.after ?? b.before];
  if (left === undefined || right === undefined) return 0;
  return (
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
    right.vulnerability.risk - left.vulnerability.risk ||
    vulnerabilitySeverities.indexOf(left.vulnerability.severity) -
      vulnerabilitySeverities.indexOf(right.vulnerability.severity) ||
    compareText(left.vulnerability.id, right.vulnerability.id) ||
    compareText(left.pkg.name, right.pkg.name) ||
    compareText(left.pkg.id, right.pkg.id)
  );
}
