import { KedgeError } from './errors.ts';
import { isJsonObject } from './json.ts';

/** One member of an object; of an array one item, with its position as key. Without a value it is not JSON. */
export interface JsonMember {
  readonly key: string;
  readonly value?: unknown;
}

export interface JsonMembersOptions {
  /** Names the file in messages. */
  readonly what: string;
  /** Of one member. */
  readonly maxBytes: number;
}

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;

/**
 * The members of the one object or array that `chunks` hold, of which no more than one is in memory at a time.
 * Throws FILE_MALFORMED when it is no such thing or cut short, and LIMIT_EXCEEDED.
 */
export async function* jsonMembers(
  chunks: AsyncIterable<Uint8Array>,
  options: JsonMembersOptions,
): AsyncGenerator<JsonMember> {
  const splitter = new Splitter(options);
  for await (const chunk of chunks) yield* splitter.push(chunk);
  splitter.finish();
}

class Splitter {
  readonly #options: JsonMembersOptions;
  #parts: Uint8Array[] = [];
  #size = 0;
  #depth = 0;
  #quoted = false;
  #escaped = false;
  #array = false;
  #ended = false;
  #count = 0;

  constructor(options: JsonMembersOptions) {
    this.#options = options;
  }

  *push(chunk: Uint8Array): Generator<JsonMember> {
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk[at] ?? 0;
      if (this.#quoted) this.#inText(code);
      else if (this.#depth === 0) {
        this.#outside(code);
        start = at + 1;
      } else if (code === quote) this.#quoted = true;
      else if (opens(code)) this.#depth++;
      else if (closes(code) || (code === comma && this.#depth === 1)) {
        if (code !== comma) this.#depth--;
        if (this.#depth > 1 || (this.#depth === 1 && code !== comma)) continue;
        this.#keep(chunk.subarray(start, at));
        yield* this.#member();
        start = at + 1;
        this.#ended = this.#depth === 0;
      }
    }
    if (this.#depth > 0) this.#keep(chunk.subarray(start));
  }

  finish(): void {
    if (!this.#ended) throw this.#malformed('is cut short');
  }

  #inText(code: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (code === backslash) this.#escaped = true;
    else if (code === quote) this.#quoted = false;
  }

  #outside(code: number): void {
    // White space and the bytes of a byte order mark.
    if (code <= 0x20 || (!this.#ended && (code === 0xef || code === 0xbb || code === 0xbf))) return;
    if (this.#ended) throw this.#malformed('goes on after its end');
    if (code !== 0x7b && code !== 0x5b) throw this.#malformed('is no JSON object or array');
    this.#array = code === 0x5b;
    this.#depth = 1;
  }

  #keep(part: Uint8Array): void {
    this.#size += part.length;
    const { what, maxBytes } = this.#options;
    if (this.#size > maxBytes) {
      throw new KedgeError('LIMIT_EXCEEDED', `${what} has a member of more than ${maxBytes} bytes`);
    }
    if (part.length > 0) this.#parts.push(Buffer.from(part));
  }

  *#member(): Generator<JsonMember> {
    const text = new TextDecoder().decode(Buffer.concat(this.#parts));
    this.#parts = [];
    this.#size = 0;
    const last = this.#depth === 0;
    if (last && this.#count === 0 && text.trim() === '') return;
    const position = String(this.#count++);
    const found = parsed(this.#array ? `[${text}]` : `{${text}}`);
    const [entry, ...more] = isJsonObject(found) || Array.isArray(found) ? Object.entries(found) : [];
    if (!entry || more.length > 0) yield { key: position };
    else yield { key: entry[0] === '0' && this.#array ? position : entry[0], value: entry[1] };
  }

  #malformed(how: string): KedgeError {
    return new KedgeError('FILE_MALFORMED', `${this.#options.what} ${how}`);
  }
}

function opens(code: number): boolean {
  return code === 0x7b || code === 0x5b;
}

function closes(code: number): boolean {
  return code === 0x7d || code === 0x5d;
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
