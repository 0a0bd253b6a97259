import type { SecretRule } from '../secret-rule.ts';
import { isLiteral } from '../secret-template.ts';

/** Ends of names under which nobody keeps anything but credentials. */
const name =
  '(?:pass(?:word|wd|phrase|code)?|pwd|passwort|secret|token|(?:api|auth|access|secret|private|encryption|signing|master|account|storage|shared|license)[_.-]?key|credentials?)';
const capitalName =
  '(?:Pass(?:word|wd|phrase|code)?|Pwd|Secret|Token|(?:Api|Auth|Access|Secret|Private|Encryption|Signing|Master|Account)Key|Credentials?)';

/**
 * Rules for `NAME=value` as environment, labels and build arguments have it: with nothing around the value, so that the
 * name is enough, however plain the value. Not for files, where names stand before much else.
 */
export const configValues: readonly SecretRule[] = [
  {
    id: 'credential-in-config',
    title: 'Credential in the image’s config, by its name',
    severity: 'high',
    pattern: new RegExp(
      `^(?:(?:[\\w.-]{0,199}[_.-])?(?i:${name})|[\\w.-]{0,199}[a-z0-9]${capitalName})=["']?(?<secret>[^"']{4,1000})["']?$`,
    ),
    keywords: ['pass', 'pwd', 'secret', 'token', 'key', 'credential'],
    longest: 1250,
    textOnly: true,
    generic: true,
    check: isCredential,
    samples: {
      must: [
        'PASSWORD=hV5nT8¦sWq2ZrK7pXeM3d',
        'NEXUS_PASS=correct¦horse',
        'spring.datasource.password=4f¦Gq81zP',
        'TOKEN=abcd¦efgh',
        'dbPassword="kT9¦ xmV7b"',
        'SSH_PASSPHRASE=open¦sesame',
        'api_key=0¦123456789',
      ],
      mustNot: [
        'PASSWORD=${DB_PASSWORD}',
        'PASSWORD_FILE=/run/secrets/db',
        'TOKEN=/run/secrets/token',
        'SECRET=https://vault.internal/v1/db',
        'ALLOW_EMPTY_PASSWORD=yes',
        'REQUIRE_TOKEN=true',
        'COMPASS=northwest',
        'GPG_KEY=E3FF¦2839C048B25C084DEBE9B26995E310250568',
        'MAX_PASS=12345',
        'TOKEN=',
      ],
    },
  },
];

/** Switches, places and numbers are set under such names too. */
function isCredential(value: string): boolean {
  if (
    !isLiteral(value) ||
    /^(?:true|false|none|null|yes|auto|disabled?|enabled?|required?|optional|\d{1,5})$/i.test(value)
  )
    return false;
  return !/^(?:[a-z][a-z0-9+.-]*:\/\/|(?:\.{0,2}|~)\/|[A-Za-z]:\\)/.test(value);
}
