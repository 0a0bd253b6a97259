/**
 * Where the frames of a zstd stream end. Node's decoder stops silently after the first one, and layers have many:
 * parallel compressors write a frame a block, zstd:chunked a frame a file with skippable frames between.
 * https://www.rfc-editor.org/rfc/rfc8878#section-3.1
 */
const MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;

export interface FramePart {
  readonly bytes: Uint8Array;
  /** The last part of its frame. */
  readonly last: boolean;
}

/** Cuts a stream at its frame ends, skippable frames left out. Throws RangeError where no frame starts or one is cut off. */
export async function* frameParts(stream: AsyncIterable<Uint8Array>): AsyncGenerator<FramePart> {
  const scanner = new FrameScanner();
  for await (const chunk of stream) {
    for (let at = 0; at < chunk.length; ) {
      const { length, what } = scanner.take(chunk, at);
      if (what === 'magic') yield { bytes: magicBytes, last: false };
      else if (what !== 'skipped') yield { bytes: chunk.subarray(at, at + length), last: what === 'end' };
      at += length;
    }
  }
  if (!scanner.between) throw new RangeError('unexpected end of file');
}

/** The frames in `bytes`, skippable ones left out; the last may be cut off. Throws RangeError where none starts. */
export function* framesOf(bytes: Uint8Array): Generator<Uint8Array> {
  const scanner = new FrameScanner();
  let start = 0;
  for (let at = 0; at < bytes.length; ) {
    const { length, what } = scanner.take(bytes, at);
    at += length;
    if (what === 'magic') start = at - magicBytes.length;
    else if (what !== 'skipped') yield bytes.subarray(start, at);
  }
}

const magicBytes = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd);

interface Taken {
  readonly length: number;
  /** A frame's magic is complete; bytes within a frame; its last bytes; bytes of no frame. */
  readonly what: 'magic' | 'within' | 'end' | 'skipped';
}

type State = 'magic' | 'descriptor' | 'header' | 'block' | 'content' | 'checksum' | 'skip-size' | 'skip';

function isContent(state: State): boolean {
  return state !== 'magic' && state !== 'skip-size' && state !== 'skip';
}

class FrameScanner {
  #state: State = 'magic';
  /** Bytes still to pass over in `content`, `header`, `checksum` and `skip`. */
  #left = 0;
  #lastBlock = false;
  #hasChecksum = false;
  /** A field that may lie across chunks, little-endian. */
  #field = 0;
  #fieldBytes = 0;

  get between(): boolean {
    return this.#state === 'magic' && this.#fieldBytes === 0;
  }

  /** Takes bytes that belong together, up to the end of the chunk. */
  take(chunk: Uint8Array, from: number): Taken {
    const content = isContent(this.#state);
    let at = from;
    while (at < chunk.length) {
      at += this.#step(chunk, at);
      if (content !== isContent(this.#state)) return { length: at - from, what: content ? 'end' : 'magic' };
    }
    return { length: at - from, what: content ? 'within' : 'skipped' };
  }

  #step(chunk: Uint8Array, at: number): number {
    if (
      this.#state === 'content' ||
      this.#state === 'header' ||
      this.#state === 'checksum' ||
      this.#state === 'skip'
    ) {
      const length = Math.min(this.#left, chunk.length - at);
      this.#left -= length;
      if (this.#left === 0) this.#passed();
      return length;
    }
    const wanted = this.#state === 'descriptor' ? 1 : this.#state === 'block' ? 3 : 4;
    this.#field += (chunk[at] ?? 0) * 256 ** this.#fieldBytes;
    this.#fieldBytes += 1;
    if (this.#fieldBytes === wanted) {
      const field = this.#field;
      this.#field = 0;
      this.#fieldBytes = 0;
      this.#read(field);
    }
    return 1;
  }

  #read(field: number): void {
    if (this.#state === 'magic') {
      if (field === MAGIC) this.#state = 'descriptor';
      else if ((field & 0xfffffff0) >>> 0 === SKIPPABLE) this.#state = 'skip-size';
      else throw new RangeError('no zstd frame where one should start');
    } else if (this.#state === 'descriptor') {
      const single = (field >> 5) & 1;
      const dictionary = [0, 1, 2, 4][field & 3] ?? 0;
      const contentSize = [single, 2, 4, 8][field >> 6] ?? 0;
      this.#hasChecksum = (field & 4) !== 0;
      this.#pass('header', (single ? 0 : 1) + dictionary + contentSize);
    } else if (this.#state === 'block') {
      const type = (field >> 1) & 3;
      this.#lastBlock = (field & 1) === 1;
      if (type === 3) throw new RangeError('a zstd block of a reserved type');
      this.#pass('content', type === 1 ? 1 : field >> 3);
    } else this.#pass('skip', field);
  }

  #pass(state: State, length: number): void {
    this.#state = state;
    this.#left = length;
    if (length === 0) this.#passed();
  }

  #passed(): void {
    if (this.#state === 'header') this.#state = 'block';
    else if (this.#state === 'content' && !this.#lastBlock) this.#state = 'block';
    else if (this.#state === 'content' && this.#hasChecksum) this.#pass('checksum', 4);
    else this.#state = 'magic';
  }
}
