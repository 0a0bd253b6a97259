import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { parseAnalyzerConfig } from '../../src/cli/analyzer-config.ts';
import { KedgeError } from '../../src/core/errors.ts';
import { defaultLineSearches } from '../../src/inspect/default-searches.ts';
import { newUser, type User } from '../support/kedge.ts';
import { writeMembers } from '../support/layers.ts';

/** As the Engine ships it: https://docs.anchore.com/current/docs/configuration/content_hints/ */
const shipped = `# Anchore analyzer configuration
retrieve_files:
  file_list:
    - '/etc/passwd'
secret_search:
  match_params:
    - MAXFILESIZE=10000
    - STOREONMATCH=n
  regexp_match:
    - "AWS_ACCESS_KEY=(?i).*aws_access_key_id( *=+ *).*(?<![A-Z0-9])[A-Z0-9]{20}(?![A-Z0-9]).*"
    - "AWS_SECRET_KEY=(?i).*aws_secret_access_key( *=+ *).*(?<![A-Za-z0-9/+=])[A-Za-z0-9/+=]{40}(?![A-Za-z0-9/+=]).*"
    - "PRIV_KEY=(?i)-+BEGIN(.*)PRIVATE KEY-+"
    - "DOCKER_AUTH=(?i).*\\"auth\\": *\\".+\\""
    - "API_KEY=(?i).*api(-|_)key( *=+ *).*(?<![A-Z0-9])[A-Z0-9]{20,60}(?![A-Z0-9]).*"
malware:
  clamav:
    enabled: false
    db_update_enabled: true
`;

function faultsOf(text: string): string {
  try {
    parseAnalyzerConfig(text, 'a.yaml');
  } catch (error) {
    if (error instanceof KedgeError && error.code === 'CONFIG_INVALID') return error.message;
    throw error;
  }
  return '';
}

test('the file that the Engine ships asks for what is in force without one', (t: TestContext) => {
  const config = parseAnalyzerConfig(shipped, 'a.yaml');
  t.assert.deepEqual(config.searches, defaultLineSearches);
  t.assert.deepEqual(config.retrieve?.globs, ['/etc/passwd']);
  t.assert.equal(config.malware, false);
  t.assert.deepEqual(config.warnings, []);
});

test('sizes, paths and names are taken as the Engine takes them', (t: TestContext) => {
  const config = parseAnalyzerConfig(
    `retrieve_files: {max_file_size_kb: 3, file_list: ['/etc/a[1]', etc/b]}
content_search:
  regexp_match: ["A=b=c", "no name", "A=b=c", "=x"]
secret_search:
  match_params: ["MAXFILESIZE=0"]
  regexp_match: ["S=x"]
malware: {clamav: {enabled: true}}
`,
    'a.yaml',
  );
  t.assert.deepEqual(config.retrieve, { globs: ['/etc/a?1?', 'etc/b'], maxBytes: 3072 });
  t.assert.deepEqual(config.searches, [
    { search: 'secret', maxFileBytes: Number.MAX_SAFE_INTEGER, expressions: [{ name: 'S', regex: 'x' }] },
    {
      search: 'content',
      maxFileBytes: Number.MAX_SAFE_INTEGER,
      expressions: [
        { name: 'A', regex: 'b=c' },
        { name: '', regex: 'no name' },
        { name: '', regex: 'x' },
      ],
    },
  ]);
  t.assert.equal(config.malware, true);
});

for (const text of [
  '',
  '# nothing\n',
  'secret_search:\ncontent_search: {}\nretrieve_files: {file_list: []}\n',
]) {
  test(`${JSON.stringify(text)} asks for nothing`, (t: TestContext) => {
    const { searches, retrieve } = parseAnalyzerConfig(text, 'a.yaml');
    t.assert.deepEqual([searches, retrieve], [[], undefined]);
  });
}

test('everything that is wrong is named at once, with its line', (t: TestContext) => {
  const message = faultsOf(`secret_search:
  match_params: [MAXFILESIZE=ten]
  regexp_match:
    - "BACK=(a)\\\\1"
    - "OPEN=("
    - 7
content_search: [x]
retrieve_files:
  max_file_size_kb: many
  file_list: /etc/passwd
`);
  const places = message.split('; ').map((fault) => /^a\.yaml:\d+: /.exec(fault)?.[0]);
  t.assert.deepEqual(
    places,
    [2, 6, 4, 5, 7, 9, 10].map((line) => `a.yaml:${line}: `),
  );
  t.assert.match(message, /the expression BACK .*; .*the expression OPEN /);
});

const broken = ['a: [', 'a: 1\na: 2', '- x', 'text', 'a: &a [*a]\nsecret_search: *b', '\0'];
for (const text of broken) {
  test(`${JSON.stringify(text)} is refused`, (t: TestContext) => {
    t.assert.match(faultsOf(text), /^a\.yaml:\d+: /);
  });
}

test('a file of aliases of aliases is read in no time', (t: TestContext) => {
  const levels = Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`);
  const startedMs = performance.now();
  const text = `a0: &a0 x\n${levels.join('\n')}\nsecret_search: {regexp_match: *a30}\n`;
  t.assert.match(faultsOf(text), /secret_search\.regexp_match holds what is no text/);
  t.assert.ok(performance.now() - startedMs < 1000);
});

test('what the file has beside this is a warning that names the nearest', (t: TestContext) => {
  const { warnings } = parseAnalyzerConfig(
    `secret_serch: {}
secret_search:
  match_params: [MAXFILE=1, STOREONMATCH=y]
  regex_match: []
retrieve_files: {max_file_size_kb: 20000, file_list: [a]}
`,
    'a.yaml',
  );
  t.assert.deepEqual(
    warnings.map((warning) => warning.split(/[:;]/).slice(0, 3).join()),
    [
      'a.yaml,1, secret_serch is unknown',
      'a.yaml,4, regex_match is unknown',
      'a.yaml,3, is neither MAXFILESIZE=BYTES nor STOREONMATCH=n',
      'a.yaml,3, STOREONMATCH changes nothing',
      'a.yaml,5, files of more than 16 MiB are not kept',
    ],
  );
});

const root = {
  'root/etc/f.conf': 'no\napi_key=ABCDEFGHIJKLMNOPQRST\nFORBIDDEN thing\n',
  'root/etc/passwd': 'root:x:0:0::/:/bin/sh\n',
};

/** `SEARCH NAME PATH LINES` of a scan of that root, and the files whose content was kept. */
async function scan(user: User, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const ended = await user.kedge(['scan', `dir:${join(user.home, 'root')}`, '-o', 'json', ...args], { env });
  const { searches, retrieved }: ScanResult = JSON.parse(ended.stdout);
  return {
    ...ended,
    searches: searches.map(({ search, name, path, lines }) => `${search} ${name} ${path} ${lines.join()}`),
    retrieved: retrieved.map(({ path }) => path),
  };
}

interface ScanResult {
  readonly searches: readonly {
    readonly search: string;
    readonly name: string;
    readonly path: string;
    readonly lines: readonly number[];
  }[];
  readonly retrieved: readonly { readonly path: string }[];
}

test('a scan searches as the Engine does without a file, and as the file says with one', async (t: TestContext) => {
  await using user = await newUser();
  await writeMembers(user.home, {
    ...root,
    'a.yaml': 'content_search: {regexp_match: [W=FORBIDDEN]}\nretrieve_files: {file_list: [/etc/f.conf]}\n',
    'searches.yaml': 'content_search: {regexp_match: [W=FORBIDDEN]}\nmalware: {clamav: {enabled: true}}\n',
  });
  await symlink('/etc/f.conf', join(user.home, 'root/l'));

  const standard = await scan(user, []);
  t.assert.deepEqual(standard.searches, ['secret API_KEY /etc/f.conf 2', 'secret API_KEY /l 2']);
  t.assert.deepEqual(standard.retrieved, ['/etc/passwd']);

  const chosen = await scan(user, ['--analyzer-config', 'a.yaml']);
  t.assert.deepEqual(chosen.searches, ['content W /etc/f.conf 3', 'content W /l 3']);
  t.assert.deepEqual(chosen.retrieved, ['/etc/f.conf']);

  const environment = { KEDGE_ANALYZER_CONFIG: 'searches.yaml', KEDGE_RETRIEVE_FILES: '/etc/f*' };
  const both = await scan(user, [], environment);
  t.assert.deepEqual([both.searches, both.retrieved], [chosen.searches, ['/etc/f.conf']]);
  t.assert.match(both.stderr, /--clamd/);

  const own = await scan(user, [], { KEDGE_CONTENT_SEARCH: '{"OWN": "(?i).*thing"}' });
  t.assert.deepEqual(own.searches, [...standard.searches, 'content OWN /etc/f.conf 3', 'content OWN /l 3']);
});

const refused: readonly [what: string, args: readonly string[], env?: Readonly<Record<string, string>>][] = [
  ['expressions that run away or do not compile', ['--analyzer-config', 'bad.yaml']],
  ['a file that is not there', ['--analyzer-config', 'none.yaml']],
  ['a directory', ['--analyzer-config', 'root']],
  ['a content search that does not compile', [], { KEDGE_CONTENT_SEARCH: '{"BAD": "("}' }],
  ['a content search that is no table', [], { KEDGE_CONTENT_SEARCH: '[]' }],
];

test('what cannot be searched for ends kedge with 2 and its name, and no stack', async (t: TestContext) => {
  await using user = await newUser();
  await writeMembers(user.home, {
    ...root,
    'bad.yaml': "secret_search: {regexp_match: ['BAD=(a)\\1', 'OPEN=(', 'HUGE=((a{1,99}){1,99}){1,99}']}\n",
  });
  for (const [what, args, env = {}] of refused) {
    const image = `dir:${join(user.home, 'root')}`;
    const { status, stdout, stderr } = await user.kedge(['scan', image, '-o', 'json', ...args], { env });
    t.assert.equal(status, 2, `${what}: ${stderr}`);
    t.assert.equal(stdout, '', what);
    t.assert.doesNotMatch(stderr, /^\s+at |node:/m, what);
  }
  const { stderr } = await user.kedge(['scan', 'dir:root', '--analyzer-config', 'bad.yaml']);
  for (const name of ['BAD', 'OPEN', 'HUGE']) t.assert.match(stderr, new RegExp(`expression ${name} `));
});
