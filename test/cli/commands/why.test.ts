import { join } from 'node:path';
import { suite, test } from 'node:test';
import { userWithAdvisories } from '../../support/informed-user.ts';
import { newUser, type User } from '../../support/kedge.ts';

const image = join(import.meta.dirname, '../../images/alpine-3.14.tar');
const purls =
  'pkg:npm/left-pad@0.9.0\npkg:npm/right-pad@1.0.0\npkg:deb/debian/curl@7.88.1-10?distro=debian-12\n';

const informedUser = (): Promise<User> =>
  userWithAdvisories(
    {
      npm: [
        { id: 'CVE-2024-0001', fixed: '0.9.9' },
        { id: 'CVE-2024-0003', package: 'right-pad', fixed: '1.0.0' },
        { id: 'CVE-2024-0004', package: 'elsewhere', fixed: '9.0.0' },
        { id: 'CVE-2024-0005', package: 'curl', fixed: '9.0.0' },
        { id: 'GHSA-aaaa-bbbb-cccc', package: 'right-pad', fixed: '2.0.0' },
      ],
      'Alpine:v3.14': [{ id: 'ALPINE-CVE-2024-0010', package: 'busybox', fixed: '9.9' }],
    },
    {
      'purls.txt': purls,
      'accepted.yaml':
        'version: 1\nignore:\n  - id: CVE-2024-0001\n    reason: never called\n    owner: web\n',
    },
  );

const outcomeOf = async (user: User, ...args: string[]): Promise<string> => {
  const { stdout, stderr, status } = await user.kedge([...args, '-o', 'json']);
  return status === 0 ? JSON.parse(stdout).outcome.kind : stderr;
};

suite('kedge why', () => {
  test('goes from the file in the image, its layer and instruction to the verdict', async (t) => {
    await using user = await informedUser();
    const { status, stdout } = await user.kedge(['why', 'CVE-2024-0010', image, '--offline']);
    t.assert.equal(status, 0);
    t.assert.match(stdout, /alpine-3\.14\.tar: found\n/);
    t.assert.match(
      stdout,
      /^busybox 1\.33\.1-r8 .*\n +evidence +\/lib\/apk\/db\/installed in layer 0\n +brought by +layer 0 \(sha256:.*\): ADD file:/m,
    );
    t.assert.match(
      stdout,
      /busybox 1\.33\.1-r8 of Alpine:v3\.14[\s\S]*ALPINE-CVE-2024-0010 of osv\/Alpine:v3\.14[\s\S]*lies in >= 0, < 9\.9 \(apk\)/,
    );
    t.assert.match(stdout, /^ssl_client [\s\S]*by its source package/m);
  });

  test('names the feed with the digest that its status shows', async (t) => {
    await using user = await informedUser();
    const { stdout } = await user.kedge(['why', 'CVE-2024-0001', 'sbom:purls.txt', '-o', 'json']);
    const status = JSON.parse((await user.kedge(['feeds', 'status', '-o', 'json'])).stdout);
    const { feeds, advisories } = JSON.parse(stdout);
    t.assert.equal(feeds.digest, status.digest);
    const npm = status.feeds.find(({ id }: { id: string }) => id === 'osv/npm');
    t.assert.equal(advisories[0].feedDigest, npm.digest);
  });

  test('takes an id in any case, any of its names, and one package alone', async (t) => {
    await using user = await informedUser();
    for (const id of ['cve-2024-0001', 'ghsa-AAAA-bbbb-cccc', 'GHSA-aaaa-bbbb-cccc']) {
      t.assert.equal(await outcomeOf(user, 'why', id, 'sbom:purls.txt'), 'affected', id);
    }
    const one = ['why', 'CVE-2024-0010', image, '--package'];
    t.assert.doesNotMatch((await user.kedge([...one, 'ssl_client'])).stdout, /^busybox/m);
  });

  test('of what is not found says so and names why-not', async (t) => {
    await using user = await informedUser();
    const { status, stdout } = await user.kedge(['why', 'CVE-2024-0003', 'sbom:purls.txt']);
    t.assert.equal(status, 0);
    t.assert.match(stdout, /: not found\n +right-pad 1\.0\.0 lies outside >= 0, < 1\.0\.0/);
    t.assert.match(stdout, /`kedge why-not CVE-2024-0003 sbom:purls\.txt`/);
  });

  test('reads an SBOM from standard input, and writes files', async (t) => {
    await using user = await informedUser();
    const args = ['why', 'CVE-2024-0001', '-', '-o', 'text', '-o', 'json=a.json'];
    const { status, stdout } = await user.kedge(args, { input: purls });
    t.assert.equal(status, 0);
    t.assert.match(stdout, /: found\n/);
  });

  for (const [what, args, pattern] of [
    [
      'the arguments the wrong way round',
      ['sbom:purls.txt', 'CVE-2024-0001'],
      /kedge why CVE-2024-0001 sbom:purls/,
    ],
    ['what is no id', ['openssl', 'sbom:purls.txt'], /openssl is no vulnerability/],
    ['an unknown format', ['CVE-2024-0001', 'sbom:purls.txt', '-o', 'jsn'], /did you mean json/],
  ] as const) {
    test(`refuses ${what}`, async (t) => {
      await using user = await newUser();
      const { status, stderr } = await user.kedge(['why', ...args]);
      t.assert.equal(status, 2);
      t.assert.match(stderr, pattern);
    });
  }

  test('ends with 4 without advisories', async (t) => {
    await using user = await newUser();
    const { status, stderr } = await user.kedge(['why', 'CVE-2024-0001', image]);
    t.assert.equal(status, 4);
    t.assert.match(stderr, /FEEDS_MISSING/);
  });
});

suite('kedge why-not', () => {
  for (const [id, outcome] of [
    ['CVE-1999-9999', 'no-advisory'],
    ['CVE-2024-0004', 'no-package'],
    ['CVE-2024-0003', 'fixed'],
    ['CVE-2024-0005', 'not-judged'],
    ['CVE-2024-0001', 'affected'],
  ] as const) {
    test(`ends at the first step that said no: ${outcome}`, async (t) => {
      await using user = await informedUser();
      t.assert.equal(await outcomeOf(user, 'why-not', id, 'sbom:purls.txt'), outcome);
    });
  }

  test('says which packages no feed covers', async (t) => {
    await using user = await informedUser();
    const { stdout } = await user.kedge(['why-not', 'CVE-1999-9999', 'sbom:purls.txt']);
    t.assert.match(stdout, /no feed in the store knows CVE-1999-9999[\s\S]*Limits of the answer\n.*Debian/);
  });

  test('says who suppresses it', async (t) => {
    await using user = await informedUser();
    const args = ['why-not', 'CVE-2024-0001', 'sbom:purls.txt', '--ignore', 'accepted.yaml'];
    t.assert.equal(await outcomeOf(user, ...args), 'suppressed');
    const { stdout } = await user.kedge(args);
    t.assert.match(stdout, /: found, does not count\n/);
    t.assert.match(stdout, /suppressed +by a rule \(.*accepted\.yaml.*\): never called \(web\)/);
  });
});
