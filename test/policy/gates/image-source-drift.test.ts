import { suite, test } from 'node:test';
import { imageSourceDrift as gate } from '../../../src/policy/gates/image-source-drift.ts';
import { factsOf, faultsOf, messagesOf, outcomeOf } from '../../support/policy.ts';
import { sampleAnalysis, samplePackage } from '../../support/sample-analysis.ts';

/** Packages of any type, as SBOMs have them. */
function analysisOf(...packages: readonly (readonly [string, string, string])[]) {
  return sampleAnalysis({
    packages: packages.map(([type, name, version]) => ({
      ...samplePackage({ type: 'npm', name, version, purl: `pkg:${type}/${name}@${version}` }),
      type,
    })),
  });
}

const image = analysisOf(
  ['generic', 'blob', '1'],
  ['maven', 'org.acme:core', '1.0-rc1'],
  ['npm', 'ms', '2.9.0'],
  ['npm', 'newer', '3.0.0'],
  ['npm', 'same', '1.0.0'],
  ['npm', 'two', '1.9.0'],
  ['npm', 'two', '1.10.0'],
  ['pypi', 'Flask', '2.0'],
);
const source = analysisOf(
  ['generic', 'blob', '2'],
  ['maven', 'org.acme:core', '1.0'],
  ['npm', 'lost', '1.0.0'],
  ['npm', 'ms', '2.10.0'],
  ['npm', 'newer', '2.0.0'],
  ['npm', 'same', '1.0.0'],
  ['npm', 'two', '1.9.5'],
  ['pypi', 'flask', '2.0.0'],
);
const facts = factsOf(image, { related: { source } });

suite('image_source_drift:package_downgraded', () => {
  const trigger = [gate, 'package_downgraded'] as const;

  test('fires for what the image has in older versions alone, as each ecosystem orders them', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, {}, facts), {
      looked: '8 packages of the source SBOM',
      notes: ['1 of versions that have no order', '1 that the image has not', '4 as new in the image'],
      matches: [
        { message: 'Package of the source is older in the image: maven org.acme:core 1.0 is 1.0-rc1' },
        { message: 'Package of the source is older in the image: npm ms 2.10.0 is 2.9.0' },
      ],
    });
  });

  test('looks at packages of the types alone', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, { package_types: 'java,gem' }, facts), {
      looked: '1 package of the source SBOM',
      notes: [],
      matches: [
        { message: 'Package of the source is older in the image: maven org.acme:core 1.0 is 1.0-rc1' },
      ],
    });
  });

  test('wants one as new for every version of the source', (t) => {
    const several = analysisOf(['npm', 'a', '1.0.0'], ['npm', 'a', '2.0.0']);
    const one = (version: string) => analysisOf(['npm', 'a', version]);
    const against = (now: typeof image, before: typeof image) =>
      messagesOf(trigger, {}, factsOf(now, { related: { source: before } }));
    t.assert.deepEqual(against(one('1.0.0'), several), [
      'Package of the source is older in the image: npm a 1.0.0, 2.0.0 is 1.0.0',
    ]);
    t.assert.deepEqual(against(one('2.0.0'), several), []);
    t.assert.deepEqual(against(several, one('2.0.1')), [
      'Package of the source is older in the image: npm a 2.0.1 is 1.0.0, 2.0.0',
    ]);
    t.assert.deepEqual(against(several, one('1.5.0')), []);
    const backwards = analysisOf(['npm', 'a', '2.0.0'], ['npm', 'a', '1.0.0']);
    t.assert.deepEqual(against(backwards, one('1.5.0')), []);
  });

  test('orders packages of distributions as these do', (t) => {
    const orders = [
      ['deb', '1.0~rc1-1', '1.0-1'],
      ['rpm', '1.0~rc1-1', '1.0-1'],
      ['apk', '1.0_rc1-r0', '1.0-r0'],
    ] as const;
    for (const [type, older, newer] of orders) {
      const related = { source: analysisOf([type, 'a', newer]) };
      t.assert.deepEqual(messagesOf(trigger, {}, factsOf(analysisOf([type, 'a', older]), { related })), [
        `Package of the source is older in the image: ${type} a ${newer} is ${older}`,
      ]);
    }
  });

  test('does not judge by versions that are none', (t) => {
    for (const versions of [['1.0.0', 'main'], ['main', '1.0.0'], ['main']]) {
      const found = analysisOf(...versions.map((version) => ['npm', 'a', version] as const));
      const outcome = outcomeOf(
        trigger,
        {},
        factsOf(found, { related: { source: analysisOf(['npm', 'a', '2.0.0']) } }),
      );
      t.assert.deepEqual(outcome.matches, []);
      t.assert.deepEqual(outcome.notes, ['1 of versions that have no order']);
    }
    const tree = factsOf(analysisOf(['npm', 'a', '1.0.0']), {
      related: { source: analysisOf(['npm', 'a', 'main'], ['npm', 'a', '2.0.0']) },
    });
    t.assert.deepEqual(messagesOf(trigger, {}, tree), [
      'Package of the source is older in the image: npm a main, 2.0.0 is 1.0.0',
    ]);
    const equal = factsOf(analysisOf(['npm', 'a', 'main']), {
      related: { source: analysisOf(['npm', 'a', 'main']) },
    });
    t.assert.deepEqual(outcomeOf(trigger, {}, equal).notes, ['1 as new in the image']);
  });
});

suite('image_source_drift:package_removed', () => {
  const trigger = [gate, 'package_removed'] as const;

  test('fires for what the image has not', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, {}, facts), {
      looked: '8 packages of the source SBOM',
      notes: ['7 that the image has'],
      matches: [{ message: 'Package of the source is not in the image: npm lost 1.0.0' }],
    });
    t.assert.deepEqual(messagesOf(trigger, { package_types: 'python' }, facts), []);
  });

  test('tells packages of one name by their types', (t) => {
    const other = factsOf(analysisOf(['gem', 'lost', '1.0.0']), {
      related: { source: analysisOf(['npm', 'lost', '1.0.0']) },
    });
    t.assert.equal(messagesOf(trigger, {}, other).length, 1);
  });
});

suite('image_source_drift without a source', () => {
  test('fires where the rule asks for one', (t) => {
    const trigger = [gate, 'no_related_sources'] as const;
    t.assert.deepEqual(outcomeOf(trigger), {
      looked: 'whether a source SBOM was given',
      notes: [],
      matches: [{ message: 'No source SBOM was given to compare the image with' }],
    });
    t.assert.deepEqual(messagesOf(trigger, {}, facts), []);
  });

  test('says that there is nothing to compare with', (t) => {
    for (const name of ['package_downgraded', 'package_removed']) {
      t.assert.deepEqual(outcomeOf([gate, name]), {
        looked: 'nothing: no source SBOM was given',
        notes: [],
        matches: [],
        unjudged: 'no source SBOM was given',
      });
    }
  });

  test('wants types with names', (t) => {
    t.assert.deepEqual(faultsOf([gate, 'package_removed'], { package_types: 'npm,,gem' }), [
      { parameter: 'package_types', problem: 'must be names, separated by commas' },
    ]);
  });
});
