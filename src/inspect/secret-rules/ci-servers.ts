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
        '"jenkinsApiKey": "11538e60b9¦1ec294961ab2c2364b35f659"',
        'jenkins_token: 11b0f12f30¦8e5d699dd6e1c214f37b849d',
      ],
      mustNot: [
        "JENKINS_API_KEY = '11143541ed¦cc757ece110bfe1144f4c49'",
        'checksum: 111a694c8a¦865fc7a0f34139d58ee8f00f',
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
      must: ['<password>{AQAAABAAAAAQggu0KfTP¦PK0X0PUva3iPBxhIZZYhMUVy+T94JtVMsX==}</password>'],
      mustNot: ['{AQAAABAAAABP/FF¦NdC2H}', '{AQAAABBAAA0wONDEv/¦/opyv71XFA8i7ieMaLHOabz1RW0Wu/J3Ac==}'],
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
        'eyJ0eXAiOiAiVENWMiJ9.R3W3HFqU¦9jJWA7fxRsRM4R9trjacqdvLcJohiL.Cq0Yg2AswXSyGSn2AP78deYHvh15AD6XHaDa34VNEHCDJn2z',
      ],
      mustNot: [
        'eyJ0eXAiOiAiVENWMiJ9.KGTX2ZOw¦kDPfkeF_gbUPvLnVj6ASUEUfGpLhgO',
        'eyJ0eXAiOiAiVENWMSJ9.fysRLw1F¦1JHvhi5ugq7GVZtQKFlOoTZmajCSSI.Ga2kNjb1nKbONmckDohGzpeelbMIr__s0kD2xAyap695-Z_N',
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
        'perm-qgCq6¦kMuHb==.PY1j9zYT.o9Q60rUnj7VxL6Ij4twlAkFcBo7te6',
        'perm:CFo0vz¦IxCNqG.X8S2qIcHvu==.eTa6vgNhUIypBmFAif75pEG33QwAZ2',
      ],
      mustNot: [
        'perm-almh6¦F0Q9l.fdP8KSQ2KHA3VT9lC66VP42HJffp8r',
        'perm-tYFUFc¦R3neOm.QwkUDLgE.IEnSURNDoHWVzr6lVbdC19H60C',
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
      must: ['API-2353IXG6¦XMUMZY9UJ43JD550D', 'API-7JJUGI78¦AWP8Z04WMW0449KJOU1GHKBA'],
      mustNot: [
        'API-G2UOXR7K¦9QAPCCGYDU3KE4Q8',
        'API-L7SW7GAV¦KM9A197AJH13ER3YKC2BAJQSV',
        'xAPI-XI4X3FU7¦Z308TOOYEWCFPTIT5',
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
        'export ARGOCD_AUTH_TOKEN=eyJDSGBuI5w¦eGEVeXk9ObKzIteQAKVto7bdV.eyJyN3TwjZ4v5biVeRNPO9okrbZrl7hjaKLca47uKU1A8LuTJ_dZknUh3XQqFNPILf-jPzcYBmbMUfONS89NTKt9S7tYIvXTo5175K6io2HRFbn8lWKx0k5ibZS.7f402_Hh5xE3m59S6uRcsn0ns7wP0fWUuFHADWE4Qss',
        '"argoCdToken": "eyJFfbsSoPL¦mLrPaJLJ91nNAKP2HTsjO8XI4.eyJtwkl_CBnC36HbFX4n81ML5MDV8hdBvHxAepSS25YZjvbrAC2ehMVQtxFyVARpz9h4B0JDeRCdg3RIu3bxIpxuvfuAvzmxrF1dqTWF_PTCDPwH3D_kcF3iptP.BT1Tnpky-1yNKosYi6iJWmeIW1knP8kbcV5teRyXjbL"',
      ],
      mustNot: [
        'argocd_auth_token: eyJuFsDnSgt¦aAmbSOlaYTZYyajAPepvZEQin.eyJ3AUaHTp-eXoZHAQHLYgR7ml_fqC8WcI_cXSb313MjYBiYowE-QCIsVsFZkVk8i2IMUmBTDAeAPsTwR4A_1FKx2F3DIRSWdFGUQuS7NtDV7J7Qa0Pw1mZcOfx',
        'checksum: eyJ5S8LYFxm¦3iW6leUfXEPBk8i8z6uHpXJPW.eyJGO8s7YbJicwsDPSTA9kCXGzr3_rpfEraPTo4AwYG86zwfrYu5_qPVBzBYhkwmOwulkSNp_d_LvmP4EJX7CtQkQ6qB4x-19hEZd7N_vz6Smg8tMCiTCWIE7KK.ii-bh0uHrGuxVbvRwj6FOtnG7BC4XWUhEK5wDqvZJ9p',
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
        'tower_oauth_token: v29eJkH6¦v1DAKcyLUYYnTIBMn7RKZA',
        "CONTROLLER_OAUTH_TOKEN = 'oNefgtSO¦jwl7we4nY9AHLsgkOCpGYR'",
      ],
      mustNot: [
        '<add key="towerOauthToken" value="YSMH9AK6¦7uMfUrU1lSXAGL86bF3RW"/>',
        'checksum: i0hjaP8J¦E6n9OvoprjPn2fLd83QMbY',
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
        'ENV RUNDECK_API_KEY rsudpUaF¦O11k03FcXKHzzxLoGUweQ8P7',
        'rundeck_token := "dXTec33u¦u8iJ6MCTMzq3iQ73JlBgQPH8"',
      ],
      mustNot: [
        '"rundeck_api_key" => "pJ9arCm9¦alnsQzGFdjSLzmMntYPZmUM"',
        'checksum: F3S4cJD7¦dUuvQJuJZsIMtCHZuYIBkfRv',
      ],
    },
  },
];
