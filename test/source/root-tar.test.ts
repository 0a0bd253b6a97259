import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, link, lstat, mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import type { TarMember } from '../../src/core/tar.ts';
import { tarReader } from '../../src/core/tar.ts';
import type { Problem } from '../../src/model/problem.ts';
import { rootTar } from '../../src/source/root-tar.ts';
import { privateDirectory } from '../support/daemon.ts';

const { signal } = new AbortController();
const isRoot = process.getuid?.() === 0;

async function tarOfRoot(root: string): Promise<{ tar: Buffer; problems: Problem[] }> {
  const problems: Problem[] = [];
  return { tar: await buffer(rootTar(root, problems, signal)), problems };
}

function membersOf(tar: Buffer): Map<string, TarMember & { content: string }> {
  const found = new Map<string, TarMember & { content: string }>();
  const reader = tarReader((member) => {
    const entry = { ...member, content: '' };
    found.set(member.name, entry);
    return {
      write: (chunk) => {
        entry.content += Buffer.from(chunk).toString('latin1');
      },
      end: () => undefined,
    };
  });
  reader.push(tar);
  reader.finish();
  return found;
}

test('GNU tar unpacks what it makes to the same tree', async () => {
  await using home = await privateDirectory();
  const [root, copy] = [join(home.path, 'root'), join(home.path, 'copy')];
  const deep = join(root, ...Array.from({ length: 12 }, () => 'a-long-directory-name'));
  await mkdir(deep, { recursive: true });
  await mkdir(copy);
  await writeFile(join(deep, 'file'), 'deep');
  await writeFile(join(root, 'big'), Buffer.alloc(700_001, 'x'));
  await writeFile(join(root, 'set'), 'id');
  await chmod(join(root, 'set'), 0o6755);
  await link(join(root, 'set'), join(root, 'zet'));
  await symlink('../../outside', join(root, 'link'));
  await symlink(`${'long/'.repeat(60)}target`, join(root, 'long-link'));
  await writeFile(Buffer.concat([Buffer.from(`${root}/`), Buffer.of(0xff, 0xfe)]), 'raw');
  execFileSync('mkfifo', [join(root, 'fifo')]);
  if (isRoot) await chown(join(root, 'big'), 3_000_000, 4_000_000);
  const { tar, problems } = await tarOfRoot(root);
  assert.deepEqual(problems, []);
  execFileSync('tar', ['-xpf', '-', '--numeric-owner', '-C', copy], { input: tar });
  const listing = (directory: string) =>
    execFileSync('find', ['.', '-mindepth', '1', '-printf', '%p %y %m %U %G %n %l\n'], {
      cwd: directory,
      encoding: 'latin1',
    })
      .split('\n')
      .sort();
  assert.deepEqual(listing(copy), listing(root));
  execFileSync('diff', ['-r', '--no-dereference', '--exclude=fifo', root, copy]);
});

test('the same tree gives the same bytes, whatever the times', async () => {
  await using home = await privateDirectory();
  await writeFile(join(home.path, 'b'), '1');
  await writeFile(join(home.path, 'a'), '2');
  const { tar } = await tarOfRoot(home.path);
  await writeFile(join(home.path, 'b'), '1');
  assert.deepEqual((await tarOfRoot(home.path)).tar, tar);
  assert.deepEqual([...membersOf(tar).keys()], ['a', 'b']);
});

test('a link is neither followed nor read, even to a directory', async () => {
  await using home = await privateDirectory();
  await symlink('/etc', join(home.path, 'out'));
  const members = membersOf((await tarOfRoot(home.path)).tar);
  assert.deepEqual([...members.keys()], ['out']);
  assert.equal(members.get('out')?.linkName, '/etc');
});

test('a socket is listed as one', async () => {
  await using home = await privateDirectory();
  const server = createServer().listen(join(home.path, 'sock'));
  await once(server, 'listening');
  assert.equal(membersOf((await tarOfRoot(home.path)).tar).get('sock')?.kind, 'socket');
  server.close();
});

test('devices are listed and not read', { skip: !isRoot && 'only root may make devices' }, async () => {
  await using home = await privateDirectory();
  execFileSync('mknod', [join(home.path, 'zero'), 'c', '1', '5']);
  const member = membersOf((await tarOfRoot(home.path)).tar).get('zero');
  assert.equal(member?.kind, 'character-device');
});

test('a file that turns out shorter than it seemed is padded and reported', {
  skip: process.platform !== 'linux' && 'needs sysfs',
}, async () => {
  // Files of sysfs claim a page and give a line.
  const directory = '/sys/kernel/mm/transparent_hugepage';
  const facts = await lstat(join(directory, 'enabled')).catch(() => undefined);
  if (!facts) return;
  const { tar, problems } = await tarOfRoot(directory);
  assert.equal(membersOf(tar).get('enabled')?.content.length, facts.size);
  assert.ok(problems.some(({ code, path }) => code === 'file-changed' && path === 'enabled'));
});

test('what may not be read is listed without content and reported', {
  skip: !isRoot && 'needs root to drop rights',
}, async () => {
  await using home = await privateDirectory();
  await chmod(home.path, 0o755);
  await writeFile(join(home.path, 'secret'), 'x', { mode: 0o000 });
  await mkdir(join(home.path, 'closed'), { mode: 0o000 });
  const program = `
    import { rootTar } from ${JSON.stringify(new URL('../../src/source/root-tar.ts', import.meta.url).href)};
    process.setegid(65534); process.seteuid(65534);
    const problems = [];
    let bytes = 0;
    for await (const chunk of rootTar(${JSON.stringify(home.path)}, problems, new AbortController().signal)) bytes += chunk.length;
    console.log(JSON.stringify({ bytes, problems }));`;
  const { problems } = JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }),
  );
  assert.deepEqual(
    problems.map(({ code, path }: Problem) => [code, path]),
    [
      ['unreadable-file', 'closed'],
      ['unreadable-file', 'secret'],
    ],
  );
});

test('an interrupted walk ends', async () => {
  const controller = new AbortController();
  const reading = buffer(rootTar('/usr/bin', [], controller.signal));
  controller.abort(new RangeError('interrupted'));
  await assert.rejects(reading, RangeError);
});
