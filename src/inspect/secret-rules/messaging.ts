import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, credentialsOf, hex, lower, prefixed, run } from '../secret-shape.ts';

/** Chat, telephony and notifications. */
export const messaging: readonly SecretRule[] = [
  {
    id: 'slack-bot-token',
    title: 'Slack bot token',
    severity: 'high',
    ...prefixed('xoxb-', { pattern: '\\d{9,14}-(?:\\d{9,14}-)?[0-9A-Za-z]{24}(?![\\w-])', longest: 54 }),
    samples: {
      must: [
        'SLACK_TOKEN=xoxb-43005¦3775080-39649¦26781848-7waOU¦TECDD5TvRYaZbuVWYSG',
        'xoxb-43627¦7989948-7xYWw¦vRNS5582lcaqzlMwifN',
      ],
      mustNot: ['xoxb-your-token-here', 'xoxb-12345-abcd234'],
    },
  },
  {
    id: 'slack-user-token',
    title: 'Slack user token',
    severity: 'high',
    ...prefixed(['xoxp-', 'xoxs-'], {
      pattern: '\\d{9,14}-(?:\\d{9,14}-){1,2}[0-9a-f]{10,64}(?![\\w-])',
      longest: 109,
    }),
    samples: {
      must: ['xoxp-68228¦7527829-31074¦4604101-38063¦76663427-cb8d9¦ec02713ee9f19b44272d9db15bb'],
      mustNot: ['xoxp-48038¦9523211', 'xoxp-2-3-example'],
    },
  },
  {
    id: 'slack-app-token',
    title: 'Slack app-level token',
    severity: 'high',
    ...prefixed('xapp-', { pattern: '\\d-A[0-9A-Z]{8,12}-\\d{9,14}-[0-9a-f]{64}(?![\\w-])', longest: 95 }),
    samples: {
      must: [
        'xapp-1-A0UXI3¦GTDL5-78741¦66438826-bcfc0¦a89c278368fee6cb3b74dea9b9ece2d63d28c348610a4fc61193a1ca8cc',
      ],
      mustNot: ['xapp-1-A0PUHT¦Q9NHX-21397¦15040947', 'xapp-1-token'],
    },
  },
  {
    id: 'slack-configuration-token',
    title: 'Slack app configuration token',
    severity: 'high',
    ...prefixed(['xoxe.xoxb-', 'xoxe.xoxp-', 'xoxe-'], {
      pattern: '\\d-[0-9A-Za-z]{120,200}(?![\\w-])',
      longest: 202,
    }),
    samples: {
      must: [
        'xoxe.xoxp-1-Ajzwp¦eGatNy4xgdz7796uzlPuHEnNi68eeiu7Qeqlm1ENq1YVf1qgvDJ6gfkXL9FJLQV4SCKplUA1VZAQbfNaS7Wu0peV5jVHJOnhjjtiNPMFPMhFWCzjv5ydSO7E7dB10vpnOCx5t8GkUrqzzCtRx0xVIEEFZkFJSj5xW',
        'refresh: xoxe-1-2GVZn¦iFPHtclT1CeZFCuJMOmrbbtpNbvr9RzvA9QwMRAgKqh79gjsw8JWpXBqko2cS9SDQ6O2jwGQlai6Oy8g6sTbHaWh1N4CfWh2xzAGxonhhXXCtutH2QeL1ekeUoIxP2kp8VGt1PcQYBaAB',
      ],
      mustNot: ['xoxe.xoxp-1-SlackAppConfigurationAccessTokenHere', 'xoxe-1-1zTWx¦9Uoc7I991BcabKY'],
    },
  },
  {
    id: 'slack-session-token',
    title: 'Slack session token of a browser',
    severity: 'high',
    ...prefixed('xoxc-', { pattern: '(?:\\d{9,14}-){3}[0-9a-f]{64}(?![\\w-])', longest: 109 }),
    samples: {
      must: [
        'xoxc-62111¦2914829-28880¦4955324-85701¦81963565-c2796¦a19cfdc44487e90cb38b4ecf4f544e4fa1e752eb20f47034d05cf9abb0a',
      ],
      mustNot: ['xoxc-11878¦0002860-2f34c¦e0fef429f8c228a786ebeed0cb99ac769e14c81e2b239b7662c50218e96'],
    },
  },
  {
    id: 'discord-bot-token',
    title: 'Discord bot token',
    severity: 'high',
    ...assigned(['discord', 'bot token', 'authorization'], {
      pattern: '(?:Bot )?[MNO][\\w-]{22,30}\\.[\\w-]{6}\\.[\\w-]{27,40}(?![\\w-])',
      longest: 83,
    }),
    keywords: ['discord', 'bot token', 'bot_token', 'bot-token', 'bottoken', 'bot.token', 'authorization'],
    check: isDiscordToken,
    samples: {
      must: [
        'DISCORD_TOKEN=MTA1M¦Dg4NTYxMDYzODc1NzU2Mg.GJ8c8C.ipDi1¦UgU-KjdYz8gY46V8h87bplmWxqV7shQjt',
        'Authorization: Bot MTA2N¦TQ0NDM2MTU0MTc5OTY2NA.GTBE6A.0kZmN¦RiyirRGCgdP5MI4-py7bd9',
      ],
      mustNot: [
        'DISCORD_TOKEN=MTA2O¦TMxMzc3NTQ3MDY0OTEyMA',
        'DISCORD_TOKEN=Nabcdefghijklmnopqrstuvw.Gxyzab.Meu0n¦GW-W_rnPZX0EF7XZkQsvPz',
      ],
    },
  },
  {
    id: 'telegram-bot-token',
    title: 'Telegram bot token',
    severity: 'high',
    pattern: /(?<!\d)\d{8,10}:AA[E-H][\w-]{32}(?![\w-])/,
    keywords: [':aae', ':aaf', ':aag', ':aah'],
    longest: 46,
    entropy: 3.5,
    samples: {
      must: [
        'bot68162¦39665:AAEb40S5¦xPQt5Wj_G3FJN7KZ3d4jGBxDzhW',
        'TELEGRAM_TOKEN=7145¦87032:AAHwHMT5¦Dect8AScuYvyGBch_RVP1R-Agzz',
      ],
      mustNot: ['42185¦80411:AAEi4rIc¦dOTsRTg', '12:AA:79f78¦9d2de9857349546f2c2e3dd76f5'],
    },
  },
  {
    id: 'twilio-auth-token',
    title: 'Twilio auth token',
    severity: 'high',
    ...assigned(['twilio auth token', 'twilio token', 'twilio api secret', 'twilio secret'], run(alnum, 32)),
    samples: {
      must: [
        'TWILIO_AUTH_TOKEN=6e3fe¦63921cb70bcc2bb691e330df1ef',
        'twilioApiSecret: "MxMCe¦TBx0Xg32HsPkkgCmYea6llyxUmE"',
      ],
      mustNot: ['TWILIO_ACCOUNT_SID=AC6210b¦53c00576b6b74d787e3e3413064'],
    },
  },
  {
    id: 'twilio-api-key',
    title: 'Twilio API key id',
    severity: 'low',
    ...assigned(['twilio'], { pattern: 'SK[0-9a-f]{32}(?!\\w)', longest: 34 }),
    samples: {
      must: ['TWILIO_API_KEY=SK02fa1¦e51017106fdbe563f8a43332799'],
      mustNot: [
        'TWILIO_ACCOUNT_SID=ACdc497¦d2b00c64413bf0bb2e2fac01a45',
        'sku=SK1fd88¦f6a4134ad95a4fd2ccd0755de96',
      ],
    },
  },
  {
    id: 'mattermost-token',
    title: 'Mattermost access token',
    severity: 'high',
    ...assigned(credentialsOf('mattermost'), run(lower, 26)),
    samples: {
      must: ['MATTERMOST_TOKEN=89gu5¦sjv7yyj3x2obi2ym04kmr'],
      mustNot: ['MATTERMOST_TOKEN=ojnrv¦bmzlqou76cppzoi'],
    },
  },
  {
    id: 'intercom-access-token',
    title: 'Intercom access token',
    severity: 'high',
    pattern: /(?<![\w+/])dG9rO[0-9A-Za-z+/]{50,60}={0,2}(?![\w+/=])/,
    keywords: ['dg9ro'],
    longest: 67,
    check: (value) =>
      /^tok:[0-9a-f]{8}_[0-9a-f]{4}_[0-9a-f]{4}_/.test(Buffer.from(value, 'base64').toString('latin1')),
    samples: {
      must: ['INTERCOM=dG9rO¦mNmNDNmZDdlX2VmOTlfZDBmY19lNDI0X2ZmYjI1YjQxNjNiMToxOjA='],
      mustNot: ['dG9rOdXI9t¦STHV0y6BMbVWUXldZ35AcQ1KDvrRUxKgVX+GLfH/8o4k7wh='],
    },
  },
  {
    id: 'pushover-token',
    title: 'Pushover application token',
    severity: 'medium',
    ...assigned(['pushover'], { pattern: 'a[0-9a-z]{29}(?!\\w)', longest: 30 }),
    samples: {
      must: ['PUSHOVER_TOKEN=afp80z¦4iyg1qcjjgxjm1kb5jv8uabh'],
      mustNot: ['PUSHOVER_TOKEN=application'],
    },
  },
  {
    id: 'matrix-access-token',
    title: 'Matrix (Synapse) access token',
    severity: 'high',
    ...prefixed('syt_', { pattern: '[0-9A-Za-z]{2,200}_[A-Za-z]{20}_[0-9A-Za-z]{6}(?!\\w)', longest: 228 }),
    samples: {
      must: ['access_token: syt_YWxpY2U_cdvvn¦wLIvlNCtcxLXkZD_TMq¦HvJ'],
      mustNot: ['syt_YWxpY2U_BFjyz¦lsQuVjb_Y6f¦Jo5'],
    },
  },
  {
    id: 'onesignal-api-key',
    title: 'OneSignal API key',
    severity: 'high',
    ...prefixed(['os_v2_app_', 'os_v2_org_'], run('2-7a-z', 100, 110)),
    samples: {
      must: [
        'os_v2_app_cphd6¦iehh5kfjliyr7mgyqlffisuzio5fthtp4m4i37aefbbmgpct376brvqbwmq5q7ani7nqayn3hn6csynwt6ahubr3az53xdu6pn2',
      ],
      mustNot: ['os_v2_app_fuvsa¦xxwjsfsp54rcslkh647wafbzj7mbaq2uwuofdb7wdxtyt'],
    },
  },
  {
    id: 'zoom-client-secret',
    title: 'Zoom client secret',
    severity: 'high',
    ...assigned(['zoom client secret', 'zoom api secret', 'zoom secret'], run(alnum, 32, 36)),
    samples: {
      must: ['ZOOM_CLIENT_SECRET=zSJFv¦KOAX33EntpBOxRAk3wTsKXTnPEY'],
      mustNot: ['ZOOM_CLIENT_SECRET=tX4ed¦FQ3okWQ5kWh'],
    },
  },
  {
    id: 'vonage-api-secret',
    title: 'Vonage (Nexmo) API secret',
    severity: 'high',
    ...assigned(['vonage api secret', 'nexmo api secret', 'vonage secret', 'nexmo secret'], run(alnum, 16)),
    samples: {
      must: ['NEXMO_API_SECRET=Fukfu¦tWyajRd6sF7'],
      mustNot: ['NEXMO_API_KEY=b1d6¦7f39', 'VONAGE_API_SECRET=MwTyP¦S0sdqSn'],
    },
  },
  {
    id: 'messagebird-access-key',
    title: 'MessageBird access key',
    severity: 'high',
    ...assigned(credentialsOf('messagebird'), run(alnum, 25)),
    samples: {
      must: ['MESSAGEBIRD_ACCESS_KEY=F2ndG¦oG9cv8PNuT3N7jaGnDG7'],
      mustNot: ['MESSAGEBIRD_ACCESS_KEY=LYn8C¦fheX0JaQiWtRKLh'],
    },
  },
  {
    id: 'pusher-secret',
    title: 'Pusher app secret',
    severity: 'medium',
    ...assigned(['pusher app secret', 'pusher secret'], run(hex, 20)),
    samples: {
      must: ['PUSHER_APP_SECRET=07ef4¦2d9817868418b2e'],
      mustNot: ['PUSHER_APP_KEY=ef427¦fb5142f90fa1364'],
    },
  },
];

/** The first part is the bot's number, in base64. */
function isDiscordToken(value: string): boolean {
  const [number = ''] = value.replace(/^Bot /, '').split('.');
  return /^\d{17,20}$/.test(Buffer.from(number, 'base64url').toString('latin1'));
}
