import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { formatPurl, type Purl, parsePurl } from '../../src/model/purl.ts';

type Qualifiers = Readonly<Record<string, string>> | null;
type Components = readonly [
  type: string | null,
  namespace: string | null,
  name: string | null,
  version: string | null,
  qualifiers: Qualifiers,
  subpath: string | null,
];
type Case =
  | readonly ['parse', purl: string, canonical: string | null, components: Components]
  | readonly ['parse', purl: string, canonical: 'fails']
  | readonly ['build', components: Components, canonical: string];

const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL('fixtures/purl-spec/cases.json', import.meta.url), 'utf8'),
);
const refused = { name: 'KedgeError', code: 'USAGE' };

function toPurl([type, namespace, name, version, qualifiers, subpath]: Components): Purl {
  return {
    type: type ?? '',
    ...(namespace !== null && { namespace }),
    name: name ?? '',
    ...(version !== null && { version }),
    ...(qualifiers !== null && { qualifiers }),
    ...(subpath !== null && { subpath }),
  };
}

suite('the official suite', () => {
  for (const [kind, input, canonical, components] of cases) {
    test(`${kind} ${JSON.stringify(input)}`, (t) => {
      if (kind === 'build') {
        if (canonical === 'fails') t.assert.throws(() => formatPurl(toPurl(input)), refused);
        else t.assert.equal(formatPurl(toPurl(input)), canonical);
      } else if (components === undefined) {
        t.assert.throws(() => parsePurl(input), refused);
      } else {
        t.assert.deepEqual(parsePurl(input), toPurl(components));
        if (canonical === null) return;
        t.assert.equal(formatPurl(parsePurl(input)), canonical);
        t.assert.equal(formatPurl(toPurl(components)), canonical);
        t.assert.equal(formatPurl(parsePurl(canonical)), canonical);
      }
    });
  }
});

const canonical: readonly (readonly [name: string, purl: Purl, text: string])[] = [
  [
    'a plus sign is encoded',
    { type: 'deb', namespace: 'debian', name: 'libstdc++6', version: '12+b1' },
    'pkg:deb/debian/libstdc%2B%2B6@12%2Bb1',
  ],
  [
    'undefined and empty qualifiers are left out',
    { type: 'rpm', name: 'x', qualifiers: { epoch: undefined, arch: '' } },
    'pkg:rpm/x',
  ],
  [
    'qualifiers are sorted by key',
    { type: 'rpm', name: 'x', qualifiers: { b: '1', a: '2', B2: '3' } },
    'pkg:rpm/x?a=2&b=1&b2=3',
  ],
  ['a slash in a name stays part of it', { type: 'generic', name: 'a/b' }, 'pkg:generic/a%2Fb'],
  [
    'slashes around a namespace mean nothing',
    { type: 'generic', namespace: '/a//b/', name: 'c' },
    'pkg:generic/a/b/c',
  ],
  [
    'dots in a subpath lead nowhere',
    { type: 'generic', name: 'c', subpath: '../a/./b' },
    'pkg:generic/c#a/b',
  ],
  ['bytes that are not UTF-8 keep their value', { type: 'generic', name: 'caf\udce9' }, 'pkg:generic/caf%E9'],
  [
    'other lone surrogates become the replacement character',
    { type: 'npm', name: 'x\ud800' },
    'pkg:npm/x%EF%BF%BD',
  ],
  ['letters beyond ASCII are encoded', { type: 'generic', name: 'é😃' }, 'pkg:generic/%C3%A9%F0%9F%98%83'],
];

suite('canonical text', () => {
  for (const [name, purl, text] of canonical) {
    test(name, (t) => {
      t.assert.equal(formatPurl(purl), text);
      t.assert.equal(formatPurl(parsePurl(text)), text);
    });
  }
});

const malformed = [
  '',
  'pkg:',
  'pkg:npm',
  'pkg:npm/',
  'npm/foo@1',
  'pkg:n+m/foo',
  'pkg:npm/foo@1%2',
  'pkg:npm/foo%zz',
  'pkg:npm/foo?1a=b',
  'pkg:npm/foo?a=1&A=2',
];

suite('what is no package URL is refused', () => {
  for (const text of malformed)
    test(JSON.stringify(text), (t) => t.assert.throws(() => parsePurl(text), refused));
});

test('a very long text is read or refused at once', (t) => {
  const long = 'a/'.repeat(200_000);
  t.assert.equal(parsePurl(`pkg:generic/${long}x`).name, 'x');
  t.assert.throws(() => parsePurl(`pkg:generic/${'%'.repeat(400_000)}`), refused);
  t.assert.equal(parsePurl(`pkg:${'/'.repeat(16)}generic/x`).name, 'x');
});
