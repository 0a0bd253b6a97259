import { readElf } from '../core/elf.ts';
import type { Block } from './block-feed.ts';

export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** Less is not worth leaving out. */
const leastBytes = 64 * 1024;

/**
 * Where an ELF program of `size` bytes has nothing but machine code: a linker that gives constants a segment of their own
 * puts it behind the code. Elsewhere strings may stand among the code. Told by the first bytes of the file.
 */
export function machineCode(head: Uint8Array, size: number): ByteRange | undefined {
  if (head[0] !== 0x7f) return undefined;
  const elf = readElf({ size, slice: (offset, length) => head.subarray(offset, offset + length) });
  const code = elf?.segments.filter(({ executable }) => executable) ?? [];
  const [only] = code;
  if (!elf || !only || code.length > 1 || only.writable || only.size < leastBytes) return undefined;
  const end = only.offset + only.size;
  const hasConstants = elf.segments.some(
    ({ executable, writable, offset }) => !executable && !writable && offset >= end,
  );
  return hasConstants ? { from: only.offset, to: end } : undefined;
}

/** Of a block, what is not code. */
export function outside(code: ByteRange | undefined, { bytes, base }: Block): ByteRange[] {
  const all = { from: 0, to: bytes.length };
  if (!code || code.from >= base + bytes.length || code.to <= base) return [all];
  const before = { ...all, to: Math.max(code.from - base, 0) };
  return [before, { ...all, from: Math.min(code.to - base, bytes.length) }];
}
