import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockStore } from '../../../src/advisory/store/lock.ts';
import { openStore } from '../../../src/advisory/store/open-store.ts';
import { verifyStore } from '../../../src/advisory/store/store-records.ts';
import { type FeedsDirectory, feedsDirectory, whole } from '../../support/advisory-store.ts';

const writer = join(import.meta.dirname, '../../support/store-writer.ts');
/** Records of each of the writer's two feeds. */
const perFeed = 40;
const { signal } = new AbortController();

/** A process that has begun its work; killed at the latest when it is disposed of. */
async function startWriter(path: string, first: string): Promise<ChildProcess & AsyncDisposable> {
  const child = spawn(process.execPath, [writer, path, first], { stdio: ['ignore', 'pipe', 'inherit'] });
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  return Object.assign(child, { [Symbol.asyncDispose]: () => kill(child) });
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Every record is of one generation, and everything in the file fits together. */
function assertWhole(t: TestContext, path: string): number {
  verifyStore(path);
  using store = openStore(path);
  const found = store.candidates('npm', 'lodash');
  const times = new Set(found.map(({ advisory }) => store.advisory(advisory)?.modified));
  t.assert.equal(found.length, 2 * perFeed);
  t.assert.equal(times.size, 1);
  return Date.parse([...times][0] ?? '') / 1000;
}

/** Of each of two writers at once. */
const rounds = 50;

/** There must be a store before it can be whole. */
async function firstStore({ directory }: FeedsDirectory): Promise<void> {
  while (!(await readdir(directory)).includes('advisories.sqlite')) await sleep(5);
}

async function killOverAndOver(t: TestContext, feeds: FeedsDirectory, offset: number): Promise<void> {
  let generation = 0;
  let left = 0;
  for (let round = 0; round < rounds; round += 1) {
    await using child = await startWriter(feeds.path, String(generation + (round === 0 ? 0 : 1)));
    if (round === 0) await firstStore(feeds);
    await sleep(offset + ((round * 37) % 70));
    await kill(child);
    left += (await readdir(feeds.directory)).some((name) => name.startsWith('.')) ? 1 : 0;
    generation = assertWhole(t, feeds.path);
  }
  t.diagnostic(`${left} of ${rounds} were killed in the middle of a draft; ${generation} generations`);
  t.assert.notEqual(left, 0);
  await feeds.update(whole('a', []));
  t.assert.deepEqual((await readdir(feeds.directory)).toSorted(), [
    'advisories.sqlite',
    'advisories.sqlite.lock',
  ]);
}

test('a process killed a hundred times while it writes leaves a whole store each time', async (t) => {
  await using one = await feedsDirectory();
  await using other = await feedsDirectory();
  await Promise.all([killOverAndOver(t, one, 0), killOverAndOver(t, other, 3)]);
});

test('who finds the store being written is told so, or waits', { timeout: 20_000 }, async (t) => {
  await using feeds = await feedsDirectory();
  await using holder = await startWriter(feeds.path, 'hold');
  await t.assert.rejects(feeds.build(), { code: 'FEEDS_BUSY' });
  const { promise: told, resolve: onWait } = Promise.withResolvers<void>();
  const waiting = lockStore(feeds.path, { signal, onWait });
  await told;
  await kill(holder);
  (await waiting)[Symbol.dispose]();
});

test('waiting for the lock ends when it is interrupted', async (t) => {
  await using feeds = await feedsDirectory();
  using _ = await lockStore(feeds.path, { signal });
  const controller = new AbortController();
  const waiting = lockStore(feeds.path, {
    signal: controller.signal,
    onWait: () => controller.abort(new Error('enough')),
  });
  await t.assert.rejects(waiting, { message: 'enough' });
});

test('two builds of one process do not meet', async (t) => {
  await using feeds = await feedsDirectory();
  const results = await Promise.allSettled([feeds.build(), feeds.build()]);
  t.assert.deepEqual(results.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
});
