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
      must: ['bKV8PBx¦j5WYtFE.atlasv1.2FtE390dySwE1gfzFVAVBqLzmYMjGznBkwc48P0DeZTWgEVzyqvBA8DEN6ASWPOgDEX'],
      mustNot: [
        'onajPg¦9YpBH03.atlasv1.IM6cci5rKjxBfs5DhkbHHRNTL1TiCNZ3yFolYnZrmQREwVbb0z5ghRoYuXphUwajI5m',
        'Wc0Dq21¦fk5yve7.atlasv2.LOsYSrBsdMafZkRe9Uz2ScIWV1s7u0_NHgkqwa6i4BpOhimMK8B7LA1DmKs9IYvVRZh',
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
        'hvs.dvHA0fKU¦DKvrxpsIe1ZdPFkj',
        'hvs.UA_tg8Wl¦lMZaXf9XkSMT7XJRbLT65PJ6enLULWZjUjk2uOfBdCldg46lG3I8H6LtrpkR6VNd6HfWi45rLZ7EX_WSdVQb9ZzPyxZk1LdbQExhIX15LpJSiC0-iqHZzk8zFg9AWcjSshvwl8QVy3VgGe',
      ],
      mustNot: [
        'hvs.aEo8ddF1¦RqzPBv3cPr1pwQD',
        'hvs.7ebIHPw_¦6qXbnJcN8Ut_pobk-69XzMFcVXHK-Tzoxaj7QHHNmNCJ9sbZtxe1sRPVQBmsooDFcU5znXHJwKs-hTAPTuPnxIiYVVRn29ZP3vL2qMkLssQz4fv3HL28prH94Wq9GaAkoq8L_M5pHdwvCfR',
        'xhvs.20ejTE5J¦1guTXEQ5GR0AVHBj',
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
        'hvb.AE0pZEs2¦wUmAxFhjmdwflauh9Pl8ig0mUVx8PY_VVkWIG5w7y_Q0lDBv0WEp2Je_xBDm5woRqsjI0xN7W4UOguR4dOAE8B7h4mIHUr-YY_8BCLf8A2C75kYLSwqwcexilT',
        'hvb.wH1-x_5o¦8rCtrxsJZYUTY9wRCwlPnw10oh7sPehOC3Oxe_48qXijMDteJuDyPy1qR3Yp8zMwETjJ4bLSrBIR2smMWUtJP5OBdbb2RhTrxIVl6B_h9eH2Sx_C_ygtM373iSr8nT5wV11QCSWceH1nqoSdvyVc2ztJjWH6JJ5zKYjWVkmszKm4WcHM02DNcwzk1_ZEJOR95ExItJYfltfMg6dcnvuur_hmNyEonzlzwPTjuPkUI_xHmUKAv9CuPyrM8sP6UQHdpJYCO7hW-5t2gTIHKrp9DTBdJjOlGEpRuT49',
      ],
      mustNot: [
        'hvb.2zIoCCWh¦30WT5od_u35rjHNXs38zxtWLW8Fx7VhSc42pcpUzzlvpIdfjGtOUXwBxaFg-REck5X_CodRekfS2F_RJrQm7q_nt2IrLiinz_fvAYCpiLPLpnGWCzCJDuqZbN',
        'hvb.ZIgHwJyn¦4_SCKOQx4j9K1kSFqwgeuOChpAVPu9O-KgxLtGTDab-ZgqXPrX6Q8s5x9_seniRmTKcgwVDKmDMhxCYBZQ3HxzztlrzPd8mgsbK3znnVf7cCcl9Tv6DF_PCGC0H9twzT9IGjOtT_m0PjhF1qJRLMg-aia_dfpzGQsFD9r3ldN4y50cnls-Urhci52l8fDhsFg--A5hdgyS0oDGO3XaquqKQ_WcVc5yJ_jrdrRSKPGzTylKNdawiiKLBjHXEb01bFU-Rek_i4qs9GrkHmynHpxa9sIETI0T993tSO4',
        'xhvb.CWT1KGD2¦nRZJnOvQuFUbHB5u3cSh14L9rYrfVz5yYwdCifRQIlzDB-piL1pvtOWQTgEyPuazBw4YiI9dO40dhg_EbtzlVuBpoO7LVRUukthDsvbWe8neBmu6oD5Oj__jhh',
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
        'hvr.CG-vPoG7¦cZni9pzNfIdEWWt4',
        'hvr.BR3PWLV5¦FpxB7icNJokf2qowAcxVvti3ZltdjDpgQnlzx68IysqQVa5wElHb2zp6RCwiQzPsjhpDSTjWo4dII4cKPXQ6AxjlNgbWKS5ggGtoPWOdp1QHOMmZdWSVEzKeJdLeiiXWP0r7bdMJYNEQ5t',
      ],
      mustNot: [
        'hvr.fp0rEGmw¦esGR1b0xusTrR7E',
        'hvr.1JOUW5QE¦XBuM5j86mSty-Q0bu8cVT59V7iR6OEUPTpDsWW0hVKS4tMYgv84p4n9X6fa0j_2UzS-bNdcojzWMm0ZHHvG4WovJd9_QW_aMK4RwcYT_qec7b-dCMHj8-v5RDw35rOr0sYxxLCym0cJnY_i',
        'xhvr.Pt4KDegZ¦XD8ZJZVU-K_wF1UJ',
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
        '<add key="vaultToken" value="s.g0CA4BeQ¦RoBc6xqIOodUTm4H"/>',
        'ENV VAULT_TOKEN s.aVnG5kia¦oQEvUrkTC2703wwj',
      ],
      mustNot: ['vault_token := "s.dL4E6MOT¦ictv7aKptaMYVig"', 'checksum: s.vYfwIvc4¦iZ3GumraSECutz63'],
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
        '"unseal_key" => "bo6zd7+N¦dGg/yhoPjiB0Tvo5/Cj5CPBi53pTpqGFQca="',
        '--unseal-key-1 1dyKbjWp¦kfg6hn6frM6wIoTbNnzaItDWkbJTd+g96Ui=',
      ],
      mustNot: [
        'os.environ["UNSEAL_KEY"] = "lOTgscKb¦+O1e7H5UT16Ogi8OIgZ96tTFlnMZF3dKlg="',
        'checksum: Lj2Prq35¦McH/4wvV5/pgWSoiqe4xIAOOhhGV9PSbFbT=',
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
        'export VAULT_SECRET_ID=e4c1d978¦-bfff-029d-fc6c-50cd986da585',
        '"approleSecretId": "fde15758¦-3038-8a45-80cc-828d372086a4"',
      ],
      mustNot: [
        'vault_secret_id: 3bf2¦32d3-9a8b-b1c6-6025-80468ebc599',
        'checksum: 037bb083¦-bf11-8f83-b716-00eae42dedce',
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
        "CONSUL_HTTP_TOKEN = '7e463fcf¦-e573-119c-f465-92cd566d1bfd'",
        '<add key="consulToken" value="a39d7732¦-6683-345f-6bc2-ddb60bb09273"/>',
      ],
      mustNot: [
        'ENV CONSUL_HTTP_TOKEN 3cf4¦0db5-4148-3b56-1d61-df9b8ba7b42',
        'checksum: e4be24c2¦-63cb-8ced-e138-ff1dc43fd48a',
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
        'nomad_token := "61df7557¦-6b4a-cdfb-cf9d-682de454541f"',
        '"nomad_token" => "9816549f¦-73d3-fe1f-34d7-930a4b16a347"',
      ],
      mustNot: [
        '--nomad-token d381¦26e5-c959-e21e-b7f4-71b30573821',
        'checksum: 3819ff81¦-c2e5-e208-bf80-d267fdd4e0ad',
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
        'os.environ["ENCRYPT"] = "3YDbgBG/¦wiluQ/WdCHYvTJ7OwDg0cLju2+GPN96eZt0="',
        'export ENCRYPT_KEY=rEbm73np¦a5vKjl96kHwmIB9y1fZZXk+YBGk27yxI85W=',
      ],
      mustNot: [
        '"encrypt": "U1m9EmpO¦9ifB4EjDcdDhWaV3mf5vXPKkQWy3SEZWmF="',
        'checksum: sgbR1gKe¦kd5v8o6Vt1NymcKRY4sYCryZHg6vMH3cHUh=',
      ],
    },
  },
  {
    id: 'hcp-client-secret',
    title: 'HashiCorp Cloud Platform client secret',
    severity: 'critical',
    ...assigned(['hcp client secret'], run(base64url, 64)),
    keywords: ['hcp_', 'hcp-', 'hcpc'],
    entropy: 4.2,
    samples: {
      must: [
        '"hcpClientSecret": "XnHQPWV_¦oxqMOSPFgdMYUS3vRd0HeOwPuEaqmQAIkA2hwe7KRcpCuDoiI_8SnPxf"',
        'hcp_client_secret: m-KI6llv¦0LkcFtf4zh0L4ZyFJ2TNMsZWgSTNkVxCWAUDTfzf13JaIhtfrx76SGwQ',
      ],
      mustNot: [
        "HCP_CLIENT_SECRET = '8HLUJX4C¦OJ8kGUmi7aWwS6M6IRqDaooW0X3zcROFP1qZ3uSoFI9xyCgi3vFiopJ'",
        'checksum: OgyUeVKK¦zq4F6eKfjTfrWO5dq9dSBlVPmS-59hRE8o1s_Dbp_ErSztAwKwhtVOY1',
      ],
    },
  },
];
