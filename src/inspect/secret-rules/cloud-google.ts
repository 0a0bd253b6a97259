import type { SecretRule } from '../secret-rule.ts';
import { assigned, base64, base64url, prefixed, run, upper } from '../secret-shape.ts';

export const cloudGoogle: readonly SecretRule[] = [
  {
    id: 'google-service-account-key',
    title: 'Google Cloud service account key',
    severity: 'critical',
    pattern:
      /private_key_id\\?"\s{0,8}:\s{0,8}\\?"[0-9a-f]{40}\\?",\s{0,40}(?:\\n\s{0,8})?\\?"private_key\\?"\s{0,8}:\s{0,8}\\?"(?<secret>-----BEGIN PRIVATE KEY-----[0-9A-Za-z+/=\\\s]{200,4000}-----END PRIVATE KEY-----)/,
    keywords: ['private_key_id'],
    longest: 4300,
    entropy: 4,
    samples: {
      must: [
        '"type": "service_account",\n  "private_key_id": "360a3696¦044532edeb68df302f13c9452d0467e6",\n  "private_key": "-----BEGIN PRIVATE KEY-----\\n5FbFHMl+NBcS+QgNhHoufHKgYMTUBnDF0fBwNoLPTfYN8NbhiQhIX9Tww0lId3x7\\ny3l3xh2y1zet2zUOsnUWZrXpx8uakfq1SvrLniZXc8F7XXx0BU5Rnn/xHlqzQu+U\\nlG2QTQLy/0RphXzFFl3acqwwQ8IOG5p0ip0M9/dR/lX4faxg3POWMdMpQ+sZ20Tp\\nP8GUJ39vpdKtrxfWjBjtK2v2sCfBjIk2Gubpv31STnVSQWt3B102PAuLCg2EphHO\\n-----END PRIVATE KEY-----\\n",',
      ],
      mustNot: [
        '"private_key_id": "1f8f9ed5¦afb793224efec8aff275e04dc04ef20b",\n  "private_key": "-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----\\n"',
        '"private_key_id": "5bd1c339¦54ddfee6097a7dd3e1dabb123e3090d",\n "private_key": "-----BEGIN PRIVATE KEY-----\\nyfs9nb6bBDaqkm3w31MEdFw90z+KbfxYNcEjX7v3higVsgGK0YD5H8ti8TQ0qagS\\nc+/qVkICEEw6mzvh6EWSaYU16qPwVEOYMAVAhFrC9C64pEa9xZuxBT9oaLStwY0h\\nU0YncX3AUp5uw+PQdH/lBSm8xNh1QMyXZHpYEOoLxzVa/QFYSZVmvC5ZfegtNMQS\\nBtogJxnu6VCPFCvdkvYav928W1DIBhSyD36kmPfvfhVjGkE8AgHKpT9HxajELfYS\\n-----END PRIVATE KEY-----\\n"',
      ],
    },
  },
  {
    id: 'google-api-key',
    title: 'Google API key',
    severity: 'medium',
    ...prefixed('AIza', run(base64url, 35)),
    entropy: 3.5,
    samples: {
      must: ['AIzamwGatiJE¦qfc8NtvxmoRcjx7he7ut1sX4q_G'],
      mustNot: [
        'AIza22YqFqdQ¦r85d_Mv2xSRX7Ml8couw4ekN8H',
        'AIzano0Cmg2B¦_1MCfQQylaD33K4qsJRCOi6muhrf',
        'xAIzawW7tTpu-¦E1GtxSwEIeZMAIan7DlS-qAy1xN',
      ],
    },
  },
  {
    id: 'google-oauth-client-secret',
    title: 'Google OAuth client secret',
    severity: 'high',
    ...prefixed('GOCSPX-', run(base64url, 28)),
    samples: {
      must: ['GOCSPX-UwC3-a5Y¦aIeKnUC1ULeCCHbRIWzj'],
      mustNot: [
        'GOCSPX-On77EcUu¦lVw4O0nlZeOiqXqdIE2',
        'GOCSPX-jDZlsIQj¦aADJy4pfdd9ey4L9J1BXj',
        'xGOCSPX-9yqarCSO¦xig2z8XhfZJACmkGX1QS',
      ],
    },
  },
  {
    id: 'google-oauth-refresh-token',
    title: 'Google OAuth refresh token',
    severity: 'high',
    ...prefixed('1//0', run(base64url, 40, 200)),
    entropy: 4,
    samples: {
      must: [
        '1//0NbD23P0i¦pgDxv_3RqEawP-Kw9FmoVwEXRRgpMwAR',
        '1//0AVBpCCec¦jdMKweJ7lhqR5gsF2WcCDWrZBGxdbzIt39WSuAyNfiEXHgwuiTmYcwK_SDQoWHBj9ZJfF4tr3yYVVz8MTzZBXS-K7m8Kjv8GTWOmwnzS_l7BNO9AVWz2BtpCgjQu7E8M-BbooXhTsCHE05xGZa3vxWwXJC4p5dnWOchEv7jf7BdYytZ9qB2DfO2U7t0Mm4uY',
      ],
      mustNot: [
        '1//0blB74xku¦cxcNHi_PxBIjy-EGIxslTyITi8EdCOK',
        '1//0yKbGiBR3¦u37rFGJz1SY7Wk1rA8NHgmmZ9TKmZBvy2xsNUXdlV_wuNRu1YvZ2Tz7UMwNjlR4Ih5PRkmQvUqFT9giwEJHSn6AJH0pM4n1ELaldGxBmloHlqtMQQ-u9zy8Sgil7PCW624dhvXyiqBnl-DMCswvEfICKLoUBICMxzPoUVICwGh9MHzZaPyZxwHTWRmFeWh1lg',
        'x1//0vCUBr6rw¦ViqNX5UCc8bRMzGzNLpPwV53hkN2b_uh',
      ],
    },
  },
  {
    id: 'google-oauth-access-token',
    title: 'Google OAuth access token',
    severity: 'medium',
    ...prefixed(['ya29.a0', 'ya29.c.'], run(base64url, 60, 1100)),
    entropy: 4,
    samples: {
      must: [
        'ya29.a08a8DUAkQ¦lCJPAPAwOUND1R1af3QBV9_Xl6LSmBJgnxTqcvf56-lY6j_y4FiO',
        'ya29.c.8rm_uq2V¦CXW_VLo0HTzZUeDU4fBliOJvNoBJFX4yf1F5BMPP-H8S1geB3it2',
        'ya29.a0ThTeLMq0¦C_wHEZZxA_YnInJ3_FyGx7_sW3gTOLm0Ua3A2ZcXbH3Lxe7ayQ_GrI_59g9skI2FWpttA1CfNi7IvxkPgVta-Xgu8l1_AKbsaSF82oeCN72ARXPINrgEilcfC7YEPTpOng_N4_D6k7OfOyJ6aSAbCe5tcCZUkHNDHYVePZ_jQTLK-9I2EPJPp4Swe-Vt-OBrsRnrtMMG2P5LaBQI_eeU5yytQmd-RRUDaIhDnK7Q0aKeZ2_ICJGDcPRiKVNoURSkQ0g17LzVd8cgAvsWLV8CZbsnyP8aRcg1XENjVOwTp6QjmIE89XIsY0jqpYGdtWx3N0xInO4a9aN00wAQpH2C1ZJLV_JSm7H1GO1eNYmB1BwNEPL5MwqH45opXJf6EcNWz6In8ttUqA0OZDAHd8tOEEiFGPoD057ztT9oc3ET88jEGh57YQkye68zxt1nJCszKD26wd2lJVBKc3oHJX_5hl-Ffko0lS9ka5sx71JRCqKazuDgxvs9LFCG1b_cev0EOye9uqIDguuhvy8o5mowaCek9XQbD9EJscU0tfzzJhv4HphX0k94L_PZZ8rffQkkYJdqqSVQipOKO1ND7whPj1oG8RR21V3BFqAMScIYwkLg8cCnRMBe16J3qXENa2Kf_mxtFGg0OjdhNI4W7y2qu8_I6o6dw_tWYhDJPyE93JeorIlFPwOxTc7Lv9LpHPfDBuh5AMFCh2NJ2jGfZaALZaXNxK44d9GDMy8Ze-nnAXTdmHYk_rYUWiKN0Tdxq1D_7lWw2Zlh8u1bubaCvwKqf93qs1kATL3F8vyWxMHodvC2ISAFePZ79lUj6ElgXZ6l6AIf4et-Mn7eqMLUgXYfwbrSt1Ng6Kj4KYJdxakinwfsPtS1oVvdMrZ82gW1r09_7aI_5lS89fjni4xoouae6Mg2tpoezRMaE-QeJ5lNYSnDnq-fMMmmqHx672IprJcdwzsz-2axF1HMmz4_ZP6BGvH-QnVpZHzTlwbI3cxqodSUwY6cxnfchgMCldPucSfYgg92Nd-jZZluUQ8fVCeNvGae2cawjPxVqlCFA4kz-WnI_mPaeNdoI66RFG7YGF5euS3p',
      ],
      mustNot: [
        'ya29.a0O2bfv1pX¦jsxI_B3eetXp0eG4YsC6LDURHUgJZHifVQZALuqz__Ra-Gowu2E',
        'ya29.a06FueF_aD¦BhfBIe72xoQfLbXshTvIz4cE_x14R85WDcOXr4boPX3OO2wM4dw_SLwQXhNZGpIascRkkt0dwoK_BT5UwJnAoJPQMznNWzlLtojRE4-XT3vl6FR1cZ1YoW0G39-pEbwDofYVHWGjf9Ihy1G3IGUbqXhz6k7iLZKwUS2IQE5UQbFMSPMlSjNny0ONkkpzPDXyPjTwjDcRZHcXvDkSLSBSCRL9InVrNiYZVy2f6F0IfX3vZVnSnJJX002w_isr_hH9r3OSij-lwbLFUA1ibCzYPI6G4gDGYCm3SyVt5UPNMIze97YVKOuXlJcsJOcAne2tQo3TlkZZrrl8PJiqt3R0lVXfvEi3S2xUQKr_GESFmc6mZD7IVC5FCCfo3OtNN6dpCC_kCchNTRioDCvYFLgFWoGgxHCL-4r9v5jIl69rgjf-xgZNK-170NbM7IjQhtLb6Louve_Mn7GaQTWw6FyzoXUb-UwVJg_Cu1lxOH8i22L9mVREkm2oTU3aFAp2ecK9kY81ZqTfqYrUFN92EZdIimlZofw0WUoURDZcuDm41lZUYl5NMMcIl0ppeVMIelcG3u314vf5rGheC9q9afNSlwr5Qbdv6-oTkeTLIBYCR9YtbqS-B982dJdSyL8IyG6x5umsFFRJpon707IztBOxFRhUZQUFtK_9-0QaP1RUtJ2eGF4qVODn1Jg0Gytt2G3iGgODygWg6OPtQmBI1H4mS-_6tf0evbkKxU_7AeBhq0T8kqxOyJBVGMWelOZnpAXMyklHj5rsJMgIhwbCQ--GFWxyiND5A3Ntxhqsid9dshaGQdx4jSaSinU_KAzNYB0LTTV8QAq8yCOfhkm7tfPbcIgKccV_GIudT9S2PYNIz-pEhU1xq1XSNH6dS9XywrpKnhstWaO3RU0knhwN-f1jL-81-fD0jgf72NQKpCgwO92DBfwmvZkhokJ80Mo9VCHiPOScwSqFiFe4iMz1ti4F2pt73sYk7f3C2Yzhp7mstdP9TmVbRxSK9N0vn-u5PCrVMJ1MZzOgxpPWOIkGDJKAXd_566jh2Xu_WKs_F4zBiVXlPpzAQbFxYJaFcn1OucjEH0xAa',
        'xya29.a018JzuRNU¦dD9ILoiPsp9gR4a36ZrDucptphRyn-JvdydSPbraqDCN73Il91Zm',
      ],
    },
  },
  {
    id: 'google-hmac-key-id',
    title: 'Google Cloud Storage HMAC key id',
    severity: 'medium',
    ...prefixed('GOOG1E', run(upper, 55)),
    samples: {
      must: ['GOOG1E51M9TS19¦J88U5WAYEXH4K4EA9NKV6FW6SN0JKRE9977KMD5A59Z5L6U'],
      mustNot: [
        'GOOG1ERASAUM3U¦6TBTS7EKV2VTJLNCC33X8AKVG6OZ9SR9YXY9UXRQLXP1ZF',
        'GOOG1EWQ9DWBR6¦DRFQP0P993TIBIMA4UEKP70PEXUAOISZ5VTD49FZ4YI958KV',
        'xGOOG1E7JEI0DEN¦W8Y0M3LT2OPLGG216WBFT4WDAOO0987JUGX21Y46B4I1TON',
      ],
    },
  },
  {
    id: 'google-hmac-secret',
    title: 'Google Cloud Storage HMAC secret',
    severity: 'high',
    ...assigned(['(?:gcs|gcp|google) * (?:hmac|interop)'], run(base64, 40)),
    keywords: ['gcs_', 'gcs-', 'gcp_', 'gcp-', 'google'],
    entropy: 4,
    samples: {
      must: [
        'gcs_hmac_secret := "Gk3Jm1MW¦Au+9mZiVdmiHm8fzk7f4mEyXWK/L/g2R"',
        '"google_interop_secret" => "GNZX7Vwg¦cYHZJvGjfH42gaJmasndqo9ssngVLEjk"',
      ],
      mustNot: [
        '--gcs-hmac-secret 63dpvqNy¦S1QbqvhRy1N+Ec2+gQDtX9H+iH77aId',
        'checksum: HFMKqU7J¦aVkZEnQAH755rebInfudlYpqlefc8okc',
      ],
    },
  },
  {
    id: 'google-fcm-server-key',
    title: 'Firebase Cloud Messaging server key',
    severity: 'high',
    pattern: /(?<![\w-])AAAA[\w-]{7}:APA91b[\w-]{134}(?![\w-])/,
    keywords: [':apa91b'],
    longest: 152,
    entropy: 4,
    samples: {
      must: [
        'AAAAMrZ¦autK:APA91bWg1nDuDDcPRlLJ99Ld_-Z9BCL4k2PGysZSqal-1skgrJ3WvBhcWR5-NJx7xZh5i02YBeF_9UUfCNsSS1jf1_RRIpAe4tHyE7-Df6U_RsM_TpbuXVXBBzT1iqg-PgHAOF-tP5xe',
      ],
      mustNot: [
        'AAAAc2j¦IHr3:APA91bkmS0H1ZavLZmFPRwCB0B5SDlCBHYH9X26tYJP24pHwp78D2I4hjewS9Wwpxh7feWVgSabExyfh6mxuKXlbQYCYN2uzzRkG9j5ye42RDisMuXqdnd3Z7EzHg034phrdlGtYDqh',
        'AAAB9I6¦f73w:APA91bsafI4VM7tZ_lxd3v7XMAwEFmBcW8QsFGTAJJfOoMX8ug-W8UzCCLbauCedVGUw-pW_X0y2Pdq1nE__XkfpjSHLgWb6CpIDfGlOgOCbsjlBa2OWmlir_AB271d_eAbg5GAiRmlN',
      ],
    },
  },
  {
    id: 'google-recaptcha-secret',
    title: 'Google reCAPTCHA secret key',
    severity: 'medium',
    ...assigned(['recaptcha * (?:secret|private)'], { pattern: '6L[\\w-]{38}(?![\\w-])', longest: 40 }),
    samples: {
      must: [
        'os.environ["RECAPTCHA_SECRET_KEY"] = "6LInHQhPsT¦rsPYWjp4QiHk4cAYB0X2nsvSwWCKK3"',
        'export RECAPTCHA_PRIVATE_KEY=6LwiLOZVbT¦LL70bIGA-8kK9krd3npKQT2JvYpGwx',
      ],
      mustNot: [
        '"recaptchaSecretKey": "6L3x9w8aR9¦4mbDzEXSIdvE-LKRtgUUwdXnNzybV"',
        'checksum: 6LzNhf7Vhw¦ZSOVcpq3zG-lpfnIFXBLD-Aaiq9GZx',
      ],
    },
  },
];
