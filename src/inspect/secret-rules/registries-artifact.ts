import type { SecretRule } from '../secret-rule.ts';
import {
  alnum,
  assigned,
  base64,
  base64url,
  bounded,
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
    ...bounded('oy2', run(lower, 43)),
    entropy: 3.8,
    samples: {
      must: [
        'key=oy21tb2jtyv¦ewatdglbh8p9irjdnnr0jtpav5e2ft9o5p9',
        '"oy2cdbuobgu¦narxpmd72vge1sn37d0jh0hpg0814vp7it6"',
      ],
      mustNot: [
        'key=oy2pkhf8g8m¦k49lxu08198fiqglu3zn3mzahatfe19d72',
        'key=oy2xfdyi7be¦cbnemybou0cybnnpuyc6gucmetm6jdhy8jgs',
        'key=xoy26neae5e6¦da49ofqbmhhfu1k370w9wkgz1shyfoeo99g',
      ],
    },
  },
  {
    id: 'docker-personal-token',
    title: 'Docker Hub personal access token',
    severity: 'critical',
    ...prefixed('dckr_pat_', run(base64url, 27)),
    samples: {
      must: ['dckr_pat_002w_isr¦_hH9r3OSij-lwbLFUA1'],
      mustNot: [
        'dckr_pat_ibCzYPI6¦G4gDGYCm3SyVt5UPNM',
        'dckr_pat_Ize97YVK¦OuXlJcsJOcAne2tQo3Tl',
        'xdckr_pat_kZZrrl8P¦Jiqt3R0lVXfvEi3S2xU',
      ],
    },
  },
  {
    id: 'docker-organization-token',
    title: 'Docker Hub organization access token',
    severity: 'critical',
    ...prefixed('dckr_oat_', run(base64url, 27, 36)),
    samples: {
      must: ['dckr_oat_QKr_GESF¦mc6mZD7IVC5FCCfo3Ot', 'dckr_oat_NN6dpCC_¦kCchNTRioDCvYFLgFWoGgxHCL-4r'],
      mustNot: [
        'dckr_oat_9v5jIl69¦rgjf-xgZNK-170NbM7',
        'dckr_oat_IjQhtLb6¦Louve_Mn7GaQTWw6FyzoXUb-UwVJg',
        'xdckr_oat_Ap2ecK9k¦Y81ZqTfqYrUFN92EZdI',
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
      must: ['AKCpreMbbONk¦yHikPKuuoYwpuT0sGFePjFDW6vHJSxr6Ov20dNbHFWHN2tBBBgumvJ9XrvggN'],
      mustNot: [
        'AKCpcr0PePqK¦hoFB9KNyJx8gi1S1ovj0y2ySeK2zYwQ8LntYK64Q4YXIKtBZkfuENTQhd2Dx',
        'AKCpIsJavShj¦ql3zpcwlvVPENrKEAe95HitX6qD4efkHpuRfIhQduniEVs54irh41mJ9uJYEUA',
        'xAKCp4cpod9U8¦3Tew2ScOkfadR77Df9jgPqXPZbO3d0h39UbpR5CT7DLFqxocHDFs7wRawYeAV',
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
      must: ['cmVmdGtuk4nnhzV0¦DIkhC0ntDgdompFZwkYrZwhRx91XK87ndsz2QlxdFCr6O09L'],
      mustNot: [
        'cmVmdGtubv0j8URf¦uR1cj81yMrncx8lZLCag6UleLGLuW3shZCxCRDO5e9baY0z',
        'cmVmdGtux8ie2vOE¦VleXpgVYkyjp3pzRaaK0hkkcKrwSINAlWTyuFV3q5KmYy5LQ0',
        'xcmVmdGtuXEm4NQfc¦XTCU95rWWFo8iBGKNoqCHOPuhx5GbioBUwNwNs8M2wXQmnWh',
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
        'eyJ2ZXIiOiIyIisJMgIhwb¦CQ--GFWxyiND5A3Ntxhqsid9dshaGQdx4jSaSinU_KAzNYB0LTTV.eyJ8QAq8yCOfhkm7tfPbcIgKccV_GIudT9S2PYNIz-pEhU1xq1XSNH6dS9XywrpKnhstWaO3RU0knhwN-f1jL-81-fD0jgf72NQKpCgwO92DBfwmvZkhokJ80Mo9VCHiPOScwSqFiFe4iMz1ti4F2pt73sYk7f3C2Yzhp7mstdP9TmVbRxSK9N0vn-u5PCrVMJ1MZzOgxpP.WOIkGDJKAXd_566jh2Xu_WKs_F4zBiVXlPpzAQbFxYJaFcn1OucjEH0xAa18JzuRNUdD9ILoiPsp9gR4a36ZrDucptphRyn-JvdydSPbraqDCN73Il91ZmA2iJwv3JdHHzAKTY8e8TLJke_DUCvl1cftSJIFEfjQALAIBhCztLvLyj6yCxNwuESf-5-wcglOO76GLf-WDnJutIJzsqgo2VqJQMsDQtVqp0oII6wbMaiL8yTfoE0pSzKnavB-wQ9IV8aIAHf-FcTa1RSkH1i6gx4mpgXX52CNUw8QKmn0JHEdyW438DN9a2xnkGk3Jm1MWAu_9mZiVdmiHm8fzk7f4m',
      ],
      mustNot: [
        'eyJ2ZXIiOiIyIiEyXWK-L-¦g2RGNZX7VwgcYHZJvGjfH42gaJmasndqo9ssngVLEjk63dpvqNyS.eyJ1QbqvhRy1N_Ec2_gQDtX9H_iH77aIdHFMKqU7JaVkZEnQAH755rebInfudlYpqlefc8okcMrZautKWg1nDuDDcPRlLJ99Ld_-Z9BCL4k2PGysZSqal-1skgrJ3WvBhcWR5-NJx7xZh5i02YBeF_9UUfCNsSS1jf1_RRIpAe4tHyE7-Df6U_RsM_TpbuXVXBBzT1iqg-P',
        'eyJ2ZXIiOiIxIigHAOF-tP¦5xec2jIHr3kmS0H1ZavLZmFPRwCB0B5SDlCBHYH9X26tYJP24pHw.eyJp78D2I4hjewS9Wwpxh7feWVgSabExyfh6mxuKXlbQYCYN2uzzRkG9j5ye42RDisMuXqdnd3Z7EzHg034phrdlGtYDqh9I6f73wsafI4VM7tZ_lxd3v7XMAwEFmBcW8QsFGTAJJfOoMX8ug-W8UzCCLbauCedVGUw-pW_X0y2Pdq1nE__XkfpjSHLgWb6CpIDfGlOgOCb.sjlBa2OWmlir_AB271d_eAbg5GAiRmlNInHQhPsTrsPYWjp4QiHk4cAYB0X2nsvSwWCKK3wiLOZVbTLL70bIGA-8kK9krd3npKQT2JvYpGwx3x9w8aR94mbDzEXSIdvE-LKRtgUUwdXnNzybVzNhf7VhwZSOVcpq3zG-lpfnIFXBLD-Aaiq9GZxbkQsNh1JkDebsbG56MRBljpNONoBWc7FxCmvUhdwaUJgVab7kGR-qsB4s5EQg1yQKQ5KjAyAKsr_KToobkEyJVe14QS5OZR3bGD17d2pDaqK1WugEjqCMYVkD_iiMQN_zxtQ7dA7e0GxsCAcseB6zeaX_NeoTvJ',
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
    keywords: ['sonatype', 'ossrh', 'nexus', 'mavenc', 'maven_c', 'maven-c'],
    entropy: 4,
    samples: {
      must: [
        '"sonatypePassword": "WID2ldG/¦q7QOmxJ1h6fPDqpnMxCXqHgeh2b1W92Zu/Bi"',
        'maven_central_token: oR8I6E3X¦82Tp+UXwtpxl9Xl3j48wO+AxQKGTecUA+nV0',
      ],
      mustNot: [
        "SONATYPE_PASSWORD = 'LhYwKGes¦8L/NJWeutXw7eQDsQ+IZapAa7euI1LW9vE'",
        'checksum: 444Zg28R¦3w4f/LWYA3YmHYRCNbMiJ4OsDh0CoYWS0OSu',
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
      must: ['"gemfury_api_token" => "bs5yxkSN¦x6ZHdMrOyDzc"', '--fury_token wQ3skAjk¦sqCL6lXWCBRp'],
      mustNot: [
        'os.environ["GEMFURY_API_TOKEN"] = "PCMZExPz¦3WNXKppeu1v"',
        'checksum: oEWT15g8¦ZbAKEZXc5X3d',
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
        'export CLOUDSMITH_API_KEY=0e26767f¦97a41aac1fad50dd7915a23c42495633',
        '"cloudsmithToken": "55bf399d¦98daaa9fc88ed4c193fe9b6891911f95"',
      ],
      mustNot: [
        'cloudsmith_api_key: 9b764f19¦e38b36c6af944bdaa9f1ae8ff62ad53',
        'checksum: 140d811f¦756ef56ab8fba4998611e829ea8e3d87',
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
        'os.environ["CHOCOLATEY_API_KEY"] = "081a9764¦-6df7-a184-d809-74c0ade7e6e3"',
        'export CHOCO_API_KEY=df06d8e2¦-a82b-7fb1-03b5-de57277b9050',
      ],
      mustNot: [
        '"chocolateyApiKey": "0e74¦0f0c-573f-5a54-8fd2-e03df8842e9"',
        'checksum: c0b2d935¦-4afd-e828-379d-ec06d358065e',
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
        'quay_robot_token: L0HD8BQT¦SVZFO8T8CAMUOZ0VENYWYZDHM6SYN0WK7QL7U7FIM4SF064HTR0XE0K0',
        "QUAY_PASSWORD = 'AO98ES28¦PQM0ARRHAK8RMJ6R5EBFX1SOYX3SQ64ADWALHMOWTHN0WT3T5WT861TX'",
      ],
      mustNot: [
        '<add key="quayRobotToken" value="F8T2HDJQ¦7OP8HBALRPHXY2EPEELKSVYG5NO626YADBSZ4164DK4TVTFO4W42DV1"/>',
        'checksum: SPFF1DHP¦MUTRQDOZZ2ITE0C3BBURFCNHYY1GO6RG6CT5TNC06NIQP1V7Z2INKP8P',
      ],
    },
  },
];
