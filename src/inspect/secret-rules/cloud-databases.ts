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
    ...prefixed('sb_secret_', run(base64url, 28, 44)),
    samples: {
      must: [
        'sb_secret_Bs9mn8hl¦lM52C0MdWTvwPBbY7uNn',
        'sb_secret_vnD_bVSo¦93w4P6dTDkzLVNoDoZWgdye-AP-ToWp5mdjT',
      ],
      mustNot: [
        'sb_secret_sZCDg8oF¦H7_YZaPA2WI981jmacD',
        'sb_secret_KthoMbLf¦YSviexo4lVmAcFmWbcqud-N-kj6fbBvZT3jg0',
        'xsb_secret_luA1-jgC¦0gIjPU5zxuHnSqv7LjQR',
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
        'pscale_tkn_QzHZZ3fC¦0RF9fANk2vNdFabkyRI0YgoJ',
        'pscale_tkn_q_Y-A9J8¦jKudxVXuDEzFXZZOBkToT51po6xTiA0_E4g4hLFlyy_ugBGjfoCY3YyB',
      ],
      mustNot: [
        'pscale_tkn_orNrHel1¦2dorU8NWjjdrw8RdvudhpdH',
        'pscale_tkn_Ylwd8qqF¦tFV2HYOiqEhwt3YQaJA1vC-oo7NgfMqEFl-59oo1Axuy7jeNBlXCguULT',
        'xpscale_tkn_SNZ5mHTW¦Ey6ms-bxQF6xrkJ0MXs0j09j',
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
        'pscale_pw_9pQ50BwQ¦bV28nFpUBAYQaJWBC5bVX4qk',
        'pscale_pw_YqjpUkdv¦gDQi_vizaAsmZv8Ve1INF-05AusF9GFpvTW5z9X5Stw7bGYU16Ew6K-v',
      ],
      mustNot: [
        'pscale_pw_4osCsNqp¦hUFXLEr4yx-6ssY1dGGfwK4',
        'pscale_pw_nOp8P7E-¦_yXnRR2aqtxHhQicqSOgtII4Y4nPCELbleH9zhY7ZZ_4k0abA33ZRTAIk',
        'xpscale_pw_bL4nx1J1¦VYik6dO9qKccPs4FZq7tXtfW',
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
        'pscale_oauth_K-SRv6jB¦jCvcUn1IS8jVmu-1pMRFbzSf',
        'pscale_oauth_sgOaktI9¦ewpd2nZfrC_toD4GYFD-wWQVNor3TnkuPCz5nuNFwudvU-0ENHVLy9Di',
      ],
      mustNot: [
        'pscale_oauth_PMBrR5nz¦iiK7bIOYhbIuoL2Zv0zgXEV',
        'pscale_oauth_MWPQuX6U¦laNYFJUs9J_LyCpIq45BE3xLkyo1pSIC-K_WKDGwd5Tctr01OgeOddH_e',
        'xpscale_oauth_THPYyCXO¦vrVgomkRcT6hxnuhJmh2T3BK',
      ],
    },
  },
  {
    id: 'databricks-token',
    title: 'Databricks access token',
    severity: 'critical',
    ...prefixed(['dapi', 'dose'], run(hex, 32)),
    samples: {
      must: ['dapi96ef3ec3¦2f27fbecc6e2c91835fd8489', 'dosef92772e4¦91122e1d8c1e005330b42258-2'],
      mustNot: [
        'dapi5d32c61b¦30e8d95ecbbc4dc7bb1a1cc',
        'dapi717a906c¦e3439090c36ffcf6d2aa21ede',
        'xdapi1719d5b0¦928ef05483b6e727db32ae97',
      ],
    },
  },
  {
    id: 'neon-api-key',
    title: 'Neon API key',
    severity: 'critical',
    ...prefixed('napi_', run(lower, 48, 72)),
    samples: {
      must: [
        'napi_frvtckou¦6ndjq2qcffxc0ullca8ce90yt332easr2062su12',
        'napi_n6bgk8nq¦147jetaqlrb9ilimgwht84icjsuuxj8urz72ryn4omf7vtazwd2dy9t69payn75d',
      ],
      mustNot: [
        'napi_rhu38i11¦0zqbsiwpeh1oj1at75wkagfl6t26bq4v8ahfour',
        'napi_1plrfub7¦la8nhalcgdaut5zjtjn42lnmlrxamhrh89p3540gyqh5sb2uym3ses2h1b7n7imau',
        'xnapi_vokscfh0¦lr9gr847at663lg5n3bsy22fql9djovudj7lhgrc',
      ],
    },
  },
  {
    id: 'aiven-password',
    title: 'Aiven service password',
    severity: 'critical',
    ...prefixed('AVNS_', run(base64url, 19)),
    samples: {
      must: ['AVNS_SdNUrMpq¦KqAcxdxlpzg'],
      mustNot: ['AVNS_g_CVMJLi¦BaWV5h_JlP', 'AVNS_GBVVRFB0¦4i7vgvG46ho7', 'xAVNS_Ls7NBMou¦UQq9_U4jHet'],
    },
  },
  {
    id: 'mongodb-atlas-secret',
    title: 'MongoDB Atlas service account secret',
    severity: 'critical',
    ...prefixed('mdb_sa_sk_', run(base64url, 40)),
    samples: {
      must: ['mdb_sa_sk_3CQBmn-H¦e6KULOkZkxSp9tMRla-tz7_dW4o9Zg7r'],
      mustNot: [
        'mdb_sa_sk_NQ_eQC2C¦tEL1XuV6cNilWDXwq4H1fvvT3hsQUto',
        'mdb_sa_sk_cAHKcAO8¦PUmQ9_jTRGKADeKQBd6WY03Bf9TbR-UR5',
        'xmdb_sa_sk_06198t6b¦mEBEeB6IxEfssh79EQjcsJll8jWpLp6g',
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
        'mongodb_atlas_private_key: 680740fd¦-9bff-ff38-ca63-be5cdeb8c5a7',
        "MONGODB_ATLAS_PRIVATE_KEY = '3a3d8c15¦-cd92-5ab4-cd14-daceef973707'",
      ],
      mustNot: [
        '<add key="mongodbAtlasPrivateKey" value="485e¦deb0-6c06-f773-2bf0-c83623ae3f9"/>',
        'checksum: 4e7bf3bc¦-420c-9125-3c33-45c40211201e',
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
      must: ['ENV SNOWFLAKE_PASSWORD fLYI¦R8RVm7FK4sjYWFZ', 'snowsql_pwd := "MfcQ¦1oMWs7rxglhuNeD"'],
      mustNot: ['"snowflake_password" => "abcdefghijk"', 'checksum: WMMl¦l57w870MkYVbn1H'],
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
        '"confluentCloudApiSecret": "OvWXWBJS¦yNVMJRU3IhGSQ5h+g6VWgARKxhAuLNB3shxEImDTqXK2JQxR5Nh7UCR2"',
        'confluent_api_secret: BAvjC/t/¦MNQCnlGVKbi0sv0zj036vAev/dZpOqkKkBFHaIqPZaqVcI4UB0d0Pzey',
      ],
      mustNot: [
        "CONFLUENT_CLOUD_API_SECRET = 'dgINmWKX¦FX5PXlgK806NvVNu2cT3KH32Qe1Z7Qb38nXL+atVzyNIF7uf1Nu1GEj'",
        'checksum: KVCAnxQn¦kNj/np+O+xrVNSJwgGNbu8385gnUYBB3ew7HQP5fj/I3mc+k1BuM6N4v',
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
      must: ['4b1dbKV8PBxj¦5WYtFEgyk17Rhas71jwc4gw0JvUEvT'],
      mustNot: [
        '4b1dpv70dLKU¦7zFn5nyFz5ffuQuAroUOHtphBM8cb',
        '4b1dUXtewOt5¦NTJ2wZzvx4Cbds0Z6KuHgZnhinWxEmc',
        'x4b1dGL7FUUxz¦vXQS554v67yqkenbBW35EXzGCoCxL6',
      ],
    },
  },
];
