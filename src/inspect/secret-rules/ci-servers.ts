import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, credentialsOf, prefixed, run, upper } from '../secret-shape.ts';

export const ciServers: readonly SecretRule[] = [
  {
    id: 'jenkins-api-token',
    title: 'Jenkins API token',
    severity: 'critical',
    ...assigned(credentialsOf('jenkins'), { pattern: '(?:11)?[0-9a-f]{32}(?!\\w)', longest: 34 }),
    samples: {
      must: [
        '"jenkinsApiKey": "11b30e2f9c¦121f8f563b8c04e4d30f3fa3"',
        'jenkins_token: 1192575336¦7096b84e198e3bf957532781',
      ],
      mustNot: [
        "JENKINS_API_KEY = '111d51370d¦4c4aed1a851fe4633fc2189'",
        'checksum: 1147f7d1cd¦f6a797efdb68f3f604830611',
      ],
    },
  },
  {
    id: 'jenkins-encrypted-secret',
    title: 'Jenkins credential, encrypted with a key of the same server',
    severity: 'medium',
    pattern: /\{AQAAABAAAA[0-9A-Za-z+/]{20,6000}={0,2}\}/,
    keywords: ['{aqaaabaaaa'],
    longest: 6020,
    entropy: 4,
    samples: {
      must: ['<password>{AQAAABAAAAAQB6aXCjzi¦Iyc96dQAB0RFddzXaEHKpH08i098Iecny2==}</password>'],
      mustNot: ['{AQAAABAAAAWZfNL¦X5zms}', '{AQAAABBAAAEfIrLpPO¦WQy6fT9rGhEuFWL/fiIK3JFKdY36Tt7eO4==}'],
    },
  },
  {
    id: 'teamcity-token',
    title: 'TeamCity access token',
    severity: 'critical',
    pattern: /(?<!\w)eyJ0eXAiOiAiVENWMiJ9\.[\w-]{20,80}\.[\w-]{30,80}(?![\w-])/,
    keywords: ['eyj0exaioiaivenwmij9'],
    longest: 182,
    entropy: 3.8,
    samples: {
      must: [
        'eyJ0eXAiOiAiVENWMiJ9.Uh3XQqFN¦PILf-jPzcYBmbMUfONS89NTKt9S7tY.IvXTo5175K6io2HRFbn8lWKx0k5ibZS7f402_Hh5xE3m59S6',
      ],
      mustNot: [
        'eyJ0eXAiOiAiVENWMiJ9.uRcsn0ns¦7wP0fWUuFHADWE4QssUuohhpdhdJ2k',
        'eyJ0eXAiOiAiVENWMSJ9.Lfo5ZxnH¦a8twkl_CBnC36HbFX4n81ML5MDV8hd.BvHxAepSS25YZjvbrAC2ehMVQtxFyVARpz9h4B0JDeRCdg3R',
      ],
    },
  },
  {
    id: 'jetbrains-permanent-token',
    title: 'JetBrains Hub, YouTrack or Space permanent token',
    severity: 'critical',
    pattern: /(?<!\w)perm[-:][0-9A-Za-z+/]{4,80}={0,2}\.[0-9A-Za-z+/-]{2,80}={0,2}\.[0-9A-Za-z]{27,40}(?!\w)/,
    keywords: ['perm-', 'perm:'],
    longest: 214,
    entropy: 4,
    samples: {
      must: [
        'perm-aXs9S¦m1InW==.yTtd9XPd.nTfSeSKiS5SUOhTQlX7X0JkkevQEfG',
        'perm:7VCkwE¦66dCTq.816VNJo7bc==.Wb1vMPbjmzRCh5jknE0EwYOydkmPag',
      ],
      mustNot: [
        'perm-qNrUb¦sxzgV.nd0UBAPRHkM3M9qXGXrOsK9pGt0wNO',
        'perm-C4Ncda¦jaIxgJ.F2RkzKkD.UqGMIYcipAuFsDnSgtaAmbSOla',
      ],
    },
  },
  {
    id: 'octopus-api-key',
    title: 'Octopus Deploy API key',
    severity: 'critical',
    ...prefixed('API-', run(upper, 25, 32)),
    entropy: 3.5,
    samples: {
      must: ['API-YTZYAPZE¦Q15FI8EPVZKGPH85D', 'API-8AHYLD3O¦NVKQ64GJW9VJGEI101BMH5MH'],
      mustNot: [
        'API-PTX7VD69¦RFR7ZHNFN4M19XBF',
        'API-O5E65K5C¦RETDZ25V0W7AT17169DEGWJZ7',
        'xAPI-8WFDSE3Z¦BR6F3W93YZDI0CT0O',
      ],
    },
  },
  {
    id: 'argocd-token',
    title: 'Argo CD token',
    severity: 'critical',
    ...assigned(['argocd *', 'argo cd *'], {
      pattern: 'eyJ[\\w-]{10,200}\\.eyJ[\\w-]{10,800}\\.[\\w-]{20,400}(?![\\w-])',
      longest: 1410,
    }),
    keywords: ['argocd', 'argo_cd', 'argo-cd'],
    entropy: 4,
    samples: {
      must: [
        'export ARGOCD_AUTH_TOKEN=eyJ5jyFsBDi¦qrFuxPKCUSnx0uv2Sj0LQf71u.eyJxLPI-wv2ywhxyri98Hs0eHeTQOOj5SOGENEDbW1iTKZ06Q07aYE_WZu-7lljjfYwomQcCExxAJ3Vzyla530cXOBGIO45tygXdlp26rXq6DYkSqbwC9utQhJ7.yc5t0jqxMYBSXvelaQ4on4sS7TTpdoc122ShmEVjVhR',
        '"argoCdToken": "eyJQpiTJgRv¦nnW3BNuCPWdNHR4aN7qaoYSDQ.eyJdEJKHaQUGsMPzaUGCAX2i0YvFxv80dQ8ZTLuo17dqMupURAvRfb8B4VIx-3Rd3WR9B8Lx4iUg_TlSRkJ9Gg16dBOCkHHVxkf3EyVQhcc_VO8VLfwpy0ryN4C.J4ljJ_WuULjbqg-X8ReqU5GsH7mUOpVuecZAY3tUjhb"',
      ],
      mustNot: [
        'argocd_auth_token: eyJmafoLxmY¦aZt4yJsBZMgxcYm7sPiDOg4AC.eyJyzNml3owZa6Eop2skvm1zSRl6FmaCqFOmoYhuPiRS7ux9dWUHz8KE-oWiP3rF4IdYD2QKfhzwaNiFteKkvmE9IKYhnPXtuiZJLfCEiyz3uLWhGDU6s0pGdSD',
        'checksum: eyJn9Ovoprj¦Pn2fLd83QMbYrsudpUaFO11k0.eyJ6UfYgWyqGoEx77GdDiOwj7rE7dNqoZHdJPIrWUuhipzjU6u9cQEyqdcbiPYaMtVlVk8EDYGpTl1pybHjumiCG6GlCi3tRN4ZqN1x5gjuWNvLea76aWuZucUZ.lt8PlZRrOGyOGzM4UCo_UfqYD3F_IKvpnzR0En5wChb',
      ],
    },
  },
  {
    id: 'awx-token',
    title: 'Ansible Automation Platform or AWX token',
    severity: 'critical',
    ...assigned(['(?:tower|awx|aap|controller) oauth token'], run(alnum, 30)),
    keywords: ['oauth_token', 'oauth-token', 'oauthtoken'],
    entropy: 3.8,
    samples: {
      must: [
        'tower_oauth_token: CHuhbSIU¦JszS9IMHbGMiDxOsLC9TnX',
        "CONTROLLER_OAUTH_TOKEN = 'TSDgncxG¦rSf3gAYoCetw127GzFi86B'",
      ],
      mustNot: [
        '<add key="towerOauthToken" value="pUKzEqmn¦HuapO6nhH7IUOnaEjhbS3"/>',
        'checksum: YHl8OvNU¦qSOLilP8fH7xKlNBYDt6Wp',
      ],
    },
  },
  {
    id: 'rundeck-token',
    title: 'Rundeck API token',
    severity: 'critical',
    ...assigned(credentialsOf('rundeck'), run(alnum, 32)),
    entropy: 3.8,
    samples: {
      must: [
        'ENV RUNDECK_API_KEY fXLOmSla¦pLGBM0Vr2Nfu8nlmzB1Snwm5',
        'rundeck_token := "q0BnR8hf¦uMEHlhPzpGs3zyidgTA4VWbA"',
      ],
      mustNot: [
        '"rundeck_api_key" => "6VoX6tDT¦UgFYgE6J9Wvp9Gtamogva9M"',
        'checksum: HEmUvAb8¦c1KX1B9EcSrdKcJGa1B9hgcj',
      ],
    },
  },
];
