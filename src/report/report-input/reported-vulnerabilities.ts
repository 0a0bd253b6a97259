import { isJsonObject, type JsonObject } from '../../core/json.ts';
import { vulnerabilitySeverities } from '../../model/advisory.ts';
import type { ComparedVulnerability, JudgedSide } from '../../model/diff.ts';
import type { CoverageGap, Fix, MatchEvidence, Suppression } from '../../model/vulnerability.ts';
import { objectOf, objectsOf, textOf, textsOf } from '../sbom-input/members.ts';
import type { Faults } from './faults.ts';

const fixStates = ['fixed', 'not-fixed', 'will-not-fix', 'unknown'] as const;
const suppressors = ['ownership', 'not-affected', 'vex', 'ignore-rule'] as const;
const acquittals = ['not-affected', 'fixed'] as const;
const lookups = ['direct', 'source', 'cpe'] as const;
const gapKinds = [
  'distro-unknown',
  'distro-end-of-life',
  'distro-derived',
  'no-feed',
  'version-unreadable',
] as const;

/** Undefined when they were not looked for. Those of packages that are not listed are faults. */
export function toVulnerabilities(
  value: unknown,
  packages: ReadonlySet<string>,
  faults: Faults,
): JudgedSide | undefined {
  if (!isJsonObject(value)) return undefined;
  const feedDate = textOf(value['feedDate']);
  return {
    feedDigest: textOf(value['feedDigest']) ?? 'unknown',
    ...(feedDate !== undefined && { feedDate }),
    vulnerabilities: objectsOf(value['findings']).flatMap((item) => {
      const found = toVulnerability(item);
      if (found !== undefined && packages.has(found.package)) return [found];
      faults.add('vulnerabilities');
      return [];
    }),
    gaps: objectsOf(value['gaps']).flatMap(toGap),
  };
}

function toVulnerability(item: JsonObject): ComparedVulnerability | undefined {
  const [id, pkg] = [textOf(item['id']), textOf(item['package'])];
  if (id === undefined || pkg === undefined) return undefined;
  const exploit = objectOf(item['exploit']);
  const [cve, epss] = [textOf(exploit['cve']), objectOf(item['epss'])];
  const [score, probability] = [numberOf(item['score']), numberOf(epss['score'])];
  const suppressed = toSuppression(objectOf(item['suppressed']));
  return {
    id,
    ids: [...new Set([id, ...textsOf(item['ids'] ?? [])])],
    package: pkg,
    severity: oneOf(vulnerabilitySeverities, item['severity']) ?? 'unknown',
    ...(score !== undefined && { score }),
    fix: toFix(objectOf(item['fix'])),
    ...(cve !== undefined && {
      exploit: { cve, added: textOf(exploit['added']) ?? '', ransomware: exploit['ransomware'] === true },
    }),
    ...(probability !== undefined && {
      epss: { score: probability, percentile: numberOf(epss['percentile']) ?? 0 },
    }),
    risk: numberOf(item['risk']) ?? 0,
    evidence: objectsOf(item['evidence']).map(toEvidence),
    ...(suppressed !== undefined && { suppressed }),
  };
}

function toFix(fix: JsonObject): Fix {
  const available = textOf(fix['available']);
  return {
    state: oneOf(fixStates, fix['state']) ?? 'unknown',
    versions: textsOf(fix['versions'] ?? []),
    ...(available !== undefined && { available }),
  };
}

function toEvidence(evidence: JsonObject): MatchEvidence {
  const member = (name: string) => textOf(evidence[name]) ?? '';
  const lookedUp = objectOf(evidence['lookedUp']);
  return {
    advisory: member('advisory'),
    feed: member('feed'),
    lookedUp: {
      ecosystem: textOf(lookedUp['ecosystem']) ?? '',
      name: textOf(lookedUp['name']) ?? '',
      version: textOf(lookedUp['version']) ?? '',
    },
    how: oneOf(lookups, evidence['how']) ?? 'direct',
    range: member('range'),
  };
}

function toSuppression(suppressed: JsonObject): Suppression | undefined {
  const by = oneOf(suppressors, suppressed['by']);
  if (by === undefined) return undefined;
  const [owner, expires] = [textOf(suppressed['owner']), textOf(suppressed['expires'])];
  const [verdict, rule] = [oneOf(acquittals, suppressed['verdict']), textOf(suppressed['rule'])];
  return {
    by,
    source: textOf(suppressed['source']) ?? '',
    reason: textOf(suppressed['reason']) ?? '',
    ...(verdict !== undefined && { verdict }),
    ...(rule !== undefined && { rule }),
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
  };
}

function toGap({ kind, message, packages }: JsonObject): CoverageGap[] {
  const [known, text] = [oneOf(gapKinds, kind), textOf(message)];
  if (known === undefined || text === undefined) return [];
  return [{ kind: known, message: text, packages: textsOf(packages ?? []) }];
}

export function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((one) => one === value);
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
