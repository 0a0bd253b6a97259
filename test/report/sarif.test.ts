import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ImageAnalysis } from '../../src/model/analysis.ts';
import type { Secret } from '../../src/model/secret.ts';
import { sarif, secretsSarif, vulnerabilitiesSarif } from '../../src/report/sarif.ts';
import { plainView, textOf } from '../support/report.ts';
import { hostileName, sampleAnalysis, sampleSecret, sampleSecrets } from '../support/sample-analysis.ts';
import {
  npmVulnerability,
  sampleReport,
  sampleVulnerabilities,
  sampleVulnerability,
} from '../support/sample-vulnerabilities.ts';
import { sarifCheck } from '../support/schemas.ts';

const problemsOf = sarifCheck();
const none = sampleReport({ vulnerabilities: [], gaps: [] });

function runOf(changes: Partial<ImageAnalysis> = {}, view = plainView) {
  const log = JSON.parse(textOf(sarif.write(sampleAnalysis({ vulnerabilities: none, ...changes }), view)));
  assert.deepEqual(problemsOf(log), []);
  assert.equal(log.runs.length, 1);
  return log.runs[0];
}

const only = (changes: Partial<Secret>) =>
  runOf({ secrets: [sampleSecret(changes)], malware: undefined }).results[0];

suite('the SARIF log', () => {
  const run = runOf();

  test('has a result for every secret and every malicious file', (t) => {
    t.assert.equal(run.results.length, sampleSecrets.length + 2);
  });

  test('gives every result what code scanning asks for: rule, place, line, a hash of the place', (t) => {
    const rules = new Set(run.tool.driver.rules.map(({ id }: { id: string }) => id));
    for (const { ruleId, message, locations, partialFingerprints } of run.results) {
      const [{ physicalLocation }] = locations;
      t.assert.equal(rules.has(ruleId), true);
      t.assert.notEqual(message.text, '');
      t.assert.doesNotMatch(physicalLocation.artifactLocation.uri, /^\/|^[^/]*:/);
      t.assert.notEqual(physicalLocation.region.startLine, undefined);
      t.assert.match(partialFingerprints.primaryLocationLineHash, /^[0-9a-f]{32,}/);
    }
  });

  test('names each rule once, with what it is, what to do, and how bad it is', (t) => {
    const { rules } = run.tool.driver;
    const ids = rules.map(({ id }: { id: string }) => id);
    t.assert.equal(new Set(ids).size, ids.length);
    for (const { name, shortDescription, fullDescription, help, properties } of rules) {
      // https://docs.github.com/en/code-security/reference/code-scanning/sarif-support-for-code-scanning
      for (const text of [name, shortDescription.text, fullDescription.text, help.text]) {
        t.assert.notEqual(text, '');
        t.assert.equal(text.length <= 1024, true);
      }
      t.assert.equal(properties.tags.includes('security'), true);
      t.assert.equal(properties.tags.length <= 10, true);
    }
    const token = rules.find(({ id }: { id: string }) => id === 'acme-token');
    t.assert.equal(token.defaultConfiguration.level, 'error');
    t.assert.equal(Number(token.properties['security-severity']) >= 9, true);
  });

  test('tells of problems and of what was left out, whose count is in the message', (t) => {
    const [{ executionSuccessful, toolExecutionNotifications: notices }] = run.invocations;
    t.assert.equal(executionSuccessful, true);
    t.assert.deepEqual(
      notices.map(({ descriptor, level }: { descriptor: { id: string }; level: string }) => [
        descriptor.id,
        level,
      ]),
      [
        ['malformed-file', 'warning'],
        ['skip/secrets', 'note'],
      ],
    );
    t.assert.match(notices[1].message.text, /1,200.*nested-too-deep.*limits\.archiveDepth/);
    t.assert.deepEqual(run.tool.driver.notifications, [{ id: 'malformed-file' }, { id: 'skip/secrets' }]);
  });

  test('says that secrets were not looked for', (t) => {
    const quiet = runOf({ secrets: undefined, malware: undefined, problems: [], skips: [] });
    t.assert.deepEqual(quiet.results, []);
    t.assert.equal(quiet.invocations[0].toolExecutionNotifications[0].descriptor.id, 'secrets-off');
  });

  test('belongs to the image in every run', (t) => {
    t.assert.equal(run.automationDetails.id, 'kedge/ghcr.io/acme/app/');
    t.assert.equal(run.properties.image.manifestDigest, sampleAnalysis().image.manifestDigest);
  });

  test('has no time but that of SOURCE_DATE_EPOCH', (t) => {
    t.assert.equal(run.invocations[0].startTimeUtc, undefined);
    const [dated] = runOf({}, { ...plainView, epoch: 86_400 }).invocations;
    t.assert.equal(dated.startTimeUtc, '1970-01-02T00:00:00.000Z');
  });
});

suite('a secret in the SARIF log', () => {
  test('has its line and column, layer, instruction and key', (t) => {
    const result = only({ instruction: 'COPY . .', layer: 1 });
    t.assert.deepEqual(result.locations[0].physicalLocation, {
      artifactLocation: { uri: 'app/.env' },
      region: { startLine: 3, startColumn: 7 },
    });
    t.assert.equal(result.message.text, 'Acme API token in /app/.env:3');
    t.assert.equal(result.partialFingerprints['kedgeSecret/v1'], sampleSecret().fingerprint);
    t.assert.deepEqual(result.suppressions, []);
    t.assert.deepEqual(result.properties, {
      counts: true,
      preview: 'acme…',
      layer: 1,
      instruction: 'COPY . .',
      doubts: [],
    });
  });

  test('in a file of any name has a relative URI of its bytes', (t) => {
    const file = { kind: 'file', line: 1, column: 1 } as const;
    const uriOf = (path: string, member?: string) =>
      only({ place: { ...file, path, ...(member !== undefined && { member }) } }).locations[0]
        .physicalLocation.artifactLocation.uri;
    t.assert.equal(uriOf('http:x/a b'), 'http%3Ax/a%20b');
    t.assert.equal(uriOf('caf\udce9/é?#%41'), 'caf%E9/%C3%A9%3F%23%2541');
    t.assert.equal(uriOf('a.zip', 'b/.env'), 'a.zip!/b/.env');
  });

  test('in the config has a logical place, and a file that stands for it', (t) => {
    const [location] = only({ place: { kind: 'label', name: 'org.example/key' } }).locations;
    t.assert.deepEqual(location.logicalLocations, [{ name: 'org.example/key', kind: 'label' }]);
    t.assert.equal(location.physicalLocation.artifactLocation.uri, 'image-config/label/org.example_key');
    const [entrypoint] = only({ place: { kind: 'entrypoint', name: '' } }).locations;
    t.assert.deepEqual(entrypoint.logicalLocations, [{ name: 'entrypoint', kind: 'entrypoint' }]);
    t.assert.equal(entrypoint.physicalLocation.artifactLocation.uri, 'image-config/entrypoint');
  });

  test('that a later layer deleted says so', (t) => {
    const hidden = { by: 2, how: 'deleted' } as const;
    const result = only({ place: { kind: 'file', path: 'a', line: 1, column: 1, hidden } });
    t.assert.match(result.message.text, /deleted later in layer 2/);
    t.assert.deepEqual(result.properties.hidden, hidden);
  });

  test('that was accepted is suppressed, where and why', (t) => {
    t.assert.deepEqual(only({ accepted: { by: 'inline' } }).suppressions, [
      { kind: 'inSource', status: 'accepted' },
    ]);
    t.assert.deepEqual(only({ accepted: { by: 'entry', file: 'f', reason: 'rotated' } }).suppressions, [
      { kind: 'external', status: 'accepted', justification: 'rotated' },
    ]);
  });

  test('that is in doubt is a note of a rule without severity', (t) => {
    const run = runOf({
      secrets: [sampleSecret(), sampleSecret({ severity: 'info', doubts: ['placeholder'] })],
      malware: undefined,
    });
    const [, doubtful] = run.results;
    t.assert.equal(doubtful.level, 'note');
    t.assert.deepEqual(doubtful.properties.doubts, ['placeholder']);
    const rule = run.tool.driver.rules.find(({ id }: { id: string }) => id === doubtful.ruleId);
    t.assert.equal(rule.properties['security-severity'], undefined);
    t.assert.notEqual(doubtful.ruleId, run.results[0].ruleId);
  });

  test('can make neither links nor placeholders of a message', (t) => {
    const place = { kind: 'file', path: '[x](http:y){0}\u001b', line: 1, column: 1 } as const;
    t.assert.equal(only({ place }).message.text, String.raw`Acme API token in /\[x\](http:y){{0}}\\x1b:1`);
  });
});

suite('the hash of a place', () => {
  const at = (line: number, more: Partial<Secret> = {}) =>
    sampleSecret({ place: { kind: 'file', path: 'app/.env', line, column: 1 }, ...more });
  const hashes = (secrets: readonly Secret[]): string[] =>
    runOf({ secrets, malware: undefined }).results.map(
      ({ partialFingerprints }: { partialFingerprints: { primaryLocationLineHash: string } }) =>
        partialFingerprints.primaryLocationLineHash,
    );

  test('is the same under another key, and on another line', (t) => {
    t.assert.deepEqual(hashes([at(1)]), hashes([at(9, { fingerprint: 'f'.repeat(32) })]));
  });

  test('tells apart two of one rule in one file, of other rules and other files', (t) => {
    const other = sampleSecret({ place: { kind: 'file', path: hostileName, line: 1, column: 1 } });
    t.assert.equal(new Set(hashes([at(1), at(2), at(1, { rule: 'other' }), other])).size, 4);
  });

  test('stays when another secret of the file is accepted', (t) => {
    const [first, second] = hashes([at(1), at(2)]);
    t.assert.deepEqual(hashes([at(2), at(1, { accepted: { by: 'inline' } })]), [second, first]);
  });
});

test('a run has no more results than code scanning takes, and says how many are left out', (t) => {
  const secrets = Array.from({ length: 25_010 }, (_, line) =>
    sampleSecret({ place: { kind: 'file', path: 'a', line: line + 1, column: 1 } }),
  );
  const run = runOf({ secrets, malware: undefined, problems: [], skips: [] });
  t.assert.equal(run.results.length, 25_000);
  t.assert.match(run.invocations[0].toolExecutionNotifications[0].message.text, /^10 more/);
});

test('an image without findings has an empty list of them', (t) => {
  const run = runOf({ secrets: [], malware: undefined, problems: [], skips: [] });
  t.assert.deepEqual(run.results, []);
  t.assert.deepEqual(run.invocations[0].toolExecutionNotifications, []);
});

test('the same analysis gives the same log, and no control characters', (t) => {
  const text = textOf(sarif.write(sampleAnalysis(), plainView));
  t.assert.equal(textOf(sarif.write(sampleAnalysis(), { ...plainView, color: true, width: 9 })), text);
  t.assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
});

suite('vulnerabilities in the SARIF log', () => {
  const run = runOf({ secrets: [], malware: undefined, vulnerabilities: sampleReport() });
  const ruleOf = (id: string) => run.tool.driver.rules.find((rule: { id: string }) => rule.id === id);

  test('are a result for each package, and a rule for each vulnerability', (t) => {
    t.assert.equal(run.results.length, sampleVulnerabilities.length);
    const twice = runOf({
      secrets: [],
      malware: undefined,
      vulnerabilities: sampleReport({
        vulnerabilities: [sampleVulnerability({ severity: 'low', score: 2 }), npmVulnerability()],
      }),
    });
    t.assert.equal(twice.results.length, 2);
    t.assert.equal(twice.tool.driver.rules.length, 1);
    t.assert.equal(twice.tool.driver.rules[0].properties['security-severity'], '8.8');
    t.assert.equal(twice.tool.driver.rules[0].defaultConfiguration.level, 'error');
  });

  test('carry the score, else the band of their severity, and what mends them', (t) => {
    t.assert.equal(ruleOf('CVE-2023-4911').properties['security-severity'], '9.8');
    t.assert.equal('security-severity' in ruleOf('CVE-2025-1').properties, false);
    // 7.5 would be shown as high.
    t.assert.equal(ruleOf('CVE-2019-1010022').properties['security-severity'], '2.0');
    t.assert.match(ruleOf('CVE-2019-1010022').help.text, /^No upgrade mends it: will not be fixed\./);
    const [first] = run.results;
    t.assert.match(first.message.text, /^libc6 .* has CVE-2023-4911: fixed in 2\.36-9\+deb12u3/);
    t.assert.match(ruleOf('CVE-2024-2961').help.text, /fixed in 2\.36-9\+deb12u7/);
    t.assert.equal(
      ruleOf('CVE-2024-2961').helpUri,
      'https://security-tracker.debian.org/tracker/CVE-2024-2961',
    );
  });

  test('name no page that is not one', (t) => {
    const texts = run.tool.driver.rules.map(({ helpUri = '' }: { helpUri?: string }) => helpUri);
    t.assert.equal(
      texts.some((uri: string) => uri.includes('javascript')),
      false,
    );
  });

  test('that are suppressed stay in the log, with who suppressed them', (t) => {
    const said = run.results.flatMap(({ suppressions }: { suppressions: object[] }) => suppressions);
    t.assert.equal(said.length, 4);
    t.assert.match(said[0].justification, /^by VEX \(app\.openvex\.json\): /);
    t.assert.match(said[3].justification, /platform, until 2026-12-31/);
  });

  test('have fingerprints of their own that a new version does not change', (t) => {
    const hashes = run.results.map(
      ({ partialFingerprints }: { partialFingerprints: Record<string, string> }) =>
        partialFingerprints['primaryLocationLineHash'],
    );
    t.assert.equal(new Set(hashes).size, hashes.length);
    const { packages } = sampleAnalysis();
    const newer = packages.map((pkg) => ({ ...pkg, version: '9' }));
    const again = runOf({
      secrets: [],
      malware: undefined,
      vulnerabilities: sampleReport(),
      packages: newer,
    });
    t.assert.deepEqual(
      again.results.map(
        ({ partialFingerprints }: { partialFingerprints: Record<string, string> }) =>
          partialFingerprints['primaryLocationLineHash'],
      ),
      hashes,
    );
  });

  test('come with what could not be judged', (t) => {
    const ids = run.invocations[0].toolExecutionNotifications.map(
      ({ descriptor }: { descriptor: { id: string } }) => descriptor.id,
    );
    t.assert.equal(ids.includes('not-covered/distro-end-of-life'), true);
  });

  test('that were not looked for are said to be so, where anyone would expect them', (t) => {
    const idsOf = (format: typeof sarif) =>
      JSON.parse(
        textOf(format.write(sampleAnalysis({ secrets: undefined, skips: [], problems: [] }), plainView)),
      ).runs[0].invocations[0].toolExecutionNotifications.map(
        ({ descriptor }: { descriptor: { id: string } }) => descriptor.id,
      );
    t.assert.deepEqual(idsOf(sarif), ['secrets-off', 'vulnerabilities-off']);
    t.assert.deepEqual(idsOf(secretsSarif), ['secrets-off']);
    t.assert.deepEqual(idsOf(vulnerabilitiesSarif), ['vulnerabilities-off']);
  });

  test('are written piece by piece', () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      sampleVulnerability({ id: `CVE-2024-${index}` }),
    );
    const analysis = sampleAnalysis({ vulnerabilities: sampleReport({ vulnerabilities: many }) });
    let longest = 0;
    for (const part of vulnerabilitiesSarif.write(analysis, plainView))
      longest = Math.max(longest, part.length);
    assert.ok(longest < 100_000, `a piece had ${longest} characters`);
  });
});
