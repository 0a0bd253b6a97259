import { KedgeError } from '../core/errors.ts';

/** Beyond this nothing is read: it would not fit in memory. */
export const maxDocumentBytes = 256 * 1024 * 1024;
/** Values in one document; an object of each takes some hundred bytes. */
const maxValues = 16_000_000;

/** The text of an SBOM or a report, within bounds. `name` names it in messages. Throws LIMIT_EXCEEDED. */
export function documentText(bytes: Uint8Array, name: string): string {
  if (bytes.length > maxDocumentBytes) throw tooLarge(name, `${maxDocumentBytes} bytes`);
  checkValues(bytes, name);
  return decodeText(bytes);
}

/** Every value but the first of its list or object comes after one of these. */
function checkValues(bytes: Uint8Array, name: string): void {
  let count = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === 0x2c || byte === 0x5b || byte === 0x7b || byte === 0x3c) count++;
  }
  if (count > maxValues) throw tooLarge(name, `${maxValues} values`);
}

/** UTF-8, or UTF-16 with a mark, as some shells write what is redirected to a file. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

function tooLarge(name: string, bound: string): KedgeError {
  return new KedgeError('LIMIT_EXCEEDED', `${name} has more than ${bound}`);
}
