import { test } from 'node:test';
import { cyclonedxFromXml } from '../../../src/report/sbom-input/cyclonedx-xml.ts';
import { judged, problemsOf, sbomOf } from '../../support/sbom.ts';

const component = `
  <component type="library" bom-ref="r1">
    <supplier><name>Acme</name></supplier><swid tagId="a"/>
    <group>org.acme</group><name>core</name><version>1.0 &amp; more</version>
    <hashes><hash alg="SHA-1">00</hash></hashes>
    <licenses><license><id>MIT</id><text>name</text></license><license><name>Ours</name></license></licenses>
    <cpe>cpe:2.3:a:acme:core:1.0:*:*:*:*:*:*:*</cpe>
    <purl>pkg:maven/org.acme/core@1.0?type=jar&amp;classifier=x</purl>
    <pedigree><ancestors><component type="library"><name>old</name></component></ancestors></pedigree>
    <components><component type="file"><name>/a</name></component></components>
    <evidence><occurrences><occurrence><location>/app/core.jar</location></occurrence></occurrences></evidence>
    <properties><property name="a">1</property><property name="b"/></properties>
  </component>`;
const bom = (inner: string, attributes = 'xmlns="http://cyclonedx.org/schema/bom/1.5"') =>
  `<?xml version="1.0"?>\n<bom ${attributes} version="1"><components>${inner}</components></bom>`;

test('the XML form of CycloneDX becomes the JSON form, as far as packages need it', (t) => {
  t.assert.deepEqual(cyclonedxFromXml(bom(component), 'it'), {
    specVersion: '1.5',
    components: [
      {
        type: 'library',
        'bom-ref': 'r1',
        group: 'org.acme',
        name: 'core',
        version: '1.0 & more',
        licenses: [{ license: { id: 'MIT' } }, { license: { name: 'Ours' } }],
        cpe: 'cpe:2.3:a:acme:core:1.0:*:*:*:*:*:*:*',
        purl: 'pkg:maven/org.acme/core@1.0?type=jar&classifier=x',
        components: [{ type: 'file', name: '/a' }],
        evidence: { occurrences: [{ location: '/app/core.jar' }] },
        properties: [
          { name: 'a', value: '1' },
          { name: 'b', value: '' },
        ],
      },
    ],
  });
});

test('packages come from XML, with or without a prefix', (t) => {
  const prefixed = bom(component, 'xmlns="http://cyclonedx.org/schema/bom/1.2"')
    .replaceAll(/<(\/?)(?=[a-z])/g, '<$1c:')
    .replace('xmlns=', 'xmlns:c=');
  for (const [xml, version] of [
    [bom(component), '1.5'],
    [prefixed, '1.2'],
  ] as const) {
    const found = sbomOf(xml);
    t.assert.deepEqual([found.format, found.version], ['cyclonedx-xml', version]);
    t.assert.deepEqual(judged(found), [
      'maven org.acme:core 1.0 pkg:maven/org.acme/core@1.0?classifier=x&type=jar',
    ]);
  }
});

test('the distribution comes from XML', (t) => {
  const system =
    '<component type="operating-system"><name>alpine</name><version>3.17.2</version></component>';
  t.assert.deepEqual(sbomOf(bom(system)).distro, {
    id: 'alpine',
    idLike: [],
    versionId: '3.17.2',
    path: 'the SBOM',
  });
});

test('an entity is never expanded, and its declaration refused', (t) => {
  const declared = `<!DOCTYPE bom [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>`;
  t.assert.throws(() => sbomOf(bom(component).replace('?>', `?>${declared}`)), { code: 'FILE_MALFORMED' });
  const undeclared = sbomOf(
    bom('<component type="library"><name>&b;</name><version>1</version></component>'),
  );
  t.assert.deepEqual(judged(undeclared), ['generic &b; 1 pkg:generic/%26b%3B@1']);
});

test('XML that breaks off or is nested too deep is refused', (t) => {
  t.assert.throws(() => sbomOf(bom(component).slice(0, -20)), { code: 'FILE_MALFORMED' });
  t.assert.throws(() => sbomOf(bom('<components><component>'.repeat(60))), { code: 'LIMIT_EXCEEDED' });
});

test('an element out of place is left alone', (t) => {
  const found = sbomOf(bom('<property name="x">1</property><component><components/></component>text'));
  t.assert.deepEqual(problemsOf(found), ['malformed-component']);
});
