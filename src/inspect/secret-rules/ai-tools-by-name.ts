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
        'os.environ["PINECONE_API_KEY"] = "3767c3d8¦-80a7-571d-58ae-21c1c281a90b"',
        'export PINECONE_API_KEY=f07f7f95¦-99cb-f85c-0844-e418ce492f68',
      ],
      mustNot: [
        '"pineconeApiKey": "f955¦16e9-87fd-a919-f935-4b2fe163e01"',
        'checksum: d6d0d8ee¦-53fc-094c-8fb6-d153aa883284',
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
        'wandb_api_key: 877f5fe3¦07406525dd539cfe28f82d7fe61301a2',
        "WANDB_API_KEY = '73bce3ab¦f9218e76319c1f91f594affac6bb207e'",
      ],
      mustNot: [
        '<add key="wandbApiKey" value="c1f3b136¦2b10c7cd4369909f59b8cbaa1ac1ad5"/>',
        'checksum: 1e4c795c¦f94d38b9479fa217bb67ad959f60a141',
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
      must: ['wandb_v1_UT16Ogi8¦OIgZ96tTFlnMZF3dKlgLj2Prq35McH-4wvV5-pgWSoiqe4xIAOOhhGV9PSbFbTuIp6qcT'],
      mustNot: [
        'wandb_v2_Yiy_-0Bc¦qzpOoL2otbXPsfKWMysu5KVMWD0EYYhJKX3nnZ8XrEU81ZQeJCjz8D8sFbfXll5pQR3BM',
        'wandb_v1_X3IOXukp¦Kdd2EUlj2ZF',
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
        'ENV DEEPGRAM_API_KEY ee662bde¦29d8b136aba9a1f2f15269fa1075b429',
        'deepgram_api_key := "b555e5a3¦055263652e975fd13299fce6ad70553f"',
      ],
      mustNot: [
        '"deepgram_api_key" => "7c5d9eab¦852c0ca28aee608a181b798eaeb0b1d"',
        'checksum: a6251d40¦b20f51db4860d485d573563cbcd441b9',
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
        '--assemblyai-api-key 96c03ef8¦247716e04029833908391f5c',
        'os.environ["ASSEMBLYAI_API_KEY"] = "6efb1288¦986f97010b7226867886599d"',
      ],
      mustNot: [
        'export ASSEMBLYAI_API_KEY=8fd04b14¦0f19905c7848e10410bbb31',
        'checksum: 1bcf53bf¦b52144e57bfc25a54f47e31e',
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
        '"qdrantApiKey": "Jt3ACWj2¦hG-IjlmGxgrU01G0dBpxrybVbyppzUUL2ylfTfnSecoGAg"',
        'qdrant_api_key: HnB1lYmr¦VK6wKa_TVHFyhWV7rP9T1PBmmI0dBFQDmBxvsDuHIUaMZT',
      ],
      mustNot: [
        "QDRANT_API_KEY = 'XWdc7MXT¦DGDkB7ZN-P4ucfa0NLjuv0'",
        'checksum: MF99oMJ-¦6tz-sJhdjcnilVksCpfJYHSmgsbcts0Vmeo5n4l1LWVC8S',
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
        '<add key="weaviateApiKey" value="cY3B6bL3¦pQaM8U+Oot9Q8PHPOUcsnYzB5qPypY4D0hKfiP/CSmwR2/ZO1i6zqwwKxyqJcgKrbv=="/>',
        'ENV WEAVIATE_API_KEY k7wEjbVd¦DRI7E2EBpVeQ/go2FLtOJwlatZfTLMfBOelw/AlCmx3nmXLzW9aKJgNJb017hhnaIc==',
      ],
      mustNot: [
        'weaviate_api_key := "J/59gq1Z¦SKzePCl7IgkU6bi9FKETFg"',
        'checksum: b4MLzeqZ¦udYk4JCMQeMm2GBnycc2ERStp9Sz9Yhy2jEeu8/+MAbk+bGxnEDkzaBuJDJfI5ZEbm==',
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
      must: ['"comet_api_key" => "IAvic8hk¦Ve0z4hDjkbQ8azSMk"', '--opik-api-key qNhdN3m7¦zc1a7CMADJMJdKu93'],
      mustNot: [
        'os.environ["COMET_API_KEY"] = "v9vUfz0k¦nTt8bMJSewUZ0wpK"',
        'checksum: DD5zDbyV¦0chHYC0vCXmB806L9',
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
      must: ['export ROBOFLOW_API_KEY=mj9O4l4t¦v7rmxwY2662H', '"roboflowApiKey": "hdaADiyu¦xk7o0V8jvMGP"'],
      mustNot: ['roboflow_api_key: eLyIKQAs¦nPpiWc2rRkV', 'checksum: 0iUcoWlW¦44gUQg5LlTfH'],
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
        "MODAL_TOKEN_SECRET = 'as-tjczP4QK¦gInbOUwouwB2kj'",
        '<add key="tokenSecret" value="as-QkBnQ0OG¦4DQnZz31GSIgkg"/>',
      ],
      mustNot: ['ENV MODAL_TOKEN_SECRET as-pcdspQ8L¦hZ29Kyzp6kEhk', 'checksum: as-LKIdk6xn¦i2lxiV3CM2ZZaf'],
    },
  },
  {
    id: 'clarifai-token',
    title: 'Clarifai access token',
    severity: 'medium',
    ...assigned(['clarifai * (?:pat|key|token)'], run(hex, 32)),
    samples: {
      must: [
        'clarifai_pat := "c04445bf¦160940dd6e20d3fee9bd1944"',
        '"clarifai_pat" => "624773ef¦4f6e6dbf06528054b485f5c3"',
      ],
      mustNot: [
        '--clarifai-pat 170200ba¦028ee0652ea501bad04844c',
        'checksum: 70604242¦026b18742a5a8ad3a7c56d04',
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
        'os.environ["LAKERA_GUARD_API_KEY"] = "b7ca7bbf¦eee61df7345c0f8d86ac567d5068fba66bc88db7b78ef9decdbf2be3"',
        'export LAKERA_GUARD_API_KEY=eb76dde6¦36c03ee2c6c51e17be76f02f380190054627d8805c563228451e364a',
      ],
      mustNot: [
        '"lakeraGuardApiKey": "7b402246¦541f2b2b9e5a77096ed5621788f97f57efc32d8499210a8581e90bc"',
        'checksum: fc5b9182¦07be0e08c04001dc164a767b040bdadd83ddff27a95f4272417f00c3',
      ],
    },
  },
];
