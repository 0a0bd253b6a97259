import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, base64url, hex, prefixed, run } from '../secret-shape.ts';

export const ciHosted: readonly SecretRule[] = [
  {
    id: 'circleci-token',
    title: 'CircleCI API token',
    severity: 'critical',
    pattern: /(?<!\w)CCI(?:PAT|PRJ)_[0-9A-Za-z]{22}_[0-9a-f]{40}(?!\w)/,
    keywords: ['ccipat_', 'cciprj_'],
    longest: 70,
    entropy: 3,
    samples: {
      must: [
        'CCIPAT_7yBNoemI¦Or5TQVXiS9h5gL_2492d3c25b6825b8001b5b4c4246a570031cf77f',
        'CCIPRJ_GVDabakr¦pOaXeOcAHd2bQn_757a9e523622b0102c078337445f048eb0e97465',
      ],
      mustNot: [
        'CCIPAT_sDPOcmcm¦3j0757iNEPOdX7_0194f67bd38dbce5704464b7becfc3efffe575e',
        'CCIPUT_9YBd4YZT¦0g2IhNOJCIYfVZ_f1a6489c902ace639b97a44cdb7fca8c2e05b637',
      ],
    },
  },
  {
    id: 'circleci-token-by-name',
    title: 'CircleCI token, by its name',
    severity: 'critical',
    ...assigned(['(?:circleci|circle) * token'], run(hex, 40)),
    keywords: ['circle'],
    samples: {
      must: [
        'ENV CIRCLECI_API_TOKEN a6296377¦6b54d805dcd31e0bbe41dbb0e80ec905',
        'circle_token := "86290cb3¦30e608043d72b4821ae6d65162ddb99d"',
      ],
      mustNot: [
        '"circleci_api_token" => "9e594cab¦53d08a02de87f47c026129a84ea0123"',
        'checksum: 18493901¦7534334c0f5478086eb36aba3fa976e5',
      ],
    },
  },
  {
    id: 'travis-token',
    title: 'Travis CI token',
    severity: 'high',
    ...assigned(['travis * token'], run(base64url, 22)),
    entropy: 3.5,
    samples: {
      must: [
        '--travis-api-token nVj6ASUE¦UfGpLhgOfysRLw',
        'os.environ["TRAVIS_TOKEN"] = "1F1JHvhi¦5ugq7GVZtQKFlO"',
      ],
      mustNot: ['export TRAVIS_API_TOKEN=oTZmajCS¦SIGa2kNjb1nKb', 'checksum: ONmckDoh¦GzpeelbMIr__s0'],
    },
  },
  {
    id: 'buildkite-token',
    title: 'Buildkite API, cluster, session or job token',
    severity: 'critical',
    pattern: /(?<!\w)bk(?:ua|aa|aj|ct)_[\w-]{40,400}(?:\.[\w-]{20,900}){0,2}(?![\w-])/,
    keywords: ['bkua_', 'bkaa_', 'bkaj_', 'bkct_'],
    longest: 2200,
    entropy: 3.3,
    samples: {
      must: [
        'bkua_559def92¦17f3104ecc767ce9e215090955db9fd2',
        'bkct_H8F5lXpM¦cm03WRKqqjivRyHsO8bAlCxtnOJGC6u1ts8M72Bia6lRPTrIRZeOxMaa',
      ],
      mustNot: [
        'bkua_379a3ee7¦63f66de21173241f4a37f353bbd3948',
        'bkxx_05252158¦29e93d54ebe68d2b0fa19a9b8e400786',
      ],
    },
  },
  {
    id: 'buildkite-agent-token',
    title: 'Buildkite agent token',
    severity: 'critical',
    ...assigned(['buildkite agent token', 'buildkite * token'], run(alnum, 40, 50)),
    entropy: 3.5,
    samples: {
      must: [
        '<add key="buildkiteAgentToken" value="HUqgb1Du¦GN46yz7UbZZH9b0229tZiblY1xARIGdJ9P8tOfR5NJ"/>',
        'ENV BUILDKITE_AGENT_TOKEN m2RI2K5r¦LxWgEBDUKIS3ala1KCDe5e7k05xmrQFdJZrxJ34WQb',
      ],
      mustNot: [
        'buildkite_agent_token := "2PpjKtgr¦lKdA7XFUvnrKSVwtmB00Y5PAaxvHTsu"',
        'checksum: q1Yt3FGT¦vYZPBvcgSoqY7sNSGj4uIzaP90jHVoDHX8nDSGBuI5',
      ],
    },
  },
  {
    id: 'drone-token',
    title: 'Drone CI token',
    severity: 'critical',
    ...assigned(['drone * (?:token|secret)'], run(alnum, 32)),
    entropy: 3.3,
    samples: {
      must: [
        '"drone_token" => "weGEVeXk¦9ObKzIteQAKVto7bdVUBdn1j"',
        '--drone-rpc-secret aETqyZMl¦XjHl2mqSdy2IqqMFKDBdXCCm',
      ],
      mustNot: [
        'os.environ["DRONE_TOKEN"] = "w4PsfNzk¦QIytiuHQZNs3LsMIqAwfAJf"',
        'checksum: lXIwt23S¦pAbF054kASE9moVJhaHxxiNO',
      ],
    },
  },
  {
    id: 'harness-token',
    title: 'Harness access token',
    severity: 'critical',
    pattern: /(?<!\w)[ps]at\.[\w-]{22}\.[0-9a-f]{24}\.[0-9A-Za-z]{20}(?!\w)/,
    keywords: ['pat.', 'sat.'],
    longest: 72,
    entropy: 3,
    samples: {
      must: [
        'pat.ZcOfxAuG¦hV6CzToNHHDYdo.462d1894b9ed367722b384fd.Xy1VgvQhqiXPKpWY7QIC',
        'sat.To4AwYG8¦6zwfrYu5_qPVBz.28abec6eebb75cf9f5ec6134.G36RrDNDb3Qu5Z2TV04L',
      ],
      mustNot: [
        'pat.EZd7N_vz¦6Smg8tMCiTCWIE.155bbf9a0e4d4ee79e6eb136.gRyOtot8gb3m562GGFL',
        'pat.EK5wDqvZ¦J9pnjCYtHvO9Z.52b6b86529fb8e84b5b43a23.cXIVtqt0vKe8lVQmjaHV',
      ],
    },
  },
  {
    id: 'codefresh-token',
    title: 'Codefresh API key',
    severity: 'critical',
    ...assigned(['codefresh * (?:key|token)'], {
      pattern: '[0-9a-f]{24}\\.[0-9a-f]{32}(?!\\w)',
      longest: 57,
    }),
    samples: {
      must: [
        "CODEFRESH_API_KEY = 'bc24b086¦570fc578aff0ac4c.5b4231a4a95eb97733f4aca512922cbd'",
        '<add key="codefreshApiKey" value="92ad8989¦fa872a67f6ba5901.f5271ee50c6832c357ea64f688c9bc3e"/>',
      ],
      mustNot: [
        'ENV CODEFRESH_API_KEY eb4c8df5¦e959fe4995ae8364.249844a8780c911f028ab62f7107345',
        'checksum: 3eaae7df¦d8e310583e86f720.0e724e85f8ea759bac241540f579340b',
      ],
    },
  },
  {
    id: 'appveyor-token',
    title: 'AppVeyor API token',
    severity: 'critical',
    ...assigned(['appveyor * (?:token|key)'], { pattern: '(?:v2\\.)?[0-9a-z]{20}(?!\\w)', longest: 23 }),
    samples: {
      must: [
        'appveyor_api_token := "v2.fjl27j2p¦uspzqha4v7ii"',
        '"appveyor_api_token" => "v2.i9n7gd0h¦an35avm2ll0q"',
      ],
      mustNot: ['--appveyor-api-token v2.rynvf002¦k0vaklch3dq', 'checksum: v2.6yzb5onc¦sohwzumj8kj2'],
    },
  },
  {
    id: 'bitrise-token',
    title: 'Bitrise access token',
    severity: 'critical',
    ...assigned(['bitrise * token'], run(base64url, 86)),
    entropy: 4,
    samples: {
      must: [
        'os.environ["BITRISE_ACCESS_TOKEN"] = "ShznN2yl¦XbAZ_-6IekgpUE-ANTqN3GPTCRmo8DjSai9iuxiPs5HBbYlMhuiMRR7lgPDsxxXu0uBD-T85YEkXn5"',
        'export BITRISE_ACCESS_TOKEN=tnNiNAqN¦vfsTIhCtRADo-MaxETJheESSN0tA608tDVb4AXZaZmJQT9mBKCYBC7t5bcsxLgBTDT-1e-u7yMMLpz',
      ],
      mustNot: [
        '"bitriseAccessToken": "SsHfChSB¦oWaf17kQgj7NNptZpDMvBUvV7MLuYUurbVAx0-DdOWWzYCaDEQqxHr15MATdEpLbXEUC83n5-ff_I"',
        'checksum: BtBcZ6jh¦ZaCh1fjKJuUbJCrYNWPWEK1-iu1RVsRPJHQFSwbdeIeZv0OZ9C-9Q5hz_ylOH7xwSK4hyrqTqGewdG',
      ],
    },
  },
  {
    id: 'depot-token',
    title: 'Depot token',
    severity: 'critical',
    ...prefixed(['depot_project_', 'depot_org_'], run(hex, 64)),
    samples: {
      must: [
        'depot_project_6a067ad6¦970a5610192e37bf2c0a88b585850bafaab88be51a2cad7c4df819bd',
        'depot_org_d49bd76f¦f690d29bf894d87495269d7fb777a23a8295ada32021534923041777',
      ],
      mustNot: [
        'depot_project_e672628e¦b93545ac8b2d8e3932bcfee870e711c318403e611ae8f47fd41c523',
        'depot_project_a014444b¦f7a0030645e72f63c43f324ecc9b07cdb9c83f3cbff90d0f5bf48b908',
        'xdepot_project_ce1c36e0¦fef91c03ddf42171630b707eeba9c8abb936fdf0657edd2443446600',
      ],
    },
  },
  {
    id: 'expo-token',
    title: 'Expo access token',
    severity: 'critical',
    ...assigned(['expo * token'], run(base64url, 40)),
    entropy: 4,
    samples: {
      must: [
        '--expo-token WK17UGuR¦M5k4BQd0DWZLiTa2Zl7s98YB0gZ7owXd',
        'os.environ["EXPO_TOKEN"] = "qfTTPGlU¦Sn7-zvFd2sWCvGVkQOay9uVelXhQujyk"',
      ],
      mustNot: [
        'export EXPO_TOKEN=7FmgRIfB¦MnxkRBnNlexTBVh2B0DSBcKx42lEnjC',
        'checksum: nkOIkGKD¦9HUeqZE7vzom-7Vmu9bkz9hrRqS81xKh',
      ],
    },
  },
];
