import { suite, test } from 'node:test';
import { compareSides } from '../../src/diff/compare.ts';
import { diffTable } from '../../src/report/diff-table.ts';
import type { ReportView } from '../../src/report/format.ts';
import { plainView, textOf } from '../support/report.ts';
import { emptyDiff, sampleDiff, sampleSides } from '../support/sample-diff.ts';

const wide = { ...plainView, width: 220 };
const show = (view: Partial<ReportView> = {}, diff = sampleDiff()): string =>
  textOf(diffTable.write(diff, { ...wide, ...view }));

suite('the table of a comparison', () => {
  const text = show();

  test('has a section for each kind of thing that changed, with its sum', (t) => {
    t.assert.match(text, /^Verdict {2}go → stop; 1 new$/m);
    t.assert.match(text, /^Vulnerabilities {2}2 new, \d+ gone, 1 changed$/m);
    t.assert.match(text, /^Secrets {2}1 new, 10 gone$/m);
    t.assert.match(text, /^Packages {2}1 added, 2 upgraded, 1 removed$/m);
    t.assert.match(text, /^Files {2}1 added, \d+ removed, 2 changed$/m);
  });

  test('tells of each change what, where, from what to what, and why', (t) => {
    t.assert.match(
      text,
      /^ +new +critical +CVE-2026-1 +libc6 +2\.36-9\+deb12u4\.1 .*package or feed: libc6 2\.36/m,
    );
    t.assert.match(
      text,
      /^ +changed +critical → high +CVE-2023-4911 +libc6 +2\.36-9\+deb12u4 → 2\.36-9\+deb12u4\.1 /m,
    );
    t.assert.match(
      text,
      /^ +new +high +CVE-2024-33 .*was suppressed by a rule \(CVE-2024-33.* rule: kedge\.yaml/m,
    );
    t.assert.match(
      text,
      /^ +upgraded +deb +libc6 +2\.36-9\+deb12u4 → 2\.36-9\+deb12u4\.1 +image: layer 0: /m,
    );
    t.assert.match(
      text,
      /^ +gone +critical → critical|^ +gone +critical +Acme API token +\/app\/\.env:3 .*accepted/m,
    );
  });

  test('ends with the sum of all', (t) => {
    t.assert.match(
      text.trimEnd().split('\n').at(-1) ?? '',
      /^verdict go → stop; 2 vulnerabilities new, \d+ gone, 1 changed; 1 secret new, 10 gone; 1 package added, 2 upgraded, 1 removed; 1 file added, \d+ removed, 2 changed$/,
    );
  });

  test('counts files by directory unless each is asked for', (t) => {
    t.assert.match(text, /^ +\/usr\/share +2$/m);
    t.assert.doesNotMatch(text, /\/usr\/bin\/su2/);
    const each = show({ everyFile: true });
    t.assert.match(each, /^ +changed +\/usr\/bin\/su +content, mode 04755 → 0755 +package: libc6 /m);
    t.assert.match(each, /^ +changed +\/lib +target usr\/lib → usr\/lib64 /m);
    t.assert.match(each, /^ +removed +\/usr\/bin\/su2 /m);
  });

  test('hides what counts on neither side, and says how much, unless it is asked for', (t) => {
    t.assert.doesNotMatch(text, /CVE-2026-2/);
    t.assert.match(text, /^ +\d more that do not count: --show-suppressed$/m);
    t.assert.match(show({ showSuppressed: true }), /^ +changed +high +CVE-2026-2 .*suppressed by VEX/m);
  });

  test('says in one line each what is the same and what was not compared', (t) => {
    const { before } = sampleSides();
    const same = show({}, compareSides({ before, after: before }, '0.1.0'));
    for (const title of ['Vulnerabilities', 'Secrets', 'Packages', 'Files', 'Verdict']) {
      t.assert.match(same, new RegExp(`^${title}  no difference$`, 'm'));
    }
    t.assert.match(same, /\nNo difference in what was compared\n$/);
    const empty = show({}, emptyDiff());
    t.assert.equal(empty.match(/^\w+ {2}not compared: /gm)?.length, 5);
    t.assert.match(empty, /\nNo difference in what was compared\n$/);
  });

  test('notes what limits the comparison', (t) => {
    t.assert.match(text, /^note {2}app:1 is incomplete \(1 problem\): /m);
    t.assert.match(show({ staleFeeds: '2 feeds not up to date' }), /^note {2}2 feeds not up to date$/m);
  });

  test('survives every name an image can have, and keeps to the width', (t) => {
    for (const width of [40, 80, 120]) {
      const narrow = show({ width, everyFile: true, showSuppressed: true });
      t.assert.doesNotMatch(narrow, /[\u0000-\u0009\u000b-\u001f\u202e]/);
    }
    const tables = show({ width: 100, everyFile: true })
      .split('\n')
      .filter((line) => line.startsWith('  '));
    t.assert.deepEqual(
      tables.filter((line) => Array.from(line).length > 100),
      [],
    );
  });
});
