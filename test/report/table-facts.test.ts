import { suite, test } from 'node:test';
import type { ImageAnalysis } from '../../src/model/analysis.ts';
import { table } from '../../src/report/table.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleAnalysis } from '../support/sample-analysis.ts';

const show = (changes: Partial<ImageAnalysis> = {}, color = false) =>
  textOf(table.write(sampleAnalysis(changes), { ...plainView, color }));

suite('the facts of the table', () => {
  test('begin with malware, in red, and end with it', (t) => {
    const text = show({}, true);
    t.assert.equal(text.indexOf('Malware') < text.indexOf('Layers'), true);
    t.assert.match(text, /\u001b\[31mEicar-Test/);
    t.assert.match(show(), /^malware: 2 files\. /m);
    t.assert.match(show(), /^ {2}Eicar-Test {2}.*\(layer 0, replaced later in layer 1\)$/m);
  });

  test('tell no malware found from no scanner asked', (t) => {
    const clean = show({ malware: { scanner: 'clamav', version: 'ClamAV 1', findings: [] } });
    t.assert.match(clean, /^Malware {2}none found \(ClamAV 1\)$/m);
    t.assert.doesNotMatch(show({ malware: undefined }), /[Mm]alware/);
  });

  test('count changed and missing files of packages, neither extra nor configuration', (t) => {
    t.assert.match(show(), /^ {2}1 changed, 1 missing of 3 files of packages$/m);
    t.assert.doesNotMatch(show({ packageFiles: undefined }), /of packages/);
  });

  test('count what runs setuid or setgid', (t) => {
    t.assert.match(show(), /^ {2}2 files setuid or setgid$/m);
    t.assert.doesNotMatch(show({ suidFiles: [], packageFiles: undefined }), /System files/);
  });

  test('count the files that searches match, by name; those for secrets where secrets are not shown', (t) => {
    t.assert.match(show(), /^Searches {2}files that match: 1 TODO$/m);
    t.assert.match(show({ secrets: undefined }), /^Searches {2}files that match: 1 TODO, 1 PRIV_KEY$/m);
    t.assert.doesNotMatch(show({ searches: [] }), /Searches/);
  });

  test('list what was not looked at, with its count and the remedy', (t) => {
    t.assert.match(
      show(),
      /^Not looked at\n {2}1,200 × nested-too-deep \(secrets\)\. Raise limits\.archiveDepth in the configuration\.$/m,
    );
    t.assert.doesNotMatch(show({ skips: [] }), /Not looked at/);
  });

  test('cut a long list of malware', (t) => {
    const findings = Array.from({ length: 30 }, (_, layer) => ({ path: `f${layer}`, layer, signature: 's' }));
    const text = show({ malware: { scanner: 'clamav', version: 'v', findings } });
    t.assert.match(text, /\/f19 /);
    t.assert.doesNotMatch(text, /\/f20 /);
    t.assert.match(text, /… and 10 more: -o json/);
  });
});
