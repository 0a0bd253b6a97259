import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { javaArchive } from '../../../src/catalog/language/java-archive.ts';
import { defaultLimits, type Limits } from '../../../src/core/limits.ts';
import { skipOrFail } from '../../support/real-part.ts';
import {
  type CatalogResult,
  type Files,
  filesBelow,
  namesAndVersions,
  runCataloger,
} from '../../support/run-cataloger.ts';
import { needsSharedData, sharedData } from '../../support/shared-data.ts';
import { type ZipMembers, zipOf } from '../../support/zip.ts';

const properties = (group: string, artifact: string, version: string) =>
  `#Created by Apache Maven\nversion=${version}\ngroupId=${group}\nartifactId=${artifact}\n`;
const mavenPath = (group: string, artifact: string) => `META-INF/maven/${group}/${artifact}`;
const a1: ZipMembers = { [`${mavenPath('g.a', 'a')}/pom.properties`]: properties('g.a', 'a', '1.0') };
const b2: ZipMembers = { [`${mavenPath('g.b', 'b')}/pom.properties`]: properties('g.b', 'b', '2.0') };
const pom = (body: string) =>
  `<?xml version="1.0"?>\n<!-- <groupId>no</groupId> --><project>${body}</project>`;
const manifest = (...lines: readonly string[]) => ({
  'META-INF/MANIFEST.MF': `Manifest-Version: 1.0\r\n${lines.join('\r\n')}\r\n\r\nName: x\r\nImplementation-Version: 9\r\n`,
});

const identities: readonly (readonly [string, string, ZipMembers, readonly string[]])[] = [
  ['pom.properties', 'a-1.0.jar', a1, ['g.a:a 1.0']],
  ['pom.properties of a renamed jar', 'app.jar', a1, ['g.a:a 1.0']],
  ['every project of a shaded jar', 'a-1.0-shaded.jar', { ...b2, ...a1 }, ['g.a:a 1.0', 'g.b:b 2.0']],
  ['a jar that only another project was copied into', 'tool-7.0.jar', a1, ['g.a:a 1.0', 'tool:tool 7.0']],
  [
    'pom.xml, without pom.properties',
    'x.jar',
    {
      [`${mavenPath('g', 'x')}/pom.xml`]: pom(
        '<groupId>g</groupId><artifactId>x</artifactId><version>3</version>',
      ),
    },
    ['g:x 3'],
  ],
  [
    'pom.xml with group and version of its parent',
    'x.jar',
    {
      [`${mavenPath('g', 'x')}/pom.xml`]: pom(
        '<parent><groupId>g</groupId><artifactId>p</artifactId><version>3</version></parent><artifactId>x</artifactId>',
      ),
    },
    ['g:x 3'],
  ],
  [
    'pom.xml with a version by property',
    'x.jar',
    {
      [`${mavenPath('g', 'x')}/pom.xml`]: pom(
        '<groupId>g</groupId><artifactId>x</artifactId><version>${rev}</version><properties><rev>4.1</rev></properties>',
      ),
    },
    ['g:x 4.1'],
  ],
  [
    'no pom.xml whose version stays open',
    'x.jar',
    {
      [`${mavenPath('g', 'x')}/pom.xml`]: pom(
        '<groupId>g</groupId><artifactId>x</artifactId><version>${rev}</version>',
      ),
    },
    [],
  ],
  [
    'no dependency of a pom.xml',
    'x.jar',
    {
      [`${mavenPath('g', 'x')}/pom.xml`]: pom(
        '<dependencies><dependency><groupId>d</groupId><artifactId>d</artifactId><version>1</version></dependency></dependencies>',
      ),
    },
    [],
  ],
  [
    'the manifest',
    'server.jar',
    manifest(
      'Implementation-Title: server',
      'Implementation-Version: 5.1',
      'Implementation-Vendor-Id: org.acme',
    ),
    ['org.acme:server 5.1'],
  ],
  [
    'a bundle by its symbolic name, where the file has no version',
    'snakeyaml.jar',
    manifest('Bundle-SymbolicName: org.yaml.snakeyaml;singleton:=true', 'Bundle-Version: 1.33.0'),
    ['org.yaml:snakeyaml 1.33.0'],
  ],
  [
    'a continued line of the manifest',
    'server.jar',
    manifest('Implementation-Title: ser', ' ver', 'Implementation-Version: 5', ' .1'),
    ['server:server 5.1'],
  ],
  [
    'a well-known group',
    'spring-core-5.3.30.jar',
    manifest('Implementation-Title: spring-core', 'Implementation-Version: 5.3.30'),
    ['org.springframework:spring-core 5.3.30'],
  ],
  [
    'a plug-in of Jenkins by its manifest',
    'git.hpi',
    manifest('Extension-Name: git', 'Implementation-Version: 4.0', 'Group-Id: org.jenkins-ci.plugins'),
    ['org.jenkins-ci.plugins:git 4.0'],
  ],
  ['the file name', 'antlr-2.7.7.jar', {}, ['antlr:antlr 2.7.7']],
  [
    'a file name with a number before its version',
    'log4j-1.2-api-2.20.0.jar',
    {},
    ['log4j-1.2-api:log4j-1.2-api 2.20.0'],
  ],
  ['a file name with a qualifier', 'tool-1.0-rc-2.jar', {}, ['tool:tool 1.0-rc-2']],
  ['its file name alone', 'level-3-jar.jar', { 'A.class': 'x' }, ['level-3-jar:level-3-jar unknown']],
  [
    'a file name that Maven would refuse',
    'my tool (2).jar',
    { 'A.class': 'x' },
    ['my_tool__2_:my_tool__2_ unknown'],
  ],
  [
    'a title without a version',
    'app.jar',
    { ...manifest('Implementation-Title: server', 'Implementation-Vendor-Id: org.acme'), 'A.class': 'x' },
    ['org.acme:server unknown'],
  ],
  [
    'the projects in it rather than a file name without a version',
    'all.jar',
    { ...b2, ...a1, 'A.class': 'x' },
    ['g.a:a 1.0', 'g.b:b 2.0'],
  ],
  ['nothing when there is nothing but META-INF', 'app.jar', manifest('Built-By: me'), []],
];
for (const [name, file, members, wanted] of identities) {
  test(`a jar is known by ${name}`, () => {
    const result = runCataloger(javaArchive, { [`opt/${file}`]: zipOf(members) });
    assert.deepEqual(namesAndVersions(result), wanted);
    assert.deepEqual(result.problems, []);
  });
}

test('archives are found in archives, stored or packed, with the way that leads to them', () => {
  const a = zipOf(a1);
  const war = zipOf({ 'WEB-INF/lib/a-1.0.jar': a, 'WEB-INF/classes/x.class': 'x' });
  const ear = zipOf({ 'shop.war': war, 'lib/b-2.0.jar': zipOf(b2) }, { stored: true });
  const { packages, problems } = runCataloger(javaArchive, { 'srv/shop.ear': ear });
  assert.deepEqual(problems, []);
  assert.deepEqual(
    packages.map(({ purl, evidence }) => [purl, ...evidence]),
    [
      ['pkg:maven/shop/shop', 'srv/shop.ear'],
      ['pkg:maven/shop/shop', 'srv/shop.ear!/shop.war'],
      ['pkg:maven/g.a/a@1.0', 'srv/shop.ear!/shop.war!/WEB-INF/lib/a-1.0.jar'],
      ['pkg:maven/g.b/b@2.0', 'srv/shop.ear!/lib/b-2.0.jar'],
    ],
  );
  assert.equal(packages[2]?.metadata['sha1'], createHash('sha1').update(a).digest('hex'));
});

test('licences come from the pom, else from the manifest', () => {
  const licenses = pom(
    '<licenses><license><name>MIT  License</name></license><license><name>EPL-2.0</name></license></licenses>',
  );
  const bundle = manifest('Bundle-License: Apache-2.0;link="https://x/,y", MIT');
  const both = { ...a1, ...bundle, [`${mavenPath('g.a', 'a')}/pom.xml`]: licenses };
  const of = (members: ZipMembers) =>
    runCataloger(javaArchive, { 'a.jar': zipOf(members) }).packages[0]?.licenses;
  assert.deepEqual(of(both), ['MIT License', 'EPL-2.0']);
  assert.deepEqual(of({ ...a1, ...bundle }), ['Apache-2.0', 'MIT']);
});

const untouched: readonly (readonly [string, Files])[] = [
  ['an empty jar', { 'a.jar': '' }],
  ['an archive of RAR', { 'a.rar': 'Rar!\x1a\x07' }],
  ['a zip file', { 'a.zip': zipOf(a1) }],
  ['a jar without members', { 'a.jar': zipOf({}) }],
];
for (const [name, files] of untouched) {
  test(`${name} holds nothing and is nobody’s problem`, () => {
    const { packages, problems } = runCataloger(javaArchive, files);
    assert.deepEqual([packages, problems], [[], []]);
  });
}

test('a text that is called jar is a problem', () => {
  assert.equal(runCataloger(javaArchive, { 'a.jar': 'hello' }).problems.length, 1);
});

test('what is beside a broken archive or a broken pom is kept', () => {
  const ear = zipOf({
    'bad.jar': 'PK\x03\x04 no more',
    'good-1.0.jar': zipOf(a1),
    [`${mavenPath('g', 'x')}/pom.xml`]: '<project><a></project>',
  });
  const { packages, problems } = runCataloger(javaArchive, { 'x.ear': ear });
  assert.deepEqual(
    packages.map(({ purl }) => purl),
    ['pkg:maven/x/x', 'pkg:maven/g.a/a@1.0'],
  );
  assert.equal(problems.length, 1);
});

test('names that Maven would refuse are left out', () => {
  const odd = { 'META-INF/maven/x/y/pom.properties': properties('../g', 'a b', '1.0') };
  assert.deepEqual(namesAndVersions(runCataloger(javaArchive, { 'x.jar': zipOf(odd) })), []);
});

test('a jar that nothing tells the version of says so, and has none in its purl', () => {
  const { packages } = runCataloger(javaArchive, { 'lib/snyk.jar': zipOf({ snyk: 'x' }) });
  assert.deepEqual(packages, [
    {
      type: 'maven',
      name: 'snyk:snyk',
      version: 'unknown',
      purl: 'pkg:maven/snyk/snyk',
      licenses: [],
      evidence: ['lib/snyk.jar'],
      files: [],
      metadata: { identifiedBy: 'file-name' },
    },
  ]);
});

test('a jar nested too deep is a problem, and what is above is kept', () => {
  let jar = zipOf(b2);
  for (let level = 0; level < 20; level++) jar = zipOf({ ...(level === 19 ? a1 : {}), 'in.jar': jar });
  const { packages, problems } = runCataloger(javaArchive, { 'a.jar': jar });
  assert.deepEqual([packages[0]?.purl, packages.length, problems.length], ['pkg:maven/g.a/a@1.0', 17, 1]);
});

const noise = Buffer.from(Array.from({ length: 8192 }, (_, index) => ((index * index * 31) >> 3) & 0xff));
const text = Buffer.alloc(100_000, noise);
const nestedA = zipOf(a1);
const largeJar = zipOf({ 'META-INF/x': text }, { stored: true });
const numbered = (count: number, member: (index: string) => [string, Uint8Array]): ZipMembers =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => member(String(index))));

const limited: readonly (readonly [keyof Limits, number, ZipMembers])[] = [
  ['maxArchiveDepth', 1, { 'in.jar': zipOf({ 'in.jar': nestedA }) }],
  ['maxArchives', 2, { 'a.jar': nestedA, 'b.jar': nestedA }],
  ['maxArchiveEntries', 3, { 'a.jar': nestedA, 'b.jar': nestedA }],
  ['maxArchiveBytes', 1_599_999, { 'a.jar': largeJar }],
  ['maxArchiveBytes', 1_700_000, numbered(17, (index) => [`${index}.jar`, largeJar])],
  ['maxArchiveTextBytes', 3_199_999, { [`${mavenPath('g', 'a')}/pom.properties`]: text }],
  [
    'maxArchiveTextBytes',
    3_200_000,
    numbered(33, (index) => [`${mavenPath('g', index)}/pom.properties`, text]),
  ],
  ['maxRatio', 10, { 'META-INF/MANIFEST.MF': Buffer.alloc(2_000_000, 'a') }],
];
for (const [limit, value, members] of limited) {
  test(`a jar beyond ${limit} ${value} is a problem that names it, and none with the limit raised`, () => {
    const files = { 'a.jar': zipOf(members) };
    const { problems } = runCataloger(javaArchive, files, { limits: { [limit]: value } });
    assert.deepEqual(
      problems.map(({ message }) => new RegExp(`limits\\.${limit}\\b`).test(message)),
      [true],
    );
    assert.deepEqual(runCataloger(javaArchive, files, { limits: { maxRatio: 10_000 } }).problems, []);
  });
}

test('a bomb of jars in jars ends at the number of archives', () => {
  let jar = zipOf({});
  for (let level = 0; level < 6; level++) {
    jar = zipOf(Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`${index}.jar`, jar])));
  }
  const { packages, problems } = runCataloger(javaArchive, { 'bomb.jar': jar });
  assert.equal(problems.length, 1);
  assert.ok(packages.length < defaultLimits.maxArchives);
});

test('a jar with any bit turned gives packages, a problem or nothing', () => {
  const jar = zipOf({ ...a1, 'lib/b-2.0.jar': zipOf(b2) });
  for (let bit = 0; bit < jar.length * 8; bit += 3) {
    const turned = Buffer.from(jar);
    turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const { packages, problems } = runCataloger(javaArchive, { 'a.jar': turned });
    assert.ok(packages.length + problems.length > 0);
  }
});

/** Files of the squashed image, for images whose layers only add. */
function imageFiles(name: string): Record<string, Buffer> {
  const directory = mkdtempSync(join(tmpdir(), 'kedge-java-'));
  try {
    const tar = (archive: string, into: string) => execFileSync('tar', ['-xf', archive, '-C', into]);
    tar(sharedData('images', name), directory);
    const [image] = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8')) as {
      Layers: string[];
    }[];
    const root = mkdtempSync(join(directory, 'root-'));
    for (const layer of image?.Layers ?? []) tar(join(directory, layer), root);
    return filesBelow(root, (path) => path.endsWith('.jar'));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** What each jar with a Maven record is; jars without one have their own line below. */
function expected(name: string): { recorded: string[]; others: Set<string> } {
  const rows = readFileSync(sharedData('images', 'expected', `${name}.java.tsv`), 'utf8').split('\n');
  const recorded: string[] = [];
  const others = new Set<string>();
  for (const row of rows.filter((line) => line !== '' && !line.startsWith('#'))) {
    const [path = '', group = '', artifact = '', version = ''] = row.split('\t');
    if (group === '') others.add(path);
    else recorded.push(`${path.replaceAll('!', '!/')} pkg:maven/${group}/${artifact}@${version}`);
  }
  return { recorded: recorded.sort(), others };
}

function located(
  result: CatalogResult,
  others: ReadonlySet<string>,
): { recorded: string[]; guessed: string[] } {
  const lines = result.packages.map(({ evidence, purl }) => ({ path: evidence[0] ?? '', purl }));
  const isOther = (path: string) => others.has(path.replaceAll('!/', '!'));
  return {
    recorded: lines
      .filter(({ path }) => !isOther(path))
      .map(({ path, purl }) => `${path} ${purl}`)
      .sort(),
    guessed: [...new Set(lines.filter(({ path }) => isOther(path)).map(({ purl }) => purl))],
  };
}

const images: readonly (readonly [string, readonly string[]])[] = [
  ['java-jars.docker.tar', ['pkg:maven/javax.activation/activation@1.1.1']],
  [
    'three-level-jar.docker.tar',
    ['pkg:maven/level-3-jar/level-3-jar', 'pkg:maven/level-2-jar/level-2-jar', 'pkg:maven/snyk/snyk'],
  ],
];
for (const [name, guessed] of images) {
  test(`all jars of ${name} are found, and nothing else`, { skip: needsSharedData('images', name) }, () => {
    const { recorded, others } = expected(name);
    const result = runCataloger(javaArchive, imageFiles(name));
    assert.deepEqual(located(result, others), { recorded, guessed });
    assert.deepEqual(result.problems, []);
  });
}

const mavenRepository = '/usr/share/maven-repo/org/apache/maven';
const noMaven = !existsSync(mavenRepository) && skipOrFail('needs the Debian package libmaven3-core-java');

test('the jars of a Maven repository are what their place there says', { skip: noMaven }, () => {
  const root = '/usr/share/maven-repo';
  const wanted: string[] = [];
  const found: string[] = [];
  const paths = execFileSync('find', [join(mavenRepository, '.'), '-name', '*.jar'], { encoding: 'utf8' })
    .trim()
    .split('\n');
  for (const path of paths) {
    const parts = path
      .replace('/./', '/')
      .slice(root.length + 1)
      .split('/');
    const [file = '', version = '', artifact = ''] = parts.splice(-3).reverse();
    if (!/^\d+(?:\.\d+)+$/.test(version) || file !== `${artifact}-${version}.jar`) continue;
    wanted.push(`${parts.join('.')}:${artifact} ${version}`);
    const result = runCataloger(javaArchive, { [file]: readFileSync(path) });
    const own = result.packages.find(({ name }) => name.endsWith(`:${artifact}`));
    found.push(`${own?.name} ${own?.version}`);
  }
  assert.ok(wanted.length > 10);
  assert.deepEqual(found, wanted);
});
