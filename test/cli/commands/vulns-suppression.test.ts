import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { userWithAdvisories } from '../../support/informed-user.ts';
import type { User } from '../../support/kedge.ts';
import { openvexCheck } from '../../support/schemas.ts';
import { notAffected, openVexOf } from '../../support/vex.ts';

const image = join(import.meta.dirname, '../../images/alpine-3.14.tar');

/** A user with advisories about an npm package of an SBOM, and about busybox of Alpine 3.14. */
async function informedUser(files: Readonly<Record<string, string>> = {}): Promise<User> {
  return await userWithAdvisories(
    {
      npm: [
        { id: 'CVE-2024-0001', fixed: '0.9.9' },
        { id: 'CVE-2024-0002', fixed: '1.0.0' },
      ],
      'Alpine:v3.14': [{ id: 'ALPINE-CVE-2024-0010', package: 'busybox', fixed: '9.9' }],
    },
    { 'purls.txt': 'pkg:npm/left-pad@0.9.0\n', ...files },
  );
}

const about = (id: string, ...products: (string | object)[]) =>
  JSON.stringify(openVexOf(notAffected(products, { vulnerability: { name: id } })));

const ignoring = (...rules: string[]) =>
  ['version: 1', 'ignore:', ...rules.map((rule) => `  - { ${rule} }`), ''].join('\n');

interface Shown {
  readonly id: string;
  readonly suppressed?: { readonly by: string; readonly source: string; readonly owner?: string };
}

async function findings(user: User, ...args: string[]): Promise<Shown[]> {
  const { stdout } = await user.kedge(['vulns', ...args, '-o', 'json']);
  return JSON.parse(stdout).vulnerabilities.findings;
}

suite('kedge vulns', () => {
  test('with VEX and ignore rules counts what is left, and shows the rest with who says so', async (t) => {
    await using user = await informedUser({
      'a.json': about('CVE-2024-0001', 'pkg:npm/left-pad'),
      'ours.yaml': ignoring('id: CVE-2024-0002, reason: build alone, owner: web, expires: 2999-12-31'),
    });
    const flags = ['sbom:purls.txt', '--vex', 'a.json', '--ignore', 'ours.yaml'];
    const { status, stdout } = await user.kedge([
      'vulns',
      ...flags,
      '--show-suppressed',
      '--fail-on',
      'fixable',
    ]);
    t.assert.equal(status, 0);
    t.assert.match(
      stdout,
      /CVE-2024-0001 .*by VEX \(a\.json, Acme Security\): not affected: vulnerable_code/,
    );
    t.assert.match(
      stdout,
      /CVE-2024-0002 .*by a rule \(CVE-2024-0002, in ours\.yaml\): build alone \(web, until 2999-12-31\)/,
    );
    const hidden = await user.kedge(['vulns', ...flags]);
    t.assert.match(hidden.stdout, /2 findings suppressed: --show-suppressed/);
    const only = await findings(user, 'sbom:purls.txt', '--ignore', 'ours.yaml');
    t.assert.deepEqual(
      only.map(({ id, suppressed }) => [id, suppressed?.by]),
      [
        ['CVE-2024-0001', undefined],
        ['CVE-2024-0002', 'ignore-rule'],
      ],
    );
  });

  test('takes both from the configuration, and a flag instead', async (t) => {
    await using user = await informedUser({
      'a.json': about('CVE-2024-0001', 'pkg:npm/left-pad'),
      'b.json': about('CVE-2024-0002', 'pkg:npm/left-pad'),
      'kedge.json': JSON.stringify({ vulns: { vex: ['a.json'] } }),
    });
    const env = { KEDGE_CONFIG: 'kedge.json' };
    const silenced = async (...args: string[]) => {
      const { stdout } = await user.kedge(['vulns', 'sbom:purls.txt', '-o', 'json', ...args], { env });
      const shown: Shown[] = JSON.parse(stdout).vulnerabilities.findings;
      return shown.filter(({ suppressed }) => suppressed !== undefined).map(({ id }) => id);
    };
    t.assert.deepEqual(await silenced(), ['CVE-2024-0001']);
    t.assert.deepEqual(await silenced('--vex', 'b.json'), ['CVE-2024-0002']);
    t.assert.deepEqual((await silenced('--vex', 'b.json', '--vex', 'a.json')).length, 2);
  });

  test('an expired rule does not hold, and is told', async (t) => {
    await using user = await informedUser({
      'ours.yaml': ignoring('id: CVE-2024-0001, reason: known, expires: 2020-01-31'),
    });
    const { status, stderr } = await user.kedge([
      'vulns',
      'sbom:purls.txt',
      '--ignore',
      'ours.yaml',
      '--fail-on',
      'fixable',
    ]);
    t.assert.equal(status, 1);
    t.assert.match(
      stderr,
      /^warning: The ignore rule for CVE-2024-0001 in ours\.yaml expired on 2020-01-31$/m,
    );
    t.assert.match(stderr, /2 vulnerabilities/);
  });

  test('an expired rule stands in every report of findings', async (t) => {
    await using user = await informedUser({
      'ours.yaml': ignoring('id: CVE-2024-0001, reason: known, owner: us, expires: 2020-01-31'),
    });
    const formats = ['table', 'markdown', 'html', 'sarif', 'json'];
    const targets = formats.flatMap((format) => ['-o', `${format}=${format}.out`]);
    await user.kedge(['vulns', 'sbom:purls.txt', '--ignore', 'ours.yaml', ...targets]);
    for (const format of formats.slice(0, -1)) {
      const text = await readFile(join(user.home, `${format}.out`), 'utf8');
      t.assert.match(
        text.replaceAll('\\', ''),
        /The ignore rule for CVE-2024-0001 in ours\.yaml expired on 2020-01-31/,
        format,
      );
    }
    t.assert.deepEqual(
      JSON.parse(await readFile(join(user.home, 'json.out'), 'utf8')).vulnerabilities.expired,
      [{ source: 'ours.yaml', rule: 'CVE-2024-0001', reason: 'known', owner: 'us', expires: '2020-01-31' }],
    );
  });

  test('what VEX says in words alone is told and suppresses nothing', async (t) => {
    await using user = await informedUser({ 'a.json': about('CVE-2024-0001', 'https://example.com/app') });
    const { stdout, stderr } = await user.kedge(['vulns', 'sbom:purls.txt', '--vex', 'a.json']);
    t.assert.match(stderr, /^warning: a\.json: 1 product without a package URL/m);
    t.assert.doesNotMatch(stdout, /suppressed/);
  });

  test('OpenVEX that it wrote says the same of the same image, and nothing of another', async (t) => {
    await using user = await informedUser({ 'a.json': about('CVE-2024-0010', 'pkg:apk/alpine/busybox') });
    const env = { SOURCE_DATE_EPOCH: '1800000000' };
    const args = ['vulns', image, '--vex', 'a.json', '-o', 'openvex'];
    const { status, stdout } = await user.kedge(args, { env });
    t.assert.equal(status, 0);
    t.assert.equal((await user.kedge(args, { env })).stdout, stdout);
    t.assert.deepEqual(openvexCheck()(JSON.parse(stdout)), []);
    await writeFile(join(user.home, 'written.json'), stdout);
    const silenced = async (document: string) =>
      (await findings(user, image, '--vex', document))
        .filter(({ suppressed }) => suppressed !== undefined)
        .map(({ id, suppressed }) => `${id} ${suppressed?.source}`);
    t.assert.deepEqual(await silenced('written.json'), ['CVE-2024-0010 written.json, kedge']);
    await writeFile(
      join(user.home, 'other.json'),
      stdout.replaceAll(/(?<="sha-256":")[0-9a-f]{64}|(?<=sha256:)[0-9a-f]{64}/g, '0'.repeat(64)),
    );
    t.assert.deepEqual(await silenced('other.json'), []);
  });

  const bad: readonly (readonly [string, readonly string[], string, RegExp])[] = [
    ['a VEX document that is not there', ['--vex', 'no.json'], '', /Cannot read no\.json/],
    ['a VEX document that is none', ['--vex', 'bad'], '{}', /bad is neither OpenVEX nor CSAF nor CycloneDX/],
    [
      'a VEX document with a fault',
      ['--vex', 'bad'],
      about('CVE-2024-1', 'pkg:npm/a').replace('not_affected', 'fine'),
      /bad: statements\[0\]\.status must be one of/,
    ],
    [
      'an ignore file with a fault',
      ['--ignore', 'bad'],
      ignoring('id: CVE-2024-1'),
      /bad:3:5: ignore\[0\] has no reason/,
    ],
  ];
  for (const [what, flags, text, message] of bad) {
    test(`${what} ends it with 2, before anything is read`, async (t) => {
      await using user = await informedUser({ bad: text });
      const { status, stdout, stderr } = await user.kedge(['vulns', 'sbom:purls.txt', ...flags]);
      t.assert.equal(status, 2);
      t.assert.equal(stdout, '');
      t.assert.match(stderr, message);
      t.assert.match(stderr, /CONFIG_INVALID/);
    });
  }
});
