import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, base64url, credentialsOf, hex, prefixed, run, uuid } from '../secret-shape.ts';

export const cloudPlatforms: readonly SecretRule[] = [
  {
    id: 'cloudflare-api-token',
    title: 'Cloudflare API token',
    severity: 'critical',
    ...prefixed(['cfut_', 'cfat_'], run(alnum, 44, 56)),
    samples: {
      must: [
        'cfut_oXsWvYt5¦aZHPKdrJ5DABwiLIgY4oPzCVCgWmbfc27q0h',
        'cfat_wE2YeDZK¦o9fj3vEM94BkrAy7OBUawmSQhQoKCVEJu9De',
        'cfut_eeWrv932¦MKPINi1iU4fS6vmrBWBsZLDPe9tpSi1CDrzSulS9YUh69hLZ',
      ],
      mustNot: [
        'cfut_8Wo6V6a9¦5niShdexsyFoUutR73vLFFeVICbljGtE6Nd',
        'cfut_a4bNQ2p2¦WSnD1N4cfEfzXA2pbfvAolP74gbNRmEMAi3bTb9uwKfUduo6X',
        'xcfut_dV3gjYtx¦saw8O0kLZ3uQiDn05BJY3CVhzJYCRnadpaYh',
      ],
    },
  },
  {
    id: 'cloudflare-global-key',
    title: 'Cloudflare global API key',
    severity: 'critical',
    ...prefixed('cfk_', run(alnum, 44, 56)),
    samples: {
      must: [
        'cfk_Hc3eTWFO¦eD0F8B13GAxpavGy1GBbxLrtAZG7uR02grJX',
        'cfk_icenlaYY¦0mfOALqYTvelOpnxAOhNJmEmohRpMjG8xH8GT9eo8Eq9if7E',
      ],
      mustNot: [
        'cfk_AAYx8b56¦G63p9Dvm5brqajYBbtLu21WTvSp0n1Y8GLA',
        'cfk_9q4M8PSO¦PdndpAAhrJ23ybswReYWwXAAlC5UctH89RvvUbuvBDOeZQ61l',
        'xcfk_eNGXaoCt¦BYU1j5szsUuifmj9jUNrbhXpKE9t1FVRt1cv',
      ],
    },
  },
  {
    id: 'cloudflare-origin-ca-key',
    title: 'Cloudflare origin CA key',
    severity: 'high',
    pattern: /(?<!\w)v1\.0-[0-9a-f]{24}-[0-9a-f]{146}(?!\w)/,
    keywords: ['v1.0-'],
    longest: 176,
    entropy: 3,
    samples: {
      must: [
        'v1.0-5ff60626¦de892d9ca30efee3-feb6618e671a93b3c684c182a98fca76be61560e2b6ef09fb05b6da9a2b8a27a061bb594674fd9b2a32f2620ac4e3cdef8290bd54cf4f3d2a3c9609ff1d7c3f16c3acf833a80031651',
      ],
      mustNot: [
        'v1.0-3e7df3c3¦bc79ac0c5e5bf29f-ea377a03c0b839a08c940b8522e987cc4874a02f04ae7e9b27af535d044b94629d28a573438e877e0523f6ad9278c8c5b45daf0e7ae175f60510fd1a82d0f46afd12bbefee0761603',
        'v1.1-16a9af5a¦78bb3c6854705668-7779147d2591cb1114d99ef57c1a78cf1ae6c318a7a4dab7eb5e718b05f1ad466da5464c28a1bb5ae072302859a1aeb466b6f4eb8e8b90f28eb923bd07885fbc59b4c844ed09622e0d',
      ],
    },
  },
  {
    id: 'cloudflare-api-token-by-name',
    title: 'Cloudflare API token, by its name',
    severity: 'critical',
    ...assigned(['cloudflare * token', 'cf api token'], run(base64url, 40)),
    keywords: ['cloudflare', 'cf_api', 'cf-api', 'cfapi'],
    entropy: 4,
    samples: {
      must: [
        'export CLOUDFLARE_API_TOKEN=zC_oJZZ0¦DjvVKJWVwA6KshztY7ceQ0Tdd2Qd4o5o',
        '"cfApiToken": "gwId1t-w¦UwVt48YpyE7ZiuuFzshyHwSpi_Kf0h_u"',
      ],
      mustNot: [
        'cloudflare_api_token: 9qiHqDIN¦GHFMc0vzM_7K1XTtWM8Ew-JlAJEDmWu',
        'checksum: IGKzRNHV¦gVCP2cFGSDzDy8iFgLKrMCJ-A3TuEN_P',
      ],
    },
  },
  {
    id: 'cloudflare-global-key-by-name',
    title: 'Cloudflare global API key, by its name',
    severity: 'critical',
    ...assigned(['cloudflare * key', 'cf api key', 'x auth key'], run(hex, 37)),
    keywords: ['cloudflare', 'cf_api', 'cf-api', 'cfapi', 'x-auth-key'],
    samples: {
      must: [
        "CLOUDFLARE_API_KEY = 'b55523c6¦179c88e981bac7481ca7f14902fa0'",
        '<add key="cfApiKey" value="094b90c6¦52101c3e3e68b4bb63591e80bf6b1"/>',
      ],
      mustNot: [
        'ENV CLOUDFLARE_API_KEY 1c9d1b6b¦9134b8e6d4b36d71cdcd18162387',
        'checksum: fdeec39d¦7d0f8e5abed9a7f342342809b1662',
      ],
    },
  },
  {
    id: 'fastly-api-token',
    title: 'Fastly API token',
    severity: 'critical',
    ...assigned(credentialsOf('fastly'), run(base64url, 32)),
    entropy: 3.8,
    samples: {
      must: [
        'fastly_api_key := "duoAV6GF¦5WX8O8erA8nwC3CU-OqwSx15"',
        '"fastly_token" => "B6MGOzP3¦98Cwd_GzCLH-kLhulZEalDBt"',
      ],
      mustNot: [
        '--fastly-api-key pr1IFW27¦h4_JnIMxLGs0sApB_QOfKpE',
        'checksum: AP8bm5FV¦w1ohhtQzLR5hLR-5bldbN_xy',
      ],
    },
  },
  {
    id: 'netlify-token',
    title: 'Netlify access token',
    severity: 'critical',
    ...prefixed(['nfp_', 'nfc_', 'nfo_', 'nfu_', 'nfb_'], run(alnum, 36)),
    samples: {
      must: ['nfp_aVm6k29l¦0GwcsuUiWwXrykYneeHFHD5kwRGy', 'nfc_tLp5OYzz¦KIH8aTA76kH1Jx417YyYI5N9Lhct'],
      mustNot: [
        'nfp_AhXFxGxJ¦z6luU2R8io7wKU5BbzXduvzM5RW',
        'nfp_81BL9GIu¦bT964fCk33aBbdi5R0p2pYvVUchfx',
        'xnfp_2jMTd2qK¦LpDy8HT3QKtRy3uch3yMDF3IMmpw',
      ],
    },
  },
  {
    id: 'vercel-token',
    title: 'Vercel token',
    severity: 'critical',
    ...prefixed(['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'], run(alnum, 24, 80)),
    samples: {
      must: [
        'vcp_rEqvHO8o¦3vHBaO6wx50PrkOH',
        'vci_ddGDwRUz¦ua1oBym3vDBeYxTt',
        'vcp_loefkWs6¦kYoBotaFLhnJEdXB1u5FWgND4SCeWvzWjwNIxs2UXFbCMuKySZgtCH9mnqEY0EGyv8eG7f8a',
      ],
      mustNot: [
        'vcp_mbFad1jR¦Ibdc6IzXE90Qwps',
        'vcp_qtUc1oIO¦cblM8i6KndXWg8ZevFWpSIZMLifbMoGJnL4wKw9z741b1Xnl1BvsFbcpBOt8RLmElzxKRVBGU',
        'xvcp_fMuVhZ1v¦2Vgn0aTRIs4kOByt',
      ],
    },
  },
  {
    id: 'vercel-token-by-name',
    title: 'Vercel token, by its name',
    severity: 'critical',
    ...assigned(['vercel * token'], run(alnum, 24)),
    entropy: 3.5,
    samples: {
      must: [
        'os.environ["VERCEL_TOKEN"] = "nHbzhtLl¦05O4EtTBSReiOgGv"',
        'export VERCEL_TOKEN=1nwGeSEN¦YXmI4I4KCtJUgzLo',
      ],
      mustNot: ['"vercelToken": "kwahcpgt¦zIexEpKTwXcEJXq"', 'checksum: Ep0lA78E¦hqaoR3lcueva8M6Y'],
    },
  },
  {
    id: 'render-api-key',
    title: 'Render API key',
    severity: 'critical',
    ...prefixed('rnd_', run(alnum, 28, 36)),
    samples: {
      must: ['rnd_PeE2CZGb¦hQRyID8eYYR6hAcdjRYq', 'rnd_V8DXh19l¦ctDMD2MBUjmKYf0g5OxEBzS51qaW'],
      mustNot: [
        'rnd_p3cN6c2Z¦W3xJJqFJuIjUK3xqrQD',
        'rnd_3fKSSrRg¦i3nlZ5nRhyPRlYB5XouF3z7CteRlc',
        'xrnd_eV9ZcSDy¦daU7TCBU1ghyOUvnYQSP',
      ],
    },
  },
  {
    id: 'fly-access-token',
    title: 'Fly.io access token',
    severity: 'critical',
    pattern: /(?<!\w)fm[12][ar]?_(?:lJPE[CT][\w+/-]{60,1200}|[0-9A-Za-z+/]{100,1200})={0,3}(?![\w+/=])/,
    keywords: ['fm1a_', 'fm1r_', 'fm2_', 'fm1_'],
    longest: 1220,
    entropy: 4,
    samples: {
      must: [
        'FlyV1 fm2_lJPECm5HH0Eu5¦ThzFSVptJcjk6YN3hDJC4JwSgk3/GiymarDAqsZ4XF9zZe13OTGJwStIM3rxeBPW9TJIyGKOnJEbcxdYQVknns/a3lGiqB4rILRNI+sY79dst6cDsBCTKSGRoG/YFNypSfH+7xcNXanJbdZW3ox5XkQ5mwduMp3g0godvASV/VPA4ZWUf3DCUdFht6YsHjqMC1zXr3ehtw0FAnrm5alSWZYi7jvjyeDbWwNBxnU625SsJ87QzeugEP48LgtZxt9QOg3w34Tdh5ZlIx392woVnrf2TV9mN5zv6tqI==',
        'FLY_API_TOKEN=fm1r_lJPETlE9vasl/¦ciqUy90qFEelOJ5ONqrTXZkNhv2/sqAXxD8bXmgRzQNFGbGCygN9ejWuA+xnuVw5pMrvkERjlMfth95zpdq5AgaTZqM79wbVd66AWFiyBL0s6Tw+NLyWcjXi7B4MdggLeK8BXShlC3mpIbUBSBvLCEokZwFJruEqABPBGxFsayqxgR8HLF9xBljXYaRA2NvL',
      ],
      mustNot: [
        'fm2_lJPECIh27DJhF¦KWMruJQoDcyhYDmFTNwTaDmFdf/CpOrX3GzYmJY5Vo',
        'fm3_lJPECA9cOZK7H¦YlGMXkGetNew43DV5QZC/zKFQtQZbgBQjbXq4OY6UDDunBpwPkbpZ5YtoKF+Oe72ZYJkxxOLfF4FPkE1KE7XodNi4z8uikxbGEi3d9OD8pVCZ4p/uOGWJXF4hNhKw0izokXo9u5fwZvf/O3jkqAwiZcxeOkX77e10gBnxKp+zSVXtBKwQE1lkwqTYW0qGs5m52DvJvZUKY2sA8joAfHduziKhdA4DQz/v/ZMAklWEjJX8MbNKasnpXFQs3jsUrBuu+PUrx55dcPIRlCilFOTdR8EmayDUV1f0Mml',
      ],
    },
  },
  {
    id: 'fly-personal-token',
    title: 'Fly.io personal token',
    severity: 'critical',
    ...prefixed('fo1_', run(base64url, 43)),
    samples: {
      must: ['fo1_8KkoCri7¦lyxKIAJz6leT3VMw8jdW7sdZMpmk9M77TUo'],
      mustNot: [
        'fo1_ytKuU6Xe¦pD6Edm2oT3WH0r4jfIZWoattwUxAQF1TFR',
        'fo1_yKqhyuG0¦vxhUaBelGPKs2V70uzQD8dVentflCA8lPUBv',
        'xfo1_Sd8gSpXg¦-bCNyKI_FUvIq_OvoXBjk9j1ERRdfTI_rJM',
      ],
    },
  },
  {
    id: 'railway-token',
    title: 'Railway token',
    severity: 'critical',
    ...assigned(credentialsOf('railway'), uuid),
    samples: {
      must: [
        '--railway-api-key e269ee9a¦-c948-be92-dd3d-370486bd3aed',
        'os.environ["RAILWAY_TOKEN"] = "0869420e¦-3fcc-15aa-5d33-bf12cc02eef1"',
      ],
      mustNot: [
        'export RAILWAY_API_KEY=ba52¦b83a-e757-7581-c478-3f1cdf9e631',
        'checksum: edb4058d¦-0b02-b2c6-102e-69702c3c7228',
      ],
    },
  },
  {
    id: 'deno-deploy-token',
    title: 'Deno Deploy token',
    severity: 'critical',
    ...prefixed(['ddp_', 'ddo_', 'ddw_'], run(alnum, 36)),
    samples: {
      must: ['ddp_zlhFNggI¦BHd7r9whFtwR49VwAUsf6mznZPm9', 'ddo_Q2257x1z¦TsqANUcP0dPEt96XVAVGzigAjfhy'],
      mustNot: [
        'ddp_6q8TJ2kl¦lEdlguJuRQvf00CempWtLsKCyou',
        'ddp_JJ8VKtxE¦acZ8xwrCHtUx6yGCnSQFLiPOeNnDt',
        'xddp_JYE3LTvO¦SLgX9OdLt1E1h5aAzIkWCSVX6SaO',
      ],
    },
  },
];
