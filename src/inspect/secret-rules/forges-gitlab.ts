import { endsInBase36Checksum } from '../secret-checksum.ts';
import type { SecretRule } from '../secret-rule.ts';
import { base64url, hex, lower, prefixed, run } from '../secret-shape.ts';

export const forgesGitlab: readonly SecretRule[] = [
  {
    id: 'gitlab-personal-access-token',
    title: 'GitLab personal, project or group access token',
    severity: 'critical',
    ...prefixed('glpat-', run(base64url, 20)),
    samples: {
      must: ['glpat-e9BwfNPH¦yCdn8xVxutY5'],
      mustNot: ['glpat-liAxeegG¦teAaj_EL7Up', 'glpat-TkgKKsPP¦BJc-1hET8fqbW', 'xglpat-PyvR4SFh¦VVjbGBOrnZS5'],
    },
  },
  {
    id: 'gitlab-deploy-token',
    title: 'GitLab deploy token',
    severity: 'high',
    ...prefixed('gldt-', run(base64url, 20)),
    samples: {
      must: ['gldt-8sLrUTan¦dCIlRj3AFXiO'],
      mustNot: ['gldt-srCHHVL2¦1qdfGTOQJAy', 'gldt-NwIrqWUm¦eLY6wask1mxZG', 'xgldt-eG6BUEZX¦8bdqiUOxUINR'],
    },
  },
  {
    id: 'gitlab-runner-token',
    title: 'GitLab runner authentication token',
    severity: 'high',
    pattern: /(?<!\w)glrtr?-(?:t\d_)?[\w-]{20}(?![\w-])/,
    keywords: ['glrt-', 'glrtr-'],
    longest: 29,
    entropy: 3,
    samples: {
      must: ['glrt-lxxCml6P¦cYvGnsQzz6QP', 'glrtr-z4NXmcpA¦_gQdEPty76WG', 'glrt-t3_6k_-Kzq-¦EfRJyp0o7MHn'],
      mustNot: ['glrt-pC3wFitd¦fC8Tw1hUgoV', 'glrt-devjJVJH¦y3K7oMqXLaXCxo'],
    },
  },
  {
    id: 'gitlab-job-token',
    title: 'GitLab CI/CD job token',
    severity: 'medium',
    pattern: /(?<!\w)glcbt-(?:[0-9a-f]{1,5}_)?[\w-]{20}(?![\w-])/,
    keywords: ['glcbt-'],
    longest: 32,
    entropy: 3,
    samples: {
      must: ['glcbt-64_Zvi4lUh8¦fEJv3oXeNQ97', 'glcbt-KmGIDloz¦ItHRSMb8vls8'],
      mustNot: ['glcbt-64_R5RUta5t¦lbg9SH2EA6k', 'glcbt-v2N6jYrY¦Hy8KhU89WQH'],
    },
  },
  {
    id: 'gitlab-trigger-token',
    title: 'GitLab pipeline trigger token',
    severity: 'high',
    ...prefixed('glptt-', run(hex, 40)),
    samples: {
      must: ['glptt-a749044f¦3fcb71aad595a75ddf5ba51b41a3e8a0'],
      mustNot: [
        'glptt-87b1d051¦b042ba6e950477a70bbbb0a9896a30f',
        'glptt-5fcb08dd¦90adc3a141c70e4e278c5451518ffdaa2',
        'xglptt-49748874¦53d67e45f1f6bdf066eb3aa64c2b8b28',
      ],
    },
  },
  {
    id: 'gitlab-feed-token',
    title: 'GitLab feed token',
    severity: 'medium',
    ...prefixed('glft-', run(base64url, 20, 86)),
    samples: {
      must: [
        'glft-3zbTMM6_¦YbdT3qeRDwbD',
        'glft-5oqfe4GO¦vPiTrvOP1E3krq6UQm9kpe7img4pdt-1hX4IXAqtfXK9R_aurBEG-XSXhTrLZVtRrGNKtVPZu9Npfo',
      ],
      mustNot: [
        'glft-raf8jymU¦fIQRgZ16-BO',
        'glft-d3nFT2gJ¦OTKqHxrDab-zoYlPG3ZV1tr4dplEhuRi3HTwbc16kftL6awpgTxzd2bKiU91hY1Z-55IVlK9pCGYiIE',
        'xglft-UtPDejV_¦UsHAWfboFjiT',
      ],
    },
  },
  {
    id: 'gitlab-incoming-mail-token',
    title: 'GitLab incoming mail token',
    severity: 'medium',
    ...prefixed('glimt-', run(lower, 25)),
    samples: {
      must: ['glimt-fth18uyt¦84kg12n8xdc9kel4q'],
      mustNot: [
        'glimt-ebkzhiwe¦9iyzanfz2ilcx5km',
        'glimt-gbqmge0g¦95bdmirdhz8o41865z',
        'xglimt-ggqzm206¦408iai987l3mf5mt5',
      ],
    },
  },
  {
    id: 'gitlab-agent-token',
    title: 'GitLab agent for Kubernetes token',
    severity: 'high',
    ...prefixed('glagent-', run(base64url, 50)),
    samples: {
      must: ['glagent-ZLqWlfx-¦VfqdT8JPc-gY5n6Xxq57ZFIbKlIIknHAkacMmuu_5J'],
      mustNot: [
        'glagent-3KKlNXOe¦6E-TG04HFf5Q5Di-UxJpoUEXtSOe-Nm7wRJ1aUAO2',
        'glagent-sD5O6TqL¦wICL5gztXV1rvUdS2pLeDdM3j_jAULhezo_qXjwy3Mp',
        'xglagent-6EVTHvoz¦DQwaJPNDrq6AldDhjMMwDTigf1hq8Rkj8MPfPHEjBk',
      ],
    },
  },
  {
    id: 'gitlab-scim-token',
    title: 'GitLab SCIM token',
    severity: 'high',
    ...prefixed('glsoat-', run(base64url, 20)),
    samples: {
      must: ['glsoat-1DUoNG1Y¦B0JeorH1I43G'],
      mustNot: [
        'glsoat-P36dGY7T¦g7UmTde3-YO',
        'glsoat-qXDfhBiu¦cAV7_ZxEvXx-B',
        'xglsoat-cqEeRhQw¦ar1klPzZKuvq',
      ],
    },
  },
  {
    id: 'gitlab-feature-flag-token',
    title: 'GitLab feature flags client token',
    severity: 'medium',
    ...prefixed('glffct-', run(base64url, 20)),
    samples: {
      must: ['glffct-asOGdfmH¦vpU8fC72yZl4'],
      mustNot: [
        'glffct-QrLAPisv¦DVKIbxWCl02',
        'glffct-Ida6bxdK¦P6sZZgh4B-DPM',
        'xglffct-QjRWBzjo¦Vr04CR_xvRco',
      ],
    },
  },
  {
    id: 'gitlab-oauth-secret',
    title: 'GitLab OAuth application secret',
    severity: 'high',
    ...prefixed('gloas-', run(hex, 64)),
    samples: {
      must: ['gloas-62a9f642¦6e267806bc10d12daaf748247901a5ebfd0475d9e24ab8cc4ca58e48'],
      mustNot: [
        'gloas-4a72c759¦10b3d7ae606cf9da28d7d3b5a12facc3e1c41afad9890b2a4e78dfa',
        'gloas-9cac6ccc¦ce2f672f8a926bd216e7ee76db69393c2d25b4835c5158c7bdc26548b',
        'xgloas-75a49bdc¦b636a98f72fb8d893dacca33e85a96768b6a4300a5892e2596e6361b',
      ],
    },
  },
  {
    id: 'gitlab-registration-token',
    title: 'GitLab runner registration token',
    severity: 'high',
    ...prefixed('GR1348941', run(base64url, 20)),
    samples: {
      must: ['GR1348941Yc31aoyL¦3GL5C5RRlt8j'],
      mustNot: [
        'GR1348941kD9b6S0X¦ermQkp_Tr5M',
        'GR1348941o9du1wOE¦nw2d8HMjEsQhi',
        'xGR1348941ltzI8Mw0¦1VwS3cgUNmsm',
      ],
    },
  },
  {
    id: 'gitlab-routable-token',
    title: 'GitLab routable token',
    severity: 'critical',
    pattern:
      /(?<!\w)gl(?:pat|dt|rtr?|cbt|ptt|ft|agent|soat|ffct|wt)-[\w-]{27,300}\.(?:[0-9a-z]{2}\.)?[0-9a-z]{9}(?!\w)/,
    keywords: [
      'glpat-',
      'gldt-',
      'glrt-',
      'glrtr-',
      'glcbt-',
      'glptt-',
      'glft-',
      'glagent-',
      'glsoat-',
      'glffct-',
      'glwt-',
    ],
    longest: 321,
    entropy: 3.5,
    check: endsInBase36Checksum,
    samples: {
      must: [
        'glpat-lmwblG¦oBwiiDjdbyI76VOMOKczCczvxX04ckYa.121bxs800',
        'glrt-t1_OSWt¦-lKEVG3BJHqnZqBhSiVemLu_RXL1Ue7Bnl.01.1215376v7',
        'gldt-XWP05Im¦GZzFkY5yXLKOCqOu1yRCWQV5ohIp6t8.01.120718gue',
        'glrtr-Zo45ls¦0aPzd4cIJLnYCOH5pCkkUvyNvJxVBSo5.01.120ac03rt',
        'glcbt-CUzBVV¦G9J5CEEdh4Snx0x4eKXdBpA-pYoD8yEY.01.121sytth3',
        'glptt-YhRhgP¦XQpRGDf59G5bU5H-m9xC6DMBs1nCKgac.01.120dyqhao',
        'glft-2ouukdT¦OdVOOIa0Ygfzif6IeDfh2rRcdC5xuOD.01.121y86jrm',
        'glagent-4yKb¦f31qGiTyh9Md6o4NPGDNhi73rxGjSsFSUN.01.1208m9ad8',
        'glsoat-aQ33B¦i33GlbOd3Y-UcHYOr9OGj9N9B86n2XmwU.01.1208w8i1a',
        'glffct-Y6Ul5¦j2YROMy67p6at31sR7ReRsFE40QxsDsds.01.121jqjw4y',
        'glwt-3XYRZj0¦KC4hshyj3I0AfBTGYZQ6B4XCjAKSHKh.01.121q1v4i6',
      ],
      mustNot: [
        'glpat-K_enrL¦S7iozHhSMOCjkBXUpIOwdGGXeMAtRTue.01.120hu9cg0',
        'glpat-H6mKpAHC¦gifKDySbKdVznABBez_3dp.k3cnkra9',
      ],
    },
  },
  {
    id: 'gitlab-session-cookie',
    title: 'GitLab session cookie',
    severity: 'medium',
    pattern: /_gitlab_session=(?<secret>[0-9a-f]{32})(?!\w)/,
    keywords: ['_gitlab_session='],
    longest: 48,
    entropy: 3,
    samples: {
      must: ['_gitlab_session=3dea81fa¦e0a11118bbe0a0cf40b5f439'],
      mustNot: ['_gitlab_session=3ab16077¦33e8f50c07bbe98c6e95ac7'],
    },
  },
];
