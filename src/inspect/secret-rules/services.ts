import type { SecretRule } from '../secret-rule.ts';
import { assigned, base64url, hex, prefixed, run, uuid } from '../secret-shape.ts';

/** Services of other sorts that programs call. */
export const services: readonly SecretRule[] = [
  {
    id: 'algolia-api-key',
    title: 'Algolia admin or API key',
    severity: 'medium',
    ...assigned(['algolia'], run(hex, 32)),
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
    pattern: /(?<!\w)[0-9a-z]{10}msh[0-9a-z]{15}p1[0-9a-z]{6}jsn[0-9a-z]{11,12}(?!\w)/,
    keywords: ['jsn'],
    longest: 51,
    samples: {
      must: ['X-RapidAPI-Key: 1960b¦5c285msh11476¦3f090b29f1p1984¦fc3jsnd534a¦d9a424e'],
      mustNot: ['7b251¦c499emsh686ca¦c5b1559e81p1867¦d27', '05464¦1b9b8msh4ae3b¦6f8c3jsn713ea¦c7fc943'],
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
      must: ['CLOUDINARY_URL=cloudinary://55308¦8540455589:hVqzk¦KjG-tcnAnNw7muquHXHgp4@demo'],
      mustNot: [
        'cloudinary://<key>:<secret>@demo',
        'cloudinary://35857¦5490110716:eOML9¦qHryNYQiwlZU9r0@demo',
      ],
    },
  },
  {
    id: 'launchdarkly-sdk-key',
    title: 'LaunchDarkly SDK key',
    severity: 'medium',
    ...prefixed('sdk-', uuid),
    samples: {
      must: ['LD_SDK_KEY=sdk-a1b8d¦50f-226b-4e57-aa54-2b197c02cf18'],
      mustNot: ['mob-6c436¦9aa-8d5f-4aa7-a2f1-fb7261cbd6d1', 'sdk-2ed1¦9303'],
    },
  },
  {
    id: 'launchdarkly-api-key',
    title: 'LaunchDarkly API access token',
    severity: 'high',
    ...prefixed('api-', uuid),
    samples: {
      must: ['LD_TOKEN=api-858b2¦85f-4acb-414f-a288-70b1b18f5afb'],
      mustNot: ['api-95a1¦1f6f', 'web-api-9e84¦164c'],
    },
  },
  {
    id: 'meraki-api-key',
    title: 'Cisco Meraki API key',
    severity: 'high',
    ...assigned(['meraki'], run(hex, 40)),
    samples: {
      must: ['MERAKI_DASHBOARD_API_KEY=f0c9e¦efd1f51222f9b5cc1e37991060c84b6ec93'],
      mustNot: [
        'MERAKI_ORG=78404¦0387361749928',
        'meraki_token = 3b6fc¦a102ee7917c0df3b33ec382a3c4487993ea6d5c68d76e1076e5e0ab3bfd',
      ],
    },
  },
];
