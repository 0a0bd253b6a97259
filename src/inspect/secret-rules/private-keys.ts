import { isDerKey, isEncryptedDerKey, isOpensshKey, isPgpSecretKey, pemBytes } from '../private-key-shape.ts';
import type { SecretRule } from '../secret-rule.ts';

/** Between the lines of a PEM block, however they are indented, quoted and joined; `\n` may be two characters. */
const joint = '(?:\\\\{1,2}[nrt]|[\\s"\'`+,#*>|;\\\\]){0,80}';
const body = '[0-9A-Za-z+/][0-9A-Za-z+/=\\s"\'`,#*>|;\\\\]{58,16200}';

/** A block of PEM: the value is what is between its first and its last line. */
function pem(label: string, headers = ''): Pick<SecretRule, 'pattern' | 'keywords' | 'longest'> {
  return {
    pattern: new RegExp(`-----BEGIN ${label}-----${headers}${joint}(?<secret>${body})-----END`),
    keywords: [`begin ${label.toLowerCase()}-----`],
    longest: 16384 + 512,
  };
}

/** Private keys in PEM, and what is written like it. */
export const privateKeys: readonly SecretRule[] = [
  {
    id: 'rsa-private-key',
    title: 'RSA private key',
    severity: 'high',
    ...pem('RSA PRIVATE KEY'),
    check: (value) => isDerKey('numbers', value),
    samples: {
      must: [
        '-----BEGIN RSA PRI¦VATE KEY-----\nMIIBOQ¦IBAAJBAKrgHJ9zFdh+2T8kfoetGCzAOeqJAfp20eHUzRgon+Jwcr2n/5zN\nie0xfinNyIo1cQMYl6ruWJxV8YRwqKb47VECAwEAAQJAdWBBCR5q0S5BWOheqiAy\nzPq2Te8TFtNr1K7yuzecrFPmA+SHwhGGvzHENnlBiTzmSdY1jG1J2oBk8rdIVbQz\nqQIhAN38xooPnztu5V14DWt9tuYVTDNot83YqTmEHkoybr4/AiEAxQ6Fyv7CDTT4\no+UAkLbuWB7ZKtH6LsdkbwNPxRfPkG8CIG0wpMfMH1qwlYmAP7mbwJcz6qNu4toR\ntEtiPTPp0qcpAiA0br7O2qaLmRKnmWFjICmfLOYf7KsjE0738uugx8sk5QIgH3Bi\n4jTjfbvQIgep8vglx1606JFsjEHCfzKBGxGGg2g=\n-----END RSA PRIVATE KEY-----',
        '"key": "-----BEGIN RSA PRI¦VATE KEY-----\\nMIIBOQ¦IBAAJBAKrgHJ9zFdh+2T8kfoetGCzAOeqJAfp20eHUzRgon+Jwcr2n/5zN\\nie0xfinNyIo1cQMYl6ruWJxV8YRwqKb47VECAwEAAQJAdWBBCR5q0S5BWOheqiAy\\nzPq2Te8TFtNr1K7yuzecrFPmA+SHwhGGvzHENnlBiTzmSdY1jG1J2oBk8rdIVbQz\\nqQIhAN38xooPnztu5V14DWt9tuYVTDNot83YqTmEHkoybr4/AiEAxQ6Fyv7CDTT4\\no+UAkLbuWB7ZKtH6LsdkbwNPxRfPkG8CIG0wpMfMH1qwlYmAP7mbwJcz6qNu4toR\\ntEtiPTPp0qcpAiA0br7O2qaLmRKnmWFjICmfLOYf7KsjE0738uugx8sk5QIgH3Bi\\n4jTjfbvQIgep8vglx1606JFsjEHCfzKBGxGGg2g=\\n-----END RSA PRIVATE KEY-----\\n"',
        'key: |\n    -----BEGIN RSA PRI¦VATE KEY-----\n  MIIBOQ¦IBAAJBAKrgHJ9zFdh+2T8kfoetGCzAOeqJAfp20eHUzRgon+Jwcr2n/5zN\n  ie0xfinNyIo1cQMYl6ruWJxV8YRwqKb47VECAwEAAQJAdWBBCR5q0S5BWOheqiAy\n  zPq2Te8TFtNr1K7yuzecrFPmA+SHwhGGvzHENnlBiTzmSdY1jG1J2oBk8rdIVbQz\n  qQIhAN38xooPnztu5V14DWt9tuYVTDNot83YqTmEHkoybr4/AiEAxQ6Fyv7CDTT4\n  o+UAkLbuWB7ZKtH6LsdkbwNPxRfPkG8CIG0wpMfMH1qwlYmAP7mbwJcz6qNu4toR\n  tEtiPTPp0qcpAiA0br7O2qaLmRKnmWFjICmfLOYf7KsjE0738uugx8sk5QIgH3Bi\n  4jTjfbvQIgep8vglx1606JFsjEHCfzKBGxGGg2g=\n  -----END RSA PRIVATE KEY-----',
      ],
      mustNot: [
        '-----BEGIN RSA PRI¦VATE KEY-----\n-----END RSA PRIVATE KEY-----',
        '-----BEGIN RSA PRI¦VATE KEY-----\nyour key goes in between these two lines as your administrator has given it to you\n-----END RSA PRIVATE KEY-----',
        '-----BEGIN RSA PUBLIC KEY-----\nMIIBOQ¦IBAAJBAKrgHJ9zFdh+2T8kfoetGCzAOeqJAfp20eHUzRgon+Jwcr2n/5zN\nie0xfinNyIo1cQMYl6ruWJxV8YRwqKb47VECAwEAAQJAdWBBCR5q0S5BWOheqiAy\nzPq2Te8TFtNr1K7yuzecrFPmA+SHwhGGvzHENnlBiTzmSdY1jG1J2oBk8rdIVbQz\nqQIhAN38xooPnztu5V14DWt9tuYVTDNot83YqTmEHkoybr4/AiEAxQ6Fyv7CDTT4\no+UAkLbuWB7ZKtH6LsdkbwNPxRfPkG8CIG0wpMfMH1qwlYmAP7mbwJcz6qNu4toR\ntEtiPTPp0qcpAiA0br7O2qaLmRKnmWFjICmfLOYf7KsjE0738uugx8sk5QIgH3Bi\n4jTjfbvQIgep8vglx1606JFsjEHCfzKBGxGGg2g=\n-----END RSA PUBLIC KEY-----',
      ],
    },
  },
  {
    id: 'ec-private-key',
    title: 'Elliptic curve private key',
    severity: 'high',
    ...pem('EC PRIVATE KEY'),
    check: (value) => isDerKey('curve', value),
    samples: {
      must: [
        '-----BEGIN EC PRI¦VATE KEY-----\nMHcCAQ¦EEIG0uL0GbR/rToHaCxXfL45ZkgQXUujK4/q68NS9y07zuoAoGCCqGSM49\nAwEHoUQDQgAEut5liQWovU1ZMuHIWpyis93P0X3Wv8GciVjER8GbcV9dHRFkux6Z\nGiyJLKRBHAC2EwfWzp4M7JcwYJgJhhe2iw==\n-----END EC PRIVATE KEY-----',
      ],
      mustNot: [
        '-----BEGIN EC PRI¦VATE KEY-----\n-----END EC PRIVATE KEY-----',
        '-----BEGIN EC PRI¦VATE KEY-----\nyour key goes in between these two lines as your administrator has given it to you\n-----END EC PRIVATE KEY-----',
      ],
    },
  },
  {
    id: 'dsa-private-key',
    title: 'DSA private key',
    severity: 'high',
    ...pem('DSA PRIVATE KEY'),
    check: (value) => isDerKey('numbers', value),
    samples: {
      must: [
        '-----BEGIN DSA PRI¦VATE KEY-----\nMIH1Ag¦EAAkB4H5xY1mRfqeioUp8DXvolmwiSPRDGf9mUsrj9oC80pnlbkp6amoD9\n6ntb9V61YaQhY2Npi1KbSpe3UJI86z/9AhR+4pR2MRYkJzv9HTONADjsQmUGRAJA\nRe80MO0DjbTeODeEJtC5RKKGOn87Xz2GJo7MRdxr8eGjmfgqZaqcgnnySLCMtKDX\n1iJWdYp9Q7V4YzB0t5cDhgJAXZMxYNLVhEMH8GLOx7MX2U0f4J8K9DjSl1JNavUe\nhyLCG2CSKM5vJBBkXVHG+No+q+GfWAPgqBO9wq6ZY9LkkAIUa49iT7gE2CCYQYEX\neQYVlkT5eUw=\n-----END DSA PRIVATE KEY-----',
      ],
      mustNot: [
        '-----BEGIN DSA PRI¦VATE KEY-----\n-----END DSA PRIVATE KEY-----',
        '-----BEGIN DSA PRI¦VATE KEY-----\nyour key goes in between these two lines as your administrator has given it to you\n-----END DSA PRIVATE KEY-----',
      ],
    },
  },
  {
    id: 'private-key',
    title: 'Private key (PKCS#8)',
    severity: 'high',
    ...pem('PRIVATE KEY'),
    check: (value) => isDerKey('pkcs8', value),
    samples: {
      must: [
        '-----BEGIN PRI¦VATE KEY-----\nMC4CAQ¦AwBQYDK2VwBCIEIC+O7+MtjVgU5CfPB+lROsZhQAai2pEbHiweATnDJgup\n-----END PRIVATE KEY-----',
        "KEY='-----BEGIN PRI¦VATE KEY-----\\nMC4CAQ¦AwBQYDK2VwBCIEIC+O7+MtjVgU5CfPB+lROsZhQAai2pEbHiweATnDJgup\\n-----END PRIVATE KEY-----\\n'",
      ],
      mustNot: [
        '-----BEGIN PRI¦VATE KEY-----\n-----END PRIVATE KEY-----',
        '-----BEGIN PRI¦VATE KEY-----\nyour key goes in between these two lines as your administrator has given it to you\n-----END PRIVATE KEY-----',
      ],
    },
  },
  {
    id: 'encrypted-private-key',
    title: 'Encrypted private key (PKCS#8)',
    severity: 'medium',
    ...pem('ENCRYPTED PRIVATE KEY'),
    check: isEncryptedDerKey,
    samples: {
      must: [
        '-----BEGIN ENCRYPTED PRI¦VATE KEY-----\nMIGbMF¦cGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhMEnDDELlYIAICCAAw\nDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEEL6FOWs/Frxo4biLJxLs9cEQM14\n8bsEdsvIBcfFGZ2r0GpzFQGjhEvWBdB9z7uacfg33D9v+AdYf3QWntQm/U/JMswZ\nIAV09+BOAihZuz0j2ho=\n-----END ENCRYPTED PRIVATE KEY-----',
      ],
      mustNot: [
        '-----BEGIN ENCRYPTED PRI¦VATE KEY-----\n-----END ENCRYPTED PRIVATE KEY-----',
        '-----BEGIN ENCRYPTED PRI¦VATE KEY-----\nyour key goes in between these two lines as your administrator has given it to you\n-----END ENCRYPTED PRIVATE KEY-----',
      ],
    },
  },
  {
    id: 'passphrase-private-key',
    title: 'Encrypted private key (PEM)',
    severity: 'medium',
    ...pem(
      '(?:RSA|EC|DSA) PRIVATE KEY',
      `${joint}Proc-Type: ?4,ENCRYPTED${joint}DEK-Info: ?[\\w-]{4,20},[0-9A-Fa-f]{16,64}`,
    ),
    keywords: ['4,encrypted'],
    samples: {
      must: [
        '-----BEGIN EC PRI¦VATE KEY-----\nProc-T¦ype: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,4EAB1DC3CDE47FE1B5A131E12E1BDD52\n\nS6slDGD7GwcSCMcG3eTVdhb2AgA6BMrkhev809HsHhV67NVtHMs0KSQ6/UwTtzl/\nnH+3okmVDPLUWkgizF5dU9HJLlX+LD6MDV/1Us1vcF8Ija0zmtuXs8xsnEgIDaY9\nkQsDhcsLcBFdmsgLP8d2JEifEiDQ7qjJ13D8uwHZlDU=\n-----END EC PRIVATE KEY-----',
      ],
      mustNot: [
        '-----BEGIN EC PRI¦VATE KEY-----\n-----END EC PRIVATE KEY-----',
        '-----BEGIN EC PRI¦VATE KEY-----\nMHcCAQ¦EEIG0uL0GbR/rToHaCxXfL45ZkgQXUujK4/q68NS9y07zuoAoGCCqGSM49\nAwEHoUQDQgAEut5liQWovU1ZMuHIWpyis93P0X3Wv8GciVjER8GbcV9dHRFkux6Z\nGiyJLKRBHAC2EwfWzp4M7JcwYJgJhhe2iw==\n-----END EC PRIVATE KEY-----',
      ],
    },
  },
  {
    id: 'openssh-private-key',
    title: 'OpenSSH private key',
    severity: 'high',
    ...pem('OPENSSH PRIVATE KEY'),
    check: (value) => isOpensshKey(value, { encrypted: false }),
    samples: {
      must: [
        '-----BEGIN OPENSSH PRI¦VATE KEY-----\nb3Blbn¦NzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\nQyNTUxOQAAACCyDu4wb7NJTKa+vw1K3/hyKzqcwBiJqvAjCLxm23gSuAAAAIhwUSq6cFEq\nugAAAAtzc2gtZWQyNTUxOQAAACCyDu4wb7NJTKa+vw1K3/hyKzqcwBiJqvAjCLxm23gSuA\nAAAEDco4qfPtDRIu/rcQwJbt/WuJdo6tP75ChFmJzjOMKPL7IO7jBvs0lMpr6/DUrf+HIr\nOpzAGImq8CMIvGbbeBK4AAAAAWEBAgME\n-----END OPENSSH PRIVATE KEY-----',
      ],
      mustNot: [
        '-----BEGIN OPENSSH PRI¦VATE KEY-----\n-----END OPENSSH PRIVATE KEY-----',
        '-----BEGIN OPENSSH PRI¦VATE KEY-----\nyour key goes in between these two lines as your administrator has given it to you\n-----END OPENSSH PRIVATE KEY-----',
        '-----BEGIN OPENSSH PRI¦VATE KEY-----\nb3Blbn¦NzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABDNyLv1PZ\nioQfubO5u2llvyAAAAEAAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIBGxKO4UYkXItKdB\nnXa3euwbvPfMe40UJkxRMdLPT0+gAAAAkDe90DUo+M90c5PqhntI0yUcDN7aauO+mnb54/\niL+b8RNj54OBgLDluAGNG/FCIDd09uI76RNeblh2gzc+eWVKnkD393bcOYJ/F2iR9UKsCK\nUufORrGs9K0mMsowDWScJeJnCGnT2+pj5QqLmn89jnA9MCZztbtpC/TaxxydnokGBpLl3r\n0LnMJqCpkT5Xts+g==\n-----END OPENSSH PRIVATE KEY-----',
      ],
    },
  },
  {
    id: 'openssh-encrypted-private-key',
    title: 'Encrypted OpenSSH private key',
    severity: 'medium',
    ...pem('OPENSSH PRIVATE KEY'),
    check: (value) => isOpensshKey(value, { encrypted: true }),
    samples: {
      must: [
        '-----BEGIN OPENSSH PRI¦VATE KEY-----\nb3Blbn¦NzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABDNyLv1PZ\nioQfubO5u2llvyAAAAEAAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIBGxKO4UYkXItKdB\nnXa3euwbvPfMe40UJkxRMdLPT0+gAAAAkDe90DUo+M90c5PqhntI0yUcDN7aauO+mnb54/\niL+b8RNj54OBgLDluAGNG/FCIDd09uI76RNeblh2gzc+eWVKnkD393bcOYJ/F2iR9UKsCK\nUufORrGs9K0mMsowDWScJeJnCGnT2+pj5QqLmn89jnA9MCZztbtpC/TaxxydnokGBpLl3r\n0LnMJqCpkT5Xts+g==\n-----END OPENSSH PRIVATE KEY-----',
      ],
      mustNot: [
        '-----BEGIN OPENSSH PRI¦VATE KEY-----\nb3Blbn¦NzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\nQyNTUxOQAAACCyDu4wb7NJTKa+vw1K3/hyKzqcwBiJqvAjCLxm23gSuAAAAIhwUSq6cFEq\nugAAAAtzc2gtZWQyNTUxOQAAACCyDu4wb7NJTKa+vw1K3/hyKzqcwBiJqvAjCLxm23gSuA\nAAAEDco4qfPtDRIu/rcQwJbt/WuJdo6tP75ChFmJzjOMKPL7IO7jBvs0lMpr6/DUrf+HIr\nOpzAGImq8CMIvGbbeBK4AAAAAWEBAgME\n-----END OPENSSH PRIVATE KEY-----',
      ],
    },
  },
  {
    id: 'ssh2-private-key',
    title: 'SSH2 private key',
    severity: 'medium',
    pattern: new RegExp(
      `---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----[^\\r\\n]{0,8}(?:\\r?\\n[\\w-]{1,64}: [^\\r\\n]{0,1024}){0,8}\\s{1,4}(?<secret>P2/56[0-9A-Za-z+/=\\s]{58,16000})---- END`,
    ),
    keywords: ['begin ssh2 encrypted private key'],
    longest: 16384 + 9216,
    samples: {
      must: [
        '---- BEGIN SSH2 ENCRYPTED PRI¦VATE KEY ----\nComment: "a"\nP2/56w¦uaadt¦pR3baEMyighiLcipVX0gmtzfdOOM3C+dtCWhVuViCD/+8vmKsSSwzlVBkO5KEyZVB\n---- END SSH2 ENCRYPTED PRIVATE KEY ----',
      ],
      mustNot: [
        '---- BEGIN SSH2 PUBLIC KEY ----\nAAAAP09tJ¦RgF8VxoGd+w8ktJeBuvs/tKZZqwJwRuyZYYZFq8wLlQYW1ud03TkzD74qjGvZvJeT\n---- END SSH2 PUBLIC KEY ----',
      ],
    },
  },
  {
    id: 'pgp-private-key',
    title: 'PGP private key',
    severity: 'high',
    ...pem(
      'PGP PRIVATE KEY BLOCK',
      `(?:${joint}(?:Version|Comment|Charset|Hash|MessageID): ?[^\\r\\n\\\\]{0,200}){0,6}`,
    ),
    check: isPgpSecretKey,
    samples: {
      must: [
        '-----BEGIN PGP PRI¦VATE KEY BLOCK-----\n\nlFgEa¦wGHuBYJKwYBBAHaRw8BAQdAOo+GJM0NGBDN4MyAjZ3MRIaoicj2dRn6L0un\nxdp+e5wAAP90dH6hoXNRGDZ9xOzXo/8OnqiQdp9SY0aDzAkuvrK7ZRFptAFhiJAE\nExYIADgWIQQOpVcHs58+6Juvco0cwgOvysQYfwUCawGHuAIbAwULCQgHAgYVCgkI\nCwIEFgIDAQIeAQIXgAAKCRAcwgOvysQYf8WMAQDw5TADt86q2BZbweV5OGQhX89z\neihWCt/I7jCoP0N+pwEAoCtL4/A3yD+oxeYE1H2k6YNTMv0Hn2ea1DzZxr0RpA4=\n=JQ0R\n-----END PGP PRIVATE KEY BLOCK-----',
        '-----BEGIN PGP PRI¦VATE KEY BLOCK-----\nVersion: GnuPG v2\nComment: x\n\nlFgEa¦wGHuBYJKwYBBAHaRw8BAQdAOo+GJM0NGBDN4MyAjZ3MRIaoicj2dRn6L0un\nxdp+e5wAAP90dH6hoXNRGDZ9xOzXo/8OnqiQdp9SY0aDzAkuvrK7ZRFptAFhiJAE\nExYIADgWIQQOpVcHs58+6Juvco0cwgOvysQYfwUCawGHuAIbAwULCQgHAgYVCgkI\nCwIEFgIDAQIeAQIXgAAKCRAcwgOvysQYf8WMAQDw5TADt86q2BZbweV5OGQhX89z\neihWCt/I7jCoP0N+pwEAoCtL4/A3yD+oxeYE1H2k6YNTMv0Hn2ea1DzZxr0RpA4=\n=JQ0R\n-----END PGP PRIVATE KEY BLOCK-----',
      ],
      mustNot: [
        '-----BEGIN PGP PRI¦VATE KEY BLOCK-----\n-----END PGP PRIVATE KEY BLOCK-----',
        '-----BEGIN PGP PRI¦VATE KEY BLOCK-----\nyour key goes in between these two lines as your administrator has given it to you\n-----END PGP PRIVATE KEY BLOCK-----',
      ],
    },
  },
  {
    id: 'sigstore-private-key',
    title: 'Encrypted signing key of Cosign',
    severity: 'medium',
    ...pem('ENCRYPTED (?:COSIGN|SIGSTORE) PRIVATE KEY'),
    keywords: ['begin encrypted cosign private key', 'begin encrypted sigstore private key'],
    check: (value) => pemBytes(value).toString('latin1', 0, 7) === '{"kdf":',
    samples: {
      must: [
        '-----BEGIN ENCRYPTED SIGSTORE PRI¦VATE KEY-----\neyJrZG¦YiOiB7Im5hbWUiOiAic2NyeXB0IiwgInBhcmFtcyI6IHsiTiI6IDY1NTM2\nLCAiciI6IDgsICJwIjogMX0sICJzYWx0IjogInRuTFRta1JvdS9OUlJBZDhUT1l4\nSUVxS3pZY0ZITFBqL0g5VUFCWWZETTg9In0sICJjaXBoZXIiOiB7Im5hbWUiOiAi\nbmFjbC9zZWNyZXRib3giLCAibm9uY2UiOiAiWDNsUkhUVUdaRWpUWnRSWm5pQ1pH\nUFFEd04vdUtlZFoifSwgImNpcGhlcnRleHQiOiAiY3pXRmRoTS9xNFlhaU4rSGwy\nOHJCMWFGZUdkUnAyTEhxSHJDOFBFRERkOTNuV3pJSjFkS0VBMDVObEt3U0E0UEZV\nWVZJaGNodW1ZaHhEWithV2c1RVE9PSJ9\n-----END ENCRYPTED SIGSTORE PRIVATE KEY-----',
      ],
      mustNot: [
        '-----BEGIN ENCRYPTED SIGSTORE PRI¦VATE KEY-----\n-----END ENCRYPTED SIGSTORE PRIVATE KEY-----',
        '-----BEGIN ENCRYPTED SIGSTORE PRI¦VATE KEY-----\nyour key goes in between these two lines as your administrator has given it to you\n-----END ENCRYPTED SIGSTORE PRIVATE KEY-----',
      ],
    },
  },
  {
    id: 'nebula-private-key',
    title: 'Nebula private key',
    severity: 'high',
    ...pem('NEBULA (?:X25519|ED25519|P256|ECDSA P256) PRIVATE KEY'),
    keywords: ['begin nebula'],
    check: (value) => /^[0-9A-Za-z+/]{42,88}={0,2}\s{0,8}$/.test(value),
    samples: {
      must: [
        '-----BEGIN NEBULA ED25519 PRI¦VATE KEY-----\neKdghD¦RUNGTETUuamN6MZDc2j2nG7REGzN9xl+0LSIPPAnzc13V1XD/o3aCFMtZ8zFCA2PfpCtFdpwXH+jYTgA==\n-----END NEBULA ED25519 PRIVATE KEY-----',
      ],
      mustNot: [
        '-----BEGIN NEBULA ED25519 PRI¦VATE KEY-----\nyour key goes in between these two lines as your administrator has given it to you\n-----END NEBULA ED25519 PRIVATE KEY-----',
        '-----BEGIN NEBULA ED25519 PRI¦VATE KEY-----\n-----END NEBULA ED25519 PRIVATE KEY-----',
      ],
    },
  },
  {
    id: 'openvpn-static-key',
    title: 'OpenVPN static key',
    severity: 'high',
    pattern:
      /-----BEGIN OpenVPN Static key V1-----(?:\\n|\s){1,8}(?<secret>[0-9a-f](?:[0-9a-f\s]|\\n){400,900})-----END/,
    keywords: ['begin openvpn static key'],
    longest: 1920,
    entropy: 3,
    samples: {
      must: [
        '-----BEGIN OpenVPN Static key V1-----\n6e2f8a7f¦c4cce4dd9f0b4110d9f2fa00\n25c8efe57f37724f4d37ea2b14004077\n139b4180df3932249962c6857200059a\neb8ea17cf3787e0ed29d1c0b63ffd729\n8374d9bd74fc11add7b9ca6503952269\nfd669f6376ee71879737fd5f72f8d51c\n4ac91b6d0c48d41a1e5ec9e6a0392854\na8615eef109fc1bfa9e2563701288f29\nb3d73f6ac2b69edd2c19f264bee462a5\nbaf20fd27ecf14c011ed201f836320ad\nb98bab1686a28d9801210c7736f3eec5\n80dcfc43fe5d049b4d78a7a3ebb92865\nc8517ed02111f6a652da3524872b6a31\nd7ffe4587744d5eb783e96968f89be82\n8565e07e5f7d784e9060a721ca807d76\n33ed123402f376e5bf1496773d196163\n-----END OpenVPN Static key V1-----',
      ],
      mustNot: ['-----BEGIN OpenVPN Static key V1-----\n-----END OpenVPN Static key V1-----'],
    },
  },
];
