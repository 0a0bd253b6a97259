import { type BundleNode, quoted } from './bundle-node.ts';

/** Makes a check that finds fault with an id of a list that was there before. */
export function uniqueIds(): (node: BundleNode) => void {
  const seen = new Set<string>();
  return (node) => {
    const { value } = node.member('id');
    if (typeof value !== 'string') return;
    if (seen.has(value)) node.member('id').fault(`${quoted(value)} is there twice`);
    seen.add(value);
  };
}
