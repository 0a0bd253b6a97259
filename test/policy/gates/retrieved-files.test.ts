import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { retrievedFiles } from '../../../src/policy/gates/retrieved-files.ts';
import { noInspection } from '../../support/inspect.ts';
import { factsOf, faultsOf, messagesOf, outcomeOf } from '../../support/policy.ts';
import { policy, verdict, written } from '../../support/policy-bundle.ts';
import { sampleAnalysis } from '../../support/sample-analysis.ts';
import { scanLayers } from '../../support/scan.ts';

const facts = factsOf(
  await scanLayers(
    [
      {
        'etc/passwd': 'adm:x:5:5:adm:/var/adm:/bin/bash',
        'etc/sshd_config': 'Port 22\n\tPermitRootLogin  yes\n',
        'etc/motd': 'not kept',
        'etc/sshd': { type: 'symlink', linkname: 'sshd_config' },
      },
    ],
    { inspect: { ...noInspection, retrieve: { globs: ['/etc/passwd', '/etc/sshd*'], maxBytes: 1000 } } },
  ),
);
const nothing = factsOf(sampleAnalysis({ retrieved: [] }));

suite('retrieved_files:content_not_available', () => {
  const trigger = [retrievedFiles, 'content_not_available'] as const;

  test('fires once for a file that was not kept', (t) => {
    const message = 'Cannot locate file in the image analysis';
    for (const path of ['/etc/motd', '/nowhere', 'etc/passwd'])
      t.assert.deepEqual(outcomeOf(trigger, { path }, facts), {
        looked: path,
        notes: [],
        matches: [{ message }],
      });
    t.assert.deepEqual(messagesOf(trigger, { path: '/etc/passwd' }, nothing), [message]);
  });

  test('does not fire for one that was', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, { path: '/etc/passwd' }, facts), {
      looked: '/etc/passwd',
      notes: ['its content was kept'],
      matches: [],
    });
  });

  test('needs a path', (t) => {
    t.assert.deepEqual(faultsOf(trigger), [{ parameter: 'path', problem: 'is required and missing' }]);
  });
});

suite('retrieved_files:content_regex', () => {
  const trigger = [retrievedFiles, 'content_regex'] as const;
  const rule = (regex: string, check: string, path = '/etc/passwd') => ({ path, regex, check });
  const said = (regex: string, check: string, path = '/etc/passwd') =>
    `Content regex '${regex}' check '${check}' found in retrieved file '${path}'`;

  test('fires when the content matches, or does not, as asked', (t) => {
    t.assert.deepEqual(messagesOf(trigger, rule('.*bash', 'match'), facts), [said('.*bash', 'match')]);
    t.assert.deepEqual(messagesOf(trigger, rule('.*zsh', 'no_match'), facts), [said('.*zsh', 'no_match')]);
    t.assert.deepEqual(outcomeOf(trigger, rule('.*zsh', 'match'), facts), {
      looked: '1 word of /etc/passwd',
      notes: ['no word matches'],
      matches: [],
    });
    t.assert.deepEqual(outcomeOf(trigger, rule('.*bash', 'no_match'), facts), {
      looked: '1 word of /etc/passwd',
      notes: ['a word matches'],
      matches: [],
    });
  });

  test('matches words from their start, and never a blank', (t) => {
    const path = '/etc/sshd_config';
    const matches = (regex: string) => messagesOf(trigger, rule(regex, 'match', path), facts).length === 1;
    t.assert.equal(matches('yes$'), true);
    t.assert.equal(matches('Permit'), true);
    t.assert.equal(matches('es'), false);
    t.assert.equal(matches('.*PermitRootLogin\\s+yes'), false);
    t.assert.equal(matches('$'), false);
    t.assert.equal(outcomeOf(trigger, rule('x', 'match', path), facts).looked, `4 words of ${path}`);
  });

  test('words end where Python ends them', (t) => {
    const content = gzipSync('a\u0085b\u00a0c\u001cd\u2003e\ufefff').toString('base64');
    const odd = factsOf(
      sampleAnalysis({ retrieved: [{ path: 'f', layer: 0, size: 1, content, redactions: 0 }] }),
    );
    t.assert.equal(outcomeOf(trigger, rule('x', 'match', '/f'), odd).looked, '5 words of /f');
  });

  test('an empty file has no word that matches', (t) => {
    const content = gzipSync(' \n').toString('base64');
    const blank = factsOf(
      sampleAnalysis({ retrieved: [{ path: 'f', layer: 0, size: 2, content, redactions: 0 }] }),
    );
    t.assert.deepEqual(messagesOf(trigger, rule('', 'match', '/f'), blank), []);
    t.assert.deepEqual(messagesOf(trigger, rule('', 'no_match', '/f'), blank).length, 1);
  });

  test('never fires for a file that was not kept', (t) => {
    for (const check of ['match', 'no_match'])
      t.assert.deepEqual(outcomeOf(trigger, rule('.*', check), nothing), {
        looked: '/etc/passwd',
        notes: ['its content was not kept, so there is nothing to match'],
        matches: [],
      });
  });

  test('refuses what the Engine refused', (t) => {
    t.assert.deepEqual(
      faultsOf(trigger, { regex: '(', check: '!=' }).map(({ parameter }) => parameter),
      ['path', 'regex', 'check'],
    );
    t.assert.deepEqual(
      faultsOf(trigger, { path: '/etc/passwd' }).map(({ parameter }) => parameter),
      ['regex', 'check'],
    );
  });

  test('has an id made of the rule’s and the path', (t) => {
    const params = Object.entries(rule('.*bash', 'match')).map(([name, value]) => ({ name, value }));
    const asked = { id: 'rule-7', gate: 'retrieved_files', trigger: 'content_regex', action: 'STOP', params };
    const { findings } = verdict(written({ policies: [policy([asked])] }), 'app:1', facts);
    t.assert.deepEqual(
      findings.map(({ triggerId }) => triggerId),
      ['rule-7+file:///etc/passwd'],
    );
  });
});

test('says of how many words it could not compare what was a secret', (t) => {
  const trigger = [retrievedFiles, 'content_regex'] as const;
  const content = gzipSync('user app\npassword **** ****\n').toString('base64');
  const found = (redactions: number, check: string) =>
    outcomeOf(
      trigger,
      { path: '/etc/app', regex: 'hunter', check },
      factsOf(sampleAnalysis({ retrieved: [{ path: 'etc/app', layer: 0, size: 1, content, redactions }] })),
    );
  const said = 'secrets were taken out of 2 of 5 words';
  t.assert.deepEqual(
    ['match', 'no_match'].map((check) => [
      found(2, check).matches.length,
      found(2, check).unjudged,
      found(0, check).unjudged,
    ]),
    [
      [0, said, undefined],
      [1, said, undefined],
    ],
  );
});
