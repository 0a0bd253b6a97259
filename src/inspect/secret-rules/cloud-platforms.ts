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
        'cfut_tAXSyuF3¦ghaHiMn1BjU3nLsXiR9DCRsuZKpvBdh9sDZi',
        'cfat_t8vPc5yk¦HKkh2owNMexALS1Em470h4xHAJLtw2uzLpjt',
        'cfut_mTM8wCDM¦DqVf9jTNrGScGzMJY1Vh4mpwHSxNJkc47MlQokq0uiFeGhWr',
      ],
      mustNot: [
        'cfut_HBUNdkPk¦AuvJM9jOGZ9w8TQ1JbC44uT1QU6rVPrq9mH',
        'cfut_ojH06MSF¦ojtA9WGlXFTXoqv53miggArjnRWLURH3JKsDb0EJJqc1oDkJb',
        'xcfut_zX2sP2PL¦T9Jk0ekqRVjToFXrTiFRgrbzz2n4HPyUf73b',
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
        'cfk_nHMsuSnS¦7lgURvewwLU8rTEiPfMmksVAKa0sppLVfgmt',
        'cfk_cvSlqvhs¦4QM8Qvg69rtbBtya887BJk0SUBV3Aql0ucGEyRGdBo4of7TV',
      ],
      mustNot: [
        'cfk_ivb9N5c9¦e76OsyddGS9s8AUDBc8FluiLF6hChr1JdjZ',
        'cfk_78bEea6U¦g6cXtetU4yirMbs7LAhcAQqB6f9Vpr5t1kESdb7BVCMlWsxBj',
        'xcfk_AB5c7dPo¦Ce3bEjWJOHGbpeTlamJH3NLOflrWzlmF8Ge2',
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
        'v1.0-ca7f1490¦2fa0094b90c65210-1c3e3e68b4bb63591e80bf6b11c9d1b6b9134b8e6d4b36d71cdcd18162387fdeec39d7d0f8e5abed9a7f342342809b16629ec27143188262ad22ce3037f6de7e0121546f60223e9f4f',
      ],
      mustNot: [
        'v1.0-354fb5ae¦b839b32dcd043801-a1f4c45e54d0d2c2f66a5c32629c137e0caad6f561a56f19b995feff31408f87862d8a2ca984e53380920392b4a57893f1d43af25b2d405a489e43261152d01ff1be1aa648e1dad11',
        'v1.1-b6719b78¦c4185c320cc886df-05165e357a975027b62e6b91f76bae6847078483470d939740df09cb43a47e9bab89a2a432000575c4da7adf58fbf01f0ed92c58a02c27e5edc808e7b9292a69fa97ae79705347d14b',
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
        'export CLOUDFLARE_API_TOKEN=DoT5PXqs¦bRHsCLs_HQ2JQiQ4iMzf0BnTNuB37kC5',
        '"cfApiToken": "6ccVcbye¦6qQ7evvt6BspsNBU6FPs_JvRyFwPMy3n"',
      ],
      mustNot: [
        'cloudflare_api_token: yqupm5HH¦0Eu5ThzFSVptJcjk6YN3hDJC4JwSgk3',
        'checksum: IyGKOnJE¦bcxdYQVknns-a3lGiqB4rILRNI_sY79d',
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
        "CLOUDFLARE_API_KEY = 'dd193d23¦75746c4f835fc7a4f1e9589c49988'",
        '<add key="cfApiKey" value="0ce18b61¦ce9e5c0a0ac9e277f7621887a0337"/>',
      ],
      mustNot: [
        'ENV CLOUDFLARE_API_KEY 93ad18d4¦bd530f8d0aade032cdc19b7888b1',
        'checksum: bebfa398¦e52ec71017d4216faea36125ad8ed',
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
        'fastly_api_key := "9QOg3w34¦Tdh5ZlIx392woVnrf2TV9mN5"',
        '"fastly_token" => "zv6tqIlE¦9vasl-ciqUy90qFEelOJ5ONq"',
      ],
      mustNot: [
        '--fastly-api-key rTXZkNhv¦2-sqAXxD8bXmgRzQNFGbGCy',
        'checksum: gN9ejWuA¦_xnuVw5pMrvkERjlMfth95zp',
      ],
    },
  },
  {
    id: 'netlify-token',
    title: 'Netlify access token',
    severity: 'critical',
    ...prefixed(['nfp_', 'nfc_', 'nfo_', 'nfu_', 'nfb_'], run(alnum, 36)),
    samples: {
      must: [
        'nfp_pJynQ2b5¦LymqvIuEwexHYQB3j4jTjrkIuFxY',
        'nfc_J3jx35G7¦MU5A0R3EwTVByqAUYfggGJbMatvG',
        'nfo_M352srBe¦JLyaLAKvrAmk45GELNvp61OsZP9I',
        'nfu_Fzv5E5eo¦SkzvA6h7PNcHT79vnQnctjkS7bQ5',
        'nfb_p5CxZc5t¦8pTtX7YXuRptIYgUQTaWLDa48Ac7',
      ],
      mustNot: [
        'nfp_e4Tp5Znr¦NnncMqYGnHIaD51BSpyqdA9Lj13',
        'nfp_yy69exLY¦7AGuBQwS9YDtPts6emJULpyWYH6O7',
        'xnfp_EZBTdEwZ¦I6jXjccWOp7bJKVl6PCqwQGpX18h',
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
        'vcp_hYUmHOy9¦XiHtlW2qFaPr54Jp',
        'vci_jClpHAeo¦h3k8HwgN8BtdGnN8',
        'vca_kKqadRxo¦BXYKToa216Fj2ZDq',
        'vcr_H6VUyxA7¦DzkRwDHIL5ysXYDZ',
        'vck_xbMqIzGc¦pfwQtXjxk2CH3F6g',
        'vcp_a6oSgO5k¦PTCNdkqIPHi2uaHRPA7VCKi31cjoHjmpaHos9NTcTmCwnAmKa7j27CNfxizigub70YA73ywG',
      ],
      mustNot: [
        'vcp_xPJgyvBM¦2XfZZU4siSMNuTI',
        'vcp_d8m7M1Jp¦4gCZykwiz6sp4jPF6uHaz2PrVymkSXC8XG9tcG7d2LbgBLdxAnrT0MuUYgoaPyfNGtuP4kS2i',
        'xvcp_KTHSwKVC¦1MnNcQ5TMHJTKrCN',
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
        'os.environ["VERCEL_TOKEN"] = "iclGeX3Y¦m3KbX00L5wOTsqnb"',
        'export VERCEL_TOKEN=YWAPsyVe¦UbEFtfGR5lATD70r',
      ],
      mustNot: ['"vercelToken": "YNkeNpTQ¦jEHZG0rcQ8Rc2OZ"', 'checksum: 216S9kmS¦WHXzZweoFiAH1wRt'],
    },
  },
  {
    id: 'render-api-key',
    title: 'Render API key',
    severity: 'critical',
    ...prefixed('rnd_', run(alnum, 28, 36)),
    samples: {
      must: ['rnd_s5xkh4My¦qkP5KfZcWd8pJeSyhwUM', 'rnd_AhLmJ5X2¦6DUVSVHB5ooNWNqluG7M9Gp4BIpp'],
      mustNot: [
        'rnd_kxzBAIRO¦dPG7odDeRolZ1flxMRF',
        'rnd_Q5SSVCdF¦qxQT2iwzqsffW2zyzxhJJuC9DN6MN',
        'xrnd_7XCtEaJi¦XDXyu4Ya7oOfIUrzm6bF',
      ],
    },
  },
  {
    id: 'fly-access-token',
    title: 'Fly.io access token',
    severity: 'critical',
    pattern: /(?<!\w)(?:fm1[ar]|fm2)_lJPE[CT][0-9A-Za-z+/]{60,1200}={0,2}(?![\w+/=])/,
    keywords: ['fm1a_', 'fm1r_', 'fm2_'],
    longest: 1220,
    entropy: 4,
    samples: {
      must: [
        'FlyV1 fm2_lJPECV1f0Mml8¦KkoCri7lyxKIAJz6leT3VMw8jdW7sdZMpmk9M77TUoytKuU6XepD6Edm2oT3WH0r4jfIZWoattwUxAQF1TFRyKqhyuG0vxhUaBelGPKs2V70uzQD8dVentflCA8lPUBvSd8gSpXg/bCNyKI+FUvIq+OvoXBjk9j1ERRdfTI+rJMg/sJN/mnRGyD0YHpYgcc+z/Z7t24JNsurDePpSJ9IEVSIYc8Q8M5VRmE9aoN4NFUpzBSyETORjzWKgoRd8gl/tE+PqDA/xNUpJ8ghnmHv8C9O1XzYnzr2QWp7==',
        'FLY_API_TOKEN=fm1r_lJPET9E9XKepO¦gnR9CKmTJ6gWjqMX1q7AIEXGbCD9wTxU9+vlVav4ushgnD0h4IUWv/DtehfxF7rVZOCFvx1acXxjsa3KHfYGbXTSHUkcuOHTb8K/mDsw6MYdeNoJGpuZefJ6hebgG1RIeoGg6TugMvZ2orbDZQHyAVp5y6fhs0okAtoQYRIhA8DK5u3mcgK8y6xKbUlZlQhe',
        'fm1a_lJPETvmphYnth¦llCj19iUpVzRdAR54oI0S33rANbbXXAqxUg+WPNW49MVb3hB63itQc+ogDDSIOuW4XCBBgmbcOwwJbvPPcJZHB30og/CBE1aZNNtnlgK4KEOCOqPAY7MzUNOg+DbjN056c0hpepIiZ4QnLEfiuRNyoCTrJF3lLq1ePO7FzXcwHqy+/YG/t9nyC50W3UhTEBZ',
      ],
      mustNot: [
        'fm2_lJPECya/MS2Y7¦o5l6Du9kOWnHZtoA6Poiy+ylrMBPKZ2fuJRfsZibkl',
        'fm3_lJPECJDWtM1kg¦87abdCdWV0pPb3X2kTMsx+amOILN+7OFkuvgnBsxKTC7EqEsO8EZDfJ52CMskQIyyP7XQLgzfop+Gzg7xRGLEM/34CGLlMRUbCq/bwJWo9eVOcfTVc7E4m5cv+UQ9ioL1FohFJwKBjZDgV97onLy8n4OEJZTbtk8Nscr3lsn254QOnKDQ2SYNTYvM6cSTTbMbdzAKLCvz7dwdEoDXt6Zf46wUJwaAaSUBofA5ekyQDjpowEuVkZ0L7dWt7BSfcc+FIA+CozkMvQ+iyvjC29KNonK4vT5ImH/ZS0F',
      ],
    },
  },
  {
    id: 'fly-personal-token',
    title: 'Fly.io personal token',
    severity: 'critical',
    ...prefixed('fo1_', run(base64url, 43)),
    samples: {
      must: ['fo1_nxtjxi4L¦KYF2puu-qMxv7QegxYcYovLFmsW36mMqVod'],
      mustNot: [
        'fo1_lVSk-bNV¦C5o2PKvxOHErFQOltj_FtbrUP7oyGFlPtz',
        'fo1_TxRJVU0k¦LlYI22kjRwc-xMI76Jxs8AodHFfbD36ihLUu',
        'xfo1_VygfZnco¦YltUmvkGfxRhlnLJq9DsdaNYWYvHoYZcH82',
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
        '--railway-api-key 95bb838e¦-d140-aee7-0ad6-7dc924592626',
        'os.environ["RAILWAY_TOKEN"] = "7c62fb76¦-4523-a562-9188-002a2796f761"',
      ],
      mustNot: [
        'export RAILWAY_API_KEY=0102¦2d19-c323-a214-e3ad-da1236b9d4b',
        'checksum: b2b8c5c1¦-a680-740f-d9bf-fff38ca63be5',
      ],
    },
  },
  {
    id: 'deno-deploy-token',
    title: 'Deno Deploy token',
    severity: 'critical',
    ...prefixed(['ddp_', 'ddo_', 'ddw_'], run(alnum, 36)),
    samples: {
      must: [
        'ddp_eCWGofmN¦LAt40v3BzYSeFBS1YlktJrEmbg1A',
        'ddo_811DKYrb¦0gZH3xDuI1z4amhOemgGwXAnVvIR',
        'ddw_FUUbxBo9¦im7v3SqK0BS0l87oMAdF65rzOkTc',
      ],
      mustNot: [
        'ddp_mqDOwtzN¦BMVOPVrCVTQdZadFmBE9wTL8BId',
        'ddp_S41i4j2b¦tLOFWlcH5Y51dKT38vppZDC2rcKiw',
        'xddp_MsuZV91O¦JrVYNzYf05lqSyB3ewiwouBhbf2S',
      ],
    },
  },
];
