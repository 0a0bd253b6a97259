import type { Bundle } from './bundle.ts';
import { readBundle } from './read-bundle.ts';
import { starters } from './starters/list.ts';

/** What images are judged by when no other bundle is given. */
export function defaultBundle(): Bundle {
  const [standard] = starters;
  return readBundle(standard.text, 'the default policy');
}
