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
      must: ['ATBBDbkkjkES¦YqWZ54s9rfl4SANT0A1B2C3D'],
      mustNot: ['ATBBI7ZvS2wJ¦JXim3JQZphql3450A1B2C3D', 'ATBBGh0YetD2¦NDK3y69Gpv7XZFEk0a1b2c3d'],
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
        'ATCTT3xFfGN0ACsoEFUu¦tSJwu6vL4gpOovt5AQHHOMmg3XW6qzD0oSPBoyw9Wmx6TttiNy4Z-d5kJmtePkUH25jduGVVAo6-FxydsmsY4s9Sm9zJ9OiHIsEQ9biFlr5O6SBKarEipeIgsgICcBBtyUy2sNz-oGuNv6LFCsikGWLC-Q3=0A1B2C3D',
      ],
      mustNot: [
        'ATCTT3xFfGN09l7ZkMgq¦TpGUrEMheGDpkikG8Bz14knYBYNFMX6n4TafzlMiR7mUg3bTYEeEFHFsDpaFbrbiHNFt9birjrzjOXvdOxCwnT_HUYGM=0A1B2C3D',
        'ATCTT3xFfGN0OsTvKEVQ¦QUYTvNXpAR4TZmWYplyqXznkFuEVr-75kayLH5x7x5CNTKjcNkmbcA-HnQSlrooNnK6Xm6zjMNQi7BOGlY9cFhOKMh9VXfHLl9OCaAUecUk5XkCwr4JtIxlRMQf3DjgSWspiJkqutWh-X8aUcICFgGS_Hn4=0A1B2C3G',
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
        'ATATT3xFfGF0VW-xzzPd¦t1pBBORCeklEnF6xl6_kgSA1EH36R8tLlhyQFdNPkTZEj14yQ6cWGTvwR27hL3Lm-uHEODRucdljQIWqR766EHDXFFOfl_Qc6ZBpMzxREf5gfP9zckxaeotY9T0LEHinJqOpte2Bk1XjIL4MpGVPrDhTrWA=0A1B2C3D',
        'ATSTT3xFfGF04IUY1HFN¦CwyHX9xFEGlc18O9jhQnhcv7Nq9rWIFpKnwXZDUL_fVrOQIha7E2WdS_SA8N6m2A-dJowF37DwHmq9_D-0XaIiVilQpXX2Ty4WbtgbWTNSZ4dH9R_j5FSQ3gFWWHcF9iFLIbmpUlq0_apgFTz1AbZWEpbcY=0A1B2C3D',
      ],
      mustNot: [
        'ATATT3xFfGF0xB2tL082¦9LOpCdmBJ7XbwC5iYpS0L44yjpHN8z49_URlAkpUASGN3cr6bIuvGX8cu7JTwZ5Acnf_fBqv4a4hzY8rqyZ73WD2zGtg=0A1B2C3D',
        'ATATT4xFfGF0qzB_VLMn¦Xuo0cSYJ4zrh6FpcTR23CgFJTQkhwABmjtwuNzVsbo9ELMFYwYWgl5FKoAHy8X_IrRD46LK68EKxwxEDs30X-DJab3schZdLr0XADuHWmRl1GynnI8FoaMGnQutR0M4eHqWaqqAz9CWaEwke1tZQ3-vNjni=0A1B2C3D',
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
        "JIRA_API_TOKEN = 'SJuj3iRI¦A3S6u9SyfB8GlU4k'",
        '<add key="confluenceToken" value="5AK6esmG¦Bey8S67fnkvnvZsg"/>',
      ],
      mustNot: ['ENV JIRA_API_TOKEN PN1UE5yx¦DyfLtfDlvcfaKrt', 'checksum: dkb4C8fT¦CgHeybyKeTWEdL4e'],
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
        'jira_token := "MDbNMXHaTX¦SdJaDsM0wpxpaNmdFAQXT5O1Ba4rJ1BxSV"',
        '"bitbucket_token" => "MDcX+3389o¦gTxWKzBVElHCSEwdHGfxVjysBVw0hQEyqc"',
      ],
      mustNot: [
        '--jira-token MDHZQUUcRp¦RufxswRY05CRHlua6WcpJen2TNnIVvlBi',
        'checksum: MDFa7tKub8¦ebw+CjB3U7UiHSpyHVu74EoD+8kWFpVHYo',
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
        'os.environ["BITBUCKET_CLIENT_SECRET"] = "XhKZ95ZK¦e6XLnO0Vucn36Hnz0qPjGTKK"',
        'export BITBUCKET_CLIENT_SECRET=bxGCZyR5¦l1geAM9l72fjhAK2NhO302bt',
      ],
      mustNot: [
        '"bitbucketClientSecret": "tXqDT0T4¦zFT9GhuR5nbUhohZoQCGRvc"',
        'checksum: 6iRbBTj8¦4aTI4JCFSA44LSKM1c9hSfcE',
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
        'gitea_access_token: c47e5ce7¦a7766f7f0ed2463a4ca2d7e24540670b',
        "CODEBERG_TOKEN = 'fc9d7b4c¦1fb33478e7d25999db0bdb9f668258c8'",
      ],
      mustNot: [
        '<add key="giteaAccessToken" value="ff4c53fd¦92796dd50173555cdeb8c71c8c6abed"/>',
        'checksum: eaa96f77¦b86b0f36f05ae0c7bf42f87927f5fb87',
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
        'ENV GITEE_ACCESS_TOKEN 5b6a0f78¦9a42f3619a9759273a8029ab',
        'gitee_access_token := "324c2edf¦5aa050a9fd8b7be4eb110bcd"',
      ],
      mustNot: [
        '"gitee_access_token" => "392442d6¦1f1ca42e963e74516604c3d"',
        'checksum: d015f665¦7c031d6ac5b8348c7f6a529f',
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
        'sgp_cd5ba4f8¦1b38da81_6b5057f80e484cc605ed6ad5db5b484293683ee7',
        'sgp_local_e6972f97¦b3d4cf2e4de4cf677a27fb4729a1cd51',
      ],
      mustNot: [
        'sgp_f98568f0¦5f9929441bfba2f2adcb2f5705cd85c',
        'sgp_3de6701¦aca27f4f_75cbb82b6fdbac614e0e4f6cbbc821ea358776ba',
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
        '--conduit-token api-fercwgyw¦erzolwaovmnkolqsrnz2',
        'os.environ["PHABRICATOR_API_TOKEN"] = "api-ti47l3sn¦hmv6eeczkg6ovf22rzam"',
      ],
      mustNot: [
        'export CONDUIT_TOKEN=api-b3mdxdnd¦eqzs66w4mmp3cuhh7pj',
        'checksum: api-taexkbq7¦44ke7zgtcmy6a5z3xth7',
      ],
    },
  },
];
