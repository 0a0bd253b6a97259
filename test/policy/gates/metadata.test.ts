import { test } from 'node:test';
import { metadata } from '../../../src/policy/gates/metadata.ts';
import { factsOf, faultsOf, messagesOf, outcomeOf } from '../../support/policy.ts';
import { sampleAnalysis } from '../../support/sample-analysis.ts';
import { scanImage } from '../../support/scan.ts';

const trigger = [metadata, 'attribute'] as const;
const alpine = factsOf(await scanImage('docker-archive:test/images/alpine-3.14.tar'));

/** As in the Engine's own tests, whose messages stand below. */
const engine = factsOf(
  sampleAnalysis({
    metadata: {
      size: 141_455_360,
      architecture: 'amd64',
      osType: '',
      distro: 'debian',
      distroVersion: '10',
      likeDistro: 'debian,ubuntu',
      layerCount: 5,
    },
  }),
);

const rule = (attribute: string, check: string, value?: string) => ({
  attribute,
  check,
  ...(value === undefined ? {} : { value }),
});
const said = (attribute: string, check: string, value: string, actual: string) =>
  `Attribute check for attribute: '${attribute}' check: '${check}' check_value: '${value}' matched image value: '${actual}'`;

/** Attribute, check, value, whether it holds. */
const table: readonly (readonly [string, string, string, boolean])[] = [
  ['size', '>', '0', true],
  ['size', '>', '141455360', false],
  ['size', '>=', '141455360', true],
  ['size', '>=', '141455361', false],
  ['size', '<', '100000000', false],
  ['size', '<', '141455361', true],
  ['size', '<', '141455360', false],
  ['size', '<=', '141455360', true],
  ['size', '<=', '141455359', false],
  ['size', '=', '141455360', true],
  ['size', '=', '14145536', false],
  ['size', '!=', '141455360', false],
  ['size', '!=', '0', true],
  ['architecture', 'like', 'amd64', true],
  ['architecture', 'like', 'md64', false],
  ['architecture', 'not_like', 'amd64', false],
  ['architecture', 'not_like', 'arm', true],
  ['distro', 'in', 'debian,centos', true],
  ['distro', 'in', 'centos , debian', true],
  ['distro', 'in', 'debia', false],
  ['distro', 'not_in', 'debian,centos', false],
  ['distro', 'not_in', 'centos', true],
  ['distro_version', '=', '10', true],
  ['distro_version', '=', '10.0', false],
  ['distro_version', '!=', '10', false],
  ['distro_version', '<', '9', true],
  ['distro_version', '>', '9', false],
  ['distro_version', '>=', '10', true],
  ['distro_version', '<=', '1', false],
  ['like_distro', '=', 'debian,ubuntu', true],
  ['like_distro', 'exists', '', true],
  ['os_type', 'exists', '', false],
  ['os_type', 'not_exists', '', true],
  ['distro', 'not_exists', '', false],
  ['layer_count', '>=', '5', true],
  ['layer_count', '>', '5', false],
  ['layer_count', '=', '5', true],
  ['layer_count', '<', '10', true],
];
const actual: Readonly<Record<string, string>> = {
  size: '141455360',
  architecture: 'amd64',
  os_type: '',
  distro: 'debian',
  distro_version: '10',
  like_distro: 'debian,ubuntu',
  layer_count: '5',
};
for (const [attribute, check, value, holds] of table)
  test(`${attribute} ${check} "${value}" ${holds ? 'fires' : 'does not fire'}`, (t) => {
    const messages = holds ? [said(attribute, check, value, actual[attribute] ?? '')] : [];
    t.assert.deepEqual(messagesOf(trigger, rule(attribute, check, value), engine), messages);
  });

test('units of size are powers of 1024', (t) => {
  const sizes = { '1kb': '1024', '2mb': '2097152', '1gb': '1073741824', '3tb': '3298534883328' };
  for (const [value, bytes] of Object.entries(sizes))
    t.assert.deepEqual(messagesOf(trigger, rule('size', '!=', value), engine), [
      said('size', '!=', bytes, '141455360'),
    ]);
});

test('numbers are compared as numbers, and messages have them so', (t) => {
  t.assert.deepEqual(messagesOf(trigger, rule('layer_count', '<', ' 010 '), engine), [
    said('layer_count', '<', '10', '5'),
  ]);
  t.assert.deepEqual(messagesOf(trigger, rule('size', '<', '0999999999'), engine).length, 1);
});

test('a check for presence needs no value; messages have the Engine’s word for none', (t) => {
  t.assert.deepEqual(messagesOf(trigger, rule('distro', 'exists'), engine), [
    said('distro', 'exists', 'None', 'debian'),
  ]);
  t.assert.deepEqual(messagesOf(trigger, rule('size', 'exists'), engine), [
    said('size', 'exists', '', '141455360'),
  ]);
  t.assert.deepEqual(messagesOf(trigger, rule('layer_count', 'not_exists'), engine), []);
  t.assert.deepEqual(messagesOf(trigger, rule('layer_count', 'exists', '3'), engine), [
    said('layer_count', 'exists', '3', '5'),
  ]);
});

test('other checks never hold without a value', (t) => {
  for (const given of [rule('distro', '!='), rule('distro', 'not_in', ''), rule('size', '>')])
    t.assert.deepEqual(outcomeOf(trigger, given, engine).notes, [
      `the check ${given.check} never holds without a value`,
    ]);
});

test('says what it looked at and what does not hold', (t) => {
  t.assert.deepEqual(outcomeOf(trigger, rule('distro', '=', 'alpine'), engine), {
    looked: 'distro, which is debian',
    notes: ['the check = alpine does not hold'],
    matches: [],
  });
  t.assert.deepEqual(outcomeOf(trigger, rule('distro', 'not_exists'), engine).notes, [
    'the check not_exists does not hold',
  ]);
});

test('knows every attribute of a real image', (t) => {
  const known = {
    architecture: 'amd64',
    os_type: 'linux',
    distro: 'alpine',
    distro_version: '3.14.9',
    like_distro: 'alpine',
    layer_count: '1',
  };
  for (const [attribute, value] of Object.entries(known))
    t.assert.deepEqual(messagesOf(trigger, rule(attribute, '=', value), alpine), [
      said(attribute, '=', value, value),
    ]);
  // The tar of its one layer has 5,894,656 bytes.
  t.assert.deepEqual(messagesOf(trigger, rule('size', '>', '5mb'), alpine).length, 1);
  t.assert.deepEqual(messagesOf(trigger, rule('size', '>', '6mb'), alpine), []);
});

test('refuses what cannot be compared', (t) => {
  const parametersOf = (given: ReturnType<typeof rule>) =>
    faultsOf(trigger, given).map(({ parameter }) => parameter);
  t.assert.deepEqual(parametersOf(rule('foo', '!', '200')), ['attribute', 'check']);
  for (const value of ['test', '1GB', '1kib', '', '-1', '1.5gb', '1b', '12xgb'])
    t.assert.deepEqual(faultsOf(trigger, rule('size', '!=', value)), [
      {
        parameter: 'value',
        problem: 'must be a number of bytes, or a number with kb, mb, gb or tb behind it',
      },
    ]);
  t.assert.deepEqual(faultsOf(trigger, rule('layer_count', '>', '5kb')), [
    { parameter: 'value', problem: 'must be a whole number' },
  ]);
  for (const attribute of ['size', 'layer_count'])
    for (const check of ['like', 'not_like', 'in', 'not_in'])
      t.assert.deepEqual(faultsOf(trigger, rule(attribute, check, '5')), [
        { parameter: 'check', problem: `cannot be ${check} for ${attribute}, which is a number` },
      ]);
  t.assert.deepEqual(parametersOf(rule('distro', 'like', '(')), ['value']);
  t.assert.deepEqual(parametersOf(rule('distro', '=', '(')), []);
  t.assert.deepEqual(parametersOf(rule('size', 'exists')), []);
});
