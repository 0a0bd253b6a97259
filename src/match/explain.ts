import type { AdvisoryIndex } from '../advisory/advisory-index.ts';
import type {
  ExplainedAdvisory,
  ExplainedLookup,
  ExplainedPackage,
  Explanation,
  Outcome,
  StepVerdict,
} from '../model/explanation.ts';
import type { Vulnerability } from '../model/vulnerability.ts';
import { decisionInWords } from './decision-words.ts';
import type { MatchedPackage } from './input.ts';
import type { Judgement } from './judge.ts';
import type { Matching } from './match.ts';
import type { Lookup } from './matcher.ts';
import { allNames, compareNames, spellings } from './names.ts';

export interface ExplainOptions {
  /** A package's name, URL or id: only that one is told of. */
  readonly package?: string;
}

/** Tells from the steps of a matching why a vulnerability is there, or why it is not. */
export function explain(
  id: string,
  { matching, index }: { readonly matching: Matching; readonly index: AdvisoryIndex },
  options: ExplainOptions = {},
): Explanation {
  const advisories = index.named(id);
  const same = advisories.filter((advisory) => advisory.id === id || advisory.aliases.includes(id));
  const names = [...new Set([id, ...same.flatMap((one) => [one.id, ...one.aliases])].flatMap(spellings))];
  const digests = new Map(index.feeds.map(({ id: feed, digest }) => [feed, digest]));
  const about = new Set(advisories.flatMap(({ affected }) => affected.map(({ name }) => name.toLowerCase())));
  const isNamed = (name: string) => about.has(name.toLowerCase());
  const packages = matching.judgements
    .filter(({ package: pkg }) => isMeant(pkg, options.package))
    .map((judgement) => explainPackage(judgement, names, matching.vulnerabilities))
    .filter(
      ({ steps, package: { name }, lookups }) =>
        options.package !== undefined ||
        steps.length > 0 ||
        [name, ...lookups.map((lookup) => lookup.name)].some(isNamed),
    );
  const explained = advisories.map(({ id: advisory, feed, withdrawn, affected }): ExplainedAdvisory => {
    const feedDigest = digests.get(feed);
    return {
      id: advisory,
      feed,
      ...(feedDigest !== undefined && { feedDigest }),
      ...(withdrawn !== undefined && { withdrawn }),
      affected: affected.map(({ ecosystem, name, status }) => ({ ecosystem, name, status })),
    };
  });
  const outcome = outcomeOf({ id, wanted: options.package }, explained, packages);
  return { id, names: names.sort(compareNames), advisories: explained, packages, outcome };
}

function isMeant({ id, name, purl }: MatchedPackage, wanted: string | undefined): boolean {
  return wanted === undefined || [id, name, purl].includes(wanted) || purl.startsWith(`${wanted}@`);
}

function explainPackage(
  { package: pkg, lookups, skipped, decisions }: Judgement,
  names: readonly string[],
  vulnerabilities: readonly Vulnerability[],
): ExplainedPackage {
  const known = new Set(names);
  const steps = decisions.filter(({ advisory }) => allNames(advisory).some((name) => known.has(name)));
  return {
    package: pkg,
    lookups: lookups.map(plain),
    ...(skipped && { skipped }),
    steps: steps.map((decision) => ({
      advisory: decision.advisory.id,
      feed: decision.advisory.feed,
      lookedUp: plain(decision.lookup),
      verdict: decision.verdict,
      message: decisionInWords(decision),
    })),
    vulnerabilities: vulnerabilities.filter(
      (one) => one.package === pkg.id && one.ids.some((name) => known.has(name)),
    ),
  };
}

function plain({ scheme, ...lookup }: Lookup): ExplainedLookup {
  return { ...lookup, scheme: scheme.id };
}

/** The further a step came, the more it tells. */
const telling: readonly Exclude<StepVerdict, 'affected'>[] = [
  'unreadable',
  'fixed',
  'outside',
  'not-affected',
  'excluded',
  'withdrawn',
];

interface Question {
  readonly id: string;
  /** As `ExplainOptions.package`. */
  readonly wanted: string | undefined;
}

function outcomeOf(
  question: Question,
  advisories: readonly ExplainedAdvisory[],
  packages: readonly ExplainedPackage[],
): Outcome {
  const { id } = question;
  const found = packages.flatMap(({ vulnerabilities }) => vulnerabilities);
  const counted = found.filter(({ suppressed }) => suppressed === undefined);
  if (counted.length > 0) {
    const holders = new Set(counted.map((vulnerability) => vulnerability.package)).size;
    return {
      kind: 'affected',
      message: `${id} affects ${holders === 1 ? 'a package' : `${holders} packages`}`,
    };
  }
  const [first] = found;
  if (first?.suppressed)
    return { kind: 'suppressed', message: `${id} does not count: ${first.suppressed.reason}` };
  if (advisories.length === 0) return { kind: 'no-advisory', message: `no feed in the store knows ${id}` };
  const steps = packages.flatMap((told) => told.steps);
  for (const kind of telling) {
    const step = steps.find(({ verdict }) => verdict === kind);
    if (step) return { kind, message: step.message };
  }
  return absence(question, advisories, packages);
}

function absence(
  { id, wanted }: Question,
  advisories: readonly ExplainedAdvisory[],
  packages: readonly ExplainedPackage[],
): Outcome {
  const skipped = packages.find((told) => told.skipped);
  if (skipped?.skipped) {
    const { name, version } = skipped.package;
    return { kind: 'not-judged', message: `${name} ${version} is not judged: ${skipped.skipped.reason}` };
  }
  const parts = advisories.flatMap(({ affected }) => affected);
  const subjects = parts.map(({ ecosystem, name }) => `${name} of ${ecosystem}`);
  const about = `${id} is about ${[...new Set(subjects)].slice(0, 5).join(', ') || 'no package'}`;
  const [other] = packages;
  if (other === undefined) {
    const none = wanted === undefined ? 'the image has none of them' : `the image has no package ${wanted}`;
    return { kind: 'no-package', message: `${about}: ${none}` };
  }
  const names = new Set(parts.map(({ name }) => name.toLowerCase()));
  const asked = other.lookups.map(({ ecosystem, name }) => `${name} of ${ecosystem}`).join(', ');
  const isNamed = [other.package, ...other.lookups].some(({ name }) => names.has(name.toLowerCase()));
  return {
    kind: isNamed ? 'other-ecosystem' : 'no-package',
    message: `${about}; ${other.package.name} is looked up as ${asked}`,
  };
}
