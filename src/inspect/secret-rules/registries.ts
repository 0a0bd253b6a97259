import { endsInBase62Checksum } from '../secret-checksum.ts';
import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, base64url, hex, prefixed, run } from '../secret-shape.ts';

export const registries: readonly SecretRule[] = [
  {
    id: 'npm-access-token',
    title: 'npm access token',
    severity: 'critical',
    ...prefixed('npm_', run(alnum, 36)),
    check: endsInBase62Checksum,
    samples: {
      must: [
        'npm_X6ph1ysW¦1ITpIH3vGGIkSNiTCbBUBT4gaIkF',
        '//registry.npmjs.org/:_authToken=npm_G1PQET1S¦n3K3ZSYPMpnuirBhgJmi3x303YFb',
      ],
      mustNot: [
        'npm_nXsZFqtT¦Po9omlWyvkpc77CRqZiLit0Brfca',
        'npm_FTlZgJhA¦B8u9TQmjZhXraKqB0Oav2jmBUGQ',
        'x_npm_ybWGXvIO¦fxTeCGYJLa0ii3X8ML6V1B4FEQ4W',
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
        'pypi-AgEIcHlwaS5vcmcv20xGhIe¦XFP3_gciB7j8GAKdYdepcnTim0orn3DB_O239bEKG_SBxpV6QYPhaKjYtK6xtZ',
        'pypi-AgEIcHlwaS5vcmcLI2qLZ4A¦c8Vur6fCkcnndGPtLV3jSyJoI8lecJNFxhAHHqdWPYHU3-61e1jJpKHauOaryYvNoT1CiJJULjIUBeDysVhpvwn8U3WfNrPzRQa-C2zAcuAbwSAxfBJ26wjOXwv2YkSQrhU2-VqusDBxkHW2a0Lpy66zaK9klXJJ70teoELu0FYqVoTcTefNQWIJ31UNtq7xDRst8ZGDjxjRD_GQb6Zy9CZ4efyArF76ZFFFXrHgPZKlPrZibND4nD-bmJxs71d5i8f7WymBwCt7NED4RhZaHYhS8fYTC8JEFM1yIC7TXmHBPiLmRz7St2dPbQtyMTbLCbBerSM_NKgwLRzp-5GiJ2urpN_ZFr6RbwjYjNpXwLgNfEUnsOF4AMcdpYCbAPm0PbaHKGlKvL_jq9SWebFAifTcTQC-UUy6IMKkX1CCR_-JfUBn5IjHLaSN5BFb-4r0p_WNJwGDsXbJ9B9tsT2-7fVgY5AurF4vaPgLT2aevlBBVl5HBWlyFUY22M6MmFLatM0Hg3_Cyt0XQ7xJj5JNz-0W-z0Q04hQq8mD4KzpI02MhEq6URpU8j0Tb0dL2baOnJJroMl3lDnqGFZ2NROmh6nbJSdozd8mghI_eqSXrrAeICiHFvC4rKkdcCSc3brHZdL4Wx1vt5OYZzHo--6QeDNj0Dp3Pk6XTEQcbgBHUMmMmJtRMcik8snRnz8zKlzk5ChjR3CQeoJ0RGI8X2HBv3xnxNYhclSgqUEH6gaYGZmcd516Ee4xZlyOZ7IpA2OTIhq8EMP5jpFLnnvUwhqdhLppXoh8hczRc8-Tj_SdqXsqBTT5lpDt-4Z-oz_GjKx2h0SothhGRnqTKMAORMBpHukrTYguX5fwHyggestWhDTo78uAeS1b8MIuFSnHQBcy2RzhD2IDkpxeU0hfq5VO2aIMXyCfz2Oi8QpHiBnE7qsOsa3lqlArJPx-HCBx01fCbotRG_VxOoMHrQQm2urMt__6C1bcha4h',
      ],
      mustNot: [
        'pypi-AgEIcHlwaS5vcmcbTm4Wx7x¦ibdmRpdWzT46LS-oY2gpNlKFgBSxqxqdv5eRDInCXxDPYubKRAGItMOevJOR4',
        'pypi-AgEIcHlwaS5vcmcfojTqGJ3¦9n38OKyDW4_oRTmOYNq_YJB9LhZH53sVZzffbtOSd6Od6FgR8n5LqxM0ekxU9nNYSjzY_6OU5IlfkNpFdjIMDkiwhzJZVYQuRaFCYsyNNgqqHJHsp7tJhcPRJbsP582obRI6kYGeZjBULWgyGw6BTxdXQ-dwWQKHT4UG3EvGIYClcCITiez5RHnxusKitiLI7Ze7FZUYagDTVq7z7lzHjZ8j7vr6L_UrJyb2wsz_cHAIPG5G9JBiENy8BmFC4hPSUWER0hCRcR2JGNC9wswiRZtyD29z7DobHKAs0HQSxP5FbFHMl_NBcS_QgNhHoufHKgYMTUBnDF0fBwNoLPTfYN8NbhiQhIX9Tww0lId3x7y3l3xh2y1zet2zUOsnUWZrXpx8uakfq1SvrLniZXc8F7XXx0BU5Rnn-xHlqzQu_U-_57q3ox-FU33hU6LMp7bgvHHoNKxm3BhXnRgff1KkKglEFr3ps7Y5CiFOsVBy-ClG2QTQLy-0RphXzFFl3acqwwQ8IOG5p0ip0M9-dR-lX4faxg3POWMdMpQ_sZ20TpP8GUJ39vpdKtrxfWjBjtK2v2sCfBjIk2Gubpv31STnVSQWt3B102PAuLCg2EphHO7zZzaxqMhzjVaE8BGvywpWg--ATNw2Jrp1Ju_81kKjs6nECbMGttzvuR3aUhTtqEv7rfll78CvD2c2tyfs9nb6bBDaqkm3w31MEdFw90z_KbfxYNcEjX7v3higVsgGK0YD5H8ti8TQ0qagSc_-qVkICEEw6mzvh6EWSaYU16qPwVEOYMAVAhFrC9C64pEa9xZuxBT9oaLStwY0hU0YncX3AUp5uw_PQdH-lBSm8xNh1QMyXZHpYEOoLxzVa-QFYSZVmvC5ZfegtNMQSBtogJxnu6VCPFCvdkvYav928W1DIBhSyD36kmPfvfhVjGkE8AgHKpT9HxajELfYSmwGatiJEqfc8NtvxmoRcjx7he7ut1sX4q_G22YqF',
        'xpypi-AgEIcHlwaS5vcmcqdQr85d_¦Mv2xSRX7Ml8couw4ekN8Hno0Cmg2B_1MCfQQylaD33K4qsJRCOi6muhrfwW7tT',
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
        'pypi-AgENdGVzdC5weXBpLm9yZpu-E1Gtx¦SwEIeZMAIan7DlS-qAy1xNUwC3-a5YaIeKnUC1ULeCCHbRIWzjOn77EcUulVw4',
        'pypi-AgENdGVzdC5weXBpLm9yZO0nlZeOi¦qXqdIE2jDZlsIQjaADJy4pfdd9ey4L9J1BXj9yqarCSOxig2z8XhfZJACmkGX1QSNbD23P0ipgDxv_3RqEawP-Kw9FmoVwEXRRgpMwARAVBpCCecjdMKweJ7lhqR5gsF2WcCDWrZBGxdbzIt39WSuAyNfiEXHgwuiTmYcwK_SDQoWHBj9ZJfF4tr3yYVVz8MTzZBXS-K7m8Kjv8GTWOmwnzS_l7BNO9AVWz2BtpCgjQu7E8M-BbooXhTsCHE05xGZa3vxWwXJC4p5dnWOchEv7jf7BdYytZ9qB2DfO2U7t0Mm4uYblB74xkucxcNHi_PxBIjy-EGIxslTyITi8EdCOKyKbGiBR3u37rFGJz1SY7Wk1rA8NHgmmZ9TKmZBvy2xsNUXdlV_wuNRu1YvZ2Tz7UMwNjlR4Ih5PRkmQvUqFT9giwEJHSn6AJH0pM4n1ELaldGxBmloHlqtMQQ-u9zy8Sgil7PCW624dhvXyiqBnl-DMCswvEfICKLoUBICMxzPoUVICwGh9MHzZaPyZxwHTWRmFeWh1lgvCUBr6rwViqNX5UCc8bRMzGzNLpPwV53hkN2b_uh8a8DUAkQlCJPAPAwOUND1R1af3QBV9_Xl6LSmBJgnxTqcvf56-lY6j_y4FiO8rm_uq2VCXW_VLo0HTzZUeDU4fBliOJvNoBJFX4yf1F5BMPP-H8S1geB3it2ThTeLMq0C_wHEZZxA_YnInJ3_FyGx7_sW3gTOLm0Ua3A2ZcXbH3Lxe7ayQ_GrI_59g9skI2FWpttA1CfNi7IvxkPgVta-Xgu8l1_AKbsaSF82oeCN72ARXPINrgEilcfC7YEPTpOng_N4_D6k7OfOyJ6aSAbCe5tcCZUkHNDHYVePZ_jQTLK-9I2EPJPp4Swe-Vt-OBrsRnrtMMG2P5LaBQI_eeU5yytQmd-RRUDaIhDnK7Q0aKeZ2_ICJGDcPRiKVNoURSkQ0g17LzVd8cgAvsWLV8CZbsn',
      ],
      mustNot: [
        'pypi-AgENdGVzdC5weXBpLm9yZyP8aRcg1¦XENjVOwTp6QjmIE89XIsY0jqpYGdtWx3N0xInO4a9aN00wAQpH2C1ZJLV_JSm',
        'pypi-AgENdGVzdC5weXBpLm9yZ7H1GO1eN¦YmB1BwNEPL5MwqH45opXJf6EcNWz6In8ttUqA0OZDAHd8tOEEiFGPoD057ztT9oc3ET88jEGh57YQkye68zxt1nJCszKD26wd2lJVBKc3oHJX_5hl-Ffko0lS9ka5sx71JRCqKazuDgxvs9LFCG1b_cev0EOye9uqIDguuhvy8o5mowaCek9XQbD9EJscU0tfzzJhv4HphX0k94L_PZZ8rffQkkYJdqqSVQipOKO1ND7whPj1oG8RR21V3BFqAMScIYwkLg8cCnRMBe16J3qXENa2Kf_mxtFGg0OjdhNI4W7y2qu8_I6o6dw_tWYhDJPyE93JeorIlFPwOxTc7Lv9LpHPfDBuh5AMFCh2NJ2jGfZaALZaXNxK44d9GDMy8Ze-nnAXTdmHYk_rYUWiKN0Tdxq1D_7lWw2Zlh8u1bubaCvwKqf93qs1kATL3F8vyWxMHodvC2ISAFePZ79lUj6ElgXZ6l6AIf4et-Mn7eqMLUgXYfwbrSt1Ng6Kj4KYJdxakinwfsPtS1oVvdMrZ82gW1r09_7aI_5lS89fjni4xoouae6Mg2tpoezRMaE-QeJ5lNYSnDnq-fMMmmqHx672IprJcdwzsz-2axF1HMmz4_ZP6BGvH-QnVpZHzTlwbI3cxqodSUwY6cxnfchgMCldPucSfYgg92Nd-jZZluUQ8fVCeNvGae2cawjPxVqlCFA4kz-WnI_mPaeNdoI66RFG7YGF5euS3pO2bfv1pXjsxI_B3eetXp0eG4YsC6LDURHUgJZHifVQZALuqz__Ra-Gowu2E6FueF_aDBhfBIe72xoQfLbXshTvIz4cE_x14R85WDcOXr4boPX3OO2wM4dw_SLwQXhNZGpIascRkkt0dwoK_BT5UwJnAoJPQMznNWzlLtojRE4-XT3vl6FR1cZ1YoW0G39-pEbwDofYVHWGjf9Ihy1G3IGUbqXhz6k7iLZKwUS2IQE5UQbFMSPMlSjNny0ONkkpzPDX',
        'xpypi-AgENdGVzdC5weXBpLm9yZyPjTwjDc¦RZHcXvDkSLSBSCRL9InVrNiYZVy2f6F0IfX3vZVnSnJJX002w_isr_hH9r3OSi',
      ],
    },
  },
  {
    id: 'rubygems-api-key',
    title: 'RubyGems API key',
    severity: 'critical',
    ...prefixed('rubygems_', run(hex, 48)),
    samples: {
      must: ['rubygems_bfbe9537¦20b93f864141a3483c07f7d176554fa218756e8b'],
      mustNot: [
        'rubygems_49d4692c¦a0d6c07bb88ddb264bdd060b78ae3b070e765df',
        'rubygems_4373c91c¦8314731333ac06d5519c33fb39a576bc33e835a38',
        'xrubygems_c4ae435f¦1d2e1b4b12dabafea855f01059514b6ad5915cee',
      ],
    },
  },
  {
    id: 'crates-io-token',
    title: 'crates.io API token',
    severity: 'critical',
    ...prefixed('cio', run(alnum, 32)),
    entropy: 3.8,
    samples: {
      must: ['cioKVBxO38I¦YDnEWwiGylT37UUvtptPuGFI'],
      mustNot: [
        'cioVFzgpTWF¦9LVq6tSo0jgtmfNnmiTzC8y',
        'cio4olczMq1¦1quA4ohOuFjDp7NO1yPXEFq1I',
        'xcio75YPq1Ke¦JAjs4NzeoskH40HqWQEzKcQx',
      ],
    },
  },
  {
    id: 'clojars-deploy-token',
    title: 'Clojars deploy token',
    severity: 'critical',
    ...prefixed('CLOJARS_', run(hex, 60)),
    samples: {
      must: ['CLOJARS_8f97b72f¦02b481d840e5c629c7c53fd7ba7f8c70ef885e1a92ab91c7043b'],
      mustNot: [
        'CLOJARS_60a6d877¦208eff0073e2354c227464c5e6cb10c5c051fe1d24aff83a1c6',
        'CLOJARS_af299362¦a5761ea4a0ed74dc9b8a5a372132bb2c85ba095614bf4bb82e528',
        'xCLOJARS_188c89c7¦a14377f89a2b324545c7832eb38bc6d156a365dc6b7c1ba07e02',
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
        'packagist_ort_45a7210e¦26767f97a41aac1fad50dd7915a23c4249563355bf399d98daaa9fc88ed4',
        'packagist_acs_c193fe9b¦6891911f959b764f19e38b36c6af944bdaa9f1ae8ff62ad53140d811',
      ],
      mustNot: [
        'packagist_ort_f756ef56¦ab8fba4998611e829ea8e3d87fe7151f15abb90e3572bfc7bbd',
        'packagist_xyz_6aa95922¦ec654e8db2be7a8ca337c235e94cc2d8377ccb381e437ae34753a3c7e19d',
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
        '<add key="hexApiKey" value="0676332f¦bcbc89194c0adf403bcb8360"/>',
        'ENV HEXPM_WRITE_KEY de33b1de¦4e4647e8d484bde8cbff4c93',
      ],
      mustNot: [
        'hex_api_key := "dae66555¦fd0018f16e6c92311a721d5"',
        'checksum: 5f7e97ff¦d748f7dfdcc857c531f26ea3',
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
        'BUNDLE_GEMS__EXAMPLE__COM: "deploy:1zHC1Q6B¦UMYMkSMcj9Uy"',
        'ENV BUNDLE_RUBYGEMS__PKG__GITHUB__COM=bot:RQSx6x7H¦4mco2LMb8nIA8Eeo',
      ],
      mustNot: [
        'BUNDLE_GEMS__EXAMPLE__COM: "$USER:$PASSWORD"',
        'BUNDLE_PATH: "vendor:gziKkZPS¦BzF1Gk2LIFD8"',
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
        "ANACONDA_API_TOKEN = 'ab-93d27570¦-ec1e-d325-65a8-bce8b0e1e2e4'",
        '<add key="condaToken" value="ab-30e74e18¦-69d3-cc48-55ad-c817c77aaef8"/>',
      ],
      mustNot: [
        'ENV ANACONDA_API_TOKEN abc-2bc31356¦-5e20-326a-2efe-7c2216f0ec77',
        'checksum: ab-068cbfed¦-d6c1-9e70-6155-fd76b808c3d8',
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
        'cocoapods_trunk_token := "36e2eb60¦3b9dc0f319bac4cf8243a47f"',
        '"cocoapods_trunk_token" => "4679ed57¦ae50364ff251ba25d079d137"',
      ],
      mustNot: [
        '--cocoapods-trunk-token e74d375d¦5e86e2eeb4eb0273aaa29d0',
        'checksum: 5b949143¦01b23df234ee7400ad569a10',
      ],
    },
  },
];
