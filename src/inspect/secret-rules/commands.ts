import { looksChosen, looksLikePassword, looksRandom } from '../random-shape.ts';
import type { SecretRule } from '../secret-rule.ts';

/** Passwords on command lines, in scripts as in the build history. */
export const commands: readonly SecretRule[] = [
  {
    id: 'chpasswd-password',
    title: 'Password of an account, piped into chpasswd',
    severity: 'high',
    pattern:
      /\s(?:-e )?["']?[a-z_][\w.-]{0,31}:(?<secret>[^\s"'|$`]{4,100})["']?\s{0,4}\|\s{0,4}(?:sudo )?(?:\/usr\/sbin\/)?chpasswd/,
    keywords: ['chpasswd'],
    longest: 180,
    textOnly: true,
    samples: {
      must: ['RUN echo "root:kT9¦xmV7b" | chpasswd', "echo -e 'app:4f¦Gq81zP'|/usr/sbin/chpasswd"],
      mustNot: ['echo "root:$PASSWORD" | chpasswd', 'echo "root" | chpasswd', 'cat users | chpasswd'],
    },
  },
  {
    id: 'login-command-password',
    title: 'Password in a login to a registry',
    severity: 'high',
    pattern:
      /\b(?:docker|podman|buildah|skopeo|helm|nerdctl|crane|oras|az acr|oc|cf|heroku)(?: registry)? login\b[^\r\n|;&]{0,200}?\s-p[ =]?["']?(?<secret>[^\s"'$`<]{4,1000})/,
    keywords: [' login'],
    longest: 1250,
    textOnly: true,
    check: looksLikePassword,
    samples: {
      must: [
        'docker login -u ci -p kT9¦xmV7b registry.acme.io',
        'podman login --username=ci -p=4f¦Gq81zP quay.io',
      ],
      mustNot: [
        'docker login -u ci -p $CI_TOKEN',
        'docker login --password-stdin quay.io',
        'docker login -u ci -p <password>',
      ],
    },
  },
  {
    id: 'npm-config-token',
    title: 'Registry token set by npm config',
    severity: 'high',
    pattern:
      /\bconfig set\s{1,4}["']?(?:\/\/[^\s"']{1,200})?:?_(?:authToken|auth|password)["']?[ =]["']?(?<secret>[^\s"'$`<]{8,1000})/i,
    keywords: ['config set'],
    longest: 1260,
    textOnly: true,
    check: looksRandom,
    samples: {
      must: [
        'npm config set //npm.acme.io/:_authToken kT9¦xmV7bQ2wLpZ8r',
        'yarn config set _auth=Y2k6a¦1Q5eG1WN2I0',
      ],
      mustNot: [
        'npm config set //npm.acme.io/:_authToken $NPM_TOKEN',
        'npm config set registry https://npm.acme.io/',
      ],
    },
  },
  {
    id: 'client-command-password',
    title: 'Password of a client of MySQL, LDAP or SSH',
    severity: 'high',
    pattern:
      /(?:\bsshpass -p ?|\bmysql(?:dump|admin|import)?[ \t][^\r\n|;&]{0,200}?(?<=[ \t])-p|^[ \t]{0,8}(?:bind|root)pw[ \t]{1,16})["']?(?<secret>[^\s"'$`<|;&]{6,100})/m,
    keywords: [
      'sshpass -p',
      'mysql ',
      'mysql\t',
      'mysqldump',
      'mysqladmin',
      'mysqlimport',
      'bindpw',
      'rootpw',
    ],
    longest: 350,
    textOnly: true,
    generic: true,
    check: looksChosen,
    samples: {
      must: [
        "sshpass -p 'rAFqftv¦beEahsZ' ssh h",
        'mysql -uroot -pkT9¦xmV7b app < app.sql',
        'mysqldump --all -p"rAFqftv¦beEahsZ"',
        'bindpw 4f¦Gq81zP',
        'rootpw\trAFqftv¦beEahsZ',
      ],
      mustNot: [
        'sshpass -p password ssh h',
        'mysql -u root -p',
        'mysql -u root -p$PASSWORD',
        'mysql -u root -p<password>',
        'mysql -u root -pYourPassword',
        'mysql -h db -P3306',
        'bindpw secret',
        'rootpw {SSHA}aBcD¦1234',
        'bindpw getBindPasswordFromStore',
      ],
    },
  },
];
