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
        'pinecone_api_key := "ad963eeb¦-9ebc-4f95-91ca-abd9b9f73c4b"',
        '"pinecone_api_key" => "f756d23a¦-5781-7927-7abb-6484b985ccb1"',
      ],
      mustNot: [
        '--pinecone-api-key 6990¦a685-c9e1-f94b-8dfc-58d94eaa3a2',
        'checksum: 0aed1696¦-6eab-efe2-dc1d-fdcda5b4a64e',
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
        'os.environ["WANDB_API_KEY"] = "cbd8f295¦3d186d3d82b5d5fb1355d751c8f7bebb"',
        'export WANDB_API_KEY=9d0a358a¦52fdf24818b0236c12483cdc6366678d',
      ],
      mustNot: [
        '"wandbApiKey": "f8075630¦d484a4e4fc1f73566e1b250b73deaae"',
        'checksum: 63ac276e¦26f5ae5d47399f8ad86d8162d1e2fdac',
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
      must: ['wandb_v1_iRmTKcgw¦VDKmDMhxCYBZQ3HxzztlrzPd8mgsbK3znnVf7cCcl9Tv6DF_PCGC0H9twzT9IGjOtT_m0'],
      mustNot: [
        'wandb_v2_PjhF1qJR¦LMg-aia_dfpzGQsFD9r3ldN4y50cnls-Urhci52l8fDhsFg--A5hdgyS0oDGO3XaquqKQ',
        'wandb_v1_TylKNdaw¦iiKLBjHXEb0',
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
        'deepgram_api_key: 1483b561¦d61df9b8ba7b42e4be24c263cb8cede1',
        "DEEPGRAM_API_KEY = '38ff1dc4¦3fd48a61df75576b4acdfbcf9d682de4'",
      ],
      mustNot: [
        '<add key="deepgramApiKey" value="54541f98¦16549f73d3fe1f34d7930a4b16a347d"/>',
        'checksum: 38126e5c¦959e21eb7f471b305738213819ff81c2',
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
        'ENV ASSEMBLYAI_API_KEY e5e208bf¦80d267fdd4e0ad0839a24feb',
        'assemblyai_api_key := "be6f8934¦8e7416e3a095be0f46521a8d"',
      ],
      mustNot: [
        '"assemblyai_api_key" => "0d39c10c¦c91e5bb21b4ec422f0a888b"',
        'checksum: f824b01f¦e421870c23cc62ba213b3993',
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
        '--qdrant-api-key fcmCUWaa¦k555YhK9C5pQCghhmEjLaDTfYf1xYmN1c7_2JxsNQeq4-t',
        'os.environ["QDRANT_API_KEY"] = "ZSc1GjKP¦NHWuHh4ZZqxjEmb6crRGG3zBdzU66W0YeGhczRKE-WlqO2"',
      ],
      mustNot: [
        'export QDRANT_API_KEY=QfdRz9Pg¦ssFw3c4nkfRYw6cM_QmPGB',
        'checksum: PQhkzEXc¦gIxC8XVvEfshZ0Q2SR6CwvLk9sBc-97VJ6E2gm4YpZHfoj',
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
        '"weaviateApiKey": "zSjx1DDu¦958ERds6xp1CxA0uW/auYgnN2PC0IM3ZY6v4JMUS7pK88ZQOBKapiFelVU/smYHfK9=="',
        'weaviate_api_key: F5AOrZ5N¦5KBG1MXugr3+uEQztBAf65oj0sbRjhpS0UJwAMirOyMd2yrFZS9vNC/0UF4Sq/EdgS==',
      ],
      mustNot: [
        "WEAVIATE_API_KEY = 'FhlshR6I¦5JRpEe7b8iKkuUJcStL8xB'",
        'checksum: 3GHc/gZJ¦IstfK/v1J2UKm/8Xge1AYSBpf6+Z8djeWCDwwQR8lrwAasWl5ERfkhae6zAy6MARby==',
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
        '<add key="cometApiKey" value="Lsg3rogv¦p0oWsXpEAzbmM9Wp5"/>',
        'ENV OPIK_API_KEY rJNfBBBc¦SrAfLv61AB5gC6CYB',
      ],
      mustNot: ['comet_api_key := "cgprh4gt¦SwIEAUjQW37q5iqh"', 'checksum: ieJbIUPa¦XTCpZLQF0AjqB7VFc'],
    },
  },
  {
    id: 'roboflow-api-key',
    title: 'Roboflow API key',
    severity: 'medium',
    ...assigned(['roboflow * key'], run(alnum, 20)),
    entropy: 3.5,
    samples: {
      must: ['"roboflow_api_key" => "XPtBQjYr¦JSimKwMaGAls"', '--roboflow-api-key 5tOXtyjh¦u0PK5sGcpmhe'],
      mustNot: ['os.environ["ROBOFLOW_API_KEY"] = "LpmZiTxm¦xjflSyxD1HK"', 'checksum: 3G3isNWE¦JyGXTLoSN1Nn'],
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
        'export MODAL_TOKEN_SECRET=as-3RjzfzKC¦4nsuBdY3Qiiuy9',
        '"tokenSecret": "as-0N5qd1gV¦Aiz3QNu9HD0Q9j"',
      ],
      mustNot: ['modal_token_secret: as-GBRZtBjn¦F6dBiCd6Pudev', 'checksum: as-ZMOaZloc¦Qh98t3zzNJJrCO'],
    },
  },
  {
    id: 'clarifai-token',
    title: 'Clarifai access token',
    severity: 'medium',
    ...assigned(['clarifai * (?:pat|key|token)'], run(hex, 32)),
    samples: {
      must: [
        "CLARIFAI_PAT = '03ef8247¦716e04029833908391f5c6ef'",
        '<add key="clarifaiPat" value="b1288986¦f97010b7226867886599d8fd"/>',
      ],
      mustNot: [
        'ENV CLARIFAI_PAT 04b140f1¦9905c7848e10410bbb311bc',
        'checksum: f53bfb52¦144e57bfc25a54f47e31e041',
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
        'lakera_guard_api_key := "7132ef80¦ae4242a337711dc66fcd14b8b79160c0e11f4ec519677610c8b7a945"',
        '"lakera_guard_api_key" => "bc380eb5¦e4cd87a53f4dabdd04fcac579c034ced5145b1caf83b5979f51bdd86"',
      ],
      mustNot: [
        '--lakera-guard-api-key d068d0b6¦0506654c57d15bac1ecf284b60ebdad83bab8e1253a3cba8bec64d0',
        'checksum: 238b0a4f¦4bbc4ead7004092cedf979fccf7750fba7ac7a9c42a4c20b8cd751e5',
      ],
    },
  },
];
