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
        'sbp_afd45fcc¦64f3084c8a99fff81d0145ded3a6c742',
        'sbp_oauth_43774892¦625176c329c51537cf27f3766bf85ac6',
      ],
      mustNot: [
        'sbp_92abfd3f¦6d32fe57c42aacc4e232608f8cfd068',
        'sbp_c123285a¦c6ac6235c741a8bd580d1243849332e7e',
        'xsbp_72feb79e¦1edaac30a1478ef3daaae31d78633ee0',
      ],
    },
  },
  {
    id: 'supabase-secret-key',
    title: 'Supabase secret key',
    severity: 'critical',
    ...prefixed('sb_secret_', run(base64url, 31)),
    samples: {
      must: ['sb_secret_acXxjsa3¦KHfYGbXTSHUkcuOHTb8K-mD'],
      mustNot: [
        'sb_secret_sw6MYdeN¦oJGpuZefJ6hebgG1RIeoGg',
        'sb_secret_6TugMvZ2¦orbDZQHyAVp5y6fhs0okAtoQ',
        'xsb_secret_YRIhA8DK¦5u3mcgK8y6xKbUlZlQhevmp',
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
        'pscale_tkn_hYnthllC¦j19iUpVzRdAR54oI0S33rANb',
        'pscale_tkn_CBE1aZNN¦tnlgK4KEOCOqPAY7MzUNOg_DbjN056c0hpepIiZ4QnLEfiuRNyoCTrJF',
      ],
      mustNot: [
        'pscale_tkn_3lLq1ePO¦7FzXcwHqy_-YG-t9nyC50W3',
        'pscale_tkn_UhTEBZya¦-MS2Y7o5l6Du9kOWnHZtoA6Poiy_ylrMBPKZ2fuJRfsZibklJDWtM1kg8',
        'xpscale_tkn_7abdCdWV¦0pPb3X2kTMsx_amOILN_7OFk',
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
        'pscale_pw_uvgnBsxK¦TC7EqEsO8EZDfJ52CMskQIyy',
        'pscale_pw_P7XQLgzf¦op_Gzg7xRGLEM-34CGLlMRUbCq-bwJWo9eVOcfTVc7E4m5cv_UQ9ioL1',
      ],
      mustNot: [
        'pscale_pw_FohFJwKB¦jZDgV97onLy8n4OEJZTbtk8',
        'pscale_pw_Nscr3lsn¦254QOnKDQ2SYNTYvM6cSTTbMbdzAKLCvz7dwdEoDXt6Zf46wUJwaAaSUB',
        'xpscale_pw_ofA5ekyQ¦DjpowEuVkZ0L7dWt7BSfcc_F',
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
        'pscale_oauth_IA_CozkM¦vQ_iyvjC29KNonK4vT5ImH-Z',
        'pscale_oauth_S0F_i2nQ¦sicgy_F4enrHfDgL9SxD7gOuDS5rdYUz2Rl3Rnnxtjxi4LKYF2puu-qM',
      ],
      mustNot: [
        'pscale_oauth_xv7QegxY¦cYovLFmsW36mMqVodlVSk-b',
        'pscale_oauth_NVC5o2PK¦vxOHErFQOltj_FtbrUP7oyGFlPtzTxRJVU0kLlYI22kjRwc-xMI76Jxs8',
        'xpscale_oauth_AodHFfbD¦36ihLUuVygfZncoYltUmvkGf',
      ],
    },
  },
  {
    id: 'databricks-token',
    title: 'Databricks access token',
    severity: 'critical',
    ...prefixed(['dapi', 'dose', 'dkea'], run(hex, 32)),
    samples: {
      must: ['dapie6abc54d¦23d995888e4c88942081ca1d', 'dapiba870253¦a296711a8ab57030e56d6daa-2'],
      mustNot: [
        'dapie85e5040¦4bbaa4a05d958de7774ccdd',
        'dapi49928c05¦2837462aea86360e804943249',
        'xdapi5cc76a4b¦847e04334074666c96ca59ab',
      ],
    },
  },
  {
    id: 'neon-api-key',
    title: 'Neon API key',
    severity: 'critical',
    ...prefixed('napi_', run(lower, 64)),
    samples: {
      must: ['napi_q7fvof3t¦ev919ps2q21fx2a7w3b26ysed8wdx14qk6rsis5hzut5c5it3yx11ibl'],
      mustNot: [
        'napi_60slx31y¦vgqhkyiml8z7orcwd5531crpqsvjl5ed8awhb2zy6xnczsgljljvdp1',
        'napi_juzg0kd3¦glhd27yxbtor26mdpjinwnwgzxb7ixui93vs1lnnt7ilmgs2d8a2ew8y8',
        'xnapi_30d6jiy1¦pomrjn8h949tz3yml9qgb4kvmyvvnzijkx30myzt4pgrv70t6mw3ybsp',
      ],
    },
  },
  {
    id: 'aiven-password',
    title: 'Aiven service password',
    severity: 'critical',
    ...prefixed('AVNS_', run(base64url, 19)),
    samples: {
      must: ['AVNS_iW2ez0f5¦JENxD40qORQ'],
      mustNot: ['AVNS_XLOXN6Fz¦TVnwM-OFRV', 'AVNS_PJFo_CYB¦yRdkDA3v-mWg', 'xAVNS_iZ-PHQjB¦AAeKeBhW0aZ'],
    },
  },
  {
    id: 'mongodb-atlas-secret',
    title: 'MongoDB Atlas service account secret',
    severity: 'critical',
    ...prefixed('mdb_sa_sk_', run(base64url, 40)),
    samples: {
      must: ['mdb_sa_sk_MsEP4Nwg¦fjgHL_s9jnXikGKc3ngBs9mn8hllM52C'],
      mustNot: [
        'mdb_sa_sk_0MdWTvwP¦BbY7uNnvnD_bVSo93w4P6dTDkzLVNoD',
        'mdb_sa_sk_oZWgdye-¦AP-ToWp5mdjTsZCDg8oFH7_YZaPA2WI98',
        'xmdb_sa_sk_1jmacDKt¦hoMbLfYSviexo4lVmAcFmWbcqud-N-kj',
      ],
    },
  },
  {
    id: 'mongodb-atlas-private-key',
    title: 'MongoDB Atlas private API key',
    severity: 'critical',
    ...assigned(['(?:atlas|mongodb|mcli) * private *'], uuid),
    keywords: ['atlas', 'mongodb', 'mcli'],
    samples: {
      must: [
        'mongodb_atlas_private_key: 1a92e870¦-ba0b-e20f-ba30-a4b671fee4c7',
        "MONGODB_ATLAS_PRIVATE_KEY = 'de15b666¦-f488-0a30-632a-25b0e59399bf'",
      ],
      mustNot: [
        '<add key="mongodbAtlasPrivateKey" value="6408¦ac4d-f8f2-242b-5e9e-78e33f38886"/>',
        'checksum: 2b7c710c¦-c1e7-b20f-31a1-a53bfffea24b',
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
      must: ['ENV SNOWFLAKE_PASSWORD KPxn¦n6H1W7toaHfmeU5', 'snowsql_pwd := "PaQB¦XQ8Kg7Nll0lZ1zJ"'],
      mustNot: ['"snowflake_password" => "abcdefghijk"', 'checksum: gorP¦QFb4B7GcMMYaiJQ'],
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
        '"confluentCloudApiSecret": "QaJWBC5b¦VX4qkYqjpUkdvgDQi+vizaAsmZv8Ve1INF/05AusF9GFpvTW5z9X5Stw"',
        'confluent_api_secret: 7bGYU16E¦w6K/v4osCsNqphUFXLEr4yx/6ssY1dGGfwK4nOp8P7E/+yXnRR2aqtxH',
      ],
      mustNot: [
        "CONFLUENT_CLOUD_API_SECRET = 'hQicqSOg¦tII4Y4nPCELbleH9zhY7ZZ+4k0abA33ZRTAIkbL4nx1J1VYik6dO9qK'",
        'checksum: ccPs4FZq¦7tXtfWK/SRv6jBjCvcUn1IS8jVmu/1pMRFbzSfsgOaktI9ewpd2nZfrC',
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
      must: ['4b1dbZvVRPsp¦6Zt2n8qgHe76uVTGDFByPpQt1EONSC'],
      mustNot: [
        '4b1dtk6hU2bX¦OrdSB7TeShpJoSFukV07tB8FYAUWd',
        '4b1d46YhMrnv¦jcCXBe5kpQDYY2fmOWUMqMhAyt3vIf9',
        'x4b1dbCxHLI9S¦PA1HSnr0mUiYLG7FbzBniGgCDSZG3q',
      ],
    },
  },
];
