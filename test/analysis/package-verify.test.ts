import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { fold } from '../../src/analysis/fold.ts';
import { verifyPackages } from '../../src/analysis/package-verify.ts';
import type { Accounts } from '../../src/catalog/os/accounts.ts';
import type { FileDetails } from '../../src/catalog/os/file-details.ts';
import type { DigestAlgorithm } from '../../src/model/entry.ts';
import type { Package, PackageType } from '../../src/model/package.ts';
import { layerOf } from '../support/layer.ts';
import type { Members } from '../support/layers.ts';
import { scanImage } from '../support/scan.ts';

interface Case {
  readonly files: Members | readonly Members[];
  readonly packages: readonly Package[];
  readonly accounts?: Accounts;
  readonly digests?: readonly DigestAlgorithm[];
}

/** `path status checks`, of files that packages own, and skips as `reason count`. */
async function verify({ files, packages, accounts, digests }: Case) {
  const layers = [];
  for (const layer of Array.isArray(files) ? files : [files])
    layers.push(await layerOf(layer, digests ? { digests } : {}));
  const { verification, skips } = verifyPackages(
    fold(layers),
    packages,
    accounts ?? { users: undefined, groups: undefined },
  );
  const rows = verification?.differences.map(({ path, status, what = [] }) =>
    [path, status, ...what].join(' '),
  );
  return {
    checked: verification?.checked,
    rows: rows?.filter((row) => !row.endsWith(' extra')),
    extra: rows?.filter((row) => row.endsWith(' extra')).map((row) => row.slice(0, -' extra'.length)),
    skips: skips.map(({ reason, count }) => `${reason} ${count}`),
  };
}

function pkg(
  type: PackageType,
  files: readonly string[],
  details: FileDetails = {},
  id = `${type}-1`,
): Package {
  return {
    id,
    type,
    name: id,
    version: '1',
    purl: `pkg:${type}/${id}@1`,
    licenses: [],
    files,
    cataloger: 'test',
    locations: [],
    layer: 0,
    metadata: { fileDetails: { ...details } },
  };
}

const digest = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest('hex');
const md5 = (text: string): string => digest('md5', text);
const link = (linkname: string) => ({ type: 'symlink' as const, linkname });

test('an image without packages of an OS, or of one that lists no files, is not verified', async (t) => {
  const npm = pkg('npm', ['a/package.json']);

  t.assert.equal((await verify({ files: { a: '1' }, packages: [npm, pkg('rpm', [])] })).checked, undefined);
});

test('files are found through linked directories of any layer, whether those have entries or not', async (t) => {
  const files: Members[] = [
    { 'usr/lib/a': 'a' },
    { lib: link('usr/lib'), 'lib/b': 'b' },
    { 'usr/lib/c': 'C' },
  ];
  const packages = [
    pkg('deb', ['lib/a', 'lib/b', 'usr/lib/c', 'lib/d'], {
      digestAlgorithm: 'md5',
      digests: ['a', 'b', 'c', 'd'].map(md5),
    }),
  ];

  t.assert.deepEqual(await verify({ files, packages }), {
    checked: 4,
    rows: ['usr/lib/c changed digest', 'usr/lib/d missing'],
    extra: [],
    skips: [],
  });
});

test('a file that a later layer deleted is missing, and one that it replaced is compared as it is', async (t) => {
  const files: Members[] = [
    { a: 'a', b: 'b' },
    { '.wh.a': '', b: 'x' },
  ];
  const packages = [pkg('deb', ['a', 'b'], { digestAlgorithm: 'md5', digests: ['a', 'b'].map(md5) })];

  t.assert.deepEqual((await verify({ files, packages })).rows, ['a missing', 'b changed digest']);
});

test('a hard link is compared by what it leads to', async (t) => {
  const files: Members = { a: 'aa', b: { type: 'link', linkname: 'a' } };
  const packages = [pkg('deb', ['a', 'b'], { digestAlgorithm: 'md5', digests: ['aa', 'other'].map(md5) })];

  t.assert.deepEqual((await verify({ files, packages })).rows, ['b changed digest']);
});

test('regular files that no package owns are extra, also among those of a database that lies beside them', async (t) => {
  const files: Members = {
    'd/': '',
    'd/own': '1',
    'd/new': '2',
    link: link('d/new'),
    'var/lib/dpkg/status': '',
  };
  const { extra } = await verify({ files, packages: [pkg('deb', ['d/own'])] });

  t.assert.deepEqual(extra, ['d/new', 'var/lib/dpkg/status']);
});

test('a path of several packages is compared with what each says of it, and counted once', async (t) => {
  const details = (text: string): FileDetails => ({ digestAlgorithm: 'md5', digests: [md5(text)] });
  const packages = [pkg('rpm', ['f'], details('i686'), 'a'), pkg('rpm', ['f'], details('x86_64'), 'b')];

  t.assert.deepEqual(await verify({ files: { f: 'x86_64' }, packages }), {
    checked: 1,
    rows: ['f changed digest'],
    extra: [],
    skips: [],
  });
});

test('files that were not installed are neither missing nor extra', async (t) => {
  const packages = [pkg('rpm', ['doc', 'man'], { digests: ['', ''], notInstalled: [0, 1] })];
  const { checked, rows, extra } = await verify({ files: { doc: 'x' }, packages });

  t.assert.deepEqual([checked, rows, extra], [0, [], []]);
});

test('of apk, links have the digest of their target, and owners and modes are compared', async (t) => {
  const files: Members = {
    'bin/sh': link('/bin/busybox'),
    'bin/ash': link('/tmp/evil'),
    'bin/busybox': { mode: 0o4755, body: 'busybox' },
    'bin/su': { mode: 0o755, uid: 7, body: 'su' },
    'bin/now-a-directory/': '',
  };
  const paths = ['bin/sh', 'bin/ash', 'bin/busybox', 'bin/su', 'bin/now-a-directory'];
  const digests = ['/bin/busybox', '/bin/busybox', 'busybox', 'su', 'x'].map((text) => digest('sha1', text));
  const modes = [0o777, 0o777, 0o755, 0o755, 0o755];
  const packages = [pkg('apk', paths, { digestAlgorithm: 'sha1', digests, modes, owners: {} })];

  t.assert.deepEqual((await verify({ files, packages })).rows, [
    'bin/ash changed digest',
    'bin/busybox changed mode',
    'bin/now-a-directory changed kind',
    'bin/su changed owner',
  ]);
});

test('a digest that was not taken is not judged, and counted with the way to have it', async (t) => {
  const details = { digestAlgorithm: 'md5', digests: [md5('a'), md5('b')], sizes: [1, 2] };
  const packages = [pkg('rpm', ['a', 'b'], details)];
  const { rows, skips } = await verify({ files: { a: 'x', b: 'y' }, packages, digests: ['sha256'] });

  t.assert.deepEqual([rows, skips], [['b changed size'], ['no-digest 2']]);
});

test('a digest of a kind that kedge does not take is not judged, and counted', async (t) => {
  const details = { digestAlgorithm: 'sha512', digests: [digest('sha512', 'other')] };
  const { rows, skips } = await verify({ files: { a: 'a' }, packages: [pkg('rpm', ['a'], details)] });

  t.assert.deepEqual([rows, skips], [[], ['unknown-digest 1']]);
});

test('what became something else, and may, is not compared by content', async (t) => {
  const details = {
    digestAlgorithm: 'md5',
    digests: [md5('a'), md5('b')],
    sizes: [1, 1],
    modes: [0o100644, 0o100644],
    unverified: { mode: [0, 1] },
  };
  const files: Members = { a: link('b'), 'b/': '' };

  t.assert.deepEqual(await verify({ files, packages: [pkg('rpm', ['a', 'b'], details)] }), {
    checked: 2,
    rows: [],
    extra: [],
    skips: [],
  });
});

test('owners by name are looked up in the image', async (t) => {
  const owned = (uid: number, gid: number) => ({ uid, gid, body: '' });
  const files: Members = { a: owned(8, 12), b: owned(9, 12), c: owned(0, 0), d: owned(1, 0) };
  const packages = [pkg('rpm', ['a', 'b', 'c', 'd'], { owners: { 'mail:mail': [0, 1] } })];
  const accounts = { users: new Map([['mail', 8]]), groups: new Map([['mail', 12]]) };

  t.assert.deepEqual((await verify({ files, packages, accounts })).rows, [
    'b changed owner',
    'd changed owner',
  ]);
  t.assert.deepEqual(await verify({ files, packages }), {
    checked: 4,
    rows: ['d changed owner'],
    extra: [],
    skips: ['no-accounts 4'],
  });
});

test('Alpine as it is released differs in nothing but the locked password of root', async (t) => {
  const { packageFiles } = await scanImage('docker-archive:test/images/alpine-3.14.tar');
  const owned = packageFiles?.differences.filter(({ status }) => status !== 'extra');

  t.assert.deepEqual(
    owned?.map(({ path, status, what, config }) => [path, status, what, config]),
    [['etc/shadow', 'changed', ['digest'], true]],
  );
  t.assert.equal((packageFiles?.checked ?? 0) > 100, true);
});
