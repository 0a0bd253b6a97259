import { type TestContext, test } from 'node:test';
import { endsInBase36Checksum, endsInBase62Checksum } from '../../src/inspect/secret-checksum.ts';
import { alnum, assigned, credentialsOf, hex, prefixed, run, uuid } from '../../src/inspect/secret-shape.ts';

const value = ({ pattern }: { pattern: unknown }, text: string): string | undefined => {
  const match = pattern instanceof RegExp ? pattern.exec(text) : undefined;
  return match?.groups?.['secret'] ?? match?.[0];
};

const byName = assigned(['acme api key', ...credentialsOf('widget')], run(alnum, 10));

for (const [how, text] of Object.entries({
  'a shell': 'export ACME_API_KEY=abcdefgh12',
  'a shell with a default': '${ACME_API_KEY:-abcdefgh12}',
  'a shell with an inner quote': 'ACME_API_KEY=\\"abcdefgh12\\"',
  JSON: '{"acmeApiKey": "abcdefgh12"}',
  'JSON in JSON': '{\\"acmeApiKey\\":\\"abcdefgh12\\"}',
  YAML: 'acme-api-key: abcdefgh12',
  Ruby: ':acme_api_key => "abcdefgh12"',
  Go: 'acmeAPIKey := "abcdefgh12"',
  TypeScript: "const acmeApiKey: string = 'abcdefgh12';",
  Python: "os.environ['ACME_API_KEY'] = 'abcdefgh12'",
  'a call': 'os.getenv("ACME_API_KEY", "abcdefgh12")',
  'an XML attribute': '<add key="AcmeApiKey" value="abcdefgh12"/>',
  'an XML element': '<acme.api.key>abcdefgh12</acme.api.key>',
  'a Dockerfile': 'ENV ACME_API_KEY abcdefgh12',
  'a command line': 'run --acme-api-key abcdefgh12 --verbose',
  'a longer name': 'PROD_ACME_API_KEY_2=abcdefgh12',
  'a name with a gap': 'WIDGET_PROD_DEPLOY_TOKEN=abcdefgh12',
})) {
  test(`a value is found by its name as ${how} writes it`, (t: TestContext) => {
    t.assert.equal(value(byName, text), 'abcdefgh12');
  });
}

for (const [what, text] of Object.entries({
  'a longer value': 'ACME_API_KEY=abcdefgh123',
  'a shorter value': 'ACME_API_KEY=abcdefgh1',
  'a value with no sign between': 'ACME_API_KEYabcdefgh12',
  'the next line': 'ACME_API_KEY=\nabcdefgh12',
  'the value of another name': 'ACME_API_URL=abcdefgh12',
  'a name with too wide a gap': 'WIDGET_AND_SOMETHING_ELSE_TOKEN=abcdefgh12',
})) {
  test(`by its name is not found: ${what}`, (t: TestContext) => {
    t.assert.equal(value(byName, text), undefined);
  });
}

test('a prefix begins a word, or follows an escape', (t: TestContext) => {
  const rule = prefixed(['tok_', 't.k-'], run(hex, 8));
  t.assert.equal(value(rule, 'x=tok_0123abcd;'), 'tok_0123abcd');
  t.assert.equal(value(rule, '\\ntok_0123abcd'), 'tok_0123abcd');
  t.assert.equal(value(rule, '%3Dt.k-0123abcd'), 't.k-0123abcd');
  for (const other of ['mytok_0123abcd', 'TOK_0123abcd', 'tak-0123abcd', 'tok_0123abcde', 'tok_0123abc']) {
    t.assert.equal(value(rule, other), undefined, other);
  }
});

test('the whole of a UUID is wanted', (t: TestContext) => {
  const rule = prefixed('id:', uuid);
  t.assert.ok(value(rule, 'id:123e4567-e89b-42d3-a456-426614174000'));
  t.assert.equal(value(rule, 'id:123e4567-e89b-42d3-a456-426614174000-1'), undefined);
});

test('how far a match may reach covers every part of it', (t: TestContext) => {
  const text = `acme_api_key${'x'.repeat(24)}\\\\"]:Abcdefghij${' '.repeat(16)}value=${' '.repeat(16)}\\\\'abcdefgh12`;
  const longest = /^.*$/.exec(text.replace(':Abcdefghij', ''))?.[0] ?? '';
  t.assert.equal(value(byName, longest), 'abcdefgh12');
  t.assert.ok(longest.length <= byName.longest);
});

// Dummies from https://github.com/secretlint/secretlint/issues/200 and from a description of GitHub's format.
test('the checksum of a GitHub and of an npm token is verified', (t: TestContext) => {
  for (const token of [
    'ghp_zQWBuTSOoRi4A9sp¦HcVY5ncnsDkxkJ0mLq17',
    'npm_qkJaB6MffYVzZXWq¦mcoF49yrUxP3wf0LsakP',
  ]) {
    const bare = token.replace('¦', '');
    t.assert.equal(endsInBase62Checksum(bare), true);
    t.assert.equal(endsInBase62Checksum(`${bare.slice(0, -1)}8`), false);
  }
});

test('the checksum of a routable GitLab token covers its prefix', (t: TestContext) => {
  // What every catalogue of checksums gives for the CRC32 of these nine digits.
  const checksum = (0xcbf43926).toString(36).padStart(7, '0');
  t.assert.equal(endsInBase36Checksum(`123456789${checksum}`), true);
  t.assert.equal(endsInBase36Checksum(`x23456789${checksum}`), false);
});
