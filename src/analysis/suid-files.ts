import type { SuidFile } from '../model/inspection.ts';
import { compare, type FoldedImage } from './fold.ts';

/** setuid and setgid. */
const special = 0o6000;

/** The visible regular files that run as their owner or group, by path. */
export function suidFiles(image: FoldedImage): SuidFile[] {
  const found: SuidFile[] = [];
  image.eachFile((path, { mode }) => {
    if ((mode & special) !== 0) found.push({ path, layer: image.layerOf(path) ?? 0, mode });
  });
  return found.sort((a, b) => compare(a.path, b.path));
}
