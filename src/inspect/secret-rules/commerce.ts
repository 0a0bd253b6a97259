import type { SecretRule } from '../secret-rule.ts';
import { alnum, base64url, hex, prefixed, run } from '../secret-shape.ts';

/** Shops and shipping. */
export const commerce: readonly SecretRule[] = [
  {
    id: 'shopify-access-token',
    title: 'Shopify access token',
    severity: 'high',
    ...prefixed(['shpat_', 'shpca_', 'shppa_', 'shptka_'], {
      pattern: '[0-9a-fA-F]{32}(?!\\w)',
      longest: 32,
    }),
    samples: {
      must: [
        'shpat_8f0e1¦bbb68e018afb6ad5e1e49e7f223',
        '"shpca_c4cd5¦3be3c54fa0f50ea1b599fbc1d09"',
        'shppa_a8221¦125ce1ff08f6e94769abb8e5256',
        'THEME=shptka_032d7¦56fb0d62991ab5a27239f255ef1',
      ],
      mustNot: ['shpat_df544¦71b12685745', 'shpxx_3de04¦878e9e733ce6ca4ccacbcd1f7ec'],
    },
  },
  {
    id: 'shopify-shared-secret',
    title: 'Shopify shared secret',
    severity: 'high',
    ...prefixed('shpss_', { pattern: '[0-9a-fA-F]{32}(?!\\w)', longest: 32 }),
    samples: {
      must: ['shpss_24c48¦a9dba7adc4defab961f8ab17712'],
      mustNot: ['shpss_1bb30¦b582fae1b0ffe6526d276479bf22'],
    },
  },
  {
    id: 'lob-api-key',
    title: 'Lob API key',
    severity: 'high',
    ...prefixed('live_', run(hex, 35)),
    samples: {
      must: ['live_4bca0¦8af3a636ca2207349c8b5d728bd9e9'],
      mustNot: [
        'test_153d8¦a02ab10685cf1a5c9c5735def468d6',
        'live_dc997¦e541fcb005ec8997dda73f3e10ca1',
        'live_pub_b90e9¦824b2f720f6496dbcbfbea8ddb',
      ],
    },
  },
  {
    id: 'shippo-api-token',
    title: 'Shippo API token',
    severity: 'high',
    ...prefixed('shippo_live_', run(hex, 40)),
    samples: {
      must: ['shippo_live_eb6f9¦fa32fcccae3a9504fd500d44d177b5a1131'],
      mustNot: ['shippo_test_e7c80¦56e5eba85570e272959cc9c2222f895c302', 'shippo_live_911a8¦4d0efc7e400906c'],
    },
  },
  {
    id: 'easypost-api-key',
    title: 'EasyPost API key',
    severity: 'high',
    ...prefixed('EZAK', run(alnum, 54)),
    samples: {
      must: ['EZAKr2XKI¦wJYuHL4zv1uUvvRrsirfSZHryavfCZEmaPy1hz6SJ9s0uwxdX'],
      mustNot: ['EZTKmZZoh¦d4a1wWaF5w5ekuDmHbaWVLLOZ3KX2hbdpiPs2svgMOrsmQJYi', 'EZAKbzjHk¦x3P4CX3MoQkVnVw'],
    },
  },
  {
    id: 'duffel-access-token',
    title: 'Duffel access token',
    severity: 'high',
    ...prefixed('duffel_live_', run(base64url, 43)),
    samples: {
      must: ['duffel_live_hclCD¦yriF2WjY4HU52WcylheNnZYlwFC4a8aqB66RlP'],
      mustNot: [
        'duffel_test_nC459¦hAw7lbldIwolT5Pg2E77bzlqAyX86J8chnc6OM',
        'duffel_live_wT_u0¦EZKwNEKqQWzzfye',
      ],
    },
  },
  {
    id: 'square-application-secret',
    title: 'Square application secret',
    severity: 'high',
    ...prefixed('sq0csp-', run(base64url, 43)),
    samples: {
      must: ['sq0csp-cxoys¦pK9xmxPp3iC4q5R5s6Mp6YKRneP143CmZN0enn'],
      mustNot: ['sq0idp-96OXZ¦9t5Bw7_xut_w5XVmpv8Cjkf0Bd1XXbK8l74pg0', 'sq0csp-YSPHF¦mH5BTzfXdwyefPFio'],
    },
  },
  {
    id: 'square-access-token',
    title: 'Square access token',
    severity: 'critical',
    pattern: /(?<![\w+/-])(?:sq0atp-[\w-]{22}|EAAA[\w-]{60})(?![\w+/=-])/,
    keywords: ['sq0atp-', 'eaaa'],
    longest: 64,
    entropy: 3.5,
    samples: {
      must: [
        'sq0atp-FlPFi¦O_7TauQUzYHE1H9Ye',
        'SQUARE_TOKEN=EAAAEWHjb4¦VD7c9qAOBE6uz8DzvuTklt3myA61ad7gRALn03TkqwMMZ1rbmm6JNy',
      ],
      mustNot: [
        'sq0atp-rIKbl¦ounyhhc',
        'EAAAEISSwN¦FzXivGciuG4UW_N2DB04pAP4o',
        'EAAAEIP0o6¦GgCL0Reou4-noITeyjSabV7iLxxahKd6-p5tcxakEZDxRxzcxKF31_frdO4zH0synUBsmMY2hdv',
      ],
    },
  },
];
