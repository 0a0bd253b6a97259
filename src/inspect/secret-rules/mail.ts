import type { SecretRule } from '../secret-rule.ts';
import { assigned, credentialsOf, hex, prefixed, run, shortPrefixed, uuid } from '../secret-shape.ts';

/** Senders of mail. */
export const mail: readonly SecretRule[] = [
  {
    id: 'sendgrid-api-key',
    title: 'SendGrid API key',
    severity: 'high',
    ...shortPrefixed('SG.', { pattern: '[\\w-]{20,24}\\.[\\w-]{39,50}(?![\\w-])', longest: 75 }),
    samples: {
      must: [
        'SG.J0ZVh¦RUG5A-AQD9KYdi8iK.V8dNF¦q6eTM6D02-fQ7j-_jP9UPCvROAZCTBdLINM64U',
        '"SG.jKL38¦pnQeYVc24_Wmg5T44.2tkEB¦axBGvXIb6PRAWZ-KuJS-bwSt3oC1mSVaQI3Q4h"',
      ],
      mustNot: [
        'key=SG.sFjlx¦q39RTDB40i1HTKJBr',
        'msg.zQVqV¦P--ug8fXUM7t3N__M.YRpZ4¦-1z5RgOCttMdb2qxhsWMhoZ6dG-VzAA4WKciXF',
      ],
    },
  },
  {
    id: 'mailgun-api-key',
    title: 'Mailgun API key',
    severity: 'high',
    pattern: /(?<![\w.-])key-[0-9a-f]{32}(?![\w-])/,
    keywords: ['key-'],
    longest: 36,
    entropy: 3,
    samples: {
      must: ['MAILGUN=key-43a95¦52482019f4d930428c13b7d2fab', "api: 'key-26a63¦ebdf76f7dc0cd0d08d9b6316816'"],
      mustNot: [
        'key-de313¦e792c102b2908f3cadcb3b114d',
        'x-key-ac6d2¦57d7d33033aca0c17fb6da4ffbd',
        'key-eedfc¦3a717dcc96173073737b4c458c5-1',
      ],
    },
  },
  {
    id: 'mailgun-key',
    title: 'Mailgun sending or signing key',
    severity: 'high',
    ...assigned(credentialsOf('mailgun'), {
      pattern: '[0-9a-f]{32}(?:-[0-9a-f]{8}-[0-9a-f]{8})?(?![\\w-])',
      longest: 50,
    }),
    samples: {
      must: [
        'MAILGUN_API_KEY=46104¦fbb5413950c9e35d0d79a442964-68c3¦608c-3a54¦2bd1',
        'mailgun_signing_key: 05ffa¦7b626b64ca86e3b3942296b5d22',
      ],
      mustNot: ['MAILGUN_DOMAIN=mg.example.org'],
    },
  },
  {
    id: 'mailchimp-api-key',
    title: 'Mailchimp API key',
    severity: 'high',
    pattern: /(?<!\w)[0-9a-f]{32}-us[1-9]\d?(?![\w-])/,
    keywords: ['-us1', '-us2', '-us3', '-us4', '-us5', '-us6', '-us7', '-us8', '-us9'],
    longest: 37,
    entropy: 3,
    samples: {
      must: ['0be75¦7362b9bc9d91dd22ba2686b8292-us14', 'key="bef11¦15a25516a518caa06b0d5d04229-us6"'],
      mustNot: [
        '7c920¦47e23a8f0e6fe6b1041fa1a1eb-us14',
        'ea96c¦fc5565a1061de0e4b19e217bd63-user',
        '5296e¦c702f504c0c2ff11d2f20aaf1f8-us14-east',
      ],
    },
  },
  {
    id: 'mandrill-api-key',
    title: 'Mandrill API key',
    severity: 'high',
    ...assigned(['mandrill'], { pattern: 'md-[\\w-]{22}(?![\\w-])', longest: 25 }),
    samples: {
      must: ['MANDRILL_API_KEY=md-UAn-d¦yZfA8oq3IOaXD_F-o'],
      mustNot: ['MANDRILL_API_KEY=md-mtxRN¦Rds8St8'],
    },
  },
  {
    id: 'postmark-token',
    title: 'Postmark token',
    severity: 'high',
    ...assigned(['postmark'], uuid),
    samples: {
      must: [
        'X-Postmark-Server-Token: 03e30¦caf-604a-43d2-a91b-649799895df2',
        'POSTMARK_API_TOKEN=365d4¦a29-f78b-46b2-a85a-9eb7182d05f3',
      ],
      mustNot: ['X-Postmark-Server-Token: server token'],
    },
  },
  {
    id: 'brevo-api-key',
    title: 'Brevo (Sendinblue) key',
    severity: 'high',
    ...prefixed(['xkeysib-', 'xsmtpsib-'], { pattern: '[0-9a-f]{64}-[0-9A-Za-z]{16}(?!\\w)', longest: 81 }),
    samples: {
      must: [
        'xkeysib-ec072¦ab46f9f47a4732d514781aeb1588ad72b4aa4283e4da538e080bd4fe907-Peas2¦WvWUZnHhtpm',
        'xsmtpsib-a448c¦6be7c92a1a57994b3dd96df15833da77a31f9d38b0ebdd8ce4e74beeac9-5WHDM¦NPcnbIjuK8z',
      ],
      mustNot: [
        'xkeysib-2105b¦ed093f6d405b31b184c1bab14f9f622d3d6dcfe1c198c88e4b24d853189',
        'xkeysib-c947f¦33d316974fbc16de0730948c921-XUmhF¦qP4sDsi0fgw',
      ],
    },
  },
  {
    id: 'mailersend-token',
    title: 'MailerSend token',
    severity: 'high',
    ...prefixed('mlsn.', run(hex, 64)),
    samples: {
      must: ['mlsn.1e50b¦c93860ebf136da5e65342f965159d56af68cb7b5832727ad596f3685ca3'],
      mustNot: ['mlsn.bf1fb¦44effa4a324c7983f1bbd33dde0'],
    },
  },
  {
    id: 'resend-api-key',
    title: 'Resend API key',
    severity: 'high',
    ...assigned(['resend'], { pattern: 're_[0-9A-Za-z]{8}_[0-9A-Za-z]{24}(?!\\w)', longest: 36 }),
    keywords: ['resend'],
    samples: {
      must: ['RESEND_API_KEY=re_rx05¦X3z0_mq97L¦eOqnt4L0V2c8DUFD1Df'],
      mustNot: ['RESEND_API_KEY=re_123456789'],
    },
  },
  {
    id: 'sparkpost-api-key',
    title: 'SparkPost API key',
    severity: 'high',
    ...assigned(credentialsOf('sparkpost'), run(hex, 40)),
    samples: {
      must: ['SPARKPOST_API_KEY=76875¦7d9d8acfbd38dda40cd7f06dbb4d29db0df'],
      mustNot: ['SPARKPOST_API_KEY=6f8a0¦e5012aa80a128ad'],
    },
  },
];
