import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { needs } from '../support/real-part.ts';
import { searched } from '../support/secret-rules.ts';

const skip = needs('gcc');

const source = `
const char constant[] = "zeta_0123456789Const0";
char variable[] = "zeta_0123456789Varia0";
__asm__(".text\\n.fill 100000, 1, 0x90\\n.ascii \\"zeta_0123456789Codes0\\"\\n.byte 0\\n.fill 100000, 1, 0x90\\n");
int main(void) { return constant[5] + variable[5]; }
`;

function program(layout: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'kedge-elf-'));
  try {
    const file = join(folder, 'a.out');
    const options = ['-x', 'c', '-', '-o', file, `-Wl,-z,${layout}`];
    execFileSync('gcc', options, { input: source });
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const constant = 'zeta_0123456789Const0';
const variable = 'zeta_0123456789Varia0';
const code = 'zeta_0123456789Codes0';

for (const [layout, wanted, skips] of [
  ['separate-code', [constant, variable], { 'binary-file': 1, 'machine-code': 1 }],
  ['noseparate-code', [code, constant, variable], { 'binary-file': 1 }],
] as const) {
  test(`constants and variables of a program linked with ${layout} are searched`, {
    skip,
  }, (t: TestContext) => {
    const bytes = program(layout);
    const columns = [constant, variable, code].filter((value) => wanted.some((one) => one === value));
    for (const chunks of [undefined, [1], [4096], [70_000]]) {
      const found = searched(bytes, chunks && { chunks });
      t.assert.deepEqual(
        found.matches.map(({ line, column }) => [line, column]),
        columns.map((value) => placeOf(bytes, value)).sort((a, b) => a[0] - b[0] || a[1] - b[1]),
      );
      t.assert.deepEqual(found.skips, skips);
    }
  });
}

test('what only has the segments of a program is searched whole', { skip }, (t: TestContext) => {
  const bytes = program('separate-code');
  bytes.write('zeta_', 0, 'latin1');
  t.assert.equal(searched(bytes).matches.length, 3);
});

function placeOf(bytes: Buffer, value: string): [line: number, column: number] {
  const before = bytes.subarray(0, bytes.indexOf(value)).toString('latin1').split('\n');
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}
