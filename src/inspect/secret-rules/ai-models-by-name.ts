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
        'os.environ["COHERE_API_KEY"] = "49VwAUsf¦6mznZPm9Q2257x1zTsqANUcP0dPEt96X"',
        'export CO_API_KEY=VAVGzigA¦jfhy6q8TJ2kllEdlguJuRQvf00CempWt',
      ],
      mustNot: [
        '"cohereApiKey": "LsKCyouJ¦J8VKtxEacZ8xwrCHtUx6yGCnSQFLiPO"',
        'checksum: eNnDtJYE¦3LTvOSLgX9OdLt1E1h5aAzIkWCSVX6Sa',
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
        'mistral_api_key: Or65U5FU¦MkTqcsgOPCbTv4OIam2kZGz7',
        "MISTRAL_API_KEY = 'dAcVtwYr¦RG8HlIUJ5FnF5S9If3cW2X4x'",
      ],
      mustNot: [
        '<add key="mistralApiKey" value="Z4fcSe2R¦HP2fWT01B6mcX71MtzY85kc"/>',
        'checksum: lmuflu5A¦fGAR65jdzPC2MjW60SZedGoQ',
      ],
    },
  },
  {
    id: 'deepseek-api-key',
    title: 'DeepSeek API key',
    severity: 'medium',
    ...assigned(['deepseek'], { pattern: 'sk-[0-9a-f]{32}(?!\\w)', longest: 35 }),
    samples: {
      must: [
        'ENV DEEPSEEK_API_KEY sk-bb838ed1¦40aee70ad67dc9245926267c',
        'deepseek_api_key := "sk-62fb7645¦23a5629188002a2796f76101"',
      ],
      mustNot: [
        '"deepseek_api_key" => "sk-022d19c3¦23a214e3adda1236b9d4bb2"',
        'checksum: sk-b8c5c1a6¦80740fd9bffff38ca63be5cd',
      ],
    },
  },
  {
    id: 'dashscope-api-key',
    title: 'Alibaba Model Studio API key',
    severity: 'medium',
    ...assigned(['(?:dashscope|qwen)'], { pattern: 'sk-[0-9a-f]{32}(?!\\w)', longest: 35 }),
    keywords: ['dashscope', 'qwen'],
    samples: {
      must: [
        '--dashscope-api-key sk-eb8c5a73¦a3d8c15cd925ab4cd14dacee',
        'os.environ["DASHSCOPE_API_KEY"] = "sk-f9737074¦85edeb06c06f7732bf0c8362"',
      ],
      mustNot: [
        'export DASHSCOPE_API_KEY=sk-3ae3f94e¦7bf3bc420c91253c3345c40',
        'checksum: sk-211201ea¦9d4df7a27bd0bb6bb2340bf0',
      ],
    },
  },
  {
    id: 'moonshot-api-key',
    title: 'Moonshot AI API key',
    severity: 'medium',
    ...assigned(['(?:moonshot|kimi)'], { pattern: 'sk-[0-9A-Za-z]{48}(?!\\w)', longest: 51 }),
    keywords: ['moonshot', 'kimi'],
    samples: {
      must: [
        '"moonshotApiKey": "sk-HwU6IsZC¦XaTVCg5KsfjFjzgiAH5KQjfa8Gs2Hx4qnO9L3DOj"',
        'moonshot_api_key: sk-4PnknvXM¦A7kzsl6De6q2KZ1Bph9RJb2svYWHpeJUif2otMQi',
      ],
      mustNot: [
        "MOONSHOT_API_KEY = 'sk-dZXIUCmI¦YbEaiAYm3kr6PjtYMGiYUCCRjw3a32HTMhQlQ5F'",
        'checksum: sk-AG0G3SOk¦Gfj0Vb3KtUUz0UkefBjhJxamKDOGqaklKtNXAtBn',
      ],
    },
  },
  {
    id: 'zhipu-api-key',
    title: 'Zhipu AI API key',
    severity: 'medium',
    ...assigned(['(?:zhipu|zhipuai|bigmodel|zai)'], {
      pattern: '[0-9a-f]{32}\\.[0-9A-Za-z]{16}(?!\\w)',
      longest: 49,
    }),
    keywords: ['zhipu', 'bigmodel', 'zai_', 'zai-'],
    samples: {
      must: [
        '<add key="zhipuaiApiKey" value="679eca7a¦4ca54c1868a2a5ac28636e88.G5j9WxEUeBoFrBbg"/>',
        'ENV ZHIPUAI_API_KEY 46704a47¦61afa178a265ea2e5520dae3.9O6zEtQGA19DTejl',
      ],
      mustNot: [
        'zhipuai_api_key := "615a1736¦022eb3fdf5563cb4759b0de0.UlcMW01bt3S5qyK"',
        'checksum: ef98c6db¦5b23494d689d7941720906fa.UJpylrcZLuy9wBqw',
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
        '"together_api_key" => "57ede9ae¦bb7e40fef1c2d3dded4887782e63eb6ce00ca1d6aa6306eaf12d8bb5"',
        '--together-api-key 3da4e3f6¦f0d608c2f5e37b41957d2460dc587d4616299906a7de47b12fa2a407',
      ],
      mustNot: [
        'os.environ["TOGETHER_API_KEY"] = "ef3ffad5¦010b7d2c71e70063789a40cdc79ef790fd4b841441f58b87bcdf5c1"',
        'checksum: 89450035¦9efb0f83466213e4d48abda5a199ceeedfac5f3ccfbfe67be6b74fe4',
      ],
    },
  },
  {
    id: 'stability-api-key',
    title: 'Stability AI API key',
    severity: 'medium',
    ...assigned(['(?:stability|dreamstudio)'], { pattern: 'sk-[0-9A-Za-z]{48}(?!\\w)', longest: 51 }),
    keywords: ['stability', 'dreamstudio'],
    samples: {
      must: [
        'export STABILITY_API_KEY=sk-4QP3hpRU¦QORLrWngnoAN8KC8WvvSZcyPanhMQoHhWVl4lIAg',
        '"stabilityApiKey": "sk-t6fRlxr2¦HDQ7QzGkvyf5ZNkirBsQoAVhNu26AARFXtvA3dPH"',
      ],
      mustNot: [
        'stability_api_key: sk-pftUqabF¦jqNTMNIRb1qzqZzL7BHxLA4fVtkxRhjVp49pG3Y',
        'checksum: sk-GxM04kW7¦jtjbDfOunf24p9G6tORnWPD7DWrDaXpvmomCEZXi',
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
        "AI21_API_KEY = 'W0cglJON¦wRoVmFtnQLaJeM2g1foN4KZ6'",
        '<add key="ai21ApiKey" value="fLRq7kZm¦xhLovxnVVc5tt2phiLJLUsEf"/>',
      ],
      mustNot: [
        'ENV AI21_API_KEY 0nqczitk¦P6eq8bcmC1ZtGIdQvWhsSQl',
        'checksum: AiDqVGJa¦tFJ2osUdi9VtMQXfhJoQxWYd',
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
        'sambanova_api_key := "67564f7f¦-b559-9ebb-552b-483900937f6a"',
        '"sambanova_api_key" => "bfb1dd24¦-db4c-fc4c-e92d-437407220d76"',
      ],
      mustNot: [
        '--sambanova-api-key 1387¦0543-0c68-4c6e-6e37-9421e097a01',
        'checksum: 52d8da7f¦-1f8e-93ba-664b-f32fcb50ced6',
      ],
    },
  },
];
