import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ReportView } from '../../src/report/format.ts';
import { table } from '../../src/report/table.ts';
import { vulnerabilitiesTable } from '../../src/report/vulnerabilities-table.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleAnalysis, samplePackage } from '../support/sample-analysis.ts';
import { sampleReport, sampleVulnerability } from '../support/sample-vulnerabilities.ts';

const wide = { ...plainView, width: 160 };

function show(view: Partial<ReportView> = {}, changes = {}): string {
  const analysis = sampleAnalysis({ vulnerabilities: sampleReport(), ...changes });
  return textOf(vulnerabilitiesTable.write(analysis, { ...wide, ...view }));
}

suite('the table of vulnerabilities', () => {
  const text = show();

  test('has a row for each thing to do, the riskiest first', (t) => {
    const rows = text.split('\n').filter((line) => /^ +\d/.test(line));
    t.assert.match(
      rows[0] ?? '',
      /^ +98\.2 +upgrade glibc to 2\.36-9\+deb12u10 +2\.36-9\+deb12u4 +2 +critical +known exploited, by ransomware$/,
    );
    t.assert.match(rows[1] ?? '', /^ +70\.0 +upgrade @acme\/ui to 1\.2\.9 +1\.2\.3 +1 +medium$/);
    t.assert.equal(rows.length, 5);
  });

  test('sets apart what has no fix, and says what will not be fixed', (t) => {
    const [, after = ''] = text.split('Without a fix\n');
    t.assert.match(after, /glibc \(will not be fixed\)[\s\S]*@acme\/ui[\s\S]*commons-io/);
  });

  test('counts each vulnerability once in its heading', (t) => {
    t.assert.match(
      text,
      /^Vulnerabilities {2}1 critical, 1 high, 1 medium, 1 low, 1 negligible, 1 unknown$/m,
    );
    const twice = sampleReport({
      vulnerabilities: [
        sampleVulnerability({ severity: 'low' }),
        sampleVulnerability({ package: 'npm-@acme/ui', severity: 'critical' }),
      ],
    });
    t.assert.match(show({}, { vulnerabilities: twice }), /^Vulnerabilities {2}1 critical$/m);
  });

  test('with everyFinding has a row for each finding that counts', (t) => {
    const all = show({ everyFinding: true });
    t.assert.equal(all.match(/^ +\d+\.\d +(critical|high|medium|low|negligible|unknown) /gm)?.length, 6);
    t.assert.match(all, /CVE-2023-4911! +libc6 +2\.36-9\+deb12u4 +fixed in /);
    t.assert.doesNotMatch(all, /CVE-2024-30/);
  });

  test('shows what is suppressed only when asked, with who says so', (t) => {
    t.assert.match(text, /^4 findings suppressed: --show-suppressed$/m);
    t.assert.doesNotMatch(text, /CVE-2024-3[0-3]/);
    const all = show({ showSuppressed: true });
    t.assert.match(all, /CVE-2024-30 +@acme\/ui 1\.2\.3 +by VEX \(app\.openvex\.json\)/);
    t.assert.match(all, /CVE-2024-31 .*by the package that owns it \(deb-libc6\): Debian fixed it/);
    t.assert.doesNotMatch(all, /findings suppressed/);
  });

  test('never cuts what makes it urgent, nor who suppressed it until when', (t) => {
    const narrow = show({ showSuppressed: true, width: 80 });
    const words = narrow.replaceAll(/\s+/g, ' ');
    for (const word of ['2.36-9+deb12u10', 'known', 'exploited,', 'ransomware', 'until', '2026-12-31)']) {
      t.assert.equal(words.includes(word), true, word);
    }
  });

  test('says what was not covered, and which advisories were asked', (t) => {
    t.assert.match(text, /^not covered {2}Debian 12 is no longer supported$/m);
    t.assert.match(text, /^Feeds of 2026-11-15, sha256:[0-9a-f]{64}$/m);
    t.assert.match(show({ staleFeeds: 'too old' }), /^Feeds of 2026-11-15, sha256:[0-9a-f]{64}: too old$/m);
  });

  test('keeps every line within the width, and every text within its line', (t) => {
    for (const view of [{}, { everyFinding: true, showSuppressed: true }]) {
      for (const line of show({ ...view, width: 100 }).split('\n')) {
        if (/^(not covered|Feeds)/.test(line)) continue;
        assert.ok(line.length <= 100, line);
      }
      t.assert.doesNotMatch(show(view), /[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
    }
  });

  test('says that nothing was looked for, or found', (t) => {
    t.assert.match(show({}, { vulnerabilities: undefined }), /not looked for/);
    t.assert.match(show({}, { vulnerabilities: sampleReport({ vulnerabilities: [] }) }), /none found/);
  });
});

suite('vulnerabilities in the overview of a scan', () => {
  const overview = (changes = {}) =>
    textOf(table.write(sampleAnalysis({ vulnerabilities: sampleReport(), ...changes }), wide));

  test('are told by what to do; the rest is counted', (t) => {
    const text = overview();
    t.assert.match(text, /^ +98\.2 +upgrade glibc to /m);
    t.assert.match(text, /^ {2}3 vulnerabilities of 3 packages without a fix$/m);
    t.assert.match(text, /, 6 vulnerabilities, /);
  });

  test('are cut after twenty rows, with where the others are', (t) => {
    const packages = Array.from({ length: 25 }, (_, index) =>
      samplePackage({ type: 'deb', name: `package-${index}`, purl: `pkg:deb/x@${index}` }),
    );
    const vulnerabilities = packages.map(({ id }) => sampleVulnerability({ package: id }));
    const text = overview({ packages, vulnerabilities: sampleReport({ vulnerabilities }) });
    t.assert.equal(text.match(/upgrade package-/g)?.length, 20);
    t.assert.match(text, /… and 5 more: kedge vulns registry:ghcr\.io\/acme\/app:1/);
  });

  test('that were not looked for are not counted as none', (t) => {
    const text = overview({ vulnerabilities: undefined });
    t.assert.match(text, /^Vulnerabilities {2}not looked for$/m);
    t.assert.doesNotMatch(text, /0 vulnerabilities/);
  });
});
