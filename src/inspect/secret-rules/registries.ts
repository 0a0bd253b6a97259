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
        'npm_wjPyF8HP¦XhKZ95ZKe6XLnO0Vucn36H3RW7ir',
        '//registry.npmjs.org/:_authToken=npm_nz0qPjGT¦KKbxGCZyR5l1geAM9l72fj4TSVLz',
      ],
      mustNot: [
        'npm_hAK2NhO3¦02bttXqDT0T4zFT9GhuR5n17CZGa',
        'npm_bUhohZoQ¦CGRvc6iRbBTj84aTI4JCFSA44LS',
        'x_npm_KM1c9hSf¦cEPjmusbW9FfSApPTELdFF0Te7h8',
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
        'pypi-AgEIcHlwaS5vcmczIoNEyqd¦8VdPqqL05SCKNLnqujYmS7mYpRfluqxhgaP_UUlWPi2zFP-0Neu2oUjzHAzYSa',
        'pypi-AgEIcHlwaS5vcmcBT_K_jWT¦MlQh1_UXagJBzDQ5agdVLcBUDhY19bglC8HoBxryKeh3K3fc-sZjTluHuj763lptDc8HIAsQ5-4ofH8ubRDuUJL4PR1InDsr27L_QQMSn2C6tPhnMjXDJWmS_PgM8azprLihHyW7iCYrgW7RjM2NTyY1wIZHpoQ2MwrOfsLrlKkHWI9bERWDxuUuRcU8ybUlFrJnyAuGtvHo-QVSf9VziJU8be4mrM4_bWKOWz0Kzbc9dIJ4jylg9_BgqoiBzNS3MosZNmEtuPU34engAVzJzVMpkjXBiRytlemR6Jx3uHzPmljmZ87vfFKYVUQkeB8Z5jDmj9ZoTNj0ThORLSMXaZRoqdHu_MsbQFPhy894pKDzThBqrZo0O3tP6l6R78XpbyyiuOPUt5fFF-UJc09lL2X-uvK8_pDd5Onz1wpslcF_C23axbY6XWbulxPNzNwW2pqTw2u7f7voiNd7UxoIEFOthVwdLMGJwqeN1m4NzWqXamwPWdh17HjgD-2Nv20xGhIeXFP3_gciB7j8GAKdYdepcnTim0orn3DB_O239bEKG_SBxpV6QYPhaKjYtK6xtZLI2qLZ4Ac8Vur6fCkcnndGPtLV3jSyJoI8lecJNFxhAHHqdWPYHU3-61e1jJpKHauOaryYvNoT1CiJJULjIUBeDysVhpvwn8U3WfNrPzRQa-C2zAcuAbwSAxfBJ26wjOXwv2YkSQrhU2-VqusDBxkHW2a0Lpy66zaK9klXJJ70teoELu0FYqVoTcTefNQWIJ31UNtq7xDRst8ZGDjxjRD_GQb6Zy9CZ4efyArF76ZFFFXrHgPZKlPrZibND4nD-bmJxs71d5i8f7WymBwCt7NED4RhZaHYhS8fYTC8JEFM1yIC7TXmHBPiLmRz7St2dPbQtyMTbLCbBerSM_NKgwLRzp-5GiJ2urpN_ZFr6RbwjYjNpXwLgNfEUnsOF4AMcdpYCbAPm0PbaHKGlKvL_jq9SWebFAif',
      ],
      mustNot: [
        'pypi-AgEIcHlwaS5vcmcTcTQC-UU¦y6IMKkX1CCR_-JfUBn5IjHLaSN5BFb-4r0p_WNJwGDsXbJ9B9tsT2-7fVgY5A',
        'pypi-AgEIcHlwaS5vcmcurF4vaPg¦LT2aevlBBVl5HBWlyFUY22M6MmFLatM0Hg3_Cyt0XQ7xJj5JNz-0W-z0Q04hQq8mD4KzpI02MhEq6URpU8j0Tb0dL2baOnJJroMl3lDnqGFZ2NROmh6nbJSdozd8mghI_eqSXrrAeICiHFvC4rKkdcCSc3brHZdL4Wx1vt5OYZzHo--6QeDNj0Dp3Pk6XTEQcbgBHUMmMmJtRMcik8snRnz8zKlzk5ChjR3CQeoJ0RGI8X2HBv3xnxNYhclSgqUEH6gaYGZmcd516Ee4xZlyOZ7IpA2OTIhq8EMP5jpFLnnvUwhqdhLppXoh8hczRc8-Tj_SdqXsqBTT5lpDt-4Z-oz_GjKx2h0SothhGRnqTKMAORMBpHukrTYguX5fwHyggestWhDTo78uAeS1b8MIuFSnHQBcy2RzhD2IDkpxeU0hfq5VO2aIMXyCfz2Oi8QpHiBnE7qsOsa3lqlArJPx-HCBx01fCbotRG_VxOoMHrQQm2urMt__6C1bcha4hbTm4Wx7xibdmRpdWzT46LS-oY2gpNlKFgBSxqxqdv5eRDInCXxDPYubKRAGItMOevJOR4fojTqGJ39n38OKyDW4_oRTmOYNq_YJB9LhZH53sVZzffbtOSd6Od6FgR8n5LqxM0ekxU9nNYSjzY_6OU5IlfkNpFdjIMDkiwhzJZVYQuRaFCYsyNNgqqHJHsp7tJhcPRJbsP582obRI6kYGeZjBULWgyGw6BTxdXQ-dwWQKHT4UG3EvGIYClcCITiez5RHnxusKitiLI7Ze7FZUYagDTVq7z7lzHjZ8j7vr6L_UrJyb2wsz_cHAIPG5G9JBiENy8BmFC4hPSUWER0hCRcR2JGNC9wswiRZtyD29z7DobHKAs0HQSxP5FbFHMl_NBcS_QgNhHoufHKgYMTUBnDF0fBwNoLPTfYN8NbhiQhIX9Tww0lId3x7y3l3xh2y1zet2zUOsnUWZrXpx8uakfq1SvrLniZXc8F7X',
        'xpypi-AgEIcHlwaS5vcmcXx0BU5Rn¦n-xHlqzQu_U-_57q3ox-FU33hU6LMp7bgvHHoNKxm3BhXnRgff1KkKglEFr3ps',
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
        'pypi-AgENdGVzdC5weXBpLm9yZ7Y5CiFOs¦VBy-ClG2QTQLy-0RphXzFFl3acqwwQ8IOG5p0ip0M9-dR-lX4faxg3POWMdMpQ',
        'pypi-AgENdGVzdC5weXBpLm9yZUMwNjlR4¦Ih5PRkmQvUqFT9giwEJHSn6AJH0pM4n1ELaldGxBmloHlqtMQQ-u9zy8Sgil7PCW624dhvXyiqBnl-DMCswvEfICKLoUBICMxzPoUVICwGh9MHzZaPyZxwHTWRmFeWh1lgvCUBr6rwViqNX5UCc8bRMzGzNLpPwV53hkN2b_uh8a8DUAkQlCJPAPAwOUND1R1af3QBV9_Xl6LSmBJgnxTqcvf56-lY6j_y4FiO8rm_uq2VCXW_VLo0HTzZUeDU4fBliOJvNoBJFX4yf1F5BMPP-H8S1geB3it2ThTeLMq0C_wHEZZxA_YnInJ3_FyGx7_sW3gTOLm0Ua3A2ZcXbH3Lxe7ayQ_GrI_59g9skI2FWpttA1CfNi7IvxkPgVta-Xgu8l1_AKbsaSF82oeCN72ARXPINrgEilcfC7YEPTpOng_N4_D6k7OfOyJ6aSAbCe5tcCZUkHNDHYVePZ_jQTLK-9I2EPJPp4Swe-Vt-OBrsRnrtMMG2P5LaBQI_eeU5yytQmd-RRUDaIhDnK7Q0aKeZ2_ICJGDcPRiKVNoURSkQ0g17LzVd8cgAvsWLV8CZbsnyP8aRcg1XENjVOwTp6QjmIE89XIsY0jqpYGdtWx3N0xInO4a9aN00wAQpH2C1ZJLV_JSm7H1GO1eNYmB1BwNEPL5MwqH45opXJf6EcNWz6In8ttUqA0OZDAHd8tOEEiFGPoD057ztT9oc3ET88jEGh57YQkye68zxt1nJCszKD26wd2lJVBKc3oHJX_5hl-Ffko0lS9ka5sx71JRCqKazuDgxvs9LFCG1b_cev0EOye9uqIDguuhvy8o5mowaCek9XQbD9EJscU0tfzzJhv4HphX0k94L_PZZ8rffQkkYJdqqSVQipOKO1ND7whPj1oG8RR21V3BFqAMScIYwkLg8cCnRMBe16J3qXENa2Kf_mxtFGg0OjdhNI4W7y2qu8_I6o6dw_tWYhDJPyE93JeorIlFPwOxTc',
      ],
      mustNot: [
        'pypi-AgENdGVzdC5weXBpLm9yZ7Lv9LpHP¦fDBuh5AMFCh2NJ2jGfZaALZaXNxK44d9GDMy8Ze-nnAXTdmHYk_rYUWiKN0Td',
        'pypi-AgENdGVzdC5weXBpLm9yZxq1D_7lW¦w2Zlh8u1bubaCvwKqf93qs1kATL3F8vyWxMHodvC2ISAFePZ79lUj6ElgXZ6l6AIf4et-Mn7eqMLUgXYfwbrSt1Ng6Kj4KYJdxakinwfsPtS1oVvdMrZ82gW1r09_7aI_5lS89fjni4xoouae6Mg2tpoezRMaE-QeJ5lNYSnDnq-fMMmmqHx672IprJcdwzsz-2axF1HMmz4_ZP6BGvH-QnVpZHzTlwbI3cxqodSUwY6cxnfchgMCldPucSfYgg92Nd-jZZluUQ8fVCeNvGae2cawjPxVqlCFA4kz-WnI_mPaeNdoI66RFG7YGF5euS3pO2bfv1pXjsxI_B3eetXp0eG4YsC6LDURHUgJZHifVQZALuqz__Ra-Gowu2E6FueF_aDBhfBIe72xoQfLbXshTvIz4cE_x14R85WDcOXr4boPX3OO2wM4dw_SLwQXhNZGpIascRkkt0dwoK_BT5UwJnAoJPQMznNWzlLtojRE4-XT3vl6FR1cZ1YoW0G39-pEbwDofYVHWGjf9Ihy1G3IGUbqXhz6k7iLZKwUS2IQE5UQbFMSPMlSjNny0ONkkpzPDXyPjTwjDcRZHcXvDkSLSBSCRL9InVrNiYZVy2f6F0IfX3vZVnSnJJX002w_isr_hH9r3OSij-lwbLFUA1ibCzYPI6G4gDGYCm3SyVt5UPNMIze97YVKOuXlJcsJOcAne2tQo3TlkZZrrl8PJiqt3R0lVXfvEi3S2xUQKr_GESFmc6mZD7IVC5FCCfo3OtNN6dpCC_kCchNTRioDCvYFLgFWoGgxHCL-4r9v5jIl69rgjf-xgZNK-170NbM7IjQhtLb6Louve_Mn7GaQTWw6FyzoXUb-UwVJg_Cu1lxOH8i22L9mVREkm2oTU3aFAp2ecK9kY81ZqTfqYrUFN92EZdIimlZofw0WUoURDZcuDm41lZUYl5NMMcIl0ppeVMIelcG3u314vf5rGheC9q9afNSlwr5Qbdv6',
        'xpypi-AgENdGVzdC5weXBpLm9yZaP1RUtJ2¦eGF4qVODn1Jg0Gytt2G3iGgODygWg6OPtQmBI1H4mS-_6tf0evbkKxU_7AeBhq',
      ],
    },
  },
  {
    id: 'rubygems-api-key',
    title: 'RubyGems API key',
    severity: 'critical',
    ...prefixed('rubygems_', run(hex, 48)),
    samples: {
      must: ['rubygems_072bde6f¦427458ab68cc285fbb4b1dd45a4ae936ff438efb'],
      mustNot: [
        'rubygems_531205de¦addb929da9469e1b797bc7f52f58205777262d2',
        'rubygems_f36aabc1¦da6994a5997f44e972706854ffc3a70ed08754197',
        'xrubygems_28fedc5c¦add8960670bcae5fa0b5f20fa30baa10565c3ae6',
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
      must: ['cio4t1gcei6¦5YcuKTOcSHNLPN9r40BP4F6W'],
      mustNot: [
        'cio8MCCEJTb¦ElwQ7Mx7Kb2ZMBUd0RwsMpi',
        'cio27i1bPRn¦3d1RHN3tK1qt6n1oyHuUoLP3O',
        'xcioRpWRqsJc¦WtC4EeyOntsuqfFlulIkDwTE',
      ],
    },
  },
  {
    id: 'clojars-deploy-token',
    title: 'Clojars deploy token',
    severity: 'critical',
    ...prefixed('CLOJARS_', run(hex, 60)),
    samples: {
      must: ['CLOJARS_4c93dae6¦6555fd0018f16e6c92311a721d55f7e97ffd748f7dfdcc857c53'],
      mustNot: [
        'CLOJARS_1f26ea30¦860d35fbbeb4fdde33821ab49547ace57081a97646df7a184d8',
        'CLOJARS_0974c0ad¦e7e6e3df06d8e2a82b7fb103b5de57277b90500e740f0c573f5a5',
        'xCLOJARS_48fd2e03¦df8842e9c0b2d9354afde828379dec06d358065ea08645deef7c',
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
        'packagist_ort_4e465bfc¦0f7b68b3eb0a3da3f379b2e70328ed070a05c447e14cdb05dd85a4db93d2',
        'packagist_acs_7570ec1e¦d32565a8bce8b0e1e2e430e74e1869d3cc4855adc817c77aaef82bc3',
      ],
      mustNot: [
        'packagist_ort_13565e20¦326a2efe7c2216f0ec77068cbfedd6c19e706155fd76b808c3d',
        'packagist_xyz_836e2eb6¦03b9dc0f319bac4cf8243a47f4679ed57ae50364ff251ba25d079d137e74',
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
        '<add key="hexApiKey" value="d375d5e8¦6e2eeb4eb0273aaa29d05b94"/>',
        'ENV HEXPM_WRITE_KEY 914301b2¦3df234ee7400ad569a10b7fd',
      ],
      mustNot: [
        'hex_api_key := "8e48e117¦ad3266a7609d4381f46d196"',
        'checksum: a55615b6¦3600a0f56aa2dc50a121cf90',
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
        'BUNDLE_GEMS__EXAMPLE__COM: "deploy:DzqzJVTz¦pbrTJDEHEGgb"',
        'ENV BUNDLE_RUBYGEMS__PKG__GITHUB__COM=bot:tMpyRzUL¦RDWj6LFiECU9IgEc',
      ],
      mustNot: [
        'BUNDLE_GEMS__EXAMPLE__COM: "$USER:$PASSWORD"',
        'BUNDLE_PATH: "vendor:xBiMokhO¦tSZxV0RpEIgg"',
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
        "ANACONDA_API_TOKEN = 'ab-8d2afa8c¦-c668-0adb-dfe6-fa440a49f6f5'",
        '<add key="condaToken" value="ab-9cb6187e¦-6331-93c4-403c-6352c8b9ec53"/>',
      ],
      mustNot: [
        'ENV ANACONDA_API_TOKEN abc-8e60b91e¦-c294-961a-b2c2-364b35f659b0',
        'checksum: ab-f12f308e¦-5d69-9dd6-e1c2-14f37b849d14',
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
        'cocoapods_trunk_token := "3541edcc¦757ece110bfe1144f4c491a6"',
        '"cocoapods_trunk_token" => "94c8a865¦fc7a0f34139d58ee8f00faae"',
      ],
      mustNot: [
        '--cocoapods-trunk-token 05a76650¦8067e90b62ea4888a577ff7',
        'checksum: 214d75d8¦26f33593040e6533effccfe1',
      ],
    },
  },
];
