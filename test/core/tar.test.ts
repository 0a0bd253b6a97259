import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { KedgeError } from '../../src/core/errors.ts';
import { type TarMember, tarReader } from '../../src/core/tar.ts';
import { needs } from '../support/real-part.ts';
import { needsSharedData, sharedData } from '../support/shared-data.ts';

interface Read extends TarMember {
  readonly sha256: string;
  readonly bytes: number;
}

function readTar(tar: Uint8Array, chunkSize = tar.length): Read[] {
  const found: Read[] = [];
  const reader = tarReader((member) => {
    const hash = createHash('sha256');
    let bytes = 0;
    return {
      write: (chunk) => {
        hash.update(chunk);
        bytes += chunk.length;
      },
      end: () => found.push({ ...member, sha256: hash.digest('hex'), bytes }),
    };
  });
  for (let at = 0; at < tar.length; at += chunkSize) reader.push(tar.subarray(at, at + chunkSize));
  reader.finish();
  return found;
}

const python = `
import sys, tarfile, hashlib, json
rows = []
with tarfile.open(sys.argv[1], ignore_zeros=False, encoding='utf-8', errors='surrogateescape') as t:
  for m in t:
    kind = {b'0':'file',b'\\0':'file',b'7':'file',b'S':'file',b'1':'hardlink',b'2':'symlink',b'3':'character-device',b'4':'block-device',b'5':'directory',b'6':'fifo'}.get(m.type,'file')
    data = t.extractfile(m).read() if kind == 'file' else b''
    rows.append([m.name.rstrip('/'), kind, m.mode & 0o7777, m.uid, m.gid, len(data), hashlib.sha256(data).hexdigest(), m.linkname if kind in ('symlink','hardlink') else ''])
print(json.dumps(rows))
`;

function pythonRows(path: string): unknown[] {
  const output = execFileSync('python3', ['-c', python, path], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return JSON.parse(output) as unknown[];
}

function ourRows(tar: Uint8Array, chunkSize?: number): unknown[] {
  return readTar(tar, chunkSize).map((member) => [
    member.name.replace(/\/+$/, ''),
    member.kind,
    member.mode,
    member.uid,
    member.gid,
    member.size,
    member.sha256,
    member.kind === 'symlink' || member.kind === 'hardlink' ? member.linkName : '',
  ]);
}

const makeTree = `
set -e
mkdir -p root/deep/$(printf 'd%.0s' $(seq 90))/$(printf 'e%.0s' $(seq 90)) && cd root
echo hello > plain; printf 'x%.0s' $(seq 5000) > exact; : > empty; head -c 512 /dev/zero > block
echo long > deep/$(printf 'd%.0s' $(seq 90))/$(printf 'e%.0s' $(seq 90))/$(printf 'f%.0s' $(seq 120))
ln plain hard; ln -s plain soft; ln -s $(printf 't%.0s' $(seq 300)) farsoft; mkfifo pipe
chmod 4755 plain; chmod 1777 deep; mkdir 'spa ce' && echo é > 'spa ce/ünï'
printf bad > "$(printf 'caf\\351')"
truncate -s 3M sparse1; printf data | dd of=sparse1 bs=1 seek=1048576 conv=notrunc 2>/dev/null
truncate -s 5M hole
for i in $(seq 0 40); do printf "seg$i" | dd of=many bs=4096 seek=$((i*30)) conv=notrunc 2>/dev/null; done
`;

for (const format of ['gnu', 'oldgnu', 'posix', 'ustar', 'v7']) {
  test(`${format} archives of GNU tar read as Python's tarfile reads them, in chunks of any size`, {
    skip: needs('tar', 'python3'),
  }, (t) => {
    const directory = mkdtempSync(join(tmpdir(), 'kedge-tar-'));
    t.after(() => rmSync(directory, { recursive: true }));
    execFileSync('bash', ['-c', makeTree], { cwd: directory });
    const all = readdirSync(join(directory, 'root'), { encoding: 'buffer' });
    const names =
      format === 'v7' || format === 'ustar'
        ? ['plain', 'exact', 'empty', 'block', 'hard', 'soft', 'spa ce']
        : all;
    const list = Buffer.concat(names.flatMap((name) => [Buffer.from(name), Buffer.of(0)]));
    const sparse = format === 'v7' || format === 'ustar' ? [] : ['--sparse'];
    execFileSync('tar', ['-cf', '../t.tar', `--format=${format}`, ...sparse, '--null', '-T', '-'], {
      cwd: join(directory, 'root'),
      input: list,
    });
    const tar = readFileSync(join(directory, 't.tar'));
    const wanted = pythonRows(join(directory, 't.tar'));

    t.assert.deepEqual(ourRows(tar), wanted);
    t.assert.deepEqual(ourRows(tar, 7), wanted);
    t.assert.deepEqual(ourRows(tar, 777), wanted);
  });
}

for (const [form, major] of [
  ['0.0', '0.0'],
  ['0.1', '0.1'],
  ['1.0', '1.0'],
]) {
  test(`sparse files of pax form ${form} come out as they were`, { skip: needs('tar') }, (t) => {
    const directory = mkdtempSync(join(tmpdir(), 'kedge-tar-'));
    t.after(() => rmSync(directory, { recursive: true }));
    execFileSync('bash', ['-c', makeTree], { cwd: directory });
    const root = join(directory, 'root');
    const files = ['sparse1', 'hole', 'many'];
    execFileSync(
      'tar',
      ['-cf', '../t.tar', '--format=posix', '--sparse', `--sparse-version=${major}`, ...files],
      { cwd: root },
    );
    const sums = files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(root, name)))
        .digest('hex'),
    ]);

    const found = readTar(readFileSync(join(directory, 't.tar')), 1000);

    t.assert.deepEqual(
      found.map((member) => [member.name, member.sha256]),
      sums,
    );
    t.assert.deepEqual(
      found.map((member) => member.sparse && member.size === member.bytes),
      [true, true, true],
    );
  });
}

test('the odd archives of tar-stream hold as many members as Python finds', {
  skip: needsSharedData('archives'),
}, (t) => {
  const folder = sharedData('archives/tar-stream');
  const lines = readFileSync(sharedData('archives/LISTING.tsv'), 'utf8').split('\n').slice(1).filter(Boolean);
  for (const line of lines) {
    const [file = '', , , entries = ''] = line.split('\t');
    const raw = readFileSync(join(folder, file.replace('tar-stream/', '')));
    const tar = file.endsWith('.tgz') ? gunzipSync(raw) : raw;
    if (entries.startsWith('ERR')) t.assert.throws(() => readTar(tar), corrupt, file);
    else t.assert.equal(readTar(tar).length, Number(entries), file);
  }
});

const corrupt = (error: unknown): boolean => error instanceof KedgeError && error.code === 'LAYER_CORRUPT';

function header(fields: { name?: string; size?: string; type?: string; magic?: string }): Buffer {
  const block = Buffer.alloc(512);
  block.write(fields.name ?? 'a');
  block.write('0000644\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  block.write(fields.size ?? '00000000000\0', 124, 'latin1');
  block.write('00000000000\0', 136);
  block.write(fields.type ?? '0', 156);
  block.write(fields.magic ?? 'ustar\x0000', 257, 'latin1');
  block.write('        ', 148);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

const end = Buffer.alloc(1024);
const padded = (text: string): Buffer =>
  Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(512 - (text.length % 512))]);

function pax(records: Record<string, string>): Buffer {
  const text = Object.entries(records)
    .map(([key, value]) => record(` ${key}=${value}\n`))
    .join('');
  return Buffer.concat([
    header({ type: 'x', size: `${text.length.toString(8).padStart(11, '0')}\0` }),
    padded(text),
  ]);
}

/** A pax record counts its own length in. */
function record(rest: string): string {
  const length = rest.length + String(rest.length + 2).length;
  return `${length}${rest}`;
}

const negative = '\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xfe';
const enormous = '\x80\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff';

const damaged: readonly (readonly [string, Buffer])[] = [
  ['a wrong checksum', Buffer.concat([header({}).fill('b', 0, 1), end])],
  ['a negative size', Buffer.concat([header({ size: negative }), end])],
  ['an enormous size', Buffer.concat([header({ size: enormous }), end])],
  ['content that is cut off', Buffer.concat([header({ size: '00000010000\0' }), Buffer.alloc(512)])],
  ['a header that is cut off', Buffer.concat([header({}), header({}).subarray(0, 100)])],
  ['a pax header larger than any name', header({ type: 'x', size: '00100000000\0' })],
  [
    'a pax record longer than its header',
    Buffer.concat([header({ type: 'x', size: '00000000014\0' }), padded('99 path=abc\n'), header({}), end]),
  ],
  [
    'a pax header with nothing after it',
    Buffer.concat([header({ type: 'x', size: '00000000014\0' }), padded('12 path=abc\n')]),
  ],
  [
    'a negative size in pax',
    Buffer.concat([header({ type: 'x', size: '00000000013\0' }), padded('11 size=-5\n'), header({}), end]),
  ],
  [
    'a sparse map that is no map',
    Buffer.concat([
      pax({ 'GNU.sparse.major': '1', 'GNU.sparse.realsize': '99', path: 'abc' }),
      header({ size: '00000001000\0' }),
      padded('x'.repeat(511)),
      end,
    ]),
  ],
];

for (const [what, tar] of damaged) {
  test(`${what} is LAYER_CORRUPT`, (t) => {
    t.assert.throws(() => readTar(tar), corrupt);
  });
}

test('what follows two zero blocks is not part of the archive', (t) => {
  const tar = Buffer.concat([
    header({ name: 'seen' }),
    end,
    header({ name: 'unseen' }),
    end,
    Buffer.from('garbage'),
  ]);

  t.assert.deepEqual(
    readTar(tar).map((member) => member.name),
    ['seen'],
  );
});

test('one zero block alone does not end the archive', (t) => {
  const tar = Buffer.concat([header({ name: 'a' }), Buffer.alloc(512), header({ name: 'b' }), end]);

  t.assert.deepEqual(
    readTar(tar).map((member) => member.name),
    ['a', 'b'],
  );
});

test('links carry no data, whatever size their header gives', (t) => {
  const tar = Buffer.concat([
    header({ name: 'l', type: '1', size: '00000001000\0' }),
    header({ name: 'b' }),
    end,
  ]);

  t.assert.deepEqual(
    readTar(tar).map((member) => member.name),
    ['l', 'b'],
  );
});

test('a name that is not UTF-8 keeps its bytes, in a header and in pax', (t) => {
  const name = Buffer.from('caf\xe9', 'latin1');
  const plain = header({});
  plain.fill(0, 0, 100).set(name);
  plain.write('        ', 148);
  plain.write(
    `${plain
      .reduce((total, byte) => total + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  const tar = Buffer.concat([
    plain,
    header({ type: 'x', size: '00000000015\0' }),
    padded('13 path=caf\xe9\n'),
    header({}),
    end,
  ]);

  t.assert.deepEqual(
    readTar(tar).map((member) => member.name),
    ['caf\udce9', 'caf\udce9'],
  );
});
