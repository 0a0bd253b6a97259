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
      must: ['U1EJwng¦s9GzoFo.atlasv1.1s7u0_NHgkqwa6i4BpOhimMK8B7LA1DmKs9IYvVRZhdvHA0fKUDKvrxpsIe1ZdPFkjU'],
      mustNot: [
        'au5pnV¦RaLuWhb.atlasv1.8WllMZaXf9XkSMT7XJRbLT65PJ6enLULWZjUjk2uOfBdCldg46lG3I8H6LtrpkR6VNd',
        '38ZKGMj¦pce22QA.atlasv2.Z7EX_WSdVQb9ZzPyxZk1LdbQExhIX15LpJSiC0-iqHZzk8zFg9AWcjSshvwl8QVy3Vg',
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
        'hvs.GeaEo8dd¦F1RqzPBv3cPr1pwQ',
        'hvs.D7ebIHPw¦_6qXbnJcN8Ut_pobk-69XzMFcVXHK-Tzoxaj7QHHNmNCJ9sbZtxe1sRPVQBmsooDFcU5znXHJwKs-hTAPTuPnxIiYVVRn29ZP3vL2qMkLssQz4fv3HL28prH94Wq9GaAkoq8L_M5pHdwvC',
      ],
      mustNot: [
        'hvs.fR20ejTE¦5J1guTXEQ5GR0AV',
        'hvs.HBjAE0pZ¦Es2wUmAxFhjmdwflauh9Pl8ig0mUVx8PY_VVkWIG5w7y_Q0lDBv0WEp2Je_xBDm5woRqsjI0xN7W4UOguR4dOAE8B7h4mIHUr-YY_8BCLf8A2C75kYLSwqwcexilTwH1-x_5o8rCtrxsJZY',
        'xhvs.UTY9wRCw¦lPnw10oh7sPehOC3',
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
        'hvb.Oxe_48qX¦ijMDteJuDyPy1qR3Yp8zMwETjJ4bLSrBIR2smMWUtJP5OBdbb2RhTrxIVl6B_h9eH2Sx_C_ygtM373iSr8nT5wV11QCSWceH1nqoSdvyVc2ztJjWH6JJ5zKYjW',
        'hvb.VkmszKm4¦WcHM02DNcwzk1_ZEJOR95ExItJYfltfMg6dcnvuur_hmNyEonzlzwPTjuPkUI_xHmUKAv9CuPyrM8sP6UQHdpJYCO7hW-5t2gTIHKrp9DTBdJjOlGEpRuT492zIoCCWh30WT5od_u35rjHNXs38zxtWLW8Fx7VhSc42pcpUzzlvpIdfjGtOUXwBxaFg-REck5X_CodRekfS2F_RJrQm7q_nt2IrLiinz_fvAYCpiLPLpnGWCzCJDuqZbN-QpoDnkj6sbjteOhfJsG0NBWcP4bsB1gZGese_x4bVp',
      ],
      mustNot: [
        'hvb.UoP9xXcW¦hcsdDfuXyw0ihX7vIfCKSQl5pAMWOBR3zgtdQFxwldxkpJ_cNb7ogfitdiczTEoHi_VKQqBDhKVZ4VcBTSfilPHYGkaWKpoj6Qba0fOXLpdw6_bGjWr-nMYqd',
        'hvb.JxeeFe82¦gxq5PaPRuflwzw8rp7szqnsgKkGePHuoiqZ-8bKCt5ZRrEqXBkMqK-k4DKKtVL6pYyVkxilat3gENYgK9_s_9IX7Wj08EQm49JWDntoQFQQOTZqzX3VLRE3tIZIgHwJyn4_SCKOQx4j9K1kSFqwgeuOChpAVPu9O-KgxLtGTDab-ZgqXPrX6Q8s5x9_seniRmTKcgwVDKmDMhxCYBZQ3HxzztlrzPd8mgsbK3znnVf7cCcl9Tv6DF_PCGC0H9twzT9IGjOtT_m0PjhF1qJRLMg-aia_dfpzGQsFD9',
        'xhvb.r3ldN4y5¦0cnls-Urhci52l8fDhsFg--A5hdgyS0oDGO3XaquqKQ_WcVc5yJ_jrdrRSKPGzTylKNdawiiKLBjHXEb01bFU-Rek_i4qs9GrkHmynHpxa9sIETI0T993tSO4C',
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
        'hvr.WT1KGD2n¦RZJnOvQuFUbHB5u3',
        'hvr.cSh14L9r¦YrfVz5yYwdCifRQIlzDB-piL1pvtOWQTgEyPuazBw4YiI9dO40dhg_EbtzlVuBpoO7LVRUukthDsvbWe8neBmu6oD5Oj__jhhCG-vPoG7cZni9pzNfIdEWWt4BR3PWLV5FpxB7icNJokf2',
      ],
      mustNot: [
        'hvr.qowAcxVv¦ti3ZltdjDpgQnlz',
        'hvr.x68IysqQ¦Va5wElHb2zp6RCwiQzPsjhpDSTjWo4dII4cKPXQ6AxjlNgbWKS5ggGtoPWOdp1QHOMmZdWSVEzKeJdLeiiXWP0r7bdMJYNEQ5tfp0rEGmwesGR1b0xusTrR7E1JOUW5QEXBuM5j86mSty-Q',
        'xhvr.0bu8cVT5¦9V7iR6OEUPTpDsWW',
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
        '<add key="vaultToken" value="s.k0LFwAXm¦E2RjjkBwxwHLtSxb"/>',
        'ENV VAULT_TOKEN s.zq42aWPl¦xY2pxWOp4WfkmGnv',
      ],
      mustNot: ['vault_token := "s.3KI0ZwhM¦Vv1ZFiUlXxEVjIk"', 'checksum: s.lxBJJPMU¦GXqWBOY0gZHxrsck'],
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
        '"unseal_key" => "HHvG4Wov¦Jd9+QW+aMK4RwcYT+qec7b/dCMHj8/v5RDw="',
        '--unseal-key-1 35rOr0sY¦xxLCym0cJnY+iPt4KDegZXD8ZJZVU/K+wF1=',
      ],
      mustNot: [
        'os.environ["UNSEAL_KEY"] = "UJ1OK9Mr¦sNDbnzw8Z+XBqTywO5E16g8TDjmwFfj+b8="',
        'checksum: 6WvTOD6b¦o6zd7+NdGg/yhoPjiB0Tvo5/Cj5CPBi53pT=',
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
        'export VAULT_SECRET_ID=cd436990¦-9f59-b8cb-aa1a-c1ad51e4c795',
        '"approleSecretId": "cf94d38b¦-9479-fa21-7bb6-7ad959f60a14"',
      ],
      mustNot: [
        'vault_secret_id: 1770¦16ab-264a-821d-73bc-583095ba5b0',
        'checksum: 6dd01594¦-f1ee-71fc-a87c-bda1e4266aa4',
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
        "CONSUL_HTTP_TOKEN = '72679397¦-e4c1-d978-bfff-029dfc6c50cd'",
        '<add key="consulToken" value="986da585¦-fde1-5758-3038-8a4580cc828d"/>',
      ],
      mustNot: [
        'ENV CONSUL_HTTP_TOKEN 3720¦86a4-3bf2-32d3-9a8b-b1c66025804',
        'checksum: 68ebc599¦-037b-b083-bf11-8f83b71600ea',
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
        'nomad_token := "e42dedce¦-7e46-3fcf-e573-119cf46592cd"',
        '"nomad_token" => "566d1bfd¦-a39d-7732-6683-345f6bc2ddb6"',
      ],
      mustNot: [
        '--nomad-token 0bb0¦9273-3cf4-0db5-4148-3b561d61df9',
        'checksum: b8ba7b42¦-e4be-24c2-63cb-8cede138ff1d',
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
        'os.environ["ENCRYPT"] = "mJDyrJYg¦Q6syUKLSQiHeoq/lo/ctQZ9suILGNG4/aZ7="',
        'export ENCRYPT_KEY=RLIa/TFt¦Fzu6zFJrUdD0fGl4OeEGUtCX5AOwNmbMcuA=',
      ],
      mustNot: [
        '"encrypt": "7viT/GT6¦lD0LVCW84DW4cz+X5n8wNuA2Xl+Y1s9QSz="',
        'checksum: ssIw2et3¦YDbgBG/wiluQ/WdCHYvTJ7OwDg0cLju2+GP=',
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
        '"hcpClientSecret": "3vcQzJFr¦en83OOnkQteXeCekob7oQBR7hHnYx34yyhwApfWMwVCfkhN9CMcgHsPm"',
        'hcp_client_secret: 7MV8z8sr¦urIT8naeja0HNJP-TNQOTW8OzJOu1q2-Q6NlLJHCrv9cjNLUCC6Kr_qH',
      ],
      mustNot: [
        "HCP_CLIENT_SECRET = 'Dom-WG9m¦3-tmTmIf1dVFx9VaBtDgMU1tE8QaRL8kdvhcnBkCGEdUh_Qj2kWGSkp'",
        'checksum: G-JUwd1e¦TSGAbOZdNe2ypDk92rg5qs1K1_QjGIO2Grnb_2kBOt2L6G_ZsidiLwJl',
      ],
    },
  },
];
