import type { SecretRule } from '../secret-rule.ts';
import { alnum, base64url, hex, prefixed, run } from '../secret-shape.ts';

export const aiTools: readonly SecretRule[] = [
  {
    id: 'langsmith-api-key',
    title: 'LangSmith API key',
    severity: 'high',
    pattern: /(?<!\w)lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}(?!\w)/,
    keywords: ['lsv2_pt_', 'lsv2_sk_'],
    longest: 51,
    entropy: 3,
    samples: {
      must: [
        'lsv2_pt_0c684c6e¦6e379421e097a0152d8da7f1_f8e93ba664',
        'lsv2_sk_bf32fcb5¦0ced6867a3f6e9f2e18b4296_109aaf39df',
      ],
      mustNot: [
        'lsv2_pt_b7e2cc61¦5767ebda3de98a2ca2ce1c31_6bffbaa34',
        'lsv2_xx_fe6c4198¦cb2cf5a49388d1260685713c_e21b954cba',
      ],
    },
  },
  {
    id: 'langfuse-secret-key',
    title: 'Langfuse secret key',
    severity: 'high',
    pattern: /(?<!\w)sk-lf-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w-])/,
    keywords: ['sk-lf-'],
    longest: 42,
    entropy: 3,
    samples: {
      must: ['sk-lf-0dce29e7¦-edb0-8bd9-b3ca-6cbfe124fdd6'],
      mustNot: ['pk-lf-791e3b49¦-0fc1-63eb-6f6d-bac377b8c194', 'sk-lf-41956861¦2ebb5a98571aa4dc6869c064'],
    },
  },
  {
    id: 'pinecone-api-key',
    title: 'Pinecone API key',
    severity: 'high',
    pattern: /(?<!\w)pcsk_[0-9A-Za-z]{5,6}_[0-9A-Za-z]{62,68}(?!\w)/,
    keywords: ['pcsk_'],
    longest: 80,
    entropy: 4,
    samples: {
      must: ['pcsk_CB¦wjO_HJgeGbhuvvEvtcFY7gXUAikXKZ9JcifgzgnAKmMXosjMcGxqcZGnChy0kQgow3Y'],
      mustNot: [
        'pcsk_IJ¦YYa_B9HB7dD2RKxgP0Qp78jtrxacOTdKZRtm8Dap0bteI0WTySREsQsjDld37pv0e',
        'pcsk_9x¦kC_FG2D7prhG5SB2MnXX4ci3OEjRXgUyVxD0WyISXi4aJFaEhm24F3MXwgcpDo3Cmo',
      ],
    },
  },
  {
    id: 'tavily-api-key',
    title: 'Tavily API key',
    severity: 'medium',
    ...prefixed('tvly-', run(base64url, 32, 48)),
    samples: {
      must: [
        'tvly-wMTC66an¦yGQNaBosKPPr7k-tgCdsUTC9',
        'tvly-QRXCDHK_¦Rip8qslO0lj1dAVDCm_J2rkNJ4JXEkMQ4sO5szcj',
      ],
      mustNot: [
        'tvly-ZjgVlJ8v¦Iiw9ImBPDokWmxsu6CYz_7r',
        'tvly-mJDyrJYg¦Q6syUKLSQiHeoq-lo-ctQZ9suILGNG4-aZ7RLIa-T',
        'xtvly-FtFzu6zF¦JrUdD0fGl4OeEGUtCX5AOwNm',
      ],
    },
  },
  {
    id: 'jina-api-key',
    title: 'Jina AI API key',
    severity: 'medium',
    ...prefixed('jina_', run(base64url, 60)),
    samples: {
      must: ['jina_bMcuA7vi¦T-GT6lD0LVCW84DW4cz_X5n8wNuA2Xl_Y1s9QSzssIw2et3YDbgB'],
      mustNot: [
        'jina_G-wiluQ-¦WdCHYvTJ7OwDg0cLju2_GPN96eZt0rEbm73npa5vKjl96kHwmIB',
        'jina_9y1fZZXk¦_YBGk27yxI85WU1m9EmpO9ifB4EjDcdDhWaV3mf5vXPKkQWy3SEZW',
        'xjina_mFsgbR1g¦Kekd5v8o6Vt1NymcKRY4sYCryZHg6vMH3cHUhzr6ZofaNoDQ34tN',
      ],
    },
  },
  {
    id: 'firecrawl-api-key',
    title: 'Firecrawl API key',
    severity: 'medium',
    ...prefixed('fc-', run(hex, 32)),
    samples: {
      must: ['fc-cee14a26¦4fb80d9669dd1290d913ee8c'],
      mustNot: [
        'fc-972da427¦6c99b54724cf5f02f9878f4',
        'fc-c32a0c6c¦586ffb6daaddeaa0476cc0de7',
        'xfc-182b6aad¦3bb35ea9c37899b1118a5231',
      ],
    },
  },
  {
    id: 'llamacloud-api-key',
    title: 'LlamaCloud API key',
    severity: 'high',
    ...prefixed('llx-', run(alnum, 48)),
    samples: {
      must: ['llx-PD6WLLLk¦O7vkMyYluwgAIm6EKiHK0THOhBxsveu0WtkJWxYo'],
      mustNot: [
        'llx-yb3xquuh¦mpyVsi1i9gavTRzBDYKQjuw2eiVrRzHzEmJ08Ye',
        'llx-hmsMbACB¦cb8GSq8L2xlHuHQfmmWkauTM7OiImvkbsr3JQDi8a',
        'xllx-81eU5lJU¦djFW3r3Gr0HK8ddZumLJiUpecDgqzvA7ZXxVbzGN',
      ],
    },
  },
  {
    id: 'runpod-api-key',
    title: 'RunPod API key',
    severity: 'high',
    ...prefixed('rpa_', run(alnum, 40, 50)),
    samples: {
      must: [
        'rpa_QCZ1DKJD¦Ut4CvqLYyRdszuR7fT1Jzb2rONKDHlhd',
        'rpa_T3JkBVqD¦cOCwW8z5cClhDLNU7GJLq9T6t4GeFpS7uYsulKXndR',
      ],
      mustNot: [
        'rpa_nxyxYLHs¦bd0Da1kEfDsy3h6nTmSAN4Roayr5pvW',
        'rpa_JhV4Y3F9¦c3p71owLOw2HbyPaH8mKPbfMUqXEMgtT066Skxf4pim',
        'xrpa_2s47aDwc¦etqJsWfR3TPitz06T50kclSGVISHmlwL',
      ],
    },
  },
  {
    id: 'kaggle-token',
    title: 'Kaggle API token',
    severity: 'high',
    ...prefixed('KGAT_', run(hex, 32)),
    samples: {
      must: ['KGAT_c5063045¦0881e145771c522866259cb3'],
      mustNot: [
        'KGAT_ab77fdc8¦4a523126d8151524058ead0',
        'KGAT_fe36fd22¦a11cb0d96bac7074e25bd6f59',
        'xKGAT_0fd3872e¦53f07317df39a73abda61414',
      ],
    },
  },
  {
    id: 'kaggle-legacy-key',
    title: 'Kaggle API key file',
    severity: 'high',
    pattern:
      /"username"\s{0,4}:\s{0,4}"[\w-]{1,60}"\s{0,4},\s{0,4}"key"\s{0,4}:\s{0,4}"(?<secret>[0-9a-f]{32})"/,
    keywords: ['"username"'],
    longest: 145,
    entropy: 3,
    textOnly: true,
    paths: ['**/kaggle.json'],
    samples: {
      must: ['{"username":"someone","key":"6c3a192b¦5be7497d52e20449fa844dda"}'],
      mustNot: ['{"username":"someone","key":"5fe04075¦cf28aa02872ca1f829ba833"}'],
    },
  },
  {
    id: 'fal-api-key',
    title: 'fal.ai API key',
    severity: 'high',
    pattern:
      /(?<!\w)FAL_KEY["']?[ \t]{0,8}[:=][ \t]{0,8}["']?(?<secret>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}:[0-9a-f]{32})(?!\w)/,
    keywords: ['fal_key'],
    longest: 96,
    entropy: 3,
    textOnly: true,
    samples: {
      must: ['FAL_KEY="0417132e¦-f80a-e424-2a33-7711dc66fcd1:4b8b79160c0e11f4ec519677610c8b7a"'],
      mustNot: [
        'FAL_KEY="945bc380¦-eb5e-4cd8-7a53-f4dabdd04fca:c579c034ced5145b1caf83b5979f51b"',
        'FAL_ID="dd86d068¦-d0b6-0506-654c-57d15bac1ecf:284b60ebdad83bab8e1253a3cba8bec6"',
      ],
    },
  },
  {
    id: 'e2b-api-key',
    title: 'E2B API key',
    severity: 'high',
    ...prefixed('e2b_', run(hex, 40)),
    samples: {
      must: ['e2b_f66ae232¦ab8bdc0ec3d15ff99cf237c618b9cde4'],
      mustNot: [
        'e2b_6ea7f61c¦73f0ab81249a2807e4c8e42dcf63f59',
        'e2b_d0fa3bbd¦3ee35398294c71fc103cc3f87ff9a6a67',
        'xe2b_9d649868¦83f6f7f6471e6c3dd0b8e49e48737ace',
      ],
    },
  },
];
