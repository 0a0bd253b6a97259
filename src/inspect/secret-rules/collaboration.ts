import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, base64url, lower, prefixed, run, shortPrefixed } from '../secret-shape.ts';

/** Where teams write, plan and draw. */
export const collaboration: readonly SecretRule[] = [
  {
    id: 'airtable-token',
    title: 'Airtable personal access token',
    severity: 'high',
    ...assigned(['airtable', 'authorization', 'access_token'], {
      pattern: '(?:Bearer )?pat[0-9A-Za-z]{14}\\.[0-9a-f]{64}(?!\\w)',
      longest: 89,
    }),
    samples: {
      must: [
        'AIRTABLE=patOoPci¦ZK4shM3n4.d060b¦290bcb6a3c69e8907629cb38dcecbd1ad5fb8e8a924b175209f33825ddd',
        'Authorization: Bearer patedru6¦LxqHdfVfT.caf86¦1536f752fa472fb2f54333358fcebfb6d5710f41535de60d5435e08038b',
      ],
      mustNot: [
        'AIRTABLE=patafGbw¦KfXJXwy5t.39580¦2a7f3977b458dea37745d334ebd',
        'path.33653¦a119dbcb08a8b475b57a085efa697b23ecf36ea8e758b41a465411246a1',
      ],
    },
  },
  {
    id: 'airtable-api-key',
    title: 'Airtable API key',
    severity: 'medium',
    ...assigned(['airtable'], { pattern: 'key[0-9A-Za-z]{14}(?!\\w)', longest: 17 }),
    samples: { must: ['AIRTABLE_API_KEY=keymd4bs¦iGlXJt8dE'], mustNot: ['AIRTABLE_BASE=appWglaE¦54ygHzyWD'] },
  },
  {
    id: 'asana-access-token',
    title: 'Asana access token',
    severity: 'high',
    ...assigned(['asana'], {
      pattern: '(?:[012]/\\d{15,17}/(?:\\d{15,17}:)?[0-9a-f]{32}|0/[0-9a-f]{32})(?!\\w)',
      longest: 70,
    }),
    samples: {
      must: [
        'ASANA_TOKEN=2/51676¦63476745363/83484¦33313909941:f4797¦d76390d5ec6ec6ca1f217b58bd3',
        'asana_pat: "0/05b25¦70285b83c3355586366e107922a"',
      ],
      mustNot: ['ASANA_WORKSPACE=92975¦46722180346'],
    },
  },
  {
    id: 'notion-token',
    title: 'Notion integration token',
    severity: 'high',
    ...prefixed('ntn_', { pattern: '\\d{11}[0-9A-Za-z]{35}(?!\\w)', longest: 46 }),
    samples: {
      must: ['ntn_64009¦339049UnQX4¦PWCZFWisWnJTDYO8mGblT4NZQFW3cI'],
      mustNot: ['ntn_12345678901abc', 'ntn_0OGF1¦0yqJ3yxQvvDPjGwC1HsCBvjGqxtbQNzGUNIw4IugS'],
    },
  },
  {
    id: 'notion-legacy-token',
    title: 'Notion integration token',
    severity: 'high',
    ...prefixed('secret_', run(alnum, 43)),
    entropy: 4,
    samples: {
      must: ['NOTION_KEY=secret_5Uwu8¦6iQoG2NVSuqRtkCruS60DWDXdEaAoqTUIb8qaL'],
      mustNot: ['secret_ioQS5¦IoobIUTZRNab3Ni', 'client_secret_rul5N¦vqLWHnEUq1AQGJobJWHV4RoQ5aBGTyiwmxyHfC'],
    },
  },
  {
    id: 'linear-api-key',
    title: 'Linear API key',
    severity: 'high',
    ...prefixed('lin_api_', run(alnum, 40)),
    samples: {
      must: ['lin_api_ve5nH¦YCSsVXupGM0EE8eZntdgyezLiaQtFnQMxJU'],
      mustNot: ['lin_api_MfkXL¦Hxq9AdUATVMPtiw'],
    },
  },
  {
    id: 'linear-oauth-token',
    title: 'Linear OAuth token or webhook secret',
    severity: 'high',
    ...prefixed(['lin_oauth_', 'lin_wh_'], run(alnum, 32, 64)),
    samples: {
      must: [
        'lin_oauth_91baf¦ce976ba19e8cec92a7660fc7cad55a2726e51c8ddb573762d4507c59fce',
        'lin_wh_2i3yO¦I2JDOC0LIoyyTrUgtwEXjYtAaP3Prvd9Tjk',
      ],
      mustNot: ['lin_oauth_callback_url'],
    },
  },
  {
    id: 'figma-token',
    title: 'Figma access token',
    severity: 'high',
    ...prefixed(['figd_', 'figu_', 'figo_'], run(base64url, 40, 60)),
    samples: {
      must: ['figd_lvOhc¦DZTe-sC8OwJY8cC_awEo48E7-4stP_HB8rr'],
      mustNot: ['figd_M_Gs_¦ro5VLEb', 'config_figd_wfr7r¦xfxApUJ'],
    },
  },
  {
    id: 'contentful-token',
    title: 'Contentful management token',
    severity: 'high',
    ...prefixed('CFPAT-', run(base64url, 43)),
    samples: {
      must: ['CFPAT-Or25H¦wMI1b3hEjSWVqEkjORQxHnL5k8Jx-duRPI8S72'],
      mustNot: ['CFPAT-upzgR¦Qo7c_LWAgD35SAF'],
    },
  },
  {
    id: 'dropbox-access-token',
    title: 'Dropbox access token',
    severity: 'high',
    ...shortPrefixed('sl.', { pattern: '(?:u\\.)?[\\w-]{130,1300}(?![\\w-])', longest: 1305 }),
    entropy: 4.5,
    samples: {
      must: [
        'sl.u.ZmDQC¦BxWinE_uaR5KlK-nmqUnalgVpL9S1BbwVtB5kGnhYpUEZO5sASCPJyZp8FAZ9r4TbTaCUStaMBJ0Z6-TwA8ak2ayEbYDcDjBB3mGk2p22aiGSicM7dsH9GxtYA6fu_EtfwhOoWEwZRNPQYjnFZD3yO-ux5mvLzK6ZVUYH--FPs4dzQE',
        'DROPBOX=sl.pCJiq¦uF16mOeLjRVdZvorS2Zw7t31GfQhPMXh_8JEOryIzcrPAxdnx3hnWXJCjCTtPuVni37qrku6iEGzkPf3Py0AtxWI3Kh1qjoHQwf0XWRtLl8xj2hPVAsyvriCOdyaiDGIDnf',
      ],
      mustNot: [
        '"sl.cmICM¦m--tpCFPCkS33X4t_GOazIsblHXu4s-rAlS"',
        'ssl.PxCSn¦-MVgslbyD1W740z_3CDKdSNi5zngoy7Lov0CfM9yEi6LKPRM6BtA2dUMhz4TVFDu0AswaebiZs_e6NlRNeq1-MM0xBqrZcgKH0gxlDFRat8YZBm5gScVijf0IgQ0pBnd_Rb',
      ],
    },
  },
  {
    id: 'dropbox-app-secret',
    title: 'Dropbox app secret',
    severity: 'high',
    ...assigned(['dropbox app secret', 'dropbox secret', 'dropbox client secret'], run(lower, 15)),
    samples: {
      must: ['DROPBOX_APP_SECRET=d1ibn¦zhkdz6vk1g'],
      mustNot: ['DROPBOX_APP_KEY=vzppd¦s9vudm80co', 'DROPBOX_SECRET=from-the-vault1'],
    },
  },
  {
    id: 'frameio-token',
    title: 'Frame.io token',
    severity: 'high',
    ...prefixed('fio-u-', { pattern: '[\\w-]{62,64}={0,2}(?![\\w=-])', longest: 66 }),
    samples: {
      must: ['fio-u-5cmQE¦SzJugyr83bna33knP8e431K_WejpUuntkV6s2FAqU5zYHp2C7ORj8p2dtLd'],
      mustNot: ['fio-u-h85XA¦mCSM9aO52ABUzBz'],
    },
  },
  {
    id: 'clickup-token',
    title: 'ClickUp API token',
    severity: 'high',
    ...assigned(['clickup', 'authorization'], { pattern: 'pk_\\d{6,9}_[0-9A-Z]{32}(?!\\w)', longest: 42 }),
    samples: {
      must: [
        'CLICKUP_TOKEN=pk_5375¦4830_TNE6F¦TH2JCXENG7HOH6KZAPA5MB9HTFG',
        'Authorization: pk_5792¦3550_WHZSK¦76P4R5HVSU2K2OE61D8KTF2SBYA',
      ],
      mustNot: ['CLICKUP_TOKEN=pk_4442¦7544_2UAS4¦PEXI7J0G97X'],
    },
  },
  {
    id: 'trello-token',
    title: 'Trello token',
    severity: 'high',
    ...prefixed('ATTA', { pattern: '[0-9a-f]{64}[0-9A-F]{8}(?!\\w)', longest: 72 }),
    samples: {
      must: ['TRELLO_TOKEN=ATTA54bdb¦015d3891b0f27a1ff1da6edfff0c67dd1b14d43fe6f02518d19dab672a00A1B2C3D'],
      mustNot: ['ATTA06172¦34a7fbdccdfd8df1a64016fee81'],
    },
  },
  {
    id: 'adobe-client-secret',
    title: 'Adobe client secret',
    severity: 'high',
    ...prefixed(['p8e-', 'p8ea-'], run(base64url, 32)),
    samples: {
      must: ['CLIENT_SECRET=p8e-2smqa¦AAkmVeAl1k6ml8FQpHcvkw76Rjf'],
      mustNot: ['p8e-fo0vK¦QjHqs6N', 'cp8e-l_RSm¦ZtdXH1CD4LR-liuxyR-qP391mhk'],
    },
  },
  {
    id: 'readme-api-key',
    title: 'ReadMe API key',
    severity: 'medium',
    ...prefixed('rdme_', run(lower, 70)),
    samples: {
      must: ['rdme_xn8s9hb8c5f¦eadf26d74956eb446df4f417cafabf683e25665114139c010ad4bff3757'],
      mustNot: ['rdme_s735o¦knf9f0l7wqyjogs9n17wo26ga'],
    },
  },
];
