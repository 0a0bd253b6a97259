import { type TestContext, test } from 'node:test';
import * as fc from 'fast-check';
import { AllowlistIndex } from '../../src/policy/allowlist-index.ts';
import type { AllowlistItem } from '../../src/policy/bundle.ts';
import { wildcard } from '../../src/policy/wildcard.ts';

function itemOf(triggerId: string, position: number, gate = 'vulnerabilities'): AllowlistItem {
  return { id: `item-${position}`, gate, triggerId };
}

function indexOf(items: readonly AllowlistItem[]): AllowlistIndex {
  const index = new AllowlistIndex();
  for (const item of items) index.add(item);
  return index;
}

function ids(items: readonly AllowlistItem[]): string[] {
  return items.map(({ id }) => id);
}

test('items answer in the order of the list, whatever their kind', (t) => {
  const written = [
    'CVE-1+*',
    'CVE-1+curl',
    '*+curl',
    'regexp:CVE-\\d\\+curl',
    '*VE*cur*',
    'CVE-1+curl',
    'CVE-2+*',
    '*',
  ];
  t.assert.deepEqual(
    ids(indexOf(written.map((text, at) => itemOf(text, at))).matching('vulnerabilities', 'CVE-1+curl')),
    ['item-0', 'item-1', 'item-2', 'item-3', 'item-4', 'item-5', 'item-7'],
  );
});

test('an item is for one gate', (t) => {
  const index = indexOf([itemOf('*', 0, 'files'), itemOf('*', 1)]);
  t.assert.deepEqual(ids(index.matching('vulnerabilities', 'x')), ['item-1']);
  t.assert.deepEqual(ids(index.matching('files', 'x')), ['item-0']);
  t.assert.deepEqual(ids(index.matching('packages', 'x')), []);
});

test('an expression whose letters are not those of the id matches in the case it names', (t) => {
  const index = indexOf([
    itemOf('regexp:(?i)cve-2020', 0),
    itemOf('regexp:CVE-2020', 1),
    itemOf('regexp:\\w', 2),
  ]);
  t.assert.deepEqual(ids(index.matching('vulnerabilities', 'cVe-2020-1')), ['item-0', 'item-2']);
  t.assert.deepEqual(ids(indexOf([itemOf('regexp:über', 0)]).matching('vulnerabilities', 'überall')), [
    'item-0',
  ]);
});

test('an index finds what looking at every item finds', () => {
  const pattern = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 6 }),
    fc
      .string({ unit: fc.constantFrom('a', 'b', 'aab', '[ab]', 'a{2}', '.*', '(a|b)'), maxLength: 4 })
      .map((text) => `regexp:${text}`),
  );
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
  fc.assert(
    fc.property(fc.array(pattern, { maxLength: 12 }), text, (patterns, triggerId) => {
      const items = patterns.map((each, at) => itemOf(each, at));
      const wanted = items.filter((item) => wildcard(item.triggerId, 'it').matches(triggerId));
      return ids(indexOf(items).matching('vulnerabilities', triggerId)).join() === ids(wanted).join();
    }),
    { numRuns: 1000 },
  );
});

const kinds: readonly (readonly [string, (at: number) => string])[] = [
  ['exact ids', (at) => `CVE-2020-${at}+pkg${at}`],
  ['wildcards at the end', (at) => `CVE-2020-${at}+*`],
  ['wildcards at the start', (at) => `*+pkg${at}`],
  ['wildcards at both ends', (at) => `*-${at}+*`],
  ['wildcards around what all have', (at) => `*CVE-2020*-${at}+*`],
  ['expressions that begin with an id', (at) => `regexp:CVE-2020-${at}\\+.*`],
  ['expressions that begin with what all begin with', (at) => `regexp:CVE-2020-\\d+\\+pkg${at}$`],
];
for (const [name, id] of kinds) {
  test(`a thousand findings meet 100,000 ${name} without looking at each`, (t: TestContext) => {
    const index = indexOf(Array.from({ length: 100_000 }, (_, at) => itemOf(id(at), at)));
    const started = performance.now();
    let found = 0;
    for (let at = 0; at < 1000; at += 1) {
      found += index.matching('vulnerabilities', `CVE-2020-${at * 7}+pkg${at * 7}`).length;
    }
    t.assert.equal(found, 1000);
    // Looking at each takes half a minute.
    t.assert.ok(performance.now() - started < 5000);
  });
}

test('a thousand findings meet 10,000 expressions without letters, trying those that begin alike', (t: TestContext) => {
  const index = indexOf(
    Array.from({ length: 10_000 }, (_, at) =>
      itemOf(`regexp:[0-9a-f]{${at % 32}}[g-z]{${1 + (at >> 5)}}`, at),
    ),
  );
  const started = performance.now();
  for (let at = 0; at < 1000; at += 1) {
    const id = (at * 7919).toString(16).padStart(32, 'ab');
    t.assert.deepEqual(ids(index.matching('vulnerabilities', id)), []);
    t.assert.deepEqual(ids(index.matching('vulnerabilities', `${id.slice(0, 9)}gg0`)), ['item-9', 'item-41']);
  }
  // Trying each takes ten seconds and more.
  t.assert.ok(performance.now() - started < 3000);
});
