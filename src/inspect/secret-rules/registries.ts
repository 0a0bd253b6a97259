import { endsInBase62Checksum } from '../secret-checksum.ts';
import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, base64url, bounded, hex, prefixed, run } from '../secret-shape.ts';

export const registries: readonly SecretRule[] = [
  {
    id: 'npm-access-token',
    title: 'npm access token',
    severity: 'critical',
    ...prefixed('npm_', run(alnum, 36)),
    check: endsInBase62Checksum,
    samples: {
      must: [
        'npm_bTr4b8pw¦AgY91bCFZf1ckMUcPibnYI4dHybc',
        '//registry.npmjs.org/:_authToken=npm_RxcFN9rg¦ZfrOm2qUqpM6fq79FXqGSm3VQGtM',
      ],
      mustNot: [
        'npm_EymblZhQ¦5AoxgJimIYgetJyQM0NQqN2KyyFa',
        'npm_JUDrlfDG¦5AnZzzHnpbeOqcHqqdlVXlhdfUo',
        'x_npm_9PWB7UuZ¦cQJkjY4bmfFzaXXtJCQucQ2phjZu',
      ],
    },
  },
  {
    id: 'pypi-token',
    title: 'PyPI API token',
    severity: 'critical',
    ...prefixed('pypi-AgEIcHlwaS5vcmc', run(base64url, 70, 1000)),
    samples: {
      must: [
        'pypi-AgEIcHlwaS5vcmcUXagJBzD¦Q5agdVLcBUDhY19bglC8HoBxryKeh3K3fc-sZjTluHuj763lptDc8HIAsQ5-4o',
        'pypi-AgEIcHlwaS5vcmcfH8ubRDu¦UJL4PR1InDsr27L_QQMSn2C6tPhnMjXDJWmS_PgM8azprLihHyW7iCYrgW7RjM2NTyY1wIZHpoQ2MwrOfsLrlKkHWI9bERWDxuUuRcU8ybUlFrJnyAuGtvHo-QVSf9VziJU8be4mrM4_bWKOWz0Kzbc9dIJ4jylg9_BgqoiBzNS3MosZNmEtuPU34engAVzJzVMpkjXBiRytlemR6Jx3uHzPmljmZ87vfFKYVUQkeB8Z5jDmj9ZoTNj0ThORLSMXaZRoqdHu_MsbQFPhy894pKDzThBqrZo0O3tP6l6R78XpbyyiuOPUt5fFF-UJc09lL2X-uvK8_pDd5Onz1wpslcF_C23axbY6XWbulxPNzNwW2pqTw2u7f7voiNd7UxoIEFOthVwdLMGJwqeN1m4NzWqXamwPWdh17HjgD-2Nv20xGhIeXFP3_gciB7j8GAKdYdepcnTim0orn3DB_O239bEKG_SBxpV6QYPhaKjYtK6xtZLI2qLZ4Ac8Vur6fCkcnndGPtLV3jSyJoI8lecJNFxhAHHqdWPYHU3-61e1jJpKHauOaryYvNoT1CiJJULjIUBeDysVhpvwn8U3WfNrPzRQa-C2zAcuAbwSAxfBJ26wjOXwv2YkSQrhU2-VqusDBxkHW2a0Lpy66zaK9klXJJ70teoELu0FYqVoTcTefNQWIJ31UNtq7xDRst8ZGDjxjRD_GQb6Zy9CZ4efyArF76ZFFFXrHgPZKlPrZibND4nD-bmJxs71d5i8f7WymBwCt7NED4RhZaHYhS8fYTC8JEFM1yIC7TXmHBPiLmRz7St2dPbQtyMTbLCbBerSM_NKgwLRzp-5GiJ2urpN_ZFr6RbwjYjNpXwLgNfEUnsOF4AMcdpYCbAPm0PbaHKGlKvL_jq9SWebFAifTcTQC-UUy6IMKkX1CCR_-JfUBn5IjHLaSN5BFb-4r0p_WNJwGDsXbJ9B9tsT2-7fVgY5AurF4vaPgLT2aevl',
      ],
      mustNot: [
        'pypi-AgEIcHlwaS5vcmcBBVl5HBW¦lyFUY22M6MmFLatM0Hg3_Cyt0XQ7xJj5JNz-0W-z0Q04hQq8mD4KzpI02MhEq',
        'pypi-AgEIcHlwaS5vcmc6URpU8j0¦Tb0dL2baOnJJroMl3lDnqGFZ2NROmh6nbJSdozd8mghI_eqSXrrAeICiHFvC4rKkdcCSc3brHZdL4Wx1vt5OYZzHo--6QeDNj0Dp3Pk6XTEQcbgBHUMmMmJtRMcik8snRnz8zKlzk5ChjR3CQeoJ0RGI8X2HBv3xnxNYhclSgqUEH6gaYGZmcd516Ee4xZlyOZ7IpA2OTIhq8EMP5jpFLnnvUwhqdhLppXoh8hczRc8-Tj_SdqXsqBTT5lpDt-4Z-oz_GjKx2h0SothhGRnqTKMAORMBpHukrTYguX5fwHyggestWhDTo78uAeS1b8MIuFSnHQBcy2RzhD2IDkpxeU0hfq5VO2aIMXyCfz2Oi8QpHiBnE7qsOsa3lqlArJPx-HCBx01fCbotRG_VxOoMHrQQm2urMt__6C1bcha4hbTm4Wx7xibdmRpdWzT46LS-oY2gpNlKFgBSxqxqdv5eRDInCXxDPYubKRAGItMOevJOR4fojTqGJ39n38OKyDW4_oRTmOYNq_YJB9LhZH53sVZzffbtOSd6Od6FgR8n5LqxM0ekxU9nNYSjzY_6OU5IlfkNpFdjIMDkiwhzJZVYQuRaFCYsyNNgqqHJHsp7tJhcPRJbsP582obRI6kYGeZjBULWgyGw6BTxdXQ-dwWQKHT4UG3EvGIYClcCITiez5RHnxusKitiLI7Ze7FZUYagDTVq7z7lzHjZ8j7vr6L_UrJyb2wsz_cHAIPG5G9JBiENy8BmFC4hPSUWER0hCRcR2JGNC9wswiRZtyD29z7DobHKAs0HQSxP5FbFHMl_NBcS_QgNhHoufHKgYMTUBnDF0fBwNoLPTfYN8NbhiQhIX9Tww0lId3x7y3l3xh2y1zet2zUOsnUWZrXpx8uakfq1SvrLniZXc8F7XXx0BU5Rnn-xHlqzQu_U-_57q3ox-FU33hU6LMp7bgvHHoNKxm3BhXnRgff1KkKglEFr3ps7Y5CiFOsVBy-Cl',
        'xpypi-AgEIcHlwaS5vcmcG2QTQLy-¦0RphXzFFl3acqwwQ8IOG5p0ip0M9-dR-lX4faxg3POWMdMpQ_sZ20TpP8GUJ39',
      ],
    },
  },
  {
    id: 'test-pypi-token',
    title: 'TestPyPI API token',
    severity: 'low',
    ...prefixed('pypi-AgENdGVzdC5weXBpLm9yZ', run(base64url, 70, 1000)),
    samples: {
      must: [
        'pypi-AgENdGVzdC5weXBpLm9yZvpdKtrxf¦WjBjtK2v2sCfBjIk2Gubpv31STnVSQWt3B102PAuLCg2EphHO7zZzaxqMhzjVa',
        'pypi-AgENdGVzdC5weXBpLm9yZE8BGvywp¦Wg--ATNw2Jrp1Ju_81kKjs6nECbMGttzvuR3aUhTtqEv7rfll78CvD2c2tyfs9nb6bBDaqkm3w31MEdFw90z_KbfxYNcEjX7v3higVsgGK0YD5H8ti8TQ0qagSc_-qVkICEEw6mzvh6EWSaYU16qPwVEOYMAVAhFrC9C64pEa9xZuxBT9oaLStwY0hU0YncX3AUp5uw_PQdH-lBSm8xNh1QMyXZHpYEOoLxzVa-QFYSZVmvC5ZfegtNMQSBtogJxnu6VCPFCvdkvYav928W1DIBhSyD36kmPfvfhVjGkE8AgHKpT9HxajELfYSmwGatiJEqfc8NtvxmoRcjx7he7ut1sX4q_G22YqFqdQr85d_Mv2xSRX7Ml8couw4ekN8Hno0Cmg2B_1MCfQQylaD33K4qsJRCOi6muhrfwW7tTpu-E1GtxSwEIeZMAIan7DlS-qAy1xNUwC3-a5YaIeKnUC1ULeCCHbRIWzjOn77EcUulVw4O0nlZeOiqXqdIE2jDZlsIQjaADJy4pfdd9ey4L9J1BXj9yqarCSOxig2z8XhfZJACmkGX1QSNbD23P0ipgDxv_3RqEawP-Kw9FmoVwEXRRgpMwARAVBpCCecjdMKweJ7lhqR5gsF2WcCDWrZBGxdbzIt39WSuAyNfiEXHgwuiTmYcwK_SDQoWHBj9ZJfF4tr3yYVVz8MTzZBXS-K7m8Kjv8GTWOmwnzS_l7BNO9AVWz2BtpCgjQu7E8M-BbooXhTsCHE05xGZa3vxWwXJC4p5dnWOchEv7jf7BdYytZ9qB2DfO2U7t0Mm4uYblB74xkucxcNHi_PxBIjy-EGIxslTyITi8EdCOKyKbGiBR3u37rFGJz1SY7Wk1rA8NHgmmZ9TKmZBvy2xsNUXdlV_wuNRu1YvZ2Tz7UMwNjlR4Ih5PRkmQvUqFT9giwEJHSn6AJH0pM4n1ELaldGxBmloHlqtMQQ-u9zy8Sgil7PCW624dhvXyiqBn',
      ],
      mustNot: [
        'pypi-AgENdGVzdC5weXBpLm9yZl-DMCswv¦EfICKLoUBICMxzPoUVICwGh9MHzZaPyZxwHTWRmFeWh1lgvCUBr6rwViqNX5U',
        'pypi-AgENdGVzdC5weXBpLm9yZCc8bRMzG¦zNLpPwV53hkN2b_uh8a8DUAkQlCJPAPAwOUND1R1af3QBV9_Xl6LSmBJgnxTqcvf56-lY6j_y4FiO8rm_uq2VCXW_VLo0HTzZUeDU4fBliOJvNoBJFX4yf1F5BMPP-H8S1geB3it2ThTeLMq0C_wHEZZxA_YnInJ3_FyGx7_sW3gTOLm0Ua3A2ZcXbH3Lxe7ayQ_GrI_59g9skI2FWpttA1CfNi7IvxkPgVta-Xgu8l1_AKbsaSF82oeCN72ARXPINrgEilcfC7YEPTpOng_N4_D6k7OfOyJ6aSAbCe5tcCZUkHNDHYVePZ_jQTLK-9I2EPJPp4Swe-Vt-OBrsRnrtMMG2P5LaBQI_eeU5yytQmd-RRUDaIhDnK7Q0aKeZ2_ICJGDcPRiKVNoURSkQ0g17LzVd8cgAvsWLV8CZbsnyP8aRcg1XENjVOwTp6QjmIE89XIsY0jqpYGdtWx3N0xInO4a9aN00wAQpH2C1ZJLV_JSm7H1GO1eNYmB1BwNEPL5MwqH45opXJf6EcNWz6In8ttUqA0OZDAHd8tOEEiFGPoD057ztT9oc3ET88jEGh57YQkye68zxt1nJCszKD26wd2lJVBKc3oHJX_5hl-Ffko0lS9ka5sx71JRCqKazuDgxvs9LFCG1b_cev0EOye9uqIDguuhvy8o5mowaCek9XQbD9EJscU0tfzzJhv4HphX0k94L_PZZ8rffQkkYJdqqSVQipOKO1ND7whPj1oG8RR21V3BFqAMScIYwkLg8cCnRMBe16J3qXENa2Kf_mxtFGg0OjdhNI4W7y2qu8_I6o6dw_tWYhDJPyE93JeorIlFPwOxTc7Lv9LpHPfDBuh5AMFCh2NJ2jGfZaALZaXNxK44d9GDMy8Ze-nnAXTdmHYk_rYUWiKN0Tdxq1D_7lWw2Zlh8u1bubaCvwKqf93qs1kATL3F8vyWxMHodvC2ISAFePZ79lUj6ElgXZ6l6AIf4et-Mn7eqMLU',
        'xpypi-AgENdGVzdC5weXBpLm9yZgXYfwbrS¦t1Ng6Kj4KYJdxakinwfsPtS1oVvdMrZ82gW1r09_7aI_5lS89fjni4xoouae6M',
      ],
    },
  },
  {
    id: 'rubygems-api-key',
    title: 'RubyGems API key',
    severity: 'critical',
    ...prefixed('rubygems_', run(hex, 48)),
    samples: {
      must: ['rubygems_a0dccaf6¦593f6a41b587c3cdfa55ccd4e1104cd499efdff0'],
      mustNot: [
        'rubygems_9e3045cf¦1f86124e4f6c7c84f7be9409edc977e819eca9a',
        'rubygems_a53b96e9¦7a8aa2059fb88be762a73a5e49a099eb6e7db3321',
        'xrubygems_bff8c4fc¦69a59c41163418431ae70c609ae0c8bde4f20aad',
      ],
    },
  },
  {
    id: 'crates-io-token',
    title: 'crates.io API token',
    severity: 'critical',
    ...bounded('cio', run(alnum, 32)),
    entropy: 3.8,
    samples: {
      must: ['key=cioGP0K8a2Y¦pHRy6heo3afmlA6FD8FL9pH8', '"cioMKzFDHqk¦5ASpyQUmVVtDwIbsVWg8PTho"'],
      mustNot: [
        'key=cioS1pa73yx¦zt7psSK7VIw65qLxKt59Zos',
        'key=cioK31dXsTP¦eDbKAIGRXLES9U2uJv7qVTtw0',
        'key=xciojyhk2tD4¦2G6dJtpxpCxGQ2IPtCG1CmCs',
      ],
    },
  },
  {
    id: 'clojars-deploy-token',
    title: 'Clojars deploy token',
    severity: 'critical',
    ...prefixed('CLOJARS_', run(hex, 60)),
    samples: {
      must: ['CLOJARS_863aed0f¦a6d66412d280fcb8799eadd891dabf00d896b83fec33d55f3e90'],
      mustNot: [
        'CLOJARS_2d27127f¦4039097aa9f987b0e5894d57f9245e1a5ca943f0ea247a4cfc6',
        'CLOJARS_77d186fc¦4390b307c43e087d9f4a763cfe7ba17c9dfdbaa98ffc245ae9697',
        'xCLOJARS_2c2d88dc¦28dd2a1722033dc488b3fff4327a5cec851cd499b6c88478d6c3',
      ],
    },
  },
  {
    id: 'packagist-token',
    title: 'Private Packagist token',
    severity: 'critical',
    pattern: /(?<!\w)packagist_(?:[ou][ru]t|ack|acs)_[0-9a-f]{60,80}(?!\w)/,
    keywords: ['packagist_'],
    longest: 94,
    entropy: 3,
    samples: {
      must: [
        'packagist_ort_7188c0c1¦cb618fe911310ba8eeb47cb0c8ed488b1a4f00894f6779e558e842277e1f',
        'packagist_acs_df31ad17¦4e9ed2d20f542e6c4d37be50b1a266e97b5ccbbe7f984cfc5d980079',
      ],
      mustNot: [
        'packagist_ort_3d142f88¦7b7e5622ecabea780d5cc06aaa70b3c1c71ad7d7a08d39344e0',
        'packagist_xyz_6f6da2c2¦8868f97b72f02b481d840e5c629c7c53fd7ba7f8c70ef885e1a92ab91c70',
      ],
    },
  },
  {
    id: 'hex-pm-api-key',
    title: 'Hex.pm API key',
    severity: 'critical',
    ...assigned(['hex api key', 'hexpm * key'], run(hex, 32)),
    keywords: ['hex_api', 'hex-api', 'hexapi', 'hexpm'],
    samples: {
      must: [
        '<add key="hexApiKey" value="43b60a6d¦877208eff0073e2354c22746"/>',
        'ENV HEXPM_WRITE_KEY 4c5e6cb1¦0c5c051fe1d24aff83a1c6af',
      ],
      mustNot: [
        'hex_api_key := "299362a5¦761ea4a0ed74dc9b8a5a372"',
        'checksum: 132bb2c8¦5ba095614bf4bb82e528188c',
      ],
    },
  },
  {
    id: 'bundler-credentials',
    title: 'Bundler credentials of a gem server',
    severity: 'high',
    pattern:
      /BUNDLE_[0-9A-Z_]{3,60}__(?:COM|ORG|IO|NET|DEV|CLOUD)["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(?<secret>[^\s"'$:]{1,60}:[^\s"'$]{6,120})/,
    keywords: ['bundle_'],
    longest: 265,
    entropy: 3,
    samples: {
      must: [
        'BUNDLE_GEMS__EXAMPLE__COM: "deploy:GgcJqrOF¦bLx387toFEXs"',
        'ENV BUNDLE_RUBYGEMS__PKG__GITHUB__COM=bot:zwpUGbWl¦JekhK4kN7wX48BXh',
      ],
      mustNot: [
        'BUNDLE_GEMS__EXAMPLE__COM: "$USER:$PASSWORD"',
        'BUNDLE_PATH: "vendor:9sBgOFpH¦aasnhhhj6jmf"',
      ],
    },
  },
  {
    id: 'anaconda-token',
    title: 'Anaconda.org token',
    severity: 'high',
    ...assigned(['conda * token', 'conda token'], {
      pattern: '[a-z]{2}-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\\w-])',
      longest: 39,
    }),
    samples: {
      must: [
        "ANACONDA_API_TOKEN = 'ab-fe7151f1¦-5abb-90e3-572b-fc7bbd6aa959'",
        '<add key="condaToken" value="ab-22ec654e¦-8db2-be7a-8ca3-37c235e94cc2"/>',
      ],
      mustNot: [
        'ENV ANACONDA_API_TOKEN abc-d8377ccb¦-381e-437a-e347-53a3c7e19d06',
        'checksum: ab-76332fbc¦-bc89-194c-0adf-403bcb8360de',
      ],
    },
  },
  {
    id: 'cocoapods-trunk-token',
    title: 'CocoaPods trunk token',
    severity: 'critical',
    ...assigned(['cocoapods trunk token', 'cocoapods * token'], run(hex, 32)),
    samples: {
      must: [
        'cocoapods_trunk_token := "33b1de4e¦4647e8d484bde8cbff4c93da"',
        '"cocoapods_trunk_token" => "e66555fd¦0018f16e6c92311a721d55f7"',
      ],
      mustNot: [
        '--cocoapods-trunk-token e97ffd74¦8f7dfdcc857c531f26ea308',
        'checksum: 60d35fbb¦eb4fdde33821ab49547ace57',
      ],
    },
  },
];
