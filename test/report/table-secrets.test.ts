import { suite, test } from 'node:test';
import type { Secret } from '../../src/model/secret.ts';
import { table } from '../../src/report/table.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleAnalysis, sampleSecret } from '../support/sample-analysis.ts';

const show = (secrets: readonly Secret[] | undefined, width = 120) =>
  textOf(table.write(sampleAnalysis({ secrets }), { ...plainView, width }));
const at = (path: string, more: Partial<Secret & { line: number }> = {}) =>
  sampleSecret({ place: { kind: 'file', path, line: 3, column: 7 }, ...more });

suite('the secrets of the table', () => {
  test('are counted by severity', (t) => {
    const text = show([at('a'), at('b'), at('c', { severity: 'low' })]);
    t.assert.match(text, /^Secrets {2}2 critical, 1 low$/m);
    t.assert.match(text, /\b3 packages, 3 secrets, /);
  });

  test('have severity, title, place with line, layer and the beginning of the value', (t) => {
    t.assert.match(show([at('app/.env')]), /^ {2}critical {2}Acme API token {2}\/app\/\.env:3 +0 +acme…$/m);
  });

  test('in archives, in the config and in the Dockerfile are named as one finds them', (t) => {
    const text = show([
      sampleSecret({ place: { kind: 'file', path: 'a.zip', member: 'b/.env', line: 2, column: 1 } }),
      ...(['environment', 'label', 'history', 'entrypoint', 'command', 'healthcheck'] as const).map((kind) =>
        sampleSecret({ place: { kind, name: 'NAME' } }),
      ),
      sampleSecret({ place: { kind: 'dockerfile', line: 4, column: 1 } }),
    ]);
    for (const place of [
      '/a.zip!/b/.env:2',
      'ENV NAME',
      'LABEL NAME',
      'history NAME',
      'ENTRYPOINT',
      'CMD',
      'HEALTHCHECK',
      'Dockerfile:4',
    ]) {
      t.assert.equal(text.includes(`  ${place}  `), true, place);
    }
  });

  test('say when a later layer deleted their file', (t) => {
    const hidden = { by: 2, how: 'deleted' } as const;
    const secret = sampleSecret({ place: { kind: 'file', path: 'a', line: 1, column: 1, hidden } });
    t.assert.match(show([secret]), /\/a:1 +0, deleted later in layer 2 +acme…$/m);
  });

  test('in doubt or accepted are a line each, and are not counted', (t) => {
    const text = show([
      at('a'),
      at('b', { doubts: ['placeholder'], severity: 'info' }),
      at('c', { doubts: ['test-path'], severity: 'info' }),
      at('d', { accepted: { by: 'inline' } }),
      at('e', { accepted: { by: 'entry', file: 'known.json' } }),
    ]);
    t.assert.match(text, /^Secrets {2}1 critical$/m);
    t.assert.match(text, /^ {2}2 doubtful \(placeholder, test-path\)$/m);
    t.assert.match(text, /^ {2}2 accepted \(1 inline, 1 by known\.json\)$/m);
    t.assert.doesNotMatch(text, /\/[bcde]:3/);
  });

  test('are cut after twenty, with the command that shows the rest', (t) => {
    const secrets = Array.from({ length: 25 }, (_, index) => at(`f${index}`));
    const text = show(secrets);
    t.assert.match(text, /\/f19:3/);
    t.assert.doesNotMatch(text, /\/f20:3/);
    t.assert.match(text, /^ {2}… and 5 more: kedge secrets registry:ghcr\.io\/acme\/app:1$/m);
    t.assert.doesNotMatch(show(secrets.slice(5)), /… and/);
  });

  test('that are absent are told from those nobody looked for', (t) => {
    t.assert.match(show([]), /^Secrets {2}none found$/m);
    t.assert.match(show([]), /\b0 secrets\b/);
    t.assert.match(show(undefined), /^Secrets {2}not looked for$/m);
    t.assert.doesNotMatch(show(undefined), /\d secrets?\b/);
  });

  for (const width of [60, 100]) {
    test(`keep within ${width} characters, with the end of a long path`, (t) => {
      const text = show([at(`${'deep/'.repeat(200)}.env`)], width);
      const row = text.split('\n').find((line) => line.startsWith('  critical')) ?? '';
      t.assert.equal(row.length <= width, true);
      t.assert.match(row, /….*\/\.env:3/);
    });
  }
});
