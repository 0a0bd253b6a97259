import { once } from 'node:events';
import type { Socket } from 'node:net';
import { printable } from '../core/printable.ts';
import { connectClamd, maxAnswer, whyOf } from './clamd.ts';

/** Well below clamd's CommandReadTimeout, so that it is never clamd who closes a connection at rest. */
const REST_MS = 3000;

export interface SessionEvents {
  /** Of one file: `stream: OK`, `stream: NAME FOUND`, `… ERROR`. */
  onAnswer(file: number, answer: string): void;
  /** So many bytes of what was given have left, or will never. */
  onTaken(bytes: number): void;
  /** `why` completes "The ClamAV daemon at ADDRESS …"; the files under way get no answer. */
  onFailure(why: string): void;
}

/** Sends files to clamd over one connection, the next before the last is answered. */
export class ClamdSession {
  readonly #address: string;
  readonly #events: SessionEvents;
  #socket: Socket | undefined;
  /** Files by the number that clamd has given their command, from 1 with each connection. */
  readonly #asked = new Map<number, number>();
  #commands = 0;
  /** The file whose bytes are being sent, and whether clamd has answered for it already: then it takes no more. */
  #current: { readonly file: number; answered: boolean } | undefined;
  #answer = '';

  constructor(address: string, events: SessionEvents) {
    this.#address = address;
    this.#events = events;
  }

  /** The bytes of one file come without those of another between them. */
  write(file: number, bytes: Uint8Array): void {
    if (this.#current?.file !== file) this.#begin(file);
    if (this.#current?.answered !== false || !this.#socket) {
      this.#events.onTaken(bytes.length);
      return;
    }
    this.#socket.write(lengthOf(bytes.length));
    this.#socket.write(bytes, () => this.#events.onTaken(bytes.length));
  }

  end(): void {
    if (this.#current?.answered === false) this.#socket?.write(lengthOf(0));
    this.#current = undefined;
  }

  /** No answer is wanted any more, for any file. */
  abandon(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#asked.clear();
    this.#commands = 0;
    this.#current = undefined;
    this.#answer = '';
    socket?.destroy();
  }

  #begin(file: number): void {
    this.#socket ??= this.#connect();
    this.#socket.setTimeout(0);
    this.#socket.write('zINSTREAM\0');
    this.#current = { file, answered: false };
    this.#commands += 1;
    this.#asked.set(this.#commands, file);
  }

  #connect(): Socket {
    const socket = connectClamd(this.#address).setEncoding('latin1');
    let failure: unknown;
    socket.on('error', (cause) => {
      failure = cause;
    });
    socket.on('data', (text) => {
      if (this.#socket === socket) this.#receive(String(text));
    });
    socket.on('timeout', () => {
      if (this.#socket === socket) this.abandon();
    });
    socket.on('close', () => {
      if (this.#socket !== socket) return;
      const lost = this.#asked.size > 0;
      const said = printable(this.#answer.trim());
      const current = this.#current;
      this.abandon();
      // What is left of a file that was refused halfway is no file.
      if (current?.answered === true) this.#current = current;
      if (lost) this.#events.onFailure(said === '' ? whyOf(failure) : `broke off: ${said}`);
    });
    socket.write('zIDSESSION\0');
    return socket;
  }

  #receive(text: string): void {
    const answers = (this.#answer + text).split('\0');
    this.#answer = answers.pop() ?? '';
    if (this.#answer.length > maxAnswer) answers.push('');
    for (const answer of answers) {
      const [, id, what] = /^(\d{1,10}): (.*)$/s.exec(answer) ?? [];
      const file = this.#asked.get(Number(id));
      if (file === undefined || what === undefined) {
        this.abandon();
        this.#events.onFailure('does not answer as one');
        return;
      }
      this.#asked.delete(Number(id));
      if (this.#current?.file === file) this.#current.answered = true;
      this.#events.onAnswer(file, what);
    }
    if (this.#asked.size === 0) this.#socket?.setTimeout(REST_MS);
  }
}

/**
 * Whether clamd takes a file of this size: it refuses at the announcement of a chunk that is too long, so none of it
 * needs to be sent.
 */
export async function fitsClamd(address: string, size: number): Promise<boolean> {
  const socket = connectClamd(address).setEncoding('latin1');
  let answer = '';
  socket.on('data', (text) => {
    answer = (answer + String(text)).slice(0, maxAnswer);
  });
  socket.write('zINSTREAM\0');
  socket.end(lengthOf(size));
  try {
    await once(socket, 'close');
  } finally {
    socket.destroy();
  }
  return !isTooLarge(answer);
}

export function isTooLarge(answer: string): boolean {
  return answer.startsWith('INSTREAM size limit exceeded');
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.allocUnsafeSlow(4);
  length.writeUInt32BE(bytes);
  return length;
}
