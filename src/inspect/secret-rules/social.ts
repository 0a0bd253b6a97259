import type { SecretRule } from '../secret-rule.ts';
import {
  alnum,
  assigned,
  credentialsOf,
  hex,
  lower,
  prefixed,
  run,
  shortPrefixed,
  uuid,
} from '../secret-shape.ts';

/** Social networks, customers and marketing. */
export const social: readonly SecretRule[] = [
  {
    id: 'salesforce-access-token',
    title: 'Salesforce access token',
    severity: 'high',
    ...shortPrefixed('00D', { pattern: '[0-9A-Za-z]{12,15}![\\w.]{80,120}(?![\\w.])', longest: 139 }),
    samples: {
      must: [
        'sid=00DjbEc7¦AJKnOOHwAo!AQWarFX¦lV8poHl94rUu10GWoU8JgxFy97zMP1XBTUvfJiDlsI2ekB24HoKrhw0X9E8u5FbgcFPgV1rx0k1zYcAIAw7mh',
        '00DG2F2R¦KFqaJzbwOd!AQdw5hV¦RFiO9PbTJgUoQXo4oR6ADzGiGwZfRZGtSCA3yk9ba2rPh2Due2Z9ZirTPqsfdJjFHTavM9LVyxAVIP90AFdp3',
      ],
      mustNot: ['sid=00DrHTpD¦xN7ErAuP83', 'sid=00Dxspm7¦rh7xvDNRoh!short'],
    },
  },
  {
    id: 'salesforce-refresh-token',
    title: 'Salesforce refresh token',
    severity: 'critical',
    ...prefixed('5Aep861', run('\\w.', 70, 90)),
    samples: {
      must: [
        'refresh_token=5Aep861VkmqF¦ofGNXCayvEpCyOd9I2qOuRr7oMmqD4uNMivc57YJTRrw8AXT90Mx1CLpmkywyxOBq14f8nrMrBc',
      ],
      mustNot: ['5Aep8619dRGm¦92lWnUuTBaQua7l'],
    },
  },
  {
    id: 'facebook-access-token',
    title: 'Facebook (Meta) access token',
    severity: 'high',
    ...shortPrefixed('EAA', { pattern: '[0-9A-Za-z]{97,300}(?![\\w+/=])', longest: 303 }),
    entropy: 4.5,
    samples: {
      must: [
        'EAAM6l7es¦6OtbzSFNhVUSLcR0jkye7GaBkcmiWLEK387flcvfO8KIM1Y6jVBrhV8gpbAVDalQvunzq6nDusqc0o8BIrDDONHGsWsOf7rFWDQ1dpC5LrE12zWI2LkK2jQ0A3nWgcLutnpbEY0HKLHyuF5jgcuJIrnSf3Cus4u5USrWX',
        'access_token=EAAGfWVjK¦rsgOdJyBjfzpMejf27LKS3RyZ2v3AQQHXs5avdg1PJKInUZhETIFr1yp7rMMpawNEgRKqnllR02L4sAU0ry9SiFN4DafA5eszNT7mTGb8',
      ],
      mustNot: [
        '=EAAGr6zt¦H1rx3E2YUsm4BD9GNp873G109LwR1oRguUb90F8hidP9XPxpzLEqQd3',
        'xEAA3ioVp¦AQh2vH3iSG8w2DMOlZvId7rY308gQOB8LA3QquRuQHs1BuwmZpgQZnsuYLoAHjv4L1RSFW6Tpa3MwxLQzKV9HmCRhaLKRhlxNuFgqpCcNrx1L6zw9p9S3u0gX3WaKCEtQTuQYK24EeEurSPCfVqOpab4P4gftIkkD4agO',
      ],
    },
  },
  {
    id: 'facebook-app-token',
    title: 'Facebook (Meta) app token',
    severity: 'high',
    ...assigned(['facebook'], { pattern: '\\d{15,17}\\|[\\w-]{27}(?![\\w-])', longest: 45 }),
    samples: {
      must: [
        'facebook 82921¦04521591202|210rB¦pC58L0xCV4QAHn8Lwbimgn',
        'FACEBOOK_APP_TOKEN=64262¦2095351270|6zjWZ¦7ckhrmbfZt3JlVMU3K1vhX',
      ],
      mustNot: ['facebook 38459¦37173291784'],
    },
  },
  {
    id: 'facebook-app-secret',
    title: 'Facebook (Meta) app secret',
    severity: 'high',
    ...assigned(['facebook app secret', 'facebook secret', 'facebook client secret'], run(hex, 32)),
    samples: {
      must: ['FACEBOOK_APP_SECRET=bce8d¦9accc9ffe90ae32109bfece45b2'],
      mustNot: ['FACEBOOK_APP_ID=22680¦99628192554'],
    },
  },
  {
    id: 'twitter-bearer-token',
    title: 'X (Twitter) bearer token',
    severity: 'medium',
    pattern:
      /(?<![\w%])A{20,22}[0-9A-Za-z]{4,12}A{2,8}[0-9A-Za-z]{10,40}(?:%2[BF]|%3D|[0-9A-Za-z]){30,100}(?!\w)/,
    keywords: ['aaaaaaaaaaaaaaaaaaaa'],
    longest: 382,
    textOnly: true,
    check: (value) => /%(?:2[BF]|3D)/.test(value),
    samples: {
      must: [
        'Bearer AAAAAAAAAAAAAAAAAAAAAN0uL¦eUtAAAAAABcKlb¦mV2X1NTIi0BepWt4l5hKXOWNH%3D5IPhr¦USyVkWwutmsLFEHJUZs2qLVH7bqTZdQz6iisn80iIv4g6',
      ],
      mustNot: [
        'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
        'AAAAAAAAAAAAAAAAAAAAANEK2¦cuV',
      ],
    },
  },
  {
    id: 'twitter-secret',
    title: 'X (Twitter) consumer or token secret',
    severity: 'high',
    ...assigned(
      [
        'twitter consumer secret',
        'twitter api secret',
        'twitter access token secret',
        'twitter access secret',
        'twitter secret',
      ],
      { pattern: '(?:[0-9A-Za-z]{50}|[0-9A-Za-z]{45})(?!\\w)', longest: 50 },
    ),
    samples: {
      must: [
        'TWITTER_CONSUMER_SECRET=M7iCH¦O1yQUDMlLmnyKxwrNwqclyZMZYHNBFNJjZPy97GZNfrIt',
        'twitter_access_token_secret: dUSsz¦QlVm7djHiuSfgk8SgfIwbFyYucOJ3uYTeD3COuUW',
      ],
      mustNot: ['TWITTER_CONSUMER_KEY=C5jAv¦eZO7PHdUwxu93gJXN2Nq'],
    },
  },
  {
    id: 'linkedin-client-secret',
    title: 'LinkedIn client secret',
    severity: 'high',
    ...assigned(['linkedin client secret', 'linkedin secret', 'linkedin'], {
      pattern: '(?:WPL_AP1\\.[\\w+/=.]{16,40}|[0-9A-Za-z]{16}(?!\\w))',
      longest: 48,
    }),
    check: (value) => /\d/.test(value) && /[A-Za-z]/.test(value),
    samples: {
      must: ['LINKEDIN_CLIENT_SECRET=8JMyf¦cpxcevbvRK7', 'linkedin: WPL_AP1.nLoKr¦TqvP01wOm64.KIr¦8tJ=='],
      mustNot: ['LINKEDIN_CLIENT_ID=cwpPU¦FYGQ3xUy6'],
    },
  },
  {
    id: 'twitch-oauth-token',
    title: 'Twitch chat token',
    severity: 'medium',
    ...prefixed('oauth:', run(lower, 30)),
    samples: {
      must: ['PASS oauth:e8w6x¦fdruclul1sg97gstksplf7un3'],
      mustNot: ['oauth:r4th4¦3o9z6kk7hmyyab9', 'urn:ietf:params:oauth:grant-type'],
    },
  },
  {
    id: 'spotify-client-secret',
    title: 'Spotify client secret',
    severity: 'medium',
    ...assigned(['spotify client secret', 'spotify secret', 'spotipy client secret'], run(hex, 32)),
    samples: {
      must: ['SPOTIPY_CLIENT_SECRET=e00bb¦b68e533779193ed7586e395ccee'],
      mustNot: ['SPOTIFY_CLIENT_ID=9fd9c¦dc983af18cc6dd6aaa38e452958'],
    },
  },
  {
    id: 'zendesk-api-token',
    title: 'Zendesk API token',
    severity: 'high',
    ...assigned(credentialsOf('zendesk'), run(alnum, 40)),
    samples: {
      must: ['ZENDESK_API_TOKEN=1O6mX¦fJRe62uwzni81jW6M43hOjdzJbZWKUcPo11'],
      mustNot: ['ZENDESK_SUBDOMAIN=example'],
    },
  },
  {
    id: 'hubspot-private-app-token',
    title: 'HubSpot private app token',
    severity: 'high',
    ...prefixed(['pat-na1-', 'pat-na2-', 'pat-na3-', 'pat-eu1-', 'pat-ap1-'], uuid),
    samples: {
      must: ['HUBSPOT_TOKEN=pat-na1-acde0¦9ab-b55c-4ea5-a645-5eaba9d83c9d'],
      mustNot: ['pat-na1-415a¦aa2e', 'pat-xx1-4c53b¦9bb-d4c4-4d83-af39-767c025cdcc6'],
    },
  },
  {
    id: 'segment-token',
    title: 'Segment public API token',
    severity: 'high',
    ...prefixed('sgp_', run(alnum, 64)),
    samples: {
      must: ['sgp_flEVH¦ipjXsYkh90JdNm7kSyovO4ZArWebu9BV4hsQeKqCEAEVq3b2xA9rJuSTV2X'],
      mustNot: ['sgp_07530¦f1e033bfa3ec65595b9ca61fe0ebc27a827'],
    },
  },
  {
    id: 'typeform-token',
    title: 'Typeform token',
    severity: 'medium',
    ...prefixed('tfp_', { pattern: '[\\w-]{40,64}(?![\\w-])', longest: 64 }),
    entropy: 3.5,
    samples: {
      must: ['tfp_TxuiT¦I80fIKoIoD37njismlsT6Mes81lLPIFFRRVnHh7_teOHj¦wvFofFK7X'],
      mustNot: ['tfp_KszPa¦ln14Qu8KhZQ5xDG'],
    },
  },
  {
    id: 'beamer-api-token',
    title: 'Beamer API token',
    severity: 'medium',
    ...assigned(['beamer'], { pattern: 'b_[\\w=-]{44}(?![\\w=-])', longest: 46 }),
    samples: {
      must: ['BEAMER_API_KEY=b_AlwJI¦52eDI_rxJ_FVqOsOCzhuSX_XkuzwU261Qhhuoc='],
      mustNot: ['BEAMER_API_KEY=b_JWTKM¦BSq04EEmmyJCwFw'],
    },
  },
  {
    id: 'intra42-client-secret',
    title: '42 intranet client secret',
    severity: 'medium',
    ...prefixed(['s-s4t2af-', 's-s4t2ud-'], run(hex, 64)),
    samples: {
      must: ['s-s4t2ud-d80e0¦b0ac965f4a61ddcf84622281e72fb1fb913c95f8d3cb035abda014c16dc'],
      mustNot: [
        'u-s4t2ud-805b5¦12d716f480b39c2941f17b840fd4ed671247a96e2de99c98101c2f7764a',
        's-s4t2ud-49b56¦2e1e1ff03ac57cb99b24add341e',
      ],
    },
  },
];
