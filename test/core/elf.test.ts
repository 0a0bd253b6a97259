import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readAddress, readElf } from '../../src/core/elf.ts';
import { needs } from '../support/real-part.ts';
import { memoryFile } from '../support/run-cataloger.ts';

const program = memoryFile('node', readFileSync(process.execPath));

test('the sections of a program are those readelf lists', { skip: needs('readelf') }, () => {
  const text = execFileSync('readelf', ['-S', '-W', process.execPath], { encoding: 'utf8' });
  const row = /^\s*\[\s*\d+\] (\S+)\s+(\S+)\s+([0-9a-f]+) ([0-9a-f]+) ([0-9a-f]+) /gm;
  const listed = Array.from(text.matchAll(row), ([, name, type, ...numbers]) => ({ name, type, numbers }))
    .filter(({ type }) => type !== 'NOBITS' && type !== 'NULL')
    .map(({ name, numbers }) => [name, ...numbers.map((digits) => Number.parseInt(digits, 16))]);
  const found = readElf(program)?.sections.filter(({ name }) => name !== '');
  assert.ok(listed.length > 10);
  assert.deepEqual(
    found?.map(({ name, address, offset, size }) => [name, address, offset, size]),
    listed,
  );
});

test('an address is read from the segment it is loaded from', () => {
  const elf = readElf(program);
  const section = elf?.sections.find(({ name }) => name === '.rodata');
  assert.ok(elf && section);
  const bytes = readAddress(program, elf, { address: section.address, length: 64 });
  assert.deepEqual(Buffer.from(bytes), Buffer.from(program.slice(section.offset, 64)));
  assert.equal(readAddress(program, elf, { address: 1, length: 0 }).length, 0);
  assert.equal(readAddress(program, elf, { address: 2 ** 60, length: 8 }).length, 0);
});

test('tables that lie outside the file are left out', () => {
  const header = Buffer.from(program.slice(0, 64));
  header.writeBigUInt64LE(2n ** 40n, 32);
  header.writeBigUInt64LE(2n ** 63n, 40);
  assert.deepEqual(readElf(memoryFile('x', header))?.sections, []);
  assert.deepEqual(readElf(memoryFile('x', header))?.segments, []);
});

test('a file of another kind is no ELF file', () => {
  for (const bytes of ['', '\x7fELF', 'MZ'.repeat(100), `\x7fELF\x03\x01${'\0'.repeat(100)}`]) {
    assert.equal(readElf(memoryFile('x', Buffer.from(bytes, 'latin1'))), undefined);
  }
});
