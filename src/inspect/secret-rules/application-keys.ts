import type { SecretRule } from '../secret-rule.ts';
import { isLiteral } from '../secret-template.ts';

/** Keys that frameworks sign sessions with, and passwords that other programs keep in files of their own. */
export const applicationKeys: readonly SecretRule[] = [
  {
    id: 'rails-secret-key-base',
    title: 'Rails secret key base',
    severity: 'high',
    pattern:
      /(?:secret_key_base|SECRET_KEY_BASE|RAILS_MASTER_KEY|secret_token)["']?\s{0,4}(?:=>?|:)\s{0,4}["']?(?<secret>[0-9a-f]{32,128})(?!\w)/,
    keywords: ['secret_key_base', 'rails_master_key', 'secret_token'],
    longest: 165,
    entropy: 3,
    samples: {
      must: [
        'secret_key_base: 0a021¦411c9106549c855a043e3f02c6c16b5e0c88b58bea9c1999c3da80e9f48d71d0eb0a1120b61a24c3d2b6ef93974781a945b6f1a2c6dc8de5bf66d08bc8c',
        'RAILS_MASTER_KEY=f5c1c¦e17e5afbb59ee35b41fc65f912c',
      ],
      mustNot: ['secret_key_base: <%= ENV["SECRET_KEY_BASE"] %>', 'secret_key_base: 95d22¦bc875b899c3'],
    },
  },
  {
    id: 'django-secret-key',
    title: 'Django or Flask secret key',
    severity: 'high',
    pattern:
      /(?<![A-Za-z_])(?:SECRET_KEY|DJANGO_SECRET_KEY|FLASK_SECRET_KEY)["']?\]?\s{0,4}(?:=|:)\s{0,4}[rb]?["'](?<secret>[^"'\r\n\\]{24,200})["']/,
    keywords: ['secret_key'],
    longest: 240,
    generic: true,
    entropy: 3.5,
    textOnly: true,
    check: (value) =>
      isLiteral(value.replaceAll(/[%$#@!^&*(){}<>`]/g, '')) &&
      !/\s|\$\{|\{\{|%\(|<%/.test(value) &&
      /\d/.test(value),
    samples: {
      must: [
        "SECRET_KEY = 'django-insecure-¦x9#k2!vq@z7&w0p$m4^t8(r)l1_c5b3n6y'",
        'app.config["SECRET_KEY"] = "17a51¦57b3cdb9102ce9830c4c29aec7c02ac51fc977f0d77"',
      ],
      mustNot: [
        "SECRET_KEY = os.environ['DJANGO_SECRET_KEY']",
        "SECRET_KEY = '{{ secret_key_of_the_site }}'",
        'SECRET_KEY = "please put your own text in here"',
      ],
    },
  },
  {
    id: 'laravel-app-key',
    title: 'Laravel application key',
    severity: 'high',
    pattern: /APP_KEY["']?\s{0,4}[=:]\s{0,4}["']?base64:(?<secret>[0-9A-Za-z+/]{43}=|[0-9A-Za-z+/]{22}==)/,
    keywords: ['base64:'],
    longest: 70,
    entropy: 3.5,
    samples: {
      must: ['APP_KEY=base64:QUQHO¦b7roftDI7ewNEilWCzj1/uCYxd+B8TQN2f81h1='],
      mustNot: ['APP_KEY=', 'APP_KEY=base64:ZI3Bs¦Xm4ZiCE5mwyt3/W'],
    },
  },
  {
    id: 'symfony-app-secret',
    title: 'Symfony application secret',
    severity: 'medium',
    pattern: /(?<![A-Z_])APP_SECRET\s{0,2}=\s{0,2}["']?(?<secret>[0-9a-f]{32,64})(?!\w)/,
    keywords: ['app_secret'],
    longest: 80,
    entropy: 3,
    textOnly: true,
    samples: {
      must: ['APP_SECRET=36dfb¦7a45e1568f15a156c89a8c0189b'],
      mustNot: ['APP_SECRET=%env(SECRET)%', 'APP_SECRET=4c67e¦c51e9d3'],
    },
  },
  {
    id: 'wordpress-key',
    title: 'WordPress database password, key or salt',
    severity: 'high',
    pattern:
      /define\(\s{0,4}["'](?:DB_PASSWORD|(?:AUTH|SECURE_AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT))["']\s{0,4},\s{0,8}(?:'(?<secret>[^'\r\n]{4,120})')\s{0,4}\)/,
    keywords: ['define('],
    longest: 190,
    textOnly: true,
    check: (value) =>
      value !== 'password_here' &&
      value !== 'put your unique phrase here' &&
      !/^(?:\$\{?\w+\}?|%\w+%|<[^>]+>)$/.test(value),
    samples: {
      must: [
        "define( 'DB_PASSWORD', 'kT9¦xmV7b' );",
        "define('AUTH_KEY', 'x¦9#k2!vq@z7&w0p$m4^t8(r)l1_c5b3n6y%T;s');",
      ],
      mustNot: [
        "define('DB_PASSWORD', getenv('PW'));",
        "define('AUTH_KEY', 'put your unique phrase here');",
        "define('DB_NAME', 'wordpress');",
      ],
    },
  },
  {
    id: 'rclone-password',
    title: 'Credential in rclone.conf',
    severity: 'high',
    pattern:
      /^[ \t]{0,4}(?:pass|password|password2|client_secret|secret_access_key|token|key)\s{0,2}=\s{0,2}(?<secret>[^\r\n]{8,2000})$/m,
    keywords: ['pass', 'client_secret', 'secret_access_key', 'token', 'key ', 'key='],
    longest: 2040,
    paths: ['**/rclone.conf', '**/rclone/*.conf'],
    textOnly: true,
    check: isLiteralLine,
    samples: {
      must: ['[r]\ntype = sftp\npass = rmhWI¦Bn6JW3fSVkoIilc9rwmKhMIdV'],
      mustNot: ['[r]\ntype = sftp\npass = ${PW_OF_R}', '[r]\nhost = a.io'],
    },
  },
  {
    id: 's3cfg-secret-key',
    title: 'Secret key in .s3cfg',
    severity: 'critical',
    pattern: /^[ \t]{0,4}secret_key\s{0,2}=\s{0,2}(?<secret>[\w+/=-]{16,200})[ \t]{0,4}\r?$/m,
    keywords: ['secret_key'],
    longest: 225,
    entropy: 3,
    paths: ['**/.s3cfg', '**/s3cfg'],
    samples: {
      must: ['access_key = x\nsecret_key = KDPW7¦QOZAcBncakG22a0VtXcrV2FI/gp9N+AAOS8'],
      mustNot: ['secret_key = ', 'secret_key = $KEY'],
    },
  },
  {
    id: 'filezilla-password',
    title: 'Server password of FileZilla',
    severity: 'high',
    pattern: /<Pass(?:\s{1,4}encoding="base64")?>(?<secret>[^<>\s]{3,400})<\/Pass>/,
    keywords: ['</pass>'],
    longest: 440,
    check: isLiteral,
    samples: {
      must: ['<Pass encoding="base64">t/rVY¦BtqRr+K3rVqXDOa</Pass>', '<Pass>kT9¦xmV7b</Pass>'],
      mustNot: ['<Pass></Pass>', '<Pass encoding="crypt" pubkey="x">abcdefgh</Pass>'],
    },
  },
  {
    id: 'wpa-passphrase',
    title: 'Passphrase of a wireless network',
    severity: 'medium',
    pattern:
      /(?<![\w-])(?:psk|wpa_passphrase|wpa_psk)=(?<secret>"[^"\r\n]{8,63}"|[0-9a-f]{64}(?!\w)|[^\s"']{8,63}(?=[ \t]{0,4}(?:\r?\n|$)))/,
    keywords: ['psk=', 'wpa_passphrase='],
    longest: 90,
    textOnly: true,
    check: (value) => isLiteral(value.replaceAll('"', '')),
    paths: [
      '**/wpa_supplicant*',
      '**/*.nmconnection',
      '**/system-connections/*',
      '**/hostapd*.conf',
      '**/*.psk',
      '**/iwd/*',
    ],
    samples: {
      must: [
        'network={\n  ssid="a"\n  psk="kT9¦xmV7b"\n}',
        'psk=1dbf7¦c0eb180f341f9182b114e58892d6e430f7069b65a5c2c5b75ee968b12b8',
      ],
      mustNot: ['psk=${WIFI}', 'key_mgmt=WPA-PSK'],
    },
  },
  {
    id: 'ansible-password',
    title: 'Password in an Ansible inventory',
    severity: 'high',
    pattern:
      /ansible_(?:(?:ssh|become|sudo|su|winrm)_)?pass(?:word)?["']?\s{0,4}[=:]\s{0,4}["']?(?<secret>[^\s"'#!|]{4,200})/,
    keywords: ['ansible_'],
    longest: 260,
    textOnly: true,
    check: isLiteral,
    samples: {
      must: ['h1 ansible_password=kT9¦xmV7b', 'ansible_become_pass: "4f¦Gq81zP"'],
      mustNot: [
        'ansible_password: "{{ vault_pw }}"',
        'ansible_password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256',
      ],
    },
  },
  {
    id: 'tomcat-user-password',
    title: 'Password of a Tomcat user',
    severity: 'high',
    pattern: /<user\s[^<>]{0,200}?\bpassword="(?<secret>[^"<>]{3,200})"/,
    keywords: ['<user '],
    longest: 430,
    textOnly: true,
    check: isLiteral,
    paths: ['**/tomcat-users.xml'],
    samples: {
      must: ['<user username="admin" password="kT9¦xmV7b" roles="manager-gui"/>'],
      mustNot: ['<user username="admin" password="${pw}" roles="x"/>'],
    },
  },
  {
    id: 'jenkins-secret',
    title: 'Secret of Jenkins',
    severity: 'high',
    pattern: /(?<secret>\{AQAAABAAAA[0-9A-Za-z+/]{20,4000}={0,2}\})/,
    keywords: ['{aqaaabaaaa'],
    longest: 4020,
    samples: {
      must: ['<password>{AQAAABAAAAYa6CU¦NGpKMDNC8yvFodpXLSEBrUx12OOcPEc8z+W=}</password>'],
      mustNot: ['{AQAAABAAAA}'],
    },
  },
];

function isLiteralLine(value: string): boolean {
  return value.startsWith('{"') || isLiteral(value.trim());
}
