import { suite, test } from 'node:test';
import { checkFailOn } from '../../src/cli/fail-on.ts';
import { parseFailRule } from '../../src/cli/fail-rule.ts';
import { KedgeError } from '../../src/core/errors.ts';
import type { Vulnerability } from '../../src/model/vulnerability.ts';
import { sampleAnalysis } from '../support/sample-analysis.ts';
import { npmVulnerability, sampleReport, sampleVulnerability } from '../support/sample-vulnerabilities.ts';

/** What the command says; undefined when no rule is met. */
function said(rules: readonly string[], vulnerabilities: readonly Vulnerability[], changes = {}) {
  const report = sampleReport({ vulnerabilities, gaps: [], ...changes });
  const analysis = sampleAnalysis({ secrets: [], vulnerabilities: report });
  try {
    checkFailOn(rules.map(parseFailRule), analysis);
  } catch (error) {
    if (error instanceof KedgeError && error.code === 'FAIL_ON') return error.message;
    throw error;
  }
  return undefined;
}

const meets = (rule: string, changes: Partial<Vulnerability>) =>
  said([rule], [sampleVulnerability(changes)]) !== undefined;
const noFix = { state: 'not-fixed', versions: [] } as const;
const exploit = { cve: 'CVE-1', added: '2024-01-01', ransomware: false };

suite('a rule is met', () => {
  test('by its severity and by worse ones', (t) => {
    const met = (['critical', 'high', 'medium', 'low', 'negligible', 'unknown'] as const).filter((severity) =>
      meets('medium', { severity }),
    );
    t.assert.deepEqual(met, ['critical', 'high', 'medium']);
    t.assert.equal(meets('negligible', { severity: 'unknown' }), false);
  });

  test('by what has a fix, what is exploited, and what is above a number', (t) => {
    t.assert.deepEqual([meets('fixable', {}), meets('fixable', { fix: noFix })], [true, false]);
    t.assert.deepEqual([meets('kev', { exploit }), meets('kev', {})], [true, false]);
    const epss = { score: 0.5, percentile: 0.9 };
    t.assert.deepEqual(
      [meets('epss>0.5', { epss }), meets('epss>=0.5', { epss }), meets('epss>=0', {})],
      [false, true, false],
    );
    t.assert.deepEqual([meets('risk>70', { risk: 70.1 }), meets('risk>70', { risk: 70 })], [true, false]);
  });

  test('when all its conditions hold for one and the same vulnerability', (t) => {
    const found = [
      sampleVulnerability({ id: 'CVE-1', severity: 'critical', fix: noFix }),
      sampleVulnerability({ id: 'CVE-2', severity: 'low' }),
    ];
    t.assert.equal(said(['high,fixable'], found), undefined);
    t.assert.match(said(['high,fixable'], [...found, sampleVulnerability({ id: 'CVE-3' })]) ?? '', /CVE-3/);
  });

  test('by secrets that are not listed, since nobody can tell whether they count', (t) => {
    const problem = { by: 'secrets', code: 'findings-dropped', message: '51 more' };
    const fails = (by: string) => () =>
      checkFailOn(
        [parseFailRule('secrets')],
        sampleAnalysis({ secrets: [], problems: [{ ...problem, by }] }),
      );
    t.assert.throws(fails('secrets'), { code: 'FAIL_ON' });
    t.assert.doesNotThrow(fails('malware'));
  });

  test('by nothing that is suppressed', (t) => {
    t.assert.equal(meets('low', { suppressed: { by: 'ignore-rule', source: 'a', reason: 'b' } }), false);
  });

  test('by a distribution that has ended, and by no other gap', (t) => {
    const gap = (kind: string) => ({ gaps: [{ kind, message: 'x', packages: [] }] });
    t.assert.match(
      said(['eol'], [], gap('distro-end-of-life')) ?? '',
      /no longer supported \(--fail-on eol\)/,
    );
    t.assert.equal(said(['eol'], [], gap('no-feed')), undefined);
  });
});

test('one rule of several is enough, and all that are met are named, with the riskiest', (t) => {
  const found = [sampleVulnerability(), npmVulnerability({ exploit }), npmVulnerability({ id: 'CVE-7' })];
  t.assert.equal(
    said(['critical', 'high', 'kev'], found),
    'The image has 2 vulnerabilities, first CVE-2024-2961 in libc6 2.36-9+deb12u4 (--fail-on high)' +
      ' and 1 vulnerability, first CVE-2024-2961 in @acme/ui 1.2.3 (--fail-on kev)',
  );
  t.assert.equal(said(['critical'], found), undefined);
});
