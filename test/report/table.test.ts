import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { table } from '../../src/report/table.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleAnalysis, samplePackage } from '../support/sample-analysis.ts';

const show = (changes = {}, view = {}) =>
  textOf(table.write(sampleAnalysis(changes), { ...plainView, ...view }));

function packages(type: 'deb' | 'npm' | 'gem', count: number) {
  return Array.from({ length: count }, (_, index) =>
    samplePackage({ type, name: `${type}${index}`, purl: 'pkg:x/y' }),
  );
}

suite('the table', () => {
  const text = show({}, { elapsedMs: 1234 });

  test('names the image, its digests, platform and distribution', () => {
    const { image } = sampleAnalysis();
    for (const fact of [
      image.location,
      image.id,
      image.manifestDigest,
      'linux/amd64',
      image.created,
      'Debian GNU/Linux 12 (bookworm)',
    ]) {
      assert.ok(text.includes(String(fact)), String(fact));
    }
  });

  test('shows each layer with its sizes and the instruction as the Dockerfile had it', (t) => {
    t.assert.match(text, /^ {2}0 {2}29\.1 MB +77\.8 MB {2}ADD file:1 in \/$/m);
    t.assert.match(text, /^ {2}1 +1\.2 kB +4\.1 kB {2}COPY app \/app$/m);
  });

  test('counts packages by type', (t) => {
    t.assert.match(text, /^Packages {2}1 deb, 1 maven, 1 npm$/m);
  });

  test('ends with what was found, how long it took, and that problems make it incomplete', (t) => {
    t.assert.equal(
      text.trimEnd().split('\n').at(-1),
      'malware: 2 files. incomplete: 1 problem. 3 packages, 10 secrets, 10 files (and 1 file that later layers hide), 2 layers in 1.2 s',
    );
    t.assert.match(
      show({ problems: [], malware: undefined }).trimEnd().split('\n').at(-1) ?? '',
      /^3 packages, .*, 2 layers$/,
    );
  });

  test('has no section for problems when there are none', (t) => {
    t.assert.doesNotMatch(show({ problems: [] }), /Problems|incomplete/);
  });

  test('lets nothing from the image act on the terminal', (t) => {
    t.assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f]/);
    t.assert.match(text, /app\/\\x1b\[2Jx\/package\.json is not JSON \(layer 1\)/);
  });

  test('groups problems by what went wrong, and cuts long groups', (t) => {
    const problems = Array.from({ length: 25 }, (_, index) => ({
      by: index < 24 ? 'npm/installed' : 'layer',
      code: 'malformed-file',
      message: `m${index}`,
      path: `p${index}`,
    }));
    const lines = show({ problems }).split('\n');
    t.assert.equal(lines.filter((line) => line.includes('malformed-file')).length, 2);
    assert.ok(lines.includes('    /p9: m9'));
    assert.ok(!lines.includes('    /p10: m10'));
    assert.ok(lines.includes('    … and 14 more'));
  });
});

suite('the packages of the table', () => {
  const rowsOf = (text: string, type: string) =>
    text.split('\n').filter((line) => line.startsWith(`  ${type} `));

  test('are all shown when they are few', (t) => {
    t.assert.equal(rowsOf(show({ packages: packages('deb', 20) }), 'deb').length, 20);
    t.assert.doesNotMatch(show({ packages: packages('deb', 20), searches: [] }), /more|-o json/);
  });

  test('are cut when they are many, with a hint where the rest is', (t) => {
    const rows = rowsOf(show({ packages: packages('deb', 500) }), 'deb');
    t.assert.equal(rows.length, 21);
    t.assert.match(rows.at(-1) ?? '', /… and 480 more/);
    t.assert.match(show({ packages: packages('deb', 500) }), /-o json/);
  });

  test('of a large type leave room for the others', (t) => {
    const text = show({ packages: [...packages('deb', 500), ...packages('gem', 3), ...packages('npm', 90)] });
    t.assert.equal(rowsOf(text, 'gem').length, 3);
    t.assert.equal(rowsOf(text, 'npm').length, 9);
    t.assert.equal(rowsOf(text, 'deb').length, 9);
  });

  test('that are absent are said to be', (t) => {
    t.assert.match(show({ packages: [] }), /^Packages {2}none found$/m);
  });
});

for (const width of [60, 80, 200]) {
  test(`rows keep within ${width} characters`, () => {
    const long = packages('deb', 3).map((pkg) => ({
      ...pkg,
      licenses: ['x'.repeat(300)],
      name: 'n'.repeat(300),
      version: '1'.repeat(100),
    }));
    const rows = show(
      { packages: long, suidFiles: [], packageFiles: undefined, secrets: [], skips: [] },
      { width },
    )
      .split('\n')
      .filter((line) => /^ {2}(deb|\d)/.test(line));
    assert.equal(rows.length, 5);
    for (const line of rows) assert.ok(line.length <= width, line);
    assert.ok(rows.some((line) => line.length > width - 5));
  });
}

test('a column that would be empty is left out', (t) => {
  t.assert.doesNotMatch(show({ packages: packages('deb', 3) }), /Licenses/);
});

test('color changes nothing but the color', (t) => {
  const colored = show({}, { color: true });
  t.assert.notEqual(colored, show());
  t.assert.equal(stripVTControlCharacters(colored), show());
});
