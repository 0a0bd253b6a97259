import { test } from 'node:test';
import { comparisons, holds } from '../../src/policy/comparison.ts';
import { daysBetween, isOlderThan, isYoungerThan, timeOf } from '../../src/policy/days.ts';
import { linkOf } from '../../src/policy/link.ts';
import { pythonFloat, pythonList } from '../../src/policy/python-text.ts';
import { amount, Tally } from '../../src/policy/tally.ts';

test('numbers and lists are written as Python writes them', (t) => {
  // python3 -c "print(10.0, -1.0, 7.5, ['a', \"it's\", 'b\"', 'c\'\"', 'd\\\\'])"
  t.assert.deepEqual([10, -1, 7.5].map(pythonFloat), ['10.0', '-1.0', '7.5']);
  t.assert.equal(
    pythonList(['a', "it's", 'b"', `c'"`, 'd\\']),
    String.raw`['a', "it's", 'b"', 'c\'"', 'd\\']`,
  );
  t.assert.equal(pythonList([]), '[]');
});

test('comparisons hold as they are written', (t) => {
  const holding = (left: number, right: number) => comparisons.filter((each) => holds(left, each, right));
  t.assert.deepEqual(holding(1, 2), ['!=', '<', '<=']);
  t.assert.deepEqual(holding(2, 2), ['=', '<=', '>=']);
  t.assert.deepEqual(holding(3, 2), ['!=', '>', '>=']);
});

test('ages are told to the second', (t) => {
  const time = Date.parse('2026-01-01T00:00:00.900Z');
  const after = (text: string) => Date.parse(text);
  t.assert.equal(isOlderThan(time, 2, after('2026-01-03T00:00:00Z')), false);
  t.assert.equal(isOlderThan(time, 2, after('2026-01-03T00:00:00.100Z')), true);
  t.assert.equal(isYoungerThan(time, 2, after('2026-01-03T00:00:00Z')), false);
  t.assert.equal(isYoungerThan(time, 2, after('2026-01-02T23:59:59Z')), true);
  t.assert.equal(daysBetween(time, after('2026-01-03T00:00:00Z')), 1);
  t.assert.equal(timeOf('soon'), undefined);
  t.assert.equal(timeOf(undefined), undefined);
});

test('a message leads to the page of the publisher, else to a catalogue, else to anything', (t) => {
  const link = (id: string, ...references: string[]) => linkOf({ id, references });
  const page = 'https://security-tracker.debian.org/tracker/CVE-2024-1';
  t.assert.equal(link('CVE-2024-1', 'https://example.com/', page), page);
  t.assert.equal(
    link('CVE-2024-2961', 'https://example.com/'),
    'https://nvd.nist.gov/vuln/detail/CVE-2024-2961',
  );
  t.assert.equal(link('GHSA-jfh8-c2jp-5v3q'), 'https://github.com/advisories/GHSA-jfh8-c2jp-5v3q');
  t.assert.equal(link('DSA-1', 'javascript:DSA-1', 'http://example.com/'), 'http://example.com/');
  t.assert.equal(link('DSA-1', 'see DSA-1'), 'N/A');
});

test('reasons are counted in the order in which they came', (t) => {
  const tally = new Tally();
  tally.add('of another name');
  tally.add('too old', 1000);
  tally.add('of another name');
  tally.add('never', 0);
  t.assert.deepEqual(tally.notes(), ['2 of another name', '1,000 too old']);
  t.assert.deepEqual(
    [0, 1, 2].map((count) => amount(count, 'package')),
    ['no packages', '1 package', '2 packages'],
  );
  t.assert.equal(amount(0, 'vulnerability', 'vulnerabilities'), 'no vulnerabilities');
});
