import { suite, test } from 'node:test';
import { compareSides } from '../../src/diff/compare.ts';
import { diffMarkdown } from '../../src/report/diff-markdown.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleFile } from '../support/sample-analysis.ts';
import { emptyDiff, sampleDiff } from '../support/sample-diff.ts';
import { bareSide, filesOf, npm, rebuilt } from '../support/sample-side.ts';

const text = textOf(diffMarkdown.write(sampleDiff(), plainView));

suite('a comparison as Markdown', () => {
  test('begins with the sum, and has a table for each kind of thing that changed', (t) => {
    t.assert.match(text, /^## kedge: `app:1` → `a/);
    t.assert.match(text, /^\*\*verdict go → stop; 2 vulnerabilities new, .*\*\*$/m);
    t.assert.deepEqual(text.match(/^### \w+$/gm), [
      '### Verdict',
      '### Vulnerabilities',
      '### Secrets',
      '### Packages',
      '### Files',
    ]);
    t.assert.match(
      text,
      /^\| \*\*new\*\* \| critical \| `CVE-2026-1` \| `libc6` \| `2\.36-9\+deb12u4\.1` \|/m,
    );
  });

  test('says what was not compared, and between what', (t) => {
    const empty = textOf(diffMarkdown.write(emptyDiff(), plainView));
    t.assert.equal(empty.match(/^\*\*\w+\*\* not compared: /gm)?.length, 5);
    t.assert.match(empty, /^Before: app:1, sha256/m);
  });

  test('lets no name make a link, a mention or a column', (t) => {
    for (const line of text.split('\n').filter((line) => line.startsWith('|'))) {
      const columns = line.match(/(?<!\\)\|/g)?.length ?? 0;
      t.assert.equal([5, 6, 7, 8].includes(columns), true, line);
    }
    t.assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  test('is never longer than a comment may be, and says what it left out', (t) => {
    const packages = Array.from({ length: 3000 }, (_, index) => npm(`package-${index}`, '1.0.0'));
    const files = filesOf(packages.map(({ locations }) => sampleFile(locations[0]?.path ?? '')));
    const after = rebuilt(bareSide({ packages, files }));
    const long = textOf(
      diffMarkdown.write(compareSides({ before: bareSide(), after }, '0.1.0'), {
        ...plainView,
        everyFile: true,
      }),
    );
    t.assert.equal(long.length <= 60_000, true, String(long.length));
    t.assert.match(long, /… and \d+ more/);
    t.assert.match(long, /3,000 packages added/);
  });
});
