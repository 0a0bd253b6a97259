import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { privateDirectory } from '../support/daemon.ts';
import { buildImage, dockerArchive } from '../support/image.ts';
import { newUser, type RunOptions } from '../support/kedge.ts';
import { tarOf } from '../support/layers.ts';
import { assertNoLeak } from '../support/no-leak.ts';
import { planted } from '../support/planted.ts';
import { zipOf } from '../support/zip.ts';

const alpine = join(import.meta.dirname, '../images/alpine-3.14.tar');
const { stripe, slack, otherSlack, gitlab, sendgrid, aws } = planted;

/** No rule takes it for a secret unless it stands behind a name. */
const password = 'Zq9x7KfL2mPw8';

/** No rule knows such a key, and the other has no end. */
const keyLine = 'MC4CAQAwBQYDK2VwBCIEIHV2BQLpOC6c2rpVfLJrh6XLX6HbXbI6b3d5W0kpTk1a';
const keys = `-----BEGIN TSS2 PRIVATE KEY-----\nA-Field: of mine\n\n${keyLine}\n-----END TSS2 PRIVATE KEY-----\n-----BEGIN PRIVATE KEY-----\n${keyLine}\n`;

/** Wherever kedge takes something from: texts of packages and distribution, files that are kept, archives, wrappings. */
async function leakingImage() {
  const control = 'a marker that is no secret';
  const base = {
    'etc/os-release': `ID=debian\nVERSION_ID=12\nPRETTY_NAME="Debian ${stripe}"\n`,
    'var/lib/dpkg/status': `Package: acme\nStatus: install ok installed\nVersion: 1\nArchitecture: amd64\nMaintainer: ${slack}\nDescription: ${gitlab}\n\n`,
    'app/node_modules/acme/package.json': JSON.stringify({
      name: 'acme',
      version: '1.0.0',
      license: otherSlack,
    }),
    'app/node_modules/broken/package.json': `{"name": "broken", "token": "${sendgrid}" `,
    'app/notes.txt': `password of the shop\nkey ${sendgrid}\n${control}\n`,
    'app/keys.pem': keys,
    'app/db.env': `DB_PASSWORD=${password}\n`,
    'app/wide.txt': Buffer.from(`\ufeffkey = ${gitlab}\n`, 'utf16le'),
    'app/wrapped.yaml': `data: ${Buffer.from(`{"token": "${stripe}"}`).toString('base64')}\n`,
    'app/old.env': `AWS_ACCESS_KEY_ID=${aws}\n`,
    'app/conf.zip': zipOf({ 'conf/.env': `TOKEN=${slack}\n` }),
    'app/conf.tar.gz': gzipSync(await tarOf({ 'conf/.env': `TOKEN=${otherSlack}\n` })),
  };
  return buildImage([base, { 'app/.wh.old.env': '' }], {
    config: {
      author: `me, ${aws}`,
      variant: gitlab,
      config: {
        Env: [`A=${stripe}`],
        Labels: { b: slack, setup: `init --with ${password}` },
        Cmd: ['run', `--key=${gitlab}`],
      },
      history: [
        { created_by: `ARG T=${sendgrid}`, empty_layer: true },
        { created_by: `|1 T=${sendgrid} /bin/sh -c make`, comment: otherSlack },
        { created_by: `RUN ./setup.sh ${password}; rm ${aws}` },
      ],
    },
  });
}

const formats = [
  'table',
  'json',
  'cyclonedx-json',
  'spdx-json',
  'sarif',
  'gitlab-secret-detection',
  'gitlab-container-scanning',
  'junit',
  'html',
  'markdown',
  'csv',
];
const analyzerConfig = `secret_search:
  match_params: [MAXFILESIZE=10000]
  regexp_match: ["LINE=.*key.*", "ANY=(?i).*token.*", "KEY=-+BEGIN(.*)PRIVATE KEY-+"]
content_search:
  match_params: [MAXFILESIZE=10000]
  regexp_match: ["SHOP=.*shop.*"]
retrieve_files:
  max_file_size_kb: 1000
  file_list: [/etc/os-release, /app/keys.pem, /app/notes.txt, /app/wide.txt, /app/wrapped.yaml, /app/conf.zip, /app/conf.tar.gz]
`;

test('no value of a secret is in any output, error, log, cache or temporary file, in whatever form', async () => {
  await using user = await newUser();
  await using elsewhere = await privateDirectory();
  const image = join(elsewhere.path, 'image.tar');
  await writeFile(image, await tarOf(dockerArchive({ image: await leakingImage(), tags: ['acme:1'] })));
  const dockerfile = join(elsewhere.path, 'Dockerfile');
  await writeFile(dockerfile, `FROM scratch\nENV KEY=${stripe}\nRUN x ${otherSlack}\n`);
  const config = join(elsewhere.path, 'analyzer_config.yaml');
  await writeFile(config, analyzerConfig);
  const asked = ['--dockerfile', dockerfile, '--analyzer-config', config];
  const outputs = formats.flatMap((format) => ['-o', `${format}=${format}.out`]);
  const run = (args: readonly string[], options: RunOptions = {}) => user.kedge(args, options);
  const said = [
    await run(['scan', image, ...asked, ...outputs, '-vv']),
    await run(['scan', image, ...asked, '-o', 'json']),
    await run(['secrets', image, ...asked, '-o', 'table', '-o', 'json=secrets.json', '--fail-on', 'secrets']),
    await run(['secrets', image, '--write-baseline', 'known.yaml']),
    await run(['files', image, '--deleted', '-o', 'csv']),
    await run(['sbom', image]),
    await run(['diff', alpine, image, '-o', 'table', '-o', 'json=diff.json', '-o', 'markdown=diff.md']),
    await run(['scan', image, '--require-complete', '--no-cache'], { env: { KEDGE_DEBUG: '1' } }),
  ];
  assert.deepEqual(
    said.map(({ status }) => status),
    [0, 0, 1, 0, 0, 0, 0, 4],
  );
  await assertNoLeak(user, [...Object.values(planted), password, keyLine], said);
  const document: {
    retrieved: { path: string }[];
    searches: unknown[];
    skips: { reason: string; count: number }[];
  } = JSON.parse(said[1]?.stdout ?? '');
  assert.equal(document.searches.length, 4);
  assert.deepEqual(
    document.retrieved.map(({ path }) => path),
    ['/app/keys.pem', '/app/notes.txt', '/app/wide.txt', '/app/wrapped.yaml', '/etc/os-release'],
  );
  const packed = document.skips.find(({ reason }) => reason === 'packed-secret');
  assert.equal(packed?.count, 2);
  // The look sees into outputs and into files that are kept in gzip in base64.
  await assert.rejects(assertNoLeak(user, ['a marker that is no secret'], said));
});
