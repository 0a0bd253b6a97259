import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openInput } from '../../src/cli/open-sbom.ts';

const folder = mkdtempSync(join(tmpdir(), 'kedge-sbom-'));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'a.cdx.json');
const bom = JSON.stringify({ bomFormat: 'CycloneDX', components: [{ name: 'a', purl: 'pkg:npm/a@1' }] });
writeFileSync(file, bom);
const archive = readFileSync(join(import.meta.dirname, '../images/alpine-3.14.tar'));

/** Standard input that gives the bytes in small pieces, and tells whether it was closed. */
function piped(bytes: Uint8Array) {
  const state = { closed: false };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
    } finally {
      state.closed = true;
    }
  }
  return Object.assign(chunks(), { state });
}

const nothing = () => piped(Buffer.alloc(0));

async function packagesOf(text: string, stdin = nothing()): Promise<string[] | string> {
  const opened = await openInput(text, stdin);
  return opened.kind === 'sbom' ? opened.document.packages.map(({ purl }) => purl) : opened.kind;
}

test('sbom: names a file, and so does the path of one that is there', async (t) => {
  t.assert.deepEqual(await packagesOf(file), ['pkg:npm/a@1']);
  t.assert.deepEqual(await packagesOf(`sbom:${file}`), ['pkg:npm/a@1']);
});

test('standard input is read as an SBOM when it is one, or is said to be', async (t) => {
  t.assert.deepEqual(await packagesOf('-', piped(Buffer.from(bom))), ['pkg:npm/a@1']);
  t.assert.deepEqual(await packagesOf('-', piped(Buffer.from('pkg:npm/b@2'))), ['pkg:npm/b@2']);
  t.assert.deepEqual(await packagesOf('sbom:-', piped(Buffer.from(bom))), ['pkg:npm/a@1']);
  await t.assert.rejects(packagesOf('sbom:-', piped(archive)), { code: 'NOT_AN_SBOM' });
});

for (const [name, bytes] of [
  ['plain', archive],
  ['compressed', gzipSync(archive)],
  ['empty', Buffer.alloc(0)],
] as const) {
  test(`an archive on standard input (${name}) is an image, of which no byte is lost`, async (t) => {
    const stdin = piped(bytes);
    const opened = await openInput('-', stdin);
    t.assert.equal(opened.kind, 'image');
    const rest =
      opened.kind === 'image' && opened.stdin !== undefined ? await buffer(opened.stdin) : undefined;
    t.assert.equal(rest?.equals(bytes), true);
    t.assert.equal(stdin.state.closed, true);
  });
}

test('who stops reading the archive closes standard input', async (t) => {
  const stdin = piped(archive);
  const opened = await openInput('-', stdin);
  if (opened.kind === 'image') for await (const _ of opened.stdin ?? []) break;
  t.assert.equal(stdin.state.closed, true);
});

test('anything else is an image, and standard input is left alone', async (t) => {
  const archiveFile = join(import.meta.dirname, '../images/alpine-3.14.tar');
  for (const text of ['alpine', 'docker-archive:a.tar', archiveFile, folder, 'acme/sbom:1']) {
    const stdin = piped(archive);
    t.assert.deepEqual(await openInput(text, stdin), { kind: 'image' });
    t.assert.equal((await buffer(stdin)).length, archive.length);
  }
});

test('what cannot be read is told', async (t) => {
  await t.assert.rejects(packagesOf(`sbom:${folder}/none`), { code: 'READ_FAILED' });
  await t.assert.rejects(packagesOf(`sbom:${folder}`), { code: 'READ_FAILED' });
  await t.assert.rejects(packagesOf('sbom:'), { code: 'USAGE' });
  await t.assert.rejects(openInput('-', Object.assign(nothing(), { isTTY: true })), { code: 'USAGE' });
  await t.assert.rejects(openInput('sbom:-', Object.assign(nothing(), { isTTY: true })), { code: 'USAGE' });
});
