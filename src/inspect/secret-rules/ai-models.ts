import type { SecretRule } from '../secret-rule.ts';
import { alnum, base64url, hex, lower, prefixed, run } from '../secret-shape.ts';

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
        'sk-1BSpyqdA¦9Lj13yy69exLT3BlbkFJY7AGuBQwS9YDtPts6emJ',
        'sk-proj-yhYDmFTN¦wTaDmFdf-CpOrX3GzYmJY5VoA9cOZK7HYlGMXkGetNew43DV5QZC-zKFQtQZbgBQjbT3BlbkFJXq4OY6UDDunBpwPkbpZ5YtoKF_Oe72ZYJkxxOLfF4FPkE1KE7XodNi4z8uikxbGEi3d9OD8pVC',
      ],
      mustNot: [
        'sk-uHaz2PrV¦ymkSXC8XG9tcT3BlbkFJG7d2LbgBLdxAnrT0MuU',
        'sk-YgoaPyfN¦GtuP4kS2iKTHSwKVC1MnNcQ5TMHJTKrCNiclGeX3',
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
        'sk-ant-api03-7e10gBnx¦Kp_zSVXtBKwQE1lkwqTYW0qGs5m52DvJvZUKY2sA8joAfHduziKhdA4DQz-v-ZMAklWEjJX8MbNKasnpXFQs3',
        'sk-ant-api03-jsUrBuu_¦PUrx55dcPIRlCilFOTdR8EmayDUV1f0Mml8KkoCri7lyxKIAJz6leT3VMw8jdW7sdZMpmk9M77TUoytKuU6XepD6Edm2',
      ],
      mustNot: [
        'sk-ant-api03-oT3WH0r4¦jfIZWoattwUxAQF1TFRyKqhyuG0vxhUaBelGPKs2V70uzQD8dVentflCA8lPUBvSd8gSpXg-bCNyKI_FUvIq',
        'sk-ant-api03-Rd8gl-tE¦_PqDA-xNUpJ8ghnmHv8C9O1XzYnzr2QWp79E9XKepOgnR9CKmTJ6gWjqMX1q7AIEXGbCD9wTxU9_vlVav4ushgnD0h4IU',
        'xsk-ant-api03-Wv-Dtehf¦xF7rVZOCFvx1acXxjsa3KHfYGbXTSHUkcuOHTb8K-mDsw6MYdeNoJGpuZefJ6hebgG1RIeoGg6TugMvZ2orbD',
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
        'sk-ant-admin01-ZQHyAVp5¦y6fhs0okAtoQYRIhA8DK5u3mcgK8y6xKbUlZlQhevmphYnthllCj19iUpVzRdAR54oI0S33rANbbXXAqxUg_W',
        'sk-ant-admin01-PNW49MVb¦3hB63itQc_ogDDSIOuW4XCBBgmbcOwwJbvPPcJZHB30og-CBE1aZNNtnlgK4KEOCOqPAY7MzUNOg_DbjN056c0hpepIi',
      ],
      mustNot: [
        'sk-ant-admin01-Z4QnLEfi¦uRNyoCTrJF3lLq1ePO7FzXcwHqy_-YG-t9nyC50W3UhTEBZya-MS2Y7o5l6Du9kOWnHZtoA6Poiy_ylrMBPK',
        'sk-ant-admin01-Z2fuJRfs¦ZibklJDWtM1kg87abdCdWV0pPb3X2kTMsx_amOILN_7OFkuvgnBsxKTC7EqEsO8EZDfJ52CMskQIyyP7XQLgzfop_Gzg7',
        'xsk-ant-admin01-xRGLEM-3¦4CGLlMRUbCq-bwJWo9eVOcfTVc7E4m5cv_UQ9ioL1FohFJwKBjZDgV97onLy8n4OEJZTbtk8Nscr3lsn254QO',
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
        'sk-ant-oat01-nKDQ2SYN¦TYvM6cSTTbMbdzAKLCvz7dwdEoDXt6Zf46wUJwaAaSUBofA5ekyQDjpowEuVkZ0L7dWt7BSf',
        'sk-ant-ort01-cc_FIA_C¦ozkMvQ_iyvjC29KNonK4vT5ImH-ZS0F_i2nQsicgy_F4enrHfDgL9SxD7gOuDS5rdYUz2Rl3',
        'sk-ant-oat01-Rnnxtjxi¦4LKYF2puu-qMxv7QegxYcYovLFmsW36mMqVodlVSk-bNVC5o2PKvxOHErFQOltj_FtbrUP7oyGFlPtzTxRJVU0kLlYI22kjRwc-xMI',
      ],
      mustNot: [
        'sk-ant-oat01-76Jxs8Ao¦dHFfbD36ihLUuVygfZncoYltUmvkGfxRhlnLJq9DsdaNYWYvHoYZcH82Z4mh7qkeWS1BLFg',
        'sk-ant-oat01-BcRS65fZ¦hjNT1E2wKRqOseevWNuL1G3GjifhJg1MqaNWtwUTSHpntsJad9Xo1LAZCSJO9gueWRFP3wW2JaHCAHcNpmVOfIjXGSu0IECJ3SHQOQp',
        'xsk-ant-oat01-bRmeMbgj¦rFV_mU6xS-I2Ipv5r43U5LE7N5DvTQGQ29qfCsvbvBYyxBPBbx633bMgC0uh72_XrZeaigHF',
      ],
    },
  },
  {
    id: 'huggingface-token',
    title: 'Hugging Face access token',
    severity: 'high',
    ...prefixed('hf_', run(alnum, 34)),
    entropy: 3.5,
    samples: {
      must: ['hf_ORnvCWiD¦5skmg5y31nCRPQSbViJL5pEDw8'],
      mustNot: [
        'hf_AWHBl2ZY¦6XeNyxCZSGLJuknzLJaVDPx1J',
        'hf_UxofZnsg¦mqG0KD3lqddgyionGLiHD2n7Ybk',
        'xhf_eiXfBTOR¦n2lm6gsMkDPtgJINWNWGZoXwiB',
      ],
    },
  },
  {
    id: 'huggingface-organization-token',
    title: 'Hugging Face organization token',
    severity: 'high',
    ...prefixed('api_org_', run(alnum, 34)),
    samples: {
      must: ['api_org_7IXiUI93¦xpVcxmSi1LkNNuTuw7xtILMGwS'],
      mustNot: [
        'api_org_2D8fAu2E¦Ww8Y83ec0fD6JIYh1oiPOMgpR',
        'api_org_JNg8H949¦TZd3jYMyLpc9QGB4KtVawtuMYVd',
        'xapi_org_VNZIJKms¦gvhXowv30MqrYaZT4esuipPGjR',
      ],
    },
  },
  {
    id: 'groq-api-key',
    title: 'Groq API key',
    severity: 'high',
    ...prefixed('gsk_', run(alnum, 52)),
    samples: {
      must: ['gsk_SrBOaSsO¦6VIFEPW41mTb2Cunnhdhy3YeYJXE6NUjAvFttBP6iyZP'],
      mustNot: [
        'gsk_HkhGlpLJ¦ceUKnVs5XbWCVEnjPGP2niOJaMERH66zL4vkPz7p8Zn',
        'gsk_3VHmHIC5¦aY1G94e40MyogcpOrIJua6mAgnrvRLoPBIAKHElSMKTpP',
        'xgsk_n2mrNFO5¦J7OkGljIspJoQaSJzgVBgyrYVfmNgbqgguMc3KXdfIWy',
      ],
    },
  },
  {
    id: 'replicate-token',
    title: 'Replicate API token',
    severity: 'high',
    ...prefixed('r8_', run(alnum, 37)),
    entropy: 3.8,
    samples: {
      must: ['r8_WlYt5SHE¦1McLlxo0NSaf50zVMhymzLk60tLr9'],
      mustNot: [
        'r8_MCrF2Wos¦UYTSZf8xmOyEQS3AYWMDDkDxU8HH',
        'r8_1YKng60D¦l74nwKts5BgNdwg1tSBJm7IINUcDz9',
        'xr8_0uZHLP9Q¦VHV5494iMASrJTFGqhSoe67vUZ7fG',
      ],
    },
  },
  {
    id: 'perplexity-api-key',
    title: 'Perplexity API key',
    severity: 'high',
    ...prefixed('pplx-', run(alnum, 48)),
    samples: {
      must: ['pplx-HHxqCfsW¦k5emcrNmEPEq20PnesmPv3xTEMWo5ol0V72sZgL2'],
      mustNot: [
        'pplx-vpiLAc7N¦UobuUVwSLen5x8MKPxnn6H1WtoaHfmeU5PaQBXQ',
        'pplx-8KgNll0l¦Z1zJgorPQFb4BGcMMYaiJQT4DJSqSyJLWjyPJ8sqH',
        'xpplx-NaaTWJ4g¦QQ7jR7Fm18fHCMlmXQ7LTxR1tHDI950kSYa6ZYVz',
      ],
    },
  },
  {
    id: 'xai-api-key',
    title: 'xAI API key',
    severity: 'high',
    ...prefixed('xai-', run(alnum, 80)),
    samples: {
      must: ['xai-lPeyP3oi¦vBLbKBQ7z7jishNyV2j4PP0xpj5mnTSU3MsKeBcvp5NctG6LSFplefAtEEBHWn2klOcta8sE'],
      mustNot: [
        'xai-cGXXd7YX¦U3iORVkymIXxTcgspDpv73TnespQjNr9b0xgBGR0M04Ma4WhiuWZWnnPDj20lec5TznviDI',
        'xai-xkF14O7j¦PbFdx5zYebmpwjZ5HfXZDI9G5i6pem2IvFsG2bQNHnQMPFNJnSLl6DMchVSMUtI5ROrgyqHSx',
        'xxai-yx4FsZkf¦vK0g9cB7V02pWcdn5SR748v7dPSwEkG2vzUWaa4ddgqG2ERlT3I8HF0Y3qlWsj7T3AVS2PnR',
      ],
    },
  },
  {
    id: 'openrouter-api-key',
    title: 'OpenRouter API key',
    severity: 'high',
    ...prefixed('sk-or-v1-', run(hex, 64)),
    samples: {
      must: ['sk-or-v1-67760faa¦6546740e11175ed1031ef01b358a4bd02397e5dad549a9b88e42969e'],
      mustNot: [
        'sk-or-v1-ff94fd31¦db2cb73fe56164e34c5b326d8f149000d5e9c780c905e32a587a3e1',
        'sk-or-v1-35d2f458¦7cfd0cad7f53a54b85a6865fe29e9b21abbad5b8d844c12208d82e51f',
        'xsk-or-v1-b1e7e180¦53b39b5ffcae6780ad48d4235e331a82b15e117da469cff693a88d67',
      ],
    },
  },
  {
    id: 'voyage-api-key',
    title: 'Voyage AI API key',
    severity: 'medium',
    ...prefixed('pa-', run(base64url, 43)),
    entropy: 4,
    samples: {
      must: ['pa-dNUrMpqK¦qAcxdxlpzgg_CVMJLiBaWV5h_JlPGBVVRFB'],
      mustNot: [
        'pa-04i7vgvG¦46ho7Ls7NBMouUQq9_U4jHet3CQBmn-He6',
        'pa-KULOkZkx¦Sp9tMRla-tz7_dW4o9Zg7rNQ_eQC2CtEL1Xu',
        'xpa-V6cNilWD¦Xwq4H1fvvT3hsQUtocAHKcAO8PUmQ9_jTRG',
      ],
    },
  },
  {
    id: 'cerebras-api-key',
    title: 'Cerebras API key',
    severity: 'high',
    ...prefixed('csk-', run(lower, 48)),
    samples: {
      must: ['csk-a56xxkad¦5wj3gh015k4eidvfdz203044r3iyxo757k5z39tz'],
      mustNot: [
        'csk-7kyxrrwl¦347xdwmjr9nn4mgpapxw3lch0ez91vrjnuvvvw7',
        'csk-gokc6nsb¦prysnhpwbkf7lw7rgp3aoxqj5akn8ory28rlozssv',
        'xcsk-ify6f1yf¦9hbsqtn1dyp1ydvef74ywmv1ph7d5x7ks7yui9te',
      ],
    },
  },
  {
    id: 'fireworks-api-key',
    title: 'Fireworks AI API key',
    severity: 'high',
    ...prefixed('fw_', run(alnum, 22, 24)),
    entropy: 3.8,
    samples: {
      must: ['fw_NUk6sMpO¦l8l5id0OIzX34Z', 'fw_B7Pm76fX¦8jBP80lW4q335al0'],
      mustNot: ['fw_XWW3SfLY¦IR8RVmFK4sjYW', 'fw_FZMfcQ1o¦MWsrxglhuNeDWMMll', 'xfw_57w80MkY¦Vbn1HwU6IsZCXa'],
    },
  },
  {
    id: 'together-api-key',
    title: 'Together AI API key',
    severity: 'high',
    ...prefixed('tgp_v1_', run(base64url, 43)),
    samples: {
      must: ['tgp_v1_w-PAeVLY¦AfrHW4Y9nJg7Rn9oiKEDRD5f3NJsc4Ydy4j'],
      mustNot: [
        'tgp_v1_qbyOaTK7¦DoiXzPOt675ZwjrrBVLW0W7vmX1-7fyz0y',
        'tgp_v1_NdfQnWfk¦KNQUdwogSeHneLIo6YOXg9fNep9XQCOvWXWB',
        'xtgp_v1_JSyNVMJR¦U3IhGSQ5h_g6VWgARKxhAuLNB3shxEImDTq',
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
        'nvapi-ZTWgEVzy¦qvBA8DEN6ASWPOgDEXoJNZ06IM6cci5rKjxBfs5DhkbHHRNTL1Ti',
        'nvapi-CNZ3yFol¦YnZrmQREwVbb0z5ghRoYuXphUwajI5m1R53AFLOsYSrBsdMafZkRe9Uz2ScIWV',
      ],
      mustNot: [
        'nvapi-1s7u0_NH¦gkqwa6i4BpOhimMK8B7LA1DmKs9IYvVRZhdvHA0fKUDKvrxpsIe',
        'nvapi-1ZdPFkjU¦A_tg8WllMZaXf9XkSMT7XJRbLT65PJ6enLULWZjUjk2uOfBdCldg46lG3I8H6Lt',
        'xnvapi-rpkR6VNd¦6HfWi45rLZ7EX_WSdVQb9ZzPyxZk1LdbQExhIX15LpJSiC0-iqHZ',
      ],
    },
  },
  {
    id: 'elevenlabs-api-key',
    title: 'ElevenLabs API key',
    severity: 'medium',
    ...prefixed('sk_', run(hex, 48)),
    samples: {
      must: ['sk_2d98dea0¦d66762cdcc33971fc844e5dfa7267e6ce4b8776c'],
      mustNot: [
        'sk_02860e50¦d5b5dd6f1ae04502cd4218d2492bcd25f51c49e',
        'sk_e3a600ab¦73140ae783614602742b230c83d0e7c2e3abc9eab',
        'xsk_9ea26b2b¦a0c77e268f77b8441e1ff60b32e083c04afe23c1',
      ],
    },
  },
];
