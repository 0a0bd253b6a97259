import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { userWithAdvisories } from '../../support/informed-user.ts';
import { newUser, type User } from '../../support/kedge.ts';

const image = join(import.meta.dirname, '../../images/alpine-3.14.tar');
const purls = 'pkg:npm/left-pad@0.9.0\npkg:npm/right-pad@1.0.0\npkg:npm/well@3.0.0\n';

/** A user with advisories about two npm packages, and with an SBOM that names them. */
async function informedUser(): Promise<User> {
  const npm = [
    { id: 'CVE-2024-0001', fixed: '0.9.9' },
    { id: 'CVE-2024-0002', fixed: '1.0.0' },
    { id: 'CVE-2024-0003', package: 'right-pad', fixed: '1.2.0' },
  ];
  return await userWithAdvisories({ npm }, { 'purls.txt': purls });
}

const reportOf = async (user: User, ...args: string[]) => {
  const { stdout, stderr } = await user.kedge(['vulns', 'sbom:purls.txt', '-o', 'json', ...args]);
  assert.notEqual(stdout, '', stderr);
  return JSON.parse(stdout);
};

suite('kedge vulns', () => {
  test('of an SBOM says what to upgrade, from a file and from standard input', async (t) => {
    await using user = await informedUser();
    const { status, stdout } = await user.kedge(['vulns', 'sbom:purls.txt']);
    t.assert.equal(status, 0);
    t.assert.match(stdout, /upgrade left-pad to 1\.0\.0 +0\.9\.0 +2 /);
    t.assert.match(stdout, /upgrade right-pad to 1\.2\.0 +1\.0\.0 +1 /);
    t.assert.doesNotMatch(stdout, /well/);
    const piped = await user.kedge(['vulns', '-'], { input: purls });
    t.assert.equal(piped.stdout.replace(/^.*\n/, ''), stdout.replace(/^.*\n/, ''));
  });

  test('with --every-finding has a row for each', async (t) => {
    await using user = await informedUser();
    const { stdout } = await user.kedge(['vulns', 'sbom:purls.txt', '--every-finding']);
    t.assert.equal(stdout.match(/^ .*CVE-2024-000\d/gm)?.length, 3);
  });

  test('of an image reads it, also from standard input', async (t) => {
    await using user = await informedUser();
    const named = await user.kedge(['vulns', image]);
    t.assert.equal(named.status, 0, named.stderr);
    t.assert.match(named.stdout, /none found[\s\S]*not covered/);
    const piped = await user.kedge(['vulns', '-'], { input: await readFile(image) });
    t.assert.equal(piped.status, 0, piped.stderr);
  });

  test('writes every format it offers, by a template of the user too', async (t) => {
    await using user = await informedUser();
    await writeFile(join(user.home, 'mine.mustache'), '{{#actions}}{{name}}={{target}};{{/actions}}');
    const ids = [
      'table',
      'json',
      'cyclonedx-json',
      'sarif',
      'gitlab-container-scanning',
      'junit',
      'html',
      'markdown',
      'csv',
      'template',
    ];
    const outputs = ids.flatMap((id) => ['-o', `${id}=${id}.out`]);
    const { status, stderr } = await user.kedge([
      'vulns',
      'sbom:purls.txt',
      ...outputs,
      '--template',
      'mine.mustache',
    ]);
    t.assert.equal(status, 0, stderr);
    for (const id of ids.slice(0, -1)) {
      t.assert.match(await readFile(join(user.home, `${id}.out`), 'utf8'), /CVE-2024-0001|left-pad/, id);
    }
    t.assert.equal(
      await readFile(join(user.home, 'template.out'), 'utf8'),
      'left-pad=1.0.0;right-pad=1.2.0;',
    );
  });

  test('writes an OpenVEX document without statements that can be read again, and warns of it', async (t) => {
    await using user = await informedUser();
    const { status, stderr } = await user.kedge(['vulns', 'sbom:purls.txt', '-o', 'openvex=a.json']);
    t.assert.equal(status, 0);
    t.assert.match(stderr, /warning: The OpenVEX document has no statements/);
    const { vulnerabilities } = await reportOf(user, '--vex', 'a.json');
    t.assert.equal(vulnerabilities.findings.length, 3);
  });

  test('ends with 1 on what --fail-on names, the reports written, the reason on the last line', async (t) => {
    await using user = await informedUser();
    const { status, stdout, stderr } = await user.kedge(['vulns', 'sbom:purls.txt', '--fail-on', 'fixable']);
    t.assert.equal(status, 1);
    t.assert.match(stdout, /upgrade left-pad/);
    t.assert.match(
      stderr.trimEnd().split('\n').at(-1) ?? '',
      /^error: The image has 3 vulnerabilities, first CVE-2024-0001 in left-pad 0\.9\.0 \(--fail-on fixable\) \(FAIL_ON\)$/,
    );
    const env = { KEDGE_FAIL_ON: 'secrets;kev;risk>=0,fixable' };
    t.assert.equal((await user.kedge(['vulns', 'sbom:purls.txt'], { env })).status, 1);
    t.assert.equal((await user.kedge(['vulns', 'sbom:purls.txt', '--fail-on', 'none'], { env })).status, 0);
    t.assert.equal((await user.kedge(['vulns', 'sbom:purls.txt', '--fail-on', 'kev'])).status, 0);
  });

  test('carries the digest of the advisories, and refuses any others', async (t) => {
    await using user = await informedUser();
    const { vulnerabilities } = await reportOf(user);
    const { stdout } = await user.kedge(['feeds', 'status', '-o', 'json']);
    t.assert.equal(vulnerabilities.feedDigest, JSON.parse(stdout).digest);
    const same = ['vulns', 'sbom:purls.txt', '--feeds-digest', vulnerabilities.feedDigest];
    t.assert.equal((await user.kedge(same)).status, 0);
    const other = await user.kedge([...same.slice(0, -1), `sha256:${'0'.repeat(64)}`]);
    t.assert.equal(other.status, 4);
    t.assert.match(other.stderr, /FEEDS_DIFFER/);
    t.assert.equal((await user.kedge([...same.slice(0, -1), 'abc'])).status, 2);
  });

  test('counts fixes of channels that the flag or the configuration turns on', async (t) => {
    await using user = await userWithAdvisories(
      { 'Ubuntu:Pro:22.04:LTS': [{ id: 'USN-1-1', package: 'bind9', fixed: '1:9.18-2' }] },
      { 'purls.txt': 'pkg:deb/ubuntu/bind9@1:9.18-1?distro=ubuntu-22.04\n' },
    );
    const found = async (env: Readonly<Record<string, string>>, ...args: string[]): Promise<number> => {
      const { stdout, stderr } = await user.kedge(['vulns', 'sbom:purls.txt', '-o', 'json', ...args], {
        env,
      });
      t.assert.notEqual(stdout, '', stderr);
      return JSON.parse(stdout).vulnerabilities.findings.length;
    };
    t.assert.equal(await found({}), 0);
    t.assert.equal(await found({}, '--channels', 'esm'), 1);
    t.assert.equal(await found({ KEDGE_VULNS_CHANNELS: 'esm,eus' }), 1);
    t.assert.equal(await found({ KEDGE_VULNS_CHANNELS: 'esm' }, '--channels', 'eus'), 0);
    const wrong = await user.kedge(['vulns', 'sbom:purls.txt'], { env: { KEDGE_VULNS_CHANNELS: 'E S M' } });
    t.assert.equal(wrong.status, 2);
  });

  test('warns of old advisories, in the report too, and with --require-fresh ends with 4', async (t) => {
    await using user = await informedUser();
    const env = { KEDGE_FEEDS_MAX_AGE_DAYS: '0.0000001' };
    const old = await user.kedge(['vulns', 'sbom:purls.txt'], { env });
    t.assert.equal(old.status, 0);
    t.assert.match(old.stderr, /warning: Advisories of 1 feed/);
    t.assert.match(old.stdout, /1 feed not up to date for more than .*: osv\/npm/);
    const refused = await user.kedge(['vulns', 'sbom:purls.txt', '--require-fresh'], { env });
    t.assert.equal(refused.status, 4);
    t.assert.equal(refused.stdout, '');
    t.assert.equal((await user.kedge(['vulns', 'sbom:purls.txt', '--require-fresh'])).status, 0);
  });

  test('gives the same bytes in every run', async (t) => {
    await using user = await informedUser();
    const run = async () =>
      (await user.kedge(['vulns', 'sbom:purls.txt', '-o', 'json', '-o', 'html=a.html'])).stdout +
      (await readFile(join(user.home, 'a.html'), 'utf8'));
    t.assert.equal(await run(), await run());
  });

  for (const [what, args, pattern] of [
    ['an unknown condition, with the nearest', ['--fail-on', 'criticl'], /mean critical\?/],
    ['secrets as a condition', ['--fail-on', 'secrets'], /does not look for secrets/],
    ['a template format without a template', ['-o', 'template'], /--template FILE/],
    ['a template without its format', ['--template', 'x'], /-o template/],
  ] as const) {
    test(`refuses ${what}`, async (t) => {
      await using user = await newUser();
      await writeFile(join(user.home, 'purls.txt'), purls);
      const { status, stderr } = await user.kedge(['vulns', 'sbom:purls.txt', ...args]);
      t.assert.equal(status, 2);
      t.assert.match(stderr, pattern);
    });
  }
});

suite('without advisories', () => {
  test('kedge vulns says how to get them and ends with 4', async (t) => {
    await using user = await newUser();
    const { status, stderr } = await user.kedge(['vulns', image]);
    t.assert.equal(status, 4);
    t.assert.match(stderr, /FEEDS_MISSING[\s\S]*kedge feeds sync/);
  });

  test('kedge scan goes on, says so in one line, and its JSON has null', async (t) => {
    await using user = await newUser();
    const { status, stdout, stderr } = await user.kedge(['scan', image, '-o', 'json']);
    t.assert.equal(status, 0);
    t.assert.equal(stderr.match(/^Vulnerabilities were not looked for: .*kedge feeds sync.*$/gm)?.length, 1);
    t.assert.equal(JSON.parse(stdout).vulnerabilities, null);
  });

  test('kedge scan refuses to judge what it cannot', async (t) => {
    await using user = await newUser();
    t.assert.equal((await user.kedge(['scan', image, '--fail-on', 'critical'])).status, 4);
    t.assert.equal((await user.kedge(['scan', image, '--require-fresh'])).status, 4);
    const off = await user.kedge(['scan', image, '--no-vulnerabilities', '--fail-on', 'kev']);
    t.assert.equal(off.status, 2);
    t.assert.match(off.stderr, /--no-vulnerabilities/);
  });
});

test('kedge scan judges packages once there are advisories, unless told not to', async (t) => {
  await using user = await informedUser();
  const found = await user.kedge(['scan', image]);
  t.assert.match(found.stdout, /^Vulnerabilities {2}none found\n {2}not covered /m);
  const off = await user.kedge(['scan', image, '--no-vulnerabilities']);
  t.assert.match(off.stdout, /^Vulnerabilities {2}not looked for$/m);
});
