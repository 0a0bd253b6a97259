/** A file in which lines match a named expression: what the Engine calls secret search and content search. */
export interface SearchMatch {
  readonly search: 'secret' | 'content';
  readonly name: string;
  /** As configured, without its name. */
  readonly regex: string;
  /** A visible file; also under the name of every link that leads to it. */
  readonly path: string;
  readonly layer: number;
  /** Begin at 1 (the Engine's begin at 0). */
  readonly lines: readonly number[];
}

/** A file whose content was asked for. */
export interface RetrievedFile {
  readonly path: string;
  readonly layer: number;
  /** Bytes. */
  readonly size: number;
  /** gzip, in base64. Secrets found in it are replaced by asterisks. */
  readonly content: string;
  /** How many were replaced. */
  readonly redactions: number;
}

export type VerifyStatus = 'changed' | 'missing' | 'extra';

/** `target`: of a symbolic link. */
export type VerifyCheck = 'kind' | 'digest' | 'size' | 'mode' | 'owner' | 'target';

/** Where the files of the image and the database of the OS packages disagree. */
export interface VerifyDifference {
  readonly path: string;
  readonly status: VerifyStatus;
  /** Id of the package that owns the path; none for `extra`. */
  readonly package?: string;
  /** Of `changed`: what differs. */
  readonly what?: readonly VerifyCheck[];
  /** A configuration file: meant to be changed. */
  readonly config?: boolean;
}

export interface PackageVerification {
  /** Files that were compared. */
  readonly checked: number;
  /** By path. `extra` are regular files that no OS package owns. */
  readonly differences: readonly VerifyDifference[];
}

export interface SuidFile {
  readonly path: string;
  readonly layer: number;
  /** Permission bits, setuid and setgid among them. */
  readonly mode: number;
}

/** How the image was built, as the Dockerfile says (Actual) or its history (Guessed). */
export interface Dockerfile {
  readonly mode: 'Actual' | 'Guessed';
  readonly text: string;
}

/** What the Engine's metadata gate compares. */
export interface ImageMetadata {
  /** Bytes of one tar of the final image. */
  readonly size: number;
  readonly architecture: string;
  readonly osType: string;
  /** `Unknown` without one. */
  readonly distro: string;
  /** `0` without one. */
  readonly distroVersion: string;
  /** Separated by commas; `distro` where it names none. */
  readonly likeDistro: string;
  readonly layerCount: number;
}

export interface MalwareFinding {
  readonly path: string;
  readonly layer: number;
  readonly signature: string;
  readonly hidden?: { readonly by: number; readonly how: 'deleted' | 'replaced' };
}

export interface MalwareScan {
  readonly scanner: 'clamav';
  /** As the daemon names itself: version, database, date. */
  readonly version: string;
  readonly findings: readonly MalwareFinding[];
}

/** What was left out on purpose. */
export interface Skip {
  /** Id of the reader. */
  readonly by: string;
  readonly reason: string;
  readonly count: number;
  /** How to have it looked at. */
  readonly remedy: string;
}
