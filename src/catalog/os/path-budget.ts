import { malformed } from './malformed.ts';

/**
 * A hostile database can pair one long directory with very many names: the sum of its paths is held to a small multiple
 * of its own size. The function is called with each path and throws FILE_MALFORMED; `what` names the format.
 */
export function pathBudget(what: string, databaseBytes: number): (path: string) => void {
  let left = 16 * databaseBytes;
  return (path) => {
    left -= path.length;
    if (left < 0) throw malformed(what, 'its file names are out of proportion');
  };
}
