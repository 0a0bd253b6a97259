import { KedgeError, reason } from '../../core/errors.ts';
import { FileLimitError } from './java-budget.ts';
import { guessIdentity, type Manifest, parseFileName, parseManifest } from './java-manifest.ts';
import { isComplete, type MavenIdentity, type Pom, parsePom, parsePomProperties } from './maven-pom.ts';

/** The files inside one archive that tell what it is. */
export interface ArchiveTexts {
  readonly fileName: string;
  readonly names: readonly string[];
  /** The text of a member. Throws when it cannot be read. */
  text(name: string): string;
}

export interface JavaIdentity extends Omit<MavenIdentity, 'version'> {
  /** Undefined when nothing tells it. */
  readonly version?: string;
  /** What it was taken from. */
  readonly from: 'pom.properties' | 'pom.xml' | 'manifest' | 'file-name';
  /** False for a project whose classes were copied in (a shaded jar). */
  readonly own: boolean;
  readonly licenses: readonly string[];
  readonly metadata: { readonly [key: string]: string };
}

/**
 * Every project an archive holds: those Maven left a record of, else the one that manifest or file name tell, with or
 * without a version. Archives of nothing but META-INF are none.
 * What is wrong with single records is thrown after the good ones.
 */
export function* identify(archive: ArchiveTexts): Generator<JavaIdentity> {
  const { projects, faults } = mavenProjects(archive);
  const manifest = manifestOf(archive, faults);
  const own = ownProject(projects, archive.fileName);
  const told = manifestMetadata(manifest);
  for (const project of projects) {
    if (project !== own) yield { ...project, own: false };
    else
      yield {
        ...project,
        own: true,
        licenses: project.licenses.length > 0 ? project.licenses : bundleLicenses(manifest),
        metadata: { ...told, ...project.metadata },
      };
  }
  // Several projects of which none fits the name were copied into another that left no record.
  const guessed = own === undefined ? guessIdentity(manifest, archive.fileName) : undefined;
  const counts = guessed?.version !== undefined || (projects.length === 0 && hasContent(archive));
  if (guessed !== undefined && counts && !projects.some(({ artifact }) => artifact === guessed.artifact)) {
    yield { ...guessed, own: true, licenses: bundleLicenses(manifest), metadata: told };
  }
  if (faults[0] !== undefined) throw new KedgeError('FILE_MALFORMED', faults[0]);
}

function hasContent({ names }: ArchiveTexts): boolean {
  return names.some((name) => !name.endsWith('/') && !name.toUpperCase().startsWith('META-INF/'));
}

type Project = Omit<JavaIdentity, 'own'> & MavenIdentity;

function mavenProjects(archive: ArchiveTexts): { projects: Project[]; faults: string[] } {
  const records = new Map<string, Set<string>>();
  for (const name of archive.names) {
    const directory = name.slice(0, Math.max(name.lastIndexOf('/'), 0));
    const record = name.endsWith('/pom.xml') && `/${directory}/`.includes('/META-INF/maven/');
    if (!record && !`/${name}`.endsWith('/pom.properties')) continue;
    records.set(directory, (records.get(directory) ?? new Set()).add(name));
  }
  const projects = new Map<string, Project>();
  const faults: string[] = [];
  for (const names of records.values()) {
    try {
      const project = projectOf(archive, [...names]);
      if (project !== undefined)
        projects.set(`${project.group}:${project.artifact}:${project.version}`, project);
    } catch (error) {
      if (error instanceof FileLimitError) throw error;
      faults.push(reason(error));
    }
  }
  return { projects: [...projects.values()], faults };
}

function projectOf(archive: ArchiveTexts, names: readonly string[]): Project | undefined {
  const [properties, xml] = ['pom.properties', 'pom.xml'].map((file) =>
    names.find((name) => `/${name}`.endsWith(`/${file}`)),
  );
  const recorded = properties === undefined ? {} : parsePomProperties(archive.text(properties));
  let pom: Pom | undefined;
  try {
    pom = xml === undefined ? undefined : parsePom(archive.text(xml), xml);
  } catch (error) {
    // With the properties at hand only the licence is lost.
    if (error instanceof FileLimitError || !isComplete(recorded)) throw error;
  }
  const identity = { ...pom?.identity, ...recorded };
  if (!isComplete(identity)) return undefined;
  return {
    ...identity,
    from: isComplete(recorded) ? 'pom.properties' : 'pom.xml',
    licenses: pom?.licenses ?? [],
    metadata: pom?.url === undefined ? {} : { url: pom.url },
  };
}

/**
 * The project the file is named after: of several, the one with the longest name. One that is alone is the file's own,
 * too, unless the file is named after another version.
 */
function ownProject(projects: readonly Project[], fileName: string): Project | undefined {
  const stem = fileName.replace(/\.[^.]*$/, '');
  const fitting = projects
    .filter(
      ({ artifact }) =>
        stem === artifact || stem.startsWith(`${artifact}-`) || stem.startsWith(`${artifact}_`),
    )
    .sort((a, b) => b.artifact.length - a.artifact.length);
  const [only, ...others] = projects;
  const { version } = parseFileName(fileName);
  const renamed = others.length === 0 && (version === undefined || version === only?.version);
  return fitting[0] ?? (renamed ? only : undefined);
}

function manifestOf(archive: ArchiveTexts, faults: string[]): Manifest {
  const name = archive.names.find((candidate) => candidate.toUpperCase() === 'META-INF/MANIFEST.MF');
  try {
    return parseManifest(name === undefined ? '' : archive.text(name));
  } catch (error) {
    if (error instanceof FileLimitError) throw error;
    faults.push(reason(error));
    return new Map();
  }
}

function manifestMetadata(manifest: Manifest): { readonly [key: string]: string } {
  const kept = {
    specificationTitle: 'specification-title',
    specificationVersion: 'specification-version',
    implementationTitle: 'implementation-title',
    implementationVersion: 'implementation-version',
    implementationVendor: 'implementation-vendor',
    bundleSymbolicName: 'bundle-symbolicname',
    bundleVersion: 'bundle-version',
  };
  return Object.fromEntries(
    Object.entries(kept).flatMap(([key, name]) => {
      const value = manifest.get(name);
      return value === undefined || value === '' ? [] : [[key, value.slice(0, 1024)]];
    }),
  );
}

/** `Apache-2.0;link="…", MIT`. https://docs.osgi.org/specification/osgi.core/7.0.0/framework.module.html#framework.module.bundlelicense */
function bundleLicenses(manifest: Manifest): string[] {
  const licenses = (manifest.get('bundle-license') ?? '')
    .slice(0, 2000)
    .replaceAll(/"[^"]*"/g, '')
    .split(',');
  return [
    ...new Set(
      licenses.map((license) => (license.split(';', 1)[0] ?? '').trim()).filter((license) => license !== ''),
    ),
  ];
}
