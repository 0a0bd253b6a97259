import { endsInBase32Crc16, endsInBase58Checksum, endsInBech32Checksum } from '../key-checksum.ts';
import type { SecretRule } from '../secret-rule.ts';

const ppk = (encryption: string): RegExp =>
  new RegExp(
    `PuTTY-User-Key-File-[23]: [\\w@.-]{3,40}\\s{1,2}Encryption: ${encryption}\\s{1,2}Comment: [^\\r\\n]{0,200}\\s{1,2}Public-Lines: \\d{1,3}\\s{1,2}(?:[0-9A-Za-z+/=]{1,64}\\s{1,2}){1,64}(?:(?:Key-Derivation|Argon2-\\w{3,12}): [^\\r\\n]{1,80}\\s{1,2}){0,5}Private-Lines: \\d{1,3}\\s{1,2}(?<secret>(?:[0-9A-Za-z+/=]{1,64}\\s{1,2}){1,64})Private-MAC: [0-9a-f]{40,64}`,
  );

/** A key that is 32 bytes in base64. */
const key32 = '[0-9A-Za-z+/]{42}[AEIMQUYcgkosw480]=(?![\\w+/=])';

/** Private keys in the formats of single programs. */
export const keyFiles: readonly SecretRule[] = [
  {
    id: 'putty-private-key',
    title: 'PuTTY private key',
    severity: 'high',
    pattern: ppk('none'),
    keywords: ['putty-user-key-file-'],
    longest: 10240,
    samples: {
      must: [
        'PuTTY-User-Key-¦File-3: ssh-ed25519\nEncryption: none\nComment: a\nPublic-Lines: 2\nAAAAC3NzaC1lZDI1NTE5AAAAIGeTGwKy+zD7Xv2xhVGRbXb/VDgp+zWntjDNyizY\nDL5p\nPrivate-Lines: 1\nESyT9DNDMmiWo6zYhQqzg5AYvKTzkw/TD98ysfAYbi6TV98A\nPrivate-MAC: 9b86db57c277eb4011b2a74fe6a556ede0837640abec7962889a4f4f7ea7b252',
      ],
      mustNot: [
        'PuTTY-User-Key-¦File-3: ssh-ed25519\nEncryption: aes256-cbc\nComment: a\nPublic-Lines: 2\nAAAAC3NzaC1lZDI1NTE5AAAAIGeTGwKy+zD7Xv2xhVGRbXb/VDgp+zWntjDNyizY\nDL5p\nKey-Derivation: Argon2id\nArgon2-Memory: 8192\nArgon2-Passes: 34\nArgon2-Parallelism: 1\nArgon2-Salt: 6dd99d7dd23212ca58c310e67ab1378f\nPrivate-Lines: 1\nESyT9DNDMmiWo6zYhQqzg5AYvKTzkw/TD98ysfAYbi6TV98A\nPrivate-MAC: 9b86db57c277eb4011b2a74fe6a556ede0837640abec7962889a4f4f7ea7b252',
        'PuTTY-User-Key-File-3: ssh-rsa',
      ],
    },
  },
  {
    id: 'putty-encrypted-private-key',
    title: 'Encrypted PuTTY private key',
    severity: 'medium',
    pattern: ppk('aes256-cbc'),
    keywords: ['putty-user-key-file-'],
    longest: 10240,
    samples: {
      must: [
        'PuTTY-User-Key-¦File-3: ssh-ed25519\nEncryption: aes256-cbc\nComment: a\nPublic-Lines: 2\nAAAAC3NzaC1lZDI1NTE5AAAAIGeTGwKy+zD7Xv2xhVGRbXb/VDgp+zWntjDNyizY\nDL5p\nKey-Derivation: Argon2id\nArgon2-Memory: 8192\nArgon2-Passes: 34\nArgon2-Parallelism: 1\nArgon2-Salt: 488ec57ff50119825574dadefe627363\nPrivate-Lines: 1\nESyT9DNDMmiWo6zYhQqzg5AYvKTzkw/TD98ysfAYbi6TV98A\nPrivate-MAC: 9b86db57c277eb4011b2a74fe6a556ede0837640abec7962889a4f4f7ea7b252',
      ],
      mustNot: [
        'PuTTY-User-Key-¦File-3: ssh-ed25519\nEncryption: none\nComment: a\nPublic-Lines: 2\nAAAAC3NzaC1lZDI1NTE5AAAAIGeTGwKy+zD7Xv2xhVGRbXb/VDgp+zWntjDNyizY\nDL5p\nPrivate-Lines: 1\nESyT9DNDMmiWo6zYhQqzg5AYvKTzkw/TD98ysfAYbi6TV98A\nPrivate-MAC: 9b86db57c277eb4011b2a74fe6a556ede0837640abec7962889a4f4f7ea7b252',
      ],
    },
  },
  {
    id: 'age-secret-key',
    title: 'age identity',
    severity: 'high',
    pattern: /(?<!\w)AGE-SECRET-KEY-(?:PQ-)?1[02-9AC-HJ-NP-Z]{58}(?!\w)/,
    keywords: ['age-secret-key-'],
    longest: 77,
    check: endsInBech32Checksum,
    samples: {
      must: [
        '# public key: age1\nAGE-S¦ECRET-KEY-154XU5XP9XZA36MGN9N0DVGMM9MV3U0MJRL93JUGHGJ2DVJFUN4WQR9928S',
        'AGE-S¦ECRET-KEY-PQ-1X3STUVFQRE5LAK4QAM5TNXTLT37ZNX0A4LJEXFFU6E227N066U2QQ92KHQ',
      ],
      mustNot: [
        'AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ',
        'AGE-PLUGIN-YUBIKEY-1F18FF¦AE4SGXI5Q0P4NM8ZY3TO0BITP5CLY1FVOJPNPY1856M1QSF4Q4OGU',
      ],
    },
  },
  {
    id: 'jwk-private-key',
    title: 'Private key as a JSON Web Key',
    severity: 'high',
    pattern:
      /\{(?=[^{}]{0,4000}\\?"kty\\?"\s{0,5}:\s{0,5}\\?"(?:RSA|EC|OKP|oct)\\?")[^{}]{0,4000}?[\s,{]\\?"[dk]\\?"\s{0,5}:\s{0,5}\\?"(?<secret>[\w-]{22,1400})\\?"[^{}]{0,4000}\}/,
    keywords: ['"kty', '\\"kty'],
    longest: 9600,
    entropy: 3.5,
    samples: {
      must: [
        '{"kty":"OKP","crv":"Ed25519","x":"fNK_s¦wM_hZF0om7sYYIp6LUXXUJXFEYAxrrhP82RABp","d":"H9yQt¦CDqyORnyoxqnQGFZ9EhpHP2WestzUORlU1V_8k"}',
        '{ "d": "QWPzf¦GSsIeNVlEupOBePes60bSJhIN0POneISG0Vz67", "kty": "EC", "crv": "P-256" }',
        '{"kty":"oct","alg":"HS256","k":"azwSC¦HIYIUEL0tdzCAX2v9voKDJ7mtif_pAb90Moz73"}',
        '{\\"kty\\":\\"OKP\\",\\"d\\":\\"XfRVB¦fYsfBPvhIRJJhL2Ojzgyy2CtVkiQV1fndkNy1d\\"}',
      ],
      mustNot: [
        '{"kty":"EC","crv":"P-256","x":"TEn37¦b9zn3frxLslmRy8su64xfO2-sR7oUy-4ekJxw5","y":"CJ6gN¦-J_5cfvYmV8SP4m5Um9LfY439dw_7p1QAfaRL0"}',
        '{"kty":"RSA","kid":"9L3rh¦dt9mCZCWMLCy8jsDoWzPOa66yLxw2KZRvTZTu0","e":"AQAB"}',
        '{"d":"L0U0G¦vxcvA8cUcXL8tTcAk9sBQLMo5aFcxhFERpUyGx"}',
      ],
    },
  },
  {
    id: 'wireguard-private-key',
    title: 'WireGuard private key',
    severity: 'high',
    pattern: new RegExp(`private_?key["']?\\s{0,4}[=:]\\s{0,4}["']?(?<secret>${key32})`, 'i'),
    keywords: ['privatekey', 'private_key'],
    longest: 66,
    entropy: 4,
    check: isClamped,
    samples: {
      must: [
        '[Interface]\nPrivateKey = IKCus¦/7pIy+K8iEfnuSRxbEL7LVWO/web5NCfsvI/mk=',
        'private_key: "IKCus¦/7pIy+K8iEfnuSRxbEL7LVWO/web5NCfsvI/mk="',
      ],
      mustNot: [
        'PublicKey = IKCus¦/7pIy+K8iEfnuSRxbEL7LVWO/web5NCfsvI/mk=',
        'PrivateKey = //////////////////////////////////////////8=',
      ],
    },
  },
  {
    id: 'wireguard-preshared-key',
    title: 'WireGuard preshared key',
    severity: 'medium',
    pattern: new RegExp(`pre_?shared_?key["']?\\s{0,4}[=:]\\s{0,4}["']?(?<secret>${key32})`, 'i'),
    keywords: ['sharedkey', 'shared_key'],
    longest: 68,
    entropy: 4,
    samples: {
      must: ['PresharedKey = VeXNj¦kbcjtS3wnZNKlpNdncG+F2GkAJK1r2jQBvpyMs='],
      mustNot: ['PresharedKey = secret'],
    },
  },
  {
    id: 'minisign-secret-key',
    title: 'minisign secret key',
    severity: 'high',
    pattern: /untrusted comment: [^\r\n]{0,200}\r?\n(?<secret>RWQAAEIy[0-9A-Za-z+/]{200,204}={0,2})/,
    keywords: ['untrusted comment:'],
    longest: 440,
    samples: {
      must: [
        'untrusted comment: minisign secret key\nRWQAA¦EIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAzMk19s0fYSJq4VM4rho0AE0zug0kasBMgbG68j47+e71958rSTSvh/VSC2m5Sw2YLoW7VbZyqHJjes10Zvy2Dg6P8YRjsOSyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
      ],
      mustNot: [
        'untrusted comment: minisign public key\nRWQsZeTX¦IeQtmq3DO59y5gTGq65QsaPtmF35xJf61RhchTEJVOzcd4Ig',
        'untrusted comment: x\nRWRTY¦0IyuilwNHTwZKxo9wD1sCs9xmb0W96qLMrtzStRV0EOTe4AAAACAAAAAAAAAEAAAAAASvKzT0MKBzRH3mNsDoBslXumhNZDH7Xq10JNCeFdAkxYSPI9H6b3Nh1/YY0VMucOIOKmZo3n9H6EZ+VG1T7I4qEle9slbJs+T7tJgUbvcDDL+VNyUtzOrddktqMvuwmt6uEJxKmXIDk=',
      ],
    },
  },
  {
    id: 'minisign-encrypted-secret-key',
    title: 'Encrypted minisign secret key',
    severity: 'medium',
    pattern: /untrusted comment: [^\r\n]{0,200}\r?\n(?<secret>RWRTY0Iy[0-9A-Za-z+/]{200,204}={0,2})/,
    keywords: ['untrusted comment:'],
    longest: 440,
    samples: {
      must: [
        'untrusted comment: minisign encrypted secret key\nRWRTY¦0IyuilwNHTwZKxo9wD1sCs9xmb0W96qLMrtzStRV0EOTe4AAAACAAAAAAAAAEAAAAAASvKzT0MKBzRH3mNsDoBslXumhNZDH7Xq10JNCeFdAkxYSPI9H6b3Nh1/YY0VMucOIOKmZo3n9H6EZ+VG1T7I4qEle9slbJs+T7tJgUbvcDDL+VNyUtzOrddktqMvuwmt6uEJxKmXIDk=',
      ],
      mustNot: [
        'untrusted comment: minisign public key\nRWQOk7zq¦sv3ZogI7M2DpmrKaeILbBIT6l/V09o3UXhFWQbOz2OjFwhFr',
      ],
    },
  },
  {
    id: 'signify-secret-key',
    title: 'signify secret key',
    severity: 'high',
    pattern: /untrusted comment: [^\r\n]{0,200}\r?\n(?<secret>RWRCSwAAAA[0-9A-P][0-9A-Za-z+/]{128}=)/,
    keywords: ['untrusted comment:'],
    longest: 370,
    samples: {
      must: [
        'untrusted comment: signify secret key\nRWRCS¦wAAAAB1NSuHixRcikLYhM9M/actjh1d2SWJCC2FKnEihz7oBa3ViUIWejhShhlcZ5+caZTkW4qxCYASBwlh833kNt39yZ1uda9lR8+xG0IHJILcUxwrw5B8lhfrXlCJ5AGGuqg=',
      ],
      mustNot: [
        'untrusted comment: x\nRWRCS¦wAAACqlfRGeb7ZdAKvDKvOOZn8CLoctScwVyQuZm3crT8em/UyRShbbRwh1Kw8VRLg1wOcZCX36hwHpIy8h8oEmh3hpduv8wyf1kxdlJ0upgptEBvYf+Ikyb/qUku3u7jxmnys=',
        'untrusted comment: signify public key\nRWQGjU+7¦iZNW6rom3KdWXfkNXrR3e9Q4F8ap26RJg9xQ7JgTXW7gEDlr',
      ],
    },
  },
  {
    id: 'signify-encrypted-secret-key',
    title: 'Encrypted signify secret key',
    severity: 'medium',
    pattern: /untrusted comment: [^\r\n]{0,200}\r?\n(?<secret>RWRCSwAAA(?!A[0-9A-P])[0-9A-Za-z+/]{130}=)/,
    keywords: ['untrusted comment:'],
    longest: 370,
    samples: {
      must: [
        'untrusted comment: signify secret key\nRWRCS¦wAAACqlfRGeb7ZdAKvDKvOOZn8CLoctScwVyQuZm3crT8em/UyRShbbRwh1Kw8VRLg1wOcZCX36hwHpIy8h8oEmh3hpduv8wyf1kxdlJ0upgptEBvYf+Ikyb/qUku3u7jxmnys=',
      ],
      mustNot: [
        'untrusted comment: x\nRWRCS¦wAAAAB1NSuHixRcikLYhM9M/actjh1d2SWJCC2FKnEihz7oBa3ViUIWejhShhlcZ5+caZTkW4qxCYASBwlh833kNt39yZ1uda9lR8+xG0IHJILcUxwrw5B8lhfrXlCJ5AGGuqg=',
      ],
    },
  },
  {
    id: 'gnupg-agent-key',
    title: 'Unprotected key of gpg-agent',
    severity: 'high',
    pattern: /\((?:11:)?private-key\s{0,8}\((?:3:)?(?:rsa|ecc|dsa|elg)(?<secret>[\s\S]{40,8000})\)\s{0,4}\)/,
    keywords: ['private-key'],
    longest: 8200,
    paths: ['**/private-keys-v1.d/*.key'],
    samples: {
      must: [
        'Key: (private-key (ecc (curve Ed25519)(flags eddsa)(q #40C83EBF0EF787C8DE3C3B55B96D1070BCD0FE99F3DC67A34A8DC1CD4B04728242#)\n (d #¦5E68A523FC941AB861E03B8E77889CAFE4871470BB4E19DD33D74EBF5D52D9BD#)\n ))',
        '(11:private-key(3:ecc(5:curve7:Ed25519)(1:q33:q3r_J¦hht9-IFaxLoobvfOGF0N9OXthf44)(1:d32:a9177¦FycjnvclbKrUHKBFH9cGtpqSvvj)))',
      ],
      mustNot: [
        '(21:protected-private-key(3:rsa(1:n257:ZrffQ¦NdXnBZptkksMNh4M07lgi92QHQbYWOx__Yb7zyXFE81RvaYpDF1gNfC)))',
        '(private-key (rsa))',
      ],
    },
  },
  {
    id: 'dnssec-private-key',
    title: 'DNSSEC private key',
    severity: 'high',
    pattern:
      /Private-key-format: v1\.\d\r?\nAlgorithm: [^\r\n]{1,60}\r?\n(?:[A-Z]\w{2,20}: [^\r\n]{1,1400}\r?\n){0,4}Private(?:Key|Exponent): (?<secret>[0-9A-Za-z+/]{40,1400}={0,2})/,
    keywords: ['private-key-format:'],
    longest: 7400,
    samples: {
      must: [
        'Private-key-format: v1.3\nAlgorithm: 13 (ECDSAP256SHA256)\nPrivateKey: 8giU6¦ifmicZrayYuSIa4Q485unb++MkMUQH75s+aSNU=',
      ],
      mustNot: ['Private-key-format: v1.3\nAlgorithm: 13 (ECDSAP256SHA256)\nCreated: 20240101000000\n'],
    },
  },
  {
    id: 'tsig-key',
    title: 'Key of a name server (TSIG, rndc)',
    severity: 'high',
    pattern:
      /algorithm\s{1,8}"?hmac-\w{3,10}"?;\s{0,16}secret\s{1,8}"?(?<secret>[0-9A-Za-z+/]{16,120}={0,2})"?;/,
    keywords: ['hmac-'],
    longest: 200,
    entropy: 3.5,
    samples: {
      must: [
        'key "rndc-key" {\n\talgorithm hmac-sha256;\n\tsecret "8giU6¦ifmicZrayYuSIa4Q485unb++MkMUQH75s+aSNU=";\n};',
      ],
      mustNot: ['algorithm hmac-sha256;\n secret "";', 'algorithm hmac-sha256;\n secret "key";'],
    },
  },
  {
    id: 'xml-rsa-private-key',
    title: 'RSA private key in XML',
    severity: 'high',
    pattern:
      /<RSAKeyValue>(?:\s{0,16}<(?:Modulus|Exponent|P|Q|DP|DQ|InverseQ)>[\s0-9A-Za-z+/=]{2,1500}<\/\w{1,8}>){1,8}\s{0,16}<D>(?<secret>[\s0-9A-Za-z+/=]{40,1500})<\/D>/,
    keywords: ['<rsakeyvalue>'],
    longest: 8192,
    samples: {
      must: [
        '<RSAKeyValue><Modulus>BxpIy¦y29V0qykVJXIjfE+2WaQBb3oRvGLFJxz2TyXW8VzFDEtz9MfmIVE6U8x+mc151/2ce85OBbCwH67njk6lvyzDYiQbfcuy7iFBRCKqAoG8FFDSE4Y0P7k1RxIbOBUaWM6UmC9WqGeaO+EmVdzlKOp8BWhzoYuOc1gcm+h8A=</Modulus><Exponent>AQAB</Exponent><P>Jr5b5¦YUDNrNvE7yuSBZoghNoBafRvl6fJ2gQ/fcg0DPKTy5Ty4rRkZ3VGp+21NUJumTIz2gD3lDYOi7PuutTQg==</P><D>BxpIy¦y29V0qykVJXIjfE+2WaQBb3oRvGLFJxz2TyXW8VzFDEtz9MfmIVE6U8x+mc151/2ce85OBbCwH67njk6lvyzDYiQbfcuy7iFBRCKqAoG8FFDSE4Y0P7k1RxIbOBUaWM6UmC9WqGeaO+EmVdzlKOp8BWhzoYuOc1gcm+h8A=</D></RSAKeyValue>',
      ],
      mustNot: [
        '<RSAKeyValue><Modulus>BxpIy¦y29V0qykVJXIjfE+2WaQBb3oRvGLFJxz2TyXW8VzFDEtz9MfmIVE6U8x+mc151/2ce85OBbCwH67njk6lvyzDYiQbfcuy7iFBRCKqAoG8FFDSE4Y0P7k1RxIbOBUaWM6UmC9WqGeaO+EmVdzlKOp8BWhzoYuOc1gcm+h8A=</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>',
      ],
    },
  },
  {
    id: 'nats-seed',
    title: 'NATS seed',
    severity: 'high',
    pattern: /(?:[sS][eE][eE][dD]|[nN][kK][eE][yY])[\s"'`=:,-]{1,12}(?<secret>S[NCOAUX][2-7A-Z]{56})(?!\w)/,
    keywords: ['seed', 'nkey'],
    longest: 74,
    check: endsInBase32Crc16,
    samples: {
      must: ['-----BEGIN USER NKEY SEED-----\nSUALB¦QFBHWUQBJVNZM6WIBUUQG7CDSOHE64NXDAYR42BVESMP6EN7IKT5U'],
      mustNot: ['seed: SUAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    },
  },
  {
    id: 'bip32-private-key',
    title: 'Extended private key of a wallet',
    severity: 'critical',
    pattern: /(?<!\w)xprv[1-9A-HJ-NP-Za-km-z]{107}(?!\w)/,
    keywords: ['xprv'],
    longest: 111,
    check: (value) => endsInBase58Checksum(value, 82),
    samples: {
      must: [
        'xprv9¦s21ZrQH143K32oW8cZm3DQYWVQJtemUbjCogoaw4s34NNZwF3AGiMh3PAHmg13Dv2i7mXxjocSbYuDc61Bbj2abn83kyaJSycSGPUhELxX',
      ],
      mustNot: [
        'xprvhRtTE¦GwBAaGeeEInjjNhAwwdtVKXQJNjGudTooTWjIpaq8txhlq4rxJPn9Hd3oYguHDURm6HWYsn9q67cvzq3xsR5VOrCNBJ6T3p3T8XG2y',
      ],
    },
  },
];

/** As programs of WireGuard make their private keys. https://cr.yp.to/ecdh.html */
function isClamped(value: string): boolean {
  const bytes = Buffer.from(value, 'base64');
  return ((bytes[0] ?? 0) & 7) === 0 && ((bytes[31] ?? 0) & 0xc0) === 0x40;
}
