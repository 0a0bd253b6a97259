import type { SecretRule } from '../secret-rule.ts';
import { alnum, base64url, bounded, hex, lower, prefixed, run } from '../secret-shape.ts';

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
    ...bounded('hf_', run(alnum, 34)),
    entropy: 3.5,
    samples: {
      must: ['key=hf_dLSmKGDw¦7CbZY1TGYsrpt1n9IYXpz865p8', '"hf_JBPOFbnC¦KZYby9MfhGn8EStc09769X1uEW"'],
      mustNot: [
        'key=hf_trk8DCct¦DPIDOKtsBcmcqjILwMpyQ7nFV',
        'key=hf_xOuF3rfg¦TEfV91sl9daoPxSo2Qs21FXio2A',
        'key=xhf_wp7W3kB2¦6vbvYSsEDpks8WDXmg14pQzK6R',
      ],
    },
  },
  {
    id: 'huggingface-organization-token',
    title: 'Hugging Face organization token',
    severity: 'high',
    ...prefixed('api_org_', run(alnum, 34)),
    samples: {
      must: ['api_org_SISh5fmy¦HfaZrUTf5Ce5ItT3jYXv11IgBj'],
      mustNot: [
        'api_org_iL6oyo0l¦SLXsk3j1YoVGfQcbHKoypsoYI',
        'api_org_opzML8Zh¦b7ORnvCWiD5skmg5y31nCRPQSbV',
        'xapi_org_iJL5pEDw¦8AWHBl2ZY6XeNyxCZSGLJuknzL',
      ],
    },
  },
  {
    id: 'groq-api-key',
    title: 'Groq API key',
    severity: 'high',
    ...prefixed('gsk_', run(alnum, 52)),
    samples: {
      must: ['gsk_EFaOgooT¦phqBfVC7zDygevFCWhbw9r7qnyPV6H5UndDYJN651ugS'],
      mustNot: [
        'gsk_VfOGWzLn¦MHVxCtkZ8ijDdMhl5n5Xms5WKAKgscel5bzLgYaGg0d',
        'gsk_IsoHBRr7¦llC2BTLKML8ZfYAVR4pMnonkbbdZmOmzrnlaGfMNugls8',
        'xgsk_cAJ1jsOL¦j5Rw4yOOg4LNNBc2160pBfJzaGbEXpYadleSTCWdg5IH',
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
      must: ['key=r8_3wpovSrB¦OaSsO6VIFEPW41mTb2Cunnhdhy3Ye', '"r8_YJXE6NUj¦AvFttBP6iyZPHkhGlpLJceUKnVs5X"'],
      mustNot: [
        'key=r8_bWCVEnjP¦GP2niOJaMERH66zL4vkPz7p8Zn3V',
        'key=r8_HmHIC5aY¦1G94e40MyogcpOrIJua6mAgnrvRLoP',
        'key=xr8_BIAKHElS¦MKTpPn2mrNFO5J7OkGljIspJoQaSJ',
      ],
    },
  },
  {
    id: 'perplexity-api-key',
    title: 'Perplexity API key',
    severity: 'high',
    ...prefixed('pplx-', run(alnum, 48)),
    samples: {
      must: ['pplx-zgVBgyrY¦VfmNgbqgguMc3KXdfIWyWlYt5SHE1McLlxo0NSaf'],
      mustNot: [
        'pplx-50zVMhym¦zLk60tLr9MCrF2WosUYTSZf8xmOyEQS3AYWMDDk',
        'pplx-DxU8HH1Y¦Kng60Dl74nwKts5BgNdwg1tSBJm7IINUcDz90uZHL',
        'xpplx-P9QVHV54¦94iMASrJTFGqhSoe67vUZ7fGHHxqCfsWk5emcrNm',
      ],
    },
  },
  {
    id: 'xai-api-key',
    title: 'xAI API key',
    severity: 'high',
    ...prefixed('xai-', run(alnum, 80)),
    samples: {
      must: ['xai-EPEq20Pn¦esmPv3xTEMWo5ol0V72sZgL2vpiLAc7NUobuUVwSLen5x8MKPxnn6H1WtoaHfmeU5PaQBXQ8'],
      mustNot: [
        'xai-KgNll0lZ¦1zJgorPQFb4BGcMMYaiJQT4DJSqSyJLWjyPJ8sqHNaaTWJ4gQQ7jR7Fm18fHCMlmXQ7LTxR',
        'xai-1tHDI950¦kSYa6ZYVzlPeyP3oivBLbKBQ7z7jishNyV2j4PP0xpj5mnTSU3MsKeBcvp5NctG6LSFplefAt',
        'xxai-EEBHWn2k¦lOcta8sEcGXXd7YXU3iORVkymIXxTcgspDpv73TnespQjNr9b0xgBGR0M04Ma4WhiuWZWnnP',
      ],
    },
  },
  {
    id: 'openrouter-api-key',
    title: 'OpenRouter API key',
    severity: 'high',
    ...prefixed('sk-or-v1-', run(hex, 64)),
    samples: {
      must: ['sk-or-v1-8d95ecbb¦c4dc7bb1a1cc717a906ce3439090c36ffcf6d2aa21ede1719d5b0928'],
      mustNot: [
        'sk-or-v1-ef05483b¦6e727db32ae977dfe6acf3b69d1d67760faa6546740e11175ed1031',
        'sk-or-v1-ef01b358¦a4bd02397e5dad549a9b88e42969eff94fd31db2cb73fe56164e34c5b',
        'xsk-or-v1-326d8f14¦9000d5e9c780c905e32a587a3e135d2f4587cfd0cad7f53a54b85a68',
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
        'key=pa-QLzwBdxd¦l84glihtKjZtYGJp6A81WrYAvM4yi6uTu5Y',
        '"pa-3MElFbjK¦z_neuOUY1htJWtH9EKwDC6hWAk7Mv45VrgI"',
      ],
      mustNot: [
        'key=pa-Qcn-yQcE¦hYWtOSdNUrMpqKqAcxdxlpzgg_CVMJLiBa',
        'key=pa-WV5h_JlP¦GBVVRFB04i7vgvG46ho7Ls7NBMouUQq9_U4j',
        'key=xpa-Het3CQBm¦n-He6KULOkZkxSp9tMRla-tz7_dW4o9Zg7r',
      ],
    },
  },
  {
    id: 'cerebras-api-key',
    title: 'Cerebras API key',
    severity: 'high',
    ...prefixed('csk-', run(lower, 48)),
    samples: {
      must: ['csk-bdvykd61¦x6r7a0gsf3jbxmyng6gxtq280ksse1lrwdfrpj58'],
      mustNot: [
        'csk-aj5c4cfw¦od4vxmed8a56xxkad5wj3gh015k4eidvfdz2030',
        'csk-44r3iyxo¦757k5z39tz7kyxrrwl347xdwmjr9nn4mgpapxw3lc',
        'xcsk-h0ez91vr¦jnuvvvw7gokc6nsbprysnhpwbkf7lw7rgp3aoxqj',
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
      must: ['key=fw_k5AKN8yp¦OxRtY28RLhzOiv', '"fw_lZSSVItw¦FYz6leF1tflwlYhF"'],
      mustNot: [
        'key=fw_9HBgpSQw¦TNuu1DYiPvb1y',
        'key=fw_bYpiDviV¦oEF74ypYWMV1jlPqz',
        'key=xfw_Hiwgcj7z¦rD5X7KSb7hYUIc',
      ],
    },
  },
  {
    id: 'together-api-key',
    title: 'Together AI API key',
    severity: 'high',
    ...prefixed('tgp_v1_', run(base64url, 43)),
    samples: {
      must: ['tgp_v1_JwSkzDin¦GA1na68NFoEDHMoH0877B06ugbsHs-Vf8Vj'],
      mustNot: [
        'tgp_v1_q3ikRijB¦FH1j-3YyCbOw-PAeVLYAfrHW4Y9nJg7Rn9',
        'tgp_v1_oiKEDRD5¦f3NJsc4Ydy4jqbyOaTK7DoiXzPOt675Zwjrr',
        'xtgp_v1_BVLW0W7v¦mX1-7fyz0yNdfQnWfkKNQUdwogSeHneLIo6',
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
        'nvapi-3mc_k1Bu¦M6N4ve_GoMAUT2FtE390dySwE1gfzFVAVBqLzmYMjGznBkwc48P0',
        'nvapi-DeZTWgEV¦zyqvBA8DEN6ASWPOgDEXoJNZ06IM6cci5rKjxBfs5DhkbHHRNTL1TiCNZ3yFol',
      ],
      mustNot: [
        'nvapi-YnZrmQRE¦wVbb0z5ghRoYuXphUwajI5m1R53AFLOsYSrBsdMafZkRe9Uz2Sc',
        'nvapi-IWV1s7u0¦_NHgkqwa6i4BpOhimMK8B7LA1DmKs9IYvVRZhdvHA0fKUDKvrxpsIe1ZdPFkjUA',
        'xnvapi-LtrpkR6V¦Nd6HfWi45rLZ7EX_WSdVQb9ZzPyxZk1LdbQExhIX15LpJSiC0-iq',
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
        'key=sk_42d98dea¦0d66762cdcc33971fc844e5dfa7267e6ce4b8776',
        '"sk_c02860e5¦0d5b5dd6f1ae04502cd4218d2492bcd25f51c49e"',
      ],
      mustNot: [
        'key=sk_e3a600ab¦73140ae783614602742b230c83d0e7c2e3abc9e',
        'key=sk_ab9ea26b¦2ba0c77e268f77b8441e1ff60b32e083c04afe23c',
        'key=xsk_1ec6ddb4¦0e518176ae619623221a1c447df88f2235a22031',
      ],
    },
  },
];
