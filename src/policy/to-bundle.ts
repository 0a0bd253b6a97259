import { digestOf } from '../core/digest.ts';
import { KedgeError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { BundleJson } from '../model/policy.ts';
import type { Allowlist, Bundle, ImageMatcher, Mapping, Policy, Rule } from './bundle.ts';
import { type BundleNode, quoted } from './bundle-node.ts';
import { canonicalJson } from './canonical-json.ts';
import { bareId } from './image-match.ts';
import { readAllowlist } from './read-allowlist.ts';
import { readRule } from './read-rules.ts';
import { type Wildcard, wildcard } from './wildcard.ts';

const versions = ['1_0', '2'];

/** Faults go to the node; what is answered is of use only when none is an error. */
export function toBundle(node: BundleNode, raw: BundleJson): Bundle | undefined {
  if (!node.object()) return undefined;
  readVersion(node);
  const id = node.member('id').required() ?? '';
  const policies = byId(node.member('policies', 'rule_sets'), readPolicy);
  const allowlists = byId(node.member('whitelists', 'allowlists'), readAllowlist);
  return {
    id,
    name: node.member('name').text() ?? id,
    digest: digestOf(canonicalJson(raw)),
    raw,
    policies,
    allowlists,
    mappings: node
      .member('mappings')
      .items()
      .flatMap((mapping) => readMapping(mapping, policies, allowlists) ?? []),
    allowedImages: readImages(node.member('whitelisted_images', 'allowlisted_images')),
    deniedImages: readImages(node.member('blacklisted_images', 'denylisted_images')),
  };
}

function readVersion(node: BundleNode): void {
  const member = node.member('version');
  const version = member.required();
  if (version === undefined || versions.includes(version)) return;
  member.fault(`${quoted(version)} is no version that is read: 1_0, or 2`);
}

function byId<T>(list: BundleNode, read: (node: BundleNode, id: string) => T): Map<string, T> {
  const all = new Map<string, T>();
  for (const node of list.items()) {
    if (!node.object()) continue;
    readVersion(node);
    const id = node.member('id').required();
    if (id === undefined) continue;
    if (all.has(id)) node.member('id').fault(`${quoted(id)} is there twice`);
    all.set(id, read(node, id));
  }
  return all;
}

function readPolicy(node: BundleNode, id: string): Policy {
  const rules: Rule[] = node
    .member('rules')
    .items()
    .flatMap((rule, position) => readRule(rule, position) ?? []);
  return { id, name: node.member('name').text() ?? id, rules };
}

function readMapping(
  node: BundleNode,
  policies: ReadonlyMap<string, Policy>,
  allowlists: ReadonlyMap<string, Allowlist>,
): Mapping | undefined {
  const matcher = readImage(node);
  if (!matcher) return undefined;
  const one = node.member('policy_id').text() ?? '';
  const many = node.member('policy_ids', 'rule_set_ids');
  const manyIds = readIds(many, policies, 'policy');
  if (one !== '' && manyIds.length > 0)
    node.member('policy_id').fault('goes without policy_ids: write one of them');
  if (one === '' && manyIds.length === 0) node.fault('has neither policy_id nor policy_ids');
  if (one !== '' && !policies.has(one)) {
    node.member('policy_id').fault(`there is no policy ${quoted(one)}`, nearest(one, policies.keys()));
  }
  return {
    ...matcher,
    policyIds: one === '' ? manyIds : [one],
    allowlistIds: readIds(node.member('whitelist_ids', 'allowlist_ids'), allowlists, 'allowlist'),
  };
}

function readIds(list: BundleNode, known: ReadonlyMap<string, unknown>, what: string): string[] {
  return list.items().flatMap((node) => {
    const id = node.required();
    if (id === undefined) return [];
    if (!known.has(id)) node.fault(`there is no ${what} ${quoted(id)}`, nearest(id, known.keys()));
    return [id];
  });
}

function readImages(list: BundleNode): ImageMatcher[] {
  return list.items().flatMap((node) => readImage(node) ?? []);
}

function readImage(node: BundleNode): ImageMatcher | undefined {
  if (!node.object()) return undefined;
  const registry = readWildcard(node.member('registry'));
  const repository = readWildcard(node.member('repository'));
  const image = node.member('image');
  if (!image.object()) return undefined;
  const type = readType(image.member('type'));
  const value = type === 'tag' ? readWildcard(image.member('value')) : readExact(image.member('value'));
  if (!registry || !repository || !value || !type) return undefined;
  const matches: ImageMatcher['matches'] = ({ names, tag, digests, id }) => {
    if (!names.some((name) => registry.matches(name.registry) && repository.matches(name.repository)))
      return false;
    if (type === 'tag') return value.matches(tag);
    return type === 'id' ? bareId(value.text) === id : digests.includes(value.text);
  };
  return {
    raw: node.value ?? null,
    registry: registry.text,
    repository: repository.text,
    image: { type, value: value.text },
    matches,
  };
}

interface WrittenWildcard extends Wildcard {
  readonly text: string;
}

function readWildcard(node: BundleNode): WrittenWildcard | undefined {
  const text = node.required();
  if (text === undefined) return undefined;
  try {
    const compiled = wildcard(text, 'the expression');
    return { text, matches: (other) => compiled.matches(other) };
  } catch (error) {
    if (!(error instanceof KedgeError)) throw error;
    node.fault(error.message);
    return undefined;
  }
}

function readExact(node: BundleNode): WrittenWildcard | undefined {
  const text = node.required();
  return text === undefined ? undefined : { text, matches: (other) => other === text };
}

function readType(node: BundleNode): 'tag' | 'digest' | 'id' | undefined {
  const types = ['tag', 'digest', 'id'] as const;
  const text = node.required();
  const type = types.find((each) => each === text);
  if (text !== undefined && type === undefined) {
    node.fault(`${quoted(text)} is none of tag, digest, id`, nearest(text, types));
  }
  return type;
}
