import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ended, newUser, type User } from '../../support/kedge.ts';
import { needs } from '../../support/real-part.ts';

/** What bash offers for the last of `words` after evaluating kedge's script. */
async function offered(user: User, words: readonly string[]): Promise<string[]> {
  await symlink(join(import.meta.dirname, '../../../bin/kedge.js'), join(user.home, 'kedge'));
  const script = `
    set -eu
    source <(kedge completion bash)
    source <(kedge completion bash)
    COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 ))
    set +e
    _kedge
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  const env = { ...user.env, PATH: `${user.home}:${user.env['PATH']}` };
  const { stdout, stderr } = await ended(
    spawn('bash', ['--norc', '-c', script, 'bash', 'kedge', ...words], { env, cwd: user.home }),
  );
  assert.equal(stderr, '');
  return stdout.split('\n').filter((line) => line !== '');
}

const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['commands', ['s'], ['scan', 'sbom', 'secrets']],
  ['commands of a command', ['cache', ''], ['info', 'prune', 'clear', 'help']],
  ['options', ['scan', '--p'], ['--platform', '--password-stdin', '--policy']],
  ['options of the program', ['cache', 'info', '--qu'], ['--quiet']],
  ['values of an option', ['scan', '--digests', 'sha'], ['sha1', 'sha256']],
  ['schemes of images', ['scan', '-q', 'docker'], ['docker:', 'docker-archive:']],
  [
    'schemes of images after a vulnerability',
    ['why', 'CVE-2024-1', 'docker'],
    ['docker:', 'docker-archive:'],
  ],
  ['keys', ['config', 'get', 'cache.m'], ['cache.maxGigabytes']],
  ['shells', ['completion', 'z'], ['zsh']],
  ['nothing where the shell knows better', ['scan', '-o', 'json', './ap'], []],
];
for (const [name, words, wanted] of cases) {
  test(`bash completes ${name}`, { skip: needs('bash') }, async () => {
    await using user = await newUser();
    assert.deepEqual((await offered(user, words)).toSorted(), wanted.toSorted());
  });
}

test('what stands on the line is never run', { skip: needs('bash') }, async () => {
  await using user = await newUser();
  await writeFile(join(user.home, 'mine'), '');
  await offered(user, ['scan', '$(rm mine)', '`rm mine`', ';rm mine;', '']);
  const { stdout } = await ended(spawn('ls', [user.home]));
  assert.match(stdout, /^mine$/m);
});

test('fish completes commands and values', { skip: needs('fish') }, async () => {
  await using user = await newUser();
  await symlink(join(import.meta.dirname, '../../../bin/kedge.js'), join(user.home, 'kedge'));
  const script =
    'kedge completion fish | source; complete -C "kedge cache pr"; complete -C "kedge scan --digests sha1"';
  const env = { ...user.env, PATH: `${user.home}:${user.env['PATH']}` };
  const { stdout } = await ended(spawn('fish', ['--no-config', '-c', script], { env, cwd: user.home }));
  assert.deepEqual(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split('\t')[0]),
    ['prune', 'sha1'],
  );
});

for (const shell of ['bash', 'zsh', 'fish']) {
  test(`the script for ${shell} is one`, { skip: needs(shell) }, async () => {
    await using user = await newUser();
    const { status, stdout } = await user.kedge(['completion', shell]);
    assert.equal(status, 0);
    await writeFile(join(user.home, 'script'), stdout);
    assert.equal((await ended(spawn(shell, ['-n', join(user.home, 'script')]))).status, 0);
  });
}

test('another shell is refused by name', async () => {
  await using user = await newUser();
  const { status, stderr } = await user.kedge(['completion', 'tcsh']);
  assert.equal(status, 2);
  assert.match(stderr, /bash, zsh, fish/);
});
