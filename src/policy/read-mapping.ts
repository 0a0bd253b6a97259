import { KedgeError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { ImageMatcher, Mapping } from './bundle.ts';
import { type BundleNode, type FaultAt, quoted } from './bundle-node.ts';
import { bareId } from './image-match.ts';
import { uniqueIds } from './unique-ids.ts';
import { wildcard } from './wildcard.ts';

/** The ids that a mapping may name. */
export interface KnownIds {
  readonly policies: ReadonlySet<string>;
  readonly allowlists: ReadonlySet<string>;
}

const members = ['id', 'name', 'registry', 'repository', 'image', 'comment', 'description'];
const policyMembers = ['policy_id', 'policy_ids', 'rule_set_ids'];
const allowlistMembers = ['whitelist_ids', 'allowlist_ids'];

/** What the mappings lead to, whatever else is wrong with them. */
export interface Uses {
  readonly ids: ReadonlySet<string>;
  /** Some of what names it is wrong: anything may be meant. */
  readonly unclear: boolean;
}

export interface ReadMappings {
  readonly mappings: readonly Mapping[];
  readonly policies: Uses;
  readonly allowlists: Uses;
}

export function readMappings(list: BundleNode, known: KnownIds): ReadMappings {
  const faults: FaultAt[] = [];
  const isNew = uniqueIds();
  const used: Pick<Mapping, 'policyIds' | 'allowlistIds'>[] = [];
  let everything: number | undefined;
  const mappings = list
    .apart(faults)
    .items()
    .flatMap((node, position) => {
      if (everything !== undefined)
        node.warn(`is never reached: mappings[${everything}] matches every image`);
      if (!node.object()) return [];
      node.only([...members, ...policyMembers, ...allowlistMembers]);
      const image = readImage(node);
      const names = readNames(node, known);
      used.push(names);
      isNew(node);
      if (image && matchesAll(image)) everything ??= position;
      return image ? { ...image, ...names } : [];
    });
  list.take(faults);
  const unclear = (names: readonly string[]) => faults.some((fault) => concerns(fault, names, list));
  return {
    mappings,
    policies: { ids: new Set(used.flatMap(({ policyIds }) => policyIds)), unclear: unclear(policyMembers) },
    allowlists: {
      ids: new Set(used.flatMap(({ allowlistIds }) => allowlistIds)),
      unclear: unclear(allowlistMembers),
    },
  };
}

/** Whether it is an error in one of the members of a mapping, or in what they stand in. */
function concerns({ severity, path }: FaultAt, names: readonly string[], list: BundleNode): boolean {
  const member = path[list.path.length + 1];
  return severity === 'error' && (member === undefined || names.includes(String(member)));
}

/** The images that are let through, or stopped, whatever the policies say. */
export function readImages(list: BundleNode): ImageMatcher[] {
  const isNew = uniqueIds();
  return list.items().flatMap((node) => {
    if (!node.object()) return [];
    node.only(members);
    isNew(node);
    return readImage(node) ?? [];
  });
}

function readNames(node: BundleNode, known: KnownIds): Pick<Mapping, 'policyIds' | 'allowlistIds'> {
  return {
    policyIds: readPolicyIds(node, known.policies),
    allowlistIds: readIds(node.member(...allowlistMembers).items(), known.allowlists, 'allowlist'),
  };
}

function readPolicyIds(node: BundleNode, known: ReadonlySet<string>): string[] {
  const one = node.member('policy_id');
  const many = node.member('policy_ids', 'rule_set_ids');
  const id = one.text() ?? '';
  const listed = many.items();
  const ids = readIds(listed, known, 'policy');
  if (id === '') {
    const none = !many.written || Array.isArray(many.value);
    if (listed.length === 0 && none) node.fault('names no policy: policy_id or policy_ids is missing');
    return ids;
  }
  if (listed.length > 0) one.fault('goes without policy_ids: keep one of them');
  checkId(one, id, known, 'policy');
  return [id];
}

function readIds(listed: readonly BundleNode[], known: ReadonlySet<string>, what: string): string[] {
  return listed.flatMap((node) => {
    const id = node.required();
    if (id === undefined) return [];
    checkId(node, id, known, what);
    return [id];
  });
}

function checkId(node: BundleNode, id: string, known: ReadonlySet<string>, what: string): void {
  if (!known.has(id)) node.fault(`there is no ${what} ${quoted(id)}`, nearest(id, known));
}

function readImage(node: BundleNode): ImageMatcher | undefined {
  const registry = readPattern(node.member('registry'));
  const repository = readPattern(node.member('repository'));
  const image = readSelection(node.member('image'));
  if (!registry || !repository || !image) return undefined;
  return {
    raw: node.value ?? null,
    registry: registry.text,
    repository: repository.text,
    image: { type: image.type, value: image.text },
    matches: (matched) =>
      matched.names.some((name) => registry.matches(name.registry) && repository.matches(name.repository)) &&
      image.matches(matched),
  };
}

interface Selection {
  readonly type: 'tag' | 'digest' | 'id';
  readonly text: string;
  readonly matches: ImageMatcher['matches'];
}

function readSelection(node: BundleNode): Selection | undefined {
  if (!node.object()) return undefined;
  node.only(['type', 'value']);
  const type = readType(node.member('type'));
  const value = node.member('value');
  if (type === 'tag') {
    const tag = readPattern(value);
    return tag && { type, text: tag.text, matches: (image) => tag.matches(image.tag) };
  }
  const text = value.required();
  if (type === undefined || text === undefined) return undefined;
  if (!/^(?:sha256:)?[0-9a-f]{64}$/i.test(text)) value.warn(`is no ${type}, so it matches nothing`);
  return type === 'id'
    ? { type, text, matches: ({ id }) => bareId(text) === id }
    : { type, text, matches: ({ digests }) => digests.includes(text) };
}

function readType(node: BundleNode): Selection['type'] | undefined {
  const types = ['tag', 'digest', 'id'] as const;
  const text = node.required();
  const type = types.find((each) => each === text);
  if (text !== undefined && !type)
    node.fault(`${quoted(text)} is none of tag, digest, id`, nearest(text, types));
  return type;
}

function readPattern(node: BundleNode) {
  const text = node.required();
  if (text === undefined) return undefined;
  try {
    const compiled = wildcard(text, 'the expression');
    return { text, matches: (other: string): boolean => compiled.matches(other) };
  } catch (error) {
    if (!(error instanceof KedgeError)) throw error;
    node.fault(error.message);
    return undefined;
  }
}

function matchesAll({ registry, repository, image }: ImageMatcher): boolean {
  return registry === '*' && repository === '*' && image.type === 'tag' && image.value === '*';
}
