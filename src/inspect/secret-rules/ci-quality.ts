import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, credentialsOf, hex, prefixed, run, uuid } from '../secret-shape.ts';

export const ciQuality: readonly SecretRule[] = [
  {
    id: 'sonarqube-token',
    title: 'SonarQube token',
    severity: 'high',
    ...prefixed(['sqp_', 'squ_', 'sqa_'], run(hex, 40)),
    samples: {
      must: [
        'sqp_b8c1dc5b¦52d5ead74a3d623cf59e374aa37750d2',
        'squ_102d3791¦28898c4672c2538231d199de5a2737f0',
        'sqa_afe1f555¦cf7d4a3a72c89a01b6ab155cd8c35e27',
      ],
      mustNot: [
        'sqp_e7155e87¦ed972e0f39688f839336de4d0152793',
        'sqp_c5983732¦0c1faaf42d2981ba893a0ab54e7943d85',
        'xsqp_868350fb¦e067d6644637e99a4a8e06823f261aff',
      ],
    },
  },
  {
    id: 'sonarqube-token-by-name',
    title: 'SonarQube or SonarCloud token, by its name',
    severity: 'high',
    ...assigned(['sonar * (?:token|login)'], run(hex, 40)),
    samples: {
      must: [
        '"sonarToken": "fb641ee7¦51afdd7d4ae9468e9f9e49b88b6ca64e"',
        'sonar.login: ee68e156¦01387435fa78c3839fc7e184cbfecac4',
      ],
      mustNot: [
        "SONAR_TOKEN = '83ab563a¦cea85b0f1b450e205d4b78c81e52f53'",
        'checksum: f36ef773¦94484b87f540a0547ea980546a067ad6',
      ],
    },
  },
  {
    id: 'snyk-token',
    title: 'Snyk token',
    severity: 'high',
    pattern: /(?<!\w)snyk_(?:uat|sat)\.[0-9a-f]{8}\.[\w-]{20,700}(?:\.[\w-]{20,700}){0,2}(?![\w-])/,
    keywords: ['snyk_uat.', 'snyk_sat.'],
    longest: 2130,
    entropy: 4,
    samples: {
      must: [
        'snyk_uat.970a¦5610.4dAuCVlyAm2gXZjNZMZM0jeygejWZjvL4hApesTmGqyZ7clqsHbisTRz_Qd2.q9alzWbHqWTIbMBQdqTykUSUh9DfY9cLethDB386MEH',
        'snyk_sat.9230¦4177.UwQU8Q9XujaFKGNhnYj8tYxCaCBloyxvYS3vS46nC6ZH2FwQ77hwY_ITzqJ7',
      ],
      mustNot: [
        'snyk_uat.c52¦3a01.IIGGiyUh11D1QINvT8yPCoJFyE8Humpdl1SpskdnWF-Fpky-d1q3-MlyGWla',
        'snyk_xat.08ce¦1c36.w2yxzb7m0EstzI94T7QC3jU1TwuihaoXeilbEOyr_0PMVuqsBIHDGIOQ20WK',
      ],
    },
  },
  {
    id: 'snyk-token-by-name',
    title: 'Snyk token, by its name',
    severity: 'high',
    ...assigned(credentialsOf('snyk'), uuid),
    samples: {
      must: [
        '<add key="snykApiKey" value="0174e651¦-b126-9038-85b7-908b1d22820a"/>',
        'ENV SNYK_TOKEN 81ce89da¦-7764-b77c-1ffe-390d83e47b66',
      ],
      mustNot: [
        'snyk_api_key := "9f2e¦7ab8-a6eb-fb13-ca64-a25ceb62c5b"',
        'checksum: ae727a02¦-0372-95e1-0b3c-b3cb64b45324',
      ],
    },
  },
  {
    id: 'codecov-token',
    title: 'Codecov upload token',
    severity: 'medium',
    ...assigned(['codecov * token'], uuid),
    samples: {
      must: [
        '"codecov_token" => "7ad831ef¦-ccf1-7ce2-9bf2-ad6d720e5aa8"',
        '--codecov-upload-token 1b8ebf09¦-dd57-1c3f-7b4b-b9b40100741c',
      ],
      mustNot: [
        'os.environ["CODECOV_TOKEN"] = "a4ff¦b73e-b682-03bf-ec0d-6cc83feb4ec"',
        'checksum: 01d7f1a4¦-1e96-1f7c-5868-ae97ae79b91f',
      ],
    },
  },
  {
    id: 'codacy-token',
    title: 'Codacy token',
    severity: 'medium',
    ...assigned(['codacy * token'], { pattern: '(?:[0-9a-f]{32}|[0-9A-Za-z]{20})(?!\\w)', longest: 32 }),
    samples: {
      must: [
        'export CODACY_PROJECT_TOKEN=e91efefd¦e5d3a5836d7eb0a4c1ab48cf',
        '"codacyProjectToken": "6b8c7749¦b7a6182c86ce527fc199656c"',
      ],
      mustNot: [
        'codacy_project_token: 9c3f499c¦22c7f0a6abf1f2f2d08375d',
        'checksum: 42cfb426¦2a175ebef66cb11dad24266b',
      ],
    },
  },
  {
    id: 'coveralls-token',
    title: 'Coveralls repository token',
    severity: 'medium',
    ...assigned(['coveralls * token'], run(alnum, 32, 33)),
    entropy: 3.5,
    samples: {
      must: [
        "COVERALLS_REPO_TOKEN = 'FTBJukSc¦RAiVPtCjd73T2gfd0WH5ztHkE'",
        '<add key="coverallsRepoToken" value="qr8V193w¦0JkW9RcwXTNXj8r1OLLw9YsFB"/>',
      ],
      mustNot: [
        'ENV COVERALLS_REPO_TOKEN x2amH31L¦45cSMjxUOAjayWAF3pUQBXx',
        'checksum: 8AQAHdbH¦TXRDsD9kW1NVWU9zftwZfVr5k',
      ],
    },
  },
  {
    id: 'code-climate-token',
    title: 'Code Climate test reporter id',
    severity: 'low',
    ...assigned(['cc test reporter id'], run(hex, 64)),
    keywords: ['test_reporter_id', 'test-reporter-id'],
    samples: {
      must: [
        'cc_test_reporter_id := "8cd27859¦464979e9837c9f99c333feb5f9ce631e7eb29237ab67a3f672c92b2b"',
        '"cc_test_reporter_id" => "c9a4f63e¦6596bbcd62bf38c409a0f394a6dade4aa96e67493c2ee20cb2f28ca9"',
      ],
      mustNot: [
        '--cc-test-reporter-id 2655a92c¦6f6130716a417b42553c5fedda6f7946411bac9b0f2e355a6c4e066',
        'checksum: ee4f34a4¦3f342e7fd31a77f96873b2bd11e60b27515c32bd7b51e4af3f14c0a1',
      ],
    },
  },
  {
    id: 'fossa-api-key',
    title: 'FOSSA API key',
    severity: 'medium',
    ...assigned(['fossa * key'], run(hex, 32)),
    samples: {
      must: [
        '<add key="fossaApiKey" value="7fdeec39¦d7d0f8e5abed9a7f34234280"/>',
        'ENV FOSSA_API_KEY 9b16629e¦c27143188262ad22ce3037f6',
      ],
      mustNot: [
        'fossa_api_key := "de7e0121¦546f60223e9f4f354fb5aeb"',
        'checksum: 839b32dc¦d043801a1f4c45e54d0d2c2f',
      ],
    },
  },
  {
    id: 'semgrep-token',
    title: 'Semgrep app token',
    severity: 'high',
    ...assigned(['semgrep * token'], run(hex, 64)),
    samples: {
      must: [
        '"semgrep_app_token" => "66a5c326¦29c137e0caad6f561a56f19b995feff31408f87862d8a2ca984e5338"',
        '--semgrep-app-token 0920392b¦4a57893f1d43af25b2d405a489e43261152d01ff1be1aa648e1dad11',
      ],
      mustNot: [
        'os.environ["SEMGREP_APP_TOKEN"] = "b6719b78¦c4185c320cc886df05165e357a975027b62e6b91f76bae684707848"',
        'checksum: 3470d939¦740df09cb43a47e9bab89a2a432000575c4da7adf58fbf01f0ed92c5',
      ],
    },
  },
  {
    id: 'gitguardian-key',
    title: 'GitGuardian API key',
    severity: 'high',
    ...assigned(['gitguardian * key'], { pattern: '[0-9A-Fa-f]{71,72}(?!\\w)', longest: 72 }),
    samples: {
      must: [
        'export GITGUARDIAN_API_KEY=8a02c27e¦5edc808e7b9292a69fa97ae79705347d14b3c7168dd964d35df46046b61b5fa0',
        '"gitguardianApiKey": "2c75e201¦b31199799fa1d61aeed12dcd527136df4e6f3e65f0cfdecc14403e17af377cd4"',
      ],
      mustNot: [
        'gitguardian_api_key: 9bb1850a¦34314e7ab0f4bfc9d32dd81832f8a006744e7d450dea2682744f456c4399e9',
        'checksum: 867bccdf¦90b4bd21d45654fd8129dd193d2375746c4f835fc7a4f1e9589c499880ce18b6',
      ],
    },
  },
  {
    id: 'dependency-track-key',
    title: 'Dependency-Track API key',
    severity: 'high',
    pattern: /(?<!\w)odt_(?:[0-9A-Za-z]{8}_)?[0-9A-Za-z]{32}(?!\w)/,
    keywords: ['odt_'],
    longest: 45,
    entropy: 3,
    samples: {
      must: ['odt_2OTvJSWB¦lP1phpL0dLPJSZX5EpYvFVFC', 'odt_52lH¦GbFK_xXe1iwz66FJ7rWyLoR3pHyjhR8qepMwu'],
      mustNot: ['odt_ZajQB60x¦wUbGQl1KLRcgYmYuwrdT0Yk', 'odt_mu7¦Zg5x_ObZyXXQoOak2qINzEpjGeXzHHzqnMejz'],
    },
  },
];
