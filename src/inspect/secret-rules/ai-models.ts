import type { SecretRule } from '../secret-rule.ts';
import { alnum, base64url, hex, lower, prefixed, run } from '../secret-shape.ts';

export const aiModels: readonly SecretRule[] = [
  {
    id: 'openai-api-key',
    title: 'OpenAI API key',
    severity: 'high',
    pattern: /(?<!\w)sk-(?:(?:proj|svcacct|service|admin|None)-)?[\w-]{20,120}T3BlbkFJ[\w-]{20,120}(?![\w-])/,
    keywords: ['t3blbkfj'],
    longest: 266,
    entropy: 4,
    samples: {
      must: [
        'sk-531qMzco¦RDJVcZtlPL66T3BlbkFJykEr9CXrqSG2ltYG655L',
        'sk-proj-mbcOwwJb¦vPPcJZHB30og-CBE1aZNNtnlgK4KEOCOqPAY7MzUNOg_DbjN056c0hpepIiZ4QnLEfT3BlbkFJiuRNyoCTrJF3lLq1ePO7FzXcwHqy_-YG-t9nyC50W3UhTEBZya-MS2Y7o5l6Du9kOWnHZtoA6P',
      ],
      mustNot: [
        'sk-PMxUatlV¦UNcQB5egCAHgT3BlbkFJ1KpS9DnyjKsysRHgMiI',
        'sk-NjdnN96h¦GqkRuB0ahpNnLbfc43yIIJyiphy6eJtGqFguy0PZ',
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
        'sk-ant-api03-Pb3X2kTM¦sx_amOILN_7OFkuvgnBsxKTC7EqEsO8EZDfJ52CMskQIyyP7XQLgzfop_Gzg7xRGLEM-34CGLlMRUbCq-bwJW',
        'sk-ant-api03-o9eVOcfT¦Vc7E4m5cv_UQ9ioL1FohFJwKBjZDgV97onLy8n4OEJZTbtk8Nscr3lsn254QOnKDQ2SYNTYvM6cSTTbMbdzAKLCvz7dw',
      ],
      mustNot: [
        'sk-ant-api03-dEoDXt6Z¦f46wUJwaAaSUBofA5ekyQDjpowEuVkZ0L7dWt7BSfcc_FIA_CozkMvQ_iyvjC29KNonK4vT5ImH-ZS0F_i2n',
        'sk-ant-api03-Qsicgy_F¦4enrHfDgL9SxD7gOuDS5rdYUz2Rl3Rnnxtjxi4LKYF2puu-qMxv7QegxYcYovLFmsW36mMqVodlVSk-bNVC5o2PKvxOHE',
        'xsk-ant-api03-rFQOltj_¦FtbrUP7oyGFlPtzTxRJVU0kLlYI22kjRwc-xMI76Jxs8AodHFfbD36ihLUuVygfZncoYltUmvkGfxRhlnLJq9',
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
        'sk-ant-admin01-DsdaNYWY¦vHoYZcH82Z4mh7qkeWS1BLFgBcRS65fZhjNT1E2wKRqOseevWNuL1G3GjifhJg1MqaNWtwUTSHpntsJad9Xo1',
        'sk-ant-admin01-LAZCSJO9¦gueWRFP3wW2JaHCAHcNpmVOfIjXGSu0IECJ3SHQOQpbRmeMbgjrFV_mU6xS-I2Ipv5r43U5LE7N5DvTQGQ29qfCsvbvB',
      ],
      mustNot: [
        'sk-ant-admin01-YyxBPBbx¦633bMgC0uh72_XrZeaigHFnsPRAB73Psoqu_dgATQHKYN4ClPvWgdgc-Ro2czW1fQ6WgYR4FMwmt4CiRocbk',
        'sk-ant-admin01-kWMEbzaJ¦6-v2hlkwFbhiWv4RHK5THH61RCcb2pmitdkHZJ9Jx7jgIrWN9e_i--lbde61iw8oWs-F1wCi6NvoiW2ez0f5JENxD40qO',
        'xsk-ant-admin01-RQXLOXN6¦FzTVnwM-OFRVPJFo_CYByRdkDA3v-mWgiZ-PHQjBAAeKeBhW0aZMsEP4NwgfjgHL_s9jnXikGKc3ngBs9mn8h',
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
        'sk-ant-oat01-llM52C0M¦dWTvwPBbY7uNnvnD_bVSo93w4P6dTDkzLVNoDoZWgdye-AP-ToWp5mdjTsZCDg8oFH7_YZaP',
        'sk-ant-ort01-A2WI981j¦macDKthoMbLfYSviexo4lVmAcFmWbcqud-N-kj6fbBvZT3jg0luA1-jgC0gIjPU5zxuHnSqv',
        'sk-ant-oat01-7LjQRQzH¦ZZ3fC0RF9fANk2vNdFabkyRI0YgoJq_Y-A9J8jKudxVXuDEzFXZZOBkToT51po6xTiA0_E4g4hLFlyy_ugBGjfoCY3YyBorNrHel12',
      ],
      mustNot: [
        'sk-ant-oat01-dorU8NWj¦jdrw8RdvudhpdHYlwd8qqFtFV2HYOiqEhwt3YQaJA1vC-oo7NgfMqEFl-59oo1Axuy7jeNB',
        'sk-ant-oat01-lXCguULT¦SNZ5mHTWEy6ms-bxQF6xrkJ0MXs0j09j9pQ50BwQbV28nFpUBAYQaJWBC5bVX4qkYqjpUkdvgDQi_vizaAsmZv8Ve1INF-05AusF9GF',
        'xsk-ant-oat01-pvTW5z9X¦5Stw7bGYU16Ew6K-v4osCsNqphUFXLEr4yx-6ssY1dGGfwK4nOp8P7E-_yXnRR2aqtxHhQic',
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
      must: ['hf_QECovyLk¦nR99Y2XH2nOCi6t7fAzIwmvNKg'],
      mustNot: [
        'hf_h84ULH3H¦HV2N0IgpIgfwZw51p1hYcldHD',
        'hf_E59WbNIl¦Aem2rOvuZqT0h9yxtf0YFHMNh3J',
        'xhf_YCX4ZQAj¦kyJcnopjJCR2s7HQ3lRGRtaksk',
      ],
    },
  },
  {
    id: 'huggingface-organization-token',
    title: 'Hugging Face organization token',
    severity: 'high',
    ...prefixed('api_org_', run(alnum, 34)),
    samples: {
      must: ['api_org_KGuiAVpj¦EdDS3M5mM6qsySJYFXO09Eu4MW'],
      mustNot: [
        'api_org_ZcFitOdS¦oVvupc0rPwBYDrZ7kXIsUWaEt',
        'api_org_sKRLwdCp¦INXXfvR9f4uKjeTaPxJdX1OHKQ6',
        'xapi_org_bZvVRPsp¦6Zt2n8qgHe76uVTGDFByPpQt1E',
      ],
    },
  },
  {
    id: 'groq-api-key',
    title: 'Groq API key',
    severity: 'high',
    ...prefixed('gsk_', run(alnum, 52)),
    samples: {
      must: ['gsk_zIkWCSVX¦6SaOr65U5FUMkTqcsgOPCbTv4OIam2kZGz7dAcVtwYrR'],
      mustNot: [
        'gsk_G8HlIUJ5¦FnF5S9If3cW2X4xZ4fcSe2RHP2fWT01B6mcX71MtzY8',
        'gsk_5kclmufl¦u5AfGAR65jdzPC2MjW60SZedGoQIBTpcOxMNxO9nRPEMM',
        'xgsk_2zsKm2tP¦jxPZFvYvk3otEpLYIb0DhPT68c7WuI1J0vOZ7fDUUOpU',
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
      must: ['r8_pCvzozRe¦f4KL43vSQTb3YeuF3IuRbeAiN0Jg4'],
      mustNot: [
        'r8_lGSVz1be¦qbBgof9HY7tuobNingDSE5ExRYzN',
        'r8_65aKeTIu¦EtFqRVezgThaCKmOuU6NDJQ2vQCFgi',
        'xr8_cuFXC0Up¦LwLCfAdc8kexmCE9w0YTz332hEASR',
      ],
    },
  },
  {
    id: 'perplexity-api-key',
    title: 'Perplexity API key',
    severity: 'high',
    ...prefixed('pplx-', run(alnum, 48)),
    samples: {
      must: ['pplx-206l2SUt¦az12Nt6soBlukGKo8NyQy14y7JEsToAQLRB9ILIy'],
      mustNot: [
        'pplx-yerMGWHT¦8d4ICJiSxUUXeJ8tlyUciRZ7k2cnyRYhN4OvMFs',
        'pplx-7VTtAbZW¦Dy2rnDYa9Th6ftj9kPtvAYN75DRHU38fI110ZQBfl',
        'xpplx-SIWPEHv1¦OJpfa1xAT7zb5WcKAGFLkcq6sTe2u6BcQd4V8AmH',
      ],
    },
  },
  {
    id: 'xai-api-key',
    title: 'xAI API key',
    severity: 'high',
    ...prefixed('xai-', run(alnum, 80)),
    samples: {
      must: ['xai-FjOUdRru¦1PLRFofkUgxBy7LA8NyHAsvwLCpGtDcAUtT5zjlvZfzJTJNyh4qcusahju2rxLNhlMgLRXuA'],
      mustNot: [
        'xai-MHffRHij¦89jdP3s5riqy40dGYQH5nSB2xovUYnM3SES2vgHf1wiuBli7lN7IMAUeVxOgKSghCdFH0eL',
        'xai-R9GRi8vu¦4s7izyAT6i63gLqG5xN3BSwY2j2FqQlgLauqat9DJOoVedUDJ7kLxHGeRcCEJkYBuFnQdYqBn',
        'xxai-PQcqAQ5X¦uZJsTjoJadvTNcPUkWpLLeV6FBn9ArsopwM5IGrFZr2uLV9NC8pw5FFjjDZ7u5p02MY3SLmS',
      ],
    },
  },
  {
    id: 'openrouter-api-key',
    title: 'OpenRouter API key',
    severity: 'high',
    ...prefixed('sk-or-v1-', run(hex, 64)),
    samples: {
      must: ['sk-or-v1-37d85046¦e615a1736022eb3fdf5563cb4759b0de0fb001e2aef98c6db5b23494'],
      mustNot: [
        'sk-or-v1-d689d794¦1720906faf9a45c85838168ba52015e75e097054006a0816902c85f',
        'sk-or-v1-9d7ff543¦1ea05e043b5732ce6cb5bfccf6fed7574ea459e2021ac78220ae14661',
        'xsk-or-v1-abf40c9f¦b02e5151eaf4c527703d30209f7e30aaf37272d5fc85b4fc2be91260',
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
      must: ['pa-DeZTWgEV¦zyqvBA8DEN6ASWPOgDEXoJNZ06IM6cci5rK'],
      mustNot: [
        'pa-jxBfs5Dh¦kbHHRNTL1TiCNZ3yFolYnZrmQREwVbb0z5',
        'pa-ghRoYuXp¦hUwajI5m1R53AFLOsYSrBsdMafZkRe9Uz2Sc',
        'xpa-IWV1s7u0¦_NHgkqwa6i4BpOhimMK8B7LA1DmKs9IYvVR',
      ],
    },
  },
  {
    id: 'cerebras-api-key',
    title: 'Cerebras API key',
    severity: 'high',
    ...prefixed('csk-', run(lower, 48)),
    samples: {
      must: ['csk-hljs850k¦af6xasqtpr9ky0hjc7nmf5vrlw4gnnzbhiwgky4g'],
      mustNot: [
        'csk-nebe3g9d¦iae3w2cx93koafwzayghmfmn1sck5j6xnjly23n',
        'csk-8yx19483¦arqpnd3fbj38zkgm22qah37gvgejfdi4hucuwthn0',
        'xcsk-ajid7yxt¦l9g02ap9em60zvmwq8hunw4wu7l45gjymerylstn',
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
      must: ['fw_hh4DFXtX¦Umn1rFpL8wriKI', 'fw_7Pk4hJJx¦7eXg0gDkQUrdCv5S'],
      mustNot: ['fw_qX1hJCQ0¦mhPTkoD63KI98', 'fw_cCoTV3hQ¦GzImyguO9JhrrB4wn', 'xfw_FcbRbVPx¦inYPjrINV3e4GU'],
    },
  },
  {
    id: 'together-api-key',
    title: 'Together AI API key',
    severity: 'high',
    ...prefixed('tgp_v1_', run(base64url, 43)),
    samples: {
      must: ['tgp_v1_MFcVXHK-¦Tzoxaj7QHHNmNCJ9sbZtxe1sRPVQBmsooDF'],
      mustNot: [
        'tgp_v1_cU5znXHJ¦wKs-hTAPTuPnxIiYVVRn29ZP3vL2qMkLss',
        'tgp_v1_Qz4fv3HL¦28prH94Wq9GaAkoq8L_M5pHdwvCfR20ejTE5',
        'xtgp_v1_J1guTXEQ¦5GR0AVHBjAE0pZEs2wUmAxFhjmdwflauh9P',
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
        'nvapi-dvyVc2zt¦JjWH6JJ5zKYjWVkmszKm4WcHM02DNcwzk1_ZEJOR95ExItJYfltf',
        'nvapi-Mg6dcnvu¦ur_hmNyEonzlzwPTjuPkUI_xHmUKAv9CuPyrM8sP6UQHdpJYCO7hW-5t2gTIHK',
      ],
      mustNot: [
        'nvapi-rp9DTBdJ¦jOlGEpRuT492zIoCCWh30WT5od_u35rjHNXs38zxtWLW8Fx7VhS',
        'nvapi-c42pcpUz¦zlvpIdfjGtOUXwBxaFg-REck5X_CodRekfS2F_RJrQm7q_nt2IrLiinz_fvAYCp',
        'xnvapi-iLPLpnGW¦CzCJDuqZbN-QpoDnkj6sbjteOhfJsG0NBWcP4bsB1gZGese_x4bV',
      ],
    },
  },
  {
    id: 'elevenlabs-api-key',
    title: 'ElevenLabs API key',
    severity: 'medium',
    ...prefixed('sk_', run(hex, 48)),
    samples: {
      must: ['sk_6484b985¦ccb16990a685c9e1f94b8dfc58d94eaa3a20aed1'],
      mustNot: [
        'sk_6966eabe¦fe2dc1dfdcda5b4a64ecbd8f2953d186d3d82b5',
        'sk_d5fb1355¦d751c8f7bebb9d0a358a52fdf24818b0236c12483',
        'xsk_cdc63666¦78df8075630d484a4e4fc1f73566e1b250b73dea',
      ],
    },
  },
];
