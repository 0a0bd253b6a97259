import { suite, test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import type { ImageAnalysis } from '../../src/model/analysis.ts';
import { secretsTable } from '../../src/report/secrets-table.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleAnalysis, sampleSecret, sampleSecrets } from '../support/sample-analysis.ts';

const show = (changes: Partial<ImageAnalysis> = {}, view = {}) =>
  textOf(secretsTable.write(sampleAnalysis(changes), { ...plainView, ...view }));

suite('the table of secrets', () => {
  test('has each secret with all that an entry of an allow list needs', (t) => {
    const secrets = [
      sampleSecret({ instruction: '/bin/sh -c #(nop) COPY dir:1 in /app ' }),
      sampleSecret({ rule: 'other', fingerprint: 'f'.repeat(32), layer: 1 }),
    ];
    const text = show({ secrets });
    t.assert.match(
      text,
      /^ {2}critical {2}Acme API token {2}acme…\n {4}\/app\/\.env:3:7\n {4}layer 0: COPY dir:1 in \/app\n {4}rule acme-token {2}fingerprint 00112233445566778899aabbccddeeff$/m,
    );
    t.assert.match(text, /^ {4}rule other {2}fingerprint f{32}$/m);
  });

  test('never cuts a path', (t) => {
    const path = 'deep/'.repeat(300);
    const text = show({ secrets: [sampleSecret({ place: { kind: 'file', path, line: 1, column: 1 } })] });
    t.assert.equal(text.includes(`    /${path}:1:1\n`), true);
  });

  test('shows all, however many', (t) => {
    const secrets = Array.from({ length: 500 }, () => sampleSecret());
    t.assert.equal(show({ secrets }).match(/fingerprint/g)?.length, 500);
  });

  test('has headings for those that count, the doubtful and the accepted, each once', (t) => {
    const text = show();
    const headings = text.split('\n').filter((line) => /^(Secrets|Doubtful|Accepted)/.test(line));
    t.assert.deepEqual(headings, [
      'Secrets  2 critical, 1 high, 7 medium',
      'Doubtful  1 (placeholder, test-path)',
      'Accepted  2 (1 inline, 1 by known.json)',
    ]);
    t.assert.equal(text.match(/fingerprint/g)?.length, sampleSecrets.length);
    t.assert.doesNotMatch(show({ secrets: [sampleSecret()] }), /Doubtful|Accepted/);
  });

  test('says who accepted a secret, why and until when', (t) => {
    const accepted = { by: 'entry', file: 'known.json', reason: 'rotated', expires: '2026-12-31' } as const;
    t.assert.match(
      show({ secrets: [sampleSecret({ accepted })] }),
      /^ {4}accepted by known\.json, until 2026-12-31, rotated$/m,
    );
  });

  test('tells of what was not looked at, of searches and of problems', (t) => {
    const text = show();
    t.assert.match(text, /^ {2}1,200 × nested-too-deep \(secrets\)\. Raise/m);
    t.assert.match(text, /^Searches {2}files that match: 1 TODO/m);
    t.assert.match(text, /package\.json is not JSON[^]*^incomplete: 1 problem$/m);
    t.assert.doesNotMatch(show({ skips: [], problems: [] }), /Not looked at|incomplete/);
    t.assert.match(show({ secrets: undefined }), /^Secrets {2}not looked for$/m);
    t.assert.match(show({ secrets: [] }), /^Secrets {2}none found$/m);
  });

  test('lets nothing from the image act on the terminal, and colors only color', (t) => {
    t.assert.doesNotMatch(show(), /[\u0000-\u0009\u000b-\u001f\u202e]|[\ud800-\udfff]/u);
    const colored = show({}, { color: true });
    t.assert.notEqual(colored, show());
    t.assert.equal(stripVTControlCharacters(colored), show());
  });
});
