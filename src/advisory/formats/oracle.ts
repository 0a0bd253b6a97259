import { type XmlTag, XmlTagReader } from '../../core/xml-tags.ts';
import type { Advisory, AffectedPackage, Rating } from '../../model/advisory.ts';
import type { FeedFile, FeedFormat, FeedRecord } from '../feed.ts';
import { badRecord, checkedRecord, date, fault } from './checked.ts';
import { fileBytes, guarded } from './feed-file.ts';
import { type OracleFix, oracleFixes } from './oracle-criteria.ts';
import { DefinitionReader, type OracleDefinition } from './oracle-definition.ts';
import { cvssRating, wordRating } from './osv-rating.ts';

/** Unpacked; all bulletins have some hundred MB. */
const maxBytes = 4 * 1024 ** 3;

/**
 * All bulletins of all releases in one OVAL document. Its definitions say in words what their tests say in three steps;
 * they are read one by one, and the tests, which stand behind all of them, are passed over.
 * https://linux.oracle.com/security/oval/
 */
export const oracle: FeedFormat = {
  id: 'oracle',
  title: 'Oracle Linux OVAL',
  version: 1,
  base: 'https://linux.oracle.com/security/oval',
  feeds: (ecosystems) =>
    !ecosystems || ecosystems.some((name) => /^Oracle Linux(?::\d+)?$/.test(name))
      ? [{ id: 'oracle', files: ['com.oracle.elsa-all.xml.bz2'] }]
      : [],
  read: (file, feed) => guarded(file, feed, records(file, feed)),
};

async function* records(file: FeedFile, feed: string): AsyncGenerator<FeedRecord> {
  const seen = new Set<string>();
  for await (const [name, reader] of definitions(file)) {
    const record = checkedRecord(name, () => ({
      kind: 'advisory',
      advisory: advisory(reader.definition(), feed),
    }));
    const id = record.kind === 'advisory' ? ownText(record.advisory.id) : undefined;
    yield id !== undefined && seen.has(id) ? badRecord(id, 'is there twice') : record;
    if (id !== undefined) seen.add(id);
  }
}

/** A part of a text holds on to the whole: that of all ids would be the document. */
function ownText(text: string): string {
  return Buffer.from(text).toString();
}

/** Each with the id that it has in the document. */
async function* definitions(file: FeedFile): AsyncGenerator<readonly [string, DefinitionReader]> {
  let root: string | undefined;
  let open: readonly [string, DefinitionReader] | undefined;
  for await (const tag of tagsOf(file)) {
    root ??= tag.name;
    if (root !== 'oval_definitions') break;
    if (tag.kind === 'start' && tag.name === 'definition')
      open = [tag.attributes().get('id') ?? 'definition', new DefinitionReader()];
    else if (open === undefined) continue;
    else if (tag.kind !== 'end') open[1].start(tag);
    else if (tag.name !== 'definition') open[1].end(tag.name, tag.text);
    else {
      yield open;
      open = undefined;
    }
  }
  if (root !== 'oval_definitions') throw fault(file.name, 'is no OVAL document');
}

async function* tagsOf(file: FeedFile): AsyncGenerator<XmlTag> {
  const decoder = new TextDecoder();
  const reader = new XmlTagReader(file.name);
  for await (const chunk of fileBytes(file, maxBytes))
    yield* reader.push(decoder.decode(chunk, { stream: true }));
  yield* reader.finish(decoder.decode());
}

function advisory(definition: OracleDefinition, feed: string): Advisory {
  const { id, url, texts } = definition;
  if (!/^EL[ABES]A-\d{4}-[\w.-]{1,60}$/.test(id)) throw fault('reference', 'names no bulletin');
  const issued = date(`${definition.issued}T00:00:00Z`, 'issued');
  const summary = summaryOf(texts.get('title') ?? '');
  const details = texts.get('description');
  return {
    id,
    feed,
    aliases: [],
    upstream: [...definition.cves],
    ...(summary && { summary }),
    ...(details && { details }),
    published: issued,
    modified: issued,
    ratings: ratingsOf(definition),
    cwes: [],
    references: url === '' ? [] : [{ type: 'ADVISORY', url }],
    affected: affectedOf(definition, issued),
  };
}

/** `ELSA-2022-4803:  rsyslog security update (IMPORTANT)` */
function summaryOf(title: string): string {
  const [, summary = ''] = /^(?:EL[ABES]A-[\w.-]+:)?(.*?)(?:\([A-Z/]+\))?$/s.exec(title) ?? [];
  return summary.trim().replaceAll(/\s+/g, ' ');
}

/** A score is that of one vulnerability, and so of the bulletin when it is about no other. */
function ratingsOf({ texts, cves, scores }: OracleDefinition): Rating[] {
  const [cve] = cves;
  const [, vector] = /^[\d.]+\/(CVSS:.+)$/.exec((cves.size === 1 && cve && scores.get(cve)) || '') ?? [];
  const word = texts.get('severity');
  return [
    ...(vector === undefined ? [] : cvssRating(vector, 'oracle')),
    ...(word ? wordRating(word, 'oracle') : []),
  ];
}

/** The same fix for several architectures is one part. */
function affectedOf(definition: OracleDefinition, issued: string): AffectedPackage[] {
  const fixes = oracleFixes(definition.criteria);
  const platforms = definition.platforms.flatMap((name) => /^Oracle Linux (\d+)\b/.exec(name)?.[1] ?? []);
  const placed = fixes.flatMap((fix) =>
    (fix.release === undefined ? platforms : [fix.release]).map((release) => ({ ...fix, release })),
  );
  if (placed.length === 0) throw fault('criteria', 'name no package of a release of Oracle Linux');
  const same = Map.groupBy(placed, ({ release, name, version, module }) =>
    JSON.stringify([release, name, version, module]),
  );
  return [...same.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const { release, name, version, module } = first;
    const architectures = architecturesOf(all);
    return {
      ecosystem: `Oracle Linux:${release}`,
      name,
      status: 'affected',
      ranges: [{ events: [{ introduced: '0' }, { fixed: version }] }],
      versions: [],
      ...(module !== undefined && { module }),
      ...(architectures.length > 0 && { architectures }),
      fixDates: { [version]: issued },
    };
  });
}

/** Empty for any. That of the machine is said: one of 64 bits has packages of 32, too. */
function architecturesOf(fixes: readonly OracleFix[]): readonly string[] {
  if (fixes.some(({ architectures }) => architectures.length === 0)) return [];
  const machines = new Set(fixes.flatMap(({ architectures }) => architectures));
  if (machines.has('x86_64')) machines.add('i686');
  return [...machines].sort();
}
