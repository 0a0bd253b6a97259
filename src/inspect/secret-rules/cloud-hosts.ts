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
      must: ['dop_v1_3d72b482¦1ae6d65162ddb99d9e594cab53d08a02de87f47c026129a84ea01231'],
      mustNot: [
        'dop_v1_84939017¦534334c0f5478086eb36aba3fa976e5c7b127737a4c5aa6afd65e03',
        'dop_v1_044eab1e¦ad1478d653b6c78c9b3774490b5b90c5965c9b3ca4fcaab954dffd0b3',
        'xdop_v1_0e2f9c12¦1f8f563b8c04e4d30f3fa3925753367096b84e198e3bf9575327811d',
      ],
    },
  },
  {
    id: 'digitalocean-oauth-token',
    title: 'DigitalOcean OAuth access token',
    severity: 'critical',
    ...prefixed('doo_v1_', run(hex, 64)),
    samples: {
      must: ['doo_v1_51370d4c¦4aed1a851fe4633fc218947f7d1cdf6a797efdb68f3f604830611219'],
      mustNot: [
        'doo_v1_83bfb4f9¦21962206399f89345c402b0224a9cf088a5581fcd3a4d5c6686f1a7',
        'doo_v1_2d4a3e38¦5fab45043598017d1a61559def9217f3104ecc767ce9e215090955db9',
        'xdoo_v1_fd28472b¦01dad8c456c986304b3153dce9dcb379a3ee763f66de21173241f4a3',
      ],
    },
  },
  {
    id: 'digitalocean-refresh-token',
    title: 'DigitalOcean OAuth refresh token',
    severity: 'critical',
    ...prefixed('dor_v1_', run(hex, 64)),
    samples: {
      must: ['dor_v1_7f353bbd¦39480525215829e93d54ebe68d2b0fa19a9b8e4007868f068b233f84'],
      mustNot: [
        'dor_v1_011405d9¦894c4cd2b91d91a2a756fa9e10a662302d79912d1caa537faef5002',
        'dor_v1_c58e0178¦ec5e3be829c408f6846e859287f4ca9d5af3ff507eb81e19b7a65662c',
        'xdor_v1_bd98db1a¦b9559911e570225e74f98bc7a086d35645afb6f982c957a65722575d',
      ],
    },
  },
  {
    id: 'digitalocean-spaces-secret',
    title: 'DigitalOcean Spaces secret key',
    severity: 'high',
    ...assigned(['spaces * secret'], run(base64, 43)),
    keywords: ['spaces_', 'spaces-', 'spacess', 'spacesa'],
    entropy: 4,
    samples: {
      must: [
        '"spacesAccessKeySecret": "9S7tYIvX¦To5175K6io2HRFbn8lWKx0k5ibZS7f402+H"',
        'spaces_secret_access_key: h5xE3m59¦S6uRcsn0ns7wP0fWUuFHADWE4QssUuohhpd',
      ],
      mustNot: [
        "SPACES_ACCESS_KEY_SECRET = 'hdJ2kLfo¦5ZxnHa8twkl+CBnC36HbFX4n81ML5MDV8h'",
        'checksum: dBvHxAep¦SS25YZjvbrAC2ehMVQtxFyVARpz9h4B0JDe',
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
        'HRKU-RCdg3RIu¦3bxIpxuvfuAvzmxrF1dqTWF_PTCD',
        'HRKU-PwH3D_kc¦F3iptPBT1Tnpky-1yNKosYi6iJWmeIW1knP8kbcV5teRyXjbLVQvKvmxLoSq3AUaHTp-eXoZ',
      ],
      mustNot: [
        'HRKU-HAQHLYgR¦7ml_fqC8WcI_cXSb313MjYBiYow',
        'HRKU-E-QCIsVs¦FZkVk8i2IMUmBTDAeAPsTwR4A_1FKx2F3DIRSWdFGUQuS7NtDV7J7Qa0Pw1mZcOfxAuGhV6Cz',
        'xHRKU-ToNHHDYd¦oGO8s7YbJicwsDPSTA9kCXGzr3_r',
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
        '<add key="herokuApiKey" value="ca3d967c¦-12e8-421f-ead8-e1fd672f28ab"/>',
        'ENV HEROKU_TOKEN ec6eebb7¦-5cf9-f5ec-6134-813d6b61d21e',
      ],
      mustNot: [
        'heroku_api_key := "f02a¦3891-5fef-17ca-2d53-b73843155bb"',
        'checksum: f9a0e4d4¦-ee79-e6eb-136d-c41231887a35',
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
        '"linode_api_key" => "1e3de842¦ccb38d4e62852b6b86529fb8e84b5b43a239f0a4fd8f27567ca6fe01"',
        '--linode-token e0ad30e5¦64fee0feaefdb224d0a4a7666b17643533980b75801601983f88ef1b',
      ],
      mustNot: [
        'os.environ["LINODE_API_KEY"] = "bbba8ecc¦6933ee2407ffb9100986244611dfa89bc01d8d138b7d9e32ed6a41c"',
        'checksum: 22313362¦cfde14c332051833b00d73bb35209e463ff91d0bde58278eab961cc1',
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
        '--vultr-api-key LP59W3B8¦0UAFI7Z90WMFJL27J2PUSPZQHA4V',
        'os.environ["VULTR_API_KEY"] = "7III9N7G¦D0HAN35AVM2LL0QRYNVF002K0VAK"',
      ],
      mustNot: [
        'export VULTR_API_KEY=LCH3DQ6Y¦ZB5ONCSOHWZUMJ8KJ2ELWUOB1UN',
        'checksum: GI5HVV39¦KNLWPF7V5BEQB18CE6DOP46YMEXI',
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
      must: ['access_token = akab-23rywxaa¦c5uh89ru-bdozq61ngxcbyu15'],
      mustNot: ['akab-u9unxke9¦1fvr1bvv-d0d5yycrthi4qwj', 'akab-zzpk6w1¦tyvtt6ut-nwdyc2htce3kjx7m'],
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
        '"client_secret" => "DnRZHp6W¦8ecYzogUQkwR6LR1xBlQxz2czk2KkQtgahA="',
        '--akamai-client-secret jZfBTh1P¦5llLaGRSH/tak9fEB+9P81foHvCotxzW8c2=',
      ],
      mustNot: [
        'os.environ["CLIENT_SECRET"] = "lrMGm/H+¦DqAhCpdP1az+7rTnE/6RmDhp+ZDDeZ00F7="',
        'checksum: OL5FwTq+¦FoDjnUagp0mKwMjz9bzwfDSUe1Dn0jWFdg2=',
      ],
    },
  },
];
