import { test } from 'node:test';
import type { Package, PackageType } from '../../src/model/package.ts';
import {
  engineLocation,
  engineName,
  engineType,
  engineVersion,
  isCalled,
  licenseWords,
  packageClass,
  triggerName,
} from '../../src/policy/engine-package.ts';
import { samplePackage } from '../support/sample-analysis.ts';

interface Row {
  readonly type: PackageType;
  readonly name: string;
  readonly path: string;
  readonly identifiedBy?: string;
  readonly location: string;
  /** In trigger ids. */
  readonly triggerName: string;
}

function pkg({ type, name, path, identifiedBy }: Omit<Row, 'location' | 'triggerName'>): Package {
  const metadata = identifiedBy === undefined ? {} : { identifiedBy };
  return samplePackage({ type, name, purl: `pkg:${type}/x`, evidence: [path], metadata });
}

/** Locations are the keys of the Engine's analyzers, its handlers of what Syft finds. */
const rows: readonly Row[] = [
  {
    type: 'deb',
    name: 'libc6',
    path: 'var/lib/dpkg/status',
    location: '/var/lib/dpkg/status',
    triggerName: 'libc6',
  },
  {
    type: 'npm',
    name: 'lodash',
    path: 'app/node_modules/lodash/package.json',
    location: '/app/node_modules/lodash/package.json',
    triggerName: 'lodash',
  },
  {
    type: 'npm',
    name: '@acme/ui',
    path: 'app/node_modules/@acme/ui/package.json',
    location: '/app/node_modules/@acme/ui/package.json',
    triggerName: 'ui',
  },
  { type: 'npm', name: 'ui', path: 'package.json', location: '/package.json', triggerName: 'ui-1.0' },
  {
    type: 'gem',
    name: 'rake',
    path: 'usr/lib/ruby/specifications/rake-1.0.gemspec',
    location: '/usr/lib/ruby/specifications/rake-1.0.gemspec',
    triggerName: 'rake-1.0.gemspec',
  },
  {
    type: 'pypi',
    name: 'PyYAML',
    path: 'usr/lib/python3/site-packages/PyYAML-1.0.dist-info/METADATA',
    location: '/usr/lib/python3/site-packages/PyYAML',
    triggerName: 'PyYAML-1.0',
  },
  {
    type: 'pypi',
    name: 'six',
    path: 'usr/lib/python3/dist-packages/six-1.0.egg-info',
    location: '/usr/lib/python3/dist-packages/six',
    triggerName: 'six-1.0',
  },
  {
    type: 'golang',
    name: 'golang.org/x/net',
    path: 'usr/bin/app',
    location: '/usr/bin/app:golang.org/x/net@1.0',
    triggerName: 'golang.org/x/net-1.0',
  },
  {
    type: 'maven',
    name: 'org.apache.commons:commons-io',
    path: 'app/app.war!/WEB-INF/lib/commons-io-1.0.jar',
    identifiedBy: 'pom.properties',
    location: '/app/app.war:WEB-INF/lib/commons-io-1.0.jar',
    triggerName: 'commons-io-1.0.jar',
  },
  {
    type: 'maven',
    name: 'com.google.guava:guava',
    path: 'app/all.jar',
    identifiedBy: 'pom.properties',
    location: '/app/all.jar:guava',
    triggerName: 'all.jar:guava',
  },
  {
    type: 'maven',
    name: 'com.google.guava:guava',
    path: 'app/all.jar',
    identifiedBy: 'pom.xml',
    location: '/app/all.jar:guava',
    triggerName: 'all.jar:guava',
  },
  {
    type: 'maven',
    name: 'acme:guava',
    path: 'app/guava.jar',
    identifiedBy: 'pom.properties',
    location: '/app/guava.jar',
    triggerName: 'guava.jar',
  },
  {
    type: 'maven',
    name: 'acme:server',
    path: 'app/start.jar',
    identifiedBy: 'manifest',
    location: '/app/start.jar',
    triggerName: 'start.jar',
  },
];

test('places and trigger ids are those of the Engine', (t) => {
  for (const { location, triggerName: named, ...row } of rows) {
    t.assert.equal(engineLocation(pkg(row)), location, row.path);
    t.assert.equal(triggerName(pkg(row)), named, row.path);
  }
});

test('a package that no file tells of goes by name and version', (t) => {
  const nowhere = { ...pkg({ type: 'maven', name: 'acme:server', path: '' }), locations: [] };
  t.assert.equal(engineLocation(nowhere), 'server-1.0');
  t.assert.equal(triggerName(nowhere), 'server-1.0');
  t.assert.equal(triggerName({ ...nowhere, type: 'npm', name: 'ui' }), 'ui-1.0');
});

test('types have the words of the Engine', (t) => {
  const words = ['deb', 'rpm', 'apk', 'npm', 'pypi', 'gem', 'maven', 'golang', 'nuget', 'constructor'].map(
    (type) => `${type} ${engineType({ type })} ${packageClass({ type })}`,
  );
  t.assert.deepEqual(words, [
    'deb dpkg os',
    'rpm rpm os',
    'apk APKG os',
    'npm npm non-os',
    'pypi python non-os',
    'gem gem non-os',
    'maven java non-os',
    'golang go non-os',
    'nuget nuget non-os',
    'constructor constructor non-os',
  ]);
  for (const type of ['alpm', 'ebuild', 'opkg'])
    t.assert.equal(`${engineType({ type })} ${packageClass({ type })}`, `${type} os`);
});

test('artifacts of Maven alone have a group to leave out', (t) => {
  t.assert.equal(engineName({ type: 'maven', name: 'a.b:c' }), 'c');
  t.assert.equal(engineName({ type: 'golang', name: 'a.b:c' }), 'a.b:c');
  t.assert.equal(isCalled({ type: 'maven', name: 'a.b:c' }, 'c'), true);
  t.assert.equal(isCalled({ type: 'maven', name: 'a.b:c' }, 'a.b:c'), true);
  t.assert.equal(isCalled({ type: 'golang', name: 'a.b:c' }, 'c'), false);
});

test('a release is cut off where the Engine kept it apart', (t) => {
  t.assert.equal(engineVersion({ type: 'rpm', version: '1:4.4.19-7.el8' }), '1:4.4.19');
  t.assert.equal(engineVersion({ type: 'apk', version: '1.1.1t-r0' }), '1.1.1t');
  t.assert.equal(engineVersion({ type: 'apk', version: '1.1.1t' }), '1.1.1t');
  t.assert.equal(engineVersion({ type: 'deb', version: '2.36-9' }), '2.36-9');
  t.assert.equal(engineVersion({ type: 'npm', version: '1.0.0-rc.1' }), '1.0.0-rc.1');
});

test('declared licences are cut at white space', (t) => {
  t.assert.deepEqual(licenseWords({ type: 'rpm', licenses: ['GPLv2+ and  MIT', 'BSD\n'] }), [
    'GPLv2+',
    'and',
    'MIT',
    'BSD',
  ]);
});
