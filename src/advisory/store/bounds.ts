import type { Advisory, AffectedPackage } from '../../model/advisory.ts';
import type { FeedRecord } from '../feed.ts';

/** Bounds on what a feed may make a store hold. */
export const bounds = {
  /** Characters of one record as JSON. */
  recordLength: 8 * 1024 * 1024,
  /** Ids, aliases and upstream ids of one advisory. */
  names: 20_000,
  /** Characters of an id, a package's name, an ecosystem. */
  nameLength: 1024,
  /** Packages of one advisory. */
  affected: 100_000,
  /** Records of one feed. */
  feedRecords: 5_000_000,
  /** Characters of all records of one feed. */
  feedLength: 32 * 1024 ** 3,
} as const;

/** Why a record cannot be kept, or undefined. Its length as JSON is looked at where that is made. */
export function recordFault(record: Exclude<FeedRecord, { kind: 'bad' }>, feed: string): string | undefined {
  if (record.kind === 'advisory') return advisoryFault(record.advisory, feed);
  if (record.kind === 'exploit') return nameFault('CVE', record.exploit.cve);
  const { cve, score, percentile } = record.prediction;
  const faulty = [score, percentile].find((value) => !(value >= 0 && value <= 1));
  return nameFault('CVE', cve) ?? (faulty === undefined ? undefined : `${faulty} is not between 0 and 1`);
}

function advisoryFault(advisory: Advisory, feed: string): string | undefined {
  const { aliases, upstream, affected } = advisory;
  if (advisory.feed !== feed) return `it says it is of the feed ${advisory.feed}`;
  if (Number.isNaN(Date.parse(advisory.modified))) return 'it does not say when it was modified';
  if (aliases.length + upstream.length >= bounds.names) return `it has more than ${bounds.names} names`;
  if (affected.length > bounds.affected) return `it is about more than ${bounds.affected} packages`;
  return (
    firstFault([advisory.id, ...aliases, ...upstream], (name) => nameFault('id', name)) ??
    firstFault(affected, affectedFault)
  );
}

function affectedFault({ ecosystem, name }: AffectedPackage): string | undefined {
  return nameFault('ecosystem', ecosystem) ?? nameFault('package name', name);
}

function firstFault<T>(values: Iterable<T>, faultOf: (value: T) => string | undefined): string | undefined {
  for (const value of values) {
    const fault = faultOf(value);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function nameFault(what: string, name: string): string | undefined {
  if (name === '') return `an empty ${what}`;
  if (name.length > bounds.nameLength) return `a ${what} of more than ${bounds.nameLength} characters`;
  return name.isWellFormed() && !name.includes('\0') ? undefined : `a ${what} that is no text`;
}
