import { normalizePath } from '../core/image-path.ts';

/** Links from member to member are followed this many times; longer chains are loops or traps. */
const maxLinks = 16;

/**
 * The one spelling of a member's name in an archive: no `./`, no empty part, no leading slash.
 * Undefined when it points out of the archive.
 */
export function memberPath(name: string): string | undefined {
  const { path, escapes } = normalizePath(name);
  return escapes || path === '' ? undefined : path;
}

export type LinkKind = 'symlink' | 'link';

/** Where a link member points: a symbolic link counts from its own folder, a hard link from the archive's root. */
export function linkedMember(path: string, target: string, kind: LinkKind): string | undefined {
  if (kind === 'link' || target.startsWith('/')) return memberPath(target);
  return memberPath(`${path}/../${target}`);
}

/** A file member of an archive, under its own name whatever link led to it. */
export interface Member {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** The members of an archive by path. The last of several with one name counts, as when it is unpacked. */
export class MemberTable<M extends Member> {
  readonly #members = new Map<string, M>();
  readonly #links = new Map<string, string>();

  get count(): number {
    return this.#members.size + this.#links.size;
  }

  add(member: M): void {
    this.#links.delete(member.path);
    this.#members.set(member.path, member);
  }

  addLink(path: string, target: string): void {
    this.#members.delete(path);
    this.#links.set(path, target);
  }

  /** The file member at `name`, links followed. */
  locate(name: string): M | undefined {
    let path = memberPath(name);
    for (let followed = 0; path !== undefined && followed <= maxLinks; followed += 1) {
      const member = this.#members.get(path);
      if (member) return member;
      path = this.#links.get(path);
    }
    return undefined;
  }

  /** The first names, for saying what was found instead of an image. */
  names(most: number): string[] {
    return [...this.#members.keys().take(most)];
  }
}
