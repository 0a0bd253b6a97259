#!/usr/bin/env node
// Parsed by whatever Node is there, however old: nothing newer than ES modules in this file.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const least = [24, 15];

function isEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > least[0] || (major === least[0] && minor >= least[1]);
}

/** The Node that npm installed for kedge, in its own node_modules or one further out. */
function findNode() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  for (let folder = home; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    const program = join(found, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    if (existsSync(program) && isEnough(readVersion(found))) return program;
    if (dirname(folder) === folder) return undefined;
  }
}

function readVersion(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
  } catch {
    return '0.0.0';
  }
}

/** Runs kedge in another Node, passes signals on and ends as it ends. */
function handOver(program) {
  const child = spawn(program, process.argv.slice(1), { stdio: 'inherit' });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => complain(`cannot start ${program}: ${error.message}`));
  child.on('exit', (status, signal) => {
    if (signal === null) process.exit(status);
    for (const name of signals) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  });
}

function complain(message) {
  process.stderr.write(`kedge: ${message}\n`);
  process.exitCode = 2;
}

/** In the user's own cache: a shared temporary directory is a place where others could put code. */
function enableCompileCache() {
  if (nodeModule.enableCompileCache === undefined || process.env.NODE_COMPILE_CACHE) return;
  const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const directory = join(base, 'kedge', 'code');
  nodeModule.enableCompileCache(directory);
  // Worker threads look for it here.
  process.env.NODE_COMPILE_CACHE = directory;
}

async function run() {
  enableCompileCache();
  // A checkout runs its sources, whatever was built in it; what is published has none.
  const source = join(home, 'src', 'cli', 'main.ts');
  const entry = existsSync(source) ? source : join(home, 'dist', 'cli.js');
  const { main } = await import(pathToFileURL(entry).href);
  process.exit(await main(process.argv.slice(2), process, readVersion(home)));
}

const argv = process.argv.slice(2);
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  process.stdout.write(`${readVersion(home)}\n`);
} else if (isEnough(process.versions.node)) {
  run().catch((error) => complain(`cannot start: ${error.message}`));
} else {
  const program = findNode();
  if (program !== undefined) handOver(program);
  else {
    complain(
      `needs Node ${least.join('.')} or later, and this is Node ${process.versions.node}; see https://nodejs.org`,
    );
  }
}
