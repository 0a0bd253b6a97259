import { hash } from 'node:crypto';
import { suite, test } from 'node:test';
import type { Gate } from '../../../src/policy/gate.ts';
import { npms } from '../../../src/policy/gates/npms.ts';
import { rubyGems } from '../../../src/policy/gates/ruby-gems.ts';
import { factsOf, faultsOf, idsOf, messagesOf, outcomeOf, triggerOf } from '../../support/policy.ts';
import { sampleAnalysis, samplePackage } from '../../support/sample-analysis.ts';

const packages = [
  samplePackage({ type: 'deb', name: 'left-pad', version: '9', purl: 'pkg:deb/debian/left-pad@9' }),
  samplePackage({ type: 'gem', name: 'rack', version: '2.2.8', purl: 'pkg:gem/rack@2.2.8' }),
  samplePackage({ type: 'gem', name: 'rack', version: '3.0.0', purl: 'pkg:gem/rack@3.0.0' }),
  samplePackage({ type: 'gem', name: 'rake', version: '13.0.6', purl: 'pkg:gem/rake@13.0.6' }),
  samplePackage({ type: 'npm', name: '@acme/ui', version: '1.2.3', purl: 'pkg:npm/%40acme/ui@1.2.3' }),
  samplePackage({ type: 'npm', name: 'left-pad', version: '1.0.0', purl: 'pkg:npm/left-pad@1.0.0' }),
  samplePackage({ type: 'npm', name: 'left-pad', version: '1.3.0', purl: 'pkg:npm/left-pad@1.3.0' }),
  samplePackage({ type: 'npm', name: 'ms', version: '2.1.3', purl: 'pkg:npm/ms@2.1.3' }),
];
const facts = factsOf(sampleAnalysis({ packages }));
const bare = factsOf(sampleAnalysis({ packages: packages.slice(0, 2) }));

interface Case {
  readonly gate: Gate;
  readonly type: string;
  readonly feed: readonly string[];
  readonly denied: readonly [name: string, alias: string];
  readonly name: string;
  readonly versions: readonly [string, string];
  readonly title: string;
  readonly looked: string;
  /** MD5 of gate, trigger and message. */
  readonly noFeedId: string;
}

const cases: readonly Case[] = [
  {
    gate: npms,
    type: 'npm',
    feed: ['newer_version_in_feed', 'unknown_in_feeds', 'version_not_in_feeds'],
    denied: ['blacklisted_name_version', 'denylisted_name_version'],
    name: 'left-pad',
    versions: ['1.0.0', '1.3.0'],
    title: 'NPM',
    looked: '4 npm packages',
    noFeedId: '65da5d4415b3e7336c752aebfaef4a40',
  },
  {
    gate: rubyGems,
    type: 'gem',
    feed: ['newer_version_found_in_feed', 'not_found_in_feed', 'version_not_found_in_feed'],
    denied: ['blacklist', 'denylist'],
    name: 'rack',
    versions: ['2.2.8', '3.0.0'],
    title: 'Gem',
    looked: '3 gem packages',
    noFeedId: '58d7d6d2d3299c3c10f08a6a8ab95bb4',
  },
];

for (const { gate, type, feed, denied, name, versions, title, looked, noFeedId } of cases) {
  const [blacklist, denylist] = denied;
  const others = type === 'npm' ? 2 : 1;

  suite(gate.name, () => {
    test('has the five triggers of the Engine, and one by its later name too', (t) => {
      t.assert.deepEqual(
        gate.triggers.map((each) => each.name),
        [...feed, blacklist, 'feed_data_unavailable'],
      );
      t.assert.equal(triggerOf(gate, denylist).name, blacklist);
    });

    test('finds nothing by a feed that does not exist, and says so', (t) => {
      for (const trigger of feed) {
        t.assert.deepEqual(outcomeOf([gate, trigger], {}, facts), {
          looked,
          notes: [`the feed of ${type} names and versions is not published any more`],
          matches: [],
        });
      }
    });

    test('says that there is no feed, whatever is in the image', (t) => {
      const message = `${title} packages are present but the anchore ${type} feed is not available - will be unable to perform checks that require feed data`;
      for (const each of [facts, bare]) {
        t.assert.deepEqual(outcomeOf([gate, 'feed_data_unavailable'], {}, each), {
          looked: `the feed of ${type} names and versions, which is not published any more`,
          notes: [],
          matches: [{ message }],
        });
      }
      t.assert.deepEqual(idsOf([gate, 'feed_data_unavailable'], {}, facts), [noFeedId]);
    });

    test('denies a package by its name, once for all its versions', (t) => {
      const message = `${title} Package is blacklisted: ${name}`;
      t.assert.deepEqual(messagesOf([gate, blacklist], { name }, facts), [message]);
      const id = hash('md5', `${gate.name}${blacklist}${message}`);
      t.assert.deepEqual(idsOf([gate, denylist], { name }, facts), [id]);
    });

    test('denies a package by name and version', (t) => {
      const [version] = versions;
      const outcome = outcomeOf([gate, blacklist], { name, version }, facts);
      t.assert.deepEqual(outcome.matches, [
        { message: `${title} Package is blacklisted: ${name}-${version}` },
      ]);
      t.assert.equal(outcome.looked, looked);
      t.assert.deepEqual(outcome.notes, [`${others} of another name`, '1 of another version']);
    });

    test('leaves what has another name, version or type', (t) => {
      t.assert.deepEqual(messagesOf([gate, blacklist], { name: name.toUpperCase() }, facts), []);
      t.assert.deepEqual(messagesOf([gate, blacklist], { name: name.slice(1) }, facts), []);
      t.assert.deepEqual(messagesOf([gate, blacklist], { name, version: '9' }, facts), []);
      t.assert.deepEqual(outcomeOf([gate, blacklist], { name, version: '9' }, facts).notes, [
        `${others} of another name`,
        '2 of another version',
      ]);
    });

    test('takes an empty version for one that no package has', (t) => {
      const unversioned = packages.map((each) => ({ ...each, version: '' }));
      const facts = factsOf(sampleAnalysis({ packages: unversioned }));
      t.assert.deepEqual(messagesOf([gate, blacklist], { name, version: '' }, facts), []);
    });

    test('notes nothing when all there is was meant', (t) => {
      const alone = packages.filter((each) => each.type === type && each.name === name).slice(0, 1);
      const outcome = outcomeOf([gate, blacklist], { name }, factsOf(sampleAnalysis({ packages: alone })));
      t.assert.equal(outcome.looked, `1 ${type} package`);
      t.assert.deepEqual(outcome.notes, []);
    });

    test('wants a name', (t) => {
      t.assert.deepEqual(faultsOf([gate, blacklist], { version: '1' }), [
        { parameter: 'name', problem: 'is required and missing' },
      ]);
    });
  });
}
