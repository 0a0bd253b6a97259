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
      must: ['ATBBcDHnNCrK¦z97m10KAHJ5yiT5A0A1B2C3D'],
      mustNot: ['ATBBzgJiDSD7¦D2MHkmndmJu10nv0A1B2C3D', 'ATBBIPUfccAw¦W18iA2ku62DDNwRm0a1b2c3d'],
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
        'ATCTT3xFfGN08jkD9b6S¦0XermQkp_Tr5Mo9du1wOEnw2d8HMjEsQhiltzI8Mw01VwS3cgUNmsmH6mKpAHCgifKDySbKdVznABBez_3dpf6PketKIDqweW5zfu3f7575Wiiv1f2pyG0jNyJFcEfj6Q1SSECwXzL2p2UlkxdYpPwcMhmT=0A1B2C3D',
      ],
      mustNot: [
        'ATCTT3xFfGN0QTvA8I8u¦KkxbFv5cd7cq68BX1R4lQf6CIWFUTACsoEFUutSJwu6vL4gpOovt5AQHHOMmg3XW6qzD0oSPBoyw9Wmx6TttiNy4Z-d5=0A1B2C3D',
        'ATCTT3xFfGN0kJmtePkU¦H25jduGVVAo6-FxydsmsY4s9Sm9zJ9OiHIsEQ9biFlr5O6SBKarEipeIgsgICcBBtyUy2sNz-oGuNv6LFCsikGWLC-Q39l7ZkMgqTpGUrEMheGDpkikG8Bz14knYBYNFMX6n4TafzlMiR7mUg3bTYEeEFHF=0A1B2C3G',
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
        'ATATT3xFfGF0sDpaFbrb¦iHNFt9birjrzjOXvdOxCwnT_HUYGM-vLT8AJMIDjHcankCLMF4iH_VqCz8UjrbWRGEj4v0KFwnoUpVxrRVSMCDPzVn4N2Ug3LXZjEgXlJgtb8qy_lSqU7neGmD7z56sSzy0aKn_7owyN5H-ksYGyvtrjiI8=0A1B2C3D',
        'ATSTT3xFfGF0wcrbWYbb¦uLewU-k4pFhXTuVb-zBPliuqbXWE3-GuOu5LPN6RPUlmyHcx3AFI8KpT8ffp6TL01P7aSQwy1finzHoOmi8mFiu2V3qe7dt89SAY4IEqPngfYiJxYLokXuscgnBVgugTDD1FZgDQT2DSdbOBNqYXMaabxMz=0A1B2C3D',
      ],
      mustNot: [
        'ATATT3xFfGF0HnQSlroo¦NnK6Xm6zjMNQi7BOGlY9cFhOKMh9VXfHLl9OCaAUecUk5XkCwr4JtIxlRMQf3DjgSWspiJkqutWh-X8aUcICFgGS_Hn4=0A1B2C3D',
        'ATATT4xFfGF0VW-xzzPd¦t1pBBORCeklEnF6xl6_kgSA1EH36R8tLlhyQFdNPkTZEj14yQ6cWGTvwR27hL3Lm-uHEODRucdljQIWqR766EHDXFFOfl_Qc6ZBpMzxREf5gfP9zckxaeotY9T0LEHinJqOpte2Bk1XjIL4MpGVPrDhTrWA=0A1B2C3D',
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
        "JIRA_API_TOKEN = 'VwBKkU2h¦wFiTgCSQJnuM2ozf'",
        '<add key="confluenceToken" value="9twJgor5¦q3BIAcZ8YASz3n9Z"/>',
      ],
      mustNot: ['ENV JIRA_API_TOKEN Wu4zEUAm¦9JVXzLX2Knoi6RT', 'checksum: ZkIIF3ky¦mcm2gWOeJqzyBaFp'],
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
        'jira_token := "MDN+smsYb/¦jj8jqPlee57X3hwHMZesSGP4HikRIoDkES"',
        '"bitbucket_token" => "MDmJPbIQfo¦Tugz2A8hf4t4TBpBxStRLv3S4IUY1HFNCw"',
      ],
      mustNot: [
        '--jira-token MDyHX9xFEG¦lc18O9jhQnhcv7Nq9rWIFpKnwXZDUL+fV',
        'checksum: MDrOQIha7E¦2WdS+SA8N6m2A/dJowF37DwHmq9+D/0XaI',
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
        'os.environ["BITBUCKET_CLIENT_SECRET"] = "bkYMFMzt¦NrDxPoGGr1EUa2GrIvRWsLIG"',
        'export BITBUCKET_CLIENT_SECRET=eEbBiEH2¦vJu8Ydd4pfDmVdM27YElvknD',
      ],
      mustNot: [
        '"bitbucketClientSecret": "r1L7GvGs¦8lkJ7w4ZMqt7A9IlOZbhPFN"',
        'checksum: Qsvug0je¦qVuIPLtap7EU0mxaqX5IHjG7',
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
        'gitea_access_token: c998e20d¦5020256c39c24189e31b8c70511fbc45',
        "CODEBERG_TOKEN = '2f12f76b¦2bc7274509d194ee4829e147e8129caf'",
      ],
      mustNot: [
        '<add key="giteaAccessToken" value="a2de191a¦f82ddf810830f4dadf2f755c8ec0978"/>',
        'checksum: 41fda13c¦976003a3476bae22cbdee5f7d9c23553',
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
        'ENV GITEE_ACCESS_TOKEN 8e88ab13¦5c24f28f4d6311551235eee3',
        'gitee_access_token := "3d008f34¦990d9a895d0823e48c6b04fc"',
      ],
      mustNot: [
        '"gitee_access_token" => "c423c954¦c6ed6051a4d89dd2f23893e"',
        'checksum: ba0d860f¦e5bcbe91d951e34e548f225a',
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
        'sgp_3854e33c¦b0f726a6_a264e68ae7a29558497879493d50ecec95c93268',
        'sgp_local_7160291d¦402e7798f0022ca7e85f273b4373e944',
      ],
      mustNot: [
        'sgp_ae7bfd27¦e0a63fd94867796c6eaede6801364be',
        'sgp_9189c4a¦c075c47e_b2b391d5e92a9ef3b20717b47cf47e113c3f2b83',
      ],
    },
  },
  {
    id: 'phabricator-token',
    title: 'Phabricator Conduit token',
    severity: 'high',
    ...assigned(['(?:phabricator|conduit|phorge)', 'arcanist'], {
      pattern: '(?:api|cli)-[a-z2-7]{28}(?!\\w)',
      longest: 32,
    }),
    keywords: ['phabricator', 'conduit', 'phorge', 'arcanist'],
    samples: {
      must: [
        '--conduit-token api-zpirzujf¦ugvya7dgrazq5uuqm3fb',
        'os.environ["PHABRICATOR_API_TOKEN"] = "api-kwjhckuc¦xydacn5a5ep5jq3f62mq"',
      ],
      mustNot: [
        'export CONDUIT_TOKEN=api-3g3l5ie5¦setmp4keev4uwbj4ozj',
        'checksum: api-p4kz5ovp¦pnm6o7b42einhuiyuf2p',
      ],
    },
  },
];
