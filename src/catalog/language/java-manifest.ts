import { isMavenName, type MavenIdentity } from './maven-pom.ts';

/*
 * Who a jar is when Maven left nothing in it: by its manifest and its file name.
 * https://docs.oracle.com/en/java/javase/21/docs/specs/jar/jar.html#jar-manifest
 * Neither names the group id. It is taken from well-known artifacts, then from the manifest's reversed domain names, and
 * otherwise is the artifact's own name, as it was the custom when such jars were made (`junit:junit`).
 */

export type Manifest = ReadonlyMap<string, string>;

/** The main attributes, names in lower case; continuation lines joined. */
export function parseManifest(text: string): Manifest {
  const attributes = new Map<string, string>();
  for (const line of text.replaceAll(/\r\n?/g, '\n').replaceAll('\n ', '').split('\n', 2000)) {
    if (line.trim() === '' && attributes.size > 0) break;
    const colon = line.indexOf(':');
    if (colon > 0) attributes.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return attributes;
}

export interface FileIdentity {
  readonly artifact: string;
  readonly version?: string;
}

/**
 * `log4j-1.2-api-2.20.0.jar` is log4j-1.2-api 2.20.0: the version begins at the first number after a dash, unless words
 * and another dotted number follow.
 */
export function parseFileName(fileName: string): FileIdentity {
  const stem = fileName
    .replace(/\.[^.]*$/, '')
    .replace(/-(?:sources|javadoc|tests|shaded|jar-with-dependencies)$/, '');
  const parts = stem.split('-');
  for (const [index, part] of parts.entries()) {
    if (index === 0 || !/^\d/.test(part)) continue;
    const rest = parts.slice(index);
    const word = rest.findIndex((later) => /^[A-Za-z]/.test(later));
    if (word > 0 && rest.slice(word).some((later) => /^\d[^.]*\./.test(later))) continue;
    if (!/^\d+(?:[._]|$|-(?:\d|snapshot|alpha|beta|rc|m\d|final|jre|android))/i.test(rest.join('-')))
      continue;
    return { artifact: parts.slice(0, index).join('-'), version: rest.join('-') };
  }
  return { artifact: stem };
}

export interface GuessedIdentity extends Omit<MavenIdentity, 'version'> {
  readonly version?: string;
  readonly from: 'manifest' | 'file-name';
}

/** Undefined when manifest and file name together give no name. */
export function guessIdentity(manifest: Manifest, fileName: string): GuessedIdentity | undefined {
  const file = namedAfter(fileName);
  const names = manifestNames(manifest);
  const version = manifestVersion(manifest);
  const title = names[0];
  // Where both tell the same version, the file name has the artifact id, and the version as its maker wrote it.
  const agree = file.version !== undefined && version !== undefined && sameVersion(file.version, version);
  if (title !== undefined && version !== undefined && !agree) {
    const artifact = names.some((name) => endsWith(name, file.artifact)) ? file.artifact : title;
    return identity({ artifact, version, from: 'manifest' }, manifest);
  }
  if (file.version !== undefined) {
    return identity(
      { artifact: file.artifact, version: file.version, from: agree ? 'manifest' : 'file-name' },
      manifest,
    );
  }
  if (version !== undefined)
    return identity({ artifact: file.artifact, version, from: 'manifest' }, manifest);
  const from = title === undefined ? 'file-name' : 'manifest';
  return identity({ artifact: title ?? file.artifact, from }, manifest);
}

/** Characters Maven would not have in a name (`my tool (2).jar`) become `_`. */
function namedAfter(fileName: string): FileIdentity {
  const file = parseFileName(fileName);
  return { ...file, artifact: file.artifact.replaceAll(/[^\w.-]/g, '_') };
}

function identity(known: Omit<GuessedIdentity, 'group'>, manifest: Manifest): GuessedIdentity | undefined {
  if (!isMavenName(known.artifact)) return undefined;
  return { ...known, group: groupOf(known.artifact, manifest) };
}

function manifestNames(manifest: Manifest): string[] {
  const keys = ['implementation-title', 'bundle-symbolicname', 'automatic-module-name', 'extension-name'];
  return keys
    .map((key) => (manifest.get(key) ?? '').split(';', 1)[0]?.trim() ?? '')
    .filter((name) => isMavenName(name) && /[a-z]/.test(name));
}

function manifestVersion(manifest: Manifest): string | undefined {
  return ['implementation-version', 'bundle-version']
    .map((key) => manifest.get(key) ?? '')
    .find((version) => /^v?\d[\w.+-]{0,100}$/.test(version));
}

/** OSGi pads versions: `9.6` and `9.6.0`, `1.2-rc1` and `1.2.0.rc1`. */
function sameVersion(a: string, b: string): boolean {
  const plain = (version: string) =>
    version
      .toLowerCase()
      .replaceAll(/\.0(?=\.|-|$)/g, '')
      .replaceAll(/[._+-]/g, '.');
  return plain(a).startsWith(plain(b)) || plain(b).startsWith(plain(a));
}

function endsWith(name: string, artifact: string): boolean {
  const [dotted, last] = [name, artifact].map((text) => text.toLowerCase().replaceAll(/[_-]/g, '.'));
  return dotted === last || dotted?.endsWith(`.${last}`) === true;
}

/** Artifacts whose jars tell nothing of their group. The first prefix that fits counts. */
const wellKnown: readonly (readonly [prefix: string, group: string])[] = [
  ['spring-boot', 'org.springframework.boot'],
  ['spring-security', 'org.springframework.security'],
  ['spring-data', 'org.springframework.data'],
  ['spring-cloud', 'org.springframework.cloud'],
  ['spring-', 'org.springframework'],
  ['hamcrest', 'org.hamcrest'],
  ['asm', 'org.ow2.asm'],
  ['tomcat-embed', 'org.apache.tomcat.embed'],
  ['tomcat-', 'org.apache.tomcat'],
  ['elasticsearch', 'org.elasticsearch'],
  ['lucene-', 'org.apache.lucene'],
  ['kotlin-', 'org.jetbrains.kotlin'],
  ['okhttp', 'com.squareup.okhttp3'],
  ['mysql-connector-java', 'mysql'],
  ['hibernate-core', 'org.hibernate'],
  ['guice-', 'com.google.inject.extensions'],
  ['guice', 'com.google.inject'],
];

/** Owners of many groups: alone they are none. */
const domains = new Set([
  'com',
  'org',
  'net',
  'io',
  'javax',
  'jakarta',
  'org.apache',
  'com.google',
  'com.sun',
  'org.eclipse',
  'org.codehaus',
]);

function groupOf(artifact: string, manifest: Manifest): string {
  const known = wellKnown.find(
    ([prefix]) => artifact === prefix || artifact.startsWith(`${prefix.replace(/-$/, '')}-`),
  );
  if (known !== undefined) return known[1];
  // Jenkins plug-ins name their group.
  const vendor = manifest.get('group-id') ?? manifest.get('implementation-vendor-id') ?? '';
  if (isMavenName(vendor) && !domains.has(vendor)) return vendor;
  for (const name of manifestNames(manifest)) {
    const group = groupIn(name, artifact);
    if (group !== undefined) return group;
  }
  return artifact;
}

/** `org.yaml.snakeyaml` names snakeyaml of org.yaml; `javax.activation` and `org.apache.ant` are groups themselves. */
function groupIn(name: string, artifact: string): string | undefined {
  if (name.endsWith(`.${artifact}`) && artifact.includes('.')) return undefined;
  const segments = name.split('.');
  const at = segments.findIndex((segment) => segment === artifact || segment === artifact.split('-')[0]);
  if (at < 1) return name === artifact && segments.length > 2 ? segments.slice(0, -1).join('.') : undefined;
  const above = segments.slice(0, at).join('.');
  return domains.has(above) || at === 1 ? segments.slice(0, at + 1).join('.') : above;
}
