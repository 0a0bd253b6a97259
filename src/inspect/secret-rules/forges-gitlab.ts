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
      must: ['glrt-lxxCml6P¦cYvGnsQzz6QP', 'glrt-t3_z4NXmcpA¦_gQdEPty76WG'],
      mustNot: ['glrt-6k_-Kzq-¦EfRJyp0o7MH', 'glrt-npC3wFit¦dfC8Tw1hUgoVCR'],
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
      must: ['glcbt-64_devjJVJH¦y3K7oMqXLaXC', 'glcbt-fTrPHbmS¦M2cNcakWpFL4'],
      mustNot: ['glcbt-64_ZmK79S1p¦zvPGKBDg43K', 'glcbt-mGIDlozI¦tHRSMb8vls8'],
    },
  },
  {
    id: 'gitlab-trigger-token',
    title: 'GitLab pipeline trigger token',
    severity: 'high',
    ...prefixed('glptt-', run(hex, 40)),
    samples: {
      must: ['glptt-d2df24e8¦17531b384af44d8a749044f3fcb71aad'],
      mustNot: [
        'glptt-595a75dd¦f5ba51b41a3e8a087b1d051b042ba6e',
        'glptt-950477a7¦0bbbb0a9896a30f5fcb08dd90adc3a141',
        'xglptt-c70e4e27¦8c5451518ffdaa24974887453d67e45f',
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
        'glft-6-Rjq_2Q¦RxkDggQHpBlZ',
        'glft-kBZ3zbTM¦M6_YbdT3qeRDwbD5oqfe4GOvPiTrvOP1E3krq6UQm9kpe7img4pdt-1hX4IXAqtfXK9R_aurBEG-XS',
      ],
      mustNot: [
        'glft-XhTrLZVt¦RrGNKtVPZu9',
        'glft-Npforaf8¦jymUfIQRgZ16-BOIPj3XZvvB9Q6Cu9C-LwtZLrEhbTd7Ao1g3SUsmWNitY-9K7eLTRkBImC9gZBxPkX',
        'xglft-ACTTrhR1¦0Ft0WjS65RKu',
      ],
    },
  },
  {
    id: 'gitlab-incoming-mail-token',
    title: 'GitLab incoming mail token',
    severity: 'medium',
    ...prefixed('glimt-', run(lower, 25)),
    samples: {
      must: ['glimt-usvj1o7e¦1l9ceaq8tq6yiivup'],
      mustNot: [
        'glimt-hnc81hf0¦ryq2jpn7lsdym1z8',
        'glimt-etyij03z¦wwnkra3witplexwtux',
        'xglimt-j1iaxmfw¦40lh0hv229fna4p68',
      ],
    },
  },
  {
    id: 'gitlab-agent-token',
    title: 'GitLab agent for Kubernetes token',
    severity: 'high',
    ...prefixed('glagent-', run(base64url, 50)),
    samples: {
      must: ['glagent-YiIEUtPD¦ejV_UsHAWfboFjiTUwY3HzwH8eX35kHQOJfTg9qTNe'],
      mustNot: [
        'glagent-YbTJbLkV¦4bhPBejWNqiWT1XJBMQiasRYGm82HDBXWqj51D81H',
        'glagent-aKaIGFg7¦jUBiwA_3HLSFiCQD-H6CceDfcFNq_6GECfmAq1BrznI',
        'xglagent-eVYpGPSr¦_IxbzZLqWlfx-VfqdT8JPc-gY5n6Xxq57ZFIbKlIIk',
      ],
    },
  },
  {
    id: 'gitlab-scim-token',
    title: 'GitLab SCIM token',
    severity: 'high',
    ...prefixed('glsoat-', run(base64url, 20)),
    samples: {
      must: ['glsoat-nHAkacMm¦uu_5J3KKlNXO'],
      mustNot: [
        'glsoat-e6E-TG04¦HFf5Q5Di-Ux',
        'glsoat-JpoUEXtS¦Oe-Nm7wRJ1aUA',
        'xglsoat-O2sD5O6T¦qLwICL5gztXV',
      ],
    },
  },
  {
    id: 'gitlab-feature-flag-token',
    title: 'GitLab feature flags client token',
    severity: 'medium',
    ...prefixed('glffct-', run(base64url, 20)),
    samples: {
      must: ['glffct-1rvUdS2p¦LeDdM3j_jAUL'],
      mustNot: [
        'glffct-hezo_qXj¦wy3Mp6EVTHv',
        'glffct-ozDQwaJP¦NDrq6AldDhjMM',
        'xglffct-wDTigf1h¦q8Rkj8MPfPHE',
      ],
    },
  },
  {
    id: 'gitlab-oauth-secret',
    title: 'GitLab OAuth application secret',
    severity: 'high',
    ...prefixed('gloas-', run(hex, 64)),
    samples: {
      must: ['gloas-b2b037c5¦408204acd40410460194817a17c79a0f86d83aa2be9271f8e3e8ef29'],
      mustNot: [
        'gloas-d3a6a6e9¦d0bb6f85eed9d649ac4ec72a310f8b16d526bde37549e83b0049919',
        'gloas-e9561d88¦aa12f365fb1067ab0f528f9f8d9f6b682fbc7d0136fee69c62a9f6426',
        'xgloas-e267806b¦c10d12daaf748247901a5ebfd0475d9e24ab8cc4ca58e484a72c7591',
      ],
    },
  },
  {
    id: 'gitlab-registration-token',
    title: 'GitLab runner registration token',
    severity: 'high',
    ...prefixed('GR1348941', run(base64url, 20)),
    samples: {
      must: ['GR13489410jDtUgvP¦2QozbthAWrVq'],
      mustNot: [
        'GR1348941DiNh69_e¦nmDu7pG6f-h',
        'GR1348941qdXa2l8f¦IxTXs_ganfnRn',
        'xGR1348941pnmu9zPT¦B_WebBRjsB5P',
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
        'glpat-FkY5yX¦LKOCqOu1yRCWQV5ohIp6t8Zo45ls0aPz.120t1y68i',
        'glrt-t1_d4cI¦JLnYCOH5pCkkUvyNvJxVBSo5CUzBVVG9J5.01.120l0lnv2',
      ],
      mustNot: [
        'glpat-CEEdh4¦Snx0x4eKXdBpA-pYoD8yEYYhRhgPXQpR.01.120o31tu0',
        'glpat-vTxwTQqk¦PbCcFo8qAKlHWCLnL7MYnS.nqo5cwb8',
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
      must: ['_gitlab_session=8b75a49b¦dcb636a98f72fb8d893dacca'],
      mustNot: ['_gitlab_session=33e85a96¦768b6a4300a5892e2596e63'],
    },
  },
];
