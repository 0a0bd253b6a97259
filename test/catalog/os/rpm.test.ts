import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { rpm } from '../../../src/catalog/os/rpm.ts';
import type { PackageDraft } from '../../../src/model/package.ts';
import { ndb } from '../../support/ndb-database.ts';
import { needs } from '../../support/real-part.ts';
import { queryAll } from '../../support/rpm-database.ts';
import { rpmHeader } from '../../support/rpm-header.ts';
import { namesAndVersions, runCataloger } from '../../support/run-cataloger.ts';
import { needsSharedData, sharedData } from '../../support/shared-data.ts';

const scratch = mkdtempSync(join(tmpdir(), 'kedge-rpm-'));
after(() => rmSync(scratch, { recursive: true }));

interface Sample {
  readonly name: string;
  readonly file: string;
  /** What rpm calls the format; none where Debian's rpm is built without it. */
  readonly backend?: string;
  /** None where rpm's own list of the files was not kept. */
  readonly filesTable?: string;
  /** Packages the table leaves out, though rpm 4.18 and a count of the rows find them. */
  readonly beyondTable?: readonly string[];
}

const samples: readonly Sample[] = [
  { name: 'centos5-plain.bdb', file: 'Packages', backend: 'bdb_ro' },
  {
    name: 'centos6-plain.bdb',
    file: 'Packages',
    backend: 'bdb_ro',
    filesTable: 'centos6-plain.bdb.files.tsv.gz',
  },
  { name: 'sle15-bci.ndb', file: 'Packages.db', filesTable: 'sle15-bci.ndb.files.tsv.gz' },
  {
    name: 'cbl-mariner-2.0.sqlite',
    file: 'rpmdb.sqlite',
    backend: 'sqlite',
    filesTable: 'cbl-mariner-2.0.sqlite.files.tsv.gz',
    beyondTable: ['mariner-repos-microsoft-preview', 'vim'],
  },
];

const database = ({ name, file }: Sample) =>
  gunzipSync(readFileSync(sharedData('rpmdb', `${name}.${file}.gz`)));
const catalogue = (sample: Sample) => runCataloger(rpm, { [`var/lib/rpm/${sample.file}`]: database(sample) });
const rowsOf = (table: string) => table.split('\n').slice(1).filter(Boolean);

function row(pkg: PackageDraft): string {
  const { epoch = '', sourceRpm, vendor = '', installedSize, modularityLabel = '' } = pkg.metadata;
  const [version, release] = pkg.version.replace(/^[0-9]+:/, '').split('-');
  const columns = [pkg.name, epoch, version, release, pkg.architecture, sourceRpm, pkg.licenses[0]];
  return [...columns, vendor, installedSize, modularityLabel].map(String).join('\t');
}

for (const sample of samples) {
  describe(`the ${sample.name} database`, { skip: needsSharedData('rpmdb') }, () => {
    test('holds the packages rpm lists, with their fields', () => {
      const result = catalogue(sample);
      const table = readFileSync(sharedData('rpmdb', `${sample.name}.packages.tsv`), 'utf8');
      const found = result.packages.filter(({ name }) => !sample.beyondTable?.includes(name));
      assert.deepEqual(found.map(row).sort(), rowsOf(table).sort());
      assert.equal(result.packages.length - found.length, sample.beyondTable?.length ?? 0);
      assert.deepEqual(result.problems, []);
    });

    const { backend, filesTable } = sample;
    if (backend !== undefined) {
      test('holds what the rpm at hand lists', { skip: needs('rpm') }, () => {
        const directory = join(scratch, sample.name);
        mkdirSync(directory);
        writeFileSync(join(directory, sample.file), database(sample));
        const truth = queryAll(directory, '--define', `_db_backend ${backend}`);
        assert.deepEqual(namesAndVersions(catalogue(sample)), truth);
      });
    }
    if (filesTable !== undefined) {
      test('holds the files rpm lists, with digest, mode and size', () => {
        const table = gunzipSync(readFileSync(sharedData('rpmdb', filesTable)));
        const expected = rowsOf(table.toString('utf8')).filter((line) => !isDirectory(line.split('\t')[3]));
        const found = catalogue(sample).packages.filter(({ name }) => !sample.beyondTable?.includes(name));
        assert.deepEqual(found.flatMap(fileRows).sort(), expected.sort());
      });
    }
  });
}

const isDirectory = (mode = '') => (Number.parseInt(mode, 8) & 0o170000) === 0o040000;

function fileRows({ name, files, metadata }: PackageDraft): string[] {
  const details = metadata['fileDetails'] as
    | { digests: string[]; modes: number[]; sizes: number[] }
    | undefined;
  return files.map((path, i) =>
    [name, `/${path}`, details?.digests[i], details?.modes[i]?.toString(8), details?.sizes[i]].join('\t'),
  );
}

const manifest = [
  'vim\t9.0-1.cm2\t1653816591\t1653753130\tMicrosoft Corporation\t2\t45000\tx86_64\t2\tvim-9.0-1.cm2.src.rpm',
  'glibc\t2.35-2.cm2\t1653816591\t1653628955\tMicrosoft Corporation\t(none)\t10855265\tx86_64\t0\tglibc-2.35-2.cm2.src.rpm',
  'gpg-pubkey\t3135ce90-5e6fda74\t1653816591\t1584388724\t(none)\t(none)\t0\t(none)\t0\t(none)',
  '',
].join('\n');
const manifestPath = 'var/lib/rpmmanifest/container-manifest-2';

test('the manifest of a distroless image stands in for a database', () => {
  const { packages, problems } = runCataloger(rpm, { [manifestPath]: manifest });
  assert.deepEqual(problems, []);
  assert.deepEqual(
    packages.map(({ version, purl, source }) => ({ version, purl, source })),
    [
      {
        version: '2:9.0-1.cm2',
        purl: 'pkg:rpm/vim@9.0-1.cm2?arch=x86_64&epoch=2&upstream=vim-9.0-1.cm2.src.rpm',
        source: undefined,
      },
      {
        version: '2.35-2.cm2',
        purl: 'pkg:rpm/glibc@2.35-2.cm2?arch=x86_64&upstream=glibc-2.35-2.cm2.src.rpm',
        source: undefined,
      },
    ],
  );
});

test('"(none)" in the manifest is no value', () => {
  const line = 'local\t1-1\t0\t0\t(none)\t(none)\t0\tnoarch\t0\t(none)\n';
  const [found] = runCataloger(rpm, { [manifestPath]: line }).packages;
  assert.equal(found?.purl, 'pkg:rpm/local@1-1?arch=noarch');
  assert.deepEqual(found.metadata, { installedSize: 0, installTime: 0 });
});

test('a line of the manifest that lacks fields is a problem and no package', () => {
  const { packages, problems } = runCataloger(rpm, { [manifestPath]: `${manifest}half\ta-line\n` });
  assert.equal(packages.length, 2);
  assert.match(problems[0]?.message ?? '', /not its ten fields: 1/);
});

test('the distro names the namespace, with the vendor in place of rhel and opensuse-leap', () => {
  for (const [id, namespace] of [
    ['rhel', 'redhat'],
    ['opensuse-leap', 'opensuse'],
    ['fedora', 'fedora'],
  ] as const) {
    const distro = { id, idLike: [], versionId: '9.4', path: 'etc/os-release' };
    const [first] = runCataloger(rpm, { [manifestPath]: manifest }, { distro }).packages;
    const upstream = 'vim-9.0-1.cm2.src.rpm';
    const qualifiers = `arch=x86_64&distro=${id}-9.4&epoch=2&upstream=${upstream}`;
    assert.equal(first?.purl, `pkg:rpm/${namespace}/vim@9.0-1.cm2?${qualifiers}`);
  }
});

const identity = (name: string) => ({ 1000: name, 1001: '1.0', 1002: '2' });

test('imported keys are no packages', () => {
  const file = ndb(rpmHeader(identity('gpg-pubkey')), rpmHeader(identity('bash')));
  const { packages, problems } = runCataloger(rpm, { 'usr/lib/sysimage/rpm/Packages.db': file });
  assert.deepEqual(
    packages.map(({ name }) => name),
    ['bash'],
  );
  assert.deepEqual(problems, []);
});

test('the same package in two databases is reported once, from the first path', () => {
  const file = ndb(rpmHeader(identity('bash')));
  const { packages } = runCataloger(rpm, {
    'usr/share/rpm/Packages.db': file,
    'var/lib/rpm/Packages.db': file,
    [manifestPath]: manifest,
  });
  assert.deepEqual(
    packages.map(({ evidence }) => evidence),
    [['usr/share/rpm/Packages.db']],
  );
});

test('epoch, module and source rpm are told in version, purl and source', () => {
  const header = rpmHeader({
    ...identity('npm'),
    1003: [1],
    1022: 'x86_64',
    1044: 'nodejs-18.1-2.el9.src.rpm',
    5096: 'nodejs:18:9040020230810:rhel9',
  });
  const [pkg] = runCataloger(rpm, { 'var/lib/rpm/Packages.db': ndb(header) }).packages;
  assert.equal(pkg?.version, '1:1.0-2');
  assert.deepEqual(pkg.source, { name: 'nodejs', version: '18.1-2.el9' });
  assert.equal(
    pkg.purl,
    'pkg:rpm/npm@1.0-2?arch=x86_64&epoch=1&rpmmod=nodejs:18:9040020230810:rhel9&upstream=nodejs-18.1-2.el9.src.rpm',
  );
});

test('a damaged header is a problem, and the headers after it are read', () => {
  const file = ndb(Buffer.alloc(64, 0xff), rpmHeader({ 1000: 'nameless' }), rpmHeader(identity('bash')));
  const { packages, problems } = runCataloger(rpm, { 'var/lib/rpm/Packages.db': file });
  assert.deepEqual(
    packages.map(({ name }) => name),
    ['bash'],
  );
  assert.match(problems[0]?.message ?? '', /rpm header.*and 1 more faults/);
});
