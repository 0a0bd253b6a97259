import { test } from 'node:test';
import * as fc from 'fast-check';
import { type JsonMember, jsonMembers } from '../../src/core/json-members.ts';

async function membersOf(text: string, { chunk = 7, maxBytes = 1000 } = {}): Promise<JsonMember[]> {
  const bytes = Buffer.from(text);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += chunk) {
      // A fresh buffer that is cleared afterwards: chunks are valid until the next is asked for.
      const piece = Buffer.from(bytes.subarray(at, at + chunk));
      yield piece;
      piece.fill(0);
    }
  }
  return await Array.fromAsync(jsonMembers(chunks(), { what: 'the feed', maxBytes }));
}

test('members of an object come one by one with their keys', async (t) => {
  t.assert.deepEqual(await membersOf('\ufeff {"a": [1, {"b": "}],"}], "c\\"": null, "d":"\\\\"}\n'), [
    { key: 'a', value: [1, { b: '}],' }] },
    { key: 'c"', value: null },
    { key: 'd', value: '\\' },
  ]);
});

test('items of an array come with their positions', async (t) => {
  t.assert.deepEqual(await membersOf('[{"x":1},2,"three"]'), [
    { key: '0', value: { x: 1 } },
    { key: '1', value: 2 },
    { key: '2', value: 'three' },
  ]);
});

test('an empty object and an empty array have no members', async (t) => {
  t.assert.deepEqual(await membersOf('{ }'), []);
  t.assert.deepEqual(await membersOf('[]'), []);
});

test('a member that is not JSON has no value, and the next is read', async (t) => {
  t.assert.deepEqual(await membersOf('{"a": nil, "b": 1, c}'), [
    { key: '0' },
    { key: 'b', value: 1 },
    { key: '2' },
  ]);
});

for (const [name, text] of [
  ['cut short', '{"a": [1, 2'],
  ['cut short in a text', '{"a": "b'],
  ['empty', ''],
  ['a text', '"a"'],
  ['followed by another', '{"a": 1} {"b": 2}'],
  ['a page of a proxy', '<html>no</html>'],
] as const) {
  test(`a file that is ${name} is refused`, async (t) => {
    await t.assert.rejects(membersOf(text), { code: 'FILE_MALFORMED' });
  });
}

test('a member may not have more than its share', async (t) => {
  const text = JSON.stringify({ a: 'x'.repeat(40), b: 'x'.repeat(60) });
  t.assert.equal((await membersOf(text, { maxBytes: 70 })).length, 2);
  await t.assert.rejects(membersOf(text, { maxBytes: 60 }), { code: 'LIMIT_EXCEEDED' });
});

test('members are those that JSON.parse finds, however the bytes are cut', async () => {
  const value = fc.oneof(
    fc.array(fc.jsonValue()),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      fc.jsonValue(),
    ),
  );
  await fc.assert(
    fc.asyncProperty(value, fc.integer({ min: 1, max: 50 }), fc.boolean(), async (whole, chunk, spaced) => {
      const text = JSON.stringify(whole, null, spaced ? 1 : 0);
      const members = await membersOf(text, { chunk, maxBytes: 1_000_000 });
      const wanted = Object.entries(JSON.parse(text)).map(([key, member]) => ({ key, value: member }));
      return JSON.stringify(members) === JSON.stringify(wanted);
    }),
  );
});
