import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  lchownSync,
  mkdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { ImageAnalysis } from '../../src/model/analysis.ts';
import type { VerifyCheck } from '../../src/model/inspection.ts';
import { privateDirectory } from '../support/daemon.ts';
import { needs } from '../support/real-part.ts';
import { buildRpms } from '../support/rpm-database.ts';
import { scanImage } from '../support/scan.ts';

/** What dpkg --verify and rpm -Va say of a root that was tampered with, against what we say of it. */

/** Both write `??5?????? c /etc/x` or `missing   c /etc/x`; rpm also what it does not check of files replaced by others. */
function rowsOf(output: string, root: string): string[] {
  return output
    .split('\n')
    .filter((line) => !line.startsWith('.........'))
    .map((line) => /^(missing|.{9}) +(?:([cdgl]) )?\s*\/(.+)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, letters = '', attribute, path = '']) =>
      [realPath(root, path), attribute === 'c' ? 'config' : '', meaning(letters)].filter(Boolean).join(' '),
    )
    .sort();
}

/** Sorted letters alone: `?M5......` is `5M`. */
function meaning(letters: string): string {
  return letters === 'missing' ? 'missing' : letters.replaceAll(/[.?]/g, '').split('').sort().join('');
}

function realPath(root: string, path: string): string {
  try {
    return relative(root, join(realpathSync(join(root, dirname(path))), basename(path)));
  } catch {
    return path;
  }
}

const letterOf: Readonly<Record<VerifyCheck, string>> = {
  digest: '5',
  kind: 'M',
  mode: 'M',
  owner: 'U',
  size: 'S',
  target: 'L',
};

function ownRows({ packageFiles }: ImageAnalysis): string[] {
  return (packageFiles?.differences ?? [])
    .filter(({ status }) => status !== 'extra')
    .map(({ path, config, status, what = [] }) => {
      const letters = what.map((check) => letterOf[check]).sort();
      return [path, config ? 'config' : '', status === 'missing' ? status : letters.join('')]
        .filter(Boolean)
        .join(' ');
    })
    .sort();
}

function extraIn({ packageFiles }: ImageAnalysis): string[] {
  return (packageFiles?.differences ?? []).filter(({ status }) => status === 'extra').map(({ path }) => path);
}

/** Neither tool ends with 0 when it finds something. */
function outputOf(program: string, ...args: readonly string[]): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string') return error.stdout;
    throw error;
  }
}

describe('a Debian root', { skip: needs('debootstrap', 'dpkg', 'dpkg-divert') }, () => {
  let scratch: Awaited<ReturnType<typeof privateDirectory>>;
  let root: string;
  let analysis: ImageAnalysis;

  before(async () => {
    scratch = await privateDirectory();
    root = realpathSync(scratch.path);
    execFileSync('debootstrap', ['--variant=minbase', 'bookworm', join(root, 'r')], { stdio: 'ignore' });
    root = join(root, 'r');
  });
  after(async () => await scratch?.[Symbol.asyncDispose]());

  test('that nobody touched differs in nothing', async (t) => {
    analysis = await scanImage(`dir:${root}`);

    t.assert.equal(outputOf('dpkg', `--root=${root}`, '--verify'), '');
    t.assert.deepEqual(ownRows(analysis), []);
    t.assert.equal(extraIn(analysis).includes('var/lib/dpkg/status'), true);
  });

  test('that was tampered with differs in what dpkg --verify says', async (t) => {
    const at = (path: string): string => join(root, path);
    const divert = (path: string): void =>
      void outputOf('dpkg-divert', `--root=${root}`, '--local', '--rename', '--add', path);
    appendFileSync(at('usr/bin/ls'), 'x');
    appendFileSync(at('etc/bash.bashrc'), '# changed');
    for (const path of [
      'usr/bin/tail',
      'etc/debian_version',
      'etc/skel/.bashrc',
      'lib/x86_64-linux-gnu/libz.so.1',
    ])
      rmSync(at(path));
    rmSync(at('usr/share/doc/bash'), { recursive: true });
    rmSync(at('var/lib/apt/lists/partial'), { recursive: true, force: true });
    execFileSync('mv', [at('usr/bin/dd'), at('usr/bin/dd.real')]);
    symlinkSync('dd.real', at('usr/bin/dd'));
    writeFileSync(at('usr/bin/added'), 'new');
    divert('/usr/bin/uniq');
    divert('/usr/bin/sort');
    rmSync(at('usr/bin/sort.distrib'));
    writeFileSync(at('usr/bin/uniq'), 'of the administrator');
    analysis = await scanImage(`dir:${root}`);

    const listed = new Set(
      analysis.packages.flatMap(({ files }) => files.map((file) => realPath(root, file))),
    );
    const said = rowsOf(outputOf('dpkg', `--root=${root}`, '--verify'), root);
    const files = said.filter((row) => listed.has(row.split(' ')[0] ?? ''));
    t.assert.deepEqual(ownRows(analysis), files);
    t.assert.equal(files.length >= 15, true, files.join('\n'));
    // What dpkg says beside: the directory of the documents, which is no file.
    t.assert.deepEqual(
      said.filter((row) => !files.includes(row)),
      ['usr/share/doc/bash missing'],
    );
    const extra = extraIn(analysis);
    t.assert.deepEqual(
      ['usr/bin/added', 'usr/bin/dd.real', 'usr/bin/uniq', 'usr/bin/uniq.distrib', 'usr/bin/ls'].map((path) =>
        extra.includes(path),
      ),
      [true, true, true, false, false],
    );
  });
});

const spec = `
Name: first
Version: 1
Release: 1
Summary: First
License: MIT
%description
First.
%prep
%build
%install
mkdir -p %{buildroot}/usr/bin %{buildroot}/usr/lib %{buildroot}/etc %{buildroot}/var/log %{buildroot}/usr/share/doc/first
for name in same grown mode suid user group gone link-now dir-now unchecked-mode shared; do
  echo "content of $name" > %{buildroot}/usr/bin/$name
done
ln %{buildroot}/usr/bin/same %{buildroot}/usr/bin/hard
ln -s libx.so.1 %{buildroot}/usr/lib/libx.so
ln -s libx.so.1 %{buildroot}/usr/lib/libgone.so
ln -s libx.so.1 %{buildroot}/usr/lib/file-now.so
for name in changed gone optional unchecked; do echo "$name" > %{buildroot}/etc/$name.conf; done
for name in never empty open; do echo x > %{buildroot}/var/log/$name.log; done
echo doc > %{buildroot}/usr/share/doc/first/README
%files
%attr(0755, root, root) /usr/bin/same
%attr(0755, root, root) /usr/bin/hard
/usr/bin/grown
/usr/bin/mode
%attr(4755, root, root) /usr/bin/suid
%attr(0644, mail, mail) /usr/bin/user
%attr(0644, mail, mail) /usr/bin/group
/usr/bin/gone
/usr/bin/link-now
/usr/bin/dir-now
%verify(not mode) /usr/bin/unchecked-mode
/usr/bin/shared
/usr/lib/*
%config /etc/changed.conf
%config /etc/gone.conf
%config(missingok) /etc/optional.conf
%config %verify(not filedigest size mtime) /etc/unchecked.conf
%ghost /var/log/never.log
%ghost /var/log/empty.log
%ghost %attr(0600, root, root) /var/log/open.log
%doc /usr/share/doc/first/README
`;

const secondSpec = `
Name: second
Version: 1
Release: 1
Summary: Second
License: MIT
%description
Second.
%install
mkdir -p %{buildroot}/usr/bin
echo "another content" > %{buildroot}/usr/bin/shared
%files
/usr/bin/shared
`;

describe('a root of rpm packages', { skip: needs('rpm', 'rpmbuild') }, () => {
  let scratch: Awaited<ReturnType<typeof privateDirectory>>;
  let root: string;

  before(async () => {
    scratch = await privateDirectory();
    root = join(realpathSync(scratch.path), 'r');
    mkdirSync(join(root, 'etc'), { recursive: true });
    writeFileSync(
      join(root, 'etc/passwd'),
      'root:x:0:0::/:/bin/sh\nmail:x:8:8::/:/bin/sh\nnobody:x:99:99::/:\n',
    );
    writeFileSync(join(root, 'etc/group'), 'root:x:0:\nmail:x:8:\nnobody:x:99:\n');
    const build = (name: string, text: string): string =>
      buildRpms(join(scratch.path, `build-${name}`), text).get(name) ?? '';
    const first = build('first', spec);
    const second = build('second', secondSpec);
    rpm('--initdb');
    rpm('-i', '--nodeps', '--excludedocs', first);
    rpm('-i', '--nodeps', '--replacefiles', second);
  });
  after(async () => await scratch?.[Symbol.asyncDispose]());

  const database = ['--define', '_db_backend sqlite', '--dbpath', '/var/lib/rpm'];
  const rpm = (...args: readonly string[]): string => outputOf('rpm', '--root', root, ...database, ...args);
  const verify = (): string[] => rowsOf(rpm('-Va', '--nodeps', '--noscripts', '--nomtime', '--nocaps'), root);

  test('that nobody touched differs in nothing', async (t) => {
    t.assert.equal(rpm('-qa').split('\n').length, 3);
    t.assert.deepEqual(verify(), []);
    t.assert.deepEqual(ownRows(await scanImage(`dir:${root}`)), []);
  });

  test('that was tampered with differs in what rpm -Va says', async (t) => {
    const at = (path: string): string => join(root, path);
    writeFileSync(at('usr/bin/same'), 'CONTENT of same\n');
    appendFileSync(at('usr/bin/grown'), 'x');
    chmodSync(at('usr/bin/mode'), 0o666);
    chmodSync(at('usr/bin/suid'), 0o755);
    chmodSync(at('usr/bin/unchecked-mode'), 0o777);
    lchownSync(at('usr/bin/user'), 99, 8);
    lchownSync(at('usr/bin/group'), 8, 12345);
    for (const path of ['usr/bin/gone', 'usr/lib/libgone.so', 'etc/gone.conf', 'etc/optional.conf'])
      rmSync(at(path));
    rmSync(at('usr/lib/libx.so'));
    symlinkSync('evil.so', at('usr/lib/libx.so'));
    writeFileSync(at('etc/changed.conf'), 'other');
    writeFileSync(at('etc/unchecked.conf'), 'other');
    mkdirSync(at('var/log'), { recursive: true });
    writeFileSync(at('var/log/empty.log'), 'something', { mode: 0o644 });
    writeFileSync(at('var/log/open.log'), 'something');
    chmodSync(at('var/log/open.log'), 0o666);
    writeFileSync(at('usr/bin/added'), 'new');
    const analysis = await scanImage(`dir:${root}`);

    const said = verify();
    t.assert.deepEqual(
      ownRows(analysis),
      said.map((row) => row.replaceAll('G', 'U')),
    );
    t.assert.equal(said.length, 13, said.join('\n'));
    t.assert.deepEqual(
      ['usr/bin/added', 'usr/bin/shared', 'var/log/open.log', 'etc/passwd'].map((path) =>
        extraIn(analysis).includes(path),
      ),
      [true, false, false, true],
    );
  });

  test('in which files became something else differs in their kind, and rpm sees it too', async (t) => {
    for (const path of ['usr/bin/link-now', 'usr/bin/dir-now', 'usr/lib/file-now.so'])
      rmSync(join(root, path));
    symlinkSync('same', join(root, 'usr/bin/link-now'));
    mkdirSync(join(root, 'usr/bin/dir-now'));
    writeFileSync(join(root, 'usr/lib/file-now.so'), 'library');
    const { packageFiles } = await scanImage(`dir:${root}`);

    const kinds = packageFiles?.differences.filter(({ what }) => what?.includes('kind'));
    t.assert.deepEqual(
      kinds?.map(({ path, what }) => [path, what]),
      [
        ['usr/bin/dir-now', ['kind']],
        ['usr/bin/link-now', ['kind']],
        ['usr/lib/file-now.so', ['kind']],
      ],
    );
    t.assert.deepEqual(
      verify()
        .map((row) => row.split(' ')[0])
        .filter((path) => path?.includes('-now')),
      kinds?.map(({ path }) => path),
    );
  });
});
