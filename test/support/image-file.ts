import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The content of a file in the last layer of an image archive that has it, taken out by tar(1). */
export function imageFile(archive: string, path: string): Buffer | undefined {
  const outer = unzipped(readFileSync(archive));
  const members = tar(['-t'], outer).toString('utf8').split('\n').filter(Boolean);
  let content: Buffer | undefined;
  for (const member of members) {
    const bytes = unzipped(tar(['-xO', member], outer));
    if (bytes.subarray(257, 262).toString('latin1') !== 'ustar') continue;
    const names = tar(['-t'], bytes).toString('utf8').split('\n');
    const name = names.find((candidate) => candidate.replace(/^\.\//, '') === path);
    if (name !== undefined) content = tar(['-xO', name], bytes);
  }
  return content;
}

function unzipped(bytes: Buffer): Buffer {
  return bytes.readUInt16BE(0) === 0x1f8b ? gunzipSync(bytes) : bytes;
}

function tar(args: readonly string[], input: Buffer): Buffer {
  const { stdout } = spawnSync('tar', ['-f', '-', ...args], { input, maxBuffer: 2 ** 28 });
  return stdout.length === 0 ? Buffer.alloc(512) : stdout;
}
