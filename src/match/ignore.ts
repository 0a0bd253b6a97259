import { compileGlobs } from '../core/glob.ts';
import type { Package } from '../model/package.ts';
import { type Purl, parsePurl } from '../model/purl.ts';
import type { ExpiredRule, FixState, Suppression, Vulnerability } from '../model/vulnerability.ts';
import { isPurlOf } from './vex/package-purl.ts';

/** What a user accepts: every condition given must hold. */
export interface IgnoreRule {
  /** Any name of the vulnerability. */
  readonly id?: string;
  readonly package?: {
    readonly name?: string;
    readonly version?: string;
    readonly type?: string;
    readonly purl?: string;
  };
  /** Glob over paths from the image root, leading slash or not: all places of the package. */
  readonly path?: string;
  /** Ecosystem of the advisories, with or without its release. */
  readonly namespace?: string;
  readonly fixState?: FixState;
  readonly reason: string;
  readonly owner?: string;
  /** `YYYY-MM-DD`: the last day on which it holds. */
  readonly expires?: string;
  /** The file it stands in. */
  readonly file: string;
}

type Test = (vulnerability: Vulnerability, pkg: Package) => boolean;

/** Suppresses what a rule accepts; the first that does counts. Rules that have expired are for the caller to leave out. */
export function applyIgnoreRules(
  vulnerabilities: readonly Vulnerability[],
  rules: readonly IgnoreRule[],
  packages: readonly Package[],
): readonly Vulnerability[] {
  if (rules.length === 0) return vulnerabilities;
  const compiled = rules.map((rule) => ({ rule, tests: testsOf(rule) }));
  const byId = new Map(packages.map((pkg) => [pkg.id, pkg]));
  return vulnerabilities.map((vulnerability) => {
    const pkg = byId.get(vulnerability.package);
    if (pkg === undefined || vulnerability.suppressed !== undefined) return vulnerability;
    const found = compiled.find(({ tests }) => tests.every((test) => test(vulnerability, pkg)));
    return found === undefined ? vulnerability : { ...vulnerability, suppressed: toSuppression(found.rule) };
  });
}

function testsOf({ id, package: pkg = {}, path, namespace, fixState }: IgnoreRule): readonly Test[] {
  const { name, version, type, purl } = pkg;
  const tests: readonly (Test | undefined | '')[] = [
    id && ofId(id.toLowerCase()),
    name && ((_, own) => own.name === name),
    version && ((_, own) => own.version === version),
    type && ((_, own) => own.type === type),
    purl && ofPurl(parsePurl(purl)),
    path && ofPath(path),
    namespace && ofNamespace(namespace),
    fixState && (({ fix }) => fix.state === fixState),
  ];
  return tests.filter((test) => test !== undefined && test !== '');
}

function ofId(id: string): Test {
  return ({ ids }) => ids.some((own) => own.toLowerCase() === id);
}

function ofPurl(purl: Purl): Test {
  return (_, pkg) => isPurlOf(purl, pkg);
}

function ofPath(glob: string): Test {
  const matches = compileGlobs([glob.replace(/^\/+/, '')]);
  return (_, { locations }) => locations.length > 0 && locations.every(({ path }) => matches(path));
}

function ofNamespace(namespace: string): Test {
  return ({ evidence }) =>
    evidence.length > 0 &&
    evidence.every(
      ({ lookedUp: { ecosystem } }) => ecosystem === namespace || ecosystem.startsWith(`${namespace}:`),
    );
}

function toSuppression(rule: IgnoreRule): Suppression {
  const { reason, owner, expires, file } = rule;
  return {
    by: 'ignore-rule',
    source: file,
    reason,
    rule: ignoreRuleText(rule),
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
  };
}

export function toExpiredRule(rule: IgnoreRule): ExpiredRule {
  const { reason, owner, expires = '', file } = rule;
  return {
    source: file,
    rule: ignoreRuleText(rule),
    reason,
    ...(owner !== undefined && { owner }),
    expires,
  };
}

/** `CVE-2024-1, openssl, /usr/lib/**`: the conditions, to name the rule by. */
export function ignoreRuleText({ id, package: pkg = {}, path, namespace, fixState }: IgnoreRule): string {
  const { name, version, type, purl } = pkg;
  return [id, name, version, type, purl, path, namespace, fixState]
    .filter((part) => part !== undefined)
    .join(', ');
}
