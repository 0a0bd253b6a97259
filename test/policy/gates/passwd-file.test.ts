import { hash } from 'node:crypto';
import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { PolicyFacts } from '../../../src/policy/facts.ts';
import { passwdFile } from '../../../src/policy/gates/passwd-file.ts';
import { noInspection } from '../../support/inspect.ts';
import { factsOf, faultsOf, idsOf, messagesOf, outcomeOf } from '../../support/policy.ts';
import { sampleAnalysis } from '../../support/sample-analysis.ts';
import { scanImage } from '../../support/scan.ts';

const inspect = { ...noInspection, retrieve: { globs: ['/etc/passwd'], maxBytes: 100_000 } };
const alpine = factsOf(await scanImage('docker-archive:test/images/alpine-3.14.tar', { inspect }));
/** Lines of the image's /etc/passwd, in all. */
const count = 27;

function withText(text: string | Uint8Array, path = 'etc/passwd', redactions = 0): PolicyFacts {
  const content = gzipSync(text).toString('base64');
  return factsOf(sampleAnalysis({ retrieved: [{ path, layer: 0, size: 1, content, redactions }] }));
}
const missing = factsOf(sampleAnalysis());

const root = 'root:x:0:0:root:/root:/bin/ash';
const sync = 'sync:x:5:0:sync:/sbin:/bin/sync';
const operator = 'operator:x:11:0:operator:/root:/sbin/nologin';
const ftp = 'ftp:x:21:21::/var/lib/ftp:/sbin/nologin';
const others = (listed: number) => [`${count - listed} that are not listed`];

const words = [
  ['blacklist', 'Blacklisted'],
  ['denylist', 'Denylisted'],
] as const;

suite('passwd_file:content_not_available', () => {
  const trigger = [passwdFile, 'content_not_available'] as const;
  const message = 'Cannot locate /etc/passwd in image stored files archive: check analyzer settings.';

  test('fires where the content was not kept, is empty or cannot be read', (t) => {
    const damaged = [{ path: 'etc/passwd', layer: 0, size: 1, content: 'AAAA', redactions: 0 }];
    const facts = [
      missing,
      withText(''),
      withText(root, 'passwd'),
      factsOf(sampleAnalysis({ retrieved: damaged })),
    ];
    for (const each of facts)
      t.assert.deepEqual(outcomeOf(trigger, {}, each), {
        looked: '/etc/passwd',
        notes: [],
        matches: [{ message }],
      });
  });

  test('does not fire where there are accounts', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, {}, alpine), {
      looked: `${count} accounts`,
      notes: ['its content was kept'],
      matches: [],
    });
    t.assert.deepEqual(messagesOf(trigger, {}, withText(root)), []);
  });

  test('has the id that the Engine gives', (t) => {
    // printf '%s' 'passwd_filecontent_not_availableCannot locate …' | md5sum
    t.assert.deepEqual(idsOf(trigger, {}, missing), ['a03e8bea98bc473ccb1dc7471b201943']);
  });
});

for (const [list, word] of words) {
  suite(`passwd_file:${list}_*`, () => {
    test('fires for accounts with the names', (t) => {
      const trigger = [passwdFile, `${list}_usernames`] as const;
      const matches = [root, ftp].map((line) => ({
        message: `${word} user '${line.split(':')[0]}' found in image's /etc/passwd: pentry=${line}`,
      }));
      for (const name of ['user_names', 'usernameblacklist', 'usernamedenylist'])
        t.assert.deepEqual(outcomeOf(trigger, { [name]: 'ftp, root,roo,x' }, alpine), {
          looked: `${count} accounts`,
          notes: others(2),
          matches,
        });
    });

    test('fires for accounts with the user ids', (t) => {
      const trigger = [passwdFile, `${list}_userids`] as const;
      for (const name of ['user_ids', 'useridblacklist', 'useriddenylist'])
        t.assert.deepEqual(messagesOf(trigger, { [name]: '11,5,2222' }, alpine), [
          `${word} uid '5' found in image's /etc/passwd: pentry=${sync}`,
          `${word} uid '11' found in image's /etc/passwd: pentry=${operator}`,
        ]);
    });

    test('fires for accounts with the group ids', (t) => {
      const trigger = [passwdFile, `${list}_groupids`] as const;
      const found = messagesOf(trigger, { group_ids: '0' }, alpine);
      t.assert.equal(found.length, 5);
      t.assert.equal(found[0], `${word} gid '0' found in image's /etc/passwd: pentry=${root}`);
      t.assert.deepEqual(messagesOf(trigger, { group_ids: '5,11' }, alpine), []);
    });

    test('fires for accounts with the shells', (t) => {
      const trigger = [passwdFile, `${list}_shells`] as const;
      t.assert.deepEqual(messagesOf(trigger, { shells: '/bin/ash,/bin/bash' }, alpine), [
        `${word} shell '/bin/ash' found in image's /etc/passwd: pentry=${root}`,
      ]);
      t.assert.deepEqual(messagesOf(trigger, { shells: '/root' }, alpine), []);
    });

    test('fires for the whole line', (t) => {
      const trigger = [passwdFile, `${list}_full_entry`] as const;
      t.assert.deepEqual(messagesOf(trigger, { entry: ` ${ftp}\n` }, alpine), [
        `${word} pentry '${ftp}' found in image's /etc/passwd: pentry=${ftp}`,
      ]);
      t.assert.deepEqual(messagesOf(trigger, { entry: ftp.slice(0, -1) }, alpine), []);
    });

    test('looks at nothing where the content was not kept', (t) => {
      t.assert.deepEqual(outcomeOf([passwdFile, `${list}_shells`], { shells: '/bin/sh' }, missing), {
        looked: 'no accounts',
        notes: ['the content of /etc/passwd was not kept'],
        matches: [],
      });
    });

    test('refuses what is no list, or missing', (t) => {
      const required = 'is required and missing';
      const given = [
        ['usernames', 'user_names', { user_names: 'a,,b' }, 'must be names, separated by commas'],
        ['userids', 'user_ids', { user_ids: 'root' }, 'must be whole numbers, separated by commas'],
        ['groupids', 'group_ids', {}, required],
        ['shells', 'shells', {}, required],
        ['full_entry', 'entry', {}, required],
      ] as const;
      for (const [name, parameter, values, problem] of given)
        t.assert.deepEqual(faultsOf([passwdFile, `${list}_${name}`], values), [{ parameter, problem }]);
    });
  });
}

suite('passwd_file', () => {
  const byId = [passwdFile, 'blacklist_userids'] as const;

  test('lines may be odd: short, empty, twice, ended in any way, not UTF-8', (t) => {
    const text = Buffer.from(
      '\n  a:x:0:1:::/bin/sh \r\nb\rc:x\n\na:x:0:1:::/bin/sh\nd\xe9:x:0\na:x:0:2\n',
      'latin1',
    );
    t.assert.deepEqual(messagesOf(byId, { user_ids: '0' }, withText(text)), [
      "Blacklisted uid '0' found in image's /etc/passwd: pentry=a:x:0:2",
      "Blacklisted uid '0' found in image's /etc/passwd: pentry=d\udce9:x:0",
    ]);
    t.assert.equal(outcomeOf(byId, { user_ids: '9' }, withText(text)).looked, '4 accounts');
  });

  test('no message has the hash of a password', (t) => {
    const lines = ['a:$6$salt$hash:0:0', 'b:12345678:0:0', 'c:123456789:0:0', 'd:*LK*:0:0'];
    const facts = withText(lines.join('\n'));
    const shown = (message: string) => message.split('pentry=')[1];
    t.assert.deepEqual(messagesOf(byId, { user_ids: '0' }, facts).map(shown), [
      'a:****:0:0',
      'b:12345678:0:0',
      'c:****:0:0',
      'd:*LK*:0:0',
    ]);
    t.assert.deepEqual(
      messagesOf([passwdFile, 'blacklist_full_entry'], { entry: 'a:$6$salt$hash:0:0' }, facts),
      ["Blacklisted pentry 'a:****:0:0' found in image's /etc/passwd: pentry=a:****:0:0"],
    );
  });

  test('of several lines with one name, the last counts, as in a dict of Python', (t) => {
    const facts = withText('a:x:0:1\nb:x:0:2\na:x:7:3\n');
    t.assert.deepEqual(messagesOf(byId, { user_ids: '0,7' }, facts), [
      "Blacklisted uid '7' found in image's /etc/passwd: pentry=a:x:7:3",
      "Blacklisted uid '0' found in image's /etc/passwd: pentry=b:x:0:2",
    ]);
  });

  test('allowlists may name what is shown without its hash by the id that the Engine gave', (t) => {
    const entry = 'a:$6$salt$hash:0:0:::/bin/sh';
    const facts = withText(entry);
    const given = [
      ['blacklist_usernames', { user_names: 'a' }, `Blacklisted user 'a'`],
      ['denylist_userids', { user_ids: '0' }, `Denylisted uid '0'`],
      ['blacklist_groupids', { group_ids: '0' }, `Blacklisted gid '0'`],
      ['denylist_shells', { shells: '/bin/sh' }, `Denylisted shell '/bin/sh'`],
      ['blacklist_full_entry', { entry }, `Blacklisted pentry '${entry}'`],
    ] as const;
    for (const [trigger, parameters, what] of given) {
      const message = `${what} found in image's /etc/passwd: pentry=${entry}`;
      t.assert.deepEqual(
        outcomeOf([passwdFile, trigger], parameters, facts).matches.map(({ otherIds }) => otherIds),
        [[hash('md5', `passwd_file${trigger}${message}`)]],
      );
    }
    t.assert.deepEqual(
      outcomeOf(byId, { user_ids: '0' }, withText('a:x:0:0')).matches.map(({ otherIds }) => otherIds),
      [undefined],
    );
  });

  test('says which accounts it could not compare, as a secret was taken out of what it compares', (t) => {
    const lines = 'a:****:0:0::/:/bin/sh\nb:x:0:0:****:/:/bin/sh\nc:****:/bin/sh\nd:x:0:0::/:/bin/sh';
    const of = (redactions: number, [trigger, given]: readonly [string, Record<string, string>]) =>
      outcomeOf([passwdFile, trigger], given, withText(lines, 'etc/passwd', redactions)).unjudged;
    const said = (count: number) => `secrets were taken out of ${count} of 4 accounts`;
    const byLine = ['denylist_full_entry', { entry: 'x' }] as const;
    t.assert.equal(of(3, byLine), said(3));
    t.assert.equal(of(3, ['denylist_userids', { user_ids: '1' }]), said(1));
    t.assert.equal(of(0, byLine), undefined);
  });

  test('what is packed into little is not unpacked without end', (t) => {
    const bomb = withText(Buffer.alloc(65 * 1024 * 1024, 'root:x:0:0\n'));
    t.assert.equal(messagesOf([passwdFile, 'content_not_available'], {}, bomb).length, 1);
  });
});
