import { suite, test } from 'node:test';
import { licenses as gate } from '../../../src/policy/gates/licenses.ts';
import { factsOf, faultsOf, idsOf, messagesOf, outcomeOf } from '../../support/policy.ts';
import { sampleAnalysis, samplePackage } from '../../support/sample-analysis.ts';
import { scanImage } from '../../support/scan.ts';

const full = 'LICFULLMATCH Packages are installed that have blacklisted licenses: ';
const part = 'LICSUBMATCH Packages are installed that have blacklisted licenses: ';
const sample = factsOf();
const exact = (licenses: string, facts = sample) =>
  messagesOf([gate, 'blacklist_exact_match'], { licenses }, facts);
const partial = (licenses: string, facts = sample) =>
  messagesOf([gate, 'blacklist_partial_match'], { licenses }, facts);

suite('licenses:blacklist_exact_match', () => {
  test('names every package with the word, in one finding', (t) => {
    t.assert.deepEqual(exact('GPL-2, MIT'), [`${full}libc6(GPL-2), @acme/ui(MIT)`]);
    // printf 'licensesblacklist_exact_match%slibc6(GPL-2)' "$full" | md5sum
    t.assert.deepEqual(idsOf([gate, 'denylist_exact_match'], { licenses: 'GPL-2' }, sample), [
      '4a56f3ba17d2414d3f2c3cb79d379225',
    ]);
  });

  test('says how many packages are without', (t) => {
    t.assert.deepEqual(outcomeOf([gate, 'blacklist_exact_match'], { licenses: 'BSD' }, sample), {
      looked: '3 packages',
      notes: ['2 packages without such a licence'],
      matches: [{ message: `${full}libc6(BSD)` }],
    });
  });

  test('says so of a single package, and nothing when all have one', (t) => {
    const notes = (licenses: string) =>
      outcomeOf([gate, 'blacklist_exact_match'], { licenses }, sample).notes;
    t.assert.deepEqual(notes('BSD,MIT'), ['1 package without such a licence']);
    t.assert.deepEqual(notes('BSD,MIT,Apache'), []);
  });

  test('compares words and nothing else', (t) => {
    t.assert.deepEqual(exact('GPL'), []);
    t.assert.deepEqual(exact('gpl-2'), []);
    t.assert.deepEqual(exact('Apache Software'), []);
    t.assert.deepEqual(exact('Apache'), [`${full}commons-io(Apache)`]);
  });

  test('counts a word as often as it is declared', (t) => {
    const pkg = samplePackage({ type: 'rpm', name: 'x', purl: 'pkg:rpm/x', licenses: ['BSD and BSD'] });
    t.assert.deepEqual(exact('BSD', factsOf(sampleAnalysis({ packages: [pkg] }))), [`${full}x(BSD), x(BSD)`]);
  });

  test('has the word of the Engine for a package that declares nothing', (t) => {
    const none = (type: 'deb' | 'rpm' | 'apk' | 'golang' | 'npm') =>
      samplePackage({ type, name: type, purl: `pkg:${type}/x` });
    const packages = [none('deb'), none('rpm'), none('apk'), none('golang'), none('npm')];
    t.assert.deepEqual(exact('Unknown,N/A', factsOf(sampleAnalysis({ packages }))), [
      `${full}deb(Unknown), rpm(N/A), apk(N/A), golang(N/A)`,
    ]);
  });

  test('reads what a scanned image declares', async (t) => {
    const facts = factsOf(await scanImage('test/images/alpine-3.14.tar'));
    t.assert.deepEqual(exact('OpenSSL,MPL-2.0', facts), [
      `${full}ca-certificates-bundle(MPL-2.0), libcrypto1.1(OpenSSL), libssl1.1(OpenSSL)`,
    ]);
  });

  test('has to be told which', (t) => {
    t.assert.equal(faultsOf([gate, 'blacklist_exact_match']).length, 1);
    t.assert.equal(faultsOf([gate, 'blacklist_exact_match'], { licenses: 'MIT,' }).length, 1);
  });
});

suite('licenses:blacklist_partial_match', () => {
  test('names every package with a word that contains it, in one finding', (t) => {
    t.assert.deepEqual(partial('GPL'), [`${part}libc6(LGPL-2.1+), libc6(GPL-2)`]);
    t.assert.deepEqual(messagesOf([gate, 'denylist_partial_match'], { licenses: 'MIT' }, sample), [
      `${part}@acme/ui(MIT)`,
    ]);
  });

  test('takes no part for an expression', (t) => {
    t.assert.deepEqual(partial('G.L'), []);
    t.assert.deepEqual(partial('2.1+'), [`${part}libc6(LGPL-2.1+)`]);
  });

  test('names a word once for every part that it contains', (t) => {
    t.assert.deepEqual(partial('LGPL,GPL'), [`${part}libc6(LGPL-2.1+), libc6(LGPL-2.1+), libc6(GPL-2)`]);
  });

  test('is silent without one', (t) => {
    t.assert.deepEqual(outcomeOf([gate, 'blacklist_partial_match'], { licenses: 'AGPL' }, sample), {
      looked: '3 packages',
      notes: ['3 packages without such a licence'],
      matches: [],
    });
  });
});
