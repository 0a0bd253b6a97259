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
        'R3bGD17d¦2pDaqK1WugEjqCMYVkD+iiMQN+zxtQ7dA7e0GxsCAcseB6zeaX+NeoTvJWID2ldG/q7Q+AStOmxJ1A==',
        'h6fPDqpn¦MxCXqHgeh2b1W92Zu/BioR8I6E3X82Tp+UXwtpxl9Xl3j48wO+AxQKGTecUA+nV0LhYwACDbKGes8w==',
        'L/NJWeut¦Xw7eQDsQ+IZapAa7euI1LW9vE444Zg28R3w4f/LWYA3YmHYRCNbMiJ4OsDh0CoYWS0OS+ABauYREgQ==',
        'ws1+hRqO¦QG6Ar8Z3/nlYVadugstWa5rfl/01tZcOlZC+wmEDqLL/Ewb3Ar8T69SyJ0Fb2bSgebzc+AMCXUl0xg==',
        'NXcJqNUz¦d9GMu4fKnfcHDy1vfBGVfGmyoRSSq4YP+mJCc2kE1SoGEx1YSsb+JfUPCpzuUif5UmcsAPIMzqjheA==',
      ],
      mustNot: [
        'bWy+oBJM¦fvaPdU9mBtYXqmAZsq8e6S8A3FFrmHWYlEzzzJCBSgKoumXM5pqHaalRmWXITWrOnEV+ASt7WWo1A==',
        'n5pjO5W+¦ub44C73ifXxujISml2oZvtIYZj7eGy32ZaGyPTSbuNKWwZI9AUVv7yq+F5ft7UHvbxs8+AStr91+NB==',
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
    keywords: [
      'accountkey',
      'account_key',
      'account-key',
      'azure',
      'storage_',
      'storage-',
      'storagek',
      'storagea',
      'cosmos',
    ],
    entropy: 4.5,
    samples: {
      must: [
        'account_key: GBvPpGrF¦SlvM3j6eAPQxdTiMonikvT+dZGpyoLqcY30UaEq5J8/XWVlTxMR89wnfkueUY2qMoo3OfhfV2iDn5m==',
        "AZURE_STORAGE_ACCESS_KEY = 'T6hrStVg¦2WqCcFIHu0O/RqgAm9ZWPZyaTkS8y38lHY6rWH3wLmR8dmVpND/sSkeTyWpU0vzXXNw6gbAfjb7nT1=='",
      ],
      mustNot: [
        '<add key="accountKey" value="JDlP0fRt¦YTS81Yx/z23UDvAFLHn89UJPJnNvPmi42oMn0K7+u4q9HgyzXFf7nRgyAbdDPAgKUQ5uhGh2xqUIr=="/>',
        'checksum: mciZgMgC¦U85DAll9mZMkf3dMO7IjyIllX8uK9X6XXoXdnVh6HEVSyWce9kE8HNJMmVZCAvlDYimQr6LOhDOMtp==',
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
        'Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=OiSp7lf3¦Sw3BHLeTB62u8QVPUzbVeI7ehm4yesM2rqT=',
      ],
      mustNot: [
        'SharedAccessKey=c6Kf8DpH¦8GcKPCENNlyEccrcXsgfhbynXWxqJn6cDz=',
        'SharedAccessKeyName=xckQWd6d¦55+aLckTQJ/4dvFWkDPnPeycIJkrhgby7ev=',
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
        'WzzR8ftL¦C4H1qX66ySLPu/LPflZyjfGcc+ASbYQ65uA=',
        'X8auhYvD¦tYSzwV6K6+4Kejic3vCLS8l/nAIoTUjlrR4=',
        'eeaNc9Bw¦nOLHvZtjBjwTfWnfCDVm9DMua+AEhHpm8rQ=',
        'XCUUpolD¦Z6xJFSguDIVKEgFoTx4bq0PVP+ARmCCAzic=',
      ],
      mustNot: [
        'oimWa6dJ¦p2et+I3DjnkZCP3ruDCk7svJ+ASbwHQHSA=',
        'uYqGXGkq¦wZpk/yHocFsfvOPLKL+t026Wy+ASb5PuPoB=',
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
      must: ['XgJ4ss6c¦22wKYtuEj4p3ixQAtuWqBUvZtAzCaBFSJFU='],
      mustNot: [
        'riVRFc9G¦UkFqyWRXUywROOGBWEuPyA6bAzCaB2V5Dr=',
        'XsSK71zH¦C1Q6BUMYMkSMcj9UyRQSx6x7HAzCaZ4mco2=',
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
      must: ['?code=LMb8nIA8¦EeogziKkZPSBzF1Gk2LIFD8cqCaRrspVirZeAzFuFaKw2Q=='],
      mustNot: [
        'kG9dsQG0¦dnJE9uxO0KYRSEuvnzoSpDSiw7QVa0baDbQAzFuHduxSQ==',
        '5LGzg4Mb¦qhsnzrEzVN2d07MAykQTleBFe4necyEZtENmAzFuxswaIR==',
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
      must: ['g0B1i1SZ¦vWXmFns91V0jOAF7UurALBlh8lgHgdUxhzAzSeAQoj5t'],
      mustNot: [
        'eT16hRkn¦bhUGovG84TlIOZ1vuqzitNXYZ4oRJ6cB9AzSeAKURTx',
        'wllGwiu4¦kH6FzJQzTkzPgZ1DeQZZ7faBGXet0DBkhrAzSeAStLv0H',
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
      must: ['RGNrxv/U¦mGxHPKizn0+SlQZiDuk1eErhEyEVbi9uU0+ACRCC8Zxt'],
      mustNot: [
        '1T0e1LnI¦GSv4Gorj0KtsZLfGsjdCtBTNV2um7vrC9+ACRCLQLgY',
        'imxZl0x7¦xAxGC2xUHw5ZQdrEnpGYNLgtoY5TpTThfv+ACREC4CLQ',
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
      must: [
        'gEzhKQ74¦DCKuldZED1vIYQ9h7H3oouU8CZvRl2hoZwhwfJlyCnLAJQQJ99BC3pfAMreD6ZD0n0L0ACOGVoBr',
        'aXDKsLaj¦zfe4RxqOB0kaL343OUIw0DzqzJVTzpbrTJDEHEGgbtMpJQQJ9DyRzULRDWj6LFiECU9IAAABgEcx',
        'BiMokhOt¦SZxV0RpEIggi5C1UrNQKUlS0DhIKum818y8CsKLbFJgVJQQJ9HkWfupPIAdJiru9GbhNAZMPuhW9',
      ],
      mustNot: [
        'XglTeby8¦8TeFgmvHlrKiQ1QwwJd2bS4vl7NMLC4XppYfFp1DroZLJQQJ99FJGRh8jqjXfIfmYLUSACOG42q',
        'tUUO60Mw¦tk8pHgla1oteeBrDu2UwUCrCjAxA8wfBr26cKhePOKXfJQQJ99YJmX9Te8k4Rt2208YwAZDOqs3U',
      ],
    },
  },
  {
    id: 'azure-cognitive-key',
    title: 'Azure AI services key',
    severity: 'high',
    ...assigned(
      [
        'azure openai',
        'cognitive * key',
        'ocp apim subscription key',
        'azure * (?:speech|search|translator|vision)',
      ],
      run(hex, 32),
    ),
    keywords: ['azure', 'cognitive', 'apim'],
    samples: {
      must: [
        '--azure-openai-api-key 102c0783¦37445f048eb0e974656cc103',
        'os.environ["OCP_APIM_SUBSCRIPTION_KEY"] = "23b7cc30¦194f67bd38dbce5704464b7b"',
      ],
      mustNot: [
        'export AZURE_OPENAI_API_KEY=ecfc3eff¦fe575e452e019bc969ff1a6',
        'checksum: 489c902a¦ce639b97a44cdb7fca8c2e05',
      ],
    },
  },
];
