import { type TestContext, test } from 'node:test';
import {
  endsInBase32Crc16,
  endsInBase58Checksum,
  endsInBech32Checksum,
} from '../../src/inspect/key-checksum.ts';

const bare = (text: string): string => text.replaceAll('¦', '');

// https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki#test-vectors
for (const valid of ['A12UEL5L', 'a12uel5l', 'abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw', '?1ezyfcl']) {
  test(`${valid} ends in its checksum of BIP 173`, (t: TestContext) => {
    t.assert.equal(endsInBech32Checksum(valid), true);
  });
}

for (const invalid of ['A1G7SGD8', 'x1b4n0q5v', 'li1dgmt3', '10a06t8', 'pzry9x0s0muk']) {
  test(`${invalid} does not`, (t: TestContext) => {
    t.assert.equal(endsInBech32Checksum(invalid), false);
  });
}

// https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki#test-vector-1
const extended = bare(
  'xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChk¦VvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi',
);

test('an extended key of BIP 32 ends in its checksum, and no other character does', (t: TestContext) => {
  t.assert.equal(endsInBase58Checksum(extended, 82), true);
  t.assert.equal(endsInBase58Checksum(extended.replace('s21', 's31'), 82), false);
  t.assert.equal(endsInBase58Checksum(extended, 81), false);
  t.assert.equal(endsInBase58Checksum('0OIl', 3), false);
});

// https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/nkey_auth
const seed = bare('SUACSSL3UAHUDXKFSNVUZRF5UHPMW¦Z6BFDTJ7M6USDXIEDNPPQYYYCU3VY');

test('a seed of NATS ends in its checksum, and no other character does', (t: TestContext) => {
  t.assert.equal(endsInBase32Crc16(seed), true);
  t.assert.equal(endsInBase32Crc16(seed.replace('SSL3', 'SSL4')), false);
  t.assert.equal(endsInBase32Crc16('AA'), false);
});
