import { sideOf } from '../../src/diff/analysis-side.ts';
import type { FileRecord, ImageAnalysis } from '../../src/model/analysis.ts';
import type { DiffSide } from '../../src/model/diff.ts';
import type { Package } from '../../src/model/package.ts';
import type { VulnerabilityReport } from '../../src/model/vulnerability.ts';
import { catalogueOf, sampleAnalysis } from './sample-analysis.ts';

/** One side of a comparison: the sample with these facts instead of its own, under an id of its own when it has one. */
export function sideWith(changes: Partial<ImageAnalysis> = {}, more: Partial<DiffSide> = {}): DiffSide {
  const analysis = sampleAnalysis(changes);
  const tool = `kedge ${analysis.tool.version}`;
  return { ...sideOf(analysis, { name: 'app', reader: tool, judge: tool }), ...more };
}

/** A side with nothing but what is given. */
export function bareSide(changes: Partial<ImageAnalysis> = {}, more: Partial<DiffSide> = {}): DiffSide {
  return sideWith(
    {
      packages: [],
      secrets: [],
      files: catalogueOf([]),
      vulnerabilities: undefined,
      problems: [],
      ...changes,
    },
    more,
  );
}

/** `name` as if it were built again: with another id. */
export function rebuilt(side: DiffSide): DiffSide {
  return { ...side, name: 'rebuilt', image: { ...side.image, id: `sha256:${'b'.repeat(64)}` } };
}

export function deb(name: string, version: string, more: Partial<Package> = {}): Package {
  return {
    id: `deb-${name}-${version}`,
    type: 'deb',
    name,
    version,
    purl: `pkg:deb/debian/${name}@${version}?arch=amd64`,
    architecture: 'amd64',
    licenses: [],
    cataloger: 'debian/dpkg',
    locations: [{ path: 'var/lib/dpkg/status', layer: 0 }],
    layer: 0,
    files: [],
    metadata: {},
    ...more,
  };
}

export function npm(name: string, version: string, folder = 'app'): Package {
  const path = `${folder}/node_modules/${name}/package.json`;
  return {
    ...deb(name, version),
    id: `npm-${name}-${version}-${folder}`,
    type: 'npm',
    purl: `pkg:npm/${name}@${version}`,
    cataloger: 'npm/installed',
    locations: [{ path, layer: 0 }],
  };
}

/** Records in the order that a catalogue promises. */
export function filesOf(records: readonly FileRecord[]): ReturnType<typeof catalogueOf> {
  return catalogueOf(
    records.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.layer - b.layer)),
  );
}

export function judgement(
  vulnerabilities: VulnerabilityReport['vulnerabilities'],
  feedDigest = 'sha256:f',
): VulnerabilityReport {
  return { feedDigest, vulnerabilities, gaps: [] };
}
