import { parentOf } from '../../../core/image-path.ts';
import type { ImageAnalysis } from '../../../model/analysis.ts';
import { RealPaths } from '../../../model/real-paths.ts';
import { expression } from '../../expression.ts';
import { trigger } from '../../gate.ts';
import { optional } from '../../parameter.ts';
import { list } from '../../parameter-kinds.ts';
import { remembered } from '../../remembered.ts';
import { amount, Tally } from '../../tally.ts';
import { visibleFiles } from '../../visible-files.ts';

export const unownedExecutable = trigger({
  name: 'unowned_executable',
  description: 'Fires for each file that may be executed and that no package brought.',
  parameters: {
    only_directories: optional(list, {
      description: 'Only below these directories.',
      example: '/usr/bin,/usr/local/bin',
    }),
    except: optional(expression, {
      description: 'Not where this expression matches the path, from its leading slash.',
      example: '/usr/local/bin/entrypoint.*',
    }),
  },
  check({ analysis }, { only_directories, except }) {
    const directories = only_directories?.map((directory) => `${directory.replace(/\/+$/, '')}/`);
    const unowned = unownedExecutables(analysis);
    const within = unowned.filter(
      (path) => directories?.some((directory) => path.startsWith(directory)) !== false,
    );
    const found = within.filter((path) => except?.matches(path) !== true);
    const { length: all } = visibleFiles(analysis).executables;
    const tally = new Tally();
    tally.add('that packages brought', all - unowned.length);
    tally.add('in other directories', unowned.length - within.length);
    tally.add('that are excepted', within.length - found.length);
    return {
      looked: amount(all, 'executable file'),
      notes: tally.notes(),
      matches: found.map((path) => ({ id: path, message: `Executable that no package brought: ${path}` })),
    };
  },
});

/** With a leading slash, in order. */
const unownedExecutables = remembered((analysis: ImageAnalysis): readonly string[] => {
  const { executables } = visibleFiles(analysis);
  const { packageFiles } = analysis;
  const extra = new Set<string>();
  for (const { path, status } of packageFiles?.differences ?? []) if (status === 'extra') extra.add(path);
  const owned = otherPackages(analysis);
  return executables
    .filter((path) => (packageFiles === undefined || extra.has(path)) && !owned(path))
    .map((path) => `/${path}`)
    .sort();
});

/** Tells what belongs to the packages of languages, and to those of the system where nothing was compared with them. */
function otherPackages({ packages, packageFiles, files }: ImageAnalysis): (path: string) => boolean {
  const paths = new RealPaths(files);
  const owned = new Set<string>();
  const modules = new Set<string>();
  for (const { type, files, locations } of packages) {
    if (packageFiles === undefined || !systemTypes.has(type))
      for (const path of files) owned.add(paths.of(path) ?? path);
    for (const { path } of locations) {
      owned.add(path);
      if (type === 'npm' && installedModule.test(path)) modules.add(parentOf(path));
    }
  }
  return (path) => owned.has(path) || [...directoriesAbove(path)].some((above) => modules.has(above));
}

const systemTypes: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk']);

/** npm lists no files: all below the package's directory are its own. */
const installedModule = /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/;

function* directoriesAbove(path: string): Generator<string> {
  for (let above = parentOf(path); above !== ''; above = parentOf(above)) yield above;
}
