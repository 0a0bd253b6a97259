import type { SecretRule } from '../secret-rule.ts';
import { assigned } from '../secret-shape.ts';

export const cloudAzureAccess: readonly SecretRule[] = [
  {
    id: 'azure-client-secret',
    title: 'Microsoft Entra client secret',
    severity: 'critical',
    pattern: /(?<![\w~.-])[\w~.-]{3}[78]Q~[\w~.-]{34}(?![\w~-])/,
    keywords: ['7q~', '8q~'],
    longest: 40,
    entropy: 3.5,
    samples: {
      must: [
        'H¦848Q~YG1u3RHjWssb9C12fPy8TPn3znq461t92L',
        'client_secret=t¦Mi7Q~xKlswghXaTE4nGT.-_~PesTL3KKkqGFLEY',
      ],
      mustNot: [
        'n¦go8Q~IkI7ThuUKL3OdTSAGNIaDHxt6HBb1kSet',
        'k¦cU8Q-UjXfrDN8rzu4Md2UKYzcwss21D6aibyrMR',
        'B¦cy8Q~YSGsQfimJOJ1Hm37jU8Ls0m1ctpY2qPLQJoN',
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
      must: ['zHlRMcmh¦bc5MTdEeZKbGOzK66FwnOZz4qy6BSIy8PO4QWkajG6zFJQQJ99iWXfmFpwxPPeN6uHv3AZDOqT9q'],
      mustNot: [
        'au7EhLSv¦k6q9bFA7Ls7yPETt2IQzb0CFiwC665heUtaMPMOqGlIJQQJ99r3J9mP1KRV916yXMOjAZDOboka',
        'NngHswh6¦Cc1QWnSgrm6m6sNfhqgag3RSbvxesrt9yT8hpD8ESHQ8JQQJ98G8zNjXQTHPNZVqYcUhAZDObg8P',
      ],
    },
  },
  {
    id: 'azure-devops-token-by-name',
    title: 'Azure DevOps personal access token, by its name',
    severity: 'high',
    ...assigned(['azure devops', 'azdo', 'ado pat', 'vsts *', 'system accesstoken'], {
      pattern: '[a-z2-7]{52}(?!\\w)',
      longest: 52,
    }),
    keywords: ['devops', 'azdo', 'ado_pat', 'ado-pat', 'vsts', 'accesstoken'],
    entropy: 4,
    samples: {
      must: [
        'ENV AZURE_DEVOPS_PAT 34o4n4h2¦7an2r4fvqewo7xcahwk25lpeooxsalbb4pjb7aykph6k',
        'vsts_token := "vlir62f5¦bg36qqie5sybxe3tglju635qergpt25zbn2hlqanl4va"',
      ],
      mustNot: [
        '"azure_devops_pat" => "rnil2547¦pyi5imkw6ya7oxnrwg4xauh2vh6hpswe4pager53aoa"',
        'checksum: uakyjio4¦ciz2wak33rkui3wtg3folpb4yd42geknkvrwy5rxa5d5',
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
        '?sv=2022-11-02&sp=rl&sig=5WoTb8th¦6c1TlXvdF8Tu%2B2oHlDJQhd7OaPp8HelBbhA%3D',
        '?sig=gtoY5TpT¦Thfv+WBlnC4CLQMv82D9Qf8w+xVn984Q/2u=&se=2030',
      ],
      mustNot: [
        '?sv=2022-11-02&sig=PaFF1DHP¦MkUvyTlRplQDheOZornZ2IkTEmh0Cr3afn%3D',
        '&sig=BBURiqFk¦paCNHYY1GO6pRG6CaTnxb5wiTyzNC06NIvsa%3D',
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
        'https://prod-1.westus.logic.azure.com:443/workflows/dc0f319b¦ac4cf8243a47f4679ed57ae5/triggers/manual/paths/invoke?api-version=2016-10-01&sig=2CRIzzBL4ie8Mt1Ubr4DSxVIsCSMrKxXQw9uulIuk28',
      ],
      mustNot: [
        'https://prod-1.westus.logic.azure.com/workflows/73aaa29d¦05b94914301b23df234ee740/triggers/manual?sig=2ftNPdh62jUyrYvJXu44SerE8RPeTR3arJEZ6zHPs5',
        'https://prod-1.westus.logic.azure.com/workflows/96a55615¦b63600a0f56aa2dc50a121c/triggers/m?sig=yb0Rc-wxcRTYSWjtzhsRDhUTPyJbTNjmu-1tTaAP3yl',
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
        'Endpoint=https://x.azconfig.io;Id=abc-l0-s0:QKUlS0Dh¦IKum818y8CsK;Secret=gUd/obLdIXkIxHGwVZfr3rd5v9FljhP8U2QgVcWtGbg=',
      ],
      mustNot: [
        'Endpoint=https://x.azconfig.io;Id=abc-l0-s0:US42qtUU¦O60Mwtk8pHgl;Secret=3NQ5zyOPKKHN4CfpmfdJwG8t440H6zvGzxgJN24qlB',
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
        'Endpoint=https://x.service.signalr.net;AccessKey=R1YyE99A¦c2ITyiHyDL8ZCCeWueqGxHtuO1L4o54HCZu=;Version=1.0;',
      ],
      mustNot: [
        'Endpoint=https://x.service.signalr.net;AccessKey=i2kU+PLD¦8TvaloCdvtwaW0aGHLykSfIwkR2917v9=;',
        'Endpoint=https://x.service.signalr.net;Id=zYs9hyfZ¦nmROY0gqjq+vP/eGG2gGd/PzMcmiP5YSvQC=;',
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
      must: ['userPWD="PFLqZt0u¦V6X836IoQAiHSuvSHgVf1q0kVjckpqLvyLS0AwbKuwfzoqECCoAW"'],
      mustNot: ['userPWD="X0G0CFSd¦IX1wMCj5TL9HHHeyLmBFFsUVEply4s2xa9RFBWoriRG5thiCV77"'],
    },
  },
];
