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
      must: ['oy2hqf7b41y¦7hj9monhpkyt0gfpfdw6hjs6o20nhfwhn2b'],
      mustNot: [
        'oy2bbj9xn0p¦pkfb9knj81s102sk2yq8lyk64q4yxikbze',
        'oy2ntq2dijs¦3vpenkea95hx6d4hriqev5441j9jyeua49u8',
        'xoy23t2sor77¦d9pxpzo3039ur5ct7dlfhdf7ryav4v0dic0',
      ],
    },
  },
  {
    id: 'nuget-clear-password',
    title: 'NuGet feed password in clear text',
    severity: 'high',
    pattern: /ClearTextPassword["']\s{1,8}value=["'](?<secret>[^"'%<>\s]{4,120})["']/i,
    keywords: ['cleartextpassword'],
    longest: 160,
    entropy: 2.5,
    samples: {
      must: ['<add key="ClearTextPassword" value="ntDgdomp¦FZwkYrZwhRx9" />'],
      mustNot: [
        '<add key="ClearTextPassword" value="%FEED_PASSWORD%" />',
        '<add key="Password" value="1XK87nds¦z2QlxdFCr6O0" />',
      ],
    },
  },
  {
    id: 'docker-personal-token',
    title: 'Docker Hub personal access token',
    severity: 'critical',
    ...prefixed('dckr_pat_', run(base64url, 27)),
    samples: {
      must: ['dckr_pat_Jg0Gytt2¦G3iGgODygWg6OPtQmBI'],
      mustNot: [
        'dckr_pat_1H4mS-_6¦tf0evbkKxU_7AeBhq0',
        'dckr_pat_T8kqxOyJ¦BVGMWelOZnpAXMyklHj5',
        'xdckr_pat_rsJMgIhw¦bCQ--GFWxyiND5A3Ntx',
      ],
    },
  },
  {
    id: 'docker-organization-token',
    title: 'Docker Hub organization access token',
    severity: 'critical',
    ...prefixed('dckr_oat_', run(base64url, 27, 36)),
    samples: {
      must: ['dckr_oat_hqsid9ds¦haGQdx4jSaSinU_KAzN', 'dckr_oat_YB0LTTV8¦QAq8yCOfhkm7tfPbcIgKccV_GIud'],
      mustNot: [
        'dckr_oat_T9S2PYNI¦z-pEhU1xq1XSNH6dS9',
        'dckr_oat_XywrpKnh¦stWaO3RU0knhwN-f1jL-81-fD0jgf',
        'xdckr_oat_72NQKpCg¦wO92DBfwmvZkhokJ80M',
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
      must: ['AKCpP4F6W8MC¦CEJTbElwQ7Mx7Kb2ZMBUd0RwsMpi27i1bPRn3d1RHN3tK1qt6n1oyHuUoLP3O'],
      mustNot: [
        'AKCpRpWRqsJc¦WtC4EeyOntsuqfFlulIkDwTEmA4B0ihStOVWSg2mmjC6ryQFB9c0BHUdxCLT',
        'AKCpiPzezCGy¦fCo9rN8uYht69Atfno5GJxVX23Wam3WML1dGduShVbkibiGpAfpmutdRopVs7r',
        'xAKCp2dedU5fp¦rMFGdiNCPbjU5DmxI7TfHs9xI7WJwZOvy0CbSJMd7zz80WT5nieIh0qm49YUs',
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
      must: ['cmVmdGtuSDBFyJqx¦6l4e9eyAjPMCYdRP4uWLmDksiqkxX2IW1u3HQi6zglivfhSJ'],
      mustNot: [
        'cmVmdGtuPyRkiPYL¦DUiOsV9vmSJaYvUJECIzxeQIQ6gz6B3YZ19N4spa0HOv5qq',
        'cmVmdGtu1Mc9uayz¦bTSg19idJcdl88zU5kWAbvgYfurEXluH4K4EsngA9NlKjV6aF',
        'xcmVmdGtuW6SmNnt0¦eJKRE9ohakbbvhr97i7KrqydMrD5A59Z5Lm6pURASgAUM3U6',
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
        'eyJ2ZXIiOiIyIixNwuESf-¦5-wcglOO76GLf-WDnJutIJzsqgo2VqJQMsDQtVqp0oII6wbMaiL8.eyJyTfoE0pSzKnavB-wQ9IV8aIAHf-FcTa1RSkH1i6gx4mpgXX52CNUw8QKmn0JHEdyW438DN9a2xnkGk3Jm1MWAu_9mZiVdmiHm8fzk7f4mEyXWK-L-g2RGNZX7VwgcYHZJvGjfH42gaJmasndqo9ssngVLEjk63dpvqNyS1QbqvhRy1N_Ec2_gQDtX9H_iH77aIdHFMKq.U7JaVkZEnQAH755rebInfudlYpqlefc8okcMrZautKWg1nDuDDcPRlLJ99Ld_-Z9BCL4k2PGysZSqal-1skgrJ3WvBhcWR5-NJx7xZh5i02YBeF_9UUfCNsSS1jf1_RRIpAe4tHyE7-Df6U_RsM_TpbuXVXBBzT1iqg-PgHAOF-tP5xec2jIHr3kmS0H1ZavLZmFPRwCB0B5SDlCBHYH9X26tYJP24pHwp78D2I4hjewS9Wwpxh7feWVgSabExyfh6mxuKXlbQYCYN2uzzRkG9j5ye42RDisMuXqdnd3Z7EzHg034phrdlGtYDqh9I6f73wsafI4VM7tZ_lxd3v7XM',
      ],
      mustNot: [
        'eyJ2ZXIiOiIyIiAwEFmBcW¦8QsFGTAJJfOoMX8ug-W8UzCCLbauCedVGUw-pW_X0y2Pdq1nE__X.eyJkfpjSHLgWb6CpIDfGlOgOCbsjlBa2OWmlir_AB271d_eAbg5GAiRmlNInHQhPsTrsPYWjp4QiHk4cAYB0X2nsvSwWCKK3wiLOZVbTLL70bIGA-8kK9krd3npKQT2JvYpGwx3x9w8aR94mbDzEXSIdvE-LKRtgUUwdXnNzybVzNhf7VhwZSOVcpq3zG-lpfnIFXBLD-Aa',
        'eyJ2ZXIiOiIxIiiq9GZxbk¦QsNh1JkDebsbG56MRBljpNONoBWc7FxCmvUhdwaUJgVab7kGR-qs.eyJB4s5EQg1yQKQ5KjAyAKsr_KToobkEyJVe14QS5OZR3bGD17d2pDaqK1WugEjqCMYVkD_iiMQN_zxtQ7dA7e0GxsCAcseB6zeaX_NeoTvJWID2ldG-q7QOmxJ1h6fPDqpnMxCXqHgeh2b1W92Zu-BioR8I6E3X82Tp_UXwtpxl9Xl3j48wO_AxQKGTecUA_nV0LhYwKGe.s8L-NJWeutXw7eQDsQ_IZapAa7euI1LW9vE444Zg28R3w4f-LWYA3YmHYRCNbMiJ4OsDh0CoYWS0OSuYREgws1_hRqOQG6Ar8Z3-nlYVadugstWa5rfl-01tZcOlZC_wmEDqLL-Ewb3Ar8T69SyJ0Fb2bSgebzcXUl0xNXcJqNUzd9GMu4fKnfcHDy1vfBGVfGmyoRSSq4YP_mJCc2kE1SoGEx1YSsb_JfUPCpzuUif5UmcszqjhebWy_oBJMfvaPdU9mBtYXqmAZsq8e6S8A3FFrmHWYlEzzzJCBSgKoumXM5pqHaalRmWXITWrOnEV7WWo1n5pjO5W_ub44C73if',
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
        '"sonatypePassword": "XxujISml¦2oZvtIYZj7eGy32ZaGyPTSbuNKWwZI9AUVv7"',
        'maven_central_token: yq+F5ft7¦UHvbxs8r91+NGBvPpGrFSlvM3j6eAPQxdTiM',
      ],
      mustNot: [
        "SONATYPE_PASSWORD = 'onikvT+d¦ZGpyoLqcY30UaEq5J8/XWVlTxMR89wnfku'",
        'checksum: eUY2qMoo¦3OfhfV2iDn5mT6hrStVg2WqCcFIHu0O/RqgA',
      ],
    },
  },
  {
    id: 'maven-settings-password',
    title: 'Password of a server in Maven settings',
    severity: 'high',
    pattern:
      /<(?:password|passphrase)>\s{0,20}(?<secret>[^<>{}$\s]{4,120})\s{0,20}<\/(?:password|passphrase)>/,
    keywords: ['<password>', '<passphrase>'],
    longest: 185,
    entropy: 2.5,
    textOnly: true,
    paths: ['**/settings.xml', '**/.m2/*.xml'],
    samples: {
      must: ['<password>leOlz4YH¦GiniwCue</password>'],
      mustNot: ['<password>${env.DEPLOY_PASSWORD}</password>', '<password>{abc=}</password>'],
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
      must: ['"gemfury_api_token" => "cqCaRrsp¦VirZeFaKw2kG"', '--fury_token 9dsQG0dn¦JE9uxO0KYRSE'],
      mustNot: [
        'os.environ["GEMFURY_API_TOKEN"] = "uvnzoSpD¦Siw7QVa0baD"',
        'checksum: bQHduxS5¦LGzg4Mbqhsnz',
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
        'export CLOUDSMITH_API_KEY=7fb103b5¦de57277b90500e740f0c573f5a548fd2',
        '"cloudsmithToken": "e03df884¦2e9c0b2d9354afde828379dec06d3580"',
      ],
      mustNot: [
        'cloudsmith_api_key: 65ea0864¦5deef7c4e465bfc0f7b68b3eb0a3da3',
        'checksum: f379b2e7¦0328ed070a05c447e14cdb05dd85a4db',
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
        'os.environ["CHOCOLATEY_API_KEY"] = "b7fd8e48¦-e117-ad32-66a7-609d4381f46d"',
        'export CHOCO_API_KEY=196a5561¦-5b63-600a-0f56-aa2dc50a121c',
      ],
      mustNot: [
        '"chocolateyApiKey": "f906¦9fee-9678-78bd-fad6-3a776f4975b"',
        'checksum: cef0d792¦-60fb-dafe-069a-40446aa79fc9',
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
        'quay_robot_token: AJ9GNW9X¦T88TFHKQ1QJ2S47NMLC4XYF1DZLFJGR8XIYLUS42UUO60M8H1BD2UUCC',
        "QUAY_PASSWORD = 'AA8B26KP¦OKXYJX9T84R2208Y3UYS8UTL9B12QN5D0HU7445J19EUM8UW6A4H66KG'",
      ],
      mustNot: [
        '<add key="quayRobotToken" value="SKQ8T8RS¦C0A2P2Z286HSMX1NFVCA6X4ESINP6JSRTIG0I8W8AUNEK9TND1403S4"/>',
        'checksum: UHRZ4LUK¦HOOYDCH0LQMQVSCVK881L8JVCUBJOMC2HESD67Y2IW7O8817OD7B5PHN',
      ],
    },
  },
];
