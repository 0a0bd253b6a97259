import { gzipSync } from 'node:zlib';
import { compact } from '../core/compact.ts';
import type { VulnerabilitySeverity } from '../model/advisory.ts';
import type { FileRecord, ImageAnalysis } from '../model/analysis.ts';
import type { ImageMetadata, SearchMatch } from '../model/inspection.ts';
import type { Package } from '../model/package.ts';
import type { Secret, SecretSeverity } from '../model/secret.ts';
import type { Fix, Vulnerability } from '../model/vulnerability.ts';
import { catalogueOf } from '../report/analysis-document.ts';
import { readPurlList } from '../report/sbom-input/purl-list.ts';
import { sbomAnalysis } from './sbom-analysis.ts';

/** Facts written by hand, as `schemas/policy-test.schema.json` describes them. */
export interface WrittenFacts {
  readonly packages?: readonly string[];
  readonly dockerfile?: { readonly mode?: 'Actual' | 'Guessed'; readonly text: string };
  readonly labels?: { readonly [name: string]: string };
  readonly metadata?: Partial<ImageMetadata>;
  readonly files?: readonly WrittenFile[];
  readonly searches?: readonly (Pick<SearchMatch, 'search' | 'name' | 'path'> & {
    readonly regex?: string;
    readonly lines?: readonly number[];
  })[];
  readonly secrets?: readonly WrittenSecret[];
  readonly malware?: readonly { readonly path: string; readonly signature: string }[];
  readonly feedDate?: string;
  readonly vulnerabilities?: readonly WrittenVulnerability[];
}

interface WrittenFile {
  readonly path: string;
  readonly kind?: 'file' | 'directory' | 'symlink';
  readonly mode?: string;
  readonly sha256?: string;
  readonly content?: string;
}

interface WrittenSecret {
  readonly rule: string;
  readonly severity?: SecretSeverity;
  readonly path: string;
  readonly deleted?: boolean;
  readonly doubts?: readonly string[];
}

interface WrittenVulnerability {
  readonly id: string;
  readonly package: string;
  readonly severity: VulnerabilitySeverity;
  readonly fix?: string;
  readonly fixDate?: string;
  readonly published?: string;
  readonly cvss?: string;
  readonly exploited?: boolean;
  readonly epss?: number;
  readonly risk?: number;
  readonly suppressed?: boolean;
}

/** An image that has these facts and no others. `name` names them in messages. */
export function factsAnalysis(facts: WrittenFacts, name: string, version: string): ImageAnalysis {
  const bare = sbomAnalysis(readPurlList((facts.packages ?? []).join('\n'), name), {
    location: name,
    version,
  });
  const { dockerfile = { text: '' }, malware, metadata = {}, labels = {}, files = [] } = facts;
  return {
    ...bare,
    image: { ...bare.image, labels },
    files: catalogueOf(files.map(toFile)),
    secrets: (facts.secrets ?? []).map(toSecret),
    searches: (facts.searches ?? []).map(({ regex = '', lines = [1], ...rest }) => ({
      ...rest,
      path: inImage(rest.path),
      regex,
      lines,
      layer: 0,
    })),
    retrieved: files.flatMap(toRetrieved),
    suidFiles: files
      .map(toFile)
      .filter(({ mode }) => (mode & 0o6000) !== 0)
      .map(({ path, layer, mode }) => ({ path, layer, mode })),
    dockerfile: { mode: 'Guessed', ...dockerfile },
    metadata: { ...bare.metadata, ...metadata },
    malware: malware && {
      scanner: 'clamav',
      version: 'as written',
      findings: malware.map(({ path, signature }) => ({ path: inImage(path), layer: 0, signature })),
    },
    vulnerabilities: {
      feedDigest: 'sha256:as-written',
      ...compact({ feedDate: facts.feedDate }),
      vulnerabilities: (facts.vulnerabilities ?? []).map((each) => toVulnerability(each, bare.packages)),
      gaps: [],
    },
  };
}

function toFile({ path, kind = 'file', mode = '0644', sha256, content = '' }: WrittenFile): FileRecord {
  return {
    path: inImage(path),
    kind,
    mode: Number.parseInt(mode, 8),
    uid: 0,
    gid: 0,
    size: Buffer.byteLength(content),
    layer: 0,
    ...(sha256 !== undefined && { digests: { sha256 } }),
  };
}

function toRetrieved({ path, content }: WrittenFile) {
  if (content === undefined) return [];
  const packed = gzipSync(content).toString('base64');
  const size = Buffer.byteLength(content);
  return [{ path: inImage(path), layer: 0, size, content: packed, redactions: 0 }];
}

function toSecret({ rule, severity = 'high', path, deleted = false, doubts = [] }: WrittenSecret): Secret {
  const hidden = deleted ? { hidden: { by: 1, how: 'deleted' as const } } : {};
  return {
    rule,
    title: rule,
    severity,
    place: { kind: 'file', path: inImage(path), line: 1, column: 1, ...hidden },
    layer: 0,
    preview: '…',
    fingerprint: `${rule} ${path}`,
    doubts,
  };
}

function toVulnerability(written: WrittenVulnerability, packages: readonly Package[]): Vulnerability {
  const { id, severity, cvss, epss, risk = 0, exploited, suppressed } = written;
  const pkg = packages.find(({ name, purl }) => name === written.package || purl === written.package);
  return {
    id,
    ids: [id],
    package: pkg?.id ?? written.package,
    severity,
    ratings: [...cvssRatings(cvss), { kind: 'word', severity, text: severity, by: 'as written' }],
    fix: fixOf(written),
    ...(exploited === true && {
      exploit: { cve: id, added: '2020-01-01', due: '2020-02-01', ransomware: false },
    }),
    ...(epss !== undefined && { epss: { score: epss, percentile: epss } }),
    risk,
    ...compact({ published: written.published }),
    cwes: [],
    references: [],
    evidence: [],
    ...(suppressed === true && {
      suppressed: { by: 'ignore-rule', source: 'as written', reason: 'as written' },
    }),
  };
}

function cvssRatings(vector: string | undefined): Vulnerability['ratings'] {
  const version = /^CVSS:(3\.0|3\.1|4\.0)\//.exec(vector ?? '')?.[1];
  if (vector === undefined || version === undefined) return [];
  const known = version === '4.0' ? '4.0' : version === '3.1' ? '3.1' : '3.0';
  return [{ kind: 'cvss', version: known, vector, by: 'nvd' }];
}

function fixOf({ fix, fixDate }: WrittenVulnerability): Fix {
  if (fix === undefined) return { state: 'not-fixed', versions: [] };
  if (fix === 'will-not-fix') return { state: 'will-not-fix', versions: [] };
  return { state: 'fixed', versions: [fix], ...compact({ available: fixDate }) };
}

function inImage(path: string): string {
  return path.replace(/^\/+/, '');
}
