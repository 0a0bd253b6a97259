import { suite, test } from 'node:test';
import { gates } from '../../../src/policy/list.ts';
import { faultsOf, outcomeOf } from '../../support/policy.ts';

/** Gate, what took its place, how many triggers: gates/eol of the Engine's last release. */
const ended = [
  ['anchoresec', 'vulnerabilities', 7],
  ['dockerfilecheck', 'dockerfile', 10],
  ['filecheck', 'files', 3],
  ['fileparse_passwd', 'passwd_file', 6],
  ['gemcheck', 'ruby_gems', 6],
  ['imagecheck', undefined, 1],
  ['licblacklist', 'licenses', 2],
  ['metadatacheck', 'metadata', 1],
  ['npmcheck', 'npms', 6],
  ['pkgblacklist', 'packages', 2],
  ['pkgcheck', 'packages', 2],
  ['pkgdiff', undefined, 4],
  ['secretcheck', 'secret_scans', 2],
  ['suiddiff', undefined, 4],
] as const;

suite('gates that were taken out of service', () => {
  const found = gates.filter(({ lifecycle }) => lifecycle === 'eol');

  test('are those of the Engine, each with what took its place', (t) => {
    t.assert.deepEqual(
      found.map(({ name, supersededBy, triggers }) => [name, supersededBy, triggers.length]),
      ended,
    );
  });

  test('have all their triggers, by name', (t) => {
    const names = found.flatMap(({ name, triggers }) => triggers.map((each) => `${name}:${each.name}`));
    t.assert.equal(new Set(names).size, 56);
    const some = [
      'anchoresec:vulnhigh',
      'dockerfilecheck:notag',
      'filecheck:suidsgidcheck',
      'fileparse_passwd:pentrymatch',
      'gemcheck:gemnofeed',
      'imagecheck:baseoutofdate',
      'pkgdiff:pkgversiondiff',
      'secretcheck:contentmatch',
      'suiddiff:suidmodediff',
    ];
    t.assert.deepEqual(
      some.filter((name) => !names.includes(name)),
      [],
    );
  });

  test('take any parameter and never fire', (t) => {
    for (const gate of found) {
      for (const { name, lifecycle, aliases, parameters } of gate.triggers) {
        t.assert.equal(lifecycle, 'eol');
        t.assert.deepEqual([aliases, parameters], [[], {}]);
        t.assert.deepEqual(faultsOf([gate, name], { maxage: 'x' }), []);
        t.assert.deepEqual(outcomeOf([gate, name], { maxage: 'x' }), {
          looked: 'nothing: the gate was taken out of service',
          notes: [],
          matches: [],
        });
      }
    }
  });
});
