import type { JsonObject } from '../../core/json.ts';
import type { Advisory, AffectedPackage, AffectedStatus } from '../../model/advisory.ts';
import { ubuntuEcosystem, ubuntuRelease } from '../../model/distro-releases.ts';
import { parsePurl } from '../../model/purl.ts';
import type { FeedRecord } from '../feed.ts';
import { checkedAdvisory, date, fault, list, object, optionalText, text } from './checked.ts';

/*
 * Ubuntu's OpenVEX documents, one a CVE. Taken is what its OSV records leave out: packages that are not affected, and
 * those that Ubuntu decided not to mend. https://documentation.ubuntu.com/security/security-updates/vex/
 */

/** `name` is that of the file. Undefined when nothing in it is to be taken. */
export function ubuntuVexRecord(json: unknown, name: string, feed: string): FeedRecord | undefined {
  return checkedAdvisory(name, () => advisory(json, feed));
}

function advisory(json: unknown, feed: string): Advisory {
  const document = object(json, 'the document');
  const statements = list(document['statements'], 'statements').map((item, at) =>
    object(item, `statements[${at}]`),
  );
  const names = new Set(
    statements.map(({ vulnerability }) =>
      text(object(vulnerability, 'statements[].vulnerability')['name'], 'statements[].vulnerability.name'),
    ),
  );
  const [id] = names;
  if (id === undefined || names.size > 1) throw fault('statements', 'are not about one vulnerability');
  const affected = statements.flatMap((statement) => affectedPackages(statement));
  return {
    id,
    feed,
    aliases: [],
    upstream: [],
    modified: date(document['last_updated'] ?? document['timestamp'], 'timestamp'),
    ratings: [],
    cwes: [],
    references: [{ type: 'ADVISORY', url: `https://ubuntu.com/security/${id}` }],
    affected: [
      ...new Map(affected.map((one) => [`${one.ecosystem} ${one.channel} ${one.name}`, one])).values(),
    ],
  };
}

function affectedPackages(statement: JsonObject): AffectedPackage[] {
  const status = statusOf(statement);
  if (status === undefined) return [];
  return list(statement['products'], 'statements[].products').flatMap((item) => {
    const purl = text(object(item, 'statements[].products[]')['@id'], 'statements[].products[].@id');
    // Binary packages repeat what is said of their source.
    if (!purl.includes('arch=source')) return [];
    const { name, qualifiers } = parsePurl(purl);
    const place = placeOf(qualifiers?.['distro'] ?? '');
    const ranges = status === 'not-affected' ? [] : [{ events: [{ introduced: '0' }] }];
    return place ? [{ ...place, name, status, ranges, versions: [] }] : [];
  });
}

function statusOf(statement: JsonObject): AffectedStatus | undefined {
  const status = text(statement['status'], 'statements[].status');
  if (status === 'not_affected') {
    // The release has no such package.
    return statement['justification'] === 'component_not_present' ? undefined : 'not-affected';
  }
  if (status !== 'affected') return undefined;
  const action = optionalText(statement['action_statement'], 'statements[].action_statement') ?? '';
  return /decided to not fix it|no longer supported/.test(action) ? 'will-not-fix' : undefined;
}

/** `jammy`, `esm-infra/xenial`, `trusty/esm`, `fips-updates/focal`. */
function placeOf(distro: string): Pick<AffectedPackage, 'ecosystem' | 'channel'> | undefined {
  const parts = distro.split('/');
  const codename = parts.find((part) => ubuntuRelease(part) !== undefined);
  const release = codename === undefined ? undefined : ubuntuRelease(codename);
  if (release === undefined) return undefined;
  const pocket = parts.find((part) => part !== codename);
  const channel = pocket?.startsWith('esm') ? 'esm' : pocket;
  return { ecosystem: ubuntuEcosystem(release), ...(channel !== undefined && { channel }) };
}
