import type { SecretRule } from '../secret-rule.ts';
import { assigned, base64url, prefixed, run, uuid } from '../secret-shape.ts';

export const hashicorp: readonly SecretRule[] = [
  {
    id: 'terraform-cloud-token',
    title: 'HCP Terraform token',
    severity: 'critical',
    pattern: /(?<!\w)[0-9A-Za-z]{14}\.atlasv1\.[\w-]{60,70}(?![\w-])/,
    keywords: ['.atlasv1.'],
    longest: 93,
    entropy: 4,
    samples: {
      must: ['NYuQTrI¦3Mebmjd.atlasv1.4BpOhimMK8B7LA1DmKs9IYvVRZhdvHA0fKUDKvrxpsIe1ZdPFkjUA_tg8WllMZaXf9X'],
      mustNot: [
        'uNEvBE¦irr3oys.atlasv1.XJRbLT65PJ6enLULWZjUjk2uOfBdCldg46lG3I8H6LtrpkR6VNd6HfWi45rLZ7EX_WS',
        'fJFhDI4¦HgasawU.atlasv2.PyxZk1LdbQExhIX15LpJSiC0-iqHZzk8zFg9AWcjSshvwl8QVy3VgGeaEo8ddF1RqzP',
      ],
    },
  },
  {
    id: 'vault-service-token',
    title: 'HashiCorp Vault service token',
    severity: 'critical',
    ...prefixed('hvs.', run(base64url, 24, 150)),
    entropy: 3.5,
    samples: {
      must: [
        'hvs.Bv3cPr1p¦wQD7ebIHPw_6qXbn',
        'hvs.JcN8Ut_p¦obk-69XzMFcVXHK-Tzoxaj7QHHNmNCJ9sbZtxe1sRPVQBmsooDFcU5znXHJwKs-hTAPTuPnxIiYVVRn29ZP3vL2qMkLssQz4fv3HL28prH94Wq9GaAkoq8L_M5pHdwvCfR20ejTE5J1guT',
      ],
      mustNot: [
        'hvs.XEQ5GR0A¦VHBjAE0pZEs2wUm',
        'hvs.AxFhjmdw¦flauh9Pl8ig0mUVx8PY_VVkWIG5w7y_Q0lDBv0WEp2Je_xBDm5woRqsjI0xN7W4UOguR4dOAE8B7h4mIHUr-YY_8BCLf8A2C75kYLSwqwcexilTwH1-x_5o8rCtrxsJZYUTY9wRCwlPnw10',
        'xhvs.oh7sPehO¦C3Oxe_48qXijMDte',
      ],
    },
  },
  {
    id: 'vault-batch-token',
    title: 'HashiCorp Vault batch token',
    severity: 'critical',
    ...prefixed('hvb.', run(base64url, 130, 300)),
    entropy: 4,
    samples: {
      must: [
        'hvb.JuDyPy1q¦R3Yp8zMwETjJ4bLSrBIR2smMWUtJP5OBdbb2RhTrxIVl6B_h9eH2Sx_C_ygtM373iSr8nT5wV11QCSWceH1nqoSdvyVc2ztJjWH6JJ5zKYjWVkmszKm4WcHM02',
        'hvb.DNcwzk1_¦ZEJOR95ExItJYfltfMg6dcnvuur_hmNyEonzlzwPTjuPkUI_xHmUKAv9CuPyrM8sP6UQHdpJYCO7hW-5t2gTIHKrp9DTBdJjOlGEpRuT492zIoCCWh30WT5od_u35rjHNXs38zxtWLW8Fx7VhSc42pcpUzzlvpIdfjGtOUXwBxaFg-REck5X_CodRekfS2F_RJrQm7q_nt2IrLiinz_fvAYCpiLPLpnGWCzCJDuqZbN-QpoDnkj6sbjteOhfJsG0NBWcP4bsB1gZGese_x4bVpUoP9xXcWhcsdDf',
      ],
      mustNot: [
        'hvb.uXyw0ihX¦7vIfCKSQl5pAMWOBR3zgtdQFxwldxkpJ_cNb7ogfitdiczTEoHi_VKQqBDhKVZ4VcBTSfilPHYGkaWKpoj6Qba0fOXLpdw6_bGjWr-nMYqdJxeeFe82gxq5Pa',
        'hvb.Urhci52l¦8fDhsFg--A5hdgyS0oDGO3XaquqKQ_WcVc5yJ_jrdrRSKPGzTylKNdawiiKLBjHXEb01bFU-Rek_i4qs9GrkHmynHpxa9sIETI0T993tSO4CWT1KGD2nRZJnOvQuFUbHB5u3cSh14L9rYrfVz5yYwdCifRQIlzDB-piL1pvtOWQTgEyPuazBw4YiI9dO40dhg_EbtzlVuBpoO7LVRUukthDsvbWe8neBmu6oD5Oj__jhhCG-vPoG7cZni9pzNfIdEWWt4BR3PWLV5FpxB7icNJokf2qowAcxVvti3',
        'xhvb.ZltdjDpg¦Qnlzx68IysqQVa5wElHb2zp6RCwiQzPsjhpDSTjWo4dII4cKPXQ6AxjlNgbWKS5ggGtoPWOdp1QHOMmZdWSVEzKeJdLeiiXWP0r7bdMJYNEQ5tfp0rEGmwesGR',
      ],
    },
  },
  {
    id: 'vault-recovery-token',
    title: 'HashiCorp Vault recovery token',
    severity: 'critical',
    ...prefixed('hvr.', run(base64url, 24, 150)),
    entropy: 3.5,
    samples: {
      must: [
        'hvr.1b0xusTr¦R7E1JOUW5QEXBuM5',
        'hvr.j86mSty-¦Q0bu8cVT59V7iR6OEUPTpDsWW0hVKS4tMYgv84p4n9X6fa0j_2UzS-bNdcojzWMm0ZHHvG4WovJd9_QW_aMK4RwcYT_qec7b-dCMHj8-v5RDw35rOr0sYxxLCym0cJnY_iPt4KDegZXD8Z',
      ],
      mustNot: [
        'hvr.JZVU-K_w¦F1UJ1OK9MrsNDbn',
        'hvr.zw8Z_XBq¦TywO5E16g8TDjmwFfj_b86WvTOD6bo6zd7_NdGg-yhoPjiB0Tvo5-Cj5CPBi53pTpqGFQca1dyKbjWpkfg6hn6frM6wIoTbNnzaItDWkbJTd_g96UilOTgscKb_O1e7H5UT16Ogi8OIgZ96',
        'xhvr.tTFlnMZF¦3dKlgLj2Prq35McH',
      ],
    },
  },
  {
    id: 'vault-legacy-token',
    title: 'HashiCorp Vault token of before 1.10',
    severity: 'critical',
    ...assigned(['vault * token'], { pattern: '[sbr]\\.[0-9A-Za-z]{24}(?![\\w.])', longest: 26 }),
    entropy: 3.5,
    samples: {
      must: [
        '<add key="vaultToken" value="s.V2TlSqjh¦F2gVWwPLGEPMZQnK"/>',
        'ENV VAULT_TOKEN s.z2afvTw9¦Y5wprwCeCLLduc8F',
      ],
      mustNot: ['vault_token := "s.4CEIms7I¦ES9hvgXP3fQJEHY"', 'checksum: s.jXbZMUVV¦u05gJQmUPCPWA1XP'],
    },
  },
  {
    id: 'vault-unseal-key',
    title: 'HashiCorp Vault unseal key',
    severity: 'critical',
    ...assigned(['unseal key'], {
      pattern: '(?:[0-9A-Za-z+/]{44}(?![\\w+/])|[0-9A-Za-z+/]{43}=)',
      longest: 44,
    }),
    entropy: 4,
    samples: {
      must: [
        '"unseal_key" => "tbXPsfKW¦Mysu5KVMWD0EYYhJKX3nnZ8XrEU81ZQeJCj="',
        '--unseal-key-1 WDlV4P33¦uhvGBrwtmuSvGPCyn+wMTC66anyGQNaBosK=',
      ],
      mustNot: [
        'os.environ["UNSEAL_KEY"] = "J2rkNJ4J¦XEkMQ4sO5szcjZjgVlJ8vIiw9ImBPDokWm="',
        'checksum: xsu6CYz+¦7rmJDyrJYgQ6syUKLSQiHeoq/lo/ctQZ9su=',
      ],
    },
  },
  {
    id: 'vault-approle-secret-id',
    title: 'HashiCorp Vault AppRole secret id',
    severity: 'high',
    ...assigned(['vault * secret id', 'approle * secret'], uuid),
    samples: {
      must: [
        'export VAULT_SECRET_ID=454541f9¦-8165-49f7-3d3f-e1f34d7930a4',
        '"approleSecretId": "b16a347d¦-3812-6e5c-959e-21eb7f471b30"',
      ],
      mustNot: [
        'vault_secret_id: 5738¦2138-19ff-81c2-e5e2-08bf80d267f',
        'checksum: dd4e0ad0¦-839a-24fe-bbe6-f89348e7416e',
      ],
    },
  },
  {
    id: 'consul-token',
    title: 'HashiCorp Consul token',
    severity: 'critical',
    ...assigned(['consul * token', 'consul * secret id'], uuid),
    samples: {
      must: [
        "CONSUL_HTTP_TOKEN = '3a095be0¦-f465-21a8-d0d3-9c10cc91e5bb'",
        '<add key="consulToken" value="21b4ec42¦-2f0a-888b-f824-b01fe421870c"/>',
      ],
      mustNot: [
        'ENV CONSUL_HTTP_TOKEN 23cc¦62ba-213b-3993-a897-0ca1e865b68',
        'checksum: f07388c3¦-da96-0a5a-b91e-2c17d05fc956',
      ],
    },
  },
  {
    id: 'nomad-token',
    title: 'HashiCorp Nomad token',
    severity: 'critical',
    ...assigned(['nomad * token'], uuid),
    samples: {
      must: [
        'nomad_token := "81d83df8¦-4a1e-5409-47af-d18ca95c3601"',
        '"nomad_token" => "d5cee14a¦-264f-b80d-9669-dd1290d913ee"',
      ],
      mustNot: [
        '--nomad-token 8c97¦2da4-276c-99b5-4724-cf5f02f9878',
        'checksum: f4c32a0c¦-6c58-6ffb-6daa-ddeaa0476cc0',
      ],
    },
  },
  {
    id: 'consul-gossip-key',
    title: 'HashiCorp Consul, Nomad or Serf gossip key',
    severity: 'high',
    ...assigned(['encrypt', 'encrypt key'], {
      pattern: '(?:[0-9A-Za-z+/]{43}=|[0-9A-Za-z+/]{22}==)',
      longest: 44,
    }),
    entropy: 3.8,
    paths: ['**/consul*/**', '**/nomad*/**', '**/serf*/**'],
    samples: {
      must: [
        'os.environ["ENCRYPT"] = "twS7YBiR¦gfsDjjDNufcmCUWaak555YhK9C5pQCghhmE="',
        'export ENCRYPT_KEY=jLaDTfYf¦1xYmN1c7+2JxsNQeq4/tZSc1GjKPNHWuHh4=',
      ],
      mustNot: [
        '"encrypt": "ZZqxjEmb¦6crRGG3zBdzU66W0YeGhczRKE/WlqO2Qfd="',
        'checksum: Rz9PgssF¦w3c4nkfRYw6cM+QmPGBPQhkzEXcgIxC8XVv=',
      ],
    },
  },
  {
    id: 'hcp-client-secret',
    title: 'HashiCorp Cloud Platform client secret',
    severity: 'critical',
    ...assigned(['hcp client secret'], run(base64url, 64)),
    entropy: 4.2,
    samples: {
      must: [
        '"hcpClientSecret": "dMVddCcJ¦RZQ6MLlzSrymAlQZtg1nya8IfblIWVXveOVfjJVXZ989u8O1i6sI1eru"',
        'hcp_client_secret: IPkq8rGU¦65O5SW-_VgPGg8L0CucugEvDKo3KXfgoRpTpiIvtrsbBubA6mCq3Cb4G',
      ],
      mustNot: [
        "HCP_CLIENT_SECRET = 'XOqBa4Z1¦Aq4vPoopsvKguzmRIrHK-hJ3xmSGMBGh5QFANEQfLr1PWIMHbodcZWI'",
        'checksum: bNNLYu1p¦Qc-HA4g2yLtX1dkXT__kIXmrYdIVI8b6LeoCWCQxmTXxPl7UZR6HaXJk',
      ],
    },
  },
];
