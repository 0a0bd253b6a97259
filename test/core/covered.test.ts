import { type TestContext, test } from 'node:test';
import { array, assert, constantFrom, property, string } from 'fast-check';
import { coverer, covering, withoutCredentials } from '../../src/core/covered.ts';

const cases: readonly (readonly [string, readonly string[], string, string])[] = [
  ['one of several', ['hunter2', 'other'], 'pw=hunter2;', 'pw=****;'],
  ['each time', ['ab'], 'ab ab', '**** ****'],
  ['the longer of two that begin alike', ['abc', 'abcdef'], 'xabcdefx', 'x****x'],
  ['both of two that overlap', ['abcdef', 'efghij'], 'xabcdefghijx', 'x****x'],
  ['one inside the other', ['cd', 'abcdef'], 'abcdef cd', '**** ****'],
  ['what begins where another ends', ['ab', 'cd'], 'abcd', '********'],
  ['nothing by an empty text', [''], 'abc', 'abc'],
  ['nothing that only begins so', ['abcdefgh'], 'abcdefg', 'abcdefg'],
];
for (const [what, hidden, text, wanted] of cases) {
  test(`covers ${what}`, (t) => {
    t.assert.equal(coverer(hidden)(text), wanted);
  });
}

test('whatever the texts, none of them is left, and what is not of them stays', (t: TestContext) => {
  const word = string({ unit: constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 8 });
  const text = string({ unit: constantFrom('a', 'b', 'c', ' '), maxLength: 60 });
  assert(
    property(array(word, { maxLength: 5 }), text, (hidden, given) => {
      const left = coverer(hidden)(given);
      t.assert.ok(hidden.every((secret) => !left.includes(secret)));
      t.assert.equal(left.replaceAll(/[^ ]/g, '').length, given.replaceAll(/[^ ]/g, '').length);
      if (!hidden.some((secret) => given.includes(secret))) t.assert.equal(left, given);
    }),
  );
});

test('texts anywhere in a value are covered, also in names that no data of kedge has', (t) => {
  t.assert.deepEqual(covering(['hunter2'])({ path: ['a/hunter2', 1, null], 'x.hunter2': { y: 'hunter2' } }), {
    path: ['a/****', 1, null],
    'x.****': { y: '****' },
  });
});

test('a secret that is a word takes no member away', (t) => {
  t.assert.deepEqual(covering(['version', 'sha256'])({ version: 'version', sha256: 'sha256' }), {
    version: '****',
    sha256: '****',
  });
});

test('thousands that begin alike cost no more than a look at the text', (t: TestContext) => {
  const secrets = Array.from({ length: 40_000 }, (_, i) => `token-of-acme-${String(i).padStart(6, '0')}`);
  const text = secrets.join('\n');
  const startedMs = performance.now();

  t.assert.equal(coverer(secrets)(text).length, 40_000 * 5 - 1);
  t.assert.ok(performance.now() - startedMs < 2000);
});

test('only where the value stands as is asked for', (t: TestContext) => {
  const atEnd = coverer(['abc', 'abcd'], (text, _, end) => end === text.length);

  t.assert.equal(atEnd('abc abcd abc'), 'abc abcd ****');
});

for (const [text, expected] of [
  ['https://u:pw@host.io/x', 'https://****@host.io/x'],
  ['git+ssh:/token@host.io', 'git+ssh:/****@host.io'],
  ['x https://u:p@w@h y ftp://a:b@c', 'x https://****@h y ftp://****@c'],
  ['https://host.io/u@v1', 'https://host.io/u@v1'],
  ['../node_modules/@acme/a@1.0', '../node_modules/@acme/a@1.0'],
] as const) {
  test(`credentials are taken out of the URLs in ${text}`, (t: TestContext) => {
    t.assert.equal(withoutCredentials(text), expected);
  });
}

test('a long text that only looks like URLs takes no time', (t: TestContext) => {
  const text = `${'https://'.repeat(50_000)}@${'ab:/x'.repeat(50_000)}`;

  t.assert.ok(withoutCredentials(text).endsWith('ab:/x'));
});
