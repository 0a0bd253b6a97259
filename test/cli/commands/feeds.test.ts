import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { feedFormats } from '../../../src/advisory/list.ts';
import { verifyStore } from '../../../src/advisory/store/store-records.ts';
import { privateDirectory, startDaemon } from '../../support/daemon.ts';
import { osvFiles } from '../../support/feed-sync.ts';
import { buildImage, ociLayout } from '../../support/image.ts';
import { newUser, type User } from '../../support/kedge.ts';
import { tarOf } from '../../support/layers.ts';
import { hangAfter, startMirror } from '../../support/mirror-server.ts';
import { needs, skipOrFail } from '../../support/real-part.ts';
import { needsSharedData, sharedData } from '../../support/shared-data.ts';

const run = promisify(execFile);
const alpine = join(import.meta.dirname, '../../images/alpine-3.14.tar');
const time = '2026-01-01T00:00:00Z';

/** All kinds of feeds but OSV left out, which comes from there. */
function sources(osv: string, others: Readonly<Record<string, string>> = {}): Record<string, string> {
  const none = Object.fromEntries(feedFormats.map(({ id }) => [id, 'none']));
  const all = { ...none, osv, ...others };
  return { KEDGE_FEEDS_SOURCES: JSON.stringify(all) };
}

interface Status {
  readonly digest: string;
  readonly path: string;
  readonly feeds: readonly {
    readonly id: string;
    readonly records: number;
    readonly source: string;
    readonly ageDays: number;
    readonly stale: boolean;
  }[];
}

async function statusOf(user: User): Promise<Status> {
  const { stdout, stderr } = await user.kedge(['feeds', 'status', '-o', 'json']);
  assert.notEqual(stdout, '', stderr);
  return JSON.parse(stdout);
}

function storeOf(user: User): string {
  return join(user.home, '.local/share/kedge/feeds/advisories.sqlite');
}

const small = {
  'ecosystems.txt': 'npm\nGo\nDebian:12\n',
  ...osvFiles('npm', [{ id: 'GHSA-1', modified: time }]),
  ...osvFiles('Go', [{ id: 'GO-1', modified: time }]),
  ...osvFiles('Debian:12', [{ id: 'DSA-1', modified: time }]),
};

test('kedge feeds status shows the day of the newest change in each feed', async () => {
  await using user = await newUser();
  await using mirror = await startMirror({
    ...small,
    'known_exploited_vulnerabilities.json': JSON.stringify({
      vulnerabilities: ['2024-04-01', '2023-01-01'].map((dateAdded, index) => ({
        cveID: `CVE-2024-${1000 + index}`,
        dateAdded,
      })),
    }),
  });
  const env = sources(mirror.url, { kev: mirror.url });
  assert.equal((await user.kedge(['feeds', 'sync', '--ecosystems', 'npm'], { env })).status, 0);
  const { stdout } = await user.kedge(['feeds', 'status']);
  assert.match(stdout, /^feed .*age +data of +digest/m);
  assert.match(stdout, /^kev .*today +2024-04-01 /m);
  assert.match(stdout, /^osv\/npm .*today +2026-01-01 /m);
});

describe('kedge feeds sync', () => {
  test('of a plain file server fetches what is asked for, once', {
    skip: needsSharedData('feeds/osv') || needs('python3'),
  }, async () => {
    await using user = await newUser();
    const argv = [
      'python3',
      '-u',
      '-m',
      'http.server',
      '0',
      '--bind',
      '127.0.0.1',
      '--directory',
      sharedData('feeds/osv'),
    ];
    const server = await startDaemon(argv, /port (\d+)/);
    try {
      const env = sources(`http://127.0.0.1:${server.announced}`);
      const args = ['feeds', 'sync', '--ecosystems', 'Debian:11,RubyGems'];
      const first = await user.kedge(args, { env });
      assert.equal(first.status, 0, first.stderr);
      assert.match(first.stdout, /^Advisories sha256:[0-9a-f]{64}\n2 feeds changed, 0 as before\n$/);
      const second = await user.kedge(args, { env });
      assert.match(second.stdout, /\n0 feeds changed, 2 as before\n$/);
      assert.match(server.log(), /Debian%3A11\/all\.zip HTTP\/1\.1" 304/);
      const { feeds } = await statusOf(user);
      assert.deepEqual(
        feeds.map(({ id, records }) => [id, records]),
        [
          ['osv/Debian:11', 410],
          ['osv/RubyGems', 1047],
        ],
      );
    } finally {
      await server.stop();
    }
  });

  test('takes everything the source lists where nothing else is asked for', async () => {
    await using user = await newUser();
    await using mirror = await startMirror(small);
    const { status, stdout } = await user.kedge(['feeds', 'sync'], { env: sources(mirror.url) });
    assert.equal(status, 0);
    assert.match(stdout, /\n3 feeds changed/);
  });

  test('--for takes what the image needs', async () => {
    await using user = await newUser();
    await using mirror = await startMirror({
      ...small,
      'ecosystems.txt': 'npm\nAlpine:v3.14\nAlpine:v3.15\n',
      ...osvFiles('Alpine:v3.14', [{ id: 'CVE-2021-1', modified: time }]),
    });
    const { status, stderr } = await user.kedge(['feeds', 'sync', '--for', `oci-archive:${alpine}`], {
      env: sources(mirror.url),
    });
    assert.equal(status, 0, stderr);
    assert.match(stderr, /needs Alpine:v3\.14/);
    assert.deepEqual(
      (await statusOf(user)).feeds.map(({ id }) => id),
      ['osv/Alpine:v3.14'],
    );
  });

  test('--for reads the image of the platform that is asked for, as other commands do', async () => {
    await using user = await newUser();
    await using mirror = await startMirror({ ...small, 'ecosystems.txt': 'Alpine:v3.14\nAlpine:v3.15\n' });
    const images = ['14', '15'].map(async (minor) => {
      const release = `ID=alpine\nVERSION_ID=3.${minor}.0\n`;
      const architecture = minor === '14' ? 'amd64' : 'arm64';
      const image = await buildImage([{ 'etc/os-release': release }], { config: { architecture } });
      return { image, platform: { os: 'linux', architecture } };
    });
    await writeFile(join(user.home, 'app.tar'), await tarOf(ociLayout(...(await Promise.all(images)))));
    const asked = ['feeds', 'sync', '--for', 'oci-archive:app.tar', '--platform', 'linux/arm64'];
    const { stderr } = await user.kedge(asked, { env: sources(mirror.url) });
    assert.match(stderr, /needs Alpine:v3\.15$/m);
    const idle = await user.kedge(['feeds', 'sync', '--platform', 'linux/arm64'], {
      env: sources(mirror.url),
    });
    assert.equal(idle.status, 2);
    assert.match(idle.stderr, /--platform is of no use without --for/);
  });

  test('says which feed failed, keeps it, and ends with 3', async () => {
    await using user = await newUser();
    await using mirror = await startMirror(small);
    const env = sources(mirror.url);
    await user.kedge(['feeds', 'sync'], { env });
    const { digest } = await statusOf(user);
    mirror.fault = ({ path }, response) => path.startsWith('/npm') && Boolean(response.writeHead(403).end());
    const { status, stderr, stdout } = await user.kedge(['feeds', 'sync'], { env });
    assert.equal(status, 3);
    assert.match(stderr, /^osv\/npm: .*403.* \(FEED_FAILED\); what was there before stays in use$/m);
    assert.match(stderr, /1 of 3 feeds could not be brought up to date \(FEED_FAILED\)/);
    assert.match(stdout, /0 feeds changed, 2 as before, 1 failed/);
    assert.equal((await statusOf(user)).digest, digest);
  });

  test('an ecosystem that nobody serves is wrong use', async () => {
    await using user = await newUser();
    await using mirror = await startMirror(small);
    const { status, stderr } = await user.kedge(['feeds', 'sync', '--ecosystems', 'npm,nmp'], {
      env: sources(mirror.url),
    });
    assert.equal(status, 2);
    assert.match(stderr, /nmp .*\(USAGE\)/);
  });

  test('--offline refuses the network, and takes directories', {
    skip: needsSharedData('feeds/osv'),
  }, async () => {
    await using user = await newUser();
    const refused = await user.kedge(['feeds', 'sync', '--offline'], { env: sources('http://127.0.0.1:1') });
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /\(USAGE\)/);
    const env = sources(`file://${sharedData('feeds/osv')}`, { kev: 'http://127.0.0.1:1/' });
    const taken = await user.kedge(['feeds', 'sync', '--offline', '--ecosystems', 'Debian:11'], { env });
    assert.equal(taken.status, 0, taken.stderr);
    assert.match(taken.stderr, /warning: kev is left out/);
    // What is fetched on request alone is not missed.
    const some = { KEDGE_FEEDS_SOURCES: JSON.stringify({ osv: sharedData('feeds/osv') }) };
    const { stderr } = await user.kedge(['feeds', 'sync', '--offline', '--ecosystems', 'Debian:11'], {
      env: some,
    });
    const onRequest = feedFormats.flatMap(({ id, onRequest }) => (onRequest === true ? [id] : []));
    assert.ok(onRequest.length > 0 && onRequest.every((id) => !stderr.includes(`${id} is left out`)), stderr);
  });

  test('sources of unknown kinds, and what is neither URL nor directory, are wrong configuration', async () => {
    await using user = await newUser();
    for (const value of [
      '{"osw":"/x"}',
      '{"osv":"ftp://x"}',
      '{"osv":"http://"}',
      '{"osv":"file://host/x"}',
    ]) {
      const { status, stderr } = await user.kedge(['feeds', 'sync'], { env: { KEDGE_FEEDS_SOURCES: value } });
      assert.equal(status, 2, value);
      assert.match(stderr, /\(CONFIG_INVALID\)/);
    }
  });

  test('a password in a source is shown by nothing', async () => {
    await using user = await newUser();
    await using mirror = await startMirror(small);
    const env = sources(mirror.url.replace('//', '//me:hunter2@'));
    mirror.fault = ({ path }, response) => path.startsWith('/Go') && Boolean(response.writeHead(500).end());
    const runs = [
      await user.kedge(['feeds', 'sync', '-vv'], { env }),
      await user.kedge(['feeds', 'status'], { env }),
      await user.kedge(['feeds', 'status', '-o', 'json'], { env }),
      await user.kedge(['config', 'list'], { env }),
      await user.kedge(['config', 'list', '--json'], { env }),
      await user.kedge(['config', 'get', 'feeds.sources'], { env }),
      await user.kedge(['feeds', 'sync'], { env: { KEDGE_FEEDS_SOURCES: '{"osv":"https:/me:hunter2@x"}' } }),
    ];
    for (const { stdout, stderr } of runs) assert.doesNotMatch(stdout + stderr, /hunter2/);
    assert.doesNotMatch(await readFile(storeOf(user), 'latin1'), /hunter2/);
    assert.ok(mirror.requests.every(({ headers }) => headers.authorization?.startsWith('Basic ')));
  });
});

describe('a sync that does not end', () => {
  const big = osvFiles(
    'npm',
    Array.from({ length: 3000 }, (_, index) => ({ id: `GHSA-${index}`, modified: time })),
  );
  const whole = Buffer.from(big['npm/all.zip'] ?? '');

  test('by kill -9 leaves the old data, and the next one goes on where it was', async () => {
    await using user = await newUser();
    await using mirror = await startMirror(small);
    const env = sources(mirror.url);
    const args = ['feeds', 'sync', '--ecosystems', 'npm'];
    await user.kedge(args, { env });
    const before = verifyStore(storeOf(user));
    mirror.files.set('npm/all.zip', whole);
    mirror.files.set('npm/modified_id.csv', big['npm/modified_id.csv'] ?? '');
    mirror.fault = hangAfter(mirror, 'npm/all.zip', 200_000);
    const child = user.start(args, { env });
    const feeds = join(user.home, '.local/share/kedge/feeds/raw/osv%2Fnpm');
    await until(async () => {
      const { stdout } = await run('find', [feeds, '-name', '*.part', '-size', '+100k']);
      return stdout !== '';
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    assert.equal(verifyStore(storeOf(user)), before);
    mirror.log.length = 0;
    mirror.fault = () => false;
    const again = await user.kedge(args, { env });
    assert.equal(again.status, 0, again.stderr);
    assert.ok(mirror.log.includes('npm/all.zip range 206'), mirror.log.join());
    assert.equal((await statusOf(user)).feeds[0]?.records, 3000);
  });

  test('by kill -9 at any moment leaves a whole store', async () => {
    await using user = await newUser();
    await using mirror = await startMirror(small);
    const env = sources(mirror.url);
    await user.kedge(['feeds', 'sync'], { env });
    for (let round = 0; round < 12; round += 1) {
      const records = Array.from({ length: 2000 }, (_, index) => ({
        id: `GHSA-${round}-${index}`,
        modified: time,
      }));
      for (const [name, content] of Object.entries(osvFiles('npm', records))) mirror.files.set(name, content);
      const child = user.start(['feeds', 'sync'], { env });
      await sleep(150 + round * 60);
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      verifyStore(storeOf(user));
    }
    const { status } = await user.kedge(['feeds', 'sync'], { env });
    assert.equal(status, 0);
    assert.equal((await statusOf(user)).feeds.find(({ id }) => id === 'osv/npm')?.records, 2000);
  });

  test('while another begins: that waits, says so, and both end well', async () => {
    await using user = await newUser();
    await using mirror = await startMirror({ ...small, ...big });
    const env = sources(mirror.url);
    let held: (() => void) | undefined;
    mirror.fault = ({ path }, response) => {
      if (path !== '/npm/all.zip' || held !== undefined) return false;
      held = () => void response.writeHead(200, { 'content-length': whole.length }).end(whole);
      return true;
    };
    const first = user.kedge(['feeds', 'sync'], { env });
    await until(async () => held !== undefined);
    const second = user.kedge(['feeds', 'sync'], { env });
    await sleep(1500);
    held?.();
    const [one, two] = await Promise.all([first, second]);
    assert.deepEqual([one.status, two.status], [0, 0], one.stderr + two.stderr);
    assert.match(two.stderr, /Waiting for another process/);
    assert.match(one.stdout, /3 feeds changed/);
    assert.match(two.stdout, /0 feeds changed, 3 as before/);
  });

  test('because the disk is full leaves the old data', async (t) => {
    await using user = await newUser();
    await using mirror = await startMirror(small);
    const disk = join(user.home, 'disk');
    await mkdir(disk);
    const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).catch(
      () => undefined,
    );
    if (mounted === undefined) return t.skip(skipOrFail('needs root to mount a small tmpfs'));
    try {
      const env = { ...sources(mirror.url), KEDGE_FEEDS_DIRECTORY: disk };
      await user.kedge(['feeds', 'sync'], { env });
      const before = verifyStore(join(disk, 'advisories.sqlite'));
      mirror.files.set('npm/all.zip', Buffer.alloc(2_000_000, whole));
      mirror.files.delete('npm/modified_id.csv');
      const { status, stderr } = await user.kedge(['feeds', 'sync'], { env });
      assert.equal(status, 3);
      assert.match(stderr, /\(DISK_FULL\)/);
      assert.equal(verifyStore(join(disk, 'advisories.sqlite')), before);
      for (const [name, content] of Object.entries(small)) mirror.files.set(name, content);
      assert.equal((await user.kedge(['feeds', 'sync'], { env })).status, 0);
    } finally {
      await run('umount', [disk]);
    }
  });
});

async function until(met: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await met()); tries += 1) {
    assert.ok(tries < 600, 'it did not come to that');
    await sleep(20);
  }
}

describe('kedge feeds status', () => {
  test('without advisories says how to get some', async () => {
    await using user = await newUser();
    const { status, stderr } = await user.kedge(['feeds', 'status']);
    assert.equal(status, 4);
    assert.match(stderr, /kedge feeds sync.*\(?/);
  });

  test('warns of old feeds, and ends with 4 where fresh ones are required', async () => {
    await using user = await newUser();
    await using mirror = await startMirror(small);
    const env = sources(mirror.url);
    await user.kedge(['feeds', 'sync'], { env });
    const fresh = await user.kedge(['feeds', 'status', '--require-fresh']);
    assert.deepEqual([fresh.status, fresh.stderr], [0, '']);
    assert.match(fresh.stdout, /^osv\/npm +1 +today +2026-01-01 +[0-9a-f]{12} +http:\/\/127/m);
    // No day has as few as this.
    const old = { KEDGE_FEEDS_MAX_AGE_DAYS: '0.0000001' };
    const warned = await user.kedge(['feeds', 'status'], { env: old });
    assert.equal(warned.status, 0);
    assert.match(warned.stderr, /^warning: Advisories of 3 feeds have not been up to date/m);
    const refused = await user.kedge(['feeds', 'status', '--require-fresh'], { env: old });
    assert.equal(refused.status, 4);
    assert.match(refused.stderr, /\(FEEDS_STALE\)/);
    assert.equal(
      (await user.kedge(['feeds', 'status'], { env: { ...old, KEDGE_REQUIRE_FRESH: 'true' } })).status,
      4,
    );
  });
});

test('kedge feeds remove takes a feed out, with what was fetched for it', async () => {
  await using user = await newUser();
  await using mirror = await startMirror(small);
  await user.kedge(['feeds', 'sync'], { env: sources(mirror.url) });
  const unknown = await user.kedge(['feeds', 'remove', 'osv/npn']);
  assert.equal(unknown.status, 2);
  assert.match(unknown.stderr, /osv\/npn.*osv\/npm.*\(USAGE\)/);
  const removed = await user.kedge(['feeds', 'remove', 'osv/npm', 'osv/Go']);
  assert.equal(removed.status, 0, removed.stderr);
  assert.deepEqual(
    (await statusOf(user)).feeds.map(({ id }) => id),
    ['osv/Debian:12'],
  );
  assert.deepEqual(await readdir(join(dirname(storeOf(user)), 'raw')), ['osv%2FDebian%3A12']);
});

describe('bundles', () => {
  test('go from one user to another: key, export, verify, import, changes', async () => {
    await using here = await newUser();
    await using there = await newUser();
    await using mirror = await startMirror(small);
    await using disk = await privateDirectory();
    const env = sources(mirror.url);
    const [key, all, news] = ['key', 'all.kfb', 'new.kfb'].map((name) => join(disk.path, name));
    await here.kedge(['feeds', 'sync'], { env });
    const publicKey = (await here.kedge(['feeds', 'key', key ?? ''])).stdout.trim();
    assert.equal((await here.kedge(['feeds', 'key', key ?? ''])).stdout.trim(), publicKey);
    assert.equal((await stat(key ?? '')).mode & 0o777, 0o600);
    const exported = await here.kedge(['feeds', 'export', all ?? '', '--key', key ?? '']);
    assert.equal(exported.status, 0, exported.stderr);
    const [, digest = ''] = /^Advisories (sha256:\w+)$/m.exec(exported.stdout) ?? [];

    const untrusting = await there.kedge(['feeds', 'import', all ?? '']);
    assert.equal(untrusting.status, 2);
    assert.match(untrusting.stderr, /\(CONFIG_INVALID\)/);
    await there.kedge(['config', 'set', 'feeds.trustedKeys', publicKey]);
    const verified = await there.kedge(['feeds', 'verify', all ?? '']);
    assert.equal(verified.status, 0, verified.stderr);
    assert.match(verified.stdout, new RegExp(`^Advisories +${digest}$`, 'm'));
    const imported = await there.kedge(['feeds', 'import', all ?? '']);
    assert.equal(imported.status, 0, imported.stderr);
    assert.equal((await statusOf(there)).digest, digest);
    assert.equal((await there.kedge(['feeds', 'verify'])).status, 0);

    for (const [name, content] of Object.entries(osvFiles('Go', [{ id: 'GO-2', modified: time }])))
      mirror.files.set(name, content);
    await here.kedge(['feeds', 'sync'], { env });
    const delta = await here.kedge([
      'feeds',
      'export',
      news ?? '',
      '--key',
      key ?? '',
      '--delta-from',
      digest,
    ]);
    assert.equal(delta.status, 0, delta.stderr);
    assert.equal((await there.kedge(['feeds', 'import', news ?? ''])).status, 0);
    assert.equal((await statusOf(there)).digest, (await statusOf(here)).digest);
    assert.equal((await there.kedge(['feeds', 'import', news ?? ''])).status, 3);
  });

  test('a damaged store is found by verify, and made anew by sync', async () => {
    await using user = await newUser();
    await using mirror = await startMirror(small);
    const env = sources(mirror.url);
    await user.kedge(['feeds', 'sync'], { env });
    const { digest } = await statusOf(user);
    await writeFile(storeOf(user), 'gone');
    assert.equal((await user.kedge(['feeds', 'verify'])).status, 3);
    const { status, stderr } = await user.kedge(['feeds', 'sync'], { env });
    assert.equal(status, 0);
    assert.match(stderr, /^warning: .*made anew/m);
    assert.equal((await statusOf(user)).digest, digest);
  });
});
