import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { privateDirectory } from '../support/daemon.ts';
import { buildImage, dockerArchive } from '../support/image.ts';
import { newUser } from '../support/kedge.ts';
import { type Members, tarOf } from '../support/layers.ts';
import { assertNoLeak } from '../support/no-leak.ts';
import { planted } from '../support/planted.ts';

interface Facts {
  readonly dockerfile: { readonly mode: string; readonly text: string };
  readonly retrieved: readonly {
    readonly path: string;
    readonly content: string;
    readonly redactions: number;
  }[];
  readonly skips: readonly { readonly by: string; readonly reason: string; readonly count: number }[];
}

let folder = '';
const cleanup = new AsyncDisposableStack();
before(async () => {
  folder = cleanup.use(await privateDirectory()).path;
});
after(() => cleanup.disposeAsync());

const { stripe, slack, gitlab } = planted;

async function archive(layers: readonly Members[], config: object = {}): Promise<string> {
  const file = join(folder, 'image.tar');
  await writeFile(file, await tarOf(dockerArchive({ image: await buildImage(layers, { config }) })));
  return file;
}

/** `kedge scan -o json` of it, by a new user, who is left without a trace of any planted secret. */
async function factsOf(
  image: string,
  { args = [], env = {} }: { args?: string[]; env?: Record<string, string> },
) {
  await using user = await newUser();
  const ended = await user.kedge(['scan', image, '-o', 'json', ...args], { env });
  const facts: Facts = JSON.parse(ended.stdout);
  const retrieved = facts.retrieved.map(({ path, content, redactions }) => ({
    path,
    redactions,
    content: gunzipSync(Buffer.from(content, 'base64')),
  }));
  await assertNoLeak(
    user,
    [stripe, slack, gitlab],
    [
      ended,
      ...retrieved.map(({ content }) => ({ status: 0, stdout: content.toString('latin1'), stderr: '' })),
    ],
  );
  return { ...ended, facts, retrieved };
}

test('/etc/passwd is kept without being asked for, and other files as configured', async (t) => {
  const image = await archive([{ 'etc/passwd': 'root:x:0:0::/:\n', 'opt/a.conf': 'a', 'opt/b.conf': 'bb' }]);
  const kept = async (env: Record<string, string>) => {
    const { retrieved, facts } = await factsOf(image, { env });
    const skips = facts.skips.filter(({ by }) => by === 'retrieved-files');
    return [
      retrieved.map(({ path, content }) => [path, content.toString()]),
      skips.map(({ reason, count }) => [reason, count]),
    ];
  };

  t.assert.deepEqual(await kept({}), [[['/etc/passwd', 'root:x:0:0::/:\n']], []]);
  const env = { KEDGE_RETRIEVE_FILES: '/opt/*.conf', KEDGE_RETRIEVE_MAX_BYTES: '1' };
  t.assert.deepEqual(await kept(env), [[['/opt/a.conf', 'a']], [['too-large', 1]]]);
  t.assert.deepEqual(await kept({ KEDGE_RETRIEVE_FILES: 'none' }), [[], []]);
});

test('what is no glob ends with 2 and is named', async (t) => {
  await using user = await newUser();
  const { status, stderr } = await user.kedge(['scan', await archive([{ a: '1' }])], {
    env: { KEDGE_RETRIEVE_FILES: '/etc/[z-a]' },
  });

  t.assert.equal(status, 2);
  t.assert.match(stderr, /\/etc\/\[z-a\]/);
});

test('secrets in a file that is kept are taken out of it, in whatever encoding', async (t) => {
  const wrapped = Buffer.from(`some text before\nkey = ${slack}\n`).toString('base64');
  const image = await archive([
    {
      'etc/plain': `user\nkey = ${stripe}\nend\n`,
      'etc/wide': Buffer.from(`\uFEFFkey = ${gitlab}\n`, 'utf16le'),
      'etc/wrapped': `data: ${wrapped}\n`,
    },
  ]);
  const { retrieved } = await factsOf(image, { env: { KEDGE_RETRIEVE_FILES: '/etc/*' } });

  t.assert.deepEqual(
    retrieved.map(({ path, redactions }) => [path, redactions > 0]),
    [
      ['/etc/plain', true],
      ['/etc/wide', true],
      ['/etc/wrapped', true],
    ],
  );
  t.assert.equal(retrieved[0]?.content.toString(), 'user\nkey = ****\nend\n');
});

test('the Dockerfile is the one that is supplied, secrets taken out, or guessed', async (t) => {
  const history = [{ created_by: 'RUN /bin/sh -c make # buildkit' }, { created_by: `ENV KEY=${stripe}` }];
  const image = await archive([{ a: '1' }], { history });
  const file = join(folder, 'Dockerfile');
  await writeFile(file, `\uFEFFFROM scratch\nENV KEY=${stripe}\n`);

  const guessed = await factsOf(image, {});
  t.assert.deepEqual(guessed.facts.dockerfile, {
    mode: 'Guessed',
    text: 'FROM scratch\nRUN make\nENV KEY=****\n',
  });
  const actual = await factsOf(image, { args: ['--dockerfile', file] });
  t.assert.deepEqual(actual.facts.dockerfile, { mode: 'Actual', text: 'FROM scratch\nENV KEY=****\n' });
});

test('a Dockerfile that cannot be read, or is none by its size, ends with 2 before the image is opened', async (t) => {
  await using user = await newUser();
  const large = join(folder, 'large');
  await writeFile(large, Buffer.alloc(1024 * 1024 + 1, 'x'));
  for (const file of ['nowhere', folder, large]) {
    const { status, stdout, stderr } = await user.kedge(['scan', 'no.tar', '--dockerfile', file]);

    t.assert.deepEqual([status, stdout], [2, '']);
    t.assert.equal(stderr.includes(file), true, stderr);
  }
  await rm(large);
});
