import assert from 'node:assert/strict';
import { test } from 'node:test';
import { licensesOf } from '../../../src/catalog/os/copyright.ts';

const machineReadable = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: x

Files: *
Copyright: 2020 A
License: GPL-2+ or Artistic

Files: debian/*
License: Expat
 Permission is hereby granted, free of charge

License: GPL-2+ or Artistic
 On Debian systems the text is in /usr/share/common-licenses/GPL-2.
`;

const cases: readonly [name: string, text: string, licenses: readonly string[]][] = [
  ['short names of a machine-readable file, each once', machineReadable, ['GPL-2+ or Artistic', 'Expat']],
  [
    'the common licences a free text points to, without the full stop',
    'The licence is in `/usr/share/common-licenses/GPL-3.\nAlso /usr/share/common-licenses/LGPL-2.1, see there.',
    ['GPL-3', 'LGPL-2.1'],
  ],
  [
    'the common licences when the fields are empty',
    'Format: x\n\nFiles: *\nLicense:\n see /usr/share/common-licenses/BSD\n',
    ['BSD'],
  ],
  ['nothing for a text that names none', 'All rights reserved.\n', []],
];
for (const [name, text, licenses] of cases) {
  test(`a copyright file gives ${name}`, () => assert.deepEqual(licensesOf(text), licenses));
}

test('a thousand licences are cut to two hundred', () => {
  const many = Array.from({ length: 1000 }, (_, i) => `License: L${i}\n\n`).join('');
  assert.equal(licensesOf(`Format: x\n\n${many}`).length, 200);
});
