import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { buildImage, dockerArchive } from '../../support/image.ts';
import { syncAdvisories, userWithAdvisories } from '../../support/informed-user.ts';
import { newUser, type User } from '../../support/kedge.ts';
import { type Members, tarOf } from '../../support/layers.ts';
import { planted } from '../../support/planted.ts';
import { policy, written } from '../../support/policy-bundle.ts';

const alpine = join(import.meta.dirname, '../../images/alpine-3.14.tar');

const base: Members = {
  'etc/os-release': 'ID=debian\nVERSION_ID="12"\nNAME="Debian"\n',
  'etc/motd': 'welcome',
};
const manifest = (name: string, version: string): Members => ({
  [`app/node_modules/${name}/package.json`]: JSON.stringify({ name, version }),
});

const archiveOf = async (...layers: readonly Members[]): Promise<Buffer> =>
  await tarOf(dockerArchive({ image: await buildImage(layers), tags: ['app:1'] }));

/** `left-pad` is upgraded, `right-pad` comes, and so do a token and a set-user-id program. */
const before = await archiveOf({ ...base, ...manifest('left-pad', '0.9.0'), ...manifest('well', '1.0.0') });
const after = await archiveOf(
  { ...base, ...manifest('left-pad', '1.0.0'), ...manifest('well', '1.0.0') },
  {
    ...manifest('right-pad', '1.0.0'),
    'app/.env': `TOKEN=${planted.slack}\n`,
    'usr/bin/su': { body: 'x', mode: 0o4755 },
  },
);
const npm = [
  { id: 'CVE-2024-0001', fixed: '1.0.0' },
  { id: 'CVE-2024-0002', fixed: '2.0.0' },
  { id: 'CVE-2024-0003', package: 'right-pad', fixed: '1.2.0' },
];

async function userWithImages(): Promise<User> {
  return await userWithAdvisories({ npm }, { 'before.tar': before, 'after.tar': after });
}

async function diffOf(user: User, ...args: readonly string[]) {
  const { stdout, stderr } = await user.kedge(['diff', ...args, '-o', 'json']);
  return stdout === '' ? { error: stderr } : JSON.parse(stdout);
}

/** `kind id of package cause`, one a change. */
function vulnerabilitiesIn({
  vulnerabilities,
}: {
  vulnerabilities: { changes: readonly Change[] };
}): string[] {
  return vulnerabilities.changes.map(({ kind, before: was, after: is, causes }) =>
    [kind, (is ?? was)?.id, (is ?? was)?.package.name, ...causes.map((cause) => cause.kind)].join(' '),
  );
}

interface Change {
  readonly kind: string;
  readonly before?: { readonly id: string; readonly package: { readonly name: string } };
  readonly after?: { readonly id: string; readonly package: { readonly name: string } };
  readonly causes: readonly { readonly kind: string; readonly text: string }[];
}

suite('kedge diff of two images', () => {
  test('tells what came, went and changed, each with its cause, and ends with 0 and the sum', async (t) => {
    await using user = await userWithImages();
    const { status, stdout, stderr } = await user.kedge(['diff', 'before.tar', 'after.tar']);
    t.assert.equal(status, 0, stderr);
    t.assert.match(
      stdout,
      /^ +new +\w+ +CVE-2024-0003 +right-pad +1\.0\.0 +package: right-pad 1\.0\.0 came$/m,
    );
    t.assert.match(
      stdout,
      /^ +gone +\w+ +CVE-2024-0001 +left-pad +.*package: left-pad 0\.9\.0 became 1\.0\.0$/m,
    );
    t.assert.doesNotMatch(stdout, /CVE-2024-0002|well/);
    t.assert.match(stdout, /^ +upgraded +npm +left-pad +0\.9\.0 → 1\.0\.0 +image: layer 0: layer 0$/m);
    t.assert.match(stdout, /^ +added +npm +right-pad +1\.0\.0 +image: layer 1: layer 1$/m);
    t.assert.match(stdout, /^ +new +\w+ +.*\/app\/\.env:1 .*image: layer 1: layer 1$/m);
    t.assert.equal(
      stdout.trimEnd().split('\n').at(-1),
      '1 vulnerability new, 1 gone; 1 secret new; 1 package added, 1 upgraded; 3 files added, 1 changed',
    );
    t.assert.match(stderr, /before\.tar[\s\S]*Joining 1 layer[\s\S]*after\.tar[\s\S]*Joining 2 layers/);
  });

  test('says the same of their reports, without reading them again', async (t) => {
    await using user = await userWithImages();
    for (const name of ['before', 'after']) {
      const { status, stderr } = await user.kedge(['scan', `${name}.tar`, '-o', `json=${name}.json`]);
      t.assert.equal(status, 0, stderr);
    }
    const live = await diffOf(user, 'before.tar', 'after.tar');
    const saved = await diffOf(user, 'before.json', 'after.json');
    t.assert.deepEqual([saved.before.name, saved.after.name], ['before.json', 'after.json']);
    for (const name of ['summary', 'vulnerabilities', 'secrets', 'packages', 'files']) {
      t.assert.deepEqual(saved[name], live[name], name);
    }
    const mixed = await diffOf(user, 'report:before.json', 'before.tar');
    t.assert.equal(mixed.summary.text, 'No difference in what was compared');
    const piped = await user.kedge(['diff', '-', 'after.tar', '-o', 'json'], {
      input: await readFile(join(user.home, 'before.json')),
    });
    t.assert.deepEqual(JSON.parse(piped.stdout).summary, live.summary);
  });

  test('of one and the same finds no difference', async (t) => {
    await using user = await userWithImages();
    const { summary, packages, files } = await diffOf(user, alpine, alpine);
    t.assert.equal(summary.text, 'No difference in what was compared');
    t.assert.deepEqual([packages.compared, files.compared], [true, true]);
  });

  test('of a real image and another lists every package and file of both', async (t) => {
    await using user = await userWithImages();
    const { packages, files } = await diffOf(user, alpine, 'before.tar');
    const count = (kind: string) => packages.changes.filter((change: Change) => change.kind === kind).length;
    // What `apk info` lists in the image, and what the other image was made of.
    t.assert.deepEqual([count('removed'), count('added')], [14, 2]);
    const motd = files.changes.find(
      ({ after: is }: { after?: { path: string } }) => is?.path === '/etc/motd',
    );
    t.assert.deepEqual([motd.kind, motd.what], ['changed', ['content']]);
  });

  test('writes every format it offers, and no value of a secret', async (t) => {
    await using user = await userWithImages();
    const outputs = ['table=t', 'json=j', 'markdown=m'].flatMap((target) => ['-o', target]);
    const { status, stderr } = await user.kedge([
      'diff',
      'before.tar',
      'after.tar',
      ...outputs,
      '--every-file',
    ]);
    t.assert.equal(status, 0, stderr);
    for (const name of ['t', 'j', 'm']) {
      const text = await readFile(join(user.home, name), 'utf8');
      t.assert.match(text, /CVE-2024-0003[\s\S]*\/usr\/bin\/su/);
      t.assert.equal(text.includes(planted.slack.slice(0, 12)), false);
    }
  });

  test('with --fail-on ends with 1 for what is new, and only for that', async (t) => {
    await using user = await userWithImages();
    const failing = (...args: string[]) => user.kedge(['diff', 'before.tar', 'after.tar', ...args]);
    const fixable = await failing('--fail-on', 'fixable');
    t.assert.equal(fixable.status, 1);
    t.assert.match(fixable.stdout, /CVE-2024-0003/);
    t.assert.match(
      fixable.stderr.trimEnd().split('\n').at(-1) ?? '',
      /^error: after\.tar has 1 new vulnerability, first CVE-2024-0003 in right-pad 1\.0\.0 \(--fail-on fixable\) \(FAIL_ON\)$/,
    );
    t.assert.equal((await failing('--fail-on', 'secrets')).status, 1);
    t.assert.equal((await failing('--fail-on', 'kev', '--fail-on', 'eol')).status, 0);
    const back = ['diff', 'after.tar', 'before.tar', '--fail-on', 'secrets', '--fail-on', 'risk>100'];
    t.assert.equal((await user.kedge(back)).status, 0);
    const same = ['diff', 'after.tar', 'after.tar', '--fail-on', 'secrets', '--fail-on', 'fixable'];
    t.assert.equal((await user.kedge(same)).status, 0);
  });
});

suite('kedge diff of one image under two feeds', () => {
  test('tells which advisories changed the verdict on its packages', async (t) => {
    await using user = await userWithImages();
    const [old, fresh] = [join(user.home, 'old'), join(user.home, 'new')];
    await syncAdvisories(user, { npm: npm.slice(0, 2) }, old);
    const later = [{ id: 'CVE-2024-0002', fixed: '3.0.0' }, ...npm.slice(2)];
    await syncAdvisories(user, { npm: later }, fresh);
    const diff = await diffOf(user, 'before.tar', '--feeds-before', 'old', '--feeds-after', 'new');
    t.assert.deepEqual(vulnerabilitiesIn(diff), [
      'gone CVE-2024-0001 left-pad feed',
      'changed CVE-2024-0002 left-pad feed',
    ]);
    t.assert.match(
      diff.vulnerabilities.changes[0].causes[0].text,
      /CVE-2024-0001 of osv\/npm no longer holds/,
    );
    t.assert.deepEqual(diff.packages.changes, []);
    t.assert.notEqual(diff.before.feeds.digest, diff.after.feeds.digest);
    const inUse = await diffOf(user, 'after.tar', '--feeds-before', 'old/advisories.sqlite');
    t.assert.deepEqual(vulnerabilitiesIn(inUse), ['new CVE-2024-0003 right-pad feed']);
  });

  test('takes a bundle that is signed by a key that is trusted, and no other', async (t) => {
    await using user = await userWithImages();
    const { stdout: key } = await user.kedge(['feeds', 'key', 'bundle.key']);
    await user.kedge(['feeds', 'export', 'all.kfb', '--key', 'bundle.key']);
    await syncAdvisories(user, { npm: [] }, join(user.home, 'none'));
    const args = ['after.tar', '--feeds-before', 'none', '--feeds-after', 'all.kfb'];
    const untrusted = await user.kedge(['diff', ...args]);
    t.assert.equal(untrusted.status, 2);
    const env = { KEDGE_FEEDS_TRUSTED_KEYS: key.trim() };
    const { status, stdout, stderr } = await user.kedge(['diff', ...args, '-o', 'json'], { env });
    t.assert.equal(status, 0, stderr);
    t.assert.deepEqual(vulnerabilitiesIn(JSON.parse(stdout)), [
      'new CVE-2024-0002 left-pad feed',
      'new CVE-2024-0003 right-pad feed',
    ]);
  });

  test('does not judge a report, nor by advisories that are not there', async (t) => {
    await using user = await userWithImages();
    await user.kedge(['scan', 'before.tar', '-o', 'json=before.json']);
    const judged = await user.kedge(['diff', 'before.json', 'after.tar', '--feeds-before', '.']);
    t.assert.equal(judged.status, 2);
    t.assert.match(judged.stderr, /sbom:before\.json/);
    const missing = await user.kedge(['diff', 'before.tar', '--feeds-before', 'nowhere']);
    t.assert.deepEqual([missing.status, /FEEDS_MISSING/.test(missing.stderr)], [4, true]);
    t.assert.equal((await user.kedge(['diff', 'before.tar', '--feeds-before', '.'])).status, 4);
  });
});

suite('kedge diff of verdicts', () => {
  const suid = { id: '1', gate: 'files', trigger: 'suid_or_guid_set', action: 'STOP', params: [] };
  const params = [
    { name: 'instruction', value: 'HEALTHCHECK' },
    { name: 'check', value: 'not_exists' },
  ];
  const health = { id: '2', gate: 'dockerfile', trigger: 'instruction', action: 'WARN', params };
  const bundle = JSON.stringify(written({ policies: [policy([suid, health])] }));

  test('tells what the policy finds on one side alone, of images and of reports, and ends with 0', async (t) => {
    await using user = await userWithImages();
    await writeFile(join(user.home, 'p.json'), bundle);
    const live = await user.kedge(['diff', 'before.tar', 'after.tar', '--policy', 'p.json', '-o', 'json']);
    t.assert.equal(live.status, 0, live.stderr);
    const { before: was, after: is, verdict } = JSON.parse(live.stdout);
    t.assert.deepEqual([was.verdict.finalAction, is.verdict.finalAction], ['warn', 'stop']);
    const [change, ...others] = verdict.changes;
    t.assert.deepEqual(
      [change.kind, change.after.trigger, change.causes[0].kind, others],
      ['new', 'suid_or_guid_set', 'image', []],
    );
    for (const name of ['before', 'after']) {
      await user.kedge(['check', `${name}.tar`, '--policy', 'p.json', '-o', `json=${name}.json`]);
    }
    const saved = await user.kedge(['diff', 'before.json', 'after.json']);
    t.assert.match(saved.stdout, /^Verdict {2}warn → stop; 1 new$/m);
    t.assert.match(saved.stdout, /\nverdict warn → stop$/m);
  });

  test('judges analyses anew as sbom:FILE, and no reports', async (t) => {
    await using user = await userWithImages();
    await writeFile(join(user.home, 'p.json'), bundle);
    await user.kedge(['scan', 'after.tar', '-o', 'json=after.json']);
    const { before: was, verdict } = await diffOf(
      user,
      'before.tar',
      'sbom:after.json',
      '--policy',
      'p.json',
    );
    t.assert.deepEqual([was.verdict.finalAction, verdict.changes.length], ['warn', 1]);
    const reports = await user.kedge(['diff', 'after.json', 'after.json', '--policy', 'p.json']);
    t.assert.deepEqual([reports.status, /sbom:FILE/.test(reports.stderr)], [2, true]);
  });
});

suite('what one side does not tell', () => {
  test('is not compared, and never called gone', async (t) => {
    await using user = await userWithImages();
    await user.kedge(['vulns', 'before.tar', '-o', 'json=vulns.json']);
    await user.kedge(['secrets', 'after.tar', '-o', 'json=secrets.json']);
    const vulns = await diffOf(user, 'vulns.json', 'after.tar');
    t.assert.deepEqual(vulnerabilitiesIn(vulns), [
      'new CVE-2024-0003 right-pad package',
      'gone CVE-2024-0001 left-pad package',
    ]);
    for (const name of ['packages', 'secrets', 'files']) t.assert.equal(vulns[name].compared, false, name);
    const secrets = await diffOf(user, 'secrets.json', 'before.tar');
    t.assert.equal(secrets.summary.secrets.gone, 1);
    t.assert.equal(secrets.vulnerabilities.compared, false);
    const { stdout } = await user.kedge(['diff', 'vulns.json', 'secrets.json']);
    t.assert.equal(stdout.match(/^\w+ {2}not compared: /gm)?.length, 5);
    const kept = await user.kedge(['diff', 'secrets.json', 'after.tar', '--fail-on', 'fixable']);
    t.assert.equal(kept.status, 2);
    t.assert.match(kept.stderr, /vulnerabilities not looked for in secrets\.json/);
  });

  test('of an SBOM are files and secrets', async (t) => {
    await using user = await userWithImages();
    await user.kedge(['sbom', 'before.tar', '-o', 'cyclonedx-json=before.cdx.json']);
    const diff = await diffOf(user, 'sbom:before.cdx.json', 'before.tar');
    t.assert.deepEqual([diff.packages.changes, diff.vulnerabilities.changes], [[], []]);
    t.assert.deepEqual([diff.files.compared, diff.secrets.compared], [false, false]);
  });

  test('without advisories are vulnerabilities, and kedge says how to get some', async (t) => {
    await using user = await newUser();
    await writeFile(join(user.home, 'before.tar'), before);
    const { status, stdout, stderr } = await user.kedge(['diff', 'before.tar', 'before.tar']);
    t.assert.equal(status, 0);
    t.assert.match(stdout, /^Vulnerabilities {2}not compared: not looked for in before\.tar/m);
    t.assert.match(stderr, /kedge feeds sync/);
    const required = ['diff', 'before.tar', 'before.tar', '--fail-on', 'high'];
    t.assert.equal((await user.kedge(required)).status, 4);
  });
});

suite('kedge diff refuses', () => {
  for (const [what, args, status, pattern] of [
    ['one image and nothing to compare it with', ['before.tar'], 2, /--feeds-before or --feeds-after/],
    ['standard input as both sides', ['-', 'report:-'], 2, /cannot be both sides/],
    ['a file that is no report', ['x.json', 'before.tar'], 3, /x\.json is no report .*NOT_A_REPORT/],
    ['an image as a report', ['report:before.tar', 'before.tar'], 3, /NOT_A_REPORT/],
    ['a report that is not there', ['nowhere.json', 'before.tar'], 3, /IMAGE_NOT_FOUND/],
    ['a report that was cut short', ['cut.json', 'before.tar'], 3, /FILE_MALFORMED/],
    ['an unknown format', ['before.tar', 'before.tar', '-o', 'sarif'], 2, /Unknown format sarif/],
    ['report: without a file', ['report:', 'before.tar'], 2, /names no file/],
    ['an unknown condition', ['before.tar', 'before.tar', '--fail-on', 'new'], 2, /no condition new/],
  ] as const) {
    test(what, async (t) => {
      await using user = await newUser();
      await writeFile(join(user.home, 'before.tar'), before);
      await writeFile(join(user.home, 'x.json'), '{"matches": []}');
      await writeFile(join(user.home, 'cut.json'), '{"tool": {"name": "ked');
      const ended = await user.kedge(['diff', ...args]);
      t.assert.equal(ended.status, status, ended.stderr);
      t.assert.match(ended.stderr, pattern);
      t.assert.equal(ended.stdout, '');
    });
  }
});

test('--require-complete ends with 4 when a side could not be read whole', async (t) => {
  await using user = await newUser();
  const broken = await archiveOf({ ...base, 'app/node_modules/x/package.json': '{' });
  await writeFile(join(user.home, 'before.tar'), before);
  await writeFile(join(user.home, 'broken.tar'), broken);
  const { status, stdout } = await user.kedge(['diff', 'before.tar', 'broken.tar', '--require-complete']);
  t.assert.equal(status, 4);
  t.assert.match(stdout, /^note {2}broken\.tar is incomplete/m);
});
