import { beginsWith } from '../quick-check.ts';
import type { SecretRule } from '../secret-rule.ts';
import { alnum, base64url, bounded, followed, hex, lower, prefixed, run } from '../secret-shape.ts';

export const aiModels: readonly SecretRule[] = [
  {
    id: 'openai-api-key',
    title: 'OpenAI API key',
    severity: 'high',
    pattern:
      /(?<!\w)sk-(?:[0-9A-Za-z]{20}T3BlbkFJ[0-9A-Za-z]{20}|(?:proj|svcacct|service|admin|None)-[\w-]{20,120}T3BlbkFJ[\w-]{20,120})(?![\w-])/,
    keywords: ['t3blbkfj'],
    longest: 266,
    entropy: 4,
    samples: {
      must: [
        'sk-Da48Ac7e¦4Tp5ZnrNnncMT3BlbkFJqYGnHIaD51BSpyqdA9Lj',
        'sk-proj-27DJhFKW¦MruJQoDcyhYDmFTNwTaDmFdf-CpOrX3GzYmJY5VoA9cOZK7HYlGMXkGetNew43DV5QT3BlbkFJZC-zKFQtQZbgBQjbXq4OY6UDDunBpwPkbpZ5YtoKF_Oe72ZYJkxxOLfF4FPkE1KE7XodNi4z8u',
      ],
      mustNot: [
        'sk-MNuTId8m¦7M1Jp4gCZykwT3BlbkFJiz6sp4jPF6uHaz2PrVy',
        'sk-mkSXC8XG¦9tcG7d2LbgBLdxAnrT0MuUYgoaPyfNGtuP4kS2iK',
      ],
    },
  },
  {
    id: 'anthropic-api-key',
    title: 'Anthropic API key',
    severity: 'high',
    ...prefixed('sk-ant-api03-', run(base64url, 93, 100)),
    entropy: 4,
    samples: {
      must: [
        'sk-ant-api03-wZvf-O3j¦kqAwiZcxeOkX77e10gBnxKp_zSVXtBKwQE1lkwqTYW0qGs5m52DvJvZUKY2sA8joAfHduziKhdA4DQz-v-ZMA',
        'sk-ant-api03-klWEjJX8¦MbNKasnpXFQs3jsUrBuu_PUrx55dcPIRlCilFOTdR8EmayDUV1f0Mml8KkoCri7lyxKIAJz6leT3VMw8jdW7sdZMpmk9',
      ],
      mustNot: [
        'sk-ant-api03-M77TUoyt¦KuU6XepD6Edm2oT3WH0r4jfIZWoattwUxAQF1TFRyKqhyuG0vxhUaBelGPKs2V70uzQD8dVentflCA8lPUBv',
        'sk-ant-api03-Sd8gSpXg¦-bCNyKI_FUvIq_OvoXBjk9j1ERRdfTI_rJMg-sJN-mnRGyD0YHpYgcc_z-Z7t24JNsurDePpSJ9IEVSIYc8Q8M5VRmE9a',
        'xsk-ant-api03-oN4NFUpz¦BSyETORjzWKgoRd8gl-tE_PqDA-xNUpJ8ghnmHv8C9O1XzYnzr2QWp79E9XKepOgnR9CKmTJ6gWjqMX1q7AIE',
      ],
    },
  },
  {
    id: 'anthropic-admin-key',
    title: 'Anthropic admin API key',
    severity: 'critical',
    ...prefixed('sk-ant-admin01-', run(base64url, 93, 100)),
    entropy: 4,
    samples: {
      must: [
        'sk-ant-admin01-XGbCD9wT¦xU9_vlVav4ushgnD0h4IUWv-DtehfxF7rVZOCFvx1acXxjsa3KHfYGbXTSHUkcuOHTb8K-mDsw6MYdeNoJGpu',
        'sk-ant-admin01-ZefJ6heb¦gG1RIeoGg6TugMvZ2orbDZQHyAVp5y6fhs0okAtoQYRIhA8DK5u3mcgK8y6xKbUlZlQhevmphYnthllCj19iUpVzRdAR',
      ],
      mustNot: [
        'sk-ant-admin01-54oI0S33¦rANbbXXAqxUg_WPNW49MVb3hB63itQc_ogDDSIOuW4XCBBgmbcOwwJbvPPcJZHB30og-CBE1aZNNtnlgK4KE',
        'sk-ant-admin01-OCOqPAY7¦MzUNOg_DbjN056c0hpepIiZ4QnLEfiuRNyoCTrJF3lLq1ePO7FzXcwHqy_-YG-t9nyC50W3UhTEBZya-MS2Y7o5l6Du9k',
        'xsk-ant-admin01-OWnHZtoA¦6Poiy_ylrMBPKZ2fuJRfsZibklJDWtM1kg87abdCdWV0pPb3X2kTMsx_amOILN_7OFkuvgnBsxKTC7EqEsO8E',
      ],
    },
  },
  {
    id: 'anthropic-oauth-token',
    title: 'Anthropic OAuth token',
    severity: 'high',
    ...prefixed(['sk-ant-oat01-', 'sk-ant-ort01-'], run(base64url, 80, 110)),
    entropy: 4,
    samples: {
      must: [
        'sk-ant-oat01-ZDfJ52CM¦skQIyyP7XQLgzfop_Gzg7xRGLEM-34CGLlMRUbCq-bwJWo9eVOcfTVc7E4m5cv_UQ9ioL1Fo',
        'sk-ant-ort01-hFJwKBjZ¦DgV97onLy8n4OEJZTbtk8Nscr3lsn254QOnKDQ2SYNTYvM6cSTTbMbdzAKLCvz7dwdEoDXt6',
        'sk-ant-oat01-Zf46wUJw¦aAaSUBofA5ekyQDjpowEuVkZ0L7dWt7BSfcc_FIA_CozkMvQ_iyvjC29KNonK4vT5ImH-ZS0F_i2nQsicgy_F4enrHfDgL9SxD7gOu',
      ],
      mustNot: [
        'sk-ant-oat01-DS5rdYUz¦2Rl3Rnnxtjxi4LKYF2puu-qMxv7QegxYcYovLFmsW36mMqVodlVSk-bNVC5o2PKvxOHErFQ',
        'sk-ant-oat01-Oltj_Ftb¦rUP7oyGFlPtzTxRJVU0kLlYI22kjRwc-xMI76Jxs8AodHFfbD36ihLUuVygfZncoYltUmvkGfxRhlnLJq9DsdaNYWYvHoYZcH82Z4mh',
        'xsk-ant-oat01-7qkeWS1B¦LFgBcRS65fZhjNT1E2wKRqOseevWNuL1G3GjifhJg1MqaNWtwUTSHpntsJad9Xo1LAZCSJO9',
      ],
    },
  },
  {
    id: 'huggingface-token',
    title: 'Hugging Face access token',
    severity: 'high',
    ...prefixed('hf_', run(alnum, 34)),
    keywords: followed('hf_', 'abcdefghijklmnopqrstuvwxyz0123456789'),
    lead: 4,
    quickCheck: beginsWith(['hf_'], 1),
    entropy: 3.5,
    samples: {
      must: ['hf_dLSmKGDw¦7CbZY1TGYsrpt1n9IYXpz865p8'],
      mustNot: [
        'hf_JBPOFbnC¦KZYby9MfhGn8EStc09769X1uE',
        'hf_Wtrk8DCc¦tDPIDOKtsBcmcqjILwMpyQ7nFVx',
        'xhf_OuF3rfgT¦EfV91sl9daoPxSo2Qs21FXio2A',
      ],
    },
  },
  {
    id: 'huggingface-organization-token',
    title: 'Hugging Face organization token',
    severity: 'high',
    ...prefixed('api_org_', run(alnum, 34)),
    samples: {
      must: ['api_org_wp7W3kB2¦6vbvYSsEDpks8WDXmg14pQzK6R'],
      mustNot: [
        'api_org_SISh5fmy¦HfaZrUTf5Ce5ItT3jYXv11IgB',
        'api_org_jiL6oyo0¦lSLXsk3j1YoVGfQcbHKoypsoYIo',
        'xapi_org_pzML8Zhb¦7ORnvCWiD5skmg5y31nCRPQSbV',
      ],
    },
  },
  {
    id: 'groq-api-key',
    title: 'Groq API key',
    severity: 'high',
    ...prefixed('gsk_', run(alnum, 52)),
    samples: {
      must: ['gsk_xBXZT6dj¦mZnz20QCrDDmGAkCrZeGB37UfuEFaOgooTphqBfVC7zD'],
      mustNot: [
        'gsk_ygevFCWh¦bw9r7qnyPV6H5UndDYJN651ugSVfOGWzLnMHVxCtkZ8',
        'gsk_ijDdMhl5¦n5Xms5WKAKgscel5bzLgYaGg0dIsoHBRr7llC2BTLKML8',
        'xgsk_ZfYAVR4p¦MnonkbbdZmOmzrnlaGfMNugls8cAJ1jsOLj5Rw4yOOg4',
      ],
    },
  },
  {
    id: 'replicate-token',
    title: 'Replicate API token',
    severity: 'high',
    ...bounded('r8_', run(alnum, 37)),
    entropy: 3.8,
    samples: {
      must: ['key=r8_LNNBc216¦0pBfJzaGbEXpYadleSTCWdg5IH3wp', '"r8_ovSrBOaS¦sO6VIFEPW41mTb2Cunnhdhy3YeYJX"'],
      mustNot: [
        'key=r8_E6NUjAvF¦ttBP6iyZPHkhGlpLJceUKnVs5XbW',
        'key=r8_CVEnjPGP¦2niOJaMERH66zL4vkPz7p8Zn3VHmHI',
        'key=xr8_C5aY1G94¦e40MyogcpOrIJua6mAgnrvRLoPBIA',
      ],
    },
  },
  {
    id: 'perplexity-api-key',
    title: 'Perplexity API key',
    severity: 'high',
    ...prefixed('pplx-', run(alnum, 48)),
    samples: {
      must: ['pplx-KHElSMKT¦pPn2mrNFO5J7OkGljIspJoQaSJzgVBgyrYVfmNgb'],
      mustNot: [
        'pplx-qgguMc3K¦XdfIWyWlYt5SHE1McLlxo0NSaf50zVMhymzLk60',
        'pplx-tLr9MCrF¦2WosUYTSZf8xmOyEQS3AYWMDDkDxU8HH1YKng60Dl',
        'xpplx-74nwKts5¦BgNdwg1tSBJm7IINUcDz90uZHLP9QVHV5494iMAS',
      ],
    },
  },
  {
    id: 'xai-api-key',
    title: 'xAI API key',
    severity: 'high',
    ...prefixed('xai-', run(alnum, 80)),
    samples: {
      must: ['xai-rJTFGqhS¦oe67vUZ7fGHHxqCfsWk5emcrNmEPEq20PnesmPv3xTEMWo5ol0V72sZgL2vpiLAc7NUobuUV'],
      mustNot: [
        'xai-wSLen5x8¦MKPxnn6H1WtoaHfmeU5PaQBXQ8KgNll0lZ1zJgorPQFb4BGcMMYaiJQT4DJSqSyJLWjyPJ8',
        'xai-sqHNaaTW¦J4gQQ7jR7Fm18fHCMlmXQ7LTxR1tHDI950kSYa6ZYVzlPeyP3oivBLbKBQ7z7jishNyV2j4PP',
        'xxai-0xpj5mnT¦SU3MsKeBcvp5NctG6LSFplefAtEEBHWn2klOcta8sEcGXXd7YXU3iORVkymIXxTcgspDpv73',
      ],
    },
  },
  {
    id: 'openrouter-api-key',
    title: 'OpenRouter API key',
    severity: 'high',
    ...prefixed('sk-or-v1-', run(hex, 64)),
    samples: {
      must: ['sk-or-v1-e005330b¦422585d32c61b30e8d95ecbbc4dc7bb1a1cc717a906ce3439090c36f'],
      mustNot: [
        'sk-or-v1-fcf6d2aa¦21ede1719d5b0928ef05483b6e727db32ae977dfe6acf3b69d1d677',
        'sk-or-v1-60faa654¦6740e11175ed1031ef01b358a4bd02397e5dad549a9b88e42969eff94',
        'xsk-or-v1-fd31db2c¦b73fe56164e34c5b326d8f149000d5e9c780c905e32a587a3e135d2f',
      ],
    },
  },
  {
    id: 'voyage-api-key',
    title: 'Voyage AI API key',
    severity: 'medium',
    ...bounded('pa-', run(base64url, 43)),
    entropy: 4,
    samples: {
      must: [
        'key=pa-HLYVnys2¦ogtUyNEgKGlZKgOWQLzwBdxdl84glihtKjZ',
        '"pa-tYGJp6A8¦1WrYAvM4yi6uTu5Y3MElFbjKz_neuOUY1ht"',
      ],
      mustNot: [
        'key=pa-JWtH9EKw¦DC6hWAk7Mv45VrgIQcn-yQcEhYWtOSdNUr',
        'key=pa-MpqKqAcx¦dxlpzgg_CVMJLiBaWV5h_JlPGBVVRFB04i7v',
        'key=xpa-gvG46ho7¦Ls7NBMouUQq9_U4jHet3CQBmn-He6KULOkZ',
      ],
    },
  },
  {
    id: 'cerebras-api-key',
    title: 'Cerebras API key',
    severity: 'high',
    ...prefixed('csk-', run(lower, 48)),
    samples: {
      must: ['csk-ntep4rbd¦zynivru3vjg2pw4hl3qbdvykd61x6r7a0gsf3jbx'],
      mustNot: [
        'csk-myng6gxt¦q280ksse1lrwdfrpj58aj5c4cfwod4vxmed8a56',
        'csk-xxkad5wj¦3gh015k4eidvfdz203044r3iyxo757k5z39tz7kyx',
        'xcsk-rrwl347x¦dwmjr9nn4mgpapxw3lch0ez91vrjnuvvvw7gokc6',
      ],
    },
  },
  {
    id: 'fireworks-api-key',
    title: 'Fireworks AI API key',
    severity: 'high',
    ...bounded('fw_', run(alnum, 22, 24)),
    entropy: 3.8,
    samples: {
      must: ['key=fw_NySbkBaP¦epmRranYtekSNa', '"fw_HPWBKFs7¦LW7klRcGP3hAOXjl"'],
      mustNot: [
        'key=fw_rQJk5AKN¦8ypOxRtY28RLh',
        'key=fw_zOivlZSS¦VItwFYz6leF1tflwl',
        'key=xfw_YhF9HBgp¦SQwTNuu1DYiPvb',
      ],
    },
  },
  {
    id: 'together-api-key',
    title: 'Together AI API key',
    severity: 'high',
    ...prefixed('tgp_v1_', run(base64url, 43)),
    samples: {
      must: ['tgp_v1_2R_SUE9j¦-3oYFRAEfuEyaJwSkzDinGA1na68NFoEDHM'],
      mustNot: [
        'tgp_v1_PAeVLYAf¦rHW4Y9nJg7Rn9oiKEDRD5f3NJsc4Ydy4jq',
        'tgp_v1_byOaTK7D¦oiXzPOt675ZwjrrBVLW0W7vmX1-7fyz0yNdf',
        'xtgp_v1_QnWfkKNQ¦UdwogSeHneLIo6YOXg9fNep9XQCOvWXWBJS',
      ],
    },
  },
  {
    id: 'nvidia-api-key',
    title: 'NVIDIA API key',
    severity: 'high',
    ...prefixed('nvapi-', run(base64url, 60, 70)),
    samples: {
      must: [
        'nvapi-2FtE390d¦ySwE1gfzFVAVBqLzmYMjGznBkwc48P0DeZTWgEVzyqvBA8DEN6AS',
        'nvapi-WPOgDEXo¦JNZ06IM6cci5rKjxBfs5DhkbHHRNTL1TiCNZ3yFolYnZrmQREwVbb0z5ghRoYu',
      ],
      mustNot: [
        'nvapi-XphUwajI¦5m1R53AFLOsYSrBsdMafZkRe9Uz2ScIWV1s7u0_NHgkqwa6i4Bp',
        'nvapi-OhimMK8B¦7LA1DmKs9IYvVRZhdvHA0fKUDKvrxpsIe1ZdPFkjUA_tg8WllMZaXf9XkSMT7XJ',
        'xnvapi-RbLT65PJ¦6enLULWZjUjk2uOfBdCldg46lG3I8H6LtrpkR6VNd6HfWi45rLZ7',
      ],
    },
  },
  {
    id: 'elevenlabs-api-key',
    title: 'ElevenLabs API key',
    severity: 'medium',
    ...bounded('sk_', run(hex, 48)),
    samples: {
      must: [
        'key=sk_1d89c495¦27dfcc9bf128f5397845f7fce9b16445c5342d98',
        '"sk_dea0d667¦62cdcc33971fc844e5dfa7267e6ce4b8776c0286"',
      ],
      mustNot: [
        'key=sk_0e50d5b5¦dd6f1ae04502cd4218d2492bcd25f51c49ee3a6',
        'key=sk_00ab7314¦0ae783614602742b230c83d0e7c2e3abc9eab9ea2',
        'key=xsk_6b2ba0c7¦7e268f77b8441e1ff60b32e083c04afe23c1ec6d',
      ],
    },
  },
];
