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
        'os.environ["PINECONE_API_KEY"] = "68f95516¦-e987-fda9-19f9-354b2fe163e0"',
        'export PINECONE_API_KEY=1d6d0d8e¦-e53f-c094-c8fb-6d153aa88328',
      ],
      mustNot: [
        '"pineconeApiKey": "4877¦f5fe-3074-0652-5dd5-39cfe28f82d"',
        'checksum: 7fe61301¦-a273-bce3-abf9-218e76319c1f',
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
        'wandb_api_key: 91f594af¦fac6bb207ec1f3b1362b10c7cd436990',
        "WANDB_API_KEY = '9f59b8cb¦aa1ac1ad51e4c795cf94d38b9479fa21'",
      ],
      mustNot: [
        '<add key="wandbApiKey" value="7bb67ad9¦59f60a14177016ab264a821d73bc583"/>',
        'checksum: 095ba5b0¦6dd01594f1ee71fca87cbda1e4266aa4',
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
      must: ['wandb_v1_V9PSbFbT¦uIp6qcTYiy_-0BcqzpOoL2otbXPsfKWMysu5KVMWD0EYYhJKX3nnZ8XrEU81ZQeJCjz8D'],
      mustNot: [
        'wandb_v2_8sFbfXll¦5pQR3BMX3IOXukpKdd2EUlj2ZFjy44Z_WDlV4P33uhvGBrwtmuSvGPCyn_wMTC66anyGQ',
        'wandb_v1_NaBosKPP¦r7k-tgCdsUT',
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
        'ENV DEEPGRAM_API_KEY 9b555e5a¦3055263652e975fd13299fce6ad70553',
        'deepgram_api_key := "f7c5d9ea¦b852c0ca28aee608a181b798eaeb0b1d"',
      ],
      mustNot: [
        '"deepgram_api_key" => "a6251d40¦b20f51db4860d485d573563cbcd441b"',
        'checksum: 996c03ef¦8247716e04029833908391f5c6efb128',
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
        '--assemblyai-api-key 8986f970¦10b7226867886599d8fd04b1',
        'os.environ["ASSEMBLYAI_API_KEY"] = "40f19905¦c7848e10410bbb311bcf53bf"',
      ],
      mustNot: [
        'export ASSEMBLYAI_API_KEY=b52144e5¦7bfc25a54f47e31e0417132',
        'checksum: ef80ae42¦42a337711dc66fcd14b8b791',
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
        '"qdrantApiKey": "L2ylfTfn¦SecoGAgHnB1lYmrVK6wKa_TVHFyhWV7rP9T1PBmmI0dBFQ"',
        'qdrant_api_key: DmBxvsDu¦HIUaMZTXWdc7MXTDGDkB7ZN-P4ucfa0NLjuv0MF99oMJ-6',
      ],
      mustNot: [
        "QDRANT_API_KEY = 'tz-sJhdj¦cnilVksCpfJYHSmgsbcts0'",
        'checksum: Vmeo5n4l¦1LWVC8ScY3B6bL3pQaM8U_Oot9Q8PHPOUcsnYzB5qPypY4',
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
        '<add key="weaviateApiKey" value="D0hKfiP/¦CSmwR2/ZO1i6zqwwKxyqJcgKrbvk7wEjbVdDRI7E2EBpVeQ/go2FLtOJwlatZfTLMf=="/>',
        'ENV WEAVIATE_API_KEY BOelw/Al¦Cmx3nmXLzW9aKJgNJb017hhnaIcJ/59gq1ZSKzePCl7IgkU6bi9FKETFgb4MLzeqZu==',
      ],
      mustNot: [
        'weaviate_api_key := "dYk4JCMQ¦eMm2GBnycc2ERStp9Sz9Yh"',
        'checksum: y2jEeu8/¦+MAbk+bGxnEDkzaBuJDJfI5ZEbmbLH+19RrHvikk7F3FOiLRdjceJ7Jy1xGjcvz0fR==',
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
      must: ['"comet_api_key" => "D5zDbyV0¦chHYC0vCXmB806L9m"', '--opik-api-key j9O4l4tv¦7rmxwY2662HhdaADi'],
      mustNot: [
        'os.environ["COMET_API_KEY"] = "yuxk7o0V¦8jvMGPeLyIKQAsnP"',
        'checksum: piWc2rRk¦V0iUcoWlW44gUQg5L',
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
      must: ['export ROBOFLOW_API_KEY=lTfHtjcz¦P4QKgInbOUwo', '"roboflowApiKey": "uwB2kjQk¦BnQ0OG4DQnZz"'],
      mustNot: ['roboflow_api_key: 31GSIgkg¦pcdspQ8LhZ2', 'checksum: 9Kyzp6kE¦hkLKIdk6xni2'],
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
        "MODAL_TOKEN_SECRET = 'as-lxiV3CM2¦ZZafP189af8ANV'",
        '<add key="tokenSecret" value="as-o2D1xI9c¦oq1QWRDS51R6iU"/>',
      ],
      mustNot: ['ENV MODAL_TOKEN_SECRET as-STiaINRp¦u3pI98hmD4lsb', 'checksum: as-xbn9jXEF¦7SVb8VDSDQNkU1'],
    },
  },
  {
    id: 'clarifai-token',
    title: 'Clarifai access token',
    severity: 'medium',
    ...assigned(['clarifai * (?:pat|key|token)'], run(hex, 32)),
    samples: {
      must: [
        'clarifai_pat := "6528054b¦485f5c3170200ba028ee0652"',
        '"clarifai_pat" => "ea501bad¦04844c70604242026b18742a"',
      ],
      mustNot: [
        '--clarifai-pat 5a8ad3a7¦c56d04b7ca7bbfeee61df73',
        'checksum: 45c0f8d8¦6ac567d5068fba66bc88db7b',
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
        'os.environ["LAKERA_GUARD_API_KEY"] = "78ef9dec¦dbf2be3eb76dde636c03ee2c6c51e17be76f02f380190054627d8805"',
        'export LAKERA_GUARD_API_KEY=c5632284¦51e364a7b402246541f2b2b9e5a77096ed5621788f97f57efc32d849',
      ],
      mustNot: [
        '"lakeraGuardApiKey": "9210a858¦1e90bcfc5b918207be0e08c04001dc164a767b040bdadd83ddff27a"',
        'checksum: 95f42724¦17f00c3f66ae232ab8bdc0ec3d15ff99cf237c618b9cde46ea7f61c7',
      ],
    },
  },
];
