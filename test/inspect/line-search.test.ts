import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { type TestContext, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { defaultLimits } from '../../src/core/limits.ts';
import { defaultLineSearches } from '../../src/inspect/default-searches.ts';
import type { LineMatch } from '../../src/inspect/line-match.ts';
import { lineSearches } from '../../src/inspect/line-search.ts';
import type { LineSearch } from '../../src/inspect/settings.ts';
import type { StreamReader } from '../../src/layer/reader.ts';
import { noInspection } from '../support/inspect.ts';
import { layerOf } from '../support/layer.ts';
import type { Members } from '../support/layers.ts';
import { sinkOf } from '../support/line-search.ts';
import { needs } from '../support/real-part.ts';
import { testKey } from '../support/secret-rules.ts';
import { needsSharedData, sharedData } from '../support/shared-data.ts';

async function search(
  layer: Members | Uint8Array,
  searches: readonly LineSearch[] = defaultLineSearches,
  others: readonly StreamReader[] = [],
) {
  const reader = lineSearches({ ...noInspection, searches });
  const analysis = await layerOf(layer, { streams: [...(reader ? [reader] : []), ...others] });
  const found = (analysis.findings['searches'] ?? []).map(({ row, data }) => ({
    path: analysis.entries.path(row),
    ...(data as LineMatch),
  }));
  return { found, analysis, skips: analysis.skips['searches'] };
}

const content = (regex: string, maxFileBytes = 1024 * 1024): LineSearch[] => [
  { search: 'content', maxFileBytes, expressions: [{ name: 'C', regex }] },
];

async function linesOf(text: string | Uint8Array, regex: string): Promise<readonly number[]> {
  const { found } = await search({ file: text }, content(regex));
  return found[0]?.lines ?? [];
}

const corpus = ['secrets', 'corpus.tar.gz'] as const;
const table = ['secrets', 'corpus.expected-anchore-rules.tsv'] as const;
test('the five rules find in the corpus what the Engine finds', {
  skip: needsSharedData(...corpus) || needsSharedData(...table),
}, async (t: TestContext) => {
  const { found } = await search(gunzipSync(await readFile(sharedData(...corpus))));
  const rows = found.flatMap(({ path, name, lines }) =>
    lines.map((line) => `/${path}\t${name}\t${line - 1}`),
  );
  const wanted = (await readFile(sharedData(...table), 'utf8')).trim().split('\n').slice(1);
  t.assert.deepEqual(rows.sort(), wanted.sort());
});

const letters20 = 'ABCDEFGHIJ0123456789';
const samples: Readonly<Record<string, { readonly must: string[]; readonly mustNot: string[] }>> = {
  AWS_ACCESS_KEY: {
    must: [
      `aws_access_key_id = ${letters20}`,
      `export AWS_ACCESS_KEY_ID=${letters20.toLowerCase()}`,
      `x aws_access_key_id==x ${letters20}!`,
    ],
    mustNot: [
      `aws_access_key_id: ${letters20}`,
      `aws_access_key_id =${letters20}1`,
      `aws_access_key ${letters20}`,
    ],
  },
  AWS_SECRET_KEY: {
    must: [
      `aws_secret_access_key = ${letters20}${letters20}`,
      `Aws_Secret_Access_Key="${'a/+'.repeat(13)}a"`,
    ],
    mustNot: [`aws_secret_access_key ${letters20}${letters20}`, `aws_secret_access_key =${'a'.repeat(41)}`],
  },
  PRIV_KEY: {
    must: ['-----BEGIN RSA PRIVATE KEY-----', '-begin private key-', '--BEGIN any PRIVATE KEY--- and more'],
    mustNot: [' -----BEGIN PRIVATE KEY-----', '-----BEGIN PUBLIC KEY-----', 'BEGIN PRIVATE KEY'],
  },
  DOCKER_AUTH: {
    must: ['{"auth": "dXNlcjpw"}', '  "AUTH":"x"'],
    mustNot: ['"auth": ""', '"auths": "x"', "'auth': 'x'"],
  },
  API_KEY: {
    must: [`api_key=${letters20}`, `my-API-key = "${'a1'.repeat(30)}"`, `api_key =+ x ${letters20}`],
    mustNot: [`apikey=${letters20}`, `api_key: ${letters20}`, `api_key=${'A'.repeat(61)}`, 'api_key=short'],
  },
};

for (const { name } of defaultLineSearches.flatMap(({ expressions }) => expressions)) {
  test(`${name} finds what it must and nothing else`, async (t: TestContext) => {
    const { must = [], mustNot = [] } = samples[name] ?? {};
    t.assert.ok(must.length > 1 && mustNot.length > 1);
    const { found } = await search({ file: `${must.join('\n')}\n${mustNot.join('\n')}\n` });
    const lines = found.find((match) => match.name === name)?.lines;
    t.assert.deepEqual(
      lines,
      must.map((_, index) => index + 1),
    );
  });
}

test('lines end where Python ends them', { skip: needs('python3') }, async (t: TestContext) => {
  const texts = ['', '\n', 'a', 'a\n', '\n\na', 'a\r\nb\rc\n', '\r', 'a\x0bb\x0cc\x85d\u2028e\n', '\0\n\n\0'];
  const program =
    "import sys,io,re\nprint([i+1 for i,l in enumerate(io.BytesIO(sys.stdin.buffer.read()).readlines()) if re.match(b'(?s).*$', l)])";
  for (const text of texts) {
    const wanted: number[] = JSON.parse(
      execFileSync('python3', ['-c', program], { input: text, encoding: 'utf8' }),
    );
    t.assert.deepEqual(await linesOf(text, '(?s).*$'), wanted, JSON.stringify(text));
  }
});

const cases: readonly [what: string, text: string, regex: string, lines: readonly number[]][] = [
  ['a line is matched at its start', 'xkey\nkey\n key\n', 'key', [2]],
  ['every line is tested, the last one too', 'key\n\nkey\nkey', 'key', [1, 3, 4]],
  ['a keyword twice in a line is one match', 'key key\nkey', '.*key', [1, 2]],
  ['keywords are found in any case', 'KEY\nkEy\n', '(?i)key', [1, 2]],
  ['case counts where the expression says so', 'KEY\nkey\n', 'key', [2]],
  ['the line feed belongs to the line', 'ab\r\nab\nab', 'ab\\n', [2]],
  ['bytes beyond ASCII are bytes', '\xe9\n', '\\xc3\\xa9$', [1]],
  ['an expression without any text is asked at every line', '12\nab\n34', '\\d+', [1, 3]],
];

for (const [what, text, regex, lines] of cases) {
  test(what, async (t: TestContext) => {
    t.assert.deepEqual(await linesOf(text, regex), lines);
  });
}

test('larger files are counted, and how to have them searched is said', async (t: TestContext) => {
  const { found, skips } = await search({ a: 'x'.repeat(10), b: 'x'.repeat(11) }, content('x', 10));
  t.assert.deepEqual(
    found.map(({ path }) => path),
    ['a'],
  );
  t.assert.deepEqual(skips, { 'too-large': 1 });
  t.assert.match(
    lineSearches({ ...noInspection, searches: content('x') })?.skips['too-large'] ?? '',
    /MAXFILESIZE/,
  );
});

test('each search has its own limit', async (t: TestContext) => {
  const searches: LineSearch[] = [
    { search: 'secret', maxFileBytes: 4, expressions: [{ name: 'S', regex: 'x' }] },
    { search: 'content', maxFileBytes: 8, expressions: [{ name: 'C', regex: 'x' }] },
  ];
  const { found, skips } = await search({ a: 'x', b: 'xxxxxx', c: 'xxxxxxxxxx' }, searches);
  t.assert.deepEqual(
    found.map(({ path, search, name }) => [path, search, name]),
    [
      ['a', 'secret', 'S'],
      ['a', 'content', 'C'],
      ['b', 'content', 'C'],
    ],
  );
  t.assert.deepEqual(skips, { 'too-large': 2 });
});

test('a line across chunks is one line, and the lines behind it keep their numbers', (t: TestContext) => {
  const text = Buffer.from('one\nkey here\n\nno\nlast key');
  for (let size = 1; size <= text.length; size += 1) {
    const sink = sinkOf(content('.*key'), text.length);
    for (let at = 0; at < text.length; at += size) sink.write(text.subarray(at, at + size));
    t.assert.deepEqual(
      [...sink.end(undefined)].map(({ lines }) => lines),
      [[2, 5]],
      `chunks of ${size}`,
    );
  }
});

test('a line of more than a MiB is counted and left out, whatever comes behind it is not', (t: TestContext) => {
  const skipped: string[] = [];
  const sink = sinkOf(content('.*key', Infinity), 2 ** 31, (reason) => skipped.push(reason));
  const chunk = Buffer.alloc(1024 * 1024, 'key ');
  sink.write(Buffer.from('key\n'));
  for (let count = 0; count < 2048; count += 1) sink.write(chunk);
  sink.write(Buffer.from('\nkey'));
  t.assert.deepEqual(
    [...sink.end(undefined)].map(({ lines }) => lines),
    [[1, 3]],
  );
  t.assert.deepEqual(skipped, ['long-line']);
});

test('a file that costs too many steps is given up, and counted', (t: TestContext) => {
  const skipped: string[] = [];
  const sink = sinkOf(content('.*a.{300}b'), 1024 * 1024, (reason) => skipped.push(reason));
  // No 300 of its bytes are like others: no step of the automaton is taken twice.
  const line = Buffer.from(
    Array.from({ length: 64 * 1024 }, (_, at) => (((at * at) % 65_537) % 2 === 0 ? 97 : 99)),
  );
  line[0] = 10;
  const startedMs = performance.now();
  for (let count = 0; count < 16; count += 1) sink.write(line);
  t.assert.deepEqual([...sink.end(undefined)], []);
  t.assert.deepEqual(skipped, ['too-costly']);
  t.assert.ok(performance.now() - startedMs < 20_000);
});

test('ten thousand lines of a file are listed, the others counted', async (t: TestContext) => {
  const { found, skips } = await search({ file: '\n'.repeat(10_003) }, content('.*'));
  t.assert.equal(found[0]?.lines.length, 10_000);
  t.assert.deepEqual(skips, { 'too-many-matches': 3 });
});

test('what a secret search found is hidden from what others keep of the file', async (t: TestContext) => {
  const header = '--BEGIN-OF-A-LONG-WORD PRIVATE KEY--';
  const file = `${header}\napi_key = "${letters20}"\napi_key==${letters20}X\n${letters20}\nauthor = "somebody with a long name"\n`;
  const copier: StreamReader<string> = {
    id: 'test/copier',
    version: 1,
    skips: {},
    open: () => ({ write() {}, end: () => [file] }),
  };
  const kept = async (searches: readonly LineSearch[]) =>
    (await search({ file }, searches, [copier])).analysis.findings['test/copier']?.[0]?.data;
  t.assert.equal(await kept(defaultLineSearches), file.replaceAll(/ABCDEFGHIJ0123456789X?/g, '****'));
  t.assert.equal(await kept(content('api_key')), file);
});

/** What is left of a file in the result. */
async function keptOf(
  file: string,
  searches: readonly LineSearch[] = defaultLineSearches,
  chunkSize?: number,
): Promise<string> {
  const chunks: Buffer[] = [];
  const copier: StreamReader<string> = {
    id: 'test/copier',
    version: 1,
    keepsContent: true,
    skips: { 'packed-secret': '' },
    open: () => ({
      write: (chunk) => void chunks.push(Buffer.from(chunk)),
      *end() {
        yield Buffer.concat(chunks).toString('latin1');
      },
    }),
  };
  const reader = lineSearches({ ...noInspection, searches });
  const streams = [...(reader ? [reader] : []), copier];
  const { findings } = await layerOf(
    { file },
    { streams, ...(chunkSize === undefined ? {} : { chunkSize }) },
  );
  const data = findings['test/copier']?.[0]?.data;
  return typeof data === 'string' ? data : 'nothing at all';
}

const secret = (regex: string): LineSearch[] => [
  { search: 'secret', maxFileBytes: 10_000_000, expressions: [{ name: 'S', regex }] },
];

const block = 'MC4CAQAwBQYDK2VwBCIEIHV2BQLpOC6c2rpVfLJrh6XLX6HbXbI6b3d5W0kpTk1a\nQUJD\nRA==';
for (const [what, file, kept] of [
  ['without its end', `-----BEGIN PRIVATE KEY-----\n${block}\n`, '-----BEGIN PRIVATE KEY-----\n****\n'],
  [
    'without its end, before other lines',
    `a\n-----BEGIN EC PRIVATE KEY-----\r\n${block}\r\nthe end: QUJD is here\r\n`,
    'a\n-----BEGIN EC PRIVATE KEY-----\r\n****\r\nthe end: QUJD is here\r\n',
  ],
  [
    'of no known kind',
    `-----BEGIN ANY PRIVATE KEY-----\n${block}\n-----END ANY PRIVATE KEY-----\n`,
    '-----BEGIN ANY PRIVATE KEY-----\n****\n-----END ANY PRIVATE KEY-----\n',
  ],
  [
    'with fields of its own',
    `-----BEGIN TSS2 PRIVATE KEY-----\nOwner: me and you\nX-Y: 1\n\n${block}\n-----END TSS2 PRIVATE KEY-----\n`,
    '-----BEGIN TSS2 PRIVATE KEY-----\n****\n-----END TSS2 PRIVATE KEY-----\n',
  ],
  [
    'that is indented and quoted',
    `k:\n  - "-----BEGIN X PRIVATE KEY-----\n   # ${block.replaceAll('\n', '\n   # ')}"\nx: [1, 2]\n`,
    'k:\n  - "-----BEGIN X PRIVATE KEY-----\n   ****\nx: [1, 2]\n',
  ],
  [
    'in one line',
    `{"k": "-----BEGIN X PRIVATE KEY-----${block.replaceAll('\n', '\\n')}-----END X"}\n`,
    '{"k": "-----BEGIN X PRIVATE KEY-----****\n',
  ],
] as const) {
  test(`nothing is kept of a key ${what}`, async (t: TestContext) => {
    t.assert.equal(await keptOf(file, secret('(?i).*-+BEGIN.*PRIVATE KEY-+')), kept);
  });
}

test('a key that begins in one piece of a large file and ends in another is not kept', async (t: TestContext) => {
  const lines = Array.from({ length: 40_000 }, (_, at) =>
    Buffer.from(`line of a key, number ${at}`).toString('base64'),
  );
  const file = `-----BEGIN X PRIVATE KEY-----\n${lines.slice(0, 9000).join('\n')}\n-----END X-----\n${' x y\n'.repeat(200_000)}`;
  const kept = await keptOf(file, secret('-+BEGIN.*PRIVATE KEY-+'), 70_000);

  t.assert.match(kept, /^-----BEGIN X PRIVATE KEY-----\n\*{4}/);
  t.assert.equal(
    lines.slice(0, 9000).some((line) => kept.includes(line)),
    false,
  );
  t.assert.match(kept, /-----END X-----\n x y\n/);
});

for (const [regex, line, kept] of [
  ['.*"auth": *".+"', '{"auths":{"r.io":{"auth": "YTpi"}}}', '{"auths":****'],
  ['.*"auth": *".+"', '      "auth": "YTpi"', '      "auth"****'],
  ['.*"auth": *".+"', '      "auth": "YTpiYzpkZTpm"', '      "auth": "****"'],
  ['.*pw', 'pw: a b', 'pw****'],
  ['.*pw', 'pw = my dog rex, the third', 'pw = ****'],
  ['.*pw', 'pw hunter2 is it', '****'],
  ['.*pw', 'pw = pässwörd123', 'pw = ****'],
  ['.*pw', 'k3Ud8xQz0pW4mN7vB2 : the pw', '**** ****'],
  ['.*pw', 'pw = QUJDREVGRw==', 'pw = ****'],
] as const) {
  test(`what may be the secret in a line is not kept: ${line}`, async (t: TestContext) => {
    const latin1 = (text: string): string => Buffer.from(text).toString('latin1');
    t.assert.equal(
      (await keptOf(`a\n${line}\nb\n`, secret(regex))).replace(/\*b/, '*\nb'),
      latin1(`a\n${kept}\nb\n`),
    );
  });
}

test('a file with more of them than can be hidden is not kept', async (t: TestContext) => {
  const lines = Array.from({ length: 10_001 }, (_, at) => `pw = a value of ${at}\n`);

  t.assert.equal(await keptOf(lines.join(''), secret('.*pw')), 'nothing at all');
  t.assert.equal(await keptOf(lines.slice(0, 100).join(''), secret('.*pw')), 'pw = ****\n'.repeat(100));
});

test('an expression that does not compile is refused by its name', (t: TestContext) => {
  t.assert.throws(() => lineSearches({ ...noInspection, searches: content('(a)\\1') }), {
    name: 'KedgeError',
    code: 'CONFIG_INVALID',
    message: /expression C of the content search/,
  });
});

test('a line’s fingerprint is made of its text, and of the line behind the heading of a key', async (t: TestContext) => {
  const settings = { ...noInspection, searches: defaultLineSearches };
  const reader = lineSearches({ ...settings, secrets: { key: testKey, rules: [], disabled: [] } });
  const line = (value: string): string => `aws_access_key_id = ${value}`;
  const heading = '-----BEGIN PRIVATE KEY-----';
  const files = {
    a: `x\n  ${line('ABCDEFGHIJ0123456789')}\r\n`,
    b: line('ABCDEFGHIJ0123456789'),
    c: `${line('ABCDEFGHIJ0123456780')}\n`,
    k: `${heading}\nMIIEvQIBADANBg\n`,
    l: `${heading}\nMIIEvQIBADANBh\n`,
    m: `y\n${heading}\nMIIEvQIBADANBg`,
  };
  const { findings } = await layerOf(files, { streams: reader ? [reader] : [] });
  const marks = (findings['searches'] ?? []).flatMap(({ data }) => (data as LineMatch).secrets ?? []);
  const [a, b, c, k, l, m] = marks.map(({ fingerprint }) => fingerprint);

  t.assert.deepEqual(
    marks.map(({ line }) => line),
    [2, 1, 1, 1, 1, 2],
  );
  t.assert.deepEqual([a === b, k === m, new Set([a, c, k, l]).size], [true, true, 4]);
  t.assert.match(a ?? '', /^[0-9a-f]{32}$/);
});

test('a heading at the end of a chunk has the fingerprint that it has within one', (t: TestContext) => {
  const text = Buffer.from('-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n');
  const fingerprints = [text.length, 28, 5].map((chunk) => {
    const secrets = { key: testKey, rules: [], disabled: [] };
    const file = { path: 'f', size: text.length, mode: 0o644, limits: defaultLimits };
    const sink = lineSearches({ ...noInspection, searches: defaultLineSearches, secrets })?.open(
      file,
      () => undefined,
    );
    for (let at = 0; at < text.length; at += chunk) sink?.write(text.subarray(at, at + chunk));
    const [match] = [...(sink?.end(undefined) ?? [])];
    return match?.secrets?.[0]?.fingerprint;
  });
  t.assert.equal(typeof fingerprints[0], 'string');
  t.assert.equal(new Set(fingerprints).size, 1);
});

for (const [mark, isAccepted] of [
  ['', undefined],
  [' # kedge:allow', true],
  [' # kedge:allow AWS_ACCESS_KEY', true],
  [' # kedge:allow API_KEY', undefined],
] as const) {
  test(`a mark "${mark}" on the line of a secret search is ${isAccepted ? '' : 'not '}one for it`, async (t: TestContext) => {
    const secrets = { key: testKey, rules: [], disabled: [] };
    const reader = lineSearches({ ...noInspection, searches: defaultLineSearches, secrets });
    const file = `aws_access_key_id = ${letters20}${mark}\n`;
    const { findings } = await layerOf({ file }, { streams: reader ? [reader] : [] });
    const [match] = (findings['searches'] ?? []).map(({ data }) => data as LineMatch);
    t.assert.equal(match?.secrets?.[0]?.inline, isAccepted);
  });
}
