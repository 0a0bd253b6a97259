import type { SecretRule } from '../secret-rule.ts';
import { isLiteral } from '../secret-template.ts';

/** Passwords of databases and brokers in connection strings, variables and settings. */
export const connectionStrings: readonly SecretRule[] = [
  {
    id: 'go-mysql-dsn',
    title: 'MySQL password in a DSN',
    severity: 'high',
    pattern:
      /(?<![\w:/@.-])[\w.-]{1,32}:(?<secret>[^\s@:/"'`]{4,100})@(?:tcp|unix)\([\w.:/${}[\]-]{1,100}\)\//,
    keywords: ['@tcp(', '@unix('],
    longest: 245,
    check: isLiteral,
    samples: {
      must: ['"app:kT9¦xmV7b@tcp(db:3306)/app"'],
      mustNot: ['"app:%s@tcp(db:3306)/app"', '"app@tcp(db:3306)/app"'],
    },
  },
  {
    id: 'jdbc-password',
    title: 'Database password in a JDBC URL',
    severity: 'high',
    pattern:
      /jdbc:[a-z][a-z0-9]{1,19}:[^\s"'`<>]{1,300}?[?&;](?:password|pwd)=(?<secret>[^\s"'`<>&;]{3,120})/i,
    keywords: ['jdbc:'],
    longest: 480,
    check: isLiteral,
    samples: {
      must: [
        'jdbc:postgresql://db/app?user=a&password=kT9¦xmV7b',
        'jdbc:sqlserver://db;user=sa;password=4f¦Gq81zP;x=1',
      ],
      mustNot: [
        'jdbc:mysql://db/app',
        'jdbc:mysql://db/app?user=a&password=${PW}',
        'jdbc:db2://db/x?passwordless=true',
      ],
    },
  },
  {
    id: 'jdbc-oracle-password',
    title: 'Oracle password in a JDBC URL',
    severity: 'high',
    pattern: /jdbc:oracle:(?:thin|oci8?):[\w.-]{1,60}\/(?<secret>[^\s@/"'`<>]{3,80})@/i,
    keywords: ['jdbc:oracle'],
    longest: 165,
    check: isLiteral,
    samples: {
      must: ['jdbc:oracle:thin:scott/kT9¦xmV7b@//db:1521/x'],
      mustNot: ['jdbc:oracle:thin:@//db:1521/x'],
    },
  },
  {
    id: 'connection-string-password',
    title: 'Database password in a connection string',
    severity: 'high',
    pattern:
      /(?:server|data source|address|addr|host|user id|uid|user|username|initial catalog|database|driver)\s?=[^;"'\n\r]{1,120};(?:[ \w]{2,40}=[^;"'\n\r]{0,120};){0,8}\s?(?:password|pwd)\s?=\s?(?<secret>[^;"'\s<>]{3,120})(?=["';\s]|$)/i,
    keywords: ['password=', 'password =', 'pwd=', 'pwd ='],
    longest: 1600,
    textOnly: true,
    check: isLiteral,
    samples: {
      must: [
        '"Server=db;Database=app;User Id=sa;Password=kT9¦xmV7b;"',
        'Driver={x};Server=db;Uid=a;Pwd=4f¦Gq81zP;',
      ],
      mustNot: [
        'Server=db;Database=app;Integrated Security=true;',
        'Server=db;User Id=sa;Password={0};',
        'Server=db;Uid=a;Pwd=${PW};',
      ],
    },
  },
  {
    id: 'libpq-password',
    title: 'PostgreSQL password in a connection string',
    severity: 'high',
    pattern:
      /(?<!\w)(?:host|user|dbname|hostaddr)=[\w./@-]{1,80} (?:[a-z_]{3,24}=[^\s"']{1,80} ){0,8}password=(?<secret>[^\s"'`]{3,120})/,
    keywords: ['password='],
    longest: 1000,
    textOnly: true,
    check: isLiteral,
    samples: {
      must: ['"host=db user=app password=kT9¦xmV7b dbname=x"'],
      mustNot: ['"host=db user=app password=%s"', 'host=db user=app dbname=x'],
    },
  },
  {
    id: 'kafka-jaas-password',
    title: 'Kafka password in a login module',
    severity: 'high',
    pattern:
      /(?:Plain|Scram)LoginModule\s{1,8}(?:required|requisite|sufficient|optional)[^;]{0,300}?password\s{0,4}=\s{0,4}\\?["'](?<secret>[^"'\\\s]{3,160})\\?["']/,
    keywords: ['loginmodule'],
    longest: 520,
    check: isLiteral,
    samples: {
      must: [
        'PlainLoginModule required username="a" password="kT9¦xmV7b";',
        'ScramLoginModule required username=\\"a\\" password=\\"4f¦Gq81zP\\";',
      ],
      mustNot: ['PlainLoginModule required username="a" password="${PW}";', 'PlainLoginModule required;'],
    },
  },
  {
    id: 'redis-requirepass',
    title: 'Redis server password',
    severity: 'high',
    pattern:
      /^[ \t]{0,8}(?:requirepass|masterauth|sentinel auth-pass [\w.-]{1,60}) (?<secret>\S{4,200})[ \t]{0,8}\r?$/m,
    keywords: ['requirepass', 'masterauth', 'auth-pass'],
    longest: 310,
    textOnly: true,
    check: isLiteral,
    samples: {
      must: ['requirepass kT9¦xmV7b', 'masterauth "4f¦Gq81zP"'],
      mustNot: ['# requirepass foobared', 'requirepass $PW'],
    },
  },
  {
    id: 'database-password-variable',
    title: 'Database password in a variable',
    severity: 'high',
    pattern:
      /(?<![A-Za-z])(?:PGPASSWORD|MYSQL_(?:ROOT_)?PASSWORD|MYSQL_PWD|MARIADB_(?:ROOT_)?PASSWORD|POSTGRES(?:QL)?_PASSWORD|MONGO_INITDB_ROOT_PASSWORD|REDIS(?:CLI)?_(?:PASSWORD|AUTH)|RABBITMQ_DEFAULT_PASS|ELASTIC_PASSWORD|MSSQL_SA_PASSWORD|SA_PASSWORD|INFLUXDB_ADMIN_PASSWORD|CLICKHOUSE_PASSWORD|DB_PASS(?:WORD)?|DATABASE_PASSWORD)["']?\s?[=:]\s?["']?(?<secret>[^\s"'`,;()<>]{4,120})/,
    keywords: [
      '_password',
      'pgpassword',
      'mysql_pwd',
      'redis_auth',
      'rediscli_auth',
      'default_pass',
      'db_pass',
    ],
    longest: 165,
    textOnly: true,
    check: (value) =>
      isLiteral(value) &&
      !/^(?:os|process|env|config|settings|self|this|getenv)\b/i.test(value) &&
      !/[[\]{}]/.test(value),
    samples: {
      must: [
        'PGPASSWORD=kT9¦xmV7b psql',
        'MYSQL_ROOT_PASSWORD: "4f¦Gq81zP"',
        'ENV POSTGRES_PASSWORD=9s¦Kd02aa',
      ],
      mustNot: [
        'PGPASSWORD=$PW psql',
        'POSTGRES_PASSWORD: ${PW}',
        'DB_PASSWORD = os.environ["X"]',
        'MYSQL_PASSWORD=',
      ],
    },
  },
];
