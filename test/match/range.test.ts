import { test } from 'node:test';
import * as fc from 'fast-check';
import { claimInWords, fixesAfter, testVersion, type VersionClaim } from '../../src/match/range.ts';
import type { RangeEvent } from '../../src/model/advisory.ts';
import { schemeOf } from '../../src/version/ecosystem-schemes.ts';
import type { VersionScheme } from '../../src/version/scheme.ts';

const semver = scheme('npm');
const deb = scheme('Debian:12');

function scheme(ecosystem: string): VersionScheme {
  const found = schemeOf(ecosystem);
  if (found === undefined) throw new TypeError(ecosystem);
  return found;
}

function claim(events: readonly RangeEvent[], versions: readonly string[] = []): VersionClaim {
  return { ranges: [{ events }], versions };
}

/** The words of the OSV specification, one to one, over versions that are numbers. */
function specified(version: number, events: readonly RangeEvent[]): boolean {
  const limits = events.flatMap((event) => ('limit' in event ? [event.limit] : []));
  const beforeLimits =
    limits.length === 0 || limits.some((limit) => limit === '*' || version < Number(limit));
  const at = (event: RangeEvent): number => Number(Object.values(event)[0]);
  let vulnerable = false;
  for (const event of events.filter((one) => !('limit' in one)).toSorted((a, b) => at(a) - at(b))) {
    if ('introduced' in event && version >= at(event)) vulnerable = true;
    if ('fixed' in event && version >= at(event)) vulnerable = false;
    if ('lastAffected' in event && version > at(event)) vulnerable = false;
  }
  return beforeLimits && vulnerable;
}

const number = fc.integer({ min: 0, max: 12 }).map(String);
const anyEvent = fc.oneof(
  { weight: 3, arbitrary: fc.record({ introduced: number }) },
  { weight: 3, arbitrary: fc.record({ fixed: number }) },
  { weight: 2, arbitrary: fc.record({ lastAffected: number }) },
  { weight: 1, arbitrary: fc.record({ limit: fc.oneof(number, fc.constant('*')) }) },
);

test('a version is in a range exactly when the algorithm of OSV says so', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 7 }), fc.integer({ min: 0, max: 13 }), (events, version) => {
      const { held } = testVersion(String(version), claim(events), semver);
      return held === specified(version, events);
    }),
    { numRuns: 3000 },
  );
});

test('a fix is newer than the version, is held by nothing, and comes after all older fixes', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.array(anyEvent, { maxLength: 6 }).map((events) => claim(events)),
        { maxLength: 3 },
      ),
      fc.integer({ min: 0, max: 13 }),
      (claims, version) => {
        const fixes = fixesAfter(String(version), claims, semver);
        return fixes.every(
          (fix, index) =>
            Number(fix) > version &&
            claims.every((one) => testVersion(fix, one, semver).held === false) &&
            (index === 0 || Number(fix) > Number(fixes[index - 1])),
        );
      },
    ),
  );
});

test('the range that held a version is told, with how it ends', (t) => {
  const events: RangeEvent[] = [
    { introduced: '0' },
    { fixed: '1.5.0' },
    { introduced: '2.0.0' },
    { lastAffected: '2.3.0' },
    { introduced: '3.0.0' },
  ];
  const told = (version: string) => testVersion(version, claim(events), semver);
  t.assert.deepEqual(told('1.4.9'), { held: true, range: '>= 0, < 1.5.0', end: 'fixed' });
  t.assert.deepEqual(told('1.5.0'), { held: false, fixed: true });
  t.assert.deepEqual(told('2.3.0'), { held: true, range: '>= 2.0.0, <= 2.3.0', end: 'last-affected' });
  t.assert.deepEqual(told('2.3.1'), { held: false, fixed: true });
  t.assert.deepEqual(told('99.0.0'), { held: true, range: '>= 3.0.0', end: 'open' });
  t.assert.equal(claimInWords(claim(events), semver), '>= 0, < 1.5.0 or >= 2.0.0, <= 2.3.0 or >= 3.0.0');
});

test('introduced 0 is before every version, also before pre-releases of 0', (t) => {
  t.assert.equal(testVersion('0.0.0-alpha', claim([{ introduced: '0' }]), semver).held, true);
  t.assert.equal(testVersion('0~rc1', claim([{ introduced: '0' }]), deb).held, true);
  t.assert.equal(testVersion('0~rc1', claim([{ introduced: '0' }, { fixed: '0' }]), deb).held, false);
});

test('a range that ends where it begins holds nothing', (t) => {
  const test = testVersion('1.0-r0', claim([{ introduced: '0' }, { fixed: '0' }]), scheme('Alpine:v3.20'));
  t.assert.deepEqual(test, { held: false, fixed: true });
});

test('before it was introduced no fix is behind it', (t) => {
  t.assert.deepEqual(testVersion('1.0', claim([{ introduced: '2' }, { fixed: '3' }]), semver), {
    held: false,
    fixed: false,
  });
});

test('a limit bounds a range that nothing else ends', (t) => {
  const events: RangeEvent[] = [{ introduced: '1.0.0' }, { limit: '2.0.0' }];
  t.assert.deepEqual(testVersion('1.9.0', claim(events), semver), {
    held: true,
    range: '>= 1.0.0, < 2.0.0',
    end: 'limit',
  });
  t.assert.equal(testVersion('2.0.0', claim(events), semver).held, false);
});

test('a listed version counts whatever the ranges say', (t) => {
  const listed = claim([{ introduced: '5' }], ['1.2.3']);
  t.assert.deepEqual(testVersion('1.2.3', listed, semver), { held: true, range: '= 1.2.3', end: 'listed' });
  t.assert.equal(testVersion('1.2.4', listed, semver).held, false);
});

test('a list alone names versions in every spelling', (t) => {
  const pypi = scheme('PyPI');
  t.assert.equal(testVersion('1.0.0', { ranges: [], versions: ['1.0'] }, pypi).held, true);
  t.assert.equal(testVersion('1.0.1', { ranges: [], versions: ['1.0'] }, pypi).held, false);
});

test('a version that cannot be read is in no range, but may be listed', (t) => {
  const range = claim([{ introduced: '0' }], ['left pad']);
  t.assert.deepEqual(testVersion('a b', range, semver), { held: undefined, unreadable: 'a b' });
  t.assert.equal(testVersion('left pad', range, semver).held, true);
});

test('an unreadable range spoils neither the ranges beside it nor an answer of theirs', (t) => {
  const strange = { events: [{ introduced: '0' }, { fixed: 'a b' }] };
  const good = { events: [{ introduced: '1.0.0' }] };
  t.assert.equal(testVersion('2.0.0', { ranges: [strange, good], versions: [] }, semver).held, true);
  t.assert.deepEqual(testVersion('0.5.0', { ranges: [strange, good], versions: [] }, semver), {
    held: undefined,
    unreadable: 'a b',
  });
});

test('a range that ends with no version of PEP 440 tells only of what lies in it and of its like', (t) => {
  const pypi = scheme('PyPI');
  for (const end of [{ fixed: 'not-a-version' }, { lastAffected: '2004d' }]) {
    const range = claim([{ introduced: '0' }, end]);
    const unreadable = Object.values(end)[0];
    t.assert.deepEqual(testVersion('1.0', range, pypi), { held: undefined, unreadable });
    const beside = { ranges: [...range.ranges, { events: [{ introduced: '0.5' }] }], versions: [] };
    t.assert.equal(testVersion('1.0', beside, pypi).held, true);
  }
  const legacy = claim([{ introduced: '0' }, { fixed: '2004f' }]);
  t.assert.equal(testVersion('2004e', legacy, pypi).held, true);
  t.assert.deepEqual(testVersion('2004g', legacy, pypi), { held: false, fixed: true });
  const from = claim([{ introduced: '2004d' }, { fixed: '1.5' }]);
  t.assert.equal(testVersion('1.0', from, pypi).held, true);
  t.assert.deepEqual(testVersion('2.0', from, pypi), { held: false, fixed: true });
  const limited = claim([{ introduced: '3' }, { limit: '*' }]);
  t.assert.deepEqual(testVersion('2.0', limited, pypi), { held: false, fixed: false });
});
