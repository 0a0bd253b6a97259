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
      must: ['r65U5FU¦MkTqcsg.atlasv1.npPx8na5XEL-tXGZaydAUUAuIa6499u5sZo5w02NDE2iGABKXLtDAoO5jD1uWqaNxni'],
      mustNot: [
        'NxO9nR¦PEMM2zs.atlasv1.f4opV7Shb1RoxDHFb3c1nEQzynyPt9eg87uqw6U6asKk1d9Xv_3MIYElRuSATskCBfw',
        'IuEtFqR¦VezgTha.atlasv2.OenyDlQdq4qOUUP1yggOKGOSJ1w665SLut51C5uz35kCMWfHkq39EdSxKrhsNJbgajX',
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
        'hvs.wKR4QJwC¦IoLlFBRtYy6Gb321',
        'hvs.rMvapSY2¦nc2KwFAfKWUgCw4DNr8-HLYVnys2ogtUyNEgKGlZKgOWQLzwBdxdl84glihtKjZtYGJp6A81WrYAvM4yi6uTu5Y3MElFbjKz_neuOUY1htJWtH9EKwDC6hWAk7Mv45VrgIQcn-yQcEhYWt',
      ],
      mustNot: [
        'hvs.OSdNUrMp¦qKqAcxdxlpzgg_C',
        'hvs.VMJLiBaW¦V5h_JlPGBVVRFB04i7vgvG46ho7Ls7NBMouUQq9_U4jHet3CQBmn-He6KULOkZkxSp9tMRla-tz7_dW4o9Zg7rNQ_eQC2CtEL1XuV6cNilWDXwq4H1fvvT3hsQUtocAHKcAO8PUmQ9_jTRG',
        'xhvs.KADeKQBd¦6WY03Bf9TbR-UR50',
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
        'hvb.6198t6bm¦EBEeB6IxEfssh79EQjcsJll8jWpLp6gOZ1TI2-scky-_-FWmfODlvMosvkYpNeUEhEsWo7KmrcBKelGms5Htgnvv-bVDV3VIYMuqwk3Qp2R_SUE9j-3oYFRAEf',
        'hvb.uEyaJwSk¦zDinGA1na68NFoEDHMoH0877B06ugbsHs-Vf8Vjq3ikRijBFH1j-3YyCbOw-PAeVLYAfrHW4Y9nJg7Rn9oiKEDRD5f3NJsc4Ydy4jqbyOaTK7DoiXzPOt675ZwjrrBVLW0W7vmX1-7fyz0yNdfQnWfkKNQUdwogSeHneLIo6YOXg9fNep9XQCOvWXWBJSyNVMJRU3IhGSQ5h_g6VWgARKxhAuLNB3shxEImDTqXK2JQxR5Nh7UCR2BAvjC-t-MNQCnlGVKbi0sv0zj036vAev-dZpOqkKkBFHaIq',
      ],
      mustNot: [
        'hvb.PZaqVcI4¦UB0d0PzeydgINmWKXFX5PXlgK806NvVNu2cT3KH32Qe1Z7Qb38nXL_atVzyNIF7uf1Nu1GEjKVCAnxQnkNj-np_O_xrVNSJwgGNbu8385gnUYBB3ew7HQP5fj',
        'hvb.jk2uOfBd¦Cldg46lG3I8H6LtrpkR6VNd6HfWi45rLZ7EX_WSdVQb9ZzPyxZk1LdbQExhIX15LpJSiC0-iqHZzk8zFg9AWcjSshvwl8QVy3VgGeaEo8ddF1RqzPBv3cPr1pwQD7ebIHPw_6qXbnJcN8Ut_pobk-69XzMFcVXHK-Tzoxaj7QHHNmNCJ9sbZtxe1sRPVQBmsooDFcU5znXHJwKs-hTAPTuPnxIiYVVRn29ZP3vL2qMkLssQz4fv3HL28prH94Wq9GaAkoq8L_M5pHdwvCfR20ejTE5J1guTXEQ5GR',
        'xhvb.0AVHBjAE¦0pZEs2wUmAxFhjmdwflauh9Pl8ig0mUVx8PY_VVkWIG5w7y_Q0lDBv0WEp2Je_xBDm5woRqsjI0xN7W4UOguR4dOAE8B7h4mIHUr-YY_8BCLf8A2C75kYLSwqw',
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
        'hvr.cexilTwH¦1-x_5o8rCtrxsJZY',
        'hvr.UTY9wRCw¦lPnw10oh7sPehOC3Oxe_48qXijMDteJuDyPy1qR3Yp8zMwETjJ4bLSrBIR2smMWUtJP5OBdbb2RhTrxIVl6B_h9eH2Sx_C_ygtM373iSr8nT5wV11QCSWceH1nqoSdvyVc2ztJjWH6JJ5z',
      ],
      mustNot: [
        'hvr.KYjWVkms¦zKm4WcHM02DNcwz',
        'hvr.k1_ZEJOR¦95ExItJYfltfMg6dcnvuur_hmNyEonzlzwPTjuPkUI_xHmUKAv9CuPyrM8sP6UQHdpJYCO7hW-5t2gTIHKrp9DTBdJjOlGEpRuT492zIoCCWh30WT5od_u35rjHNXs38zxtWLW8Fx7VhSc4',
        'xhvr.2pcpUzzl¦vpIdfjGtOUXwBxaF',
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
        '<add key="vaultToken" value="s.LtVDl7JN¦2GYsstfVb6PJDcKt"/>',
        'ENV VAULT_TOKEN s.NKEd17Vc¦iD9QeDO3qQyVoORo',
      ],
      mustNot: ['vault_token := "s.f19QwAMc¦MOcUvVYKSfk5wH6"', 'checksum: s.hzPMlACA¦PckOa8qqGvku6U6s'],
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
        '"unseal_key" => "JDuqZbN/¦QpoDnkj6sbjteOhfJsG0NBWcP4bsB1gZGes="',
        '--unseal-key-1 e+x4bVpU¦oP9xXcWhcsdDfuXyw0ihX7vIfCKSQl5pAMW=',
      ],
      mustNot: [
        'os.environ["UNSEAL_KEY"] = "OBR3zgtd¦QFxwldxkpJ+cNb7ogfitdiczTEoHi+VKQq="',
        'checksum: BDhKVZ4V¦cBTSfilPHYGkaWKpoj6Qba0fOXLpdw6+bGj=',
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
        'export VAULT_SECRET_ID=8dfc58d9¦-4eaa-3a20-aed1-6966eabefe2d',
        '"approleSecretId": "c1dfdcda¦-5b4a-64ec-bd8f-2953d186d3d8"',
      ],
      mustNot: [
        'vault_secret_id: 2b5d¦5fb1-355d-751c-8f7b-ebb9d0a358a',
        'checksum: 52fdf248¦-18b0-236c-1248-3cdc6366678d',
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
        "CONSUL_HTTP_TOKEN = 'f8075630¦-d484-a4e4-fc1f-73566e1b250b'",
        '<add key="consulToken" value="73deaae6¦-3ac2-76e2-6f5a-e5d47399f8ad"/>',
      ],
      mustNot: [
        'ENV CONSUL_HTTP_TOKEN 86d8¦162d-1e2f-dacb-6c75-9ae735c35ae',
        'checksum: 3828604e¦-ffdb-df69-2cad-950fcc7a1939',
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
        'nomad_token := "b27e133f¦-6343-042d-ef72-44b6d7fc06ba"',
        '"nomad_token" => "30d4655a¦-f9b9-f9ac-f46d-332d0b951f10"',
      ],
      mustNot: [
        '--nomad-token 9cbd¦f7da-9b10-b2a3-ad3a-ff21a9af70c',
        'checksum: 346089de¦-d56f-8979-1f4f-bd9d67564f7f',
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
        'os.environ["ENCRYPT"] = "lKNdawii¦KLBjHXEb01bFU/Rek+i4qs9GrkHmynHpxa9="',
        'export ENCRYPT_KEY=sIETI0T9¦93tSO4CWT1KGD2nRZJnOvQuFUbHB5u3cSh1=',
      ],
      mustNot: [
        '"encrypt": "4L9rYrfV¦z5yYwdCifRQIlzDB/piL1pvtOWQTgEyPua="',
        'checksum: zBw4YiI9¦dO40dhg+EbtzlVuBpoO7LVRUukthDsvbWe8=',
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
        '"hcpClientSecret": "LnYCOH5p¦CkkUvyNvJxVBSo5CUzBVVG9J5CEEdh4Snx0x4eKXdBpA-pYoD8yEYYhR"',
        'hcp_client_secret: hgPXQpRG¦Df59G5bU5H-m9xC6DMBs1nCKgac2ouukdTOdVOOIa0Ygfzif6IeDfh2r',
      ],
      mustNot: [
        "HCP_CLIENT_SECRET = 'UcHYOr9O¦Gj9N9B86n2XmwUY6Ul5j2YROMy67p6at31sR7ReRsFE40QxsDsds3XY'",
        'checksum: RZj0KC4h¦shyj3I0AfBTGYZQ6B4XCjAKSHKhlmwblGoBwiiDjdbyI76VOMOKczCcz',
      ],
    },
  },
];
