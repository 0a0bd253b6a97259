import type { LineSearch } from './settings.ts';

/**
 * What the Engine looks for when nobody says otherwise. The expressions are part of the messages that its policies
 * allow: they stay as they are, to the letter.
 */
export const defaultLineSearches: readonly LineSearch[] = [
  {
    search: 'secret',
    maxFileBytes: 10_000,
    expressions: [
      {
        name: 'AWS_ACCESS_KEY',
        regex: '(?i).*aws_access_key_id( *=+ *).*(?<![A-Z0-9])[A-Z0-9]{20}(?![A-Z0-9]).*',
      },
      {
        name: 'AWS_SECRET_KEY',
        regex:
          '(?i).*aws_secret_access_key( *=+ *).*(?<![A-Za-z0-9/+=])[A-Za-z0-9/+=]{40}(?![A-Za-z0-9/+=]).*',
      },
      { name: 'PRIV_KEY', regex: '(?i)-+BEGIN(.*)PRIVATE KEY-+' },
      { name: 'DOCKER_AUTH', regex: '(?i).*"auth": *".+"' },
      {
        name: 'API_KEY',
        regex: '(?i).*api(-|_)key( *=+ *).*(?<![A-Z0-9])[A-Z0-9]{20,60}(?![A-Z0-9]).*',
      },
    ],
  },
];
