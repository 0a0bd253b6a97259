import { type TestContext, test } from 'node:test';
import { configSecrets } from '../../src/analysis/config-secrets.ts';
import { configTexts } from '../../src/analysis/config-texts.ts';
import { defaultLimits } from '../../src/core/limits.ts';
import type { UserRule } from '../../src/inspect/settings.ts';
import { parseConfig } from '../../src/model/image-config.ts';
import { noInspection } from '../support/inspect.ts';
import { forms } from '../support/no-leak.ts';
import { planted } from '../support/planted.ts';

const { stripe, slack, gitlab, sendgrid, aws } = planted;

/** Its value may be any word. */
const wordRule: UserRule = {
  id: 'acme-word',
  title: 'Word of Acme',
  severity: 'low',
  pattern: 'acme=(?P<secret>[a-z]+)',
  keywords: ['acme='],
};

const inspect = { ...noInspection, secrets: { key: '5e'.repeat(32), rules: [wordRule], disabled: [] } };

function search(config: object, dockerfile?: string, limits = defaultLimits) {
  const bytes = Buffer.from(JSON.stringify(config));
  const secrets = configSecrets(bytes, { inspect, dockerfile, limits });
  return { ...secrets, facts: secrets.cover(parseConfig(bytes, 'x').facts) };
}

const places: readonly (readonly [string, object, object])[] = [
  ['a variable', { config: { Env: ['PATH=/bin', `KEY=${stripe}`] } }, { kind: 'environment', name: 'KEY' }],
  ['a label', { config: { Labels: { 'com.acme.key': stripe } } }, { kind: 'label', name: 'com.acme.key' }],
  [
    'the entrypoint',
    { config: { Entrypoint: ['/run', `--key=${stripe}`] } },
    { kind: 'entrypoint', name: '' },
  ],
  ['the command', { config: { Cmd: ['sh', '-c', `run ${stripe}`] } }, { kind: 'command', name: '' }],
  [
    'the check',
    { config: { Healthcheck: { Test: ['CMD', 'x', stripe] } } },
    { kind: 'healthcheck', name: '' },
  ],
  ['a build step', { history: [{}, { created_by: `RUN x ${stripe}` }] }, { kind: 'history', name: '1' }],
  ['a comment', { history: [{ comment: `the key is ${stripe}` }] }, { kind: 'history', name: '0' }],
  ['the author', { author: `me ${stripe}` }, { kind: 'other', name: 'author' }],
  ['a trigger', { config: { OnBuild: [`RUN x ${stripe}`] } }, { kind: 'other', name: 'config.OnBuild' }],
  ['a volume', { config: { Volumes: { [`/${stripe}`]: {} } } }, { kind: 'other', name: 'config.Volumes' }],
  [
    'a builder’s note',
    {
      'moby.buildkit.buildinfo.v1': Buffer.from(`{"attrs":{"build-arg:KEY":"${stripe}"}}`).toString('base64'),
    },
    { kind: 'other', name: 'moby.buildkit.buildinfo.v1' },
  ],
];
for (const [what, config, place] of places) {
  test(`a secret in ${what} is found, and covered in the facts`, (t: TestContext) => {
    const { found, facts } = search(config);

    t.assert.deepEqual(
      found.map((secret) => [secret.match.rule, secret.place]),
      [['stripe-secret-key', place]],
    );
    t.assert.ok(!JSON.stringify([found, facts]).includes(stripe));
  });
}

/** Words and chance alike: what stands under such a name is nobody's but its owner's. */
const values = ['hV5nT8sWq2ZrK7pXeM3d', 'correcthorsebattery', 'Tuesday', '90210-88', 'juk5HNIx3jeiUMdq'];
const steps: readonly ((value: string) => string)[] = [
  (value) => `|2 NEXUS_PASS=x PASSWORD=${value} /bin/sh -c make`,
  (value) => `RUN |1 ARTIFACTORY_PASSWORD=${value} /bin/sh -c make # buildkit`,
  (value) => `RUN /bin/sh -c export TOKEN=${value} && make # buildkit`,
  (value) => `/bin/sh -c #(nop)  ENV SSH_PASSPHRASE=${value}`,
  (value) => `/bin/sh -c #(nop)  ARG PASS=${value}`,
  (value) => `ENV MYSQL_ROOT_PASSWORD ${value}`,
  (value) => `LABEL com.acme.dbPassword="${value}"`,
  (value) => `ENV A=1 SECRET_KEY='${value}'`,
];

for (const step of steps) {
  test(`a value that only its name tells is found and covered in ${step('…')}`, (t: TestContext) => {
    for (const value of values) {
      const { found, facts } = search({ history: [{ created_by: step(value) }] });
      t.assert.equal(found.length, 1, value);
      t.assert.equal(JSON.stringify([found, facts]).includes(value), false);
    }
  });
}

for (const step of [
  'RUN echo "root:hV5nT8sW" | chpasswd',
  'RUN docker login -u ci -p hV5nT8sWq2 r.acme.io',
  'RUN npm config set //npm.acme.io/:_authToken kT9xmV7bQ2wLpZ8r',
]) {
  test(`a password on a command line is found and covered in ${step.slice(0, 20)}`, (t: TestContext) => {
    const { found, facts } = search({ history: [{ created_by: step }] });
    t.assert.equal(found.length, 1);
    t.assert.doesNotMatch(JSON.stringify([found, facts]), /hV5nT8sW|kT9xmV7b/);
  });
}

test('what a variable of a harmless name holds, and a switch, a path or a place to fill, is no secret', (t: TestContext) => {
  const Env = [
    'GPG_KEY=E3FF2839C048B25C084DEBE9B26995E310250568',
    'PASSWORD_FILE=/run/secrets/db',
    'TOKEN=$CI_TOKEN',
  ];
  const { found } = search({
    config: { Env: [...Env, 'ALLOW_EMPTY_PASSWORD=yes', 'SECRET=/run/secrets/x'] },
  });
  t.assert.deepEqual(found, []);
});

test('of a build argument the first step is told, with its layer, and it is covered in every later one', (t: TestContext) => {
  const { found, facts } = search({
    config: { Labels: { built: `with ${gitlab}!` } },
    history: [
      { created_by: 'ADD file:1 in /' },
      { created_by: `ARG TOKEN=${gitlab}`, empty_layer: true },
      { created_by: `RUN |1 TOKEN=${gitlab} /bin/sh -c fetch`, comment: 'buildkit' },
      { created_by: `|1 TOKEN=${gitlab} /bin/sh -c fetch again` },
    ],
  });

  t.assert.deepEqual(
    found.map(({ place, layer, instruction }) => ({ place, layer, instruction })),
    [
      { place: { kind: 'label', name: 'built' }, layer: undefined, instruction: undefined },
      { place: { kind: 'history', name: '1' }, layer: undefined, instruction: 'ARG TOKEN=****' },
    ],
  );
  t.assert.deepEqual(
    facts.history.map(({ createdBy }) => createdBy),
    [
      'ADD file:1 in /',
      'ARG TOKEN=****',
      'RUN |1 TOKEN=**** /bin/sh -c fetch',
      '|1 TOKEN=**** /bin/sh -c fetch again',
    ],
  );
  t.assert.deepEqual(facts.labels, { built: 'with ****!' });
});

test('a step that makes a layer is told with that layer', (t: TestContext) => {
  const { found } = search({
    history: [{ created_by: 'a' }, { created_by: 'b', empty_layer: true }, { created_by: `RUN x ${slack}` }],
  });

  t.assert.deepEqual(
    found.map(({ layer, instruction }) => [layer, instruction]),
    [[1, 'RUN x ****']],
  );
});

test('copies of the config that builders keep are told only when nothing else is', (t: TestContext) => {
  const { found } = search({
    config: { Env: [`A=${stripe}`] },
    container_config: { Env: [`A=${stripe}`, `B=${slack}`] },
  });

  t.assert.deepEqual(
    found.map(({ place }) => place),
    [
      { kind: 'environment', name: 'A' },
      { kind: 'other', name: 'container_config.Env' },
    ],
  );
});

test('rules that go by names see those of variables, labels and options', (t: TestContext) => {
  const { found, facts } = search({
    config: { Env: ['acme=wolf'], Labels: { acme: 'bear' }, Cmd: ['run', 'acme=', 'x'] },
  });

  t.assert.deepEqual(
    found.map(({ place }) => place.kind),
    ['environment', 'label'],
  );
  t.assert.deepEqual(facts.labels, { acme: '****' });
});

test('a short value is covered where it was found, not wherever the word stands', (t: TestContext) => {
  const { facts } = search({ history: [{ created_by: 'ARG acme=test' }, { created_by: 'RUN npm test' }] });

  t.assert.deepEqual(
    facts.history.map(({ createdBy }) => createdBy),
    ['ARG acme=****', 'RUN npm test'],
  );
});

const elsewhere: readonly (readonly [value: string, step: string, covered: string])[] = [
  ['k7xQz', 'RUN setup k7xQz "k7xQz" --a=k7xQz -pk7xQz', 'RUN setup **** "****" --a=**** -p****'],
  ['k7xQz', 'RUN setup ak7xQz k7xQzb', 'RUN setup ak7xQz k7xQzb'],
  ['tiger', "RUN setup tiger u/tiger@db 'tiger'", "RUN setup **** u/****@db '****'"],
  ['tiger', 'RUN tigers && tiger.sh', 'RUN tigers && tiger.sh'],
  ['tiger', 'USER tiger', 'USER tiger'],
  ['tiger', '/bin/sh -c #(nop)  CMD ["tiger"]', '/bin/sh -c #(nop)  CMD ["tiger"]'],
  ['changeme', 'RUN setup --a=changeme: changeme', 'RUN setup --a=changeme: ****'],
  ['changeMe7', 'RUN setup changeMe7 changeMe70', 'RUN setup **** changeMe70'],
];
for (const [value, step, covered] of elsewhere) {
  test(`the value ${value} of a variable is covered elsewhere where it stands by itself: ${step}`, (t: TestContext) => {
    const { found, facts } = search({
      config: { Env: [`DB_PASSWORD=${value}`], Labels: { note: value } },
      history: [{ created_by: step }],
    });

    t.assert.equal(found[0]?.place.kind, 'environment');
    t.assert.equal(facts.history[0]?.createdBy, covered);
  });
}

test('a secret that is called as a member of the facts takes no member away', (t: TestContext) => {
  const { found, facts } = search({
    config: { Env: ['X=acme=history'] },
    history: [{ created_by: 'RUN history' }],
  });

  t.assert.deepEqual(facts.history, [{ createdBy: 'RUN ****', emptyLayer: false }]);
  t.assert.deepEqual(found[0]?.place, { kind: 'environment', name: 'X' });
});

test('a secret that is called as its rule or place leaves them as they are', (t: TestContext) => {
  const { found } = search({
    config: { Env: ['X=acme=environment', 'Y=acme=acmewords'], Labels: { acme: 'acmeword' } },
  });

  t.assert.deepEqual(
    found.map(({ match, place }) => [match.rule, place.kind]),
    [
      ['acme-word', 'environment'],
      ['acme-word', 'environment'],
      ['acme-word', 'label'],
    ],
  );
});

test('what is wrapped in base64 is covered in it', (t: TestContext) => {
  const wrapped = Buffer.from(`the key of the shop is ${sendgrid}, keep it`).toString('base64');
  const { found, facts } = search({ config: { Labels: { note: `<${wrapped}>` } } });

  t.assert.equal(found[0]?.match.encoding, 'base64');
  t.assert.match(facts.labels['note'] ?? '', /\*{4}/);
  t.assert.ok(forms(sendgrid).every((form) => !JSON.stringify(facts).includes(form.toString('latin1'))));
});

test('a value beside what is no Unicode is covered too', (t: TestContext) => {
  const bytes = `{"config":{"Labels":{"note":"\\ud800 ${aws} \\udfff"}}}`;
  const secrets = configSecrets(Buffer.from(bytes), {
    inspect,
    dockerfile: undefined,
    limits: defaultLimits,
  });
  const { facts } = parseConfig(Buffer.from(bytes), 'x');

  t.assert.equal(secrets.found.length, 1);
  t.assert.ok(!JSON.stringify(secrets.cover(facts)).includes(aws));
});

test('the Dockerfile of the user is searched and covered, and tells what to cover in the image', (t: TestContext) => {
  const dockerfile = `FROM scratch\nARG TOKEN=${gitlab}\nRUN x\n`;
  const { found, facts, cover } = search({ history: [{ created_by: `COPY ${gitlab}.txt /` }] }, dockerfile);

  t.assert.deepEqual(
    found.filter(({ place }) => place.kind === 'dockerfile').map(({ place }) => place),
    [{ kind: 'dockerfile', line: 2, column: 11 }],
  );
  t.assert.equal(cover(dockerfile), 'FROM scratch\nARG TOKEN=****\nRUN x\n');
  t.assert.equal(facts.history[0]?.createdBy, 'COPY ****.txt /');
});

test('a config of any shape is searched without harm', (t: TestContext) => {
  const deep = `${'{"a":'.repeat(20_000)}"${stripe}"${'}'.repeat(20_000)}`;
  const odd = {
    config: { Env: 'x', Labels: ['a'], Cmd: 7, Healthcheck: 'y' },
    history: { 0: 'x' },
    author: null,
  };

  const texts = configTexts({ x: JSON.parse(deep) }).map(({ text }) => text);
  t.assert.equal(texts.includes(`a=${stripe}`), true);
  t.assert.deepEqual(search(odd).found, []);
});

test('without a search nothing is found or covered', (t: TestContext) => {
  const { found, cover } = configSecrets(Buffer.from('{}'), {
    inspect: noInspection,
    dockerfile: stripe,
    limits: defaultLimits,
  });

  t.assert.deepEqual([found, cover(stripe)], [[], stripe]);
});

test('of more secrets than are listed the others are counted, and covered like them', (t: TestContext) => {
  const tokens = Array.from({ length: 5 }, (_, i) => slack.replace('WYSG', `WYS${i}`));
  const config = { history: tokens.map((token) => ({ created_by: `RUN ${token}` })) };
  const { found, problems, facts } = search(config, undefined, { ...defaultLimits, maxSecrets: 3 });

  t.assert.equal(found.length, 3);
  t.assert.deepEqual(
    problems.map(({ code, message }) => [code, message.split(' ', 1)[0]]),
    [['findings-dropped', '2']],
  );
  t.assert.ok(tokens.every((token) => !JSON.stringify(facts).includes(token)));
});
