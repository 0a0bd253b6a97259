import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KedgeError } from '../../src/core/errors.ts';
import { formatPlatform, type Platform, parsePlatform } from '../../src/model/platform.ts';
import { nearestPlatform, platformNotFound, requirePlatform } from '../../src/source/platform.ts';

/** As a manifest writes it, without being made canonical. */
function raw(text: string): Platform {
  const [os = '', architecture = '', variant] = text.split('/');
  return { os, architecture, ...(variant ? { variant } : {}) };
}

const cases: readonly (readonly [wanted: string, there: readonly string[], taken: string | undefined])[] = [
  ['linux/amd64', ['linux/arm64', 'linux/amd64'], 'linux/amd64'],
  ['linux/amd64', ['windows/amd64', 'linux/386'], undefined],
  ['linux/amd64', ['linux/amd64/v3', 'linux/amd64'], 'linux/amd64'],
  ['linux/amd64', ['linux/amd64/v3'], 'linux/amd64/v3'],
  ['linux/amd64/v3', ['linux/amd64', 'linux/amd64/v2'], 'linux/amd64/v2'],
  ['linux/amd64/v2', ['linux/amd64/v3'], undefined],
  ['linux/arm/v7', ['linux/arm/v5', 'linux/arm/v6'], 'linux/arm/v6'],
  ['linux/arm/v6', ['linux/arm/v7'], undefined],
  ['linux/arm', ['linux/arm/v6', 'linux/arm/v7'], 'linux/arm/v7'],
  ['linux/arm/v7', ['linux/arm'], 'linux/arm'],
  ['linux/arm64', ['linux/arm64/v8'], 'linux/arm64/v8'],
  ['linux/arm64/v8', ['linux/arm64'], 'linux/arm64'],
  ['linux/arm64', ['linux/arm/v7'], undefined],
  ['windows/amd64', ['linux/amd64', 'windows/amd64'], 'windows/amd64'],
  ['linux/ppc64le', ['linux/ppc64le', 'linux/ppc64le'], 'linux/ppc64le'],
];

for (const [wanted, there, taken] of cases) {
  test(`of ${there.join(', ')}, ${wanted} takes ${taken ?? 'none'}`, () => {
    const found = nearestPlatform(
      there.map((text) => ({ platform: raw(text) })),
      parsePlatform(wanted),
    );
    assert.equal(found && formatPlatform(found.platform), taken);
  });
}

test('the first of several equal ones is taken', () => {
  const candidates = [1, 2].map((build) => ({ build, platform: raw('windows/amd64') }));
  assert.equal(nearestPlatform(candidates, raw('windows/amd64'))?.build, 1);
});

test('a lone image has to be of the platform that was asked for', () => {
  requirePlatform(raw('linux/arm64'), undefined, 'image');
  requirePlatform(raw('linux/arm64'), raw('linux/aarch64'), 'image');
  requirePlatform(raw('linux/arm'), raw('linux/arm/v6'), 'image');
  for (const other of ['linux/arm64', 'linux/arm/v7', 'windows/amd64']) {
    assert.throws(
      () => requirePlatform(raw(other), raw('linux/arm/v6'), 'image'),
      (thrown: unknown) => thrown instanceof KedgeError && thrown.code === 'PLATFORM_NOT_FOUND',
    );
  }
});

test('the message lists what there is: each once, sorted, printable, not without end', () => {
  const many = Array.from({ length: 60 }, (_, at) => raw(`linux/cpu${String(at).padStart(2, '0')}`));
  const { message } = platformNotFound('image x', raw('linux/amd64'), [
    raw('b/\u001b'),
    raw('a/b'),
    raw('a/b'),
  ]);
  assert.match(message, /linux\/amd64; there is a\/b, b\/\\x1b$/);
  assert.match(platformNotFound('x', raw('linux/amd64'), many).message, /linux\/cpu39 and 20 more$/);
});
