import { test } from 'node:test';
import { riskOf } from '../../src/match/risk.ts';

const none = { exploit: undefined, epss: undefined, scores: [] };
const exploited = { cve: 'CVE-1', added: '2022-01-01', ransomware: false };

test('risk is the threat times the mean of word and scores', (t) => {
  t.assert.equal(riskOf({ ...none, severity: 'high', epss: { score: 0.2 } }), 15);
  t.assert.equal(riskOf({ ...none, severity: 'high', epss: { score: 0.2 }, scores: [9.5, 5.5] }), 15);
  t.assert.equal(riskOf({ ...none, severity: 'unknown', epss: { score: 1 } }), 50);
});

test('a vulnerability that is exploited is certain to be, and weighs more', (t) => {
  t.assert.equal(riskOf({ ...none, severity: 'medium', exploit: exploited, epss: { score: 0.01 } }), 52.5);
  t.assert.equal(riskOf({ ...none, severity: 'medium', exploit: { ...exploited, ransomware: true } }), 55);
  t.assert.equal(riskOf({ ...none, severity: 'critical', exploit: exploited, scores: [10] }), 99.75);
});

test('without exploit and prediction there is no risk to tell', (t) => {
  t.assert.equal(riskOf({ ...none, severity: 'critical', scores: [10] }), 0);
});
