import { type TestContext, test } from 'node:test';
import { readBundleText } from '../../src/policy/bundle-text.ts';

const json = `{
  "id": "b",
  "mappings": [
    {"registry": "*"},
    7
  ]
}`;
const yaml = `# a comment
id: b
mappings:
  - registry: "*"
  - 7
`;

function placesIn(text: string, ...paths: (readonly (string | number)[])[]): string[] {
  return readBundleText(text)
    .places(paths)
    .map(({ line, column }) => `${line}:${column}`);
}

test('JSON and YAML say the same', (t) => {
  const value = { id: 'b', mappings: [{ registry: '*' }, 7] };
  t.assert.deepEqual(readBundleText(json).value, value);
  t.assert.deepEqual(readBundleText(yaml).value, value);
  t.assert.deepEqual(readBundleText(`\ufeff\n ${json}`).value, value);
  t.assert.deepEqual(readBundleText('{id: b, mappings: [{registry: "*"}, 7]}').value, value);
});

test('a place is that of the name of a member, of an item, or of what is around it', (t) => {
  const paths = [
    ['id'],
    ['mappings', 0, 'registry'],
    ['mappings', 1],
    ['mappings', 0, 'image', 'type'],
    ['name'],
    [],
  ];
  t.assert.deepEqual(placesIn(json, ...paths), ['2:3', '4:6', '5:5', '4:5', '1:1', '1:1']);
  t.assert.deepEqual(placesIn(yaml, ...paths), ['2:1', '4:5', '5:5', '4:5', '2:1', '2:1']);
});

test('places are found in lines of any kind', (t) => {
  t.assert.deepEqual(placesIn('{\r\n\r\n"a": 1}', ['a']), ['3:1']);
  t.assert.deepEqual(placesIn('  {"a": 1}', [], ['a']), ['1:3', '1:4']);
});

test('an alias stands for what it names, at its own place', (t) => {
  const text = 'a: &x {b: 1}\nc: *x\n';
  t.assert.deepEqual(readBundleText(text).value, { a: { b: 1 }, c: { b: 1 } });
  t.assert.deepEqual(placesIn(text, ['c', 'b']), ['2:1']);
});

test('a member that is there twice is a fault, in JSON too', (t) => {
  const { faults, value } = readBundleText('{"a": 1,\n "b": {"c": 1, "c": 2}, "a": 3}');
  t.assert.deepEqual(faults, [
    { path: ['b', 'c'], place: { line: 2, column: 16 }, message: 'is there twice' },
    { path: ['a'], place: { line: 2, column: 25 }, message: 'is there twice' },
  ]);
  t.assert.deepEqual(value, { a: 3, b: { c: 2 } });
  t.assert.match(readBundleText('a: 1\na: 2\n').faults[0]?.message ?? '', /duplicate key/);
});

const broken: readonly (readonly [string, string, string])[] = [
  ['JSON that is cut short', '{"id": "b"', '1:11'],
  ['JSON with a comma too many', '{"id": "b",, "name": 1}', '1:12'],
  ['YAML with a bad indent', 'a:\n  b: 1\n c: 2\n', '3:1'],
  ['several documents', 'a: 1\n---\nb: 2\n', '2:1'],
  ['an alias of nothing', 'a: 1\nb: *c\n', '1:1'],
];
for (const [name, text, place] of broken) {
  test(`${name}: said where, and quoted nowhere`, (t) => {
    const { value, faults } = readBundleText(text);
    t.assert.equal(value, undefined);
    const [first] = faults;
    t.assert.equal(`${first?.place.line}:${first?.place.column}`, place);
    t.assert.match(first?.message ?? '', /^is not valid JSON or YAML: [a-z ]+$/);
  });
}

test('of many faults of the text the first three are told', (t) => {
  t.assert.equal(readBundleText('a: 1\na: 2\na: 3\na: 4\na: 5\n').faults.length, 3);
});

test('what is nested a hundred levels deep is read, what is deeper is not', (t) => {
  const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const blocks = (levels: number): string =>
    Array.from({ length: levels }, (_, at) => `${' '.repeat(at)}a:\n`).join('');
  t.assert.deepEqual(readBundleText(nested(100)).faults, []);
  t.assert.match(readBundleText(nested(101)).faults[0]?.message ?? '', /more than 100 levels/);
  t.assert.deepEqual(readBundleText(blocks(100)).faults, []);
  t.assert.match(readBundleText(blocks(101)).faults[0]?.message ?? '', /more than 100 levels/);
  t.assert.match(readBundleText(nested(1_000_000)).faults[0]?.message ?? '', /more than 100 levels/);
  t.assert.match(readBundleText(`? ${nested(20_000)}\n: 1`).faults[0]?.message ?? '', /resource exhaustion/);
});

test('aliases of aliases do not grow without end', (t: TestContext) => {
  const levels = Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`);
  const started = performance.now();
  t.assert.match(
    readBundleText(`a0: &a0 x\n${levels.join('\n')}\n`).faults[0]?.message ?? '',
    /too many aliases/,
  );
  t.assert.ok(performance.now() - started < 2000);
});

test('JSON may have 64 MiB, YAML an eighth of it', (t) => {
  const megabyte = 'x'.repeat(1024 ** 2 - 16);
  const list = (count: number): string => JSON.stringify(Array.from({ length: count }, () => megabyte));
  t.assert.deepEqual(readBundleText(list(9)).faults, []);
  t.assert.match(readBundleText(list(65)).faults[0]?.message ?? '', /larger than 64 MiB/);
  t.assert.match(readBundleText(`a: ${list(9)}`).faults[0]?.message ?? '', /8 MiB that YAML may have/);
});

test('nothing is null', (t) => {
  t.assert.equal(readBundleText('').value, null);
  t.assert.equal(readBundleText('# only a comment\n').value, null);
});
