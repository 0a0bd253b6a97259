import type { AdvisoryIndex, Candidate } from '../../src/advisory/advisory-index.ts';
import type { FeedRecord } from '../../src/advisory/feed.ts';
import { feedFormats } from '../../src/advisory/list.ts';
import type { Advisory, ExploitPrediction, KnownExploit } from '../../src/model/advisory.ts';
import { sharedData } from './shared-data.ts';

export interface MemoryFacts {
  readonly advisories: readonly Advisory[];
  readonly exploits?: readonly KnownExploit[];
  readonly predictions?: readonly ExploitPrediction[];
}

/** An index over what it is given, that says of it what the store says of its own. */
export function memoryIndex({ advisories, exploits = [], predictions = [] }: MemoryFacts): AdvisoryIndex {
  const candidates = new Map<string, Candidate[]>();
  const named = new Map<string, Set<Advisory>>();
  for (const advisory of advisories) {
    const { id, feed, aliases, upstream, withdrawn } = advisory;
    const ref = { id, feed, aliases, upstream, ...(withdrawn !== undefined && { withdrawn }) };
    for (const affected of advisory.affected) {
      listIn(candidates, `${affected.ecosystem}\0${affected.name}`).push({ advisory: ref, affected });
    }
    for (const name of [id, ...aliases, ...upstream]) {
      named.set(name, (named.get(name) ?? new Set()).add(advisory));
    }
  }
  const byKey = new Map(advisories.map((advisory) => [`${advisory.feed}\0${advisory.id}`, advisory]));
  const ecosystems = new Set(
    advisories.flatMap(({ affected }) => affected.map(({ ecosystem }) => ecosystem)),
  );
  return {
    digest: 'sha256:memory',
    feeds: [],
    candidates: (ecosystem, name) => candidates.get(`${ecosystem}\0${name}`) ?? [],
    ecosystems: () => ecosystems,
    advisory: ({ feed, id }) => byKey.get(`${feed}\0${id}`),
    named: (name) => [...(named.get(name) ?? [])],
    exploit: (cve) => exploits.find((exploit) => exploit.cve === cve),
    prediction: (cve) => predictions.find((prediction) => prediction.cve === cve),
    [Symbol.dispose]: () => undefined,
  };
}

/** All advisories of the feeds of these names in the shared data. */
export async function sharedAdvisories(names: readonly string[]): Promise<Advisory[]> {
  const osv = feedFormats.find(({ id }) => id === 'osv');
  const advisories: Advisory[] = [];
  for (const name of names) {
    const file = { name: `${name}/all.zip`, path: sharedData('feeds', 'osv', name, 'all.zip') };
    const records: AsyncIterable<FeedRecord> | readonly FeedRecord[] = osv?.read(file, `osv/${name}`) ?? [];
    for await (const record of records) if (record.kind === 'advisory') advisories.push(record.advisory);
  }
  return advisories;
}

function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
