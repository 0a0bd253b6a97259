import { applyVex } from '../../src/match/vex/apply.ts';
import { readVex } from '../../src/match/vex/read.ts';
import type { JudgedImage } from '../../src/match/vex/subject.ts';
import type { Package } from '../../src/model/package.ts';
import type { Suppression, Vulnerability } from '../../src/model/vulnerability.ts';
import { packageOf } from './match.ts';
import { sampleAnalysis, samplePackage } from './sample-analysis.ts';
import { sampleVulnerability } from './sample-vulnerabilities.ts';

/** Of the sample image: its digests, tags and platform. */
export const sampleImage = sampleAnalysis().image;

export function packageAt(purl: string, changes: Partial<Package> = {}): Package {
  const { name, version } = packageOf(purl);
  const type = purl.slice(4, purl.indexOf('/'));
  return { ...samplePackage({ type: 'npm', name, version, purl }), id: purl, type, ...changes };
}

export function findingOf(id: string, pkg: Package, changes: Partial<Vulnerability> = {}): Vulnerability {
  return sampleVulnerability({ id, ids: [id], package: pkg.id, ...changes });
}

export interface VexCase extends Partial<JudgedImage> {
  /** Documents in the order they are named in. */
  readonly documents: readonly object[];
  readonly packages: readonly Package[];
  /** Of the packages in turn; without it CVE-2024-1 of each. */
  readonly findings?: readonly Vulnerability[];
}

/** Who suppresses each finding, in order; undefined for one that counts. */
export function suppressions({
  documents,
  packages,
  findings,
  ...more
}: VexCase): (Suppression | undefined)[] {
  const judged = { image: sampleImage, distro: undefined, ...more, packages };
  const statements = documents.flatMap(
    (document, at) => readVex(JSON.stringify(document), `${at}.json`).statements,
  );
  const all = findings ?? packages.map((pkg) => findingOf('CVE-2024-1', pkg));
  return applyVex(all, statements, judged).map(({ suppressed }) => suppressed);
}

/** As `suppressions`, the package URLs of the findings that do not count. */
export function silenced(given: VexCase): string[] {
  const found = suppressions(given);
  const all = given.findings ?? given.packages.map((pkg) => findingOf('CVE-2024-1', pkg));
  return all.filter((_, at) => found[at] !== undefined).map((finding) => finding.package);
}

/** An OpenVEX 0.2.0 document. */
export function openVexOf(...statements: readonly object[]): object {
  return {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'https://example.com/vex/1',
    author: 'Acme Security',
    timestamp: '2026-01-01T00:00:00Z',
    version: 1,
    statements,
  };
}

/** That CVE-2024-1 does not affect the products. */
export function notAffected(products: readonly (string | object)[], more: object = {}): object {
  return {
    vulnerability: { name: 'CVE-2024-1' },
    products: products.map((product) => (typeof product === 'string' ? { '@id': product } : product)),
    status: 'not_affected',
    justification: 'vulnerable_code_not_in_execute_path',
    ...more,
  };
}
