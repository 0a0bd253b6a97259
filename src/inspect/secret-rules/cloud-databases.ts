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
        'sbp_81ca1dba¦870253a296711a8ab57030e56d6daae8',
        'sbp_oauth_5e50404b¦baa4a05d958de7774ccdd49928c05283',
      ],
      mustNot: [
        'sbp_7462aea8¦6360e8049432495cc76a4b847e04334',
        'sbp_074666c9¦6ca59abd37fc71e7f404ce1d107153151',
        'xsbp_3e764602¦da3de9e28fe2629e10095a30ea10f8d8',
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
        'sb_secret_eaigHFns¦PRAB73Psoqu_dgATQHKY',
        'sb_secret_N4ClPvWg¦dgc-Ro2czW1fQ6WgYR4FMwmt4CiRocbkkWME',
      ],
      mustNot: [
        'sb_secret_bzaJ6-v2¦hlkwFbhiWv4RHK5THH6',
        'sb_secret_1RCcb2pm¦itdkHZJ9Jx7jgIrWN9e_i--lbde61iw8oWs-F',
        'xsb_secret_1wCi6Nvo¦iW2ez0f5JENxD40qORQX',
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
        'pscale_tkn_LOXN6FzT¦VnwM-OFRVPJFo_CYByRdkDA3',
        'pscale_tkn_v-mWgiZ-¦PHQjBAAeKeBhW0aZMsEP4NwgfjgHL_s9jnXikGKc3ngBs9mn8hllM52C',
      ],
      mustNot: [
        'pscale_tkn_0MdWTvwP¦BbY7uNnvnD_bVSo93w4P6dT',
        'pscale_tkn_DkzLVNoD¦oZWgdye-AP-ToWp5mdjTsZCDg8oFH7_YZaPA2WI981jmacDKthoMbLfYS',
        'xpscale_tkn_viexo4lV¦mAcFmWbcqud-N-kj6fbBvZT3',
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
        'pscale_pw_jg0luA1-¦jgC0gIjPU5zxuHnSqv7LjQRQ',
        'pscale_pw_zHZZ3fC0¦RF9fANk2vNdFabkyRI0YgoJq_Y-A9J8jKudxVXuDEzFXZZOBkToT51po',
      ],
      mustNot: [
        'pscale_pw_6xTiA0_E¦4g4hLFlyy_ugBGjfoCY3YyB',
        'pscale_pw_orNrHel1¦2dorU8NWjjdrw8RdvudhpdHYlwd8qqFtFV2HYOiqEhwt3YQaJA1vC-oo7',
        'xpscale_pw_NgfMqEFl¦-59oo1Axuy7jeNBlXCguULTS',
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
        'pscale_oauth_NZ5mHTWE¦y6ms-bxQF6xrkJ0MXs0j09j9',
        'pscale_oauth_pQ50BwQb¦V28nFpUBAYQaJWBC5bVX4qkYqjpUkdvgDQi_vizaAsmZv8Ve1INF-05A',
      ],
      mustNot: [
        'pscale_oauth_usF9GFpv¦TW5z9X5Stw7bGYU16Ew6K-v',
        'pscale_oauth_4osCsNqp¦hUFXLEr4yx-6ssY1dGGfwK4nOp8P7E-_yXnRR2aqtxHhQicqSOgtII4Y4',
        'xpscale_oauth_nPCELble¦H9zhY7ZZ_4k0abA33ZRTAIkb',
      ],
    },
  },
  {
    id: 'databricks-token',
    title: 'Databricks access token',
    severity: 'critical',
    ...prefixed(['dapi', 'dose'], run(hex, 32)),
    samples: {
      must: ['dapi51ce0407¦8bb1962d5996d138d1d8da85', 'dosef76e1b2b¦3e97c0472b7cef0c5639f7ad-2'],
      mustNot: [
        'dapia69bd42a¦ec90c8ad3fdc314833fe867',
        'dapi5cd07cbe¦63f1ce53ee9e7f035475f23b6',
        'xdapi52d61cfb¦b519468a94ec508e0fa83758',
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
        'napi_cdszg3fn¦ibh79fr49vau6zp9q22571tanup0pe96xvavga68',
        'napi_tj2ejrq0¦0cwlkcjj8vkez8chu6gcsqflpondjye3ltoslx9ol1e15aiwcsvx6so65u5fumto',
      ],
      mustNot: [
        'napi_pct4oi2z¦g7avyrg8hiuj5ff5s9i3w2x4z4s2rhp2wt01b6x',
        'napi_71my855a¦gar65pc2mw60szgqibtomno9rpemm2k2ppzfy3elyi0dpt687wi1j0oz7duuoucr4',
        'xnapi_kl43sqt3¦yf3iran0j4gsv1b9hy7ndse5eryn65ktiefrvtck',
      ],
    },
  },
  {
    id: 'aiven-password',
    title: 'Aiven service password',
    severity: 'critical',
    ...prefixed('AVNS_', run(base64url, 19)),
    samples: {
      must: ['AVNS_nyDlQdq4¦qOUUP1yggOK'],
      mustNot: ['AVNS_GOSJ1w66¦5SLut51C5u', 'AVNS_z35kCMWf¦Hkq39EdSxKrh', 'xAVNS_sNJbgajX¦ZwG8aOcvyzd'],
    },
  },
  {
    id: 'mongodb-atlas-secret',
    title: 'MongoDB Atlas service account secret',
    severity: 'critical',
    ...prefixed('mdb_sa_sk_', run(base64url, 40)),
    samples: {
      must: ['mdb_sa_sk_HysE4tl9¦njVF_wKR4QJwCIoLlFBRtYy6Gb321rMv'],
      mustNot: [
        'mdb_sa_sk_apSY2nc2¦KwFAfKWUgCw4DNr8-HLYVnys2ogtUyN',
        'mdb_sa_sk_EgKGlZKg¦OWQLzwBdxdl84glihtKjZtYGJp6A81WrY',
        'xmdb_sa_sk_AvM4yi6u¦Tu5Y3MElFbjKz_neuOUY1htJWtH9EKwD',
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
        'mongodb_atlas_private_key: 31a82b15¦-e117-da46-9cff-693a88d67957',
        "MONGODB_ATLAS_PRIVATE_KEY = 'd5cd5d29¦-e9eb-cfaa-f375-45b29871af4b'",
      ],
      mustNot: [
        '<add key="mongodbAtlasPrivateKey" value="6427¦7632-01b1-eae4-11ac-15d1525ce76"/>',
        'checksum: d2f71b4a¦-d036-2ccf-4a15-756b8be7c2d5',
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
      must: ['ENV SNOWFLAKE_PASSWORD DeZY¦kNIVk7RUa3VJxGm', 'snowsql_pwd := "2PW4¦gHvL37pQBDVYfKD"'],
      mustNot: ['"snowflake_password" => "abcdefghijk"', 'checksum: 61lX¦6iygr7gR7A0GSF3'],
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
        '"confluentCloudApiSecret": "osvkYpNe¦UEhEsWo7KmrcBKelGms5Htgnvv/bVDV3VIYMuqwk3Qp2R+SUE9j/3oYF"',
        'confluent_api_secret: 3YyCbOw/¦PAeVLYAfrHW4Y9nJg7Rn9oiKEDRD5f3NJsc4Ydy4jqbyOaTK7DoiXzPO',
      ],
      mustNot: [
        "CONFLUENT_CLOUD_API_SECRET = 't675Zwjr¦rBVLW0W7vmX1/7fyz0yNdfQnWfkKNQUdwogSeHneLIo6YOXg9fNep9X'",
        'checksum: QCOvWXWB¦JSyNVMJRU3IhGSQ5h+g6VWgARKxhAuLNB3shxEImDTqXK2JQxR5Nh7UC',
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
      must: ['4b1dDblXs155¦oSM6nVRVbBBxDZ6YOwNlr8FAIM0vRn'],
      mustNot: [
        '4b1dSf0UlcMW¦01bt3S5qyKYilSixVJvjflmHYzfPC',
        '4b1doQNAalNj¦5wo78lagrImb9urzQCgHIQFJ9s2tFY5',
        'x4b1dbnz0bkJa¦0CmUKUJpylrcZLuy9wBqwOGAlG7G2s',
      ],
    },
  },
];
