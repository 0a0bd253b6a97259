import { before, suite, test } from 'node:test';
import { digestOf } from '../../../src/core/digest.ts';
import type { ImageAnalysis } from '../../../src/model/analysis.ts';
import type { ImageFacts } from '../../../src/model/image.ts';
import { ancestry } from '../../../src/policy/gates/ancestry.ts';
import { factsOf, faultsOf, messagesOf, outcomeOf, triggerOf } from '../../support/policy.ts';
import { sampleAnalysis } from '../../support/sample-analysis.ts';
import { scanImage } from '../../support/scan.ts';

const { image: sample } = sampleAnalysis();
const base = digestOf('base manifest');
const baseIndex = digestOf('base index');
const label = digestOf('label');

function analysisOf(changes: Partial<ImageFacts> = {}): ImageAnalysis {
  return sampleAnalysis({ image: { ...sample, ...changes } });
}

/** What the sample is built on: its lowest layer. */
function baseOf(changes: Partial<ImageFacts> = {}): ImageAnalysis {
  return analysisOf({
    id: digestOf('base config'),
    tags: ['debian:12', 'ghcr.io/acme/base:1'],
    manifestDigest: base,
    indexDigest: baseIndex,
    layers: sample.layers.slice(0, 1),
    ...changes,
  });
}

function labels(name?: string, digest?: string) {
  return {
    ...(name === undefined ? {} : { 'org.opencontainers.image.base.name': name }),
    ...(digest === undefined ? {} : { 'org.opencontainers.image.base.digest': digest }),
  };
}

const built = factsOf(analysisOf(), { related: { base: baseOf() } });
const claimed = factsOf(analysisOf({ labels: labels('debian:12', label) }));
const unknown = factsOf(analysisOf());
const stranger = factsOf(analysisOf({ labels: labels('debian:12', label) }), {
  related: { base: baseOf({ layers: sample.layers.slice(1) }) },
});

suite('ancestry:allowed_base_image', () => {
  const byDigest = [ancestry, 'allowed_base_image_digest'] as const;
  const byTag = [ancestry, 'allowed_base_image_tag'] as const;

  test('leaves an image on an approved base, by digest of manifest or index', (t) => {
    for (const base_digest of [base, baseIndex, `${label}, ${base}`, base.toUpperCase()]) {
      t.assert.deepEqual(outcomeOf(byDigest, { base_digest }, built), {
        looked: 'the base image that was given',
        notes: ['its digest is an approved one'],
        matches: [],
      });
    }
  });

  test('leaves an image on an approved base, by any of its tags and however they are written', (t) => {
    for (const base_tag of ['docker.io/debian:12', 'library/debian:12', 'x:1,ghcr.io/acme/base:1']) {
      t.assert.deepEqual(outcomeOf(byTag, { base_tag }, built), {
        looked: 'the base image that was given',
        notes: ['its tag is an approved one'],
        matches: [],
      });
    }
  });

  test('fires for another base', (t) => {
    t.assert.deepEqual(outcomeOf(byDigest, { base_digest: label }, built), {
      looked: 'the base image that was given',
      notes: [],
      matches: [{ message: `The digest of the base image is not an approved one: ${base}, ${baseIndex}` }],
    });
    t.assert.deepEqual(messagesOf(byTag, { base_tag: 'debian:13' }, built), [
      'The tag of the base image is not an approved one: docker.io/library/debian:12, ghcr.io/acme/base:1',
    ]);
  });

  test('fires for a base that has no such name', (t) => {
    const { manifestDigest: _, indexDigest: __, ...image } = baseOf({ tags: [] }).image;
    const nameless = factsOf(analysisOf(), { related: { base: sampleAnalysis({ image }) } });
    t.assert.deepEqual(messagesOf(byDigest, { base_digest: base }, nameless), [
      'The digest of the base image is not an approved one: not known',
    ]);
    t.assert.deepEqual(messagesOf(byTag, { base_tag: 'debian:12' }, nameless), [
      'The tag of the base image is not an approved one: not known',
    ]);
  });

  test('goes by labels where no base image was given', (t) => {
    t.assert.deepEqual(outcomeOf(byDigest, { base_digest: label }, claimed), {
      looked: 'labels that name a base image',
      notes: ['its digest is an approved one'],
      matches: [],
    });
    t.assert.deepEqual(messagesOf(byTag, { base_tag: 'docker.io/library/debian:12' }, claimed), []);
    t.assert.equal(messagesOf(byTag, { base_tag: 'debian:13' }, claimed).length, 1);
    const half = factsOf(analysisOf({ labels: labels(undefined, label) }));
    t.assert.deepEqual(messagesOf(byDigest, { base_digest: label }, half), []);
    t.assert.deepEqual(messagesOf(byTag, { base_tag: 'debian:12' }, half), [
      'The tag of the base image is not an approved one: not known',
    ]);
    const other = factsOf(analysisOf({ labels: labels('debian:12') }));
    t.assert.deepEqual(messagesOf(byTag, { base_tag: 'debian:12' }, other), []);
  });

  test('does not let a label take the place of a base image that was given', (t) => {
    for (const [trigger, given, word] of [
      [byDigest, { base_digest: label }, 'digest'],
      [byTag, { base_tag: 'debian:12' }, 'tag'],
    ] as const) {
      t.assert.deepEqual(outcomeOf(trigger, given, stranger), {
        looked: 'nothing: no base image of this one was given, and no label counts',
        notes: [],
        matches: [{ message: `The base image is not known: its ${word} cannot be an approved one` }],
      });
    }
    const relabeled = factsOf(analysisOf({ labels: labels('evil:1', label) }), {
      related: { base: baseOf() },
    });
    t.assert.deepEqual(messagesOf(byTag, { base_tag: 'debian:12' }, relabeled), []);
    t.assert.equal(messagesOf(byTag, { base_tag: 'evil:1' }, relabeled).length, 1);
  });

  test('fires when nothing is known', (t) => {
    t.assert.deepEqual(messagesOf(byTag, { base_tag: 'debian:12' }, unknown), [
      'The base image is not known: its tag cannot be an approved one',
    ]);
  });

  test('compares what is no reference as it is written', (t) => {
    const odd = factsOf(analysisOf({ labels: labels('Not A Reference') }));
    t.assert.deepEqual(messagesOf(byTag, { base_tag: 'Not A Reference' }, odd), []);
    t.assert.equal(messagesOf(byTag, { base_tag: 'not a reference' }, odd).length, 1);
  });

  test('wants a list', (t) => {
    t.assert.deepEqual(faultsOf(byDigest), [
      { parameter: 'base_digest', problem: 'is required and missing' },
    ]);
    t.assert.deepEqual(faultsOf(byTag, { base_tag: ',' }), [
      { parameter: 'base_tag', problem: 'must be names, separated by commas' },
    ]);
  });
});

suite('ancestry:denylist_ancestor_image', () => {
  const byDigest = [ancestry, 'denylist_ancestor_image_digest'] as const;
  const byTag = [ancestry, 'denylist_ancestor_image_tag'] as const;

  test('fires for the base, what it says of its own and what the image says', (t) => {
    const facts = factsOf(analysisOf({ labels: labels('alpine:3', label) }), {
      related: { base: baseOf({ labels: labels('scratch-ish:1') }) },
    });
    t.assert.deepEqual(outcomeOf(byTag, { ancestor_tag: 'scratch-ish:1,alpine:3,debian:12,x:1' }, facts), {
      looked: 'the base image that was given and labels that name a base image',
      notes: ['1 with another tag'],
      matches: [
        { message: 'The image was built from a denied one: docker.io/library/debian:12' },
        { message: 'The image was built from a denied one: docker.io/library/scratch-ish:1' },
        { message: 'The image was built from a denied one: docker.io/library/alpine:3' },
      ],
    });
    t.assert.deepEqual(messagesOf(byDigest, { ancestor_digest: label }, facts), [
      `The image was built from a denied one: ${label}`,
    ]);
  });

  test('fires once for an image that is named twice', (t) => {
    const facts = factsOf(analysisOf({ labels: labels('debian:12', base) }), { related: { base: baseOf() } });
    t.assert.equal(messagesOf(byTag, { ancestor_tag: 'debian:12,debian:12' }, facts).length, 1);
    t.assert.deepEqual(outcomeOf(byDigest, { ancestor_digest: `${base},${baseIndex}` }, facts).notes, []);
  });

  test('leaves other images, and a base image that is not one', (t) => {
    t.assert.deepEqual(messagesOf(byTag, { ancestor_tag: 'debian:13' }, built), []);
    t.assert.deepEqual(messagesOf(byDigest, { ancestor_digest: base }, stranger), []);
    t.assert.deepEqual(messagesOf(byDigest, { ancestor_digest: label }, stranger).length, 1);
    t.assert.deepEqual(messagesOf(byDigest, { ancestor_digest: label }, unknown), []);
  });

  test('has other names', (t) => {
    t.assert.equal(triggerOf(ancestry, 'denied_base_image_digest').name, byDigest[1]);
    t.assert.equal(triggerOf(ancestry, 'denied_base_image_tag').name, byTag[1]);
    t.assert.equal(messagesOf(byDigest, { base_digest: base }, built).length, 1);
    t.assert.equal(messagesOf(byTag, { base_tag: 'debian:12' }, built).length, 1);
  });

  test('wants a list', (t) => {
    t.assert.deepEqual(faultsOf(byTag), [{ parameter: 'ancestor_tag', problem: 'is required and missing' }]);
  });
});

suite('ancestry:no_ancestors_analyzed', () => {
  const trigger = [ancestry, 'no_ancestors_analyzed'] as const;

  test('fires when no ancestor was given, labels or not', (t) => {
    const message = 'No image is known that this one was built from';
    t.assert.deepEqual(outcomeOf(trigger, {}, unknown), {
      looked: 'nothing: no base image of this one was given, and no label counts',
      notes: [],
      matches: [{ message }],
    });
    t.assert.deepEqual(messagesOf(trigger, {}, claimed), [message]);
    t.assert.deepEqual(messagesOf(trigger, {}, stranger), [message]);
  });

  test('leaves an image whose lowest layers are those of the one that was given', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, {}, built), {
      looked: 'the base image that was given',
      notes: [],
      matches: [],
    });
    const retagged = factsOf(analysisOf(), { related: { base: baseOf({ layers: sample.layers }) } });
    t.assert.deepEqual(messagesOf(trigger, {}, retagged), []);
  });

  test('takes neither the image itself, nor one with more layers or none, for its base', (t) => {
    const [first, second] = sample.layers;
    const others = [
      { id: sample.id },
      { layers: [] },
      { layers: first && second ? [first, second, { ...second, diffId: digestOf('layer 2') }] : [] },
      { layers: first && second ? [second, first] : [] },
    ];
    for (const changes of others) {
      const facts = factsOf(analysisOf(), { related: { base: baseOf(changes) } });
      t.assert.equal(messagesOf(trigger, {}, facts).length, 1);
    }
  });

  suite('of a real image', () => {
    let alpine: ImageAnalysis;
    before(async () => {
      alpine = await scanImage('test/images/alpine-3.14.tar');
    });

    test('finds the image that another was built on', (t) => {
      const [layer] = alpine.image.layers;
      const image = {
        ...alpine.image,
        id: digestOf('built on alpine'),
        layers: [
          ...alpine.image.layers,
          ...(layer ? [{ ...layer, index: 1, diffId: digestOf('more') }] : []),
        ],
      };
      const facts = factsOf({ ...alpine, image }, { related: { base: alpine } });
      t.assert.deepEqual(messagesOf(trigger, {}, facts), []);
      t.assert.deepEqual(
        messagesOf([ancestry, 'denylist_ancestor_image_tag'], { ancestor_tag: 'alpine:3.14' }, facts),
        ['The image was built from a denied one: docker.io/library/alpine:3.14'],
      );
      t.assert.equal(messagesOf(trigger, {}, factsOf(alpine, { related: { base: alpine } })).length, 1);
    });
  });
});
