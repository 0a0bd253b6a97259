import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, base64url, bounded, prefixed, run, upper, uuid } from '../secret-shape.ts';

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
    ...assigned(['scw * secret key', 'scaleway * (?:secret|token)'], uuid),
    keywords: ['scw_', 'scw-', 'scaleway'],
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
    ...bounded('SCW', run(upper, 17)),
    samples: {
      must: ['key=SCWAWKTPU0Q¦UB2692NZM', '"SCW9VGSFAMZ¦IQLVG4DKY"'],
      mustNot: ['key=SCWQF28R83W¦OFCPFSKJ', 'key=SCWHZ5H1RFM¦LILYZ4JBZM', 'key=xSCWY7PDO4AC¦UUBON1PTH'],
    },
  },
  {
    id: 'ovh-application-secret',
    title: 'OVHcloud application secret',
    severity: 'high',
    ...assigned(['ovh * (?:secret|consumer key)', 'application secret'], run(alnum, 32)),
    keywords: ['ovh_', 'ovh-', 'application_secret', 'application-secret'],
    entropy: 3.5,
    samples: {
      must: [
        'ovh_consumer_key := "I37xPPj1¦RNSOd0UmEDfNrn3ZaW7fOI6Q"',
        '"application_secret" => "7COzPHLd¦lSCMydpinjDEu3STl4hfJGFf"',
      ],
      mustNot: [
        '--ovh-consumer-key 8wU4Aael¦n7hwVgjPxXGcqMsbXC1Q7v2',
        'checksum: 9eJkH6v1¦DAKcyLUYYnTIBMn7RKZAoNef',
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
        'os.environ["IBM_CLOUD_API_KEY"] = "vmE9IKYh¦nPXtuiZJLfCEiyz3uLWhGDU6s0pGdSDImp5g"',
        'export IBMCLOUD_API_KEY=H7rjzUn2¦206UfYgWyqGoEx77GdDiOwj7rE7dNqoZHdJP',
      ],
      mustNot: [
        '"ibmCloudApiKey": "IrWUuhip¦zjU6u9cQEyqdcbiPYaMtVlVk8EDYGpTl1py"',
        'checksum: bHjumiCG¦6GlCi3tRN4ZqN1x5gjuWNvLea76aWuZucUZl',
      ],
    },
  },
  {
    id: 'alibaba-access-key-id',
    title: 'Alibaba Cloud access key id',
    severity: 'medium',
    ...prefixed('LTAI', run(alnum, 17, 26)),
    samples: {
      must: ['LTAIRy4cCiXX¦NHnyqDoQC', 'LTAIxu8emhrU¦igxrXlCwlnpY8okvhU'],
      mustNot: ['LTAIB2F6fPeV¦eFKQzsHo', 'LTAI617Vc9ZA¦tfSonXPhiOuhXmUD0y7', 'xLTAIO2Tvy6LI¦MOvm48N0n'],
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
        'aliyun_access_key_secret: oGXfnttz¦uCrBFZoq0gYaUuPcAEitme',
        "ALICLOUD_SECRET_KEY = 'HdLoUU1K¦zwOqz9PpAdekM8dpd4d73K'",
      ],
      mustNot: [
        '<add key="aliyunAccessKeySecret" value="k9mKmIAT¦NJwFF66uzaU8egLPmYztK"/>',
        'checksum: B35nJ4X5¦PNQwI4wlLQGIGIVKGbcnF4',
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
      must: ['AKIDKCYEgVvC¦yMeaLjmhBJ03UAb5kFd2SmjS'],
      mustNot: [
        'AKIDA0PaCwbu¦G6qoe5rgjXtYP7AEvSsLDko',
        'AKIDnui9VDHn¦GPZzJWhMPftwp7TTjNv8OHnRU',
        'xAKIDWBjfdpSJ¦qAIhaVS9dIIAnKTGq7D84g8J',
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
        'ENV TENCENTCLOUD_SECRET_KEY Hcx89KGE¦qH0xfPdebJmZYwcy33WxU1o5',
        'qcloud_secret_key := "GKMipcvq¦ZD4befVxF2dXrm1Fn79As6SK"',
      ],
      mustNot: [
        '"tencentcloud_secret_key" => "KSnERUQG¦duT7ZWZq3vc0wsBGd7mYSHv"',
        'checksum: DkyVE401¦dSE5o9mTGAUGfTpKFBkytJiN',
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
      must: ['AQVNi9iuxiPs¦5HBbYlMhuiMRR7lgPDsxxXu0uBD', 'AQVNeESSN0tA¦608tDVb4AXZaZmJQT9mBKCYBC7t5bc'],
      mustNot: [
        'AQVNsxLgBTDT¦-1e-u7yMMLpzSsHfChSBoWaf17',
        'AQVNkQgj7NNp¦tZpDMvBUvV7MLuYUurbVAx0-DdOWWzY',
        'xAQVNCaDEQqxH¦r15MATdEpLbXEUC83n5-ff_IBtB',
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
        'y0_AgcZ6jhZaC¦h1fjKJuUbJCrYNWPWEK1-iu1RVsRPJHQFSwbdeIeZv',
        'y0__x0OZ9C-9Q¦5hz_ylOH7xwSK4hyrqTqGewdGPZuazdvJbjYWjRnhO',
        'y0_AgJxwvQXu7¦LO35EWVHCMyfSYmCZEbzmSv6YGnlyungpGZFekNRChnugWNj',
      ],
      mustNot: [
        'y0_Ag1-4lGN2v¦A0NsHiTZpX7wK8-KC_DQwzVSDdIJWIjYTyLG2f2MJ',
        'y0_AgTvecX3NI¦Rh1QVhsPcT2fMQ414dAuCVlyAm2gXZjNZMZM0jeygejWZjvL4',
        'xy0_AghApesTmG¦qyZ7clqsHbisTRz_Qd2q9alzWbHqWTIbMBQdqTykUS',
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
        't1.9euUh9DfY9c¦LethDB386MEHdBD1G6VUUwQU8Q9XujaFKGNhnYj8tYxCaCBloyxvYS3vS46nC6ZH2FwQ77hwY_ITzqJ7mMBCg37IIGGiyUh11D1QINvT8yPCoJFy.E8Humpdl1SpskdnWF-Fpky-d1q3-MlyGWla0Wmu6nCRw2yxzb7m0EstzI94T7QC3jU1TwuihaoXeilbEOyr_0P',
      ],
      mustNot: [
        't1.9euMVuqsBIH¦DGIOQ20WK17UGuRM5k4BQd0DWZLiTa2Zl7s98YB0gZ7owXdqfTTPGlUSn7-zvFd2sWCvGVkQOay9uVelXhQujyk7FmgRIfBMnxkRBnNlexTBVh2B.0DSBcKx42lEnjCnkOIkGKD9HUeqZE7vzom-7Vmu9bkz9hrRqS81xKhgW5jXul-2arrNV5nC-VkIkiciH2420U',
        't1.8euJ5neGyyk¦SDulOXB2Ei_uo2rPnoXE_xkJvo24sSy6eG5vbQ4_UpMZPXfvaTfwVcla5-ua7v_wztwMrEeKXEPrSxj2eIm6hlIYnyOkXmVUGdkSfQ5ZAoWPmuNA.Uyn5ccOKRncpCyIccmABpSz3eQfiy6z8-8r2YDTNqJApzjH9QAg5TMxlwyOPol76thr8J8RQjVxNcusK_pPE6x',
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
        '"yandexSecretKey": "YC51ZAZSG_¦3I71dJsxlH2nhgIVN5Y72g9AviznLK"',
        'yandex_secret_key: YCU7zrMGKq¦KZYxsRQI3k-zJ_AXptASWNaGRIbVcu',
      ],
      mustNot: [
        "YANDEX_SECRET_KEY = 'YCbXEUmd-a¦doFDFzuiM-dpuPC7xVxj8a8DUglQS'",
        'checksum: YCfCyQVBnd¦8jAlncfGzRDuPMbPjjpqPAi_CXmG3a',
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
        '<add key="exoscaleApiSecret" value="g2yEbIeQ¦qhtvJehbQwPSHbCp8wu93piBzAYpfdBRLMg"/>',
        'ENV EXOSCALE_API_SECRET a9oO-P4E¦1T5RfJ7TjJ8MLFmNzurrfP_TdJQI64jeoal',
      ],
      mustNot: [
        'exoscale_api_secret := "3y9uCMNh¦QoJv3PQuuIyDIhHC_DJAvUysF7gUU-bOXS"',
        'checksum: Dl9kq54v¦Q3l9TK4KoF9ktTiK7xIezD-7Hn1h6rQ0ANd',
      ],
    },
  },
  {
    id: 'upcloud-token',
    title: 'UpCloud API token',
    severity: 'critical',
    ...prefixed('ucat_', run(upper, 26)),
    samples: {
      must: ['ucat_Y3CVJYCR¦YH3TWFOD0F8B13GAG1'],
      mustNot: [
        'ucat_GBLAZG7R¦02JXYY0OALYTOAONJ',
        'ucat_ERMG8H8G¦T98E97EAAY856G639D5',
        'xucat_YBL21WTS¦01Y8GLA94M8PSOPAAJ',
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
        'OS_APPLICATION_CREDENTIAL_SECRET=1uShv5SM¦yR1L61zs6eZ9r3zIOh_q69jiuzxv3TR7Q0D7Rebg_MhSWilEmQWNHU1MOQZTTSd7GTq8La7mi545Gr',
      ],
      mustNot: ['application_credential_secret: bbuyLTm6¦hVZmy5hvOpD6WeTfJqhlVuj'],
    },
  },
  {
    id: 'oracle-cloud-secret-key',
    title: 'Oracle Cloud customer secret key',
    severity: 'critical',
    ...assigned(['(?:oci|oracle) * secret'], { pattern: '[0-9A-Za-z+/]{43}=', longest: 44 }),
    keywords: ['oci_', 'oci-', 'oracle'],
    entropy: 4,
    samples: {
      must: [
        'OCI_CUSTOMER_SECRET_KEY=uW8dTz3k¦Qb1LxYv5NcH7pRmA0sGjEe2KfUo9iZtBwD4=',
        'oracle_cloud_secret_key: "Yb7¦nQe2RkV9xLm4TzC1wHsG8pJdA6uFoK3iEyNtBvX5="',
      ],
      mustNot: [
        'OCI_CUSTOMER_SECRET_KEY=uW8dTz3k¦Qb1LxYv5NcH7pRmA0sGjEe2KfUo9iZtBw4=',
        'oracle_cloud_checksum: Yb7¦nQe2RkV9xLm4TzC1wHsG8pJdA6uFoK3iEyNtBvX5=',
      ],
    },
  },
];
