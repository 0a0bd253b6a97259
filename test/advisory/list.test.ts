import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import type { FeedFormat } from '../../src/advisory/feed.ts';
import { feedFormats } from '../../src/advisory/list.ts';
import { KedgeError } from '../../src/core/errors.ts';
import { recordsOf } from '../support/feed-records.ts';
import { zipOf } from '../support/zip.ts';

/** A file as the feed serves it, or `text` where it is packed in a way of its own. */
const packings: readonly ((text: string) => Uint8Array)[] = [
  (text) => Buffer.from(text),
  (text) => gzipSync(text),
  (text) => zipOf({ 'record.json': text }),
];

async function readOrRefused(format: FeedFormat, content: Uint8Array): Promise<string> {
  const [feed] = format.feeds(undefined);
  try {
    await recordsOf(format, content, { feed: feed?.id ?? '', name: feed?.files[0] ?? '' });
    return 'read';
  } catch (thrown) {
    if (!(thrown instanceof KedgeError)) throw thrown;
    return thrown.code;
  }
}

test('kinds of feeds have ids of their own, which those of their feeds begin with', (t) => {
  const ids = feedFormats.map(({ id }) => id);
  t.assert.equal(new Set(ids).size, ids.length);
  for (const format of feedFormats) {
    const feeds = format.feeds(undefined);
    t.assert.notEqual(feeds.length, 0, format.id);
    t.assert.equal(new Set(feeds.map(({ id }) => id)).size, feeds.length, format.id);
    for (const { id, files } of feeds) {
      t.assert.equal(id.split('/')[0], format.id);
      t.assert.notEqual(files.length, 0, id);
    }
    t.assert.equal(new URL(format.base).protocol, 'https:');
  }
});

for (const format of feedFormats) {
  test(`whatever a file of ${format.id} holds, it is read or refused`, async () => {
    const known = fc.constantFrom(
      'packages',
      'vulnerabilities',
      'releases',
      'pkg',
      'secfixes',
      'status',
      'document',
    );
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(null, 0, '', '0', 'open', 'CVE-2024-1000', [], {}),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(known, fc.string({ maxLength: 5 })), tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    const content = fc.oneof(
      fc.uint8Array(),
      fc
        .tuple(json, fc.constantFrom(...packings), fc.integer({ min: 0, max: 400 }))
        .map(([value, packed, cut]) => packed(JSON.stringify(value)).subarray(0, cut)),
    );
    await fc.assert(
      fc.asyncProperty(content, async (bytes) =>
        ['read', 'FEED_INVALID'].includes(await readOrRefused(format, bytes)),
      ),
      { numRuns: 200 },
    );
  });
}
