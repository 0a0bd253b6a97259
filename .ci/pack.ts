import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stage } from './stage.ts';

/** Writes the tarball that `npm publish` takes into the directory named, or the current one. */
const directory = await mkdtemp(join(tmpdir(), 'kedge-package-'));
try {
  await stage(directory);
  const target = resolve(process.argv[2] ?? '.');
  execFileSync('npm', ['pack', '--silent', '--pack-destination', target], {
    cwd: directory,
    stdio: 'inherit',
  });
} finally {
  await rm(directory, { recursive: true, force: true });
}
