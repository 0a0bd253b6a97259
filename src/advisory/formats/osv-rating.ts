import type { JsonObject } from '../../core/json.ts';
import type { Rating, VulnerabilitySeverity } from '../../model/advisory.ts';
import { list, object, text } from './checked.ts';

const words: Readonly<Record<string, VulnerabilitySeverity>> = {
  critical: 'critical',
  high: 'high',
  important: 'high',
  medium: 'medium',
  moderate: 'medium',
  low: 'low',
  minor: 'low',
  negligible: 'negligible',
  unimportant: 'negligible',
};

/** What a publisher's word means; undefined for one that says nothing: `untriaged`, `not yet assigned`. */
export function severityOfWord(word: string): VulnerabilitySeverity | undefined {
  const plain = word.trim().toLowerCase();
  return Object.hasOwn(words, plain) ? words[plain] : undefined;
}

export function wordRating(word: string, by: string): Rating[] {
  return [{ kind: 'word', severity: severityOfWord(word) ?? 'unknown', text: word, by }];
}

/** https://ossf.github.io/osv-schema/#severity-field; kinds of it that are not known are passed over. */
export function severityRatings(value: unknown, where: string, by: string): Rating[] {
  return list(value, where).flatMap((item): readonly Rating[] => {
    const severity = object(item, `${where}[]`);
    const type = text(severity['type'], `${where}[].type`);
    const score = text(severity['score'], `${where}[].score`);
    if (type.startsWith('CVSS_V')) {
      const known = cvssRating(score, by);
      // What is no vector at all is counted where the record is kept.
      return known.length === 0 && /^CVSS_V[234]$/.test(type)
        ? [{ kind: 'cvss', version: '2.0', vector: score, by }]
        : known;
    }
    return severityOfWord(score) || type === 'Ubuntu' ? wordRating(score, type.toLowerCase()) : [];
  });
}

export function cvssRating(vector: string, by: string): Rating[] {
  const [, version = '2.0'] = /^CVSS:(3\.0|3\.1|4\.0)\//.exec(vector) ?? [];
  if (version !== '3.0' && version !== '3.1' && version !== '4.0' && version !== '2.0') return [];
  if (version === '2.0' && !/^(?:CVSS:2\.0\/)?AV:[LAN]\//.test(vector)) return [];
  return [{ kind: 'cvss', version, vector, by }];
}

/** GitHub, Bitnami, openEuler and others say it in a word; AlmaLinux and Rocky Linux as Red Hat does, before the summary. */
export function recordWord(specific: JsonObject, summary: string | undefined, by: string): Rating[] {
  const word = specific['severity'];
  if (typeof word === 'string' && severityOfWord(word) !== undefined) return wordRating(word, by);
  const [, first] = /^(Critical|Important|Moderate|Low): /.exec(summary ?? '') ?? [];
  return first === undefined ? [] : wordRating(first, by);
}

const publishers: readonly (readonly [RegExp, string])[] = [
  [/^(?:DEBIAN-|DSA-|DLA-|DTSA-)/, 'debian'],
  [/^(?:UBUNTU-|USN-|LSN-)/, 'ubuntu'],
  [/^AL[ABES]A-/, 'almalinux'],
  [/^R[LX][BES]A-/, 'rocky'],
  [/^RH[BES]A-/, 'red hat'],
  [/^(?:open)?SUSE-/, 'suse'],
  [/^OESA-/, 'openeuler'],
  [/^MGASA-/, 'mageia'],
  [/^(?:PHSA-)/, 'photon'],
  [/^ALPINE-/, 'alpine'],
  [/^CGA-/, 'chainguard'],
  [/^GHSA-/, 'github'],
  [/^PYSEC-/, 'pypa'],
  [/^GO-/, 'go'],
  [/^BIT-/, 'bitnami'],
  [/^CVE-/, 'nvd'],
];

/** Distributions, whose bulletins are about vulnerabilities that others named. */
const distributions = new Set([
  'debian',
  'ubuntu',
  'almalinux',
  'rocky',
  'red hat',
  'suse',
  'openeuler',
  'mageia',
  'photon',
  'alpine',
  'chainguard',
]);

/** Who issues ids like this one: in words for those known, else what the id begins with. */
export function publisherOf(id: string): { readonly by: string; readonly distribution: boolean } {
  const known = publishers.find(([prefix]) => prefix.test(id))?.[1];
  const by = known ?? (/^[A-Za-z]+/.exec(id)?.[0] ?? id).toLowerCase();
  return { by, distribution: distributions.has(by) };
}
