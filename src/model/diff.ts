import type { FileCatalogue, FileRecord } from './analysis.ts';
import type { Distro } from './distro.ts';
import type { ImageFacts, ImageLayer } from './image.ts';
import type { Package } from './package.ts';
import type { Problem } from './problem.ts';
import type { Secret } from './secret.ts';
import type { Vulnerability, VulnerabilityReport } from './vulnerability.ts';

/** One of the two things that are compared: what was found in an image, now or when its report was made. */
export interface DiffSide {
  /** As the user named it. */
  readonly name: string;
  /** Who read the packages, files and secrets: `kedge 0.1.0`, or the format of an SBOM. */
  readonly reader: string;
  /** Who judged the packages by advisories: `kedge 0.1.0`. */
  readonly judge: string;
  readonly image: Pick<ImageFacts, 'location' | 'id' | 'tags'> & {
    /** Base first; empty where nothing tells. */
    readonly layers: readonly Pick<ImageLayer, 'instruction'>[];
  };
  readonly distro: Distro | undefined;
  /** `findings`: those with vulnerabilities, which is all that a report of vulnerabilities lists. `none`: not looked for. */
  readonly listed: 'all' | 'findings' | 'none';
  readonly packages: readonly Package[];
  /** Undefined when they were not looked for; so are the others. */
  readonly vulnerabilities: JudgedSide | undefined;
  readonly secrets: readonly Secret[] | undefined;
  readonly files: FileCatalogue | undefined;
  readonly verdict: SideVerdict | undefined;
  readonly problems: readonly Problem[];
}

export type JudgedSide = Pick<VulnerabilityReport, 'feedDigest' | 'feedDate' | 'gaps'> & {
  readonly vulnerabilities: readonly ComparedVulnerability[];
};

/** What of a vulnerability is compared. */
export type ComparedVulnerability = Pick<
  Vulnerability,
  | 'id'
  | 'ids'
  | 'package'
  | 'severity'
  | 'score'
  | 'fix'
  | 'exploit'
  | 'epss'
  | 'risk'
  | 'evidence'
  | 'suppressed'
>;

/** What a policy decided, as far as it is compared. */
export interface SideVerdict {
  readonly bundle: { readonly id: string; readonly digest: string };
  readonly finalAction: string;
  readonly findings: readonly VerdictFinding[];
}

export interface VerdictFinding {
  readonly gate: string;
  readonly trigger: string;
  readonly triggerId: string;
  readonly action: string;
  readonly message: string;
}

/**
 * Why something changed: the image itself, its packages, the advisories, what the user accepts or set, or the version of
 * kedge.
 */
export const causeKinds = ['image', 'package', 'feed', 'rule', 'tool'] as const;
export type CauseKind = (typeof causeKinds)[number];

export interface Cause {
  readonly kind: CauseKind;
  /** Half a sentence. Not yet printable. */
  readonly text: string;
}

interface Change<T> {
  readonly before?: T;
  readonly after?: T;
  /** One; several where nothing tells which of them it was. */
  readonly causes: readonly Cause[];
}

export interface PackageChange extends Change<Package> {
  /** `changed`: another version of which nobody can say whether it is newer. */
  readonly kind: 'added' | 'removed' | 'upgraded' | 'downgraded' | 'changed';
}

/** `new` counts after and did not before, `gone` the other way round: what is suppressed or accepted does not count. */
export type FindingChangeKind = 'new' | 'gone' | 'changed';

/** A vulnerability of one package. */
export interface PackagedVulnerability {
  readonly vulnerability: ComparedVulnerability;
  readonly pkg: Package;
}

export type VulnerabilityAspect = 'severity' | 'fix' | 'exploit' | 'suppression' | 'package';

export interface VulnerabilityChange extends Change<PackagedVulnerability> {
  readonly kind: FindingChangeKind;
  /** What differs; empty when one side does not have it. */
  readonly what: readonly VulnerabilityAspect[];
}

export type SecretAspect = 'severity' | 'acceptance' | 'doubts' | 'place' | 'hidden';

export interface SecretChange extends Change<Secret> {
  readonly kind: FindingChangeKind;
  readonly what: readonly SecretAspect[];
}

export type FileAspect = 'kind' | 'content' | 'mode' | 'owner' | 'target';

export interface FileChange extends Change<FileRecord> {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly what: readonly FileAspect[];
}

export interface VerdictChange extends Change<VerdictFinding> {
  readonly kind: FindingChangeKind;
}

/** What was compared, and what came of it. */
export type DiffSection<T> =
  | { readonly compared: true; readonly changes: readonly T[] }
  | {
      readonly compared: false;
      /** Which side lacks it, in one sentence. */
      readonly why: string;
    };

/** Each section by weight: what is new first. */
export interface ImageDiff {
  /** What compared them. */
  readonly tool: { readonly name: 'kedge'; readonly version: string };
  readonly before: DiffSide;
  readonly after: DiffSide;
  readonly packages: DiffSection<PackageChange>;
  readonly vulnerabilities: DiffSection<VulnerabilityChange>;
  readonly secrets: DiffSection<SecretChange>;
  readonly files: DiffSection<FileChange>;
  readonly verdict: DiffSection<VerdictChange>;
  /** What limits the comparison. Not yet printable. */
  readonly notes: readonly string[];
}
