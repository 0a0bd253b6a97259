import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { promisify } from 'node:util';
import { newUser } from '../support/kedge.ts';
import { needs } from '../support/real-part.ts';
import { type Registry, registryPrograms, startRegistry } from '../support/registry.ts';

const run = promisify(execFile);
const alpine = join(import.meta.dirname, '../images/alpine-3.14.tar');
const reader = { user: 'reader', password: 'hunter2 with "signs"' };

/** How often the registry sent a blob, by the log it keeps. */
function blobReads(log: string): number {
  return log.split('\n').filter((line) => /"GET \S+\/blobs\/\S+ HTTP\/1.1" 200/.test(line)).length;
}

suite('a registry with TLS and a password', { skip: needs(...registryPrograms, 'skopeo') }, () => {
  let registry: Registry | undefined;
  const host = (): string => registry?.host ?? '';
  const scan = (...more: readonly string[]) => [
    'scan',
    `registry:${host()}/team/alpine:3.14`,
    '-o',
    'json',
    ...more,
  ];
  const trusted = (): string[] => ['--ca-cert', registry?.caFile ?? ''];
  const named = ['--username', reader.user, '--password-stdin'];

  before(async () => {
    registry = await startRegistry({ tls: true, htpasswd: reader });
    const access = ['--dest-tls-verify=false', '--dest-creds', `${reader.user}:${reader.password}`];
    await run('skopeo', [
      'copy',
      ...access,
      `docker-archive:${alpine}`,
      `docker://${host()}/team/alpine:3.14`,
    ]);
  });
  after(() => registry?.close());

  test('is read with the password from standard input, its line end left off', async () => {
    await using user = await newUser();
    const { status, stdout, stderr } = await user.kedge(scan(...trusted(), ...named), {
      input: `${reader.password}\n`,
    });
    assert.equal(status, 0, stderr);
    assert.match(stdout, /"musl"/);
    assert.ok(!`${stdout}${stderr}`.includes('hunter2'));
  });

  test('is read with certificate and credentials from configuration and environment', async () => {
    await using user = await newUser();
    await user.kedge(['config', 'set', 'registry.caCert', registry?.caFile ?? '']);
    const env = { KEDGE_REGISTRY_USERNAME: reader.user, KEDGE_REGISTRY_PASSWORD: reader.password };
    const { status, stderr } = await user.kedge(scan(), { env });
    assert.equal(status, 0, stderr);
  });

  test('refuses a wrong password with 3, which is shown nowhere', async () => {
    await using user = await newUser();
    const { status, stdout, stderr } = await user.kedge(scan(...trusted(), ...named, '-vv'), {
      input: 'wrongword',
    });
    assert.deepEqual([status, stdout], [3, '']);
    assert.match(stderr, /\(REGISTRY_DENIED\)/);
    assert.ok(
      !stderr.includes('wrongword') && !stderr.includes(Buffer.from('reader:wrongword').toString('base64')),
    );
  });

  test('is not trusted without its authority: 3', async () => {
    await using user = await newUser();
    const { status, stderr } = await user.kedge(scan(...named), { input: reader.password });
    assert.equal(status, 3);
    assert.match(stderr, /\(TLS_FAILED\)/);
  });

  test('with cache.blobs sends a layer once, whatever is then asked of it', async () => {
    await using user = await newUser();
    await user.kedge(['config', 'set', 'cache.blobs', 'true']);
    const options = { input: reader.password };
    const first = await user.kedge(scan(...trusted(), ...named), options);
    assert.equal(first.status, 0, first.stderr);
    const { layers }: { layers: { digest: string }[] } = imageOf(first.stdout);
    const digest = layers[0]?.digest ?? assert.fail('no layer');
    const stored = join(user.home, '.cache/kedge/blobs', digest.slice(7, 9), digest.slice(7));
    assert.ok((await readFile(stored)).length > 1_000_000);
    const before = blobReads(registry?.log() ?? '');
    const again = await user.kedge(scan(...trusted(), ...named, '--digests', 'md5'), options);
    assert.equal(again.status, 0, again.stderr);
    assert.match(again.stderr, /1 read/);
    const config = blobReads(registry?.log() ?? '') - before;
    assert.ok(before >= 2 && config <= 1, `${before} blobs before, ${config} after`);
  });
});

function imageOf(text: string): { layers: { digest: string }[] } {
  const result: { image: { layers: { digest: string }[] } } = JSON.parse(text);
  return result.image;
}
