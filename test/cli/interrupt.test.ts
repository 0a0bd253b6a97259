import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ended, newUser, waitingScan } from '../support/kedge.ts';

const alpine = join(import.meta.dirname, '../images/alpine-3.14.tar');

for (const [signal, wanted] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  test(`${signal} ends a scan within a second with ${wanted} and nothing left behind`, async () => {
    await using user = await newUser();
    const child = await waitingScan(user);
    const end = once(child, 'exit');
    const startedMs = performance.now();
    child.kill(signal);
    assert.deepEqual(await end, [wanted, null]);
    assert.ok(performance.now() - startedMs < 1000);
    assert.deepEqual(await readdir(user.temporary), []);
    assert.deepEqual(
      await readdir(user.home).then((names) => names.filter((name) => name.includes('out.json'))),
      [],
    );
  });
}

test('an error that nobody caught ends with 3 and nothing left behind', async () => {
  await using user = await newUser();
  const thrower =
    'setInterval(() => { if (fs.readdirSync(process.env.TMPDIR).length) throw new TypeError("boom"); }, 10)';
  const code = encodeURIComponent(
    `import fs from "node:fs"; import { isMainThread } from "node:worker_threads"; if (isMainThread) ${thrower}`,
  );
  const child = user.start(['scan', '-'], { env: { NODE_OPTIONS: `--import=data:text/javascript,${code}` } });
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  assert.deepEqual(await once(child, 'exit'), [3, null]);
  assert.match(stderr, /^error: .*boom \(INTERNAL\)\n  .*\n$/);
  assert.deepEqual(await readdir(user.temporary), []);
});

test('a second Ctrl-C changes nothing', async () => {
  await using user = await newUser();
  const child = await waitingScan(user);
  const end = once(child, 'exit');
  child.kill('SIGINT');
  child.kill('SIGINT');
  assert.deepEqual(await end, [130, null]);
  assert.deepEqual(await readdir(user.temporary), []);
});

test('what a killed scan leaves goes with the next one; what a running one has stays', async () => {
  await using user = await newUser();
  const killed = await waitingScan(user);
  const left = await readdir(user.temporary);
  assert.equal(left.length, 1);
  const end = once(killed, 'exit');
  killed.kill('SIGKILL');
  await end;
  assert.deepEqual(await readdir(user.temporary), left);
  const running = await waitingScan(user);
  const [current, ...others] = await readdir(user.temporary);
  assert.deepEqual(others, []);
  assert.notEqual(current, left[0]);
  assert.equal((await user.kedge(['scan', alpine])).status, 0);
  assert.deepEqual(await readdir(user.temporary), [current]);
  running.stdin?.end();
  await ended(running);
});
