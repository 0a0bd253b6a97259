import { test } from 'node:test';
import { fold } from '../../../src/analysis/fold.ts';
import { accountFiles, accountsOf } from '../../../src/catalog/os/accounts.ts';
import { layerOf } from '../../support/layer.ts';
import type { Members } from '../../support/layers.ts';

async function accountsIn(files: Members) {
  const image = fold([await layerOf(files, { readers: [accountFiles] })]);
  return accountsOf(image.findings(accountFiles));
}

test('names have the number of their first line', async (t) => {
  const { users, groups } = await accountsIn({
    'etc/passwd':
      'root:x:0:0:root:/root:/bin/sh\n# bin:x:1:1\nmail:x:8:12::/:\nmail:x:9:9::/:\nbad:x:y:1::/:\n+::::::\n',
    'etc/group': 'root:x:0:\nmail::12:a,b\n',
  });

  t.assert.deepEqual(
    [...(users ?? [])],
    [
      ['root', 0],
      ['mail', 8],
    ],
  );
  t.assert.deepEqual(
    [...(groups ?? [])],
    [
      ['root', 0],
      ['mail', 12],
    ],
  );
});

test('an image without the files has no accounts, and one with an empty file has none in it', async (t) => {
  t.assert.deepEqual(await accountsIn({ 'opt/etc/passwd': 'root:x:0:0::/:\n' }), {
    users: undefined,
    groups: undefined,
  });
  t.assert.equal((await accountsIn({ 'etc/passwd': '' })).users?.size, 0);
});
