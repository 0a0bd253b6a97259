import type { SecretRule } from '../secret-rule.ts';
import {
  alnum,
  assigned,
  base64,
  base64url,
  credentialsOf,
  hex,
  lower,
  prefixed,
  run,
  uuid,
} from '../secret-shape.ts';

export const registriesArtifact: readonly SecretRule[] = [
  {
    id: 'nuget-api-key',
    title: 'NuGet API key',
    severity: 'critical',
    ...prefixed('oy2', run(lower, 43)),
    entropy: 3.8,
    samples: {
      must: ['oy22d42g6jc¦gq2ipcg1cc1tb2jtyvewatdglbh8p9irjdn'],
      mustNot: [
        'oy2nr0jtpav¦5e2ft9o5p9cdbuobgunarxpmd72vge1sn3',
        'oy27d0jh0hp¦g0814vp7it6pkhf8g8mk49lxu08198fiqglu',
        'xoy23zn3mzah¦atfe19d72xfdyi7becbnemybou0cybnnpuy',
      ],
    },
  },
  {
    id: 'docker-personal-token',
    title: 'Docker Hub personal access token',
    severity: 'critical',
    ...prefixed('dckr_pat_', run(base64url, 27)),
    samples: {
      must: ['dckr_pat_PDXyPjTw¦jDcRZHcXvDkSLSBSCRL'],
      mustNot: [
        'dckr_pat_9InVrNiY¦ZVy2f6F0IfX3vZVnSn',
        'dckr_pat_JJX002w_¦isr_hH9r3OSij-lwbLFU',
        'xdckr_pat_A1ibCzYP¦I6G4gDGYCm3SyVt5UPN',
      ],
    },
  },
  {
    id: 'docker-organization-token',
    title: 'Docker Hub organization access token',
    severity: 'critical',
    ...prefixed('dckr_oat_', run(base64url, 27, 36)),
    samples: {
      must: ['dckr_oat_MIze97YV¦KOuXlJcsJOcAne2tQo3', 'dckr_oat_TlkZZrrl¦8PJiqt3R0lVXfvEi3S2xUQKr_GES'],
      mustNot: [
        'dckr_oat_Fmc6mZD7¦IVC5FCCfo3OtNN6dpC',
        'dckr_oat_C_kCchNT¦RioDCvYFLgFWoGgxHCL-4r9v5jIl6',
        'xdckr_oat_9rgjf-xg¦ZNK-170NbM7IjQhtLb6',
      ],
    },
  },
  {
    id: 'artifactory-api-key',
    title: 'Artifactory API key',
    severity: 'critical',
    ...prefixed('AKCp', run(alnum, 69)),
    entropy: 4,
    samples: {
      must: ['AKCpAaPXtSzS¦KVBxO38IYDnEWwiGylT37UUvtptPuGFIVFzgpTWF9LVq6tSo0jgtmfNnmiTzC'],
      mustNot: [
        'AKCp8y4olczM¦q11quA4ohOuFjDp7NO1yPXEFq1I75YPq1KeJAjs4NzeoskH40HqWQEzKcQxH',
        'AKCpfQF7bfB4¦ojc1Y7HJ9reMbbONkyHikPKuuoYwpuT0sGFePjFDW6vHJSxr6Ov20dNbHFWHN2',
        'xAKCptBBBgumv¦J9XrvggNcr0PePqKhoFB9KNyJx8gi1S1ovj0y2ySeK2zYwQ8LntYK64Q4YXIK',
      ],
    },
  },
  {
    id: 'artifactory-reference-token',
    title: 'Artifactory reference token',
    severity: 'critical',
    ...prefixed('cmVmdGtu', run(alnum, 56)),
    entropy: 4,
    samples: {
      must: ['cmVmdGtutBZkfuEN¦TQhd2DxIsJavShjql3zpcwlvVPENrKEAe95HitX6qD4efkHp'],
      mustNot: [
        'cmVmdGtuuRfIhQdu¦niEVs54irh41mJ9uJYEUA4cpod9U83Tew2ScOkfadR77Df9',
        'cmVmdGtujgPqXPZb¦O3d0h39UbpR5CT7DLFqxocHDFs7wRawYeAVk4nnhzV0DIkhC0',
        'xcmVmdGtuntDgdomp¦FZwkYrZwhRx91XK87ndsz2QlxdFCr6O09Lbv0j8URfuR1cj8',
      ],
    },
  },
  {
    id: 'artifactory-access-token',
    title: 'JFrog access token',
    severity: 'critical',
    pattern: /(?<!\w)eyJ2ZXIiOiIyIi[\w-]{20,160}\.eyJ[\w-]{60,1500}\.[\w-]{300,700}(?![\w-])/,
    keywords: ['eyj2zxiioiiyii'],
    longest: 2380,
    entropy: 4,
    samples: {
      must: [
        'eyJ2ZXIiOiIyIi3iGgODyg¦Wg6OPtQmBI1H4mS-_6tf0evbkKxU_7AeBhq0T8kqxOyJBVGMWelO.eyJZnpAXMyklHj5rsJMgIhwbCQ--GFWxyiND5A3Ntxhqsid9dshaGQdx4jSaSinU_KAzNYB0LTTV8QAq8yCOfhkm7tfPbcIgKccV_GIudT9S2PYNIz-pEhU1xq1XSNH6dS9XywrpKnhstWaO3RU0knhwN-f1jL-81-fD0jgf72NQKpCgwO92DBfwmvZkhokJ80Mo9VCHiPO.ScwSqFiFe4iMz1ti4F2pt73sYk7f3C2Yzhp7mstdP9TmVbRxSK9N0vn-u5PCrVMJ1MZzOgxpPWOIkGDJKAXd_566jh2Xu_WKs_F4zBiVXlPpzAQbFxYJaFcn1OucjEH0xAa18JzuRNUdD9ILoiPsp9gR4a36ZrDucptphRyn-JvdydSPbraqDCN73Il91ZmA2iJwv3JdHHzAKTY8e8TLJke_DUCvl1cftSJIFEfjQALAIBhCztLvLyj6yCxNwuESf-5-wcglOO76GLf-WDnJutIJzsqgo2VqJQMsDQtVqp0oII6wbMaiL8yTfoE0pSzKnavB-wQ9IV8aIAHf-FcTa1',
      ],
      mustNot: [
        'eyJ2ZXIiOiIyIiRSkH1i6g¦x4mpgXX52CNUw8QKmn0JHEdyW438DN9a2xnkGk3Jm1MWAu_9mZiV.eyJdmiHm8fzk7f4mEyXWK-L-g2RGNZX7VwgcYHZJvGjfH42gaJmasndqo9ssngVLEjk63dpvqNyS1QbqvhRy1N_Ec2_gQDtX9H_iH77aIdHFMKqU7JaVkZEnQAH755rebInfudlYpqlefc8okcMrZautKWg1nDuDDcPRlLJ99Ld_-Z9BCL4k2PGysZSqal-1skgrJ3WvBhc',
        'eyJ2ZXIiOiIxIiWR5-NJx7¦xZh5i02YBeF_9UUfCNsSS1jf1_RRIpAe4tHyE7-Df6U_RsM_Tpbu.eyJXVXBBzT1iqg-PgHAOF-tP5xec2jIHr3kmS0H1ZavLZmFPRwCB0B5SDlCBHYH9X26tYJP24pHwp78D2I4hjewS9Wwpxh7feWVgSabExyfh6mxuKXlbQYCYN2uzzRkG9j5ye42RDisMuXqdnd3Z7EzHg034phrdlGtYDqh9I6f73wsafI4VM7tZ_lxd3v7XMAwEFmBcW8Q.sFGTAJJfOoMX8ug-W8UzCCLbauCedVGUw-pW_X0y2Pdq1nE__XkfpjSHLgWb6CpIDfGlOgOCbsjlBa2OWmlir_AB271d_eAbg5GAiRmlNInHQhPsTrsPYWjp4QiHk4cAYB0X2nsvSwWCKK3wiLOZVbTLL70bIGA-8kK9krd3npKQT2JvYpGwx3x9w8aR94mbDzEXSIdvE-LKRtgUUwdXnNzybVzNhf7VhwZSOVcpq3zG-lpfnIFXBLD-Aaiq9GZxbkQsNh1JkDebsbG56MRBljpNONoBWc7FxCmvUhdwaUJgVab7kGR-qsB4s5EQg1yQKQ5KjAyAKsr_KToobkEyJV',
      ],
    },
  },
  {
    id: 'sonatype-user-token',
    title: 'Sonatype Central or Nexus user token',
    severity: 'critical',
    ...assigned(
      ['(?:sonatype|ossrh|nexus|mavencentral|maven central) * (?:pass|token)'],
      run(base64, 43, 44),
    ),
    keywords: ['sonatype', 'ossrh', 'nexus', 'maven'],
    entropy: 4,
    samples: {
      must: [
        '"sonatypePassword": "e14QS5OZ¦R3bGD17d2pDaqK1WugEjqCMYVkD+iiMQN+zx"',
        'maven_central_token: tQ7dA7e0¦GxsCAcseB6zeaX+NeoTvJWID2ldG/q7QOmxJ',
      ],
      mustNot: [
        "SONATYPE_PASSWORD = 'NJWeutXw¦7eQDsQ+IZapAa7euI1LW9vE444Zg28R3w4'",
        'checksum: f/LWYA3Y¦mHYRCNbMiJ4OsDh0CoYWS0OSuYREgws1+hRq',
      ],
    },
  },
  {
    id: 'gemfury-token',
    title: 'Gemfury token',
    severity: 'critical',
    ...assigned(['(?:gemfury|fury) * (?:token|key|auth)'], {
      pattern: '[0-9A-Za-z]{20}(?!\\w)',
      longest: 20,
    }),
    keywords: ['gemfury', 'fury_'],
    entropy: 3.5,
    samples: {
      must: ['"gemfury_api_token" => "kAjksqCL¦6lXWCBRpPCMZ"', '--fury_token ExPz3WNX¦Kppeu1voEWT1'],
      mustNot: [
        'os.environ["GEMFURY_API_TOKEN"] = "5g8ZbAKE¦ZXc5X3d1Sk4"',
        'checksum: gDpyFysC¦jFUIzFpyWK9n',
      ],
    },
  },
  {
    id: 'cloudsmith-api-key',
    title: 'Cloudsmith API key',
    severity: 'critical',
    ...assigned(credentialsOf('cloudsmith'), run(hex, 40)),
    samples: {
      must: [
        'export CLOUDSMITH_API_KEY=1aac1fad¦50dd7915a23c4249563355bf399d98da',
        '"cloudsmithToken": "aa9fc88e¦d4c193fe9b6891911f959b764f19e38b"',
      ],
      mustNot: [
        'cloudsmith_api_key: 36c6af94¦4bdaa9f1ae8ff62ad53140d811f756e',
        'checksum: f56ab8fb¦a4998611e829ea8e3d87fe7151f15abb',
      ],
    },
  },
  {
    id: 'chocolatey-api-key',
    title: 'Chocolatey API key',
    severity: 'critical',
    ...assigned(['(?:chocolatey|choco) * key'], uuid),
    keywords: ['choco'],
    samples: {
      must: [
        'os.environ["CHOCOLATEY_API_KEY"] = "a184d809¦-74c0-ade7-e6e3-df06d8e2a82b"',
        'export CHOCO_API_KEY=7fb103b5¦-de57-277b-9050-0e740f0c573f',
      ],
      mustNot: [
        '"chocolateyApiKey": "5a54¦8fd2-e03d-f884-2e9c-0b2d9354afd"',
        'checksum: e828379d¦-ec06-d358-065e-a08645deef7c',
      ],
    },
  },
  {
    id: 'quay-robot-token',
    title: 'Quay robot or OAuth token',
    severity: 'critical',
    ...assigned(['quay * (?:token|pass|secret)'], {
      pattern: '(?:[0-9A-Z]{64}|[0-9A-Za-z]{40})(?!\\w)',
      longest: 64,
    }),
    entropy: 3.8,
    samples: {
      must: [
        'quay_robot_token: 8T8CAMUO¦Z0VENYWYZDHM6SYN0WK7QL7U7FIM4SF064HTR0XE0K0AO98ES28PQM0A',
        "QUAY_PASSWORD = 'RRHAK8RM¦J6R5EBFX1SOYX3SQ64ADWALHMOWTHN0WT3T5WT861TXF8T2HDJQ7OP8H'",
      ],
      mustNot: [
        '<add key="quayRobotToken" value="BALRPHXY¦2EPEELKSVYG5NO626YADBSZ4164DK4TVTFO4W42DV1SPFF1DHPMUTRQ"/>',
        'checksum: DOZZ2ITE¦0C3BBURFCNHYY1GO6RG6CT5TNC06NIQP1V7Z2INKP8PVH59Z7K8EU9CF',
      ],
    },
  },
];
