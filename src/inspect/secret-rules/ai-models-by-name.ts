import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, hex, run, uuid } from '../secret-shape.ts';

export const aiModelsByName: readonly SecretRule[] = [
  {
    id: 'cohere-api-key',
    title: 'Cohere API key',
    severity: 'medium',
    ...assigned(['cohere * (?:key|token)', 'co api key'], run(alnum, 40)),
    keywords: ['cohere', 'co_api_key'],
    entropy: 4,
    samples: {
      must: [
        'os.environ["COHERE_API_KEY"] = "ONSCtk6h¦U2bXOrdSB7TeShpJoSFukV07tB8FYAUW"',
        'export CO_API_KEY=d46YhMrn¦vjcCXBe5kpQDYY2fmOWUMqMhAyt3vIf9',
      ],
      mustNot: [
        '"cohereApiKey": "bCxHLI9S¦PA1HSnr0mUiYLG7FbzBniGgCDSZG3qz"',
        'checksum: lhFNggIB¦Hd7r9whFtwR49VwAUsf6mznZPm9Q2257',
      ],
    },
  },
  {
    id: 'mistral-api-key',
    title: 'Mistral AI API key',
    severity: 'medium',
    ...assigned(['mistral * (?:key|token)'], run(alnum, 32)),
    entropy: 3.8,
    samples: {
      must: [
        'mistral_api_key: x1zTsqAN¦UcP0dPEt96XVAVGzigAjfhy6',
        "MISTRAL_API_KEY = 'q8TJ2kll¦EdlguJuRQvf00CempWtLsKCy'",
      ],
      mustNot: [
        '<add key="mistralApiKey" value="ouJJ8VKt¦xEacZ8xwrCHtUx6yGCnSQFL"/>',
        'checksum: iPOeNnDt¦JYE3LTvOSLgX9OdLt1E1h5aA',
      ],
    },
  },
  {
    id: 'deepseek-api-key',
    title: 'DeepSeek API key',
    severity: 'medium',
    ...assigned(['deepseek *'], { pattern: 'sk-[0-9a-f]{32}(?!\\w)', longest: 35 }),
    samples: {
      must: [
        'ENV DEEPSEEK_API_KEY sk-411ac15d¦1525ce76d2f71b4ad0362ccf',
        'deepseek_api_key := "sk-4a15756b¦8be7c2d56b9fdf1f981c28a1"',
      ],
      mustNot: [
        '"deepseek_api_key" => "sk-d56fa630¦3d3508e7195bb838ed140ae"',
        'checksum: sk-e70ad67d¦c9245926267c62fb764523a5',
      ],
    },
  },
  {
    id: 'dashscope-api-key',
    title: 'Alibaba Model Studio API key',
    severity: 'medium',
    ...assigned(['(?:dashscope|qwen) *'], { pattern: 'sk-[0-9a-f]{32}(?!\\w)', longest: 35 }),
    keywords: ['dashscope', 'qwen'],
    samples: {
      must: [
        '--dashscope-api-key sk-62918800¦2a2796f76101022d19c323a2',
        'os.environ["DASHSCOPE_API_KEY"] = "sk-14e3adda¦1236b9d4bb2b8c5c1a680740"',
      ],
      mustNot: [
        'export DASHSCOPE_API_KEY=sk-fd9bffff¦38ca63be5cdeb8c5a73a3d8',
        'checksum: sk-c15cd925¦ab4cd14daceef973707485ed',
      ],
    },
  },
  {
    id: 'moonshot-api-key',
    title: 'Moonshot AI API key',
    severity: 'medium',
    ...assigned(['(?:moonshot|kimi) *'], { pattern: 'sk-[0-9A-Za-z]{48}(?!\\w)', longest: 51 }),
    keywords: ['moonshot', 'kimi'],
    samples: {
      must: [
        '"moonshotApiKey": "sk-wTNuu1DY¦iPvb1ybYpiDviVoEF74ypYWMV1jlPqzHiwgcj7zr"',
        'moonshot_api_key: sk-D5X7KSb7¦hYUIc9TENUk6sMpOl8l5id0OIzX34ZB7Pm76fX8j',
      ],
      mustNot: [
        "MOONSHOT_API_KEY = 'sk-BP80lW4q¦335al0XWW3SfLYIR8RVmFK4sjYWFZMfcQ1oMWsr'",
        'checksum: sk-xglhuNeD¦WMMll57w80MkYVbn1HwU6IsZCXaTVCg5KsfjFjzg',
      ],
    },
  },
  {
    id: 'zhipu-api-key',
    title: 'Zhipu AI API key',
    severity: 'medium',
    ...assigned(['(?:zhipu|zhipuai|bigmodel|zai) *'], {
      pattern: '[0-9a-f]{32}\\.[0-9A-Za-z]{16}(?!\\w)',
      longest: 49,
    }),
    keywords: ['zhipu', 'bigmodel', 'zai_', 'zai-'],
    samples: {
      must: [
        '<add key="zhipuaiApiKey" value="582ad481¦82c4a16c2cb533631a054d91.svYWHpeJUif2otMQ"/>',
        'ENV ZHIPUAI_API_KEY 9f697513¦cb8f66d1118ebdd2758081ec.kGfj0Vb3KtUUz0Uk',
      ],
      mustNot: [
        'zhipuai_api_key := "59a6c8ab¦55679eca7a4ca54c1868a2a5.KiP4GD6WazCSkGX"',
        'checksum: 88247f57¦546704a4761afa178a265ea2.SAgsB5r1RLxTs79O',
      ],
    },
  },
  {
    id: 'together-api-key-by-name',
    title: 'Together AI API key, by its name',
    severity: 'medium',
    ...assigned(['together * key', 'togetherai * key'], run(hex, 64)),
    samples: {
      must: [
        '"together_api_key" => "b2ba0c77¦e268f77b8441e1ff60b32e083c04afe23c1ec6ddb40e518176ae6196"',
        '--together-api-key 23221a1c¦447df88f2235a220311b857ede9aebb7e40fef1c2d3dded4887782e6',
      ],
      mustNot: [
        'os.environ["TOGETHER_API_KEY"] = "3eb6ce00¦ca1d6aa6306eaf12d8bb53da4e3f6f0d608c2f5e37b41957d2460dc"',
        'checksum: 587d4616¦299906a7de47b12fa2a407ef3ffad5010b7d2c71e70063789a40cdc7',
      ],
    },
  },
  {
    id: 'stability-api-key',
    title: 'Stability AI API key',
    severity: 'medium',
    ...assigned(['(?:stability|dreamstudio) *'], { pattern: 'sk-[0-9A-Za-z]{48}(?!\\w)', longest: 51 }),
    keywords: ['stability', 'dreamstudio'],
    samples: {
      must: [
        'export STABILITY_API_KEY=sk-ZlnobPXi¦buFPCjs4tTGJbGLJRXvJw6KSpGUT0MiLXlrGu3St',
        '"stabilityApiKey": "sk-u9K6cbAE¦yWoDN2Pac5BGC5kDfcmov1mUtLmRJZlDm7glTyTX"',
      ],
      mustNot: [
        'stability_api_key: sk-sNJdTNwP¦m9VJrBI3PqLfWooKkMRhtznqfJutMaJdlsUawoZ',
        'checksum: sk-Enwb7P8M¦pyhVFtWAmDzQ56LAFH2FJclxWhxt5EqEkKMavvNX',
      ],
    },
  },
  {
    id: 'ai21-api-key',
    title: 'AI21 API key',
    severity: 'medium',
    ...assigned(['ai21 * key'], {
      pattern: '(?:[0-9A-Za-z]{32}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?![\\w-])',
      longest: 36,
    }),
    entropy: 3.3,
    samples: {
      must: [
        "AI21_API_KEY = 'KwSmC6tZ¦LwPq5fFCSl4CVALWdThAjR8E'",
        '<add key="ai21ApiKey" value="6jIlIqzu¦jVHfcqbLQGeCiQGvd3D4ignR"/>',
      ],
      mustNot: [
        'ENV AI21_API_KEY 2T4sjlVl¦RqYKnxZtzuOMrwDOkElAJLT',
        'checksum: F6AOnrZ6¦BifkLWjT6dgbH5HD18TUrnUu',
      ],
    },
  },
  {
    id: 'sambanova-api-key',
    title: 'SambaNova API key',
    severity: 'medium',
    ...assigned(['sambanova * key'], uuid),
    samples: {
      must: [
        'sambanova_api_key := "dbdf692c¦-ad95-0fcc-7a19-39b27e133f63"',
        '"sambanova_api_key" => "43042def¦-7244-b6d7-fc06-ba30d4655af9"',
      ],
      mustNot: [
        '--sambanova-api-key b9f9¦acf4-6d33-2d0b-951f-109cbdf7da9',
        'checksum: b10b2a3a¦-d3af-f21a-9af7-0c346089ded5',
      ],
    },
  },
];
