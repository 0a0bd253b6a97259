import { test } from 'node:test';
import { expiryTime } from '../../src/policy/expiry.ts';

// What Python's strptime made of the Engine's formats %Y-%m-%dT%H:%M:%SZ, with .%f and with :%f.
const times: readonly (readonly [string, string])[] = [
  ['2019-12-30T12:00:00Z', '2019-12-30T12:00:00.000Z'],
  ['2030-12-31T23:59:59Z', '2030-12-31T23:59:59.000Z'],
  ['2019-12-30T12:00:00.25Z', '2019-12-30T12:00:00.250Z'],
  ['2019-12-30T12:00:00:999999Z', '2019-12-30T12:00:00.999Z'],
  ['2020-2-9T1:2:3Z', '2020-02-09T01:02:03.000Z'],
  ['2020-02-29T00:00:00Z', '2020-02-29T00:00:00.000Z'],
  ['2020-01-01T00:00:00+00:00', '2020-01-01T00:00:00.000Z'],
  ['2020-01-01T00:00:00+05:30', '2019-12-31T18:30:00.000Z'],
  ['2020-01-01T00:00:00.5-01:00', '2020-01-01T01:00:00.500Z'],
];
for (const [written, meant] of times) {
  test(`${written} is ${meant}`, (t) => {
    t.assert.equal(new Date(expiryTime(written) ?? Number.NaN).toISOString(), meant);
  });
}

const none = [
  '',
  'tomorrow',
  '2020-01-01',
  '2020-01-01T00:00:00',
  '2020-01-01 00:00:00Z',
  '2020-13-01T00:00:00Z',
  '2020-00-01T00:00:00Z',
  '2021-02-29T00:00:00Z',
  '2020-01-00T00:00:00Z',
  '2020-01-01T24:00:00Z',
  '2020-01-01T00:60:00Z',
  '2020-01-01T00:00:60Z',
  '2020-01-01T00:00:00.1234567Z',
  '2020-01-01T00:00:00.Z',
  '2020-01-01T00:00:00+24:00',
  '2020-01-01T00:00:00+00:60',
  '2020-01-01T00:00:00z',
  '20-01-01T00:00:00Z',
  '0020-01-01T00:00:00Z',
  'x2020-01-01T00:00:00Z',
  '2020-01-01T00:00:00Zx',
];
for (const written of none) {
  test(`"${written}" is no time`, (t) => t.assert.equal(expiryTime(written), undefined));
}
