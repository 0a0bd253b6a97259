import type { ImageAnalysis } from '../../src/model/analysis.ts';
import { scanImage } from './scan.ts';

const scans = new Map<string, Promise<ImageAnalysis>>();

/** What a scan of the image finds; every test that asks is given the same. */
export function scannedOnce(image: string): Promise<ImageAnalysis> {
  const known = scans.get(image) ?? scanImage(image);
  scans.set(image, known);
  return known;
}
