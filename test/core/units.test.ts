import { suite, test } from 'node:test';
import { bytes, counted, duration } from '../../src/core/units.ts';

suite('bytes', () => {
  for (const [count, wanted] of [
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [1_204, '1.2 kB'],
    [99_949, '99.9 kB'],
    [99_950, '100 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [29_124_181, '29.1 MB'],
    [5e18, '5000 PB'],
  ] as const) {
    test(`${count} are ${wanted}`, (t) => t.assert.equal(bytes(count), wanted));
  }
});

suite('durations', () => {
  for (const [milliseconds, wanted] of [
    [0.4, '0 ms'],
    [950, '950 ms'],
    [1_250, '1.3 s'],
    [59_949, '59.9 s'],
    [59_950, '1 min 0 s'],
    [75_000, '1 min 15 s'],
    [3_600_000, '60 min 0 s'],
  ] as const) {
    test(`${milliseconds} ms are ${wanted}`, (t) => t.assert.equal(duration(milliseconds), wanted));
  }
});

suite('counts', () => {
  for (const [count, wanted] of [
    [0, '0 files'],
    [1, '1 file'],
    [999, '999 files'],
    [12_345, '12,345 files'],
    [1_000_000, '1,000,000 files'],
  ] as const) {
    test(`${count} give ${wanted}`, (t) => t.assert.equal(counted(count, 'file'), wanted));
  }
});
