import { digestOf } from '../../src/core/digest.ts';
import type { Vulnerability, VulnerabilityReport } from '../../src/model/vulnerability.ts';
import { hostileName } from './sample-analysis.ts';

/** A vulnerability of the sample's libc6 that counts and has a fix. */
export function sampleVulnerability(changes: Partial<Vulnerability> = {}): Vulnerability {
  const id = changes.id ?? 'CVE-2024-2961';
  return {
    id,
    ids: [id, 'DSA-5673-1'],
    package: 'deb-libc6',
    severity: 'high',
    score: 8.8,
    ratings: [
      {
        kind: 'cvss',
        version: '3.1',
        vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H',
        by: 'nvd',
      },
      { kind: 'word', severity: 'high', text: 'high', by: 'osv/Debian:12' },
    ],
    summary: 'iconv() writes past its buffer',
    fix: { state: 'fixed', versions: ['2.36-9+deb12u7'], available: '2024-04-23T00:00:00Z' },
    risk: 61.5,
    published: '2024-04-17T00:00:00Z',
    cwes: ['CWE-787'],
    references: ['https://security-tracker.debian.org/tracker/CVE-2024-2961'],
    evidence: [
      {
        advisory: id,
        feed: 'osv/Debian:12',
        lookedUp: { ecosystem: 'Debian:12', name: 'glibc', version: '2.36-9+deb12u4' },
        how: 'source',
        range: '>= 0, < 2.36-9+deb12u7',
      },
    ],
    ...changes,
  };
}

/** As `sampleVulnerability`, of the sample's npm package. */
export function npmVulnerability(changes: Partial<Vulnerability> = {}): Vulnerability {
  return sampleVulnerability({
    package: 'npm-@acme/ui',
    fix: { state: 'fixed', versions: ['1.2.9', '2.0.1'] },
    evidence: [
      {
        advisory: 'GHSA-1',
        feed: 'osv/npm',
        lookedUp: { ecosystem: 'npm', name: '@acme/ui', version: '1.2.3' },
        how: 'direct',
        range: '>= 0, < 1.2.9',
      },
    ],
    ...changes,
  });
}

const hostile = `${hostileName}|\`[x](javascript:1)![y](http://z)@everyone #1 </script><script>alert(1)</script>`;

/** Of every state, with what a hostile feed or image could put into texts. */
export const sampleVulnerabilities: readonly Vulnerability[] = [
  sampleVulnerability({
    id: 'CVE-2023-4911',
    severity: 'critical',
    score: 9.8,
    risk: 98.2,
    exploit: { cve: 'CVE-2023-4911', added: '2023-11-21', due: '2023-12-12', ransomware: true },
    epss: { score: 0.72, percentile: 0.98 },
    fix: { state: 'fixed', versions: ['2.36-9+deb12u3', '2.36-9+deb12u10'] },
  }),
  npmVulnerability({ id: 'GHSA-xxxx-yyyy-zzzz', severity: 'medium', risk: 70, summary: hostile }),
  sampleVulnerability(),
  sampleVulnerability({
    id: 'CVE-2019-1010022',
    severity: 'low',
    risk: 1.5,
    fix: { state: 'will-not-fix', versions: [] },
    ratings: [{ kind: 'cvss', version: '2.0', vector: 'AV:N/AC:L/Au:N/C:P/I:P/A:P', by: 'nvd' }],
    score: 7.5,
  }),
  npmVulnerability({
    id: `=HYPERLINK("${hostile}")`,
    ids: [`=HYPERLINK("${hostile}")`, '@SUM(1)'],
    severity: 'negligible',
    risk: 0.5,
    summary: `=cmd|' /C calc'!A0 ${hostile}`,
    fix: { state: 'not-fixed', versions: [] },
    references: [`javascript:alert("${hostile}")`, 'https://example.com/a?b=<c>'],
    cwes: ['CWE-79', hostile],
    ratings: [{ kind: 'word', severity: 'low', text: hostile, by: hostile }],
  }),
  withoutScore({
    id: 'CVE-2025-1',
    severity: 'unknown',
    risk: 0.4,
    package: 'maven-org.apache.commons:commons-io',
  }),
  npmVulnerability({
    id: 'CVE-2024-30',
    risk: 55,
    suppressed: {
      by: 'vex',
      source: 'app.openvex.json',
      reason: `vulnerable_code_not_in_execute_path ${hostile}`,
      verdict: 'not-affected',
    },
  }),
  npmVulnerability({
    id: 'CVE-2024-31',
    risk: 44,
    suppressed: { by: 'ownership', source: 'deb-libc6', reason: 'Debian fixed it in 2.36-9' },
  }),
  sampleVulnerability({
    id: 'CVE-2024-32',
    risk: 33,
    suppressed: { by: 'not-affected', source: 'debian-tracker', reason: 'not affected' },
  }),
  sampleVulnerability({
    id: 'CVE-2024-33',
    risk: 22,
    suppressed: {
      by: 'ignore-rule',
      source: 'kedge.yaml',
      reason: `accepted ${hostile}`,
      rule: `CVE-2024-33, ${hostile}`,
      owner: 'platform',
      expires: '2026-12-31',
    },
  }),
];

function withoutScore(changes: Partial<Vulnerability>): Vulnerability {
  const { score: _, summary: __, published: ___, ...rest } = sampleVulnerability(changes);
  return { ...rest, ratings: [], cwes: [], references: [], fix: { state: 'unknown', versions: [] } };
}

export function sampleReport(changes: Partial<VulnerabilityReport> = {}): VulnerabilityReport {
  return {
    feedDigest: digestOf('feeds'),
    feedDate: '2026-11-15T04:00:00Z',
    vulnerabilities: sampleVulnerabilities,
    gaps: [
      { kind: 'distro-end-of-life', message: 'Debian 12 is no longer supported', packages: [] },
      { kind: 'no-feed', message: `No feed covers ${hostile}`, packages: ['npm-@acme/ui'] },
    ],
    ...changes,
  };
}
