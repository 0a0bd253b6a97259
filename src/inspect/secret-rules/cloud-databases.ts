import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, base64, base64url, hex, lower, prefixed, run, uuid } from '../secret-shape.ts';

export const cloudDatabases: readonly SecretRule[] = [
  {
    id: 'supabase-access-token',
    title: 'Supabase access token',
    severity: 'critical',
    ...prefixed(['sbp_', 'sbp_oauth_'], run(hex, 40)),
    samples: {
      must: [
        'sbp_35ecd13b¦6c99bb8539f941fe0abbe39ab8e16451',
        'sbp_oauth_74410639¦90ccbd9b48424e1ba4d852afbffb99a1',
      ],
      mustNot: [
        'sbp_0be2c8df¦30e3b15ecb80af0a1435e310d666856',
        'sbp_8513f77c¦e5f6367643cf382f69b320efc8ab8f646',
        'xsbp_b222a5a2¦a80985d3615eaaba45fd2bc8bb4590ca',
      ],
    },
  },
  {
    id: 'supabase-secret-key',
    title: 'Supabase secret key',
    severity: 'critical',
    ...prefixed('sb_secret_', run(base64url, 31)),
    samples: {
      must: ['sb_secret_Bs9mn8hl¦lM52C0MdWTvwPBbY7uNnvnD'],
      mustNot: [
        'sb_secret_P-ToWp5m¦djTsZCDg8oFH7_YZaPA2WI',
        'sb_secret_981jmacD¦KthoMbLfYSviexo4lVmAcFmW',
        'xsb_secret_bcqud-N-¦kj6fbBvZT3jg0luA1-jgC0g',
      ],
    },
  },
  {
    id: 'planetscale-token',
    title: 'PlanetScale service token',
    severity: 'critical',
    ...prefixed('pscale_tkn_', run(base64url, 32, 64)),
    samples: {
      must: [
        'pscale_tkn_IjPU5zxu¦HnSqv7LjQRQzHZZ3fC0RF9fA',
        'pscale_tkn_Nk2vNdFa¦bkyRI0YgoJq_Y-A9J8jKudxVXuDEzFXZZOBkToT51po6xTiA0_E4g4hL',
      ],
      mustNot: [
        'pscale_tkn_Flyy_ugB¦GjfoCY3YyBorNrHel12dorU',
        'pscale_tkn_8NWjjdrw¦8RdvudhpdHYlwd8qqFtFV2HYOiqEhwt3YQaJA1vC-oo7NgfMqEFl-59oo',
        'xpscale_tkn_bxQF6xrk¦J0MXs0j09j9pQ50BwQbV28nF',
      ],
    },
  },
  {
    id: 'planetscale-password',
    title: 'PlanetScale database password',
    severity: 'critical',
    ...prefixed('pscale_pw_', run(base64url, 32, 64)),
    samples: {
      must: [
        'pscale_pw_pUBAYQaJ¦WBC5bVX4qkYqjpUkdvgDQi_v',
        'pscale_pw_izaAsmZv¦8Ve1INF-05AusF9GFpvTW5z9X5Stw7bGYU16Ew6K-v4osCsNqphUFXLE',
      ],
      mustNot: [
        'pscale_pw_r4yx-6ss¦Y1dGGfwK4nOp8P7E-_yXnRR',
        'pscale_pw_2aqtxHhQ¦icqSOgtII4Y4nPCELbleH9zhY7ZZ_4k0abA33ZRTAIkbL4nx1J1VYik6d',
        'xpscale_pw_O9qKccPs¦4FZq7tXtfWK-SRv6jBjCvcUn',
      ],
    },
  },
  {
    id: 'planetscale-oauth-token',
    title: 'PlanetScale OAuth token',
    severity: 'critical',
    ...prefixed('pscale_oauth_', run(base64url, 32, 64)),
    samples: {
      must: [
        'pscale_oauth_1IS8jVmu¦-1pMRFbzSfsgOaktI9ewpd2n',
        'pscale_oauth_ZfrC_toD¦4GYFD-wWQVNor3TnkuPCz5nuNFwudvU-0ENHVLy9DiPMBrR5nziiK7bI',
      ],
      mustNot: [
        'pscale_oauth_OYhbIuoL¦2Zv0zgXEVMWPQuX6UlaNYFJ',
        'pscale_oauth_Us9J_LyC¦pIq45BE3xLkyo1pSIC-K_WKDGwd5Tctr01OgeOddH_eTHPYyCXOvrVgom',
        'xpscale_oauth_kRcT6hxn¦uhJmh2T3BKaPv_DvnDBzAUyi',
      ],
    },
  },
  {
    id: 'databricks-token',
    title: 'Databricks access token',
    severity: 'critical',
    ...prefixed(['dapi', 'dose'], run(hex, 32)),
    samples: {
      must: ['dapiecc6e2c9¦1835fd8489f92772e491122e', 'dose1d8c1e00¦5330b422585d32c61b30e8d9-2'],
      mustNot: [
        'dapi5ecbbc4d¦c7bb1a1cc717a906ce34390',
        'dapi90c36ffc¦f6d2aa21ede1719d5b0928ef0',
        'xdapi5483b6e7¦27db32ae977dfe6acf3b69d1',
      ],
    },
  },
  {
    id: 'neon-api-key',
    title: 'Neon API key',
    severity: 'critical',
    ...prefixed('napi_', run(lower, 64)),
    samples: {
      must: ['napi_qcffxc0u¦llca8ce90yt332easr2062su12n6bgk8nq147jetaqlrb9ilimgwht84'],
      mustNot: [
        'napi_icjsuuxj¦8urz72ryn4omf7vtazwd2dy9t69payn75drhu38i110zqbsiwpeh1oj',
        'napi_1at75wka¦gfl6t26bq4v8ahfour1plrfub7la8nhalcgdaut5zjtjn42lnmlrxamhr',
        'xnapi_h89p3540¦gyqh5sb2uym3ses2h1b7n7imauvokscfh0lr9gr847at663lg5n3bsy2',
      ],
    },
  },
  {
    id: 'aiven-password',
    title: 'Aiven service password',
    severity: 'critical',
    ...prefixed('AVNS_', run(base64url, 19)),
    samples: {
      must: ['AVNS_5VrgIQcn¦-yQcEhYWtOS'],
      mustNot: ['AVNS_dNUrMpqK¦qAcxdxlpzg', 'AVNS_g_CVMJLi¦BaWV5h_JlPGB', 'xAVNS_VVRFB04i¦7vgvG46ho7L'],
    },
  },
  {
    id: 'mongodb-atlas-secret',
    title: 'MongoDB Atlas service account secret',
    severity: 'critical',
    ...prefixed('mdb_sa_sk_', run(base64url, 40)),
    samples: {
      must: ['mdb_sa_sk_s7NBMouU¦Qq9_U4jHet3CQBmn-He6KULOkZkxSp9t'],
      mustNot: [
        'mdb_sa_sk_MRla-tz7¦_dW4o9Zg7rNQ_eQC2CtEL1XuV6cNilW',
        'mdb_sa_sk_DXwq4H1f¦vvT3hsQUtocAHKcAO8PUmQ9_jTRGKADeK',
        'xmdb_sa_sk_QBd6WY03¦Bf9TbR-UR506198t6bmEBEeB6IxEfssh',
      ],
    },
  },
  {
    id: 'mongodb-atlas-private-key',
    title: 'MongoDB Atlas private API key',
    severity: 'critical',
    ...assigned(['(?:atlas|mongodb|mcli) * private'], uuid),
    keywords: ['atlas', 'mongodb', 'mcli'],
    samples: {
      must: [
        'mongodb_atlas_private_key: 1236b9d4¦-bb2b-8c5c-1a68-0740fd9bffff',
        "MONGODB_ATLAS_PRIVATE_KEY = '38ca63be¦-5cde-b8c5-a73a-3d8c15cd925a'",
      ],
      mustNot: [
        '<add key="mongodbAtlasPrivateKey" value="b4cd¦14da-ceef-9737-0748-5edeb06c06f"/>',
        'checksum: 7732bf0c¦-8362-3ae3-f94e-7bf3bc420c91',
      ],
    },
  },
  {
    id: 'snowflake-password',
    title: 'Snowflake password',
    severity: 'medium',
    ...assigned(['snowflake * (?:pass|pwd)', 'snowsql pwd'], {
      pattern: '(?=\\S{0,63}\\d)[\\w.!@#%^&*+-]{8,64}(?![\\w(])',
      longest: 64,
    }),
    samples: {
      must: ['ENV SNOWFLAKE_PASSWORD 4ZB7¦Pm76f7X8jBP80lW', 'snowsql_pwd := "4q33¦5al0X7WW3SfLYIR"'],
      mustNot: ['"snowflake_password" => "abcdefghijk"', 'checksum: 8RVm¦FK4sj7YWFZMfcQ1'],
    },
  },
  {
    id: 'confluent-api-secret',
    title: 'Confluent Cloud API secret',
    severity: 'critical',
    ...assigned(['confluent * secret', 'kafka * api secret'], run(base64, 64)),
    entropy: 4.5,
    samples: {
      must: [
        '"confluentCloudApiSecret": "YOXg9fNe¦p9XQCOvWXWBJSyNVMJRU3IhGSQ5h+g6VWgARKxhAuLNB3shxEImDTqXK"',
        'confluent_api_secret: 2JQxR5Nh¦7UCR2BAvjC/t/MNQCnlGVKbi0sv0zj036vAev/dZpOqkKkBFHaIqPZaq',
      ],
      mustNot: [
        "CONFLUENT_CLOUD_API_SECRET = 'VcI4UB0d¦0PzeydgINmWKXFX5PXlgK806NvVNu2cT3KH32Qe1Z7Qb38nXL+atVzy'",
        'checksum: NIF7uf1N¦u1GEjKVCAnxQnkNj/np+O+xrVNSJwgGNbu8385gnUYBB3ew7HQP5fj/I',
      ],
    },
  },
  {
    id: 'clickhouse-cloud-secret',
    title: 'ClickHouse Cloud API secret',
    severity: 'critical',
    ...prefixed('4b1d', run(alnum, 38)),
    entropy: 4,
    samples: {
      must: ['4b1d1OJrVYNz¦Yf05lqSyB3ewiwouBhbf2SbKV8PBxj'],
      mustNot: [
        '4b1d5WYtFEgy¦k17Rhas71jwc4gw0JvUEvTpv70dLK',
        '4b1dU7zFn5ny¦Fz5ffuQuAroUOHtphBM8cbUXtewOt5N',
        'x4b1dTJ2wZzvx¦4Cbds0Z6KuHgZnhinWxEmcGL7FUUxz',
      ],
    },
  },
];
