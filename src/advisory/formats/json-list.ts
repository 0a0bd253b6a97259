import { isJsonObject, type JsonObject } from '../../core/json.ts';
import { fault } from './checked.ts';

/** Where the list must have begun. */
const maxHeadBytes = 64 * 1024;
/** What may follow the list: the end of the object and white space. */
const maxTailBytes = 64;

export interface JsonListOptions {
  /** Names the file in messages. */
  readonly what: string;
  /** The member whose list is wanted, the last one of the document. */
  readonly member: string;
  /** Throws when the members before the list are not those of the format. */
  readonly check: (head: JsonObject) => void;
}

/**
 * The bytes of the list that a JSON document ends with, for a reader that takes one item at a time.
 * Throws FILE_MALFORMED when there is none.
 */
export async function* jsonListBytes(
  chunks: AsyncIterable<Uint8Array>,
  { what, member, check }: JsonListOptions,
): AsyncGenerator<Uint8Array> {
  let held: Buffer = Buffer.alloc(0);
  let begun = false;
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    if (!begun) {
      const start = listStart(held, member);
      if (start < 0 && held.length > maxHeadBytes) break;
      if (start < 0) continue;
      check(headOf(held.subarray(0, start), what));
      held = held.subarray(start);
      begun = true;
    }
    const safe = held.length - maxTailBytes;
    if (safe <= 0) continue;
    yield held.subarray(0, safe);
    held = held.subarray(safe);
  }
  if (!begun) throw fault(what, `has no list of ${member}`);
  const [, tail] = /^([^]*\])\s*\}\s*$/.exec(held.toString('latin1')) ?? [];
  if (tail === undefined) throw fault(what, `does not end with the list of ${member}`);
  yield Buffer.from(tail, 'latin1');
}

function listStart(bytes: Buffer, member: string): number {
  const found = new RegExp(`"${member}"\\s{0,100}:\\s{0,100}\\[`).exec(
    bytes.subarray(0, maxHeadBytes).toString('latin1'),
  );
  return found ? found.index + found[0].length - 1 : -1;
}

function headOf(bytes: Buffer, what: string): JsonObject {
  try {
    const head: unknown = JSON.parse(`${bytes.toString()}[]}`);
    if (isJsonObject(head)) return head;
  } catch {
    // Said below.
  }
  throw fault(what, 'is no JSON object');
}
