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
      must: ['oy2a4b0sovw¦s2c6qfb90bhucltpcgc9n8y69a5gjvx23w3'],
      mustNot: [
        'oy2wml1gsvg¦arv72u5mfgncpu5di7th9i7wjzo0csjm78',
        'oy20wt5i049¦yusdbfj649apmcyrp4wldx2iw13hq6sjprpy',
        'xoy2lduov9sj¦yujeciqiq66b3yz19n40ho51m9ts19j88u5',
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
      must: ['<add key="ClearTextPassword" value="kWAbvgYf¦urEXluH4K4Es" />'],
      mustNot: [
        '<add key="ClearTextPassword" value="%FEED_PASSWORD%" />',
        '<add key="Password" value="ngA9NlKj¦V6aFW6SmNnt0" />',
      ],
    },
  },
  {
    id: 'docker-personal-token',
    title: 'Docker Hub personal access token',
    severity: 'critical',
    ...prefixed('dckr_pat_', run(base64url, 27)),
    samples: {
      must: ['dckr_pat_cftSJIFE¦fjQALAIBhCztLvLyj6y'],
      mustNot: [
        'dckr_pat_CxNwuESf¦-5-wcglOO76GLf-WDn',
        'dckr_pat_JutIJzsq¦go2VqJQMsDQtVqp0oII6',
        'xdckr_pat_wbMaiL8y¦TfoE0pSzKnavB-wQ9IV',
      ],
    },
  },
  {
    id: 'docker-organization-token',
    title: 'Docker Hub organization access token',
    severity: 'critical',
    ...prefixed('dckr_oat_', run(base64url, 27, 36)),
    samples: {
      must: ['dckr_oat_8aIAHf-F¦cTa1RSkH1i6gx4mpgXX', 'dckr_oat_52CNUw8Q¦Kmn0JHEdyW438DN9a2xnkGk3Jm1M'],
      mustNot: [
        'dckr_oat_WAu_9mZi¦VdmiHm8fzk7f4mEyXW',
        'dckr_oat_K-L-g2RG¦NZX7VwgcYHZJvGjfH42gaJmasndqo',
        'xdckr_oat_9ssngVLE¦jk63dpvqNyS1QbqvhRy',
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
      must: ['AKCp0BV7J1Vm¦LiDn6RdGzY4W8VM833eIY9Jhr8ob7BjbWAQFX3b9qIbdfwxFjYeuNtHusWfx7'],
      mustNot: [
        'AKCpOD58qhy3¦22lQaKIvWuqtj9OKSvJsNHPQNjpXKKJ4PNnbwybiJBQgHmISXRArGpLg0nO6',
        'AKCpqtS6h6JC¦jDNlXAZ9hb44AJwWwVtyzZnVHZ4Yk56A2N1Cv8UsRZHXEQlZwINVrx0RNLYoYh',
        'xAKCpkeQ9yi1W¦GSYhg5LmJxdGDt2VB9Tb3tTHctL2M01He5hKs7eV4FFK6BXtuoRWdsEEk0MKf',
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
      must: ['cmVmdGtuqv0yZdVD¦vDlyqn9gxPfm5Kl2WRW8U7n3dV6Ke3FwVDRBiVejEPjcISye'],
      mustNot: [
        'cmVmdGtuGFGZb55f¦UboE0grvfMXQfLVCrL8s5C7VRC2TKJwwWc1Mv98kQ1vNOtW',
        'cmVmdGtuxEu0m80H¦IYfSkAHO7dCzDT65052E6lryN658H84YG1u3RHjWssb9C12fP',
        'xcmVmdGtuy8TPn3zn¦q461t92LtMixKlswghXaTE4nGTPesTL3KKkqGFLEYngoIkI7',
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
        'eyJ2ZXIiOiIyIixyfh6mxu¦KXlbQYCYN2uzzRkG9j5ye42RDisMuXqdnd3Z7EzHg034phrdlGtY.eyJDqh9I6f73wsafI4VM7tZ_lxd3v7XMAwEFmBcW8QsFGTAJJfOoMX8ug-W8UzCCLbauCedVGUw-pW_X0y2Pdq1nE__XkfpjSHLgWb6CpIDfGlOgOCbsjlBa2OWmlir_AB271d_eAbg5GAiRmlNInHQhPsTrsPYWjp4QiHk4cAYB0X2nsvSwWCKK3wiLOZVbTLL70bIGA-8.kK9krd3npKQT2JvYpGwx3x9w8aR94mbDzEXSIdvE-LKRtgUUwdXnNzybVzNhf7VhwZSOVcpq3zG-lpfnIFXBLD-Aaiq9GZxbkQsNh1JkDebsbG56MRBljpNONoBWc7FxCmvUhdwaUJgVab7kGR-qsB4s5EQg1yQKQ5KjAyAKsr_KToobkEyJVe14QS5OZR3bGD17d2pDaqK1WugEjqCMYVkD_iiMQN_zxtQ7dA7e0GxsCAcseB6zeaX_NeoTvJWID2ldG-q7QOmxJ1h6fPDqpnMxCXqHgeh2b1W92Zu-BioR8I6E3X82Tp_UXwtpxl9Xl3j48wO_AxQKGTecUA_nV0',
      ],
      mustNot: [
        'eyJ2ZXIiOiIyIiLhYwKGes¦8L-NJWeutXw7eQDsQ_IZapAa7euI1LW9vE444Zg28R3w4f-LWYA3.eyJYmHYRCNbMiJ4OsDh0CoYWS0OSuYREgws1_hRqOQG6Ar8Z3-nlYVadugstWa5rfl-01tZcOlZC_wmEDqLL-Ewb3Ar8T69SyJ0Fb2bSgebzcXUl0xNXcJqNUzd9GMu4fKnfcHDy1vfBGVfGmyoRSSq4YP_mJCc2kE1SoGEx1YSsb_JfUPCpzuUif5UmcszqjhebWy_oBJM',
        'eyJ2ZXIiOiIxIifvaPdU9m¦BtYXqmAZsq8e6S8A3FFrmHWYlEzzzJCBSgKoumXM5pqHaalRmWXI.eyJTWrOnEV7WWo1n5pjO5W_ub44C73ifXxujISml2oZvtIYZj7eGy32ZaGyPTSbuNKWwZI9AUVv7yq_F5ft7UHvbxs8r91_NGBvPpGrFSlvM3j6eAPQxdTiMonikvT_dZGpyoLqcY30UaEq5J8-XWVlTxMR89wnfkueUY2qMoo3OfhfV2iDn5mT6hrStVg2WqCcFIHu0O-R.qgAm9ZWPZyaTkS8y38lHY6rWH3wLmR8dmVpND-sSkeTyWpU0vzXXNw6gbAfjb7nT1JDlP0fRtYTS81Yx-z23UDvAFLHn89UJPJnNvPmi42oMn0K7_u4q9HgyzXFf7nRgyAbdDPAgKUQ5uhGh2xqUIrmciZgMgCU85DAll9mZMkf3dMO7IjyIllX8uK9X6XXoXdnVh6HEVSyWce9kE8HNJMmVZCAvlDYimQr6LOhDOMtpOiSp7lf3Sw3BHLeTB62u8QVPUzbVeI7ehm4yesM2rqTc6Kf8DpH8GcKPCENNlyEccrcXsgfhbynXWxqJn6cDzxckQWd6d55_aLckTQJ-4d',
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
        '"sonatypePassword": "LPflZyjf¦GccYQ65uX8auhYvDtYSzwV6K6+4Kejic3vCL"',
        'maven_central_token: S8l/nUjl¦rReeaNc9BwnOLHvZtjBjwTfWnfCDVm9DMuaH',
      ],
      mustNot: [
        "SONATYPE_PASSWORD = 'pm8rXCUU¦polDZ6xJFSguDIVKEgFoTx4bq0PVPCCAzi'",
        'checksum: oimWa6dJ¦p2et+I3DjnkZCP3ruDCk7svJwHQHSuYqGXGk',
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
      must: ['<password>jXQTHPNZ¦VqYcUhbg</password>'],
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
      must: ['"gemfury_api_token" => "i5C1UrNQ¦KUlS0DhIKum8"', '--fury_token 18y8CsKL¦bFJgVkWfupPI'],
      mustNot: [
        'os.environ["GEMFURY_API_TOKEN"] = "AdJiru9G¦bhNuhW9XglT"',
        'checksum: eby88TeF¦gmvHlrKiQ1Qw',
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
        'export CLOUDSMITH_API_KEY=91e23bba¦62706a798d49afe21ffc30b480561ff6',
        '"cloudsmithToken": "6554513a¦cca94e42d11041fe4fea4501db2608f3"',
      ],
      mustNot: [
        'cloudsmith_api_key: 2229047f¦b4f352833a8ead4e4de6051c11438eb',
        'checksum: 0b7f6532¦7e9bc39ede9809445fb7a4eb60201e2f',
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
        'os.environ["CHOCOLATEY_API_KEY"] = "08322b1b¦-a595-4699-f068-08ef40291725"',
        'export CHOCO_API_KEY=406560e6¦-b25f-dbe8-5de2-c031f7077403',
      ],
      mustNot: [
        '"chocolateyApiKey": "7354¦d194-7b6e-b9c0-4177-d539d979fdb"',
        'checksum: 8a29ee38¦-3a6d-a59a-9f4f-1e511a452ce5',
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
        'quay_robot_token: YJ90G241¦2Z626WYHBFLPGAEITMGUQK0N291CM120M50PBNX5LB8GSRBXLK0WTMT2',
        "QUAY_PASSWORD = '6X1PUHXD¦4ESMXG80CLI4EUC9OJ0QX69T0BQ0D44SSI76AJFFC56KZDL8A7FXILAV'",
      ],
      mustNot: [
        '<add key="quayRobotToken" value="WQ8IPFPE¦HSD7PEZRSNE2EL63751S53FKXZ967ZLA1UYCGSSECH1WYH18R4VZILF"/>',
        'checksum: YLSMAEOE¦A9ZQOXYKETN5OX0XRCFQMBL6DIRM726CFY84L44U9U21CDS1FTZQIE72',
      ],
    },
  },
];
