import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, base64url, prefixed, run, upper, uuid } from '../secret-shape.ts';

export const cloudRegional: readonly SecretRule[] = [
  {
    id: 'hetzner-token',
    title: 'Hetzner Cloud token',
    severity: 'critical',
    ...assigned(['hcloud * token', 'hetzner * token', 'hetzner * key'], run(alnum, 64)),
    entropy: 4,
    samples: {
      must: [
        'export HCLOUD_TOKEN=epvZEQin¦1m5qFxfIhatu8gEvsvPhVZnKiGPlcH85Di8AumHjYwLbxwgDa3OwNlVK',
        '"hetznerApiKey": "eQ64qGJW¦a9VJbxyGEI10w1BMH5odssMnHwPTbXr7jVfDr69eaRFR7xsZHkNFNp4M"',
      ],
      mustNot: [
        'hcloud_token: z1mpuu9o¦rlXksBFO5yEgxb65jwK5kldCRhETnjkubDfehlucswjbZ2d5Vndj0Ww',
        'checksum: s7wugqAT¦1z7169diqpDffEgGWJZ7evd8rWFzDSE3ZBR6szdxbqF3Wz93iYZDI0Cy',
      ],
    },
  },
  {
    id: 'scaleway-secret-key',
    title: 'Scaleway secret key',
    severity: 'critical',
    ...assigned(['scw * secret key', 'scaleway * (?:secret|token)', 'scw secret key'], uuid),
    samples: {
      must: [
        "SCW_SECRET_KEY = 'e0c896ae¦-2e4a-713f-7c54-4389c462d189'",
        '<add key="scalewaySecretKey" value="4b9ed367¦-722b-384f-d0fd-ca3d967c12e8"/>',
      ],
      mustNot: [
        'ENV SCW_SECRET_KEY 421f¦ead8-e1fd-672f-28ab-ec6eebb75cf',
        'checksum: 9f5ec613¦-4813-d6b6-1d21-ef02a38915fe',
      ],
    },
  },
  {
    id: 'scaleway-access-key',
    title: 'Scaleway access key id',
    severity: 'low',
    ...prefixed('SCW', run(upper, 17)),
    samples: {
      must: ['SCWU3EWOL4R¦WB6WME6XG'],
      mustNot: ['SCW973AAMMV¦ILY0S8QW', 'SCW8STFIZSD¦TM37CRO835', 'xSCW62GGFL7A¦2T6QSH94P'],
    },
  },
  {
    id: 'ovh-application-secret',
    title: 'OVHcloud application secret',
    severity: 'high',
    ...assigned(['ovh * secret', 'ovh * consumer key'], run(alnum, 32)),
    entropy: 3.5,
    samples: {
      must: [
        'ovh_application_secret := "ObqWsxM6¦mzhHvoR8SC4HBa4NCpNhsHDt"',
        '"ovh_consumer_key" => "Au4IsanU¦NXHhTGyjsay8MmBpvzlgMhq9"',
      ],
      mustNot: [
        '--ovh-application-secret s7eKn46c¦XIVtqt0vKe8lVQmjaHV5jyF',
        'checksum: sBDiqrFu¦xPKCUSnx0uv2Sj0LQf71uTsc',
      ],
    },
  },
  {
    id: 'ibm-cloud-api-key',
    title: 'IBM Cloud API key',
    severity: 'critical',
    ...assigned(['ibm cloud *', 'bluemix * key', 'ibmcloud'], run(base64url, 44)),
    keywords: ['ibmcloud', 'ibm_cloud', 'ibm-cloud', 'bluemix'],
    entropy: 4,
    samples: {
      must: [
        'os.environ["IBM_CLOUD_API_KEY"] = "LPI-wv2y¦whxyri98Hs0eHeTQOOj5SOGENEDbW1iTKZ06"',
        'export IBMCLOUD_API_KEY=Q07aYE_W¦Zu-7lljjfYwomQcCExxAJ3Vzyla530cXOBGI',
      ],
      mustNot: [
        '"ibmCloudApiKey": "O45tygXd¦lp26rXq6DYkSqbwC9utQhJ7nB9F7CCO9n_s"',
        'checksum: x5HnEF93¦L6ZEEi10rVDkjFNA2dxJPF_yc5t0jqxMYBSX',
      ],
    },
  },
  {
    id: 'alibaba-access-key-id',
    title: 'Alibaba Cloud access key id',
    severity: 'medium',
    ...prefixed('LTAI', run(alnum, 17, 26)),
    samples: {
      must: ['LTAISKrNdsee¦IgD2POnd2', 'LTAIRE3EvkEP¦JrsPJq011ELO7aFcMk'],
      mustNot: ['LTAIpxnFeazL¦DQpiTJgR', 'LTAIvnnW3BNu¦CPWdNHR4aN7qaoYSDQB', 'xLTAI4WORAqUg¦0NfSquwKP'],
    },
  },
  {
    id: 'alibaba-access-key-secret',
    title: 'Alibaba Cloud access key secret',
    severity: 'critical',
    ...assigned(['(?:alibaba|aliyun|alicloud) * secret'], run(alnum, 30)),
    keywords: ['alibaba', 'aliyun', 'alicloud'],
    entropy: 4,
    samples: {
      must: [
        'aliyun_access_key_secret: ETepRVvv¦nESVRnjN6iH8TgrQ0W7HwP',
        "ALICLOUD_SECRET_KEY = 'N28CShhS¦IeuHRf3iEmICLbsxdXDxiO'",
      ],
      mustNot: [
        '<add key="aliyunAccessKeySecret" value="plDrc5Ge¦nBEIr5cxHnx88xWPlAbr0"/>',
        'checksum: BmKnKGYV¦mq4aiF3oCdMfU47guca2fU',
      ],
    },
  },
  {
    id: 'tencent-secret-id',
    title: 'Tencent Cloud secret id',
    severity: 'medium',
    ...prefixed('AKID', run(alnum, 32)),
    entropy: 3.8,
    samples: {
      must: ['AKIDHPl57kgp¦W8oGVxSKGouloGDMA3vKC6j1'],
      mustNot: [
        'AKIDLrbOiVVm¦Lg8hZPmCS9nL2IqaJdRMBaa',
        'AKID7uFUS4ti¦qCyA03bywufNpwxqVvpJkat79',
        'xAKIDkAe8IDfF¦tr8RBiCUIF8ot6bvYz5GZ1M0',
      ],
    },
  },
  {
    id: 'tencent-secret-key',
    title: 'Tencent Cloud secret key',
    severity: 'critical',
    ...assigned(['(?:tencent|tencentcloud|qcloud) * (?:secret|key)'], run(alnum, 32)),
    keywords: ['tencent', 'qcloud'],
    entropy: 3.8,
    samples: {
      must: [
        'ENV TENCENTCLOUD_SECRET_KEY ZHfshS7T¦St40ixyZuZcJtDygxaep4HEA',
        'qcloud_secret_key := "SPab03da¦JQskiBSxfPpclFgYDZnc5SDk"',
      ],
      mustNot: [
        '"tencentcloud_secret_key" => "KcI4v52F¦r9TVfaZ1DZirJ1GlgD4nZ54"',
        'checksum: AWkTWt2x¦ttrMelsxFLdkvdfVoENoEDjs',
      ],
    },
  },
  {
    id: 'yandex-api-key',
    title: 'Yandex Cloud API key',
    severity: 'high',
    ...prefixed('AQVN', run(base64url, 35, 38)),
    entropy: 3.5,
    samples: {
      must: ['AQVNqFOmoYhu¦PiRS7ux9dWUHz8KE-oWiP3rF4Id', 'AQVNYD2QKfhz¦waNiFteKkvmE9IKYhnPXtuiZJLfCEi'],
      mustNot: [
        'AQVNyz3uLWhG¦DU6s0pGdSDImp5gH7rjzUn2206',
        'AQVNUfYgWyqG¦oEx77GdDiOwj7rE7dNqoZHdJPIrWUuh',
        'xAQVNipzjU6u9¦cQEyqdcbiPYaMtVlVk8EDYGpTl1',
      ],
    },
  },
  {
    id: 'yandex-oauth-token',
    title: 'Yandex OAuth token',
    severity: 'high',
    ...prefixed(['y0_Ag', 'y0__x'], run(base64url, 50, 56)),
    entropy: 3.5,
    samples: {
      must: [
        'y0_AgpybHjumi¦CG6GlCi3tRN4ZqN1x5gjuWNvLea76aWuZucUZlt8Pl',
        'y0__xZRrOGyOG¦zM4UCo_UfqYD3F_IKvpnzR0En5wChbim8Hl1XONU0z',
        'y0_AgoLSZhyy3¦fmJoKiH8E6eJfbLxkdVUCCyHgpfN7Ad9Aokqa8grWbWb_fXU',
      ],
      mustNot: [
        'y0_Ag8fPS_Pjh¦Nd07yLAV5vvL1pOWDAoFLTugRI_RYWodipFwxkHnY',
        'y0_AgszNvdLb-¦vJbbLewXFRG8GcYHJfXSZ0pd66z2AXfiR9_V52VEIKDufeuTs',
        'xy0_AgzqXwE71M¦WFuZR-S902uSAIxXKzWxeVNclhpAJ6MH0zLVaEI0jV',
      ],
    },
  },
  {
    id: 'yandex-iam-token',
    title: 'Yandex Cloud IAM token',
    severity: 'medium',
    pattern: /(?<!\w)t1\.9eu[\w-]{50,400}={0,2}\.[\w-]{86}={0,2}(?![\w-])/,
    keywords: ['t1.9eu'],
    longest: 500,
    entropy: 4,
    samples: {
      must: [
        't1.9eucg5Fd4pz¦vprZL8-EabaJlEXQ1YLk6AL_j5hg0qsl-V004e0-KfgOZ6RqCNBmkPumYyjdGfd4ShznN2ylXbAZ_-6IekgpUE-ANTqN3GPTCRmo8DjSai9iuxiP.s5HBbYlMhuiMRR7lgPDsxxXu0uBD-T85YEkXn5tnNiNAqNvfsTIhCtRADo-MaxETJheESSN0tA608tDVb4AXZa',
      ],
      mustNot: [
        't1.9euZmJQT9mB¦KCYBC7t5bcsxLgBTDT-1e-u7yMMLpzSsHfChSBoWaf17kQgj7NNptZpDMvBUvV7MLuYUurbVAx0-DdOWWzYCaDEQqxHr15MATdEpLbXEUC83n5-f.f_IBtBcZ6jhZaCh1fjKJuUbJCrYNWPWEK1-iu1RVsRPJHQFSwbdeIeZv0OZ9C-9Q5hz_ylOH7xwSK4hyrqTqG',
        't1.8euewdGPZua¦zdvJbjYWjRnhOJxwvQXu7LO35EWVHCMyfSYmCZEbzmSv6YGnlyungpGZFekNRChnugWNj1-4lGN2vA0NsHiTZpX7wK8-KC_DQwzVSDdIJWIjYTyL.G2f2MJTvecX3NIRh1QVhsPcT2fMQ414dAuCVlyAm2gXZjNZMZM0jeygejWZjvL4hApesTmGqyZ7clqsHbisTRz',
      ],
    },
  },
  {
    id: 'yandex-static-secret',
    title: 'Yandex Cloud static access secret',
    severity: 'high',
    ...assigned(['yandex * (?:secret|key)'], { pattern: 'YC[\\w-]{38}(?![\\w-])', longest: 40 }),
    keywords: ['yandex'],
    entropy: 4,
    samples: {
      must: [
        '"yandexSecretKey": "YChDB386ME¦HdBD1G6VUUwQU8Q9XujaFKGNhnYj8t"',
        'yandex_secret_key: YCYxCaCBlo¦yxvYS3vS46nC6ZH2FwQ77hwY_ITzqJ',
      ],
      mustNot: [
        "YANDEX_SECRET_KEY = 'YC7mMBCg37¦IIGGiyUh11D1QINvT8yPCoJFyE8Hu'",
        'checksum: YCmpdl1Sps¦kdnWF-Fpky-d1q3-MlyGWla0Wmu6nC',
      ],
    },
  },
  {
    id: 'exoscale-api-secret',
    title: 'Exoscale API secret',
    severity: 'critical',
    ...assigned(['exoscale * secret'], run(base64url, 43)),
    entropy: 4,
    samples: {
      must: [
        '<add key="exoscaleApiSecret" value="Rw2yxzb7¦m0EstzI94T7QC3jU1TwuihaoXeilbEOyr_0"/>',
        'ENV EXOSCALE_API_SECRET PMVuqsBI¦HDGIOQ20WK17UGuRM5k4BQd0DWZLiTa2Zl7',
      ],
      mustNot: [
        'exoscale_api_secret := "s98YB0gZ¦7owXdqfTTPGlUSn7-zvFd2sWCvGVkQOay9"',
        'checksum: uVelXhQu¦jyk7FmgRIfBMnxkRBnNlexTBVh2B0DSBcKx',
      ],
    },
  },
  {
    id: 'upcloud-token',
    title: 'UpCloud API token',
    severity: 'critical',
    ...prefixed('ucat_', run(upper, 26)),
    samples: {
      must: ['ucat_21N7OM6O¦WNC9N8A648FKQH73ZS'],
      mustNot: [
        'ucat_WXUPOV3F¦ZOZS4INU4LQDQE40T',
        'ucat_ALLG2MGS¦NV1IQQBF2O6VFYN9NMJ',
        'xucat_YM8121W0¦F9ZX2OK8UUNE6SNCG5',
      ],
    },
  },
  {
    id: 'openstack-application-credential',
    title: 'OpenStack application credential secret',
    severity: 'critical',
    pattern:
      /application_credential_secret["']?[ \t]{0,8}[:=][ \t]{0,8}["']?(?<secret>[\w-]{32,86})(?![\w-])/i,
    keywords: ['application_credential_secret'],
    longest: 140,
    entropy: 3.5,
    textOnly: true,
    samples: {
      must: [
        'OS_APPLICATION_CREDENTIAL_SECRET=NaGRIbVc¦ubXEUmd-adoFDFzuiM-dpuPC7xVxj8a8DUglQSfCyQVBnd8jAlncfGzRDuPMbPjjpqPAi_CXmG3ag2',
      ],
      mustNot: ['application_credential_secret: yEbIeQqh¦tvJehbQwPSHbCp8wu93piBz'],
    },
  },
];
