import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, bounded, hex, lower, prefixed, run, uuid } from '../secret-shape.ts';

/** Social networks, customers and marketing. */
export const social: readonly SecretRule[] = [
  {
    id: 'salesforce-access-token',
    title: 'Salesforce access token',
    severity: 'high',
    ...bounded('00D', { pattern: '[0-9A-Za-z]{12,15}![\\w.]{80,120}(?![\\w.])', longest: 136 }),
    samples: {
      must: [
        'sid=00DjbEc7¦AJKnOOHwAo!AQWarFX¦lV8poHl94rUu10GWoU8JgxFy97zMP1XBTUvfJiDlsI2ekB24HoKrhw0X9E8u5FbgcFPgV1rx0k1zYcAIAw7mh',
      ],
      mustNot: ['sid=00DG2F2R¦KFqaJzbwOd', 'sid=00Ddw5hV¦RFiO9PbTJg!short'],
    },
  },
  {
    id: 'salesforce-refresh-token',
    title: 'Salesforce refresh token',
    severity: 'critical',
    ...prefixed('5Aep861', run('\\w.', 70, 90)),
    samples: {
      must: [
        'refresh_token=5Aep861UoQXo¦4oR6ADzGiGwZfRZGtSCA3yk9ba2rPh2Due2Z9ZirTPqsfdJjFHTavM9LVyxAVIP90AFdp3rHTpD',
      ],
      mustNot: ['5Aep861xN7Er¦AuP83xspm7rh7xv'],
    },
  },
  {
    id: 'facebook-access-token',
    title: 'Facebook (Meta) access token',
    severity: 'high',
    ...bounded('EAA', { pattern: '[0-9A-Za-z]{97,300}(?![\\w+/=])', longest: 300 }),
    entropy: 4.5,
    samples: {
      must: [
        'token: EAAMDNRoh¦VkmqFofGNXCayvEpCyOd9I2qOuRr7oMmqD4uNMivc57YJTRrw8AXT90Mx1CLpmkywyxOBq14f8nrMrBc9dRGm92lWnUuTBaQua7l6l7es6OtbzSFNhVUSLcR0jkye7GaBkcmiWLEK387flcvfO8KIM1Y6jVBrhV8gpbAV',
        'access_token=EAAGDalQv¦unzq6nDusqc0o8BIrDDONHGsWsOf7rFWDQ1dpC5LrE12zWI2LkK2jQ0A3nWgcLutnpbEY0HKLHyuF5jgcuJIrnSf3Cus4u5USrWXfWVjK',
      ],
      mustNot: [
        '=EAArsgOd¦JyBjfzpMejf27LKS3RyZ2v3AQQHXs5avdg1PJKInUZhETIFr1yp7rMM',
        'xEAApawNE¦gRKqnllR02L4sAU0ry9SiFN4DafA5eszNT7mTGb8Gr6ztH1rx3E2YUsm4BD9GNp873G109LwR1oRguUb90F8hidP9XPxpzLEqQd33ioVpAQh2vH3iSG8w2DMOlZvId7rY308gQOB8LA3QquRuQHs1BuwmZpgQZnsuYLoA',
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
        'facebook 47101¦62088825942|zGZxQ¦PoS3djOj6Z0w6lXZ49sYTv',
        'FACEBOOK_APP_TOKEN=66221¦1437559124|gme7y¦GnbLbm5m210rBpC58L0xCV',
      ],
      mustNot: ['facebook 64262¦20953512700'],
    },
  },
  {
    id: 'facebook-app-secret',
    title: 'Facebook (Meta) app secret',
    severity: 'high',
    ...assigned(['facebook app secret', 'facebook secret', 'facebook client secret'], run(hex, 32)),
    samples: {
      must: ['FACEBOOK_APP_SECRET=84ef1¦3546523f70b5ece0b074e69a6e2'],
      mustNot: ['FACEBOOK_APP_ID=73291¦78458697464'],
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
        'Bearer AAAAAAAAAAAAAAAAAAAAANHUk¦pKpAAAAAAZBoXS¦ivyUGHLKvHZsQjSKH0lt7zF4L%3DPQ2S0¦CjnutpMKJBsD9BIbn4SP99pyR3BAp9IFKz7BOMbJlng0u',
      ],
      mustNot: [
        'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
        'AAAAAAAAAAAAAAAAAAAAANLeU¦tBc',
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
        'TWITTER_CONSUMER_SECRET=KlbmV¦2X1NTIi0BepWt4l5hKXOWNH5IPhrUSyVkWwutmsLFEHJU',
        'twitter_access_token_secret: Zs2qL¦VH7bqTZdQz6iisn80iIv4g6EK2cuVM7iCHO1yQUD',
      ],
      mustNot: ['TWITTER_CONSUMER_KEY=JjZPy¦97GZNfrItdUSszQlVm7d'],
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
      must: ['LINKEDIN_CLIENT_SECRET=jHiuS¦fgk8SgfIwb7', 'linkedin: WPL_AP1.FyYuc¦OJ3uYTeD3CO.YbD¦/sf=='],
      mustNot: ['LINKEDIN_CLIENT_ID=PHdUw¦xu93gJXN2'],
    },
  },
  {
    id: 'twitch-oauth-token',
    title: 'Twitch chat token',
    severity: 'medium',
    ...prefixed('oauth:', run(lower, 30)),
    samples: {
      must: ['PASS oauth:q8yfc¦pxcevbvnorqv01wm64nmd4ewm'],
      mustNot: ['oauth:guwvl¦zzlcqcwp3xy6e8w', 'urn:ietf:params:oauth:grant-type'],
    },
  },
  {
    id: 'spotify-client-secret',
    title: 'Spotify client secret',
    severity: 'medium',
    ...assigned(['spotify client secret', 'spotify secret', 'spotipy client secret'], run(hex, 32)),
    samples: {
      must: ['SPOTIPY_CLIENT_SECRET=376df¦6afa0e8438eeaeca73fb1d2e821'],
      mustNot: ['SPOTIFY_CLIENT_ID=c43aa¦38b554e00bbb68e533779193ed7'],
    },
  },
  {
    id: 'zendesk-api-token',
    title: 'Zendesk API token',
    severity: 'high',
    ...assigned(['zendesk'], run(alnum, 40)),
    samples: {
      must: ['ZENDESK_API_TOKEN=Jayhc¦t6zwiEUJaQXootVsNjuqiGZpqPpGIWwUxFN'],
      mustNot: ['ZENDESK_SUBDOMAIN=example'],
    },
  },
  {
    id: 'hubspot-private-app-token',
    title: 'HubSpot private app token',
    severity: 'high',
    ...prefixed(['pat-na1-', 'pat-na2-', 'pat-na3-', 'pat-eu1-', 'pat-ap1-'], uuid),
    samples: {
      must: ['HUBSPOT_TOKEN=pat-na1-983af¦18c-c6dd-46aa-aa38-e45295803b77'],
      mustNot: ['pat-na1-31fb¦9409', 'pat-xx1-c00ac¦de0-9abb-455c-aea5-6455eaba9d83'],
    },
  },
  {
    id: 'segment-token',
    title: 'Segment public API token',
    severity: 'high',
    ...prefixed('sgp_', run(alnum, 64)),
    samples: {
      must: ['sgp_zojrC¦FL8zQBFG3HFzblBklI4s9YpaKD6ULYCMmRjKnmYOxq9wNzp9EqXhC7u7PNj'],
      mustNot: ['sgp_767c0¦25cdcc67a9c9ea8406b3acf2d75f428e7dd'],
    },
  },
  {
    id: 'typeform-token',
    title: 'Typeform token',
    severity: 'medium',
    ...prefixed('tfp_', { pattern: '[\\w-]{40,64}(?![\\w-])', longest: 64 }),
    entropy: 3.5,
    samples: {
      must: ['tfp_3b2xA¦9rJuSTV2Xy0CfyUKOaEXJ71vJQI2APt176Xwmvk_6StpA¦QdYbWNIKT'],
      mustNot: ['tfp_cPL2u¦At0tBmpUEDY5GSG'],
    },
  },
  {
    id: 'beamer-api-token',
    title: 'Beamer API token',
    severity: 'medium',
    ...assigned(['beamer'], { pattern: 'b_[\\w=-]{44}(?![\\w=-])', longest: 46 }),
    samples: {
      must: ['BEAMER_API_KEY=b_tFybt¦ZAh1vNM7fKDAVJGVctVh3HLzfXsD-MueVlGK38='],
      mustNot: ['BEAMER_API_KEY=b_YhyaA¦lwJI52eDI_rxJ_F'],
    },
  },
  {
    id: 'intra42-client-secret',
    title: '42 intranet client secret',
    severity: 'medium',
    ...prefixed(['s-s4t2af-', 's-s4t2ud-'], run(hex, 64)),
    samples: {
      must: ['s-s4t2ud-e6c7c¦9847defe5788e010d44763bedbc9d601aa558b98a8d80e0b0ac965f4a61'],
      mustNot: [
        'u-s4t2ud-ddcf8¦4622281e72fb1fb913c95f8d3cb035abda014c16dc805b512d716f480b3',
        's-s4t2ud-9c294¦1f17b840fd4ed671247a96e2de9',
      ],
    },
  },
];
