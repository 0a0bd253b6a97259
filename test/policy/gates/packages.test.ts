import { suite, test } from 'node:test';
import type { VerifyDifference } from '../../../src/model/inspection.ts';
import { packages as gate } from '../../../src/policy/gates/packages.ts';
import { factsOf, faultsOf, idsOf, messagesOf, outcomeOf } from '../../support/policy.ts';
import { sampleAnalysis, samplePackage } from '../../support/sample-analysis.ts';
import { scanImage } from '../../support/scan.ts';

const alpine = scanImage('test/images/alpine-3.14.tar').then((analysis) => factsOf(analysis));

const bash = samplePackage({ type: 'rpm', name: 'bash', version: '1:4.4.19-7.el8', purl: 'pkg:rpm/bash' });
const sample = factsOf(sampleAnalysis({ packages: [...sampleAnalysis().packages, bash] }));

suite('packages:blacklist', () => {
  test('fires for a package of the name', (t) => {
    t.assert.deepEqual(outcomeOf([gate, 'blacklist'], { name: 'libc6' }, sample), {
      looked: '4 packages',
      notes: ['3 of another name'],
      matches: [{ message: 'Package is blacklisted: libc6' }],
    });
    // printf 'packagesblacklistPackage is blacklisted: libc6' | md5sum
    t.assert.deepEqual(idsOf([gate, 'blacklist'], { name: 'libc6' }, sample), [
      '3f9cc8aa07935bb64cac1731f52dff95',
    ]);
  });

  test('does not take a part of a name for it', (t) => {
    t.assert.deepEqual(messagesOf([gate, 'denylist'], { name: 'libc' }, sample), []);
  });

  test('compares the version, of RPM and Alpine packages without the release', async (t) => {
    const messages = (name: string, version: string) =>
      messagesOf([gate, 'blacklist'], { name, version }, sample);
    t.assert.deepEqual(messages('libc6', '2.36-9+deb12u4'), ['Package is blacklisted: libc6-2.36-9+deb12u4']);
    t.assert.deepEqual(messages('libc6', '2.36'), []);
    t.assert.deepEqual(messages('bash', '1:4.4.19'), ['Package is blacklisted: bash-1:4.4.19']);
    const given = { name: 'musl', version: '1.2.2' };
    t.assert.deepEqual(messagesOf([gate, 'blacklist'], given, await alpine), [
      'Package is blacklisted: musl-1.2.2',
    ]);
  });

  test('says that a version with its release is not what is compared', async (t) => {
    const facts = await alpine;
    const notes = (version: string) => outcomeOf([gate, 'blacklist'], { name: 'musl', version }, facts).notes;
    t.assert.deepEqual(notes('1.2.2-r3'), ['13 of another name', '1 compared without its release, as 1.2.2']);
    t.assert.deepEqual(notes('1.2.3'), ['13 of another name', '1 of another version']);
  });

  test('takes an empty version for none', (t) => {
    t.assert.deepEqual(messagesOf([gate, 'blacklist'], { name: 'libc6', version: '' }, sample), [
      'Package is blacklisted: libc6',
    ]);
  });

  test('knows an artifact of Maven by its own and by its whole name', (t) => {
    const message = ['Package is blacklisted: commons-io'];
    const messages = (name: string) => messagesOf([gate, 'blacklist'], { name }, sample);
    t.assert.deepEqual(messages('commons-io'), message);
    t.assert.deepEqual(messages('org.apache.commons:commons-io'), message);
    t.assert.deepEqual(messages('org.apache.commons'), []);
  });

  test('has to be told a name', (t) => {
    t.assert.deepEqual(faultsOf([gate, 'blacklist'], { version: '1' }), [
      { parameter: 'name', problem: 'is required and missing' },
    ]);
  });
});

suite('packages:required_package', () => {
  const messages = (given: { readonly [name: string]: string }) =>
    messagesOf([gate, 'required_package'], given, sample);
  const minimum = (name: string, version: string) =>
    messages({ name, version, version_match_type: 'minimum' });

  test('is content with any version where none is asked for', (t) => {
    t.assert.deepEqual(outcomeOf([gate, 'required_package'], { name: 'libc6' }, sample), {
      looked: '4 packages',
      notes: ['libc6 2.36-9+deb12u4 is there'],
      matches: [],
    });
  });

  test('names what is missing, with the version that was asked for', (t) => {
    t.assert.deepEqual(messages({ name: 'sudo' }), [
      'Required input package (sudo) is not present in container image',
    ]);
    t.assert.deepEqual(messages({ name: 'sudo', version: '' }), [
      'Required input package (sudo) is not present in container image',
    ]);
    t.assert.deepEqual(messages({ name: 'sudo', version: '1.9' }), [
      'Required input package (sudo,1.9) is not present in container image',
    ]);
    // printf 'packagesrequired_packageRequired input package (sudo) is not present in container image' | md5sum
    t.assert.deepEqual(idsOf([gate, 'required_package'], { name: 'sudo' }, sample), [
      'e918be24d1d14b2bd044c6f51a942dfb',
    ]);
  });

  test('asks for this very version, release and epoch included', (t) => {
    t.assert.deepEqual(messages({ name: 'bash', version: '1:4.4.19-7.el8' }), []);
    t.assert.deepEqual(
      messages({ name: 'bash', version: '1:4.4.19-7.el8', version_match_type: 'exact' }),
      [],
    );
    t.assert.deepEqual(messages({ name: 'bash', version: '1:4.4.19' }), [
      'Required input package (bash) is present (1:4.4.19-7.el8), but not at the version specified in policy (bash)',
    ]);
    t.assert.equal(messages({ name: 'bash', version: '1:4.4.19-6.el8' }).length, 1);
  });

  test('asks for this version or a later one, in the order of the type', (t) => {
    t.assert.deepEqual(minimum('libc6', '2.36-9+deb12u4'), []);
    t.assert.deepEqual(minimum('libc6', '2.36-9+deb12u3'), []);
    t.assert.deepEqual(minimum('libc6', '2.36-9+deb12u10'), [
      'Required min-version input package (libc6) is present (2.36-9+deb12u4), but is lower version than what is specified in policy (2.36-9+deb12u10)',
    ]);
    t.assert.deepEqual(minimum('bash', '1:4.4.19-10.el8').length, 1);
    t.assert.deepEqual(minimum('bash', '1:4.4.19-6.el8'), []);
    t.assert.deepEqual(minimum('commons-io', '2.9.0'), []);
    t.assert.equal(minimum('commons-io', '2.12.0').length, 1);
    t.assert.deepEqual(minimum('commons-io', '2.11'), []);
  });

  test('is not content with a version that cannot be compared', (t) => {
    t.assert.equal(minimum('@acme/ui', 'one').length, 1);
  });

  test('is content when one of several is good', (t) => {
    const ui = (version: string) =>
      samplePackage({ type: 'npm', name: 'ui', version, purl: `pkg:npm/ui@${version}` });
    const facts = factsOf(sampleAnalysis({ packages: [ui('1.0.0'), ui('2.0.0')] }));
    const given = { name: 'ui', version: '1.5.0', version_match_type: 'minimum' };
    t.assert.deepEqual(outcomeOf([gate, 'required_package'], given, facts).notes, ['ui 2.0.0 is there']);
    t.assert.deepEqual(outcomeOf([gate, 'required_package'], { name: 'ui' }, facts).notes, [
      'ui 1.0.0 is there',
    ]);
    t.assert.deepEqual(messagesOf([gate, 'required_package'], { name: 'ui', version: '2.0.0' }, facts), []);
  });

  test('names every parameter that cannot be used', (t) => {
    t.assert.deepEqual(
      faultsOf([gate, 'required_package'], { version_match_type: 'name_only' }).map(
        ({ parameter }) => parameter,
      ),
      ['name', 'version_match_type'],
    );
  });
});

suite('packages:verify', () => {
  const own = { package: 'deb-libc6' };
  const differences: readonly VerifyDifference[] = [
    { path: 'etc/motd', status: 'changed', what: ['digest'], config: true, ...own },
    { path: 'etc/nsswitch.conf', status: 'missing', config: true, ...own },
    { path: 'srv/own', status: 'extra' },
    { path: 'usr/bin/kind', status: 'changed', what: ['kind'], ...own },
    { path: 'usr/bin/su', status: 'changed', what: ['mode', 'owner'], ...own },
    { path: 'usr/lib/owner', status: 'changed', what: ['owner'], ...own },
    { path: 'usr/lib/size', status: 'changed', what: ['size'], package: 'rpm-bash' },
    { path: 'usr/share/x', status: 'changed', what: ['digest'], ...own },
  ];
  const facts = factsOf({ ...sample.analysis, packageFiles: { checked: 7, differences } });
  const rows = (given = {}) =>
    messagesOf([gate, 'verify'], given, facts).map((message) => {
      const [, name = '', path = '', status = ''] =
        /'([^']*)'[^']*'([^']*)'[^']*'([^']*)'$/.exec(message) ?? [];
      return `${name} ${path} ${status}`;
    });

  test('fires for what is missing and for what differs in content, size or mode', (t) => {
    t.assert.deepEqual(outcomeOf([gate, 'verify'], {}, facts).looked, '7 files of packages');
    t.assert.deepEqual(rows(), [
      'libc6 /etc/nsswitch.conf missing',
      'libc6 /usr/bin/su changed',
      'bash /usr/lib/size changed',
      'libc6 /usr/share/x changed',
    ]);
    t.assert.deepEqual(outcomeOf([gate, 'verify'], {}, facts).notes, [
      '1 changed and meant to be: configuration',
      '1 that no package owns',
      '1 that differ in kind alone',
      '1 that differ in owner alone',
    ]);
  });

  test('says which package, file and difference', (t) => {
    const given = { only_directories: '/usr/bin/su' };
    t.assert.deepEqual(messagesOf([gate, 'verify'], given, facts), [
      "VERIFY check against package db for package 'libc6' failed on entry '/usr/bin/su' with status: 'changed'",
    ]);
    // printf "packagesverifyVERIFY check … with status: 'changed'" | md5sum
    t.assert.deepEqual(idsOf([gate, 'verify'], given, facts), ['e60ebc4d298abf9ee5b0997a6b82d1fd']);
  });

  test('looks at one kind of difference', (t) => {
    t.assert.deepEqual(rows({ check: 'missing' }), ['libc6 /etc/nsswitch.conf missing']);
    t.assert.deepEqual(rows({ check: 'changed' }), [
      'libc6 /usr/bin/su changed',
      'bash /usr/lib/size changed',
      'libc6 /usr/share/x changed',
    ]);
  });

  test('looks at the packages that are named', (t) => {
    t.assert.deepEqual(rows({ only_packages: 'zlib, bash' }), ['bash /usr/lib/size changed']);
    t.assert.deepEqual(rows({ only_packages: 'ba' }), []);
  });

  test('looks at paths that begin with what is given', (t) => {
    t.assert.deepEqual(rows({ only_directories: '/usr/b,/usr/sh' }), [
      'libc6 /usr/bin/su changed',
      'libc6 /usr/share/x changed',
    ]);
    t.assert.deepEqual(rows({ only_directories: 'usr' }), []);
    t.assert.deepEqual(outcomeOf([gate, 'verify'], { only_directories: 'usr' }, facts).notes, [
      '7 in another directory',
      '1 that no package owns',
    ]);
  });

  test('says that there is nothing to compare with', (t) => {
    const bare = factsOf(sampleAnalysis({ packageFiles: undefined }));
    t.assert.deepEqual(outcomeOf([gate, 'verify'], {}, bare), {
      looked: 'nothing: no package database lists files',
      notes: [],
      matches: [],
    });
  });

  test('leaves an image alone that is as its packages have it', async (t) => {
    const { matches, notes } = outcomeOf([gate, 'verify'], {}, await alpine);
    t.assert.deepEqual(matches, []);
    t.assert.deepEqual(notes, ['10 that no package owns', '1 changed and meant to be: configuration']);
  });

  test('names every parameter that cannot be used', (t) => {
    t.assert.deepEqual(
      faultsOf([gate, 'verify'], { only_packages: ',', only_directories: '', check: 'extra' }).map(
        ({ parameter }) => parameter,
      ),
      ['only_packages', 'only_directories', 'check'],
    );
  });
});
