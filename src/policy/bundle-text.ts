import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { BundleJson } from '../model/policy.ts';
import type { BundlePath } from './bundle-node.ts';

export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** The text of a bundle, read as JSON or YAML. */
export interface BundleText {
  /** Undefined when the text cannot be read; `faults` says why. */
  readonly value: BundleJson | undefined;
  readonly faults: readonly { readonly place: TextPlace; readonly message: string }[];
  /** Where the value stands, or what is around it. */
  place(path: BundlePath): TextPlace;
}

export function readBundleText(text: string): BundleText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): TextPlace => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const faults = document.errors.slice(0, 3).map(({ code, pos }) => ({
    place: at(pos[0]),
    message: `is not valid JSON or YAML: ${code.toLowerCase().replaceAll('_', ' ')}`,
  }));
  const value: BundleJson | undefined = faults.length > 0 ? undefined : document.toJS();
  return {
    value,
    faults,
    place(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node)) return at(node.range?.[0] ?? 0);
        const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
        const pair =
          isMap(parent) && parent.items.find(({ key }) => isScalar(key) && key.value === path[length - 1]);
        if (pair && isNode(pair.key)) return at(pair.key.range?.[0] ?? 0);
      }
      return at(0);
    },
  };
}
