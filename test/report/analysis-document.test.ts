import { join } from 'node:path';
import { test } from 'node:test';
import { type AnalysisDocument, toAnalysis } from '../../src/report/analysis-document.ts';
import { json } from '../../src/report/json.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleAnalysis } from '../support/sample-analysis.ts';
import { samplePolicy } from '../support/sample-policy.ts';
import { sampleReport } from '../support/sample-vulnerabilities.ts';
import { scanImage } from '../support/scan.ts';

function readBack(text: string): ReturnType<typeof toAnalysis> {
  const document: AnalysisDocument = JSON.parse(text);
  return toAnalysis(document);
}

for (const [name, analysis] of [
  [
    'with everything in it, names that are not UTF-8 among it',
    sampleAnalysis({ vulnerabilities: sampleReport(), policy: samplePolicy() }),
    sampleAnalysis({
      vulnerabilities: sampleReport({
        expired: [{ source: 'a.yaml', rule: 'CVE-1', reason: 'known', expires: '2025-01-31' }],
      }),
    }),
  ],
  [
    'without what was not looked for',
    sampleAnalysis({ secrets: undefined, malware: undefined, packageFiles: undefined }),
  ],
  ['of a real image', await scanImage(join(import.meta.dirname, '../images/alpine-3.14.tar'))],
] as const) {
  test(`an analysis ${name} that was written and read writes the same document`, (t) => {
    const text = textOf(json.write(analysis, plainView));

    t.assert.equal(textOf(json.write(readBack(text), plainView)), text);
  });
}

test('files are found again by their exact names, hidden ones not', (t) => {
  const analysis = sampleAnalysis();
  const { files } = readBack(textOf(json.write(analysis, plainView)));
  const names: string[] = [];
  files.eachVisible((path) => names.push(path));

  t.assert.equal(files.get('usr/share/caf\udce9.txt')?.path, 'usr/share/caf\udce9.txt');
  t.assert.equal(files.get('usr/bin/su2')?.target, 'usr/bin/su');
  t.assert.equal(files.get('usr/bin/su')?.mode, 0o4755);
  t.assert.equal(files.get('etc/old.conf'), undefined);
  t.assert.equal(names.length, analysis.files.count);
  t.assert.equal(files.hiddenCount, analysis.files.hiddenCount);
});
