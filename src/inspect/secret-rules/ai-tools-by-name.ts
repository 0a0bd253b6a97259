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
        'pinecone_api_key := "23a57817¦-9277-abb6-484b-985ccb16990a"',
        '"pinecone_api_key" => "685c9e1f¦-94b8-dfc5-8d94-eaa3a20aed16"',
      ],
      mustNot: [
        '--pinecone-api-key 966e¦abef-e2dc-1dfd-cda5-b4a64ecbd8f',
        'checksum: 2953d186¦-d3d8-2b5d-5fb1-355d751c8f7b',
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
        'os.environ["WANDB_API_KEY"] = "ebb9d0a3¦58a52fdf24818b0236c12483cdc63666"',
        'export WANDB_API_KEY=78df8075¦630d484a4e4fc1f73566e1b250b73dea',
      ],
      mustNot: [
        '"wandbApiKey": "ae63ac27¦6e26f5ae5d47399f8ad86d8162d1e2f"',
        'checksum: dacb6c75¦9ae735c35ae3828604effdbdf692cad9',
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
      must: ['wandb_v1_K3znnVf7¦cCcl9Tv6DF_PCGC0H9twzT9IGjOtT_m0PjhF1qJRLMg-aia_dfpzGQsFD9r3ldN4y50cn'],
      mustNot: [
        'wandb_v2_ls-Urhci¦52l8fDhsFg--A5hdgyS0oDGO3XaquqKQ_WcVc5yJ_jrdrRSKPGzTylKNdawiiKLBjHXEb',
        'wandb_v1_01bFU-Re¦k_i4qs9GrkH',
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
        'deepgram_api_key: 576b4acd¦fbcf9d682de454541f9816549f73d3fe',
        "DEEPGRAM_API_KEY = '1f34d793¦0a4b16a347d38126e5c959e21eb7f471'",
      ],
      mustNot: [
        '<add key="deepgramApiKey" value="b3057382¦13819ff81c2e5e208bf80d267fdd4e0"/>',
        'checksum: ad0839a2¦4febbe6f89348e7416e3a095be0f4652',
      ],
    },
  },
  {
    id: 'assemblyai-api-key',
    title: 'AssemblyAI API key',
    severity: 'medium',
    ...assigned(['(?:assemblyai|assembly ai) * key'], run(hex, 32)),
    keywords: ['assemblyai', 'assembly_ai', 'assembly-ai'],
    samples: {
      must: [
        'ENV ASSEMBLYAI_API_KEY 1a8d0d39¦c10cc91e5bb21b4ec422f0a8',
        'assemblyai_api_key := "88bf824b¦01fe421870c23cc62ba213b3"',
      ],
      mustNot: [
        '"assemblyai_api_key" => "993a8970¦ca1e865b68f07388c3da960"',
        'checksum: a5ab91e2¦c17d05fc95681d83df84a1e5',
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
        '--qdrant-api-key KPNHWuHh¦4ZZqxjEmb6crRGG3zBdzU66W0YeGhczRKE-WlqO2QfdRz9',
        'os.environ["QDRANT_API_KEY"] = "PgssFw3c¦4nkfRYw6cM_QmPGBPQhkzEXcgIxC8XVvEfshZ0Q2SR6Cwv"',
      ],
      mustNot: [
        'export QDRANT_API_KEY=Lk9sBc-9¦7VJ6E2gm4YpZHfojzSjx1D',
        'checksum: Du958ERd¦s6xp1CxA0uW-auYgnN2PC0IM3ZY6v4JMUS7pK88ZQOBKap',
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
        '"weaviateApiKey": "iFelVU/s¦mYHfK9F5AOrZ5N5KBG1MXugr3+uEQztBAf65oj0sbRjhpS0UJwAMirOyMd2yrFZS9v=="',
        'weaviate_api_key: NC/0UF4S¦q/EdgSFhlshR6I5JRpEe7b8iKkuUJcStL8xB3GHc/gZJIstfK/v1J2UKm/8Xge1AYS==',
      ],
      mustNot: [
        "WEAVIATE_API_KEY = 'Bpf6+Z8d¦jeWCDwwQR8lrwAasWl5ERf'",
        'checksum: khae6zAy¦6MARbyg60TLiIAclNMMvLgD3KNAOCON9ubSKyr7FAdbypwPhrV0LNF/VpNqdvejXLB==',
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
      must: [
        '<add key="cometApiKey" value="tOXtyjhu¦0PK5sGcpmheLpmZiT"/>',
        'ENV OPIK_API_KEY xmxjflSy¦xD1HK3G3isNWEJyGX',
      ],
      mustNot: ['comet_api_key := "TLoSN1Nn¦3RjzfzKC4nsuBdY3"', 'checksum: Qiiuy90N¦5qd1gVAiz3QNu9HD0'],
    },
  },
  {
    id: 'roboflow-api-key',
    title: 'Roboflow API key',
    severity: 'medium',
    ...assigned(['roboflow * key'], run(alnum, 20)),
    entropy: 3.5,
    samples: {
      must: ['"roboflow_api_key" => "Q9jGBRZt¦BjnF6dBiCd6P"', '--roboflow-api-key udevZMOa¦ZlocQh98t3zz'],
      mustNot: ['os.environ["ROBOFLOW_API_KEY"] = "NJJrCO17¦SVH5bg8mzmF"', 'checksum: E3CcT1n9¦1f4IqGq6WnwY'],
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
        'export MODAL_TOKEN_SECRET=as-f7tvZI0b¦cXG6InZ3ukXpUi',
        '"tokenSecret": "as-AYPDjaqv¦SUnMy2x5xGGJvH"',
      ],
      mustNot: ['modal_token_secret: as-WCiVjIvF¦t1r30NwiEZXh4', 'checksum: as-4rWvCyGC¦pcgEHxqGCZBezm'],
    },
  },
  {
    id: 'clarifai-token',
    title: 'Clarifai access token',
    severity: 'medium',
    ...assigned(['clarifai * (?:pat|key|token)'], run(hex, 32)),
    samples: {
      must: [
        "CLARIFAI_PAT = '99d8fd04¦b140f19905c7848e10410bbb'",
        '<add key="clarifaiPat" value="311bcf53¦bfb52144e57bfc25a54f47e3"/>',
      ],
      mustNot: [
        'ENV CLARIFAI_PAT 1e041713¦2ef80ae4242a337711dc66f',
        'checksum: cd14b8b7¦9160c0e11f4ec519677610c8',
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
        'lakera_guard_api_key := "b7a945bc¦380eb5e4cd87a53f4dabdd04fcac579c034ced5145b1caf83b5979f5"',
        '"lakera_guard_api_key" => "1bdd86d0¦68d0b60506654c57d15bac1ecf284b60ebdad83bab8e1253a3cba8be"',
      ],
      mustNot: [
        '--lakera-guard-api-key c64d0238¦b0a4f4bbc4ead7004092cedf979fccf7750fba7ac7a9c42a4c20b8c',
        'checksum: d751e59f¦7743fa871d627062cc4092363c2eed3e447958788991587343b2185f',
      ],
    },
  },
];
