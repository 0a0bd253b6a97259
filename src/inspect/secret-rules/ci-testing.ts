import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, hex, prefixed, run, uuid } from '../secret-shape.ts';

export const ciTesting: readonly SecretRule[] = [
  {
    id: 'launchdarkly-key',
    title: 'LaunchDarkly access token or SDK key',
    severity: 'high',
    ...assigned(['launchdarkly', 'ld * key', 'sdk key'], {
      pattern: '(?:api|sdk|mob)-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\\w-])',
      longest: 40,
    }),
    keywords: ['launchdarkly', 'ld_', 'sdk_key', 'sdk-key', 'sdkkey'],
    samples: {
      must: [
        'os.environ["LAUNCHDARKLY_SDK_KEY"] = "sdk-e215dafd¦-819a-6079-9069-1c1cae490dfe"',
        'export SDK_KEY=sdk-7e7d128c¦-f318-bee3-fdaf-4e7cbf5a0afe',
      ],
      mustNot: [
        '"launchdarklySdkKey": "sdk-2db4¦d345-4435-90ef-5f15087d8523"',
        'checksum: sdk-ef4b2433¦-c8e4-45f6-547a-736093473f3f',
      ],
    },
  },
  {
    id: 'unleash-token',
    title: 'Unleash API token',
    severity: 'high',
    ...assigned(['unleash'], {
      pattern: '[\\w*-]{1,40}:[\\w*-]{1,40}\\.[0-9a-f]{56,64}(?!\\w)',
      longest: 146,
    }),
    samples: {
      must: [
        'unleash_api_token: default:development.2b3a55d5¦34f207e35f6b55523c6179c88e981bac7481ca7f14902fa0094b90c6',
        "UNLEASH_API_TOKEN = 'default:development.52101c3e¦3e68b4bb63591e80bf6b11c9d1b6b9134b8e6d4b36d71cdcd1816238'",
      ],
      mustNot: [
        '<add key="unleashApiToken" value="default:development.7fdeec39¦d7d0f8e5abed9a7f342342809b16629ec27143188262ad2"/>',
        'checksum: default:development.2ce3037f¦6de7e0121546f60223e9f4f354fb5aeb839b32dcd043801a1f4c45e5',
      ],
    },
  },
  {
    id: 'sauce-labs-key',
    title: 'Sauce Labs access key',
    severity: 'high',
    ...assigned(['sauce * (?:key|token)'], uuid),
    samples: {
      must: [
        'ENV SAUCE_ACCESS_KEY 4d0d2c2f¦-66a5-c326-29c1-37e0caad6f56',
        'sauce_access_key := "1a56f19b¦-995f-eff3-1408-f87862d8a2ca"',
      ],
      mustNot: [
        '"sauce_access_key" => "984e¦5338-0920-392b-4a57-893f1d43af2"',
        'checksum: 5b2d405a¦-489e-4326-1152-d01ff1be1aa6',
      ],
    },
  },
  {
    id: 'browserstack-key',
    title: 'BrowserStack access key',
    severity: 'high',
    ...assigned(['browserstack * key'], run(alnum, 20)),
    entropy: 3.5,
    samples: {
      must: [
        '--browserstack-access-key y8HT3QKt¦Ry3uch3yMDF3',
        'os.environ["BROWSERSTACK_ACCESS_KEY"] = "IMmpwrEq¦vHO8o3vHBaO6"',
      ],
      mustNot: ['export BROWSERSTACK_ACCESS_KEY=wx50PrkO¦HddGDwRUzua', 'checksum: 1oBym3vD¦BeYxTtloefkW'],
    },
  },
  {
    id: 'cypress-record-key',
    title: 'Cypress record key',
    severity: 'medium',
    ...assigned(['cypress record key', 'cypress key'], uuid),
    samples: {
      must: [
        '"cypressRecordKey": "357a9750¦-27b6-2e6b-91f7-6bae68470784"',
        'cypress_record_key: 83470d93¦-9740-df09-cb43-a47e9bab89a2',
      ],
      mustNot: [
        "CYPRESS_RECORD_KEY = 'a432¦0005-75c4-da7a-df58-fbf01f0ed92'",
        'checksum: c58a02c2¦-7e5e-dc80-8e7b-9292a69fa97a',
      ],
    },
  },
  {
    id: 'percy-token',
    title: 'Percy token',
    severity: 'medium',
    ...assigned(['percy token'], { pattern: '(?:[a-z]{2,8}_)?[0-9a-f]{64}(?!\\w)', longest: 73 }),
    samples: {
      must: [
        '<add key="percyToken" value="e7970534¦7d14b3c7168dd964d35df46046b61b5fa02c75e201b31199799fa1d6"/>',
        'ENV PERCY_TOKEN 1aeed12d¦cd527136df4e6f3e65f0cfdecc14403e17af377cd49bb1850a34314e',
      ],
      mustNot: [
        'percy_token := "7ab0f4bf¦c9d32dd81832f8a006744e7d450dea2682744f456c4399e9867bccd"',
        'checksum: f90b4bd2¦1d45654fd8129dd193d2375746c4f835fc7a4f1e9589c499880ce18b',
      ],
    },
  },
  {
    id: 'chromatic-token',
    title: 'Chromatic project token',
    severity: 'medium',
    ...prefixed('chpt_', run(hex, 12, 40)),
    samples: {
      must: ['chpt_61ce9e¦5c0a0a', 'chpt_c9e277f7¦621887a033793ad18d4bd530f8d0aade'],
      mustNot: [
        'chpt_032cd¦c19b78',
        'chpt_88b1bebf¦a398e52ec71017d4216faea36125ad8ed',
        'xchpt_266a0e¦0179a1',
      ],
    },
  },
  {
    id: 'nx-cloud-token',
    title: 'Nx Cloud access token',
    severity: 'high',
    ...assigned(['nx cloud * token'], { pattern: '[0-9A-Za-z+/]{60,120}={0,2}(?![\\w+/=])', longest: 122 }),
    keywords: ['nx_cloud', 'nxcloud', 'nx-cloud'],
    entropy: 4,
    samples: {
      must: [
        'nx_cloud_access_token := "ERRdfTI+¦rJMg/sJN/mnRGyD0YHpYgcc+z/Z7t24JNsurDePpSJ9IEVSIYc8Q8M5VRmE9aoN4NF=="',
        '"nx_cloud_access_token" => "UpzBSyET¦ORjzWKgoRd8gl/tE+PqDA/xNUpJ8ghnmHv8C9O1XzYnzr2QWp79E9XKepOgnR9CKmT=="',
      ],
      mustNot: [
        '--nx-cloud-access-token J6gWjqMX¦1q7AIEXGbCD9wTxU9+vlVav4ushgnD0h4IUWv/Dteh',
        'checksum: fxF7rVZO¦CFvx1acXxjsa3KHfYGbXTSHUkcuOHTb8K/mDsw6MYdeNoJGpuZefJ6hebgG1RIeoGg==',
      ],
    },
  },
];
