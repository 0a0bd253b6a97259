import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, hex, prefixed, run, uuid } from '../secret-shape.ts';

export const ciTesting: readonly SecretRule[] = [
  {
    id: 'launchdarkly-key',
    title: 'LaunchDarkly access token or SDK key',
    severity: 'high',
    ...assigned(['launchdarkly *', 'ld * key', 'sdk key'], {
      pattern: '(?:api|sdk|mob)-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\\w-])',
      longest: 40,
    }),
    keywords: ['launchdarkly', 'ld_', 'sdk_key', 'sdk-key', 'sdkkey'],
    samples: {
      must: [
        'os.environ["LAUNCHDARKLY_SDK_KEY"] = "sdk-e445f654¦-7a73-6093-473f-3f2b3a55d534"',
        'export SDK_KEY=sdk-f207e35f¦-6b55-523c-6179-c88e981bac74',
      ],
      mustNot: [
        '"launchdarklySdkKey": "sdk-81ca¦7f14-902f-a009-4b90c652101c"',
        'checksum: sdk-3e3e68b4¦-bb63-591e-80bf-6b11c9d1b6b9',
      ],
    },
  },
  {
    id: 'unleash-token',
    title: 'Unleash API token',
    severity: 'high',
    ...assigned(['unleash *'], {
      pattern: '[\\w*-]{1,40}:[\\w*-]{1,40}\\.[0-9a-f]{56,64}(?!\\w)',
      longest: 146,
    }),
    samples: {
      must: [
        'unleash_api_token: default:development.134b8e6d¦4b36d71cdcd18162387fdeec39d7d0f8e5abed9a7f342342809b1662',
        "UNLEASH_API_TOKEN = 'default:development.9ec27143¦188262ad22ce3037f6de7e0121546f60223e9f4f354fb5aeb839b32d'",
      ],
      mustNot: [
        '<add key="unleashApiToken" value="default:development.cd043801¦a1f4c45e54d0d2c2f66a5c32629c137e0caad6f561a56f1"/>',
        'checksum: default:development.9b995fef¦f31408f87862d8a2ca984e53380920392b4a57893f1d43af25b2d405',
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
        'ENV SAUCE_ACCESS_KEY a489e432¦-6115-2d01-ff1b-e1aa648e1dad',
        'sauce_access_key := "11b6719b¦-78c4-185c-320c-c886df05165e"',
      ],
      mustNot: [
        '"sauce_access_key" => "357a¦9750-27b6-2e6b-91f7-6bae6847078"',
        'checksum: 483470d9¦-3974-0df0-9cb4-3a47e9bab89a',
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
        '--browserstack-access-key 4wKw9z74¦1b1Xnl1BvsFb',
        'os.environ["BROWSERSTACK_ACCESS_KEY"] = "cpBOt8RL¦mElzxKRVBGUf"',
      ],
      mustNot: ['export BROWSERSTACK_ACCESS_KEY=MuVhZ1v2¦Vgn0aTRIs4k', 'checksum: OBytnHbz¦htLl05O4EtTB'],
    },
  },
  {
    id: 'cypress-record-key',
    title: 'Cypress record key',
    severity: 'medium',
    ...assigned(['cypress record key', 'cypress key'], uuid),
    samples: {
      must: [
        '"cypressRecordKey": "edc808e7¦-b929-2a69-fa97-ae79705347d1"',
        'cypress_record_key: 4b3c7168¦-dd96-4d35-df46-046b61b5fa02',
      ],
      mustNot: [
        "CYPRESS_RECORD_KEY = 'c75e¦201b-3119-9799-fa1d-61aeed12dcd'",
        'checksum: 527136df¦-4e6f-3e65-f0cf-decc14403e17',
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
        '<add key="percyToken" value="af377cd4¦9bb1850a34314e7ab0f4bfc9d32dd81832f8a006744e7d450dea2682"/>',
        'ENV PERCY_TOKEN 744f456c¦4399e9867bccdf90b4bd21d45654fd8129dd193d2375746c4f835fc7',
      ],
      mustNot: [
        'percy_token := "a4f1e958¦9c499880ce18b61ce9e5c0a0ac9e277f7621887a033793ad18d4bd5"',
        'checksum: 30f8d0aa¦de032cdc19b7888b1bebfa398e52ec71017d4216faea36125ad8ed26',
      ],
    },
  },
  {
    id: 'chromatic-token',
    title: 'Chromatic project token',
    severity: 'medium',
    ...prefixed('chpt_', run(hex, 12, 40)),
    samples: {
      must: ['chpt_6a0e01¦79a18b', 'chpt_4e020ec7¦cda0772c51fe1dd4b32e9dbf9bd7f20d'],
      mustNot: [
        'chpt_33ab6¦4165dd',
        'chpt_788b5ae0¦fdd28e3298ca6f6534943fa52ab8e2fec',
        'xchpt_e7e1c5¦deb36b',
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
        'nx_cloud_access_token := "v8C9O1Xz¦Ynzr2QWp79E9XKepOgnR9CKmTJ6gWjqMX1q7AIEXGbCD9wTxU9+vlVav4ushgnD0h4=="',
        '"nx_cloud_access_token" => "IUWv/Dte¦hfxF7rVZOCFvx1acXxjsa3KHfYGbXTSHUkcuOHTb8K/mDsw6MYdeNoJGpuZefJ6heb=="',
      ],
      mustNot: [
        '--nx-cloud-access-token gG1RIeoG¦g6TugMvZ2orbDZQHyAVp5y6fhs0okAtoQYRIhA8DK5',
        'checksum: u3mcgK8y¦6xKbUlZlQhevmphYnthllCj19iUpVzRdAR54oI0S33rANbbXXAqxUg+WPNW49MVb3h==',
      ],
    },
  },
];
