import { endsInBase62Checksum } from '../secret-checksum.ts';
import type { SecretRule } from '../secret-rule.ts';
import { alnum, assigned, hex, prefixed, run } from '../secret-shape.ts';

export const forgesGithub: readonly SecretRule[] = [
  {
    id: 'github-personal-access-token',
    title: 'GitHub personal access token',
    severity: 'critical',
    ...prefixed('ghp_', run(alnum, 36)),
    check: endsInBase62Checksum,
    samples: {
      must: [
        'ghp_yXBHMoc5¦L40zBANMAAcNPMMcv7FQw42kWkIk',
        'https://x-access-token:ghp_U5K95EhD¦N0wMXmtvfR1DCtdB8Gdjrd30SfW5@github.com',
      ],
      mustNot: [
        'ghp_NuNORxbg¦uTRGX1EciFuTjXUPUT7sgV1Rry0a',
        'ghp_blNpni4P¦7TLJs6ByJxCG0aPNUpkJK1UxhvY',
        'xghp_8QmdajZ8¦XnhgYWUEqV6qmM4OJFlbGf0J2W8i',
      ],
    },
  },
  {
    id: 'github-oauth-token',
    title: 'GitHub OAuth access token',
    severity: 'critical',
    ...prefixed('gho_', run(alnum, 36)),
    check: endsInBase62Checksum,
    samples: {
      must: [
        'gho_1v2cFAed¦xukuoTucal7UkVcwjphJht2zE0i9',
        'https://x-access-token:gho_lJ3fGV4y¦m2JiYe3iC3dXD22COpEDAf3WmcCa@github.com',
      ],
      mustNot: [
        'gho_vWoYhAJv¦IHBiX5mWnq7zZadxUsyHuK1dN8Da',
        'gho_DYSXErCo¦gzGRsu6fdnE0axBpFpIEyKHDcmO',
        'xgho_sN3a18WF¦mvRzWqNgbeHOx4ZpnMEhuZ2FH65S',
      ],
    },
  },
  {
    id: 'github-user-token',
    title: 'GitHub App user access token',
    severity: 'critical',
    ...prefixed('ghu_', run(alnum, 36)),
    check: endsInBase62Checksum,
    samples: {
      must: [
        'ghu_KGI3c5Yu¦RhT2HTxxcKRl74NB7XdfpT4U24jG',
        'https://x-access-token:ghu_9qqu1VNq¦FeWX6zjRI6tK7pgPImf3MY2U9PSp@github.com',
      ],
      mustNot: [
        'ghu_0GpIVFZU¦CdMPInVburUMSBvELzhJJo06J4ga',
        'ghu_DDrISYL0¦kE971eYToLWCpuGjemYIoOs4sSD',
        'xghu_9j0T96P3¦mKsvsioBUuYLMFCr4kQHGI01mVGm',
      ],
    },
  },
  {
    id: 'github-installation-token',
    title: 'GitHub App installation access token',
    severity: 'critical',
    ...prefixed('ghs_', run(alnum, 36)),
    check: endsInBase62Checksum,
    samples: {
      must: [
        'ghs_zFO0Qw9K¦SQWbBU23ewxc1ewtpZPGAv2F4lPH',
        'https://x-access-token:ghs_Lx2PnnY6¦G3SjBYc75mLhbTQvjoJzdW0DFhjc@github.com',
      ],
      mustNot: [
        'ghs_Br80Z3KJ¦UDSK9QexhS00B2NKOREFv02SJsda',
        'ghs_lANWP1yz¦F2ywUxEZ055GwTeJElZ4aqVd9dS',
        'xghs_47AmIVjW¦VtNogEe9THyRHHSpoZh1hr2TaFev',
      ],
    },
  },
  {
    id: 'github-refresh-token',
    title: 'GitHub App refresh token',
    severity: 'critical',
    ...prefixed('ghr_', run(alnum, 36)),
    check: endsInBase62Checksum,
    samples: {
      must: [
        'ghr_TJ5FimdV¦iFXctVVX3DJ1hJbQdTtjLF3jUaI0',
        'https://x-access-token:ghr_E0pLl8fh¦9563IeD2Owsa81CmbQqJfd3S15Bt@github.com',
      ],
      mustNot: [
        'ghr_GryPfPhp¦vohRAobnl1J7v2CZjULd793kww2a',
        'ghr_1p7FJEob¦QBeDbougX2VMnhr3PrpI61TNJbl',
        'xghr_KjvXjFJ0¦ueaPFPlMY0O7utL7xOl8Gm34Ur6a',
      ],
    },
  },
  {
    id: 'github-stateless-token',
    title: 'GitHub App installation access token with claims',
    severity: 'critical',
    pattern: /(?<!(?<!\\|%\w)\w)ghs_\d{1,12}_eyJ[\w-]{10,200}\.eyJ[\w-]{60,1000}\.[\w-]{40,700}(?![\w-])/,
    keywords: ['ghs_'],
    longest: 1940,
    entropy: 4,
    samples: {
      must: [
        'ghs_4711_eyJUffB879r¦cjH3XINfLHMTnaUH7JhVaI.eyJAAwQP3IQnkerzgdqrh7R4M4FufNqXVkxGTCn7YmldoFWjjpFgpjRMZQ8F7RNSGrxj-Yi6a1fzHmMG-U_-XT23R7mKdj3lp9tFmd8l6BTMXhUMK2X8xdihYpW5s5FmGmeqqsgqArb7JTdZabfigaz_go0ArLUetCYeDG-1rV0seLG9puH2-FP8F7yWoFlrw_lH0oAHbeE.vzuR2B18zei_gJ-E9cu4CLbMBFlMqhY-BVAvIfHgUsWuApC017pcuXcCLHTWoxN6cksYoL02Al98DzfzLBcrXd2DdW0Fx7LGHRFGTJnWesjcMXe-Q3VvSTKZKslT0l-svwfSbRy3gGBCrODH5nQU3WA71RZ21SIV-rPRhHDvy6WzwDwu-BXgrHG8skYP-zJE0IxG_0G6i5Xt-h29vk3Gt1bvGSq3sd7UXkOYns43PusCYlnM1URDJ7S66x-pkB1-QMTb',
      ],
      mustNot: [
        'ghs_4711_eyJxC5smgVI¦gD9W3AccefdAgxcr7tklKr.eyJICB8vKd_uV8yHb_nVUJ5JVSra53NmpsHmJQWBJcv0qS85IEuALjup5e_LNTy2nrAHUFm51m_vrY1ZBnbUpYvUAYRJDSxJDCeTkl7UatsOAqCXAXKfaHQPnu9wGIuS-CcH5Rq6HxuLpj7zeREd2OsY5B-U0Ng47A-Cu2GX-Ur6GtYKxMZJJD8odqZaNqU6JdC4_UumPxa',
        'ghs_eyJPnnM9RBa¦gqkwrAmu6aZofgxMgRk6ma.eyJalYgVe1lOj7SJk08rE1v6EcOuMGgA9k-ZyxSrnOfiDNMRXfVi-8IxQKgTx9CuPYBbvqmrIJdU6iZM5olRKi_oHrE7dszuBWGZz8xMVmZ4Q8W53d-XHM8DYeUf6PVFDHFpu4zmSUqgWZ7jxZa4o3Pm__Pi9_-hNrm-qDiHIMttSWXsCyNEJow2CwmwCTyMfCeJQ1l2pAv.4CoQYmdTGtbYPwztw8hCkbXL4hvV_mEAhQRnOBXaZQjZkswcewpl3YbxhNhw_w9vvEpehlXFD3HqptzTSWDvMhOistRx-fSPky8M98vVHuA1jQ_OanC7oq2HXlQ5rdGcXFJtHyEVHtdEIDbGCs5k-EN93eBSriJxW6Z7qD0Jy332-OsGOd2QwOOydrYikLNZ7SvTXgQvn07NigmIuSSXpSQnIYnMnA28bzUpFqtjNRKeqN8y6goRit_bIENLAyqNAptC',
      ],
    },
  },
  {
    id: 'github-fine-grained-token',
    title: 'GitHub fine-grained personal access token',
    severity: 'critical',
    pattern: /(?<!(?<!\\|%\w)\w)github_pat_[0-9A-Za-z]{22}_[0-9A-Za-z]{59}(?!\w)/,
    keywords: ['github_pat_'],
    longest: 93,
    entropy: 4,
    samples: {
      must: [
        'github_pat_ujqVaEwb¦qCmKWuZhECc3IQ_HlCYvVpDBFX8pdr4d2JEPyFHXFCS0vnVGWLLky7PNt7Jrbf7lHCqFnngsY4',
      ],
      mustNot: [
        'github_pat_TLL0pPDa¦4DKuItyLzfdBrc_vFSKYfnouywy9aD7iGlfMH1BsEcXckHEpSpKiffWMUYsCdynYPkJ2eFFKk',
        'github_pat_JfYek2kO¦n3JrNA5PrmRLf_vsYSJ2nbm8L6QmVhznVA7AKj5S9qU3R9xgHe3riDQ8Xgwe3BhFSak7vk2X7',
      ],
    },
  },
  {
    id: 'github-token-by-name',
    title: 'GitHub token or client secret of before 2021',
    severity: 'high',
    ...assigned(['github * (?:token|pat|secret|password)'], run(hex, 40)),
    samples: {
      must: [
        'export GITHUB_TOKEN=bdc69625¦9cdeda90c023d6fa2834439858cfbb75',
        '"githubClientSecret": "e33132a6¦8c8586203ce1d11937d7fc6c8b33eb8a"',
      ],
      mustNot: [
        'github_token: 4c276179¦854087702e0da11a6d158d823856162',
        'checksum: e220eeb1¦12529e9c6d0649246aad9f263b7acaae',
      ],
    },
  },
];
