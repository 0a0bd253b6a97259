import { hash } from 'node:crypto';
import { suite, test } from 'node:test';
import { files } from '../../../src/policy/gates/files.ts';
import { noInspection } from '../../support/inspect.ts';
import { factsOf, faultsOf, idsOf, messagesOf, outcomeOf } from '../../support/policy.ts';
import { catalogueOf, sampleAnalysis, sampleFile } from '../../support/sample-analysis.ts';
import { scanLayers } from '../../support/scan.ts';

const todo = { name: 'TODO', regex: '.*TODO' };
const unnamed = { name: '', regex: '.*fixme.*' };
const analysis = await scanLayers(
  [
    {
      'etc/': { mode: 0o755 },
      'etc/app.conf': { body: 'a\nTODO b\nTODO c\n', mode: 0o640 },
      'etc/old.pem': 'x',
      'usr/bin/su': { body: 'su', mode: 0o4755 },
      'usr/bin/wall': { body: 'wall', mode: 0o2755 },
      'usr/bin/both': { body: 'both', mode: 0o6711 },
      'usr/bin/su2': { type: 'link', linkname: 'usr/bin/su', mode: 0o4755 },
      'usr/bin/sg': { type: 'symlink', linkname: 'su', mode: 0o6777 },
      'var/mail/': { mode: 0o2775 },
      'tmp/': { mode: 0o1777 },
      'dev/pipe': { type: 'fifo', mode: 0o2600 },
      'dev/tty': { type: 'character-device', mode: 0o4600 },
      'dev/sda': { type: 'block-device', mode: 0o4600 },
    },
    { 'etc/.wh.old.pem': '', 'srv/caf\u00e9.pem': 'fixme TODO' },
  ],
  {
    inspect: {
      ...noInspection,
      searches: [
        { search: 'content', maxFileBytes: 1000, expressions: [todo, unnamed] },
        { search: 'secret', maxFileBytes: 1000, expressions: [todo] },
      ],
    },
  },
);
const facts = factsOf(analysis);
const count = 13;

suite('files:content_regex_match', () => {
  const trigger = [files, 'content_regex_match'] as const;
  const said = (file: string, regexp: string) =>
    `File content analyzer found regexp match in container: file=${file} regexp=${regexp}`;
  const ofTodo = [said('/etc/app.conf', 'TODO=.*TODO'), said('/srv/caf\u00e9.pem', 'TODO=.*TODO')];
  const ofUnnamed = [said('/srv/caf\u00e9.pem', '.*fixme.*')];

  test('fires once for each file and expression of the content search', (t) => {
    const all = [...ofUnnamed, ...ofTodo];
    t.assert.deepEqual(messagesOf(trigger, {}, facts), all);
    t.assert.deepEqual(messagesOf(trigger, { regex_name: '' }, facts), all);
  });

  test('takes the expression by its name, by itself or as it is configured', (t) => {
    for (const regex_name of ['TODO', '.*TODO', 'TODO=.*TODO'])
      t.assert.deepEqual(outcomeOf(trigger, { regex_name }, facts), {
        looked: '3 matches of the content search',
        notes: ['1 of other expressions'],
        matches: ofTodo.map((message) => ({ message })),
      });
    t.assert.deepEqual(messagesOf(trigger, { regex_name: '.*fixme.*' }, facts), ofUnnamed);
    t.assert.deepEqual(messagesOf(trigger, { regex_name: 'TOD' }, facts), []);
  });
});

suite('files:name_match', () => {
  const trigger = [files, 'name_match'] as const;
  const said = (file: string, regexp: string) =>
    `Application of regex matched file found in container: file=${file} regexp=${regexp}`;

  test('fires for files, directories and links of the final image, in order', (t) => {
    t.assert.deepEqual(messagesOf(trigger, { regex: '.*/s[ug]|/var/mail$' }, facts), [
      said('/usr/bin/sg', '.*/s[ug]|/var/mail$'),
      said('/usr/bin/su', '.*/s[ug]|/var/mail$'),
      said('/usr/bin/su2', '.*/s[ug]|/var/mail$'),
      said('/var/mail', '.*/s[ug]|/var/mail$'),
    ]);
    t.assert.deepEqual(messagesOf(trigger, { regex: '.*\\.pem' }, facts), [
      said('/srv/caf\u00e9.pem', '.*\\.pem'),
    ]);
  });

  test('matches from the leading slash on, and not to the end', (t) => {
    t.assert.deepEqual(messagesOf(trigger, { regex: 'etc' }, facts), []);
    t.assert.deepEqual(messagesOf(trigger, { regex: '/usr/bin/wal' }, facts).length, 1);
    t.assert.deepEqual(messagesOf(trigger, { regex: '/USR/BIN/WALL' }, facts), []);
    t.assert.deepEqual(messagesOf(trigger, { regex: '(?i)/USR/BIN/WALL' }, facts).length, 1);
    t.assert.deepEqual(messagesOf(trigger, { regex: '/srv/caf\u00e9' }, facts).length, 1);
    t.assert.deepEqual(messagesOf(trigger, { regex: '/srv/(?i)CAF\u00e9' }, facts).length, 1);
  });

  test('tells how many do not match', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, { regex: '/nowhere' }, facts), {
      looked: `${count} paths`,
      notes: [`${count} that do not match`],
      matches: [],
    });
    t.assert.deepEqual(outcomeOf(trigger, { regex: '/' }, facts).notes, []);
  });

  test('matches names that are not UTF-8 as Python has them, with a surrogate for each byte', (t) => {
    const odd = factsOf(sampleAnalysis({ files: catalogueOf([sampleFile('caf\udce9')]) }));
    for (const regex of ['/caf.$', '/caf\\udce9$', '/caf\\W$'])
      t.assert.deepEqual(messagesOf(trigger, { regex }, odd), [said('/caf\udce9', regex)]);
    t.assert.deepEqual(messagesOf(trigger, { regex: '/caf\\xe9$' }, odd), []);
  });

  test('the root itself has no path', (t) => {
    const root = factsOf(sampleAnalysis({ files: catalogueOf([sampleFile('', { kind: 'directory' })]) }));
    t.assert.deepEqual(outcomeOf(trigger, { regex: '.*' }, root), {
      looked: 'no paths',
      notes: [],
      matches: [],
    });
  });

  test('refuses what does not compile, or is missing', (t) => {
    t.assert.deepEqual(faultsOf(trigger), [{ parameter: 'regex', problem: 'is required and missing' }]);
    const [fault] = faultsOf(trigger, { regex: '[a' });
    t.assert.match(fault?.problem ?? '', /^cannot be used: it has /);
    t.assert.match(faultsOf(trigger, { regex: 'a'.repeat(5000) })[0]?.problem ?? '', /^is longer than /);
    t.assert.match(faultsOf(trigger, { regex: '(a)\\1' })[0]?.problem ?? '', /^cannot be used: /);
  });
});

suite('files:attribute_match', () => {
  const trigger = [files, 'attribute_match'] as const;
  const content = 'a\nTODO b\nTODO c\n';
  const sums = {
    sha256: hash('sha256', content),
    sha1: hash('sha1', content),
    md5: hash('md5', content),
  };
  const conf = (more: Readonly<Record<string, string>>) => ({ filename: '/etc/app.conf', ...more });
  const other = '0'.repeat(64);

  test('fires for the checksum, by any algorithm', (t) => {
    t.assert.deepEqual(messagesOf(trigger, conf({ checksum: sums.sha256 }), facts), [
      `filename=/etc/app.conf and checksum=${sums.sha256} op=equals specified_checksum=${sums.sha256}`,
    ]);
    for (const [checksum_algorithm, checksum] of Object.entries(sums))
      t.assert.deepEqual(
        messagesOf(trigger, conf({ checksum_algorithm, checksum, checksum_match: 'equals' }), facts).length,
        1,
      );
    t.assert.deepEqual(outcomeOf(trigger, conf({ checksum: other }), facts), {
      looked: '/etc/app.conf',
      notes: [`its checksum is ${sums.sha256}`],
      matches: [],
    });
  });

  test('fires for any other checksum', (t) => {
    const rule = { checksum: other, checksum_match: 'not_equals' };
    t.assert.deepEqual(messagesOf(trigger, conf(rule), facts), [
      `filename=/etc/app.conf and checksum=${sums.sha256} op=not_equals specified_checksum=${other}`,
    ]);
    t.assert.deepEqual(messagesOf(trigger, conf({ ...rule, checksum: sums.sha256 }), facts), []);
  });

  test('fires for the mode, in octal as it may be written', (t) => {
    for (const mode of ['640', '0640', '00640', '0o640', ' 0O640 '])
      t.assert.deepEqual(messagesOf(trigger, conf({ mode }), facts), [
        'filename=/etc/app.conf and mode=0o640 op=equals specified_mode=0o640',
      ]);
    t.assert.deepEqual(outcomeOf(trigger, conf({ mode: '644' }), facts).notes, ['its mode is 0o640']);
    t.assert.deepEqual(messagesOf(trigger, conf({ mode: '644', mode_op: 'not_equals' }), facts), [
      'filename=/etc/app.conf and mode=0o640 op=not_equals specified_mode=0o644',
    ]);
    t.assert.deepEqual(messagesOf(trigger, conf({ mode: '640', mode_op: 'not_equals' }), facts), []);
    t.assert.deepEqual(messagesOf(trigger, { filename: '/usr/bin/su', mode: '04755' }, facts).length, 1);
    t.assert.deepEqual(messagesOf(trigger, { filename: '/tmp', mode: '1777' }, facts).length, 1);
  });

  test('fires when both hold, and not when one of them does', (t) => {
    t.assert.deepEqual(messagesOf(trigger, conf({ checksum: sums.sha256, mode: '640' }), facts), [
      `filename=/etc/app.conf and checksum=${sums.sha256} op=equals specified_checksum=${sums.sha256} and mode=0o640 op=equals specified_mode=0o640`,
    ]);
    t.assert.deepEqual(messagesOf(trigger, conf({ checksum: other, mode: '640' }), facts), []);
    t.assert.deepEqual(messagesOf(trigger, conf({ checksum: sums.sha256, mode: '600' }), facts), []);
  });

  test('that a file is there is nothing to fire for', (t) => {
    for (const more of [{}, { checksum: '', mode: '' }])
      t.assert.deepEqual(outcomeOf(trigger, conf({ ...more, skip_missing: 'false' }), facts), {
        looked: '/etc/app.conf',
        notes: ['neither checksum nor mode is asked for'],
        matches: [],
      });
  });

  test('fires for a missing file only when told to', (t) => {
    for (const filename of ['/etc/old.pem', 'etc/app.conf', '/nowhere']) {
      const rule = { filename, mode: '777' };
      t.assert.deepEqual(messagesOf(trigger, { ...rule, skip_missing: 'false' }, facts), [
        `filename=${filename} and skip_missing=False`,
      ]);
      for (const more of [{}, { skip_missing: 'true' }])
        t.assert.deepEqual(outcomeOf(trigger, { ...rule, ...more }, facts), {
          looked: filename,
          notes: ['there is no such file'],
          matches: [],
        });
    }
  });

  test('what has no content has the checksum that the Engine gives it; a hard link has its target’s', (t) => {
    const rule = { checksum: 'DIRECTORY_OR_OTHER' };
    for (const filename of ['/etc', '/usr/bin/sg', '/dev/pipe'])
      t.assert.deepEqual(messagesOf(trigger, { ...rule, filename }, facts).length, 1, filename);
    const su = { filename: '/usr/bin/su2', checksum: hash('sha256', 'su') };
    t.assert.deepEqual(messagesOf(trigger, su, facts).length, 1);
  });

  test('says so when the checksum was not taken', (t) => {
    const bare = factsOf(sampleAnalysis({ files: catalogueOf([sampleFile('f')]) }));
    for (const checksum_match of ['equals', 'not_equals'])
      t.assert.deepEqual(
        outcomeOf(
          trigger,
          { filename: '/f', checksum_algorithm: 'md5', checksum: other, checksum_match },
          bare,
        ),
        { looked: '/f', notes: ['its md5 was not taken: name it in --digests'], matches: [] },
      );
  });

  test('refuses bad values', (t) => {
    const bad = {
      checksum_algorithm: 'crc32',
      checksum_match: 'like',
      mode: '8',
      mode_op: '=',
      skip_missing: '0',
    };
    t.assert.deepEqual(
      faultsOf(trigger, bad).map(({ parameter }) => parameter),
      ['filename', 'checksum_algorithm', 'checksum_match', 'mode', 'mode_op', 'skip_missing'],
    );
    t.assert.deepEqual(faultsOf(trigger, conf({ mode: 'rw-r--r--' })), [
      { parameter: 'mode', problem: 'must be a file mode in octal' },
    ]);
  });
});

suite('files:suid_or_guid_set', () => {
  const trigger = [files, 'suid_or_guid_set'] as const;
  const said = (path: string, mode: string) => ({
    message: `SUID or SGID found set on file ${path}. Mode: ${mode}`,
  });

  test('fires for everything with one of the bits, with its type and mode', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, {}, facts), {
      looked: `${count} paths`,
      notes: ['4 with neither bit'],
      matches: [
        said('/dev/pipe', '0o12600'),
        said('/dev/sda', '0o64600'),
        said('/dev/tty', '0o24600'),
        said('/usr/bin/both', '0o106711'),
        said('/usr/bin/sg', '0o126777'),
        said('/usr/bin/su', '0o104755'),
        said('/usr/bin/su2', '0o104755'),
        said('/usr/bin/wall', '0o102755'),
        said('/var/mail', '0o42775'),
      ],
    });
  });

  test('has the ids that the Engine gives', (t) => {
    // From allowlists that the U.S. Department of Defense published for its base images.
    const known = [
      ['usr/bin/chage', 0o4755, '639f6f1177735759703e928c14714a59'],
      ['usr/bin/sudo', 0o4111, '953dfbea1b1e9d5829fbed2e390bd3af'],
      ['usr/bin/write', 0o2755, 'addbb93c22e9b0988b8b40392a4538cb'],
    ] as const;
    const found = catalogueOf(known.map(([path, mode]) => sampleFile(path, { mode })));
    t.assert.deepEqual(
      idsOf(trigger, {}, factsOf(sampleAnalysis({ files: found }))),
      known.map(([, , id]) => id),
    );
  });

  test('knows sockets', (t) => {
    const socket = catalogueOf([sampleFile('run/s', { kind: 'socket', mode: 0o2600 })]);
    t.assert.deepEqual(messagesOf(trigger, {}, factsOf(sampleAnalysis({ files: socket }))), [
      'SUID or SGID found set on file /run/s. Mode: 0o142600',
    ]);
  });
});
