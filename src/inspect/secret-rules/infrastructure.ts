import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, base64, hex, prefixed, run } from '../secret-shape.ts';

export const infrastructure: readonly SecretRule[] = [
  {
    id: 'pulumi-access-token',
    title: 'Pulumi access token',
    severity: 'critical',
    ...prefixed('pul-', run(hex, 40)),
    samples: {
      must: ['pul-ca2ce1c3¦16bffbaa34fe6c4198cb2cf5a49388d1'],
      mustNot: [
        'pul-26068571¦3ce21b954cba0dce29e7edb08bd9b3c',
        'pul-a6cbfe12¦4fdd6791e3b490fc163eb6f6dbac377b8',
        'xpul-c1944195¦68612ebb5a98571aa4dc6869c06465c8',
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
        'dp.pt.JgeGbhuv¦vEvtcFY7gXUAikXKZ9JcifgzgnAKmMXo',
        'dp.pt.sjMcGxqc¦ZGnChy0kQgow3YIJYYaB9HB7dD2RKxgP0Qp7',
      ],
      mustNot: [
        'dp.pt.8jtrxacO¦TdKZRtm8Dap0bteI0WTySREsQsjDld3',
        'dp.pt.7pv0e9xk¦CFG2D7prhG5SB2MnXX4ci3OEjRXgUyVxD0WyI',
        'xdp.pt.SXi4aJFa¦Ehm24F3MXwgcpDo3Cmo7pmFCEPf6ZRGp',
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
        'dp.st.prd_api.Gk0LFwAX¦mE2RjjkBwxwHLtSxbzq42aWPlxY2pxWOp4W',
        'dp.st.fkmGnv3K¦I0ZwhMVv1ZFiUlXxEVjIklxBJJPMUGXq',
      ],
      mustNot: [
        'dp.st.prd.WBOY0gZH¦xrsck88Sl82hGPyS9Jo4vVlDGVqIBcb',
        'dp.xt.johAss2D¦eTJHEVoQKJ3XIVmuJ6qYB8jemMbemoieo4X',
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
        'dp.ct.VS2DWvrw¦6WTw1Z2QwCQq0qwzRHTptTbA6UzaqOm0',
        'dp.sa.J9jlqObx¦HVMCdR2A6jWKbyLbHlhuGZ6s4XivH9xH',
        'dp.ct.FuFWgcgV¦XAVTX70xbFj9g0CA4BeQRoBc6xqIOodUTm4H',
      ],
      mustNot: [
        'dp.ct.aVnG5kia¦oQEvUrkTC2703wwjdL4E6MOTictv7aK',
        'dp.ct.ptaMYVig¦vYfwIvc4iZ3GumraSECutz63lInP3cUJW3VXc',
        'xdp.ct.dBatdszh¦Ju8LVULPCMM50ESP2cfsbmV6M26C5nan',
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
        'ops_eyJi53pTpqG¦FQca1dyKbjWpkfg6hn6frM6wIoTbNnzaItDWkbJTd+g96UilOTgscKb+O1e7H5UT16Ogi8OIgZ96tTFlnMZF3dKlgLj2Prq35McH/4wvV5/pgWSoiqe4xIAOOhhGV9PSbFbTuIp6qcTYiy+/0BcqzpOoL2otbXPsfKWMysu5KVMWD0EYYhJKX3nnZ8XrEU81',
        'ops_eyJZQeJCjz8¦D8sFbfXll5pQR3BMX3IOXukpKdd2EUlj2ZFjy44Z+WDlV4P33uhvGBrwtmuSvGPCyn+wMTC66anyGQNaBosKPPr7k/tgCdsUTC9QRXCDHK+Rip8qslO0lj1dAVDCm+J2rkNJ4JXEkMQ4sO5szcjZjgVlJ8vIiw9ImBPDokWmxsu6CYz+7rmJDyrJYgQ6syUKLSQiHeoq/lo/ctQZ9suILGNG4/aZ7RLIa/TFtFzu6zFJrUdD0fGl4OeEGUtCX5AOwNmbMcuA7viT/GT6lD0LVCW84DW4cz+X5n8wNuA2Xl+Y1s9QSzssIw2et3YDbgBG/wiluQ/WdCHYvTJ7OwDg0cLju2+GPN96eZt0rEbm73npa5vKjl96kHwmIB9y1fZZXk+YBGk27yxI85WU1m9EmpO9ifB4EjDcdDhWaV3mf5vXPKkQWy3SEZWmFsgbR1gKekd5v8o6Vt1NymcKRY4sYCryZHg6vMH3cHUhzr6ZofaNoDQ34tNowx6JhAOH/iX2sbRRatt6Ac1rb7CuvYodS8sgJ9SPpbclMIVAGmzM+1AyaXUZyHpCBf2pOpKWP++lPqhhttvhf0GUQmm0twS7YBiRgfsDjjDNufcmCUWaak555YhK9C5pQCghhmEjLaDTfYf1xYmN1c7+2JxsNQeq4/tZSc1GjKPNHWuHh4ZZqxjEmb6crRGG3zBdzU66W0YeGhczRKE/WlqO2QfdRz9PgssFw3c4nkfRYw6cM+QmPGBPQhkzEXcgIxC8XVvEfshZ0Q2SR6CwvLk9sBc/97VJ6E2gm4YpZHfojzSjx1DDu958ERds6xp1CxA0uW/auYgnN2PC0IM3ZY6v4JMUS7pK88ZQOBKapiFelVU/smYHfK9F5AOrZ5N5KBG1MXugr3+uEQztBAf65oj0sbRjhpS0UJwAMirOyMd2yrFZS9vNC/0UF4Sq/EdgSFhlshR6I5JRpEe7b8iKkuUJcStL8xB3GHc/gZJIstfK/v1J2UKm/8Xge1AYSBpf6+Z8djeWCDwwQR8lrwAasWl5ERfkhae6zAy6MARbyg60TLiIAclNMMvLgD3KNAOCON9ubSKyr7FAdbypwPhrV0LNF/VpNqdvejXLBm0oeAWgwvQ2Zf6X6lSdWwhvk3k7teP9N6rI0lA3+K7qlJYR0rIXNtNVDNPDpjmrJG7lccPn3Fu/ZAGU',
      ],
      mustNot: [
        'ops_eyJT7Px2J29¦bXDFa0XDa6yLpRvzj5AXXcYO/bV261kS99OXPSZWPMcdtZ/t1Jk4H3y6aa3KnUYIYw72H53lliD46ko+NEkyjLA5IIwLTi+p9MgMH/ISvD6v0I7S4FBxyX1ewJ9JBfDDUS66spOO+mt7IkYkVb6R2n2v45zHvnM5cOTUO41pYjSfaGMjnEX2viMvIntXUhN',
        'ops_eyJD+Gsfirs¦0J/ohmLTcn0DJpxtN4HLl5pfzZEjLdTc/N5ksrWOr3OZt3kQ2K2RQKHpMUq4Kkfm7um/8WHkR2ujsesYFlgiYv5BNChDolfYjvpPJt3ACWj2hG/IjlmGxgrU01G0dBpxrybVbyppzUUL2ylfTfnSecoGAgHnB1lYmrVK6wKa+TVHFyhWV7rP9T1PBmmI0dBFQDmBxvsDuHIUaMZTXWdc7MXTDGDkB7ZN/P4ucfa0NLjuv0MF99oMJ/6tz/sJhdjcnilVksCpfJYHSmgsbcts0Vmeo5n4l1LWVC8ScY3B6bL3pQaM8U+Oot9Q8PHPOUcsnYzB5qPypY4D0hKfiP/CSmwR2/ZO1i6zqwwKxyqJcgKrbvk7wEjbVdDRI7E2EBpVeQ/go2FLtOJwlatZfTLMfBOelw/AlCmx3nmXLzW9aKJgNJb017hhnaIcJ/59gq1ZSKzePCl7IgkU6bi9FKETFgb4MLzeqZudYk4JCMQeMm2GBnycc2ERStp9Sz9Yhy2jEeu8/+MAbk+bGxnEDkzaBuJDJfI5ZEbmbLH+19RrHvikk7F3FOiLRdjceJ7Jy1xGjcvz0fRRAR/1YO1OMG0DhJJm88F4CD5ZLQF1+GiWogbfrKo5s/1y88yqBgxZp8qeanyN4qNr0mW9Qr62WubqHg5IeDTheaD5/7Pj4o2HIHLk/4Q2aI2rsRuB2sDyuwakt6aIGQ8ISUFv/G/QuRqkz3OMBX1MGkHWK/LnD4S0820le28Wwv3QNAwhN05iht3IYHGmT3O3H8I80BRl7XSHBgNgZgsDfTnNQs0HiVneTll+uvwP7t+VDJMm3zZqWPenKQUrN0QX+ifOOjoZXqjTjUZvzbsvotk/BkvExjURrrwOEQn2Dww8mRoN7w5UjwURz1AyEZ27d21MGO8VrXZ0MpKRDA9WIK7vEQIeVkG3B9HPKJ7z8lBjcvMhUT1cOwtNPB7TZZ/dTyMTx+nD8sWIca940gYLZ4xd2kozoMjd6Y90Sju3x1Xo2J235qp5QIgSOVl1J1lsfqsYDtt+z9VedK+J8SAI5S+23pE+PRfxAC8fiYjsm1xpDq5KyybdozBESoQ5XlaprxIQvhUyR5oUFz3elY6AJch8X3SwHpXuG9sp/QCyKcr3/fDjjqFuxCKFcWBcHoS6/p51DmpE+YS/zahRfPUcsRJdZRYWC/P+V',
        'xops_eyJCcTnh9Ge¦74siRa7pKavK7ppV8BZb909XhC/AnrqnPhgx1RTonyyNHYpThKoUyElQaEQhjQQEz5qkUE3RyC/64DMYlSqk3u6awdmyYLDYXvT3wYcA9Cpm5i/iYtF24+75b829Y6nAetCFjszhB3jEwFz5bpphbw9CpWNqOjyitNpYZYv8KCEXsgeAeHogQAQbIt5mFiD6',
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
      must: ['A3-NA5¦WK9-KK8HUB-U3KVH-SE3VY-7WSZR-UFGO5', 'A3-BMZ¦QIV-BB9BWBHTIGH-PU748-PR0TL-225LF'],
      mustNot: ['A3-PRM¦R8G-0YE0IW-1G1ME-2IWKM-7T59K-HNLN', 'A4-K2D¦VUU-Z876YMEW9LG-ECR2A-XR07S-4AJNE'],
    },
  },
  {
    id: 'infracost-api-key',
    title: 'Infracost API key',
    severity: 'medium',
    ...prefixed('ico-', run(alnum, 32)),
    samples: {
      must: ['ico-dRdNCvGk¦0vfC5D54t1ZzYOZc8HUsKizb'],
      mustNot: [
        'ico-uCDTXzMc¦ANZa4w1QHQWcf2C0b3VYQiD',
        'ico-eskywzoz¦hMSHgU4yrm2j3kVteSpAktpjt',
        'xico-QHEklGvF¦ukVi6AGGMDb0XxveDWlUiWXp',
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
        'infisical_token: st.c09594da¦d072c7bff5af9b62.1751773c368ff4f98d2deddf65106b5a.c06caf5c3e1f12459a8b8254549c91bd',
        "INFISICAL_TOKEN = 'st.d649716d¦8995a1b20cba222c.f7ff47db1993c10361e2383cf4aa537f.7438efe48daec3b281f551d30f32aa1a'",
      ],
      mustNot: [
        '<add key="infisicalToken" value="st.fa84ac6d¦c18fe423668b7b9e.2f60e3dea81e7a7b25b6999ccd5d24c4.fb08e8573567ff96d74c470922f3a34"/>',
        'checksum: st.2b3da108¦8b23aae8040e1d20.4ccd0a8af878f6b711d0fc26a78d2cf5.9556479ebcb8cb84100a8ec7e8e06978',
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
        'ENV BWS_ACCESS_TOKEN 0.b86ed027¦-887b-34d2-f7e5-d026502bb707.NtxJk7yS0wvsjfrOzjBiugQyoFDAWw:tjdPjlf+DH8UkGrfRSRu0x==',
        'bitwarden_access_token := "0.023f72b5¦-14a6-6a5f-705a-b73429be0d3c.MBPrvNwhWl4U73AuRbXK4WVxRA1mor:7g+7kY/JR3zTdvFutrJ5FK=="',
      ],
      mustNot: [
        '"bws_access_token" => "0.9567c89d¦-7e06-5f18-9356-b25e525e30a6.KsrPe4fohbDTBfIdNCB29HgCWCLdg:SDLVakQfJgzFvoNAzdY551=="',
        'checksum: 0.ab98089b¦-2d1b-3b7c-3da2-ab852252f4c6.sKEyb2MlY78VeSxrlW2tYSrxkBZRx1:mL4xLNtcPCeHt59QoQohOi==',
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
        'tskey-auth-vmCW6¦LYBTOCNTRL-8BFkcOWtql1Ws8XzTJW6WWIBY1hcPdO4',
        'tskey-api-giAtw¦pwrI6CNTRL-OGiVZ1CTTWoiWgRDuTvbp73XGszbuBh5',
      ],
      mustNot: [
        'tskey-auth-tOfgE¦X6K6sCNTRL-Mtltx56zVqHMi15r39H',
        'tskey-auth-cIs¦K9mn-WZH2bJB0cisDZFhLiP4HIp642tQymLLx',
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
        '--ngrok-authtoken 2E2xlwYr3¦Yi74fmnIaZSSrOPXQT_lH8XaFJinQb4CZ2l4RhRr',
        'os.environ["AUTHTOKEN"] = "2yUYEb8Eb¦FgS3NRJ0KbPlG1QhtB_ToovDOOM1Pq4CxZSEmDyg"',
      ],
      mustNot: [
        'export NGROK_AUTHTOKEN=2ONTjf2om¦9IYrPOfA8KuYpdiBL_mNYUMJtJWKRNI90eW0evV',
        'checksum: 2GRN3KeL3¦hOLpK6cNLpBhJFT6gV_R1jLvhiXz5kHX4My48x9l',
      ],
    },
  },
  {
    id: 'prefect-api-key',
    title: 'Prefect API key',
    severity: 'high',
    ...prefixed('pnu_', run(alnum, 36)),
    samples: {
      must: ['pnu_sXKR3lt2¦plBqhqzP5NapOEmgZFbqBvmvokNn'],
      mustNot: [
        'pnu_vVoknUGG¦CtdnXz029Ov8HqU7lNHrlZz2UGh',
        'pnu_AAsCX6QC¦SmWiuc0xUXbxD6GDFu2rPLb9Pz3uu',
        'xpnu_euedhdR4¦HcspP2x2NR0tICUzchzJei2J9p9h',
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
        '<add key="rancherBearerToken" value="token-st¦g02:yjnhicegrvna7xf81598zqohq5lemfkoasvdgay0fk35oynavkoqae"/>',
        'ENV CATTLE_ACCESS_TOKEN token-3m¦pu8:lzebwc6mwn5wgfp9ctjx88gkyb5wrdeskzj5htwluq85xek5kdtjce',
      ],
      mustNot: [
        'rancher_bearer_token := "token-e2¦sxy:aj9sccbcuqrnwmzd4y0thsmc3bkkfy373ore1xlny38fe6q8jelu6"',
        'checksum: token-3m¦nia:mo9qtoubm03266j0kl1izceg57zw3unrwwcibfqhkz9j2sgrgkq0ui',
      ],
    },
  },
];
