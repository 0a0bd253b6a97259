import type { BundleJson } from '../model/policy.ts';

/** JSON without spaces, the members of objects in the order of their names. */
export function canonicalJson(value: BundleJson): string {
  return JSON.stringify(value, (_, member: BundleJson) => (isObject(member) ? sorted(member) : member));
}

function isObject(value: BundleJson): value is { readonly [name: string]: BundleJson } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names that are numbers come first whatever their order, and always in the same. */
function sorted(object: { readonly [name: string]: BundleJson }): BundleJson {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
