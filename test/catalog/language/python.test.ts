import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { python } from '../../../src/catalog/language/python.ts';
import { compileGlobs } from '../../../src/core/glob.ts';
import { skipOrFail } from '../../support/real-part.ts';
import { type Files, filesBelow, namesAndVersions, runCataloger } from '../../support/run-cataloger.ts';
import { zipOf } from '../../support/zip.ts';

const site = 'usr/lib/python3/site-packages';
const core = (name: string, version: string, ...more: readonly string[]) =>
  [
    `Metadata-Version: 2.1`,
    `Name: ${name}`,
    `Version: ${version}`,
    ...more,
    '',
    'Classifier: License :: not this',
    '',
  ].join('\n');
const a1 = core('a', '1.0');

const places: readonly (readonly [string, Files, readonly string[]])[] = [
  ['dist-info', { [`${site}/a-1.0.dist-info/METADATA`]: a1 }, ['a 1.0']],
  ['egg-info in a directory', { [`${site}/a.egg-info/PKG-INFO`]: a1 }, ['a 1.0']],
  ['egg-info in one file', { [`${site}/a-1.0.egg-info`]: a1 }, ['a 1.0']],
  ['an unpacked egg', { [`${site}/a-1.0-py3.8.egg/EGG-INFO/PKG-INFO`]: a1 }, ['a 1.0']],
  ['a zipped egg', { [`${site}/a-1.0-py3.8.egg`]: zipOf({ 'EGG-INFO/PKG-INFO': a1 }) }, ['a 1.0']],
  [
    'dist-info beside egg-info once',
    { [`${site}/a-1.0.dist-info/METADATA`]: a1, [`${site}/a.egg-info/PKG-INFO`]: a1 },
    ['a 1.0'],
  ],
  [
    'the same in two places twice',
    { [`${site}/a-1.0.dist-info/METADATA`]: a1, 'v/a-1.0.dist-info/METADATA': a1 },
    ['a 1.0', 'a 1.0'],
  ],
  [
    'lines that end as on Windows',
    { [`${site}/a.egg-info/PKG-INFO`]: a1.replaceAll('\n', '\r\n') },
    ['a 1.0'],
  ],
  ['name and version by the directory', { [`${site}/a_b-1.0.dist-info/METADATA`]: '' }, ['a_b 1.0']],
  ['not a vendored copy', { [`${site}/pip/_vendor/a-1.0.dist-info/METADATA`]: a1 }, []],
  ['not what pip left behind half-way', { [`${site}/~a-1.0.dist-info/METADATA`]: a1 }, []],
  [
    'not an egg that is a fixture',
    { 'usr/lib/python3/test/data/a-1.0-py3.8.egg': zipOf({ 'EGG-INFO/PKG-INFO': a1 }) },
    [],
  ],
  ['not the metadata of a wheel being built', { 'src/METADATA': a1, 'src/PKG-INFO': a1 }, []],
  ['not Python itself', { 'usr/lib/python2.7/wsgiref.egg-info': core('wsgiref', '0.1.2') }, []],
];
for (const [name, files, wanted] of places) {
  test(`Python: ${name}`, () => {
    const result = runCataloger(python, files);
    assert.deepEqual(namesAndVersions(result), wanted);
    assert.deepEqual(result.problems, []);
  });
}

test('a distribution owns what RECORD lists and tells who installed it from where', () => {
  const info = `${site}/Zope.Thing_x-1.0.dist-info`;
  const { packages, problems } = runCataloger(python, {
    [`${info}/METADATA`]: core(
      'Zope.Thing_x',
      '1.0',
      'Author: A. B.',
      'Project-URL: Homepage, https://x.org/',
    ),
    [`${info}/RECORD`]: [
      'zope/thing.py,sha256=x,10',
      '"odd, ""name"".py",,',
      '../../../bin/thing,,',
      '/etc/thing.conf,,',
      '../../../../../../etc/shadow,,',
      '',
    ].join('\n'),
    [`${info}/INSTALLER`]: 'pip\n',
    [`${info}/direct_url.json`]: '{"url":"https://user:secret@x.org/a.git?token=1","vcs_info":{}}',
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(packages, [
    {
      type: 'pypi',
      name: 'Zope.Thing_x',
      version: '1.0',
      purl: 'pkg:pypi/zope-thing-x@1.0',
      licenses: [],
      evidence: ['METADATA', 'INSTALLER', 'RECORD', 'direct_url.json'].map((name) => `${info}/${name}`),
      files: [`${site}/zope/thing.py`, `${site}/odd, "name".py`, 'usr/bin/thing', 'etc/thing.conf'],
      metadata: {
        author: 'A. B.',
        homepage: 'https://x.org/',
        installer: 'pip',
        directUrl: 'https://x.org/a.git',
      },
    },
  ]);
});

test('installed-files.txt counts from the egg-info', () => {
  const { packages } = runCataloger(python, {
    [`${site}/a.egg-info/PKG-INFO`]: a1,
    [`${site}/a.egg-info/installed-files.txt`]: '../a/__init__.py\nPKG-INFO\n',
  });
  assert.deepEqual(packages[0]?.files, [`${site}/a/__init__.py`, `${site}/a.egg-info/PKG-INFO`]);
});

const licenses: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    'the expression stands alone',
    ['License-Expression: MIT OR ISC', 'License: x', 'Classifier: License :: y'],
    ['MIT OR ISC'],
  ],
  [
    'a classifier that says what the field says is left out',
    ['License: Apache-2.0', 'Classifier: License :: OSI Approved :: Apache Software License'],
    ['Apache-2.0'],
  ],
  [
    'a classifier that says another thing than the field is told, too',
    [
      'License: MIT',
      ...['MIT License', 'BSD License'].map((name) => `Classifier: License :: OSI Approved :: ${name}`),
    ],
    ['MIT', 'BSD License'],
  ],
  [
    'an expression in the field speaks for all its classifiers',
    [
      'License: (GPL-3.0-or-later OR bsd-3-clause)',
      'Classifier: License :: OSI Approved :: BSD License',
      'Classifier: License :: OSI Approved :: GNU General Public License v3 or later (GPLv3+)',
      'Classifier: License :: OSI Approved :: GNU General Public License v3 (GPLv3)',
    ],
    ['(GPL-3.0-or-later OR bsd-3-clause)', 'GNU General Public License v3 (GPLv3)'],
  ],
  ['a bare classifier tells nothing', ['License: UNKNOWN', 'Classifier: License :: OSI Approved'], []],
  [
    'of a licence text the first line',
    ['License: The X License', '        Permission is hereby'],
    ['The X License'],
  ],
  [
    'a licence text yields to classifiers',
    ['License: Copyright', '    Permission', 'Classifier: License :: OSI Approved :: BSD License'],
    ['BSD License'],
  ],
];
for (const [name, lines, wanted] of licenses) {
  test(`licences of a distribution: ${name}`, () => {
    const { packages } = runCataloger(python, { 'x.egg-info/PKG-INFO': core('a', '1.0', ...lines) });
    assert.deepEqual(packages[0]?.licenses, wanted);
  });
}

test('metadata that tells no name, or none that Python allows, is a problem', () => {
  for (const content of [
    '',
    'Name: a\n',
    'Version: 1\n',
    'Name: a b\nVersion: 1\n',
    'Name: a\nVersion: $(x)\n',
    '\0\xff',
  ]) {
    const { packages, problems } = runCataloger(python, { 'x.egg-info/PKG-INFO': content });
    assert.deepEqual([packages.length, problems.length], [0, 1], JSON.stringify(content));
  }
});

test('a list of files that is out of all proportion is a problem', () => {
  const base = `${'directory/'.repeat(300)}a-1.0.dist-info`;
  const { packages, problems } = runCataloger(python, {
    [`${base}/METADATA`]: a1,
    [`${base}/RECORD`]: 'x,,\n'.repeat(20_000),
  });
  assert.deepEqual([packages[0]?.files, problems.length], [[], 1]);
});

test('metadata cut anywhere gives a distribution or a problem', () => {
  const text = core('name', '1.0', 'License: MIT', 'Classifier: License :: OSI Approved :: MIT License');
  for (let length = 0; length < text.length; length++) {
    const { packages, problems } = runCataloger(python, { 'x.egg-info/PKG-INFO': text.slice(0, length) });
    assert.equal(packages.length + problems.length, 1);
  }
});

const wants = compileGlobs(python.wants.globs ?? []);
const canonical = (name: string) => name.toLowerCase().replaceAll(/[-_.]+/g, '-');

interface Listed {
  readonly name: string;
  readonly version: string;
}

function pipList(...options: readonly string[]): string[] {
  const text = execFileSync(
    '/usr/bin/python3',
    ['-m', 'pip', 'list', '--format', 'json', '--disable-pip-version-check', ...options],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  return (JSON.parse(text) as Listed[]).map(({ name, version }) => `${canonical(name)} ${version}`).sort();
}

const dist = '/usr/lib/python3/dist-packages';
const noPip = !existsSync(join(dist, 'pip')) && skipOrFail('needs the Debian package python3-pip');

function below(root: string): Record<string, Buffer> {
  const files = filesBelow(root, (path) => wants(`${root.slice(1)}/${path}`));
  return Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [`${root.slice(1)}/${path}`, bytes]),
  );
}

function found(files: Files): string[] {
  return runCataloger(python, files)
    .packages.map(({ name, version }) => `${canonical(name)} ${version}`)
    .sort();
}

test('the distributions of a Debian system are those pip list lists', { skip: noPip }, () => {
  const listed = pipList('--path', dist);
  assert.ok(listed.length > 3);
  assert.deepEqual(found(below(dist)), listed);
});

/** One line a file of every distribution, as Python itself reads RECORD. */
const recorded = `
import importlib.metadata, os, sys
for d in importlib.metadata.distributions(path=[sys.argv[1]]):
    for f in d.files or []:
        print(d.metadata['Name'] + ' ' + os.path.normpath(os.path.join(sys.argv[1], str(f)))[1:])
`;

test('packages installed by pip, and their files, are those pip and Python list', { skip: noPip }, (t) => {
  const root = mkdtempSync(join(tmpdir(), 'kedge-pip-'));
  t.after(() => rmSync(root, { recursive: true }));
  const names = ['flask', 'zope.interface', 'ruamel.yaml', 'six', 'PyYAML'];
  try {
    execFileSync('/usr/bin/python3', ['-m', 'pip', 'install', '-q', '--target', root, ...names], {
      stdio: 'pipe',
    });
  } catch {
    t.skip(skipOrFail('pip could not download packages'));
    return;
  }
  const files = below(root);
  const listed = pipList('--path', root);
  assert.ok(listed.length > 8);
  assert.deepEqual(found(files), listed);
  const owned = runCataloger(python, files).packages.flatMap((draft) =>
    draft.files.map((path) => `${draft.name} ${path}`),
  );
  const told = execFileSync('/usr/bin/python3', ['-c', recorded, root], { encoding: 'utf8' })
    .trim()
    .split('\n');
  assert.deepEqual(owned.sort(), told.sort());
});
