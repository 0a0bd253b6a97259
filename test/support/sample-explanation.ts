import type { ExplainedPackage, Explanation } from '../../src/model/explanation.ts';
import type { Answer } from '../../src/report/explanation-format.ts';
import { hostileName, sampleAnalysis } from './sample-analysis.ts';
import { npmVulnerability, sampleReport, sampleVulnerability } from './sample-vulnerabilities.ts';

const lookedUp = {
  ecosystem: 'Debian:12',
  name: 'glibc',
  version: '2.36-9+deb12u4',
  how: 'source',
  scheme: 'deb',
} as const;
const purl = 'pkg:deb/debian/libc6@2.36-9%2Bdeb12u4?arch=amd64&distro=debian-12';

/** The sample's libc6, which has the vulnerability. */
const libc: ExplainedPackage = {
  package: { id: 'deb-libc6', name: 'libc6', version: '2.36-9+deb12u4', purl },
  lookups: [lookedUp],
  steps: [
    {
      advisory: 'CVE-2024-2961',
      feed: 'osv/Debian:12',
      lookedUp,
      verdict: 'affected',
      message: 'glibc 2.36-9+deb12u4 lies in >= 0, < 2.36-9+deb12u7 (deb)',
    },
  ],
  vulnerabilities: [sampleVulnerability()],
};

/** The sample's npm package, whose finding VEX suppresses. */
export const suppressedPackage: ExplainedPackage = {
  package: { id: 'npm-@acme/ui', name: '@acme/ui', version: '1.2.3', purl: 'pkg:npm/%40acme/ui@1.2.3' },
  lookups: [{ ecosystem: 'npm', name: '@acme/ui', version: '1.2.3', how: 'direct', scheme: 'semver' }],
  steps: [],
  vulnerabilities: [
    npmVulnerability({
      suppressed: { by: 'vex', source: 'app.openvex.json', reason: `component_not_present ${hostileName}` },
    }),
  ],
};

export function sampleAnswer(
  changes: Partial<Explanation> = {},
  more: Partial<Pick<Answer, 'question' | 'analysis'>> = {},
): Answer {
  return {
    question: 'why',
    analysis: sampleAnalysis({ vulnerabilities: sampleReport() }),
    explanation: {
      id: 'CVE-2024-2961',
      names: ['CVE-2024-2961', 'DSA-5673-1'],
      advisories: [
        {
          id: 'CVE-2024-2961',
          feed: 'osv/Debian:12',
          feedDigest: `sha256:${'0'.repeat(64)}`,
          withdrawn: '2026-01-01T00:00:00Z',
          affected: [
            { ecosystem: 'Debian:12', name: 'glibc', status: 'affected' },
            { ecosystem: 'npm', name: hostileName, status: 'not-affected' },
          ],
        },
      ],
      packages: [
        libc,
        suppressedPackage,
        {
          package: {
            id: 'maven-org.apache.commons:commons-io',
            name: 'commons-io',
            version: '1',
            purl: 'pkg:a/b',
          },
          lookups: [],
          skipped: { kind: 'no-feed', reason: 'the store has no advisories of Maven' },
          steps: [],
          vulnerabilities: [],
        },
      ],
      outcome: { kind: 'affected', message: 'CVE-2024-2961 affects a package' },
      ...changes,
    },
    ...more,
  };
}
