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
        'lsv2_pt_9a40cdc7¦9ef790fd4b841441f58b87bc_df5c189450',
        'lsv2_sk_0359efb0¦f83466213e4d48abda5a199c_eeedfac5f3',
      ],
      mustNot: [
        'lsv2_pt_ccfbfe67¦be6b74fe4c752e23e6fd52d6_17649c483',
        'lsv2_xx_61a8f1d0¦a7445dc237294b6b43c6e712_0f4c338a00',
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
      must: ['sk-lf-871c9fe0¦-1db4-58d0-2fed-85823e17a791'],
      mustNot: ['pk-lf-0c9c7ffb¦-ec49-ab4d-678e-2e93af639b18', 'sk-lf-f3c96aba¦703f64d6c1dfcd04d5bbcffa'],
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
      must: ['pcsk_Sf¦k5w_H6hzPMlACAPckOa8qqGvku6U6sdfh9ei6SQHYIBVxYDPPa6ONpxMl3RuZIMRKCs'],
      mustNot: [
        'pcsk_Lz¦Ku9_R8hyXpo0kB5krvGJCq2IcR5x0LHuzt8KjiYRKjzVjTza2IjFZlnobPXibuFPC',
        'pcsk_js¦4t_TGJbGLJRXvJw6KSpGUT0MiLXlrGu3Stu9K6cbAEyWoDN2Pac5BGC5kDfcmov1mU',
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
        'tvly-1bFU-Rek¦_i4qs9GrkHmynHpxa9sIETI0',
        'tvly-T993tSO4¦CWT1KGD2nRZJnOvQuFUbHB5u3cSh14L9rYrfVz5y',
      ],
      mustNot: [
        'tvly-YwdCifRQ¦IlzDB-piL1pvtOWQTgEyPua',
        'tvly-zBw4YiI9¦dO40dhg_EbtzlVuBpoO7LVRUukthDsvbWe8neBmu6',
        'xtvly-oD5Oj__j¦hhCG-vPoG7cZni9pzNfIdEWW',
      ],
    },
  },
  {
    id: 'jina-api-key',
    title: 'Jina AI API key',
    severity: 'medium',
    ...prefixed('jina_', run(base64url, 60)),
    samples: {
      must: ['jina_t4BR3PWL¦V5FpxB7icNJokf2qowAcxVvti3ZltdjDpgQnlzx68IysqQVa5wEl'],
      mustNot: [
        'jina_Hb2zp6RC¦wiQzPsjhpDSTjWo4dII4cKPXQ6AxjlNgbWKS5ggGtoPWOdp1QHO',
        'jina_MmZdWSVE¦zKeJdLeiiXWP0r7bdMJYNEQ5tfp0rEGmwesGR1b0xusTrR7E1JOUW',
        'xjina_5QEXBuM5¦j86mSty-Q0bu8cVT59V7iR6OEUPTpDsWW0hVKS4tMYgv84p4n9X6',
      ],
    },
  },
  {
    id: 'firecrawl-api-key',
    title: 'Firecrawl API key',
    severity: 'medium',
    ...prefixed('fc-', run(hex, 32)),
    samples: {
      must: ['fc-a90bf07f¦7f9599cbf85c0844e418ce49'],
      mustNot: [
        'fc-2f68f955¦16e987fda919f9354b2fe16',
        'fc-3e01d6d0¦d8ee53fc094c8fb6d153aa883',
        'xfc-284877f5¦fe307406525dd539cfe28f82',
      ],
    },
  },
  {
    id: 'llamacloud-api-key',
    title: 'LlamaCloud API key',
    severity: 'high',
    ...prefixed('llx-', run(alnum, 48)),
    samples: {
      must: ['llx-kiaoQEvU¦rkTC2703wwjdL4E6MOTictv7aKptaMYVigvYfwIv'],
      mustNot: [
        'llx-c4iZ3Gum¦raSECutz63lInP3cUJW3VXcdBatdszhJu8LVULP',
        'llx-CMM50ESP¦2cfsbmV6M26C5nanMc21PYozElvPQ87hDJwuIqp0m',
        'xllx-JUZptAbz¦IahnMGrPZeNyKL3LrO3rpzhuWcKnbQnB3cT9exPz',
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
        'rpa_wYEuejIg¦BOykajjUI9R6pGdvNI9EJqaVLeYaarzs',
        'rpa_4ZZp3vFM¦yNgCXELRJbAIbtXVuwC0K38w2YFE0x3YqCZLM4aCaq',
      ],
      mustNot: [
        'rpa_9tsLHwcl¦43RriaXleZE7NOvBfxgH71JAaiNkLAu',
        'rpa_Ms1CqQuQ¦1yX2BJ8V2TlSqjhF2gVWwPLGEPMZQnKz2afvTw9Y5wp',
        'xrpa_rwCeCLLd¦uc8F4CEIms7IES9hvgXP3fQJEHYjXbZM',
      ],
    },
  },
  {
    id: 'kaggle-token',
    title: 'Kaggle API token',
    severity: 'high',
    ...prefixed('KGAT_', run(hex, 32)),
    samples: {
      must: ['KGAT_fff029df¦c6c50cd986da585fde157583'],
      mustNot: [
        'KGAT_0388a458¦0cc828d372086a43bf232d3',
        'KGAT_9a8bb1c6¦602580468ebc599037bb083bf',
        'xKGAT_118f83b7¦1600eae42dedce7e463fcfe5',
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
      must: ['{"username":"someone","key":"73119cf4¦6592cd566d1bfda39d773266"}'],
      mustNot: ['{"username":"someone","key":"83345f6b¦c2ddb60bb092733cf40db54"}'],
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
      must: ['FAL_KEY="a8970ca1¦-e865-b68f-0738-8c3da960a5ab:91e2c17d05fc95681d83df84a1e54094"'],
      mustNot: [
        'FAL_KEY="7afd18ca¦-95c3-601d-5cee-14a264fb80d9:669dd1290d913ee8c972da4276c99b5"',
        'FAL_ID="4724cf5f¦-02f9-878f-4c32-a0c6c586ffb6:daaddeaa0476cc0de7182b6aad3bb35e"',
      ],
    },
  },
  {
    id: 'e2b-api-key',
    title: 'E2B API key',
    severity: 'high',
    ...prefixed('e2b_', run(hex, 40)),
    samples: {
      must: ['e2b_9f7743fa¦871d627062cc4092363c2eed3e447958'],
      mustNot: [
        'e2b_78899158¦7343b2185f61e9a9055bee05322c54f',
        'e2b_1dffd4a9¦b9cbb7bd3ca4847cad99dd07cac1c1b05',
        'xe2b_87327980¦21950c69527f6cd262646679dc8f21d6',
      ],
    },
  },
];
