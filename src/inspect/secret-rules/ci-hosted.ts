import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, base64url, hex, prefixed, run } from '../secret-shape.ts';

export const ciHosted: readonly SecretRule[] = [
  {
    id: 'circleci-token',
    title: 'CircleCI API token',
    severity: 'critical',
    pattern: /(?<!\w)CCI(?:PAT|PRJ)_[0-9A-Za-z]{22}_[0-9a-f]{40}(?!\w)/,
    keywords: ['ccipat_', 'cciprj_'],
    longest: 70,
    entropy: 3,
    samples: {
      must: [
        'CCIPAT_yzVH5ez9¦Zui7K8ErrU9gzz_679ed57ae50364ff251ba25d079d137e74d375d5',
        'CCIPRJ_pTGnDTXo¦4SedSNW9SNp14x_73aaa29d05b94914301b23df234ee7400ad569a1',
      ],
      mustNot: [
        'CCIPAT_s1xvkMFU¦QHS9ezydlGcqS2_17ad3266a7609d4381f46d196a55615b63600a0',
        'CCIPUT_VoBraXDK¦sLajzfe4RxqOB0_a121cf9069fee967878bdfad63a776f4975bcef0',
      ],
    },
  },
  {
    id: 'circleci-token-by-name',
    title: 'CircleCI token, by its name',
    severity: 'critical',
    ...assigned(['(?:circleci|circle) * token'], run(hex, 40)),
    keywords: ['circleci', 'circle_', 'circle-', 'circlet'],
    samples: {
      must: [
        'ENV CIRCLECI_API_TOKEN d79260fb¦dafe069a40446aa79fc95948b4e44e78',
        'circle_token := "ad0d91e2¦3bba62706a798d49afe21ffc30b48056"',
      ],
      mustNot: [
        '"circleci_api_token" => "1ff66554¦513acca94e42d11041fe4fea4501db2"',
        'checksum: 608f3222¦9047fb4f352833a8ead4e4de6051c114',
      ],
    },
  },
  {
    id: 'travis-token',
    title: 'Travis CI token',
    severity: 'high',
    ...assigned(['travis * token'], run(base64url, 22)),
    entropy: 3.5,
    samples: {
      must: [
        '--travis-api-token CZui2kU_¦PLD8TvaloCdvtw',
        'os.environ["TRAVIS_TOKEN"] = "aW0aGHLy¦kSfIwkR2917v9z"',
      ],
      mustNot: ['export TRAVIS_API_TOKEN=eGG2gGd-¦PzMcmiP5YSvQC', 'checksum: F4aEnGH3¦FmRFMBpYlbunKD'],
    },
  },
  {
    id: 'buildkite-token',
    title: 'Buildkite API, cluster, session or job token',
    severity: 'critical',
    pattern: /(?<!\w)bk(?:ua|aa|aj|ct)_[\w-]{40,400}(?:\.[\w-]{20,900}){0,2}(?![\w-])/,
    keywords: ['bkua_', 'bkaa_', 'bkaj_', 'bkct_'],
    longest: 2200,
    entropy: 3.3,
    samples: {
      must: [
        'bkua_e05a7665¦08067e90b62ea4888a577ff7214d75d8',
        'bkct_5thiCV77¦BJaf61mest8t0TonCBrqmy67ShVVlPraPsUS30Ge754M3MKfBbdIuwAr',
        'bkaa_h8CIImXZ¦U0qDGx0wGSV9s1h5tiJb2E5A80iDgqAD1vScZZxDmkMzh4BrvUfQMSHA',
        'bkaj_eyJRYtzhbTq¦ssdsr5Pufn162XUF0coxFE9ni1h6oF7Bl9R2J9EcNpwrvulcZCTN.eyJcp0J4UVtKFctdVcyslYgAdwuEYDeOsgMceayIy6wM57gJNApvKdI0X4825C4CYMUhoWKTawjXzre0l5I3Pi240jA1oNlBhMGXusNge1xjw5D2pyYR9TviXG1.Ogb8TyPJmc0rDIx1Nq1R88vuaECLcVVOBCeQgHKEVagL-qGbpUoSZvQEpStvlT4ShD7FB2vB6VfJDFhK3zPXvu',
      ],
      mustNot: [
        'bkua_7680804d¦2f9a7aeb57c754dca7eb2c0d67db5a3',
        'bkxx_69db3136¦742a22f4f1066e07ed973135b9c2edfe',
      ],
    },
  },
  {
    id: 'buildkite-agent-token',
    title: 'Buildkite agent token',
    severity: 'critical',
    ...assigned(['buildkite agent token', 'buildkite * token'], run(alnum, 40, 50)),
    entropy: 3.5,
    samples: {
      must: [
        '<add key="buildkiteAgentToken" value="9h5gL48J¦dz4Q6O5AqMqDhoZG5eANH103kXMBN8O958rrfDLoAF"/>',
        'ENV BUILDKITE_AGENT_TOKEN 0h062PZz¦VEEVGVDabakrpOaXeOcAHd2bQnWrvYEBFLJSWAqy47',
      ],
      mustNot: [
        'buildkite_agent_token := "usYjC55M¦120Z4Ol0zFtHf7ofz6zEst8yh8BWerv"',
        'checksum: U18yWHTM¦1TgIdobqE8fDhAsDPOcmcm3j0757iNEPOdX7z0yX2I',
      ],
    },
  },
  {
    id: 'drone-token',
    title: 'Drone CI token',
    severity: 'critical',
    ...assigned(['drone * (?:token|secret)'], run(alnum, 32)),
    entropy: 3.3,
    samples: {
      must: [
        '"drone_token" => "9gmUDFMQ¦h6vnHQYhovNOoTAF1t9kY8Dz"',
        '--drone-rpc-secret q9eoxdMY¦EhYMSOXVPa6sWTUbYZybUhUT',
      ],
      mustNot: [
        'os.environ["DRONE_TOKEN"] = "vAEbAT9Y¦Bd4YZT0g2IhNOJCIYfVZV2K"',
        'checksum: D8lfHYis¦JOJa0Y4iKnPTrazC7JnNnkhI',
      ],
    },
  },
  {
    id: 'harness-token',
    title: 'Harness access token',
    severity: 'critical',
    pattern: /(?<!\w)[ps]at\.[\w-]{22}\.[0-9a-f]{24}\.[0-9A-Za-z]{20}(?!\w)/,
    keywords: ['pat.', 'sat.'],
    longest: 72,
    entropy: 3,
    samples: {
      must: [
        'pat.WZfNLX5z¦msEfIrLpPOWQy6.a72d4a3e385fab4504359801.ER3YKC2BzAzzcJQSevco',
        'sat.M1c3cNLq¦kczqAYHUBj06sf.d8c456c986304b3153dce9dc.xMaa7EIYK6juTiTvFazd',
      ],
      mustNot: [
        'pat.RFzOOrxA¦74UE8J5_HhFT-C.53bbd39480525215829e93d5.ew8SyxNTfDflHQc5Njr',
        'pat.1_h4cgaj¦ZuJ12TYRYz3RW.b233f84011405d9894c4cd2b.Jm2RI2K5rLxWgEBDUKIS',
      ],
    },
  },
  {
    id: 'codefresh-token',
    title: 'Codefresh API key',
    severity: 'critical',
    ...assigned(['codefresh * (?:key|token)'], {
      pattern: '[0-9a-f]{24}\\.[0-9a-f]{32}(?!\\w)',
      longest: 57,
    }),
    samples: {
      must: [
        "CODEFRESH_API_KEY = '17ca2d53¦b73843155bbf9a0e.4d4ee79e6eb136dc41231887a351e3de'",
        '<add key="codefreshApiKey" value="842ccb38¦d4e62852b6b86529.fb8e84b5b43a239f0a4fd8f27567ca6f"/>',
      ],
      mustNot: [
        'ENV CODEFRESH_API_KEY e01e0ad3¦0e564fee0feaefdb.224d0a4a7666b17643533980b758016',
        'checksum: 01983f88¦ef1bbbba8ecc6933.ee2407ffb9100986244611dfa89bc01d',
      ],
    },
  },
  {
    id: 'appveyor-token',
    title: 'AppVeyor API token',
    severity: 'critical',
    ...assigned(['appveyor * (?:token|key)'], { pattern: '(?:v2\\.)?[0-9a-z]{20}(?!\\w)', longest: 23 }),
    samples: {
      must: [
        'appveyor_api_token := "v2.gq36hnze¦qit64sxrdwl9"',
        '"appveyor_api_token" => "v2.x3o54736¦6c4ovrt2x8o7"',
      ],
      mustNot: ['--appveyor-api-token v2.74w1a3h7¦x7xm00qf6zn', 'checksum: v2.wm7b51jw¦t9cy7vuj2r0m'],
    },
  },
  {
    id: 'bitrise-token',
    title: 'Bitrise access token',
    severity: 'critical',
    ...assigned(['bitrise * token'], run(base64url, 86)),
    entropy: 4,
    samples: {
      must: [
        'os.environ["BITRISE_ACCESS_TOKEN"] = "qxMYBSXv¦elaQ4on4sS7TTpdoc122ShmEVjVhRqwdt6NlOokZt9lEvQrM9mtLy1lveoTws_Tu-tkCYHxr1FYok5"',
        'export BITRISE_ACCESS_TOKEN=GOuuaZt6¦TbPgQmRBXMTbAZGHoL1NeeW_8U7Ojy9E4yZoAFGW_veWXQiL6fPC2gn_-hGpOvIh5bctiNFUzv9PK0',
      ],
      mustNot: [
        '"bitriseAccessToken": "6l_dEJKH¦aQUGsMPzaUGCAX2i0YvFxv80dQ8ZTLuo17dqMupURAvRfb8B4VIx-3Rd3WR9B8Lx4iUg_TlSRkJ9G"',
        'checksum: g16dBOCk¦HHVxkf3EyVQhcc_VO8VLfwpy0ryN4CJ4ljJ_WuULjbqg-X8ReqU5GsH7mUOpVuecZAY3tUjhbg8cMi',
      ],
    },
  },
  {
    id: 'depot-token',
    title: 'Depot token',
    severity: 'critical',
    ...prefixed(['depot_project_', 'depot_org_'], run(hex, 64)),
    samples: {
      must: [
        'depot_project_7c00017a¦8a8fd4c3e11493b6eb1d3195dc849464d87eabcfb71e2963fd999b68',
        'depot_org_95d7b7b2¦3384c7b0cf94becb3414b3b0d6518d50e1abe85e5a91198e8e978bd2',
      ],
      mustNot: [
        'depot_project_6b86d64f¦64f5173cf7ad8303f45eccf603c1e3a9bc24b086570fc578aff0ac4',
        'depot_project_c5b4231a¦4a95eb97733f4aca512922cbd92ad8989fa872a67f6ba5901f5271ee5',
        'xdepot_project_0c6832c3¦57ea64f688c9bc3eeb4c8df5e959fe4995ae8364249844a8780c911f',
      ],
    },
  },
  {
    id: 'expo-token',
    title: 'Expo access token',
    severity: 'critical',
    ...assigned(['expo * token'], run(base64url, 40)),
    keywords: ['expo_', 'expo-', 'expot', 'expoa'],
    entropy: 4,
    samples: {
      must: [
        '--expo-token 2AXfiR9_¦V52VEIKDufeuTszqXwE71MWFuZR-S902',
        'os.environ["EXPO_TOKEN"] = "uSAIxXKz¦WxeVNclhpAJ6MH0zLVaEI0jVcg5Fd4pz"',
      ],
      mustNot: [
        'export EXPO_TOKEN=vprZL8-E¦abaJlEXQ1YLk6AL_j5hg0qsl-V004e0',
        'checksum: IekgpUE-¦ANTqN3GPTCRmo8DjSai9iuxiPs5HBbYl',
      ],
    },
  },
];
