import type { SecretRule } from '../secret-rule.ts';
import { followed } from '../secret-shape.ts';

/** Hashes of passwords, as accounts have them: the password can be guessed from them. */
export const passwordHashes: readonly SecretRule[] = [
  {
    id: 'shadow-password-hash',
    title: 'Password hash of an account',
    severity: 'medium',
    pattern:
      /^[\w.-]{1,64}:(?<secret>!?\$(?:[156]\$(?:rounds=\d{1,9}\$)?[\w./]{1,16}\$[\w./]{22,86}|y\$[\w./]{1,8}\$[\w./]{1,64}\$[\w./]{43}|gy\$[\w./]{1,8}\$[\w./]{1,64}\$[\w./]{43}|7\$[\w./]{11,97}\$[\w./]{43}|2[abxy]\$\d\d\$[\w./]{53})):\d{0,9}:/m,
    keywords: [
      ':$1$',
      ':$5$',
      ':$6$',
      ':$y$',
      ':$gy$',
      ':$7$',
      ':$2a$',
      ':$2b$',
      ':$2y$',
      ...followed(':!$', '15672yg'),
    ],
    longest: 260,
    samples: {
      must: [
        'root:$6$¦nxu7M¦QNK3QXyCNj3$ZLd3H¦0M5wEgOC2eq60HzBc4PvUo2V5Jm0R14PszAAdiStybbairgIDW81OU48i8UE8MITSthXX5NHZcgddK0a3:19000:0:99999:7:::',
        'a:$y$j9T$¦yoY8w¦LFZel3ZdzgxPBUDaM$adAbS¦ENG5l43KtuXTxCxfSwJE5t9GOEmINPSj109Rhx:19000:0:99999:7:::',
        'b:$1$¦boJ3¦iwCq$Ja1yF¦RwpzUAeH3FLSG4Dxx:1:0:9:7:::',
      ],
      mustNot: ['root:*:19000:0:99999:7:::', 'root:!:19000:0:99999:7:::', 'daemon:x:1:1::/:/bin/sh'],
    },
  },
  {
    id: 'htpasswd-hash',
    title: 'Password hash in an htpasswd file',
    severity: 'medium',
    pattern:
      /^[\w.@-]{1,64}:(?<secret>\$apr1\$[\w./]{1,8}\$[\w./]{22}|\$2[abxy]\$\d\d\$[\w./]{53}|\{SHA\}[0-9A-Za-z+/]{27}=)[ \t]{0,4}\r?$/m,
    keywords: [':$apr1$', ':$2a$', ':$2b$', ':$2y$', ':$2x$', ':{sha}'],
    longest: 135,
    samples: {
      must: [
        'admin:$apr1$¦5Mf7¦roPl$rJwtG¦X1vzOGPQBRElYFo0h',
        'admin:$2y$05$¦U4HpT¦eZq42Y8LTLLMhjdOF47GbZOWCft6zkziHA5D2SNUrdlZVR5m',
        'a:{SHA}¦3XCsX¦KPZ7BlkGJdOpgUHLXEnB58=',
      ],
      mustNot: ['admin:$apr1$', 'admin:plain'],
    },
  },
];
