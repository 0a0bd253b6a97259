import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, hex, prefixed, run, uuid, wordStart } from '../secret-shape.ts';

/** Payment providers and exchanges. */
export const payment: readonly SecretRule[] = [
  {
    id: 'stripe-secret-key',
    title: 'Stripe secret key',
    severity: 'critical',
    ...prefixed('sk_live_', { pattern: '(?![0-9a-f]{40}(?!\\w))[0-9A-Za-z]{24,247}(?!\\w)', longest: 247 }),
    samples: {
      must: [
        'STRIPE_KEY=sk_live_Mr9HC¦Ws7bwvzhQnwNrhD7PrH',
        "new Stripe('sk_live_EsIvL¦aAh4xDo8Z7T8k4HmUQzapTiHiaXf8T6csvnroW2cZsPL2wvBKtJgITB7bQ1vhnxLz19cxRRdPzFbYkxVpCtQVsSeRxUhLe')",
      ],
      mustNot: ['sk_live_KtXFn¦GV7nwWw', 'pk_live_YmLHd¦QS41BqxTPnqS4wS65tJ'],
    },
  },
  {
    id: 'stripe-restricted-key',
    title: 'Stripe restricted key',
    severity: 'high',
    ...prefixed('rk_live_', run(alnum, 24, 247)),
    samples: {
      must: [
        'rk_live_hVM8p¦0iTB98fdQIUWuGFwwfMRRM7cGI2Zt9sQexD37CATKDGJZozSYSl4ONwLFxehMbBnWMPWINLU2OdhEZTY3PbtEim01s74UP',
      ],
      mustNot: ['rk_live_Y1iQ¦zdIQ-GWeCL¦Reac9lHWP8m'],
    },
  },
  {
    id: 'stripe-test-key',
    title: 'Stripe test key',
    severity: 'low',
    ...prefixed(['sk_test_', 'rk_test_'], {
      pattern: '(?![0-9a-f]{40}(?!\\w))[0-9A-Za-z]{24,247}(?!\\w)',
      longest: 247,
    }),
    samples: {
      must: [
        'sk_test_Ym7ki¦XomWueZEqMwx77ccOD3',
        '"rk_test_QFgt6¦txoPG793KKXqctruKtxCfDVkREn96VOOIjERzxdCzwyrrIxHUb8xTBBf6teJBUh2bDw3SqSanicotMuucBnZMCvP1lDccH"',
      ],
      mustNot: ['pk_test_axVzz¦mnJetTdiDlU8Hs87YqO', 'sk_test_2FIXk¦xrGtP'],
    },
  },
  {
    id: 'stripe-webhook-secret',
    title: 'Stripe webhook signing secret',
    severity: 'medium',
    ...prefixed('whsec_', { pattern: '[0-9A-Za-z+/]{32,88}={0,2}(?![\\w+/=])', longest: 90 }),
    samples: {
      must: [
        'whsec_RBfjo¦5cpwEsdbGRZfjsDvbgF3HRBZPcP',
        'whsec_hOpSU¦2X4hXWNX2VX8dlf7rnolRGA7HKb6Tsau7QRb2X=',
      ],
      mustNot: ['whsec_BExgR¦S69WZnD'],
    },
  },
  {
    id: 'paystack-secret-key',
    title: 'Paystack secret key',
    severity: 'critical',
    ...prefixed('sk_live_', run(hex, 40)),
    samples: {
      must: ['sk_live_01181¦c9b403e7c03ad154d9da3808f8209d90ba7'],
      mustNot: [
        'sk_live_93e02¦504c2e924f3f7db5d9246f963b8edc6bb',
        'sk_live_d69tW¦EATNO8mJAfoaBNAOIFILGBfQItkXE6uQlm7Z',
      ],
    },
  },
  {
    id: 'paypal-client-secret',
    title: 'PayPal client secret',
    severity: 'high',
    ...assigned(['paypal client secret', 'paypal secret', 'paypal api secret'], {
      pattern: 'E[\\w-]{79}(?![\\w-])',
      longest: 80,
    }),
    samples: {
      must: [
        'PAYPAL_CLIENT_SECRET=ELkKoo¦Ff9gY-wtTkm6Um2Ds61EdVLXMonsy-JNaUt7HsNfHdMBJottObLdDIwjzCBrU89Z68wcIOPFTQ',
      ],
      mustNot: [
        'PAYPAL_CLIENT_ID=AdF2a6¦udZbual90aEw4dGOYMGknSPjluHxaQyQ5k5T05F43PGoMVtKdrdK2lCuJGpXFIy6GshJfqaWra',
      ],
    },
  },
  {
    id: 'braintree-access-token',
    title: 'Braintree access token',
    severity: 'critical',
    pattern: /access_token\$production\$[0-9a-z]{16}\$[0-9a-f]{32}(?!\w)/,
    keywords: ['access_token$production$'],
    longest: 73,
    samples: {
      must: ['token: access_token$production$vyftz¦fhjc93bf5jj$985c2¦1362aa06f151e22744a2d6fb5c0'],
      mustNot: [
        'access_token$sandbox$885eq¦bjrcuvqkwyc$f8139¦adb13d5858d7f8baf8beca0c68f',
        'access_token$production$kfxe6¦xlyaorlkgh4',
      ],
    },
  },
  {
    id: 'adyen-api-key',
    title: 'Adyen API key',
    severity: 'critical',
    ...assigned(['adyen', 'x-api-key'], {
      pattern: 'AQE[0-9A-Za-z+/]{60,140}={0,2}-[0-9A-Za-z+/]{43}=-[!-~]{16}',
      longest: 206,
    }),
    samples: {
      must: [
        'X-API-Key: AQEyha0cDa¦+4/KRk9y0P9UVsFbbEy7pwjlNZLRx2UTdtfr+Hs3XzE1QGprBgSqETUETHF6Y8xEkgCK20kQXiqhRE3yR5K8N==-uPFxu¦8Ug6YLEGsXJqWEeDtwvAcKxvFDjWuHe4gh4ikI=-5%kB2]w{9Gqx4&Zt',
        'ADYEN_API_KEY="AQEyhGsgbP¦J//MmyHmlqv5GB+lrWomFrLyp6Q5y8jUey6G3vJcZIvzn35b7cxoCWYzvAryrETDOmfZ3YkbKch7Wp69oJPcA-UKKns¦R+7dgJMnYJcMb4R5zzL5Kj4+w0I0X5E+A4wGQX=-(8Ld}x3Kq~vT5!=z"',
      ],
      mustNot: [
        'ADYEN_API_KEY=AQEyhDJ5iM¦Hb1Q+PvfPpvt62yce6ZJav1ankwHrGHAr4ihonmSH5kocs7jR9PCJR2QdZwBKIlqplhHNERBIgPJZS2TI7o/v==',
        'ADYEN_API_KEY=AQEyhf81lz¦kCiWOe3DKZjoDqBlYceFEXIcyY5rCDHxVjrrALDLQIn4AbgxxAcORo15za6g8FrLUmJdQEEJ1d/MpJ+bC88l/-kpLZH¦AIDa3=-abcdefgh',
      ],
    },
  },
  {
    id: 'razorpay-key-secret',
    title: 'Razorpay key secret',
    severity: 'critical',
    ...assigned(['razorpay key secret', 'razorpay secret', 'razorpay api secret'], run(alnum, 24)),
    samples: {
      must: [
        'RAZORPAY_KEY_SECRET=NI2vC¦wTDcXhQ6WaTTD5IKMDc',
        '"razorpaySecret": "AOlPS¦UWg5eIITakHzxi0H4ps"',
      ],
      mustNot: ['RAZORPAY_KEY_SECRET=YtZAI¦v4K174b'],
    },
  },
  {
    id: 'razorpay-live-key',
    title: 'Razorpay live key id',
    severity: 'low',
    ...prefixed('rzp_live_', run(alnum, 14)),
    samples: {
      must: ['key_id: rzp_live_uKtsT¦gK4BNKmh1'],
      mustNot: ['rzp_test_Aj3lt¦cqKLDPS8N', 'rzp_live_2YM¦qHNK'],
    },
  },
  {
    id: 'plaid-access-token',
    title: 'Plaid access token',
    severity: 'critical',
    ...prefixed('access-production-', uuid),
    samples: {
      must: ['access-production-d6e5f¦92e-b2ff-4c16-a70a-d0a7cf5b92e7'],
      mustNot: ['access-sandbox-1db79¦e57-3b38-4d64-a2ef-73eb3f07a1aa', 'access-production-key'],
    },
  },
  {
    id: 'plaid-secret',
    title: 'Plaid secret',
    severity: 'high',
    ...assigned(['plaid secret', 'plaid api secret', 'plaid client secret'], run(hex, 30)),
    samples: {
      must: ['PLAID_SECRET=7bc3e¦75c81139c9f96c087e519c0c3'],
      mustNot: [
        'PLAID_CLIENT_ID=b1ec5¦9f6b3168430c20ffa50',
        'PLAID_SECRET=897b6¦9a9628ba228546a8bc6dbf35614',
      ],
    },
  },
  {
    id: 'coinbase-api-secret',
    title: 'Coinbase API secret',
    severity: 'critical',
    ...assigned(['coinbase api secret', 'coinbase secret', 'coinbase client secret'], {
      pattern: '(?:[0-9A-Za-z+/]{86}==|[0-9a-f]{64}|[0-9A-Za-z]{32})(?![\\w+/=])',
      longest: 88,
    }),
    samples: {
      must: [
        'COINBASE_API_SECRET=2HvDh¦O9cQ40ELrFLyNQ5lMnJuyX96Gfa',
        'coinbase_secret: "YDozV¦eGg66GrqoI0DIh7VSRwbiehN6aJOqGiSgkkvxDjKwMMa/TqX4Wn6fG1m5wMZuo+5W6c0ClEyK/QKEqq8K=="',
      ],
      mustNot: ['COINBASE_API_SECRET=8ldBQ¦g1k7WCRxemNZfpf'],
    },
  },
  {
    id: 'binance-secret-key',
    title: 'Binance secret key',
    severity: 'critical',
    ...assigned(['binance secret', 'binance api secret', 'binance secret key'], run(alnum, 64)),
    samples: {
      must: ['BINANCE_SECRET_KEY=S15zM¦PhpKhVNocDG22I3kBolTQmtRjOjeVTjgzXKqThcTqJkae3eLGhULSC2m7Qy'],
      mustNot: ['BINANCE_SECRET=xYj9m¦2aaMKPHPGG3LGVpEmcqXUH9Zp3x'],
    },
  },
  {
    id: 'gocardless-access-token',
    title: 'GoCardless access token',
    severity: 'critical',
    ...assigned(['gocardless access token', 'gocardless token', 'gocardless api key', 'gocardless'], {
      pattern: 'live_[\\w-]{40}(?![\\w-])',
      longest: 45,
    }),
    samples: {
      must: ['GOCARDLESS_ACCESS_TOKEN=live_se_Jk¦PRg7-Ewila8Ik04nVpjU4lSfdlhsrYmWTp2'],
      mustNot: ['GOCARDLESS_TOKEN=sandbox_YKA3H¦eUKx_PYioEk0A2pe24j4V6esPmuSX_VpySp'],
    },
  },
  {
    id: 'mollie-api-key',
    title: 'Mollie API key',
    severity: 'critical',
    ...assigned(['mollie api key', 'mollie key', 'mollie'], {
      pattern: 'live_[0-9A-Za-z]{30}(?!\\w)',
      longest: 35,
    }),
    samples: {
      must: ['MOLLIE_API_KEY=live_SHhlV¦0zYlJs7a0anxanv5BUpB1mdOA'],
      mustNot: ['MOLLIE_API_KEY=test_fEWqb¦vKtBoVXSP8zMmSkurgjRiiK4j'],
    },
  },
  {
    id: 'flutterwave-secret-key',
    title: 'Flutterwave secret key',
    severity: 'critical',
    ...prefixed('FLWSECK-', { pattern: '[0-9A-Za-z]{32}-(?:[0-9A-Za-z]{1,24}-)?X(?!\\w)', longest: 60 }),
    samples: {
      must: [
        'FLWSECK-ae8ab¦9e50cb2a2154f44a34b2a975707-X',
        'FLWSECK-695da¦fe970c5283ee131fb9f78667436-pyr6z¦bpgqebx1-X',
      ],
      mustNot: [
        'FLWPUBK-24eb9¦659e36dabfe3994d3f8e3bbd99c-X',
        'FLWSECK_TEST-1e49d¦035a61e3926f20fab242fec1bf7-X',
        'FLWSECK-4f91f¦6c3da6b42bc-X',
      ],
    },
  },
  {
    id: 'paddle-api-key',
    title: 'Paddle API key',
    severity: 'critical',
    ...prefixed('pdl_live_apikey_', {
      pattern: '[0-9a-z]{26}_[0-9A-Za-z]{22}_[0-9A-Za-z]{3}(?!\\w)',
      longest: 53,
    }),
    samples: {
      must: ['pdl_live_apikey_7tqyz¦gry40j2xdvjay2mquv6vt_xhyy4¦gXRczFHU5LjBwf6O7_8Sf'],
      mustNot: [
        'pdl_sdbx_apikey_3sa83¦wl4srilchaaqy53p8sb48_XgDMZ¦wa5ucIAD5RpwBbUJW_XRh',
        'pdl_live_apikey_2qmu8¦koxugg4w9psavxngyq2vw',
      ],
    },
  },
  {
    id: 'xendit-secret-key',
    title: 'Xendit secret key',
    severity: 'critical',
    ...prefixed('xnd_production_', run(alnum, 40, 80)),
    samples: {
      must: ['xnd_production_eq9EA¦NEmBjGM1Xu5JJD1HASRmBu21z6JVSLO77YPPAEMrqR7'],
      mustNot: [
        'xnd_public_production_Pidn3¦RG22qbA9EuKvvxE92puLMADTAmPSqwveOo78kZ2YV5G',
        'xnd_production_url',
      ],
    },
  },
  {
    id: 'midtrans-server-key',
    title: 'Midtrans server key',
    severity: 'critical',
    pattern: new RegExp(`(?<!SB-)${wordStart}Mid-server-[\\w-]{24}(?![\\w-])`),
    keywords: ['mid-server-'],
    longest: 35,
    entropy: 3,
    samples: {
      must: ['Mid-server-h-3B8¦V3RjBrzjOUZNKoq9oRi'],
      mustNot: ['SB-Mid-server-wsRYZ¦FW77aiOg7mJisMDZ80d', 'mid-server-configuration'],
    },
  },
  {
    id: 'mercado-pago-access-token',
    title: 'Mercado Pago access token',
    severity: 'critical',
    ...prefixed('APP_USR-', {
      pattern: '\\d{10,17}-\\d{6}-[0-9a-f]{32}(?:__[A-Z]{2}_[A-Z]{2}__)?-\\d{5,12}(?!\\w)',
      longest: 82,
    }),
    samples: {
      must: ['APP_USR-16742¦69093085176-686¦547-d8832¦41c66813fc720a592a99d478c54-4848¦10084'],
      mustNot: [
        'TEST-58324¦17794260092-529¦487-d2ebf¦cd50c7338f234a83a41fb4ef84d-8304¦53319',
        'APP_USR-b449d¦7f5-a893-4450-ac61-c35f9a05c4a9',
      ],
    },
  },
];
