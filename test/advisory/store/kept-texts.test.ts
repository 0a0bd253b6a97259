import { test } from 'node:test';
import { KeptTexts } from '../../../src/advisory/store/kept-texts.ts';
import { advisory } from '../../support/advisory-store.ts';

/** Asks for keys, all of texts of this length, and answers those that had to be read. */
function readsOf(keys: readonly number[], length: number): readonly number[] {
  const kept = new KeptTexts();
  const read: number[] = [];
  for (const key of keys) {
    kept.get(key, () => {
      read.push(key);
      return { advisory: advisory({ id: `CVE-2024-${key}` }), length };
    });
  }
  return read;
}

const megabyte = 1024 * 1024;

test('a text is read once, and is the one that was asked for', (t) => {
  t.assert.deepEqual(readsOf([1, 2, 1, 2, 1], 100), [1, 2]);
  const kept = new KeptTexts();
  for (const id of ['CVE-2024-1', 'CVE-2024-2', 'CVE-2024-1']) {
    const key = Number(id.slice(-1));
    t.assert.equal(kept.get(key, () => ({ advisory: advisory({ id }), length: 1 })).id, id);
  }
});

test('of more than 16 MiB the oldest are read again, and one that is longer is kept by nobody', (t) => {
  t.assert.deepEqual(readsOf([1, 2, 1, 2], 8 * megabyte), [1, 2]);
  t.assert.deepEqual(readsOf([1, 2, 3, 2, 1], 8 * megabyte), [1, 2, 3, 1]);
  t.assert.deepEqual(readsOf([1, 1], 17 * megabyte), [1, 1]);
});
