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
        'os.environ["UNLEASH_API_TOKEN"] = "default:development.d6025916¦f96d81e7c6074501858085a583d0190c5aec5cb97db84848e4474375"',
        'export UNLEASH_API_TOKEN=default:development.54238314¦625a10ee0048a542b4cecc55911d5562f844df56cd30b865f02f4fba',
      ],
      mustNot: [
        '"unleashApiToken": "default:development.7407fd05¦ff60626de892d9ca30efee3feb6618e671a93b3c684c182"',
        'checksum: default:development.a98fca76¦be61560e2b6ef09fb05b6da9a2b8a27a061bb594674fd9b2a32f2620',
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
        'sauce_access_key: ac4e3cde¦-f829-0bd5-4cf4-f3d2a3c9609f',
        "SAUCE_ACCESS_KEY = 'f1d7c3f1¦-6c3a-cf83-3a80-0316513e7df3'",
      ],
      mustNot: [
        '<add key="sauceAccessKey" value="c3bc¦79ac-0c5e-5bf2-9fea-377a03c0b83"/>',
        'checksum: 9a08c940¦-b852-2e98-7cc4-874a02f04ae7',
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
        'ENV BROWSERSTACK_ACCESS_KEY TZkhXJzM¦4EaKrVB6BQ09',
        'browserstack_access_key := "ij8WMJrt¦9idnC4yJR5wa"',
      ],
      mustNot: ['"browserstack_access_key" => "GLBsEkXa¦686GfTqwtws"', 'checksum: HZFiFuSe¦0Atwl4vaq7Vk'],
    },
  },
  {
    id: 'cypress-record-key',
    title: 'Cypress record key',
    severity: 'medium',
    ...assigned(['cypress record key', 'cypress key'], uuid),
    samples: {
      must: [
        '--cypress-record-key 6ad9278c¦-8c5b-45da-f0e7-ae175f60510f',
        'os.environ["CYPRESS_RECORD_KEY"] = "d1a82d0f¦-46af-d12b-befe-e076160316a9"',
      ],
      mustNot: [
        'export CYPRESS_RECORD_KEY=af5a¦78bb-3c68-5470-5668-7779147d259',
        'checksum: 1cb1114d¦-99ef-57c1-a78c-f1ae6c318a7a',
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
        '"percyToken": "4dab7eb5¦e718b05f1ad466da5464c28a1bb5ae072302859a1aeb466b6f4eb8e8"',
        'percy_token: b90f28eb¦923bd07885fbc59b4c844ed09622e0df3fc48803be75487e215dafd8',
      ],
      mustNot: [
        "PERCY_TOKEN = '19a60799¦0691c1cae490dfe7e7d128cf318bee3fdaf4e7cbf5a0afe2db4d345'",
        'checksum: 443590ef¦5f15087d8523ef4b2433c8e445f6547a736093473f3f2b3a55d534f2',
      ],
    },
  },
  {
    id: 'chromatic-token',
    title: 'Chromatic project token',
    severity: 'medium',
    ...prefixed('chpt_', run(hex, 12, 40)),
    samples: {
      must: ['chpt_07e35f¦6b5552', 'chpt_3c6179c8¦8e981bac7481ca7f14902fa0094b90c6'],
      mustNot: [
        'chpt_52101¦c3e3e6',
        'chpt_8b4bb635¦91e80bf6b11c9d1b6b9134b8e6d4b36d7',
        'xchpt_1cdcd1¦816238',
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
        "NX_CLOUD_ACCESS_TOKEN = '7jvjyeDb¦WwNBxnU625SsJ87QzeugEP48LgtZxt9QOg3w34Tdh5ZlIx392woVnrf2TV9mN5zv6t=='",
        '<add key="nxCloudAccessToken" value="qIlE9vas¦l/ciqUy90qFEelOJ5ONqrTXZkNhv2/sqAXxD8bXmgRzQNFGbGCygN9ejWuA+xnuVw5=="/>',
      ],
      mustNot: [
        'ENV NX_CLOUD_ACCESS_TOKEN pMrvkERj¦lMfth95zpdq5AgaTZqM79wbVd66AWFiyBL0s6Tw+NL',
        'checksum: yWcjXi7B¦4MdggLeK8BXShlC3mpIbUBSBvLCEokZwFJruEqABPBGxFsayqxgR8HLF9xBljXYaRA==',
      ],
    },
  },
];
