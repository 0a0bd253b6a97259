import { suite, test } from 'node:test';
import { readVex } from '../../../src/match/vex/read.ts';
import { findingOf, notAffected, openVexOf, packageAt, silenced } from '../../support/vex.ts';

const text = (document: object) => JSON.stringify(document);
const csaf = (more: object) =>
  text({
    document: { csaf_version: '2.0', tracking: { current_release_date: '2026-01-01T00:00:00Z' } },
    ...more,
  });
const bom = (more: object) => text({ bomFormat: 'CycloneDX', ...more });

const refused: readonly (readonly [string, string, RegExp])[] = [
  ['what is no JSON', '{"a": 1,\n x', /^a\.json is not valid JSON: .*line 2/],
  ['XML', '<bom/>', /^a\.json is not valid JSON/],
  ['an empty file', '', /^a\.json is not valid JSON/],
  ['endless nesting', '['.repeat(100_000), /^a\.json is nested more than/],
  ['a list', '[]', /^a\.json: the document is no object/],
  ['JSON of another kind', '{"a":1}', /^a\.json is neither OpenVEX nor CSAF nor CycloneDX/],
  ['OpenVEX without statements', text({ '@context': 'https://openvex.dev/ns' }), /has no statements/],
  [
    'an unknown status',
    text(openVexOf(notAffected(['pkg:npm/a'], { status: 'fine' }))),
    /statements\[0\]\.status must be one of not_affected, affected/,
  ],
  [
    'a time that is none',
    text(openVexOf(notAffected(['pkg:npm/a'], { timestamp: 'today' }))),
    /statements\[0\]\.timestamp is no time/,
  ],
  [
    'a statement about no vulnerability',
    text(openVexOf(notAffected([], { vulnerability: undefined }))),
    /statements\[0\] has no vulnerability/,
  ],
  [
    'products that are no list',
    text(openVexOf(notAffected([], { products: 'pkg:npm/a' }))),
    /statements\[0\]\.products is no list/,
  ],
  ['CSAF without a date', text({ document: { csaf_version: '2.0' } }), /document has no tracking/],
  [
    'a product that the tree has not',
    csaf({ vulnerabilities: [{ cve: 'CVE-2024-1', product_status: { fixed: ['X'] } }] }),
    /vulnerabilities\[0\]\.product_status\.fixed\[0\] names no product/,
  ],
  [
    'a relationship to nothing',
    csaf({
      product_tree: {
        relationships: [{ full_product_name: {}, product_reference: 'X', relates_to_product_reference: 'Y' }],
      },
    }),
    /product_tree\.relationships\[0\] builds on no product/,
  ],
  [
    'an unknown state',
    bom({ vulnerabilities: [{ id: 'CVE-2024-1', analysis: { state: 'fine' } }] }),
    /vulnerabilities\[0\]\.analysis\.state must be one of resolved/,
  ],
];

suite('VEX documents', () => {
  for (const [what, document, message] of refused) {
    test(`${what} is refused, with file and place`, (t) => {
      t.assert.throws(() => readVex(document, 'a.json'), {
        name: 'KedgeError',
        code: 'CONFIG_INVALID',
        message,
      });
    });
  }

  test('a name from the document cannot write to a terminal', (t) => {
    const product = { identifiers: { '\u001b[31m': 1 } };
    const document = text(openVexOf(notAffected([product])));
    t.assert.throws(() => readVex(document, 'a.json'), {
      message: /products\[0\]\.identifiers\.\\x1b\[31m is no text/,
    });
  });

  test('many statements are held against many findings in seconds', (t) => {
    const packages = Array.from({ length: 20_000 }, (_, at) => packageAt(`pkg:npm/p${at}@1.0.0`));
    const findings = packages.map((pkg, at) => findingOf(`CVE-2024-${at}`, pkg));
    const statements = packages.map(({ purl }, at) =>
      notAffected([purl], { vulnerability: { name: `CVE-2024-${at}` } }),
    );
    const startedMs = performance.now();
    const found = silenced({ documents: [openVexOf(...statements)], packages, findings });
    t.assert.equal(found.length, 20_000);
    t.assert.equal(performance.now() - startedMs < 20_000, true);
  });
});
