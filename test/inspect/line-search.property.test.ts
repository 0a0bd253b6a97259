import { execFileSync } from 'node:child_process';
import { type TestContext, test } from 'node:test';
import { defaultLineSearches } from '../../src/inspect/default-searches.ts';
import type { LineSearch } from '../../src/inspect/settings.ts';
import { sinkOf } from '../support/line-search.ts';
import { randomOf } from '../support/random.ts';
import { needs } from '../support/real-part.ts';

const letters20 = 'ABCDEFGHIJ0123456789';
const pythonSearch = `
import io, json, re, sys
asked = json.load(sys.stdin)
lines = io.BytesIO(asked['text'].encode('latin1')).readlines()
json.dump([[n + 1 for n, line in enumerate(lines) if re.match(r.encode(), line)] for r in asked['regexes']], sys.stdout)
`;

test('of ten thousand generated lines those are found that Python finds', {
  skip: needs('python3'),
}, (t: TestContext) => {
  const words = [
    'api',
    'api_key',
    'API-key',
    '"x"',
    '_key',
    '-KEY',
    ' = ',
    '=',
    letters20,
    letters20.toLowerCase(),
    '"auth": "',
    'x',
    '--',
    '\r',
    '\xff',
  ];
  const heads = [
    '-----BEGIN ',
    'PRIVATE KEY--',
    '-----BEGIN PRIVATE KEY--',
    'aws_access_key_id',
    'AWS_Secret_Access_Key',
    letters20 + letters20,
  ];
  const random = randomOf(1);
  const pool = [...words, ...heads];
  const line = (): string => Array.from({ length: random.below(8) }, () => random.pick(pool)).join('');
  const text = Array.from({ length: 10_000 }, line).join('\n');
  const regexes = ['(?i).*api[-_]key', '.*KEY(?= = )', '-+BEGIN|.*auth', '.*\\xff', '(?s).*x.$'];
  const own: LineSearch = {
    search: 'content',
    maxFileBytes: text.length,
    expressions: regexes.map((regex) => ({ name: regex, regex })),
  };
  const searches = [own, ...defaultLineSearches.map((search) => ({ ...search, maxFileBytes: text.length }))];
  const expressions = searches.flatMap((search) => search.expressions);
  const wanted: number[][] = JSON.parse(
    execFileSync('python3', ['-c', pythonSearch], {
      input: JSON.stringify({ text, regexes: expressions.map(({ regex }) => regex) }),
      encoding: 'utf8',
    }),
  );
  t.assert.ok(wanted.every((lines) => lines.length > 2 && lines.length < 10_000));
  // Chunks are parts of one buffer, and begin anywhere in it.
  for (const size of [1, 3, 7, 64, 1000, text.length]) {
    const bytes = Buffer.from(`?${text}`, 'latin1').subarray(1);
    const sink = sinkOf(searches, text.length);
    for (let at = 0; at < bytes.length; at += size) sink.write(bytes.subarray(at, at + size));
    const found = new Map([...sink.end(undefined)].map(({ name, lines }) => [name, lines]));
    t.assert.deepEqual(
      expressions.map(({ name }) => found.get(name)),
      wanted,
      `chunks of ${size}`,
    );
  }
});
