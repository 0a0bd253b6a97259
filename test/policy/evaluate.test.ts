import { test } from 'node:test';
import * as fc from 'fast-check';
import { digestOf } from '../../src/core/digest.ts';
import { parseReference } from '../../src/model/reference.ts';
import { evaluate } from '../../src/policy/evaluate.ts';
import { triggerIdOf } from '../../src/policy/trigger-id.ts';
import { factsOf } from '../support/policy.ts';
import {
  allowing,
  allowlist,
  alwaysStop,
  bundleOf,
  everyImage,
  policy,
  verdict,
  type Written,
  written,
} from '../support/policy-bundle.ts';
import { sampleAnalysis } from '../support/sample-analysis.ts';

const warn: Written = { ...alwaysStop, id: 'warn', action: 'WARN' };
const go: Written = { ...alwaysStop, id: 'go', action: 'go' };
const always: Written = { id: 'i', gate: 'always', trigger_id: 'always' };
const noHealthcheck: Written = {
  id: 'health',
  gate: 'dockerfile',
  trigger: 'instruction',
  action: 'warn',
  params: [
    { name: 'instruction', value: 'HEALTHCHECK' },
    { name: 'check', value: 'not_exists' },
  ],
};

test('the verdict says all that it rests on', (t) => {
  const bundle = written();
  const made = verdict(bundle, 'alpine:3.20', { at: Date.UTC(2026, 0, 2, 3, 4, 5, 678) });
  t.assert.deepEqual(made, {
    bundle: { id: 'b', name: 'B', digest: bundleOf(bundle).digest, raw: JSON.parse(JSON.stringify(bundle)) },
    tag: 'docker.io/library/alpine:3.20',
    at: '2026-01-02T03:04:05.678Z',
    mapping: everyImage,
    findings: [
      {
        policyId: 'p',
        ruleId: 'stop',
        gate: 'always',
        trigger: 'always',
        triggerId: 'always',
        message: 'Unconditional trigger match',
        action: 'stop',
      },
    ],
    policyAction: 'stop',
    finalAction: 'stop',
    reason: 'policy_evaluation',
    allowedImage: undefined,
    deniedImage: undefined,
    rules: [
      {
        policyId: 'p',
        ruleId: 'stop',
        gate: 'always',
        trigger: 'always',
        action: 'stop',
        parameters: {},
        looked: 'nothing: it always fires',
        notes: [],
        fired: 1,
        allowlisted: 0,
      },
    ],
    problems: made.problems,
  });
});

const actions: readonly (readonly [string, readonly Written[], string])[] = [
  ['no rules', [], 'go'],
  ['go', [go], 'go'],
  ['warn', [go, warn], 'warn'],
  ['stop, first', [alwaysStop, warn, go], 'stop'],
  ['stop, last', [go, warn, alwaysStop], 'stop'],
];
for (const [name, rules, wanted] of actions) {
  test(`the gravest action counts: ${name}`, (t) => {
    const { policyAction, finalAction } = verdict(written({ policies: [policy(rules)] }));
    t.assert.deepEqual([policyAction, finalAction], [wanted, wanted]);
  });
}

test('rules are asked gate by gate, in the order of the first rule of each', (t) => {
  const { rules, findings } = verdict(written({ policies: [policy([alwaysStop, noHealthcheck, warn])] }));
  t.assert.deepEqual(
    rules.map(({ ruleId }) => ruleId),
    ['stop', 'warn', 'health'],
  );
  t.assert.deepEqual(
    findings.map(({ ruleId }) => ruleId),
    ['stop', 'warn', 'health'],
  );
});

test('several policies are asked in the order of the mapping, and the gravest counts', (t) => {
  const policies = [
    policy([alwaysStop], { id: 'a' }),
    policy([warn], { id: 'b' }),
    policy([go], { id: 'c' }),
  ];
  const mappings = (policy_ids: string[]): Written[] => [{ ...everyImage, policy_id: undefined, policy_ids }];
  const both = verdict(written({ policies, mappings: mappings(['b', 'a']) }));
  t.assert.deepEqual(
    both.findings.map(({ policyId, ruleId }) => [policyId, ruleId]),
    [
      ['b', 'warn'],
      ['a', 'stop'],
    ],
  );
  t.assert.equal(both.finalAction, 'stop');
  t.assert.equal(verdict(written({ policies, mappings: mappings(['c', 'b']) })).finalAction, 'warn');
});

test('the first mapping that matches applies', (t) => {
  const nginx = { ...everyImage, id: 'n', repository: '*nginx', policy_id: 'q' };
  const bundle = written({
    policies: [policy(), policy([warn], { id: 'q' })],
    mappings: [nginx, everyImage],
  });
  t.assert.equal(verdict(bundle, 'nginx').finalAction, 'warn');
  t.assert.deepEqual(verdict(bundle, 'nginx').mapping, nginx);
  t.assert.equal(verdict(bundle, 'alpine').finalAction, 'stop');
});

test('an image that no mapping matches passes, with a warning', (t) => {
  const bundle = written({ mappings: [{ ...everyImage, registry: 'quay.io' }] });
  const { finalAction, mapping, findings, reason, problems } = verdict(bundle, 'alpine', {
    analysis: sampleAnalysis({ problems: [] }),
  });
  t.assert.deepEqual([finalAction, mapping, findings, reason], ['go', undefined, [], 'policy_evaluation']);
  t.assert.deepEqual(problems, [
    { severity: 'warning', message: 'no mapping of the bundle matches the image, so no policy looked at it' },
  ]);
  t.assert.deepEqual(
    verdict(written(), 'alpine', { analysis: sampleAnalysis({ problems: [] }) }).problems,
    [],
  );
});

test('a rule that was not given what it looks at is warned of, and named', (t) => {
  const secret: Written = { id: 's', gate: 'kedge', trigger: 'secret', action: 'STOP', params: [] };
  const bundle = written({ policies: [policy([secret])] });
  const analysis = sampleAnalysis({ secrets: undefined, problems: [] });
  const { finalAction, problems } = evaluate(bundleOf(bundle), factsOf(analysis));

  t.assert.equal(finalAction, 'go');
  t.assert.deepEqual(problems, [
    {
      severity: 'warning',
      message: 'rule s (kedge: secret) could not judge all of the image: the scan did not look for secrets',
    },
  ]);
});

test('an analysis with problems is judged with a warning', (t) => {
  t.assert.deepEqual(verdict(written()).problems, [
    {
      severity: 'warning',
      message: 'the analysis is incomplete (problems: 1): what was not read cannot fire',
    },
  ]);
});

const image = (registry: string, repository: string, type: string, value: string): Written => ({
  registry,
  repository,
  image: { type, value },
});
const { id: configDigest } = sampleAnalysis().image;
const names: readonly (readonly [string, Written, string, boolean])[] = [
  ['everything', image('*', '*', 'tag', '*'), 'ghcr.io/acme/app:1', true],
  ['the registry', image('ghcr.io', '*', 'tag', '*'), 'ghcr.io/acme/app:1', true],
  ['another registry', image('quay.io', '*', 'tag', '*'), 'ghcr.io/acme/app:1', false],
  ['a registry with its port', image('127.0.0.1:5000', '*', 'tag', '*'), '127.0.0.1:5000/app:1', true],
  ['a registry without its port', image('127.0.0.1', '*', 'tag', '*'), '127.0.0.1:5000/app:1', false],
  ['the repository', image('*', 'acme/*', 'tag', '*'), 'ghcr.io/acme/app:1', true],
  ['a part of the repository', image('*', 'acme', 'tag', '*'), 'ghcr.io/acme/app:1', false],
  ['the tag', image('*', '*', 'tag', '1*'), 'ghcr.io/acme/app:1.2', true],
  ['another tag', image('*', '*', 'tag', '2*'), 'ghcr.io/acme/app:1.2', false],
  ['the tag that is implied', image('*', '*', 'tag', 'latest'), 'ghcr.io/acme/app', true],
  ['an official image as Docker writes it', image('docker.io', 'nginx', 'tag', '*'), 'nginx', true],
  ['an official image in full', image('docker.io', 'library/nginx', 'tag', '*'), 'nginx', true],
  ['an official image under library/*', image('docker.io', 'library/*', 'tag', '*'), 'nginx', true],
  ['what only looks official', image('*', 'nginx', 'tag', '*'), 'ghcr.io/library/nginx', false],
  ['a deeper path under library', image('docker.io', 'a/b', 'tag', '*'), 'docker.io/library/a/b', false],
  ['what is official deeper down', image('docker.io', 'ruby', 'tag', '*'), 'docker.io/x/library/ruby', false],
  ['the start of a deeper path', image('docker.io', 'a', 'tag', '*'), 'docker.io/library/a/b', false],
  ['dockerhub/ deeper down', image('docker.io', 'x/ruby', 'tag', '*'), 'docker.io/x/dockerhub/ruby', false],
  ['localbuild/ deeper down', image('localbuild', '*', 'tag', '*'), 'docker.io/x/localbuild/app', false],
  ['no tag', image('*', '*', 'tag', 'regexp:$'), `ghcr.io/acme/app@${digestOf('x')}`, true],
  [
    'dockerhub/ for docker.io/',
    image('docker.io', 'library/ruby', 'tag', 'latest'),
    'dockerhub/library/ruby:latest',
    true,
  ],
  [
    'dockerhub/ of another registry',
    image('ghcr.io', 'library/ruby', 'tag', '*'),
    'ghcr.io/dockerhub/library/ruby',
    false,
  ],
  ['localbuild/ for a registry', image('localbuild', 'app', 'tag', '*'), 'localbuild/app:1', true],
  [
    'localbuild/ for a repository',
    image('docker.io', 'localbuild/app', 'tag', '*'),
    'localbuild/app:1',
    true,
  ],
  ['an expression', image('regexp:(ghcr|quay)\\.io$', '*', 'tag', '*'), 'ghcr.io/acme/app', true],
  ['an expression that does not match', image('regexp:quay', '*', 'tag', '*'), 'ghcr.io/acme/app', false],
  ['any tag, of an image without', image('*', '*', 'tag', '*'), `ghcr.io/acme/app@${digestOf('x')}`, true],
  ['a tag, of an image without', image('*', '*', 'tag', '1'), `ghcr.io/acme/app@${digestOf('x')}`, false],
  ['the digest of the manifest', image('*', '*', 'digest', digestOf('manifest')), 'ghcr.io/acme/app:1', true],
  ['the digest of the index', image('*', '*', 'digest', digestOf('index')), 'ghcr.io/acme/app:1', true],
  ['another digest', image('*', '*', 'digest', digestOf('x')), `ghcr.io/acme/app@${digestOf('x')}`, false],
  [
    'the digest in another repository',
    image('*', 'acme', 'digest', digestOf('manifest')),
    'ghcr.io/acme/app:1',
    false,
  ],
  ['the id', image('*', '*', 'id', configDigest), 'ghcr.io/acme/app:1', true],
  ['the id as the Engine wrote it', image('*', '*', 'id', configDigest.slice(7)), 'ghcr.io/acme/app:1', true],
  [
    'the id in capital letters',
    image('*', '*', 'id', configDigest.slice(7).toUpperCase()),
    'ghcr.io/acme/app:1',
    true,
  ],
  ['another id', image('*', '*', 'id', digestOf('x').slice(7)), 'ghcr.io/acme/app:1', false],
];
for (const [name, matcher, reference, wanted] of names) {
  test(`a mapping by ${name} ${wanted ? 'matches' : 'does not match'} ${reference.slice(0, 30)}`, (t) => {
    const { mapping } = verdict(written({ mappings: [{ ...matcher, policy_id: 'p' }] }), reference);
    t.assert.equal(mapping !== undefined, wanted);
  });
}

test('a denied image is stopped, an allowed one passes, and denied goes first', (t) => {
  const latest = image('*', '*', 'tag', 'latest');
  const facts = (bundle: Written, tag: string): unknown[] => {
    const { finalAction, reason, policyAction, allowedImage, deniedImage } = verdict(bundle, `ruby:${tag}`);
    return [finalAction, reason, policyAction, allowedImage, deniedImage];
  };
  const allowed = written({ whitelisted_images: [image('x', '*', 'tag', '*'), latest] });
  t.assert.deepEqual(facts(allowed, 'alpine'), ['stop', 'policy_evaluation', 'stop', undefined, undefined]);
  t.assert.deepEqual(facts(allowed, 'latest'), ['go', 'whitelisted', 'stop', latest, undefined]);
  const denied = written({ policies: [policy([warn])], blacklisted_images: [latest] });
  t.assert.deepEqual(facts(denied, 'alpine'), ['warn', 'policy_evaluation', 'warn', undefined, undefined]);
  t.assert.deepEqual(facts(denied, 'latest'), ['stop', 'blacklisted', 'warn', undefined, latest]);
  const both = written({ whitelisted_images: [latest], blacklisted_images: [latest] });
  t.assert.deepEqual(facts(both, 'latest'), ['stop', 'blacklisted', 'stop', latest, latest]);
});

test('image lists count where no mapping does', (t) => {
  const all = [image('*', '*', 'tag', '*')];
  const empty = { policies: [], mappings: [] };
  t.assert.equal(verdict(written({ ...empty, blacklisted_images: all })).reason, 'blacklisted');
  t.assert.equal(verdict(written({ ...empty, blacklisted_images: all })).finalAction, 'stop');
  t.assert.equal(verdict(written({ ...empty, whitelisted_images: all })).reason, 'whitelisted');
});

test('an allowlisted finding is shown, marked, and does not count', (t) => {
  const { findings, finalAction, policyAction, rules } = verdict(allowing([always]));
  t.assert.deepEqual(
    findings.map(({ action, allowlisted }) => [action, allowlisted]),
    [['go', { listId: 'w', listName: 'W', itemId: 'i' }]],
  );
  t.assert.deepEqual([finalAction, policyAction], ['go', 'go']);
  t.assert.deepEqual(
    rules.map(({ action, fired, allowlisted }) => [action, fired, allowlisted]),
    [['stop', 1, 1]],
  );
});

test('an item is for one gate, whatever the case of its name', (t) => {
  t.assert.equal(verdict(allowing([{ ...always, gate: 'ALWAYS' }])).finalAction, 'go');
  t.assert.equal(verdict(allowing([{ ...always, gate: 'dockerfile' }])).finalAction, 'stop');
  t.assert.equal(verdict(allowing([{ ...always, trigger_id: 'ALWAYS' }])).finalAction, 'stop');
});

test('only the allowlists of the mapping count, the first that matches marks', (t) => {
  const whitelists = ['u', 'v', 'w'].map((id) => allowlist([always], { id, name: id.toUpperCase() }));
  const marked = (ids: string[]): unknown => {
    const mappings = [{ ...everyImage, whitelist_ids: ids }];
    return verdict(written({ whitelists, mappings })).findings[0]?.allowlisted?.listId;
  };
  t.assert.equal(marked(['v', 'u']), 'v');
  t.assert.equal(marked(['u', 'v']), 'u');
  t.assert.equal(marked([]), undefined);
});

test('within a list the first item that matches and has not expired marks', (t) => {
  const items = [
    { ...always, id: 'over', expires_on: '2020-01-01T00:00:00Z' },
    { ...always, id: 'wild', trigger_id: '*' },
    always,
  ];
  t.assert.equal(verdict(allowing(items)).findings[0]?.allowlisted?.itemId, 'wild');
});

test('an item holds until the moment it expires', (t) => {
  const bundle = allowing([{ ...always, expires_on: '2026-01-01T00:00:00Z' }]);
  const analysis = sampleAnalysis({ problems: [] });
  const before = verdict(bundle, 'alpine', { analysis, at: Date.UTC(2026, 0, 1) - 1 });
  t.assert.deepEqual([before.finalAction, before.problems], ['go', []]);
  const then = verdict(bundle, 'alpine', { analysis, at: Date.UTC(2026, 0, 1) });
  t.assert.equal(then.finalAction, 'stop');
  t.assert.equal(then.findings[0]?.allowlisted, undefined);
  t.assert.deepEqual(then.problems, [
    {
      severity: 'warning',
      message: 'item i of allowlist W expired at 2026-01-01T00:00:00.000Z: it would have matched 1 finding',
    },
  ]);
});

test('an expired item is told of once, with all that it would have matched, unless another does', (t) => {
  const over = { ...always, id: 'over', expires_on: '2020-01-01T00:00:00Z' };
  const analysis = sampleAnalysis({ problems: [] });
  const twice = verdict(allowing([over], { policies: [policy([alwaysStop, warn])] }), 'alpine', { analysis });
  t.assert.deepEqual(
    twice.problems.map(({ message }) => message),
    ['item over of allowlist W expired at 2020-01-01T00:00:00.000Z: it would have matched 2 findings'],
  );
  t.assert.deepEqual(verdict(allowing([over, always]), 'alpine', { analysis }).problems, []);
  t.assert.deepEqual(verdict(allowing([{ ...over, trigger_id: 'x' }]), 'alpine', { analysis }).problems, []);
});

test('the id of a finding that has none is the MD5 of gate, trigger and message', (t) => {
  const message = "Dockerfile directive 'HEALTHCHECK' not found, matching condition 'not_exists' check";
  const bundle = written({ policies: [policy([noHealthcheck])] });
  // printf %s "dockerfileinstruction$MESSAGE" | md5sum
  t.assert.deepEqual(
    verdict(bundle).findings.map((each) => [each.triggerId, each.message]),
    [['41cb7cdf04850e33a11f80c42bf660b3', message]],
  );
  t.assert.equal(triggerIdOf('dockerfile', 'instruction', message), '41cb7cdf04850e33a11f80c42bf660b3');
});

test('a finding is named by the names of the Engine, whatever the rule calls the trigger', (t) => {
  const params = [{ name: 'name', value: 'libc6' }];
  const rules = [{ id: 'r', gate: 'PACKAGES', trigger: 'denylist', action: 'stop', params }];
  const [finding] = verdict(written({ policies: [policy(rules)] })).findings;
  t.assert.deepEqual([finding?.gate, finding?.trigger], ['packages', 'blacklist']);
});

test('the same facts and bundle give the same verdict', (t) => {
  const bundle = bundleOf(
    allowing([always, { ...always, id: 'j', trigger_id: '*' }], {
      policies: [policy([alwaysStop, noHealthcheck, warn])],
    }),
  );
  const facts = factsOf();
  const before = JSON.stringify([...bundle.policies]);
  t.assert.deepEqual(evaluate(bundle, facts), evaluate(bundle, facts));
  t.assert.equal(JSON.stringify([...bundle.policies]), before);
});

test('the order of parameters changes nothing', () => {
  const params = [
    { name: 'package_type', value: 'all' },
    { name: 'severity', value: 'medium' },
    { name: 'severity_comparison', value: '>=' },
    { name: 'fix_available', value: 'true' },
  ];
  const findings = (order: readonly Written[]): string => {
    const rules = [{ id: 'r', gate: 'vulnerabilities', trigger: 'package', action: 'stop', params: order }];
    return JSON.stringify(verdict(written({ policies: [policy(rules)] })).findings);
  };
  const wanted = findings(params);
  fc.assert(
    fc.property(fc.shuffledSubarray(params, { minLength: 4 }), (order) => findings(order) === wanted),
    { numRuns: 24 },
  );
});

test('the final action is that of the findings left, the gravest first', () => {
  const rule = fc.record({ action: fc.constantFrom('STOP', 'warn', 'GO'), health: fc.boolean() });
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 6 }), fc.boolean(), (chosen, allowed) => {
      const rules = chosen.map(({ action, health }, at) => ({
        ...(health ? noHealthcheck : alwaysStop),
        id: `${at}`,
        action,
      }));
      const made = verdict(allowing(allowed ? [always] : [], { policies: [policy(rules)] }));
      const counted = chosen
        .filter(({ health }) => health || !allowed)
        .map(({ action }) => action.toLowerCase());
      const wanted = ['stop', 'warn'].find((action) => counted.includes(action)) ?? 'go';
      return made.finalAction === wanted && made.findings.length === chosen.length;
    }),
    { numRuns: 200 },
  );
});

test('mappings see the reference that is given, not the names in the analysis', (t) => {
  const bundle = bundleOf(written({ mappings: [{ ...everyImage, registry: 'quay.io' }] }));
  const facts = factsOf();
  t.assert.equal(evaluate(bundle, facts).mapping, undefined);
  t.assert.deepEqual(evaluate(bundle, { ...facts, reference: parseReference('quay.io/a/b') }).mapping, {
    ...everyImage,
    registry: 'quay.io',
  });
});

test('a rule that could not compare what was a secret says so in its notes and as a problem, once', (t) => {
  const rule: Written = {
    id: 'password',
    gate: 'dockerfile',
    trigger: 'instruction',
    action: 'stop',
    params: [
      { name: 'instruction', value: 'ENV' },
      { name: 'check', value: 'like' },
      { name: 'value', value: '.*PASSWORD=hunter2' },
    ],
  };
  const analysis = sampleAnalysis({
    dockerfile: { mode: 'Actual', text: 'ENV PASSWORD=****\nENV A=****\n' },
  });
  const { finalAction, problems, rules } = verdict(written({ policies: [policy([rule])] }), 'a:1', {
    analysis,
  });
  const said = 'secrets were taken out of 2 of 2 ENV lines';
  t.assert.equal(finalAction, 'go');
  t.assert.deepEqual(rules[0]?.notes, ['2 for which the check like does not hold', said]);
  t.assert.deepEqual(
    problems.filter(({ message }) => message.includes('secrets')),
    [
      {
        severity: 'warning',
        message: `rule password (dockerfile: instruction) could not judge all of the image: ${said}`,
      },
    ],
  );
});
