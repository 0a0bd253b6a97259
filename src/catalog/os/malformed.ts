import { KedgeError } from '../../core/errors.ts';

/** A file inside the image does not hold what its format demands. `what` names the format, `why` the fault. */
export function malformed(what: string, why: string): KedgeError {
  return new KedgeError('FILE_MALFORMED', `not a valid ${what}: ${why}`);
}
