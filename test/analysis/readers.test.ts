import { test } from 'node:test';
import { fingerprint } from '../../src/analysis/readers.ts';
import { defaultLimits } from '../../src/core/limits.ts';
import { noInspection } from '../support/inspect.ts';

const settings = {
  digests: ['sha256'] as const,
  limits: defaultLimits,
  inspect: noInspection,
  temporaryDirectory: '/tmp',
};

for (const limit of Object.keys(defaultLimits)) {
  test(`a cached analysis is not taken for one with another ${limit}`, (t) => {
    const limits = { ...defaultLimits, [limit]: 1 };
    t.assert.notEqual(fingerprint({ ...settings, limits }), fingerprint(settings));
  });
}

test('a cached analysis is good whatever the order of limits and the temporary directory', (t) => {
  const limits = Object.fromEntries(
    Object.entries(defaultLimits).reverse(),
  ) as unknown as typeof defaultLimits;
  t.assert.equal(fingerprint({ ...settings, limits, temporaryDirectory: '/x' }), fingerprint(settings));
});

test('a cached analysis is not taken for one that looked for something else', (t) => {
  const inspect = { ...noInspection, secrets: { key: '00', rules: [], disabled: [] } };
  t.assert.notEqual(fingerprint({ ...settings, inspect }), fingerprint(settings));
});
