/*
 * Writes programs for WebAssembly, as expressions nested in each other: https://webassembly.github.io/spec/core/binary/.
 * Only what the programs of this project use.
 */

/** Instructions that leave a value, or do something. */
export type Code = readonly number[];

export interface WasmFunction {
  readonly name: string;
  /** All parameters and locals are numbered from 0 and, like the result, 32-bit integers. */
  readonly parameters: number;
  readonly locals: number;
  readonly body: Code;
}

/** What a program's functions are called with: 32-bit integers, or nothing. */
export type WasmCall = (...args: number[]) => number;

/** Loads a program for a memory of its own. */
export function loadProgram(
  program: WebAssembly.Module,
  pages: number,
): { readonly memory: ArrayBuffer; function(name: string): WasmCall } {
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { exports } = new WebAssembly.Instance(program, { host: { memory } });
  return {
    memory: memory.buffer,
    function(name) {
      const found = exports[name];
      if (!found) throw new TypeError(`the program has no function ${name}`);
      return found;
    },
  };
}

/** Node has it; its types do not, without those of browsers. */
declare global {
  namespace WebAssembly {
    class Module {
      constructor(program: Uint8Array<ArrayBuffer>);
      readonly [Symbol.toStringTag]: string;
    }
    class Memory {
      constructor(pages: { readonly initial: number; readonly maximum: number });
      readonly buffer: ArrayBuffer;
    }
    class Instance {
      constructor(program: Module, imports: { readonly host: { readonly memory: Memory } });
      readonly exports: Readonly<Record<string, WasmCall>>;
    }
  }
}

/** A program whose functions all see one memory, which it imports as `memory` of `host`. */
export function wasmProgram(functions: readonly WasmFunction[], pages: number): WebAssembly.Module {
  const bytes = Uint8Array.from([
    ...header,
    ...section(
      1,
      functions.map(({ parameters }) => [0x60, ...list(times(parameters, int)), 1, int]),
    ),
    ...section(2, [[...name('host'), ...name('memory'), 2, 0, ...unsigned(pages)]]),
    ...section(
      3,
      functions.map((_, index) => unsigned(index)),
    ),
    ...section(
      7,
      functions.map((one, index) => [...name(one.name), 0, ...unsigned(index)]),
    ),
    ...section(
      10,
      functions.map(({ locals, body }) => {
        const code = [...list([[...unsigned(locals), int]]), ...body, end];
        return [...unsigned(code.length), ...code];
      }),
    ),
  ]);
  return new WebAssembly.Module(bytes);
}

/** `\0asm`, version 1. */
const header: Code = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const int = 0x7f;
const end = 0x0b;
const nothing = 0x40;

function section(id: number, entries: readonly Code[]): Code {
  const content = list(entries);
  return [id, ...unsigned(content.length), ...content];
}

function list(entries: readonly Code[]): Code {
  return [...unsigned(entries.length), ...entries.flat()];
}

function times(count: number, byte: number): Code[] {
  return Array.from({ length: count }, () => [byte]);
}

function name(text: string): Code {
  return list(Array.from(Buffer.from(text), (byte) => [byte]));
}

/** https://en.wikipedia.org/wiki/LEB128 */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): Code {
  return value >= -0x40 && value < 0x40 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}

type Operation = (a: Code, b: Code) => Code;

function operation(...opcode: Code): Operation {
  return (a, b) => [...a, ...b, ...opcode];
}

function vectorOperation(number: number): Operation {
  return operation(0xfd, ...unsigned(number));
}

/** The bytes behind an opcode that reads or writes memory: no alignment is promised. */
function at(offset: number): Code {
  return [0, ...unsigned(offset)];
}

/** 32-bit integers. */
export const i32 = {
  of: (value: number): Code => [0x41, ...signed(value | 0)],
  get: (local: number): Code => [0x20, local],
  set: (local: number, value: Code): Code => [...value, 0x21, local],
  load: (address: Code, offset = 0): Code => [...address, 0x28, ...at(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [...address, ...value, 0x36, ...at(offset)],
  lessThan: operation(0x49),
  ones: (value: Code): Code => [...value, 0x69],
  add: operation(0x6a),
  multiply: operation(0x6c),
  and: operation(0x71),
  or: operation(0x72),
  shiftLeft: operation(0x74),
  /** Bits that come in are 0. */
  shiftRight: operation(0x76),
} as const;

/** 16 bytes. */
export const i8x16 = {
  load: (address: Code, offset = 0): Code => [...address, 0xfd, 0, ...at(offset)],
  /** The same byte 16 times. */
  of: (byte: number): Code => [...i32.of(byte), 0xfd, 15],
  equal: vectorOperation(35),
  lessThan: vectorOperation(38),
  or: vectorOperation(80),
  subtract: vectorOperation(113),
  /** The first bit of each as a 32-bit integer. */
  bits: (value: Code): Code => [...value, 0xfd, ...unsigned(100)],
} as const;

export function when(condition: Code, then: Code): Code {
  return [...condition, 0x04, nothing, ...then, end];
}

/** Does it, and again while the condition holds. */
export function repeat(body: Code, condition: Code): Code {
  return [0x03, nothing, ...body, ...condition, 0x0d, 0, end];
}
