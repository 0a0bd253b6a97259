import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { starters } from '../../src/policy/starters/list.ts';
import {
  allowing,
  allowlist,
  alwaysStop,
  errorsIn,
  everyImage,
  policy,
  written,
} from '../support/policy-bundle.ts';

const file = new URL('../../schemas/policy-bundle.schema.json', import.meta.url);
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false });
const isBundle = ajv.compile(JSON.parse(readFileSync(file, 'utf8')));

for (const { name, text } of starters) {
  test(`the starter ${name} is as the schema says`, (t) => {
    t.assert.equal(isBundle(parse(text)), true);
  });
}

const item = { id: 'i', gate: 'always', trigger_id: 'always', expires_on: '2030-12-31T00:00:00Z' };
const sound: readonly (readonly [string, unknown])[] = [
  ['a bundle of the Engine', written()],
  ['an allowlist with an item', allowing([item])],
  ['an item that never expires', allowing([{ ...item, expires_on: '' }])],
  ['several policies', written({ mappings: [{ ...everyImage, policy_id: undefined, policy_ids: ['p'] }] })],
  ['a rule without parameters', written({ policies: [policy([{ ...alwaysStop, params: undefined }])] })],
  [
    'a bundle of Enterprise',
    written({
      version: '2',
      policies: undefined,
      whitelists: undefined,
      rule_sets: [policy([alwaysStop], { version: undefined })],
      allowlists: [allowlist([item], { version: '2' })],
      mappings: [
        {
          ...everyImage,
          policy_id: undefined,
          whitelist_ids: undefined,
          rule_set_ids: ['p'],
          allowlist_ids: ['w'],
        },
      ],
    }),
  ],
];
for (const [name, bundle] of sound) {
  test(`${name} is as the schema says, and taken`, (t) => {
    t.assert.equal(isBundle(JSON.parse(JSON.stringify(bundle))), true, JSON.stringify(isBundle.errors));
    t.assert.deepEqual(errorsIn(bundle), []);
  });
}

const unsound: readonly (readonly [string, unknown])[] = [
  ['no object', []],
  ['no id', written({ id: undefined })],
  ['an empty id', written({ id: '' })],
  ['no version', written({ version: undefined })],
  ['another version', written({ version: '3' })],
  ['a policy without version', written({ policies: [policy([alwaysStop], { version: undefined })] })],
  ['an allowlist of another version', allowing([], { whitelists: [allowlist([], { version: '2' })] })],
  ['two names for one thing', written({ allowlists: [] })],
  ['an unknown action', written({ policies: [policy([{ ...alwaysStop, action: 'halt' }])] })],
  ['a rule without gate', written({ policies: [policy([{ ...alwaysStop, gate: undefined }])] })],
  [
    'a number for a value',
    written({ policies: [policy([{ ...alwaysStop, params: [{ name: 'a', value: 1 }] }])] }),
  ],
  ['no image', written({ mappings: [{ ...everyImage, image: undefined }] })],
  ['an unknown type', written({ mappings: [{ ...everyImage, image: { type: 'name', value: 'x' } }] })],
  ['no policy', written({ mappings: [{ ...everyImage, policy_id: '' }] })],
  ['an item without trigger id', allowing([{ ...item, trigger_id: undefined }])],
  ['an item that ends at no time', allowing([{ ...item, expires_on: 'soon' }])],
  [
    'a denied image without repository',
    written({ blacklisted_images: [{ registry: '*', image: everyImage['image'] }] }),
  ],
];
for (const [name, bundle] of unsound) {
  test(`${name} is not as the schema says, and refused`, (t) => {
    t.assert.equal(isBundle(JSON.parse(JSON.stringify(bundle))), false);
    t.assert.notDeepEqual(errorsIn(bundle), []);
  });
}
