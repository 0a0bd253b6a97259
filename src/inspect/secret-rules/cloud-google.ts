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
        '"type": "service_account",\n  "private_key_id": "8e1eb99c¦6c98f71157fc80ac5b53a27eded9e1a6",\n  "private_key": "-----BEGIN PRIVATE KEY-----\\nDInCXxDPYubKRAGItMOevJOR4fojTqGJ39n38OKyDW4+oRTmOYNq+YJB9LhZH53s\\nVZzffbtOSd6Od6FgR8n5LqxM0ekxU9nNYSjzY+6OU5IlfkNpFdjIMDkiwhzJZVYQ\\nuRaFCYsyNNgqqHJHsp7tJhcPRJbsP582obRI6kYGeZjBULWgyGw6BTxdXQ/dwWQK\\nHT4UG3EvGIYClcCITiez5RHnxusKitiLI7Ze7FZUYagDTVq7z7lzHjZ8j7vr6L+U\\n-----END PRIVATE KEY-----\\n",',
      ],
      mustNot: [
        '"private_key_id": "d4f90edf¦f94246414242b35f22c331a6778360a3",\n  "private_key": "-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----\\n"',
        '"private_key_id": "69604453¦2edeb68df302f13c9452d0467e61393",\n "private_key": "-----BEGIN PRIVATE KEY-----\\nHMl+NBcS+QgNhHoufHKgYMTUBnDF0fBwNoLPTfYN8NbhiQhIX9Tww0lId3x7y3l3\\nxh2y1zet2zUOsnUWZrXpx8uakfq1SvrLniZXc8F7XXx0BU5Rnn/xHlqzQu+U/+57\\nq3ox/FU33hU6LMp7bgvHHoNKxm3BhXnRgff1KkKglEFr3ps7Y5CiFOsVBy/ClG2Q\\nTQLy/0RphXzFFl3acqwwQ8IOG5p0ip0M9/dR/lX4faxg3POWMdMpQ+sZ20TpP8GU\\n-----END PRIVATE KEY-----\\n"',
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
      must: ['AIzaJ39vpdKt¦rxfWjBjtK2v2sCfBjIk2Gubpv31'],
      mustNot: [
        'AIzaSTnVSQWt¦3B102PAuLCg2EphHO7zZzaxqMh',
        'AIzazjVaE8BG¦vywpWg--ATNw2Jrp1Ju_81kKjs6n',
        'xAIzaECbMGttz¦vuR3aUhTtqEv7rfll78CvD2c2ty',
      ],
    },
  },
  {
    id: 'google-oauth-client-secret',
    title: 'Google OAuth client secret',
    severity: 'high',
    ...prefixed('GOCSPX-', run(base64url, 28)),
    samples: {
      must: ['GOCSPX-fs9nb6bB¦Daqkm3w31MEdFw90z_Kb'],
      mustNot: [
        'GOCSPX-fxYNcEjX¦7v3higVsgGK0YD5H8ti',
        'GOCSPX-8TQ0qagS¦c_-qVkICEEw6mzvh6EWSa',
        'xGOCSPX-YU16qPwV¦EOYMAVAhFrC9C64pEa9x',
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
        '1//0ZuxBT9oa¦LStwY0hU0YncX3AUp5uw_PQdH-lBSm8x',
        '1//0Nh1QMyXZ¦HpYEOoLxzVa-QFYSZVmvC5ZfegtNMQSBtogJxnu6VCPFCvdkvYav928W1DIBhSyD36kmPfvfhVjGkE8AgHKpT9HxajELfYSmwGatiJEqfc8NtvxmoRcjx7he7ut1sX4q_G22YqFqdQr85d_Mv2xSRX7Ml8couw4ekN8Hno0Cmg2B_1MCfQQylaD33K4qsJRC',
      ],
      mustNot: [
        '1//0Oi6muhrf¦wW7tTpu-E1GtxSwEIeZMAIan7DlS-qA',
        '1//0y1xNUwC3¦-a5YaIeKnUC1ULeCCHbRIWzjOn77EcUulVw4O0nlZeOiqXqdIE2jDZlsIQjaADJy4pfdd9ey4L9J1BXj9yqarCSOxig2z8XhfZJACmkGX1QSNbD23P0ipgDxv_3RqEawP-Kw9FmoVwEXRRgpMwARAVBpCCecjdMKweJ7lhqR5gsF2WcCDWrZBGxdbzIt39WSu',
        'x1//0AyNfiEXH¦gwuiTmYcwK_SDQoWHBj9ZJfF4tr3yYVV',
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
        'ya29.a0z8MTzZBX¦S-K7m8Kjv8GTWOmwnzS_l7BNO9AVWz2BtpCgjQu7E8M-BbooXhTs',
        'ya29.c.CHE05xGZ¦a3vxWwXJC4p5dnWOchEv7jf7BdYytZ9qB2DfO2U7t0Mm4uYblB74',
        'ya29.a0xkucxcNH¦i_PxBIjy-EGIxslTyITi8EdCOKyKbGiBR3u37rFGJz1SY7Wk1rA8NHgmmZ9TKmZBvy2xsNUXdlV_wuNRu1YvZ2Tz7UMwNjlR4Ih5PRkmQvUqFT9giwEJHSn6AJH0pM4n1ELaldGxBmloHlqtMQQ-u9zy8Sgil7PCW624dhvXyiqBnl-DMCswvEfICKLoUBICMxzPoUVICwGh9MHzZaPyZxwHTWRmFeWh1lgvCUBr6rwViqNX5UCc8bRMzGzNLpPwV53hkN2b_uh8a8DUAkQlCJPAPAwOUND1R1af3QBV9_Xl6LSmBJgnxTqcvf56-lY6j_y4FiO8rm_uq2VCXW_VLo0HTzZUeDU4fBliOJvNoBJFX4yf1F5BMPP-H8S1geB3it2ThTeLMq0C_wHEZZxA_YnInJ3_FyGx7_sW3gTOLm0Ua3A2ZcXbH3Lxe7ayQ_GrI_59g9skI2FWpttA1CfNi7IvxkPgVta-Xgu8l1_AKbsaSF82oeCN72ARXPINrgEilcfC7YEPTpOng_N4_D6k7OfOyJ6aSAbCe5tcCZUkHNDHYVePZ_jQTLK-9I2EPJPp4Swe-Vt-OBrsRnrtMMG2P5LaBQI_eeU5yytQmd-RRUDaIhDnK7Q0aKeZ2_ICJGDcPRiKVNoURSkQ0g17LzVd8cgAvsWLV8CZbsnyP8aRcg1XENjVOwTp6QjmIE89XIsY0jqpYGdtWx3N0xInO4a9aN00wAQpH2C1ZJLV_JSm7H1GO1eNYmB1BwNEPL5MwqH45opXJf6EcNWz6In8ttUqA0OZDAHd8tOEEiFGPoD057ztT9oc3ET88jEGh57YQkye68zxt1nJCszKD26wd2lJVBKc3oHJX_5hl-Ffko0lS9ka5sx71JRCqKazuDgxvs9LFCG1b_cev0EOye9uqIDguuhvy8o5mowaCek9XQbD9EJscU0tfzzJhv4HphX0k94L_PZZ8rffQkkYJdqqSVQipOKO1ND7whPj1oG8RR21V3BFqAMScIYwkLg8cCnRMBe16J3qXENa2Kf_mxtFGg0OjdhNI4W7y2qu8_I6o6dw_tWYhDJPyE93JeorIlFPwOxTc7Lv',
      ],
      mustNot: [
        'ya29.a09LpHPfDB¦uh5AMFCh2NJ2jGfZaALZaXNxK44d9GDMy8Ze-nnAXTdmHYk_rYU',
        'ya29.a0WiKN0Tdx¦q1D_7lWw2Zlh8u1bubaCvwKqf93qs1kATL3F8vyWxMHodvC2ISAFePZ79lUj6ElgXZ6l6AIf4et-Mn7eqMLUgXYfwbrSt1Ng6Kj4KYJdxakinwfsPtS1oVvdMrZ82gW1r09_7aI_5lS89fjni4xoouae6Mg2tpoezRMaE-QeJ5lNYSnDnq-fMMmmqHx672IprJcdwzsz-2axF1HMmz4_ZP6BGvH-QnVpZHzTlwbI3cxqodSUwY6cxnfchgMCldPucSfYgg92Nd-jZZluUQ8fVCeNvGae2cawjPxVqlCFA4kz-WnI_mPaeNdoI66RFG7YGF5euS3pO2bfv1pXjsxI_B3eetXp0eG4YsC6LDURHUgJZHifVQZALuqz__Ra-Gowu2E6FueF_aDBhfBIe72xoQfLbXshTvIz4cE_x14R85WDcOXr4boPX3OO2wM4dw_SLwQXhNZGpIascRkkt0dwoK_BT5UwJnAoJPQMznNWzlLtojRE4-XT3vl6FR1cZ1YoW0G39-pEbwDofYVHWGjf9Ihy1G3IGUbqXhz6k7iLZKwUS2IQE5UQbFMSPMlSjNny0ONkkpzPDXyPjTwjDcRZHcXvDkSLSBSCRL9InVrNiYZVy2f6F0IfX3vZVnSnJJX002w_isr_hH9r3OSij-lwbLFUA1ibCzYPI6G4gDGYCm3SyVt5UPNMIze97YVKOuXlJcsJOcAne2tQo3TlkZZrrl8PJiqt3R0lVXfvEi3S2xUQKr_GESFmc6mZD7IVC5FCCfo3OtNN6dpCC_kCchNTRioDCvYFLgFWoGgxHCL-4r9v5jIl69rgjf-xgZNK-170NbM7IjQhtLb6Louve_Mn7GaQTWw6FyzoXUb-UwVJg_Cu1lxOH8i22L9mVREkm2oTU3aFAp2ecK9kY81ZqTfqYrUFN92EZdIimlZofw0WUoURDZcuDm41lZUYl5NMMcIl0ppeVMIelcG3u314vf5rGheC9q9afNSlwr5Qbdv6-oTkeTLIBYCR9YtbqS-B982dJdSyL8IyG6x5umsFFRJpon707IztBOxFRhUZQUFtK_9-0QaP1RUtJ2eGF4qVODn1Jg0Gy',
        'xya29.a0tt2G3iGg¦ODygWg6OPtQmBI1H4mS-_6tf0evbkKxU_7AeBhq0T8kqxOyJBVGM',
      ],
    },
  },
  {
    id: 'google-hmac-key-id',
    title: 'Google Cloud Storage HMAC key id',
    severity: 'medium',
    ...prefixed('GOOG1E', run(upper, 55)),
    samples: {
      must: ['GOOG1EGKNCHOP5¦GBUNN8M2XQWRW9BL9LXTI6DVV87XGWYTUMB625Y1BYRTLQR'],
      mustNot: [
        'GOOG1EMJ4YJRLI¦8XDJT2MEIEMOFVA5UBXH50AWEEFXW4D5QX4U6CKLNOY3RK',
        'GOOG1ECIJ9XLAJ¦JFV89SJE4E1CHB9UVP7LF0TQ0GEB83JE4GUTQPAXOLRRGZWI',
        'xGOOG1ECZ1DF0NO¦LTBVK0MAV40VKX60WMLK31XBDZAP6LWTC4165YKTOSHNLPN',
      ],
    },
  },
  {
    id: 'google-hmac-secret',
    title: 'Google Cloud Storage HMAC secret',
    severity: 'high',
    ...assigned(
      ['(?:gcs|gcp|goog|google) * (?:hmac|interop) *', '(?:gcs|gcp|google) * secret access key'],
      run(base64, 40),
    ),
    keywords: ['gcs', 'gcp', 'goog'],
    entropy: 4,
    samples: {
      must: [
        'gcs_hmac_secret := "J80Mo9VC¦HiPOScwSqFiFe4iMz1ti4F2pt73sYk7f"',
        '"google_secret_access_key" => "3C2Yzhp7¦mstdP9TmVbRxSK9N0vn/u5PCrVMJ1MZz"',
      ],
      mustNot: [
        '--gcs-hmac-secret OgxpPWOI¦kGDJKAXd+566jh2Xu+WKs+F4zBiVXlP',
        'checksum: pzAQbFxY¦JaFcn1OucjEH0xAa18JzuRNUdD9ILoiP',
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
        'AAAAsp9¦gR4a:APA91b36ZrDucptphRyn-JvdydSPbraqDCN73Il91ZmA2iJwv3JdHHzAKTY8e8TLJke_DUCvl1cftSJIFEfjQALAIBhCztLvLyj6yCxNwuESf-5-wcglOO76GLf-WDnJutIJzsqgo2Vq',
      ],
      mustNot: [
        'AAAAJQM¦sDQt:APA91bVqp0oII6wbMaiL8yTfoE0pSzKnavB-wQ9IV8aIAHf-FcTa1RSkH1i6gx4mpgXX52CNUw8QKmn0JHEdyW438DN9a2xnkGk3Jm1MWAu_9mZiVdmiHm8fzk7f4mEyXWK-L-g2RGN',
        'AAABZX7¦Vwgc:APA91bYHZJvGjfH42gaJmasndqo9ssngVLEjk63dpvqNyS1QbqvhRy1N_Ec2_gQDtX9H_iH77aIdHFMKqU7JaVkZEnQAH755rebInfudlYpqlefc8okcMrZautKWg1nDuDDcPRlLJ99L',
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
        'os.environ["RECAPTCHA_SECRET_KEY"] = "6Ld_-Z9BCL¦4k2PGysZSqal-1skgrJ3WvBhcWR5-N"',
        'export RECAPTCHA_PRIVATE_KEY=6LJx7xZh5i¦02YBeF_9UUfCNsSS1jf1_RRIpAe4tH',
      ],
      mustNot: [
        '"recaptchaSecretKey": "6LyE7-Df6U¦_RsM_TpbuXVXBBzT1iqg-PgHAOF-t"',
        'checksum: 6LP5xec2jI¦Hr3kmS0H1ZavLZmFPRwCB0B5SDlCBH',
      ],
    },
  },
];
