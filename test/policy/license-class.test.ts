import { test } from 'node:test';
import { deniedIn, termsOf } from '../../src/policy/license-class.ts';
import { type LicenseClass, licenseClasses } from '../../src/policy/license-families.ts';

/** Licences of every class, as their texts and the FSF and OSI have them. */
const ofClass: { readonly [C in LicenseClass]: readonly string[] } = {
  permissive: [
    'MIT',
    'Apache-2.0',
    'BSD-3-Clause',
    'ISC',
    'Zlib',
    'BSL-1.0',
    'CECILL-B',
    'CC-BY-4.0',
    'CC0-1.0',
  ],
  'copyleft-weak': ['LGPL-2.1-or-later', 'MPL-2.0', 'EPL-2.0', 'CDDL-1.0', 'CECILL-C', 'CC-BY-SA-4.0'],
  'copyleft-strong': [
    'GPL-2.0-only',
    'GPL-3.0-or-later',
    'GFDL-1.3-only',
    'CECILL-2.1',
    'Sleepycat',
    'QPL-1.0',
  ],
  'network-copyleft': ['AGPL-3.0-only', 'SSPL-1.0', 'OSL-3.0', 'EUPL-1.2', 'CPAL-1.0'],
  proprietary: ['BUSL-1.1', 'Elastic-2.0', 'CC-BY-NC-SA-4.0', 'CC-BY-ND-4.0', 'PolyForm-Noncommercial-1.0.0'],
  unknown: ['LicenseRef-acme', 'any-OSI', 'Adobe-Glyph'],
};

function classOf(declared: string): string {
  const terms = termsOf(declared);
  return terms.kind === 'license' ? terms.is : terms.kind;
}

test('a licence of the SPDX list has the class of its family', (t) => {
  for (const licenseClass of licenseClasses)
    for (const id of ofClass[licenseClass]) t.assert.equal(classOf(id), licenseClass, id);
});

test('names that distributions have are read', (t) => {
  const classes = {
    GPL: 'copyleft-strong',
    'GPL+': 'copyleft-strong',
    'GPLv2+': 'copyleft-strong',
    'LGPLv2.1': 'copyleft-weak',
    BSD: 'permissive',
    'Public Domain': 'permissive',
    'public-domain': 'permissive',
    Expat: 'permissive',
    Artistic: 'permissive',
    UNLICENSED: 'proprietary',
    Commercial: 'proprietary',
    'SEE LICENSE IN LICENSE.txt': 'unknown',
    'GPL-like': 'unknown',
    '': 'unknown',
  };
  for (const [name, expected] of Object.entries(classes)) t.assert.equal(classOf(name), expected, name);
});

test('an exception for linking makes strong copyleft weak', (t) => {
  t.assert.equal(classOf('GPL-2.0-only WITH Classpath-exception-2.0'), 'copyleft-weak');
  t.assert.equal(classOf('GPL-3.0-or-later WITH GCC-exception-3.1'), 'copyleft-weak');
  t.assert.equal(classOf('GPL-2.0-with-classpath-exception'), 'copyleft-weak');
  t.assert.equal(classOf('GPL-2.0-only WITH openvpn-openssl-exception'), 'copyleft-strong');
  t.assert.equal(classOf('Apache-2.0 WITH LLVM-exception'), 'permissive');
  t.assert.equal(classOf('MIT WITH Classpath-exception-2.0'), 'permissive');
  t.assert.equal(classOf('AGPL-3.0-only WITH Classpath-exception-2.0'), 'network-copyleft');
});

const strong = new Set<LicenseClass>(['copyleft-strong', 'network-copyleft']);
const denied = (declared: string, classes: ReadonlySet<LicenseClass> = strong) =>
  deniedIn(termsOf(declared), classes).map(({ name, is }) => `${name} ${is}`);

test('all licences apply that are joined by AND', (t) => {
  t.assert.deepEqual(denied('MIT AND GPL-2.0-only'), ['GPL-2.0-only copyleft-strong']);
  t.assert.deepEqual(denied('MIT AND BSD-3-Clause'), []);
  t.assert.deepEqual(denied('AGPL-3.0-only AND GPL-2.0-or-later'), [
    'AGPL-3.0-only network-copyleft',
    'GPL-2.0-or-later copyleft-strong',
  ]);
});

test('a choice is as good as its best, whatever is denied', (t) => {
  t.assert.deepEqual(denied('MIT OR GPL-2.0-only'), []);
  t.assert.deepEqual(denied('GPL-2.0-only OR AGPL-3.0-only'), [
    'GPL-2.0-only copyleft-strong',
    'AGPL-3.0-only network-copyleft',
  ]);
  t.assert.deepEqual(denied('MIT OR GPL-2.0-only', new Set(['permissive'])), []);
  t.assert.deepEqual(denied('(MIT OR GPL-2.0-only) AND LGPL-2.1-only', new Set(['copyleft-weak'])), [
    'LGPL-2.1-only copyleft-weak',
  ]);
  t.assert.deepEqual(denied('MIT OR (GPL-2.0-only AND BSD-2-Clause)'), []);
  t.assert.deepEqual(denied('(GPL-2.0-only AND MIT) OR (GPL-3.0-only AND ISC)').length, 2);
});

test('a later version is of the same class', (t) => {
  t.assert.deepEqual(denied('GPL-2.0+'), ['GPL-2.0-or-later copyleft-strong']);
  t.assert.deepEqual(denied('Apache-2.0+', new Set(['permissive'])), ['Apache-2.0+ permissive']);
});

test('a licence is named with its exception', (t) => {
  t.assert.deepEqual(denied('GPL-2.0-only WITH openvpn-openssl-exception AND MIT'), [
    'GPL-2.0-only WITH openvpn-openssl-exception copyleft-strong',
  ]);
});

test('expressions of words that SPDX does not have are read', (t) => {
  t.assert.deepEqual(denied('GPL+ or Artistic'), []);
  t.assert.deepEqual(denied('GPL+ and Artistic'), ['GPL+ copyleft-strong']);
  t.assert.deepEqual(denied('GPLv2+ and BSD with advertising', new Set(['unknown'])), [
    'BSD with advertising unknown',
  ]);
  t.assert.deepEqual(denied('BSD GPL2+'), ['GPL-2.0-or-later copyleft-strong']);
  t.assert.deepEqual(denied('MIT BSD GPL2+'), ['GPL-2.0-or-later copyleft-strong']);
  t.assert.deepEqual(denied('MIT BSD Acme', new Set(['unknown'])), ['MIT BSD Acme unknown']);
  t.assert.deepEqual(denied('GPL+ or', new Set(['unknown'])), ['GPL+ or unknown']);
});

test('a text that is longer than any expression is not taken apart', (t) => {
  const long = `GPL ${'and GPL '.repeat(80)}`;
  t.assert.deepEqual(denied(long, new Set(['unknown'])), [`${long.slice(0, 100)} unknown`]);
  t.assert.equal(termsOf('MIT '.repeat(130)).kind, 'license');
});
