import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, base64, hex, prefixed, run } from '../secret-shape.ts';

export const infrastructure: readonly SecretRule[] = [
  {
    id: 'pulumi-access-token',
    title: 'Pulumi access token',
    severity: 'critical',
    ...prefixed('pul-', run(hex, 40)),
    samples: {
      must: ['pul-521a8d0d¦39c10cc91e5bb21b4ec422f0a888bf82'],
      mustNot: [
        'pul-4b01fe42¦1870c23cc62ba213b3993a8970ca1e8',
        'pul-65b68f07¦388c3da960a5ab91e2c17d05fc95681d8',
        'xpul-3df84a1e¦540947afd18ca95c3601d5cee14a264f',
      ],
    },
  },
  {
    id: 'doppler-personal-token',
    title: 'Doppler personal token',
    severity: 'critical',
    ...prefixed('dp.pt.', run(alnum, 40, 44)),
    samples: {
      must: [
        'dp.pt.YekMnqGx¦Zy1RWIDYfDIRahR3j5Jy0QI36lSSHiZa',
        'dp.pt.PfJEd4Rg¦pL94ECPzIgoJNB9F5boWW8acOcgZUBYeVdwW',
      ],
      mustNot: [
        'dp.pt.05tcUyIX¦GFHU8P6Wln5zfK1PCPAdxGaCjVyVpmm',
        'dp.pt.NCQdLoLR¦nRuSLK08rFqDOO0RTE3ZZlxH5MnqzDmzgzdvr',
        'xdp.pt.LXKXuRvm¦yvu6vMhMid6lBzgnSKfJOchz6yFGxfIg',
      ],
    },
  },
  {
    id: 'doppler-service-token',
    title: 'Doppler service token',
    severity: 'critical',
    pattern: /(?<!\w)dp\.st\.(?:[0-9a-z_-]{2,35}\.)?[0-9A-Za-z]{40,44}(?!\w)/,
    keywords: ['dp.st.'],
    longest: 86,
    entropy: 3,
    samples: {
      must: [
        'dp.st.prd_api.INi22ck2¦fHrxyLemA4k6rn2PD6WLLLkO7vkMyYluwgA',
        'dp.st.Im6EKiHK¦0THOhBxsveu0WtkJWxYoyb3xquuhmpyV',
      ],
      mustNot: [
        'dp.st.prd.si1i9gav¦TRzBDYKQjuw2eiVrRzHzEmJ08YehmsM',
        'dp.xt.bACBcb8G¦Sq8L2xlHuHQfmmWkauTM7OiImvkbsr3JQDi',
      ],
    },
  },
  {
    id: 'doppler-other-token',
    title: 'Doppler CLI, service account, SCIM or audit token',
    severity: 'critical',
    ...prefixed(['dp.ct.', 'dp.sa.', 'dp.scim.', 'dp.audit.'], run(alnum, 40, 44)),
    samples: {
      must: [
        'dp.ct.8a81eU5l¦JUdjFW3r3Gr0HK8ddZumLJiUpecDgqzv',
        'dp.sa.A7ZXxVbz¦GNQCZ1DKJDUt4CvqLYyRdszuR7fT1Jzb',
        'dp.scim.2rONKDHl¦hdT3JkBVqDcOCwW8z5cClhDLNU7GJLq9',
        'dp.audit.T6t4GeFp¦S7uYsulKXndRnxyxYLHsbd0Da1kEfDsy',
        'dp.ct.3h6nTmSA¦N4Roayr5pvWJhV4Y3F9c3p71owLOw2HbyPaH',
      ],
      mustNot: [
        'dp.ct.8mKPbfMU¦qXEMgtT066Skxf4pim2s47aDwcetqJs',
        'dp.ct.WfR3TPit¦z06T50kclSGVISHmlwLdOB1Cd6a09vBY1HXHy',
        'xdp.ct.d3SziY2m¦Zp9BaFcE3PAsc4f4HDC5AedZqIPjMv7Z',
      ],
    },
  },
  {
    id: 'onepassword-service-token',
    title: '1Password service account token',
    severity: 'critical',
    ...prefixed('ops_eyJ', run(base64, 200, 1200)),
    entropy: 4,
    samples: {
      must: [
        'ops_eyJelVU/smY¦HfK9F5AOrZ5N5KBG1MXugr3+uEQztBAf65oj0sbRjhpS0UJwAMirOyMd2yrFZS9vNC/0UF4Sq/EdgSFhlshR6I5JRpEe7b8iKkuUJcStL8xB3GHc/gZJIstfK/v1J2UKm/8Xge1AYSBpf6+Z8djeWCDwwQR8lrwAasWl5ERfkhae6zAy6MARbyg60TLiIAcl',
        'ops_eyJBkvExjUR¦rrwOEQn2Dww8mRoN7w5UjwURz1AyEZ27d21MGO8VrXZ0MpKRDA9WIK7vEQIeVkG3B9HPKJ7z8lBjcvMhUT1cOwtNPB7TZZ/dTyMTx+nD8sWIca940gYLZ4xd2kozoMjd6Y90Sju3x1Xo2J235qp5QIgSOVl1J1lsfqsYDtt+z9VedK+J8SAI5S+23pE+PRfxAC8fiYjsm1xpDq5KyybdozBESoQ5XlaprxIQvhUyR5oUFz3elY6AJch8X3SwHpXuG9sp/QCyKcr3/fDjjqFuxCKFcWBcHoS6/p51DmpE+YS/zahRfPUcsRJdZRYWC/P+V+PJU6vOoFrq2iYxJcwGZVDUeowIElnYkDwUyiJVQthfli9rJN5F062r6kZxUHHL4yVYbtbiNZMsJEoYFEc1NbEtC61OQRs7IkQIcQCKTkoemKnG1NZyBGey4bcBnBGtAjc5TOFu9e8+aVRNu4V6kPLdmEPY+mdS+IiYosYYfodT1FPvJ3B6v/hfxu75fEdZ609fYgmQCCcTnh9Ge74siRa7pKavK7ppV8BZb909XhC/AnrqnPhgx1RTonyyNHYpThKoUyElQaEQhjQQEz5qkUE3RyC/64DMYlSqk3u6awdmyYLDYXvT3wYcA9Cpm5i/iYtF24+75b829Y6nAetCFjszhB3jEwFz5bpphbw9CpWNqOjyitNpYZYv8KCEXsgeAeHogQAQbIt5mFiD6kLAfIfeHZyMz6e/ZuT7/EvsyVXmAMjra+MMINMZwbXZozF8Hos1wg45BhUptjtHW0T0a3X2jS5afjExAIfYkhle4R/yyGFDiSIhWTPs5Ls1Eu8LdkTtlOW0PARB92nHZyePQxjKk92rYr5O16+qQjvYz956/vKqZSXV/DKWWiQ1Ryo2bMdHtgs3T9pVj+zLe/diR96SK7UVDnFPY/zI+aYtBrwssyRM62RlKhn1RoeyMnFu6y79IMcfWjZ9LHKIcmb4ktrOGbS6PtWbdKe6jB0mleABBmzV//GTri5bdCp41FO7x9EZCmyHhfLCU/SGDXxyxJWqfxoCk9X7yLL4tD2yC8eg5fzfXGenPsn6W+vGAFQRXjUjav8zP2xEtugX7wTeVl8MkQabamosNrAGnJ/k2ZxXKTDMOT++cPsSHmGT0d98+CfCJ9iDqe60YXj9FeguX2I3v4tA0Gomq2eZg/YV',
      ],
      mustNot: [
        'ops_eyJW/PiS75r¦0/m8QfVZs8nzKcMKRHUbxlmlXmjXH632gZunUuXv3PbUZlZOxq09UZXTjCGr8yTuLq08RK0BlkV2TlcEv0nMqURKtjdPjlf+DH8UkGrfRSRu0x0BF/T8lM5HgPQhLyV2KeiSCIBalw3qEpiNol9zE6Kse8/sK37g+7kY/JR3zTdvFutrJ5FKbLPVpYcqUw0',
        'ops_eyJRNz4WdFM¦Qi8LuN8LvC2gPfo8QwNbkPN5JZOPhSDLVakQfJgzFvoNAzdY551hjdX3Wcl8q7jCkVnCqe8hiWKA9L8+JmOeS4jFH+v4vNt3mL4xLNtcPCeHt59QoQohOiOCgMxmGNVn3GxcCbM3pn9LbDnW/3PxxsRwE7WNAmSDeDjAD/Zi2A7JYbfIY4cM0RUhp9YbD95rhgT56F8buvmorwYHVdr8O59sszSHTUu7ktc1epX2qMwRmnj3p9OvTQnkw5JaonLHeNhkyicceslbI11/Xtl7fh7mhfClgNcUwC+s2gBZ9i8HIft65NoAlmTUMk/yXWP05ImGZzFkY5yXLKOCqOu1yRCWQV5ohIp6t8Zo45ls0aPzd4cIJLnYCOH5pCkkUvyNvJxVBSo5CUzBVVG9J5CEEdh4Snx0x4eKXdBpA/pYoD8yEYYhRhgPXQpRGDf59G5bU5H/m9xC6DMBs1nCKgac2ouukdTOdVOOIa0Ygfzif6IeDfh2rRcdC5xuOD4yKbf31qGiTyh9Md6o4NPGDNhi73rxGjSsFSUNaQ33Bi33GlbOd3Y/UcHYOr9OGj9N9B86n2XmwUY6Ul5j2YROMy67p6at31sR7ReRsFE40QxsDsds3XYRZj0KC4hshyj3I0AfBTGYZQ6B4XCjAKSHKhlmwblGoBwiiDjdbyI76VOMOKczCczvxX04ckYaOSWt/lKEVG3BJHqnZqBhSiVemLu+RXL1Ue7BnlK+enrLS7iozHhSMOCjkBXUpIOwdGGXeMAtRTuecBYxhzqHATfAfQwdPTS5vKcIuOPNOyqskjQ81wYvjP7MffV6E6ntT3hl6HVTCqHdSgzC7jlbLjmJrxnyNi074DCd1eh2aOSWAE7zltOaMUqZeJc5uXsXfr1zbmwzmRLsTwNFIAJyc3i5JvyB+HuKIkLUIm9CnUHdKzait7zmzpSAyx8V4Zn0dhPgCLb+6BwuQxo/K8k8tdcnVRrfIZkVSmAKNZngQJRFfE3AfqjxSC0nbjsA1mi+23zXf8HXEWJVRSKuyzL5YtB8aPH4j4YisrAEumwMEK2XYT351mb2OuwD8263FYIzZ25eYaUh54r7QA3Z9WzajQZAljctSHSoqZPNwinGhVTY8iP0pTkp1kwLStJcxmFe6dB7AzBSsxdh/swLOcYRSa/9krTtXqN4vPnKYZTl5WbYRyeAn',
        'xops_eyJr66L5mTg¦M6UTq4G3QokOB74/iTiwdr39HAN54A10Zs6wYTtl/D50kDdoPm882K5sMZOdL/Fw6tguMtnYHdSe5GMmpfqP0FFfm3TSMt2Q482uQX7eEKqD3Qv7/KJedN1RPjFHL+XnGGjClmWwF8y+iswgsWWZO0dUhJwKPpzTGGaSXnHQPWV+oxqMOSPFgdMYUS3vRd0H',
      ],
    },
  },
  {
    id: 'onepassword-secret-key',
    title: '1Password secret key',
    severity: 'critical',
    pattern:
      /(?<![\w-])A3-[0-9A-Z]{6}-(?:[0-9A-Z]{11}|[0-9A-Z]{6}-[0-9A-Z]{5})-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}(?![\w-])/,
    keywords: ['a3-'],
    longest: 40,
    entropy: 3.5,
    samples: {
      must: ['A3-KCT¦CS7-IXQOWZ-D59N5-1LTK3-ADJPZ-6S6PM', 'A3-9V4¦EZO-CTYKXOVA93N-NS0AN-XJ7RK-2UL0A'],
      mustNot: ['A3-2HU¦79W-1ZEBBR-WHGLE-EBNFT-Z6G5F-6EKW', 'A4-YUK¦019-I9LRKQT33E8-TD48A-F9G26-C94NY'],
    },
  },
  {
    id: 'infracost-api-key',
    title: 'Infracost API key',
    severity: 'medium',
    ...prefixed('ico-', run(alnum, 32)),
    samples: {
      must: ['ico-u8FodOll¦jmMquZ3dIubGxTEp3kBY3Y9o'],
      mustNot: [
        'ico-bDQ6IPcj¦gPXGl0Gqq1UZwJutjDogCf7',
        'ico-fCxt0Qyg¦uHk1SEP79q4TbU6LMY1S7MPay',
        'xico-P9CzoLgq¦kZUzFsKFuAcanAUQ2o73eKWa',
      ],
    },
  },
  {
    id: 'infisical-service-token',
    title: 'Infisical service token',
    severity: 'critical',
    ...assigned(['infisical * token'], {
      pattern: 'st\\.[0-9a-f]{24}\\.[0-9a-f]{32}\\.[0-9a-f]{32}(?!\\w)',
      longest: 93,
    }),
    samples: {
      must: [
        'infisical_token: st.5ab7ad86¦19d2972b76c7f12a.632c0df39cf3d7fd2e5ead76806d393d.178d88af16dbf2f420c3bab6057f60de',
        "INFISICAL_TOKEN = 'st.7fbf2505¦4f1dee27152477da.a453ae2d4bc7761b47eb9d9579939468.6155bf7dfc2b68da0cf924a9b4878ea6'",
      ],
      mustNot: [
        '<add key="infisicalToken" value="st.7ab47882¦22e260b1d40ade46.bd2d47116178ff7a64a2503e9ea3e35c.058aac6c7cb4eddd92e921c3d039141"/>',
        'checksum: st.826802ab¦6d68bf14fb061dc5.a65b056132616198ded40d6c7cbc6639.468fdf86d291802d1e6cccde5aefc64d',
      ],
    },
  },
  {
    id: 'bitwarden-access-token',
    title: 'Bitwarden Secrets Manager access token',
    severity: 'critical',
    ...assigned(['bws access token', 'bitwarden * token'], {
      pattern: '0\\.[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\\.[0-9A-Za-z]{30}:[0-9A-Za-z+/]{22}==',
      longest: 94,
    }),
    samples: {
      must: [
        'ENV BWS_ACCESS_TOKEN 0.45fa40ec¦-7452-4a16-3253-6a5d0684549c.JwbJHutjrG9gdIvBcBAHSuf0dPjDhJ:YdIVI8b6LeoCWCQxmTXxPl==',
        'bitwarden_access_token := "0.17861498¦-4bca-57d9-dfd5-b64ff5fd55e6.PHkoVK7o8aehSmSqUcVSWy3Pjp97vN:fMcVlDlbPI7xkBi+/JpJPr=="',
      ],
      mustNot: [
        '"bws_access_token" => "0.836f0855¦-2e67-d66c-f9b3-850f44951367.pYVTKLTaXZ3f9nq4zFUaZ6X0YU2fX:uZMInMFrD8qda0U/fTydGA=="',
        'checksum: 0.eecff88c¦-2dad-6140-bb1c-d7c417b1d724.bQ0ItrHVHUumuCQ1wdGlkKnbCMKV1a:hQQ+872lQLwyUuo9p22Bbv==',
      ],
    },
  },
  {
    id: 'tailscale-key',
    title: 'Tailscale key',
    severity: 'critical',
    pattern: /(?<!\w)tskey-(?:auth|api|client|scim|webhook)-[0-9A-Za-z]{8,20}-[0-9A-Za-z]{20,40}(?!\w)/,
    keywords: ['tskey-'],
    longest: 75,
    entropy: 3,
    samples: {
      must: [
        'tskey-auth-E108u¦6uConCNTRL-fOGgwLGfMXc9JT6kDtBz9azJDCCaAo0t',
        'tskey-api-H4OZQ¦o13d4CNTRL-cJLSHa28E4mjs5Y5EqOXs2eqJj5NasNC',
      ],
      mustNot: [
        'tskey-auth-J0Xgc¦Z3BSSCNTRL-67qst5rtI9llNHZJZZL',
        'tskey-auth-rTL¦jFK4-Si9zryyTTCvUtalDiwPfoY8CNZNouhej',
      ],
    },
  },
  {
    id: 'ngrok-token',
    title: 'ngrok authtoken or API key',
    severity: 'high',
    ...assigned(['ngrok * (?:token|key)', 'authtoken'], {
      pattern: '[12][0-9A-Za-z]{26}_[0-9A-Za-z]{18,22}(?!\\w)',
      longest: 50,
    }),
    entropy: 4,
    samples: {
      must: [
        '--ngrok-authtoken 2RTUn8aXq¦RtzsMRsNLv3uoa2iGm_mcFb8bDB6L0x0QlIpbzPS',
        'os.environ["AUTHTOKEN"] = "2Yi8Du205¦xEMBxRSdDHGox39OY8_TYcTRDb2OdEuTKEzZd7pG"',
      ],
      mustNot: [
        'export NGROK_AUTHTOKEN=2fmX3Gj7F¦lOvVuEnHMfvt4vK9q_W6pvm2Vx50pYWa6UGHiUZ',
        'checksum: 25LpVrIHY¦cVlbC0a28LyBxmR62O_kTO09CkoL7E6svmwZkMzT',
      ],
    },
  },
  {
    id: 'prefect-api-key',
    title: 'Prefect API key',
    severity: 'high',
    ...prefixed('pnu_', run(alnum, 36)),
    samples: {
      must: ['pnu_EYLbDO2t¦yKASGJNxcdYOBPVwYfULz5Ojk6qi'],
      mustNot: [
        'pnu_B7OfGM4Q¦d73uImtXmVOK34JkivOkF15zmG3',
        'pnu_OzRPQ2bh¦2vAc26qYZQvlLE4RtYLHdwLSX9rQ9',
        'xpnu_ELXox37m¦kr32FG8aGyu2ZlS2XLrUluG4NVrc',
      ],
    },
  },
  {
    id: 'rancher-token',
    title: 'Rancher API token',
    severity: 'critical',
    ...assigned(['rancher * token', 'cattle * token'], {
      pattern: 'token-[0-9a-z]{5}:[0-9a-z]{54}(?!\\w)',
      longest: 65,
    }),
    samples: {
      must: [
        '<add key="rancherBearerToken" value="token-vn¦skv:dsgkxh9q68tnne269f9suo88ds5ro0jmyb8imm7vea2cmd6jv1mnr6"/>',
        'ENV CATTLE_ACCESS_TOKEN token-6o¦zxc:gwwb6r5juoahf1tz4yp3m9e50e60ob7kg1g2ev9aavafx7cbze56gk',
      ],
      mustNot: [
        'rancher_bearer_token := "token-jh¦qjw:x21dv4u8d0l5556srlk6ikawqu4z4m6mwp6h31wk5dtdkjw01lpqj"',
        'checksum: token-es¦2on:3ykv9rlhf1badvk7pnn839qog8aicumxkye7im6vr17k4pavaftaqy',
      ],
    },
  },
];
