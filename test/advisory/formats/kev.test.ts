import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { kev } from '../../../src/advisory/formats/kev.ts';
import { recordsOf } from '../../support/feed-records.ts';
import { needsSharedData, sharedData } from '../../support/shared-data.ts';

const input = { feed: 'kev', name: 'known_exploited_vulnerabilities.json' };

const file = ['feeds', 'kev', 'known_exploited_vulnerabilities.json'] as const;

test('every entry of the public catalog is taken', { skip: needsSharedData(...file) }, async (t) => {
  const content = readFileSync(sharedData(...file), 'utf8');
  const { count } = JSON.parse(content) as { readonly count: number };
  const records = await recordsOf(kev, content, input);
  t.assert.equal(records.filter(({ kind }) => kind === 'exploit').length, count);
  t.assert.equal(records.length, count);
});

test('use for ransom is told apart from use', async (t) => {
  const entry = { cveID: 'CVE-2024-1000', dateAdded: '2024-01-02', dueDate: '2024-01-23' };
  const vulnerabilities = [
    { ...entry, knownRansomwareCampaignUse: 'Known' },
    { ...entry, cveID: 'CVE-2024-2000', knownRansomwareCampaignUse: 'Unknown' },
    { cveID: 'CVE-2024-3000', dateAdded: '2024-01-02' },
  ];
  t.assert.deepEqual(await recordsOf(kev, JSON.stringify({ vulnerabilities }), input), [
    {
      kind: 'exploit',
      exploit: { cve: 'CVE-2024-1000', added: '2024-01-02', due: '2024-01-23', ransomware: true },
    },
    {
      kind: 'exploit',
      exploit: { cve: 'CVE-2024-2000', added: '2024-01-02', due: '2024-01-23', ransomware: false },
    },
    { kind: 'exploit', exploit: { cve: 'CVE-2024-3000', added: '2024-01-02', ransomware: false } },
  ]);
});

test('an entry against the schema is counted', async (t) => {
  const vulnerabilities = [
    null,
    { cveID: 'CVE-1', dateAdded: '2024-01-02' },
    { cveID: 'CVE-2024-1000', dateAdded: '2 January' },
  ];
  const records = await recordsOf(kev, JSON.stringify({ vulnerabilities }), input);
  t.assert.deepEqual(
    records.map((record) => record.kind === 'bad' && record.name),
    ['vulnerabilities[0]', 'CVE-1', 'CVE-2024-1000'],
  );
});

for (const content of ['{"vulnerabilities": {}}', '[]', '{"vulnerabilities": [', '']) {
  test(`"${content}" is no catalog`, async (t) => {
    await t.assert.rejects(recordsOf(kev, content, input), { code: 'FEED_INVALID' });
  });
}
