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
        'sqp_ddf42171¦630b707eeba9c8abb936fdf0657edd24',
        'squ_43446600¦850174e651b126903885b7908b1d2282',
        'sqa_0a81ce89¦da7764b77c1ffe390d83e47b669f2e7a',
      ],
      mustNot: [
        'sqp_b8a6ebfb¦13ca64a25ceb62c5bae727a02037295',
        'sqp_e10b3cb3¦cb64b453247ad831efccf17ce29bf2ad6',
        'xsqp_d720e5aa¦81b8ebf09dd571c3f7b4bb9b40100741',
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
        '"sonarToken": "ca4ffb73¦eb68203bfec0d6cc83feb4ec01d7f1a4"',
        'sonar.login: 1e961f7c¦5868ae97ae79b91fe91efefde5d3a583',
      ],
      mustNot: [
        "SONAR_TOKEN = '6d7eb0a4¦c1ab48cf6b8c7749b7a6182c86ce527'",
        'checksum: fc199656¦c9c3f499c22c7f0a6abf1f2f2d08375d',
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
        'snyk_uat.42cf¦b426.Ag5TMxlwyOPol76thr8J8RQjVxNcusK_pPE6x51ZAZSG_3I71dJsxlH2nhgI.VN5Y72g9AviznLKU7zrMGKqKZYxsRQI3k-zJ_AXptAS',
        'snyk_sat.8594¦6497.cubXEUmd-adoFDFzuiM-dpuPC7xVxj8a8DUglQSfCyQVBnd8jAlncfGzRDuP',
      ],
      mustNot: [
        'snyk_uat.596¦bbcd.PAi_CXmG3ag2yEbIeQqhtvJehbQwPSHbCp8wu93piBzAYpfdBRLMga9oO-P4',
        'snyk_xat.3071¦6a41.TjJ8MLFmNzurrfP_TdJQI64jeoal3y9uCMNhQoJv3PQuuIyDIhHC_DJAvUys',
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
        '<add key="snykApiKey" value="31a77f96¦-873b-2bd1-1e60-b27515c32bd7"/>',
        'ENV SNYK_TOKEN b51e4af3¦-f14c-0a1d-6025-916f96d81e7c',
      ],
      mustNot: [
        'snyk_api_key := "6074¦5018-5808-5a58-3d01-90c5aec5cb9"',
        'checksum: 7db84848¦-e447-4375-5423-8314625a10ee',
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
        '"codecov_token" => "0048a542¦-b4ce-cc55-911d-5562f844df56"',
        '--codecov-upload-token cd30b865¦-f02f-4fba-7407-fd05ff60626d',
      ],
      mustNot: [
        'os.environ["CODECOV_TOKEN"] = "e892¦d9ca-30ef-ee3f-eb66-18e671a93b3"',
        'checksum: c684c182¦-a98f-ca76-be61-560e2b6ef09f',
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
        'export CODACY_PROJECT_TOKEN=b05b6da9¦a2b8a27a061bb594674fd9b2',
        '"codacyProjectToken": "a32f2620¦ac4e3cdef8290bd54cf4f3d2"',
      ],
      mustNot: [
        'codacy_project_token: a3c9609f¦f1d7c3f16c3acf833a80031',
        'checksum: 6513e7df¦3c3bc79ac0c5e5bf29fea377',
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
        "COVERALLS_REPO_TOKEN = 'pYzKjl0t¦6Oyzt0MgG7JL1HfmtvOyhsJ9m'",
        '<add key="coverallsRepoToken" value="0aMHZA45¦XeySlJGuhFOP8kHFtsY8K1n5V"/>',
      ],
      mustNot: [
        'ENV COVERALLS_REPO_TOKEN gbY0v9KS¦XETZkhXJzM4EaKrVB6BQ09i',
        'checksum: j8WMJrt9¦idnC4yJR5waGLBsEkXa686GfT',
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
        'cc_test_reporter_id := "877e0523¦f6ad9278c8c5b45daf0e7ae175f60510fd1a82d0f46afd12bbefee07"',
        '"cc_test_reporter_id" => "6160316a¦9af5a78bb3c68547056687779147d2591cb1114d99ef57c1a78cf1ae"',
      ],
      mustNot: [
        '--cc-test-reporter-id 6c318a7a¦4dab7eb5e718b05f1ad466da5464c28a1bb5ae072302859a1aeb466',
        'checksum: b6f4eb8e¦8b90f28eb923bd07885fbc59b4c844ed09622e0df3fc48803be75487',
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
        '"fossa_api_key" => "8b4e020e¦c7cda0772c51fe1dd4b32e9d"',
        '--fossa-api-key bf9bd7f2¦0d33ab64165dd788b5ae0fdd',
      ],
      mustNot: [
        'os.environ["FOSSA_API_KEY"] = "28e3298c¦a6f6534943fa52ab8e2fece"',
        'checksum: 7e1c5deb¦36bb5ada21fc9d12a978d512',
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
        'export SEMGREP_APP_TOKEN=e9791128¦3bf250d17ef55f89b8b12159aa5a52287ab30cc497272e533cb8e34d',
        '"semgrepAppToken": "e3d22624¦e3d9fdea624532e2bb8896205e54a0134a3585de46c39fa83c375e79"',
      ],
      mustNot: [
        'semgrep_app_token: 3c39af3c¦6d804f8c4817c229685148b458b4ad5ae10371683ff536d689a26b9',
        'checksum: 8d168173¦3ec2ce6b9c818dc53f6a10884bee65a3136b305318c95b1f2ebbe943',
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
        "GITGUARDIAN_API_KEY = 'b092632c¦7381cfe6484831a5a5e0bfcb8c2e1ae8eaf60bbd2eb89ea6b811a00a2ce5cff7'",
        '<add key="gitguardianApiKey" value="78d25e63¦0bbed7880d4d1c103e4e87580d22bc2a49efb5a92136ffef852bb83b48259559"/>',
      ],
      mustNot: [
        'ENV GITGUARDIAN_API_KEY dcc836d0¦bd7d2eef67de1199646b3bb3679623c9f3770a05cb25bc3db1bfe5424f1ba7',
        'checksum: 075e2b98¦1d985ccb251177cfd5e718ac3139c0c70840d1ba488c9dde7e2630736f5dafe4',
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
      must: ['odt_0dfcjySW¦TyLFpouiIoi5arKuNh8gCoqd', 'odt_ARvi¦us1F_Z30SUDW64kfnJFzKdZYtORKcyNY6ZhwY'],
      mustNot: ['odt_54XrNCFr¦5bgSeXEivXJp4wLEPpGLvVI', 'odt_6Bv¦cUAx_aW9V7FnS9QVmxaCSPerGm5MNg4Mc0drk'],
    },
  },
];
