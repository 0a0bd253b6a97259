import { test } from 'node:test';
import { readVex } from '../../../src/match/vex/read.ts';
import { distroOf } from '../../support/match.ts';
import { packageAt, sampleImage, silenced, suppressions } from '../../support/vex.ts';

const lodash = packageAt('pkg:npm/lodash@4.17.20');
const express = packageAt('pkg:npm/express@4.0.0');
const openssl = packageAt('pkg:rpm/redhat/openssl@3.0.7-1.el9?arch=x86_64');
const packages = [lodash, express, openssl];

function product(id: string, helper: object | undefined) {
  return { name: id, product_id: id, product_identification_helper: helper };
}

/** Products A (lodash) and B (express) in branches, the image and the release as products of their own. */
function csafOf(vulnerability: object, date = '2026-01-01T00:00:00.000Z') {
  const branch = (one: object) => ({ category: 'product_version', name: 'v', product: one });
  return {
    document: {
      category: 'csaf_vex',
      csaf_version: '2.0',
      publisher: { name: 'Acme ProductCERT' },
      tracking: { id: '1', current_release_date: date },
    },
    product_tree: {
      branches: [
        {
          category: 'vendor',
          name: 'Acme',
          branches: [
            branch(product('A', { purl: 'pkg:npm/lodash@4.17.20' })),
            branch(product('B', { purls: ['pkg:npm/express'] })),
            branch(product('SSL', { purl: 'pkg:rpm/redhat/openssl?arch=x86_64' })),
          ],
        },
      ],
      full_product_names: [
        product('IMAGE', {
          hashes: [
            { filename: 'app', file_hashes: [{ algorithm: 'sha256', value: sampleImage.id.slice(7) }] },
          ],
        }),
        product('EL9', { cpe: 'cpe:/a:redhat:enterprise_linux:9::appstream' }),
        product('EL8', { cpe: 'cpe:/a:redhat:enterprise_linux:8::appstream' }),
        product('WORDS', undefined),
      ],
      relationships: [
        ['EL9:MODULE:SSL', 'SSL', 'EL9:MODULE'],
        ['EL9:MODULE', 'WORDS', 'EL9'],
        ['IMAGE:B', 'B', 'IMAGE'],
        ['EL9:SSL', 'SSL', 'EL9'],
        ['EL8:SSL', 'SSL', 'EL8'],
      ].map(([id = '', part, whole]) => ({
        category: 'default_component_of',
        full_product_name: product(id, undefined),
        product_reference: part,
        relates_to_product_reference: whole,
      })),
      product_groups: [{ group_id: 'G', product_ids: ['A', 'B'] }],
    },
    vulnerabilities: [{ cve: 'CVE-2024-1', ...vulnerability }],
  };
}

const of = (status: object) => silenced({ documents: [csafOf({ product_status: status })], packages });

test('products that are known not to be affected, or fixed, do not count', (t) => {
  t.assert.deepEqual(of({ known_not_affected: ['A'], fixed: ['B'] }), [lodash.purl, express.purl]);
  t.assert.deepEqual(of({ first_fixed: ['B'] }), [express.purl]);
});

test('all other states leave it counted', (t) => {
  for (const state of [
    'known_affected',
    'first_affected',
    'last_affected',
    'under_investigation',
    'recommended',
  ]) {
    t.assert.deepEqual(of({ [state]: ['A', 'B'] }), [], state);
  }
});

test('the publisher, the flag and the impact statement are told, for groups too', (t) => {
  const [found, other] = suppressions({
    documents: [
      csafOf({
        product_status: { known_not_affected: ['A', 'B'] },
        flags: [{ label: 'component_not_present', product_ids: ['A'] }],
        threats: [{ category: 'impact', details: 'Not shipped.', group_ids: ['G'] }],
      }),
    ],
    packages,
  });
  t.assert.equal(found?.source, '0.json, Acme ProductCERT');
  t.assert.equal(found?.reason, 'not affected: component_not_present, Not shipped.');
  t.assert.equal(other?.reason, 'not affected: Not shipped.');
});

test('an image is known by its digest, and its components by relationships', (t) => {
  t.assert.equal(of({ known_not_affected: ['IMAGE'] }).length, packages.length);
  t.assert.deepEqual(of({ known_not_affected: ['IMAGE:B'] }), [express.purl]);
});

test('a component of a release counts in images of that release alone', (t) => {
  const distro = distroOf('rhel', { cpeName: 'cpe:/o:redhat:enterprise_linux:9::baseos' });
  const found = (id: string) =>
    silenced({ documents: [csafOf({ product_status: { known_not_affected: [id] } })], packages, distro });
  t.assert.deepEqual(found('EL9:SSL'), [openssl.purl]);
  t.assert.deepEqual(found('EL9:MODULE:SSL'), [openssl.purl]);
  t.assert.deepEqual(found('EL8:SSL'), []);
});

test('the later document counts', (t) => {
  const no = csafOf({ product_status: { known_not_affected: ['A'] } }, '2026-01-02T00:00:00Z');
  const yes = csafOf({ product_status: { known_affected: ['A'] } }, '2026-01-03T00:00:00Z');
  t.assert.deepEqual(silenced({ documents: [yes, no], packages }), []);
});

test('a vulnerability without a CVE is known by its ids', (t) => {
  const ids = [{ system_name: 'ours', text: 'CVE-2024-1' }];
  const status = { known_not_affected: ['A'] };
  const documents = [csafOf({ cve: undefined, ids, product_status: status })];
  t.assert.deepEqual(silenced({ documents, packages }), [lodash.purl]);
});

test('products in words alone are told of', (t) => {
  const document = csafOf({ product_status: { known_not_affected: ['WORDS'] } });
  const { statements, unused } = readVex(JSON.stringify(document), 'a.json');
  t.assert.equal(statements.length, 0);
  t.assert.match(unused.join(), /1 product without .*product_status\.known_not_affected\[0\]/);
});
