import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { ended, newUser, type User } from '../support/kedge.ts';
import { needs } from '../support/real-part.ts';

const root = join(import.meta.dirname, '../..');
const alpine = join(root, 'test/images/alpine-3.14.tar');

/** Runs kedge on a terminal of its own, and answers what that would show. */
async function onTerminal(
  user: User,
  args: readonly string[],
  { columns = 100, env = {} } = {},
): Promise<string> {
  const line = [`stty cols ${columns}; exec`, process.execPath, join(root, 'bin/kedge.js'), ...args].join(
    ' ',
  );
  const { status, stdout } = await ended(
    spawn('script', ['-qec', line, '/dev/null'], { env: { ...user.env, TERM: 'xterm', ...env } }),
  );
  assert.equal(status, 0);
  return stdout;
}

test('in a log, each phase is a line', async () => {
  await using user = await newUser();
  const phases = async (...flags: readonly string[]) => {
    const { stderr } = await user.kedge(['scan', `oci-archive:${alpine}`, '--no-vulnerabilities', ...flags]);
    return stderr.trimEnd().split('\n');
  };
  const [where, reading, joining, done, ...others] = await phases();
  assert.equal(where, `oci-archive:${alpine}: 1 layer`);
  assert.match(reading ?? '', /^Reading/);
  assert.match(joining ?? '', /1 read \(2\.8 MB\), 0 from the cache/);
  assert.match(done ?? '', /^Done in \d/);
  assert.deepEqual(others, []);
  assert.match((await phases()).join('\n'), /0 read \(0 B\), 1 from the cache/);
  assert.match((await phases('-v')).join('\n'), /^Layer 1 \S+: from the cache$/m);
});

test('in a log, a stream is named before its layers are read, and they are counted after', async () => {
  await using user = await newUser();
  const input = await readFile(alpine);
  const phases = async (image: string) =>
    (await user.kedge(['scan', image, '--no-cache', '--no-vulnerabilities'], { input })).stderr
      .trimEnd()
      .split('\n');
  const [reading, joining, done, ...others] = await phases('-');
  assert.equal(reading, 'Reading the layers of the archive on standard input');
  assert.match(joining ?? '', /^Joining 1 layer: 1 read/);
  assert.match(done ?? '', /^Done in \d/);
  assert.deepEqual(others, []);
  await writeFile(join(user.home, 'packed'), gzipSync(input));
  assert.equal((await phases('oci-archive:packed'))[0], 'Reading the layers of oci-archive:packed');
});

test('on a terminal, a stream does not count layers it does not know', {
  skip: needs('script'),
}, async () => {
  await using user = await newUser();
  const packed = join(user.home, 'packed');
  await writeFile(packed, gzipSync(await readFile(alpine)));
  const shown = await onTerminal(user, ['scan', packed, '--no-cache', '-o', 'json=/dev/null']);
  assert.match(shown, /Reading the layers of \S+packed, 0 done/);
  assert.match(shown, /Layer 1 [0-9a-f]{12}/);
  assert.doesNotMatch(shown, /of 0 done|\/0/);
});

test('on a terminal, layers are shown with bytes and rate, and the screen is left clean', {
  skip: needs('script'),
}, async () => {
  await using user = await newUser();
  const shown = await onTerminal(user, ['scan', alpine, '--no-cache', '-o', 'json=/dev/null']);
  assert.match(shown, /Layer 1\/1 [0-9a-f]{12} .* of 2\.8 MB, .*\/s/);
  assert.match(shown, /\u001b\[\?25l/);
  assert.ok(shown.lastIndexOf('\u001b[?25h') > shown.lastIndexOf('\u001b[?25l'));
  assert.match(shown, /Done in/);
});

test('a terminal without a width gets lines', { skip: needs('script') }, async () => {
  await using user = await newUser();
  const shown = await onTerminal(user, ['scan', alpine, '-o', 'json=/dev/null'], { columns: 0 });
  assert.match(shown, /^Reading layers\r$/m);
  assert.doesNotMatch(shown, /\u001b/);
});

test('on a terminal, the table is colored unless NO_COLOR says otherwise', {
  skip: needs('script'),
}, async () => {
  await using user = await newUser();
  assert.match(await onTerminal(user, ['scan', alpine, '-q']), /\u001b\[1m/);
  assert.doesNotMatch(await onTerminal(user, ['scan', alpine, '-q'], { env: { NO_COLOR: '1' } }), /\u001b\[/);
});

test('on a terminal, a command without an image shows no progress', { skip: needs('script') }, async () => {
  await using user = await newUser();
  assert.equal(await onTerminal(user, ['config', 'get', 'offline']), 'false\r\n');
});

test('an archive from a terminal is refused', { skip: needs('script') }, async () => {
  await using user = await newUser();
  await assert.rejects(onTerminal(user, ['scan', '-']), { code: 'ERR_ASSERTION', actual: 2 });
});

test('on a terminal, -q shows the result alone', { skip: needs('script') }, async () => {
  await using user = await newUser();
  assert.equal(await onTerminal(user, ['scan', alpine, '-q', '-o', 'json=/dev/null']), '');
});
