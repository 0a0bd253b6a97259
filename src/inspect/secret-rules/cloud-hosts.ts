import type { SecretRule } from '../secret-rule.ts';
import {
  assigned,
  base64,
  base64url,
  credentialsOf,
  hex,
  prefixed,
  run,
  upper,
  uuid,
} from '../secret-shape.ts';

export const cloudHosts: readonly SecretRule[] = [
  {
    id: 'digitalocean-personal-token',
    title: 'DigitalOcean personal access token',
    severity: 'critical',
    ...prefixed('dop_v1_', run(hex, 64)),
    samples: {
      must: ['dop_v1_593040e6¦533effccfe108322b1ba5954699f06808ef40291725406560e6b25fd'],
      mustNot: [
        'dop_v1_be85de2c¦031f70774037354d1947b6eb9c04177d539d979fdb8a29ee383a6da',
        'dop_v1_59a9f4f1¦e511a452ce594081201313857ac8579eb8fda0b1406b010b20c5b2a54',
        'xdop_v1_8ed5aa0e¦be130cf8627eb8406a927f64c90d34e05d0622ee9335977623a6a453',
      ],
    },
  },
  {
    id: 'digitalocean-oauth-token',
    title: 'DigitalOcean OAuth access token',
    severity: 'critical',
    ...prefixed('doo_v1_', run(hex, 64)),
    samples: {
      must: ['doo_v1_79a5fd49¦c7c78e63c7deb717a31320e217a433a50f68ee7680804d2f9a7aeb57'],
      mustNot: [
        'doo_v1_c754dca7¦eb2c0d67db5a369db3136742a22f4f1066e07ed973135b9c2edfe42',
        'doo_v1_a2492d3c¦25b6825b8001b5b4c4246a570031cf77f8f6cc581d757a9e523622b01',
        'xdoo_v1_02c07833¦7445f048eb0e974656cc10323b7cc30194f67bd38dbce5704464b7be',
      ],
    },
  },
  {
    id: 'digitalocean-refresh-token',
    title: 'DigitalOcean OAuth refresh token',
    severity: 'critical',
    ...prefixed('dor_v1_', run(hex, 64)),
    samples: {
      must: ['dor_v1_cfc3efff¦e575e452e019bc969ff1a6489c902ace639b97a44cdb7fca8c2e05b6'],
      mustNot: [
        'dor_v1_37a62963¦776b54d805dcd31e0bbe41dbb0e80ec90586290cb330e608043d72b',
        'dor_v1_4821ae6d¦65162ddb99d9e594cab53d08a02de87f47c026129a84ea01231849390',
        'xdor_v1_17534334¦c0f5478086eb36aba3fa976e5c7b127737a4c5aa6afd65e03044eab1',
      ],
    },
  },
  {
    id: 'digitalocean-spaces-secret',
    title: 'DigitalOcean Spaces secret key',
    severity: 'high',
    ...assigned(['spaces * secret', 'spaces secret *'], run(base64, 43)),
    entropy: 4,
    samples: {
      must: [
        '"spacesAccessKeySecret": "ugq7GVZt¦QKFlOoTZmajCSSIGa2kNjb1nKbONmckDohG"',
        'spaces_secret_access_key: hCb9LUMF¦CPU0bOlWHv5aZxDlyaMUKEATW67qL4DV0qI',
      ],
      mustNot: [
        "SPACES_ACCESS_KEY_SECRET = 'oGfvq5eY¦K7/xJODC/p95YcHUyVs6nqzRhSbSuytkQZ'",
        'checksum: 8i098Iec¦ny2WZfNLX5zmsEfIrLpPOWQy6fT9rGhEuFW',
      ],
    },
  },
  {
    id: 'heroku-api-key',
    title: 'Heroku API key',
    severity: 'critical',
    ...prefixed('HRKU-', run(base64url, 36, 80)),
    samples: {
      must: [
        'HRKU-L-fiIK3J¦FKdY36Tt7eO4NLcqu_a87VyE71Hx',
        'HRKU-nmSOUpwa¦xB4M1c3cNLqkczqAYHUBj06sfsZmHKPmcXPD3HiE4MDsowbtnjFTafCwxURFzOOrxA74UE8J',
      ],
      mustNot: [
        'HRKU-5_HhFT-C¦MEjktDaJX2M8KB7KYAdvcCtMGvk',
        'HRKU-xQYrAk1_¦h4cgajZuJ12TYRYz3RWk8DFyYJ044I2KtbXcJpGnsAlc4tb4fAgSMQyfbv62fPQAE0BrVcd78',
        'xHRKU-r4pfeKEV¦yev_M01BoKYx36UXwoMvEkvW9aoI',
      ],
    },
  },
  {
    id: 'heroku-api-key-by-name',
    title: 'Heroku API key, by its name',
    severity: 'high',
    ...assigned(credentialsOf('heroku'), uuid),
    samples: {
      must: [
        '<add key="herokuApiKey" value="08f6846e¦-8592-87f4-ca9d-5af3ff507eb8"/>',
        'ENV HEROKU_TOKEN 1e19b7a6¦-5662-cbd9-8db1-ab9559911e57',
      ],
      mustNot: [
        'heroku_api_key := "0225¦e74f-98bc-7a08-6d35-645afb6f982"',
        'checksum: c957a657¦-2257-5d27-1d84-e87c101151bc',
      ],
    },
  },
  {
    id: 'linode-token',
    title: 'Linode access token',
    severity: 'critical',
    ...assigned(credentialsOf('linode'), run(hex, 64)),
    samples: {
      must: [
        '"linode_api_key" => "04639c2b¦85e0b1b9871a100f4a1e30c1271e69dc0cd1e60a87e34238316dd7ec"',
        '--linode-token aac9a940¦b5ac18ec492debbf32c30149381c205515372a92e4e2ac770188be9d',
      ],
      mustNot: [
        'os.environ["LINODE_API_KEY"] = "230aa576¦de3f726cf2a12043a639a064e09e4ceeeae2efced309d783f67336e"',
        'checksum: 403fb930¦bcd62707ccbff0f55cd8b1b48ca480bc62b9971da6f8b9576e5ece5c',
      ],
    },
  },
  {
    id: 'vultr-api-key',
    title: 'Vultr API key',
    severity: 'critical',
    ...assigned(['vultr * (?:key|token)'], run(upper, 36)),
    samples: {
      must: [
        '--vultr-api-key N948L0W3¦JW5C6N88FTNK1X7UFDLJWJVXFC4F',
        'os.environ["VULTR_API_KEY"] = "AWKTPU0Q¦UB2692NZM9VGSFAMZIQLVG4DKYQF"',
      ],
      mustNot: [
        'export VULTR_API_KEY=28R83WOF¦CPFSKJHZ5H1RFMLILYZ4JBZMY7P',
        'checksum: DO4ACUUB¦ON1PTHI37PP1RNSO0UEDN3ZW7OI6',
      ],
    },
  },
  {
    id: 'akamai-edgegrid-token',
    title: 'Akamai EdgeGrid token',
    severity: 'high',
    pattern: /(?<!\w)akab-[0-9a-z]{16}-[0-9a-z]{16}(?!\w)/,
    keywords: ['akab-'],
    longest: 38,
    entropy: 3,
    samples: {
      must: ['access_token = akab-17mvsp1q¦cozpg7vt-n9sp12reu3k8y2si'],
      mustNot: ['akab-d2vfpbhc¦gksiektf-jni2vxsi3svturt', 'akab-bq7kag7¦yczqetm1-kw9o3ln9houcngyo'],
    },
  },
  {
    id: 'akamai-client-secret',
    title: 'Akamai EdgeGrid client secret',
    severity: 'critical',
    ...assigned(['akamai * secret', 'client secret'], { pattern: '[0-9A-Za-z+/]{43}=', longest: 44 }),
    keywords: ['akamai', 'client_secret'],
    entropy: 4,
    paths: ['**/.edgerc'],
    samples: {
      must: [
        '"client_secret" => "VUGdkSfQ¦5ZAoWPmuNAUyn5ccOKRncpCyIccmABpSz3e="',
        '--akamai-client-secret Qfiy6z8/¦8r2YDTNqJApzjH9QAg5TMxlwyOPol76thr8=',
      ],
      mustNot: [
        'os.environ["CLIENT_SECRET"] = "J8RQjVxN¦cusK+pPE6x51ZAZSG+3I71dJsxlH2nhgIV="',
        'checksum: N5Y72g9A¦viznLKU7zrMGKqKZYxsRQI3k/zJ+AXptASW=',
      ],
    },
  },
];
