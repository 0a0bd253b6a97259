import { readdirSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { analyzeImage } from '../../src/analysis/analyze.ts';
import { digestOf } from '../../src/core/digest.ts';
import { defaultLimits } from '../../src/core/limits.ts';
import { openCache } from '../../src/layer/cache.ts';
import type { ImageAnalysis } from '../../src/model/analysis.ts';
import { streamedImage } from '../../src/source/archive-image.ts';
import type { StreamedImage } from '../../src/source/source.ts';
import { streamArchive } from '../../src/source/stream-archive.ts';
import { privateDirectory } from '../support/daemon.ts';
import { buildImage, dockerArchive } from '../support/image.ts';
import { noInspection } from '../support/inspect.ts';
import { tarOf } from '../support/layers.ts';
import { assertNoLeak } from '../support/no-leak.ts';
import { planted } from '../support/planted.ts';

/** Scans an image as a daemon sends it twice; answers the second result, and how often the daemon had to send it. */
async function scanTwice(
  t: TestContext,
  variable: string,
  file = 'hi',
): Promise<{ analysis: ImageAnalysis; sent: number; home: string }> {
  const home = await privateDirectory();
  t.after(() => home[Symbol.asyncDispose]());
  const cache = openCache({
    directory: home.path,
    maxBytes: 1 << 30,
    blobs: false,
    now: Date.now,
    warn: t.assert.fail,
  });
  const image = await buildImage([{ 'etc/motd': file }], {
    docker: true,
    config: { config: { Env: [variable] } },
  });
  const archive = await tarOf(dockerArchive({ image, tags: ['a:1'] }));
  let sent = 0;
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    sent += 1;
    yield archive;
  };
  const opened = (): StreamedImage => {
    const question = {
      platform: undefined,
      signal: t.signal,
      allowMismatch: false,
      choice: undefined,
      locationAs: () => 'docker:a:1',
    };
    return {
      ...streamedImage(streamArchive(bytes(), 'the daemon'), 'any', question),
      known: { id: digestOf(image.config), origin: { location: 'docker:a:1', tags: ['a:1'] } },
    };
  };
  const scan = (): Promise<ImageAnalysis> =>
    analyzeImage(opened(), {
      cache,
      digests: [],
      limits: defaultLimits,
      inspect: { ...noInspection, secrets: { key: '5e'.repeat(32), rules: [], disabled: [] } },
      allow: [],
      dockerfile: undefined,
      today: '2026-01-01',
      workers: 1,
      allowMismatch: false,
      temporaryDirectory: home.path,
      signal: t.signal,
      onEvent: () => {},
      version: '0',
    });
  await scan();
  return { analysis: await scan(), sent, home: home.path };
}

test('what a daemon sent is not asked for again', async (t: TestContext) => {
  const { analysis, sent } = await scanTwice(t, 'PATH=/bin');

  t.assert.equal(sent, 1);
  t.assert.deepEqual(analysis.image.environment, ['PATH']);
});

test('a config with a secret is not kept: the image is sent again, and the secret found again', async (t: TestContext) => {
  const { analysis, sent, home } = await scanTwice(t, `KEY=${planted.stripe}`);

  t.assert.equal(sent, 2);
  t.assert.deepEqual(
    analysis.secrets?.map(({ place }) => place),
    [{ kind: 'environment', name: 'KEY' }],
  );
  t.assert.notEqual(readdirSync(home, { recursive: true }).length, 0);
  await assertNoLeak({ home, temporary: home }, [planted.stripe], []);
});

test('a config that repeats what a file holds is not kept', async (t: TestContext) => {
  const password = 'Zq9x7KfL2mPw8';
  const { sent, home } = await scanTwice(t, `A=--with ${password}`, `DB_PASSWORD=${password}\n`);

  t.assert.equal(sent, 2);
  await assertNoLeak({ home, temporary: home }, [password], []);
});
