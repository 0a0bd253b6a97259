import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, base64, bounded, hex, prefixed, run } from '../secret-shape.ts';

export const infrastructure: readonly SecretRule[] = [
  {
    id: 'pulumi-access-token',
    title: 'Pulumi access token',
    severity: 'critical',
    ...prefixed('pul-', run(hex, 40)),
    samples: {
      must: ['pul-fd18ca95¦c3601d5cee14a264fb80d9669dd1290d'],
      mustNot: [
        'pul-913ee8c9¦72da4276c99b54724cf5f02f9878f4c',
        'pul-32a0c6c5¦86ffb6daaddeaa0476cc0de7182b6aad3',
        'xpul-bb35ea9c¦37899b1118a5231c63aaac3b5937a8a0',
      ],
    },
  },
  {
    id: 'doppler-personal-token',
    title: 'Doppler personal token',
    severity: 'critical',
    ...prefixed('dp.pt.', run(alnum, 40, 44)),
    samples: {
      must: [
        'dp.pt.THOhBxsv¦eu0WtkJWxYoyb3xquuhmpyVsi1i9gavT',
        'dp.pt.RzBDYKQj¦uw2eiVrRzHzEmJ08YehmsMbACBcb8GSq8L2x',
      ],
      mustNot: [
        'dp.pt.lHuHQfmm¦WkauTM7OiImvkbsr3JQDi8a81eU5lJU',
        'dp.pt.djFW3r3G¦r0HK8ddZumLJiUpecDgqzvA7ZXxVbzGNQCZ1D',
        'xdp.pt.KJDUt4Cv¦qLYyRdszuR7fT1Jzb2rONKDHlhdT3JkB',
      ],
    },
  },
  {
    id: 'doppler-service-token',
    title: 'Doppler service token',
    severity: 'critical',
    pattern: /(?<!\w)dp\.st\.(?:[0-9a-z_-]{2,35}\.)?[0-9A-Za-z]{40,44}(?!\w)/,
    keywords: ['dp.st.'],
    longest: 86,
    entropy: 3,
    samples: {
      must: [
        'dp.st.prd_api.VqDcOCwW¦8z5cClhDLNU7GJLq9T6t4GeFpS7uYsulKXn',
        'dp.st.dRnxyxYL¦Hsbd0Da1kEfDsy3h6nTmSAN4Roayr5pv',
      ],
      mustNot: [
        'dp.st.prd.WJhV4Y3F¦9c3p71owLOw2HbyPaH8mKPbfMUqXEMg',
        'dp.xt.tT066Skx¦f4pim2s47aDwcetqJsWfR3TPitz06T50kcl',
      ],
    },
  },
  {
    id: 'doppler-other-token',
    title: 'Doppler CLI, service account, SCIM or audit token',
    severity: 'critical',
    ...prefixed(['dp.ct.', 'dp.sa.', 'dp.scim.', 'dp.audit.'], run(alnum, 40, 44)),
    samples: {
      must: [
        'dp.ct.SGVISHml¦wLdOB1Cd6a09vBY1HXHyd3SziY2mZp9B',
        'dp.sa.aFcE3PAs¦c4f4HDC5AedZqIPjMv7ZsKdNmFpFqiVR',
        'dp.scim.OkH8KetA¦axZd4mlo725CQhfHvj2gjBu2oA5mv8pk',
        'dp.audit.0BdGlSoh¦bLvQh1kVWSs7iDUcR55jK32vPM0RcIed',
        'dp.ct.DMpLfuPa¦nEl0F9tT5luZBMQlbwpoCUBJ1syUmuQ7HfE4',
      ],
      mustNot: [
        'dp.ct.SBpecw6v¦cV0Fmog72yEamQqV7tjzyJLE7pqLxNR',
        'dp.ct.uuLDW3nh¦qb92yb9cmDP7yyKbjb3I4wMAyNfSF9iJwERA4',
        'xdp.ct.bnhTw5ui¦1mm88ipJYwVqLH99sRcRzKsnAVbawSZ0',
      ],
    },
  },
  {
    id: 'onepassword-service-token',
    title: '1Password service account token',
    severity: 'critical',
    ...prefixed('ops_eyJ', run(base64, 200, 1200)),
    entropy: 4,
    samples: {
      must: [
        'ops_eyJJ2UKm/8X¦ge1AYSBpf6+Z8djeWCDwwQR8lrwAasWl5ERfkhae6zAy6MARbyg60TLiIAclNMMvLgD3KNAOCON9ubSKyr7FAdbypwPhrV0LNF/VpNqdvejXLBm0oeAWgwvQ2Zf6X6lSdWwhvk3k7teP9N6rI0lA3+K7qlJYR0rIXNtNVDNPDpjmrJG7lccPn3Fu/ZAGUT7P',
        'ops_eyJx2J29bXD¦Fa0XDa6yLpRvzj5AXXcYO/bV261kS99OXPSZWPMcdtZ/t1Jk4H3y6aa3KnUYIYw72H53lliD46ko+NEkyjLA5IIwLTi+p9MgMH/ISvD6v0I7S4FBxyX1ewJ9JBfDDUS66spOO+mt7IkYkVb6R2n2v45zHvnM5cOTUO41pYjSfaGMjnEX2viMvIntXUhND+Gsfirs0J/ohmLTcn0DJpxtN4HLl5pfzZEjLdTc/N5ksrWOr3OZt3kQ2K2RQKHpMUq4Kkfm7um/8WHkR2ujsesYFlgiYv5BNChDolfYjvpPJt3ACWj2hG/IjlmGxgrU01G0dBpxrybVbyppzUUL2ylfTfnSecoGAgHnB1lYmrVK6wKa+TVHFyhWV7rP9T1PBmmI0dBFQDmBxvsDuHIUaMZTXWdc7MXTDGDkB7ZN/P4ucfa0NLjuv0MF99oMJ/6tz/sJhdjcnilVksCpfJYHSmgsbcts0Vmeo5n4l1LWVC8ScY3B6bL3pQaM8U+Oot9Q8PHPOUcsnYzB5qPypY4D0hKfiP/CSmwR2/ZO1i6zqwwKxyqJcgKrbvk7wEjbVdDRI7E2EBpVeQ/go2FLtOJwlatZfTLMfBOelw/AlCmx3nmXLzW9aKJgNJb017hhnaIcJ/59gq1ZSKzePCl7IgkU6bi9FKETFgb4MLzeqZudYk4JCMQeMm2GBnycc2ERStp9Sz9Yhy2jEeu8/+MAbk+bGxnEDkzaBuJDJfI5ZEbmbLH+19RrHvikk7F3FOiLRdjceJ7Jy1xGjcvz0fRRAR/1YO1OMG0DhJJm88F4CD5ZLQF1+GiWogbfrKo5s/1y88yqBgxZp8qeanyN4qNr0mW9Qr62WubqHg5IeDTheaD5/7Pj4o2HIHLk/4Q2aI2rsRuB2sDyuwakt6aIGQ8ISUFv/G/QuRqkz3OMBX1MGkHWK/LnD4S0820le28Wwv3QNAwhN05iht3IYHGmT3O3H8I80BRl7XSHBgNgZgsDfTnNQs0HiVneTll+uvwP7t+VDJMm3zZqWPenKQUrN0QX+ifOOjoZXqjTjUZvzbsvotk/BkvExjURrrwOEQn2Dww8mRoN7w5UjwURz1AyEZ27d21MGO8VrXZ0MpKRDA9WIK7vEQIeVkG3B9HPKJ7z8lBjcvMhUT1cOwtNPB7TZZ/dTyMTx+nD8sWIca940gYLZ4xd2koz',
      ],
      mustNot: [
        'ops_eyJoMjd6Y90¦Sju3x1Xo2J235qp5QIgSOVl1J1lsfqsYDtt+z9VedK+J8SAI5S+23pE+PRfxAC8fiYjsm1xpDq5KyybdozBESoQ5XlaprxIQvhUyR5oUFz3elY6AJch8X3SwHpXuG9sp/QCyKcr3/fDjjqFuxCKFcWBcHoS6/p51DmpE+YS/zahRfPUcsRJdZRYWC/P+V+P',
        'ops_eyJJU6vOoFr¦q2iYxJcwGZVDUeowIElnYkDwUyiJVQthfli9rJN5F062r6kZxUHHL4yVYbtbiNZMsJEoYFEc1NbEtC61OQRs7IkQIcQCKTkoemKnG1NZyBGey4bcBnBGtAjc5TOFu9e8+aVRNu4V6kPLdmEPY+mdS+IiYosYYfodT1FPvJ3B6v/hfxu75fEdZ609fYgmQCCcTnh9Ge74siRa7pKavK7ppV8BZb909XhC/AnrqnPhgx1RTonyyNHYpThKoUyElQaEQhjQQEz5qkUE3RyC/64DMYlSqk3u6awdmyYLDYXvT3wYcA9Cpm5i/iYtF24+75b829Y6nAetCFjszhB3jEwFz5bpphbw9CpWNqOjyitNpYZYv8KCEXsgeAeHogQAQbIt5mFiD6kLAfIfeHZyMz6e/ZuT7/EvsyVXmAMjra+MMINMZwbXZozF8Hos1wg45BhUptjtHW0T0a3X2jS5afjExAIfYkhle4R/yyGFDiSIhWTPs5Ls1Eu8LdkTtlOW0PARB92nHZyePQxjKk92rYr5O16+qQjvYz956/vKqZSXV/DKWWiQ1Ryo2bMdHtgs3T9pVj+zLe/diR96SK7UVDnFPY/zI+aYtBrwssyRM62RlKhn1RoeyMnFu6y79IMcfWjZ9LHKIcmb4ktrOGbS6PtWbdKe6jB0mleABBmzV//GTri5bdCp41FO7x9EZCmyHhfLCU/SGDXxyxJWqfxoCk9X7yLL4tD2yC8eg5fzfXGenPsn6W+vGAFQRXjUjav8zP2xEtugX7wTeVl8MkQabamosNrAGnJ/k2ZxXKTDMOT++cPsSHmGT0d98+CfCJ9iDqe60YXj9FeguX2I3v4tA0Gomq2eZg/YVW/PiS75r0/m8QfVZs8nzKcMKRHUbxlmlXmjXH632gZunUuXv3PbUZlZOxq09UZXTjCGr8yTuLq08RK0BlkV2TlcEv0nMqURKtjdPjlf+DH8UkGrfRSRu0x0BF/T8lM5HgPQhLyV2KeiSCIBalw3qEpiNol9zE6Kse8/sK37g+7kY/JR3zTdvFutrJ5FKbLPVpYcqUw0RNz4WdFMQi8LuN8LvC2gPfo8QwNbkPN5JZOPhSDLVakQfJgzFvoNAzdY551hjdX3Wcl8q7jCkVnCqe8hiWKA9L8+JmOeS4jFH+v4vNt3mL4xLNtcPCeHt59QoQohOiOCgMxmG',
        'xops_eyJNVn3GxcC¦bM3pn9LbDnW/3PxxsRwE7WNAmSDeDjAD/Zi2A7JYbfIY4cM0RUhp9YbD95rhgT56F8buvmorwYHVdr8O59sszSHTUu7ktc1epX2qMwRmnj3p9OvTQnkw5JaonLHeNhkyicceslbI11/Xtl7fh7mhfClgNcUwC+s2gBZ9i8HIft65NoAlmTUMk/yXWP05ImGZ',
      ],
    },
  },
  {
    id: 'onepassword-secret-key',
    title: '1Password secret key',
    severity: 'critical',
    ...bounded('A3-', {
      pattern:
        '[0-9A-Z]{6}-(?:[0-9A-Z]{11}|[0-9A-Z]{6}-[0-9A-Z]{5})-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}(?![\\w-])',
      longest: 37,
    }),
    samples: {
      must: ['"A3-U7N¦HZ2-UGAACX-6QCSW-0UXD6-GDF2P-L9P3R"', ' A3-4HP¦22N-R0ICUJ2J99A-OH6CW-82P6N-NYFSU'],
      mustNot: ['"A3-BS9¦TXF-5EP26F-U5FF8-492Z6-77JL2-EOT0"', ' A4-T2K¦WAG-J5ZP5ZXVPHP-6W4U7-HHLDL-LCGZD'],
    },
  },
  {
    id: 'infracost-api-key',
    title: 'Infracost API key',
    severity: 'medium',
    ...prefixed('ico-', run(alnum, 32)),
    samples: {
      must: ['ico-qPD86Kj2¦4y8g2IWF2yoo8WrVO4qkT636'],
      mustNot: [
        'ico-qYlB5xgX¦Rs0YXOXmfy6AXsLIxwjJ1PS',
        'ico-SYNJECZJ¦zFCC9Iy0HLWKdxWhlhWsUMKWk',
        'xico-W39K6afK¦L1QkDWiJJv6s2TcSfCs6W2UW',
      ],
    },
  },
  {
    id: 'infisical-service-token',
    title: 'Infisical service token',
    severity: 'critical',
    ...assigned(['infisical * token'], {
      pattern: 'st\\.[0-9a-f]{24}\\.[0-9a-f]{32}\\.[0-9a-f]{32}(?!\\w)',
      longest: 93,
    }),
    samples: {
      must: [
        'infisical_token: st.59a00d4b¦7fa2591c156435ab.10de4b7d377596002b004b96908f7948.6d264b252221c08ce7817b1b08665f11',
        "INFISICAL_TOKEN = 'st.c19d00d6¦16a6d33106ed3d9d.08868b0531adafb0402a27488612183b.25745abce9b4c2ebb3b99f411765659f'",
      ],
      mustNot: [
        '<add key="infisicalToken" value="st.39fee801¦9b89678dfb537402.44dc8d2a7b7ac5ef68507a12cb5facd5.71bcf4a7563bb287c46e9448a52d67e"/>',
        'checksum: st.a928eafd¦427a2a6e96771e59.4e6656fddbb620e8eb615aa7131cd70a.b14773d497af31bb95bc4decf5b01133',
      ],
    },
  },
  {
    id: 'bitwarden-access-token',
    title: 'Bitwarden Secrets Manager access token',
    severity: 'critical',
    ...assigned(['bws access token', 'bitwarden * token'], {
      pattern: '0\\.[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\\.[0-9A-Za-z]{30}:[0-9A-Za-z+/]{22}==',
      longest: 94,
    }),
    keywords: ['bws_', 'bws-', 'bwsa', 'bitwarden'],
    samples: {
      must: [
        'ENV BWS_ACCESS_TOKEN 0.90aa0967¦-8231-fbd6-957d-8a491e8d8ad0.UcfIpOjTueeUODARETuBw7959UJ1tM:5JvyB+HuKIkLUIm9CnUHdK==',
        'bitwarden_access_token := "0.f9bd1fcf¦-c72f-e271-8c09-a6a359f12ee6.dcZfXTPVA4N4RfJaWJZOFmkWDpQK9Z:ZkVSmAKNZngQJRFfE3Afqj=="',
      ],
      mustNot: [
        '"bws_access_token" => "0.e730c9bd¦-20cb-f00f-8a24-83847675eff5.2tjWstHRZbf54ICb82M2HMRwQog57:umwMEK2XYT351mb2OuwD82=="',
        'checksum: 0.10384f80¦-1a89-7a11-d162-0828f9b682bb.hZoJwREj8dtEaPpQZqhHmozvCnBhjT:inGhVTY8iP0pTkp1kwLStJ==',
      ],
    },
  },
  {
    id: 'tailscale-key',
    title: 'Tailscale key',
    severity: 'critical',
    pattern: /(?<!\w)tskey-(?:auth|api|client|scim|webhook)-[0-9A-Za-z]{8,20}-[0-9A-Za-z]{20,40}(?!\w)/,
    keywords: ['tskey-'],
    longest: 75,
    entropy: 3,
    samples: {
      must: [
        'tskey-auth-JXTO7¦rzKj3CNTRL-J53gjW5cgUr5ERTzJwLiVRjTAkkwCiaJ',
        'tskey-api-HDEfW¦IXzxrCNTRL-uVoe4NmXQqEouRGnyalQBk2SZCpOwXwe',
      ],
      mustNot: [
        'tskey-auth-AHHjE¦N2gGICNTRL-pHDUKb5OQwe33Amlfe2',
        'tskey-auth-uwg¦cOEL-ysBo3grFEQruX2q81eDPNeC532VmMhEp',
      ],
    },
  },
  {
    id: 'ngrok-token',
    title: 'ngrok authtoken or API key',
    severity: 'high',
    ...assigned(['ngrok * (?:token|key)', 'authtoken'], {
      pattern: '[12][0-9A-Za-z]{26}_[0-9A-Za-z]{18,22}(?!\\w)',
      longest: 50,
    }),
    entropy: 4,
    samples: {
      must: [
        '--ngrok-authtoken 2MaeTJmQb¦1485Bn2pisa250WZ0b_jZvnHRYr3TcHkEoRbddNV',
        'os.environ["AUTHTOKEN"] = "262Xir0Nr¦tg6ieJhPbZCuOpc44d_1jA2RBmHCqrovJAVjw7Tj"',
      ],
      mustNot: [
        'export NGROK_AUTHTOKEN=2jXnribf3¦tvqwmRLoSBdRpnOH8_JnEihK28dZpBbqOmjsPkK',
        'checksum: 2bQiCy0v7¦7gKOa1jdzEojbpEBR1_mDs2nZZ41mSZYDbfkG3jk',
      ],
    },
  },
  {
    id: 'prefect-api-key',
    title: 'Prefect API key',
    severity: 'high',
    ...prefixed('pnu_', run(alnum, 36)),
    samples: {
      must: ['pnu_weyKr7Ap¦bjeQefd6r1DS3VsA9KjJBk0DqlCM'],
      mustNot: [
        'pnu_c78AmhZV¦trzmgbdddoGmO8pgiWczgv8M6wr',
        'pnu_xuNijOcz¦GXT74zgUWVMRTLRGvwiqGdxHdC0xJ',
        'xpnu_pitjvqFL¦Y9gTAlepCZPUdwjwduE8u8vIojEa',
      ],
    },
  },
  {
    id: 'rancher-token',
    title: 'Rancher API token',
    severity: 'critical',
    ...assigned(['rancher * token', 'cattle * token'], {
      pattern: 'token-[0-9a-z]{5}:[0-9a-z]{54}(?!\\w)',
      longest: 65,
    }),
    samples: {
      must: [
        '<add key="rancherBearerToken" value="token-cr¦7j7:qy3egqhgkv2dqmxv5v851o7nknc1aevd1rtevmux4a0a8u2qss5e2b"/>',
        'ENV CATTLE_ACCESS_TOKEN token-z4¦9fy:wfqll9a7lwt4r9xnoweec3mw9ftnjrjbfjj6j9dhd3wbanuyewquzz',
      ],
      mustNot: [
        'rancher_bearer_token := "token-o5¦ndh:rl0oui49kinw9gyfygskycfkm9yfghw4w44s4yc0m3r90kqsz9cnq"',
        'checksum: token-4q¦8wf:32c2egvvzflc8l4a06sjsl7s6azpy1agklpxdpepm9wsrqri5siw53',
      ],
    },
  },
];
