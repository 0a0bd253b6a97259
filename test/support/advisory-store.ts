import { join } from 'node:path';
import * as fc from 'fast-check';
import type { FeedRecord } from '../../src/advisory/feed.ts';
import type { FeedChange, StoreWritten, WholeFeed } from '../../src/advisory/store/feed-changes.ts';
import { buildStore, updateStore } from '../../src/advisory/store/write-store.ts';
import type { Advisory, AffectedPackage, RangeEvent } from '../../src/model/advisory.ts';
import { privateDirectory } from './daemon.ts';

const { signal } = new AbortController();

/** A directory of feeds of a test's own. */
export interface FeedsDirectory extends AsyncDisposable {
  readonly directory: string;
  /** Of its store. */
  readonly path: string;
  build(...feeds: readonly WholeFeed[]): Promise<StoreWritten>;
  update(...changes: readonly FeedChange[]): Promise<StoreWritten>;
}

export async function feedsDirectory(): Promise<FeedsDirectory> {
  const home = await privateDirectory();
  const path = join(home.path, 'advisories.sqlite');
  return {
    directory: home.path,
    path,
    build: (...feeds) => buildStore({ path, signal, feeds }),
    update: (...changes) => updateStore({ path, signal, changes }),
    [Symbol.asyncDispose]: () => home[Symbol.asyncDispose](),
  };
}

export function origin(id: string): WholeFeed['origin'] {
  return { id, source: `https://feeds.example/${id}`, fetched: '2026-11-01T00:00:00Z', digest: 'sha256:00' };
}

export function whole(id: string, records: Iterable<FeedRecord> | AsyncIterable<FeedRecord>): WholeFeed {
  return { kind: 'whole', origin: origin(id), records };
}

export function part(
  id: string,
  records: Iterable<FeedRecord>,
  removed: readonly string[] = [],
): Extract<FeedChange, { kind: 'part' }> {
  return { kind: 'part', origin: origin(id), records, removed };
}

export function records(advisories: Iterable<Advisory>): FeedRecord[] {
  return Array.from(advisories, (advisory) => ({ kind: 'advisory', advisory }));
}

/** With everything in it that is not said otherwise. */
export function advisory(facts: Partial<Advisory> = {}): Advisory {
  return {
    id: 'CVE-2024-1000',
    feed: 'osv/npm',
    aliases: ['GHSA-aaaa-bbbb-cccc'],
    upstream: [],
    modified: '2024-05-01T00:00:00Z',
    ratings: [],
    cwes: [],
    references: [],
    affected: [affected()],
    ...facts,
  };
}

export function affected(facts: Partial<AffectedPackage> = {}): AffectedPackage {
  const ranges = [{ events: [{ introduced: '0' }, { fixed: '4.17.21' }] }];
  return { ecosystem: 'npm', name: 'lodash', status: 'affected', ranges, versions: [], ...facts };
}

const names = fc.constantFrom('CVE-2024-1', 'CVE-2024-2', 'CVE-2024-3', 'GHSA-x', 'GHSA-y', 'ü', "o'name");
const versions = fc.constantFrom('0', '1.0', '1:2.3-4', '2', '~', '');

const events: fc.Arbitrary<RangeEvent> = fc.oneof(
  versions.map((introduced) => ({ introduced })),
  versions.map((fixed) => ({ fixed })),
  versions.map((lastAffected) => ({ lastAffected })),
  versions.map((limit) => ({ limit })),
);

const parts: fc.Arbitrary<AffectedPackage> = fc.record(
  {
    ecosystem: fc.constantFrom('npm', 'Debian:12', 'PyPI'),
    name: fc.constantFrom('a', 'b', 'c', '__proto__'),
    status: fc.constantFrom('affected', 'not-affected', 'will-not-fix'),
    ranges: fc.array(fc.record({ events: fc.array(events, { maxLength: 4 }) }), { maxLength: 2 }),
    versions: fc.array(versions, { maxLength: 3 }),
    severity: fc.constantFrom('critical', 'low'),
    channel: fc.constant('esm'),
    fixDates: fc.dictionary(versions, fc.constant('2024-01-01T00:00:00Z'), {
      maxKeys: 2,
      noNullPrototype: true,
    }),
  },
  { requiredKeys: ['ecosystem', 'name', 'status', 'ranges', 'versions'] },
);

/** Advisories of one feed, few ids and packages among them, so that they meet. */
export function advisoriesOf(feed: string): fc.Arbitrary<Advisory> {
  return fc.record(
    {
      id: names,
      feed: fc.constant(feed),
      aliases: fc.uniqueArray(names, { maxLength: 3 }),
      upstream: fc.array(
        fc.integer({ max: 40, min: 1 }).map((number) => `CVE-2023-${number}`),
        { maxLength: 12 },
      ),
      summary: fc.string(),
      details: fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
      modified: fc.constantFrom('2024-01-01T00:00:00Z', '2024-01-01T00:00:00.5Z', '2025-01-01T00:00:00Z'),
      withdrawn: fc.constant('2025-05-01T00:00:00Z'),
      ratings: fc.constant([]),
      cwes: fc.constant(['CWE-79']),
      references: fc.constant([]),
      affected: fc.array(parts, { maxLength: 4 }),
    },
    {
      requiredKeys: [
        'id',
        'feed',
        'aliases',
        'upstream',
        'modified',
        'ratings',
        'cwes',
        'references',
        'affected',
      ],
    },
  );
}
