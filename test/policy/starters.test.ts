import { type TestContext, test } from 'node:test';
import { evaluate } from '../../src/policy/evaluate.ts';
import { checkBundle } from '../../src/policy/read-bundle.ts';
import { starters } from '../../src/policy/starters/list.ts';
import { factsOf } from '../support/policy.ts';
import { sampleAnalysis } from '../support/sample-analysis.ts';

for (const { name, does, text } of starters) {
  test(`${name} has no faults, and says what it is for`, (t) => {
    const { bundle, faults } = checkBundle(text, `${name}.yaml`);
    t.assert.deepEqual(faults, []);
    t.assert.equal(bundle?.id, name);
    t.assert.match(text, /^# /);
    t.assert.match(does, /^[a-z][^.]{20,}[^.]$/);
  });

  test(`${name} has a comment on what it begins with, and lines that fit a screen`, (t: TestContext) => {
    t.assert.ok(text.split('\n').every((line) => line.length <= 100));
    t.assert.ok((text.match(/^ *#/gm) ?? []).length >= 5);
  });
}

function judged(
  name: string,
  changes: Parameters<typeof sampleAnalysis>[0] = {},
): { [rule: string]: number } {
  const starter = starters.find((each) => each.name === name);
  const { bundle } = checkBundle(starter?.text ?? '', name);
  if (!bundle) throw new Error(`${name} has faults`);
  const { rules } = evaluate(bundle, factsOf(sampleAnalysis(changes)));
  return Object.fromEntries(
    rules.filter(({ fired }) => fired > 0).map(({ ruleId, fired }) => [ruleId, fired]),
  );
}

const fired: { readonly [name: string]: readonly string[] } = {
  default: ['healthcheck', 'no-advisories', 'stale-advisories'],
  ci: ['healthcheck', 'incomplete', 'lesser-secrets', 'root', 'secrets', 'stale-advisories'],
  cis: ['4.1', '4.10', '4.11', '4.4-advisories', '4.6', '4.8', '4.9'],
  strict: [
    'changed-files',
    'healthcheck',
    'incomplete',
    'malware',
    'no-advisories',
    'root',
    'secrets',
    'stale-advisories',
    'suid',
  ],
};
for (const [name, wanted] of Object.entries(fired)) {
  test(`${name} finds what an image with something of everything has`, (t) => {
    t.assert.deepEqual(Object.keys(judged(name)).sort(), [...wanted].sort());
  });
}

const updates: readonly (readonly [string, boolean])[] = [
  ['RUN apt-get update', true],
  ['RUN apt-get -q -y update', true],
  ['RUN set -e; yum update', true],
  ['RUN apt-get update && apt-get install -y curl', false],
  ['RUN update-ca-certificates', false],
  ['CMD apt-get update', false],
];
for (const [line, wanted] of updates) {
  test(`cis ${wanted ? 'finds' : 'leaves'} ${line}`, (t) => {
    const dockerfile = { mode: 'Guessed', text: `FROM scratch\n${line}\n` } as const;
    t.assert.equal('4.7' in judged('cis', { dockerfile }), wanted);
  });
}
