import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { markdown } from '../../src/report/markdown.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleAnalysis, samplePackage } from '../support/sample-analysis.ts';
import { sampleReport, sampleVulnerability } from '../support/sample-vulnerabilities.ts';

const textFor = (changes = {}, view = {}) =>
  textOf(
    markdown.write(sampleAnalysis({ vulnerabilities: sampleReport(), ...changes }), {
      ...plainView,
      ...view,
    }),
  );

/** What is neither in a code span nor escaped. */
const bare = (text: string) => text.replaceAll(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '').replaceAll(/\\./g, '');

suite('the report for a pull request', () => {
  const text = textFor();

  test('says what to do, most urgent first', (t) => {
    const rows = text.split('\n').filter((line) => /^\| \d/.test(line));
    t.assert.match(
      rows[0] ?? '',
      /^\| 98\.2 \| `glibc` \| `2\.36-9\+deb12u4` \| `2\.36-9\+deb12u10` \| 2: `CVE-2023-4911` `CVE-2024-2961` \| critical, \*\*known exploited/,
    );
  });

  test('every row has as many cells as its heading', (t) => {
    let cells = 0;
    for (const line of textFor({}, { showSuppressed: true }).split('\n')) {
      const count = line.split(/(?<!\\)\|/).length;
      if (!line.startsWith('|')) cells = 0;
      else if (cells === 0) cells = count;
      else t.assert.equal(count, cells, line);
    }
  });

  test('nothing in a name is markup, a mention or a link', (t) => {
    const rest = bare(textFor({}, { showSuppressed: true }));
    t.assert.doesNotMatch(rest, /[<>[\]`]/);
    t.assert.doesNotMatch(rest, /@(?!\u200b)/);
  });

  test('is never longer than a comment may be, and says what it leaves out', (t) => {
    const packages = Array.from({ length: 3000 }, (_, index) =>
      samplePackage({ type: 'deb', name: `package-${index}`, purl: `pkg:deb/x@${index}` }),
    );
    const vulnerabilities = packages.map(({ id }, index) =>
      sampleVulnerability({ package: id, risk: index % 100 }),
    );
    const gaps = Array.from({ length: 500 }, () => ({
      kind: 'no-feed' as const,
      message: '!'.repeat(1000),
      packages: [],
    }));
    const long = textFor({ packages, vulnerabilities: sampleReport({ vulnerabilities, gaps }) });
    assert.ok(long.length <= 60_000, String(long.length));
    t.assert.match(long, /… and \d+ more\n/);
    t.assert.match(long, /Feeds of /);
  });

  test('tells how many are suppressed, by whom when asked', (t) => {
    t.assert.match(text, /4 findings suppressed\./);
    t.assert.match(textFor({}, { showSuppressed: true }), /### Suppressed\n[\s\S]*by VEX/);
  });

  test('says that nothing was looked for, and that nothing was found', (t) => {
    t.assert.match(textFor({ vulnerabilities: undefined }), /were not looked for/);
    t.assert.match(textFor({ vulnerabilities: sampleReport({ vulnerabilities: [] }) }), /none found/);
  });
});
