import type { AffectedPackage } from '../model/advisory.ts';
import type { MatchedPackage } from './input.ts';
import type { Lookup } from './matcher.ts';
import type { Namespace } from './namespaces.ts';

export interface Conditions {
  readonly channels: readonly string[];
  readonly namespace: Namespace | undefined;
}

/** Why a part that names the package is not about this one, whatever its ecosystem; undefined when it is. */
export function excluded(
  affected: AffectedPackage,
  { pkg, lookup }: { readonly pkg: MatchedPackage; readonly lookup: Lookup },
  conditions: Conditions,
): string | undefined {
  const { channel, architectures } = affected;
  if (channel !== undefined && !isOn(channel, conditions))
    return `it is of the channel ${channel}, which is off`;
  return architectures === undefined || architectures.length === 0
    ? undefined
    : otherArchitecture(architectures, { pkg, lookup });
}

/** `eus` stands for the minor release of the image, `els`, which has none, for the major one. */
function isOn(channel: string, { channels, namespace }: Conditions): boolean {
  if (channels.includes(channel)) return true;
  const [kind = '', release] = channel.split(':');
  if (!channels.includes(kind) || namespace?.known !== true) return false;
  return release === namespace.versionId || release === namespace.versionId?.split('.')[0];
}

const everyMachine = new Set(['noarch', 'all', 'any']);
/** Go, Debian and RPM have their own words for the same machine. */
const words: Readonly<Record<string, string>> = {
  amd64: 'x86_64',
  arm64: 'aarch64',
  i386: 'x86',
  i686: 'x86',
};

/** What is said of a binary package is not said of all that is built from the source of the same name. */
function otherArchitecture(
  architectures: readonly string[],
  { pkg, lookup }: { readonly pkg: MatchedPackage; readonly lookup: Lookup },
): string | undefined {
  if (lookup.how === 'source' && lookup.scheme.id === 'rpm') {
    return architectures.includes('src')
      ? undefined
      : `it is about the binary package ${lookup.name}, not about the source`;
  }
  const { architecture } = pkg;
  if (architecture === undefined || everyMachine.has(architecture)) return undefined;
  const machine = (word: string): string => words[word] ?? word;
  return architectures.some((one) => everyMachine.has(one) || machine(one) === machine(architecture))
    ? undefined
    : `it is about ${architectures.join(', ')}, the package is for ${architecture}`;
}
