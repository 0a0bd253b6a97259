import type { SecretRule } from '../secret-rule.ts';

/** Addresses that take messages from whoever knows them. */
export const webhooks: readonly SecretRule[] = [
  {
    id: 'slack-webhook-url',
    title: 'Slack webhook',
    severity: 'medium',
    pattern:
      /hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/(?<secret>[ET][0-9A-Z]{8,12}\/[0-9A-Z]{8,14}\/[0-9A-Za-z/]{20,60})(?![\w-])/,
    keywords: ['hooks.slack'],
    longest: 130,
    entropy: 3.3,
    samples: {
      must: [
        'https://hooks.slack.com/services/T0WWP8¦AWEP/B0VBG5¦X1SX/nDqBe¦NznCC01c8z5yYCt83zt',
        'https://hooks.slack.com/workflows/T0OLR6¦EA0E/A0ARBU¦IOR5/62623¦2281847145940/9MIoi¦H7OUDQ7U8RSNeZh1m21',
      ],
      mustNot: [
        'https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX',
        'https://hooks.slack.com/services/',
      ],
    },
  },
  {
    id: 'discord-webhook-url',
    title: 'Discord webhook',
    severity: 'medium',
    pattern:
      /discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/\d{17,20}\/(?<secret>[\w-]{60,80})(?![\w-])/,
    keywords: ['discord'],
    longest: 148,
    entropy: 3.5,
    samples: {
      must: [
        'https://discord.com/api/webhooks/15678¦8371882686176/cpkX0¦AlDA5VzBCqehiS19_YUSppQtdGPvXIykU6otVOXunEuVnjWuHowb4zBEqj5O87k',
        'https://discordapp.com/api/v10/webhooks/72275¦63666549600012/HShbl¦pDbe0MqQi76QqTcA_eBy1yn0WpCP92JY3kgqJBCtLbdskYGtuQ8DfAFYGCYXxUM',
      ],
      mustNot: [
        'https://discord.com/api/webhooks/81456¦4481342590688/token',
        'https://discord.com/channels/77449¦4632696580823/46010¦9309872364616',
      ],
    },
  },
  {
    id: 'microsoft-teams-webhook-url',
    title: 'Microsoft Teams webhook',
    severity: 'medium',
    pattern:
      /[\w-]{1,64}\.office\.com\/webhook(?:b2)?\/(?<secret>[0-9a-f-]{36}@[0-9a-f-]{36}\/IncomingWebhook\/[0-9a-f]{32}\/[0-9a-f-]{36}(?:\/[\w-]{20,60})?)(?![\w-])/,
    keywords: ['/incomingwebhook/'],
    longest: 330,
    samples: {
      must: [
        'https://acme.webhook.office.com/webhookb2/ceb36¦204-8d27-4568-a564-3c8537f541b6@9f614¦ee4-757b-470f-a14d-e52b87bd5489/IncomingWebhook/ed8cf¦f58befa8aee90f6a19ca9f1b3ec/f357b¦030-5a54-4c27-a439-6c345ba3fb4f',
        'https://outlook.office.com/webhook/46d35¦989-aba5-4136-a299-680169b0f351@f5e84¦957-558a-42fe-a0b8-63fa677a7e29/IncomingWebhook/fe0e2¦e5e49e863f83333abcf5dcfe8b3/b5c75¦688-c53f-4f85-a94b-36ceb44c8401',
      ],
      mustNot: [
        'https://acme.webhook.office.com/webhookb2/',
        'https://acme.webhook.office.com/webhookb2/2c6fa¦395-b74a-4658-a039-54d34486d911/IncomingWebhook/23c74¦637ba6c01f8155f344d1a58f213',
      ],
    },
  },
  {
    id: 'google-chat-webhook-url',
    title: 'Google Chat webhook',
    severity: 'medium',
    pattern:
      /chat\.googleapis\.com\/v1\/spaces\/[\w-]{8,20}\/messages\?key=[\w-]{39}&(?:amp;)?token=(?<secret>[\w-]{43})(?:%3D|=)?(?![\w-])/,
    keywords: ['chat.googleapis.com/'],
    longest: 170,
    samples: {
      must: [
        'https://chat.googleapis.com/v1/spaces/VNF7i¦i7BQYF/messages?key=AI¦zaSy6FHjs¦NRjVzptFRiHtwadm-N2H_6hy53NB&token=8CbU2¦ZWWdl0WlsSWQ7Z2pukeID6sbXTM3xl4BqEuoZ7',
      ],
      mustNot: ['https://chat.googleapis.com/v1/spaces/mq44Y¦6tuqIV/messages'],
    },
  },
  {
    id: 'ifttt-webhook-key',
    title: 'IFTTT webhook key',
    severity: 'low',
    pattern:
      /maker\.ifttt\.com\/(?:use|trigger\/[\w-]{1,64}\/(?:json\/)?with\/key)\/(?<secret>[\w-]{22,43})(?![\w-])/,
    keywords: ['maker.ifttt.com'],
    longest: 155,
    entropy: 3,
    samples: {
      must: ['https://maker.ifttt.com/trigger/door/with/key/DtknQ¦5Ofbzuv-eAK-Lsg9eEGNf9lfiXPDRxLHNYWaBd'],
      mustNot: ['https://maker.ifttt.com/trigger/door/with/key/'],
    },
  },
  {
    id: 'zapier-webhook-url',
    title: 'Zapier webhook',
    severity: 'low',
    pattern: /hooks\.zapier\.com\/hooks\/catch\/(?<secret>\d{5,10}\/[0-9a-z]{6,8})(?!\w)/,
    keywords: ['hooks.zapier.com'],
    longest: 48,
    samples: {
      must: ['https://hooks.zapier.com/hooks/catch/363¦3607/371¦2lyi/'],
      mustNot: ['https://hooks.zapier.com/hooks/standard/'],
    },
  },
];
