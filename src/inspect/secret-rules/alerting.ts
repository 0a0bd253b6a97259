import { decodedJson } from '../decoded-json.ts';
import type { SecretRule } from '../secret-rule.ts';
import { assigned, credentialsOf, hex, prefixed, run, uuid } from '../secret-shape.ts';

/** Alarms and errors. */
export const alerting: readonly SecretRule[] = [
  {
    id: 'sentry-organization-token',
    title: 'Sentry organization token',
    severity: 'high',
    ...prefixed('sntrys_', {
      pattern: 'eyJ[0-9A-Za-z+/]{40,400}={0,2}_[0-9A-Za-z+/]{43}(?![\\w+/])',
      longest: 450,
    }),
    check: (value) => decodedJson(value.slice(7, value.lastIndexOf('_'))) !== undefined,
    samples: {
      must: [
        'SENTRY_AUTH_TOKEN=sntrys_eyJvI¦joiNjUyMTQ1IiwibiI6ImJ1aWxkLWFvbHciLCJrIjoiMGx4eVNZcFdDVkxrWE9zYTI1bkdiR3RiIiwibSI6eyJyIjoiZXUifX0=_SeiA9¦+Affi1r0dxkQfm1tR14KXLoVYSejrloxTebOjO',
      ],
      mustNot: [
        'sntrys_eyJvI¦joiNjUzMDg3IiwibiI6ImJ1aWxkLWd5YnkiLCJrIjoiNnNKT2UwZHprNXhTMDh0RHZYenpIbUNwIiwibSI6eyJyIjoiZXUifX0=',
        'sntrys_eyJpGzq5¦JAvOO0RFNxcP53+28ZTD6QO2WvCrjlqQLKRBf+QHBxpAnvH0IqCyDiD_MEb6j¦rA9EQJcbBWdKWsXBfffsf3Zmf8opK2Hs0fv9pR',
      ],
    },
  },
  {
    id: 'sentry-user-token',
    title: 'Sentry user or integration token',
    severity: 'high',
    ...prefixed(['sntryu_', 'sntryi_', 'sntrya_'], run(hex, 64)),
    samples: {
      must: [
        'sntryu_adcd5¦305fc1172f06be027d2ecd4b466345f65b7345be537309f59010e163235',
        'sntryi_e8d6e¦408627fed016fad92c2bcbaf1179c0946dfd9e3eac0ec7733acf0b5b570',
      ],
      mustNot: ['sntryu_94098¦f74aa5dfabf9e337058624f0ed2'],
    },
  },
  {
    id: 'sentry-dsn-secret',
    title: 'Sentry DSN with its secret half',
    severity: 'medium',
    pattern: /https?:\/\/[0-9a-f]{32}:(?<secret>[0-9a-f]{32})@[\w.:-]{3,80}\/\d{1,20}/,
    keywords: ['sentry'],
    longest: 180,
    entropy: 3,
    samples: {
      must: [
        'https://9435d¦7ede8aac8477554772b80f31b34:b8f79¦50b098423babf1297dfd20ffc00@sentry.example.org/42',
      ],
      mustNot: ['https://d32c6¦adf7245be0a975ef9c1c9d0c2c6@sentry.example.org/42'],
    },
  },
  {
    id: 'pagerduty-api-key',
    title: 'PagerDuty API key',
    severity: 'high',
    ...assigned(['pagerduty', 'pager duty'], {
      pattern: '(?:[uye]\\+[\\w-]{18}|[\\w-]{20}|[0-9a-f]{32})(?![\\w+-])',
      longest: 32,
    }),
    entropy: 3.2,
    check: (value) => /\d/.test(value) && /[A-Za-z]/.test(value),
    samples: {
      must: [
        'PAGERDUTY_TOKEN=u+Or-ta¦29bSwERJxI2M4',
        'pagerduty_routing_key: d8305¦0a9cd3623a43a0a2addb07996ee',
      ],
      mustNot: ['pagerduty_service: web-production-east', 'PAGERDUTY_TOKEN=short1'],
    },
  },
  {
    id: 'opsgenie-api-key',
    title: 'Opsgenie API key',
    severity: 'high',
    ...assigned(['genie key', 'opsgenie api key', 'opsgenie key'], uuid),
    samples: {
      must: [
        'Authorization: GenieKey 47ede¦73e-915b-4253-a9a0-21921fca7a62',
        'OPSGENIE_API_KEY=d7f49¦fe5-6203-4a44-a3ac-36052455c658',
      ],
      mustNot: ['Authorization: GenieKey $KEY'],
    },
  },
  {
    id: 'rollbar-access-token',
    title: 'Rollbar access token',
    severity: 'medium',
    ...assigned(credentialsOf('rollbar'), run(hex, 32)),
    samples: {
      must: ['ROLLBAR_ACCESS_TOKEN=6a770¦0b37b6c3f8d03a7e09ff2075f29'],
      mustNot: ['ROLLBAR_ENV=production'],
    },
  },
  {
    id: 'bugsnag-api-key',
    title: 'Bugsnag API key',
    severity: 'low',
    ...assigned(credentialsOf('bugsnag'), run(hex, 32)),
    samples: {
      must: ['BUGSNAG_API_KEY=a1e59¦9274177704acdbfbdaee68c6566'],
      mustNot: ['BUGSNAG_API_KEY=8460b¦c6bd8cdcf32'],
    },
  },
];
