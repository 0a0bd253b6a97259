import { test } from 'node:test';
import { normalizePath } from '../../src/core/image-path.ts';
import { decodeName, encodeName } from '../../src/core/name-bytes.ts';
import { printable } from '../../src/core/printable.ts';

test('any bytes come back from a name, and different bytes give different names', (t) => {
  const seen = new Set<string>();
  for (let first = 0; first < 256; first += 1) {
    for (const rest of [[], [0x80], [0xa9, 0x41], [0xed, 0xa0, 0x80], [0xf0, 0x9f, 0x98, 0x80]]) {
      const bytes = Buffer.from([first, ...rest]);
      const name = decodeName(bytes);
      t.assert.deepEqual(Buffer.from(encodeName(name)), bytes);
      seen.add(name);
    }
  }
  t.assert.equal(seen.size, 256 * 5);
});

const paths: readonly (readonly [written: string, path: string, escapes: boolean])[] = [
  ['etc/passwd', 'etc/passwd', false],
  ['./etc/passwd', 'etc/passwd', false],
  ['/etc/passwd', 'etc/passwd', false],
  ['etc//x/', 'etc/x', false],
  ['./', '', false],
  ['a/../b', 'b', false],
  ['../etc/shadow', 'etc/shadow', true],
  ['a/../../b', 'b', true],
  ['a/..b/...', 'a/..b/...', false],
  ['..', '', true],
];

for (const [written, path, escapes] of paths) {
  test(`the path ${written} is taken as "${path}"${escapes ? ', which leaves the root' : ''}`, (t) => {
    t.assert.deepEqual(normalizePath(written), { path, escapes });
  });
}

test('what a terminal would act on is shown escaped', (t) => {
  const shown = printable('a\u001b[31mred\u0007\n\u202etxt\udce9\u009b');
  t.assert.equal(shown, 'a\\x1b[31mred\\x07\\x0a\\u{202e}txt\\xe9\\x9b');
});
