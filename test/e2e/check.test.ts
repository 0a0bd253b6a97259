import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { userWithAdvisories } from '../support/informed-user.ts';
import { type Ended, newUser } from '../support/kedge.ts';

const alpine = join(import.meta.dirname, '../images/alpine-3.14.tar');

const rules = [
  {
    id: 'health',
    gate: 'dockerfile',
    trigger: 'instruction',
    action: 'WARN',
    params: [
      { name: 'instruction', value: 'HEALTHCHECK' },
      { name: 'check', value: 'not_exists' },
    ],
  },
  {
    id: 'root',
    gate: 'dockerfile',
    trigger: 'effective_user',
    action: 'STOP',
    params: [
      { name: 'users', value: 'root' },
      { name: 'type', value: 'blacklist' },
    ],
  },
  {
    id: 'musl',
    gate: 'packages',
    trigger: 'required_package',
    action: 'STOP',
    params: [{ name: 'name', value: 'musl' }],
  },
];

function bundle(changes: object = {}): string {
  return JSON.stringify({
    id: 'house',
    name: 'House',
    version: '1_0',
    policies: [{ id: 'p', name: 'p', version: '1_0', rules }],
    whitelists: [],
    mappings: [
      {
        name: 'all',
        registry: '*',
        repository: '*',
        image: { type: 'tag', value: '*' },
        policy_ids: ['p'],
        whitelist_ids: [],
      },
    ],
    whitelisted_images: [],
    blacklisted_images: [],
    ...changes,
  });
}

const root = 'cbff271f45d32e78dcc1979dbca9c14d';
const accepted = {
  whitelists: [
    {
      id: 'w',
      name: 'Accepted',
      version: '1_0',
      items: [{ id: 'i', gate: 'dockerfile', trigger_id: root, expires_on: '2026-06-01T00:00:00Z' }],
    },
  ],
  mappings: [
    {
      name: 'all',
      registry: '*',
      repository: '*',
      image: { type: 'tag', value: '*' },
      policy_ids: ['p'],
      whitelist_ids: ['w'],
    },
  ],
};

test('an image that a rule stops ends with 1, the report written before', async (t) => {
  await using user = await newUser();
  await writeFile(join(user.home, 'p.json'), bundle());
  const args = ['check', alpine, '-q', '--policy', 'p.json', '-o', 'table', '-o', 'json=out.json'];
  const { status, stdout, stderr } = await user.kedge(args);
  const { policy } = JSON.parse(await readFile(join(user.home, 'out.json'), 'utf8'));

  t.assert.equal(status, 1);
  t.assert.match(stdout, /Policy {2}FAIL {2}stop: 1 finding stops it/);
  t.assert.match(stderr, /\(POLICY_STOP\)\n$/);
  t.assert.deepEqual(
    policy.findings.map(({ trigger, triggerId, action }: Record<string, string>) => [
      trigger,
      triggerId,
      action,
    ]),
    [
      ['instruction', '41cb7cdf04850e33a11f80c42bf660b3', 'warn'],
      ['effective_user', root, 'stop'],
    ],
  );
});

suite('the time a verdict is judged at', () => {
  const at = async (date: string): Promise<Ended> => {
    await using user = await newUser();
    await writeFile(join(user.home, 'p.json'), bundle(accepted));
    return await user.kedge(['check', alpine, '-q', '--policy', 'p.json', '--at', date, '-o', 'json']);
  };

  test('lets an allowlist item hold until it expires', async (t) => {
    const { status, stdout } = await at('2026-05-31T23:59:59Z');
    const { policy } = JSON.parse(stdout);

    t.assert.equal(status, 0);
    t.assert.equal(policy.at, '2026-05-31T23:59:59.000Z');
    t.assert.deepEqual(policy.findings[1].allowlisted, { listId: 'w', listName: 'Accepted', itemId: 'i' });
  });

  test('lets it no longer hold from then on, which the report says', async (t) => {
    const { status, stdout } = await at('2026-06-01');
    const { policy } = JSON.parse(stdout);

    t.assert.equal(status, 1);
    t.assert.match(policy.problems.map(({ message }: { message: string }) => message).join(), /expired/);
  });

  test('is refused when it is none', async (t) => {
    const { status, stderr } = await at('yesterday');

    t.assert.equal(status, 2);
    t.assert.match(stderr, /--at/);
  });
});

test('a saved analysis has the verdict of its image, and a package list is said to be one', async (t) => {
  await using user = await newUser();
  await writeFile(join(user.home, 'p.json'), bundle());
  const judge = async (subject: string, input = '') => {
    const { stdout, status } = await user.kedge(
      [
        'check',
        subject,
        '-q',
        '--policy',
        'p.json',
        '--at',
        '2026-01-01',
        '-o',
        'json',
        '--no-vulnerabilities',
      ],
      { input },
    );
    const { policy } = JSON.parse(stdout);
    return { status, findings: policy.findings, problems: policy.problems };
  };
  await user.kedge(['scan', alpine, '-q', '-o', 'json=a.json']);
  const image = await judge(alpine);

  t.assert.equal(image.status, 1);
  t.assert.deepEqual(await judge('sbom:a.json'), image);
  t.assert.deepEqual(await judge('a.json'), image);
  t.assert.deepEqual(await judge('-', await readFile(join(user.home, 'a.json'), 'utf8')), image);
  const list = await judge('-', 'pkg:apk/alpine/musl@1.2?distro=alpine-3.14\n');
  t.assert.match(JSON.stringify(list.problems), /Only packages are known of the image/);
});

test('what is no analysis is refused by name', async (t) => {
  await using user = await newUser();
  await writeFile(join(user.home, 'a.json'), '{"schemaVersion":"1.3","tool":{"name":"kedge"},"packages":[]}');
  const { status, stderr } = await user.kedge(['check', 'sbom:a.json', '-q']);

  t.assert.equal(status, 3);
  t.assert.match(stderr, /a\.json is not an analysis[^]*\((NOT_AN_ANALYSIS|NOT_AN_SBOM)\)/);
});

test('a broken bundle ends with 2 before the image is read, every fault named with its place', async (t) => {
  await using user = await newUser();
  const broken = bundle()
    .replace('"gate":"packages"', '"gate":"package"')
    .replace('"name":"users"', '"name":"user"');
  await writeFile(join(user.home, 'p.json'), broken);
  const { status, stdout, stderr } = await user.kedge(['check', '/nowhere/image.tar', '--policy', 'p.json']);

  t.assert.equal(status, 2);
  t.assert.equal(stdout, '');
  t.assert.match(stderr, /"package" is no gate[^]*packages[^]*\(POLICY_INVALID\)/);
  t.assert.match(stderr, /"user" is no parameter/);
});

test('the name decides which mapping applies', async (t) => {
  await using user = await newUser();
  const mapping = {
    name: 'ours',
    registry: 'registry.example',
    repository: 'team/*',
    image: { type: 'tag', value: '*' },
    policy_ids: ['p'],
    whitelist_ids: [],
  };
  await writeFile(join(user.home, 'p.json'), bundle({ mappings: [mapping] }));
  const args = ['check', alpine, '-q', '--policy', 'p.json'];
  const ours = await user.kedge([...args, '--tag', 'registry.example/team/app:1']);
  const other = await user.kedge(args);

  t.assert.equal(ours.status, 1);
  t.assert.match(ours.stdout, /Judged as +registry\.example\/team\/app:1\n/);
  t.assert.equal(other.status, 0);
  t.assert.match(other.stdout, /PASS {2}go: no mapping of the bundle matches/);
  t.assert.match(other.stdout, /warning: /);
});

test('scan has the verdict, and its status, when a policy is given or configured', async (t) => {
  await using user = await newUser();
  await writeFile(join(user.home, 'p.json'), bundle());
  const flag = await user.kedge(['scan', alpine, '-q', '--policy', 'p.json']);
  const configured = await user.kedge(['scan', alpine, '-q'], { env: { KEDGE_POLICY_FILE: 'p.json' } });
  const none = await user.kedge(['scan', alpine, '-q']);

  t.assert.equal(flag.status, 1);
  t.assert.match(flag.stdout, /\nPolicy {2}FAIL/);
  t.assert.equal(configured.status, 1);
  t.assert.equal(none.status, 0);
  t.assert.doesNotMatch(none.stdout, /Policy/);
});

const anyVulnerability = {
  id: 'vulnerable',
  gate: 'vulnerabilities',
  trigger: 'package',
  action: 'STOP',
  params: [
    { name: 'package_type', value: 'all' },
    { name: 'severity_comparison', value: '>=' },
    { name: 'severity', value: 'unknown' },
  ],
};

test('packages of an SBOM are judged by the advisories on this machine, and not without', async (t) => {
  const purls = 'pkg:npm/left-pad@0.9.0\npkg:npm/well@3.0.0\n';
  const policies = [{ id: 'p', name: 'p', version: '1_0', rules: [anyVulnerability] }];
  const files = { 'purls.txt': purls, 'p.json': bundle({ policies }) };
  await using user = await userWithAdvisories({ npm: [{ id: 'CVE-2026-0001', fixed: '1.0.0' }] }, files);
  const stopped = await user.kedge(['check', 'sbom:purls.txt', '-q', '--policy', 'p.json', '-o', 'json']);
  await using uninformed = await newUser();
  const missing = await uninformed.kedge(['check', alpine, '-q']);

  t.assert.equal(stopped.status, 1, stopped.stdout);
  t.assert.deepEqual(
    JSON.parse(stopped.stdout).policy.findings.map(({ triggerId }: { triggerId: string }) => triggerId),
    ['CVE-2026-0001+left-pad-0.9.0'],
  );
  t.assert.equal(missing.status, 4);
  t.assert.match(missing.stderr, /\(FEEDS_MISSING\)/);
});

test('engine-json is what anchore-cli reads', async (t) => {
  await using user = await newUser();
  await writeFile(join(user.home, 'p.json'), bundle());
  const { stdout } = await user.kedge(['check', alpine, '-q', '--policy', 'p.json', '-o', 'engine-json']);
  const [answer] = JSON.parse(stdout);
  const [evaluation] =
    Object.values<{ [tag: string]: { status: string; detail: { policy: { id: string } } }[] }>(answer)[0]?.[
      'docker.io/library/alpine:3.14'
    ] ?? [];

  t.assert.equal(evaluation?.status, 'fail');
  t.assert.equal(evaluation?.detail.policy.id, 'house');
});
