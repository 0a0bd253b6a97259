import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, hex, prefixed, run, uuid } from '../secret-shape.ts';

export const ciTesting: readonly SecretRule[] = [
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
        'os.environ["UNLEASH_API_TOKEN"] = "default:development.1e60b275¦15c32bd7b51e4af3f14c0a1d6025916f96d81e7c6074501858085a58"',
        'export UNLEASH_API_TOKEN=default:development.3d0190c5¦aec5cb97db84848e447437554238314625a10ee0048a542b4cecc559',
      ],
      mustNot: [
        '"unleashApiToken": "default:development.11d5562f¦844df56cd30b865f02f4fba7407fd05ff60626de892d9ca"',
        'checksum: default:development.30efee3f¦eb6618e671a93b3c684c182a98fca76be61560e2b6ef09fb05b6da9a',
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
        'sauce_access_key: 2b8a27a0¦-61bb-5946-74fd-9b2a32f2620a',
        "SAUCE_ACCESS_KEY = 'c4e3cdef¦-8290-bd54-cf4f-3d2a3c9609ff'",
      ],
      mustNot: [
        '<add key="sauceAccessKey" value="1d7c¦3f16-c3ac-f833-a800-316513e7df3"/>',
        'checksum: c3bc79ac¦-0c5e-5bf2-9fea-377a03c0b839',
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
        'ENV BROWSERSTACK_ACCESS_KEY L1HfmtvO¦yhsJ9m0aMHZA',
        'browserstack_access_key := "45XeySlJ¦GuhFOP8kHFts"',
      ],
      mustNot: ['"browserstack_access_key" => "Y8K1n5Vg¦bY0v9KSXETZ"', 'checksum: khXJzM4E¦aKrVB6BQ09ij'],
    },
  },
  {
    id: 'cypress-record-key',
    title: 'Cypress record key',
    severity: 'medium',
    ...assigned(['cypress record key', 'cypress key'], uuid),
    samples: {
      must: [
        '--cypress-record-key 4b94629d¦-28a5-7343-8e87-7e0523f6ad92',
        'os.environ["CYPRESS_RECORD_KEY"] = "78c8c5b4¦-5daf-0e7a-e175-f60510fd1a82"',
      ],
      mustNot: [
        'export CYPRESS_RECORD_KEY=d0f4¦6afd-12bb-efee-0761-60316a9af5a',
        'checksum: 78bb3c68¦-5470-5668-7779-147d2591cb11',
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
        '"percyToken": "14d99ef5¦7c1a78cf1ae6c318a7a4dab7eb5e718b05f1ad466da5464c28a1bb5a"',
        'percy_token: e0723028¦59a1aeb466b6f4eb8e8b90f28eb923bd07885fbc59b4c844ed09622e',
      ],
      mustNot: [
        "PERCY_TOKEN = '0df3fc48¦803be75487e215dafd819a607990691c1cae490dfe7e7d128cf318b'",
        'checksum: ee3fdaf4¦e7cbf5a0afe2db4d345443590ef5f15087d8523ef4b2433c8e445f65',
      ],
    },
  },
  {
    id: 'chromatic-token',
    title: 'Chromatic project token',
    severity: 'medium',
    ...prefixed('chpt_', run(hex, 12, 40)),
    samples: {
      must: ['chpt_47a736¦093473', 'chpt_f3f2b3a5¦5d534f207e35f6b55523c6179c88e981'],
      mustNot: [
        'chpt_bac74¦81ca7f',
        'chpt_14902fa0¦094b90c652101c3e3e68b4bb63591e80b',
        'xchpt_f6b11c¦9d1b6b',
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
        "NX_CLOUD_ACCESS_TOKEN = 'w0FAnrm5¦alSWZYi7jvjyeDbWwNBxnU625SsJ87QzeugEP48LgtZxt9QOg3w34Tdh5ZlIx392wo=='",
        '<add key="nxCloudAccessToken" value="Vnrf2TV9¦mN5zv6tqIlE9vasl/ciqUy90qFEelOJ5ONqrTXZkNhv2/sqAXxD8bXmgRzQNFGbGCy=="/>',
      ],
      mustNot: [
        'ENV NX_CLOUD_ACCESS_TOKEN gN9ejWuA¦+xnuVw5pMrvkERjlMfth95zpdq5AgaTZqM79wbVd66',
        'checksum: AWFiyBL0¦s6Tw+NLyWcjXi7B4MdggLeK8BXShlC3mpIbUBSBvLCEokZwFJruEqABPBGxFsayqxg==',
      ],
    },
  },
];
