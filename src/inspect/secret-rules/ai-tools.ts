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
        'lsv2_pt_a40cdc79¦ef790fd4b841441f58b87bcd_f5c1894500',
        'lsv2_sk_359efb0f¦83466213e4d48abda5a199ce_eedfac5f3c',
      ],
      mustNot: [
        'lsv2_pt_cfbfe67b¦e6b74fe4c752e23e6fd52d61_7649c4836',
        'lsv2_xx_1a8f1d0a¦7445dc237294b6b43c6e7120_f4c338a008',
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
      must: ['sk-lf-71c9fe01¦-db45-8d02-fed8-5823e17a7910'],
      mustNot: ['pk-lf-c9c7ffbe¦-c49a-b4d6-78e2-e93af639b18f', 'sk-lf-3c96aba7¦03f64d6c1dfcd04d5bbcffae'],
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
      must: ['pcsk_fk¦5wH_6hzPMlACAPckOa8qqGvku6U6sdfh9ei6SQHYIBVxYDPPa6ONpxMl3RuZIMRKCsL'],
      mustNot: [
        'pcsk_zK¦u9R_8hyXpo0kB5krvGJCq2IcR5x0LHuzt8KjiYRKjzVjTza2IjFZlnobPXibuFPCj',
        'pcsk_s4¦tT_GJbGLJRXvJw6KSpGUT0MiLXlrGu3Stu9K6cbAEyWoDN2Pac5BGC5kDfcmov1mUt',
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
    ...bounded('fc-', run(hex, 32)),
    samples: {
      must: ['key=fc-a90bf07f¦7f9599cbf85c0844e418ce49', '"fc-2f68f955¦16e987fda919f9354b2fe163"'],
      mustNot: [
        'key=fc-e01d6d0d¦8ee53fc094c8fb6d153aa88',
        'key=fc-3284877f¦5fe307406525dd539cfe28f82',
        'key=xfc-d7fe6130¦1a273bce3abf9218e76319c1',
      ],
    },
  },
  {
    id: 'llamacloud-api-key',
    title: 'LlamaCloud API key',
    severity: 'high',
    ...prefixed('llx-', run(alnum, 48)),
    samples: {
      must: ['llx-cUJW3VXc¦dBatdszhJu8LVULPCMM50ESP2cfsbmV6M26C5nan'],
      mustNot: [
        'llx-Mc21PYoz¦ElvPQ87hDJwuIqp0mJUZptAbzIahnMGrPZeNyKL',
        'llx-3LrO3rpz¦huWcKnbQnB3cT9exPzwYEuejIgBOykajjUI9R6pGd',
        'xllx-vNI9EJqa¦VLeYaarzs4ZZp3vFMyNgCXELRJbAIbtXVuwC0K38',
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
        'rpa_w2YFE0x3¦YqCZLM4aCaq9tsLHwcl43RriaXleZE7N',
        'rpa_OvBfxgH7¦1JAaiNkLAuMs1CqQuQ1yX2BJ8V2TlSqjhF2gVWwPLG',
      ],
      mustNot: [
        'rpa_EPMZQnKz¦2afvTw9Y5wprwCeCLLduc8F4CEIms7I',
        'rpa_ES9hvgXP¦3fQJEHYjXbZMUVVu05gJQmUPCPWA1XPoZRjeIbGrCiR',
        'xrpa_KtelZAGB¦UxxRS2tAFByGad607kZkHnHzL9dAGu1h',
      ],
    },
  },
  {
    id: 'kaggle-token',
    title: 'Kaggle API token',
    severity: 'high',
    ...prefixed('KGAT_', run(hex, 32)),
    samples: {
      must: ['KGAT_cc828d37¦2086a43bf232d39a8bb1c660'],
      mustNot: [
        'KGAT_2580468e¦bc599037bb083bf118f83b7',
        'KGAT_1600eae4¦2dedce7e463fcfe573119cf46',
        'xKGAT_592cd566¦d1bfda39d77326683345f6bc',
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
      must: ['{"username":"someone","key":"2ddb60bb¦092733cf40db541483b561d6"}'],
      mustNot: ['{"username":"someone","key":"1df9b8ba¦7b42e4be24c263cb8cede13"}'],
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
      must: ['FAL_KEY="5fc95681¦-d83d-f84a-1e54-0947afd18ca9:5c3601d5cee14a264fb80d9669dd1290"'],
      mustNot: [
        'FAL_KEY="d913ee8c¦-972d-a427-6c99-b54724cf5f02:f9878f4c32a0c6c586ffb6daaddeaa0"',
        'FAL_ID="476cc0de¦-7182-b6aa-d3bb-35ea9c37899b:1118a5231c63aaac3b5937a8a0e8c509"',
      ],
    },
  },
  {
    id: 'e2b-api-key',
    title: 'E2B API key',
    severity: 'high',
    ...prefixed('e2b_', run(hex, 40)),
    samples: {
      must: ['e2b_99158734¦3b2185f61e9a9055bee05322c54f1dff'],
      mustNot: [
        'e2b_d4a9b9cb¦b7bd3ca4847cad99dd07cac1c1b0587',
        'e2b_32798021¦950c69527f6cd262646679dc8f21d6fc8',
        'xe2b_130a5ab6¦f37ce60f860b1fdee5efd49a5d9eb1e3',
      ],
    },
  },
];
