// Takes the place of test/support/scan.ts in a worker: what was scanned for one mutant is the same for the next.
import { inspect } from 'node:util';
import * as scan from '../../test/support/scan.ts';

const known = new Map<string, ReturnType<typeof scan.scanImage>>();

export const scanImage: typeof scan.scanImage = (...asked) =>
  remembered(['image', ...asked], () => scan.scanImage(...asked));

export const scanLayers: typeof scan.scanLayers = (...asked) =>
  remembered(['layers', ...asked], () => scan.scanLayers(...asked));

function remembered(asked: readonly unknown[], make: () => ReturnType<typeof scan.scanImage>) {
  const key = inspect(asked, { depth: 20, maxArrayLength: null, maxStringLength: null });
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}
