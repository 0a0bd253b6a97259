import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, hex, run } from '../secret-shape.ts';

export const forges: readonly SecretRule[] = [
  {
    id: 'bitbucket-app-password',
    title: 'Bitbucket app password',
    severity: 'critical',
    pattern: /(?<!\w)ATBB[0-9A-Za-z]{24}[0-9A-F]{8}(?!\w)/,
    keywords: ['atbb'],
    longest: 36,
    entropy: 3,
    samples: {
      must: ['ATBBD2MHkmnd¦mJu10nvIPUfccAwW0A1B2C3D'],
      mustNot: ['ATBB18iA2ku6¦2DDNwRm4MWuN64z0A1B2C3D', 'ATBBIt3Ek0GK¦iQaODNPVEQwth2XZ0a1b2c3d'],
    },
  },
  {
    id: 'bitbucket-access-token',
    title: 'Bitbucket repository, project or workspace access token',
    severity: 'critical',
    pattern: /(?<!\w)ATCTT3xFfG[\w-]{140,240}=[0-9A-F]{8}(?!\w)/,
    keywords: ['atctt3xffg'],
    longest: 259,
    entropy: 4,
    samples: {
      must: [
        'ATCTT3xFfGN0Mo9du1wO¦Enw2d8HMjEsQhiltzI8Mw01VwS3cgUNmsmH6mKpAHCgifKDySbKdVznABBez_3dpf6PketKIDqweW5zfu3f7575Wiiv1f2pyG0jNyJFcEfj6Q1SSECwXzL2p2UlkxdYpPwcMhmTQTvA8I8uKkxbFv5cd7cq=0A1B2C3D',
      ],
      mustNot: [
        'ATCTT3xFfGN068BX1R4l¦Qf6CIWFUTACsoEFUutSJwu6vL4gpOovt5AQHHOMmg3XW6qzD0oSPBoyw9Wmx6TttiNy4Z-d5kJmtePkUH25jduGVVAo6=0A1B2C3D',
        'ATCTT3xFfGN0jOXvdOxC¦wnT_HUYGM-vLT8AJMIDjHcankCLMF4iH_VqCz8UjrbWRGEj4v0KFwnoUpVxrRVSMCDPzVn4N2Ug3LXZjEgXlJgtb8qy_lSqU7neGmD7z56sSzy0aKn_7owyN5H-ksYGyvtrjiI8wcrbWYbbuLewU-k4pFhX=0A1B2C3G',
      ],
    },
  },
  {
    id: 'atlassian-api-token',
    title: 'Atlassian API token',
    severity: 'critical',
    pattern: /(?<!\w)AT(?:ATT|STT)3xFfG[\w-]{140,240}=[0-9A-F]{8}(?!\w)/,
    keywords: ['atatt3xffg', 'atstt3xffg'],
    longest: 259,
    entropy: 4,
    samples: {
      must: [
        'ATATT3xFfGF0TuVb-zBP¦liuqbXWE3-GuOu5LPN6RPUlmyHcx3AFI8KpT8ffp6TL01P7aSQwy1finzHoOmi8mFiu2V3qe7dt89SAY4IEqPngfYiJxYLokXuscgnBVgugTDD1FZgDQT2DSdbOBNqYXMaabxMz84b8OcM66F9UQF3kdYim=0A1B2C3D',
      ],
      mustNot: [
        'ATATT3xFfGF00iUZ1Hbc¦0B4-u_jZpOsTvKEVQQUYTvNXpAR4TZmWYplyqXznkFuEVr-75kayLH5x7x5CNTKjcNkmbcA-HnQSlrooNnK6Xm6zjMNQ=0A1B2C3D',
        'ATATT4xFfGF0i7BOGlY9¦cFhOKMh9VXfHLl9OCaAUecUk5XkCwr4JtIxlRMQf3DjgSWspiJkqutWh-X8aUcICFgGS_Hn4VW-xzzPdt1pBBORCeklEnF6xl6_kgSA1EH36R8tLlhyQFdNPkTZEj14yQ6cWGTvwR27hL3Lm-uHEODRucdl=0A1B2C3D',
      ],
    },
  },
  {
    id: 'atlassian-api-token-by-name',
    title: 'Atlassian API token of before 2023',
    severity: 'high',
    ...assigned(['(?:atlassian|jira|confluence) * (?:token|key)'], run(alnum, 24)),
    keywords: ['atlassian', 'jira', 'confluence'],
    entropy: 3.5,
    samples: {
      must: [
        "JIRA_API_TOKEN = 'MDz9GXtQ¦Do333786pG7w7CmK'",
        '<add key="confluenceToken" value="NVDwWJtr¦3H5PiBdiUYsdeTuD"/>',
      ],
      mustNot: ['ENV JIRA_API_TOKEN 7Ke2LoqK¦CZnnh4aUXJNTIvK', 'checksum: PsRH4ggE¦0A78MsOr9XQCPXoR'],
    },
  },
  {
    id: 'atlassian-data-center-token',
    title: 'Jira, Confluence or Bitbucket Data Center token',
    severity: 'critical',
    ...assigned(['(?:atlassian|jira|confluence|bitbucket|stash) * token'], {
      pattern: '[MNO][DTjz][0-9A-Za-z+/]{42}(?![\\w+/=])',
      longest: 44,
    }),
    keywords: ['atlassian', 'jira', 'confluence', 'bitbucket', 'stash'],
    entropy: 4,
    samples: {
      must: [
        'jira_token := "MDe2Bk1XjI¦L4MpGVPrDhTrWA+Nfy4VxOvrdj4JdA6MbK"',
        '"bitbucket_token" => "MDGKv7J9Ty¦KId/h4fCtxbbV74mcNU/K6ezknDKYqRfi5"',
      ],
      mustNot: [
        '--jira-token MDOf9AqXSJ¦uIUgKQZ22ju/TgbKEX1N+smsYb/jj8jqP',
        'checksum: MDlee57X3h¦wHMZesSGP4HikRIoDkESmJPbIQfoTugz2A',
      ],
    },
  },
  {
    id: 'bitbucket-client-secret',
    title: 'Bitbucket OAuth consumer secret',
    severity: 'high',
    ...assigned(['bitbucket * secret'], run(alnum, 32)),
    entropy: 3.5,
    samples: {
      must: [
        'os.environ["BITBUCKET_CLIENT_SECRET"] = "wp4zLZK2¦grYfogR2E5zP5XTEbRDAqjyS"',
        'export BITBUCKET_CLIENT_SECRET=1XE29FtH¦08d7B6oTjlUw8G4T77um8XZb',
      ],
      mustNot: [
        '"bitbucketClientSecret": "NJuzz0on¦4C4MpfuLWDbOeLJS3hBvjqp"',
        'checksum: ylWqQi4Q¦Gd97PgAWbOXaTGsZcH6FhxAa',
      ],
    },
  },
  {
    id: 'gitea-token',
    title: 'Gitea, Forgejo, Codeberg or Gogs token',
    severity: 'critical',
    ...assigned(['(?:gitea|forgejo|codeberg|gogs) * (?:token|key|secret|password)'], run(hex, 40)),
    keywords: ['gitea', 'forgejo', 'codeberg', 'gogs'],
    samples: {
      must: [
        'gitea_access_token: fa7d664a¦9130897f72251c02f94ce3013e4cd2f3',
        "CODEBERG_TOKEN = 'f0894b7b¦b6c8807f189da98757819426fb13760a'",
      ],
      mustNot: [
        '<add key="giteaAccessToken" value="3884932b¦3549cc7bd0f9ca37f029883c998e20d"/>',
        'checksum: 5020256c¦39c24189e31b8c70511fbc452f12f76b',
      ],
    },
  },
  {
    id: 'gitee-token',
    title: 'Gitee access token',
    severity: 'high',
    ...assigned(['gitee * (?:token|secret)'], run(hex, 32)),
    samples: {
      must: [
        'ENV GITEE_ACCESS_TOKEN 2bc72745¦09d194ee4829e147e8129caf',
        'gitee_access_token := "a2de191a¦f82ddf810830f4dadf2f755c"',
      ],
      mustNot: [
        '"gitee_access_token" => "8ec09784¦1fda13c976003a3476bae22"',
        'checksum: cbdee5f7¦d9c235538e88ab135c24f28f',
      ],
    },
  },
  {
    id: 'sourcegraph-token',
    title: 'Sourcegraph access token',
    severity: 'critical',
    pattern: /(?<!\w)sgp_(?:(?:[0-9a-f]{16}|local)_)?[0-9a-f]{40}(?!\w)/,
    keywords: ['sgp_'],
    longest: 61,
    entropy: 3,
    samples: {
      must: [
        'sgp_4d631155¦1235eee3_3d008f34990d9a895d0823e48c6b04fcc423c954',
        'sgp_local_c6ed6051¦a4d89dd2f23893eba0d860fe5bcbe91d',
      ],
      mustNot: [
        'sgp_951e34e5¦48f225a3854e33cb0f726a6a264e68a',
        'sgp_e7a2955¦84978794_93d50ecec95c932687160291d402e7798f0022ca',
      ],
    },
  },
  {
    id: 'phabricator-token',
    title: 'Phabricator Conduit token',
    severity: 'high',
    ...assigned(['(?:phabricator|conduit|phorge) *', 'arcanist *'], {
      pattern: '(?:api|cli)-[a-z2-7]{28}(?!\\w)',
      longest: 32,
    }),
    keywords: ['phabricator', 'conduit', 'phorge', 'arcanist'],
    samples: {
      must: [
        '--conduit-token api-o5qk6fph¦xigoh5tiiu5pw63fp5av',
        'os.environ["PHABRICATOR_API_TOKEN"] = "api-nh62tirn¦pptnzn4u535nracgnix4"',
      ],
      mustNot: [
        'export CONDUIT_TOKEN=api-sdqtzjuy¦bolyjp4xfwhsd3k4seu',
        'checksum: api-s57gwfbp¦dpwioz6ip4dchzg7exqh',
      ],
    },
  },
];
