import { type Digest, digestMismatch } from '../core/digest.ts';
import { KedgeError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { type BlobFacts, sizeMismatch } from '../layer/decode.ts';
import type { LayerRef } from '../model/layer.ts';
import type { Problem } from '../model/problem.ts';
import { mismatchProblem } from '../source/descriptor.ts';

export interface LayerClaim {
  readonly ref: LayerRef;
  readonly index: number;
  /** What was found. */
  readonly facts: BlobFacts;
  /** What the config declares, base first. */
  readonly diffIds: readonly Digest[];
  /** How many layers there are. */
  readonly layers: number;
}

/**
 * Holds what a layer turned out to be against what manifest and config say of it. A mismatch is an error, or with
 * `allowMismatch` a problem of the result.
 */
export function checkLayer(claim: LayerClaim, allowMismatch: boolean): Problem[] {
  const found = mismatches(claim);
  const [first] = found;
  if (first && !allowMismatch) throw first;
  return found.map((error) => ({ ...mismatchProblem(error), layer: claim.index }));
}

function mismatches({ ref, index, facts, diffIds, layers }: LayerClaim): KedgeError[] {
  const found: KedgeError[] = [];
  const what = `layer ${printable(ref.name)}`;
  if (ref.size !== undefined && ref.size !== facts.size) found.push(sizeMismatch(ref, facts.size));
  if (ref.digest && ref.digest !== facts.digest) found.push(digestMismatch(what, ref.digest, facts.digest));
  const declared = diffIds[index];
  if (diffIds.length === layers && declared && declared !== facts.diffId) {
    found.push(digestMismatch(`the unpacked ${what}`, declared, facts.diffId));
  }
  return found;
}

/** Images stripped by other tools keep a config that lists layers that are gone; which is which can't be told then. */
export function checkCount(diffIds: readonly Digest[], layers: number): Problem[] {
  if (diffIds.length === 0 || diffIds.length === layers) return [];
  const message = `the config lists ${diffIds.length} layers, the image has ${layers}: their diffIDs are not checked`;
  return [{ by: 'source', code: 'layer-count', message }];
}
