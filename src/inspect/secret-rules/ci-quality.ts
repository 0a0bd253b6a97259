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
        'sqp_a81b8ebf¦09dd571c3f7b4bb9b40100741ca4ffb7',
        'squ_3eb68203¦bfec0d6cc83feb4ec01d7f1a41e961f7',
      ],
      mustNot: [
        'sqp_c5868ae9¦7ae79b91fe91efefde5d3a5836d7eb0',
        'sqp_a4c1ab48¦cf6b8c7749b7a6182c86ce527fc199656',
        'xsqp_c9c3f499¦c22c7f0a6abf1f2f2d08375d42cfb426',
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
        '"sonarToken": "2a175ebe¦f66cb11dad24266b7e59ed5fc631e108"',
        'sonar.login: 2874f041¦094deb40caa4751810a22ebfc5571fd5',
      ],
      mustNot: [
        "SONAR_TOKEN = '45d588ed¦6640bff4f28cd27859464979e9837c9'",
        'checksum: f99c333f¦eb5f9ce631e7eb29237ab67a3f672c92',
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
        'snyk_uat.b2bc¦9a4f.RDuPMbPjjpqPAi_CXmG3ag2yEbIeQqhtvJehbQwPSHbCp8wu93piBzAYpfdB.RLMga9oO-P4E1T5RfJ7TjJ8MLFmNzurrfP_TdJQI64j',
      ],
      mustNot: [
        'snyk_uat.ac9¦b0f2.uCMNhQoJv3PQuuIyDIhHC_DJAvUysF7gUU-bOXSDl9kq54vQ3l9TK4KoF9kt',
        'snyk_xat.7b51¦e4af.D-7Hn1h6rQ0ANd7P_cPsZ7wUnR0VGN37WKW3WMgKWEt04d1mLgxmLmkcTsiX',
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
        '<add key="snykApiKey" value="4848e447¦-4375-5423-8314-625a10ee0048"/>',
        'ENV SNYK_TOKEN a542b4ce¦-cc55-911d-5562-f844df56cd30',
      ],
      mustNot: [
        'snyk_api_key := "b865¦f02f-4fba-7407-fd05-ff60626de89"',
        'checksum: 2d9ca30e¦-fee3-feb6-618e-671a93b3c684',
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
        '"codecov_token" => "c182a98f¦-ca76-be61-560e-2b6ef09fb05b"',
        '--codecov-upload-token 6da9a2b8¦-a27a-061b-b594-674fd9b2a32f',
      ],
      mustNot: [
        'os.environ["CODECOV_TOKEN"] = "2620¦ac4e-3cde-f829-0bd5-4cf4f3d2a3c"',
        'checksum: 9609ff1d¦-7c3f-16c3-acf8-33a800316513',
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
        'export CODACY_PROJECT_TOKEN=e7df3c3b¦c79ac0c5e5bf29fea377a03c',
        '"codacyProjectToken": "0b839a08¦c940b8522e987cc4874a02f0"',
      ],
      mustNot: [
        'codacy_project_token: 4ae7e9b2¦7af535d044b94629d28a573',
        'checksum: 438e877e¦0523f6ad9278c8c5b45daf0e',
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
        "COVERALLS_REPO_TOKEN = 'eEkLbSl2¦EBUDyx0AZ30UdR3KH4xjzhQt1'",
        '<add key="coverallsRepoToken" value="U9CgvLYk¦cXVQguWrgf3ll4ZtMMSUmyqTS"/>',
      ],
      mustNot: [
        'ENV COVERALLS_REPO_TOKEN 1EDuq3D0¦lg63uDKIZLVBLEGWMZvtoN7',
        'checksum: ODnnnGwf¦B8kmYyF0BCDWHEjEiEgJ38EQ4',
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
        'cc_test_reporter_id := "591cb111¦4d99ef57c1a78cf1ae6c318a7a4dab7eb5e718b05f1ad466da5464c2"',
        '"cc_test_reporter_id" => "8a1bb5ae¦072302859a1aeb466b6f4eb8e8b90f28eb923bd07885fbc59b4c844e"',
      ],
      mustNot: [
        '--cc-test-reporter-id d09622e0¦df3fc48803be75487e215dafd819a607990691c1cae490dfe7e7d12',
        'checksum: 8cf318be¦e3fdaf4e7cbf5a0afe2db4d345443590ef5f15087d8523ef4b2433c8',
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
        '"fossa_api_key" => "b5ada21f¦c9d12a978d512e97911283bf"',
        '--fossa-api-key 250d17ef¦55f89b8b12159aa5a52287ab',
      ],
      mustNot: [
        'os.environ["FOSSA_API_KEY"] = "30cc4972¦72e533cb8e34de3d22624e3"',
        'checksum: d9fdea62¦4532e2bb8896205e54a0134a',
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
        'export SEMGREP_APP_TOKEN=3585de46¦c39fa83c375e793c39af3c6d804f8c4817c229685148b458b4ad5ae1',
        '"semgrepAppToken": "0371683f¦f536d689a26b98d1681733ec2ce6b9c818dc53f6a10884bee65a3136"',
      ],
      mustNot: [
        'semgrep_app_token: b305318c¦95b1f2ebbe943b092632c7381cfe6484831a5a5e0bfcb8c2e1ae8ea',
        'checksum: f60bbd2e¦b89ea6b811a00a2ce5cff778d25e630bbed7880d4d1c103e4e87580d',
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
        "GITGUARDIAN_API_KEY = '22bc2a49¦efb5a92136ffef852bb83b48259559dcc836d0bd7d2eef67de1199646b3bb367'",
        '<add key="gitguardianApiKey" value="9623c9f3¦770a05cb25bc3db1bfe5424f1ba7075e2b981d985ccb251177cfd5e718ac3139"/>',
      ],
      mustNot: [
        'ENV GITGUARDIAN_API_KEY c0c70840¦d1ba488c9dde7e2630736f5dafe40eea792ab465d0710ef63297acdab322b6',
        'checksum: 72e792a7¦c8af935f54f37e4df6ec82bb2b03669a74fd45afd45fcc64f3084c8a99fff81d',
      ],
    },
  },
  {
    id: 'dependency-track-key',
    title: 'Dependency-Track API key',
    severity: 'high',
    ...prefixed('odt_', run(alnum, 32, 41)),
    samples: {
      must: ['odt_Y1mzca2t¦Zyphg9BRXlStQ6KgCPEqodxt', 'odt_9iis4a97¦FkEtXy9euiHtgJayqX4mD4hkB2gvFgXDO'],
      mustNot: [
        'odt_bpt74mIm¦wPB2rkBx7FcYhlnkPU5uEex',
        'odt_Ufs7cjEC¦DMqUGnkiZAeZuLPspZDJ4LNeiVgeRpxbba',
        'xodt_7WVfifCa¦Q65VfTBcoFlbxP94LLZOO8ag',
      ],
    },
  },
];
