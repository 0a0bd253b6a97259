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
        'os.environ["COHERE_API_KEY"] = "9f4uKjeT¦aPxJdX1OHKQ6bZvVRPsp6Zt2n8qgHe76"',
        'export CO_API_KEY=uVTGDFBy¦PpQt1EONSCtk6hU2bXOrdSB7TeShpJoS',
      ],
      mustNot: [
        '"cohereApiKey": "FukV07tB¦8FYAUWd46YhMrnvjcCXBe5kpQDYY2fm"',
        'checksum: OWUMqMhA¦yt3vIf9bCxHLI9SPA1HSnr0mUiYLG7Fb',
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
        'mistral_api_key: zBniGgCD¦SZG3qzlhFNggIBHd7r9whFtw',
        "MISTRAL_API_KEY = 'R49VwAUs¦f6mznZPm9Q2257x1zTsqANUc'",
      ],
      mustNot: [
        '<add key="mistralApiKey" value="P0dPEt96¦XVAVGzigAjfhy6q8TJ2kllE"/>',
        'checksum: dlguJuRQ¦vf00CempWtLsKCyouJJ8VKtx',
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
        'ENV DEEPSEEK_API_KEY sk-aaf37545¦b29871af4b6427763201b1ea',
        'deepseek_api_key := "sk-e411ac15¦d1525ce76d2f71b4ad0362cc"',
      ],
      mustNot: [
        '"deepseek_api_key" => "sk-f4a15756¦b8be7c2d56b9fdf1f981c28"',
        'checksum: sk-a1d56fa6¦303d3508e7195bb838ed140a',
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
        '--dashscope-api-key sk-ee70ad67¦dc9245926267c62fb764523a',
        'os.environ["DASHSCOPE_API_KEY"] = "sk-56291880¦02a2796f76101022d19c323a"',
      ],
      mustNot: [
        'export DASHSCOPE_API_KEY=sk-214e3add¦a1236b9d4bb2b8c5c1a6807',
        'checksum: sk-40fd9bff¦ff38ca63be5cdeb8c5a73a3d',
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
        '"moonshotApiKey": "sk-cGP3hAOX¦jlrQJk5AKN8ypOxRtY28RLhzOivlZSSVItwFYz6l"',
        'moonshot_api_key: sk-eF1tflwl¦YhF9HBgpSQwTNuu1DYiPvb1ybYpiDviVoEF74ypY',
      ],
      mustNot: [
        "MOONSHOT_API_KEY = 'sk-WMV1jlPq¦zHiwgcj7zrD5X7KSb7hYUIc9TENUk6sMpOl8l5i'",
        'checksum: sk-d0OIzX34¦ZB7Pm76fX8jBP80lW4q335al0XWW3SfLYIR8RVmF',
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
        '<add key="zhipuaiApiKey" value="a27bd0bb¦6bb2340bf08f396ef62a7582.KQjfa8Gs2Hx4qnO9"/>',
        'ENV ZHIPUAI_API_KEY a16c2cb5¦33631a054d9189f1bd9f6975.Ym3kr6PjtYMGiYUC',
      ],
      mustNot: [
        'zhipuai_api_key := "6d1118eb¦dd2758081ec80f1aff0f59a6.OGqaklKtNXAtBnD"',
        'checksum: 79eca7a4¦ca54c1868a2a5ac28636e888.5j9WxEUeBoFrBbg9',
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
        '"together_api_key" => "ae783614¦602742b230c83d0e7c2e3abc9eab9ea26b2ba0c77e268f77b8441e1f"',
        '--together-api-key f60b32e0¦83c04afe23c1ec6ddb40e518176ae619623221a1c447df88f2235a22',
      ],
      mustNot: [
        'os.environ["TOGETHER_API_KEY"] = "0311b857¦ede9aebb7e40fef1c2d3dded4887782e63eb6ce00ca1d6aa6306eaf"',
        'checksum: 12d8bb53¦da4e3f6f0d608c2f5e37b41957d2460dc587d4616299906a7de47b12',
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
        'export STABILITY_API_KEY=sk-qEkKMavv¦NXCjjX8H8NIGjAnsighzpPnzPvqM3cDeatbkIwcI',
        '"stabilityApiKey": "sk-0tKbmksj¦kCGbAPsJT3vazVhIaa8MGlzoQbVOdtaBXorZHQJ9"',
      ],
      mustNot: [
        'stability_api_key: sk-ZTZKYKc7¦ZtK4YgY1LTdQZ2ChxIzuCDSvKtNyxTlUkT4QP3h',
        'checksum: sk-pRUQORLr¦WngnoAN8KC8WvvSZcyPanhMQoHhWVl4lIAgt6fRl',
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
        "AI21_API_KEY = 'oK3oXtpJ¦xX6JNYfvk4ES3cc6j7VfWC6y'",
        '<add key="ai21ApiKey" value="860dp8k4¦lRvrfTWUgEX4v98MzhCRtElV"/>',
      ],
      mustNot: [
        'ENV AI21_API_KEY ZZO0CjnM¦osLt7s0Q9DAkcByLgwVIzMY',
        'checksum: IVlJKqPU¦8wDR764Qrzh1NYJcB2zwU2W0',
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
        'sambanova_api_key := "9cbdf7da¦-9b10-b2a3-ad3a-ff21a9af70c3"',
        '"sambanova_api_key" => "46089ded¦-56f8-9791-f4fb-d9d67564f7fb"',
      ],
      mustNot: [
        '--sambanova-api-key 5599¦ebb5-52b4-8390-0937-f6abfb1dd24',
        'checksum: db4cfc4c¦-e92d-4374-0722-0d7613870543',
      ],
    },
  },
];
