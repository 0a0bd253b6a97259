import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildImage, dockerArchive } from '../support/image.ts';
import { newUser } from '../support/kedge.ts';
import { type Members, tarOf } from '../support/layers.ts';

const alpine = join(import.meta.dirname, '../images/alpine-3.14.tar');

async function archive(...layers: readonly Members[]): Promise<Buffer> {
  return tarOf(dockerArchive({ image: await buildImage(layers) }));
}

test('the result is all of stdout, and a scan leaves nothing in the temporary directory', async () => {
  await using user = await newUser();
  const { status, stdout, stderr } = await user.kedge(['scan', alpine, '-o', 'json']);
  assert.equal(status, 0);
  const result: { packages: unknown[] } = JSON.parse(stdout);
  assert.equal(result.packages.length, 14);
  assert.match(stderr, /1 layer/);
  assert.deepEqual(await readdir(user.temporary), []);
});

test('an archive on standard input is an image', async () => {
  await using user = await newUser();
  const { status, stdout } = await user.kedge(['scan', '-', '-o', 'json'], { input: await readFile(alpine) });
  assert.equal(status, 0);
  const result: { packages: unknown[] } = JSON.parse(stdout);
  assert.equal(result.packages.length, 14);
});

const misuses: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['no command', [], /Usage: kedge/],
  ['an unknown command, with the nearest', ['skan', 'x'], /Did you mean scan/],
  ['an unknown option, with the nearest', ['scan', 'x', '--platfrom', 'y'], /Did you mean --platform/],
  ['no image', ['scan'], /image/],
  ['two images', ['scan', 'x', 'y'], /argument/],
  ['no number of workers', ['scan', 'x', '--workers', '0'], /--workers/],
  ['an unknown digest, with the nearest', ['scan', 'x', '--digests', 'sha255'], /sha256/],
  ['a platform that is none', ['scan', 'x', '--platform', 'linux/'], /linux\/arm64/],
  ['an unknown format, with the nearest', ['scan', 'x', '-o', 'jsn'], /json/],
  ['two results on one stdout', ['scan', 'x', '-o', 'json', '-o', 'table'], /standard output/],
  ['two results in one file', ['scan', 'x', '-o', 'json=a', '-o', 'table=a'], /both/],
  ['a file in no directory', ['scan', 'x', '-o', 'json=no/such/x'], /no\/such/],
  ['a file without a name', ['scan', 'x', '-o', 'json='], /json=/],
  ['a user without a password', ['scan', 'x', '--username', 'me'], /--password-stdin/],
  ['a password without a user', ['scan', 'x', '--password-stdin'], /--username/],
  ['stdin for image and password', ['scan', '-', '--username', 'me', '--password-stdin'], /Standard input/],
  ['a certificate without its key', ['scan', 'x', '--client-cert', 'x.pem'], /--client-key/],
  ['a certificate that is not there', ['scan', 'x', '--ca-cert', 'x.pem'], /x\.pem/],
  ['a registry offline', ['scan', 'registry:x', '--offline'], /--offline/],
  ['a daemon offline', ['scan', 'docker:x', '--offline'], /--offline/],
  ['an unknown key', ['config', 'get', 'cahce.blobs'], /cache\.blobs/],
];
for (const [name, args, says] of misuses) {
  test(`${name}: exit status 2, nothing on stdout`, async () => {
    await using user = await newUser();
    const { status, stdout, stderr } = await user.kedge(args, { env: { DOCKER_HOST: 'unix:///no/such' } });
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, says);
    assert.doesNotMatch(stderr, /^ +at /m);
  });
}

const unreadable: readonly (readonly [string, () => Promise<Uint8Array>, string])[] = [
  ['an empty file', async () => Buffer.alloc(0), 'NOT_AN_IMAGE'],
  ['text', async () => Buffer.from('hello\n'.repeat(1000)), 'NOT_AN_IMAGE'],
  ['an archive cut short', async () => (await readFile(alpine)).subarray(0, 1_000_000), 'ARCHIVE_INVALID'],
];
for (const [name, content, code] of unreadable) {
  test(`${name} as image: exit status 3 and ${code}`, async () => {
    await using user = await newUser();
    await writeFile(join(user.home, 'image.tar'), await content());
    const { status, stdout, stderr } = await user.kedge(['scan', 'image.tar']);
    assert.deepEqual([status, stdout], [3, ''], stderr);
    assert.match(stderr, new RegExp(`^error: .*image\\.tar.* \\(${code}\\)$`, 'm'));
    assert.deepEqual(await readdir(user.temporary), []);
  });
}

test('an image that is not there: exit status 3, and the path is named', async () => {
  await using user = await newUser();
  const { status, stderr } = await user.kedge(['scan', './no-such.tar']);
  assert.equal(status, 3);
  assert.match(stderr, /no-such\.tar/);
});

test('control characters of a name are shown, not obeyed', async () => {
  await using user = await newUser();
  const { status, stderr } = await user.kedge(['scan', './\u001b[31mred.tar']);
  assert.equal(status, 3);
  assert.doesNotMatch(stderr, /\u001b/);
  assert.match(stderr, /\\x1b/);
});

test('with --require-complete, what could not be read makes 4, and the result is there all the same', async () => {
  await using user = await newUser();
  await writeFile(join(user.home, 'image.tar'), await archive({ 'lib/apk/db/installed': 'garbage' }));
  assert.equal((await user.kedge(['scan', 'image.tar'])).status, 0);
  const { status, stdout, stderr } = await user.kedge([
    'scan',
    'image.tar',
    '--require-complete',
    '-o',
    'json',
  ]);
  assert.equal(status, 4, stderr);
  const result: { problems: { path: string }[] } = JSON.parse(stdout);
  assert.equal(result.problems[0]?.path, '/lib/apk/db/installed');
  assert.equal((await user.kedge(['scan', alpine, '--require-complete'])).status, 0);
});

test('-q leaves stderr to errors', async () => {
  await using user = await newUser();
  assert.equal((await user.kedge(['scan', alpine, '-q'], { env: { KEDGE_NONSENSE: '1' } })).stderr, '');
  assert.match((await user.kedge(['scan', './no.tar', '-q'])).stderr, /^error: /);
});

test('where an error comes from is shown on demand only', async () => {
  await using user = await newUser();
  const stack = /^ +at .*\.ts:\d+/m;
  assert.doesNotMatch((await user.kedge(['scan', './no.tar'])).stderr, stack);
  assert.match((await user.kedge(['scan', './no.tar', '-vv'])).stderr, stack);
  assert.match((await user.kedge(['scan', './no.tar'], { env: { KEDGE_DEBUG: '1' } })).stderr, stack);
});

test('help for every command names its options and examples, and ends with 0', async () => {
  await using user = await newUser();
  for (const command of ['scan', 'secrets', 'files', 'sbom', 'cache', 'config', 'completion']) {
    const { status, stdout, stderr } = await user.kedge([command, '--help']);
    assert.deepEqual([status, stderr], [0, ''], command);
    assert.match(stdout, new RegExp(`Usage: kedge ${command}`));
    assert.match(stdout, /--quiet/);
    assert.match(stdout, /Example|once/);
  }
});
