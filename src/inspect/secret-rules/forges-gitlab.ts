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
    pattern: /(?<!\w)glft-(?:[\w-]{20}|[0-9a-f]{64}-\d{1,12})(?![\w-])/,
    keywords: ['glft-'],
    longest: 82,
    entropy: 3,
    samples: {
      must: [
        'glft-3zbTMM6_¦YbdT3qeRDwbD',
        'glft-1cdaa146¦e6b7de66030bdd176c2bca1bca1c9df0a81482dda8526f9ed234f878-4711',
      ],
      mustNot: [
        'glft-hTrLZVtR¦rGNKtVPZu9N',
        'glft-cacd9a2b¦fc7a466a801f2646b088ee22613e23f5ed85d3a97912c0a077dc85b-4711',
      ],
    },
  },
  {
    id: 'gitlab-incoming-mail-token',
    title: 'GitLab incoming mail token',
    severity: 'medium',
    ...prefixed('glimt-', run(lower, 25)),
    samples: {
      must: ['glimt-wrhv4a3k¦awyednwy59o64lh5t'],
      mustNot: [
        'glimt-cng56eeq¦ld0w07r0gmwe32da',
        'glimt-susvj1o7¦e1l9ceaq8tq6yiivup',
        'xglimt-hnc81hf0¦ryq2jpn7lsdym1z8e',
      ],
    },
  },
  {
    id: 'gitlab-agent-token',
    title: 'GitLab agent for Kubernetes token',
    severity: 'high',
    ...prefixed('glagent-', run(base64url, 50)),
    samples: {
      must: ['glagent-wbc16kft¦L6awpgTxzd2bKiU91hY1Z-55IVlK9pCGYiIEUtPDej'],
      mustNot: [
        'glagent-V_UsHAWf¦boFjiTUwY3HzwH8eX35kHQOJfTg9qTNeYbTJbLkV4',
        'glagent-bhPBejWN¦qiWT1XJBMQiasRYGm82HDBXWqj51D81HaKaIGFg7jUB',
        'xglagent-iwA_3HLS¦FiCQD-H6CceDfcFNq_6GECfmAq1BrznIeVYpGPSr_I',
      ],
    },
  },
  {
    id: 'gitlab-scim-token',
    title: 'GitLab SCIM token',
    severity: 'high',
    ...prefixed('glsoat-', run(base64url, 20)),
    samples: {
      must: ['glsoat-xbzZLqWl¦fx-VfqdT8JPc'],
      mustNot: [
        'glsoat-knHAkacM¦muu_5J3KKlN',
        'glsoat-XOe6E-TG¦04HFf5Q5Di-Ux',
        'xglsoat-JpoUEXtS¦Oe-Nm7wRJ1aU',
      ],
    },
  },
  {
    id: 'gitlab-feature-flag-token',
    title: 'GitLab feature flags client token',
    severity: 'medium',
    ...prefixed('glffct-', run(base64url, 20)),
    samples: {
      must: ['glffct-AO2sD5O6¦TqLwICL5gztX'],
      mustNot: [
        'glffct-V1rvUdS2¦pLeDdM3j_jA',
        'glffct-ULhezo_q¦Xjwy3Mp6EVTHv',
        'xglffct-ozDQwaJP¦NDrq6AldDhjM',
      ],
    },
  },
  {
    id: 'gitlab-oauth-secret',
    title: 'GitLab OAuth application secret',
    severity: 'high',
    ...prefixed('gloas-', run(hex, 64)),
    samples: {
      must: ['gloas-5e37baa0¦ad26bb256a643b2b037c5408204acd40410460194817a17c79a0f86d'],
      mustNot: [
        'gloas-83aa2be9¦271f8e3e8ef29d3a6a6e9d0bb6f85eed9d649ac4ec72a310f8b16d5',
        'gloas-26bde375¦49e83b0049919e9561d88aa12f365fb1067ab0f528f9f8d9f6b682fbc',
        'xgloas-7d0136fe¦e69c62a9f6426e267806bc10d12daaf748247901a5ebfd0475d9e24a',
      ],
    },
  },
  {
    id: 'gitlab-registration-token',
    title: 'GitLab runner registration token',
    severity: 'high',
    ...prefixed('GR1348941', run(base64url, 20)),
    samples: {
      must: ['GR1348941kWmnHmfM¦YxGWGhUAoTLd'],
      mustNot: [
        'GR134894150jDtUgv¦P2QozbthAWr',
        'GR1348941VqDiNh69¦_enmDu7pG6f-h',
        'xGR1348941qdXa2l8f¦IxTXs_ganfnR',
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
        'glpat-JgzFvo¦NAzdY551hjdX3Wcl8q7jCkVnCqe8hiWK.120u70ddw',
        'glrt-t1_A9L8¦_JmOeS4jFH_v4vNt3mL4xLNtcPCeHt59Qo.01.12007rd5n',
        'gldt-yLL4tD2¦yC8eg5fzfXGenPsn6W_vGAFQRXjUjav.01.121mo7ou4',
        'glrtr-8zP2xE¦tugX7wTeVl8MkQabamosNrAGnJ-k2ZxX.01.121t02ahi',
        'glcbt-KTDMOT¦__cPsSHmGT0d98_CfCJ9iDqe60YXj9Fe.01.120rll84c',
        'glptt-guX2I3¦v4tA0Gomq2eZg-YVW-PiS75r0-m8QfVZ.01.121ca662j',
        'glft-s8nzKcM¦KRHUbxlmlXmjXH632gZunUuXv3PbUZl.01.1206v4zut',
        'glagent-ZOxq¦09UZXTjCGr8yTuLq08RK0BlkV2TlcEv0nM.01.121aoknov',
        'glsoat-qURKt¦jdPjlf_DH8UkGrfRSRu0x0BF-T8lM5HgP.01.1215pxfoo',
        'glffct-QhLyV¦2KeiSCIBalw3qEpiNol9zE6Kse8-sK37g.01.121ayjbtv',
        'glwt-MQi8LuN¦8LvC2gPfo8QwNbkPN5JZOPhSDLVakQf.01.120di5dc3',
      ],
      mustNot: [
        'glpat-QohOiO¦CgMxmGNVn3GxcCbM3pn9LbDnW-3PxxsR.01.120kwqky0',
        'glpat-npnmu9zP¦TB_WebBRjsB5PvTxwTQqkP.yiw6j7p4',
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
      must: ['_gitlab_session=d25b4835¦c5158c7bdc26548b75a49bdc'],
      mustNot: ['_gitlab_session=b636a98f¦72fb8d893dacca33e85a967'],
    },
  },
];
