import { beginsWith } from '../quick-check.ts';
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
    quickCheck: beginsWith(['AKIA', 'ASIA', 'ABIA', 'ACCA'], 0),
    entropy: 3,
    samples: {
      must: [
        'aws_access_key_id = AKIALRWFVEAL¦KXWKKXZW',
        '"ASIAWHP2E6FU¦JFONXAW3"',
        'ABIABNMLIQXX¦Y353QBOP',
        'ACCA56Z65H7X¦EZH5VTGL',
      ],
      mustNot: ['AKIATMQAZX6¦TUB6I2I6', 'AKIAO7GWEYTP¦QBCPK5H67', 'AKIAttdq7ect¦dmdnccmy'],
    },
  },
  {
    id: 'aws-key-pair',
    title: 'AWS access key id with its secret',
    severity: 'critical',
    pattern: /(?<!\w)(?:AKIA|ASIA)[0-9A-Z]{16}["',:;|\s]{1,12}(?<secret>[0-9A-Za-z+/]{40})(?![\w+/=])/,
    keywords: ['akia', 'asia'],
    longest: 72,
    quickCheck: beginsWith(['AKIA', 'ASIA'], 0),
    entropy: 4,
    textOnly: true,
    samples: {
      must: [
        'AKIAONKKTSRL¦FH6RUN4O,OXsDT1MVbSfZQnl73HUtlZn9jSeWb6Atx4YxesF9',
        '"AKIAXLH5JB7X¦PG3SGUHZ" : "b6j0Xb/UzOjob/ziuNTgdcQQbvg0TJF2whPWan8v"',
      ],
      mustNot: [
        'AKIANJA5JGZD¦UL6VWPME,rZWbUn0qIeuqNz472pWLg5pDX6vMFBgxqcNH16f',
        'AKIAT6N4UJ24¦AALCXUY3/SV0Lkp3V5yT1ABXxcT9+Jv8ELb/+lSJxYtYYv2xc',
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
        'export AWS_SECRET_ACCESS_KEY=BV+U+/6Q¦c2cqwhUS0gGJAC7bR5nG3OrdWppsL3dF',
        '"secretAccessKey": "4PygEJ2F¦VdSqMR4+j6pbC2xlcfUd1oVpi1mEgFnG"',
      ],
      mustNot: [
        'aws_secret_access_key: XyMHFIY7¦akhZjwzZFc+bAAwQP3IQnkerzgdqrh7',
        'checksum: R4M4FufN¦qXVkxGTCn7YmldoFWjjpFgpjRMZQ8F7R',
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
        'AWS_SESSION_TOKEN=IQoJb3JpZ2luX2VjNSGrxj/Y¦i6a1fzHmMG/U+/XT23R7mKdj3lp9tFmd8l6BTMXhUMK2X8xdihYpW5s5FmGmeqqsgqArb7JTdZabfigaz+go0ArLUetCYeDG/1rV0seLG9puH2/FP8F7yWoFlrw+lH0oAHbeEvzuR2B18zei+gJ/E9cu4CLbMBFlMqhY/BVAvIfHgUsWuApC017pcuXcCLHTWoxN6cksYoL02Al98DzfzLBcrXd2DdW0Fx7LGHRFGTJnWesjcMXe/Q3VvSTKZKslT0l/svwfSbRy3gGBCrODH5nQU3WA71RZ21SI==',
        'FwoGZXIvYXdzV/rPRhHD¦vy6WzwDwu/BXgrHG8skYP/zJE0IxG+0G6i5Xt/h29vk3Gt1bvGSq3sd7UXkOYns43PusCYlnM1URDJ7S66x/pkB1/QMTbOA+bQJ7LKEfICB8vKd+uV8yHb+nVUJ5JVSra53NmpsHmJQWBJcv0qS85IEuALjup5e+LNTy2nrAHUFm51m+vrY1ZBnbUpYvUAYR',
        'FQoGZXIvYXdzJDSxJDCe¦Tkl7UatsOAqCXAXKfaHQPnu9wGIuS/CcH5Rq6HxuLpj7zeREd2OsY5B/U0Ng47A/Cu2GX/Ur6GtYKxMZJJD8odqZaNqU6JdC4+UumPxapiIsMLDisCalYgVe1lOj7SJk08rE1v6EcOuMGgA9k/ZyxSrnOfiDNMRXfVi/8IxQKgTx9CuPYBbvqmrIJdU6iZM5',
        'FQoDYXdzolRKi+oH¦rE7dszuBWGZz8xMVmZ4Q8W53d/XHM8DYeUf6PVFDHFpu4zmSUqgWZ7jxZa4o3Pm++Pi9+/hNrm/qDiHIMttSWXsCyNEJow2CwmwCTyMfCeJQ1l2pAv4CoQYmdTGtbYPwztw8hCkbXL4hvV+mEAhQRnOBXaZQjZkswcewpl3YbxhNhw+w9vvEpehlXFD3Hqpt',
      ],
      mustNot: [
        'IQoJb3JpZ2luX2VjzTSWDvMh¦OistRx/fSPky8M98vVHuA1jQ+OanC7oq2HXlQ5rdGcXFJtHyEVHtdEIDbGCs5k/EN93eBSri',
        'FwoGZXIvYXdKEKeBuIz¦7tJZ6RqH6MUuF4FlsnQbQ8Kdnswqgb0m0BCqR/f9XCIGCaWLZn+jlVKuED6FBeRZpWNWO80Dpv7q45cCVtSynRpYkEEukYeHnBVO5TdWNG0XTU3Av0qg66gRt4NZsW8FZKO4R9u8A2uxl46BNBcwboRr2OJdBHPhgsa/9OCiVephexe9BwfNPHyCdn8xVxut',
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
        'ABSKQmVkcm9ja0FQSUtleSY5liAxee¦gGteAaj+EL7UpTkgKKsPPBJc/1hET8fqbWPyvR4SFhVVjbGBOrnZS58sLrUTandCIlRj3AFX',
        'ABSKQmVkcm9ja0FQSUtleSiOsrCHHV¦L21qdfGTOQJAyNwIrqWUmeLY6wask1mxZGeG6BUEZX8bdqiUOxUINRlxxCml6PcYvGnsQzz6QPz4NXmcpA+gQdEPty76WG6k+/Kzq/EfRJyp0o7MHnpC3wFitdfC8Tw1hUgoVCROEhnRQyzsG5kbz7L6VG+devjJVJHy3K7oMqXLaXCxoZvi4lUh8fEJv3oXeNQ97fXaRaYsujHGsBszBJuY5SLD5lCZHeyGIqYhUJc2IJ/Cyn',
      ],
      mustNot: [
        'ABSKQmVkcm9ja0FQSUtleSiS4hgsNb¦MfTKtt+MigM5jI7fEvXh2XVi5r0K4l1G8khPxaN3JTUgS3jijj2gaYdOfF0zM+nj1Xtsd2f',
        'ABSKQmVkcm9ja0FQSUtleSqoDh7G6o¦T3vJuBTZnMGL6L4Yzztge9JcVIYXSGNDsQVvGMz6/Rjq+2QRxkDggQHpBlZkBZ3zbTMM6+YbdT3qeRDwbD5oqfe4GOvPiTrvOP1E3krq6UQm9kpe7img4pdt/1hX4IXAqtfXK9R+aurBEG/XSXhTrLZVtRrGNKtVPZu9Npforaf8jymUfIQRgZ16/BOIPj3XZvvB9Q6Cu9C/LwtZLrEhbTd7Ao1g3SUsmWNitY/9K7eLTRkBImC',
        'xABSKQmVkcm9ja0FQSUtleS9gZBxPkX¦ACTTrhR10Ft0WjS65RKuyu/d3nFT2gJOTKqHxrDab/zoYlPG3ZV1tr4dplEhuRi3HTwbc16k',
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
        'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuftL6awpg¦Txzd2bKiU91hY1Z/55IVlK9pCGYiIEUtPDejV+UsHAWfboFjiTUwY3HzwH8eX35kHQOJfTg9qTNeYbTJbLkV4bhPBejW',
        'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuNqiWT1XJ¦BMQiasRYGm82HDBXWqj51D81HaKaIGFg7jUBiwA+3HLSFiCQD/H6CceDfcFNq+6GECfmAq1BrznIeVYpGPSr+IxbzZLqWlfx/VfqdT8JPc/gY5n6Xxq57ZFIbKlIIknHAkacMmuu+5J3KKlNXOe6E/TG04HFf5Q5Di/UxJpoUEXtSOe/Nm7wRJ1aUAO2sD5O6TqLwICL5gztXV1rvUdS2pLeDdM3j+jAULhezo+qXjwy3Mp6EVTHvozDQwaJPNDrq6AldDhjMMwDTigf1hq8Rkj8MPfPHEjBk1DUoNG1YB0JeorH1I43GP36dGY7Tg7UmTde3/YOqXDfhBiucAV7+ZxEvXx/BcqEeRhQwar1klPzZKuvqasOGdfmHvpU8fC72yZl4QrLAPisvDVKIbxWCl02Ida6bxdKP6sZZgh4B/DPM/k73QSgj3+LBW/d/XtbzQjRWBzjoVr04CR+xvRcoP8gdzQG8RwAQSY0Pim52q78rgfySJX8ITa04gMwkyt2GTNrcwAJgkWmnHmfMYxGWGhUAoTLd50jDtUgvP2QozbthAWrVqDiNh69+enmDu7pG6f/hqdXa2l8fIxTXs+ganfnRnpnmu9zPTB+WebBRjsB5PvTxwTQqkPbCcFo8qAKlHWCLnL7MYnSkqmBPMHWlSMeJalsnjQERfaYyV9yiWrWbDtgmmhDDuZKfdOSQYlPfIE20eLZcAxALdQvQER5jYc31aoyL3GL5C5RRlt8jkD9b6S0XermQkp+Tr5Mo9du1wOEnw2d8HMjEsQhiltzI8Mw01VwS3cgUNmsmH6mKpAHCgifKDySbKdVznABBez+3dpf6PketKIDqweW5zfu3f7575Wiiv1f2pyG0jNyJFcEfj6Q1SSECwXzL2p2UlkxdYpPwcMhmTQTvA8I8uKkxbFv5cd7cq68BX1R4lQf6CIWFUTACsoEFUutSJwu6vL4gpOovt5AQHHOMmg3XW6qzD0oSPBoyw9Wmx6TttiNy4Z/d5kJmtePkUH25jduGVVAo6/FxydsmsY4s9Sm9zJ9OiHIsEQ9biFlr5O6SBKarEipeIgsgICcBBtyUy2sNz/oGuNv6LFCsikGWLC/Q39l7ZkMgqTpGUrEMheGDpkikG8Bz14knYBYNFMX6n4TafzlMiR7mUg3bTYEeEFHFsDpaFbrbiHNFt9birjrzjOXvdOxCwnT+HUYGM/vLT8AJMIDjHcankCLMF4iH+VqCz8UjrbWRGEj4v0KFwnoUpVxrRVSMCDPzVn4N2Ug3LXZjEgXlJgtb8qy+lSqU7neGmD7z56sSzy0aKn+7owyN5H/ksYGyvtrjiI8wcrbWYbbuLewU/k4pFhXTuVb/zBPliuqbXWE3/GuOu5LPN6RPUlmyHcx3AFI8KpT8ffp6TL01P7aSQwy1finzHoOmi8mFiu2V3qe7dt89SAY4IEqPngfYiJxYLokXuscgnBVgugTDD1FZgDQT2DSdbOBNqYXMaabxMz84b8OcM66F9UQF3kdYim0iUZ1Hbc0B4/u+jZpOsTvKEVQQUYTvNXpAR4TZmWYplyqXznkFuEVr/75kayLH5x7x5CNTKjcNkmbcA/HnQSlrooNnK6Xm6zjMNQi7BOGlY9cFhOKMh9VXfHLl9OCaAUecUk5XkCwr4JtIxlRMQf3DjgSWspiJkqutWh/X8aUcICFgGS+Hn4VW/xzzPdt1pBBORCeklEnF6xl6+kgSA1EH36R8tLlhyQFdNPkTZEj14yQ6cWGTvwR27hL3Lm/uHEODRucdljQIWqR766EHDXFFOfl+Qc6ZBpMzxREf5gfP9zckxaeotY9T0LEHinJqOpte2Bk1XjIL4MpGVPrDhTrWA+Nfy4VxOvrdj4JdA6MbKGKv7J9TyKId/h4fCtxbbV74mcNU/K6ezknDKYqRfi5Of9AqXSJuIUgKQZ22ju/TgbKEX1N+smsYb/jj8jqPlee57X3hwHMZesSGP4HikRIoDkESmJP',
      ],
      mustNot: [
        'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MubIQfoTug¦z2A8hf4t4TBpBxStRLv3S4IUY1HFNCwyHX9xFEGlc18O9jhQnhcv7Nq9rWIFpKnwXZDUL+fVrOQIha7E2WdS+SA8N6m',
        'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3Mu2A/dJowF¦37DwHmq9+D/0XaIiVilQpXX2Ty4WbtgbWTNSZ4dH9R+j5FSQ3gFWWHcF9iFLIbmpUlq0+apgFTz1AbZWEpbcYxB2tL0829LOpCdmBJ7XbwC5iYpS0L44yjpHN8z49+URlAkpUASGN3cr6bIuvGX8cu7JTwZ5Acnf+fBqv4a4hzY8rqyZ73WD2zGtgqzB+VLMnXuo0cSYJ4zrh6FpcTR23CgFJTQkhwABmjtwuNzVsbo9ELMFYwYWgl5FKoAHy8X+IrRD46LK68EKxwxEDs30X/DJab3schZdLr0XADuHWmRl1GynnI8FoaMGnQutR0M4eHqWaqqAz9CWaEwke1tZQ3/vNjniuc6taL7uCIvMGWy8ALfCWNHuDFok3zSBQhQf8PGwOZfwSg9bNMXHaTXSdJaDsM0wpxpaNmdFAQXT5O1Ba4rJ1BxSVcX+3389ogTxWKzBVElHCSEwdHGfxVjysBVw0hQEyqcHZQUUcRpRufxswRY05CRHlua6WcpJen2TNnIVvlBiFa7tKub8ebw+CjB3U7UiHSpyHVu74EoD+8kWFpVHYoeJAeDgn0+7DY0oWwefWOsA2LjJF5Kf5lm605Rx1w9UwJWtAyrPWsCtNxH9wb8cOVuL98hvfi3IvSoIUuKpxThVURPzS+3vq8GREeHmeAqUx9HKI2PU2izpbtVlJn5yiCFIUWuTqBKcbdrj1lrlcyQQWAKYnY/zIoNEyqd8VdPqqL05SCKNLnqujYmS7mYpRfluqxhgaP+UUlWPi2zFP/0Neu2oUjzHAzYSaBT+K+jWTMlQh1+UXagJBzDQ5agdVLcBUDhY19bglC8HoBxryKeh3K3fc/sZjTluHuj763lptDc8HIAsQ5/4ofH8ubRDuUJL4PR1InDsr27L+QQMSn2C6tPhnMjXDJWmS+PgM8azprLihHyW7iCYrgW7RjM2NTyY1wIZHpoQ2MwrOfsLrlKkHWI9bERWDxuUuRcU8ybUlFrJnyAuGtvHo/QVSf9VziJU8be4mrM4+bWKOWz0Kzbc9dIJ4jylg9+BgqoiBzNS3MosZNmEtuPU34engAVzJzVMpkjXBiRytlemR6Jx3uHzPmljmZ87vfFKYVUQkeB8Z5jDmj9ZoTNj0ThORLSMXaZRoqdHu+MsbQFPhy894pKDzThBqrZo0O3tP6l6R78XpbyyiuOPUt5fFF/UJc09lL2X/uvK8+pDd5Onz1wpslcF+C23axbY6XWbulxPNzNwW2pqTw2u7f7voiNd7UxoIEFOthVwdLMGJwqeN1m4NzWqXamwPWdh17HjgD/2Nv20xGhIeXFP3+gciB7j8GAKdYdepcnTim0orn3DB+O239bEKG+SBxpV6QYPhaKjYtK6xtZLI2qLZ4Ac8Vur6fCkcnndGPtLV3jSyJoI8lecJNFxhAHHqdWPYHU3/61e1jJpKHauOaryYvNoT1CiJJULjIUBeDysVhpvwn8U3WfNrPzRQa/C2zAcuAbwSAxfBJ26wjOXwv2YkSQrhU2/VqusDBxkHW2a0Lpy66zaK9klXJJ70teoELu0FYqVoTcTefNQWIJ31UNtq7xDRst8ZGDjxjRD+GQb6Zy9CZ4efyArF76ZFFFXrHgPZKlPrZibND4nD/bmJxs71d5i8f7WymBwCt7NED4RhZaHYhS8fYTC8JEFM1yIC7TXmHBPiLmRz7St2dPbQtyMTbLCbBerSM+NKgwLRzp/5GiJ2urpN+ZFr6RbwjYjNpXwLgNfEUnsOF4AMcdpYCbAPm0PbaHKGlKvL+jq9SWebFAifTcTQC/UUy6IMKkX1CCR+/JfUBn5IjHLaSN5BFb/4r0p+WNJwGDsXbJ9B9tsT2/7fVgY5AurF4vaPgLT2aevlBBVl5HBWlyFUY22M6MmFLatM0Hg3+Cyt0XQ7xJj5JNz/0W/z0Q04hQq8mD4KzpI02MhEq6URpU8j0Tb0dL2baOnJJroMl3lDnqGFZ2NROmh6nbJSdozd8mgh',
        'xbedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuI+eqSXrr¦AeICiHFvC4rKkdcCSc3brHZdL4Wx1vt5OYZzHo//6QeDNj0Dp3Pk6XTEQcbgBHUMmMmJtRMcik8snRnz8zKlzk5ChjR3',
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
      must: ['amzn.mws.36ac4064¦-4280-42e0-ece5-8a9b7ad7341a'],
      mustNot: [
        'amzn.mws.9848¦c991-013a-1e8b-f681-4c20674ad23',
        'amzn_mws_561bc35c¦-ce7e-ad9a-5cc8-ca2a9f692f7b',
      ],
    },
  },
  {
    id: 'amazon-selling-partner-secret',
    title: 'Amazon Selling Partner client secret',
    severity: 'high',
    ...prefixed('amzn1.oa2-cs.v1.', run(hex, 64)),
    samples: {
      must: ['amzn1.oa2-cs.v1.f79d8dd2¦771bc3df18fcff4b5e0a07cdaa46cd75526652c4ebd78ae81ae4faaa'],
      mustNot: [
        'amzn1.oa2-cs.v1.dd8a37c1¦2e2a709254e37c4629f06fa3043bcea70aad17609458f3af06b26c4',
        'amzn1.oa2-cs.v1.b2c31dd6¦d90bdb2d46ef432e00a39cd64f7e6c54d66c0ed5dff13099a91a97c18',
        'xamzn1.oa2-cs.v1.e1eb99c6¦c98f71157fc80ac5b53a27eded9e1a634c38e368e956244d56ae4661',
      ],
    },
  },
  {
    id: 'aws-appsync-api-key',
    title: 'AWS AppSync API key',
    severity: 'medium',
    ...prefixed('da2-', run(lower, 26)),
    samples: {
      must: ['da2-kpmeq8x9¦14o14cau6g2vpdeoch'],
      mustNot: [
        'da2-bqvh95y4¦alh821yrfhwukkirc',
        'da2-ej3cj37l¦d4o2xaqtzbw0kntfy4o',
        'xda2-bhemuhv3¦wcf29nknbp7jm9b6nm',
      ],
    },
  },
  {
    id: 'aws-ses-smtp-password',
    title: 'Amazon SES SMTP password',
    severity: 'high',
    ...assigned(['ses smtp', 'aws smtp', 'smtp password'], {
      pattern: 'B[0-9A-Za-z+/]{43}(?![\\w+/=])',
      longest: 44,
    }),
    keywords: ['smtp'],
    entropy: 4.2,
    samples: {
      must: [
        "SES_SMTP_PASSWORD = 'BwhzJZVYQ¦uRaFCYsyNNgqqHJHsp7tJhcPRJbsP582obR'",
        '<add key="smtpPassword" value="BI6kYGeZj¦BULWgyGw6BTxdXQ/dwWQKHT4UG3EvGIYClc"/>',
      ],
      mustNot: [
        'ENV SES_SMTP_PASSWORD BCITiez5R¦HnxusKitiLI7Ze7FZUYagDTVq7z7lzHjZ8',
        'checksum: Bj7vr6L+U¦rJyb2wsz+cHAIPG5G9JBiENy8BmFC4hPSUW',
      ],
    },
  },
];
