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
        'sk-gmqIGedj¦G5zQTuFLVoGCT3BlbkFJjsZBG24tBFmI1iL531qM',
        'sk-proj-tQc_ogDD¦SIOuW4XCBBgmbcOwwJbvPPcJZHB30og-CBE1aZNNtnlgK4KEOCOqPAY7MzUNOg_DbjT3BlbkFJN056c0hpepIiZ4QnLEfiuRNyoCTrJF3lLq1ePO7FzXcwHqy_-YG-t9nyC50W3UhTEBZya-MS2Y',
      ],
      mustNot: [
        'sk-3Pl2nbvf¦Nnmqv3h6jSm4T3BlbkFJiqXrtNmZrCGhO8awHRb',
        'sk-yP53CPMx¦UatlVUNcQB5egCAHg1KpS9DnyjKsysRHgMiINjdn',
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
        'sk-ant-api03-lJDWtM1k¦g87abdCdWV0pPb3X2kTMsx_amOILN_7OFkuvgnBsxKTC7EqEsO8EZDfJ52CMskQIyyP7XQLgzfop_Gzg7xRGL',
        'sk-ant-api03-EM-34CGL¦lMRUbCq-bwJWo9eVOcfTVc7E4m5cv_UQ9ioL1FohFJwKBjZDgV97onLy8n4OEJZTbtk8Nscr3lsn254QOnKDQ2SYNTYv',
      ],
      mustNot: [
        'sk-ant-api03-M6cSTTbM¦bdzAKLCvz7dwdEoDXt6Zf46wUJwaAaSUBofA5ekyQDjpowEuVkZ0L7dWt7BSfcc_FIA_CozkMvQ_iyvjC29K',
        'sk-ant-api03-NonK4vT5¦ImH-ZS0F_i2nQsicgy_F4enrHfDgL9SxD7gOuDS5rdYUz2Rl3Rnnxtjxi4LKYF2puu-qMxv7QegxYcYovLFmsW36mMqVo',
        'xsk-ant-api03-dlVSk-bN¦VC5o2PKvxOHErFQOltj_FtbrUP7oyGFlPtzTxRJVU0kLlYI22kjRwc-xMI76Jxs8AodHFfbD36ihLUuVygfZn',
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
        'sk-ant-admin01-coYltUmv¦kGfxRhlnLJq9DsdaNYWYvHoYZcH82Z4mh7qkeWS1BLFgBcRS65fZhjNT1E2wKRqOseevWNuL1G3GjifhJg1Mq',
        'sk-ant-admin01-aNWtwUTS¦HpntsJad9Xo1LAZCSJO9gueWRFP3wW2JaHCAHcNpmVOfIjXGSu0IECJ3SHQOQpbRmeMbgjrFV_mU6xS-I2Ipv5r43U5L',
      ],
      mustNot: [
        'sk-ant-admin01-E7N5DvTQ¦GQ29qfCsvbvBYyxBPBbx633bMgC0uh72_XrZeaigHFnsPRAB73Psoqu_dgATQHKYN4ClPvWgdgc-Ro2czW1f',
        'sk-ant-admin01-Q6WgYR4F¦Mwmt4CiRocbkkWMEbzaJ6-v2hlkwFbhiWv4RHK5THH61RCcb2pmitdkHZJ9Jx7jgIrWN9e_i--lbde61iw8oWs-F1wCi6',
        'xsk-ant-admin01-s9jnXikG¦Kc3ngBs9mn8hllM52C0MdWTvwPBbY7uNnvnD_bVSo93w4P6dTDkzLVNoDoZWgdye-AP-ToWp5mdjTsZCDg8oF',
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
        'sk-ant-oat01-H7_YZaPA¦2WI981jmacDKthoMbLfYSviexo4lVmAcFmWbcqud-N-kj6fbBvZT3jg0luA1-jgC0gIjPU5z',
        'sk-ant-ort01-xuHnSqv7¦LjQRQzHZZ3fC0RF9fANk2vNdFabkyRI0YgoJq_Y-A9J8jKudxVXuDEzFXZZOBkToT51po6xT',
        'sk-ant-oat01-iA0_E4g4¦hLFlyy_ugBGjfoCY3YyBorNrHel12dorU8NWjjdrw8RdvudhpdHYlwd8qqFtFV2HYOiqEhwt3YQaJA1vC-oo7NgfMqEFl-59oo1Axu',
      ],
      mustNot: [
        'sk-ant-oat01-y7jeNBlX¦CguULTSNZ5mHTWEy6ms-bxQF6xrkJ0MXs0j09j9pQ50BwQbV28nFpUBAYQaJWBC5bVX4qkY',
        'sk-ant-oat01-qjpUkdvg¦DQi_vizaAsmZv8Ve1INF-05AusF9GFpvTW5z9X5Stw7bGYU16Ew6K-v4osCsNqphUFXLEr4yx-6ssY1dGGfwK4nOp8P7E-_yXnRR2aq',
        'xsk-ant-oat01-txHhQicq¦SOgtII4Y4nPCELbleH9zhY7ZZ_4k0abA33ZRTAIkbL4nx1J1VYik6dO9qKccPs4FZq7tXtfW',
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
      must: ['hf_uiAVpjEd¦DS3M5mM6qsySJYFXO09Eu4MWZc'],
      mustNot: [
        'hf_FitOdSoV¦vupc0rPwBYDrZ7kXIsUWaEtsK',
        'hf_RLwdCpIN¦XXfvR9f4uKjeTaPxJdX1OHKQ6bZ',
        'xhf_vVRPsp6Z¦t2n8qgHe76uVTGDFByPpQt1EON',
      ],
    },
  },
  {
    id: 'huggingface-organization-token',
    title: 'Hugging Face organization token',
    severity: 'high',
    ...prefixed('api_org_', run(alnum, 34)),
    samples: {
      must: ['api_org_SCtk6hU2¦bXOrdSB7TeShpJoSFukV07tB8F'],
      mustNot: [
        'api_org_YAUWd46Y¦hMrnvjcCXBe5kpQDYY2fmOWUM',
        'api_org_qMhAyt3v¦If9bCxHLI9SPA1HSnr0mUiYLG7F',
        'xapi_org_bzBniGgC¦DSZG3qzlhFNggIBHd7r9whFtwR',
      ],
    },
  },
  {
    id: 'groq-api-key',
    title: 'Groq API key',
    severity: 'high',
    ...prefixed('gsk_', run(alnum, 52)),
    samples: {
      must: ['gsk_IBTpcOxM¦NxO9nRPEMM2zsKm2tPjxPZFvYvk3otEpLYIb0DhPT68c'],
      mustNot: [
        'gsk_7WuI1J0v¦OZ7fDUUOpUpCvzozRef4KL43vSQTb3YeuF3IuRbeAiN',
        'gsk_0Jg4lGSV¦z1beqbBgof9HY7tuobNingDSE5ExRYzN65aKeTIuEtFqR',
        'xgsk_VezgThaC¦KmOuU6NDJQ2vQCFgicuFXC0UpLwLCfAdc8kexmCE9w0Y',
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
      must: ['r8_Tz332hEA¦SR206l2SUtaz12Nt6soBlukGKo8Ny'],
      mustNot: [
        'r8_Qy14y7JE¦sToAQLRB9ILIyyerMGWHT8d4ICJi',
        'r8_SxUUXeJ8¦tlyUciRZ7k2cnyRYhN4OvMFs7VTtAb',
        'xr8_ZWDy2rnD¦Ya9Th6ftj9kPtvAYN75DRHU38fI11',
      ],
    },
  },
  {
    id: 'perplexity-api-key',
    title: 'Perplexity API key',
    severity: 'high',
    ...prefixed('pplx-', run(alnum, 48)),
    samples: {
      must: ['pplx-0ZQBflSI¦WPEHv1OJpfa1xAT7zb5WcKAGFLkcq6sTe2u6BcQd'],
      mustNot: [
        'pplx-4V8AmHFj¦OUdRru1PLRFofkUgxBy7LA8NyHAsvwLCpGtDcAU',
        'pplx-tT5zjlvZ¦fzJTJNyh4qcusahju2rxLNhlMgLRXuAMHffRHij89',
        'xpplx-jdP3s5ri¦qy40dGYQH5nSB2xovUYnM3SES2vgHf1wiuBli7lN',
      ],
    },
  },
  {
    id: 'xai-api-key',
    title: 'xAI API key',
    severity: 'high',
    ...prefixed('xai-', run(alnum, 80)),
    samples: {
      must: ['xai-7IMAUeVx¦OgKSghCdFH0eLR9GRi8vu4s7izyAT6i63gLqG5xN3BSwY2j2FqQlgLauqat9DJOoVedUDJ7k'],
      mustNot: [
        'xai-LxHGeRcC¦EJkYBuFnQdYqBnPQcqAQ5XuZJsTjoJadvTNcPUkWpLLeV6FBn9ArsopwM5IGrFZr2uLV9NC',
        'xai-8pw5FFjj¦DZ7u5p02MY3SLmSY82ZX3LPWl3ARl3iB5BpPbaSrFDzQyX4XVbnWF2yM8KR16Dj5iOpOV8K3A',
        'xxai-FbsnACfN¦HlNaTEwP4oRypaBDeZYkNIVkRUa3VJxGm2PW4gHvL3pQBDVYfKD61lX6iygrgR7A0GSF3zJB',
      ],
    },
  },
  {
    id: 'openrouter-api-key',
    title: 'OpenRouter API key',
    severity: 'high',
    ...prefixed('sk-or-v1-', run(hex, 64)),
    samples: {
      must: ['sk-or-v1-c8583816¦8ba52015e75e097054006a0816902c85f9d7ff5431ea05e043b5732c'],
      mustNot: [
        'sk-or-v1-e6cb5bfc¦cf6fed7574ea459e2021ac78220ae14661abf40c9fb02e5151eaf4c',
        'sk-or-v1-527703d3¦0209f7e30aaf37272d5fc85b4fc2be912603a878a37ffde2223351278',
        'xsk-or-v1-66a338c4¦580145199b1d5be2ad13ab944657507b3580f3cb8c8dc663e7990f1a',
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
      must: ['pa-hRoYuXph¦UwajI5m1R53AFLOsYSrBsdMafZkRe9Uz2Sc'],
      mustNot: [
        'pa-IWV1s7u0¦_NHgkqwa6i4BpOhimMK8B7LA1DmKs9IYvV',
        'pa-RZhdvHA0¦fKUDKvrxpsIe1ZdPFkjUA_tg8WllMZaXf9Xk',
        'xpa-SMT7XJRb¦LT65PJ6enLULWZjUjk2uOfBdCldg46lG3I8',
      ],
    },
  },
  {
    id: 'cerebras-api-key',
    title: 'Cerebras API key',
    severity: 'high',
    ...prefixed('csk-', run(lower, 48)),
    samples: {
      must: ['csk-83arqpnd¦3fbj38zkgm22qah37gvgejfdi4hucuwthn0ajid7'],
      mustNot: [
        'csk-yxtl9g02¦ap9em60zvmwq8hunw4wu7l45gjymerylstn4dfx',
        'csk-xu1fl8ki¦7p4jj7x0dquc5sx1jcq0ptd63ki98ctv3qgio9jb4',
        'xcsk-frvpypin¦v34gub7jfg8waveuptim3d88bob69w4wrxihrtk0',
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
      must: ['fw_RDqCYFDe¦uy5isOnRPP6ybw', 'fw_7pJoWFwm¦2UOG8ZgX9TgwXARn'],
      mustNot: ['fw_VoqLEb5C¦EStCOT9uxeMlW', 'fw_HXFqFDO1¦Y4HC1rSttbA1nhoxr', 'xfw_gQsWiByN¦ARoRDU2KS18woA'],
    },
  },
  {
    id: 'together-api-key',
    title: 'Together AI API key',
    severity: 'high',
    ...prefixed('tgp_v1_', run(base64url, 43)),
    samples: {
      must: ['tgp_v1_28prH94W¦q9GaAkoq8L_M5pHdwvCfR20ejTE5J1guTXE'],
      mustNot: [
        'tgp_v1_Q5GR0AVH¦BjAE0pZEs2wUmAxFhjmdwflauh9Pl8ig0m',
        'tgp_v1_UVx8PY_V¦VkWIG5w7y_Q0lDBv0WEp2Je_xBDm5woRqsjI',
        'xtgp_v1_0xN7W4UO¦guR4dOAE8B7h4mIHUr-YY_8BCLf8A2C75kY',
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
        'nvapi-mUKAv9Cu¦PyrM8sP6UQHdpJYCO7hW-5t2gTIHKrp9DTBdJjOlGEpRuT492zIo',
        'nvapi-CCWh30WT¦5od_u35rjHNXs38zxtWLW8Fx7VhSc42pcpUzzlvpIdfjGtOUXwBxaFg-REck5X',
      ],
      mustNot: [
        'nvapi-Dnkj6sbj¦teOhfJsG0NBWcP4bsB1gZGese_x4bVpUoP9xXcWhcsdDfuXyw0i',
        'nvapi-hX7vIfCK¦SQl5pAMWOBR3zgtdQFxwldxkpJ_cNb7ogfitdiczTEoHi_VKQqBDhKVZ4VcBTSf',
        'xnvapi-ilPHYGka¦WKpoj6Qba0fOXLpdw6_bGjWr-nMYqdJxeeFe82gxq5PaPRuflwzw',
      ],
    },
  },
  {
    id: 'elevenlabs-api-key',
    title: 'ElevenLabs API key',
    severity: 'medium',
    ...prefixed('sk_', run(hex, 48)),
    samples: {
      must: ['sk_8df80756¦30d484a4e4fc1f73566e1b250b73deaae63ac276'],
      mustNot: [
        'sk_e26f5ae5¦d47399f8ad86d8162d1e2fdacb6c759ae735c35',
        'sk_ae382860¦4effdbdf692cad950fcc7a1939b27e133f6343042',
        'xsk_def7244b¦6d7fc06ba30d4655af9b9f9acf46d332d0b951f1',
      ],
    },
  },
];
