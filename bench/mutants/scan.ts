// Takes the place of test/support/scan.ts in a worker: what was scanned for one mutant is the same for the next.
import { inspect } from 'node:util';
import * as scan from '../../test/support/scan.ts';

const known = new Map<string, ReturnType<typeof scan.scanImage>>();

export const scanImage: typeof scan.scanImage = (image, options = {}) =>
  remembered(['image', image, options], () => scan.scanImage(image, options));

export const scanLayers: typeof scan.scanLayers = (layers, options = {}) =>
  remembered(['layers', layers, options], () => scan.scanLayers(layers, options));

function remembered(asked: readonly unknown[], make: () => ReturnType<typeof scan.scanImage>) {
  const key = inspect(asked, { depth: 20, maxArrayLength: null, maxStringLength: null });
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}
