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
    pattern: /(?<![\w+/=])AQE[0-9A-Za-z+/]{60,140}={0,2}-[0-9A-Za-z+/]{43}=-[!-~]{16}/,
    keywords: ['aqe'],
    longest: 206,
    samples: {
      must: [
        'X-API-Key: AQEyha0cDa¦+4/KRk9y0P9UVsFbbEy7pwjlNZLRx2UTdtfr+Hs3XzE1QGprBgSqETUETHF6Y8xEkgCK20kQXiqhRE3yR5K8N==-uPFxu¦8Ug6YLEGsXJqWEeDtwvAcKxvFDjWuHe4gh4ikI=-5%kB2]w{9Gqx4&Zt',
      ],
      mustNot: [
        'AQEyhGsgbP¦J//MmyHmlqv5GB+lrWomFrLyp6Q5y8jUey6G3vJcZIvzn35b7cxoCWYzvAryrETDOmfZ3YkbKch7Wp69oJPcA==',
        'AQEyhUKKns¦R+7dgJMnYJcMb4R5zzL5Kj4+w0I0X5E+A4wGQXDJ5iMHb1Q+PvfPpvt62yce6ZJav1ankwHrGHAr4ihonmSH5-kocs7¦jR9PC=-abcdefgh',
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
        'RAZORPAY_KEY_SECRET=PmUAq¦1Jq6uMgADEVinWmaGPd',
        '"razorpaySecret": "cyUaH¦FF8loJKkqNZiLZwmVLC"',
      ],
      mustNot: ['RAZORPAY_KEY_SECRET=8Kpmu¦r1rSmz3'],
    },
  },
  {
    id: 'razorpay-live-key',
    title: 'Razorpay live key id',
    severity: 'low',
    ...prefixed('rzp_live_', run(alnum, 14)),
    samples: {
      must: ['key_id: rzp_live_cXvfR¦x740ahaKj'],
      mustNot: ['rzp_test_L9tUT¦DBpwA71jn', 'rzp_live_HuI¦VxHO'],
    },
  },
  {
    id: 'plaid-access-token',
    title: 'Plaid access token',
    severity: 'critical',
    ...prefixed('access-production-', uuid),
    samples: {
      must: ['access-production-46969¦5f3-3aae-4b38-af16-99a8e4669b9b'],
      mustNot: ['access-sandbox-db519¦248-893c-4d60-a182-142a6be5b3da', 'access-production-key'],
    },
  },
  {
    id: 'plaid-secret',
    title: 'Plaid secret',
    severity: 'high',
    ...assigned(['plaid secret', 'plaid api secret', 'plaid client secret'], run(hex, 30)),
    samples: {
      must: ['PLAID_SECRET=ab03f¦c6bf29225f56bfa9b9201f683'],
      mustNot: [
        'PLAID_CLIENT_ID=526b9¦9f58fea8275a902ce56',
        'PLAID_SECRET=ef203¦25fee82b8091ae6d41dd6e5f92e',
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
        'COINBASE_API_SECRET=mD5CO¦JuvDp3ce1SGxZlqEO0WGwylfVBp',
        'coinbase_secret: "qGiSg¦kkvxDjKwMMa/TqX4Wn6fG1m5wMZuo+5W6c0ClEyK/QKEqq8KgGrx2EetJvPv2bzOzMo446ENHJWCDsCwQ=="',
      ],
      mustNot: ['COINBASE_API_SECRET=ThcTq¦Jkae3eLGhULSC2m'],
    },
  },
  {
    id: 'binance-secret-key',
    title: 'Binance secret key',
    severity: 'critical',
    ...assigned(['binance secret', 'binance api secret', 'binance secret key'], run(alnum, 64)),
    samples: {
      must: ['BINANCE_SECRET_KEY=7QyxY¦j9m2aaMKPHPGG3LGVpEmcqXUH9Zp3xYXTIeNSM7DvmDaHpyAq8AV3vkwQg9'],
      mustNot: ['BINANCE_SECRET=a5DWB¦OK4zORmaNA0TT2bsc9sONP2Tar7'],
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
      must: ['GOCARDLESS_ACCESS_TOKEN=live_dlhsr¦YmWTp2YKA3HeUKx_PYioEk0A2pe24j4V6es'],
      mustNot: ['GOCARDLESS_TOKEN=sandbox_PmuSX¦_VpySpyG0HUek0kKlK_bP3IquRn-WMgIEZT'],
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
      must: ['MOLLIE_API_KEY=live_gjRii¦K4jUkKBsKhLlnWjWtb0on5kBz'],
      mustNot: ['MOLLIE_API_KEY=test_5NO2a¦y8ADuWw89LYkF6K9Mn4ljTGea'],
    },
  },
  {
    id: 'flutterwave-secret-key',
    title: 'Flutterwave secret key',
    severity: 'critical',
    ...prefixed('FLWSECK-', { pattern: '[0-9A-Za-z]{32}-(?:[0-9A-Za-z]{1,24}-)?X(?!\\w)', longest: 60 }),
    samples: {
      must: [
        'FLWSECK-70769¦5dafe970c5283ee131fb9f78667-X',
        'FLWSECK-436cd¦35c8d75024eb9659e36dabfe399-yx9zw¦xr6vgt6n-X',
      ],
      mustNot: [
        'FLWPUBK-bd99c¦1e49d035a61e3926f20fab242fe-X',
        'FLWSECK_TEST-c1bf7¦4f91f6c3da6b42bc3ed8d20916f-X',
        'FLWSECK-951bd¦ff3fe828629-X',
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
      must: ['pdl_live_apikey_wf678¦f3sa83wl4srilchaaqy53_pQZ8s¦b4B8XgDMZwa5ucIAD_5Rp'],
      mustNot: [
        'pdl_sdbx_apikey_wbh2q¦mu8koxugg4w9psavxngyq_QWHSA¦A2vweq9EANEmBjGM1_Xu5',
        'pdl_live_apikey_1mu21¦z677rq7idn322qb9uvvx9',
      ],
    },
  },
  {
    id: 'xendit-secret-key',
    title: 'Xendit secret key',
    severity: 'critical',
    ...prefixed('xnd_production_', run(alnum, 40, 80)),
    samples: {
      must: ['xnd_production_2puLM¦ADTAmPSqwveOo78kZ2YV5GLXMz8v1WIQAEiO4s1q9iR'],
      mustNot: [
        'xnd_public_production_OdhZ9¦pZsuEQoncd4CNcGQLq9QgequuCkLIKtT3Yw35LB9Ep8',
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
      must: ['Mid-server-7mJis¦MDZ80dbRXzgQ5p6F9WQ'],
      mustNot: ['SB-Mid-server-MQFC-¦Sxwdbg7Pooz5cZMsb0G', 'mid-server-configuration'],
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
      must: ['APP_USR-24154¦46234622484-810¦084-a6593¦ef84d004b58fd2ebfcd50c7338f-1192¦95415'],
      mustNot: [
        'TEST-20975¦27748268304-533¦199-b449d¦7f5a893450c61c35f9a05c4a994-5798¦45441',
        'APP_USR-39597¦b91-917a-4c77-aabd-34cf076be370',
      ],
    },
  },
];
