import { namesUser } from '../quick-check.ts';
import type { SecretRule } from '../secret-rule.ts';
import { isLiteral } from '../secret-template.ts';

/** Of schemes, with or without a driver: user, colon, password, `@`, host. */
function url(...schemes: readonly string[]): Pick<SecretRule, 'pattern' | 'keywords' | 'longest' | 'check'> {
  return {
    pattern: new RegExp(
      `(?<!\\w)(?:${schemes.join('|')})(?:\\+\\w{1,16})?://[^\\s:@/"'\`<>|\\\\]{0,80}:(?<secret>[^\\s@/"'\`<>|\\\\]{1,160})@[\\w.$%{[(<-]`,
      'i',
    ),
    keywords: schemes.flatMap((scheme) => [`${scheme}://`, `${scheme}+`]),
    longest: 300,
    check: isLiteral,
  };
}

/** Databases, queues and other servers whose passwords stand in URLs. */
export const databases: readonly SecretRule[] = [
  {
    id: 'postgres-url',
    title: 'PostgreSQL password in a URL',
    severity: 'high',
    ...url('postgres', 'postgresql', 'pgsql', 'postgis', 'redshift'),
    samples: {
      must: [
        'postgres://app:kT9¦x!mV7b@db:5432/app',
        'DATABASE_URL=postgresql+psycopg2://app:4f¦Gq81zP@10.0.0.4/x',
      ],
      mustNot: [
        'postgres://app@db/app',
        'postgres://app:${PGPASSWORD}@db/app',
        'postgres://app:%s@db',
        'postgres://localhost:5432/a@b',
      ],
    },
  },
  {
    id: 'mysql-url',
    title: 'MySQL or MariaDB password in a URL',
    severity: 'high',
    ...url('mysql', 'mysql2', 'mysqlx', 'mariadb'),
    samples: {
      must: ['mysql://root:kT9¦xmV7b@db/app', 'mariadb+pymysql://u:kT9¦xmV7b@db', 'mysql2://u:p4¦55-Wd@db'],
      mustNot: ['mysql://root@db/app', 'mysql://root:<password>@db', 'mysql://user:{{ db_password }}@db'],
    },
  },
  {
    id: 'mongodb-url',
    title: 'MongoDB password in a URL',
    severity: 'high',
    ...url('mongodb'),
    samples: {
      must: ['mongodb+srv://app:kT9¦xmV7b@c0.abcde.mongodb.net/x', 'mongodb://u:9s¦Kd02aa@a:27017,b:27017/x'],
      mustNot: ['mongodb://localhost:27017/x', 'mongodb+srv://app:<db_password>@c0.mongodb.net'],
    },
  },
  {
    id: 'redis-url',
    title: 'Redis password in a URL',
    severity: 'high',
    ...url('redis', 'rediss', 'valkey', 'valkeys', 'redis-sentinel', 'redis-socket'),
    samples: {
      must: ['redis://:kT9¦xmV7b@cache:6379/0', 'rediss://default:4f¦Gq81zP@c.example.org'],
      mustNot: ['redis://cache:6379/0', 'redis://:$REDIS_PASSWORD@cache'],
    },
  },
  {
    id: 'amqp-url',
    title: 'AMQP password in a URL',
    severity: 'high',
    ...url('amqp', 'amqps', 'pyamqp'),
    samples: {
      must: ['amqps://app:kT9¦xmV7b@mq/vhost'],
      mustNot: ['amqp://mq:5672', 'amqp://app:${MQ_PASS}@mq'],
    },
  },
  {
    id: 'message-broker-url',
    title: 'Password of a message broker in a URL',
    severity: 'high',
    ...url('nats', 'tls', 'mqtt', 'mqtts', 'stomp', 'stomps', 'kafka', 'kafkas', 'pulsar', 'activemq'),
    samples: {
      must: ['nats://app:kT9¦xmV7b@n1:4222', 'mqtts://dev:4f¦Gq81zP@mq'],
      mustNot: ['mqtt://broker:1883', 'nats://token@n1'],
    },
  },
  {
    id: 'sqlserver-url',
    title: 'SQL Server password in a URL',
    severity: 'high',
    ...url('mssql', 'sqlserver'),
    samples: {
      must: ['sqlserver://sa:kT9¦xmV7b@db:1433?database=x', 'mssql+pyodbc://sa:4f¦Gq81zP@dsn'],
      mustNot: ['sqlserver://db:1433'],
    },
  },
  {
    id: 'other-database-url',
    title: 'Database password in a URL',
    severity: 'high',
    ...url(
      'clickhouse',
      'clickhouses',
      'cockroach',
      'cockroachdb',
      'crdb',
      'oracle',
      'cassandra',
      'neo4j',
      'bolt',
      'influxdb',
      'couchbase',
      'couchbases',
      'snowflake',
      'db2',
      'vertica',
      'hive',
      'presto',
      'trino',
      'firebird',
      'rethinkdb',
      'ravendb',
      'arangodb',
      'libsql',
      'rqlite',
      'surrealdb',
    ),
    samples: {
      must: [
        'clickhouse://u:kT9¦xmV7b@ch:9000/x',
        'cockroachdb://u:4f¦Gq81zP@c',
        'bolt+routing://u:9s¦Kd02aa@n',
      ],
      mustNot: ['clickhouse://ch:9000/x', 'neo4j://localhost'],
    },
  },
  {
    id: 'ldap-url',
    title: 'Password of a directory in a URL',
    severity: 'high',
    ...url('ldap', 'ldaps'),
    samples: { must: ['ldaps://cn=admin:kT9¦xmV7b@dir/dc=x'], mustNot: ['ldap://dir:389/dc=x'] },
  },
  {
    id: 'mail-server-url',
    title: 'Password of a mail server in a URL',
    severity: 'high',
    ...url('smtp', 'smtps', 'imap', 'imaps', 'pop3', 'pop3s', 'submission', 'submissions'),
    samples: {
      must: ['smtps://app:kT9¦xmV7b@mail:465'],
      mustNot: ['smtp://mail:25', 'smtp://user:<pass>@mail'],
    },
  },
  {
    id: 'file-server-url',
    title: 'Password of a file server in a URL',
    severity: 'high',
    ...url(
      'ftp',
      'ftps',
      'sftp',
      'ssh',
      'scp',
      'rsync',
      'smb',
      'cifs',
      'dav',
      'davs',
      'webdav',
      'webdavs',
      'svn',
      'telnet',
      'vnc',
      'rdp',
      'socks4',
      'socks4a',
      'socks5',
      'socks5h',
    ),
    textOnly: true,
    samples: {
      must: ['ftp://app:kT9¦xmV7b@files/x', 'sftp://u:4f¦Gq81zP@h'],
      mustNot: ['ftp://files:21/x', 'ftp://anonymous@files', 'ssh://git@host:22/x@y'],
    },
  },
  {
    id: 'basic-auth-url',
    title: 'Password in a web address',
    severity: 'high',
    pattern:
      /(?<!\w)https?:\/\/[^\s:@/"'`<>|\\,;(){}[\]?#&=]{0,80}:(?<secret>[^\s@/"'`<>|\\,;(){}[\]?#]{3,160})@(?!(?:[\w-]{1,30}\.){0,3}(?:sentry|(?:example\.(?:com|org|net)|example|test|invalid)(?![\w.-])))[\w%-]/i,
    keywords: ['http://', 'https://'],
    longest: 260,
    lead: 8,
    quickCheck: namesUser,
    generic: true,
    textOnly: true,
    check: (value) => isLiteral(value) && !/^\d{1,5}$/.test(value),
    samples: {
      must: [
        'https://deploy:kT9¦xmV7b@nexus.acme.io/x',
        'http://cafeb4¦b3:d3ad¦b33f@enterprise.acme.io:80/path',
      ],
      mustNot: [
        'https://host:8080/@scope/x',
        'https://user@host/x',
        'http://user:$PASS@host',
        'http://a.b:80@c',
        'https://u:${{ secrets.X }}@h',
        'https://abc:xyz@sub.example.com:80/',
      ],
    },
  },
];
