import { crc32 } from 'node:zlib';
import { decodedJson } from '../decoded-json.ts';
import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, credentialsOf, hex, prefixed, run, upper, uuid } from '../secret-shape.ts';

/** Metrics, traces and logs. */
export const observability: readonly SecretRule[] = [
  {
    id: 'datadog-api-key',
    title: 'Datadog API key',
    severity: 'high',
    ...assigned(
      ['dd_api_key', 'dd-api-key', 'ddapikey', 'datadog api key', 'datadog key', 'datadog token'],
      run(hex, 32),
    ),
    keywords: ['dd_api', 'dd-api', 'ddapi', 'datadog'],
    samples: {
      must: [
        'DD_API_KEY=55abf¦aa2719116f77c8ed37041115784',
        'datadog_api_key: "76f74¦ca7c4e65702ee0dedc223cc80f3"',
      ],
      mustNot: ['DD_API_KEY=27b95¦b86f1e11345b21ac97c7c84a01fc3fe3265', 'ADD_API_KEY_HERE=yes'],
    },
  },
  {
    id: 'datadog-application-key',
    title: 'Datadog application key',
    severity: 'high',
    ...assigned(
      [
        'dd_app_key',
        'dd-app-key',
        'ddappkey',
        'dd_application_key',
        'datadog app key',
        'datadog application key',
      ],
      run(hex, 40),
    ),
    keywords: ['dd_app', 'dd-app', 'ddapp', 'datadog'],
    samples: {
      must: ['DD_APP_KEY=b5b1b¦3b55b4ed53f5fa568637ce29d3385939650'],
      mustNot: ['DD_APP_KEY=2d334¦016c53ce80c9ab48206f238e234'],
    },
  },
  {
    id: 'newrelic-user-key',
    title: 'New Relic user key',
    severity: 'high',
    ...prefixed('NRAK-', run(upper, 27)),
    samples: {
      must: ['NEW_RELIC_API_KEY=NRAK-NOBN3¦REMCIUPC1NWS2XKMQVTJAL'],
      mustNot: ['NRAK-CPLPR¦YYPZZ3TDO9ZLVIX', 'NRAK-U7TJV¦HB7JYXH42K85X08R8U4258F'],
    },
  },
  {
    id: 'newrelic-license-key',
    title: 'New Relic license key',
    severity: 'medium',
    pattern: /(?<!\w)(?:[0-9a-f]{36}NRAL|eu01xx[0-9a-f]{30}NRAL)(?!\w)/,
    keywords: ['nral'],
    longest: 40,
    entropy: 3,
    samples: {
      must: [
        'license_key: 94367¦9010769b24b0b723519448ae0cfd4c6NRAL',
        'eu01xx3a009¦4fb4aa1b7272fae4c5d5073a2NRAL',
      ],
      mustNot: ['1d98b¦f73a97487e835518ef55e732dNRAL', 'FFFFNRAL'],
    },
  },
  {
    id: 'newrelic-insert-key',
    title: 'New Relic insert or REST key',
    severity: 'medium',
    ...prefixed(['NRII-', 'NRRA-', 'NRIQ-'], {
      pattern: '(?:[\\w-]{32}|[0-9a-f]{42})(?![\\w-])',
      longest: 42,
    }),
    samples: {
      must: ['NRII-CqAGA¦QpZ9P9tQdxuR2XgBirIBfY5EyrO', 'NRRA-302db¦3e2fd14e6f93cbfc1fe835459211eb6cd2d9f'],
      mustNot: ['NRII-fGyLO¦bvTUD2c'],
    },
  },
  {
    id: 'newrelic-browser-key',
    title: 'New Relic browser key',
    severity: 'low',
    ...prefixed('NRJS-', run(hex, 19)),
    samples: { must: ['licenseKey:"NRJS-5c8c4¦f2294694a2496b"'], mustNot: ['NRJS-33e41¦dc047d3250a4a'] },
  },
  {
    id: 'grafana-service-account-token',
    title: 'Grafana service account token',
    severity: 'high',
    ...prefixed('glsa_', { pattern: '[0-9A-Za-z]{32}_[0-9a-f]{8}(?!\\w)', longest: 41 }),
    check: isGrafanaToken,
    samples: {
      must: ['glsa_vTAQm¦TvryqBwm0Nhwp9QHI9ggJXSY1tC_ed4f69e6'],
      mustNot: ['glsa_JzpGG¦hwqxF5CqzgwdrG3GSzgyZ83jke6_00000000', 'glsa_Eskja¦PNsPk5N8O6vGMa7slz5VWKo6CUw'],
    },
  },
  {
    id: 'grafana-cloud-token',
    title: 'Grafana Cloud access policy token',
    severity: 'high',
    ...prefixed('glc_', { pattern: 'eyJ[0-9A-Za-z+/]{40,400}={0,2}(?![\\w+/=])', longest: 405 }),
    check: (value) => decodedJson(value.slice(4)) !== undefined,
    samples: {
      must: [
        'glc_eyJvI¦joiNjUwMzY0IiwibiI6ImJ1aWxkLWFiaW0iLCJrIjoiaU1WWmF2QnNKMGNSQ2R0OUkydHJoeWxwIiwibSI6eyJyIjoiZXUifX0=',
      ],
      mustNot: [
        'glc_111111111111111111111111111111111111111111=',
        'glc_eyJvthXb¦lEMeqh5snP7yW8zO9DPnCjptafP7HKUOkAgm24ZXBqJxjojECg5yXL+',
      ],
    },
  },
  {
    id: 'grafana-api-key',
    title: 'Grafana API key',
    severity: 'high',
    pattern: /(?<![\w+/])eyJrIjoi[0-9A-Za-z+/]{60,400}={0,2}(?![\w+/=])/,
    keywords: ['eyjrijoi'],
    longest: 410,
    check: (value) => typeof decodedJson(value)?.['n'] === 'string',
    samples: {
      must: ['Bearer eyJrI¦joicVJmYTY2bVN5NUdUOUpRMHhlbTRYQk1DVjdPRDVkeTYiLCJuIjoiY2kiLCJpZCI6MX0='],
      mustNot: ['eyJrIjoikhEuC¦GemPH9JmFvmONysWqt5bfpiYVCG/W29I4V9xGksRIZ8L8tsxbwokGEwgIGwUJoG8dqMF0b16DGi'],
    },
  },
  {
    id: 'dynatrace-token',
    title: 'Dynatrace token',
    severity: 'high',
    ...prefixed(['dt0c01.', 'dt0s01.', 'dt0s02.', 'dt0s08.', 'dt0s16.'], {
      pattern: '[0-9A-Z]{8,24}\\.[0-9A-Z]{64}(?!\\w)',
      longest: 89,
    }),
    samples: {
      must: [
        'dt0c01.W95M6¦AFPMSO6FR6QMMQNA37V.OJHXN¦5QD9PGP65QXEFKZ3DSADNUWNDJUC0EF9DD8Y0CKM719LVCQM0TR4ZJ19CFB',
      ],
      mustNot: [
        'dt0c01.KZHMU¦G9870YXSIPMFI8LRTRY',
        'dt0c01.4EYHH¦7XDPFFOPKVDEE38DTF8.YHI6T¦6ZNBZVKCG0Q0L7ZDIG9Z47WM3XV',
      ],
    },
  },
  {
    id: 'honeycomb-key',
    title: 'Honeycomb ingest or management key',
    severity: 'medium',
    ...prefixed(['hcaik_', 'hcbik_', 'hcamk_', 'hcbmk_', 'hcxik_', 'hcxmk_'], run('0-9a-z', 58)),
    samples: {
      must: ['hcaik_9gd3p¦l1ytdr7mjgcoje4bx4djcswc5kefqvw6l66q90adzr5fvh2k61lx1'],
      mustNot: ['hcaik_ihulq¦svaoas0pm99ypeko5aomg'],
    },
  },
  {
    id: 'sumologic-access-key',
    title: 'Sumo Logic access key',
    severity: 'high',
    ...assigned(['sumologic access key', 'sumo access key', 'sumo logic access key'], run(alnum, 64)),
    samples: {
      must: ['SUMO_ACCESS_KEY=M7lS7¦zwRmyaIvc5MeeUMSvLzucYneJZbb0sNw9KOmUVQBKtnrOR3O5PG4oPwVWqL'],
      mustNot: [
        'SUMO_ACCESS_KEY=Pfnyg¦ebBt6QGvThY17LvzJEPIcPpNcLb',
        'SUMO_ACCESS_KEY=${SUMO_ACCESS_KEY:=$2}',
      ],
    },
  },
  {
    id: 'splunk-hec-token',
    title: 'Splunk HTTP event collector token',
    severity: 'medium',
    ...assigned(['splunk hec token', 'splunk token', 'hec token', 'authorization: splunk'], uuid),
    keywords: ['splunk', 'hec token', 'hec_token', 'hec-token', 'hectoken'],
    samples: {
      must: [
        'Authorization: Splunk b90bc¦fcc-24d5-448c-add8-ff613f6b9a8e',
        'SPLUNK_TOKEN=57e8c¦6f9-f4d5-409c-a964-2b30c0338e57',
        'hec_token: 47b1b¦da9-3d2c-4e66-a34d-dd97c36ff624',
      ],
      mustNot: ['SPLUNK_TOKEN=$TOKEN'],
    },
  },
  {
    id: 'axiom-token',
    title: 'Axiom token',
    severity: 'medium',
    ...prefixed(['xaat-', 'xapt-'], uuid),
    samples: { must: ['xaat-cf69f¦2c2-46bb-4e31-a211-e20c8a15c06e'], mustNot: ['xaat-c699¦590a'] },
  },
  {
    id: 'elastic-cloud-api-key',
    title: 'Elastic Cloud API key',
    severity: 'high',
    ...prefixed('essu_', { pattern: '[0-9A-Za-z+/]{60,160}={0,2}(?![\\w+/=])', longest: 162 }),
    samples: {
      must: ['essu_iri4+¦WZJaZKUdpx75boEWy7Cyp8wMbSzX+vWJYyiJz4nHq/xehChYlkBhUKoabMLtiIGQ9TBk8KH/J=='],
      mustNot: ['essu_Hkb9u¦/XfnDlt5QfZ91ua'],
    },
  },
  {
    id: 'posthog-personal-key',
    title: 'PostHog personal API key',
    severity: 'high',
    ...prefixed('phx_', run(alnum, 40, 60)),
    samples: {
      must: ['phx_RrxLi¦yXK49shh0gncT7UFscAFJPxvs0EbUlihMfXCrkrLBN'],
      mustNot: ['phc_G3yM8¦A2V53YZViybBD8et5dBjuLkoTD3KlWEPQWdB4I', 'phx_fuNff¦2BEJdqF8EYyD9JK'],
    },
  },
  {
    id: 'logdna-ingestion-key',
    title: 'LogDNA (Mezmo) ingestion key',
    severity: 'medium',
    ...assigned([...credentialsOf('logdna'), ...credentialsOf('mezmo')], run(hex, 32)),
    samples: {
      must: ['LOGDNA_KEY=5b550¦fdc5e7ed0b15e21ee1d9b1c2a11'],
      mustNot: ['LOGDNA_HOST=logs.logdna.com'],
    },
  },
];

/** The last part is the CRC-32 of what is before it, least significant byte first. */
function isGrafanaToken(value: string): boolean {
  const at = value.lastIndexOf('_');
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(value.slice(0, at)));
  return sum.toString('hex') === value.slice(at + 1);
}
