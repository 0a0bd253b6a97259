import { test } from 'node:test';
import { KedgeError } from '../../src/core/errors.ts';
import { checkBundle, faultText, readBundle } from '../../src/policy/read-bundle.ts';
import {
  allowing,
  allowlist,
  alwaysStop,
  bundleOf,
  errorsIn,
  everyImage,
  faultsIn,
  policy,
  type Written,
  warningsIn,
  written,
} from '../support/policy-bundle.ts';

const item: Written = { id: 'i', gate: 'always', trigger_id: 'always' };
const verify: Written = { gate: 'packages', trigger: 'verify', action: 'warn' };
const medium = [
  { name: 'package_type', value: 'all' },
  { name: 'severity', value: 'medium' },
  { name: 'severity_comparison', value: '=' },
];

function withRule(changes: Written): Written {
  return written({ policies: [policy([{ ...alwaysStop, ...changes }])] });
}

function withMapping(changes: Written, more: Written = {}): Written {
  return written({ mappings: [{ ...everyImage, ...changes }], ...more });
}

test('a sound bundle has no faults', (t) => {
  t.assert.deepEqual(faultsIn(written()), []);
  t.assert.deepEqual(faultsIn(allowing([item])), []);
});

const rule = '$.policies[0].rules[0]';
const mapping = '$.mappings[0]';
const first = '$.whitelists[0].items[0]';
const errors: readonly (readonly [string, unknown, string, ...string[]])[] = [
  ['nothing', null, '$ is missing'],
  ['a list', [], '$ must be an object'],
  ['a text', 'bundle', '$ must be an object'],
  ['no id', written({ id: undefined }), '$.id is missing'],
  ['an empty id', written({ id: '' }), '$.id is empty'],
  ['a number for an id', written({ id: 7 }), '$.id must be a text: put it in quotes'],
  ['no version', written({ version: undefined }), '$.version is missing'],
  [
    'another version',
    written({ version: 'v1' }),
    '$.version "v1" is no version that is read: write 1_0 or 2',
  ],
  ['policies that are no list', written({ policies: {}, mappings: [] }), '$.policies must be a list'],
  ['a policy that is no object', written({ policies: ['p', policy()] }), '$.policies[0] must be an object'],
  [
    'a policy without id',
    written({ policies: [policy(), policy([alwaysStop], { id: null })] }),
    '$.policies[1].id is missing',
  ],
  [
    'a policy without version',
    written({ policies: [policy([alwaysStop], { version: undefined })] }),
    '$.policies[0].version is missing',
  ],
  [
    'a policy of another version',
    written({ policies: [policy([alwaysStop], { version: '2' })] }),
    '$.policies[0].version "2" is no version that is read: write 1_0',
  ],
  [
    'two policies of one id',
    written({ policies: [policy(), policy()] }),
    '$.policies[1].id "p" is there twice',
  ],
  [
    'two rules of one id',
    written({ policies: [policy([alwaysStop, alwaysStop])] }),
    '$.policies[0].rules[1].id "stop" is there twice',
  ],
  [
    'rules that are no list',
    written({ policies: [policy([], { rules: 'all' })] }),
    '$.policies[0].rules must be a list',
  ],
  [
    'a rule that is no object',
    written({ policies: [policy([], { rules: [7] })] }),
    `${rule} must be an object`,
  ],
  ['no action', withRule({ action: undefined }), `${rule}.action is missing`],
  [
    'an unknown action',
    withRule({ action: 'stopp' }),
    `${rule}.action "stopp" is no action: stop, warn or go → stop`,
  ],
  ['no gate', withRule({ gate: undefined }), `${rule}.gate is missing`],
  [
    'an unknown gate',
    withRule({ gate: 'vulnerabilites' }),
    `${rule}.gate "vulnerabilites" is no gate → vulnerabilities`,
  ],
  ['no trigger', withRule({ trigger: null }), `${rule}.trigger is missing`],
  [
    'an unknown trigger',
    withRule({ ...verify, trigger: 'verifyy' }),
    `${rule}.trigger "verifyy" is no trigger of gate packages → verify`,
  ],
  [
    'an ended gate',
    withRule({ gate: 'ANCHORESEC', trigger: 'VULNLOW' }),
    `${rule}.gate is at its end of life and no longer evaluated: use vulnerabilities`,
  ],
  ['parameters that are no list', withRule({ params: { ports: '22' } }), `${rule}.params must be a list`],
  ['a parameter that is no object', withRule({ params: ['ports'] }), `${rule}.params[0] must be an object`],
  ['a parameter without name', withRule({ params: [{ value: '22' }] }), `${rule}.params[0].name is missing`],
  [
    'an unknown parameter',
    withRule({ ...verify, params: [{ name: 'checks', value: 'changed' }] }),
    `${rule}.params[0].name "checks" is no parameter of verify → check`,
  ],
  [
    'a parameter twice',
    withRule({
      ...verify,
      params: [
        { name: 'check', value: 'changed' },
        { name: 'CHECK', value: 'missing' },
      ],
    }),
    `${rule}.params[1].name parameter check is given twice`,
  ],
  [
    'a number for a value',
    withRule({
      gate: 'vulnerabilities',
      trigger: 'stale_feed_data',
      params: [{ name: 'max_days_since_sync', value: 10 }],
    }),
    `${rule}.params[0].value must be a text: put it in quotes`,
  ],
  [
    'a value that does not fit',
    withRule({ ...verify, params: [{ name: 'check', value: 'moved' }] }),
    `${rule}.params[0].value parameter check must be one of changed, missing`,
  ],
  [
    'a parameter that is missing',
    withRule({ gate: 'vulnerabilities', trigger: 'stale_feed_data' }),
    `${rule}.params parameter max_days_since_sync is required and missing`,
  ],
  [
    'a required parameter that is null',
    withRule({
      gate: 'vulnerabilities',
      trigger: 'stale_feed_data',
      params: [{ name: 'max_days_since_sync', value: null }],
    }),
    `${rule}.params parameter max_days_since_sync is required and missing`,
  ],
  [
    'an expression that does not compile',
    withRule({ gate: 'files', trigger: 'name_match', params: [{ name: 'regex', value: '(' }] }),
    `${rule}.params[0].value parameter regex cannot be used: it has a group without its closing parenthesis`,
  ],
  [
    'an expression that could run away',
    withRule({ gate: 'files', trigger: 'name_match', params: [{ name: 'regex', value: '(a+)\\1' }] }),
    `${rule}.params[0].value parameter regex cannot be used: it has a back-reference`,
  ],
  ['mappings that are no list', written({ mappings: 'all' }), '$.mappings must be a list'],
  ['a mapping that is no object', written({ mappings: [null, everyImage] }), '$.mappings[0] is missing'],
  ['no registry', withMapping({ registry: undefined }), `${mapping}.registry is missing`],
  ['no repository', withMapping({ repository: '' }), `${mapping}.repository is empty`],
  ['no image', withMapping({ image: undefined }), `${mapping}.image is missing`],
  ['no value', withMapping({ image: { type: 'tag' } }), `${mapping}.image.value is missing`],
  ['no digest', withMapping({ image: { type: 'digest' } }), `${mapping}.image.value is missing`],
  [
    'an unknown type',
    withMapping({ image: { type: 'tags', value: '*' } }),
    `${mapping}.image.type "tags" is none of tag, digest, id → tag`,
  ],
  [
    'an expression of a mapping that does not compile',
    withMapping({ registry: 'regexp:[' }),
    `${mapping}.registry the expression cannot be used: it has a class without its closing bracket`,
  ],
  [
    'no policy',
    withMapping({ policy_id: undefined }),
    `${mapping} names no policy: policy_id or policy_ids is missing`,
  ],
  [
    'an empty list of policies',
    withMapping({ policy_id: '', policy_ids: [] }),
    `${mapping} names no policy: policy_id or policy_ids is missing`,
  ],
  [
    'both kinds of policies',
    withMapping({ policy_ids: ['p'] }),
    `${mapping}.policy_id goes without policy_ids: keep one of them`,
  ],
  [
    'a policy that is not there',
    withMapping({ policy_id: 'q' }),
    `${mapping}.policy_id there is no policy "q" → p`,
  ],
  [
    'policies that are not there',
    withMapping({ policy_id: undefined, policy_ids: ['p', 'policy-2', 7] }),
    `${mapping}.policy_ids[1] there is no policy "policy-2"`,
    `${mapping}.policy_ids[2] must be a text: put it in quotes`,
  ],
  [
    'an allowlist that is not there',
    withMapping({ whitelist_ids: ['w'] }),
    `${mapping}.whitelist_ids[0] there is no allowlist "w"`,
  ],
  [
    'two mappings of one id',
    written({ mappings: [{ ...everyImage, repository: 'a' }, everyImage] }),
    '$.mappings[1].id "every" is there twice',
  ],
  [
    'two allowlists of one id',
    allowing([], { whitelists: [allowlist([]), allowlist([])] }),
    '$.whitelists[1].id "w" is there twice',
  ],
  [
    'an allowlist of another version',
    allowing([], { whitelists: [allowlist([], { version: '1' })] }),
    '$.whitelists[0].version "1" is no version that is read: write 1_0',
  ],
  ['two items of one id', allowing([item, item]), '$.whitelists[0].items[1].id "i" is there twice'],
  [
    'an item that is no object',
    allowing([], { whitelists: [allowlist([], { items: ['CVE'] })] }),
    `${first} must be an object`,
  ],
  ['an item without gate', allowing([{ ...item, gate: undefined }]), `${first}.gate is missing`],
  ['an item without trigger id', allowing([{ ...item, trigger_id: '' }]), `${first}.trigger_id is empty`],
  [
    'an item whose expression does not compile',
    allowing([{ ...item, trigger_id: 'regexp:*' }]),
    `${first}.trigger_id the expression cannot be used: it has a quantifier with nothing to repeat`,
  ],
  [
    'an item that ends at no time',
    allowing([{ ...item, expires_on: '2030-12-31' }]),
    `${first}.expires_on must be a time, written 2030-12-31T00:00:00Z`,
  ],
  [
    'an item that ends at a number',
    allowing([{ ...item, expires_on: 1893456000 }]),
    `${first}.expires_on must be a text: put it in quotes`,
  ],
  [
    'an image list with a bad image',
    written({ whitelisted_images: [{ registry: '*' }] }),
    '$.whitelisted_images[0].repository is missing',
    '$.whitelisted_images[0].image is missing',
  ],
  [
    'two denied images of one id',
    written({ blacklisted_images: [{ ...everyImage, registry: 'a' }, everyImage] }),
    '$.blacklisted_images[1].id "every" is there twice',
  ],
  [
    'an image list that is none',
    written({ blacklisted_images: 'none' }),
    '$.blacklisted_images must be a list',
  ],
  [
    'an image that is no object',
    written({ blacklisted_images: [7] }),
    '$.blacklisted_images[0] must be an object',
  ],
  [
    'two names for one thing',
    written({ rule_sets: [policy()] }),
    '$.rule_sets is another name for policies: keep one',
  ],
];
for (const [name, bundle, ...wanted] of errors) {
  test(`refused: ${name}`, (t) => t.assert.deepEqual(errorsIn(bundle), wanted));
}

const deniedImage = { ...everyImage, id: 'd', policy_id: undefined, whitelist_ids: undefined };
const warnings: readonly (readonly [string, unknown, ...string[]])[] = [
  [
    'an unknown member',
    written({ blacklist_images: [] }),
    '$.blacklist_images is unknown and changes nothing → blacklisted_images',
  ],
  [
    'an unknown member of a policy',
    written({ policies: [policy([alwaysStop], { rule: [] })] }),
    '$.policies[0].rule is unknown and changes nothing → rules',
  ],
  [
    'an unknown member of a rule',
    withRule({ parameters: [] }),
    `${rule}.parameters is unknown and changes nothing → params`,
  ],
  [
    'an unknown member of a parameter',
    withRule({ ...verify, params: [{ name: 'check', value: 'changed', check_value: 'x' }] }),
    `${rule}.params[0].check_value is unknown and changes nothing`,
  ],
  [
    'an unknown member of a mapping',
    withMapping({ policies: [] }),
    `${mapping}.policies is unknown and changes nothing → policy_ids`,
  ],
  [
    'an unknown member of an image',
    withMapping({ image: { type: 'tag', value: '*', tag: 'x' } }),
    `${mapping}.image.tag is unknown and changes nothing`,
  ],
  [
    'an unknown member of denied images',
    written({ blacklisted_images: [{ ...deniedImage, policy_id: 'p' }] }),
    '$.blacklisted_images[0].policy_id is unknown and changes nothing',
  ],
  [
    'an unknown member of an allowlist',
    allowing([], { whitelists: [allowlist([], { item: [] })] }),
    '$.whitelists[0].item is unknown and changes nothing → items',
  ],
  [
    'an unknown member of items, told once',
    allowing([
      { ...item, trigger: 'always' },
      { ...item, id: 'j', trigger: 'always' },
    ]),
    `${first}.trigger is unknown and changes nothing`,
  ],
  [
    'an item for no gate, told once',
    allowing([
      { ...item, gate: 'vulnerability' },
      { ...item, id: 'j', gate: 'vulnerability' },
    ]),
    `${first}.gate "vulnerability" is no gate: items for it never match → vulnerabilities`,
  ],
  [
    'a policy without rules',
    written({ policies: [policy([])] }),
    '$.policies[0] has no rules, so it looks at nothing',
  ],
  [
    'a mapping behind one for everything',
    written({ mappings: [everyImage, { ...everyImage, id: 'x', repository: 'nginx' }] }),
    '$.mappings[1] is never reached: mappings[0] matches every image',
  ],
  [
    'a digest that is none',
    withMapping({ image: { type: 'digest', value: 'latest' } }),
    `${mapping}.image.value is no digest, so it matches nothing`,
  ],
  [
    'an id that is none',
    withMapping({ image: { type: 'id', value: 'sha256:12' } }),
    `${mapping}.image.value is no id, so it matches nothing`,
  ],
  [
    'mappings of source trees',
    written({ source_mappings: [{ host: '*' }] }),
    '$.source_mappings is not for images and changes nothing',
  ],
  [
    'a policy that nothing leads to',
    written({ policies: [policy(), policy([alwaysStop], { id: 'q' })] }),
    '$.policies[1] is used by no mapping',
  ],
  [
    'an allowlist that nothing leads to',
    written({ whitelists: [allowlist([])] }),
    '$.whitelists[0] is used by no mapping',
  ],
];
for (const [name, bundle, ...wanted] of warnings) {
  test(`taken with a warning: ${name}`, (t) => {
    t.assert.deepEqual(warningsIn(bundle), wanted);
    t.assert.deepEqual(errorsIn(bundle), []);
  });
}

test('what no mapping leads to may be as wrong as it likes, as in the Engine', (t) => {
  const old = policy([{ gate: 'ANCHORESEC', trigger: 'VULNLOW', action: 'warn', params: [] }], { id: 'old' });
  const bundle = written({
    policies: [policy(), old, old],
    whitelists: [allowlist([{ ...item, expires_on: 'soon' }])],
  });
  t.assert.deepEqual(errorsIn(bundle), []);
  t.assert.deepEqual(warningsIn(bundle), [
    '$.policies[1] is used by no mapping',
    '$.policies[1].rules[0].gate is at its end of life and no longer evaluated: use vulnerabilities',
    '$.policies[2] is used by no mapping',
    '$.policies[2].id "old" is there twice',
    '$.policies[2].rules[0].gate is at its end of life and no longer evaluated: use vulnerabilities',
    '$.whitelists[0] is used by no mapping',
    '$.whitelists[0].items[0].expires_on must be a time, written 2030-12-31T00:00:00Z',
  ]);
});

for (const [what, changes, place] of [
  ['kind of image', { image: { type: 'tags', value: '*' } }, 'image.type "tags" is none of tag, digest, id'],
  ['expression', { registry: 'regexp:(' }, 'registry the expression cannot be used: it has'],
  ['repository', { repository: '' }, 'repository is empty'],
] as const) {
  test(`a mapping with a wrong ${what} still leads to what it names, whose errors are told with it`, (t) => {
    const bundle = withMapping(
      { ...changes, whitelist_ids: ['w'] },
      {
        policies: [policy([{ ...alwaysStop, action: 'STOPP' }]), policy([], { id: 'q' })],
        whitelists: [allowlist([{ ...item, expires_on: 'soon' }])],
      },
    );
    const errors = errorsIn(bundle);
    t.assert.equal(errors.length, 3);
    t.assert.equal(
      errors.some((error) => error.startsWith(`${mapping}.${place}`)),
      true,
    );
    t.assert.equal(
      errors.some((error) => error.startsWith(`${rule}.action "STOPP" is no action`)),
      true,
    );
    t.assert.equal(
      errors.some((error) => error.startsWith('$.whitelists[0].items[0].expires_on must be a time')),
      true,
    );
    t.assert.equal(warningsIn(bundle).includes('$.policies[1] is used by no mapping'), true);
  });
}

for (const [what, mappings] of [
  ['a mapping that names policies wrongly', [{ ...everyImage, policy_id: undefined, policy_ids: 'p' }]],
  ['one that names none', [{ ...everyImage, policy_id: undefined }]],
  ['one that names what is not there', [{ ...everyImage, policy_id: 'x' }]],
  ['a mapping that is none', ['p']],
  ['mappings that are no list', everyImage],
] as const) {
  test(`${what} may mean any policy: what is wrong in them are errors`, (t) => {
    const bundle = written({ mappings, policies: [policy([{ ...alwaysStop, gate: 'filez' }])] });
    t.assert.equal(errorsIn(bundle).length, 2);
    t.assert.deepEqual(warningsIn(bundle), []);
  });
}

test('a mapping that names allowlists wrongly may mean any allowlist, and no policy', (t) => {
  const bundle = withMapping(
    { whitelist_ids: 'w' },
    {
      policies: [policy(), policy([], { id: 'q' })],
      whitelists: [allowlist([{ ...item, expires_on: 'soon' }])],
    },
  );
  t.assert.equal(errorsIn(bundle).length, 2);
  t.assert.equal(warningsIn(bundle).includes('$.policies[1] is used by no mapping'), true);
});

test('null counts as not written', (t) => {
  const nothing = { params: [{ name: 'check', value: null }], comment: null };
  const bundle = withRule({ ...verify, ...nothing });
  t.assert.deepEqual(faultsIn({ ...bundle, whitelisted_images: null, whitelists: null, name: null }), []);
});

test('all faults are told together, in the order of the text, with their places', (t) => {
  const text = `id: b
version: "1_0"
policies:
  - id: p
    version: "1_0"
    rules:
      - {gate: vulnerabilitys, trigger: package, action: stop}
      - {gate: vulnerabilities, trigger: packages, action: halt}
mappings:
  - {registry: "*", repository: "*", image: {type: tag, value: "*"}, policy_id: x, nam: y}
`;
  const { bundle, faults } = checkBundle(text, 'policy.yaml');
  t.assert.equal(bundle, undefined);
  t.assert.deepEqual(faults.map(faultText), [
    'policy.yaml:7:10: $.policies[0].rules[0].gate "vulnerabilitys" is no gate (did you mean vulnerabilities?)',
    'policy.yaml:8:33: $.policies[0].rules[1].trigger "packages" is no trigger of gate vulnerabilities (did you mean package?)',
    'policy.yaml:8:52: $.policies[0].rules[1].action "halt" is no action: stop, warn or go',
    'policy.yaml:10:70: $.mappings[0].policy_id there is no policy "x" (did you mean p?)',
    'policy.yaml:10:84: $.mappings[0].nam is unknown and changes nothing (did you mean name?)',
  ]);
  t.assert.deepEqual(
    faults.map(({ severity }) => severity),
    ['error', 'error', 'error', 'error', 'warning'],
  );
});

function refusal(bundle: Written): KedgeError {
  try {
    bundleOf(bundle);
  } catch (error) {
    if (error instanceof KedgeError) return error;
  }
  throw new Error('it was not refused');
}

test('a bundle that cannot be used ends with POLICY_INVALID, which names every error and no warning', (t) => {
  const { code, message, remedy } = refusal(written({ id: 7, version: '3', blacklist_images: [] }));
  t.assert.equal(code, 'POLICY_INVALID');
  t.assert.match(
    message,
    /^bundle\.json:1:2: \$\.id must be a text: put it in quotes; bundle\.json:1:\d+: \$\.version "3" is no version/,
  );
  t.assert.doesNotMatch(message, /blacklist_images/);
  t.assert.match(remedy ?? '', /policy-bundle\.schema\.json/);
});

test('of many errors fifty are named and the others counted', (t) => {
  const items = Array.from({ length: 53 }, () => ({ gate: 'always' }));
  const { message } = refusal(allowing(items));
  t.assert.equal(message.match(/is missing/g)?.length, 50);
  t.assert.match(message, /; 3 more$/);
  t.assert.match(refusal(allowing(items.slice(3))).message, /items\[49\]\.trigger_id is missing$/);
});

test('a text that cannot be read is a fault at the root', (t) => {
  t.assert.deepEqual(checkBundle('{"id": ', 'x.json').faults, [
    {
      severity: 'error',
      source: 'x.json',
      path: '$',
      line: 1,
      column: 8,
      message: 'is not valid JSON or YAML: missing char',
    },
  ]);
  const twice = checkBundle(JSON.stringify(written()).replace('{"id"', '{"id":"a","id"'), 'x.json');
  t.assert.equal(twice.bundle, undefined);
  t.assert.deepEqual(twice.faults.map(faultText), ['x.json:1:11: $.id is there twice']);
});

test('odd names in a path are quoted', (t) => {
  t.assert.deepEqual(warningsIn(written({ 'a b': 1, '': 2 })), [
    '$["a b"] is unknown and changes nothing',
    '$[""] is unknown and changes nothing',
  ]);
});

test('what a bundle holds is quoted short and printable', (t) => {
  const [told = ''] = errorsIn(withRule({ gate: `\u001b[31m${'x'.repeat(1000)}` }));
  t.assert.match(told, /"\\x1b\[31mx{95}" is no gate$/);
});

test('a bundle says what it was made of', (t) => {
  const rule2 = {
    gate: 'VULNERABILITIES',
    trigger: 'Package',
    action: 'Warn',
    params: medium.map(({ name, value }) => ({ name: name.toUpperCase(), value })),
  };
  const bundle = bundleOf(
    allowing([{ gate: 'ALWAYS', trigger_id: 'a', expires_on: '2030-01-01T00:00:00Z' }], {
      name: undefined,
      policies: [policy([alwaysStop, rule2], { name: undefined })],
      whitelists: [
        allowlist([{ gate: 'ALWAYS', trigger_id: 'a', expires_on: '2030-01-01T00:00:00Z' }, item], {
          name: undefined,
        }),
      ],
    }),
  );
  t.assert.equal(bundle.name, 'b');
  const made = bundle.policies.get('p');
  t.assert.equal(made?.name, 'p');
  t.assert.deepEqual(
    made?.rules.map(({ id, gate, trigger, action, parameters }) => [
      id,
      gate.name,
      trigger.name,
      action,
      parameters,
    ]),
    [
      ['stop', 'always', 'always', 'stop', {}],
      [
        'rules[1]',
        'vulnerabilities',
        'package',
        'warn',
        { package_type: 'all', severity: 'medium', severity_comparison: '=' },
      ],
    ],
  );
  const list = bundle.allowlists.get('w');
  t.assert.equal(list?.name, 'w');
  t.assert.deepEqual(list?.items, [
    { id: 'items[0]', gate: 'always', triggerId: 'a', expires: Date.UTC(2030, 0, 1) },
    { id: 'i', gate: 'always', triggerId: 'always' },
  ]);
  t.assert.deepEqual(
    bundle.mappings.map(({ registry, repository, image, policyIds, allowlistIds }) => ({
      registry,
      repository,
      image,
      policyIds,
      allowlistIds,
    })),
    [
      {
        registry: '*',
        repository: '*',
        image: { type: 'tag', value: '*' },
        policyIds: ['p'],
        allowlistIds: ['w'],
      },
    ],
  );
});

test('the digest is that of the content, not of how it is written', (t) => {
  const { version, ...rest } = written();
  const { digest } = bundleOf(written());
  t.assert.equal(bundleOf({ ...rest, version }).digest, digest);
  t.assert.equal(readBundle(JSON.stringify(written(), undefined, 4), 'b').digest, digest);
  t.assert.notEqual(bundleOf(written({ name: 'C' })).digest, digest);
  t.assert.notEqual(bundleOf(withRule({ params: [], action: 'WARN' })).digest, digest);
});
