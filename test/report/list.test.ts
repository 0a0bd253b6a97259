import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { formats, sbomFormats, secretsFormats } from '../../src/report/list.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleAnalysis, sampleSecret } from '../support/sample-analysis.ts';

const marker = 'MARKERMARKER';

/** Every fact that inspectors found carries the marker; what SBOMs tell of does not. */
const marked = sampleAnalysis({
  secrets: [sampleSecret({ title: marker, place: { kind: 'label', name: marker }, instruction: marker })],
  searches: [{ search: 'content', name: marker, regex: marker, path: 'etc/passwd', layer: 0, lines: [1] }],
  retrieved: [
    {
      path: `etc/${marker}`,
      layer: 0,
      size: marker.length,
      content: gzipSync(marker).toString('base64'),
      redactions: 0,
    },
  ],
  dockerfile: { mode: 'Actual', text: `ENV TOKEN=${marker}` },
});

suite('formats', () => {
  test('of one command have names of their own', (t) => {
    for (const list of [formats, secretsFormats]) {
      t.assert.equal(new Set(list.map(({ id }) => id)).size, list.length);
    }
  });

  for (const format of sbomFormats) {
    test(`${format.id} has nothing of what inspectors found`, (t) => {
      const text = textOf(format.write(marked, plainView));
      t.assert.equal(text.includes(marker), false);
      t.assert.equal(text, textOf(format.write(sampleAnalysis(), plainView)));
    });
  }
});
