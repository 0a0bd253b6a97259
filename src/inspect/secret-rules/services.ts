import type { SecretRule } from '../secret-rule.ts';
import { assigned, base64url, credentialsOf, hex, prefixed, run, uuid } from '../secret-shape.ts';

/** Services of other sorts that programs call. */
export const services: readonly SecretRule[] = [
  {
    id: 'algolia-api-key',
    title: 'Algolia admin or API key',
    severity: 'medium',
    ...assigned(credentialsOf('algolia'), run(hex, 32)),
    samples: {
      must: ['ALGOLIA_ADMIN_KEY=77596¦18e2f20ddebff2b4c2e2cb3a819'],
      mustNot: ['ALGOLIA_APP_ID=0K2L2¦L24IY'],
    },
  },
  {
    id: 'okta-api-token',
    title: 'Okta API token',
    severity: 'critical',
    ...assigned(['okta', 'ssws'], { pattern: '00[\\w-]{40}(?![\\w-])', longest: 42 }),
    samples: {
      must: [
        'Authorization: SSWS 00m6WKU¦Ws0foqzK5jqD9-aogjAj1q1-YgdP64GpjOc',
        'OKTA_API_TOKEN=00eScBQ¦c3ys11hxdp9zxRxpc8Uj2uHYHFG69TAXrua',
      ],
      mustNot: ['OKTA_CLIENT_ID=0oasg34u¦tJ3woHbkBIwA'],
    },
  },
  {
    id: 'auth0-client-secret',
    title: 'Auth0 client secret',
    severity: 'high',
    ...assigned(['auth0'], run(base64url, 64)),
    samples: {
      must: ['AUTH0_CLIENT_SECRET=p508E¦MMa88M_-bIqPoiLaEqtLIU18DDCkQqrKSdSDXm4i0EOeNugdNMX-Z-2pe6b'],
      mustNot: ['AUTH0_CLIENT_ID=I3bM4¦KGxkVG7RlkQWLXkvVRtPXvcNGzc'],
    },
  },
  {
    id: 'mapbox-secret-token',
    title: 'Mapbox secret token',
    severity: 'medium',
    ...prefixed('sk.eyJ', { pattern: '[\\w-]{40,200}\\.[\\w-]{22}(?![\\w-])', longest: 223 }),
    samples: {
      must: [
        'MAPBOX=sk.eyJeyhl2¦-uyiisIhO9UtJVn8Lo36DaKVWxFrVjIaKdLgJK4cVDiKBPTWdOQ9QlUsDXhAxZZnIFRJVJm0X.v_uN_¦6JifqUtT0-Koi1FLi',
      ],
      mustNot: [
        'pk.eyJnts_y¦Kc8fwR7qSI_hLJuxLCOKSJnOT-AM4HBIcHo2qo5vYpKT5lE1yHDlZYXMq44cak7CylaGosKcR.4jJzw¦n_2CBuO1uIKJ1Ruke',
        'sk.eyJpYJ1b¦IPJVmKIjRkhKJl_YckffqiDVPfQZ8UNex15cfoj9XFtXe-VoyHYk4YiOQLYg8BZonA5db2OAQ',
      ],
    },
  },
  {
    id: 'postman-api-key',
    title: 'Postman API key',
    severity: 'high',
    ...prefixed('PMAK-', { pattern: '[0-9a-f]{24}-[0-9a-f]{34}(?!\\w)', longest: 59 }),
    samples: {
      must: ['PMAK-873ba¦98e09daa8d4ebe66110-e3318¦3f3d20b270500c41327e9fc58eb94'],
      mustNot: [
        'PMAK-712e8¦905cc06e77d07175367',
        'PMAT-b5497¦37c7ba104a4f0e3e7ac-3fb07¦985ba5b8fda638d87e14fce6e0343',
      ],
    },
  },
  {
    id: 'rapidapi-key',
    title: 'RapidAPI key',
    severity: 'medium',
    ...assigned(['rapidapi', 'rapid_api', 'rapid-api'], {
      pattern: '[0-9a-z]{10}msh[0-9a-z]{15}p1[0-9a-z]{6}jsn[0-9a-z]{11,12}(?!\\w)',
      longest: 51,
    }),
    samples: {
      must: ['X-RapidAPI-Key: 1960b¦5c285msh11476¦3f090b29f1p1984¦fc3jsnd534a¦d9a424e'],
      mustNot: ['X-RapidAPI-Key: 7b251¦c499emsh686ca¦c5b1559e81p1867¦d27'],
    },
  },
  {
    id: 'cloudinary-url',
    title: 'Cloudinary URL with its secret',
    severity: 'high',
    pattern: /cloudinary:\/\/\d{15}:(?<secret>[\w-]{27})@/,
    keywords: ['cloudinary://'],
    longest: 57,
    samples: {
      must: ['CLOUDINARY_URL=cloudinary://25718¦8537461830:eVGPu¦YOBgfHJu2GC0xKILhVqzkK@demo'],
      mustNot: [
        'cloudinary://<key>:<secret>@demo',
        'cloudinary://25979¦3124264023:quHXH¦gp4sFHVJz7b90Z9@demo',
      ],
    },
  },
  {
    id: 'launchdarkly-sdk-key',
    title: 'LaunchDarkly SDK key',
    severity: 'medium',
    ...prefixed('sdk-', uuid),
    samples: {
      must: ['LD_SDK_KEY=sdk-c3ccb¦26a-68cf-4d48-a5fe-260a1b8d50f2'],
      mustNot: ['mob-26be5¦7a5-42b1-497c-a02c-f186c4369aa8', 'sdk-d5fa¦a72f'],
    },
  },
  {
    id: 'launchdarkly-api-key',
    title: 'LaunchDarkly API access token',
    severity: 'high',
    ...prefixed('api-', uuid),
    samples: {
      must: ['LD_TOKEN=api-1fb72¦61c-bd6d-412e-ad19-303858b285f4'],
      mustNot: ['api-acb1¦4f28', 'web-api-870b¦1b18'],
    },
  },
  {
    id: 'meraki-api-key',
    title: 'Cisco Meraki API key',
    severity: 'high',
    ...assigned(credentialsOf('meraki'), run(hex, 40)),
    samples: {
      must: ['MERAKI_DASHBOARD_API_KEY=f5afb¦95a11f6f9e84164cf0c9eefd1f51222f9b5'],
      mustNot: [
        'MERAKI_ORG=96607¦1344003069489',
        'meraki_token = 4b6ec¦93e80917e7c2f843b6fca102ee7917c0df3b33ec382a3c4487993ea6d5c',
        'ReactNativeCameraKit: 68d76¦e1076e5e0ab3bfdace89e0d6326ab026b1e',
      ],
    },
  },
];
