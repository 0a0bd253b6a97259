import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An rpm database of the real rpm, below a directory of its own. */
export interface RpmDatabase {
  readonly directory: string;
  /** Records the packages without unpacking them. */
  install(...rpms: readonly string[]): void;
  /** Unpacks the packages below `root`; throws when rpm is killed on the way. */
  unpack(root: string, ...rpms: readonly string[]): void;
  erase(...names: readonly string[]): void;
}

export function createRpmDatabase(directory: string): RpmDatabase {
  mkdirSync(directory, { recursive: true });
  const rpm = (...args: readonly string[]) =>
    execFileSync('rpm', ['--dbpath', directory, '--define', '_db_backend sqlite', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  rpm('--initdb');
  return {
    directory,
    install: (...rpms) => void rpm('-i', '--nodeps', '--justdb', ...rpms),
    unpack: (root, ...rpms) => void rpm('-i', '--nodeps', '--badreloc', '--relocate', `/=${root}`, ...rpms),
    erase: (...names) => void rpm('-e', '--nodeps', '--justdb', ...names),
  };
}

/** `rpm -qa`: `name epoch:version-release`, sorted. */
export function queryAll(directory: string, ...options: readonly string[]): string[] {
  const format = '%{NAME} %|EPOCH?{%{EPOCH}:}:{}|%{VERSION}-%{RELEASE}\n';
  const output = execFileSync('rpm', ['--dbpath', directory, ...options, '-qa', '--qf', format], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return output.split('\n').filter(Boolean).sort();
}

/** Builds the packages of a spec file. Returns their paths by package name. */
export function buildRpms(directory: string, spec: string): Map<string, string> {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'test.spec'), spec);
  execFileSync('rpmbuild', ['-bb', '--define', `_topdir ${directory}`, join(directory, 'test.spec')], {
    stdio: 'ignore',
  });
  const rpms = readdirSync(join(directory, 'RPMS'), { recursive: true, encoding: 'utf8' });
  return new Map(
    rpms
      .filter((path) => path.endsWith('.rpm'))
      .map((path) => [path.replace(/^.*\//, '').replace(/-[^-]*-[^-]*$/, ''), join(directory, 'RPMS', path)]),
  );
}
