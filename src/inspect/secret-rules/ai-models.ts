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
        'sk-3EYgSLvY¦BzSxH1PmQI6iT3BlbkFJyHDqvatwl8UaX5vqaFYP',
        'sk-proj-5y6fhs0o¦kAtoQYRIhA8DK5u3mcgK8y6xKbUlZlQhevmphYnthllCj19iUpVzRdAR54oI0S33rAT3BlbkFJNbbXXAqxUg_WPNW49MVb3hB63itQc_ogDDSIOuW4XCBBgmbcOwwJbvPPcJZHB30og-CBE1aZNN',
      ],
      mustNot: [
        'sk-ROgNoLA2¦rA7gkC6CqnYQT3BlbkFJC5H3BUFpBsaCylLVx6v',
        'sk-IMB0y2ct¦3WJ0LgPKPa9MH2DeOAiXw7KMSDBZUP6xEQ9mhs7u',
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
        'sk-ant-api03-3lLq1ePO¦7FzXcwHqy_-YG-t9nyC50W3UhTEBZya-MS2Y7o5l6Du9kOWnHZtoA6Poiy_ylrMBPKZ2fuJRfsZibklJDWtM1',
        'sk-ant-api03-kg87abdC¦dWV0pPb3X2kTMsx_amOILN_7OFkuvgnBsxKTC7EqEsO8EZDfJ52CMskQIyyP7XQLgzfop_Gzg7xRGLEM-34CGLlMRUbC',
      ],
      mustNot: [
        'sk-ant-api03-q-bwJWo9¦eVOcfTVc7E4m5cv_UQ9ioL1FohFJwKBjZDgV97onLy8n4OEJZTbtk8Nscr3lsn254QOnKDQ2SYNTYvM6cSTT',
        'sk-ant-api03-bMbdzAKL¦Cvz7dwdEoDXt6Zf46wUJwaAaSUBofA5ekyQDjpowEuVkZ0L7dWt7BSfcc_FIA_CozkMvQ_iyvjC29KNonK4vT5ImH-ZS0',
        'xsk-ant-api03-F_i2nQsi¦cgy_F4enrHfDgL9SxD7gOuDS5rdYUz2Rl3Rnnxtjxi4LKYF2puu-qMxv7QegxYcYovLFmsW36mMqVodlVSk-b',
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
        'sk-ant-admin01-NVC5o2PK¦vxOHErFQOltj_FtbrUP7oyGFlPtzTxRJVU0kLlYI22kjRwc-xMI76Jxs8AodHFfbD36ihLUuVygfZncoYltUm',
        'sk-ant-admin01-vkGfxRhl¦nLJq9DsdaNYWYvHoYZcH82Z4mh7qkeWS1BLFgBcRS65fZhjNT1E2wKRqOseevWNuL1G3GjifhJg1MqaNWtwUTSHpntsJ',
      ],
      mustNot: [
        'sk-ant-admin01-ad9Xo1LA¦ZCSJO9gueWRFP3wW2JaHCAHcNpmVOfIjXGSu0IECJ3SHQOQpbRmeMbgjrFV_mU6xS-I2Ipv5r43U5LE7N5Dv',
        'sk-ant-admin01-TQGQ29qf¦CsvbvBYyxBPBbx633bMgC0uh72_XrZeaigHFnsPRAB73Psoqu_dgATQHKYN4ClPvWgdgc-Ro2czW1fQ6WgYR4FMwmt4Ci',
        'xsk-ant-admin01-RocbkkWM¦EbzaJ6-v2hlkwFbhiWv4RHK5THH61RCcb2pmitdkHZJ9Jx7jgIrWN9e_i--lbde61iw8oWs-F1wCi6NvoiW2e',
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
        'sk-ant-oat01-z0f5JENx¦D40qORQXLOXN6FzTVnwM-OFRVPJFo_CYByRdkDA3v-mWgiZ-PHQjBAAeKeBhW0aZMsEP4Nwg',
        'sk-ant-ort01-fjgHL_s9¦jnXikGKc3ngBs9mn8hllM52C0MdWTvwPBbY7uNnvnD_bVSo93w4P6dTDkzLVNoDoZWgdye-A',
        'sk-ant-oat01-P-ToWp5m¦djTsZCDg8oFH7_YZaPA2WI981jmacDKthoMbLfYSviexo4lVmAcFmWbcqud-N-kj6fbBvZT3jg0luA1-jgC0gIjPU5zxuHnSqv7LjQ',
      ],
      mustNot: [
        'sk-ant-oat01-RQzHZZ3f¦C0RF9fANk2vNdFabkyRI0YgoJq_Y-A9J8jKudxVXuDEzFXZZOBkToT51po6xTiA0_E4g4hL',
        'sk-ant-oat01-Flyy_ugB¦GjfoCY3YyBorNrHel12dorU8NWjjdrw8RdvudhpdHYlwd8qqFtFV2HYOiqEhwt3YQaJA1vC-oo7NgfMqEFl-59oo1Axuy7jeNBlXCgu',
        'xsk-ant-oat01-vizaAsmZ¦v8Ve1INF-05AusF9GFpvTW5z9X5Stw7bGYU16Ew6K-v4osCsNqphUFXLEr4yx-6ssY1dGGfw',
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
      must: ['hf_A2lOCPx4¦WCb37VVxbUbGaaOivDDqemZzq1'],
      mustNot: [
        'hf_nWIQwRT8¦LzezehlDMfkJQECovyLknR99Y',
        'hf_2XH2nOCi¦6t7fAzIwmvNKgh84ULH3HHV2N0I',
        'xhf_gpIgfwZw¦51p1hYcldHDE59WbNIlAem2rOv',
      ],
    },
  },
  {
    id: 'huggingface-organization-token',
    title: 'Hugging Face organization token',
    severity: 'high',
    ...prefixed('api_org_', run(alnum, 34)),
    samples: {
      must: ['api_org_uZqT0h9y¦xtf0YFHMNh3JYCX4ZQAjkyJcno'],
      mustNot: [
        'api_org_pjJCR2s7¦HQ3lRGRtakskKGuiAVpjEdDS3',
        'api_org_M5mM6qsy¦SJYFXO09Eu4MWZcFitOdSoVvupc',
        'xapi_org_0rPwBYDr¦Z7kXIsUWaEtsKRLwdCpINXXfvR',
      ],
    },
  },
  {
    id: 'groq-api-key',
    title: 'Groq API key',
    severity: 'high',
    ...prefixed('gsk_', run(alnum, 52)),
    samples: {
      must: ['gsk_EacZ8xwr¦CHtUx6yGCnSQFLiPOeNnDtJYE3LTvOSLgX9OdLt1E1h5'],
      mustNot: [
        'gsk_aAzIkWCS¦VX6SaOr65U5FUMkTqcsgOPCbTv4OIam2kZGz7dAcVtw',
        'gsk_YrRG8HlI¦UJ5FnF5S9If3cW2X4xZ4fcSe2RHP2fWT01B6mcX71MtzY',
        'xgsk_85kclmuf¦lu5AfGAR65jdzPC2MjW60SZedGoQIBTpcOxMNxO9nRPE',
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
      must: ['r8_MM2zsKm2¦tPjxPZFvYvk3otEpLYIb0DhPT68c7'],
      mustNot: [
        'r8_WuI1J0vO¦Z7fDUUOpUpCvzozRef4KL43vSQTb',
        'r8_3YeuF3Iu¦RbeAiN0Jg4lGSVz1beqbBgof9HY7tu',
        'xr8_obNingDS¦E5ExRYzN65aKeTIuEtFqRVezgThaC',
      ],
    },
  },
  {
    id: 'perplexity-api-key',
    title: 'Perplexity API key',
    severity: 'high',
    ...prefixed('pplx-', run(alnum, 48)),
    samples: {
      must: ['pplx-KmOuU6ND¦JQ2vQCFgicuFXC0UpLwLCfAdc8kexmCE9w0YTz33'],
      mustNot: [
        'pplx-2hEASR20¦6l2SUtaz12Nt6soBlukGKo8NyQy14y7JEsToAQL',
        'pplx-RB9ILIyy¦erMGWHT8d4ICJiSxUUXeJ8tlyUciRZ7k2cnyRYhN4',
        'xpplx-OvMFs7VT¦tAbZWDy2rnDYa9Th6ftj9kPtvAYN75DRHU38fI11',
      ],
    },
  },
  {
    id: 'xai-api-key',
    title: 'xAI API key',
    severity: 'high',
    ...prefixed('xai-', run(alnum, 80)),
    samples: {
      must: ['xai-0ZQBflSI¦WPEHv1OJpfa1xAT7zb5WcKAGFLkcq6sTe2u6BcQd4V8AmHFjOUdRru1PLRFofkUgxBy7LA8N'],
      mustNot: [
        'xai-yHAsvwLC¦pGtDcAUtT5zjlvZfzJTJNyh4qcusahju2rxLNhlMgLRXuAMHffRHij89jdP3s5riqy40dGY',
        'xai-QH5nSB2x¦ovUYnM3SES2vgHf1wiuBli7lN7IMAUeVxOgKSghCdFH0eLR9GRi8vu4s7izyAT6i63gLqG5xN',
        'xxai-3BSwY2j2¦FqQlgLauqat9DJOoVedUDJ7kLxHGeRcCEJkYBuFnQdYqBnPQcqAQ5XuZJsTjoJadvTNcPUkW',
      ],
    },
  },
  {
    id: 'openrouter-api-key',
    title: 'OpenRouter API key',
    severity: 'high',
    ...prefixed('sk-or-v1-', run(hex, 64)),
    samples: {
      must: ['sk-or-v1-6704a476¦1afa178a265ea2e5520dae34c37d85046e615a1736022eb3fdf5563c'],
      mustNot: [
        'sk-or-v1-b4759b0d¦e0fb001e2aef98c6db5b23494d689d7941720906faf9a45c8583816',
        'sk-or-v1-8ba52015¦e75e097054006a0816902c85f9d7ff5431ea05e043b5732ce6cb5bfcc',
        'xsk-or-v1-f6fed757¦4ea459e2021ac78220ae14661abf40c9fb02e5151eaf4c527703d302',
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
      must: ['pa-0dySwE1g¦fzFVAVBqLzmYMjGznBkwc48P0DeZTWgEVzy'],
      mustNot: [
        'pa-qvBA8DEN¦6ASWPOgDEXoJNZ06IM6cci5rKjxBfs5Dhk',
        'pa-bHHRNTL1¦TiCNZ3yFolYnZrmQREwVbb0z5ghRoYuXphUw',
        'xpa-ajI5m1R5¦3AFLOsYSrBsdMafZkRe9Uz2ScIWV1s7u0_N',
      ],
    },
  },
  {
    id: 'cerebras-api-key',
    title: 'Cerebras API key',
    severity: 'high',
    ...prefixed('csk-', run(lower, 48)),
    samples: {
      must: ['csk-8lnyqti3¦m25xpclmoba453ax50z6yoar49hsfwdhljs850ka'],
      mustNot: [
        'csk-f6xasqtp¦r9ky0hjc7nmf5vrlw4gnnzbhiwgky4gnebe3g9d',
        'csk-iae3w2cx¦93koafwzayghmfmn1sck5j6xnjly23n8yx19483ar',
        'xcsk-qpnd3fbj¦38zkgm22qah37gvgejfdi4hucuwthn0ajid7yxtl',
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
      must: ['fw_co9Gyk0l¦vxb2AqP9EMw6y0', 'fw_ZnspjVlM¦WQh8HUjwNawnWrvl'],
      mustNot: ['fw_4WUzm7L4¦u5xeGdhJfYMER', 'fw_cYLSTNhh¦4DFXtXUmn1rFpL8wr', 'xfw_iKI7Pk4h¦JJx7eXg0gDkQUr'],
    },
  },
  {
    id: 'together-api-key',
    title: 'Together AI API key',
    severity: 'high',
    ...prefixed('tgp_v1_', run(base64url, 43)),
    samples: {
      must: ['tgp_v1_PBv3cPr1¦pwQD7ebIHPw_6qXbnJcN8Ut_pobk-69XzMF'],
      mustNot: [
        'tgp_v1_cVXHK-Tz¦oxaj7QHHNmNCJ9sbZtxe1sRPVQBmsooDFc',
        'tgp_v1_U5znXHJw¦Ks-hTAPTuPnxIiYVVRn29ZP3vL2qMkLssQz4',
        'xtgp_v1_fv3HL28p¦rH94Wq9GaAkoq8L_M5pHdwvCfR20ejTE5J1',
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
        'nvapi-jWVkmszK¦m4WcHM02DNcwzk1_ZEJOR95ExItJYfltfMg6dcnvuur_hmNyEonz',
        'nvapi-lzwPTjuP¦kUI_xHmUKAv9CuPyrM8sP6UQHdpJYCO7hW-5t2gTIHKrp9DTBdJjOlGEpRuT49',
      ],
      mustNot: [
        'nvapi-2zIoCCWh¦30WT5od_u35rjHNXs38zxtWLW8Fx7VhSc42pcpUzzlvpIdfjGtO',
        'nvapi-QpoDnkj6¦sbjteOhfJsG0NBWcP4bsB1gZGese_x4bVpUoP9xXcWhcsdDfuXyw0ihX7vIfCKS',
        'xnvapi-Ql5pAMWO¦BR3zgtdQFxwldxkpJ_cNb7ogfitdiczTEoHi_VKQqBDhKVZ4VcBT',
      ],
    },
  },
  {
    id: 'elevenlabs-api-key',
    title: 'ElevenLabs API key',
    severity: 'medium',
    ...prefixed('sk_', run(hex, 48)),
    samples: {
      must: ['sk_186d3d82¦b5d5fb1355d751c8f7bebb9d0a358a52fdf24818'],
      mustNot: [
        'sk_b0236c12¦483cdc6366678df8075630d484a4e4fc1f73566',
        'sk_e1b250b7¦3deaae63ac276e26f5ae5d47399f8ad86d8162d1e',
        'xsk_2fdacb6c¦759ae735c35ae3828604effdbdf692cad950fcc7',
      ],
    },
  },
];
