import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { privateDirectory } from '../support/daemon.ts';
import { ended, newUser, waitingScan } from '../support/kedge.ts';
import { skipOrFail } from '../support/real-part.ts';

const root = join(import.meta.dirname, '../..');
const older = '/usr/bin/node';

/** Why there is no Node here that is too old, or false. */
function withoutOlder(): string | false {
  try {
    const [major = 0] = execFileSync(older, ['--version'], { encoding: 'utf8' })
      .slice(1)
      .split('.')
      .map(Number);
    return major < 24 ? false : skipOrFail(`${older} is recent`);
  } catch {
    return skipOrFail(`there is no ${older}`);
  }
}
const skip = withoutOlder();

/** An installed package in `directory`, with a `dist/cli.js` that says which Node runs it, and ends with 7. */
async function install(directory: string): Promise<string> {
  await mkdir(join(directory, 'bin'), { recursive: true });
  await mkdir(join(directory, 'dist'));
  await copyFile(join(root, 'bin/kedge.js'), join(directory, 'bin/kedge.js'));
  await writeFile(join(directory, 'package.json'), '{ "version": "1.2.3", "type": "module" }');
  await writeFile(
    join(directory, 'dist/cli.js'),
    'export async function main(argv, { versions, stdout }) { stdout.write(`${versions.node} ${argv}\\n`); return 7; }',
  );
  return join(directory, 'bin/kedge.js');
}

function run(program: string, args: readonly string[], home: string) {
  return ended(spawn(program, args, { env: { PATH: process.env['PATH'], HOME: home } }));
}

test('what was built is run rather than the sources', async () => {
  await using directory = await privateDirectory();
  const binary = await install(directory.path);
  const { status, stdout } = await run(process.execPath, [binary, 'a', 'b'], directory.path);
  assert.deepEqual([status, stdout], [7, `${process.versions.node} a,b\n`]);
});

test('--version is answered by any Node', { skip }, async () => {
  await using directory = await privateDirectory();
  const binary = await install(directory.path);
  const { status, stdout } = await run(older, [binary, '--version'], directory.path);
  assert.deepEqual([status, stdout], [0, '1.2.3\n']);
});

test('an old Node hands over to the one installed beside kedge, and ends as that ends', {
  skip,
}, async () => {
  await using directory = await privateDirectory();
  const modules = join(directory.path, 'node_modules');
  const binary = await install(join(modules, 'kedge'));
  const own = `node-${process.platform}-${process.arch}`;
  await symlink(join(root, 'node_modules', own), join(modules, own));
  const { status, stdout } = await run(older, [binary, 'a'], directory.path);
  assert.equal(status, 7);
  assert.match(stdout, /^24\.\d+\.\d+ a\n$/);
});

test('an old Node passes Ctrl-C on', { skip }, async () => {
  await using user = await newUser();
  const child = await waitingScan(user, older);
  const end = once(child, 'exit');
  child.kill('SIGINT');
  assert.deepEqual(await end, [130, null]);
  assert.deepEqual(await readdir(user.temporary), []);
});

test('an old Node alone says in one line what is missing', { skip }, async () => {
  await using directory = await privateDirectory();
  const binary = await install(directory.path);
  const { status, stdout, stderr } = await run(older, [binary, 'scan', 'x'], directory.path);
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(stderr, /^kedge: needs Node 24\.15 or later[^\n]*\n$/);
});

test('starting is quick: 80 ms for --version, 120 ms for --help', async () => {
  await using user = await newUser();
  const binary = join(root, 'bin/kedge.js');
  const commands = { bare: ['-e', '0'], version: [binary, '--version'], help: [binary, '--help'] };
  const best = { bare: Infinity, version: Infinity, help: Infinity };
  for (let round = 0; round < 6; round += 1) {
    for (const name of ['bare', 'version', 'help'] as const) {
      const startedMs = performance.now();
      assert.equal((await run(process.execPath, commands[name], user.home)).status, 0);
      best[name] = Math.min(best[name], performance.now() - startedMs);
    }
  }
  // A Node that does nothing takes a quarter of that on an idle machine: where it takes longer, so may kedge.
  assert.ok(best.version < Math.max(80, best.bare * 3), JSON.stringify(best));
  assert.ok(best.help < Math.max(120, best.bare * 4), JSON.stringify(best));
});
