import { elementTexts } from '../../core/xml-elements.ts';

/*
 * What Maven leaves of a project in its jar, below META-INF/maven/GROUP/ARTIFACT/: pom.properties and pom.xml.
 * https://maven.apache.org/pom.html  Parents are not fetched: what only they know stays unknown.
 */

export interface MavenIdentity {
  readonly group: string;
  readonly artifact: string;
  readonly version: string;
}

/** What a pom.xml says by itself, placeholders resolved where its own properties can. */
export interface Pom {
  readonly identity: Partial<MavenIdentity>;
  readonly licenses: readonly string[];
  readonly url?: string;
}

/** Java properties, as far as `key=value` lines go: https://docs.oracle.com/javase/8/docs/api/java/util/Properties.html#load-java.io.Reader- */
export function parsePomProperties(text: string): Partial<MavenIdentity> {
  const values = new Map<string, string>();
  for (const line of text.split(/\r\n|\r|\n/, 1000)) {
    const [, key = '', value = ''] = /^\s*([A-Za-z]+)\s*[=:](.*)$/s.exec(line.slice(0, 2000)) ?? [];
    values.set(key, value.trim().replaceAll(/\\(.)/g, '$1'));
  }
  return identityOf(values.get('groupId'), values.get('artifactId'), values.get('version'));
}

/** Throws FILE_MALFORMED when it is not XML. */
export function parsePom(xml: string, what: string): Pom {
  const values = new Map<string, string>();
  const licenses: string[] = [];
  for (const [path, text] of elementTexts(xml, what)) {
    const local = path.replaceAll(/(^|\/)[^/:]*:/g, '$1');
    if (!local.startsWith('project/') || text === '') continue;
    if (local === 'project/licenses/license/name') licenses.push(text.replaceAll(/\s+/g, ' ').slice(0, 300));
    else if (!values.has(local)) values.set(local, text);
  }
  const valueOf = (name: string): string | undefined =>
    resolve(values.get(`project/${name}`) ?? values.get(`project/parent/${name}`), values);
  const url = resolve(values.get('project/url'), values);
  return {
    identity: identityOf(
      valueOf('groupId'),
      resolve(values.get('project/artifactId'), values),
      valueOf('version'),
    ),
    licenses: [...new Set(licenses)],
    ...(url !== undefined && { url: url.slice(0, 1024) }),
  };
}

/** Characters put in the place of one placeholder: nothing longer is part of an id, a version or an address. */
const maxInserted = 1024;

/** Placeholders by the pom's own properties; undefined when one stays open. */
function resolve(text: string | undefined, values: ReadonlyMap<string, string>): string | undefined {
  let resolved = text;
  for (let round = 0; round < 5 && resolved?.includes('${') === true && resolved.length < 2000; round++) {
    resolved = resolved.replaceAll(/\$\{([^${}]{1,200})\}/g, (all: string, name: string) => {
      const own = name.replace(/^pom\./, 'project.').replaceAll('.', '/');
      const inherited = own.replace(/^project\//, 'project/parent/');
      const value = values.get(`project/properties/${name}`) ?? values.get(own) ?? values.get(inherited);
      return value === undefined || value.length > maxInserted ? all : value;
    });
  }
  return resolved?.includes('${') === true ? undefined : resolved;
}

function identityOf(group?: string, artifact?: string, version?: string): Partial<MavenIdentity> {
  return {
    ...(group !== undefined && isMavenName(group) && { group }),
    ...(artifact !== undefined && isMavenName(artifact) && { artifact }),
    ...(version !== undefined && isMavenVersion(version) && { version }),
  };
}

/** What Maven accepts as group or artifact id. */
export function isMavenName(text: string): boolean {
  return text.length <= 256 && /^[\w.-]+$/.test(text);
}

function isMavenVersion(text: string): boolean {
  return /^[\w.+~!,:()[\]@-]{1,256}$/.test(text);
}

export function isComplete(identity: Partial<MavenIdentity>): identity is MavenIdentity {
  return identity.group !== undefined && identity.artifact !== undefined && identity.version !== undefined;
}
