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
        'lsv2_pt_6f89791f¦4fbd9d67564f7fb5599ebb55_2b48390093',
        'lsv2_sk_7f6abfb1¦dd24db4cfc4ce92d43740722_0d76138705',
      ],
      mustNot: [
        'lsv2_pt_430c684c¦6e6e379421e097a0152d8da7_f1f8e93ba',
        'lsv2_xx_664bf32f¦cb50ced6867a3f6e9f2e18b4_296109aaf3',
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
      must: ['sk-lf-9dfb7e2c¦-c615-767e-bda3-de98a2ca2ce1'],
      mustNot: ['pk-lf-c316bffb¦-aa34-fe6c-4198-cb2cf5a49388', 'sk-lf-d1260685¦713ce21b954cba0dce29e7ed'],
    },
  },
  {
    id: 'pinecone-api-key',
    title: 'Pinecone API key',
    severity: 'high',
    pattern: /(?<!\w)pcsk_[0-9A-Za-z]{5,6}_[0-9A-Za-z]{63}(?!\w)/,
    keywords: ['pcsk_'],
    longest: 75,
    entropy: 4,
    samples: {
      must: ['pcsk_tn¦M1H_NwlRJM6PuLDorONwhbXsUhT3p49uUsnRQqYDZFIx2Tb7gN8I1zUqcP3D6TyxcMj'],
      mustNot: [
        'pcsk_yD¦UCR_bMkLvwfrrWjPiY6YEEaxnMeGlPwcu2xJ9s9iniY2JArCpsqGD35TMNzeBXLaXI',
        'pcsk_Zm¦Gd_jbAouE2LgLt8RPChpGXCaJPr0D8CBwjOHJgeGbhuvvEvtcFY7gXUAikXKZ9Jcif',
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
        'tvly-tbXPsfKW¦Mysu5KVMWD0EYYhJKX3nnZ8X',
        'tvly-rEU81ZQe¦JCjz8D8sFbfXll5pQR3BMX3IOXukpKdd2EUlj2ZF',
      ],
      mustNot: [
        'tvly-jy44Z_WD¦lV4P33uhvGBrwtmuSvGPCyn',
        'tvly-0lj1dAVD¦Cm_J2rkNJ4JXEkMQ4sO5szcjZjgVlJ8vIiw9ImBPD',
        'xtvly-okWmxsu6¦CYz_7rmJDyrJYgQ6syUKLSQi',
      ],
    },
  },
  {
    id: 'jina-api-key',
    title: 'Jina AI API key',
    severity: 'medium',
    ...prefixed('jina_', run(base64url, 60)),
    samples: {
      must: ['jina_Heoq-lo-¦ctQZ9suILGNG4-aZ7RLIa-TFtFzu6zFJrUdD0fGl4OeEGUtCX5AO'],
      mustNot: [
        'jina_wNmbMcuA¦7viT-GT6lD0LVCW84DW4cz_X5n8wNuA2Xl_Y1s9QSzssIw2et3Y',
        'jina_DbgBG-wi¦luQ-WdCHYvTJ7OwDg0cLju2_GPN96eZt0rEbm73npa5vKjl96kHwm',
        'xjina_IB9y1fZZ¦Xk_YBGk27yxI85WU1m9EmpO9ifB4EjDcdDhWaV3mf5vXPKkQWy3S',
      ],
    },
  },
  {
    id: 'firecrawl-api-key',
    title: 'Firecrawl API key',
    severity: 'medium',
    ...prefixed('fc-', run(hex, 32)),
    samples: {
      must: ['fc-388c3da9¦60a5ab91e2c17d05fc95681d'],
      mustNot: [
        'fc-83df84a1¦e540947afd18ca95c3601d5',
        'fc-cee14a26¦4fb80d9669dd1290d913ee8c9',
        'xfc-72da4276¦c99b54724cf5f02f9878f4c3',
      ],
    },
  },
  {
    id: 'llamacloud-api-key',
    title: 'LlamaCloud API key',
    severity: 'high',
    ...prefixed('llx-', run(alnum, 48)),
    samples: {
      must: ['llx-Wln5zfK1¦PCPAdxGaCjVyVpmmNCQdLoLRnRuSLK08rFqDOO0R'],
      mustNot: [
        'llx-TE3ZZlxH¦5MnqzDmzgzdvrLXKXuRvmyvu6vMhMid6lBzgnSK',
        'llx-fJOchz6y¦FGxfIgINi22ck2fHrxyLemA4k6rn2PD6WLLLkO7vk',
        'xllx-MyYluwgA¦Im6EKiHK0THOhBxsveu0WtkJWxYoyb3xquuhmpyV',
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
        'rpa_si1i9gav¦TRzBDYKQjuw2eiVrRzHzEmJ08YehmsMb',
        'rpa_ACBcb8GS¦q8L2xlHuHQfmmWkauTM7OiImvkbsr3JQDi8a81eU5l',
      ],
      mustNot: [
        'rpa_JUdjFW3r¦3Gr0HK8ddZumLJiUpecDgqzvA7ZXxVb',
        'rpa_zGNQCZ1D¦KJDUt4CvqLYyRdszuR7fT1Jzb2rONKDHlhdT3JkBVqD',
        'xrpa_cOCwW8z5¦cClhDLNU7GJLq9T6t4GeFpS7uYsulKXn',
      ],
    },
  },
  {
    id: 'kaggle-token',
    title: 'Kaggle API token',
    severity: 'high',
    ...prefixed('KGAT_', run(hex, 32)),
    samples: {
      must: ['KGAT_da806076¦13ee5b2d29f2174130ac18c8'],
      mustNot: [
        'KGAT_4acbf7be¦033e212369d1ec03e20e8f9',
        'KGAT_e8ac5063¦0450881e145771c522866259c',
        'xKGAT_b3ab77fd¦c84a523126d8151524058ead',
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
      must: ['{"username":"someone","key":"0fe36fd2¦2a11cb0d96bac7074e25bd6f"}'],
      mustNot: ['{"username":"someone","key":"590fd387¦2e53f07317df39a73abda61"}'],
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
      must: ['FAL_KEY="99d8fd04¦-b140-f199-05c7-848e10410bbb:311bcf53bfb52144e57bfc25a54f47e3"'],
      mustNot: [
        'FAL_KEY="1e041713¦-2ef8-0ae4-242a-337711dc66fc:d14b8b79160c0e11f4ec519677610c8"',
        'FAL_ID="b7a945bc¦-380e-b5e4-cd87-a53f4dabdd04:fcac579c034ced5145b1caf83b5979f5"',
      ],
    },
  },
  {
    id: 'e2b-api-key',
    title: 'E2B API key',
    severity: 'high',
    ...prefixed('e2b_', run(hex, 40)),
    samples: {
      must: ['e2b_bcfc5b91¦8207be0e08c04001dc164a767b040bda'],
      mustNot: [
        'e2b_dd83ddff¦27a95f4272417f00c3f66ae232ab8bd',
        'e2b_c0ec3d15¦ff99cf237c618b9cde46ea7f61c73f0ab',
        'xe2b_81249a28¦07e4c8e42dcf63f59d0fa3bbd3ee3539',
      ],
    },
  },
];
