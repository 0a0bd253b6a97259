import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { privateDirectory, startDaemon } from './daemon.ts';
import { dockerPrograms, startDockerDaemon } from './dockerd.ts';
import { podmanPrograms, startPodmanService } from './podman.ts';
import { needs } from './real-part.ts';
import { registryPrograms, startRegistry } from './registry.ts';

const run = promisify(execFile);
const image = join(import.meta.dirname, '../images/alpine-3.14.tar');

test('a missing program is a reason to skip, and a failure where CI is true', () => {
  const before = process.env['CI'];
  try {
    delete process.env['CI'];
    assert.match(String(needs('sh', 'no-such-program')), /no-such-program/);
    assert.equal(needs('sh'), false);
    process.env['CI'] = 'true';
    assert.throws(() => needs('sh', 'no-such-program'), /no-such-program/);
  } finally {
    if (before === undefined) delete process.env['CI'];
    else process.env['CI'] = before;
  }
});

test('the registry takes an image by TLS and password, and nobody without', {
  skip: needs(...registryPrograms, 'skopeo'),
}, async () => {
  await using registry = await startRegistry({ tls: true, htpasswd: { user: 'u', password: 'p' } });
  const target = `docker://${registry.host}/kedge/alpine:1`;
  await using certificates = await privateDirectory();
  await run('cp', [registry.caFile ?? '', join(certificates.path, 'ca.crt')]);
  const copy = ['--insecure-policy', 'copy', '-q', `--dest-cert-dir=${certificates.path}`];
  await run('skopeo', [...copy, '--dest-creds=u:p', `docker-archive:${image}`, target]);
  await assert.rejects(run('skopeo', [...copy, '--dest-creds=u:x', `docker-archive:${image}`, target]));
});

for (const [name, start, programs] of [
  ['the docker daemon', startDockerDaemon, dockerPrograms],
  ['the podman service', startPodmanService, podmanPrograms],
] as const) {
  test(`${name} holds what it loads, apart from any other`, { skip: needs(...programs) }, async () => {
    await using daemon = await start();
    assert.equal((await daemon.run('images', '-q')).trim(), '');
    await daemon.run('load', '-i', image);
    assert.match(await daemon.run('images', '--format', '{{.Repository}}:{{.Tag}}'), /alpine:3\.14/);
  });
}

test('what a daemon wrote is gone when it is closed', { skip: needs(...podmanPrograms) }, async () => {
  const service = await startPodmanService();
  assert.ok(existsSync(service.socket));
  await service.close();
  assert.equal(existsSync(service.socket), false);
});

test('a daemon that does not come up is an error with its last words', {
  skip: needs('setpriv'),
}, async () => {
  await assert.rejects(startDaemon(['sh', '-c', 'echo no such port; exit 3'], /serving/), /no such port/);
});

test('a daemon dies with the process that started it', { skip: needs('setpriv') }, async () => {
  const program = `
    import { startDaemon } from ${JSON.stringify(join(import.meta.dirname, 'daemon.ts'))};
    const { pid } = await startDaemon(['sh', '-c', 'echo up; exec sleep 600'], /up/);
    console.log(pid);
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', program]);
  const [pid] = await once(createInterface(parent.stdout), 'line');
  const ended = run('tail', [`--pid=${pid}`, '-f', '/dev/null']);
  parent.kill('SIGKILL');
  await ended;
});
