import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, base64, hex, prefixed, run } from '../secret-shape.ts';

export const infrastructure: readonly SecretRule[] = [
  {
    id: 'pulumi-access-token',
    title: 'Pulumi access token',
    severity: 'critical',
    ...prefixed('pul-', run(hex, 40)),
    samples: {
      must: ['pul-3ada8060¦7613ee5b2d29f2174130ac18c84acbf7'],
      mustNot: [
        'pul-be033e21¦2369d1ec03e20e8f9e8ac5063045088',
        'pul-1e145771¦c522866259cb3ab77fdc84a523126d815',
        'xpul-1524058e¦ad0fe36fd22a11cb0d96bac7074e25bd',
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
        'dp.pt.lbwpoCUB¦J1syUmuQ7HfE4SBpecw6vcV0Fmog72yE',
        'dp.pt.amQqV7tj¦zyJLE7pqLxNRuuLDW3nhqb92yb9cmDP7yyKb',
      ],
      mustNot: [
        'dp.pt.jb3I4wMA¦yNfSF9iJwERA4bnhTw5ui1mm88ipJYw',
        'dp.pt.VqLH99sR¦cRzKsnAVbawSZ091zkFgAOV4yGLWK05YaqHyg',
        'xdp.pt.Eb5PK3Wm¦vVhgZhHw4JMnWwKuG66oTTifkptDD4NQ',
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
        'dp.st.prd_api.Thf5IcRb¦GgNW27euuDqKNLaIKzcq3U5UXx3tsBwxoXl',
        'dp.st.5zDkrmec¦kIbULsg3rogvp0oWsXpEAzbmM9Wp5rJN',
      ],
      mustNot: [
        'dp.st.prd.fBBBcSrA¦fLv61AB5gC6CYBcgprh4gtSwIEAUjQW',
        'dp.xt.37q5iqhi¦eJbIUPaXTCpZLQF0AjqB7VFcXPtBQjYrJSi',
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
        'dp.ct.mKwMaGAl¦s5tOXtyjhu0PK5sGcpmheLpmZiTxmxjf',
        'dp.sa.lSyxD1HK¦3G3isNWEJyGXTLoSN1Nn3RjzfzKC4nsu',
        'dp.scim.BdY3Qiiu¦y90N5qd1gVAiz3QNu9HD0Q9jGBRZtBjn',
        'dp.audit.F6dBiCd6¦PudevZMOaZlocQh98t3zzNJJrCO17SVH',
        'dp.ct.5bg8mzmF¦E3CcT1n91f4IqGq6WnwYf7tvZI0bcXG6InZ3',
      ],
      mustNot: [
        'dp.ct.ukXpUiAY¦PDjaqvSUnMy2x5xGGJvHWCiVjIvFt1r',
        'dp.ct.30NwiEZX¦h44rWvCyGCpcgEHxqGCZBezmvJyJRsHVRYy0k',
        'xdp.ct.9Nvx2WYv¦o81mqU3IfmIz1AOFsH9dHXqnYT3ytb18',
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
        'ops_eyJ53lliD46¦ko+NEkyjLA5IIwLTi+p9MgMH/ISvD6v0I7S4FBxyX1ewJ9JBfDDUS66spOO+mt7IkYkVb6R2n2v45zHvnM5cOTUO41pYjSfaGMjnEX2viMvIntXUhND+Gsfirs0J/ohmLTcn0DJpxtN4HLl5pfzZEjLdTc/N5ksrWOr3OZt3kQ2K2RQKHpMUq4Kkfm7um/8W',
        'ops_eyJHkR2ujse¦sYFlgiYv5BNChDolfYjvpPJt3ACWj2hG/IjlmGxgrU01G0dBpxrybVbyppzUUL2ylfTfnSecoGAgHnB1lYmrVK6wKa+TVHFyhWV7rP9T1PBmmI0dBFQDmBxvsDuHIUaMZTXWdc7MXTDGDkB7ZN/P4ucfa0NLjuv0MF99oMJ/6tz/sJhdjcnilVksCpfJYHSmgsbcts0Vmeo5n4l1LWVC8ScY3B6bL3pQaM8U+Oot9Q8PHPOUcsnYzB5qPypY4D0hKfiP/CSmwR2/ZO1i6zqwwKxyqJcgKrbvk7wEjbVdDRI7E2EBpVeQ/go2FLtOJwlatZfTLMfBOelw/AlCmx3nmXLzW9aKJgNJb017hhnaIcJ/59gq1ZSKzePCl7IgkU6bi9FKETFgb4MLzeqZudYk4JCMQeMm2GBnycc2ERStp9Sz9Yhy2jEeu8/+MAbk+bGxnEDkzaBuJDJfI5ZEbmbLH+19RrHvikk7F3FOiLRdjceJ7Jy1xGjcvz0fRRAR/1YO1OMG0DhJJm88F4CD5ZLQF1+GiWogbfrKo5s/1y88yqBgxZp8qeanyN4qNr0mW9Qr62WubqHg5IeDTheaD5/7Pj4o2HIHLk/4Q2aI2rsRuB2sDyuwakt6aIGQ8ISUFv/G/QuRqkz3OMBX1MGkHWK/LnD4S0820le28Wwv3QNAwhN05iht3IYHGmT3O3H8I80BRl7XSHBgNgZgsDfTnNQs0HiVneTll+uvwP7t+VDJMm3zZqWPenKQUrN0QX+ifOOjoZXqjTjUZvzbsvotk/BkvExjURrrwOEQn2Dww8mRoN7w5UjwURz1AyEZ27d21MGO8VrXZ0MpKRDA9WIK7vEQIeVkG3B9HPKJ7z8lBjcvMhUT1cOwtNPB7TZZ/dTyMTx+nD8sWIca940gYLZ4xd2kozoMjd6Y90Sju3x1Xo2J235qp5QIgSOVl1J1lsfqsYDtt+z9VedK+J8SAI5S+23pE+PRfxAC8fiYjsm1xpDq5KyybdozBESoQ5XlaprxIQvhUyR5oUFz3elY6AJch8X3SwHpXuG9sp/QCyKcr3/fDjjqFuxCKFcWBcHoS6/p51DmpE+YS/zahRfPUcsRJdZRYWC/P+V+PJU6vOoFrq2iYxJcwGZVDUeowIElnYkDwUyiJVQthfli9rJN5F062r6kZxUHHL4yVYbtbiNZMsJE',
      ],
      mustNot: [
        'ops_eyJoYFEc1Nb¦EtC61OQRs7IkQIcQCKTkoemKnG1NZyBGey4bcBnBGtAjc5TOFu9e8+aVRNu4V6kPLdmEPY+mdS+IiYosYYfodT1FPvJ3B6v/hfxu75fEdZ609fYgmQCCcTnh9Ge74siRa7pKavK7ppV8BZb909XhC/AnrqnPhgx1RTonyyNHYpThKoUyElQaEQhjQQEz5qk',
        'ops_eyJUE3RyC/6¦4DMYlSqk3u6awdmyYLDYXvT3wYcA9Cpm5i/iYtF24+75b829Y6nAetCFjszhB3jEwFz5bpphbw9CpWNqOjyitNpYZYv8KCEXsgeAeHogQAQbIt5mFiD6kLAfIfeHZyMz6e/ZuT7/EvsyVXmAMjra+MMINMZwbXZozF8Hos1wg45BhUptjtHW0T0a3X2jS5afjExAIfYkhle4R/yyGFDiSIhWTPs5Ls1Eu8LdkTtlOW0PARB92nHZyePQxjKk92rYr5O16+qQjvYz956/vKqZSXV/DKWWiQ1Ryo2bMdHtgs3T9pVj+zLe/diR96SK7UVDnFPY/zI+aYtBrwssyRM62RlKhn1RoeyMnFu6y79IMcfWjZ9LHKIcmb4ktrOGbS6PtWbdKe6jB0mleABBmzV//GTri5bdCp41FO7x9EZCmyHhfLCU/SGDXxyxJWqfxoCk9X7yLL4tD2yC8eg5fzfXGenPsn6W+vGAFQRXjUjav8zP2xEtugX7wTeVl8MkQabamosNrAGnJ/k2ZxXKTDMOT++cPsSHmGT0d98+CfCJ9iDqe60YXj9FeguX2I3v4tA0Gomq2eZg/YVW/PiS75r0/m8QfVZs8nzKcMKRHUbxlmlXmjXH632gZunUuXv3PbUZlZOxq09UZXTjCGr8yTuLq08RK0BlkV2TlcEv0nMqURKtjdPjlf+DH8UkGrfRSRu0x0BF/T8lM5HgPQhLyV2KeiSCIBalw3qEpiNol9zE6Kse8/sK37g+7kY/JR3zTdvFutrJ5FKbLPVpYcqUw0RNz4WdFMQi8LuN8LvC2gPfo8QwNbkPN5JZOPhSDLVakQfJgzFvoNAzdY551hjdX3Wcl8q7jCkVnCqe8hiWKA9L8+JmOeS4jFH+v4vNt3mL4xLNtcPCeHt59QoQohOiOCgMxmGNVn3GxcCbM3pn9LbDnW/3PxxsRwE7WNAmSDeDjAD/Zi2A7JYbfIY4cM0RUhp9YbD95rhgT56F8buvmorwYHVdr8O59sszSHTUu7ktc1epX2qMwRmnj3p9OvTQnkw5JaonLHeNhkyicceslbI11/Xtl7fh7mhfClgNcUwC+s2gBZ9i8HIft65NoAlmTUMk/yXWP05ImGZzFkY5yXLKOCqOu1yRCWQV5ohIp6t8Zo45ls0aPzd4cIJLnYCOH5pCkkUvyNvJxVBSo5CUzBVVG',
        'xops_eyJ9J5CEEdh¦4Snx0x4eKXdBpA/pYoD8yEYYhRhgPXQpRGDf59G5bU5H/m9xC6DMBs1nCKgac2ouukdTOdVOOIa0Ygfzif6IeDfh2rRcdC5xuOD4yKbf31qGiTyh9Md6o4NPGDNhi73rxGjSsFSUNaQ33Bi33GlbOd3Y/UcHYOr9OGj9N9B86n2XmwUY6Ul5j2YROMy67p6a',
      ],
    },
  },
  {
    id: 'onepassword-secret-key',
    title: '1Password secret key',
    severity: 'critical',
    pattern:
      /(?<![\w-])A3-[0-9A-Z]{6}-(?:[0-9A-Z]{11}|[0-9A-Z]{6}-[0-9A-Z]{5})-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}(?![\w-])/,
    keywords: ['a3-'],
    longest: 40,
    entropy: 3.5,
    samples: {
      must: ['A3-RZ1¦0RD-3DKDR7-720DT-R6RJR-1GHDH-ZM0A6', 'A3-2LR¦LUM-1905KX5E8HH-D352G-6M5AE-8ALNY'],
      mustNot: ['A3-OTY¦IN8-P5TMMW-6MJIU-933WF-CBCAJ-U6JU', 'A4-STG¦02Y-JNHICEGRVNA-7XF81-598ZQ-OHQ5L'],
    },
  },
  {
    id: 'infracost-api-key',
    title: 'Infracost API key',
    severity: 'medium',
    ...prefixed('ico-', run(alnum, 32)),
    samples: {
      must: ['ico-vEMceqFp¦KncOAgwSVDGAYz0FK3dh5eOY'],
      mustNot: [
        'ico-NAVvzKOQ¦fAoEu3eMPU8olLsZEBWC6MW',
        'ico-jiN5tyWG¦FP9aCzTxJX88GKptdYvnBn5uz',
        'xico-lWskRDES¦mKZJ5HThizwWLUQft8cr5vXE',
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
        'infisical_token: st.a2a6e967¦71e594e6656fddbb.620e8eb615aa7131cd70ab14773d497a.f31bb95bc4decf5b0113390aa0967823',
        "INFISICAL_TOKEN = 'st.1fbd6957¦d8a491e8d8ad0f9c.efc65d7e53424f90b14ef2f4e54b574c.23c7495f9bd1fcfc72fe2718c09a6a35'",
      ],
      mustNot: [
        '<add key="infisicalToken" value="st.9f12ee6e¦cf52b2d99c76da48.b77c2558ca6463a302adbe730c9bd20c.bf00f8a2483847675eff518d229641b"/>',
        'checksum: st.18bdd23e¦ce5350887010c906.ee32010384f801a897a11d1620828f9b.682bb9d747cd865ebc4a7782b60c7bc0',
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
    samples: {
      must: [
        'ENV BWS_ACCESS_TOKEN 0.be57d49e¦-c3a1-9212-f27d-e9afde569867.fWIXzxruVoe4NmXQqEouRGnyalQBk2:vPnKYZTl5WbYRyeAnr66L5==',
        'bitwarden_access_token := "0.c7a5177d¦-1406-cb62-11fb-7be9d0242511.50WZ0bjZvnHRYr3TcHkEoRbddNV62X:0kDdoPm882K5sMZOdL/Fw6=="',
      ],
      mustNot: [
        '"bws_access_token" => "0.dae5dc84¦-97a1-45cc-ad60-33ac0775d061.nZZ41mSZYDbfkG3jkweyKr7ApbjeQ:D3Qv7/KJedN1RPjFHL+XnG=="',
        'checksum: 0.4b3bc8e3¦-2ffb-dead-8886-097a4e56cf74.u8vIojEaaZbmGOg8dDCWgvqeGeedFV:oxqMOSPFgdMYUS3vRd0HeO==',
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
        'tskey-auth-sTrCi¦Shaa7CNTRL-sIXQkOqWmZfD5q9bpusjN51LgTvvKsf3',
        'tskey-api-zADpJ¦pPZ6SCNTRL-6qedPtM9V4EZkOeCTdbYgKXOuVA9d3NN',
      ],
      mustNot: [
        'tskey-auth-S0ANX¦J7RvsCNTRL-gK2UL0bwbA2HiUo7q9W',
        'tskey-auth-r1Z¦cEBj-BnhRiWHGetvLEEhBvegNuFTZ6G5Fmfdf',
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
        '--ngrok-authtoken 2m6sjycEc¦fdzwKWerYUK01c9Iy9_LgRiKQT3e3E8TsDe4v8Ac',
        'os.environ["AUTHTOKEN"] = "2huF9zbG2¦u6Cz9v4NYu8FodOllj_mMquZ3dIubGxTEp3kBY3Y"',
      ],
      mustNot: [
        'export NGROK_AUTHTOKEN=29obDQ6IP¦cjgPXGl0Gqq1UZwJu_tjDogCf7fCxt0QyguHk1S',
        'checksum: 2EP79q4Tb¦U6LMY1S7MPayP9CzoL_gqkZUzFsKFuAcanAUQ2o7',
      ],
    },
  },
  {
    id: 'prefect-api-key',
    title: 'Prefect API key',
    severity: 'high',
    ...prefixed('pnu_', run(alnum, 36)),
    samples: {
      must: ['pnu_3eKWaAKo¦MEKQGdC2gJuQ4pZtfJE5XNnhFCOE'],
      mustNot: [
        'pnu_iVzvh2jn¦4LYkD7qsga4YP0XRcncV6fIphPy',
        'pnu_xV7hguQE¦jUfRvq5TbiATdezoLRFdzCkH0CxR7',
        'xpnu_Jhzzx7dQ¦Y3EbGhQuztHsGKVj2rDQMqvzXVi5',
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
        '<add key="rancherBearerToken" value="token-ok¦bfr:yiqurbnd8uuwbvrbbscphvk78ssuvsw3p97nkbjfn6nic93tn5mvv9"/>',
        'ENV CATTLE_ACCESS_TOKEN token-zp¦9cw:qh7cwu0hba4tdfrcdpvxjm6gb0xu88ia26cfyvtkltxz394fuz6x0y',
      ],
      mustNot: [
        'rancher_bearer_token := "token-u2¦xsh:yyb9obz7q64qji0fzvkzeuj85tysovvhhp4rlqc391mm2pqfo83fm"',
        'checksum: token-z2¦rf5:9q0ihvhucq1gkcmkv1ldydv431ndatufszp4p115zise1086coglgm',
      ],
    },
  },
];
