import type { SecretRule } from '../secret-rule.ts';
import { assigned, hex, prefixed, run, uuid } from '../secret-shape.ts';

/** Senders of mail. */
export const mail: readonly SecretRule[] = [
  {
    id: 'sendgrid-api-key',
    title: 'SendGrid API key',
    severity: 'high',
    ...prefixed('SG.', { pattern: '[\\w-]{20,24}\\.[\\w-]{39,50}(?![\\w-])', longest: 75 }),
    entropy: 3.5,
    samples: {
      must: ['SG.J0ZVh¦RUG5A-AQD9KYdi8iK.V8dNF¦q6eTM6D02-fQ7j-_jP9UPCvROAZCTBdLINM64U'],
      mustNot: [
        'SG.jKL38¦pnQeYVc24_Wmg5T44',
        'msg.2tkEB¦axBGvXIb6PRAWZ-Ku.JS-bw¦St3oC1mSVaQI3Q4hsFjlxq39RTDB40i1HTKJBr',
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
      must: ['MAILGUN=key-8de6e¦cff7423eec170cffcfd6f1f081d', "api: 'key-4c977¦c3206847ec46f13afe8991eb34e'"],
      mustNot: [
        'key-a43a9¦552482019f4d930428c13b7d2f',
        'x-key-ab26a¦63ebdf76f7dc0cd0d08d9b63168',
        'key-16de3¦13e792c102b2908f3cadcb3b114-1',
      ],
    },
  },
  {
    id: 'mailgun-key',
    title: 'Mailgun sending or signing key',
    severity: 'high',
    ...assigned(['mailgun'], { pattern: '[0-9a-f]{32}(?:-[0-9a-f]{8}-[0-9a-f]{8})?(?![\\w-])', longest: 50 }),
    samples: {
      must: [
        'MAILGUN_API_KEY=dac6d¦257d7d33033aca0c17fb6da4ffb-deed¦fc3a-717d¦cc96',
        'mailgun_signing_key: 17307¦3737b4c458c546104fbb5413950',
      ],
      mustNot: ['MAILGUN_DOMAIN=mg.example.org'],
    },
  },
  {
    id: 'mailchimp-api-key',
    title: 'Mailchimp API key',
    severity: 'high',
    pattern: /(?<!\w)[0-9a-f]{32}-us\d{1,2}(?![\w-])/,
    keywords: ['-us'],
    longest: 37,
    entropy: 3,
    samples: {
      must: ['c9e35¦d0d79a44296468c3608c3a542bd-us14', 'key="105ff¦a7b626b64ca86e3b3942296b5d2-us6"'],
      mustNot: [
        '20be7¦57362b9bc9d91dd22ba2686b82-us14',
        '92bef¦1115a25516a518caa06b0d5d042-user',
        '297c9¦2047e23a8f0e6fe6b1041fa1a1e-us14-east',
      ],
    },
  },
  {
    id: 'mandrill-api-key',
    title: 'Mandrill API key',
    severity: 'high',
    ...assigned(['mandrill'], { pattern: 'md-[\\w-]{22}(?![\\w-])', longest: 25 }),
    samples: {
      must: ['MANDRILL_API_KEY=md-IUFBo¦PZNlmqkG70q4RX2Wg'],
      mustNot: ['MANDRILL_API_KEY=md-I4CX9¦5sLTpdm'],
    },
  },
  {
    id: 'postmark-token',
    title: 'Postmark token',
    severity: 'high',
    ...assigned(['postmark'], uuid),
    samples: {
      must: [
        'X-Postmark-Server-Token: 296ec¦702-f504-4c0c-a2ff-11d2f20aaf1f',
        'POSTMARK_API_TOKEN=8e95f¦38f-3926-460b-ac2e-9faf6578dcd3',
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
        'xkeysib-72d72¦03e30caf604a3d291b649799895df2365d4a29f78b6b285a9eb7182d05f-A6Ttp¦0ZxNe5wkPnB',
        'xsmtpsib-46f9f¦47a4732d514781aeb1588ad72b4aa4283e4da538e080bd4fe90775e1fb8-tpmQS¦l98EVSwIhod',
      ],
      mustNot: [
        'xkeysib-be7c9¦2a1a57994b3dd96df15833da77a31f9d38b0ebdd8ce4e74beeac926b59f',
        'xkeysib-42105¦bed093f6d405b31b184c1bab14f-PAixA¦ud45PYq7LqA',
      ],
    },
  },
  {
    id: 'mailersend-token',
    title: 'MailerSend token',
    severity: 'high',
    ...prefixed('mlsn.', run(hex, 64)),
    samples: {
      must: ['mlsn.6dcfe¦1c198c88e4b24d853189c947f33d316974fbc16de0730948c921b8d2ee9'],
      mustNot: ['mlsn.0781e¦50bc93860ebf136da5e65342f96'],
    },
  },
  {
    id: 'resend-api-key',
    title: 'Resend API key',
    severity: 'high',
    ...assigned(['resend'], { pattern: 're_[0-9A-Za-z]{8}_[0-9A-Za-z]{24}(?!\\w)', longest: 36 }),
    keywords: ['resend'],
    samples: {
      must: ['RESEND_API_KEY=re_LJb2¦bjqV_KMbLE¦dGCPlvchpmwMenDah74'],
      mustNot: ['RESEND_API_KEY=re_123456789'],
    },
  },
  {
    id: 'sparkpost-api-key',
    title: 'SparkPost API key',
    severity: 'high',
    ...assigned(['sparkpost'], run(hex, 40)),
    samples: {
      must: ['SPARKPOST_API_KEY=727ad¦596f3685ca3bf1fb44effa4a324c7983f1b'],
      mustNot: ['SPARKPOST_API_KEY=bd33d¦de0d0210bd437db'],
    },
  },
];
