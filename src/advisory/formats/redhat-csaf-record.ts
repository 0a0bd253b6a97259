import type { JsonObject } from '../../core/json.ts';
import type { Advisory, Rating } from '../../model/advisory.ts';
import type { FeedRecord } from '../feed.ts';
import { checkedAdvisory, date, fault, list, object, optionalObject, optionalText, text } from './checked.ts';
import { cvssRating, wordRating } from './osv-rating.ts';
import { redhatAffected } from './redhat-csaf-affected.ts';
import { redhatComponents } from './redhat-csaf-products.ts';

/**
 * `name` is that of the file. Undefined when nothing in it is about Red Hat Enterprise Linux.
 * https://redhatproductsecurity.github.io/security-data-guidelines/csaf-vex/
 */
export function redhatCsafRecord(json: unknown, name: string, feed: string): FeedRecord | undefined {
  return checkedAdvisory(name, () => advisory(json, feed));
}

function advisory(json: unknown, feed: string): Advisory {
  const whole = object(json, 'the document');
  const document = object(whole['document'], 'document');
  const tracking = object(document['tracking'], 'document.tracking');
  const vulnerabilities = list(whole['vulnerabilities'], 'vulnerabilities');
  if (vulnerabilities.length !== 1) throw fault('vulnerabilities', 'are not one');
  const vulnerability = object(vulnerabilities[0], 'vulnerabilities[0]');
  const id = text(vulnerability['cve'], 'vulnerabilities[0].cve');
  if (!/^CVE-\d{4}-\d{4,19}$/.test(id)) throw fault('vulnerabilities[0].cve', 'is no CVE id');
  const components = redhatComponents(object(whole['product_tree'], 'product_tree'));
  return {
    id,
    feed,
    aliases: [],
    upstream: [],
    ...texts(vulnerability),
    published: date(tracking['initial_release_date'], 'document.tracking.initial_release_date'),
    modified: date(tracking['current_release_date'], 'document.tracking.current_release_date'),
    ratings: ratings(document, vulnerability),
    cwes: weaknesses(vulnerability),
    references: [{ type: 'ADVISORY', url: `https://access.redhat.com/security/cve/${id}` }],
    affected: redhatAffected(vulnerability, components),
  };
}

function texts(vulnerability: JsonObject): Pick<Advisory, 'summary' | 'details'> {
  const notes = list(vulnerability['notes'], 'vulnerabilities[0].notes').map((item) =>
    object(item, 'vulnerabilities[0].notes[]'),
  );
  const description = notes.find(({ category }) => category === 'description');
  const summary = optionalText(vulnerability['title'], 'vulnerabilities[0].title');
  const details = optionalText(description?.['text'], 'vulnerabilities[0].notes[].text');
  return { ...(summary !== undefined && { summary }), ...(details !== undefined && { details }) };
}

function weaknesses(vulnerability: JsonObject): string[] {
  const cwe = optionalText(
    optionalObject(vulnerability['cwe'], 'vulnerabilities[0].cwe')['id'],
    'vulnerabilities[0].cwe.id',
  );
  return cwe === undefined ? [] : [cwe];
}

function ratings(document: JsonObject, vulnerability: JsonObject): Rating[] {
  const vectors = list(vulnerability['scores'], 'vulnerabilities[0].scores').flatMap((item) => {
    const score = object(item, 'vulnerabilities[0].scores[]');
    return ['cvss_v4', 'cvss_v3', 'cvss_v2'].flatMap((version) => {
      const where = `vulnerabilities[0].scores[].${version}`;
      const data = optionalObject(score[version], where);
      return optionalText(data['vectorString'], `${where}.vectorString`) ?? [];
    });
  });
  const severity = optionalObject(document['aggregate_severity'], 'document.aggregate_severity');
  const word = optionalText(severity['text'], 'document.aggregate_severity.text');
  return [
    ...[...new Set(vectors)].flatMap((vector) => cvssRating(vector, 'red hat')),
    ...(word === undefined ? [] : wordRating(word, 'red hat')),
  ];
}
