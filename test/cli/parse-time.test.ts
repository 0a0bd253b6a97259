import { test } from 'node:test';
import { parseTime } from '../../src/cli/parse-time.ts';

for (const [written, is] of [
  ['2026-01-31', '2026-01-31T00:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2026-01-31T12:30Z', '2026-01-31T12:30:00.000Z'],
  ['2026-01-31t12:30:15.5z', '2026-01-31T12:30:15.500Z'],
  ['2026-01-31 12:30:15+02:00', '2026-01-31T10:30:15.000Z'],
  ['2026-01-31T23:30:00-05:30', '2026-02-01T05:00:00.000Z'],
] as const) {
  test(`${written} is ${is}`, (t) => {
    t.assert.equal(new Date(parseTime(written) ?? 0).toISOString(), is);
  });
}

for (const written of [
  '2030-02-30',
  '2026-04-31',
  '2025-02-29',
  '2026-13-01',
  '2026-01-31T12:30',
  '2026-01-31T25:00Z',
  '2026-1-1',
  'yesterday',
  '',
  '2026-01-31Z',
]) {
  test(`${written || 'nothing'} is no time`, (t) => {
    t.assert.equal(parseTime(written), undefined);
  });
}
