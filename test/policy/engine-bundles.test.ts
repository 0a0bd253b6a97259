// Bundles in the forms in which the Engine shipped, tested and documented them, with what the Engine made of them.
// https://github.com/anchore/anchore-engine/blob/v1.1.0/tests/integration/services/policy_engine/test_bundles.py
import { test } from 'node:test';
import { defaultBundle } from '../../src/policy/default-bundle.ts';
import {
  alwaysStop,
  bundleOf,
  errorsIn,
  everyImage,
  policy,
  verdict,
  type Written,
  warningsIn,
  written,
} from '../support/policy-bundle.ts';

const wildcards = { registry: '*', repository: '*', image: { type: 'tag', value: '*' } };

function rule(gate: string, trigger: string, action: string, params: Record<string, string> = {}): Written {
  return { gate, trigger, action, params: Object.entries(params).map(([name, value]) => ({ name, value })) };
}

/** anchore_engine/conf/bundles/anchore_default_bundle.json */
const engineDefault: Written = {
  id: '2c53a13c-1765-11e8-82ef-23527761d060',
  version: '1_0',
  name: 'Default bundle',
  comment: 'Default bundle',
  whitelisted_images: [],
  blacklisted_images: [],
  mappings: [
    {
      name: 'default',
      ...wildcards,
      whitelist_ids: ['37fd763e-1765-11e8-add4-3b16c029ac5c'],
      id: 'c4f9bf74-dc38-4ddf-b5cf-00e9c0074611',
      policy_id: '48e6f7d6-1765-11e8-b5f9-8b6f228548b6',
    },
  ],
  whitelists: [
    {
      comment: 'Default global whitelist',
      items: [],
      version: '1_0',
      id: '37fd763e-1765-11e8-add4-3b16c029ac5c',
      name: 'Global Whitelist',
    },
  ],
  policies: [
    {
      comment: 'System default policy',
      rules: [
        rule('dockerfile', 'exposed_ports', 'STOP', { ports: '22', type: 'blacklist' }),
        rule('dockerfile', 'instruction', 'WARN', { instruction: 'HEALTHCHECK', check: 'not_exists' }),
        rule('vulnerabilities', 'stale_feed_data', 'WARN', { max_days_since_sync: '2' }),
        rule('vulnerabilities', 'vulnerability_data_unavailable', 'WARN'),
        rule('vulnerabilities', 'package', 'WARN', {
          package_type: 'all',
          severity_comparison: '=',
          severity: 'medium',
        }),
        rule('vulnerabilities', 'package', 'STOP', {
          package_type: 'all',
          severity_comparison: '>',
          severity: 'medium',
        }),
      ],
      version: '1_0',
      id: '48e6f7d6-1765-11e8-b5f9-8b6f228548b6',
      name: 'DefaultPolicy',
    },
  ],
};

test('the default bundle of the Engine is taken without a word', (t) => {
  t.assert.deepEqual([...errorsIn(engineDefault), ...warningsIn(engineDefault)], []);
});

test('our default bundle has the same rules, under mappings that lead everything to them', (t) => {
  const ruleFacts = ({ policies, mappings }: ReturnType<typeof bundleOf>): unknown => ({
    mappings: mappings.map(({ registry, repository, image }) => ({ registry, repository, image })),
    rules: mappings.flatMap(({ policyIds }) =>
      policyIds.flatMap((id) =>
        policies
          .get(id)
          ?.rules.map(({ gate, trigger, action, parameters }) => [
            gate.name,
            trigger.name,
            action,
            { ...parameters },
          ]),
      ),
    ),
  });
  t.assert.deepEqual(ruleFacts(defaultBundle()), ruleFacts(bundleOf(engineDefault)));
  t.assert.deepEqual([...defaultBundle().allowedImages, ...defaultBundle().deniedImages], []);
});

/** test_duplicate_rule_evaluation: rules without ids, names of parameters in capitals, one member too many. */
const duplicateRules = written({
  id: 'multigate1',
  policies: [
    policy([
      rule('always', 'always', 'GO'),
      rule('always', 'always', 'STOP'),
      rule('dockerfile', 'instruction', 'stop', { instruction: 'RUN', check: 'exists' }),
      rule('dockerfile', 'instruction', 'STOP', { instruction: 'USER', CHECK: 'not_exists' }),
      {
        ...rule('dockerfile', 'instruction', 'STOP'),
        params: [
          { name: 'instruction', value: 'RUN' },
          { name: 'CHECK', value: '=', check_value: 'yum update -y' },
        ],
      },
    ]),
  ],
});

test('rules need no ids, and one may be there several times', (t) => {
  const { findings, finalAction } = verdict(duplicateRules, 'docker.io/library/ruby:latest');
  t.assert.equal(finalAction, 'stop');
  t.assert.deepEqual(
    findings.slice(0, 2).map(({ ruleId, action }) => [ruleId, action]),
    [
      ['rules[0]', 'go'],
      ['rules[1]', 'stop'],
    ],
  );
});

/** bundles/old_default.json: what was valid before the gates got their present names. */
test('a bundle of ended gates is refused, each rule with what took its place', (t) => {
  const old = written({
    policies: [
      policy([
        rule('DOCKERFILECHECK', 'EXPOSE', 'STOP', { DENIEDPORTS: '22' }),
        rule('DOCKERFILECHECK', 'NOHEALTHCHECK', 'WARN'),
        rule('ANCHORESEC', 'FEEDOUTOFDATE', 'WARN', { MAXAGE: '2' }),
        rule('ANCHORESEC', 'VULNHIGH', 'STOP'),
        rule('PKGDIFF', 'pkgadd', 'stop'),
        alwaysStop,
      ]),
    ],
  });
  const ended = 'is at its end of life and no longer evaluated';
  t.assert.deepEqual(errorsIn(old), [
    `$.policies[0].rules[0].gate ${ended}: use dockerfile`,
    `$.policies[0].rules[1].gate ${ended}: use dockerfile`,
    `$.policies[0].rules[2].gate ${ended}: use vulnerabilities`,
    `$.policies[0].rules[3].gate ${ended}: use vulnerabilities`,
    `$.policies[0].rules[4].gate ${ended}`,
  ]);
});

/** test_policy_init_error */
const wrongVersions: readonly (readonly [string, Written])[] = [
  ['of the bundle', { id: 'someid', version: 'invalid_version', whitelists: [], policies: [], mappings: [] }],
  ['of a policy', written({ policies: [policy([], { version: 'v1.0' })] })],
  ['of a policy that Enterprise has', written({ policies: [policy([], { version: '2_0' })] })],
  [
    'of an allowlist',
    written({
      whitelists: [{ id: 'whitelist1', version: 'invalid_version', name: 'bad whitelist', rules: [] }],
      mappings: [{ ...everyImage, whitelist_ids: ['whitelist1'] }],
    }),
  ],
];
for (const [name, bundle] of wrongVersions) {
  test(`a wrong version ${name} is refused`, (t) => {
    t.assert.equal(errorsIn(bundle).length, 1);
    t.assert.match(errorsIn(bundle)[0] ?? '', /version "[\w.]+" is no version that is read/);
  });
}

/** test_multi_policy_missing_errors */
test('duplicate policies and missing ones are told together', (t) => {
  const bundle = written({
    policies: [policy([], { id: 'okpolicy' }), policy([], { id: 'okpolicy' })],
    mappings: [
      { ...wildcards, id: 'invalid_mapping', policy_ids: ['okpolicy', 'okpolicy2', 'notrealpolicy'] },
    ],
  });
  t.assert.deepEqual(errorsIn(bundle), [
    '$.policies[1].id "okpolicy" is there twice',
    '$.mappings[0].policy_ids[1] there is no policy "okpolicy2" → okpolicy',
    '$.mappings[0].policy_ids[2] there is no policy "notrealpolicy"',
  ]);
});

/** test_error_evaluation */
test('a bundle with nothing in it lets everything pass', (t) => {
  const bundle = { id: 'someid', version: '1_0', whitelists: [], policies: [], mappings: [] };
  t.assert.equal(verdict(bundle, 'docker.io/library/ruby:latest').finalAction, 'go');
});

/** Where an API answers with a bundle, it adds when it was made. */
test('dates of an export change nothing', (t) => {
  const bundle = written({ created_at: 1493412994, last_modified: 1493412994, last_updated: 0.8 });
  t.assert.deepEqual([...errorsIn(bundle), ...warningsIn(bundle)], []);
});

const enterprise: Written = {
  id: 'b',
  name: 'B',
  version: '2',
  description: 'with all names that Enterprise has',
  rule_sets: [
    {
      id: 'r',
      name: 'R',
      description: '',
      artifact_type: 'image',
      rules: [
        {
          id: 'user',
          gate: 'dockerfile',
          trigger: 'effective_user',
          action: 'stop',
          params: [
            { name: 'users', value: 'app' },
            { name: 'type', value: 'denylist' },
          ],
          recommendation: 'Use another user',
          description: 'no app',
        },
        { ...alwaysStop, action: 'warn' },
      ],
    },
  ],
  allowlists: [
    {
      id: 'a',
      name: 'A',
      version: '2',
      description: '',
      items: [
        {
          id: 'i',
          gate: 'always',
          trigger_id: '*',
          description: '',
          expires_on: '2030-01-23T04:56:07.000+00:00',
        },
      ],
    },
  ],
  mappings: [
    { ...wildcards, id: 'm', name: 'M', description: '', rule_set_ids: ['r'], allowlist_ids: ['a'] },
  ],
  allowlisted_images: [{ ...wildcards, id: 'x', name: 'X', registry: 'allowed.example.com' }],
  denylisted_images: [{ ...wildcards, id: 'y', name: 'Y', registry: 'denied.example.com' }],
  last_updated: 0.8,
};

test('the names of Enterprise are understood as well', (t) => {
  t.assert.deepEqual([...errorsIn(enterprise), ...warningsIn(enterprise)], []);
  const { findings } = verdict(enterprise);
  t.assert.deepEqual(
    findings.map(({ gate, action, allowlisted }) => [gate, action, allowlisted?.itemId]),
    [['always', 'go', 'i']],
  );
  t.assert.equal(verdict(enterprise, 'allowed.example.com/app').reason, 'whitelisted');
  t.assert.equal(verdict(enterprise, 'denied.example.com/app').reason, 'blacklisted');
});

test('names of both kinds may stand in one bundle', (t) => {
  const { rule_sets, ...rest } = enterprise;
  t.assert.deepEqual(errorsIn({ ...rest, policies: rule_sets }), []);
});
