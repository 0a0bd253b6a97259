import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KedgeError } from '../../src/core/errors.ts';
import { formatPlatform, machinePlatform, parsePlatform } from '../../src/model/platform.ts';

for (const [written, canonical] of [
  ['linux/amd64', 'linux/amd64'],
  ['linux/x86_64', 'linux/amd64'],
  ['Linux/AArch64', 'linux/arm64'],
  ['linux/arm64/v8', 'linux/arm64'],
  ['linux/amd64/v1', 'linux/amd64'],
  ['linux/amd64/v3', 'linux/amd64/v3'],
  ['linux/arm/v7', 'linux/arm/v7'],
  ['linux/arm/6', 'linux/arm/v6'],
  ['linux/armhf', 'linux/arm/v7'],
  ['arm64', 'linux/arm64'],
  ['windows/amd64', 'windows/amd64'],
  ['macos/arm64', 'darwin/arm64'],
] as const) {
  test(`${written} is ${canonical}`, () => assert.equal(formatPlatform(parsePlatform(written)), canonical));
}

for (const written of ['', 'linux/', '/amd64', 'linux/arm/v7/x', 'linux amd64', 'linux/\u001b']) {
  test(`${JSON.stringify(written)} is no platform`, () => {
    assert.throws(
      () => parsePlatform(written),
      (thrown: unknown) => thrown instanceof KedgeError && thrown.code === 'USAGE',
    );
  });
}

for (const [node, platform] of [
  ['x64', 'linux/amd64'],
  ['arm64', 'linux/arm64'],
  ['ia32', 'linux/386'],
  ['s390x', 'linux/s390x'],
] as const) {
  test(`a machine that Node calls ${node} runs ${platform}`, () =>
    assert.equal(formatPlatform(machinePlatform(node)), platform));
}
