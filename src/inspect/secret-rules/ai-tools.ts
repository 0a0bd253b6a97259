import type { SecretRule } from '../secret-rule.ts';
import { alnum, base64url, hex, prefixed, run } from '../secret-shape.ts';

export const aiTools: readonly SecretRule[] = [
  {
    id: 'langsmith-api-key',
    title: 'LangSmith API key',
    severity: 'high',
    pattern: /(?<!\w)lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}(?!\w)/,
    keywords: ['lsv2_pt_', 'lsv2_sk_'],
    longest: 51,
    entropy: 3,
    samples: {
      must: [
        'lsv2_pt_867a3f6e¦9f2e18b4296109aaf39dfb7e_2cc615767e',
        'lsv2_sk_bda3de98¦a2ca2ce1c316bffbaa34fe6c_4198cb2cf5',
      ],
      mustNot: [
        'lsv2_pt_a49388d1¦260685713ce21b954cba0dce_29e7edb08',
        'lsv2_xx_bd9b3ca6¦cbfe124fdd6791e3b490fc16_3eb6f6dbac',
      ],
    },
  },
  {
    id: 'langfuse-secret-key',
    title: 'Langfuse secret key',
    severity: 'high',
    pattern: /(?<!\w)sk-lf-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w-])/,
    keywords: ['sk-lf-'],
    longest: 42,
    entropy: 3,
    samples: {
      must: ['sk-lf-377b8c19¦-4419-5686-12eb-b5a98571aa4d'],
      mustNot: ['pk-lf-c6869c06¦-465c-8987-73f5-a495abb8860d', 'sk-lf-19954853¦61dac0d34cead46090eed7d6'],
    },
  },
  {
    id: 'pinecone-api-key',
    title: 'Pinecone API key',
    severity: 'high',
    pattern: /(?<!\w)pcsk_[0-9A-Za-z]{5,6}_[0-9A-Za-z]{63}(?!\w)/,
    keywords: ['pcsk_'],
    longest: 75,
    entropy: 4,
    samples: {
      must: ['pcsk_ld¦37p_v0e9xkCFG2D7prhG5SB2MnXX4ci3OEjRXgUyVxD0WyISXi4aJFaEhm24F3MXwgc'],
      mustNot: [
        'pcsk_pD¦o3C_mo7pmFCEPf6ZRGpGk0LFwAXmE2RjjkBwxwHLtSxbzq42aWPlxY2pxWOp4WfkmG',
        'pcsk_nv¦3K_I0ZwhMVv1ZFiUlXxEVjIklxBJJPMUGXqWBOY0gZHxrsck88Sl82hGPyS9Jo4vVl',
      ],
    },
  },
  {
    id: 'tavily-api-key',
    title: 'Tavily API key',
    severity: 'medium',
    ...prefixed('tvly-', run(base64url, 32, 48)),
    samples: {
      must: [
        'tvly-C9QRXCDH¦K_Rip8qslO0lj1dAVDCm_J2r',
        'tvly-kNJ4JXEk¦MQ4sO5szcjZjgVlJ8vIiw9ImBPDokWmxsu6CYz_7',
      ],
      mustNot: [
        'tvly-rmJDyrJY¦gQ6syUKLSQiHeoq-lo-ctQZ',
        'tvly-9suILGNG¦4-aZ7RLIa-TFtFzu6zFJrUdD0fGl4OeEGUtCX5AOw',
        'xtvly-NmbMcuA7¦viT-GT6lD0LVCW84DW4cz_X5',
      ],
    },
  },
  {
    id: 'jina-api-key',
    title: 'Jina AI API key',
    severity: 'medium',
    ...prefixed('jina_', run(base64url, 60)),
    samples: {
      must: ['jina_n8wNuA2X¦l_Y1s9QSzssIw2et3YDbgBG-wiluQ-WdCHYvTJ7OwDg0cLju2_GP'],
      mustNot: [
        'jina_N96eZt0r¦Ebm73npa5vKjl96kHwmIB9y1fZZXk_YBGk27yxI85WU1m9EmpO9',
        'jina_ifB4EjDc¦dDhWaV3mf5vXPKkQWy3SEZWmFsgbR1gKekd5v8o6Vt1NymcKRY4sY',
        'xjina_CryZHg6v¦MH3cHUhzr6ZofaNoDQ34tNowx6JhAOH-iX2sbRRatt6Ac1rb7Cuv',
      ],
    },
  },
  {
    id: 'firecrawl-api-key',
    title: 'Firecrawl API key',
    severity: 'medium',
    ...prefixed('fc-', run(hex, 32)),
    samples: {
      must: ['fc-8c972da4¦276c99b54724cf5f02f9878f'],
      mustNot: [
        'fc-4c32a0c6¦c586ffb6daaddeaa0476cc0',
        'fc-de7182b6¦aad3bb35ea9c37899b1118a52',
        'xfc-31c63aaa¦c3b5937a8a0e8c5091f04ed5',
      ],
    },
  },
  {
    id: 'llamacloud-api-key',
    title: 'LlamaCloud API key',
    severity: 'high',
    ...prefixed('llx-', run(alnum, 48)),
    samples: {
      must: ['llx-DYKQjuw2¦eiVrRzHzEmJ08YehmsMbACBcb8GSq8L2xlHuHQfm'],
      mustNot: [
        'llx-mWkauTM7¦OiImvkbsr3JQDi8a81eU5lJUdjFW3r3Gr0HK8dd',
        'llx-ZumLJiUp¦ecDgqzvA7ZXxVbzGNQCZ1DKJDUt4CvqLYyRdszuR7',
        'xllx-fT1Jzb2r¦ONKDHlhdT3JkBVqDcOCwW8z5cClhDLNU7GJLq9T6',
      ],
    },
  },
  {
    id: 'runpod-api-key',
    title: 'RunPod API key',
    severity: 'high',
    ...prefixed('rpa_', run(alnum, 40, 50)),
    samples: {
      must: [
        'rpa_t4GeFpS7¦uYsulKXndRnxyxYLHsbd0Da1kEfDsy3h',
        'rpa_6nTmSAN4¦Roayr5pvWJhV4Y3F9c3p71owLOw2HbyPaH8mKPbfMU',
      ],
      mustNot: [
        'rpa_qXEMgtT0¦66Skxf4pim2s47aDwcetqJsWfR3TPit',
        'rpa_z06T50kc¦lSGVISHmlwLdOB1Cd6a09vBY1HXHyd3SziY2mZp9BaF',
        'xrpa_cE3PAsc4¦f4HDC5AedZqIPjMv7ZsKdNmFpFqiVROk',
      ],
    },
  },
  {
    id: 'kaggle-token',
    title: 'Kaggle API token',
    severity: 'high',
    ...prefixed('KGAT_', run(hex, 32)),
    samples: {
      must: ['KGAT_84a52312¦6d8151524058ead0fe36fd22'],
      mustNot: [
        'KGAT_a11cb0d9¦6bac7074e25bd6f590fd387',
        'KGAT_2e53f073¦17df39a73abda614146c3a192',
        'xKGAT_b5be7497¦d52e20449fa844dda5fe0407',
      ],
    },
  },
  {
    id: 'kaggle-legacy-key',
    title: 'Kaggle API key file',
    severity: 'high',
    pattern:
      /"username"\s{0,4}:\s{0,4}"[\w-]{1,60}"\s{0,4},\s{0,4}"key"\s{0,4}:\s{0,4}"(?<secret>[0-9a-f]{32})"/,
    keywords: ['"username"'],
    longest: 145,
    entropy: 3,
    textOnly: true,
    paths: ['**/kaggle.json'],
    samples: {
      must: ['{"username":"someone","key":"5cf28aa0¦2872ca1f829ba833ee662bde"}'],
      mustNot: ['{"username":"someone","key":"29d8b136¦aba9a1f2f15269fa1075b42"}'],
    },
  },
  {
    id: 'fal-api-key',
    title: 'fal.ai API key',
    severity: 'high',
    pattern:
      /(?<!\w)FAL_KEY["']?[ \t]{0,8}[:=][ \t]{0,8}["']?(?<secret>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}:[0-9a-f]{32})(?!\w)/,
    keywords: ['fal_key'],
    longest: 96,
    entropy: 3,
    textOnly: true,
    samples: {
      must: ['FAL_KEY="60c0e11f¦-4ec5-1967-7610-c8b7a945bc38:0eb5e4cd87a53f4dabdd04fcac579c03"'],
      mustNot: [
        'FAL_KEY="4ced5145¦-b1ca-f83b-5979-f51bdd86d068:d0b60506654c57d15bac1ecf284b60e"',
        'FAL_ID="bdad83ba¦-b8e1-253a-3cba-8bec64d0238b:0a4f4bbc4ead7004092cedf979fccf77"',
      ],
    },
  },
  {
    id: 'e2b-api-key',
    title: 'E2B API key',
    severity: 'high',
    ...prefixed('e2b_', run(hex, 40)),
    samples: {
      must: ['e2b_3f0ab812¦49a2807e4c8e42dcf63f59d0fa3bbd3e'],
      mustNot: [
        'e2b_e3539829¦4c71fc103cc3f87ff9a6a679d649868',
        'e2b_83f6f7f6¦471e6c3dd0b8e49e48737ace43bc8b3e7',
        'xe2b_fb476daa¦bb2d4513010d1b8e74451f789d9b585d',
      ],
    },
  },
];
