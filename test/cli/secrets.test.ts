import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { privateDirectory } from '../support/daemon.ts';
import { buildImage, dockerArchive } from '../support/image.ts';
import { newUser, type User } from '../support/kedge.ts';
import { type Members, tarOf } from '../support/layers.ts';
import { assertNoLeak } from '../support/no-leak.ts';
import { planted } from '../support/planted.ts';

const { stripe, slack, otherSlack, gitlab, sendgrid, aws } = planted;
const values = Object.values(planted);

interface Listed {
  readonly rule: string;
  readonly counts: boolean;
  readonly place: {
    readonly kind: string;
    readonly path?: string;
    readonly name?: string;
    readonly hidden?: { readonly by: number; readonly how: string };
  };
  readonly layer?: number;
  readonly fingerprint: string;
  readonly accepted?: { readonly by: string; readonly reason?: string };
}

interface SecretsDocument {
  readonly secrets: readonly Listed[];
}

let folder = '';
const cleanup = new AsyncDisposableStack();
after(() => cleanup.disposeAsync());

/** An image archive outside of any user's home. */
async function archive(name: string, layers: readonly Members[], config: object = {}): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, await tarOf(dockerArchive({ image: await buildImage(layers, { config }) })));
  return file;
}

before(async () => {
  folder = cleanup.use(await privateDirectory()).path;
});

async function list(user: User, args: readonly string[], env = {}): Promise<readonly Listed[]> {
  const { status, stdout, stderr } = await user.kedge(['secrets', ...args, '-o', 'json'], { env });
  assert.equal(status, 0, stderr);
  const document: SecretsDocument = JSON.parse(stdout);
  return document.secrets;
}

const leaking = (): Promise<string> =>
  archive(
    'leaking.tar',
    [
      { 'usr/lib/base.conf': `key = ${stripe}\n`, 'srv/old.conf': `key = ${sendgrid}\n` },
      { 'srv/.env': `SLACK=${slack}\n`, 'srv/old.conf': 'key =\n' },
      { 'srv/.wh..env': '', 'srv/marker.txt': 'a marker that is no secret' },
    ],
    {
      config: { Env: ['PATH=/bin', `AWS_ACCESS_KEY_ID=${aws}`], Labels: { 'com.acme.key': stripe } },
      history: [
        { created_by: 'ADD base' },
        { created_by: `ARG TOKEN=${gitlab}`, empty_layer: true },
        { created_by: `|1 TOKEN=${gitlab} /bin/sh -c make .env` },
        { created_by: 'RUN rm .env' },
      ],
    },
  );

test('a secret is told wherever it stands: base layer, deleted and replaced file, variable, label, build argument', async () => {
  await using user = await newUser();
  const found = await list(user, [await leaking()]);
  const told = found.map(({ rule, place, layer }) => {
    const hidden = place.hidden && `${place.hidden.how} by ${place.hidden.by}`;
    return [rule, place.kind, place.path ?? place.name, hidden ?? 'visible', layer ?? 'none'].join(' ');
  });
  assert.deepEqual(told.toSorted(), [
    'aws-access-key-id environment AWS_ACCESS_KEY_ID visible none',
    'gitlab-personal-access-token history 1 visible none',
    'sendgrid-api-key file /srv/old.conf replaced by 1 0',
    'slack-bot-token file /srv/.env deleted by 2 1',
    'stripe-secret-key file /usr/lib/base.conf visible 0',
    'stripe-secret-key label com.acme.key visible none',
  ]);
  assert.ok(found.every(({ counts }) => counts));
});

test('its value is in no output, log, error, cache or temporary file', async () => {
  await using user = await newUser();
  const image = await leaking();
  const said = [
    await user.kedge(['secrets', image, '-vv', '-o', 'sarif', '--fail-on', 'secrets']),
    await user.kedge(['secrets', image, '-o', 'gitlab-secret-detection', '--write-baseline', 'known.yaml']),
    await user.kedge(['scan', image, '-o', 'json', '-o', 'table=table.txt', '-o', 'sarif=scan.sarif']),
    await user.kedge(['scan', '-', '-o', 'json=out.json'], { input: await readFile(image) }),
    await user.kedge(['sbom', image, '-o', 'spdx-json', '-o', 'cyclonedx-json=sbom.json']),
    await user.kedge(['files', image, '--deleted', '-o', 'json']),
    await user.kedge(['config', 'list']),
  ];
  assert.deepEqual(
    said.map(({ status }) => status),
    [1, 0, 0, 0, 0, 0, 0],
  );
  await assertNoLeak(user, values, said);
  // The look into the cache sees what is kept there.
  await assert.rejects(assertNoLeak(user, ['srv/marker.txt'], []));
});

suite('--fail-on secrets', () => {
  for (const command of ['secrets', 'scan']) {
    test(`ends ${command} with 1 and one last line, the report written before`, async () => {
      await using user = await newUser();
      const image = await leaking();
      const args = [command, image, '--fail-on', 'secrets', '-o', 'json'];
      const { status, stdout, stderr } = await user.kedge(args);
      assert.equal(status, 1);
      assert.match(stderr.trimEnd().split('\n').at(-1) ?? '', /^error: .*6 secrets.*\(FAIL_ON\)$/);
      assert.match(stdout, /stripe-secret-key/);
      assert.equal((await user.kedge([command, image])).status, 0);
      const inForce = { env: { KEDGE_FAIL_ON: 'secrets' } };
      assert.equal((await user.kedge([command, image], inForce)).status, 1);
      assert.equal((await user.kedge([command, image, '--fail-on', 'none'], inForce)).status, 0);
    });
  }

  test('an image without secrets ends with 0, and so does one whose secrets are in doubt', async () => {
    await using user = await newUser();
    const clean = await archive('clean.tar', [{ 'etc/motd': 'hello' }]);
    assert.equal((await user.kedge(['secrets', clean, '--fail-on', 'secrets'])).status, 0);
    const doubtful = await archive('doubtful.tar', [
      { 'usr/share/doc/x/examples/a.conf': `key = ${stripe}` },
    ]);
    const { status, stdout } = await user.kedge(['secrets', doubtful, '--fail-on', 'secrets', '-o', 'json']);
    const document: SecretsDocument = JSON.parse(stdout);
    assert.deepEqual([status, document.secrets.map(({ counts }) => counts)], [0, [false]]);
  });

  const misuses: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['an unknown condition, with the nearest', ['--fail-on', 'secretes'], /mean secrets\?/],
    ['no search at all', ['--fail-on', 'secrets', '--no-secrets'], /--no-secrets/],
    ['a file of rules that is not there', ['--secrets-rules', 'no.yaml'], /no\.yaml/],
    ['a baseline that is not there', ['--secrets-baseline', 'no.yaml'], /no\.yaml/],
  ];
  for (const [what, args, says] of misuses) {
    test(`with ${what} it ends with 2`, async () => {
      await using user = await newUser();
      const { status, stdout, stderr } = await user.kedge(['scan', await leaking(), ...args]);
      assert.deepEqual([status, stdout], [2, ''], stderr);
      assert.match(stderr, says);
    });
  }
});

suite('a baseline', () => {
  const known = (user: User): string => join(user.home, 'known.yaml');
  const failing = (image: string, ...more: readonly string[]) => [
    'secrets',
    image,
    '--fail-on',
    'secrets',
    ...more,
  ];

  test('accepts what was there, on any machine, and nothing that comes after', async () => {
    await using one = await newUser();
    await using two = await newUser();
    const image = await leaking();
    const written = await one.kedge(failing(image, '--write-baseline', 'known.yaml'));
    assert.equal(written.status, 0, written.stderr);
    assert.match(written.stderr, /6 secrets added to known\.yaml/);
    await writeFile(known(two), await readFile(known(one)));
    for (const user of [one, two]) {
      const { status, stderr } = await user.kedge(failing(image, '--secrets-baseline', 'known.yaml'));
      assert.equal(status, 0, stderr);
    }
    const more = await archive('more.tar', [
      { 'usr/lib/base.conf': `key = ${stripe}\n`, 'new.conf': `key = ${otherSlack}\n` },
    ]);
    assert.equal((await two.kedge(failing(more, '--secrets-baseline', 'known.yaml'))).status, 1);
    const found = await list(two, [more, '--secrets-baseline', 'known.yaml']);
    assert.deepEqual(
      found.map(({ place, counts, accepted }) => [place.path, counts, accepted?.by, accepted?.reason]),
      [
        ['/new.conf', true, undefined, undefined],
        ['/usr/lib/base.conf', false, 'entry', 'baseline'],
      ],
    );
  });

  test('is the same in every run, holds no value, and has a key of its own', async () => {
    await using user = await newUser();
    const image = await leaking();
    await user.kedge(['secrets', image, '--write-baseline', 'known.yaml']);
    const first = await readFile(known(user), 'utf8');
    await user.kedge(['secrets', image, '--write-baseline', 'known.yaml']);
    assert.equal(await readFile(known(user), 'utf8'), first);
    await user.kedge(['secrets', image, '--write-baseline', 'other.yaml']);
    const key = (text: string) => /^key: "?([0-9a-f]{64})"?$/m.exec(text)?.[1] ?? assert.fail(text);
    assert.notEqual(key(await readFile(join(user.home, 'other.yaml'), 'utf8')), key(first));
    await assertNoLeak(user, values, []);
  });

  test('keeps what it has, comments too, and takes in what is new', async () => {
    await using user = await newUser();
    const before = `# ours\nversion: 1\nkey: ${'5e'.repeat(32)}\nallow:\n  # by decree\n  - path: /usr/lib/*.conf\n`;
    await writeFile(known(user), before);
    const { stderr } = await user.kedge(['secrets', await leaking(), '--write-baseline', 'known.yaml']);
    assert.match(stderr, /5 secrets added/);
    const text = await readFile(known(user), 'utf8');
    assert.ok(text.startsWith(before), text);
    assert.equal(text.match(/fingerprint: /g)?.length, 5);
  });

  test('may be JSON', async () => {
    await using user = await newUser();
    const image = await leaking();
    for (const _ of [1, 2]) await user.kedge(['secrets', image, '--write-baseline', 'known.json']);
    const parsed: { allow: unknown[] } = JSON.parse(await readFile(join(user.home, 'known.json'), 'utf8'));
    assert.equal(parsed.allow.length, 6);
    assert.equal((await user.kedge(failing(image, '--secrets-baseline', 'known.json'))).status, 0);
  });

  test('holds no longer than it says, and the user hears of it', async () => {
    await using user = await newUser();
    const image = await leaking();
    await user.kedge(['secrets', image, '--write-baseline', 'known.yaml']);
    const text = await readFile(known(user), 'utf8');
    const until = (day: string) =>
      writeFile(known(user), text.replace(/(reason: baseline)\n/g, `$1\n    expires: ${day}\n`));
    await until('2999-12-31');
    const held = await user.kedge(failing(image, '--secrets-baseline', 'known.yaml'));
    assert.deepEqual([held.status, /expired/.test(held.stderr)], [0, false]);
    await until('2020-01-31');
    const { status, stderr } = await user.kedge(failing(image, '--secrets-baseline', 'known.yaml'));
    assert.equal(status, 1);
    assert.match(stderr, /^warning: The allow entry for .* in .*known\.yaml expired on 2020-01-31$/m);
    assert.match(stderr, /6 secrets.*\(FAIL_ON\)$/m);
  });

  test('made under a key that the user gives holds none, and matches under that key alone', async () => {
    await using user = await newUser();
    const image = await leaking();
    const env = { KEDGE_SECRETS_KEY: 'correct horse battery staple' };
    await user.kedge(['secrets', image, '--write-baseline', 'known.yaml'], { env });
    assert.doesNotMatch(await readFile(known(user), 'utf8'), /key:|horse/);
    const args = failing(image, '--secrets-baseline', 'known.yaml');
    assert.equal((await user.kedge(args, { env })).status, 0);
    assert.equal((await user.kedge(args)).status, 1);
    await user.kedge(['secrets', image, '--write-baseline', 'keyed.yaml']);
    const other = await user.kedge(failing(image, '--secrets-baseline', 'keyed.yaml'), { env });
    assert.equal(other.status, 1);
    assert.match(other.stderr, /^warning: .*another/m);
  });

  test('names a file by its path, whatever characters that has', async () => {
    await using user = await newUser();
    const image = await archive('odd.tar', [{ 'app/[id]/{a,b}*?.env': `A=${stripe}\n` }]);
    await user.kedge(['secrets', image, '--write-baseline', 'known.yaml']);
    assert.equal((await user.kedge(failing(image, '--secrets-baseline', 'known.yaml'))).status, 0);
  });

  test('that cannot be written ends with an error before the image is read', async () => {
    await using user = await newUser();
    const { status, stdout } = await user.kedge([
      'secrets',
      './no.tar',
      '--write-baseline',
      'no/such/known.yaml',
    ]);
    assert.deepEqual([status, stdout], [2, '']);
  });
});

suite('the user’s own files', () => {
  const ours = `version: 1
rules:
  - id: acme-token
    title: Token of Acme
    severity: critical
    pattern: 'ACME-(?P<secret>[0-9]{6})'
    keywords: [acme-]
disable: [slack-bot-token]
allow:
  - rule: acme-token
    path: /srv/**
`;

  test('add rules, switch some off, and accept', async () => {
    await using user = await newUser();
    await writeFile(join(user.home, 'ours.yaml'), ours);
    const image = await archive('acme.tar', [
      { 'srv/a': 'ACME-482913\n', 'opt/a': `x ACME-482913\n${slack}\n`, 'opt/b': 'ACME-48291\n' },
    ]);
    const found = await list(user, [image, '--secrets-rules', 'ours.yaml']);
    assert.deepEqual(
      found.map(({ rule, place, counts }) => [rule, place.path, counts]),
      [
        ['acme-token', '/opt/a', true],
        ['acme-token', '/srv/a', false],
      ],
    );
    assert.equal(found[0]?.fingerprint, found[1]?.fingerprint);
    assert.deepEqual(
      (await list(user, [image])).map(({ rule }) => rule),
      ['slack-bot-token'],
    );
    await assertNoLeak(user, ['482913'], []);
  });

  test('stand in the configuration, from where their paths start', async () => {
    await using user = await newUser();
    const config = join(user.home, '.config/kedge');
    await mkdir(config, { recursive: true });
    await writeFile(join(config, 'ours.yaml'), ours);
    await writeFile(join(config, 'config.json'), '{ "secrets": { "rules": ["ours.yaml"] } }');
    const image = await archive('acme.tar', [{ 'opt/a': 'ACME-482913\n' }]);
    assert.deepEqual(
      (await list(user, [image])).map(({ rule }) => rule),
      ['acme-token'],
    );
  });

  test('that would run away or do not compile end with 2, each rule named', async () => {
    await using user = await newUser();
    const rule = (id: string, pattern: string) =>
      `  - { id: ${id}, title: x, keywords: [acme], pattern: '${pattern}' }\n`;
    await writeFile(
      join(user.home, 'bad.yaml'),
      `version: 1\nrules:\n${rule('acme-back', '(acme)\\1')}${rule('acme-large', 'acme((a{99}){99}){99}')}`,
    );
    const { status, stdout, stderr } = await user.kedge([
      'secrets',
      await leaking(),
      '--secrets-rules',
      'bad.yaml',
    ]);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /bad\.yaml:3:.*acme-back.*bad\.yaml:4:.*acme-large.*\(CONFIG_INVALID\)/);
  });
});

test('without the search nothing is looked for, and the report says so', async () => {
  await using user = await newUser();
  const { status, stdout } = await user.kedge(['scan', await leaking(), '--no-secrets', '-o', 'json']);
  const document: { secrets: unknown } = JSON.parse(stdout);
  assert.deepEqual([status, document.secrets], [0, null]);
  const forced = { KEDGE_SECRETS_ENABLED: 'false' };
  assert.equal((await list(user, [await leaking()], forced)).length, 6);
});
