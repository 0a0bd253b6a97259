import type { SecretRule } from '../secret-rule.ts';
import { alnum, base64url, bounded, hex, prefixed, run } from '../secret-shape.ts';

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
        'lsv2_pt_9efb0f83¦466213e4d48abda5a199ceee_dfac5f3ccf',
        'lsv2_sk_bfe67be6¦b74fe4c752e23e6fd52d6176_49c48361a8',
      ],
      mustNot: [
        'lsv2_pt_f1d0a744¦5dc237294b6b43c6e7120f4c_338a00871',
        'lsv2_xx_c9fe01db¦458d02fed85823e17a7910c9_c7ffbec49a',
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
      must: ['sk-lf-b4d678e2¦-e93a-f639-b18f-3c96aba703f6'],
      mustNot: ['pk-lf-4d6c1dfc¦-d04d-5bbc-ffae-283cb565cc48', 'sk-lf-3f343ed8¦95f6cc3cbb1d9bda6aa4d405'],
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
      must: ['pcsk_5k¦rvG_JCq2IcR5x0LHuzt8KjiYRKjzVjTza2IjFZlnobPXibuFPCjs4tTGJbGLJRXvJw6'],
      mustNot: [
        'pcsk_KS¦pGU_T0MiLXlrGu3Stu9K6cbAEyWoDN2Pac5BGC5kDfcmov1mUtLmRJZlDm7glTyTX',
        'pcsk_sN¦Jd_TNwPm9VJrBI3PqLfWooKkMRhtznqfJutMaJdlsUawoZEnwb7P8MpyhVFtWAmDzQ',
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
        'tvly-mynHpxa9¦sIETI0T993tSO4CWT1KGD2nR',
        'tvly-ZJnOvQuF¦UbHB5u3cSh14L9rYrfVz5yYwdCifRQIlzDB-piL1',
      ],
      mustNot: [
        'tvly-pvtOWQTg¦EyPuazBw4YiI9dO40dhg_Eb',
        'tvly-tzlVuBpo¦O7LVRUukthDsvbWe8neBmu6oD5Oj__jhhCG-vPoG7',
        'xtvly-cZni9pzN¦fIdEWWt4BR3PWLV5FpxB7icN',
      ],
    },
  },
  {
    id: 'jina-api-key',
    title: 'Jina AI API key',
    severity: 'medium',
    ...prefixed('jina_', run(base64url, 60)),
    samples: {
      must: ['jina_Jokf2qow¦AcxVvti3ZltdjDpgQnlzx68IysqQVa5wElHb2zp6RCwiQzPsjhpD'],
      mustNot: [
        'jina_STjWo4dI¦I4cKPXQ6AxjlNgbWKS5ggGtoPWOdp1QHOMmZdWSVEzKeJdLeiiX',
        'jina_WP0r7bdM¦JYNEQ5tfp0rEGmwesGR1b0xusTrR7E1JOUW5QEXBuM5j86mSty-Q0',
        'xjina_bu8cVT59¦V7iR6OEUPTpDsWW0hVKS4tMYgv84p4n9X6fa0j_2UzS-bNdcojzW',
      ],
    },
  },
  {
    id: 'firecrawl-api-key',
    title: 'Firecrawl API key',
    severity: 'medium',
    ...bounded('fc-', run(hex, 32)),
    samples: {
      must: ['key=fc-5c0844e4¦18ce492f68f95516e987fda9', '"fc-19f9354b¦2fe163e01d6d0d8ee53fc094"'],
      mustNot: [
        'key=fc-c8fb6d15¦3aa883284877f5fe3074065',
        'key=fc-25dd539c¦fe28f82d7fe61301a273bce3a',
        'key=xfc-bf9218e7¦6319c1f91f594affac6bb207',
      ],
    },
  },
  {
    id: 'llamacloud-api-key',
    title: 'LlamaCloud API key',
    severity: 'high',
    ...prefixed('llx-', run(alnum, 48)),
    samples: {
      must: ['llx-SP2cfsbm¦V6M26C5nanMc21PYozElvPQ87hDJwuIqp0mJUZpt'],
      mustNot: [
        'llx-AbzIahnM¦GrPZeNyKL3LrO3rpzhuWcKnbQnB3cT9exPzwYEu',
        'llx-ejIgBOyk¦ajjUI9R6pGdvNI9EJqaVLeYaarzs4ZZp3vFMyNgCX',
        'xllx-ELRJbAIb¦tXVuwC0K38w2YFE0x3YqCZLM4aCaq9tsLHwcl43R',
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
        'rpa_riaXleZE¦7NOvBfxgH71JAaiNkLAuMs1CqQuQ1yX2',
        'rpa_BJ8V2TlS¦qjhF2gVWwPLGEPMZQnKz2afvTw9Y5wprwCeCLLduc8',
      ],
      mustNot: [
        'rpa_F4CEIms7¦IES9hvgXP3fQJEHYjXbZMUVVu05gJQm',
        'rpa_UPCPWA1X¦PoZRjeIbGrCiRKtelZAGBUxxRS2tAFByGad607kZkHn',
        'xrpa_HzL9dAGu¦1hOeOfaH4GkQ7Fta40HDrK9v6wMU4li6',
      ],
    },
  },
  {
    id: 'kaggle-token',
    title: 'Kaggle API token',
    severity: 'high',
    ...prefixed('KGAT_', run(hex, 32)),
    samples: {
      must: ['KGAT_2d39a8bb¦1c6602580468ebc599037bb0'],
      mustNot: [
        'KGAT_83bf118f¦83b71600eae42dedce7e463',
        'KGAT_fcfe5731¦19cf46592cd566d1bfda39d77',
        'xKGAT_32668334¦5f6bc2ddb60bb092733cf40d',
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
      must: ['{"username":"someone","key":"b541483b¦561d61df9b8ba7b42e4be24c"}'],
      mustNot: ['{"username":"someone","key":"263cb8ce¦de138ff1dc43fd48a61df75"}'],
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
      must: ['FAL_KEY="40947afd¦-18ca-95c3-601d-5cee14a264fb:80d9669dd1290d913ee8c972da4276c9"'],
      mustNot: [
        'FAL_KEY="9b54724c¦-f5f0-2f98-78f4-c32a0c6c586f:fb6daaddeaa0476cc0de7182b6aad3b"',
        'FAL_ID="b35ea9c3¦-7899-b111-8a52-31c63aaac3b5:937a8a0e8c5091f04ed56ad1fd87904b"',
      ],
    },
  },
  {
    id: 'e2b-api-key',
    title: 'E2B API key',
    severity: 'high',
    ...prefixed('e2b_', run(hex, 40)),
    samples: {
      must: ['e2b_61e9a905¦5bee05322c54f1dffd4a9b9cbb7bd3ca'],
      mustNot: [
        'e2b_4847cad9¦9dd07cac1c1b058732798021950c695',
        'e2b_27f6cd26¦2646679dc8f21d6fc8130a5ab6f37ce60',
        'xe2b_f860b1fd¦ee5efd49a5d9eb1e3b97936413032c7a',
      ],
    },
  },
];
