import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gem } from '../../../src/catalog/language/gem.ts';
import { compileGlobs } from '../../../src/core/glob.ts';
import { needs } from '../../support/real-part.ts';
import { namesAndVersions, runCataloger } from '../../support/run-cataloger.ts';

const specification = (...lines: readonly string[]) =>
  [
    '# -*- encoding: utf-8 -*-',
    ...lines.filter((line) => line.startsWith('#')),
    '',
    'Gem::Specification.new do |s|',
  ]
    .concat(
      lines.filter((line) => !line.startsWith('#')).map((line) => `  ${line}`),
      'end',
      '',
    )
    .join('\n');

const directory = 'var/lib/gems/3.1.0/specifications';
const rake = specification('# stub: rake 13.0.6 ruby lib', 's.name = "rake".freeze', 's.version = "13.0.6"');

const places: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['an installed gem', `${directory}/rake-13.0.6.gemspec`, rake, ['rake 13.0.6']],
  ['a default gem', `${directory}/default/rake-13.0.6.gemspec`, rake, ['rake 13.0.6']],
  [
    'a gem without a stub line',
    `${directory}/x.gemspec`,
    specification(`s.name = 'a-b'`, 's.version = Gem::Version.new("1.0.pre")'),
    ['a-b 1.0.pre'],
  ],
  [
    'a gem whose version must be computed, by its file name',
    `${directory}/a-b-1.5.gemspec`,
    specification('s.name = "a"', 's.version = A::VERSION'),
    ['a-b 1.5'],
  ],
  [
    'a gem of another platform by its file name',
    `${directory}/ffi-1.15.5-x86_64-linux.gemspec`,
    '',
    ['ffi 1.15.5'],
  ],
  ['not the source of a gem', 'srv/app/rake.gemspec', rake, []],
  ['not a cached gem', 'var/lib/gems/3.1.0/cache/rake-13.0.6.gem', rake, []],
];
for (const [name, path, content, wanted] of places) {
  test(`gem: ${name}`, () => {
    const result = runCataloger(gem, { [path]: content });
    assert.deepEqual(namesAndVersions(result), wanted);
    assert.deepEqual(result.problems, []);
  });
}

test('a gem tells licences, makers, home page, platform and whether Ruby brought it', () => {
  const content = specification(
    '# stub: nokogiri 1.13.10 x86_64-linux lib',
    "s.licenses = [\"MIT\".freeze, %q<ISC>, 'BSD \\' 2',",
    '  "Ruby"]',
    's.license = "MIT"',
    's.authors = ["Andr\\u00E9", "B \\"C\\" D"]',
    'other.homepage = "https://y.org/"',
    's.homepage = "https://x.org/#a".freeze',
    's.summary = "#{`id`}"',
  );
  const path = `${directory}/default/nokogiri-1.13.10-x86_64-linux.gemspec`;
  assert.deepEqual(runCataloger(gem, { [path]: content }).packages, [
    {
      type: 'gem',
      name: 'nokogiri',
      version: '1.13.10',
      purl: 'pkg:gem/nokogiri@1.13.10?platform=x86_64-linux',
      licenses: ['MIT', 'ISC', "BSD ' 2", 'Ruby'],
      evidence: [path],
      files: [],
      metadata: {
        platform: 'x86_64-linux',
        author: 'André, B "C" D',
        homepage: 'https://x.org/#a',
        default: true,
      },
    },
  ]);
});

test('a specification that tells no name anywhere is a problem', () => {
  for (const content of ['', 'puts 1', specification('s.name = "../x"', 's.version = "1"')]) {
    const { packages, problems } = runCataloger(gem, { [`${directory}/x.gemspec`]: content });
    assert.deepEqual([packages.length, problems.length], [0, 1]);
  }
});

test('a specification cut anywhere, or full of openings, gives a gem or a problem', () => {
  const texts = Array.from(rake, (_, length) => rake.slice(0, length));
  texts.push(
    specification(`s.name = [${'"a",'.repeat(100_000)}`),
    specification('s.licenses = ["a" '.repeat(20_000)),
    specification('s.summary = %q{\n'.repeat(200_000)),
  );
  for (const text of texts) {
    const { packages, problems } = runCataloger(gem, { [`${directory}/x.gemspec`]: text });
    assert.equal(packages.length + problems.length, 1);
  }
});

/** What RubyGems knows of every specification file. */
const listing = `require "json"; puts Gem::Specification.map { |s|
  [s.loaded_from, s.name, s.version.to_s, s.platform.to_s, s.licenses, s.homepage, s.authors.join(", "), s.default_gem?]
}.to_json`;

test('the gems of this machine are what RubyGems knows of them', { skip: needs('ruby') }, () => {
  const known = JSON.parse(execFileSync('ruby', ['-e', listing], { encoding: 'utf8' })) as [
    string,
    ...unknown[],
  ][];
  assert.ok(known.length > 50);
  const files = Object.fromEntries(known.map(([path]) => [path.slice(1), readFileSync(path)]));
  assert.deepEqual(
    Object.keys(files).filter((path) => !compileGlobs(gem.wants.globs ?? [])(path)),
    [],
  );
  const { packages, problems } = runCataloger(gem, files);
  const found = packages.map(({ name, version, licenses, evidence, metadata }) => {
    const { platform = 'ruby', homepage = null, author = '', default: isDefault = false } = metadata;
    return [`/${evidence[0]}`, name, version, platform, [...licenses], homepage, author, isDefault];
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(found.sort(byPath), known.sort(byPath));
});

function byPath([a]: readonly unknown[], [b]: readonly unknown[]): number {
  return String(a) < String(b) ? -1 : 1;
}
