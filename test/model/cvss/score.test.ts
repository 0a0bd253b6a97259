import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { cvssScore, severityOfScore } from '../../../src/model/cvss/score.ts';
import { subscoresV3 } from '../../../src/model/cvss/v3.ts';
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

/** As NVD publishes them. */
const subscores: readonly (readonly [
  cve: string,
  metrics: string,
  exploitability: number,
  impact: number,
])[] = [
  ['CVE-2021-44228', 'AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', 3.9, 6],
  ['CVE-2014-0160', 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N', 3.9, 3.6],
  ['CVE-2021-3156', 'AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H', 1.8, 5.9],
  ['CVE-2020-11022', 'AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', 2.8, 2.7],
  ['CVE-2021-24145', 'AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H', 1.2, 5.9],
  ['CVE-2019-5736', 'AV:L/AC:L/PR:N/UI:R/S:C/C:H/I:H/A:H', 1.8, 6],
];

test('the parts of a score of 3 are those of NVD', (t) => {
  for (const [cve, metrics, exploitability, impact] of subscores)
    for (const version of ['3.0', '3.1'])
      t.assert.deepEqual(subscoresV3(`CVSS:${version}/${metrics}`), { exploitability, impact }, cve);
});

test('what loses nothing has no impact, and what is no vector no parts', (t) => {
  const nothing = { exploitability: 3.9, impact: 0 };
  for (const scope of ['U', 'C'])
    t.assert.deepEqual(subscoresV3(`CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:${scope}/C:N/I:N/A:N`), nothing);
  t.assert.equal(subscoresV3('CVSS:3.1/AV:N'), undefined);
  t.assert.equal(subscoresV3('AV:N/AC:L/Au:N/C:P/I:P/A:P'), undefined);
});

test('a score of 3 is that of NVD', (t) => {
  t.assert.equal(cvssScore('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H'), 10);
  t.assert.equal(cvssScore('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N'), 7.5);
  t.assert.equal(cvssScore('CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H'), 7.8);
  t.assert.equal(cvssScore('CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N'), 6.1);
  t.assert.equal(cvssScore('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:N/I:N/A:N'), 0);
});
