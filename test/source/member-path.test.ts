import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkedMember, MemberTable, memberPath } from '../../src/source/member-path.ts';

const names: readonly (readonly [name: string, wanted: string | undefined])[] = [
  ['manifest.json', 'manifest.json'],
  ['./blobs//sha256/./ab', 'blobs/sha256/ab'],
  ['/index.json', 'index.json'],
  ['a/../b', 'b'],
  ['../secret', undefined],
  ['a/../../b', undefined],
  ['./', undefined],
  ['', undefined],
];

for (const [name, wanted] of names) {
  test(`a member called "${name}" is ${wanted ?? 'no member'}`, () => {
    assert.equal(memberPath(name), wanted);
  });
}

test('a symbolic link counts from its folder, a hard link from the root', () => {
  assert.equal(linkedMember('b/layer.tar', '../a/layer.tar', 'symlink'), 'a/layer.tar');
  assert.equal(linkedMember('b/layer.tar', '/a/layer.tar', 'symlink'), 'a/layer.tar');
  assert.equal(linkedMember('b/layer.tar', 'a/layer.tar', 'link'), 'a/layer.tar');
  assert.equal(linkedMember('b/layer.tar', '../../etc/passwd', 'symlink'), undefined);
});

function tableOf(links: readonly (readonly [path: string, target: string])[]) {
  const table = new MemberTable();
  table.add({ path: 'real', size: 3 });
  for (const [path, target] of links) table.addLink(path, target);
  return table;
}

test('links to links lead to the member', () => {
  const table = tableOf([
    ['one', 'two'],
    ['two', 'real'],
  ]);
  assert.equal(table.locate('./one')?.path, 'real');
});

test('a loop of links leads nowhere', () => {
  const table = tableOf([
    ['one', 'two'],
    ['two', 'one'],
  ]);
  assert.equal(table.locate('one'), undefined);
});

test('the last of several members with one name counts', () => {
  const table = tableOf([['name', 'real']]);
  table.add({ path: 'name', size: 9 });
  assert.equal(table.locate('name')?.size, 9);
  table.addLink('name', 'real');
  assert.equal(table.locate('name')?.size, 3);
  assert.equal(table.count, 2);
});
