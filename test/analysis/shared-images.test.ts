import { existsSync, readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { FileRecord, ImageAnalysis } from '../../src/model/analysis.ts';
import { scanImage } from '../support/scan.ts';
import { needsSharedData, sharedData } from '../support/shared-data.ts';

/** Every image of the test data against the tables that other tools made of it. */

interface Expected {
  readonly format: string;
  readonly tags: readonly (string | null)[] | null;
  readonly config_digest: string;
  readonly declared_diff_ids: readonly string[];
  readonly actual_diff_ids: readonly string[];
  readonly os_release: {
    readonly ID: string;
    readonly VERSION_ID: string;
    readonly PRETTY_NAME: string;
  } | null;
}

const skip = needsSharedData('images', 'expected', 'images.json');
const images = skip
  ? {}
  : (JSON.parse(readFileSync(sharedData('images/expected/images.json'), 'utf8')) as Record<
      string,
      { expected: Expected[] }
    >);

function rows(name: string): string[][] | undefined {
  const path = sharedData('images/expected', name);
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

const kinds: Record<string, string> = { file: 'f', directory: 'd', symlink: 'l', hardlink: 'h' };

function fileRow(file: FileRecord): string[] {
  const content = file.kind === 'file' || file.kind === 'hardlink';
  return [
    file.path,
    kinds[file.kind] ?? '?',
    (file.mode & 0o7777).toString(8),
    String(file.uid),
    String(file.gid),
    content ? String(file.size) : '0',
    file.kind === 'hardlink' ? '' : (file.digests?.sha256 ?? ''),
    file.target ?? '',
    String(file.layer),
  ];
}

/** The tables give the mode with or without the type bits, and hard links without content. */
function expectedRow([
  path = '',
  type = '',
  mode = '',
  uid = '',
  gid = '',
  size = '',
  sha = '',
  link = '',
  layer = '',
]: string[]) {
  const bits = (Number.parseInt(mode.replace('0o', ''), 8) & 0o7777).toString(8);
  return [path, type, bits, uid, gid, size, type === 'h' ? '' : sha, link, layer];
}

for (const [file, { expected }] of Object.entries(images)) {
  for (const [number, image] of expected.entries()) {
    const tag = image.tags?.[0] ?? undefined;
    const name = expected.length > 1 ? `${file}.${number}` : file;
    const location =
      expected.length > 1 ? `${sharedData('images', file)}:${tag}` : sharedData('images', file);
    const stripped = image.declared_diff_ids.join() !== image.actual_diff_ids.join();

    test(`${name} holds what the independent tables say`, { skip }, async (t) => {
      const analysis = await scanImage(
        `${image.format === 'oci' ? 'oci-archive' : 'docker-archive'}:${location}`,
        {
          allowMismatch: stripped,
        },
      );

      t.assert.equal(analysis.image.id, image.config_digest);
      t.assert.deepEqual(
        analysis.image.layers.map((layer) => layer.diffId),
        image.actual_diff_ids,
      );
      t.assert.deepEqual(
        analysis.problems.filter((problem) => problem.by !== 'source'),
        [],
      );
      t.assert.equal(analysis.problems.length > 0, stripped);
      t.assert.deepEqual(
        analysis.distro && [analysis.distro.id, analysis.distro.versionId, analysis.distro.prettyName],
        image.os_release
          ? [image.os_release.ID, image.os_release.VERSION_ID, image.os_release.PRETTY_NAME]
          : undefined,
      );
      const files = [...analysis.files].filter((record) => !record.hidden).map(fileRow);
      t.assert.deepEqual(files, rows(`${name}.files.tsv.gz`)?.map(expectedRow));
      checkJava(t, analysis, rows(`${name}.java.tsv`) ?? []);
      for (const type of ['apk', 'dpkg'] as const) {
        const wanted = rows(`${name}.${type}.tsv`);
        if (wanted) t.assert.deepEqual(packageRows[type](analysis), sorted(wanted.map(tableRow[type])), type);
      }
    });
  }
}

/** Archives with a pom.properties are known to the letter; what is made of one without is free, but only there. */
function checkJava(t: TestContext, { packages }: ImageAnalysis, table: readonly string[][]): void {
  const known = table.filter(([, group]) => group);
  const unknown = new Set(table.filter(([, group]) => !group).map(([path]) => path));
  const found = packages
    .filter((pkg) => pkg.type === 'maven')
    .map((pkg) => [pkg.locations[0]?.path.replaceAll('!/', '!') ?? '', ...pkg.name.split(':'), pkg.version]);
  t.assert.deepEqual(
    sorted(found.filter(([path]) => !unknown.has(path))),
    sorted(known.map((row) => row.slice(0, 4))),
  );
  const paths = new Set(found.map(([path]) => path));
  t.assert.deepEqual(
    [...unknown].filter((path) => !paths.has(path)),
    [],
  );
}

const tableRow = {
  apk: ([pkg = '', version = '', arch = '', origin = '', license = '']: string[]) => [
    pkg,
    version,
    arch,
    origin,
    license,
  ],
  dpkg: ([pkg = '', version = '', arch = '', source = '']: string[]) => [pkg, version, arch, source],
};

const packageRows: Record<keyof typeof tableRow, (analysis: ImageAnalysis) => string[][]> = {
  apk: ({ packages }) =>
    sorted(
      packages
        .filter((pkg) => pkg.type === 'apk')
        .map((pkg) => [
          pkg.name,
          pkg.version,
          pkg.architecture ?? '',
          pkg.source?.name ?? pkg.name,
          pkg.licenses.join(' '),
        ]),
    ),
  dpkg: ({ packages }) =>
    sorted(
      packages
        .filter((pkg) => pkg.type === 'deb')
        .map((pkg) => [pkg.name, pkg.version, pkg.architecture ?? '', sourceField(pkg.source)]),
    ),
};

/** As the `Source` field has it. */
function sourceField(source: { readonly name: string; readonly version?: string } | undefined): string {
  if (!source) return '';
  return source.version === undefined ? source.name : `${source.name} (${source.version})`;
}

function sorted(lines: readonly string[][]): string[][] {
  return [...lines].sort((a, b) => (a.join('\t') < b.join('\t') ? -1 : 1));
}
