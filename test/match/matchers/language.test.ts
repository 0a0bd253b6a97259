import { test } from 'node:test';
import type { MatchedPackage } from '../../../src/match/input.ts';
import { advisoryOf, affectedOf, packageOf, reportOf } from '../../support/match.ts';

const cases: readonly (readonly [
  purl: string,
  ecosystem: string,
  name: string,
  more?: Partial<MatchedPackage>,
])[] = [
  ['pkg:npm/%40scope/name@1.0.0', 'npm', '@scope/name'],
  ['pkg:npm/jsonstream@1.0.0', 'npm', 'JSONStream', { name: 'JSONStream' }],
  ['pkg:pypi/zope.interface@1.0', 'PyPI', 'zope-interface', { name: 'zope.interface' }],
  ['pkg:pypi/Flask_Login@1.0', 'PyPI', 'flask-login', { name: 'Flask_Login' }],
  ['pkg:gem/rails@1.0', 'RubyGems', 'rails'],
  ['pkg:maven/org.example/thing@1.0', 'Maven', 'org.example:thing'],
  ['pkg:maven/org.example/thing@1.0', 'Maven', 'org.example:thing', { name: 'thing' }],
  ['pkg:cargo/serde_json@1.0.0', 'crates.io', 'serde_json'],
  ['pkg:nuget/Newtonsoft.Json@1.0.0', 'NuGet', 'newtonsoft.json'],
  ['pkg:composer/Symfony/Http-Kernel@1.0', 'Packagist', 'symfony/http-kernel'],
  ['pkg:hex/phoenix@1.0.0', 'Hex', 'phoenix'],
  ['pkg:pub/http@1.0.0', 'Pub', 'http'],
  ['pkg:conan/openssl@1.0.0', 'ConanCenter', 'openssl'],
  ['pkg:cran/Rcpp@1.0', 'CRAN', 'Rcpp'],
  ['pkg:hackage/aeson@1.0', 'Hackage', 'aeson'],
  ['pkg:bitnami/Redis@1.0.0', 'Bitnami', 'redis'],
  ['pkg:swift/github.com/apple/swift-nio@1.0.0', 'SwiftURL', 'github.com/apple/swift-nio'],
];

for (const [purl, ecosystem, name, more] of cases) {
  test(`${purl} is found as ${name} of ${ecosystem}`, (t) => {
    const advisories = [
      advisoryOf('GHSA-1', affectedOf(ecosystem, name, { range: '0..1.5' })),
      advisoryOf('GHSA-2', affectedOf(ecosystem, `${name}-other`)),
      advisoryOf('GHSA-3', affectedOf(`${ecosystem}:other`, name)),
    ];
    const { vulnerabilities } = reportOf({ packages: [packageOf(purl, more)], advisories });
    t.assert.deepEqual(
      vulnerabilities.map(({ id }) => id),
      ['GHSA-1'],
    );
  });
}
