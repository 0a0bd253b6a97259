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
        'deepgram_api_key: 8ff1dc43¦fd48a61df75576b4acdfbcf9d682de45',
        "DEEPGRAM_API_KEY = '4541f981¦6549f73d3fe1f34d7930a4b16a347d38'",
      ],
      mustNot: [
        '<add key="deepgramApiKey" value="126e5c95¦9e21eb7f471b305738213819ff81c2e"/>',
        'checksum: 5e208bf8¦0d267fdd4e0ad0839a24febbe6f89348',
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
        'ENV ASSEMBLYAI_API_KEY e7416e3a¦095be0f46521a8d0d39c10cc',
        'assemblyai_api_key := "91e5bb21¦b4ec422f0a888bf824b01fe4"',
      ],
      mustNot: [
        '"assemblyai_api_key" => "21870c23¦cc62ba213b3993a8970ca1e"',
        'checksum: 865b68f0¦7388c3da960a5ab91e2c17d0',
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
        '--qdrant-api-key 7_2JxsNQ¦eq4-tZSc1GjKPNHWuHh4ZZqxjEmb6crRGG3zBdzU66W0Ye',
        'os.environ["QDRANT_API_KEY"] = "GhczRKE-¦WlqO2QfdRz9PgssFw3c4nkfRYw6cM_QmPGBPQhkzEXcgIx"',
      ],
      mustNot: [
        'export QDRANT_API_KEY=C8XVvEfs¦hZ0Q2SR6CwvLk9sBc-97VJ',
        'checksum: 6E2gm4Yp¦ZHfojzSjx1DDu958ERds6xp1CxA0uW-auYgnN2PC0IM3ZY',
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
        '"weaviateApiKey": "6v4JMUS7¦pK88ZQOBKapiFelVU/smYHfK9F5AOrZ5N5KBG1MXugr3+uEQztBAf65oj0sbRjhpS0=="',
        'weaviate_api_key: UJwAMirO¦yMd2yrFZS9vNC/0UF4Sq/EdgSFhlshR6I5JRpEe7b8iKkuUJcStL8xB3GHc/gZJIst==',
      ],
      mustNot: [
        "WEAVIATE_API_KEY = 'fK/v1J2U¦Km/8Xge1AYSBpf6+Z8djeW'",
        'checksum: CDwwQR8l¦rwAasWl5ERfkhae6zAy6MARbyg60TLiIAclNMMvLgD3KNAOCON9ubSKyr7FAdbypwP==',
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
        '<add key="cometApiKey" value="pZLQF0Aj¦qB7VFcXPtBQjYrJSi"/>',
        'ENV OPIK_API_KEY mKwMaGAl¦s5tOXtyjhu0PK5sGc',
      ],
      mustNot: ['comet_api_key := "pmheLpmZ¦iTxmxjflSyxD1HK3"', 'checksum: G3isNWEJ¦yGXTLoSN1Nn3Rjzfz'],
    },
  },
  {
    id: 'roboflow-api-key',
    title: 'Roboflow API key',
    severity: 'medium',
    ...assigned(['roboflow * key'], run(alnum, 20)),
    entropy: 3.5,
    samples: {
      must: ['"roboflow_api_key" => "KC4nsuBd¦Y3Qiiuy90N5q"', '--roboflow-api-key d1gVAiz3¦QNu9HD0Q9jGB'],
      mustNot: ['os.environ["ROBOFLOW_API_KEY"] = "RZtBjnF6¦dBiCd6Pudev"', 'checksum: ZMOaZloc¦Qh98t3zzNJJr'],
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
        'export MODAL_TOKEN_SECRET=as-CO17SVH5¦bg8mzmFE3CcT1n',
        '"tokenSecret": "as-91f4IqGq¦6WnwYf7tvZI0bc"',
      ],
      mustNot: ['modal_token_secret: as-XG6InZ3u¦kXpUiAYPDjaqv', 'checksum: as-SUnMy2x5¦xGGJvHWCiVjIvF'],
    },
  },
  {
    id: 'clarifai-token',
    title: 'Clarifai access token',
    severity: 'medium',
    ...assigned(['clarifai * (?:pat|key|token)'], run(hex, 32)),
    samples: {
      must: [
        "CLARIFAI_PAT = '010b7226¦867886599d8fd04b140f1990'",
        '<add key="clarifaiPat" value="5c7848e1¦0410bbb311bcf53bfb52144e"/>',
      ],
      mustNot: [
        'ENV CLARIFAI_PAT 57bfc25a¦54f47e31e0417132ef80ae4',
        'checksum: 242a3377¦11dc66fcd14b8b79160c0e11',
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
        'lakera_guard_api_key := "f4ec5196¦77610c8b7a945bc380eb5e4cd87a53f4dabdd04fcac579c034ced514"',
        '"lakera_guard_api_key" => "5b1caf83¦b5979f51bdd86d068d0b60506654c57d15bac1ecf284b60ebdad83ba"',
      ],
      mustNot: [
        '--lakera-guard-api-key b8e1253a¦3cba8bec64d0238b0a4f4bbc4ead7004092cedf979fccf7750fba7a',
        'checksum: c7a9c42a¦4c20b8cd751e59f7743fa871d627062cc4092363c2eed3e447958788',
      ],
    },
  },
];
