export const entryKinds = [
  'file',
  'directory',
  'symlink',
  'hardlink',
  'character-device',
  'block-device',
  'fifo',
  'socket',
] as const;
export type EntryKind = (typeof entryKinds)[number];

export const digestAlgorithms = ['sha1', 'sha256', 'md5'] as const;
export type DigestAlgorithm = (typeof digestAlgorithms)[number];
/** Lower-case hex by algorithm; only those that were asked for. */
export type FileDigests = { readonly [A in DigestAlgorithm]?: string };

/** One path in one layer. */
export interface Entry {
  /** Relative to the image root: no leading or trailing slash, no `.` or `..` component. The root has no entry. */
  readonly path: string;
  readonly kind: EntryKind;
  /** Permission bits with setuid, setgid and sticky: `0o7777` at most. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes of content; 0 for everything but files and hard links. */
  readonly size: number;
  /** Symbolic link: the target as written. Hard link: normalised path of the target. */
  readonly target?: string;
  readonly digests?: FileDigests;
}
