import { schemeOf } from '../version/ecosystem-schemes.ts';
import type { Lookup, MatcherContext, Skipped } from './matcher.ts';

/** One name in all ecosystems of the distribution. */
export function distroLookups(
  asked: Pick<Lookup, 'name' | 'version' | 'how'>,
  { namespace }: MatcherContext,
): readonly Lookup[] | Skipped {
  if (namespace === undefined) {
    return { kind: 'distro-unknown', reason: 'nothing tells of which distribution it is' };
  }
  if (!namespace.known) return { kind: 'distro-unknown', reason: namespace.why };
  return namespace.ecosystems.flatMap((ecosystem) => {
    const scheme = schemeOf(ecosystem);
    return scheme === undefined ? [] : [{ ...asked, ecosystem, scheme }];
  });
}
