import type { ImageAnalysis } from '../model/analysis.ts';
import type { EntryKind } from '../model/entry.ts';
import { remembered } from './remembered.ts';

export interface VisibleFiles {
  /** As the Engine has them, with a leading slash; in no order. */
  readonly paths: readonly string[];
  /** By path: those with setuid or setgid set. */
  readonly special: readonly SpecialFile[];
  /** Regular files that somebody may execute, without a leading slash; in no order. */
  readonly executables: readonly string[];
}

export interface SpecialFile {
  readonly path: string;
  readonly kind: EntryKind;
  readonly mode: number;
}

const setuidOrSetgid = 0o6000;
const executable = 0o111;

/** Of the final image: files, directories, links and all else. */
export const visibleFiles = remembered(({ files }: ImageAnalysis): VisibleFiles => {
  const paths: string[] = [];
  const special: SpecialFile[] = [];
  const executables: string[] = [];
  files.eachVisible((path, { kind, mode }) => {
    if (path === '') return;
    paths.push(`/${path}`);
    if ((mode & setuidOrSetgid) !== 0) special.push({ path: `/${path}`, kind, mode });
    if ((mode & executable) !== 0 && (kind === 'file' || kind === 'hardlink')) executables.push(path);
  });
  return { paths, special: special.sort((a, b) => (a.path < b.path ? -1 : 1)), executables };
});
