import type { Suppression } from '../model/vulnerability.ts';
import type { Group } from './groups.ts';
import type { Decision, Judgement } from './judge.ts';
import { allNames } from './names.ts';
import { isOwn } from './own-feeds.ts';

/** What a publisher says of a package, by every name of the vulnerability. */
export type Statements = ReadonlyMap<string, Decision>;

/** Whether a package is free of a vulnerability, as its publisher says: never affected, or mended in a channel that is on. */
export function acquittals({ decisions }: Judgement): Statements {
  return byName(
    decisions.filter((decision) => decision.verdict === 'not-affected' || isMendedInChannel(decision)),
  );
}

/** What a distribution's own feed says is fixed in the package. */
export function ownFixes({ decisions }: Judgement): Statements {
  return byName(decisions.filter((decision) => decision.verdict === 'fixed' && isOwn(decision)));
}

/**
 * Everything a distribution says of its package: that it is affected outweighs a fix, its own feed the others, an
 * acquittal all.
 */
export function statements(judgement: Judgement): Statements {
  const { decisions } = judgement;
  const free = decisions.filter(({ verdict }) => verdict === 'fixed' || verdict === 'outside');
  const affected = decisions.filter(({ verdict }) => verdict === 'affected');
  const own = [...free.filter(isOwn), ...affected.filter(isOwn)];
  return new Map([...byName([...free, ...affected, ...own]), ...acquittals(judgement)]);
}

/** What others still count, though the distribution's own feed says that it is fixed. */
export function overruled({ names, decisions }: Group, fixes: Statements): Suppression | undefined {
  const decision = decisions.some(isOwn) ? undefined : find(names, fixes);
  if (decision === undefined) return undefined;
  const { advisory, lookup } = decision;
  return {
    by: 'not-affected',
    source: advisory.feed,
    reason: `${lookup.ecosystem} says that it is fixed in ${lookup.name} ${lookup.version} (${advisory.id})`,
    verdict: 'fixed',
  };
}

export function acquitted({ names }: Group, said: Statements): Suppression | undefined {
  const decision = find(names, said);
  return decision && acquittal(decision);
}

export function acquittal({ verdict, advisory, lookup, affected }: Decision): Suppression {
  const isFixed = verdict === 'fixed';
  return {
    by: 'not-affected',
    source: advisory.feed,
    reason: isFixed
      ? `fixed in the channel ${affected.channel} of ${lookup.ecosystem} (${advisory.id})`
      : `${lookup.ecosystem} says that ${lookup.name} is not affected (${advisory.id})`,
    verdict: isFixed ? 'fixed' : 'not-affected',
  };
}

const ownersCase: Partial<Readonly<Record<Decision['verdict'], string>>> = {
  affected: 'counts the vulnerability there',
  fixed: 'has it fixed there',
  outside: 'says that this version is not affected',
  'not-affected': 'says that it is not affected',
};

/** A package whose files an OS package owns is judged by what the distribution says of the owner. */
export function ownedAway({ names }: Group, owner: Judgement, said: Statements): Suppression | undefined {
  const decision = find(names, said);
  if (decision === undefined) return undefined;
  const { name, version } = owner.package;
  const { advisory, lookup, verdict } = decision;
  return {
    by: 'ownership',
    source: `${name} ${version}`,
    reason: `its files belong to ${name} ${version}, and ${lookup.ecosystem} ${ownersCase[verdict]} (${advisory.id} in ${advisory.feed})`,
    ...(verdict !== 'affected' && { verdict: verdict === 'fixed' ? 'fixed' : 'not-affected' }),
  };
}

function isMendedInChannel({ verdict, affected }: Decision): boolean {
  return verdict === 'fixed' && affected.channel !== undefined;
}

function byName(decisions: readonly Decision[]): Statements {
  return new Map(
    decisions.flatMap((decision) => allNames(decision.advisory).map((name) => [name, decision] as const)),
  );
}

function find(names: readonly string[], said: Statements): Decision | undefined {
  return names.map((name) => said.get(name)).find((decision) => decision !== undefined);
}
