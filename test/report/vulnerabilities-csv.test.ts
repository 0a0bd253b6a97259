import { suite, test } from 'node:test';
import { vulnerabilitiesCsv } from '../../src/report/vulnerabilities-csv.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleAnalysis } from '../support/sample-analysis.ts';
import { sampleReport, sampleVulnerabilities } from '../support/sample-vulnerabilities.ts';

const text = textOf(vulnerabilitiesCsv.write(sampleAnalysis({ vulnerabilities: sampleReport() }), plainView));

/** RFC 4180, section 2. */
function parsed(csv: string): string[][] {
  return csv
    .split('\r\n')
    .slice(0, -1)
    .map((line) =>
      Array.from(`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",]*))/g), ([, quoted, plain = '']) =>
        quoted === undefined ? plain : quoted.replaceAll('""', '"'),
      ),
    );
}

suite('vulnerabilities as CSV', () => {
  const [heading = [], ...rows] = parsed(text);
  const column = (name: string) => rows.map((row) => row[heading.indexOf(name)]);

  test('are a line each, those that are suppressed too, every line as wide as the heading', (t) => {
    t.assert.equal(
      column('kind').filter((kind) => kind === 'vulnerability').length,
      sampleVulnerabilities.length,
    );
    for (const row of rows) t.assert.equal(row.length, heading.length);
    t.assert.deepEqual(
      column('risk').filter((risk) => risk !== ''),
      sampleVulnerabilities.map(({ risk }) => String(risk)),
    );
    t.assert.equal(column('suppressed_by').filter((by) => by !== '').length, 4);
  });

  test('are followed by what could not be judged or read, and by rules that expired', (t) => {
    const expired = [{ source: 'a.yaml', rule: 'CVE-1', reason: 'known', expires: '2025-01-31' }];
    const report = sampleReport({
      vulnerabilities: [],
      gaps: [
        { kind: 'distro-unknown', message: '=1+1', packages: [] },
        { kind: 'no-feed', message: 'none', packages: ['npm-@acme/ui'] },
      ],
      expired,
    });
    const problems = [{ code: 'malformed-file', message: 'bad', path: 'a/b', layer: 0, by: 'x' }] as const;
    const table = (vulnerabilities: typeof report | undefined) =>
      parsed(textOf(vulnerabilitiesCsv.write(sampleAnalysis({ vulnerabilities, problems }), plainView)));
    const shown = ['kind', 'summary', 'package', 'path'].map((name) => heading.indexOf(name));
    const told = (found: string[][]) => found.slice(1).map((row) => shown.map((at) => row[at]));
    t.assert.deepEqual(told(table(report)), [
      ['not-covered/distro-unknown', "'=1+1", '', ''],
      ['not-covered/no-feed', 'none', "'@acme/ui", ''],
      ['ignore-rule-expired', 'The ignore rule for CVE-1 in a.yaml expired on 2025-01-31', '', ''],
      ['problem/malformed-file', 'bad', '', '/a/b'],
    ]);
    t.assert.deepEqual(told(table(undefined))[0]?.slice(0, 2), [
      'vulnerabilities-off',
      'Vulnerabilities were not looked for.',
    ]);
  });

  test('are no formulas to a spreadsheet', (t) => {
    for (const value of rows.flat()) t.assert.doesNotMatch(value, /^[=+\-@\t\r]/);
    t.assert.equal(
      column('vulnerability').some((id) => id?.startsWith("'=HYPERLINK(")),
      true,
    );
  });

  test('hold no control character and no line break within a field', (t) => {
    t.assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
});
