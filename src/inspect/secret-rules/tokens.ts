import { basicPair } from '../basic-pair.ts';
import { decodedJson } from '../decoded-json.ts';
import { looksLikePassword, looksRandom } from '../random-shape.ts';
import type { SecretRule } from '../secret-rule.ts';
import { isLiteral } from '../secret-template.ts';

/** Secrets of no one issuer: tokens that tell what they are, and values that headers and commands give. */
export const tokens: readonly SecretRule[] = [
  {
    id: 'json-web-token',
    title: 'JSON Web Token',
    severity: 'low',
    pattern:
      /(?<![\w.-])eyJ(?:hbGciOi|0eXAiOi|raWQiOi|jdHkiOi)[\w-]{4,1500}\.eyJ[\w-]{8,6000}\.[\w-]{20,1400}(?![\w-])/,
    keywords: ['eyjhbgcioi', 'eyj0exaioi', 'eyjrawqioi', 'eyjjdhkioi'],
    longest: 8925,
    check: isJwt,
    samples: {
      must: [
        'token=eyJhbGci¦OiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJmMmQ3ZDExNjM5NjAiLCJleHAiOjE3MDAwMDAwMDB9.eYcGN4ziFFEEX4xR86nT4_KvYDD39KTy_zljNlVUBjI',
        '"eyJhbGci¦OiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiI5ZWZhMTljMzc2NzIiLCJleHAiOjE3MDAwMDAwMDB9.Myi40gWjTcn2mDnQBWTnQavMPertUFgm-t8xYBViIjo"',
      ],
      mustNot: [
        'eyJhbGciOiJIUzI1NiJ9.eyJzdWIi',
        'eyJhbGciOi33MGU¦IiTA8Sl-s5Iz7nL.eyJqanrI¦Jj82QHVwWmMtsyH.Osn3_¦yNNZZjTBh4Nd6zfPuZUHzU5q1S5-gqTnTGSQhh',
      ],
    },
  },
  {
    id: 'basic-authorization',
    title: 'Password in a Basic authorization header',
    severity: 'high',
    pattern:
      /authorization\\?["']?\s{0,4}(?:[:=,]|=>)\s{0,4}\\?["'`]?basic\s{1,4}(?<secret>[0-9a-z+/]{8,600}={0,2})(?![\w+/=])/i,
    keywords: ['authorization'],
    longest: 640,
    textOnly: true,
    check: (value) => isLiteral(basicPair(value)?.password ?? '$x'),
    samples: {
      must: [
        'Authorization: Basic ZGVwb¦G95OmJEZnNSRFBwbGF4SjVrVkhZ',
        "'Authorization': 'Basic ZGVwb¦G95OlY2SXlOZzVyS3dZUnhuMG5R'",
      ],
      mustNot: [
        'Authorization: Basic ...',
        'Authorization: Basic authentication',
        'Authorization: Basic yOhRd¦XzWLVpnN1aC6bkcqcVd/lXh4WCmff+VbvGP',
      ],
    },
  },
  {
    id: 'bearer-authorization',
    title: 'Token in an authorization header',
    severity: 'high',
    pattern:
      /authorization\\?["']?\s{0,4}(?:[:=,]|=>)\s{0,4}\\?["'`]?(?:(?:bearer|token|apikey|api-key|splunk|bot)\s{1,4}|sha256~)(?:token=)?["']?(?<secret>[\w.~+/=@-]{16,2000})/i,
    keywords: ['authorization'],
    longest: 2060,
    entropy: 3,
    textOnly: true,
    generic: true,
    check: looksRandom,
    samples: {
      must: [
        '-H "Authorization: Bearer 1857c¦9fc337c27572ba4308a5e53ec976a98be0e"',
        "'Authorization' => 'Token iHsVu¦nvrs5G6bj6yOKn31MLYRHNoLP7KKaatk9D8'",
      ],
      mustNot: [
        'Authorization: Bearer XXXXXXXXXXXXXXXXXXXX',
        'Authorization: Bearer <your-access-token>',
        'Authorization: Bearer $API_KEY',
      ],
    },
  },
  {
    id: 'curl-password',
    title: 'Password in a call of curl',
    severity: 'high',
    pattern:
      /curl(?= )(?:[^\r\n]|(?<=\\)\r?\n){0,400}?\s(?:-u|--user|--proxy-user)(?:[ =]|(?=["']))["']?[^\s:"'$<{]{1,80}:["']?(?<secret>[^\s"'`]{3,120})/,
    keywords: ['curl '],
    longest: 630,
    textOnly: true,
    check: isLiteral,
    samples: {
      must: ['curl -s -u ci:kT9¦xmV7b https://a.io', "curl --user bot:'4f¦Gq81zP' -X PATCH"],
      mustNot: [
        'curl -u "$USER:$PASS" https://a.io',
        'curl -u user https://a.io:80',
        'curl --user "{{ u }}:{{ p }}"',
      ],
    },
  },
  {
    id: 'curl-key',
    title: 'Key as the user in a call of curl',
    severity: 'high',
    pattern:
      /curl(?= )(?:[^\r\n]|(?<=\\)\r?\n){0,400}?\s(?:-u|--user)(?:[ =]|(?=["']))["']?(?<secret>[^\s:"'$<{]{10,160}):(?=["'\s])/,
    keywords: ['curl '],
    longest: 590,
    textOnly: true,
    generic: true,
    check: looksLikePassword,
    samples: {
      must: ['curl -u "d2LkV¦78zLx!t:" https://localhost:9200'],
      mustNot: ['curl -u administrator: https://a.io', 'curl -u "$KEY:" https://a.io'],
    },
  },
  {
    id: 'command-line-password',
    title: 'Password on a command line',
    severity: 'high',
    pattern:
      /(?<![\w-])(?:--(?:[a-z]{2,16}-)?(?:password|passwd|passphrase)[= ]|sshpass -p ?|-storepass |-keypass )["']?(?<secret>[^\s"'`|;&]{5,120})/,
    keywords: ['password', 'passwd', 'passphrase', 'sshpass -p', '-storepass', '-keypass'],
    longest: 165,
    textOnly: true,
    check: looksLikePassword,
    samples: {
      must: [
        'docker login --password kT9¦xmV7b r.io',
        "sshpass -p '4f¦Gq81zP' ssh h",
        'keytool -storepass Wq¦71mnXz',
      ],
      mustNot: [
        'docker login --password $PW',
        '--password-stdin',
        '--password=<password>',
        'sshpass -p password ssh h',
      ],
    },
  },
];

function isJwt(value: string): boolean {
  const [header = '', payload = ''] = value.split('.');
  return typeof decodedJson(header)?.['alg'] === 'string' && decodedJson(payload) !== undefined;
}
