import { hash } from 'node:crypto';
import { test } from 'node:test';
import { defaultLineSearches } from '../../../src/inspect/default-searches.ts';
import { secretScans } from '../../../src/policy/gates/secret-scans.ts';
import { noInspection } from '../../support/inspect.ts';
import { factsOf, faultsOf, messagesOf, outcomeOf } from '../../support/policy.ts';
import { sampleAnalysis } from '../../support/sample-analysis.ts';
import { scanLayers } from '../../support/scan.ts';

const trigger = [secretScans, 'content_regex_checks'] as const;
const noise = {
  search: 'content' as const,
  maxFileBytes: 1000,
  expressions: [{ name: 'API_KEY', regex: '.' }],
};
const facts = factsOf(
  await scanLayers(
    [
      {
        fake_aws_key: `aws_access_key_id = ${'A0'.repeat(10)}\n`,
        fake_private_key: '-----BEGIN PRIVATE KEY-----\n',
        fake_both: `-----BEGIN PRIVATE KEY-----\naws_access_key_id = ${'B0'.repeat(10)}\n`,
      },
    ],
    { inspect: { ...noInspection, searches: [...defaultLineSearches, noise] } },
  ),
);
const none = factsOf(sampleAnalysis({ searches: [] }));

// As the Engine's own tests have them.
const aws = 'AWS_ACCESS_KEY=(?i).*aws_access_key_id( *=+ *).*(?<![A-Z0-9])[A-Z0-9]{20}(?![A-Z0-9]).*';
const key = 'PRIV_KEY=(?i)-+BEGIN(.*)PRIVATE KEY-+';
const found = (file: string, regexp: string) =>
  `Secret content search analyzer found regexp match in container: file=${file} regexp=${regexp}`;
const missed = (files: string, name: string) =>
  `Secret content search analyzer did not find regexp match in container: filename_regex=${files} content_regex_name=${name}`;
const awsFound = [found('/fake_aws_key', aws), found('/fake_both', aws)];
const keyFound = [found('/fake_both', key), found('/fake_private_key', key)];

/** The Engine's message was shorter once. */
const olderId = (message: string) =>
  hash('md5', `secret_scanscontent_regex_checks${message.replace('Secret content', 'Secret')}`);

test('fires once for each file and expression of the secret search', (t) => {
  for (const given of [{}, { match_type: 'found' }, { content_regex_name: '', filename_regex: '' }])
    t.assert.deepEqual(outcomeOf(trigger, given, facts), {
      looked: '4 matches of the secret search',
      notes: [],
      matches: [...awsFound, ...keyFound].map((message) => ({ message, otherIds: [olderId(message)] })),
    });
});

test('fires for the expressions whose names are a part of the text', (t) => {
  t.assert.deepEqual(messagesOf(trigger, { content_regex_name: 'AWS_ACCESS_KEY' }, facts), awsFound);
  t.assert.deepEqual(messagesOf(trigger, { content_regex_name: 'X,PRIV_KEY' }, facts), keyFound);
  t.assert.deepEqual(
    messagesOf(trigger, { content_regex_name: key.slice('PRIV_KEY='.length) }, facts),
    keyFound,
  );
  t.assert.deepEqual(outcomeOf(trigger, { content_regex_name: 'PRIV' }, facts), {
    looked: '4 matches of the secret search',
    notes: ['4 in other files or of other expressions'],
    matches: [],
  });
});

test('fires in files whose path matches from the slash on', (t) => {
  t.assert.deepEqual(messagesOf(trigger, { filename_regex: '/fake_a' }, facts), awsFound.slice(0, 1));
  t.assert.deepEqual(messagesOf(trigger, { filename_regex: 'fake' }, facts), []);
  t.assert.deepEqual(
    messagesOf(trigger, { filename_regex: '/fake_[bp]', content_regex_name: 'AWS_ACCESS_KEY' }, facts),
    awsFound.slice(1),
  );
});

test('fires once when nothing is found, if that is asked for', (t) => {
  const notfound = { match_type: 'notfound' };
  t.assert.deepEqual(messagesOf(trigger, notfound, none), [missed('*', 'all')]);
  t.assert.deepEqual(messagesOf(trigger, { ...notfound, filename_regex: '/fake_test*' }, facts), [
    missed('/fake_test*', 'all'),
  ]);
  t.assert.deepEqual(messagesOf(trigger, { ...notfound, content_regex_name: 'API_KEY' }, facts), [
    missed('*', 'API_KEY'),
  ]);
  t.assert.deepEqual(outcomeOf(trigger, { ...notfound, filename_regex: '/fake_p' }, facts), {
    looked: '4 matches of the secret search',
    notes: ['1 that count'],
    matches: [],
  });
  t.assert.deepEqual(outcomeOf(trigger, {}, none), {
    looked: 'no matches of the secret search',
    notes: [],
    matches: [],
  });
});

test('an expression without a name is told by itself', (t) => {
  const searches = [{ search: 'secret' as const, name: '', regex: 'abc', path: 'f', layer: 0, lines: [1] }];
  const plain = factsOf(sampleAnalysis({ searches }));
  t.assert.deepEqual(messagesOf(trigger, { content_regex_name: 'abc' }, plain), [found('/f', 'abc')]);
  t.assert.deepEqual(messagesOf(trigger, { content_regex_name: 'x' }, plain), []);
});

test('refuses other values', (t) => {
  t.assert.deepEqual(
    faultsOf(trigger, { filename_regex: '(', match_type: 'no' }).map(({ parameter }) => parameter),
    ['filename_regex', 'match_type'],
  );
});
