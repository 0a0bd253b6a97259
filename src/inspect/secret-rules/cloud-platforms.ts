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
        'cfut_9WGlXFTX¦oqv53miggArjnRWLURH3JKsDb0EJJqc1oDkJ',
        'cfat_bzX2sP2P¦LT9Jk0ekqRVjToFXrTiFRgrbzz2n4HPyUf73',
        'cfut_bnHMsuSn¦S7lgURvewwLU8rTEiPfMmksVAKa0sppLVfgmtcvSlqvhs4QM',
      ],
      mustNot: [
        'cfut_8Qvg69rt¦bBtya887BJk0SUBV3Aql0ucGEyRGdBo4of7',
        'cfut_TVivb9N5¦c9e76OsyddGS9s8AUDBc8FluiLF6hChr1JdjZ78bEea6Ug6cX',
        'xcfut_tetU4yir¦Mbs7LAhcAQqB6f9Vpr5t1kESdb7BVCMlWsxB',
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
        'cfk_jAB5c7dP¦oCe3bEjWJOHGbpeTlamJH3NLOflrWzlmF8Ge',
        'cfk_2PKEfVzj¦d3hig8J05VlLe01kJ9vWuMJp0dODAc4m3j1mqo2P7bXnpyS6',
      ],
      mustNot: [
        'cfk_iSDHNil8¦MZazNDpXx7wAvI3dTjlHy0vMUiClNw3wo3P',
        'cfk_tIklR2ND¦MyI27oxk8xNlHYbYTxjCkQ9M7DQzF3XPdRPvR3G3xC47ixcHb',
        'xcfk_EohURpTT¦wP6rlsJzxevXkwQyEaYYRqy0UGTyBykLvNTR',
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
        'v1.0-9a7f3423¦42809b16629ec271-43188262ad22ce3037f6de7e0121546f60223e9f4f354fb5aeb839b32dcd043801a1f4c45e54d0d2c2f66a5c32629c137e0caad6f561a56f19b995feff31408f87862d8a2ca984e533',
      ],
      mustNot: [
        'v1.0-80920392¦b4a57893f1d43af2-5b2d405a489e43261152d01ff1be1aa648e1dad11b6719b78c4185c320cc886df05165e357a975027b62e6b91f76bae6847078483470d939740df09cb43a47e9bab89a2a432000575',
        'v1.1-c4da7adf¦58fbf01f0ed92c58-a02c27e5edc808e7b9292a69fa97ae79705347d14b3c7168dd964d35df46046b61b5fa02c75e201b31199799fa1d61aeed12dcd527136df4e6f3e65f0cfdecc14403e17af377cd49bb',
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
        'export CLOUDFLARE_API_TOKEN=6YN3hDJC¦4JwSgk3-GiymarDAqsZ4XF9zZe13OTGJ',
        '"cfApiToken": "wStIM3rx¦eBPW9TJIyGKOnJEbcxdYQVknns-a3lGi"',
      ],
      mustNot: [
        'cloudflare_api_token: qB4rILRN¦I_sY79dst6cDsBCTKSGRoG-YFNypSfH',
        'checksum: A4ZWUf3D¦CUdFht6YsHjqMC1zXr3ehtw0FAnrm5al',
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
        "CLOUDFLARE_API_KEY = '7888b1be¦bfa398e52ec71017d4216faea3612'",
        '<add key="cfApiKey" value="5ad8ed26¦6a0e0179a18b4e020ec7cda0772c5"/>',
      ],
      mustNot: [
        'ENV CLOUDFLARE_API_KEY 1fe1dd4b¦32e9dbf9bd7f20d33ab64165dd78',
        'checksum: 8b5ae0fd¦d28e3298ca6f6534943fa52ab8e2f',
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
        'fastly_api_key := "xnuVw5pM¦rvkERjlMfth95zpdq5AgaTZq"',
        '"fastly_token" => "M79wbVd6¦6AWFiyBL0s6Tw_NLyWcjXi7B"',
      ],
      mustNot: [
        '--fastly-api-key 4MdggLeK¦8BXShlC3mpIbUBSBvLCEokZ',
        'checksum: wFJruEqA¦BPBGxFsayqxgR8HLF9xBljXY',
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
        'nfp_IaD51BSp¦yqdA9Lj13yy69exLY7AGuBQwS9YD',
        'nfc_tPts6emJ¦ULpyWYH6O7EZBTdEwZI6jXjccWOp',
        'nfo_7bJKVl6P¦CqwQGpX18hhYUmHOy9XiHtlW2qFa',
        'nfu_Pr54JpjC¦lpHAeoh3k8HwgN8BtdGnN8kKqadR',
        'nfb_xoBXYKTo¦a216Fj2ZDqH6VUyxA7DzkRwDHIL5',
      ],
      mustNot: [
        'nfp_ysXYDZxb¦MqIzGcpfwQtXjxk2CH3F6ga6oSg',
        'nfp_O5kPTCNd¦kqIPHi2uaHRPA7VCKi31cjoHjmpaH',
        'xnfp_os9NTcTm¦CwnAmKa7j27CNfxizigub70YA73y',
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
        'vcp_wGxPJgyv¦BM2XfZZU4siSMNuT',
        'vci_Id8m7M1J¦p4gCZykwiz6sp4jP',
        'vca_F6uHaz2P¦rVymkSXC8XG9tcG7',
        'vcr_d2LbgBLd¦xAnrT0MuUYgoaPyf',
        'vck_NGtuP4kS¦2iKTHSwKVC1MnNcQ',
        'vcp_5TMHJTKr¦CNiclGeX3Ym3KbX00L5wOTsqnbYWAPsyVeUbEFtfGR5lATD70rYNkeNpTQjEHZG0rcQ8Rc2O',
      ],
      mustNot: [
        'vcp_Z216S9km¦SWHXzZweoFiAH1w',
        'vcp_Rts5xkh4¦MyqkP5KfZcWd8pJeSyhwUMAhLmJ5X26DUVSVHB5ooNWNqluG7M9Gp4BIppkxzBAIROdPG7odD',
        'xvcp_eRolZ1fl¦xMRFQ5SSVCdFqxQT',
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
        'os.environ["VERCEL_TOKEN"] = "2iwzqsff¦W2zyzxhJJuC9DN6M"',
        'export VERCEL_TOKEN=N7XCtEaJ¦iXDXyu4Ya7oOfIUr',
      ],
      mustNot: ['"vercelToken": "zm6bFeF0¦K0BOsNn4ANPZ6QM"', 'checksum: w3WNUzTa¦nAa9py5z9wnbdU3l'],
    },
  },
  {
    id: 'render-api-key',
    title: 'Render API key',
    severity: 'critical',
    ...prefixed('rnd_', run(alnum, 28, 36)),
    samples: {
      must: ['rnd_NfZKEf1o¦kdFBaT4tMqiJqG3Xgekt', 'rnd_jmRJwbYv¦HBvPOaNt4B33EmrFPfscUXxyRAlS'],
      mustNot: [
        'rnd_bFg3GthK¦Pz6qj37JvO1PE1cfxhz',
        'rnd_tsupsG80¦hQi2MKt9eHGxZaPxIyrRmkRbTZFZn',
        'xrnd_T5D7nf0q¦EYxbW7DnUysAyQufLUSs',
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
        'FlyV1 fm2_lJPECG0vxhUaB¦elGPKs2V70uzQD8dVentflCA8lPUBvSd8gSpXg/bCNyKI+FUvIq+OvoXBjk9j1ERRdfTI+rJMg/sJN/mnRGyD0YHpYgcc+z/Z7t24JNsurDePpSJ9IEVSIYc8Q8M5VRmE9aoN4NFUpzBSyETORjzWKgoRd8gl/tE+PqDA/xNUpJ8ghnmHv8C9O1XzYnzr2QWp79E9XKepOgnR9CKmTJ6gWjqMX1q7AIEXGbCD9wTxU9+vlVav4ushgnD0h4IUWv/DtehfxF7rVZOCFvx1acXxjsa3KHfYGbXTSHU==',
        'FLY_API_TOKEN=fm1r_lJPETkcuOHTb8¦K/mDsw6MYdeNoJGpuZefJ6hebgG1RIeoGg6TugMvZ2orbDZQHyAVp5y6fhs0okAtoQYRIhA8DK5u3mcgK8y6xKbUlZlQhevmphYnthllCj19iUpVzRdAR54oI0S33rANbbXXAqxUg+WPNW49MVb3hB63itQc+ogDDSIOuW4XCBBgmbcOwwJbvPPcJZHB30og',
        'fm1a_lJPETKTC7EqEs¦O8EZDfJ52CMskQIyyP7XQLgzfop+Gzg7xRGLEM/34CGLlMRUbCq/bwJWo9eVOcfTVc7E4m5cv+UQ9ioL1FohFJwKBjZDgV97onLy8n4OEJZTbtk8Nscr3lsn254QOnKDQ2SYNTYvM6cSTTbMbdzAKLCvz7dwdEoDXt6Zf46wUJwaAaSUBofA5ekyQDjpowEu',
      ],
      mustNot: [
        'fm2_lJPECVkZ0L7dW¦t7BSfcc+FIA+CozkMvQ+iyvjC29KNonK4vT5ImH/ZS',
        'fm3_lJPEC0F+i2nQs¦icgy+F4enrHfDgL9SxD7gOuDS5rdYUz2Rl3Rnnxtjxi4LKYF2puu/qMxv7QegxYcYovLFmsW36mMqVodlVSk/bNVC5o2PKvxOHErFQOltj+FtbrUP7oyGFlPtzTxRJVU0kLlYI22kjRwc/xMI76Jxs8AodHFfbD36ihLUuVygfZncoYltUmvkGfxRhlnLJq9DsdaNYWYvHoYZcH82Z4mh7qkeWS1BLFgBcRS65fZhjNT1E2wKRqOseevWNuL1G3GjifhJg1MqaNWtwUTSHpntsJad9Xo1LAZCSJO',
      ],
    },
  },
  {
    id: 'fly-personal-token',
    title: 'Fly.io personal token',
    severity: 'critical',
    ...prefixed('fo1_', run(base64url, 43)),
    samples: {
      must: ['fo1_9gueWRFP¦3wW2JaHCAHcNpmVOfIjXGSu0IECJ3SHQOQp'],
      mustNot: [
        'fo1_bRmeMbgj¦rFV_mU6xS-I2Ipv5r43U5LE7N5DvTQGQ29',
        'fo1_qfCsvbvB¦YyxBPBbx633bMgC0uh72_XrZeaigHFnsPRAB',
        'xfo1_73Psoqu_¦dgATQHKYN4ClPvWgdgc-Ro2czW1fQ6WgYR4',
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
        '--railway-api-key f396ef62¦-a758-2ad4-8182-c4a16c2cb533',
        'os.environ["RAILWAY_TOKEN"] = "631a054d¦-9189-f1bd-9f69-7513cb8f66d1"',
      ],
      mustNot: [
        'export RAILWAY_API_KEY=118e¦bdd2-7580-81ec-80f1-aff0f59a6c8',
        'checksum: ab55679e¦-ca7a-4ca5-4c18-68a2a5ac2863',
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
        'ddp_fgh7Gona¦jPg9YpBH039shYBl3bpJJM2QAcMi',
        'ddo_T5KaeRe2¦6LNmI8a8rskaDBWnEA0EMk6oBH1U',
        'ddw_7PowNdHO¦HQOdDdZDn7TFImIh0YwZbU2LLfcp',
      ],
      mustNot: [
        'ddp_jmlhtWDP¦HSGWrPmLkzXFnoTIMqd92nWOWc0',
        'ddp_Dq21fk5y¦ve7wACarRvHEQa5mRJfmuBIKsHhND',
        'xddp_K4imFxU1¦EJwngs9GzoFo0R3S0xXZVbswB8Lw',
      ],
    },
  },
];
