import type { SecretRule } from '../secret-rule.ts';
import { assigned, hex, run } from '../secret-shape.ts';

export const cloudAzure: readonly SecretRule[] = [
  {
    id: 'azure-storage-key',
    title: 'Azure storage account key',
    severity: 'critical',
    pattern: /(?<![\w+/])[0-9A-Za-z+/]{76}(?:\+ASt|\+ABa|ACDb|\+AMC|APIM)[0-9A-Za-z+/]{5}[AQgw]==/,
    keywords: ['+ast', '+aba', 'acdb', '+amc', 'apim'],
    longest: 88,
    entropy: 4.5,
    samples: {
      must: [
        'pW+X0y2P¦dq1nE++XkfpjSHLgWb6CpIDfGlOgOCbsjlBa2OWmlir+AB271d+eAbg5GAiRmlNInHQh+AStPsTrsA==',
        'PYWjp4Qi¦Hk4cAYB0X2nsvSwWCKK3wiLOZVbTLL70bIGA/8kK9krd3npKQT2JvYpGwx3x9w8aR94mACDbbDzEXw==',
      ],
      mustNot: [
        'SIdvE/LK¦RtgUUwdXnNzybVzNhf7VhwZSOVcpq3zG/lpfnIFXBLD/Aaiq9GZxbkQsNh1JkDebsbG+ASt56MRBA==',
        'ljpNONoB¦Wc7FxCmvUhdwaUJgVab7kGR/qsB4s5EQg1yQKQ5KjAyAKsr+KToobkEyJVe14QS5OZR3+AStbGD17B==',
      ],
    },
  },
  {
    id: 'azure-account-key',
    title: 'Azure account key',
    severity: 'critical',
    ...assigned(['account key', 'azure * key', 'storage * key', 'cosmos * key'], {
      pattern: '[0-9A-Za-z+/]{86}==',
      longest: 88,
    }),
    keywords: ['accountkey', 'account_key', 'account-key', 'azure', 'storage', 'cosmos'],
    entropy: 4.5,
    samples: {
      must: [
        'account_key: d2pDaqK1¦WugEjqCMYVkD+iiMQN+zxtQ7dA7e0GxsCAcseB6zeaX+NeoTvJWID2ldG/q7QOmxJ1h6fPDqpnMxCX==',
        "AZURE_STORAGE_ACCESS_KEY = 'IZapAa7e¦uI1LW9vE444Zg28R3w4f/LWYA3YmHYRCNbMiJ4OsDh0CoYWS0OSuYREgws1+hRqOQG6Ar8Z3/nlYVa=='",
      ],
      mustNot: [
        '<add key="accountKey" value="dugstWa5¦rfl/01tZcOlZC+wmEDqLL/Ewb3Ar8T69SyJ0Fb2bSgebzcXUl0xNXcJqNUzd9GMu4fKnfcHDy1vfB=="/>',
        'checksum: GVfGmyoR¦SSq4YP+mJCc2kE1SoGEx1YSsb+JfUPCpzuUif5UmcszqjhebWy+oBJMfvaPdU9mBtYXqmAZsq8e6S8==',
      ],
    },
  },
  {
    id: 'azure-shared-access-key',
    title: 'Azure shared access key',
    severity: 'critical',
    pattern: /SharedAccessKey=(?<secret>[0-9A-Za-z+/]{43}=)/i,
    keywords: ['sharedaccesskey='],
    longest: 60,
    entropy: 4,
    samples: {
      must: [
        'Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=A3FFrmHW¦YlEzzzJCBSgKoumXM5pqHaalRmWXITWrOnE=',
      ],
      mustNot: [
        'SharedAccessKey=V7WWo1n5¦pjO5W+ub44C73ifXxujISml2oZvtIYZj7e=',
        'SharedAccessKeyName=Gy32ZaGy¦PTSbuNKWwZI9AUVv7yq+F5ft7UHvbxs8r91=',
      ],
    },
  },
  {
    id: 'azure-messaging-key',
    title: 'Azure Service Bus, Event Hubs, Relay or IoT key',
    severity: 'critical',
    pattern: /(?<![\w+/])[0-9A-Za-z+/]{33}(?:\+ASb|\+AEh|\+ARm|AIoT)[0-9A-Za-z+/]{5}[AEIMQUYcgkosw048]=/,
    keywords: ['+asb', '+aeh', '+arm', 'aiot'],
    longest: 44,
    entropy: 4,
    samples: {
      must: [
        'dZGpyoLq¦cY30UaEq5J8/XWVlTxMR89wnf+ASbkueUYA=',
        '2qMoo3Of¦hfV2iDn5mT6hrStVg2WqCcFIHAIoTu0O/R4=',
      ],
      mustNot: [
        'qgAm9ZWP¦ZyaTkS8y38lHY6rWH3wLmR8d+ASbmVpNDA=',
        'fRtYTS81¦Yx/z23UDvAFLHn89UJPJnNvPm+ASbi42oMB=',
      ],
    },
  },
  {
    id: 'azure-cache-key',
    title: 'Azure Cache for Redis key',
    severity: 'critical',
    pattern: /(?<!\w)[0-9A-Za-z]{33}AzCa[A-P][0-9A-Za-z]{5}=/,
    keywords: ['azca'],
    longest: 44,
    entropy: 4,
    samples: {
      must: ['hndsOZoz¦0A3VSX2smQ48sxzLUUmGvj7KmAzCaBv3pOD='],
      mustNot: [
        'LU5eIJ6o¦Cfc5LadtsAanjveFqDXpg2kSAzCaBoLvf8=',
        'L1WiTZaz¦QvF9jQbxOJMHLBiLWY6Fps4xgAzCaZ26l5N=',
      ],
    },
  },
  {
    id: 'azure-function-key',
    title: 'Azure Functions key',
    severity: 'high',
    pattern: /(?<![\w-])[\w-]{44}AzFu[\w-]{5}[AQgw](?:==|%3[dD]%3[dD])/,
    keywords: ['azfu'],
    longest: 60,
    entropy: 4,
    samples: {
      must: ['?code=N4aOHBNX¦Kz1sWJzBqpCnlhs3W9MU9sNNGl4SfA4opGZ3AzFuixGsGQ=='],
      mustNot: [
        'abPGgcJq¦rOFbLx387toFEXszwpUGbWlJekhK4kN7wX4AzFu8BXh9Q==',
        'sBgOFpHa¦asnhhhj6jmfbs5yxkSNx6ZHdMrOyDzcwQ3skAzFuAjksqR==',
      ],
    },
  },
  {
    id: 'azure-search-key',
    title: 'Azure AI Search key',
    severity: 'high',
    pattern: /(?<!\w)[0-9A-Za-z]{42}AzSe[A-D][0-9A-Za-z]{5}(?!\w)/,
    keywords: ['azse'],
    longest: 52,
    entropy: 4,
    samples: {
      must: ['CL6lXWCB¦RpPCMZExPz3WNXKppeu1voEWT15g8ZbAKEAzSeAZXc5X'],
      mustNot: [
        '3d1Sk4gD¦pyFysCjFUIzFpyWK9n3KLOvWjp2eUKRZBAzSeAk1QQE',
        'J3tmAK46¦P848pbJkAC67ziBBNUj7JJQJpGRWLzKLbIAzSeAUrnOGG',
      ],
    },
  },
  {
    id: 'azure-container-registry-key',
    title: 'Azure Container Registry password',
    severity: 'critical',
    pattern: /(?<![\w+/])[0-9A-Za-z+/]{42}\+ACR[A-D][0-9A-Za-z+/]{5}(?![\w+/=])/,
    keywords: ['+acr'],
    longest: 52,
    entropy: 4,
    samples: {
      must: ['xqJn6cDz¦xckQWd6d55+aLckTQJ/4dvFWkDPnPeycIJ+ACRCkrhgb'],
      mustNot: [
        'y7evWzzR¦8ftLC4H1qX66ySLPu/LPflZyjfGccYQ65+ACRCuX8au',
        'hYvDtYSz¦wV6K6+4Kejic3vCLS8l/nUjlrReeaNc9Bw+ACREnOLHv',
      ],
    },
  },
  {
    id: 'azure-platform-key',
    title: 'Azure platform key',
    severity: 'critical',
    pattern: /(?<!\w)[0-9A-Za-z]{52}JQQJ9[9DH][0-9A-Za-z]{18}(?!AZDO)[A-Za-z][0-9A-Za-z]{7}(?!\w)/,
    keywords: ['jqqj99', 'jqqj9d', 'jqqj9h'],
    longest: 84,
    entropy: 4,
    samples: {
      must: ['WtJy7izR¦ZKSCCkdcAXAjsAtVgR01o3GlU2mCXySCPXgJ4ss6c22wJQQJ99KYtuEj4p3ixQAtuWqBACOGUvZt'],
      mustNot: [
        'FSJFUriV¦RFc9GUkFqyWRXUywROOGBWEuPyA6b2V5DrXsSK71zHC1JQQJ99Q6BUMYMkSMcj9UyRQSACOGx6x',
        '7H4mco2L¦Mb8nIA8EeogziKkZPSBzF1Gk2LIFD8cqCaRrspVirZeFJQQJ99aKw2kG9dsQG0dnJE9uAZDOxO0K',
      ],
    },
  },
  {
    id: 'azure-cognitive-key',
    title: 'Azure AI services key',
    severity: 'high',
    ...assigned(
      [
        'azure openai *',
        'cognitive * key',
        'ocp apim subscription key',
        'azure * (?:speech|search|translator|vision) *',
      ],
      run(hex, 32),
    ),
    keywords: ['azure', 'cognitive', 'apim'],
    samples: {
      must: [
        '--azure-openai-api-key 3193c440¦3c6352c8b9ec538e60b91ec2',
        'os.environ["OCP_APIM_SUBSCRIPTION_KEY"] = "94961ab2¦c2364b35f659b0f12f308e5d"',
      ],
      mustNot: [
        'export AZURE_OPENAI_API_KEY=699dd6e1¦c214f37b849d143541edcc7',
        'checksum: 57ece110¦bfe1144f4c491a694c8a865f',
      ],
    },
  },
];
