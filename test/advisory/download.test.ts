import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FeedBase, Fetched, FileRequest } from '../../src/advisory/feed-base.ts';
import { type ErrorCode, KedgeError } from '../../src/core/errors.ts';
import { privateDirectory } from '../support/daemon.ts';
import { testBase } from '../support/feed-source.ts';
import { cutAfter, startMirror } from '../support/mirror-server.ts';

const name = 'Debian:12/all.zip';
const content = randomBytes(300_000);

function request(directory: string, changes: Partial<FileRequest> = {}): FileRequest {
  return {
    name,
    part: join(directory, 'part'),
    maxBytes: 1_000_000,
    signal: new AbortController().signal,
    ...changes,
  };
}

function code(expected: ErrorCode) {
  return (thrown: unknown): boolean => thrown instanceof KedgeError && thrown.code === expected;
}

async function fetched(base: FeedBase, wanted: FileRequest): Promise<Extract<Fetched, { kind: 'fetched' }>> {
  const found = await base.fetch(wanted);
  assert.ok(found.kind === 'fetched', found.kind);
  return found;
}

describe('a file that is asked for again', () => {
  test('is not sent when its tag is the same, and is when it changed', async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror({ [name]: content });
    using base = testBase(mirror.url);
    const { validators } = await fetched(base, request(directory.path));
    await rm(join(directory.path, 'part'));
    const again = await base.fetch(request(directory.path, { known: validators }));
    assert.equal(again.kind, 'unchanged');
    mirror.files.set(name, 'other');
    await fetched(base, request(directory.path, { known: validators }));
    assert.equal(await readFile(join(directory.path, 'part'), 'utf8'), 'other');
    assert.deepEqual(mirror.log, [`${name} 200`, `${name} 304`, `${name} 200`]);
  });

  test('goes by its date where the server has no tags', async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror({});
    const date = 'Thu, 01 Jan 2026 00:00:00 GMT';
    mirror.fault = ({ headers }, response) => {
      const known = headers['if-modified-since'] === date;
      response.writeHead(known ? 304 : 200, { 'last-modified': date }).end(known ? undefined : 'text');
      return true;
    };
    using base = testBase(mirror.url);
    const { validators } = await fetched(base, request(directory.path));
    assert.deepEqual(validators, { lastModified: date });
    assert.equal((await base.fetch(request(directory.path, { known: validators }))).kind, 'unchanged');
  });
});

describe('a file that breaks off', () => {
  test('is gone on with where it broke off, in the same run', async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror({ [name]: content });
    mirror.fault = cutAfter(mirror, name, [100_000, 50_000]);
    using base = testBase(mirror.url);
    await fetched(base, request(directory.path));
    assert.ok(content.equals(await readFile(join(directory.path, 'part'))));
    assert.deepEqual(
      mirror.requests.map(({ headers }) => headers.range),
      [undefined, 'bytes=100000-', 'bytes=150000-'],
    );
  });

  test('is gone on with in the next run, and the other run fails', async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror({ [name]: content });
    mirror.fault = cutAfter(mirror, name, [100_000, 0, 0, 0, 0, 0]);
    using base = testBase(mirror.url);
    await assert.rejects(base.fetch(request(directory.path)), code('FEED_UNREACHABLE'));
    mirror.fault = () => false;
    const before = mirror.requests.length;
    await fetched(base, request(directory.path));
    assert.deepEqual(
      mirror.requests.slice(before).map(({ headers }) => headers.range),
      ['bytes=100000-'],
    );
    assert.ok(content.equals(await readFile(join(directory.path, 'part'))));
  });

  test('is fetched from its start when it changed in between', async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror({ [name]: content });
    const other = randomBytes(200_000);
    const cut = cutAfter(mirror, name, [100_000]);
    mirror.fault = (seen, response) => {
      const done = cut(seen, response);
      if (done) mirror.files.set(name, other);
      return done;
    };
    using base = testBase(mirror.url);
    await fetched(base, request(directory.path));
    assert.ok(other.equals(await readFile(join(directory.path, 'part'))));
  });

  test('is fetched from its start where tags are weak', async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror({});
    let calls = 0;
    mirror.fault = ({ headers }, response) => {
      assert.equal(headers.range, undefined);
      calls += 1;
      response.writeHead(200, { etag: 'W/"1"', 'content-length': content.length });
      if (calls > 1) response.end(content);
      else response.write(content.subarray(0, 1000), () => setImmediate(() => response.destroy()));
      return true;
    };
    using base = testBase(mirror.url);
    await fetched(base, request(directory.path));
    assert.ok(content.equals(await readFile(join(directory.path, 'part'))));
  });

  test('is fetched from its start when what lies there is of another URL', async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror({ [name]: content });
    const note = { url: 'https://example.com/other', etag: '"1"' };
    await writeFile(join(directory.path, 'part'), 'other');
    await writeFile(join(directory.path, 'part.json'), JSON.stringify(note));
    using base = testBase(mirror.url);
    await fetched(base, request(directory.path));
    assert.deepEqual(mirror.log, [`${name} 200`]);
    assert.ok(content.equals(await readFile(join(directory.path, 'part'))));
  });

  test('is fetched from its start when what lies there is longer than the file', async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror({ [name]: content });
    using base = testBase(mirror.url);
    await fetched(base, request(directory.path));
    await writeFile(join(directory.path, 'part'), 'more', { flag: 'a' });
    await fetched(base, request(directory.path));
    assert.deepEqual(mirror.log, [`${name} 200`, `${name} range 416`, `${name} 200`]);
    assert.ok(content.equals(await readFile(join(directory.path, 'part'))));
  });
});

describe('a server that', () => {
  test('hangs in the middle is TIMED_OUT, after one more try', async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror({});
    mirror.fault = (_, response) => {
      response.writeHead(200, { etag: '"1"', 'content-length': 1000 }).write('x');
      return true;
    };
    using base = testBase(mirror.url, { idleMs: 100 });
    await assert.rejects(base.fetch(request(directory.path)), code('TIMED_OUT'));
    assert.ok(mirror.requests.length <= 3, String(mirror.requests.length));
  });

  test('does not answer is TIMED_OUT', async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror({});
    mirror.fault = () => true;
    using base = testBase(mirror.url, { idleMs: 100 });
    await assert.rejects(base.fetch(request(directory.path)), code('TIMED_OUT'));
  });

  test('trickles without end is TIMED_OUT', async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror({});
    mirror.fault = (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 10);
      response.once('close', () => clearInterval(timer));
      return true;
    };
    using base = testBase(mirror.url, { maxMs: 300 });
    await assert.rejects(base.fetch(request(directory.path)), code('TIMED_OUT'));
  });

  test('fails and recovers is asked again; one that keeps failing is FEED_FAILED', async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror({ [name]: content });
    let failures = 2;
    mirror.fault = (_, response) => {
      failures -= 1;
      if (failures >= 0) response.writeHead(503).end();
      return failures >= 0;
    };
    using base = testBase(mirror.url);
    await fetched(base, request(directory.path));
    failures = Infinity;
    await assert.rejects(base.fetch(request(directory.path)), code('FEED_FAILED'));
  });

  test('has no such file says so; one that refuses is FEED_FAILED', async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror({});
    using base = testBase(mirror.url);
    assert.equal((await base.fetch(request(directory.path))).kind, 'missing');
    mirror.fault = (_, response) => Boolean(response.writeHead(403).end());
    await assert.rejects(base.fetch(request(directory.path)), code('FEED_FAILED'));
  });

  test('sends more than there may be is stopped, whether it says so before or not', async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror({ [name]: content });
    using base = testBase(mirror.url);
    await assert.rejects(base.fetch(request(directory.path, { maxBytes: 1000 })), code('LIMIT_EXCEEDED'));
    mirror.fault = (_, response) => Boolean(response.writeHead(200).end(content));
    await assert.rejects(base.fetch(request(directory.path, { maxBytes: 1000 })), code('LIMIT_EXCEEDED'));
  });

  test('answers with another part than was asked for is asked for the whole', async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror({ [name]: content });
    const cut = cutAfter(mirror, name, [1000]);
    mirror.fault = (seen, response) => {
      if (seen.headers.range === undefined) return cut(seen, response);
      response.writeHead(206, { 'content-range': 'bytes 5-9/10' }).end('wrong');
      return true;
    };
    using base = testBase(mirror.url);
    await fetched(base, request(directory.path));
    assert.ok(content.equals(await readFile(join(directory.path, 'part'))));
  });
});

test('user and password of the URL go to the server and into no message, name or file', async () => {
  await using directory = await privateDirectory();
  await using mirror = await startMirror({ [name]: content });
  const url = mirror.url.replace('//', '//sync:hunter2%40@');
  using base = testBase(`${url}/?sig=hunter3`);
  mirror.fault = cutAfter(mirror, name, [1000, 0, 0, 0, 0, 0]);
  const thrown: unknown = await base.fetch(request(directory.path)).catch((error: unknown) => error);
  assert.ok(thrown instanceof KedgeError);
  const [first] = mirror.requests;
  assert.equal(first?.headers.authorization, `Basic ${Buffer.from('sync:hunter2@').toString('base64')}`);
  assert.match(first?.path ?? '', /^\/Debian%3A12\/all\.zip\?sig=hunter3$/);
  const written = await Promise.all(
    (await readdir(directory.path)).map((file) => readFile(join(directory.path, file), 'latin1')),
  );
  for (const text of [base.shown, thrown.message, thrown.remedy ?? '', ...written]) {
    assert.doesNotMatch(text, /hunter/);
  }
});

test('an interrupted fetch ends with the reason of the signal', async () => {
  await using directory = await privateDirectory();
  await using mirror = await startMirror({});
  mirror.fault = (_, response) => response.writeHead(200, { 'content-length': 1000 }).write('x');
  using base = testBase(mirror.url);
  const controller = new AbortController();
  const ended = base.fetch(request(directory.path, { signal: controller.signal }));
  await sleep(50);
  controller.abort(new RangeError('enough'));
  await assert.rejects(ended, RangeError);
});

for (const bad of ['../x', 'a//b', '/etc/passwd', 'a/../../b', 'a\\..\\b', 'a\0b', '']) {
  test(`no file is asked for by the name ${JSON.stringify(bad)}`, async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror({});
    using base = testBase(mirror.url);
    await assert.rejects(base.fetch(request(directory.path, { name: bad })), code('FEED_INVALID'));
    assert.equal(mirror.requests.length, 0);
  });
}
