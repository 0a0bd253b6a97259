import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { lstat, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { exportBundle } from '../../src/advisory/bundle-export.ts';
import { importBundle } from '../../src/advisory/bundle-import.ts';
import { readBundle } from '../../src/advisory/bundle-read.ts';
import { newPrivateKey, publicKeyOf, readPrivateKey, sign } from '../../src/advisory/signing.ts';
import { openStore } from '../../src/advisory/store/open-store.ts';
import { verifyStore } from '../../src/advisory/store/store-records.ts';
import { digestOf } from '../../src/core/digest.ts';
import { type ErrorCode, KedgeError } from '../../src/core/errors.ts';
import { privateDirectory } from '../support/daemon.ts';
import { testBase } from '../support/feed-source.ts';
import { type OsvRecord, osvFiles, storeIn, testSync } from '../support/feed-sync.ts';
import { startMirror } from '../support/mirror-server.ts';
import { needs } from '../support/real-part.ts';

const time = '2026-01-01T00:00:00Z';
const records: readonly OsvRecord[] = Array.from({ length: 50 }, (_, index) => ({
  id: `GHSA-${index}`,
  modified: time,
  // Separators of lines that are plain characters in JSON.
  package: `package-\u2028-${index}`,
}));
const kev = (cve: string): string =>
  JSON.stringify({ vulnerabilities: [{ cveID: cve, dateAdded: '2024-04-01' }, { cveID: 7 }] });

const key = readPrivateKey(newPrivateKey(), 'key');
const trusted = [publicKeyOf(key)];

/** Two machines: one that fetches and exports, one that imports. */
async function machines() {
  const here = await privateDirectory();
  const there = await privateDirectory();
  const mirror = await startMirror({
    ...osvFiles('npm', records),
    ...osvFiles('Go', records.slice(0, 3)),
    'known_exploited_vulnerabilities.json': kev('CVE-2024-3094'),
  });
  const base = testBase(mirror.url);
  const signal = new AbortController().signal;
  const file = join(here.path, 'bundle');
  return {
    here: here.path,
    there: there.path,
    mirror,
    file,
    sync: (now = time, ecosystems: readonly string[] = ['npm', 'Go', 'kev']) =>
      testSync({ directory: here.path, base, ecosystems, now }),
    export: (deltaFrom?: string, to = file) =>
      exportBundle({
        path: storeIn(here.path),
        file: to,
        key,
        deltaFrom,
        now: time,
        signal,
        onFeed: () => undefined,
      }),
    import: (from = file, keys: readonly string[] = trusted) =>
      importBundle({
        path: storeIn(there.path),
        file: from,
        trusted: keys,
        signal,
        onWait: () => undefined,
        onProgress: () => undefined,
      }),
    async [Symbol.asyncDispose]() {
      base[Symbol.dispose]();
      await mirror[Symbol.asyncDispose]();
      await here[Symbol.asyncDispose]();
      await there[Symbol.asyncDispose]();
    },
  };
}

function digestIn(directory: string): string {
  using store = openStore(storeIn(directory));
  return store.digest;
}

function code(expected: ErrorCode) {
  return (thrown: unknown): boolean => {
    assert.ok(thrown instanceof KedgeError, String(thrown));
    assert.equal(thrown.code, expected, thrown.message);
    return true;
  };
}

test('a bundle makes the same store elsewhere, with all that is known of its feeds', async () => {
  await using pair = await machines();
  await pair.sync();
  await pair.export();
  await pair.import();
  assert.equal(verifyStore(storeIn(pair.there)), digestIn(pair.here));
  using from = openStore(storeIn(pair.here));
  using to = openStore(storeIn(pair.there));
  assert.deepEqual(to.feeds, from.feeds);
  assert.equal(to.feeds.find(({ id }) => id === 'kev')?.skipped, 1);
  assert.deepEqual(to.named('GHSA-7'), from.named('GHSA-7'));
  assert.equal(to.named('GHSA-7').length, 1);
  assert.deepEqual(await leftovers(pair.there), []);
});

async function leftovers(directory: string): Promise<string[]> {
  return (await readdir(directory)).filter((name) => !name.startsWith('advisories.sqlite'));
}

describe('a bundle of changes', () => {
  test('holds no more than them, and makes the store that exporting all would', async () => {
    await using pair = await machines();
    await pair.sync();
    const { manifest } = await pair.export();
    await pair.import();
    const changed = { id: 'GHSA-3', modified: '2026-01-02T00:00:00Z', package: 'moved' };
    const rest = records.filter(({ id }) => id !== 'GHSA-3' && id !== 'GHSA-5');
    for (const [name, content] of Object.entries(osvFiles('npm', [changed, ...rest]))) {
      pair.mirror.files.set(name, content);
    }
    for (const [name, content] of Object.entries(osvFiles('PyPI', records.slice(0, 2)))) {
      pair.mirror.files.set(name, content);
    }
    await pair.sync('2026-01-03T00:00:00Z', ['npm', 'Go', 'PyPI', 'kev']);
    const delta = await pair.export(manifest.digest);
    const lines = await linesOf(pair.file);
    assert.deepEqual(
      lines
        .filter(([member]) =>
          delta.manifest.feeds.some((feed) => feed.member === member && feed.kind === 'part'),
        )
        .map(([, text]) => JSON.parse(text).id ?? JSON.parse(text).advisory.id),
      ['GHSA-5', 'GHSA-3'],
    );
    await pair.import();
    assert.equal(verifyStore(storeIn(pair.there)), digestIn(pair.here));
    using from = openStore(storeIn(pair.here));
    using to = openStore(storeIn(pair.there));
    // What did not change is known to be up to date there too.
    assert.deepEqual(
      to.feeds.map(({ id, records, skipped, fetched }) => [id, records, skipped, fetched]),
      from.feeds.map(({ id, records, skipped }) => [id, records, skipped, '2026-01-03T00:00:00Z']),
    );
  });

  test('is refused on another base, and where there is nothing', async () => {
    await using pair = await machines();
    await pair.sync();
    const { manifest } = await pair.export();
    pair.mirror.files.set('known_exploited_vulnerabilities.json', kev('CVE-2024-9999'));
    await pair.sync();
    const second = join(pair.here, 'second');
    await pair.export(manifest.digest, second);
    await assert.rejects(pair.import(second), code('DIGEST_MISMATCH'));
    await pair.import();
    await pair.import(second);
    const digest = digestIn(pair.there);
    await assert.rejects(pair.import(second), code('DIGEST_MISMATCH'));
    assert.equal(digestIn(pair.there), digest);
  });

  test('can only be made from what was exported here', async () => {
    await using pair = await machines();
    await pair.sync();
    await pair.export();
    await assert.rejects(pair.export(digestOf('other')), code('USAGE'));
  });
});

/** Of every member that holds records: its name and each line. */
async function linesOf(file: string): Promise<readonly (readonly [string, string])[]> {
  const members = await membersOf(file);
  return Object.entries(members)
    .filter(([name]) => name.startsWith('feeds/'))
    .flatMap(([name, bytes]) =>
      bytes
        .toString('utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => [name, line] as const),
    );
}

async function membersOf(file: string): Promise<Record<string, Buffer>> {
  const archive = extract();
  archive.end(zstdDecompressSync(await readFile(file)));
  const members: Record<string, Buffer> = {};
  for await (const entry of archive) {
    members[entry.header.name] = Buffer.concat(await Array.fromAsync(entry as AsyncIterable<Buffer>));
  }
  return members;
}

async function bundleOf(members: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const archive = pack();
  for (const [name, bytes] of Object.entries(members)) archive.entry({ name }, bytes);
  archive.finalize();
  return zstdCompressSync(Buffer.concat(await Array.fromAsync(archive as AsyncIterable<Buffer>)));
}

describe('what is wrong with a bundle keeps everything as it was:', () => {
  type Change = (members: Record<string, Buffer>) => void;
  const resigned =
    (change: (manifest: Record<string, unknown>) => void, by = key): Change =>
    (members) => {
      const manifest = JSON.parse(String(members['manifest.json']));
      change(manifest);
      members['manifest.json'] = Buffer.from(JSON.stringify(manifest));
      members['manifest.sig.json'] = Buffer.from(JSON.stringify(sign(members['manifest.json'], by)));
    };
  const stranger = readPrivateKey(newPrivateKey(), 'key');
  const cases: readonly [string, Change, ErrorCode][] = [
    ['a signature of somebody else', resigned(() => undefined, stranger), 'SIGNATURE_INVALID'],
    [
      'a manifest that was changed',
      (members) => {
        members['manifest.json'] = Buffer.from(String(members['manifest.json']).replace('npm', 'nqm'));
      },
      'SIGNATURE_INVALID',
    ],
    [
      'a signature of somebody else under a trusted name',
      (members) => {
        const { signature } = sign(members['manifest.json'] ?? Buffer.of(), stranger);
        members['manifest.sig.json'] = Buffer.from(JSON.stringify({ key: trusted[0], signature }));
      },
      'SIGNATURE_INVALID',
    ],
    [
      'a signature that is none',
      (members) => void (members['manifest.sig.json'] = Buffer.from('{}')),
      'FEED_INVALID',
    ],
    [
      'a record that was changed',
      (members) => {
        const text = members['feeds/0002.jsonl']?.toString('utf8') ?? '';
        members['feeds/0002.jsonl'] = Buffer.from(text.replace('GHSA-7', 'GHSA-8'));
      },
      'FEED_INVALID',
    ],
    ['a feed that is missing', (members) => void delete members['feeds/0002.jsonl'], 'FEED_INVALID'],
    ['a feed too many', (members) => void (members['feeds/0003.jsonl'] = Buffer.from('{}')), 'FEED_INVALID'],
    ['no signature', (members) => void delete members['manifest.sig.json'], 'FEED_INVALID'],
    [
      'a bomb after the manifest',
      (members) => {
        members['feeds/0000.jsonl'] = Buffer.alloc(200_000_000);
      },
      'FEED_INVALID',
    ],
    [
      'a bomb as manifest',
      (members) => void (members['manifest.json'] = Buffer.alloc(50_000_000)),
      'FEED_INVALID',
    ],
    [
      'another digest than results',
      resigned((manifest) => void (manifest['digest'] = digestOf('x'))),
      'DIGEST_MISMATCH',
    ],
    ['another version', resigned((manifest) => void (manifest['version'] = 2)), 'FEED_INVALID'],
  ];
  for (const [name, change, expected] of cases) {
    test(name, async () => {
      await using pair = await machines();
      await pair.sync();
      await pair.export();
      await pair.import();
      const digest = verifyStore(storeIn(pair.there));
      const members = await membersOf(pair.file);
      change(members);
      await writeFile(pair.file, await bundleOf(members));
      await assert.rejects(pair.import(), code(expected));
      assert.equal(verifyStore(storeIn(pair.there)), digest);
      assert.deepEqual(await leftovers(pair.there), []);
    });
  }

  test('any end too early, and any byte that is not as it was', async () => {
    await using pair = await machines();
    await pair.sync();
    const { manifest } = await pair.export();
    const whole = await readFile(pair.file);
    const damaged = join(pair.here, 'damaged');
    const wasRefused = async (bytes: Uint8Array): Promise<boolean> => {
      await writeFile(damaged, bytes);
      try {
        const read = await readBundle({
          file: damaged,
          trusted,
          directory: undefined,
          signal: new AbortController().signal,
          onManifest: () => undefined,
        });
        assert.deepEqual(read.manifest, manifest);
        return false;
      } catch (thrown) {
        assert.ok(thrown instanceof KedgeError, String(thrown));
        assert.ok(['FEED_INVALID', 'SIGNATURE_INVALID'].includes(thrown.code), thrown.code);
        return true;
      }
    };
    let passed = 0;
    for (let at = 0; at < whole.length; at += 7) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      for (const bytes of [whole.subarray(0, at), changed]) passed += (await wasRefused(bytes)) ? 0 : 1;
    }
    // Bits that zstd gives no meaning, and an empty frame at the end: nothing that was signed is missing.
    assert.ok(passed <= 8, String(passed));
    await assert.rejects(pair.import(join(pair.here, 'absent')), code('READ_FAILED'));
    await assert.rejects(pair.import(pair.here), code('FEED_INVALID'));
  });

  test('bytes from the tar may be padded without end, and are not read without end', async () => {
    await using pair = await machines();
    await pair.sync();
    await pair.export();
    const tar = zstdDecompressSync(await readFile(pair.file));
    await writeFile(pair.file, zstdCompressSync(Buffer.concat([tar, Buffer.alloc(100_000_000)])));
    await assert.rejects(pair.import(), code('FEED_INVALID'));
  });
});

test('no key is taken for one that is another kind of key', () => {
  assert.throws(
    () => readPrivateKey('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', 'f'),
    code('CONFIG_INVALID'),
  );
});

describe('an export', () => {
  test('into a pipe goes through it, and the pipe stays one', { skip: needs('mkfifo') }, async () => {
    await using pair = await machines();
    await pair.sync();
    const pipe = join(pair.here, 'pipe');
    await promisify(execFile)('mkfifo', [pipe]);
    const [{ digest }, read] = await Promise.all([pair.export(undefined, pipe), readFile(pipe)]);
    assert.ok((await stat(pipe)).isFIFO());
    assert.equal(digestOf(read), digest);
  });

  test('onto a full device fails, and leaves no file in its place', async () => {
    await using pair = await machines();
    await pair.sync();
    const link = join(pair.here, 'link');
    await symlink('/dev/full', link);
    await assert.rejects(pair.export(undefined, link), code('DISK_FULL'));
    assert.ok((await stat(link)).isCharacterDevice());
  });

  test('through a link replaces the file that it leads to', async () => {
    await using pair = await machines();
    await pair.sync();
    const link = join(pair.here, 'link');
    await writeFile(pair.file, 'old');
    await symlink(pair.file, link);
    const { digest } = await pair.export(undefined, link);
    assert.ok((await lstat(link)).isSymbolicLink());
    assert.equal(digestOf(await readFile(pair.file)), digest);
  });
});
