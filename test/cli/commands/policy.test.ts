import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { newUser, type User } from '../../support/kedge.ts';

const alpine = join(import.meta.dirname, '../../images/alpine-3.14.tar');

/** A bundle with one policy of these rules, each `gate trigger ACTION name=value …`. */
function bundle(...rules: readonly string[]): string {
  const written = rules.map((rule, index) => {
    const [gate, trigger, action, ...params] = rule.split(' ');
    const values = params.map((param) => param.split('='));
    return {
      id: `r${index}`,
      gate,
      trigger,
      action,
      params: values.map(([name, value]) => ({ name, value })),
    };
  });
  const any = { registry: '*', repository: '*', image: { type: 'tag', value: '*' } };
  return JSON.stringify({
    id: 'b',
    name: 'b',
    version: '1_0',
    policies: [{ id: 'p', name: 'p', version: '1_0', rules: written }],
    whitelists: [],
    mappings: [{ name: 'all', ...any, policy_ids: ['p'], whitelist_ids: [] }],
    whitelisted_images: [],
    blacklisted_images: [],
  });
}

const noRoot = 'dockerfile effective_user STOP users=root type=blacklist';
const health = 'dockerfile instruction WARN instruction=HEALTHCHECK check=not_exists';
const musl = 'packages required_package STOP name=musl';

async function userWith(files: Readonly<Record<string, string>>): Promise<User> {
  const user = await newUser();
  for (const [name, text] of Object.entries(files)) await writeFile(join(user.home, name), text);
  return user;
}

suite('kedge policy init', () => {
  for (const starter of ['default', 'ci', 'strict', 'cis']) {
    test(`writes a commented bundle that is valid: ${starter}`, async (t) => {
      await using user = await newUser();
      const { status } = await user.kedge(['policy', 'init', 'p.yaml', '--starter', starter]);
      const { stdout, status: valid } = await user.kedge(['policy', 'validate', 'p.yaml']);

      t.assert.equal(status, 0);
      t.assert.match(await readFile(join(user.home, 'p.yaml'), 'utf8'), /^#/);
      t.assert.equal(valid, 0);
      t.assert.equal(stdout, 'p.yaml: valid\n');
    });
  }

  test('leaves a file that is there as it is, and knows no other starter', async (t) => {
    await using user = await userWith({ 'p.yaml': 'mine' });
    const there = await user.kedge(['policy', 'init', 'p.yaml']);
    const unknown = await user.kedge(['policy', 'init', '--starter', 'stric']);

    t.assert.equal(there.status, 2);
    t.assert.equal(await readFile(join(user.home, 'p.yaml'), 'utf8'), 'mine');
    t.assert.equal(unknown.status, 2);
    t.assert.match(unknown.stderr, /did you mean strict\?/);
  });
});

suite('kedge policy show', () => {
  test('describes every gate, trigger and parameter of the Engine, as JSON too', async (t) => {
    await using user = await newUser();
    const { stdout } = await user.kedge(['policy', 'show', '-o', 'json']);
    const gates: { name: string; triggers: { name: string; parameters: { name: string }[] }[] }[] =
      JSON.parse(stdout);
    const files = gates.find(({ name }) => name === 'files');
    const attribute = files?.triggers.find(({ name }) => name === 'attribute_match');

    t.assert.deepEqual(
      attribute?.parameters.map(({ name }) => name),
      ['filename', 'checksum_algorithm', 'checksum', 'checksum_match', 'mode', 'mode_op', 'skip_missing'],
    );
    const engines = ['always', 'dockerfile', 'files', 'licenses', 'malware', 'metadata', 'npms', 'packages'];
    engines.push('passwd_file', 'retrieved_files', 'ruby_gems', 'secret_scans', 'vulnerabilities');
    const names = gates.map(({ name }) => name);
    t.assert.deepEqual(
      engines.filter((name) => !names.includes(name)),
      [],
    );
  });

  test('tells of one trigger, and suggests the nearest for a name that is none', async (t) => {
    await using user = await newUser();
    const one = await user.kedge(['policy', 'show', 'packages', 'required_package']);
    const gate = await user.kedge(['policy', 'show', 'package']);
    const trigger = await user.kedge(['policy', 'show', 'packages', 'requiredpackage']);

    t.assert.match(one.stdout, /required_package[^]*name \(required\)[^]*version_match_type/);
    t.assert.doesNotMatch(one.stdout, /only_directories/);
    t.assert.deepEqual([gate.status, trigger.status], [2, 2]);
    t.assert.match(gate.stderr, /did you mean packages\?/);
    t.assert.match(trigger.stderr, /did you mean required_package\?/);
  });
});

test('kedge policy validate names every fault of every file, with its place', async (t) => {
  const broken = bundle(noRoot, musl)
    .replace('"gate":"packages"', '"gate":"package"')
    .replace('"STOP"', '"HALT"');
  await using user = await userWith({ 'good.json': bundle(noRoot), 'bad.json': broken });
  const { status, stdout, stderr } = await user.kedge(['policy', 'validate', 'good.json', 'bad.json']);
  const { stdout: json } = await user.kedge(['policy', 'validate', 'bad.json', '-o', 'json']);
  const [{ faults, valid }] = JSON.parse(json);

  t.assert.equal(status, 2);
  t.assert.match(
    stdout,
    /^good\.json: valid\nbad\.json:1:\d+: error: \$\.policies\[0\]\.rules\[0\]\.action/m,
  );
  t.assert.match(stdout, /rules\[1\]\.gate.*did you mean packages\?/);
  t.assert.match(stderr, /2 errors in bad\.json \(POLICY_INVALID\)/);
  t.assert.equal(valid, false);
  t.assert.equal(broken.slice(0, faults[0].column).endsWith('"'), true);
});

test('kedge policy validate tells of the other files when one cannot be read', async (t) => {
  const broken = bundle(noRoot).replace('"STOP"', '"HALT"');
  await using user = await userWith({ 'good.json': bundle(noRoot), 'bad.json': broken });
  const files = ['good.json', 'none.json', 'bad.json'];
  const { status, stdout, stderr } = await user.kedge(['policy', 'validate', ...files]);
  const { stdout: json } = await user.kedge(['policy', 'validate', ...files, '-o', 'json']);

  t.assert.equal(status, 2);
  t.assert.match(
    stdout,
    /^good\.json: valid\nnone\.json:1:1: error: \$: Cannot read none\.json: ENOENT.*\nbad\.json:1:\d+: error: /,
  );
  t.assert.match(stderr, /2 errors in none\.json, bad\.json \(POLICY_INVALID\)/);
  t.assert.deepEqual(
    JSON.parse(json).map(({ valid }: { valid: boolean }) => valid),
    [true, false, false],
  );
});

test('kedge policy explain tells of every rule what it looked at, and ends well', async (t) => {
  await using user = await userWith({ 'p.json': bundle(noRoot, musl) });
  const { status, stdout } = await user.kedge(['policy', 'explain', alpine, '-q', '--policy', 'p.json']);

  t.assert.equal(status, 0);
  t.assert.match(
    stdout,
    /dockerfile: effective_user {2}fired 1 time\n.*\n {2}looked at the effective user, root\n {2}stop: User root/,
  );
  t.assert.match(
    stdout,
    /packages: required_package {2}did not fire\n.*\n {2}looked at 14 packages\n {2}not fired for: musl 1\.2\.2-r3/,
  );
  t.assert.match(stdout, /\nFAIL \(stop\): 1 finding stops it\n$/);
});

suite('kedge policy diff', () => {
  test('lists the verdicts that would change and why, over images and folders of analyses', async (t) => {
    await using user = await userWith({ 'old.json': bundle(health), 'new.json': bundle(health, noRoot) });
    await mkdir(join(user.home, 'analyses'));
    await user.kedge(['scan', alpine, '-q', '-o', 'json=analyses/a.json']);
    const images = ['--images', alpine, '--images', 'analyses'];
    const { status, stdout } = await user.kedge(['policy', 'diff', 'old.json', 'new.json', '-q', ...images]);
    const json = await user.kedge(['policy', 'diff', 'old.json', 'new.json', '-q', ...images, '-o', 'json']);
    const [first, second] = JSON.parse(json.stdout);

    t.assert.equal(status, 0);
    t.assert.match(
      stdout,
      /warn → stop\n[^]*\+ +stop +dockerfile +effective_user +\w+ +the rule \(r1\) is new/,
    );
    t.assert.match(stdout, /\n2 verdicts of 2 would change\n$/);
    t.assert.deepEqual(first.findings, second.findings);
    t.assert.equal(second.image, 'sbom:analyses/a.json');
    t.assert.deepEqual([first.before, first.after], ['warn', 'stop']);
  });

  test('of a bundle and itself says nothing', async (t) => {
    await using user = await userWith({ 'p.json': bundle(noRoot) });
    const { stdout } = await user.kedge(['policy', 'diff', 'p.json', 'p.json', '-q', '--images', alpine]);

    t.assert.equal(stdout, '0 verdicts of 1 would change\n');
  });
});

const facts = { packages: ['pkg:apk/alpine/musl@1.2?distro=alpine-3.14'], dockerfile: { text: 'USER app' } };

suite('kedge policy test', () => {
  test('runs what is expected of facts and analyses, and fails what is not met', async (t) => {
    const suid = { files: [{ path: '/usr/bin/su', mode: '4755' }] };
    const tests = [
      { name: 'no packages', facts: suid, expect: { findings: [{ gate: 'packages' }] } },
      { name: 'passes', facts, expect: { verdict: 'go', only: true } },
      { name: 'fails', facts: { ...facts, dockerfile: { text: 'USER root' } }, expect: { verdict: 'go' } },
      {
        name: 'real',
        analysis: '../a.json',
        expect: {
          findings: [{ gate: 'dockerfile', message: 'User root*', action: 'stop' }],
          absent: [{ gate: 'packages' }],
        },
      },
    ];
    await using user = await userWith({ 'p.json': bundle(noRoot, musl) });
    await mkdir(join(user.home, 'tests'));
    await writeFile(
      join(user.home, 'tests/t.yaml'),
      JSON.stringify({ version: 1, policy: '../p.json', tests }),
    );
    await user.kedge(['scan', alpine, '-q', '-o', 'json=a.json']);
    const { status, stdout, stderr } = await user.kedge(['policy', 'test', 'tests', '-q']);
    const junit = await user.kedge(['policy', 'test', 'tests', '-q', '-o', 'junit']);

    t.assert.equal(status, 1);
    t.assert.match(
      stdout,
      /^ok {2}.*: no packages\nok {2}.*: passes\nFAILED {2}.*: fails\n {4}the verdict is stop, not go; .*User root/,
    );
    t.assert.match(stdout, /ok {2}.*: real\n3 passed, 1 failed\n$/);
    t.assert.match(stderr, /1 of 4 tests failed \(POLICY_TEST_FAILED\)/);
    t.assert.match(junit.stdout, /<testsuites [^>]*tests="4" failures="1"/);
  });

  test('names the fault of a file that is no test, and a folder without any', async (t) => {
    await using user = await userWith({
      't.yaml': 'version: 1\npolicy: default\ntests:\n  - {name: x, expect: {verdict: halt}}\n',
    });
    await mkdir(join(user.home, 'empty'));
    const bad = await user.kedge(['policy', 'test', '.']);
    const empty = await user.kedge(['policy', 'test', 'empty']);

    t.assert.deepEqual([bad.status, empty.status], [2, 2]);
    t.assert.match(bad.stderr, /t\.yaml:4:\d+: tests\[0\]\.expect\.verdict/);
    t.assert.match(empty.stderr, /no test/);
  });
});
