import type { AdvisoryIndex, AdvisoryRef } from '../advisory/advisory-index.ts';
import type { Advisory } from '../model/advisory.ts';
import { isCve, spellings } from './names.ts';

/** Texts and ratings of advisories, each asked of the index once. */
export interface Descriptions {
  of(ref: AdvisoryRef): Advisory | undefined;
  /** Advisories that are about one of the names and nothing else. */
  about(names: readonly string[]): readonly Advisory[];
  /** More names of what has this one. */
  aliases(name: string): readonly string[];
}

export function describeWith(index: AdvisoryIndex): Descriptions {
  const texts = new Map<string, Advisory | undefined>();
  const named = new Map<string, readonly Advisory[]>();
  const about = (name: string): readonly Advisory[] => {
    const known = named.get(name);
    if (known) return known;
    const found = index
      .named(name)
      .filter(
        ({ id, aliases, withdrawn }) => withdrawn === undefined && (id === name || aliases.includes(name)),
      );
    named.set(name, found);
    return found;
  };
  return {
    of(ref) {
      const key = `${ref.feed}\0${ref.id}`;
      if (!texts.has(key)) texts.set(key, index.advisory(ref));
      return texts.get(key);
    },
    about: (names) => names.filter(isCve).flatMap(about),
    aliases: (name) => about(name).flatMap(({ id, aliases }) => [id, ...aliases].flatMap(spellings)),
  };
}
