import { fault } from './checked.ts';

/** Of one definition. */
export const maxCriteria = 200_000;

/** What has to hold, as its comments say it; whether all or any of it is told by what it is about. */
export interface Criteria {
  readonly comments: string[];
  readonly parts: Criteria[];
}

/** One fix of one package, where it applies. */
export interface OracleFix {
  readonly name: string;
  readonly version: string;
  /** `8`; undefined where the criteria do not say. */
  readonly release?: string;
  /** `nodejs:12` */
  readonly module?: string;
  /** Of the machine. */
  readonly architectures: readonly string[];
}

interface Context {
  readonly releases: readonly string[];
  readonly architectures: readonly string[];
  readonly modules: readonly string[];
}

const nowhere: Context = { releases: [], architectures: [], modules: [] };

/**
 * The fixes that criteria test for, each under the conditions of all criteria around it: `Oracle Linux 8 is installed`,
 * `Oracle Linux arch is x86_64`, `Module nodejs:12 is enabled`. What else is tested (by whom a package is signed) is
 * taken to hold.
 */
export function oracleFixes(criteria: Criteria): OracleFix[] {
  const fixes: OracleFix[] = [];
  collect(criteria, nowhere, fixes);
  return fixes;
}

function collect(criteria: Criteria, around: Context, fixes: OracleFix[]): void {
  const { comments, parts } = criteria;
  const conditions = [...comments, ...parts.filter(isCondition).flatMap((part) => part.comments)];
  const context: Context = {
    releases: matched(conditions, /^Oracle Linux (\d+)\b.* is installed$/) ?? around.releases,
    architectures: matched(conditions, /^Oracle Linux arch is (\w+)$/) ?? around.architectures,
    modules: matched(conditions, /^Module (\S+) is enabled$/) ?? around.modules,
  };
  for (const comment of comments) fixes.push(...fixesOf(comment, context));
  for (const part of parts) collect(part, context, fixes);
}

/** One that has no package in it is about all beside it: `any of these releases`. */
function isCondition({ comments, parts }: Criteria): boolean {
  return parts.length === 0 && comments.length > 0 && !comments.some((comment) => comparison.test(comment));
}

function matched(comments: readonly string[], pattern: RegExp): readonly string[] | undefined {
  const found = comments.flatMap((comment) => pattern.exec(comment)?.[1] ?? []);
  return found.length === 0 ? undefined : [...new Set(found)];
}

const comparison = /^(.+) is earlier than (.+)$/;

function fixesOf(comment: string, { releases, architectures, modules }: Context): OracleFix[] {
  const [, name, version] = comparison.exec(comment) ?? [];
  // Nothing is earlier than 0: so it says that a package has no fix to be compared with.
  if (name === undefined || version === undefined || version === '0') return [];
  if (!/^[\w.+-]+$/.test(name) || !/^(?:\d+:)?[\w.+~^]+-[\w.+~^]+$/.test(version))
    throw fault('criterion', 'compares what is no package with what is no version');
  return orNone(releases).flatMap((release) =>
    orNone(modules).map((module) => ({
      name,
      version,
      architectures,
      ...(release !== undefined && { release }),
      ...(module !== undefined && { module }),
    })),
  );
}

function orNone(names: readonly string[]): readonly (string | undefined)[] {
  return names.length === 0 ? [undefined] : names;
}
