import { basicPair } from '../basic-pair.ts';
import type { SecretRule } from '../secret-rule.ts';
import { isLiteral } from '../secret-template.ts';

/** Files in which programs keep what they sign in with. */
export const credentialFiles: readonly SecretRule[] = [
  {
    id: 'docker-config-auth',
    title: 'Registry password in a Docker configuration',
    severity: 'high',
    pattern: /"auth\\?"\s{0,8}:\s{0,8}\\?"(?<secret>[0-9A-Za-z+/]{8,4000}={0,2})\\?"/,
    keywords: ['"auth"', '"auth\\"'],
    longest: 4040,
    check: (value) => {
      const pair = basicPair(value);
      return pair !== undefined && isLiteral(pair.password);
    },
    samples: {
      must: [
        '{"auths":{"r.acme.io":{"auth":"ZGVwb¦G95OllyQUo0cloxN2dGWmxOSVd4"}}}',
        '"auth": "ZGVwb¦G95OmowYmc1MExyRWF2amFweXZk"',
        '\\"auth\\":\\"ZGVwb¦G95OkhSN0hBYmg0NVZPWUZmeHpY\\"',
      ],
      mustNot: [
        '"auth": ""',
        '"auth": "none"',
        '"auth": "7AVAb¦aTvbYCJwKJoEtLC7I7+gYeuOPPXukFNBo1S"',
        '"auth": "Basic"',
      ],
    },
  },
  {
    id: 'docker-identity-token',
    title: 'Identity token in a Docker configuration',
    severity: 'high',
    pattern: /"(?:identitytoken|registrytoken)\\?"\s{0,8}:\s{0,8}\\?"(?<secret>[\w.+/=-]{20,4000})\\?"/,
    keywords: ['"identitytoken', '"registrytoken'],
    longest: 4045,
    entropy: 3.5,
    samples: {
      must: ['"identitytoken": "Qr2aa¦jHiwFcn_Xf7dkUuI8oeTP_qB8DSTlWUPWPgFoi2Ckb-bOVvzSoC7z4q"'],
      mustNot: ['"identitytoken": ""', '"identitytoken": "none"'],
    },
  },
  {
    id: 'netrc-password',
    title: 'Password in .netrc',
    severity: 'high',
    pattern:
      /(?<![\w.-])(?:machine\s{1,8}[\w.:-]{1,120}|default(?=\s{1,8}login))\s{1,8}(?:(?:login|account)\s{1,8}\S{1,120}\s{1,8}){1,2}password\s{1,8}(?<secret>\S{3,400})/,
    keywords: ['password '],
    longest: 1080,
    textOnly: true,
    check: isLiteral,
    samples: {
      must: [
        'machine git.acme.io login bot password kT9¦xmV7b',
        'default login a password Wq¦71mnXz',
        'machine a.io\n  login x\n  password 4f¦Gq81zP',
      ],
      mustNot: [
        'machine a.io login x',
        'machine a.io login x password $PW',
        'machine a.io login x password <token>',
        '"machine id password path"',
      ],
    },
  },
  {
    id: 'npmrc-auth',
    title: 'Registry credential in .npmrc',
    severity: 'high',
    pattern:
      /(?:^|[:\s])_(?:authToken|auth|password)\s{0,4}=\s{0,4}["']?(?<secret>[\w.+/=-]{8,2000})["']?[ \t]{0,8}\r?$/m,
    keywords: ['_authtoken', '_auth=', '_auth =', '_password=', '_password ='],
    longest: 2040,
    generic: true,
    entropy: 2.8,
    textOnly: true,
    samples: {
      must: [
        '//r.acme.io/:_authToken=XaJet¦vdVeBLdqJ6GBsHkwJuNxzNPmk80AoQM',
        '_auth=ZGVwb¦G95OjRweUZ1dGhmVEVLZUExdHF1',
        '//r.acme.io/:_password="ctkjs¦H/FoAB7wyWRIFX43GJ="',
      ],
      mustNot: ['//r.acme.io/:_authToken=${NPM_TOKEN}', '_auth=', 'db_password=hunter22'],
    },
  },
  {
    id: 'yarn-auth-token',
    title: 'Registry credential in .yarnrc.yml',
    severity: 'high',
    pattern: /npmAuth(?:Token|Ident)\s{0,4}:\s{0,4}["']?(?<secret>[\w.+/=:-]{8,2000})/,
    keywords: ['npmauth'],
    longest: 2025,
    entropy: 2.8,
    textOnly: true,
    samples: {
      must: [
        'npmAuthToken: "99CNG¦uIXp1foaFh5jTP4Ir5DVXZakKs7kpbU"',
        'npmAuthIdent: ZGVwb¦G95OlUzbFdjNFd5VmFZQzdCOHVt',
      ],
      mustNot: ['npmAuthToken: "${NPM_TOKEN}"', 'npmAlwaysAuth: true'],
    },
  },
  {
    id: 'pypirc-password',
    title: 'Password in .pypirc',
    severity: 'high',
    pattern:
      /^[ \t]{0,8}username\s{0,4}[=:][^\r\n]{1,120}\r?\n[ \t]{0,8}password\s{0,4}[=:]\s{0,4}(?<secret>\S{4,400})[ \t]{0,8}\r?$/m,
    keywords: ['password'],
    longest: 560,
    paths: ['**/.pypirc', '**/pypirc'],
    check: isLiteral,
    samples: {
      must: ['[pypi]\nusername = bot\npassword = kT9¦xmV7b'],
      mustNot: ['[pypi]\nusername = bot\npassword = ${PW}', '[pypi]\nusername = bot'],
    },
  },
  {
    id: 'kubeconfig-client-key',
    title: 'Client key in a kubeconfig',
    severity: 'high',
    pattern: /client-key-data["']?\s{0,4}:\s{0,4}["']?(?<secret>LS0tLS1CRUdJTi[0-9A-Za-z+/]{80,12000}={0,2})/,
    keywords: ['client-key-data'],
    longest: 12060,
    check: (value) =>
      /^-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/.test(
        Buffer.from(value.slice(0, 80), 'base64').toString('latin1'),
      ),
    samples: {
      must: [
        '    client-key-data: LS0tL¦S1CRUdJTiBFQyBQUklWQVRFIEtFWS0tLS0tCk1IY0NBUUVFSUcwdUwwR2JSL3JUb0hhQ3hYZkw0NVprZ1FYVXVqSzQvcTY4TlM5eTA3enVvQW9HQ0NxR1NNNDkKQXdFSG9VUURRZ0FFdXQ1bGlRV292VTFaTXVISVdweWlzOTNQMFgzV3Y4R2NpVmpFUjhHYmNWOWRIUkZrdXg2WgpHaXlKTEtSQkhBQzJFd2ZXenA0TTdKY3dZSmdKaGhlMml3PT0KLS0tLS1FTkQgRUMgUFJJVkFURSBLRVktLS0tLQo=',
      ],
      mustNot: [
        '    client-certificate-data: LS0tL¦S1CRUdJTiBFQyBQUklWQVRFIEtFWS0tLS0tCk1IY0NBUUVFSUcwdUwwR2JSL3JUb0hhQ3hYZkw0NVprZ1FYVXVqSzQvcTY4TlM5eTA3enVvQW9HQ0NxR1NNNDkKQXdFSG9VUURRZ0FFdXQ1bGlRV292VTFaTXVISVdweWlzOTNQMFgzV3Y4R2NpVmpFUjhHYmNWOWRIUkZrdXg2WgpHaXlKTEtSQkhBQzJFd2ZXenA0TTdKY3dZSmdKaGhlMml3PT0KLS0tLS1FTkQgRUMgUFJJVkFURSBLRVktLS0tLQo=',
        '    client-key-data: LS0tLS1CRUdJTi4o0YX¦ofYbiq4O3XVwVlC7ZV44DCyNVcTxbVxufVoKvtIlfg9J0TL21zZhlysvJDv3LwpLsoCb4zxrPzpfPtIJ1znNM',
      ],
    },
  },
  {
    id: 'kubeconfig-token',
    title: 'Token or password of a user in a kubeconfig',
    severity: 'high',
    pattern:
      /(?<=\n)[ \t-]{0,12}user:\s{1,24}(?:[a-z-]{3,20}: [^\r\n]{0,120}\r?\n\s{1,24}){0,3}(?:token|password): ["']?(?<secret>[^\s"'<>]{8,4000})/,
    keywords: ['user:'],
    longest: 4600,
    textOnly: true,
    entropy: 2.5,
    paths: [
      '**/.kube/*',
      '**/kubeconfig*',
      '**/*.kubeconfig',
      '**/*kubeconfig*',
      '**/kubernetes/*.conf',
      '**/k3s*.yaml',
    ],
    check: isLiteral,
    samples: {
      must: [
        'users:\n- name: a\n  user:\n    token: cYOXb¦em3m1uZse9KXBrcTZEfyOAJbcr2vzk91f7IvIXuOADhjJQmvMLlaJYo',
        'x\n  user:\n    username: a\n    password: kT9¦xmV7b',
      ],
      mustNot: [
        'users:\n- name: a\n  user:\n    tokenFile: /var/run/token-of-the-user',
        'x\n  user:\n    token: ${KUBE_TOKEN}',
      ],
    },
  },
  {
    id: 'git-credentials',
    title: 'Password in .git-credentials',
    severity: 'high',
    pattern: /^https?:\/\/[^\s:@/]{1,120}:(?<secret>[^\s@/]{1,400})@[\w.:%-]{1,120}/m,
    keywords: ['http://', 'https://'],
    longest: 660,
    paths: ['**/.git-credentials', '**/git/credentials', '**/.my-credentials'],
    check: isLiteral,
    samples: {
      must: ['https://bot:kT9¦xmV7b@git.acme.io'],
      mustNot: ['https://bot@git.acme.io', 'https://bot:$PW@git.acme.io'],
    },
  },
  {
    id: 'pgpass-password',
    title: 'Password in .pgpass',
    severity: 'high',
    pattern:
      /^[^:\s#]{1,120}:(?:(?:5432|5433|6432):[^:\s]{1,120}|\*:\*):[^:\s]{1,120}:(?<secret>\S{1,400})[ \t]{0,4}$/m,
    keywords: [':5432:', ':5433:', ':6432:', ':*:*:'],
    longest: 780,
    paths: ['**/.pgpass', '**/pgpass', '**/pgpass.conf'],
    check: isLiteral,
    samples: {
      must: ['db.acme.io:5432:*:app:kT9¦xmV7b', '*:*:*:app:4f¦Gq81zP'],
      mustNot: ['# hostname:port:database:username:password', 'db:5432:*:app:${PW}'],
    },
  },
  {
    id: 'mysql-client-password',
    title: 'Password of a MySQL client',
    severity: 'high',
    pattern: /^[ \t]{0,8}password\s{0,4}=\s{0,4}["']?(?<secret>[^\s"'#]{1,200})/m,
    keywords: ['password'],
    longest: 235,
    paths: ['**/.my.cnf', '**/my.cnf', '**/mysql/**/*.cnf', '**/mysql/*.cnf', '**/.mylogin.cnf'],
    check: isLiteral,
    samples: {
      must: ['[client]\nuser=root\npassword=kT9¦xmV7b'],
      mustNot: ['[client]\n#password=abcdefgh', '[client]\npassword=$PW'],
    },
  },
  {
    id: 'maven-server-password',
    title: 'Server password in Maven settings',
    severity: 'high',
    pattern:
      /<server>(?:\s{0,16}<(?:id|username|privateKey|configuration)>[^<>]{0,200}<\/\w{2,16}>){0,4}\s{0,16}<(?:password|passphrase)>(?<secret>[^<>\s]{3,400})<\/(?:password|passphrase)>/,
    keywords: ['<server>'],
    longest: 1600,
    check: (value) => isLiteral(value) && !/^\{.*\}$/.test(value),
    samples: {
      must: [
        '<server>\n  <id>nexus</id>\n  <username>ci</username>\n  <password>kT9¦xmV7b</password>\n</server>',
      ],
      mustNot: [
        '<server><id>x</id><password>${env.PW}</password></server>',
        '<server><id>x</id><username>ci</username></server>',
        '<server><id>x</id><password>{COQLCE6DU6GtcS5P=}</password></server>',
      ],
    },
  },
  {
    id: 'nuget-config-password',
    title: 'Feed password in NuGet.config',
    severity: 'high',
    pattern: /<add\s{1,8}key="(?:Clear[Tt]ext)?Password"\s{1,8}value="(?<secret>[^"]{3,400})"/,
    keywords: ['cleartextpassword', 'key="password"'],
    longest: 460,
    check: (value) => isLiteral(value) && !/^%\w+%$/.test(value),
    samples: {
      must: ['<add key="ClearTextPassword" value="kT9¦xmV7b" />'],
      mustNot: ['<add key="ClearTextPassword" value="%FEED_PW%" />', '<add key="Username" value="ci" />'],
    },
  },
  {
    id: 'composer-auth',
    title: 'Credential in Composer auth.json',
    severity: 'high',
    pattern:
      /"(?:http-basic|bearer|gitlab-token|gitlab-oauth|github-oauth|bitbucket-oauth)"\s{0,8}:\s{0,8}\{\s{0,24}"[\w.:-]{1,120}"\s{0,8}:\s{0,8}(?:\{[^{}]{0,300}?"(?:password|token|consumer-secret)"\s{0,8}:\s{0,8})?"(?<secret>[^"\s]{4,400})"/,
    keywords: [
      '"http-basic"',
      '"bearer"',
      '"gitlab-token"',
      '"gitlab-oauth"',
      '"github-oauth"',
      '"bitbucket-oauth"',
    ],
    longest: 960,
    check: isLiteral,
    samples: {
      must: [
        '{"http-basic": {"repo.acme.io": {"username": "a", "password": "kT9¦xmV7b"}}}',
        '{"github-oauth": {"github.com": "ff9e0¦df4f4cf1abe2f05a9b608976756c5931589"}}',
      ],
      mustNot: ['{"http-basic": {}}', '{"bearer": {"repo.acme.io": "${TOKEN}"}}'],
    },
  },
  {
    id: 'pip-index-password',
    title: 'Password of a package index',
    severity: 'high',
    pattern:
      /(?:index[-_]url|find-links|PIP_(?:EXTRA_)?INDEX_URL|--extra-index-url)\s{0,4}[=: ]\s{0,4}["']?https?:\/\/[^\s:@/"']{1,120}:(?<secret>[^\s@/"']{3,800})@/,
    keywords: ['index-url', 'index_url', 'find-links'],
    longest: 980,
    check: isLiteral,
    samples: {
      must: [
        'index-url = https://bot:kT9¦xmV7b@pypi.acme.io/simple',
        'PIP_INDEX_URL=https://bot:4f¦Gq81zP@pypi.acme.io/simple',
      ],
      mustNot: ['index-url = https://pypi.org/simple', 'index-url = https://bot:${PW}@pypi.acme.io/simple'],
    },
  },
];
