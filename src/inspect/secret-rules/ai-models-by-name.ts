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
        'cohere_api_key := "JaVDPx1J¦UxofZnsgmqG0KD3lqddgyionGLiHD2n7"',
        '"co_api_key" => "YbkeiXfB¦TORn2lm6gsMkDPtgJINWNWGZoXwiB7IX"',
      ],
      mustNot: [
        '--cohere-api-key iUI93xpV¦cxmSi1LkNNuTuw7xtILMGwS2D8fAu2E',
        'checksum: Ww8Y83ec¦0fD6JIYh1oiPOMgpRJNg8H949TZd3jYM',
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
        'os.environ["MISTRAL_API_KEY"] = "yLpc9QGB¦4KtVawtuMYVdVNZIJKmsgvhX"',
        'export MISTRAL_API_KEY=owv30Mqr¦YaZT4esuipPGjRV70fTnk6kM',
      ],
      mustNot: [
        '"mistralApiKey": "W3YBegja¦SPMGn1KYUkjoj0vqKX297xB"',
        'checksum: XZT6djmZ¦nz20QCrDDmGAkCrZeGB37Ufu',
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
        'deepseek_api_key: sk-6102e697¦02c3c722869482319781db8d',
        "DEEPSEEK_API_KEY = 'sk-bc7b9ea3¦6bfebf92dc8e27a0453f012e'",
      ],
      mustNot: [
        '<add key="deepseekApiKey" value="sk-d3243ce7¦81f2817de19487013e15fe1"/>',
        'checksum: sk-cd3d5dca¦73853d1fef1dd80944ae51c6',
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
        'ENV DASHSCOPE_API_KEY sk-c2613fff¦8c6609dde4a6b9d76ad44181',
        'dashscope_api_key := "sk-c63359ba¦42fa8188f1b09920086724b9"',
      ],
      mustNot: [
        '"dashscope_api_key" => "sk-51ce0407¦8bb1962d5996d138d1d8da8"',
        'checksum: sk-5f76e1b2¦b3e97c0472b7cef0c5639f7a',
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
        '--moonshot-api-key sk-RLwdCpIN¦XXfvR9f4uKjeTaPxJdX1OHKQ6bZvVRPsp6Zt2n8q',
        'os.environ["MOONSHOT_API_KEY"] = "sk-gHe76uVT¦GDFByPpQt1EONSCtk6hU2bXOrdSB7TeShpJoSFuk"',
      ],
      mustNot: [
        'export MOONSHOT_API_KEY=sk-V07tB8FY¦AUWd46YhMrnvjcCXBe5kpQDYY2fmOWUMqMhAyt3',
        'checksum: sk-vIf9bCxH¦LI9SPA1HSnr0mUiYLG7FbzBniGgCDSZG3qzlhFNg',
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
        '"zhipuaiApiKey": "958347d2¦4f5f3c4d11230e5bfc0c743f.AVGzigAjfhy6q8TJ"',
        'zhipuai_api_key: 179dd006¦aa6994fa7468f386ed7accb6.tJYE3LTvOSLgX9Od',
      ],
      mustNot: [
        "ZHIPUAI_API_KEY = 'a0702596¦ef3ec32f27fbecc6e2c91835.cVtwYrRG8HlIUJ5'",
        'checksum: 772e4911¦22e1d8c1e005330b422585d3.5jdzPC2MjW60SZed',
      ],
    },
  },
  {
    id: 'together-api-key-by-name',
    title: 'Together AI API key, by its name',
    severity: 'medium',
    ...assigned(['together * key'], run(hex, 64)),
    keywords: ['together_', 'together-', 'togethera'],
    samples: {
      must: [
        '<add key="togetherApiKey" value="868a2a5a¦c28636e888247f57546704a4761afa178a265ea2e5520dae34c37d85"/>',
        'ENV TOGETHER_API_KEY 046e615a¦1736022eb3fdf5563cb4759b0de0fb001e2aef98c6db5b23494d689d',
      ],
      mustNot: [
        'together_api_key := "79417209¦06faf9a45c85838168ba52015e75e097054006a0816902c85f9d7ff"',
        'checksum: 5431ea05¦e043b5732ce6cb5bfccf6fed7574ea459e2021ac78220ae14661abf4',
      ],
    },
  },
  {
    id: 'stability-api-key',
    title: 'Stability AI API key',
    severity: 'medium',
    ...assigned(['(?:stability|dreamstudio)'], { pattern: 'sk-[0-9A-Za-z]{48}(?!\\w)', longest: 51 }),
    keywords: ['stability_', 'stability-', 'stabilitya', 'dreamstudio'],
    samples: {
      must: [
        '"stability_api_key" => "sk-h8HUjwNa¦wnWrvl4WUzm7L4u5xeGdhJfYMERcYLSTNhh4DFXt"',
        '--stability-api-key sk-XUmn1rFp¦L8wriKI7Pk4hJJx7eXg0gDkQUrdCv5SqX1hJCQ0m',
      ],
      mustNot: [
        'os.environ["STABILITY_API_KEY"] = "sk-hPTkoD63¦KI98cCoTV3hQGzImyguO9JhrrB4wnFcbRbVPxin"',
        'checksum: sk-YPjrINV3¦e4GUB7bbiJwFG8kWAVjEUPTIM3Dh88dyBOlBx6om',
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
        'export AI21_API_KEY=j2NHApET¦QhTJlKmTeMqNcET8b0VhdTxZ',
        '"ai21ApiKey": "hVqs2nP4¦nQ6RQxTZgRp9jHierXhkvHFE"',
      ],
      mustNot: [
        'ai21_api_key: H4TD6TNh¦COT0jfa0PL3RCeKLoyC6h1C',
        'checksum: hTKV24tQ¦jGMjrMhnZB6WRmpKs9yS6nUC',
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
        "SAMBANOVA_API_KEY = 'f0d608c2¦-f5e3-7b41-957d-2460dc587d46'",
        '<add key="sambanovaApiKey" value="16299906¦-a7de-47b1-2fa2-a407ef3ffad5"/>',
      ],
      mustNot: [
        'ENV SAMBANOVA_API_KEY 010b¦7d2c-71e7-0063-789a-40cdc79ef79',
        'checksum: 0fd4b841¦-441f-58b8-7bcd-f5c189450035',
      ],
    },
  },
];
