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
        '"jenkinsApiKey": "11b717a313¦20e217a433a50f68ee768080"',
        'jenkins_token: 114d2f9a7a¦eb57c754dca7eb2c0d67db5a',
      ],
      mustNot: [
        "JENKINS_API_KEY = '11369db313¦6742a22f4f1066e07ed9731'",
        'checksum: 1135b9c2ed¦fe42a2492d3c25b6825b8001',
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
      must: ['<password>{AQAAABAAAAAQjNkHnJAH¦QhKV11C5p+TS+W/QmnLZ4qSNVhduL8EOAA==}</password>'],
      mustNot: ['{AQAAABAAAAj2518¦m0VZE}', '{AQAAABBAAACSHHMy2G¦Ywi2xbTHQKRpn60EBElSpnE15aIyRVirCZ==}'],
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
        'eyJ0eXAiOiAiVENWMiJ9.cNLqkczq¦AYHUBj06sfsZmHKPmcXPD3HiE4MDso.wbtnjFTafCwxURFzOOrxA74UE8J5_HhFT-CMEjktDaJX2M8K',
      ],
      mustNot: [
        'eyJ0eXAiOiAiVENWMiJ9.B7KYAdvc¦CtMGvkxQYrAk1_h4cgajZuJ12TYRYz',
        'eyJ0eXAiOiAiVENWMSJ9.3RWk8DFy¦YJ044I2KtbXcJpGnsAlc4tb4fAgSMQ.yfbv62fPQAE0BrVcd78r4pfeKEVyev_M01BoKYx36UXwoMvE',
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
        'perm-sNSGj¦4uIza==.P90jHVoD.HX8nDSGBuI5weGEVeXk9ObKzIteQAK',
        'perm:Vto7bd¦VUBdn1.jaETqyZMlX==.jHl2mqSdy2IqqMFKDBdXCCmw4PsfNz',
      ],
      mustNot: [
        'perm-kQIyt¦iuHQZ.Ns3LsMIqAwfAJflXIwt23SpAbF054k',
        'perm-ASE9mo¦VJhaHx.xiNOwXFn.dsLf1egpGepsYuDcQ7BCn9AKat',
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
      must: ['API-VMXCUJWH¦5OYIXYBFKCBE44BEA', 'API-R4XEY3RH¦9SGEP2032A3MP18D7IOZ4NGA'],
      mustNot: [
        'API-T0N2MIHE¦3KX201YYV8L2TY71',
        'API-XOY24E3Y¦SDJRO0OR3TC0YKGFS7856G72D',
        'xAPI-RRFSPLLP¦JLJ91NAKP2HTO8XI4',
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
        'export ARGOCD_AUTH_TOKEN=eyJfDr69eaR¦FR7xsZHkNFNp4Mz1mpuu9orlX.eyJMUmBTDAeAPsTwR4A_1FKx2F3DIRSWdFGUQuS7NtDV7J7Qa0Pw1mZcOfxAuGhV6CzToNHHDYdoGO8s7YbJicwsDPSTA9kCXGzr3_rpfEraPTo4AwYG86zwfrY.u5_qPVBzBYhkwmOwulkSNp_d_LvmP4EJX7CtQkQ6qB4',
        '"argoCdToken": "eyJTV04L7Ha¦J3BYVtmkhSUj3sEuWOLwk4bRW.eyJwv2ywhxyri98Hs0eHeTQOOj5SOGENEDbW1iTKZ06Q07aYE_WZu-7lljjfYwomQcCExxAJ3Vzyla530cXOBGIO45tygXdlp26rXq6DYkSqbwC9utQhJ7nB9F7.CCO9n_sx5HnEF93L6ZEEi10rVDkjFNA2dxJPF_yc5t0"',
      ],
      mustNot: [
        'argocd_auth_token: eyJpMwdQTBH¦5EGSKrNdseeIgD2POnd2RE3Ev.eyJTpdoc122ShmEVjVhRqwdt6NlOokZt9lEvQrM9mtLy1lveoTws_Tu-tkCYHxr1FYok5GOuuaZt6TbPgQmRBXMTbAZGHoL1NeeW_8U7Ojy9E4yZoAFGW_veWXQ',
        'checksum: eyJMA3vKC6j¦1LrbOiVVmLg8hZPmCS9nL2Iqa.eyJVO8VLfwpy0ryN4CJ4ljJ_WuULjbqg-X8ReqU5GsH7mUOpVuecZAY3tUjhbg8cMiFoRn8KOyzNml3owZa6Eop2skvm1zSRl6FmaCqFOmoYhuPiRS7ux9dWUHz.8KE-oWiP3rF4IdYD2QKfhzwaNiFteKkvmE9IKYhnPXt',
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
        'tower_oauth_token: px5Ajveu¦6cddiHrr563gRd2IJwxRTA',
        "CONTROLLER_OAUTH_TOKEN = 'hipL5eEd¦6mblsEV0kKYnyVSqik3UBb'",
      ],
      mustNot: [
        '<add key="towerOauthToken" value="eBAPUhWE¦etgsxyRk8K6LeE5cpdlPk"/>',
        'checksum: GhpIK03o¦NDLkM3qBWsBPRhYHaP6lZn',
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
        'ENV RUNDECK_API_KEY BwSe5mFs¦SoF3BASdxHFSQIFd5ltT0dWg',
        'rundeck_token := "nV6XgJCG¦qGmUsH6I6Xj7DQTp8Q0fh2Zm"',
      ],
      mustNot: [
        '"rundeck_api_key" => "qBrt5EjY¦J7xzaiPAllIGtjr7momhFy6"',
        'checksum: Xqohcdx4¦1O2VKKuVvt95skR5JqwH3MLH',
      ],
    },
  },
];
