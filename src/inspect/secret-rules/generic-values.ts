import { assigns } from '../quick-check.ts';
import { looksLikePassword, looksRandom } from '../random-shape.ts';
import type { SecretRule } from '../secret-rule.ts';
import { followed, uuid } from '../secret-shape.ts';

/** Ends of names that are given to keys and tokens. `PublicKeyToken` is the digest of a public key. */
const keyName =
  '(?:(?<!public[_-]?)(?:api|access|auth|secret|signing|encryption|shared|master|service|account|admin|app|webhook|session|hmac|jwt|private|storage|client|deploy|bot|user)[_.-]?(?:key|secret|token)|(?<![a-z])secret|(?<!(?:key|page|next|csrf|sync|cancel|continuation)[ _.-]?)token|credentials?|(?<![a-z])auth)';

/** What may stand between the name and the value; the value must follow on the same line. */
const link =
  '(?:[_.-]?(?:value|v?\\d{1,2}))?\\\\?["\'\\]]{0,2}[ \\t]{0,8}(?:={1,3}|:=?|=>|,[ \\t]?(?=["\'])|[ \\t](?=["\']))[ \\t]{0,8}(?:[rbu]?\\\\?["\'`])?';

/** Of the 16 bytes of a value, those that cannot be taken for a part of the operator. */
const shortestCertain = 12;

const keywords = [
  'api_key',
  'api-key',
  'apikey',
  'api.key',
  'access',
  'auth',
  'secret',
  'token',
  '_key',
  '-key',
  'credential',
  'signingkey',
  'encryptionkey',
  'sharedkey',
  'masterkey',
  'servicekey',
  'accountkey',
  'adminkey',
  'appkey',
  'webhookkey',
  'sessionkey',
  'hmackey',
  'jwtkey',
  'privatekey',
  'storagekey',
  'clientkey',
  'deploykey',
  'botkey',
  'userkey',
  '.key',
];

/** Values that only their names tell, and that look as if nobody wrote them down for a reader. */
export const genericValues: readonly SecretRule[] = [
  {
    id: 'generic-key',
    title: 'Key or token by its name',
    severity: 'medium',
    pattern: new RegExp(`${keyName}${link}(?<secret>[\\w+/=.~-]{16,200})(?![\\w+/=.~(\\[-])`, 'i'),
    keywords,
    longest: 260,
    lead: 18,
    quickCheck: assigns(shortestCertain),
    entropy: 3,
    textOnly: true,
    generic: true,
    check: looksRandom,
    samples: {
      must: [
        'API-KEY = QF0W7¦DLOJIV0UYIWLVW1',
        'x_api_key == e76iy¦p8t7g25fs5t4jg2duhcdw17ez26',
        '"clientSecret": "u1gjW¦9EDOAwLCGDAu7O5mrCI1DmiaryQSNPQqsMQ"',
        'my.service.auth-token: bb90e¦298fc39a97524dae1d8c9f611e9ad6a34da',
        'secret="XhgYC¦7ztUd1McsWULNU089DiB1ufYEDtPPjpCSHUKxM="',
      ],
      mustNot: [
        'api_key = settings.SERVICE_API_KEY_2',
        'client_secret: getClientSecretV2FromStore',
        'PublicKeyToken=b77a¦5c561934e089',
        'secret_name = prod-app-2-database-1',
        '"AWS::AppSync::ApiKey": "3d10¦4ea0be48564b"',
        'kms_key_id: cf08b¦67b-f1c8-47c6-a1f4-31dcd1b4b545',
        'token = sha256-OGdjs¦lfSevNOVKkdczbz/hO6fs9a4J5jsp82dsvw0aE=',
        'Next page token: eav1OzQB0OM8rLdGXOEsyQWSG',
        'accessToken=response.data.token2',
        'access_token: /var/run/secrets/token-2/file3',
      ],
    },
  },
  {
    id: 'generic-uuid-key',
    title: 'Key in the form of a UUID, by its name',
    severity: 'medium',
    pattern: new RegExp(
      `(?:api[_.-]?(?:key|token|secret)|client[_.-]?secret|(?:access|auth)[_.-]?token|secret[_.-]?key)${link}(?<secret>${uuid.pattern})`,
      'i',
    ),
    keywords: [
      'api_',
      'api-',
      'api.',
      'apikey',
      'apitoken',
      'apisecret',
      'client',
      'access',
      'auth',
      'secret',
    ],
    longest: 110,
    lead: 13,
    quickCheck: assigns(shortestCertain),
    entropy: 3,
    textOnly: true,
    generic: true,
    samples: {
      must: [
        'API_KEY=6d246¦53a-9965-4957-aef8-3b0d334caf05',
        '"clientSecret": "dc26b¦cef-8dc7-4502-aa4a-7bc72aa1ea48"',
      ],
      mustNot: [
        'client_id = "a20c9¦3e6-4a2b-4b9f-abe7-7e8ec1cd3452"',
        'secret_key_id: 46d43¦0ef-71eb-4841-ad3d-baf2d3ce9666',
        'api_key=00000000-0000-0000-0000-000000000000',
      ],
    },
  },
  {
    id: 'generic-password',
    title: 'Password by its name',
    severity: 'medium',
    pattern: new RegExp(
      `(?:password|passwd|passphrase|passwort|(?<![a-z])pwd|_pass|_pw)${link}(?<=["'\`])(?<secret>[^\\s"'\`]{6,100})["'\`]`,
      'i',
    ),
    keywords: [
      'pass',
      'pwd=',
      'pwd:',
      'pwd"',
      "pwd'",
      'pwd ',
      ...followed('_pw', ' \t=:,"\'\\]_.-v0123456789'),
    ],
    longest: 150,
    lead: 5,
    quickCheck: assigns(0),
    textOnly: true,
    generic: true,
    check: looksLikePassword,
    samples: {
      must: ['password = "kT9¦xmV7b"', "'db_password' => '4f¦Gq81zP'", '"adminPassword": "Summer¦2024!"'],
      mustNot: [
        'password = "password"',
        "password: 'input#password1'.value",
        'passwordField = "newPassword2Field"',
        'password = getPassword("db2")',
        'password: "${DB_PASSWORD_1}"',
        '"password": "string"',
      ],
    },
  },
  {
    id: 'generic-password-setting',
    title: 'Password in a line of settings',
    severity: 'medium',
    pattern:
      /^[ \t]{0,24}(?:- )?(?:(?:export|set|ENV|ARG) )?[\w.-]{0,60}(?:password|passwd|passphrase|(?<![a-z])pwd)(?:[ \t]{0,8}[=:][ \t]{0,8}|[ \t]{1,8})(?<secret>[^\s"'`#,;]{6,100})[ \t]{0,8}\r?$/im,
    keywords: ['password', 'passwd', 'passphrase', 'pwd=', 'pwd:', 'pwd '],
    longest: 230,
    textOnly: true,
    generic: true,
    check: looksLikePassword,
    samples: {
      must: ['export LDAP_PASSWORD=kT9¦xmV7b', 'spring.datasource.password: 4f¦Gq81zP', 'PASSWD = Wq¦71mnXz'],
      mustNot: ['password: $PW', 'PASSWORD=', 'password = config.get(db1)', 'passwords 1password2x and more'],
    },
  },
  {
    id: 'generic-password-element',
    title: 'Password in an XML element',
    severity: 'medium',
    pattern: /<(?:\w{1,40}:)?\w{0,40}(?:password|passwd)>(?<secret>[^\s<>]{6,100})<\/\w/i,
    keywords: ['password>', 'passwd>'],
    longest: 210,
    textOnly: true,
    generic: true,
    check: looksLikePassword,
    samples: {
      must: ['<password>kT9¦xmV7b</password>'],
      mustNot: ['<password>${db.password1}</password>', '<password>string</password>'],
    },
  },
];
