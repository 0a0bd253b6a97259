import { type XmlTag, xmlTags } from '../../core/xml-tags.ts';
import type { Advisory, AffectedPackage } from '../../model/advisory.ts';
import type { FeedFile, FeedFormat, FeedRecord } from '../feed.ts';
import { checkedRecord, date, fault } from './checked.ts';
import { guarded, readText } from './feed-file.ts';
import { wordRating } from './osv-rating.ts';

const releases = ['2', '2023'];

/**
 * The bulletins that lie in the repositories of Amazon Linux. Amazon keeps them below names that change with every
 * release of the repository, so they come from a mirror: `RELEASE/updateinfo.xml.gz`.
 */
export const amazon: FeedFormat = {
  id: 'amazon',
  title: 'Amazon Linux Security Advisories',
  version: 1,
  base: 'https://cdn.amazonlinux.com',
  onRequest: true,
  feeds: (ecosystems) =>
    releases
      .filter(
        (release) =>
          !ecosystems ||
          ecosystems.some((name) => ['Amazon Linux', `Amazon Linux:${release}`].includes(name)),
      )
      .map((release) => ({ id: `amazon/${release}`, files: [`${release}/updateinfo.xml.gz`] })),
  read: (file, feed) => guarded(file, feed, records(file, feed)),
};

interface Package {
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
}

interface Update {
  readonly texts: Map<string, string>;
  readonly cves: Set<string>;
  readonly packages: Package[];
}

async function* records(file: FeedFile, feed: string): AsyncGenerator<FeedRecord> {
  let root: string | undefined;
  let update: Update | undefined;
  let number = 0;
  for (const tag of xmlTags(await readText(file), file.name)) {
    root ??= tag.name;
    if (tag.kind === 'start' && tag.name === 'update') {
      update = { texts: new Map(), cves: new Set(), packages: [] };
      number++;
    } else if (update === undefined) continue;
    else if (tag.kind !== 'end') collect(update, tag);
    else if (tag.name === 'update') {
      const closed = update;
      const id = closed.texts.get('id') || `update ${number}`;
      yield checkedRecord(id, () => ({ kind: 'advisory', advisory: advisory(closed, feed) }));
      update = undefined;
    } else if (!update.texts.has(tag.name)) update.texts.set(tag.name, tag.text);
  }
  if (root !== 'updates') throw fault(file.name, 'is no list of updates');
}

function collect({ texts, cves, packages }: Update, tag: Extract<XmlTag, { kind: 'start' | 'empty' }>): void {
  const of = (attribute: string): string => tag.attributes().get(attribute) ?? '';
  if (tag.name === 'issued' || tag.name === 'updated') texts.set(tag.name, of('date'));
  if (tag.name === 'reference' && of('type') === 'cve') cves.add(of('id'));
  if (tag.name !== 'package') return;
  const epoch = of('epoch') === '' ? '0' : of('epoch');
  const version = `${epoch}:${of('version')}-${of('release')}`;
  packages.push({ name: of('name'), version, architecture: of('arch') });
}

function advisory({ texts, cves, packages }: Update, feed: string): Advisory {
  const id = texts.get('id') ?? '';
  if (!/^ALAS[\w.-]{1,60}$/.test(id)) throw fault('id', 'is no id of a bulletin');
  const issued = instant(texts.get('issued'), 'issued');
  const summary = texts.get('title');
  const details = texts.get('description');
  return {
    id,
    feed,
    aliases: [],
    upstream: [...cves].filter((cve) => cve.startsWith('CVE-')),
    ...(summary && { summary }),
    ...(details && { details }),
    published: issued,
    modified: texts.get('updated') ? instant(texts.get('updated'), 'updated') : issued,
    ratings: texts.get('severity') ? wordRating(texts.get('severity') ?? '', 'amazon') : [],
    cwes: [],
    references: [],
    affected: affectedOf(packages, `Amazon Linux:${feed.split('/')[1] ?? ''}`),
  };
}

/** `2023-02-17 20:41` or with seconds, in UTC. */
function instant(value: string | undefined, where: string): string {
  const [, day = '', minute = '', second = ':00'] =
    /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d)?Z?$/.exec(value ?? '') ?? [];
  return date(`${day}T${minute}${second}Z`, where);
}

/** The same build for several architectures is one part. */
function affectedOf(packages: readonly Package[], ecosystem: string): AffectedPackage[] {
  const builds = Map.groupBy(packages, ({ name, version }) => `${name} ${version}`);
  return [...builds.values()].flatMap((same) => {
    const [first] = same;
    if (!first?.name || !/^\d+:[^-]+-[^-]+$/.test(first.version))
      throw fault('package', 'has no name or version');
    const events = [{ introduced: '0' }, { fixed: first.version }];
    const architectures = [...new Set(same.map(({ architecture }) => architecture))].filter(Boolean).sort();
    return {
      ecosystem,
      name: first.name,
      status: 'affected',
      ranges: [{ events }],
      versions: [],
      architectures,
    };
  });
}
