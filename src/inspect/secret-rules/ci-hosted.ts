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
        'CCIPAT_ZItvtnbi¦SOA6blHSDsX1NJ_1ec294961ab2c2364b35f659b0f12f308e5d699d',
        'CCIPRJ_QDSd2O42¦9byVf6juxfFZyN_849d143541edcc757ece110bfe1144f4c491a694',
      ],
      mustNot: [
        'CCIPAT_PuZHKspH¦DBUPFLqZt0uV6X_4139d58ee8f00faae05a766508067e90b62ea48',
        'CCIPUT_HHeyLmBF¦FsUVEply4s2xa9_d75d826f33593040e6533effccfe108322b1ba59',
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
        'ENV CIRCLECI_API_TOKEN 54699f06¦808ef40291725406560e6b25fdbe85de',
        'circle_token := "2c031f70¦774037354d1947b6eb9c04177d539d97"',
      ],
      mustNot: [
        '"circleci_api_token" => "9fdb8a29¦ee383a6da59a9f4f1e511a452ce5940"',
        'checksum: 81201313¦857ac8579eb8fda0b1406b010b20c5b2',
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
        '--travis-api-token hMGXusNg¦e1xjw5D2pyYR9T',
        'os.environ["TRAVIS_TOKEN"] = "viXG1Ogb¦8TyPJmc0rDIx1N"',
      ],
      mustNot: ['export TRAVIS_API_TOKEN=q1R88vua¦ECLcVVOBCeQgH', 'checksum: KEVagL-q¦GbpUoSZvQEpStv'],
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
        'bkua_dbce5704¦464b7becfc3efffe575e452e019bc969',
        'bkct_YfVZV2KD¦8lfHYisJOJa0Y4iKnPTrazC7JnNnkhIEriLwdg88wORMFUPLHoPeWwlj',
        'bkaa_is4Ti1Ae¦nNmC7EgdLnD4JdCb7ckFwFtqsqDMuuBtg8srpQG0BXRoPQxg6Ybg2XT0',
        'bkaj_eyJMpNT92hR¦MMfe1dTH1ijtSvhPwIW0BGluC4Ja1PMvXt6xu7WuZl1TDda1Gh1i.eyJHFqU9jJWA7fxRsRM4R9trjacqdvLcJohiLCq0Yg2AswXSyGSn2AP78deYHvh15AD6XHaDa34VNEHCDJn2zKGTX2ZOwkDPfkeF_gbUPvLnVj6ASUEUfGpLhgO.fysRLw1F1JHvhi5ugq7GVZtQKFlOoTZmajCSSIGa2kNjb1nKbONmckDohGzpeelbMIr__s0kD2xAyap695-Z_N',
      ],
      mustNot: [
        'bkua_63b8c04e¦4d30f3fa3925753367096b84e198e3b',
        'bkxx_f9575327¦811d51370d4c4aed1a851fe4633fc218',
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
        '<add key="buildkiteAgentToken" value="Jffp8rtY¦FUFcR3neOmQwkUDLgEIEnSURNDoHWVzr6lVbdC19H6"/>',
        'ENV BUILDKITE_AGENT_TOKEN 0C2rrw3y¦53lIXskG6bXMUMiZYm9UJo43JD5hje5q0wD7qJJkUG',
      ],
      mustNot: [
        'buildkite_agent_token := "rIn7eztf¦jx8AbWP8vgZw04WMmW0myz4gg4z9qKJ"',
        'checksum: aOUci1Gl¦HKkByAaoogxiG2cyUdOXvsR7yK9gQhAPddCCGYDU3K',
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
        '"drone_token" => "aEuhwx4e¦xbxQ8Lx7ltwSWs7GAnVKgzM9"',
        '--drone-rpc-secret Ao1g9q7A¦JH13ER3YKC2BzAzzcJQSevco',
      ],
      mustNot: [
        'os.environ["DRONE_TOKEN"] = "VhcXI4yX¦x3nxfFU7sgZn30x8pTgOOnf"',
        'checksum: YvgxeErW¦rCFPTgItT52B0nveoXdJwX1X',
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
        'pat.twkl_CBn¦C36HbFX4n81ML5.5372a92e4e2ac770188be9d2.Ytav6is1KxLBtuFfDRTg',
        'sat.FyVARpz9¦h4B0JDeRCdg3RI.e09e4ceeeae2efced309d783.VCkwE66dCTq816VNJo7b',
      ],
      mustNot: [
        'pat.3iptPBT1¦Tnpky-1yNKosYi.1b48ca480bc62b9971da6f8b.IYcipAuFsDnSgtaAmbS',
        'pat.mxLoSq3A¦UaHTp-eXoZHAQ.458a61cbfad32894f9879000.BMH5odssMnHwPTbXr7jV',
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
        "CODEFRESH_API_KEY = 'eb845a33¦bff0e58a4371d0c4.9734cc1a41dbf7c00017a8a8fd4c3e11'",
        '<add key="codefreshApiKey" value="493b6eb1¦d3195dc849464d87.eabcfb71e2963fd999b6895d7b7b2338"/>',
      ],
      mustNot: [
        'ENV CODEFRESH_API_KEY 4c7b0cf9¦4becb3414b3b0d65.18d50e1abe85e5a91198e8e978bd26b',
        'checksum: 86d64f64¦f5173cf7ad8303f4.5eccf603c1e3a9bc24b086570fc578af',
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
        'appveyor_api_token := "v2.u1ko9pam¦8473k9kiatnj"',
        '"appveyor_api_token" => "v2.ff66u8lp¦ykb35j4x5pnq"',
      ],
      mustNot: ['--appveyor-api-token v2.i4lqgigi¦vkgf4kcyevc', 'checksum: v2.mlbj03ua¦5f2ssa0pcg65'],
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
        'os.environ["BITRISE_ACCESS_TOKEN"] = "oFLTugRI¦_RYWodipFwxkHnYszNvdLb-vJbbLewXFRG8GcYHJfXSZ0pd66z2AXfiR9_V52VEIKDufeuTszqXwE7"',
        'export BITRISE_ACCESS_TOKEN=1MWFuZR-¦S902uSAIxXKzWxeVNclhpAJ6MH0zLVaEI0jVcg5Fd4pzvprZL8-EabaJlEXQ1YLk6AL_j5hg0qsl-V',
      ],
      mustNot: [
        '"bitriseAccessToken": "004e0-Kf¦gOZ6RqCNBmkPumYyjdGfd4ShznN2ylXbAZ_-6IekgpUE-ANTqN3GPTCRmo8DjSai9iuxiPs5HBbYl"',
        'checksum: MhuiMRR7¦lgPDsxxXu0uBD-T85YEkXn5tnNiNAqNvfsTIhCtRADo-MaxETJheESSN0tA608tDVb4AXZaZmJQT9m',
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
        'depot_project_93a0ab54¦e7943d85868350fbe067d6644637e99a4a8e06823f261afffb641ee7',
        'depot_org_51afdd7d¦4ae9468e9f9e49b88b6ca64eee68e15601387435fa78c3839fc7e184',
      ],
      mustNot: [
        'depot_project_cbfecac4¦83ab563acea85b0f1b450e205d4b78c81e52f53f36ef77394484b87',
        'depot_project_f540a054¦7ea980546a067ad6970a5610192e37bf2c0a88b585850bafaab88be51',
        'xdepot_project_a2cad7c4¦df819bdd49bd76ff690d29bf894d87495269d7fb777a23a8295ada32',
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
        '--expo-token 386MEHdB¦D1G6VUUwQU8Q9XujaFKGNhnYj8tYxCaC',
        'os.environ["EXPO_TOKEN"] = "BloyxvYS¦3vS46nC6ZH2FwQ77hwY_ITzqJ7mMBCg3"',
      ],
      mustNot: [
        'export EXPO_TOKEN=7IIGGiyU¦h11D1QINvT8yPCoJFyE8Humpdl1Spsk',
        'checksum: dnWF-Fpk¦y-d1q3-MlyGWla0Wmu6nCRw2yxzb7m0E',
      ],
    },
  },
];
