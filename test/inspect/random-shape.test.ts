import { type TestContext, test } from 'node:test';
import { looksLikePassword, looksRandom } from '../../src/inspect/random-shape.ts';

// As `openssl rand -hex 20`, `openssl rand -base64 30`, `pwgen -s 20` and `uuidgen | tr -d -` write them.
for (const value of [
  '4cbe7a03b1ac8d21f09e1d2c5530a9117fd0be62',
  'q8Jw0tXz5bPd+YxkR2vMfLhG9sNcT4aQe7UuKo1i',
  'vG7kR2xWq9Lp4TzYb3Nd',
  '60RZ4Z4WFHCZ8FJ2J1GO',
  '0f5a6f8c2f0d4b7fa0a94d0e4d0f6c3b',
]) {
  test(`${value} was made by chance`, (t: TestContext) => {
    t.assert.equal(looksRandom(value), true);
  });
}

for (const value of [
  'getClientSecretV2FromStore',
  'settings.SERVICE_API_KEY_2',
  '/var/run/secrets/token-2',
  'https://auth.acme.io/oauth2/token',
  '73082700-1f09-405b-80d0-3131bfd6272d',
  'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
  '2024-05-17T10:00:00Z',
  'prod-app-2-database-1',
  '48205d4ffd7feba3',
  'aaaaaaaaaaaaaaaaaaaaaaaa',
  '${API_KEY_2_OF_THE_SITE}',
]) {
  test(`${value} was not made by chance`, (t: TestContext) => {
    t.assert.equal(looksRandom(value), false);
  });
}

for (const value of ['kT9xmV7b', 'Summer2024!', '4fGq81zP', 'Tr0ub4dor&3', 'p-77-Gxw!q']) {
  test(`${value} may be a password`, (t: TestContext) => {
    t.assert.equal(looksLikePassword(value), true);
  });
}

for (const value of [
  'password',
  'field12',
  'newPassword2Field',
  'input#password1',
  'config.get(db1)',
  'scram-sha-256',
  '464/tcp',
  'a1->b2',
  '${PASSWORD_1}',
  '<password1>',
  'projects/12345/secrets/my-secret',
  '100px',
]) {
  test(`${value} is no password`, (t: TestContext) => {
    t.assert.equal(looksLikePassword(value), false);
  });
}
