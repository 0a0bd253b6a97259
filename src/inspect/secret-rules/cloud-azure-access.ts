import type { SecretRule } from '../secret-rule.ts';
import { assigned, followed } from '../secret-shape.ts';

export const cloudAzureAccess: readonly SecretRule[] = [
  {
    id: 'azure-client-secret',
    title: 'Microsoft Entra client secret',
    severity: 'critical',
    pattern: /(?<![\w~.-])[\w~.-]{3}(?:7Q~[\w~.-]{31}|8Q~[\w~.-]{34})(?![\w~-])/,
    keywords: [...followed('7q~'), ...followed('8q~'), '7q~~', '8q~~', '7q~.', '8q~.'],
    longest: 40,
    lead: 7,
    entropy: 3.5,
    samples: {
      must: [
        'I¦mn8Q~NDRBeL0tjccYee9vN6KezIXrRmWiIq823B',
        'client_secret=D¦uZ7Q~5jNMXgPiBCqBP5.-_~lnXGbJWg37Tkl',
      ],
      mustNot: [
        'b¦6e8Q~xppOwSFLeJrqzYpTIYF9LFIIaup3gNtp8',
        'D¦VQ8Q-R5b2R2b7rDYLw0UYybDWAD2pAMb5Ur5tAR',
        'X¦fm8Q~QVAEyPuazwPIadN7Uu9abeFKm0lacn2DE2CH',
      ],
    },
  },
  {
    id: 'azure-devops-token',
    title: 'Azure DevOps personal access token',
    severity: 'critical',
    pattern: /(?<!\w)[0-9A-Za-z]{52}JQQJ9[9DH][0-9A-Za-z]{18}AZDO[0-9A-Za-z]{4}(?!\w)/,
    keywords: ['jqqj99', 'jqqj9d', 'jqqj9h'],
    longest: 84,
    entropy: 4,
    samples: {
      must: [
        'BbSlifbZ¦4w16v4DKomsr4uqTVToFOy4nWq4gpqopj2gDegbVr1SPJQQJ99aFF1DHPMkUvyTlRplQAZDODheO',
        'ZornZ2Ik¦TEmh0Cr3afnBBURiqFkpaCNHYY1GO6pRG6CaTnxb5wiTJQQJ9DyzNC06NIvsaQPjh1VpAZDO7Z2I',
        'NKP8uPyz¦VH5ez9Zui7K8ErrU9gzzhCFlnpJTQvBobFyKSB16DX9rJQQJ9HtdUqU5Af2MK4gmBR0FAZDOcImZ',
      ],
      mustNot: [
        'yxQ26ETY¦Fsm9Ryp6pEnxuBQApTGnDTXo4SedSNW9SNp14xE6KLoJQQJ99ZlsuL4IqR0BnNIgq8wAZDOfJ29',
        'c703cNp4¦hwk7QVpnukry5i6vsZ9SqTE9m11yKzRBvaCgJiWLXx3sJQQJ981xvkMFUQHS9ezydlGcAZDOqS22',
      ],
    },
  },
  {
    id: 'azure-devops-token-by-name',
    title: 'Azure DevOps personal access token, by its name',
    severity: 'high',
    ...assigned(['azure devops', 'azdo', 'ado pat', 'vsts', 'system accesstoken'], {
      pattern: '[a-z2-7]{52}(?!\\w)',
      longest: 52,
    }),
    keywords: ['devops', 'azdo', 'ado_pat', 'ado-pat', 'vsts', 'accesstoken'],
    entropy: 4,
    samples: {
      must: [
        'ENV AZURE_DEVOPS_PAT 4i65vjlb¦c2xfnar6heeftbjo6wi6gkergguq4u2i5i34makczcci',
        'vsts_token := "gr4wbxp7¦mkgeo4sxzgt435sqasiik6xouj5xnbead4e6r3ev6ury"',
      ],
      mustNot: [
        '"azure_devops_pat" => "ynmrav2w¦274m7uiibvit7m6ltywmcro4nghcshyiibhynhlfzrx"',
        'checksum: s4ykgr4n¦bxtc5yfsjtndvxfyehmixgk7mktxb6de6gbr4k2nts22',
      ],
    },
  },
  {
    id: 'azure-sas-signature',
    title: 'Azure shared access signature',
    severity: 'high',
    pattern: /[?&;]sig=(?<secret>(?:[0-9A-Za-z+/]|%2[bBfF]){43}(?:=|%3[dD]))(?![\w%=])/,
    keywords: ['sig='],
    longest: 140,
    entropy: 4,
    samples: {
      must: [
        '?sv=2022-11-02&sp=rl&sig=DSd2O429¦byVf6juxfFZy%2BNkGa8IrR39zY7Bmxt83ZiS%3D',
        '?sig=qnnVKTxo¦u742kyu76HG+InJc6hRaIoYfYQMypUh1+CG=&se=2030',
      ],
      mustNot: [
        '?sv=2022-11-02&sig=36IoQAiH¦SuvSHgVf1q0kVjckpqLvyLS0AwbKuwfzoq%3D',
        '&sig=ECCoAWX0¦G0CFSdIX1wMCj5TL9HHHeyLmBFFsUVEply4s%3D',
      ],
    },
  },
  {
    id: 'azure-logic-app-url',
    title: 'Azure Logic Apps trigger URL',
    severity: 'high',
    pattern:
      /logic\.azure\.com(?::443)?\/workflows\/[0-9a-f]{32}\/triggers\/[^\s"'<>]{1,160}[?&;]sig=(?<secret>[\w-]{43})(?![\w-])/,
    keywords: ['logic.azure.com'],
    longest: 310,
    entropy: 3,
    samples: {
      must: [
        'https://prod-1.westus.logic.azure.com:443/workflows/14d75d82¦6f33593040e6533effccfe10/triggers/manual/paths/invoke?api-version=2016-10-01&sig=XFA8i7ieMaLHOabz1RW0Wu-J3Ac5SBLH0QKQ2uQi8Mz',
      ],
      mustNot: [
        'https://prod-1.westus.logic.azure.com/workflows/dbe85de2¦c031f70774037354d1947b6e/triggers/manual?sig=kcp0J4UVtKFctdVcyslYgAdwuEYDeOsgMceayIy6wM',
        'https://prod-1.westus.logic.azure.com/workflows/11a452ce¦594081201313857ac8579eb/triggers/m?sig=Xzre0l5I3Pi240jA1oNlBhMGXusNge1xjw5D2pyYR9T',
      ],
    },
  },
  {
    id: 'azure-app-configuration-secret',
    title: 'Azure App Configuration connection string',
    severity: 'critical',
    pattern: /\.azconfig\.io;Id=[^;\s"']{4,60};Secret=(?<secret>[0-9A-Za-z+/]{43,86}={0,2})/i,
    keywords: ['.azconfig.io;'],
    longest: 175,
    entropy: 3,
    samples: {
      must: [
        'Endpoint=https://x.azconfig.io;Id=abc-l0-s0:SjwnMXcG¦80CLlIq4zqEb;Secret=yPJmc0rDIx1Nq1R88vuaECLcVVOBCeQgHKEVagL/qGb=',
      ],
      mustNot: [
        'Endpoint=https://x.azconfig.io;Id=abc-l0-s0:PFcPyEyH¦SD7PEZRSNuE2;Secret=ShD7FB2vB6VfJDFhK3zPXvuSPY2Z3Gs9/ahVhvjKSm',
      ],
    },
  },
  {
    id: 'azure-endpoint-access-key',
    title: 'Azure SignalR, Web PubSub or Communication key',
    severity: 'critical',
    pattern: /Endpoint=https?:\/\/[^;\s"']{4,100};\s?AccessKey=(?<secret>[0-9A-Za-z+/]{43,86}={0,2})/i,
    keywords: ['accesskey='],
    longest: 220,
    entropy: 3,
    samples: {
      must: [
        'Endpoint=https://x.service.signalr.net;AccessKey=SLIqnfSw¦lAm1sOUqjMhCQatjF5DOUG8h99zJy52ORv2=;Version=1.0;',
      ],
      mustNot: [
        'Endpoint=https://x.service.signalr.net;AccessKey=VxqbSF4E¦MlbmBwr+uIBg8Gc8rCmAKiRXBKkY217j=;',
        'Endpoint=https://x.service.signalr.net;Id=NkHnJAHQ¦hKV11C5p+TS+W/QmnLZ4qSNVhduL8EOAAj2=;',
      ],
    },
  },
  {
    id: 'azure-publish-password',
    title: 'Azure publish profile password',
    severity: 'critical',
    pattern: /userPWD=\\?["'](?<secret>[0-9A-Za-z]{60})\\?["']/i,
    keywords: ['userpwd='],
    longest: 73,
    entropy: 4,
    samples: {
      must: ['userPWD="enNmC7Eg¦dLnD4JdCb7ckFwFtqsqDMuuBtg8srpQG0BXRoPQxg6Ybg2XT0MpN"'],
      mustNot: ['userPWD="T92hRMMf¦e1dTH1ijtSvhPwIW0BGluC4Ja1PMvXt6xu7WuZl1TDda1Gh1i8s"'],
    },
  },
];
