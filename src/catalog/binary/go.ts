import type { PackageDraft } from '../../model/package.ts';
import { formatPurl } from '../../model/purl.ts';
import { fileCataloger } from '../cataloger.ts';
import { type GoBuildInfo, type GoModule, readGoBuildInfo } from './go-build-info.ts';

/*
 * Go modules by the build information of executables: https://go.dev/ref/mod#go-version-m
 * A main module built from a checkout has the version `(devel)`; where the build recorded its commit, it gets the
 * pseudo-version `go` itself would give an untagged commit: https://go.dev/ref/mod#pseudo-versions
 * Linker flags are not kept: secrets are passed in them.
 */

type GoFinding = {
  readonly name: string;
  readonly version: string;
  readonly metadata: { readonly [key: string]: string | boolean };
};

const keptSettings = [
  'GOOS',
  'GOARCH',
  'CGO_ENABLED',
  '-buildmode',
  '-trimpath',
  'vcs',
  'vcs.revision',
  'vcs.time',
  'vcs.modified',
];

export const goBinary = fileCataloger<GoFinding>({
  id: 'golang/build-info',
  version: 1,
  wants: { magic: ['\x7fELF'], maxBytes: 4 * 1024 ** 3 },

  *read(file) {
    const info = readGoBuildInfo(file);
    if (info === undefined) return;
    const { goVersion } = info;
    const release = /\bgo(\d+\.\d+(?:\.\d+)?(?:(?:rc|beta)\d+)?)/.exec(goVersion)?.[1];
    const { main } = info;
    const modules = [
      ...(main ? [mainModule(info, main)] : []),
      ...info.dependencies.map((dependency) => moduleFinding(dependency, goVersion)),
    ];
    yield* modules.filter(({ name, version }) => isModulePath(name) && version.length <= 256);
    if (release !== undefined) yield { name: 'stdlib', version: release, metadata: { goVersion } };
  },

  toPackage: (data, { path }): PackageDraft => ({
    type: 'golang',
    ...data,
    purl: purlOf(data),
    licenses: [],
    evidence: [path],
    files: [],
  }),
});

/** https://go.dev/ref/mod#go-mod-file-ident */
function isModulePath(path: string): boolean {
  return path.length <= 1024 && /^[\w~+-][\w~.+-]*(?:\/[\w~+-][\w~.+-]*)*$/.test(path);
}

function mainModule(info: GoBuildInfo, main: GoModule): GoFinding {
  const kept = keptSettings.flatMap((key) => {
    const value = info.settings.get(key);
    return value === undefined ? [] : [[key, value] as const];
  });
  const found = moduleFinding(main, info.goVersion);
  const version =
    found.version === '(devel)' ? (pseudoVersion(info.settings) ?? found.version) : found.version;
  return { ...found, version, metadata: { ...found.metadata, main: true, ...Object.fromEntries(kept) } };
}

/** A module that was replaced by another is that other one; one replaced by a directory keeps its name. */
function moduleFinding(module: GoModule, goVersion: string): GoFinding {
  const { replacement } = module;
  if (replacement === undefined) return finding(module, { goVersion });
  if (/^(?:\.{0,2}\/|[A-Za-z]:|\.{1,2}$)/.test(replacement.path)) {
    return finding(module, { goVersion, replacedBy: replacement.path });
  }
  return finding(replacement, { goVersion, replaces: `${module.path}@${module.version}` });
}

function finding(module: GoModule, metadata: { readonly [key: string]: string }): GoFinding {
  const { path, version, sum } = module;
  return {
    name: path,
    version: version === '' ? '(devel)' : version,
    metadata: { ...metadata, ...(sum !== undefined && { sum }) },
  };
}

function pseudoVersion(settings: ReadonlyMap<string, string>): string | undefined {
  const revision = /^[0-9a-f]{12}/.exec(settings.get('vcs.revision') ?? '')?.[0];
  const time = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z$/.exec(settings.get('vcs.time') ?? '');
  return revision === undefined || time === null ? undefined : `v0.0.0-${time.slice(1).join('')}-${revision}`;
}

function purlOf({ name, version }: GoFinding): string {
  const slash = name.lastIndexOf('/');
  return formatPurl({
    type: 'golang',
    ...(slash > 0 && { namespace: name.slice(0, slash) }),
    name: name.slice(slash + 1),
    ...(version !== '(devel)' && { version }),
  });
}
