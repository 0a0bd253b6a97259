import type { SecretRule } from '../secret-rule.ts';
import { assigned, base64, hex, lower, prefixed, run } from '../secret-shape.ts';

export const cloudAws: readonly SecretRule[] = [
  {
    id: 'aws-access-key-id',
    title: 'AWS access key id',
    severity: 'high',
    pattern: /(?<!(?<!\\|%\w)\w)(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}(?!\w)/,
    keywords: ['akia', 'asia', 'abia', 'acca'],
    longest: 20,
    entropy: 3,
    samples: {
      must: ['aws_access_key_id = AKIALRWFVEAL¦KXWKKXZW', '"ASIAWHP2E6FU¦JFONXAW3"'],
      mustNot: ['AKIABNMLIQX¦XY353QBO', 'AKIAP56Z65H7¦XEZH5VTGL', 'AKIAtmqazx6t¦ub6i2i6o'],
    },
  },
  {
    id: 'aws-key-pair',
    title: 'AWS access key id with its secret',
    severity: 'critical',
    pattern: /(?<!\w)(?:AKIA|ASIA)[0-9A-Z]{16}["',:;|\s]{1,12}(?<secret>[0-9A-Za-z+/]{40})(?![\w+/=])/,
    keywords: ['akia', 'asia'],
    longest: 72,
    entropy: 4,
    textOnly: true,
    samples: {
      must: [
        'AKIA7GWEYTPQ¦BCPK5H67,dc7X/95d7P6R54PnTRLLcbYMAEyYeQvTOXsDT1MV',
        '"AKIASOURNYXD¦BIP3XRYE" : "jSeWb6Atx4YxesF9lMFwI2+lUDsaDfEob6j0Xb/U"',
      ],
      mustNot: [
        'AKIA6MWZS76W¦4LOVTTNN,bvg0TJF2whPWan8vQI0wICo6eMzhjUP8rZWbUn0',
        'AKIA2JU42L6C¦DBZQKVCZ/DX6vMFBgxqcNH16fdzQvfIqv01M4lentSV0Lkp3V',
      ],
    },
  },
  {
    id: 'aws-secret-access-key',
    title: 'AWS secret access key',
    severity: 'critical',
    ...assigned(['aws secret', 'secret access key', 'aws * secret'], run(base64, 40)),
    keywords: ['secret'],
    entropy: 4,
    samples: {
      must: [
        'export AWS_SECRET_ACCESS_KEY=5yT1ABXx¦cT9+Jv8ELb/+lSJxYtYYv2xcBV+U+/6Q',
        '"secretAccessKey": "c2cqwhUS¦0gGJAC7bR5nG3OrdWppsL3dF4PygEJ2F"',
      ],
      mustNot: [
        'aws_secret_access_key: VdSqMR4+¦j6pbC2xlcfUd1oVpi1mEgFnGXyMHFIY',
        'checksum: 7akhZjwz¦ZFc+bAAwQP3IQnkerzgdqrh7R4M4FufN',
      ],
    },
  },
  {
    id: 'aws-session-token',
    title: 'AWS session token',
    severity: 'high',
    pattern:
      /(?<![\w+/])(?:IQoJb3JpZ2luX2Vj|FwoGZXIvYXdz|FQoGZXIvYXdz|FQoDYXdz)[0-9A-Za-z+/]{100,2000}={0,2}/,
    keywords: ['iqojb3jpz2lux2vj', 'fwogzxivyxdz', 'fqogzxivyxdz', 'fqodyxdz'],
    longest: 2020,
    entropy: 4,
    samples: {
      must: [
        'AWS_SESSION_TOKEN=IQoJb3JpZ2luX2VjsvwfSbRy¦3gGBCrODH5nQU3WA71RZ21SIV/rPRhHDvy6WzwDwu/BXgrHG8skYP/zJE0IxG+0G6i5Xt/h29vk3Gt1bvGSq3sd7UXkOYns43PusCYlnM1URDJ7S66x/pkB1/QMTbOA+bQJ7LKEfICB8vKd+uV8yHb+nVUJ5JVSra53NmpsHmJQWBJcv0qS85IEuALjup5e+LNTy2nrAHUFm51m+vrY1ZBnbUpYvUAYRJDSxJDCeTkl7UatsOAqCXAXKfaHQPnu9wGIuS/CcH5Rq6HxuLpj7zeREd2OsY5B/U0Ng==',
        'FwoGZXIvYXdz47A/Cu2G¦X/Ur6GtYKxMZJJD8odqZaNqU6JdC4+UumPxapiIsMLDisCalYgVe1lOj7SJk08rE1v6EcOuMGgA9k/ZyxSrnOfiDNMRXfVi/8IxQKgTx9CuPYBbvqmrIJdU6iZM5olRKi+oHrE7dszuBWGZz8xMVmZ4Q8W53d/XHM8DYeUf6PVFDHFpu4zmSUqgWZ7jxZa4o',
      ],
      mustNot: [
        'IQoJb3JpZ2luX2Vj3Pm++Pi9¦+/hNrm/qDiHIMttSWXsCyNEJow2CwmwCTyMfCeJQ1l2pAv4CoQYmdTGtbYPwztw8hCkbXL4h',
        'FwoGZXIvYXdvV+mEAhQ¦RnOBXaZQjZkswcewpl3YbxhNhw+w9vvEpehlXFD3HqptzTSWDvMhOistRx/fSPky8M98vVHuA1jQ+OanC7oq2HXlQ5rdGcXFJtHyEVHtdEIDbGCs5k/EN93eBSriJxW6Z7qD0Jy332/OsGOd2QwOOydrYikLNZ7SvTXgQvn07NigmIuSSXpSQnIYnMnA28bz',
      ],
    },
  },
  {
    id: 'aws-bedrock-api-key',
    title: 'Amazon Bedrock API key',
    severity: 'high',
    ...prefixed('ABSKQmVkcm9ja0FQSUtleS', run(base64, 80, 250)),
    entropy: 4,
    samples: {
      must: [
        'ABSKQmVkcm9ja0FQSUtleSUpFqtjNR¦KeqN8y6goRit+bIENLAyqNAptC+SPfTO6bqZP/RMVG85cTpVYUPu0+XhhEolFdFYOU8xgg0p',
        'ABSKQmVkcm9ja0FQSUtleSQ9RfahMV¦ufJRFXiZ2NSYTvfiyOpc5UVed4m7ckLBpthvc5HhDq++KEKeBuIz7tJZ6RqH6MUuF4FlsnQbQ8Kdnswqgb0m0BCqR/f9XCIGCaWLZn+jlVKuED6FBeRZpWNWO80Dpv7q45cCVtSynRpYkEEukYeHnBVO5TdWNG0XTU3Av0qg66gRt4NZsW8FZKO4R9u8A2uxl46BNBcwboRr2OJdBHPhgsa/9OCiVephexe9BwfNPHyCdn8xVx',
      ],
      mustNot: [
        'ABSKQmVkcm9ja0FQSUtleSutY5liAx¦eegGteAaj+EL7UpTkgKKsPPBJc/1hET8fqbWPyvR4SFhVVjbGBOrnZS58sLrUTandCIlRj3',
        'ABSKQmVkcm9ja0FQSUtleSAFXiOsrC¦HHVL21qdfGTOQJAyNwIrqWUmeLY6wask1mxZGeG6BUEZX8bdqiUOxUINRlxxCml6PcYvGnsQzz6QPz4NXmcpA+gQdEPty76WG6k+/Kzq/EfRJyp0o7MHnpC3wFitdfC8Tw1hUgoVCROEhnRQyzsG5kbz7L6VG+devjJVJHy3K7oMqXLaXCxoZvi4lUh8fEJv3oXeNQ97fXaRaYsujHGsBszBJuY5SLD5lCZHeyGIqYhUJc2IJ/C',
        'xABSKQmVkcm9ja0FQSUtleSyniS4hgs¦NbMfTKtt+MigM5jI7fEvXh2XVi5r0K4l1G8khPxaN3JTUgS3jijj2gaYdOfF0zM+nj1Xtsd2',
      ],
    },
  },
  {
    id: 'aws-bedrock-session-key',
    title: 'Amazon Bedrock short-term API key',
    severity: 'medium',
    ...prefixed('bedrock-api-key-YmVkcm9jay5hbWF6b25hd3Mu', run(base64, 100, 2000)),
    entropy: 4,
    samples: {
      must: [
        'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MufqoDh7G6¦oT3vJuBTZnMGL6L4Yzztge9JcVIYXSGNDsQVvGMz6/Rjq+2QRxkDggQHpBlZkBZ3zbTMM6+YbdT3qeRDwbD5oqfe4GOv',
        'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuPiTrvOP1¦E3krq6UQm9kpe7img4pdt/1hX4IXAqtfXK9R+aurBEG/XSXhTrLZVtRrGNKtVPZu9Npforaf8jymUfIQRgZ16/BOIPj3XZvvB9Q6Cu9C/LwtZLrEhbTd7Ao1g3SUsmWNitY/9K7eLTRkBImC9gZBxPkXACTTrhR10Ft0WjS65RKuyu/d3nFT2gJOTKqHxrDab/zoYlPG3ZV1tr4dplEhuRi3HTwbc16kftL6awpgTxzd2bKiU91hY1Z/55IVlK9pCGYiIEUtPDejV+UsHAWfboFjiTUwY3HzwH8eX35kHQOJfTg9qTNeYbTJbLkV4bhPBejWNqiWT1XJBMQiasRYGm82HDBXWqj51D81HaKaIGFg7jUBiwA+3HLSFiCQD/H6CceDfcFNq+6GECfmAq1BrznIeVYpGPSr+IxbzZLqWlfx/VfqdT8JPc/gY5n6Xxq57ZFIbKlIIknHAkacMmuu+5J3KKlNXOe6E/TG04HFf5Q5Di/UxJpoUEXtSOe/Nm7wRJ1aUAO2sD5O6TqLwICL5gztXV1rvUdS2pLeDdM3j+jAULhezo+qXjwy3Mp6EVTHvozDQwaJPNDrq6AldDhjMMwDTigf1hq8Rkj8MPfPHEjBk1DUoNG1YB0JeorH1I43GP36dGY7Tg7UmTde3/YOqXDfhBiucAV7+ZxEvXx/BcqEeRhQwar1klPzZKuvqasOGdfmHvpU8fC72yZl4QrLAPisvDVKIbxWCl02Ida6bxdKP6sZZgh4B/DPM/k73QSgj3+LBW/d/XtbzQjRWBzjoVr04CR+xvRcoP8gdzQG8RwAQSY0Pim52q78rgfySJX8ITa04gMwkyt2GTNrcwAJgkWmnHmfMYxGWGhUAoTLd50jDtUgvP2QozbthAWrVqDiNh69+enmDu7pG6f/hqdXa2l8fIxTXs+ganfnRnpnmu9zPTB+WebBRjsB5PvTxwTQqkPbCcFo8qAKlHWCLnL7MYnSkqmBPMHWlSMeJalsnjQERfaYyV9yiWrWbDtgmmhDDuZKfdOSQYlPfIE20eLZcAxALdQvQER5jYc31aoyL3GL5C5RRlt8jkD9b6S0XermQkp+Tr5Mo9du1wOEnw2d8HMjEsQhiltzI8Mw01VwS3cgUNmsmH6mKpAHCgifKDySbKdVznABBez+3dpf6PketKIDqweW5zfu3f7575Wiiv1f2pyG0jNyJFcEfj6Q1SSECwXzL2p2UlkxdYpPwcMhmTQTvA8I8uKkxbFv5cd7cq68BX1R4lQf6CIWFUTACsoEFUutSJwu6vL4gpOovt5AQHHOMmg3XW6qzD0oSPBoyw9Wmx6TttiNy4Z/d5kJmtePkUH25jduGVVAo6/FxydsmsY4s9Sm9zJ9OiHIsEQ9biFlr5O6SBKarEipeIgsgICcBBtyUy2sNz/oGuNv6LFCsikGWLC/Q39l7ZkMgqTpGUrEMheGDpkikG8Bz14knYBYNFMX6n4TafzlMiR7mUg3bTYEeEFHFsDpaFbrbiHNFt9birjrzjOXvdOxCwnT+HUYGM/vLT8AJMIDjHcankCLMF4iH+VqCz8UjrbWRGEj4v0KFwnoUpVxrRVSMCDPzVn4N2Ug3LXZjEgXlJgtb8qy+lSqU7neGmD7z56sSzy0aKn+7owyN5H/ksYGyvtrjiI8wcrbWYbbuLewU/k4pFhXTuVb/zBPliuqbXWE3/GuOu5LPN6RPUlmyHcx3AFI8KpT8ffp6TL01P7aSQwy1finzHoOmi8mFiu2V3qe7dt89SAY4IEqPngfYiJxYLokXuscgnBVgugTDD1FZgDQT2DSdbOBNqYXMaabxMz84b8OcM66F9UQF3kdYim0iUZ1Hbc0B4/u+jZpOsTvKEVQQUYTvNXpAR4TZmWYplyqXznkFuEVr/75kayLH5x7x5CNTKjcNkmbcA/HnQSlrooNnK6Xm6zjMNQi7BOGlY9cFhOKMh9VXfHLl9OCaAUecUk5XkCwr4JtIxlR',
      ],
      mustNot: [
        'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuMQf3DjgS¦WspiJkqutWh/X8aUcICFgGS+Hn4VW/xzzPdt1pBBORCeklEnF6xl6+kgSA1EH36R8tLlhyQFdNPkTZEj14yQ6cWGTvw',
        'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuR27hL3Lm¦/uHEODRucdljQIWqR766EHDXFFOfl+Qc6ZBpMzxREf5gfP9zckxaeotY9T0LEHinJqOpte2Bk1XjIL4MpGVPrDhTrWA+Nfy4VxOvrdj4JdA6MbKGKv7J9TyKId/h4fCtxbbV74mcNU/K6ezknDKYqRfi5Of9AqXSJuIUgKQZ22ju/TgbKEX1N+smsYb/jj8jqPlee57X3hwHMZesSGP4HikRIoDkESmJPbIQfoTugz2A8hf4t4TBpBxStRLv3S4IUY1HFNCwyHX9xFEGlc18O9jhQnhcv7Nq9rWIFpKnwXZDUL+fVrOQIha7E2WdS+SA8N6m2A/dJowF37DwHmq9+D/0XaIiVilQpXX2Ty4WbtgbWTNSZ4dH9R+j5FSQ3gFWWHcF9iFLIbmpUlq0+apgFTz1AbZWEpbcYxB2tL0829LOpCdmBJ7XbwC5iYpS0L44yjpHN8z49+URlAkpUASGN3cr6bIuvGX8cu7JTwZ5Acnf+fBqv4a4hzY8rqyZ73WD2zGtgqzB+VLMnXuo0cSYJ4zrh6FpcTR23CgFJTQkhwABmjtwuNzVsbo9ELMFYwYWgl5FKoAHy8X+IrRD46LK68EKxwxEDs30X/DJab3schZdLr0XADuHWmRl1GynnI8FoaMGnQutR0M4eHqWaqqAz9CWaEwke1tZQ3/vNjniuc6taL7uCIvMGWy8ALfCWNHuDFok3zSBQhQf8PGwOZfwSg9bNMXHaTXSdJaDsM0wpxpaNmdFAQXT5O1Ba4rJ1BxSVcX+3389ogTxWKzBVElHCSEwdHGfxVjysBVw0hQEyqcHZQUUcRpRufxswRY05CRHlua6WcpJen2TNnIVvlBiFa7tKub8ebw+CjB3U7UiHSpyHVu74EoD+8kWFpVHYoeJAeDgn0+7DY0oWwefWOsA2LjJF5Kf5lm605Rx1w9UwJWtAyrPWsCtNxH9wb8cOVuL98hvfi3IvSoIUuKpxThVURPzS+3vq8GREeHmeAqUx9HKI2PU2izpbtVlJn5yiCFIUWuTqBKcbdrj1lrlcyQQWAKYnY/zIoNEyqd8VdPqqL05SCKNLnqujYmS7mYpRfluqxhgaP+UUlWPi2zFP/0Neu2oUjzHAzYSaBT+K+jWTMlQh1+UXagJBzDQ5agdVLcBUDhY19bglC8HoBxryKeh3K3fc/sZjTluHuj763lptDc8HIAsQ5/4ofH8ubRDuUJL4PR1InDsr27L+QQMSn2C6tPhnMjXDJWmS+PgM8azprLihHyW7iCYrgW7RjM2NTyY1wIZHpoQ2MwrOfsLrlKkHWI9bERWDxuUuRcU8ybUlFrJnyAuGtvHo/QVSf9VziJU8be4mrM4+bWKOWz0Kzbc9dIJ4jylg9+BgqoiBzNS3MosZNmEtuPU34engAVzJzVMpkjXBiRytlemR6Jx3uHzPmljmZ87vfFKYVUQkeB8Z5jDmj9ZoTNj0ThORLSMXaZRoqdHu+MsbQFPhy894pKDzThBqrZo0O3tP6l6R78XpbyyiuOPUt5fFF/UJc09lL2X/uvK8+pDd5Onz1wpslcF+C23axbY6XWbulxPNzNwW2pqTw2u7f7voiNd7UxoIEFOthVwdLMGJwqeN1m4NzWqXamwPWdh17HjgD/2Nv20xGhIeXFP3+gciB7j8GAKdYdepcnTim0orn3DB+O239bEKG+SBxpV6QYPhaKjYtK6xtZLI2qLZ4Ac8Vur6fCkcnndGPtLV3jSyJoI8lecJNFxhAHHqdWPYHU3/61e1jJpKHauOaryYvNoT1CiJJULjIUBeDysVhpvwn8U3WfNrPzRQa/C2zAcuAbwSAxfBJ26wjOXwv2YkSQrhU2/VqusDBxkHW2a0Lpy66zaK9klXJJ70teoELu0FYqVoTcTefNQWIJ31UNtq7xDRst8ZGDjxjRD+GQb6Zy9CZ4efyArF76ZFFFXrHgPZKlPrZibND4nD/bmJxs71d5i8f7WymBwCt7NED4RhZaHY',
        'xbedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuhS8fYTC8¦JEFM1yIC7TXmHBPiLmRz7St2dPbQtyMTbLCbBerSM+NKgwLRzp/5GiJ2urpN+ZFr6RbwjYjNpXwLgNfEUnsOF4AMcdpY',
      ],
    },
  },
  {
    id: 'amazon-mws-auth-token',
    title: 'Amazon Marketplace Web Service token',
    severity: 'high',
    pattern: /(?<!\w)amzn\.mws\.[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?!\w)/,
    keywords: ['amzn.mws.'],
    longest: 45,
    entropy: 3,
    samples: {
      must: ['amzn.mws.3926c069¦-9454-b5e5-fbd2-78a932ba7976'],
      mustNot: [
        'amzn.mws.3f77¦f145-5b80-336f-f4a7-2c14b459751',
        'amzn_mws_239f1d0c¦-f854-e43d-8942-22dd70f1a7a8',
      ],
    },
  },
  {
    id: 'amazon-selling-partner-secret',
    title: 'Amazon Selling Partner client secret',
    severity: 'high',
    ...prefixed('amzn1.oa2-cs.v1.', run(hex, 64)),
    samples: {
      must: ['amzn1.oa2-cs.v1.12ed31e9¦6a5709aeb227b1428bf37800515c359d504a0f3fd0861e4b145ff08f'],
      mustNot: [
        'amzn1.oa2-cs.v1.f0601a6d¦2c315fc4005a3d176c72b0790950996c44dc5b0b3cd4380566ca1c9',
        'amzn1.oa2-cs.v1.479cf92c¦aa4fad78dd2a43b43e31d5b9937909d489518e0ed1688f4cff16a35b0',
        'xamzn1.oa2-cs.v1.3c06b187¦3699a2475c5c4d659bb2dc6cf2f5bfb13ab6036ac4064428042e0ece',
      ],
    },
  },
  {
    id: 'aws-appsync-api-key',
    title: 'AWS AppSync API key',
    severity: 'medium',
    ...prefixed('da2-', run(lower, 26)),
    samples: {
      must: ['da2-bhlwjnex¦ylqf783lih8hojj203'],
      mustNot: [
        'da2-7k2wthnu¦ch39p51ce9lq47bc2',
        'da2-mp7azoos¦ftlqjlappgpl4ljudj4',
        'xda2-vezmvejq¦grzq5ee2np6rv2hyvp',
      ],
    },
  },
  {
    id: 'aws-ses-smtp-password',
    title: 'Amazon SES SMTP password',
    severity: 'high',
    ...assigned(['ses smtp *', 'aws smtp *', 'smtp password'], {
      pattern: 'B[0-9A-Za-z+/]{43}(?![\\w+/=])',
      longest: 44,
    }),
    keywords: ['smtp'],
    entropy: 4.2,
    samples: {
      must: [
        "SES_SMTP_PASSWORD = 'Bz+GjKx2h¦0SothhGRnqTKMAORMBpHukrTYguX5fwHygg'",
        '<add key="smtpPassword" value="BestWhDTo¦78uAeS1b8MIuFSnHQBcy2RzhD2IDkpxeU0h"/>',
      ],
      mustNot: [
        'ENV SES_SMTP_PASSWORD Bfq5VO2aI¦MXyCfz2Oi8QpHiBnE7qsOsa3lqlArJPx/H',
        'checksum: BCBx01fCb¦otRG+VxOoMHrQQm2urMt++6C1bcha4hbTm4',
      ],
    },
  },
];
