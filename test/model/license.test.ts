import { suite, test } from 'node:test';
import { toLicense } from '../../src/model/license.ts';

const ids: readonly (readonly [declared: string, id: string])[] = [
  ['MIT', 'MIT'],
  ['mit', 'MIT'],
  [' Apache-2.0 ', 'Apache-2.0'],
  ['Apache License 2.0', 'Apache-2.0'],
  ['The Apache Software License, Version 2.0', 'Apache-2.0'],
  ['ASL 2.0', 'Apache-2.0'],
  ['Expat', 'MIT'],
  ['GPL-2', 'GPL-2.0-only'],
  ['GPL-2+', 'GPL-2.0-or-later'],
  ['GPLv2+', 'GPL-2.0-or-later'],
  ['GPL-2.0+', 'GPL-2.0-or-later'],
  ['GPL-2.0', 'GPL-2.0-only'],
  ['GFDL-1.2+', 'GFDL-1.2-or-later'],
  ['LGPL-2.1+', 'LGPL-2.1-or-later'],
  ['AGPLv3', 'AGPL-3.0-only'],
  ['BSD-3-clause', 'BSD-3-Clause'],
  ['BSD 3-Clause', 'BSD-3-Clause'],
  ['Mozilla Public License 2.0', 'MPL-2.0'],
  ['GNU Lesser General Public License v2.1', 'LGPL-2.1-only'],
];

suite('a licence that is known beyond doubt gets its SPDX id', () => {
  for (const [declared, id] of ids) {
    test(declared, (t) => t.assert.deepEqual(toLicense(declared), { kind: 'id', id }));
  }
});

const expressions: readonly (readonly [declared: string, expression: string])[] = [
  ['MIT OR Apache-2.0', 'MIT OR Apache-2.0'],
  ['(MIT or Apache-2.0)', 'MIT OR Apache-2.0'],
  ['MIT AND (BSD-2-Clause OR ISC OR X11)', 'MIT AND (BSD-2-Clause OR ISC OR X11)'],
  ['GPLv2+ and LGPLv2+', 'GPL-2.0-or-later AND LGPL-2.0-or-later'],
  ['(GPLv2+ or Expat) and ASL 2.0', '(GPL-2.0-or-later OR MIT) AND Apache-2.0'],
  ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0'],
  ['Apache-2.0+', 'Apache-2.0+'],
  ['MIT OR GPL-2.0+', 'MIT OR GPL-2.0-or-later'],
  ['GPL-2.0 WITH GCC-exception-2.0', 'GPL-2.0-only WITH GCC-exception-2.0'],
];

suite('an expression is kept, in canonical form', () => {
  for (const [declared, expression] of expressions) {
    test(declared, (t) =>
      t.assert.deepEqual(toLicense(declared), { kind: 'expression', expression, references: [] }),
    );
  }
});

test('an expression says which licences it only refers to', (t) => {
  t.assert.deepEqual(toLicense('MIT AND LicenseRef-acme'), {
    kind: 'expression',
    expression: 'MIT AND LicenseRef-acme',
    references: ['LicenseRef-acme'],
  });
});

const texts = [
  'BSD',
  'GPL',
  'New BSD',
  'Artistic',
  'Apache License',
  'MIT-style',
  'MIT*',
  'MIT OR',
  'MPL',
  'public-domain',
  'GPLv2+ with exceptions',
  '(MIT or Apache-2.0) and BSD',
  'GNU General Public License v2.0 or later, with changes',
  'SEE LICENSE IN LICENSE',
  'DocumentRef-a:LicenseRef-b',
  '',
  '('.repeat(100_000),
  'MIT AND '.repeat(10_000),
];

suite('what could mean more than one thing stays as it was written', () => {
  for (const text of texts) {
    test(JSON.stringify(text.slice(0, 60)), (t) =>
      t.assert.deepEqual(toLicense(text), { kind: 'text', text }),
    );
  }
});
