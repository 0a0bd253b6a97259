import { type TestContext, test } from 'node:test';
import { pathDoubts, valueDoubts } from '../../src/inspect/secret-doubts.ts';

function doubts(value: string, before = ''): string[] {
  return valueDoubts({ value: value.replaceAll('¦', ''), before });
}

test('what issuers print in their documentation is a published example', (t: TestContext) => {
  t.assert.ok(doubts('AKIAIOSFO¦DNN7EXAMPLE').includes('published-example'));
  t.assert.deepEqual(doubts('sk_test_4eC39HqL¦yjWDarjtT1zdp7dc'), ['published-example']);
  t.assert.deepEqual(
    doubts(
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3¦ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
    ),
    ['published-example'],
  );
});

for (const value of [
  'your-api-key',
  'CHANGEME',
  'change-me-now',
  'changeit',
  'password',
  'Passw0rd!',
  'mysecret',
  'examplePassword',
  'xxxxxxxxxx',
  'dummy-token-0815',
  'REDACTED',
  'insert_token',
  'test1234',
  'ghp_put_your_token_here',
  'fakesecret',
  'asdasd1234',
]) {
  test(`${value} is a placeholder`, (t: TestContext) => {
    t.assert.ok(doubts(value).includes('placeholder'));
  });
}

for (const value of [
  '${DB_PASSWORD}',
  '$TOKEN',
  '{{ .Values.key }}',
  '<password>',
  '%s',
  '%(password)s',
  '@PASSWORD@',
  '********',
]) {
  test(`${value} stands for something else`, (t: TestContext) => {
    t.assert.ok(doubts(value).includes('template'));
  });
}

for (const value of [
  'aaaaaaaaaaaa',
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  '123123123123123',
  'AIzaSyabcdefghijklmnop¦qrstuvwxyz1234567',
  '0000000000',
]) {
  test(`${value} only repeats or counts`, (t: TestContext) => {
    t.assert.ok(doubts(value).includes('repetitive'));
  });
}

for (const value of [
  'Tr0ub4dor&3',
  'correct horse battery staple',
  'sk_test_9fK2mX7q¦TzR4vB8nYc1LwD5s',
  '5f4dcc3b5aa7¦65d61d8327deb882cf99',
  'latest7Kq2pZ',
  'greatest-8812',
  'hostname-abcd-91',
  'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW',
]) {
  test(`${value} is not doubted`, (t: TestContext) => {
    t.assert.deepEqual(doubts(value), []);
  });
}

test('words are no doubt in a value so long that chance makes them', (t: TestContext) => {
  t.assert.deepEqual(
    doubts(`${'kT9x+Q2mVb7LzR4w'.repeat(20)}test/fakeEXAMPLE`).includes('placeholder'),
    false,
  );
});

test('the text before the value may say that it is an example', (t: TestContext) => {
  t.assert.deepEqual(doubts('Kx81hV02', '# For example: password='), ['example']);
  t.assert.deepEqual(doubts('Kx81hV02', '    >>> connect(password='), ['example']);
  t.assert.deepEqual(doubts('Kx81hV02', 'password='), []);
  t.assert.deepEqual(doubts('Kx81hV02', 'counterexamples='), []);
});

for (const [path, doubt] of [
  ['usr/share/doc/curl/manual.txt', 'documentation'],
  ['/usr/share/man/man1/openssl.1.gz', 'documentation'],
  ['usr/share/info/gnupg', 'documentation'],
  ['app/README.md', 'documentation'],
  ['usr/lib/python3/dist-packages/twisted/test/server.pem', 'test-path'],
  ['go/src/crypto/tls/testdata/key.pem', 'test-path'],
  ['go/src/crypto/tls/handshake_test.go', 'test-path'],
  ['app/node_modules/jose/lib/sign.spec.js', 'test-path'],
  ['srv/app/__tests__/login.ts', 'test-path'],
  ['app/src/LoginTest.java', 'test-path'],
  ['usr/lib/python3/dist-packages/PyJWT-2.6.0.egg-info/PKG-INFO', 'documentation'],
  ['app/examples/basic/main.py', 'example-path'],
  ['srv/data/examples-1.json', 'example-path'],
  ['app/.env.example', 'example-path'],
  ['etc/app/config.sample.yml', 'example-path'],
] as const) {
  test(`${path} is doubted: ${doubt}`, (t: TestContext) => {
    t.assert.deepEqual(pathDoubts(path), [doubt]);
  });
}

for (const path of [
  'usr/bin/test',
  'usr/lib/python3/dist-packages/requests/auth.py',
  'app/vendor/github.com/acme/client/key.go',
  'root/.ssh/id_ed25519',
  'app/.env',
  'app/latest/config.json',
  'var/lib/contest/data.json',
  'home/info/secrets.txt',
  'etc/default/grub',
  'app/attestation.js',
]) {
  test(`${path} is not doubted`, (t: TestContext) => {
    t.assert.deepEqual(pathDoubts(path), []);
  });
}

test('a key in PEM is no mask', (t: TestContext) => {
  t.assert.deepEqual(doubts(`-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC`), []);
  t.assert.deepEqual(doubts('---------'), ['template', 'repetitive']);
});
