import { digestOf } from '../core/digest.ts';
import type { BundleJson } from '../model/policy.ts';
import type { Bundle, Policy, Rule } from './bundle.ts';
import { type BundleNode, type FaultAt, quoted } from './bundle-node.ts';
import { canonicalJson } from './canonical-json.ts';
import { readAllowlist } from './read-allowlist.ts';
import { readImages, readMappings, type Uses } from './read-mapping.ts';
import { readRule } from './read-rules.ts';
import { uniqueIds } from './unique-ids.ts';

/** The Engine's form, and that of Enterprise since 5.0. */
const versions = ['1_0', '2'];

const described = ['id', 'name', 'version', 'comment', 'description'];
const lists =
  'policies rule_sets whitelists allowlists mappings source_mappings sbom_mappings whitelisted_images allowlisted_images blacklisted_images denylisted_images';
const dates = ['created_at', 'last_updated', 'last_modified'];
const members = [...described, ...lists.split(' '), ...dates];

/** Faults go to the node; the bundle is of use only when none of them is an error. */
export function toBundle(node: BundleNode, raw: BundleJson): Bundle | undefined {
  if (!node.object()) return undefined;
  node.only(members);
  const version = readVersion(node, versions);
  const id = node.member('id').required() ?? '';
  const policies = readNamed(node.member('policies', 'rule_sets'), version, readPolicy);
  const allowlists = readNamed(node.member('whitelists', 'allowlists'), version, readAllowlist);
  const { mappings, ...used } = readMappings(node.member('mappings'), {
    policies: policies.ids,
    allowlists: allowlists.ids,
  });
  policies.report(used.policies);
  allowlists.report(used.allowlists);
  for (const other of ['source_mappings', 'sbom_mappings']) {
    const mapping = node.member(other);
    if (mapping.items().length > 0) mapping.warn('is not for images and changes nothing');
  }
  return {
    id,
    name: node.member('name').text() ?? id,
    digest: digestOf(canonicalJson(raw)),
    raw,
    policies: policies.byId,
    allowlists: allowlists.byId,
    mappings,
    allowedImages: readImages(node.member('whitelisted_images', 'allowlisted_images')),
    deniedImages: readImages(node.member('blacklisted_images', 'denylisted_images')),
  };
}

/** The version, when it is one of `allowed`; a fault otherwise. */
function readVersion(node: BundleNode, allowed: readonly string[]): string | undefined {
  const member = node.member('version');
  const version = member.required();
  if (version === undefined || allowed.includes(version)) return version;
  member.fault(`${quoted(version)} is no version that is read: write ${allowed.join(' or ')}`);
  return undefined;
}

interface Named<T> {
  readonly byId: ReadonlyMap<string, T>;
  readonly ids: ReadonlySet<string>;
  /** The Engine looks at nothing that no mapping leads to: faults in there are warnings. */
  report(used: Uses): void;
}

function readNamed<T>(
  list: BundleNode,
  version: string | undefined,
  read: (node: BundleNode, id: string) => T,
): Named<T> {
  const byId = new Map<string, T>();
  const pending: { readonly id: string; readonly node: BundleNode; readonly faults: FaultAt[] }[] = [];
  const checkId = uniqueIds();
  for (const outer of list.items()) {
    if (!outer.object()) continue;
    const id = outer.member('id').required();
    const faults: FaultAt[] = [];
    const node = outer.apart(faults);
    if (version === '1_0' || node.member('version').written)
      readVersion(node, version ? [version] : versions);
    checkId(node);
    const value = read(node, id ?? '');
    if (id !== undefined && !byId.has(id)) byId.set(id, value);
    pending.push({ id: id ?? '', node: outer, faults });
  }
  return {
    byId,
    ids: new Set(byId.keys()),
    report({ ids, unclear }) {
      for (const { id, node, faults } of pending) {
        if (unclear || ids.has(id) || id === '') node.take(faults);
        else node.takeAsWarnings(faults, 'is used by no mapping');
      }
    },
  };
}

function readPolicy(node: BundleNode, id: string): Policy {
  node.only([...described, 'rules', 'artifact_type']);
  const list = node.member('rules').items();
  if (list.length === 0) node.warn('has no rules, so it looks at nothing');
  const checkId = uniqueIds();
  const rules: Rule[] = list.flatMap((rule, position) => {
    checkId(rule);
    return readRule(rule, position) ?? [];
  });
  return { id, name: node.member('name').text() ?? id, rules };
}
