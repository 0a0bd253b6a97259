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
        'cohere_api_key := "iJL5pEDw¦8AWHBl2ZY6XeNyxCZSGLJuknzLJaVDPx"',
        '"co_api_key" => "1JUxofZn¦sgmqG0KD3lqddgyionGLiHD2n7YbkeiX"',
      ],
      mustNot: [
        '--cohere-api-key fBTORn2l¦m6gsMkDPtgJINWNWGZoXwiB7IXiUI93',
        'checksum: xpVcxmSi¦1LkNNuTuw7xtILMGwS2D8fAu2EWw8Y83',
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
        'os.environ["MISTRAL_API_KEY"] = "ec0fD6JI¦Yh1oiPOMgpRJNg8H949TZd3j"',
        'export MISTRAL_API_KEY=YMyLpc9Q¦GB4KtVawtuMYVdVNZIJKmsgv',
      ],
      mustNot: [
        '"mistralApiKey": "hXowv30M¦qrYaZT4esuipPGjRV70fTnk"',
        'checksum: 6kMW3YBe¦gjaSPMGn1KYUkjoj0vqKX297',
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
        'deepseek_api_key: sk-edb4058d¦0b02b2c6102e69702c3c7228',
        "DEEPSEEK_API_KEY = 'sk-69482319¦781db8dbc7b9ea36bfebf92d'",
      ],
      mustNot: [
        '<add key="deepseekApiKey" value="sk-c8e27a04¦53f012ed3243ce781f2817d"/>',
        'checksum: sk-e1948701¦3e15fe1cd3d5dca73853d1fe',
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
        'ENV DASHSCOPE_API_KEY sk-f1dd8094¦4ae51c6c2613fff8c6609dde',
        'dashscope_api_key := "sk-4a6b9d76¦ad44181c63359ba42fa8188f"',
      ],
      mustNot: [
        '"dashscope_api_key" => "sk-1b099200¦86724b951ce04078bb1962d"',
        'checksum: sk-5996d138¦d1d8da85f76e1b2b3e97c047',
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
        '--moonshot-api-key sk-u4MWZcFi¦tOdSoVvupc0rPwBYDrZ7kXIsUWaEtsKRLwdCpINX',
        'os.environ["MOONSHOT_API_KEY"] = "sk-XfvR9f4u¦KjeTaPxJdX1OHKQ6bZvVRPsp6Zt2n8qgHe76uVTG"',
      ],
      mustNot: [
        'export MOONSHOT_API_KEY=sk-DFByPpQt¦1EONSCtk6hU2bXOrdSB7TeShpJoSFukV07tB8FY',
        'checksum: sk-AUWd46Yh¦MrnvjcCXBe5kpQDYY2fmOWUMqMhAyt3vIf9bCxHL',
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
        '"zhipuaiApiKey": "94ec508e¦0fa8375866e817b958347d24.VwAUsf6mznZPm9Q2"',
        'zhipuai_api_key: 1230e5bf¦c0c743f5f8534e9179dd006a.sKCyouJJ8VKtxEac',
      ],
      mustNot: [
        "ZHIPUAI_API_KEY = '468f386e¦d7accb6971aecea4ca070259.kWCSVX6SaOr65U5'",
        'checksum: 7fbecc6e¦2c91835fd8489f92772e4911.X4xZ4fcSe2RHP2fW',
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
        '<add key="togetherApiKey" value="f5754670¦4a4761afa178a265ea2e5520dae34c37d85046e615a1736022eb3fdf"/>',
        'ENV TOGETHER_API_KEY 5563cb47¦59b0de0fb001e2aef98c6db5b23494d689d7941720906faf9a45c858',
      ],
      mustNot: [
        'together_api_key := "38168ba5¦2015e75e097054006a0816902c85f9d7ff5431ea05e043b5732ce6c"',
        'checksum: b5bfccf6¦fed7574ea459e2021ac78220ae14661abf40c9fb02e5151eaf4c5277',
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
        '"stability_api_key" => "sk-7bGVGEfJ¦FhDI4HgasawUoCpUlWTHNz0AmJgID7YixXhfTLco"',
        '--stability-api-key sk-9Gyk0lvx¦b2AqP9EMw6y0ZnspjVlMWQh8HUjwNawnWrvl4WUz',
      ],
      mustNot: [
        'os.environ["STABILITY_API_KEY"] = "sk-m7L4u5xe¦GdhJfYMERcYLSTNhh4DFXtXUmn1rFpL8wriKI7P"',
        'checksum: sk-k4hJJx7e¦Xg0gDkQUrdCv5SqX1hJCQ0mhPTkoD63KI98cCoTV',
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
        'export AI21_API_KEY=vRM9gb0T¦BXbu3sG2hlFCYLbSD2JragCi',
        '"ai21ApiKey": "57453L2k¦uO9gj8FfvQVcHHrVl456AKhl"',
      ],
      mustNot: [
        'ai21_api_key: 45163j2N¦HApETQhTJlKmTeMqNcET8b0',
        'checksum: VhdTxZhV¦qs2nP4nQ6RQxTZgRp9jHierX',
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
        "SAMBANOVA_API_KEY = '87782e63¦-eb6c-e00c-a1d6-aa6306eaf12d'",
        '<add key="sambanovaApiKey" value="8bb53da4¦-e3f6-f0d6-08c2-f5e37b41957d"/>',
      ],
      mustNot: [
        'ENV SAMBANOVA_API_KEY 2460¦dc58-7d46-1629-9906-a7de47b12fa',
        'checksum: 2a407ef3¦-ffad-5010-b7d2-c71e70063789',
      ],
    },
  },
];
