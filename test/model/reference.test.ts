import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KedgeError } from '../../src/core/errors.ts';
import { formatReference, isRegistryHost, parseReference } from '../../src/model/reference.ts';

const sha = `sha256:${'0123456789abcdef'.repeat(4)}`;

const whole: readonly (readonly [written: string, canonical: string])[] = [
  ['alpine', 'docker.io/library/alpine:latest'],
  ['alpine:3.14', 'docker.io/library/alpine:3.14'],
  ['docker.io/alpine', 'docker.io/library/alpine:latest'],
  ['index.docker.io/library/alpine:1', 'docker.io/library/alpine:1'],
  ['owner/app', 'docker.io/owner/app:latest'],
  ['a/b/c:x', 'docker.io/a/b/c:x'],
  ['ghcr.io/owner/app', 'ghcr.io/owner/app:latest'],
  ['GHCR.io/owner/app', 'ghcr.io/owner/app:latest'],
  ['Host/app', 'Host/app:latest'],
  ['localhost/app', 'localhost/app:latest'],
  ['localhost:5000/app', 'localhost:5000/app:latest'],
  ['127.0.0.1:5000/team/app:v1.0_x', '127.0.0.1:5000/team/app:v1.0_x'],
  ['[::1]:5000/app:1', '[::1]:5000/app:1'],
  [`ghcr.io/o/app@${sha}`, `ghcr.io/o/app@${sha}`],
  [`ghcr.io/o/app:1@${sha}`, `ghcr.io/o/app:1@${sha}`],
  [`alpine@${sha}`, `docker.io/library/alpine@${sha}`],
  ['app:5000', 'docker.io/library/app:5000'],
  ['my_app/a__b--c.d', 'docker.io/my_app/a__b--c.d:latest'],
];

for (const [written, canonical] of whole) {
  test(`"${written}" is ${canonical}, and that reads back to the same`, () => {
    assert.equal(formatReference(parseReference(written)), canonical);
    assert.deepEqual(parseReference(canonical), parseReference(written));
  });
}

const refused: readonly (readonly [why: string, written: string])[] = [
  ['empty', ''],
  ['a host without a name', 'ghcr.io/'],
  ['an empty tag', 'alpine:'],
  ['capital letters in the name', 'owner/App'],
  ['a tag that begins with a dot', 'alpine:.1'],
  ['a tag of 129 characters', `alpine:${'a'.repeat(129)}`],
  ['an empty part', 'owner//app'],
  ['a leading slash', '/app'],
  ['a name that ends in a separator', 'owner/app-'],
  ['three underscores', 'a___b'],
  ['two dots', 'a..b'],
  ['a parent directory', 'ghcr.io/../app'],
  ['a short digest', 'alpine@sha256:1234'],
  ['a digest of an unknown algorithm', `alpine@md5:${'a'.repeat(32)}`],
  ['two digests', `alpine@${sha}@${sha}`],
  ['a bare image id', '0123456789abcdef'.repeat(4)],
  ['a URL', 'https://ghcr.io/owner/app'],
  ['a port that is none', 'ghcr.io:70000/app'],
  ['a host that begins with a dash', '-ghcr.io/app'],
  ['more than 255 characters', `ghcr.io/${'a/'.repeat(130)}a`],
  ['a control character', 'app\u001b[31m'],
];

for (const [why, written] of refused) {
  test(`${why} is refused`, () => {
    assert.throws(
      () => parseReference(written),
      (thrown: unknown) =>
        thrown instanceof KedgeError &&
        thrown.code === 'REFERENCE_INVALID' &&
        !thrown.message.includes('\u001b') &&
        thrown.remedy !== undefined,
    );
  });
}

for (const written of [
  'me:hunter2@ghcr.io/app',
  'https://me:hunter2@ghcr.io/app',
  'me:hunter2@host/a@b/c:1',
]) {
  test(`a password in a reference is refused and not repeated: ${written}`, () => {
    assert.throws(
      () => parseReference(written),
      (thrown: unknown) => thrown instanceof KedgeError && !thrown.message.includes('hunter2'),
    );
  });
}

test('a long hostile name is refused quickly', () => {
  const started = process.hrtime.bigint();
  assert.throws(() => parseReference(`${'a-'.repeat(200_000)}!`), KedgeError);
  assert.ok(process.hrtime.bigint() - started < 1_000_000_000n);
});

for (const [host, is] of [
  ['ghcr.io', true],
  ['a_b', false],
  ['[::1]', true],
  ['host:', false],
  ['host:5000', true],
  ['a..b', false],
  ['user@host', false],
] as const) {
  test(`${host} is ${is ? 'a' : 'no'} registry host`, () => assert.equal(isRegistryHost(host), is));
}
