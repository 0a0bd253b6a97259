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
        'export HCLOUD_TOKEN=RE3EvkEP¦JrsPJq011ELO7aFcMkpxnFeazLDQpiTJgRvnnW3BNuCPWdNHR4aN7qao',
        '"hetznerApiKey": "YSDQB4WO¦RAqUg0NfSquwKPETepRVvvnESVRnjN6iH8TgrQ0W7HwPN28CShhSIeuH"',
      ],
      mustNot: [
        'hcloud_token: Rf3iEmIC¦LbsxdXDxiOplDrc5GenBEIr5cxHnx88xWPlAbr0BmKnKGYVmq4aiF3o',
        'checksum: CdMfU47g¦uca2fUHPl57kgpW8oGVxSKGouloGDMA3vKC6j1LrbOiVVmLg8hZPmCS9',
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
        "SCW_SECRET_KEY = 'a199db53¦-7fe2-6501-bf93-4549674d56f9'",
        '<add key="scalewaySecretKey" value="743280b0¦-8e3e-e209-6287-5ec019d5ec76"/>',
      ],
      mustNot: [
        'ENV SCW_SECRET_KEY 2e6a¦9221-74ef-0690-8622-25e1b7af7b7',
        'checksum: 6b424a01¦-9263-b447-eba0-3f76a99f7627',
      ],
    },
  },
  {
    id: 'scaleway-access-key',
    title: 'Scaleway access key id',
    severity: 'low',
    ...prefixed('SCW', run(upper, 17)),
    samples: {
      must: ['SCWAWKTPU0Q¦UB2692NZM'],
      mustNot: ['SCW9VGSFAMZ¦IQLVG4DK', 'SCWYQF28R83¦WOFCPFSKJH', 'xSCWZ5H1RFML¦ILYZ4JBZM'],
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
        'ovh_application_secret := "gxcYm7sP¦iDOg4ACUoUiBONt1PTwHI37x"',
        '"ovh_consumer_key" => "PPj1RNSO¦d0UmEDfNrn3ZaW7fOI6Q7COz"',
      ],
      mustNot: [
        '--ovh-application-secret PHLdlSCM¦ydpinjDEu3STl4hfJGFf8wU',
        'checksum: 4Aaeln7h¦wVgjPxXGcqMsbXC1Q7v29eJk',
      ],
    },
  },
  {
    id: 'ibm-cloud-api-key',
    title: 'IBM Cloud API key',
    severity: 'critical',
    ...assigned(['ibm cloud', 'bluemix * key', 'ibmcloud'], run(base64url, 44)),
    keywords: ['ibmcloud', 'ibm_cloud', 'ibm-cloud', 'bluemix'],
    entropy: 4,
    samples: {
      must: [
        'os.environ["IBM_CLOUD_API_KEY"] = "YD2QKfhz¦waNiFteKkvmE9IKYhnPXtuiZJLfCEiyz3uLW"',
        'export IBMCLOUD_API_KEY=hGDU6s0p¦GdSDImp5gH7rjzUn2206UfYgWyqGoEx77GdD',
      ],
      mustNot: [
        '"ibmCloudApiKey": "iOwj7rE7¦dNqoZHdJPIrWUuhipzjU6u9cQEyqdcbiPYa"',
        'checksum: MtVlVk8E¦DYGpTl1pybHjumiCG6GlCi3tRN4ZqN1x5gju',
      ],
    },
  },
  {
    id: 'alibaba-access-key-id',
    title: 'Alibaba Cloud access key id',
    severity: 'medium',
    ...prefixed('LTAI', run(alnum, 17, 26)),
    samples: {
      must: ['LTAIGBSyAbKi¦I33scIyGS', 'LTAIrHgweSJF¦HyklobNRy4cCiXXNHn'],
      mustNot: ['LTAIyqDoQCxu¦8emhrUig', 'LTAIxrXlCwln¦pY8okvhUB2F6fPeVeFK', 'xLTAIQzsHo617¦Vc9ZAtfSo'],
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
        'aliyun_access_key_secret: nXPhiOuh¦XmUD0y7O2Tvy6LIMOvm48N',
        "ALICLOUD_SECRET_KEY = '0noGXfnt¦tzuCrBFZoq0gYaUuPcAEit'",
      ],
      mustNot: [
        '<add key="aliyunAccessKeySecret" value="meHdLoUU¦1KzwOqz9PpAdekM8dpd4d"/>',
        'checksum: 73Kk9mKm¦IATNJwFF66uzaU8egLPmYz',
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
      must: ['AKIDtKB35nJ4¦X5PNQwI4wlLQGIGIVKGbcnF4'],
      mustNot: [
        'AKIDKCYEgVvC¦yMeaLjmhBJ03UAb5kFd2Smj',
        'AKIDSA0PaCwb¦uG6qoe5rgjXtYP7AEvSsLDkon',
        'xAKIDui9VDHnG¦PZzJWhMPftwp7TTjNv8OHnRU',
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
        'ENV TENCENTCLOUD_SECRET_KEY WBjfdpSJ¦qAIhaVS9dIIAnKTGq7D84g8J',
        'qcloud_secret_key := "Hcx89KGE¦qH0xfPdebJmZYwcy33WxU1o5"',
      ],
      mustNot: [
        '"tencentcloud_secret_key" => "GKMipcvq¦ZD4befVxF2dXrm1Fn79As6S"',
        'checksum: KKSnERUQ¦GduT7ZWZq3vc0wsBGd7mYSHv',
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
      must: ['AQVNuiMRR7lg¦PDsxxXu0uBD-T85YEkXn5tnNiNA', 'AQVNqNvfsTIh¦CtRADo-MaxETJheESSN0tA608tDVb4'],
      mustNot: [
        'AQVNu7yMMLpz¦SsHfChSBoWaf17kQgj7NNptZpD',
        'AQVNMvBUvV7M¦LuYUurbVAx0-DdOWWzYCaDEQqxHr15M',
        'xAQVNATdEpLbX¦EUC83n5-ff_IBtBcZ6jhZaCh1fj',
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
        'y0_AgylOH7xwS¦K4hyrqTqGewdGPZuazdvJbjYWjRnhOJxwvQXu7LO35',
        'y0__xEWVHCMyf¦SYmCZEbzmSv6YGnlyungpGZFekNRChnugWNj1-4lGN',
        'y0_Ag2vA0NsHi¦TZpX7wK8-KC_DQwzVSDdIJWIjYTyLG2f2MJTvecX3NIRh1QV',
      ],
      mustNot: [
        'y0_AghsPcT2fM¦Q414dAuCVlyAm2gXZjNZMZM0jeygejWZjvL4hApes',
        'y0_AgTmGqyZ7c¦lqsHbisTRz_Qd2q9alzWbHqWTIbMBQdqTykUSUh9DfY9cLeth',
        'xy0_AgDB386MEH¦dBD1G6VUUwQU8Q9XujaFKGNhnYj8tYxCaCBloyxvYS',
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
        't1.9eu3vS46nC6¦ZH2FwQ77hwY_ITzqJ7mMBCg37IIGGiyUh11D1QINvT8yPCoJFyE8Humpdl1SpskdnWF-Fpky-d1q3-MlyGWla0Wmu6nCRw2yxzb7m0EstzI94T7Q.C3jU1TwuihaoXeilbEOyr_0PMVuqsBIHDGIOQ20WK17UGuRM5k4BQd0DWZLiTa2Zl7s98YB0gZ7owXdqfTTPGl',
      ],
      mustNot: [
        't1.9eu2arrNV5n¦C-VkIkiciH2420UJ5neGyykSDulOXB2Ei_uo2rPnoXE_xkJvo24sSy6eG5vbQ4_UpMZPXfvaTfwVcla5-ua7v_wztwMrEeKXEPrSxj2eIm6hlIYn.yOkXmVUGdkSfQ5ZAoWPmuNAUyn5ccOKRncpCyIccmABpSz3eQfiy6z8-8r2YDTNqJApzjH9QAg5TMxlwyOPol',
        't1.8eu76thr8J8¦RQjVxNcusK_pPE6x51ZAZSG_3I71dJsxlH2nhgIVN5Y72g9AviznLKU7zrMGKqKZYxsRQI3k-zJ_AXptASWNaGRIbVcubXEUmd-adoFDFzuiM-dp.uPC7xVxj8a8DUglQSfCyQVBnd8jAlncfGzRDuPMbPjjpqPAi_CXmG3ag2yEbIeQqhtvJehbQwPSHbCp8wu93pi',
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
        '"yandexSecretKey": "YCBzAYpfdB¦RLMga9oO-P4E1T5RfJ7TjJ8MLFmNzu"',
        'yandex_secret_key: YCrrfP_TdJ¦QI64jeoal3y9uCMNhQoJv3PQuuIyDI',
      ],
      mustNot: [
        "YANDEX_SECRET_KEY = 'YChHC_DJAv¦UysF7gUU-bOXSDl9kq54vQ3l9TK4K'",
        'checksum: YCoF9ktTiK¦7xIezD-7Hn1h6rQ0ANd7P_cPsZ7wUn',
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
        '<add key="exoscaleApiSecret" value="R0VGN37W¦KW3WMgKWEt04d1mLgxmLmkcTsiXGZHXxIGT"/>',
        'ENV EXOSCALE_API_SECRET IETLKGBC¦WC6JRBNg52xv02HWgLJ8iGpumpLKd57tLLO',
      ],
      mustNot: [
        'exoscale_api_secret := "BzZHJtzM¦QnrD3lXPNy3ByJylfSJ3U_t3M-_Q0RAOsx"',
        'checksum: Yb8qcoeC¦2w-wwCzwlRO5YxOT6fcEjDnRZHp6W8ecYzo',
      ],
    },
  },
  {
    id: 'upcloud-token',
    title: 'UpCloud API token',
    severity: 'critical',
    ...prefixed('ucat_', run(upper, 26)),
    samples: {
      must: ['ucat_LFDNTD3A¦D0WT5NDTU1JUN1ANDR'],
      mustNot: [
        'ucat_LIL5MHK5¦EL0C2NNAI8WDEX8VR',
        'ucat_IN4K75WV¦4C4X0KP8S6WPRTUG4JZ',
        'xucat_1NQXB8OV¦8V6Q5L6PJC0IUV3QEO',
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
        'OS_APPLICATION_CREDENTIAL_SECRET=fJqhlVuj¦LuV6Zi3Nz7gtJQOteNJQGoAYf5liLhv3S8E19ZLcg5hxiHOQiR-IwlXuWid3_9Yukd9Ejr0VWYMzlp',
      ],
      mustNot: ['application_credential_secret: KdiJnXIH¦xr2dO99x3rzC_oJZZ0DjvVK'],
    },
  },
];
