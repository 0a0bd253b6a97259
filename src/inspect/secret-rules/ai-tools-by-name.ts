import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, hex, run, uuid } from '../secret-shape.ts';

export const aiToolsByName: readonly SecretRule[] = [
  {
    id: 'pinecone-api-key-by-name',
    title: 'Pinecone API key, by its name',
    severity: 'medium',
    ...assigned(['pinecone * key'], uuid),
    samples: {
      must: [
        'os.environ["PINECONE_API_KEY"] = "5abb8860¦-d199-5485-361d-ac0d34cead46"',
        'export PINECONE_API_KEY=090eed7d¦-6130-4678-1638-2e51b21c7dff',
      ],
      mustNot: [
        '"pineconeApiKey": "609e¦2977-1271-b616-3767-c3d880a7571"',
        'checksum: d58ae21c¦-1c28-1a90-bf07-f7f9599cbf85',
      ],
    },
  },
  {
    id: 'wandb-api-key',
    title: 'Weights & Biases API key',
    severity: 'high',
    ...assigned(['wandb * key', 'wandb * token'], run(hex, 40)),
    samples: {
      must: [
        'wandb_api_key: c0844e41¦8ce492f68f95516e987fda919f9354b2',
        "WANDB_API_KEY = 'fe163e01¦d6d0d8ee53fc094c8fb6d153aa883284'",
      ],
      mustNot: [
        '<add key="wandbApiKey" value="877f5fe3¦07406525dd539cfe28f82d7fe61301a"/>',
        'checksum: 273bce3a¦bf9218e76319c1f91f594affac6bb207',
      ],
    },
  },
  {
    id: 'wandb-api-key-v1',
    title: 'Weights & Biases API key of the new form',
    severity: 'high',
    pattern: /(?<!\w)wandb_v1_[\w-]{20,100}(?![\w-])/,
    keywords: ['wandb_v1_'],
    longest: 110,
    entropy: 4,
    samples: {
      must: ['wandb_v1_vo5-Cj5C¦PBi53pTpqGFQca1dyKbjWpkfg6hn6frM6wIoTbNnzaItDWkbJTd_g96UilOTgscKb_O1e'],
      mustNot: [
        'wandb_v2_7H5UT16O¦gi8OIgZ96tTFlnMZF3dKlgLj2Prq35McH-4wvV5-pgWSoiqe4xIAOOhhGV9PSbFbTuIp6',
        'wandb_v1_qcTYiy_-¦0BcqzpOoL2o',
      ],
    },
  },
  {
    id: 'deepgram-api-key',
    title: 'Deepgram API key',
    severity: 'medium',
    ...assigned(['deepgram * key'], run(hex, 40)),
    samples: {
      must: [
        'ENV DEEPGRAM_API_KEY 4146c3a1¦92b5be7497d52e20449fa844dda5fe04',
        'deepgram_api_key := "075cf28a¦a02872ca1f829ba833ee662bde29d8b1"',
      ],
      mustNot: [
        '"deepgram_api_key" => "36aba9a1¦f2f15269fa1075b429b555e5a305526"',
        'checksum: 3652e975¦fd13299fce6ad70553f7c5d9eab852c0',
      ],
    },
  },
  {
    id: 'assemblyai-api-key',
    title: 'AssemblyAI API key',
    severity: 'medium',
    ...assigned(['(?:assemblyai|assembly ai) * key'], run(hex, 32)),
    keywords: ['assembly'],
    samples: {
      must: [
        '--assemblyai-api-key ca28aee6¦08a181b798eaeb0b1da6251d',
        'os.environ["ASSEMBLYAI_API_KEY"] = "40b20f51¦db4860d485d573563cbcd441"',
      ],
      mustNot: [
        'export ASSEMBLYAI_API_KEY=b996c03e¦f8247716e04029833908391',
        'checksum: f5c6efb1¦288986f97010b72268678865',
      ],
    },
  },
  {
    id: 'qdrant-api-key',
    title: 'Qdrant API key',
    severity: 'high',
    ...assigned(['qdrant * key'], {
      pattern:
        '(?:eyJ[\\w-]{10,60}\\.eyJ[\\w-]{10,300}\\.[\\w-]{43}|[\\w-]{52,60}(?:\\|[\\w-]{40,60})?)(?![\\w-])',
      longest: 425,
    }),
    entropy: 4,
    samples: {
      must: [
        '"qdrantApiKey": "5ksrWOr3¦OZt3kQ2K2RQKHpMUq4Kkfm7um-8WHkR2ujsesYFlgiYv5B"',
        'qdrant_api_key: NChDolfY¦jvpPJt3ACWj2hG-IjlmGxgrU01G0dBpxrybVbyppzUUL2y',
      ],
      mustNot: [
        "QDRANT_API_KEY = 'lfTfnSec¦oGAgHnB1lYmrVK6wKa_TVH'",
        'checksum: FyhWV7rP¦9T1PBmmI0dBFQDmBxvsDuHIUaMZTXWdc7MXTDGDkB7ZN-P',
      ],
    },
  },
  {
    id: 'weaviate-api-key',
    title: 'Weaviate API key',
    severity: 'high',
    ...assigned(['weaviate * key'], { pattern: '[0-9A-Za-z+/]{36,80}={0,2}(?![\\w+/=])', longest: 82 }),
    entropy: 4,
    samples: {
      must: [
        '<add key="weaviateApiKey" value="4ucfa0NL¦juv0MF99oMJ/6tz/sJhdjcnilVksCpfJYHSmgsbcts0Vmeo5n4l1LWVC8ScY3B6bL3=="/>',
        'ENV WEAVIATE_API_KEY pQaM8U+O¦ot9Q8PHPOUcsnYzB5qPypY4D0hKfiP/CSmwR2/ZO1i6zqwwKxyqJcgKrbvk7wEjbVd==',
      ],
      mustNot: [
        'weaviate_api_key := "DRI7E2EB¦pVeQ/go2FLtOJwlatZfTLM"',
        'checksum: fBOelw/A¦lCmx3nmXLzW9aKJgNJb017hhnaIcJ/59gq1ZSKzePCl7IgkU6bi9FKETFgb4MLzeqZ==',
      ],
    },
  },
  {
    id: 'comet-api-key',
    title: 'Comet or Opik API key',
    severity: 'medium',
    ...assigned(['(?:comet|opik) * key'], run(alnum, 25)),
    keywords: ['comet', 'opik'],
    entropy: 3.5,
    samples: {
      must: ['"comet_api_key" => "gZkvSvXJ¦HNg296BwqDKBO1mp8"', '--opik-api-key Z5OqUoWX¦JwocaJs1f7DERiomW'],
      mustNot: [
        'os.environ["COMET_API_KEY"] = "moP4EbU4¦hvHxeYLUyu1dMWl7"',
        'checksum: zKS4VjVB¦5jvpINVqIyi8knfgz',
      ],
    },
  },
  {
    id: 'roboflow-api-key',
    title: 'Roboflow API key',
    severity: 'medium',
    ...assigned(['roboflow * key'], run(alnum, 20)),
    entropy: 3.5,
    samples: {
      must: ['export ROBOFLOW_API_KEY=TOp76NUI¦5oSf9kueyir6', '"roboflowApiKey": "9foKcz9j¦2Hb7ZIOIAvic"'],
      mustNot: ['roboflow_api_key: 8hkVe0z4¦hDjkbQ8azSM', 'checksum: kqNhdN3m¦7zc1a7CMADJM'],
    },
  },
  {
    id: 'modal-token-secret',
    title: 'Modal token secret',
    severity: 'high',
    ...assigned(['modal token secret', 'token secret'], {
      pattern: 'as-[0-9A-Za-z]{22}(?!\\w)',
      longest: 25,
    }),
    keywords: ['token_secret', 'token-secret', 'tokensecret'],
    entropy: 3.5,
    samples: {
      must: [
        "MODAL_TOKEN_SECRET = 'as-JdKu93v9¦vUfz0knTt8bMJS'",
        '<add key="tokenSecret" value="as-ewUZ0wpK¦DD5zDbyV0chHYC"/>',
      ],
      mustNot: ['ENV MODAL_TOKEN_SECRET as-0vCXmB80¦6L9mj9O4l4tv7', 'checksum: as-rmxwY266¦2HhdaADiyuxk7o'],
    },
  },
  {
    id: 'clarifai-token',
    title: 'Clarifai access token',
    severity: 'medium',
    ...assigned(['clarifai * (?:pat|key|token)'], run(hex, 32)),
    samples: {
      must: [
        'clarifai_pat := "0f4b8ca9¦ad5c1df0f22fd2ae8c2da9cf"',
        '"clarifai_pat" => "51d5d0c8¦26d108e9d4a14a37aa931f16"',
      ],
      mustNot: [
        '--clarifai-pat b1c04445¦bf160940dd6e20d3fee9bd1',
        'checksum: 94462477¦3ef4f6e6dbf06528054b485f',
      ],
    },
  },
  {
    id: 'lakera-api-key',
    title: 'Lakera Guard API key',
    severity: 'medium',
    ...assigned(['lakera * key'], run(hex, 64)),
    samples: {
      must: [
        'os.environ["LAKERA_GUARD_API_KEY"] = "5c317020¦0ba028ee0652ea501bad04844c70604242026b18742a5a8ad3a7c56d"',
        'export LAKERA_GUARD_API_KEY=04b7ca7b¦bfeee61df7345c0f8d86ac567d5068fba66bc88db7b78ef9decdbf2b',
      ],
      mustNot: [
        '"lakeraGuardApiKey": "e3eb76dd¦e636c03ee2c6c51e17be76f02f380190054627d8805c563228451e3"',
        'checksum: 64a7b402¦246541f2b2b9e5a77096ed5621788f97f57efc32d8499210a8581e90',
      ],
    },
  },
];
