import { type Finding, findingsOf } from '../../findings.ts';
import { trigger } from '../../gate.ts';
import { optional, required } from '../../parameter.ts';
import { boolean, list } from '../../parameter-kinds.ts';
import { pythonList } from '../../python-text.ts';
import { Tally } from '../../tally.ts';

export const deniedVulnerability = trigger({
  name: 'blacklist',
  needsAdvisories: true,
  aliases: ['denylist'],
  description: 'Fires once when any of the named vulnerabilities is found in the image.',
  parameters: {
    vulnerability_ids: required(list, {
      description: 'The vulnerabilities, by any of their names: CVE, GHSA, RHSA …',
      example: 'CVE-2019-1234',
    }),
    vendor_only: optional(boolean, {
      description: 'Whether to pass over those that the vendor says it will not fix. True when left out.',
      example: 'true',
    }),
  },
  check({ analysis }, { vulnerability_ids: ids, vendor_only: vendorOnly = true }) {
    const { counting, looked, notes } = findingsOf(analysis);
    const tally = new Tally();
    const present = new Set<string>();
    for (const finding of counting) {
      if (vendorOnly && willNotFix(finding)) tally.add('that the vendor will not fix');
      else for (const id of finding.vulnerability.ids) present.add(id);
    }
    const found = ids.filter((id) => present.has(id));
    tally.add('of the named ids not found', ids.length - found.length);
    return {
      looked,
      notes: [...notes, ...tally.notes()],
      matches:
        found.length === 0 ? [] : [{ message: `Blacklisted vulnerabilities detected: ${pythonList(found)}` }],
    };
  },
});

function willNotFix({ vulnerability }: Finding): boolean {
  return vulnerability.fix.state === 'will-not-fix';
}
