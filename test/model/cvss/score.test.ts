import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { cvssScore, severityOfScore } from '../../../src/model/cvss/score.ts';
import { needsSharedData, sharedData } from '../../support/shared-data.ts';

function rows(file: string): string[][] {
  return readFileSync(sharedData('cvss', file), 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')
    .map((line) => line.split(/\s+/));
}

const skip = needsSharedData('cvss');

test('scores of 2.0 are those of its guide, whatever stands behind the base metrics', { skip }, (t) => {
  let base = '';
  for (const [vector = '', score] of rows('v2_score.list')) {
    if (!vector.includes('/E:')) base = score ?? '';
    t.assert.equal(cvssScore(vector), Number(base), vector);
  }
});

test('scores of 3.0 and 3.1 are those of the examples of FIRST', { skip }, (t) => {
  for (const [vector = '', score] of rows('v30_score.list')) {
    t.assert.equal(cvssScore(vector), Number(score), vector);
    t.assert.equal(cvssScore(vector.replace('3.0', '3.1')), Number(score), vector);
  }
});

test('a vector of 3 that is none has no score', { skip }, (t) => {
  const lines = readFileSync(sharedData('cvss', 'v3_error.list'), 'utf8').split('\n').filter(Boolean);
  for (const line of lines) {
    const [vector = '', good] = line.split('#');
    t.assert.equal(cvssScore(vector.trim()) === undefined, good === undefined, line);
  }
});

test('a vector of 3 with metrics of all groups is read', { skip }, (t) => {
  for (const [vector = ''] of rows('v3_roundtrip.list'))
    t.assert.notEqual(cvssScore(vector), undefined, vector);
});

/** As the calculator of FIRST scores them. https://www.first.org/cvss/calculator/4-0, https://www.first.org/cvss/v4-0/examples */
const examples: readonly (readonly [metrics: string, score: number])[] = [
  ['AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 7.3],
  ['AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 7.7],
  ['AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:L/VA:L/SC:N/SI:N/SA:N', 8.3],
  ['AV:L/AC:L/AT:N/PR:N/UI:A/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N', 4.6],
  ['AV:N/AC:L/AT:N/PR:N/UI:A/VC:N/VI:N/VA:N/SC:L/SI:L/SA:N', 5.1],
  ['AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:N/SC:N/SI:L/SA:N', 6.9],
  ['AV:L/AC:L/AT:N/PR:H/UI:N/VC:N/VI:N/VA:N/SC:H/SI:N/SA:N', 5.9],
  ['AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N', 8.7],
  ['AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H', 10],
  ['AV:A/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:H/SI:N/SA:H', 6.4],
  ['AV:L/AC:L/AT:N/PR:H/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H', 9.3],
];

test('scores of 4.0 are those of FIRST', (t) => {
  for (const [metrics, score] of examples) t.assert.equal(cvssScore(`CVSS:4.0/${metrics}`), score, metrics);
});

test('4.0 has no score for nothing lost, for a bare vector and for a metric said twice', (t) => {
  const exploit = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N';
  t.assert.equal(cvssScore(`${exploit}/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N`), 0);
  t.assert.equal(cvssScore(exploit), undefined);
  t.assert.equal(cvssScore(`${exploit}/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N/AV:N`), undefined);
  t.assert.equal(cvssScore(''), undefined);
});

test('a score stands for the word its version gives it', (t) => {
  t.assert.equal(severityOfScore(9, '3.1'), 'critical');
  t.assert.equal(severityOfScore(10, '2.0'), 'high');
  t.assert.equal(severityOfScore(6.9, '4.0'), 'medium');
  t.assert.equal(severityOfScore(0.1, '4.0'), 'low');
  t.assert.equal(severityOfScore(0, '3.0'), 'negligible');
});
