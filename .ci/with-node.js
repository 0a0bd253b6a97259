// `node .ci/with-node.js PROGRAM ARGUMENT…` runs a program with the Node that npm installed for kedge in front on PATH.
// npm 11 puts that Node on the PATH of scripts itself; npm 10, which comes with Node 20, fails to link it when the lock
// file also names it for other platforms. Parsed by whatever Node is there, however old.
import { spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const platform = process.platform === 'win32' ? 'win' : process.platform;
const bin = join(home, 'node_modules', `node-${platform}-${process.arch}`, 'bin');
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
const [program, ...args] = process.argv.slice(2);
const { status, signal, error } = spawnSync(program, args, { stdio: 'inherit', env });
if (error) process.stderr.write(`cannot start ${program}: ${error.message}\n`);
if (signal) process.kill(process.pid, signal);
process.exitCode = status ?? 1;
