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
        '"jenkinsApiKey": "118e60b91e¦c294961ab2c2364b35f659b0"',
        'jenkins_token: 11f12f308e¦5d699dd6e1c214f37b849d14',
      ],
      mustNot: [
        "JENKINS_API_KEY = '113541edcc¦757ece110bfe1144f4c491a'",
        'checksum: 11694c8a86¦5fc7a0f34139d58ee8f00faa',
      ],
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
        'eyJ0eXAiOiAiVENWMiJ9.ShGHntjV¦yohZp9w2KkOESgR8dOEUVQiMHrW1Ns.oqD5x0jkwI4sji2wY3vob0NWO9c3ojCE3xR3W3HFqU9jJWA7',
      ],
      mustNot: [
        'eyJ0eXAiOiAiVENWMiJ9.fxRsRM4R¦9trjacqdvLcJohiLCq0Yg2AswXSyGS',
        'eyJ0eXAiOiAiVENWMSJ9.n2AP78de¦YHvh15AD6XHaDa34VNEHCDJn2zKGTX.2ZOwkDPfkeF_gbUPvLnVj6ASUEUfGpLhgOfysRLw1F1JHvhi',
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
        'perm-in2SL¦YmdQn==.3txX8FWH.RxDWzgdA7NCiPEHOvIMro6EEqf9gd8',
        'perm:iIZmt1¦NBMI0r.OAICBftOdJ==.Ngt6rPLh8UqPKKmqXaNZrsIoB9yQVV',
      ],
      mustNot: [
        'perm-YkvR0¦Nj61x.hbTp5uUeyIZPys34qi2VHgVBqgCq6k',
        'perm-MuHbPY¦1j9zYT.o9Q60rUn.j7VxL6Ij4twlAkFcBo7te6CFo0',
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
      must: ['API-ICNGX8S2¦IHT6NUIBFA75EG33Q', 'API-AZ26F0Q9¦P8KSQ2KHA3VT9C66VP42HJ8Y'],
      mustNot: [
        'API-FUFR3OQU¦DLEIESURNDHWV6VC',
        'API-19H60C23¦53IXG6XMUMZY9UJ43JD550D7J',
        'xAPI-JUGI78AW¦P8Z04WMW0449KJOU1',
      ],
    },
  },
  {
    id: 'argocd-token',
    title: 'Argo CD token',
    severity: 'critical',
    ...assigned(['argocd', 'argo cd'], {
      pattern: 'eyJ[\\w-]{10,200}\\.eyJ[\\w-]{10,800}\\.[\\w-]{20,400}(?![\\w-])',
      longest: 1410,
    }),
    keywords: ['argocd', 'argo_cd', 'argo-cd'],
    entropy: 4,
    samples: {
      must: [
        'export ARGOCD_AUTH_TOKEN=eyJ3ala1KCD¦e5e7k05xmrQFdJZrxJ34WQb2P.eyJfeKEVyev_M01BoKYx36UXwoMvEkvW9aoI1Z_RZGQvWNaBXS-JmfaqKf-F_yN3TwjZ4v5biVeRNPO9okrbZrl7hjaKLca47uKU1A8LuTJ_dZknUh3XQqFNPIL.f-jPzcYBmbMUfONS89NTKt9S7tYIvXTo5175K6io2HR',
        '"argoCdToken": "eyJ7vIttfsO¦vurlZ4gNtGAqTgo0N2MIHEz3a.eyJf402_Hh5xE3m59S6uRcsn0ns7wP0fWUuFHADWE4QssUuohhpdhdJ2kLfo5ZxnHa8twkl_CBnC36HbFX4n81ML5MDV8hdBvHxAepSS25YZjvbrAC2ehMVQtxF.yVARpz9h4B0JDeRCdg3RIu3bxIpxuvfuAvzmxrF1dqT"',
      ],
      mustNot: [
        'argocd_auth_token: eyJfG7VCkwE¦66dCTq816VNJo7bcWb1vMPbjm.eyJtPBT1Tnpky-1yNKosYi6iJWmeIW1knP8kbcV5teRyXjbLVQvKvmxLoSq3AUaHTp-eXoZHAQHLYgR7ml_fqC8WcI_cXSb313MjYBiYowE-QCIsVsFZkVk8i2I',
        'checksum: eyJorlXksBF¦O5yEgxb65jwK5kldCRhETnjku.eyJR4A_1FKx2F3DIRSWdFGUQuS7NtDV7J7Qa0Pw1mZcOfxAuGhV6CzToNHHDYdoGO8s7YbJicwsDPSTA9kCXGzr3_rpfEraPTo4AwYG86zwfrYu5_qPVBzBYhkw.mOwulkSNp_d_LvmP4EJX7CtQkQ6qB4x-19hEZd7N_vz',
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
        'tower_oauth_token: gxcYm7sP¦iDOg4ACUoUiBONt1PTwHI3',
        "CONTROLLER_OAUTH_TOKEN = '7xPPj1RN¦SOd0UmEDfNrn3ZaW7fOI6Q'",
      ],
      mustNot: [
        '<add key="towerOauthToken" value="7COzPHLd¦lSCMydpinjDEu3STl4hfJ"/>',
        'checksum: GFf8wU4A¦aeln7hwVgjPxXGcqMsbXC1',
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
        'ENV RUNDECK_API_KEY Q7v29eJk¦H6v1DAKcyLUYYnTIBMn7RKZA',
        'rundeck_token := "oNefgtSO¦jwl7we4nY9AHLsgkOCpGYRYS"',
      ],
      mustNot: [
        '"rundeck_api_key" => "MH9AK67u¦MfUrU1lSXAGL86bF3RWi0hj"',
        'checksum: aP8JE6n9¦OvoprjPn2fLd83QMbYrsudpU',
      ],
    },
  },
];
