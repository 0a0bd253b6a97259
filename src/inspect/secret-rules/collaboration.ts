import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, base64url, lower, prefixed, run } from '../secret-shape.ts';

/** Where teams write, plan and draw. */
export const collaboration: readonly SecretRule[] = [
  {
    id: 'airtable-token',
    title: 'Airtable personal access token',
    severity: 'high',
    ...prefixed('pat', { pattern: '[0-9A-Za-z]{14}\\.[0-9a-f]{64}(?!\\w)', longest: 79 }),
    samples: {
      must: ['AIRTABLE=patOoPci¦ZK4shM3n4.d060b¦290bcb6a3c69e8907629cb38dcecbd1ad5fb8e8a924b175209f33825ddd'],
      mustNot: [
        'patedru6¦LxqHdfVfT.caf86¦1536f752fa472fb2f54333358fc',
        'path.ebfb6¦d5710f41535de60d5435e08038b57572e395802a7f3977b458dea37745d',
      ],
    },
  },
  {
    id: 'airtable-api-key',
    title: 'Airtable API key',
    severity: 'medium',
    ...assigned(['airtable'], { pattern: 'key[0-9A-Za-z]{14}(?!\\w)', longest: 17 }),
    samples: { must: ['AIRTABLE_API_KEY=keyJL769¦tSTnYZr67'], mustNot: ['AIRTABLE_BASE=appYda6H¦LDk23jrnp'] },
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
        'ASANA_TOKEN=2/50454¦52325235084/27785¦93843511898:ecf36¦ea8e758b41a465411246a1b625e',
        'asana_pat: "0/9ae46¦8a5228b3decd78ece9b7c778967"',
      ],
      mustNot: ['ASANA_WORKSPACE=31390¦99417234838'],
    },
  },
  {
    id: 'notion-token',
    title: 'Notion integration token',
    severity: 'high',
    ...prefixed('ntn_', { pattern: '\\d{11}[0-9A-Za-z]{35}(?!\\w)', longest: 46 }),
    samples: {
      must: ['ntn_63319¦406927ocCMt¦MoYdoDk3DvVV5NWMB2fmbhRTmqJ6NX'],
      mustNot: ['ntn_12345678901abc', 'ntn_0PIQA¦wXHIIbm5AayeCC0x4hWMbmKTIPhM7pCWCyH77baPy'],
    },
  },
  {
    id: 'notion-legacy-token',
    title: 'Notion integration token',
    severity: 'high',
    ...prefixed('secret_', run(alnum, 43)),
    entropy: 4,
    samples: {
      must: ['NOTION_KEY=secret_Zahd7¦dcwszU3ZX1AfiR45IEkDbDZSumQHFhrtMba4zK'],
      mustNot: ['secret_0cgpr¦hM12IEDfeYWCQ2j', 'client_secret_SBUnQ¦X4PWCZFWisWnJTDYO8mGblT4NZQFW3cI0OGF10'],
    },
  },
  {
    id: 'linear-api-key',
    title: 'Linear API key',
    severity: 'high',
    ...prefixed('lin_api_', run(alnum, 40)),
    samples: {
      must: ['lin_api_yqJ3y¦xQvvDPjGwC1HsCBvjGqxtbQNzGUNIw4IugS'],
      mustNot: ['lin_api_5Uwu8¦6iQoG2NVSuqRtkC'],
    },
  },
  {
    id: 'linear-oauth-token',
    title: 'Linear OAuth token or webhook secret',
    severity: 'high',
    ...prefixed(['lin_oauth_', 'lin_wh_'], run(alnum, 32, 64)),
    samples: {
      must: [
        'lin_oauth_df306¦5cd54d59c2cc55519dfa2fdbd0c52c259b7f72befc047be68795eb7ad46',
        'lin_wh_UATVM¦Ptiwi3mZkvptWYRyiZfWzYdFBnJDl3NjIsh',
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
      must: ['figd_NUND9¦Hvpp2-OsNGSmnHbv8pWm4NzQRInveuo8Rhl'],
      mustNot: ['figd_0tPnB¦YMU5B74', 'config_figd_1MSxX¦CWl6S-r'],
    },
  },
  {
    id: 'contentful-token',
    title: 'Contentful management token',
    severity: 'high',
    ...prefixed('CFPAT-', run(base64url, 43)),
    samples: {
      must: ['CFPAT-iCElv¦OhcDZTe-sC8OwJY8cC_awEo48E7-4stP_HB8rr'],
      mustNot: ['CFPAT-M_Gs_¦ro5VLEbwfr7rxfx'],
    },
  },
  {
    id: 'dropbox-access-token',
    title: 'Dropbox access token',
    severity: 'high',
    ...prefixed('sl.', { pattern: '(?:u\\.)?[\\w-]{130,1300}(?![\\w-])', longest: 1305 }),
    entropy: 4.5,
    samples: {
      must: [
        'sl.u.ApUJO¦r25HwMI1b3hEjSWVqEkjORQxHnL5k8Jx-duRPI8S72upzgRQo7c_LWAgD35SAFZmDQCBxWinE_uaR5KlK-nmqUnalgVpL9S1BbwVtB5kGnhYpUEZO5sASCPJyZp8FAZ9r4TbTaCUStaMBJ0Z6-TwA8ak2ayEbYDcDjBB3mGk2p22aiG',
        'DROPBOX=sl.SicM7¦dsH9GxtYA6fu_EtfwhOoWEwZRNPQYjnFZD3yO-ux5mvLzK6ZVUYH--FPs4dzQEpCJiquF16mOeLjRVdZvorS2Zw7t31GfQhPMXh_8JEOryIzcrPAxdnx3hnWXJCjCTtPuVn',
      ],
      mustNot: [
        'sl.i37qr¦ku6iEGzkPf3Py0AtxWI3Kh1qjoHQwf0XWRt',
        'ssl.Ll8xj¦2hPVAsyvriCOdyaiDGIDnfcmICMm--tpCFPCkS33X4t_GOazIsblHXu4s-rAlSPxCSn-MVgslbyD1W740z_3CDKdSNi5zngoy7Lov0CfM9yEi6LKPRM6BtA2dUMhz4TVFDu',
      ],
    },
  },
  {
    id: 'dropbox-app-secret',
    title: 'Dropbox app secret',
    severity: 'high',
    ...assigned(['dropbox app secret', 'dropbox secret', 'dropbox client secret'], run(lower, 15)),
    samples: {
      must: ['DROPBOX_APP_SECRET=0ieg5¦759uev73oa'],
      mustNot: ['DROPBOX_APP_KEY=qo7d0¦voo0gidduy', 'DROPBOX_SECRET=from-the-vault1'],
    },
  },
  {
    id: 'frameio-token',
    title: 'Frame.io token',
    severity: 'high',
    ...prefixed('fio-u-', { pattern: '[\\w-]{62,64}={0,2}(?![\\w=-])', longest: 66 }),
    samples: {
      must: ['fio-u-cgKH0¦gxlDFRat8YZBm5gScVijf0IgQ0pBnd_Rbr2BmLzFqc-E2w_OPqUi_YqIh0p'],
      mustNot: ['fio-u-N5cmQ¦ESzJugyr83bna33'],
    },
  },
  {
    id: 'clickup-token',
    title: 'ClickUp API token',
    severity: 'high',
    ...prefixed('pk_', { pattern: '\\d{6,9}_[0-9A-Z]{32}(?!\\w)', longest: 42 }),
    samples: {
      must: ['pk_2261¦8910_10NVT¦79CSFBEAS3E1KIDS2HULYC1J3PQ'],
      mustNot: ['pk_9213¦0135_W6842¦TIBJRO45P21', 'pk_live_Ziish¦ihTLleSItImiyWf0tLn'],
    },
  },
  {
    id: 'trello-token',
    title: 'Trello token',
    severity: 'high',
    ...prefixed('ATTA', { pattern: '[0-9a-f]{64}[0-9A-F]{8}(?!\\w)', longest: 72 }),
    samples: {
      must: ['TRELLO_TOKEN=ATTA737e8¦1967b838c83a5c52b548e78be46aa18ea33c2d28fef1a1c73064ae71e550A1B2C3D'],
      mustNot: ['ATTA8885e¦a891f5e2c7939084354bdb015d3'],
    },
  },
  {
    id: 'adobe-client-secret',
    title: 'Adobe client secret',
    severity: 'high',
    ...prefixed(['p8e-', 'p8ea-'], run(base64url, 32)),
    samples: {
      must: ['CLIENT_SECRET=p8e-xB6L0¦_bvF7-Z7TFqUSYZZ1NouST6J6iQ'],
      mustNot: ['p8e-ifZWo¦_38l5zT', 'cp8e-4DTHL¦pvaG12p5sbdiGs-LSNOQ-TyQY6E'],
    },
  },
  {
    id: 'readme-api-key',
    title: 'ReadMe API key',
    severity: 'medium',
    ...prefixed('rdme_', run(lower, 70)),
    samples: {
      must: ['rdme_xn8s9h64016¦fee81075629955e395051552ad6a375811d433607bd4a671c5fdd5f73ea'],
      mustNot: ['rdme_0jj2n¦qva9wfghqvdyp140b8xaxngpa'],
    },
  },
];
