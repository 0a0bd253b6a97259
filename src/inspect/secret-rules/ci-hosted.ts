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
        'CCIPAT_lnpJTQvB¦obFyKSB16DX9rt_ff251ba25d079d137e74d375d5e86e2eeb4eb027',
        'CCIPRJ_6KLoZlsu¦L4IqR0BnNIgq8w_914301b23df234ee7400ad569a10b7fd8e48e117',
      ],
      mustNot: [
        'CCIPAT_zhKQ74DC¦KuldZED1vIYQ9h_381f46d196a55615b63600a0f56aa2dc50a121c',
        'CCIPUT_UIw0Dzqz¦JVTzpbrTJDEHEG_bdfad63a776f4975bcef0d79260fbdafe069a404',
      ],
    },
  },
  {
    id: 'circleci-token-by-name',
    title: 'CircleCI token, by its name',
    severity: 'critical',
    ...assigned(['(?:circleci|circle) * token'], run(hex, 40)),
    keywords: ['circle'],
    samples: {
      must: [
        'ENV CIRCLECI_API_TOKEN 46aa79fc¦95948b4e44e78ad0d91e23bba62706a7',
        'circle_token := "98d49afe¦21ffc30b480561ff66554513acca94e4"',
      ],
      mustNot: [
        '"circleci_api_token" => "2d11041f¦e4fea4501db2608f32229047fb4f352"',
        'checksum: 833a8ead¦4e4de6051c11438eb0b7f65327e9bc39',
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
        '--travis-api-token vtwaW0aG¦HLykSfIwkR2917',
        'os.environ["TRAVIS_TOKEN"] = "v9zYs9hy¦fZnmROY0gqjq_v"',
      ],
      mustNot: ['export TRAVIS_API_TOKEN=P-eGG2gG¦d-PzMcmiP5YSv', 'checksum: QCF4aEnG¦H3FmRFMBpYlbun'],
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
        'bkua_17254065¦60e6b25fdbe85de2c031f70774037354',
        'bkct_R2J9EcNp¦wrvulcZCTNJPe09kyYY2ixFFRAx7zJRJaFljWeJURNHLji5JlTqSk7Hg',
        'bkaa_6WcXKafC¦RLBJxnfKIwljUk9YmxU3hxszfTxjeBhujZlm2x3dbLn9kXBgyu5PSaAY',
        'bkaj_eyJJ90qG2vl¦holf41d2dZ6lnff26sxWYHmhBFLiPyGzAjEITwMuGUQKw0N2v91r.eyJPi240jA1oNlBhMGXusNge1xjw5D2pyYR9TviXG1Ogb8TyPJmc0rDIx1Nq1R88vuaECLcVVOBCeQgHKEVagL-qGbpUoSZvQEpStvlT4ShD7FB2vB6VfJDFhK3.zPXvuSPY2Z3Gs9-ahVhvjKSmSLIqnfSwlAm1sOUqjMhCQatjF5DOUG8h99zJy52ORv2VxqbSF4EMlbmBwr_uIB',
      ],
      mustNot: [
        'bkua_a2492d3c¦25b6825b8001b5b4c4246a570031cf7',
        'bkxx_7f8f6cc5¦81d757a9e523622b0102c078337445f0',
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
        '<add key="buildkiteAgentToken" value="8yWHTM1T¦gIdobqE8fDhAsDPOcmcm3j0757iNEPOdX7z0yX2I9g"/>',
        'ENV BUILDKITE_AGENT_TOKEN mUDFMQh6¦vnHQYhovNOoTAF1t9kY8Dzq9eoxdMYEhYMSOXVPa6s',
      ],
      mustNot: [
        'buildkite_agent_token := "WTUbYZyb¦UhUTvAEbAT9YBd4YZT0g2IhNOJCIYfV"',
        'checksum: ZV2KD8lf¦HYisJOJa0Y4iKnPTrazC7JnNnkhIEriLwdg88wORMF',
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
        '"drone_token" => "UPLHoPeW¦wljis4Ti1AenNmC7EgdLnD4J"',
        '--drone-rpc-secret dCb7ckFw¦FtqsqDMuuBtg8srpQG0BXRoP',
      ],
      mustNot: [
        'os.environ["DRONE_TOKEN"] = "Qxg6Ybg2¦XT0MpNT92hRMMfe1dTH1ijt"',
        'checksum: SvhPwIW0¦BGluC4Ja1PMvXt6xu7WuZl1T',
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
        'pat.4M1c3cNL¦qkczqAYHUBj06s.ad8c456c986304b3153dce9d.ZeOxMaa7EIYK6juTiTvF',
        'sat.RFzOOrxA¦74UE8J5_HhFT-C.53bbd39480525215829e93d5.ew8SyxNTfDflHQc5Njry',
      ],
      mustNot: [
        'pat.1_h4cgaj¦ZuJ12TYRYz3RWk.233f84011405d9894c4cd2b9.m2RI2K5rLxWgEBDUKIS',
        'pat.62fPQAE0¦BrVcd78r4pfeK.37faef5002c58e0178ec5e3b.SGj4uIzaP90jHVoDHX8n',
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
        "CODEFRESH_API_KEY = 'cb38d4e6¦2852b6b86529fb8e.84b5b43a239f0a4fd8f27567ca6fe01e'",
        '<add key="codefreshApiKey" value="0ad30e56¦4fee0feaefdb224d.0a4a7666b17643533980b75801601983"/>',
      ],
      mustNot: [
        'ENV CODEFRESH_API_KEY f88ef1bb¦bba8ecc6933ee240.7ffb9100986244611dfa89bc01d8d13',
        'checksum: 8b7d9e32¦ed6a41c22313362c.fde14c332051833b00d73bb35209e463',
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
        'appveyor_api_token := "v2.vuj2r0mq¦tbh5egsknid2"',
        '"appveyor_api_token" => "v2.po2re3ee¦pjpj011elo7f"',
      ],
      mustNot: ['--appveyor-api-token v2.mfldqtjr¦w3bncpwnhr4', 'checksum: v2.n7ysdqb4¦worau0nskpet'],
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
        'os.environ["BITRISE_ACCESS_TOKEN"] = "s_Tu-tkC¦YHxr1FYok5GOuuaZt6TbPgQmRBXMTbAZGHoL1NeeW_8U7Ojy9E4yZoAFGW_veWXQiL6fPC2gn_-hGp"',
        'export BITRISE_ACCESS_TOKEN=OvIh5bct¦iNFUzv9PK06l_dEJKHaQUGsMPzaUGCAX2i0YvFxv80dQ8ZTLuo17dqMupURAvRfb8B4VIx-3Rd3WR9',
      ],
      mustNot: [
        '"bitriseAccessToken": "B8Lx4iUg¦_TlSRkJ9Gg16dBOCkHHVxkf3EyVQhcc_VO8VLfwpy0ryN4CJ4ljJ_WuULjbqg-X8ReqU5GsH7mUOp"',
        'checksum: VuecZAY3¦tUjhbg8cMiFoRn8KOyzNml3owZa6Eop2skvm1zSRl6FmaCqFOmoYhuPiRS7ux9dWUHz8KE-oWiP3rF',
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
        'depot_project_7b7b2338¦4c7b0cf94becb3414b3b0d6518d50e1abe85e5a91198e8e978bd26b8',
        'depot_org_6d64f64f¦5173cf7ad8303f45eccf603c1e3a9bc24b086570fc578aff0ac4c5b4',
      ],
      mustNot: [
        'depot_project_231a4a95¦eb97733f4aca512922cbd92ad8989fa872a67f6ba5901f5271ee50c',
        'depot_project_6832c357¦ea64f688c9bc3eeb4c8df5e959fe4995ae8364249844a8780c911f028',
        'xdepot_project_ab62f710¦73453eaae7dfd8e310583e86f7200e724e85f8ea759bac241540f579',
      ],
    },
  },
  {
    id: 'expo-token',
    title: 'Expo access token',
    severity: 'critical',
    ...assigned(['expo * token'], run(base64url, 40)),
    entropy: 4,
    samples: {
      must: [
        '--expo-token EI0jVcg5¦Fd4pzvprZL8-EabaJlEXQ1YLk6AL_j5h',
        'os.environ["EXPO_TOKEN"] = "g0qsl-V0¦04e0-KfgOZ6RqCNBmkPumYyjdGfd4Shz"',
      ],
      mustNot: [
        'export EXPO_TOKEN=nN2ylXbA¦Z_-6IekgpUE-ANTqN3GPTCRmo8DjSai',
        'checksum: 9iuxiPs5¦HBbYlMhuiMRR7lgPDsxxXu0uBD-T85YE',
      ],
    },
  },
];
