import { type TestContext, test } from 'node:test';
import type { FileSecret } from '../../src/analysis/config-echoes.ts';
import { configSecrets } from '../../src/analysis/config-secrets.ts';
import { defaultLimits } from '../../src/core/limits.ts';
import { fingerprint, preview } from '../../src/inspect/secret-value.ts';
import { parseConfig } from '../../src/model/image-config.ts';
import { noInspection } from '../support/inspect.ts';
import { scanLayers } from '../support/scan.ts';

const key = '5e'.repeat(32);
const inspect = { ...noInspection, secrets: { key, rules: [], disabled: [] } };
/** No rule takes it for a secret by itself. */
const value = 'Zq9x7KfL2mPw8';

function inFile(text: string, more: Partial<FileSecret['match']> = {}, path = 'app/.env'): FileSecret {
  const latin1 = Buffer.from(text).toString('latin1');
  const match = {
    rule: 'x',
    line: 1,
    column: 1,
    length: latin1.length,
    preview: preview(latin1),
    fingerprint: fingerprint({ rule: 'x', value: latin1, key }),
    ...more,
  };
  return { path, match };
}

function cover(config: object, files: readonly FileSecret[], dockerfile?: string) {
  const bytes = Buffer.from(JSON.stringify(config));
  const said = configSecrets(bytes, { inspect, dockerfile, limits: defaultLimits }, files);
  return { ...said, facts: said.cover(parseConfig(bytes, 'x').facts) };
}

function step(createdBy: string, files: readonly FileSecret[]): string | undefined {
  return cover({ history: [{ created_by: createdBy }] }, files).facts.history[0]?.createdBy;
}

test('what was found in a file is covered wherever the config repeats it', (t: TestContext) => {
  const { facts, found, repeats } = cover(
    {
      variant: value,
      author: `me:${value}`,
      config: {
        User: value,
        WorkingDir: `/srv/x${value}x`,
        Env: [`${value}=1`],
        Labels: { setup: `init --with ${value}`, [value]: '' },
        Cmd: ['run', `-p${value}`],
        Volumes: { [`/${value}`]: {} },
      },
      history: [{ created_by: `RUN ./setup.sh "${value}"`, comment: value }],
    },
    [inFile(value)],
  );

  t.assert.deepEqual([found, repeats], [[], true]);
  t.assert.equal(JSON.stringify(facts).includes(value), false);
  t.assert.equal(facts.labels['setup'], 'init --with ****');
  t.assert.equal(facts.history[0]?.createdBy, 'RUN ./setup.sh "****"');
});

test('base64 that holds it is covered whole', (t: TestContext) => {
  const wrapped = Buffer.from(`{"pw":"${value}"}`).toString('base64');

  t.assert.equal(step(`RUN echo ${wrapped} | base64 -d`, [inFile(value)]), 'RUN echo **** | base64 -d');
});

test('a value of any letters is covered', (t: TestContext) => {
  t.assert.equal(step('RUN x pässwörd123X y', [inFile('pässwörd123X')]), 'RUN x **** y');
});

test('what begins alike, or is as long, is no repetition', (t: TestContext) => {
  const { facts, repeats } = cover({ author: `${value.slice(0, -1)}9 ${value.slice(0, -1)}` }, [
    inFile(value),
  ]);

  t.assert.deepEqual([facts.author, repeats], [`${value.slice(0, -1)}9 ${value.slice(0, -1)}`, false]);
});

test('a short value is covered as a word', (t: TestContext) => {
  t.assert.equal(step('RUN x ab12x -pab12x xab12xx', [inFile('ab12x')]), 'RUN x **** -p**** xab12xx');
});

test('a password that is a plain word is covered as an argument, not as a name', (t: TestContext) => {
  const files = [inFile('postgres')];

  t.assert.equal(
    step('RUN apt install postgresql && x -p postgres', files),
    'RUN apt install postgresql && x -p ****',
  );
  t.assert.equal(step('USER postgres', files), 'USER postgres');
  t.assert.deepEqual(cover({ config: { Cmd: ['postgres'] } }, files).facts.command, ['postgres']);
});

for (const [why, file] of [
  ['by the value', inFile('example', { doubts: ['placeholder'] })],
  ['by the path', inFile('example', {}, 'usr/share/doc/x/README')],
] as const) {
  test(`a word in doubt ${why} is covered only where it is assigned`, (t: TestContext) => {
    t.assert.equal(step('RUN x example --password=example', [file]), 'RUN x example --password=****');
  });
}

test('the Dockerfile of the user is covered too', (t: TestContext) => {
  const dockerfile = `FROM x\nRUN ./setup.sh ${value}\n`;

  t.assert.equal(cover({}, [inFile(value)], dockerfile).cover(dockerfile), 'FROM x\nRUN ./setup.sh ****\n');
});

test('of a very long text, what begins a word is covered', (t: TestContext) => {
  const long = 'x '.repeat(40_000);

  t.assert.equal(step(`RUN ${long}${value}`, [inFile(value)]), `RUN ${long}****`);
});

test('when there is more to try than an image needs, all texts are covered, with a problem', (t: TestContext) => {
  const files = Array.from({ length: 3000 }, (_, index) =>
    inFile(`${index}`.padStart(5, 'a'), { length: index + 3 }),
  );
  const { facts, problems, repeats } = cover({ author: 'a b c d e f '.repeat(1000) }, files);

  t.assert.deepEqual([facts.author, repeats], ['****', true]);
  t.assert.deepEqual(
    problems.map(({ by, code }) => [by, code]),
    [['secrets', 'search-cut-short']],
  );
});

test('what only a search by lines tells is covered too, and its marks are in no result', async (t: TestContext) => {
  const word = 'mV7bQ2-wLp.Z8rT';
  const expressions = [{ name: 'SHOP', regex: 'the word.*' }];
  const { image, searches } = await scanLayers(
    [{ 'app/shop.txt': `the word of the shop: ${word}\nthe word: true\n` }],
    {
      config: {
        config: { Labels: { shop: `init ${word}`, on: 'is true' } },
        history: [{ created_by: `RUN x ${word}` }],
      },
      inspect: { ...inspect, searches: [{ search: 'secret', maxFileBytes: 10_000, expressions }] },
    },
  );

  t.assert.deepEqual(image.labels, { on: 'is true', shop: 'init ****' });
  t.assert.equal(image.layers[0]?.instruction, 'RUN x ****');
  t.assert.deepEqual(searches, [
    {
      search: 'secret',
      name: 'SHOP',
      regex: 'the word.*',
      path: 'app/shop.txt',
      layer: 0,
      lines: [1, 2],
    },
  ]);
});

test('without a key to know them by, values of lines are not marked', async (t: TestContext) => {
  const expressions = [{ name: 'SHOP', regex: 'the word.*' }];
  const { image } = await scanLayers([{ 'app/shop.txt': `the word of the shop: ${value}\n` }], {
    config: { config: { Labels: { shop: `init ${value}` } } },
    inspect: { ...noInspection, searches: [{ search: 'secret', maxFileBytes: 10_000, expressions }] },
  });

  t.assert.equal(image.labels['shop'], `init ${value}`);
});
