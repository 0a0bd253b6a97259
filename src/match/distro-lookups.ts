import { schemeOf } from '../version/ecosystem-schemes.ts';
import type { Lookup, MatcherContext, Skipped } from './matcher.ts';

/** One name in all ecosystems of the distribution. `order` is how packages of the kind are versioned. */
export function distroLookups(
  asked: Pick<Lookup, 'name' | 'version' | 'how'>,
  order: 'apk' | 'deb' | 'rpm',
  { namespace }: MatcherContext,
): readonly Lookup[] | Skipped {
  if (namespace === undefined) {
    return { kind: 'distro-unknown', reason: 'nothing tells of which distribution it is' };
  }
  if (!namespace.known) return { kind: 'distro-unknown', reason: namespace.why };
  const lookups = namespace.ecosystems.flatMap((ecosystem) => {
    const scheme = schemeOf(ecosystem);
    return scheme?.id === order ? [{ ...asked, ecosystem, scheme }] : [];
  });
  if (lookups.length > 0) return lookups;
  return { kind: 'distro-unknown', reason: `${namespace.title} has no packages of this kind` };
}
