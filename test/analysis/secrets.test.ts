import { type TestContext, test } from 'node:test';
import type { FoundAnywhere } from '../../src/analysis/fold.ts';
import { type FoundSecrets, joinSecrets } from '../../src/analysis/secrets.ts';
import type { SecretMatch } from '../../src/inspect/secret-match.ts';
import { builtInRules } from '../../src/inspect/secret-rules/list.ts';
import type { AllowEntry } from '../../src/model/allow.ts';
import { counts, type Secret } from '../../src/model/secret.ts';
import { noInspection } from '../support/inspect.ts';
import { sampleAnalysis } from '../support/sample-analysis.ts';

const facts = sampleAnalysis().image;
const key = '5e'.repeat(32);
const rule = 'aws-access-key-id';
const nothing: FoundSecrets = { files: [], searched: [], config: [], shipped: new Set() };

function match(more: Partial<SecretMatch> = {}): SecretMatch {
  return { rule, line: 1, column: 5, length: 20, preview: 'AKI…', fingerprint: 'a'.repeat(32), ...more };
}

function inFile(path: string, more: Partial<FoundAnywhere<SecretMatch>> = {}): FoundAnywhere<SecretMatch> {
  return { path, layer: 0, data: match(), ...more };
}

function join(
  found: Partial<FoundSecrets>,
  allow: readonly AllowEntry[] = [],
  today = '2026-06-15',
): Secret[] {
  const inspect = { ...noInspection, secrets: { key, rules: [], disabled: [] } };
  return joinSecrets({ ...nothing, ...found }, facts, { inspect, allow, today }) ?? [];
}

test('without a search there is no answer, with one an empty list', (t) => {
  t.assert.equal(joinSecrets(nothing, facts, { inspect: noInspection, allow: [], today: '' }), undefined);
  t.assert.deepEqual(join({}), []);
});

test('a secret in a file has the rule’s title and severity, and the instruction of its layer', (t) => {
  const [secret] = join({
    files: [inFile('app/.env', { layer: 1, data: match({ member: 'a/b', encoding: 'base64' }) })],
  });
  const { title, severity } = builtInRules.find(({ id }) => id === rule) ?? t.assert.fail();

  t.assert.deepEqual(secret, {
    rule,
    title,
    severity,
    place: { kind: 'file', path: 'app/.env', line: 1, column: 5, member: 'a/b' },
    layer: 1,
    instruction: 'COPY app /app # buildkit',
    preview: 'AKI…',
    fingerprint: 'a'.repeat(32),
    encoding: 'base64',
    doubts: [],
  });
});

test('a file that several layers have is told once: with the layer that brought it, and as the last one leaves it', (t) => {
  const hidden = (by: number, how: 'deleted' | 'replaced') => ({ hidden: { by, how } });
  const rewritten = join({ files: [inFile('a', hidden(1, 'replaced')), inFile('a', { layer: 1 })] });
  const gone = join({
    files: [inFile('a', { layer: 1, ...hidden(2, 'deleted') }), inFile('a', hidden(1, 'replaced'))],
  });
  const other = join({
    files: [inFile('a'), inFile('a', { layer: 1, data: match({ fingerprint: 'b'.repeat(32) }) })],
  });

  t.assert.deepEqual(
    rewritten.map(({ layer, place }) => [layer, place.kind === 'file' && place.hidden]),
    [[0, undefined]],
  );
  t.assert.deepEqual(
    gone.map(({ layer, place }) => [layer, place.kind === 'file' && place.hidden]),
    [[0, { by: 2, how: 'deleted' }]],
  );
  t.assert.equal(other.length, 2);
});

test('doubts of the value and of the path add up, and make a secret information', (t: TestContext) => {
  const [plain, doubtful, sample] = join({
    files: [
      inFile('app/test/fixtures/key.txt'),
      inFile('app/key.txt', { data: match({ doubts: ['placeholder'] }) }),
      inFile('app/prod.env'),
    ],
  });

  t.assert.deepEqual(
    [plain?.place.kind === 'file' && plain.place.path, plain && counts(plain)],
    ['app/prod.env', true],
  );
  t.assert.deepEqual([doubtful?.severity, doubtful?.doubts], ['info', ['placeholder']]);
  t.assert.equal(sample?.severity, 'info');
  t.assert.ok(sample && !counts(sample) && sample.doubts.length > 0);
});

const searched = (path: string, lines: readonly number[], search: 'secret' | 'content' = 'secret') => ({
  path,
  layer: 0,
  data: {
    search,
    name: 'PRIV_KEY',
    regex: 'x',
    lines,
    ...(search === 'secret' && {
      secrets: lines.map((line) => ({ line, fingerprint: `${line}`.padStart(32, '0') })),
    }),
  },
});

test('a line that the Engine’s search alone matches is a secret, one that a rule matches too is not told twice', (t) => {
  const secrets = join({
    files: [
      inFile('a', { data: match({ line: 3 }) }),
      inFile('b', { data: match({ line: 2, member: 'zip' }) }),
    ],
    searched: [searched('a', [3, 7]), searched('b', [2]), searched('c', [1], 'content')],
  });

  t.assert.deepEqual(
    secrets
      .map(
        (secret) =>
          `${secret.rule} ${secret.place.kind === 'file' && secret.place.path} ${'line' in secret.place && secret.place.line}`,
      )
      .toSorted(),
    ['PRIV_KEY a 7', 'PRIV_KEY b 2', `${rule} a 3`, `${rule} b 2`],
  );
  t.assert.deepEqual(
    secrets.filter(({ rule }) => rule === 'PRIV_KEY').map(({ fingerprint }) => Number(fingerprint)),
    [7, 2],
  );
});

test('the heading of a private key is the key’s, told by its rule', (t: TestContext) => {
  const key = match({ rule: 'rsa-private-key', line: 5 });
  const found = (line: number) =>
    join({ files: [inFile('a', { data: key })], searched: [searched('a', [line])] }).map(
      (secret) => secret.rule,
    );

  t.assert.deepEqual(found(4), ['rsa-private-key']);
  t.assert.deepEqual(found(6).toSorted(), ['PRIV_KEY', 'rsa-private-key']);
});

test('those that count come first, then by severity, place and rule', (t) => {
  const place = { kind: 'environment', name: 'A' } as const;
  const secrets = join({
    files: [
      inFile('z', { data: match({ doubts: ['placeholder'] }) }),
      inFile('b', { data: match({ line: 10 }) }),
      inFile('b', { data: match({ line: 9 }) }),
      inFile('a'),
    ],
    searched: [searched('0', [1])],
    config: [
      { place: { kind: 'history', name: '10' }, match: match() },
      { place: { kind: 'history', name: '9' }, match: match() },
      { place, match: match() },
    ],
  });
  const where = ({ place }: Secret): string =>
    place.kind === 'file'
      ? `${place.path}:${place.line}`
      : 'name' in place
        ? `${place.kind} ${place.name}`
        : '';

  t.assert.deepEqual(secrets.map(where), [
    'a:1',
    'b:9',
    'b:10',
    'environment A',
    'history 9',
    'history 10',
    '0:1',
    'z:1',
  ]);
});

const file = 'known.yaml';
const accepts: readonly (readonly [string, Omit<AllowEntry, 'file'>, boolean])[] = [
  ['the rule', { rule }, true],
  ['another rule', { rule: 'github-personal-access-token' }, false],
  ['the path', { path: 'app/**' }, true],
  ['the path with a slash', { path: '/app/*.env' }, true],
  ['another path', { path: '/etc/**' }, false],
  ['the name alone', { path: 'prod.env' }, false],
  ['the fingerprint', { fingerprint: 'a'.repeat(32) }, true],
  ['another fingerprint', { fingerprint: 'b'.repeat(32) }, false],
  ['all three', { rule, path: 'app/*', fingerprint: 'a'.repeat(32) }, true],
  ['all but one', { rule, path: 'etc/*', fingerprint: 'a'.repeat(32) }, false],
  ['it until today', { rule, expires: '2026-06-15' }, true],
  ['it until yesterday', { rule, expires: '2026-06-14' }, false],
];
for (const [what, entry, accepted] of accepts) {
  test(`an entry that names ${what} ${accepted ? 'accepts' : 'does not accept'} the secret`, (t) => {
    const [secret] = join({ files: [inFile('app/prod.env')] }, [{ ...entry, file }]);

    t.assert.equal(secret && counts(secret), !accepted);
    t.assert.deepEqual(secret?.accepted?.file, accepted ? file : undefined);
  });
}

test('an entry with a path accepts what is in archives by their members, and nothing outside of files', (t: TestContext) => {
  const found = {
    files: [inFile('app/a.zip', { data: match({ member: 'conf/.env' }) })],
    config: [{ place: { kind: 'environment', name: 'KEY' } as const, match: match() }],
  };
  const accepted = (path: string) =>
    join(found, [{ path, file }])
      .filter((secret) => secret.accepted)
      .map(({ place }) => place.kind);

  t.assert.deepEqual(accepted('**/.env'), ['file']);
  t.assert.deepEqual(accepted('**/*.zip'), ['file']);
  t.assert.deepEqual(accepted('**'), ['file']);
});

test('of several entries the first that holds is told, with reason and last day', (t) => {
  const entries = [
    { rule, expires: '2026-01-01', reason: 'old', file: 'a' },
    { path: '**', reason: 'by path', expires: '2027-01-01', file: 'b' },
    { fingerprint: 'a'.repeat(32), reason: 'by fingerprint', file: 'c' },
  ];
  const [secret] = join({ files: [inFile('app/prod.env')] }, entries);

  t.assert.deepEqual(secret?.accepted, { by: 'entry', file: 'b', reason: 'by path', expires: '2027-01-01' });
});

test('a mark on the line accepts before any entry', (t) => {
  const [secret] = join({ files: [inFile('a', { data: match({ inline: true }) })] }, [{ rule, file }]);

  t.assert.deepEqual(secret?.accepted, { by: 'inline' });
});
