import type { AdvisoryIndex, AdvisoryRef } from '../advisory/advisory-index.ts';
import type { Advisory } from '../model/advisory.ts';
import { isCve, spellings } from './names.ts';

/** What an advisory says beside the packages, which may be thousands. */
export type Description = Omit<Advisory, 'affected'>;

/** Texts and ratings of advisories, each asked of the index once. */
export interface Descriptions {
  of(ref: AdvisoryRef): Description | undefined;
  /** Advisories that are about one of the names and nothing else. */
  about(names: readonly string[]): readonly Description[];
  /** More names of what has this one. */
  aliases(name: string): readonly string[];
}

export function describeWith(index: AdvisoryIndex): Descriptions {
  const texts = new Map<string, Description | undefined>();
  const named = new Map<string, readonly Description[]>();
  const about = (name: string): readonly Description[] => {
    const known = named.get(name);
    if (known) return known;
    const all = index.named(name).map(withoutPackages);
    // Reading a text costs more than all else: what matched is mostly among them.
    for (const advisory of all) texts.set(keyOf(advisory), advisory);
    const found = all.filter(
      ({ id, aliases, withdrawn }) => withdrawn === undefined && (id === name || aliases.includes(name)),
    );
    named.set(name, found);
    return found;
  };
  return {
    of(ref) {
      const key = keyOf(ref);
      if (!texts.has(key)) {
        const advisory = index.advisory(ref);
        texts.set(key, advisory && withoutPackages(advisory));
      }
      return texts.get(key);
    },
    about: (names) => names.filter(isCve).flatMap(about),
    aliases: (name) => about(name).flatMap(({ id, aliases }) => [id, ...aliases].flatMap(spellings)),
  };
}

function withoutPackages(advisory: Advisory): Description {
  const { affected: _, ...rest } = advisory;
  return rest;
}

function keyOf({ feed, id }: Pick<AdvisoryRef, 'feed' | 'id'>): string {
  return `${feed}\0${id}`;
}
