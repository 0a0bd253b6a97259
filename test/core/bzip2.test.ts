import { createHash } from 'node:crypto';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { unpackBzip2 } from '../../src/core/bzip2.ts';
import { KedgeError } from '../../src/core/errors.ts';

/** What bzip2 1.0.8 made of these. */
const packed: readonly (readonly [name: string, content: Buffer, base64: string])[] = [
  ['nothing', Buffer.alloc(0), 'QlpoORdyRThQkAAAAAA='],
  ['one byte', Buffer.from('x'), 'QlpoMTFBWSZTWXdLsBQAAAAAgABAIAAhGEaC7kinChIO6XYCgA=='],
  [
    'lines',
    Buffer.from(Array.from({ length: 300 }, (_, index) => `${index + 1}\n`).join('')),
    'QlpoOTFBWSZTWfqyn6IAALVIAAAQf+BAApA2HAAxqlHlP8qhVP0wT/VUhU/1Ux6n6UHUf/+qUm/VT/KqR9yJq83z7yADToDBIFhQKBYSBg6A0gA84AGuOgPIANOgMEgWFAoFhIGDoDSADzgAY4SBYUCgWEgYOgNIAPOAA4cKqtrS222ySSSKAAAAAEojlttu2y2223e973vdaJohE0QiaIRNEImiETRCJohE0QiaIRNbnJtttr+qtttu973ve9f1iaIRNANoBtANoBtANoBtANoBtbnMbbbWW/+222aSSS398AAAAG7tu2219tq22yaSSWwAAAAbu23m21+229bbJNJJb6AAAAN3bbfdtfLbb5bZJNJLfoAAAA3dttvdr1ttv22SSaS3wAAAAbu222mq222+2SSTS3gAAAB87eebbbS1bbbfbJJJ+/YAAAD4fwu5IpwoSH1ZT9EA',
  ],
  [
    'runs of every length at which they are written in another way',
    Buffer.concat(
      [1, 2, 3, 4, 5, 6, 254, 255, 256, 258, 259, 260, 263, 264, 518, 519, 1000].map((length, byte) =>
        Buffer.alloc(length, byte),
      ),
    ),
    'QlpoMTFBWSZTWRR336QAAABgAf//wAAAgAAYIABqI9RE8kMnqekDaqfpQBtTygq/drvloTEDcD6lyJ9xo3J9SKqLsShmYotLKIlkkWyyFbRZC0aGZ/CLqqruZlYXJ+LuSKcKEgKO+/SA',
  ],
  [
    'three blocks',
    Buffer.alloc(250_000, 'abcdefg\n'),
    'QlpoMTFBWSZTWSeElOMAMNFBAAAQP4AgAHBDAgKVAHoSgsQlBd0iUFtEoLiJQXUSgtwlBehKC+YoKyTKay0jkO6gEk6YIAACB/AEAA4IYEBSoA8iUFhEoLKJQWoSgtwlBchKCz2EoLyJQXzFBWSZTWWTL9AYAJKXBAAAQP4AgAHBDAgTVQB4IqmIRVMwiqY1CKpsIqnAiqdCKp4IqnxdyRThQkCjgqWA',
  ],
];

function unpack(bytes: Uint8Array): Buffer {
  return Buffer.concat([...unpackBzip2(bytes, 'a.bz2')]);
}

const malformed = { name: 'KedgeError', code: 'FILE_MALFORMED' };

for (const [name, content, base64] of packed) {
  const bytes = Buffer.from(base64, 'base64');
  test(`bzip2: ${name}`, (t) => t.assert.deepEqual(unpack(bytes), content));

  test(`bzip2: ${name}, cut anywhere, is refused`, (t) => {
    for (let length = 0; length < bytes.length; length += 1)
      t.assert.throws(() => unpack(bytes.subarray(0, length)), malformed, String(length));
  });

  test(`bzip2: ${name}, changed anywhere, is refused or the same`, (t) => {
    let refused = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x40;
      try {
        t.assert.deepEqual(unpack(changed), content, String(at));
      } catch (thrown) {
        if (!(thrown instanceof KedgeError) || thrown.code !== 'FILE_MALFORMED') throw thrown;
        refused += 1;
      }
    }
    t.assert.equal(refused >= bytes.length - 10, true);
  });
}

test('bzip2: streams one after the other are one content', (t) => {
  const streams = packed.map(([, , base64]) => Buffer.from(base64, 'base64'));
  t.assert.deepEqual(unpack(Buffer.concat(streams)), Buffer.concat(packed.map(([, content]) => content)));
  t.assert.throws(() => unpack(Buffer.concat([...streams, Buffer.from('more')])), malformed);
});

/** `head -c 30000000 /dev/zero | bzip2 -9` */
const bomb = Buffer.from('QlpoOTFBWSZTWRkjKSIA5cfAAMAIAAggADDMCappgqEo2qqUJR4u5IpwoSAyRlJE', 'base64');

test('bzip2: what 48 bytes hold comes in pieces', (t) => {
  const hash = createHash('sha256');
  let length = 0;
  for (const piece of unpackBzip2(bomb, 'a.bz2')) {
    t.assert.equal(piece.length <= 256 * 1024, true);
    hash.update(piece);
    length += piece.length;
  }
  t.assert.equal(length, 30_000_000);
  t.assert.equal(hash.digest('hex'), createHash('sha256').update(Buffer.alloc(30_000_000)).digest('hex'));
});

/** A block of the byte `a`, whose run has this many digits, and a wrong checksum. */
function runOf(digits: number): Buffer {
  const magic = 0x314159265359n.toString(2).padStart(48, '0');
  const used = `${'0'.repeat(6)}1${'0'.repeat(9)}01${'0'.repeat(14)}`;
  // Lengths 1, 2 and 2: `0` is a digit, `11` is the end.
  const code = '0000101000';
  const head = `${magic}${'0'.repeat(32)}0${'0'.repeat(24)}${used}010${'1'.padStart(15, '0')}0${code}${code}`;
  const bytes = `${head}${'0'.repeat(digits)}11`.match(/.{1,8}/g) ?? [];
  return Buffer.from([
    ...Buffer.from('BZh9'),
    ...bytes.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)),
  ]);
}

test('bzip2: a run that is longer than any number is refused', (t) => {
  for (const digits of [20, 31, 32, 33, 45])
    t.assert.throws(() => unpack(runOf(digits)), { ...malformed, message: /longer than it may be/ });
  t.assert.throws(() => unpack(runOf(4)), { ...malformed, message: /checksum/ });
});

test('bzip2: whatever the bytes are, they are unpacked or refused', () => {
  const start = Buffer.from('BZh11AY&SY');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      try {
        unpack(Buffer.concat([start, bytes]));
      } catch (thrown) {
        return thrown instanceof KedgeError && thrown.code === 'FILE_MALFORMED';
      }
      return true;
    }),
  );
});
