import type { Descriptions } from './descriptions.ts';
import type { Decision } from './judge.ts';
import { compareNames, isCve, subjectsOf } from './names.ts';

/** One vulnerability of one package, with all that says it is there. */
export interface Group {
  /** Names of the vulnerability itself: the CVE first. */
  readonly names: readonly string[];
  /** Names and the bulletins about several vulnerabilities that this is one of. */
  readonly ids: readonly string[];
  readonly decisions: readonly Decision[];
}

/** What affects a package, one group a vulnerability: advisories that share a name are about the same. */
export function groupDecisions(
  decisions: readonly Decision[],
  { aliases }: Pick<Descriptions, 'aliases'>,
): readonly Group[] {
  const sets = new NameSets();
  const stated: { readonly name: string; readonly bulletin?: string; readonly decision: Decision }[] = [];
  for (const decision of decisions) {
    for (const { names, bulletin } of subjectsOf(decision.advisory)) {
      const [name = decision.advisory.id] = names;
      sets.join(names);
      if (!names.some(isCve)) for (const other of names) sets.join([name, ...aliases(other)]);
      stated.push({ name, decision, ...(bulletin !== undefined && { bulletin }) });
    }
  }
  const namesByRoot = sets.all();
  const byRoot = Map.groupBy(stated, ({ name }) => sets.root(name));
  return [...byRoot].map(([root, members]) => {
    const names = (namesByRoot.get(root) ?? [root]).sort(compareNames);
    const bulletins = members.flatMap(({ bulletin }) => bulletin ?? []);
    const ids = [...new Set([...names, ...[...new Set(bulletins)].sort(compareNames)])];
    return { names, ids, decisions: [...new Set(members.map(({ decision }) => decision))] };
  });
}

/** Names of the same thing, joined as they turn out to be. */
class NameSets {
  readonly #parents = new Map<string, string>();

  join(names: readonly string[]): void {
    const [first, ...others] = names;
    if (first === undefined) return;
    const root = this.root(first);
    for (const other of others) this.#parents.set(this.root(other), root);
    this.#parents.set(root, root);
  }

  root(name: string): string {
    let root = name;
    for (let up = this.#parents.get(root); up !== undefined && up !== root; up = this.#parents.get(root)) {
      root = up;
    }
    // So that chains stay short however the names come.
    this.#parents.set(name, root);
    return root;
  }

  all(): Map<string, string[]> {
    return Map.groupBy([...this.#parents.keys()], (name) => this.root(name));
  }
}
