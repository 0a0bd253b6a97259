import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ImageAnalysis } from '../../src/model/analysis.ts';
import { gitlabSecretDetection } from '../../src/report/gitlab-secret-detection.ts';
import { plainView, textOf } from '../support/report.ts';
import { hostileName, sampleAnalysis, sampleSecret, sampleSecrets } from '../support/sample-analysis.ts';
import { gitlabCheck } from '../support/schemas.ts';

const problemsOf = gitlabCheck();

function reportOf(changes: Partial<ImageAnalysis> = {}, view = plainView) {
  const report = JSON.parse(textOf(gitlabSecretDetection.write(sampleAnalysis(changes), view)));
  assert.deepEqual(problemsOf(report), []);
  return report;
}

suite("GitLab's report", () => {
  const report = reportOf();
  const { vulnerabilities } = report;

  test('has every secret that nobody accepted, and says how many are left out', (t) => {
    t.assert.equal(
      vulnerabilities.length,
      sampleSecrets.filter(({ accepted }) => accepted === undefined).length,
    );
    t.assert.deepEqual(report.scan.messages.at(-1), {
      level: 'info',
      value: 'Left out: 2 accepted secrets.',
    });
  });

  test('gives each an id of its own, the same in every run', (t) => {
    const ids = vulnerabilities.map(({ id }: { id: string }) => id);
    t.assert.equal(new Set(ids).size, ids.length);
    t.assert.match(ids[0], /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    t.assert.deepEqual(reportOf().vulnerabilities, vulnerabilities);
  });

  test('tells twice the same secret in one variable apart', (t) => {
    const place = { kind: 'environment', name: 'TOKENS' } as const;
    const [one, two] = reportOf({
      secrets: [sampleSecret({ place }), sampleSecret({ place })],
    }).vulnerabilities;
    t.assert.notEqual(one.id, two.id);
  });

  test('names file, line, rule, image and layer', (t) => {
    const [first] = vulnerabilities;
    const { image } = sampleAnalysis();
    t.assert.deepEqual(first.location, {
      file: 'app/.env',
      start_line: 3,
      commit: { sha: '0'.repeat(40) },
    });
    t.assert.equal(first.severity, 'Critical');
    t.assert.equal(first.identifiers[0].value, 'acme-token');
    t.assert.equal(first.identifiers[1].value, sampleSecret().fingerprint);
    t.assert.equal(first.details.digest.value, image.manifestDigest);
    t.assert.equal(first.details.layer.value, image.layers[0]?.diffId);
    t.assert.equal(vulnerabilities[1].details.hidden.value, 'deleted later in layer 1');
  });

  test('flags what is in doubt as a likely false positive', (t) => {
    const doubtful = vulnerabilities.at(-1);
    t.assert.equal(doubtful.severity, 'Info');
    t.assert.deepEqual(
      doubtful.flags.map(({ description }: { description: string }) => description),
      ['placeholder', 'test-path'],
    );
    t.assert.deepEqual(vulnerabilities[0].flags, []);
  });

  test('never has the source line', (t) => {
    for (const vulnerability of vulnerabilities)
      t.assert.equal('raw_source_code_extract' in vulnerability, false);
  });

  test('tells of problems, of what was left out, and of a search that did not take place', (t) => {
    const levels = (changes: Partial<ImageAnalysis>) =>
      reportOf(changes).scan.messages.map(({ level, value }: { level: string; value: string }) => [
        level,
        value.split(/[ :]/, 1)[0],
      ]);
    t.assert.deepEqual(levels({ secrets: [] }), [
      ['warn', 'malformed-file'],
      ['info', 'Not'],
    ]);
    t.assert.deepEqual(levels({ secrets: undefined, problems: [], skips: [] }), [['warn', 'Secrets']]);
  });

  test('is dated by SOURCE_DATE_EPOCH, else at the beginning of time', (t) => {
    t.assert.equal(report.scan.start_time, '1970-01-01T00:00:00');
    t.assert.equal(reportOf({}, { ...plainView, epoch: 90 }).scan.end_time, '1970-01-01T00:01:30');
  });

  test('takes long titles, and lets no name become markup', (t) => {
    const place = { kind: 'file', path: `![x](http:y)@all <b> ${hostileName}`, line: 1, column: 1 } as const;
    const [only] = reportOf({ secrets: [sampleSecret({ title: 'x'.repeat(300), place })] }).vulnerabilities;
    t.assert.equal(only.name.length, 255);
    t.assert.doesNotMatch(only.description, /(?<!\\)[![\]<>@]/);
    t.assert.doesNotMatch(only.description, /[\u0000-\u001f]/);
  });
});
