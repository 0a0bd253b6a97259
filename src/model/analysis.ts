import type { Distro } from './distro.ts';
import type { Entry } from './entry.ts';
import type { ImageFacts } from './image.ts';
import type {
  Dockerfile,
  ImageMetadata,
  MalwareScan,
  PackageVerification,
  RetrievedFile,
  SearchMatch,
  Skip,
  SuidFile,
} from './inspection.ts';
import type { Package } from './package.ts';
import type { PolicyEvaluation } from './policy.ts';
import type { Problem } from './problem.ts';
import type { Secret } from './secret.ts';
import type { VulnerabilityReport } from './vulnerability.ts';

/** One path of the image, or of a lower layer when a later one hid it. */
export interface FileRecord extends Entry {
  /** Index of the layer it came from, base first. */
  readonly layer: number;
  /** Set when the file is not in the final image. */
  readonly hidden?: { readonly by: number; readonly how: 'deleted' | 'replaced' };
}

/** Every file of every layer, by path (code units), then layer. Records are made as they are asked for. */
export interface FileCatalogue extends Iterable<FileRecord> {
  /** Number of visible records. */
  readonly count: number;
  /** Number of records that a later layer hid. */
  readonly hiddenCount: number;
  /** The visible record at exactly this path (links are not followed). */
  get(path: string): FileRecord | undefined;
  /** Every visible record, in no order: much cheaper than the record. */
  eachVisible(visit: (path: string, facts: VisibleFacts) => void): void;
}

/** A hard link has the size 0 here. */
export type VisibleFacts = Pick<Entry, 'kind' | 'mode' | 'size'>;

/** Everything kedge found out about one image. `schemas/analysis.schema.json` describes its JSON form. */
export interface ImageAnalysis {
  readonly tool: { readonly name: 'kedge'; readonly version: string };
  readonly image: ImageFacts;
  readonly distro: Distro | undefined;
  /** By type, name, version, id. */
  readonly packages: readonly Package[];
  readonly files: FileCatalogue;
  /** Undefined when they were not looked for. Those that count first, then by severity, place and rule. */
  readonly secrets: readonly Secret[] | undefined;
  /** By search, name and path. */
  readonly searches: readonly SearchMatch[];
  /** By path. */
  readonly retrieved: readonly RetrievedFile[];
  /** Undefined without a package database that lists files. */
  readonly packageFiles: PackageVerification | undefined;
  /** By path. */
  readonly suidFiles: readonly SuidFile[];
  readonly dockerfile: Dockerfile;
  readonly metadata: ImageMetadata;
  /** Undefined when no scanner was asked. */
  readonly malware: MalwareScan | undefined;
  /** Undefined when they were not looked for: reading an image finds none, matching its packages with advisories does. */
  readonly vulnerabilities: VulnerabilityReport | undefined;
  /** Undefined when no policy was asked. */
  readonly policy: PolicyEvaluation | undefined;
  /** By reader and reason. */
  readonly skips: readonly Skip[];
  /** What could not be read. Empty for a complete result. */
  readonly problems: readonly Problem[];
}
