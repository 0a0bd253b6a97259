import { KedgeError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import { AllowlistIndex } from './allowlist-index.ts';
import type { Allowlist, AllowlistItem } from './bundle.ts';
import { type BundleNode, quoted } from './bundle-node.ts';
import { expiryTime } from './expiry.ts';
import { gates } from './list.ts';
import { findGate } from './names.ts';
import { uniqueIds } from './unique-ids.ts';

/** What was warned of: the same in each of 100,000 items is told once. */
interface Told {
  readonly members: Set<string>;
  readonly gates: Set<string>;
}

export function readAllowlist(node: BundleNode, id: string): Allowlist {
  const items: AllowlistItem[] = [];
  const index = new AllowlistIndex();
  const checkId = uniqueIds();
  const told: Told = { members: new Set(), gates: new Set() };
  node.only(['id', 'name', 'version', 'comment', 'description', 'items']);
  for (const [position, itemNode] of node.member('items').items().entries()) {
    checkId(itemNode);
    const item = readItem(itemNode, position, told);
    if (!item) continue;
    try {
      index.add(item);
      items.push(item);
    } catch (error) {
      if (!(error instanceof KedgeError)) throw error;
      itemNode.member('trigger_id').fault(error.message);
    }
  }
  const name = node.member('name').text() ?? id;
  return { id, name, items, matching: (gate, triggerId) => index.matching(gate, triggerId) };
}

function readItem(node: BundleNode, position: number, told: Told): AllowlistItem | undefined {
  if (!node.object()) return undefined;
  node.only(['id', 'gate', 'trigger_id', 'expires_on', 'comment', 'description'], told.members);
  const id = node.member('id').text() ?? `items[${position}]`;
  const gate = readGateName(node.member('gate'), told.gates);
  const triggerId = node.member('trigger_id').required();
  const expires = readExpiry(node.member('expires_on'));
  if (gate === undefined || triggerId === undefined) return undefined;
  return { id, gate, triggerId, ...(expires === undefined ? {} : { expires }) };
}

function readGateName(node: BundleNode, told: Set<string>): string | undefined {
  const name = node.required();
  if (name === undefined) return undefined;
  const gate = findGate(name);
  if (!gate && !told.has(name)) {
    told.add(name);
    const known = gates.map((each) => each.name);
    node.warn(`${quoted(name)} is no gate: items for it never match`, nearest(name, known));
  }
  return (gate?.name ?? name).toLowerCase();
}

function readExpiry(node: BundleNode): number | undefined {
  const text = node.text();
  if (text === undefined || text === '') return undefined;
  const expires = expiryTime(text);
  if (expires === undefined) node.fault('must be a time, written 2030-12-31T00:00:00Z');
  return expires;
}
