import type { Advisory, AffectedPackage, AffectedStatus, RangeEvent } from '../../model/advisory.ts';
import type { AdvisoryRef, Candidate } from '../advisory-index.ts';

/**
 * One part of an advisory as a block of `packages` holds it, in few characters: matching reads thousands of them.
 * Aliases and upstream are `0` where there are so many that they stand with the advisory alone. `withdrawn` and the
 * rest are left out at the end when there are none.
 */
type Entry = readonly [
  id: string,
  aliases: readonly string[] | 0,
  upstream: readonly string[],
  status: number,
  /** Of each range its events: a letter for the kind, then the version. */
  ranges: readonly (readonly string[])[],
  versions: readonly string[],
  withdrawn?: string,
  rest?: Rest,
];

type Rest = Omit<AffectedPackage, 'ecosystem' | 'name' | 'status' | 'ranges' | 'versions'>;

const statuses: readonly AffectedStatus[] = ['affected', 'not-affected', 'will-not-fix'];
/** Names beyond this many stand with the advisory alone: some have hundreds, on hundreds of packages. */
const maxNames = 8;

export function encodeEntry(advisory: Advisory, affected: AffectedPackage): string {
  const { ecosystem: _, name: __, status, ranges, versions, ...rest } = affected;
  const { id, aliases, upstream, withdrawn } = advisory;
  const few = aliases.length + upstream.length <= maxNames;
  const hasRest = Object.values(rest).some((value) => value !== undefined);
  const withdrawnAndRest: readonly [string?, Rest?] = hasRest
    ? [withdrawn ?? '', rest]
    : withdrawn === undefined
      ? []
      : [withdrawn];
  const entry: Entry = [
    id,
    few ? aliases : 0,
    few ? upstream : [],
    statuses.indexOf(status),
    ranges.map(({ events }) => events.map(encodeEvent)),
    versions,
    ...withdrawnAndRest,
  ];
  return JSON.stringify(entry);
}

export interface EntryPlace {
  readonly ecosystem: string;
  readonly name: string;
  readonly feed: string;
  /** The names of an advisory that has too many for its entries. */
  names(id: string): Pick<AdvisoryRef, 'aliases' | 'upstream'>;
}

export function decodeEntries(text: string, place: EntryPlace): Candidate[] {
  const entries: readonly Entry[] = JSON.parse(text);
  return entries.map((entry) => decodeEntry(entry, place));
}

function decodeEntry(entry: Entry, place: EntryPlace): Candidate {
  const [id, aliases, upstream, status, ranges, versions, withdrawn = '', rest] = entry;
  const names = aliases === 0 ? place.names(id) : { aliases, upstream };
  const advisory = { id, feed: place.feed, aliases: names.aliases, upstream: names.upstream };
  const affected: AffectedPackage = {
    ecosystem: place.ecosystem,
    name: place.name,
    status: statuses[status] ?? 'affected',
    ranges: ranges.map((events) => ({ events: events.map(decodeEvent) })),
    versions,
  };
  return {
    advisory: withdrawn === '' ? advisory : { ...advisory, withdrawn },
    affected: rest === undefined ? affected : { ...affected, ...rest },
  };
}

/** The text of a block without the entries of advisories that go. */
export function entriesWithout(text: string, ids: ReadonlySet<string>): string {
  const entries: readonly Entry[] = JSON.parse(text);
  return JSON.stringify(entries.filter(([id]) => !ids.has(id)));
}

function encodeEvent(event: RangeEvent): string {
  if ('introduced' in event) return `i${event.introduced}`;
  if ('fixed' in event) return `f${event.fixed}`;
  if ('lastAffected' in event) return `l${event.lastAffected}`;
  return `m${event.limit}`;
}

function decodeEvent(text: string): RangeEvent {
  const version = text.slice(1);
  if (text.startsWith('i')) return { introduced: version };
  if (text.startsWith('f')) return { fixed: version };
  return text.startsWith('l') ? { lastAffected: version } : { limit: version };
}
