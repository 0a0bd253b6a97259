import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { ended, newUser } from '../support/kedge.ts';
import { needs, skipOrFail } from '../support/real-part.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const alpine = join(root, 'test/images/alpine-3.14.tar');
const binary = join(root, 'bin/kedge.js');

test('every -o goes where it says, and stdout gets what names no file', async () => {
  await using user = await newUser();
  const targets = [
    '-o',
    'table=t.txt',
    '-o',
    'json',
    '-o',
    'spdx-json=s.json',
    '-o',
    'cyclonedx-json=c.json',
  ];
  const { status, stdout } = await user.kedge(['scan', alpine, ...targets]);
  assert.equal(status, 0);
  assert.ok('packages' in JSON.parse(stdout));
  assert.match(await readFile(join(user.home, 't.txt'), 'utf8'), /alpine-baselayout/);
  assert.ok('spdxVersion' in JSON.parse(await readFile(join(user.home, 's.json'), 'utf8')));
  assert.ok('bomFormat' in JSON.parse(await readFile(join(user.home, 'c.json'), 'utf8')));
});

test('with files alone, stdout stays empty; `-` is stdout', async () => {
  await using user = await newUser();
  assert.equal((await user.kedge(['scan', alpine, '-o', 'json=a.json'])).stdout, '');
  assert.match((await user.kedge(['scan', alpine, '-o', 'json=-'])).stdout, /^\{/);
});

test('an existing file is replaced whole, keeps its mode, and a link to it stays a link', async () => {
  await using user = await newUser();
  const file = join(user.home, 'real.json');
  await writeFile(file, 'x'.repeat(1_000_000));
  await chmod(file, 0o640);
  await symlink('real.json', join(user.home, 'link.json'));
  assert.equal((await user.kedge(['scan', alpine, '-o', 'json=link.json'])).status, 0);
  assert.ok('packages' in JSON.parse(await readFile(file, 'utf8')));
  assert.equal((await stat(file)).mode & 0o777, 0o640);
  assert.deepEqual((await readdir(user.home)).filter((name) => name.includes('json')).toSorted(), [
    'link.json',
    'real.json',
  ]);
});

test('a scan that fails leaves the file as it was', async () => {
  await using user = await newUser();
  await writeFile(join(user.home, 'a.json'), 'mine');
  assert.equal((await user.kedge(['scan', './no.tar', '-o', 'json=a.json'])).status, 3);
  assert.equal(await readFile(join(user.home, 'a.json'), 'utf8'), 'mine');
});

test('what is no file is written as it is', async () => {
  await using user = await newUser();
  assert.equal((await user.kedge(['scan', alpine, '-o', 'json=/dev/null'])).status, 0);
  assert.ok((await stat('/dev/null')).isCharacterDevice());
});

test('what is read as well as written has to be a file', { skip: needs('mkfifo') }, async () => {
  await using user = await newUser();
  await run('mkfifo', [join(user.home, 'pipe')]);
  for (const command of [
    ['secrets', alpine, '--write-baseline', 'pipe'],
    ['feeds', 'key', 'pipe'],
    ['feeds', 'key', '/dev/full'],
    ['policy', 'init', 'pipe'],
  ]) {
    const { status, stderr } = await user.kedge(command);
    assert.equal(status, 2, command.join(' '));
    assert.match(stderr, /(pipe|full).* is there.*\(USAGE\)/);
  }
  assert.ok((await stat(join(user.home, 'pipe'))).isFIFO());
});

test('a reader that has enough ends nothing and is no error', { skip: needs('bash') }, async () => {
  await using user = await newUser();
  const script = '"$1" "$2" files "$3" -q -o csv | head -n 1; echo "${PIPESTATUS[0]}"';
  const { stdout, stderr } = await ended(
    spawn('bash', ['-c', script, 'bash', process.execPath, binary, alpine], { env: user.env }),
  );
  assert.equal(stderr, '');
  assert.equal(stdout.trimEnd().split('\n').at(-1), '0');
});

test('a full disk under stdout is said, with exit status 3', { skip: needs('bash') }, async () => {
  await using user = await newUser();
  const script = '"$1" "$2" files "$3" -q -o csv > /dev/full';
  const { status, stderr } = await ended(
    spawn('bash', ['-c', script, 'bash', process.execPath, binary, alpine], { env: user.env }),
  );
  assert.equal(status, 3);
  assert.match(stderr, /disk is full.*\(DISK_FULL\)/);
});

test('a full disk under a file is said, and leaves no half of it', async (t) => {
  await using user = await newUser();
  const small = join(user.home, 'small');
  await mkdir(small);
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', small]).catch(
    () => undefined,
  );
  if (mounted === undefined) return t.skip(skipOrFail('needs root to mount a small tmpfs'));
  try {
    const { status, stderr } = await user.kedge(['files', alpine, '-o', 'csv=small/files.csv']);
    assert.equal(status, 3);
    assert.match(stderr, /small\/files\.csv.*\(DISK_FULL\)/);
    assert.deepEqual(await readdir(small), []);
  } finally {
    await run('umount', [small]);
  }
});

test('every format is the same in every run, warm or cold, whatever the number of workers', async () => {
  await using user = await newUser();
  for (const [command, format] of [
    ['scan', 'table'],
    ['scan', 'json'],
    ['sbom', 'cyclonedx-json'],
    ['sbom', 'spdx-json'],
    ['files', 'table'],
    ['files', 'csv'],
    ['files', 'json'],
  ] as const) {
    const outputs = await Promise.all([
      user.kedge([command, alpine, '-o', format]),
      user.kedge([command, alpine, '-o', format, '--no-cache', '--workers', '1']),
      user.kedge([command, alpine, '-o', format]),
    ]);
    assert.ok(
      outputs.every(({ status, stdout }) => status === 0 && stdout.length > 100),
      format,
    );
    assert.equal(new Set(outputs.map(({ stdout }) => stdout)).size, 1, format);
  }
});

test('SOURCE_DATE_EPOCH is the date of a document that demands one', async () => {
  await using user = await newUser();
  const at = async (epoch: string) =>
    user.kedge(['sbom', alpine, '-o', 'spdx-json'], { env: { SOURCE_DATE_EPOCH: epoch } });
  assert.match((await at('1700000000')).stdout, /"2023-11-14T22:13:20Z"/);
  const { status, stderr } = await at('yesterday');
  assert.equal(status, 2);
  assert.match(stderr, /SOURCE_DATE_EPOCH/);
});

const colors: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[], boolean])[] = [
  ['a pipe gets none', {}, [], false],
  ['FORCE_COLOR gives some', { FORCE_COLOR: '1' }, [], true],
  ['FORCE_COLOR=0 gives none', { FORCE_COLOR: '0' }, [], false],
  ['NO_COLOR goes before FORCE_COLOR', { FORCE_COLOR: '1', NO_COLOR: '1' }, [], false],
  ['an empty NO_COLOR is none', { FORCE_COLOR: '1', NO_COLOR: '' }, [], true],
  ['--no-color goes before all', { FORCE_COLOR: '1' }, ['--no-color'], false],
];
for (const [name, env, flags, colored] of colors) {
  test(`colors: ${name}`, async () => {
    await using user = await newUser();
    const { stdout } = await user.kedge(['scan', alpine, ...flags], { env });
    assert.equal(/\u001b\[/.test(stdout), colored);
  });
}
