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
        'sqp_5aeb5661¦ba63dee8e0e23f72183b8c1dc5b52d5e',
        'squ_ad74a3d6¦23cf59e374aa37750d2102d379128898',
        'sqa_c4672c25¦38231d199de5a2737f0afe1f555cf7d4',
      ],
      mustNot: [
        'sqp_a3a72c89¦a01b6ab155cd8c35e27e7155e87ed97',
        'sqp_2e0f3968¦8f839336de4d0152793c59837320c1faa',
        'xsqp_f42d2981¦ba893a0ab54e7943d85868350fbe067d',
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
        '"sonarToken": "6644637e¦99a4a8e06823f261afffb641ee751afd"',
        'sonar.login: d7d4ae94¦68e9f9e49b88b6ca64eee68e15601387',
      ],
      mustNot: [
        "SONAR_TOKEN = '435fa78c¦3839fc7e184cbfecac483ab563acea8'",
        'checksum: 5b0f1b45¦0e205d4b78c81e52f53f36ef77394484',
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
        'snyk_uat.b87f¦540a.2MJTvecX3NIRh1QVhsPcT2fMQ414dAuCVlyAm2gXZjNZMZM0jeygejWZjvL4.hApesTmGqyZ7clqsHbisTRz_Qd2q9alzWbHqWTIbMBQ',
        'snyk_sat.9d7f¦b777.h9DfY9cLethDB386MEHdBD1G6VUUwQU8Q9XujaFKGNhnYj8tYxCaCBloyxvY',
      ],
      mustNot: [
        'snyk_uat.70e¦711c.C6ZH2FwQ77hwY_ITzqJ7mMBCg37IIGGiyUh11D1QINvT8yPCoJFyE8Humpdl',
        'snyk_xat.07cd¦b9c8.F-Fpky-d1q3-MlyGWla0Wmu6nCRw2yxzb7m0EstzI94T7QC3jU1TwuihaoXe',
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
        '<add key="snykApiKey" value="bb936fdf¦-0657-edd2-4434-46600850174e"/>',
        'ENV SNYK_TOKEN 651b1269¦-0388-5b79-08b1-d22820a81ce8',
      ],
      mustNot: [
        'snyk_api_key := "9da7¦764b-77c1-ffe3-90d8-3e47b669f2e"',
        'checksum: 7ab8a6eb¦-fb13-ca64-a25c-eb62c5bae727',
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
        '"codecov_token" => "a0203729¦-5e10-b3cb-3cb6-4b453247ad83"',
        '--codecov-upload-token 1efccf17¦-ce29-bf2a-d6d7-20e5aa81b8eb',
      ],
      mustNot: [
        'os.environ["CODECOV_TOKEN"] = "f09d¦d571-c3f7-b4bb-9b40-100741ca4ff"',
        'checksum: b73eb682¦-03bf-ec0d-6cc8-3feb4ec01d7f',
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
        'export CODACY_PROJECT_TOKEN=1a41e961¦f7c5868ae97ae79b91fe91ef',
        '"codacyProjectToken": "efde5d3a¦5836d7eb0a4c1ab48cf6b8c7"',
      ],
      mustNot: [
        'codacy_project_token: 749b7a61¦82c86ce527fc199656c9c3f',
        'checksum: 499c22c7¦f0a6abf1f2f2d08375d42cfb',
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
        "COVERALLS_REPO_TOKEN = '84oDxj5Y¦dzLx2EafBTXrNTUCCPNx33RLi'",
        '<add key="coverallsRepoToken" value="nxuQyzm4¦ojY9hgtyi4sDDkMFTBJukScRA"/>',
      ],
      mustNot: [
        'ENV COVERALLS_REPO_TOKEN iVPtCjd7¦3T2gfd0WH5ztHkEqr8V193w',
        'checksum: 0JkW9Rcw¦XTNXj8r1OLLw9YsFBx2amH31L',
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
        'cc_test_reporter_id := "22ebfc55¦71fd545d588ed6640bff4f28cd27859464979e9837c9f99c333feb5f"',
        '"cc_test_reporter_id" => "9ce631e7¦eb29237ab67a3f672c92b2bc9a4f63e6596bbcd62bf38c409a0f394a"',
      ],
      mustNot: [
        '--cc-test-reporter-id 6dade4aa¦96e67493c2ee20cb2f28ca92655a92c6f6130716a417b42553c5fed',
        'checksum: da6f7946¦411bac9b0f2e355a6c4e066ee4f34a43f342e7fd31a77f96873b2bd1',
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
        '<add key="fossaApiKey" value="9134b8e6¦d4b36d71cdcd18162387fdee"/>',
        'ENV FOSSA_API_KEY c39d7d0f¦8e5abed9a7f342342809b166',
      ],
      mustNot: [
        'fossa_api_key := "29ec2714¦3188262ad22ce3037f6de7e"',
        'checksum: 0121546f¦60223e9f4f354fb5aeb839b3',
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
        '"semgrep_app_token" => "2dcd0438¦01a1f4c45e54d0d2c2f66a5c32629c137e0caad6f561a56f19b995fe"',
        '--semgrep-app-token ff31408f¦87862d8a2ca984e53380920392b4a57893f1d43af25b2d405a489e43',
      ],
      mustNot: [
        'os.environ["SEMGREP_APP_TOKEN"] = "261152d0¦1ff1be1aa648e1dad11b6719b78c4185c320cc886df05165e357a97"',
        'checksum: 5027b62e¦6b91f76bae6847078483470d939740df09cb43a47e9bab89a2a43200',
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
        'export GITGUARDIAN_API_KEY=0575c4da¦7adf58fbf01f0ed92c58a02c27e5edc808e7b9292a69fa97ae79705347d14b3c',
        '"gitguardianApiKey": "7168dd96¦4d35df46046b61b5fa02c75e201b31199799fa1d61aeed12dcd527136df4e6f3"',
      ],
      mustNot: [
        'gitguardian_api_key: e65f0cfd¦ecc14403e17af377cd49bb1850a34314e7ab0f4bfc9d32dd81832f8a006744',
        'checksum: e7d450de¦a2682744f456c4399e9867bccdf90b4bd21d45654fd8129dd193d2375746c4f8',
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
      must: ['odt_j7bmhBag¦UPEK8V3TJBGvstIhOZc9nIJv', 'odt_quwH¦wGe1_pPTlXe2GjWND2OTvJSWBlP1phpL0dLPJ'],
      mustNot: ['odt_SZX5EpYv¦FVFC52lHGbFKxXe1iwz66FJ', 'odt_7rW¦yLoR_3pHyjhR8qepMwuZajQB60xwUbGQl1KLR'],
    },
  },
];
