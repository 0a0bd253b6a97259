import { suite, test } from 'node:test';
import { gates } from '../../../src/policy/list.ts';
import { faultsOf, outcomeOf } from '../../support/policy.ts';

/** Gate, what took its place, triggers: gates/eol of the Engine's last release. */
const ended = [
  [
    'anchoresec',
    'vulnerabilities',
    'vulnlow vulnmedium vulnhigh vulncritical vulnunknown feedoutofdate unsupporteddistro',
  ],
  [
    'dockerfilecheck',
    'dockerfile',
    'directivecheck effectiveuser expose nofrom fromscratch notag sudo volumepresent nohealthcheck nodockerfile',
  ],
  ['filecheck', 'files', 'contentmatch filenamematch suidsgidcheck'],
  [
    'fileparse_passwd',
    'passwd_file',
    'filenotstored usernamematch useridmatch groupidmatch shellmatch pentrymatch',
  ],
  [
    'gemcheck',
    'ruby_gems',
    'gemnotlatest gemnotofficial gembadversion gempkgfullmatch gempkgnamematch gemnofeed',
  ],
  ['imagecheck', undefined, 'baseoutofdate'],
  ['licblacklist', 'licenses', 'licfullmatch licsubmatch'],
  ['metadatacheck', 'metadata', 'attributecheck'],
  ['npmcheck', 'npms', 'npmnotlatest npmnotofficial npmbadversion npmpkgfullmatch npmpkgnamematch npmnofeed'],
  ['pkgblacklist', 'packages', 'pkgfullmatch pkgnamematch'],
  ['pkgcheck', 'packages', 'pkgnotpresent verify'],
  ['pkgdiff', undefined, 'pkgversiondiff pkgadd pkgdel pkgdiff'],
  ['secretcheck', 'secret_scans', 'contentmatch filenamematch'],
  ['suiddiff', undefined, 'suiddiff suidfileadd suidfiledel suidmodediff'],
] as const;

suite('gates that were taken out of service', () => {
  const found = gates.filter(({ lifecycle }) => lifecycle === 'eol');

  test('are those of the Engine, each with its triggers and what took its place', (t) => {
    t.assert.deepEqual(
      found.map(({ name, supersededBy, triggers }) => [
        name,
        supersededBy,
        triggers.map((each) => each.name).join(' '),
      ]),
      ended,
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
