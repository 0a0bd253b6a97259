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
        'cohere_api_key := "V70fTnk6¦kMW3YBegjaSPMGn1KYUkjoj0vqKX297x"',
        '"co_api_key" => "BXZT6djm¦Znz20QCrDDmGAkCrZeGB37UfuEFaOgoo"',
      ],
      mustNot: [
        '--cohere-api-key TphqBfVC¦7zDygevFCWhbw9r7qnyPV6H5UndDYJN',
        'checksum: 651ugSVf¦OGWzLnMHVxCtkZ8ijDdMhl5n5Xms5WKA',
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
        'os.environ["MISTRAL_API_KEY"] = "Kgscel5b¦zLgYaGg0dIsoHBRr7llC2BTL"',
        'export MISTRAL_API_KEY=KML8ZfYA¦VR4pMnonkbbdZmOmzrnlaGfM',
      ],
      mustNot: [
        '"mistralApiKey": "Nugls8cA¦J1jsOLj5Rw4yOOg4LNNBc21"',
        'checksum: 60pBfJza¦GbEXpYadleSTCWdg5IH3wpov',
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
        'deepseek_api_key: sk-3d5dca73¦853d1fef1dd80944ae51c6c2',
        "DEEPSEEK_API_KEY = 'sk-613fff8c¦6609dde4a6b9d76ad44181c6'",
      ],
      mustNot: [
        '<add key="deepseekApiKey" value="sk-3359ba42¦fa8188f1b09920086724b95"/>',
        'checksum: sk-1ce04078¦bb1962d5996d138d1d8da85f',
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
        'ENV DASHSCOPE_API_KEY sk-76e1b2b3¦e97c0472b7cef0c5639f7ada',
        'dashscope_api_key := "sk-69bd42ae¦c90c8ad3fdc314833fe8675c"',
      ],
      mustNot: [
        '"dashscope_api_key" => "sk-d07cbe63¦f1ce53ee9e7f035475f23b6"',
        'checksum: sk-52d61cfb¦b519468a94ec508e0fa83758',
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
        '--moonshot-api-key sk-gCDSZG3q¦zlhFNggIBHd7r9whFtwR49VwAUsf6mznZPm9Q225',
        'os.environ["MOONSHOT_API_KEY"] = "sk-7x1zTsqA¦NUcP0dPEt96XVAVGzigAjfhy6q8TJ2kllEdlguJu"',
      ],
      mustNot: [
        'export MOONSHOT_API_KEY=sk-RQvf00Ce¦mpWtLsKCyouJJ8VKtxEacZ8xwrCHtUx6yGCnSQF',
        'checksum: sk-LiPOeNnD¦tJYE3LTvOSLgX9OdLt1E1h5aAzIkWCSVX6SaOr65',
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
        '"zhipuaiApiKey": "f27fbecc¦6e2c91835fd8489f92772e49.f3cW2X4xZ4fcSe2R"',
        'zhipuai_api_key: 8c1e0053¦30b422585d32c61b30e8d95e.pcOxMNxO9nRPEMM2',
      ],
      mustNot: [
        "ZHIPUAI_API_KEY = 'a1cc717a¦906ce3439090c36ffcf6d2aa.43vSQTb3YeuF3Iu'",
        'checksum: d5b0928e¦f05483b6e727db32ae977dfe.haCKmOuU6NDJQ2vQ',
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
        '<add key="togetherApiKey" value="85046e61¦5a1736022eb3fdf5563cb4759b0de0fb001e2aef98c6db5b23494d68"/>',
        'ENV TOGETHER_API_KEY 9d794172¦0906faf9a45c85838168ba52015e75e097054006a0816902c85f9d7f',
      ],
      mustNot: [
        'together_api_key := "f5431ea0¦5e043b5732ce6cb5bfccf6fed7574ea459e2021ac78220ae14661ab"',
        'checksum: f40c9fb0¦2e5151eaf4c527703d30209f7e30aaf37272d5fc85b4fc2be912603a',
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
        '"stability_api_key" => "sk-UjwNawnW¦rvl4WUzm7L4u5xeGdhJfYMERcYLSTNhh4DFXtXUm"',
        '--stability-api-key sk-n1rFpL8w¦riKI7Pk4hJJx7eXg0gDkQUrdCv5SqX1hJCQ0mhPT',
      ],
      mustNot: [
        'os.environ["STABILITY_API_KEY"] = "sk-koD63KI9¦8cCoTV3hQGzImyguO9JhrrB4wnFcbRbVPxinYPj"',
        'checksum: sk-rINV3e4G¦UB7bbiJwFG8kWAVjEUPTIM3Dh88dyBOlBx6om9dW',
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
        'export AI21_API_KEY=TPDXQvRM¦9gb0TBXbu3sG2hlFCYLbSD2J',
        '"ai21ApiKey": "ragCi574¦53L2kuO9gj8FfvQVcHHrVl45"',
      ],
      mustNot: [
        'ai21_api_key: 6AKhl451¦63j2NHApETQhTJlKmTeMqNc',
        'checksum: ET8b0Vhd¦TxZhVqs2nP4nQ6RQxTZgRp9j',
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
        "SAMBANOVA_API_KEY = '887782e6¦-3eb6-ce00-ca1d-6aa6306eaf12'",
        '<add key="sambanovaApiKey" value="d8bb53da¦-4e3f-6f0d-608c-2f5e37b41957"/>',
      ],
      mustNot: [
        'ENV SAMBANOVA_API_KEY d246¦0dc5-87d4-6162-9990-6a7de47b12f',
        'checksum: a2a407ef¦-3ffa-d501-0b7d-2c71e7006378',
      ],
    },
  },
];
