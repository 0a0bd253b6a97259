import { test } from 'node:test';
import type { FeedRecord } from '../../../src/advisory/feed.ts';
import { azurelinux } from '../../../src/advisory/formats/azurelinux.ts';
import { advisoriesIn, badIn, recordsOf } from '../../support/feed-records.ts';

async function read(content: string): Promise<FeedRecord[]> {
  return await recordsOf(azurelinux, content, { feed: 'azurelinux/3', name: 'azurelinux-3.0-oval.xml' });
}

interface Definition {
  readonly number: number;
  readonly cve?: string;
  readonly name?: string;
  readonly patchable?: string;
  readonly date?: string;
  readonly operation?: string;
  readonly evr?: string;
}

const id = (kind: string, number: number): string => `oval:com.microsoft.azurelinux:${kind}:${number}`;

function definition({
  number,
  cve = 'CVE-2026-1000',
  patchable = 'true',
  date = '2026-01-20T21:31:32Z',
}: Definition): string {
  return `<definition class="vulnerability" id="${id('def', number)}" version="1"><metadata>
    <title>${cve} affecting package</title>
    <affected family="unix"><platform>Azure Linux</platform></affected>
    <reference ref_id="${cve}" ref_url="https://nvd.nist.gov/vuln/detail/${cve}" source="CVE"/>
    <patchable>${patchable}</patchable><advisory_date>${date}</advisory_date>
    <severity>High</severity></metadata>
    <criteria operator="AND"><criterion comment="wget" test_ref="${id('tst', number)}"/></criteria></definition>`;
}

function oval(...all: Definition[]): string {
  const tests = all.map(
    ({ number }) => `<linux-def:rpminfo_test check="at least one" id="${id('tst', number)}" version="1">
      <linux-def:object object_ref="${id('obj', number)}"/><linux-def:state state_ref="${id('ste', number)}"/>
      </linux-def:rpminfo_test>`,
  );
  const objects = all.map(
    ({ number, name = 'wget' }) => `<linux-def:rpminfo_object id="${id('obj', number)}" version="1">
      <linux-def:name>${name}</linux-def:name></linux-def:rpminfo_object>`,
  );
  const states = all.map(
    ({ number, operation = 'less than', evr = '0:2.1.0-7.azl3' }) => `<linux-def:rpminfo_state
      id="${id('ste', number)}" version="1"><linux-def:evr datatype="evr_string" operation="${operation}">${evr}</linux-def:evr>
      </linux-def:rpminfo_state>`,
  );
  return `<oval_definitions xmlns="http://oval.mitre.org/XMLSchema/oval-definitions-5">
    <generator><oval:schema_version>5.11</oval:schema_version></generator>
    <definitions>${all.map(definition).join('')}</definitions><tests>${tests.join('')}</tests>
    <objects>${objects.join('')}</objects><states>${states.join('')}</states></oval_definitions>`;
}

test('what is said of one CVE in several packages is one advisory', async (t) => {
  const records = await read(
    oval({ number: 1 }, { number: 2, name: 'curl', evr: '0:8-1.azl3', date: '2026-02-20T21:31:32Z' }),
  );
  const part = (name: string, fixed: string): object => ({
    ecosystem: 'Azure Linux:3',
    name,
    status: 'affected',
    ranges: [{ events: [{ introduced: '0' }, { fixed }] }],
    versions: [],
    severity: 'high',
  });
  t.assert.deepEqual(records, [
    {
      kind: 'advisory',
      advisory: {
        id: 'CVE-2026-1000',
        feed: 'azurelinux/3',
        aliases: [],
        upstream: [],
        ratings: [],
        cwes: [],
        references: [],
        modified: '2026-02-20T21:31:32Z',
        affected: [part('wget', '0:2.1.0-7.azl3'), part('curl', '0:8-1.azl3')],
      },
    },
  ]);
});

for (const [name, change, wanted] of [
  [
    'not fixed',
    { patchable: 'false', operation: 'less than or equal' },
    ['affected', [{ events: [{ introduced: '0' }, { lastAffected: '0:2.1.0-7.azl3' }] }]],
  ],
  ['not affected', { patchable: 'Not Applicable' }, ['not-affected', []]],
] as const) {
  test(`a package that is ${name}`, async (t) => {
    const [advisory] = advisoriesIn(await read(oval({ number: 1, ...change })));
    const [affected] = advisory?.affected ?? [];
    t.assert.deepEqual([affected?.status, affected?.ranges], wanted);
  });
}

test('a definition that cannot be judged is counted, and the rest is taken', async (t) => {
  const records = await read(
    oval(
      { number: 1, operation: 'greater than', cve: 'CVE-2026-1001' },
      { number: 2, name: '', cve: 'CVE-2026-1002' },
      { number: 3, date: 'soon', cve: 'CVE-2026-1003' },
      { number: 4, cve: '' },
      { number: 5 },
    ),
  );
  t.assert.deepEqual(
    badIn(records).map(({ name }) => name),
    ['CVE-2026-1001', 'CVE-2026-1002', 'CVE-2026-1003', 'oval:com.microsoft.azurelinux:def:4'],
  );
  t.assert.deepEqual(
    advisoriesIn(records).map(({ id }) => id),
    ['CVE-2026-1000'],
  );
});

for (const [name, content] of [
  ['cut short', oval({ number: 1 }).slice(0, -10)],
  ['cut in half', oval({ number: 1 }).slice(0, 900)],
  ['a page', '<html></html>'],
  ['no XML', 'not found'],
  ['empty', ''],
] as const) {
  test(`a document that is ${name} is refused`, async (t) => {
    await t.assert.rejects(read(content), { code: 'FEED_INVALID' });
  });
}

test('it serves the releases of Azure Linux that are wanted', (t) => {
  t.assert.deepEqual(azurelinux.feeds(['Azure Linux:3', 'npm']), [
    { id: 'azurelinux/3', files: ['azurelinux-3.0-oval.xml'] },
  ]);
  t.assert.equal(azurelinux.feeds(['Azure Linux']).length, 2);
  t.assert.deepEqual(azurelinux.feeds(['Debian:12']), []);
});
