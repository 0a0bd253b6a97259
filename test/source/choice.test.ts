import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose, familiarName, formatChoice, splitLocation } from '../../src/source/choice.ts';

const digest = `sha256:${'a'.repeat(64)}` as const;
const there = new Set(['app.tar', 'odd:name.tar', 'dir@2']);
const exists = async (path: string): Promise<boolean> => there.has(path);

const locations: readonly (readonly [text: string, path: string, choice: string])[] = [
  ['app.tar', 'app.tar', ''],
  ['app.tar:repo/app:1.2', 'app.tar', ':repo/app:1.2'],
  ['app.tar:localhost:5000/app:1.2', 'app.tar', ':localhost:5000/app:1.2'],
  [`app.tar@${digest}`, 'app.tar', `@${digest}`],
  ['odd:name.tar', 'odd:name.tar', ''],
  ['odd:name.tar:latest', 'odd:name.tar', ':latest'],
  ['dir@2', 'dir@2', ''],
  ['dir@2:latest', 'dir@2', ':latest'],
  ['app.tar@sha256:short', 'app.tar@sha256:short', ''],
  ['app.tar:', 'app.tar:', ''],
  ['missing.tar:latest', 'missing.tar:latest', ''],
];

for (const [text, path, wanted] of locations) {
  test(`"${text}" is the path "${path}" and the choice "${wanted}"`, async () => {
    const { choice, ...location } = await splitLocation(text, exists);
    assert.equal(location.path, path);
    assert.equal(formatChoice(choice), wanted);
  });
}

test('a hostile number of colons is looked at within bounds', async () => {
  let asked = 0;
  await splitLocation(':'.repeat(100_000), async () => {
    asked += 1;
    return false;
  });
  assert.ok(asked < 100);
});

const familiar: readonly (readonly [name: string, wanted: string])[] = [
  ['alpine', 'alpine:latest'],
  ['docker.io/library/alpine:3.14', 'alpine:3.14'],
  ['index.docker.io/owner/app', 'owner/app:latest'],
  ['localhost:5000/app', 'localhost:5000/app:latest'],
  [`app@${digest}`, `app@${digest}`],
];

for (const [name, wanted] of familiar) {
  test(`${name} is familiar as ${wanted}`, () => assert.equal(familiarName(name), wanted));
}

const candidates = [
  { names: ['docker.io/library/a:1', '1'], digests: [digest] },
  { names: ['b:2'], digests: [] },
];

const choices: readonly (readonly [choice: string, found: number | undefined])[] = [
  ['a:1', 0],
  ['1', 0],
  ['b:2', 1],
  ['b', undefined],
  ['a', undefined],
];

for (const [reference, found] of choices) {
  test(`:${reference} chooses ${found ?? 'nothing'}`, () => {
    if (found === undefined) {
      assert.throws(() => choose(candidates, { reference }, 'x.tar'), { code: 'IMAGE_NOT_FOUND' });
    } else assert.deepEqual(choose(candidates, { reference }, 'x.tar'), [candidates[found]]);
  });
}

test('a digest chooses the image that has it', () => {
  assert.deepEqual(choose(candidates, { digest }, 'x.tar'), [candidates[0]]);
});
