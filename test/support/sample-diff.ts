import { compareSides } from '../../src/diff/compare.ts';
import type { DiffSide, ImageDiff } from '../../src/model/diff.ts';
import { hostileName, sampleAnalysis, sampleFile, sampleSecret } from './sample-analysis.ts';
import { filesOf, npm, rebuilt, sideWith } from './sample-side.ts';
import { sampleReport, sampleVulnerability } from './sample-vulnerabilities.ts';

const verdict = (finalAction: string, message: string) => ({
  bundle: { id: 'default', digest: 'sha256:p' },
  finalAction,
  findings: [
    { gate: 'vulnerabilities', trigger: 'package', triggerId: message, action: finalAction, message },
  ],
});

/** The sample image before, and as it was built again: something of every kind came, went and changed. */
export function sampleSides(): { readonly before: DiffSide; readonly after: DiffSide } {
  const { packages } = sampleAnalysis();
  const before = sideWith(
    { vulnerabilities: sampleReport() },
    { name: 'app:1', verdict: verdict('go', 'old') },
  );
  const after = rebuilt(
    sideWith({
      packages: [
        ...packages
          .filter(({ type }) => type !== 'maven')
          .map((pkg) => ({ ...pkg, version: `${pkg.version}.1` })),
        npm(hostileName, '1.0.0'),
      ],
      vulnerabilities: sampleReport({
        feedDigest: `sha256:${'e'.repeat(64)}`,
        vulnerabilities: [
          sampleVulnerability({ id: 'CVE-2023-4911', severity: 'high', risk: 50 }),
          sampleVulnerability({ id: 'CVE-2026-1', severity: 'critical', risk: 99 }),
          sampleVulnerability({ id: 'CVE-2024-33', risk: 22 }),
          sampleVulnerability({
            id: 'CVE-2026-2',
            suppressed: { by: 'vex', source: hostileName, reason: hostileName },
          }),
        ],
      }),
      secrets: [
        sampleSecret({
          place: { kind: 'file', path: `srv/${hostileName}`, line: 1, column: 1 },
          fingerprint: 'a'.repeat(32),
        }),
        sampleSecret({ accepted: { by: 'entry', file: 'known.yaml' } }),
      ],
      files: filesOf([
        sampleFile('usr/bin/su', { mode: 0o755, digests: { sha256: '0'.repeat(64) } }),
        sampleFile(`srv/${hostileName}`),
        sampleFile('lib', { kind: 'symlink', mode: 0o777, size: 0, target: 'usr/lib64' }),
      ]),
    }),
  );
  return { before, after: { ...after, name: hostileName, verdict: verdict('stop', hostileName) } };
}

export function sampleDiff(): ImageDiff {
  return compareSides(sampleSides(), '0.1.0');
}

/** Of two sides that tell nothing that could be compared. */
export function emptyDiff(): ImageDiff {
  const { before, after } = sampleSides();
  const nothing = {
    listed: 'none',
    packages: [],
    vulnerabilities: undefined,
    secrets: undefined,
    files: undefined,
    distro: undefined,
    verdict: undefined,
    problems: [],
  } as const;
  return compareSides({ before: { ...before, ...nothing }, after: { ...after, ...nothing } }, '0.1.0');
}
