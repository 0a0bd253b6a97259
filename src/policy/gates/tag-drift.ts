import type { PolicyFacts } from '../facts.ts';
import { type Gate, type Trigger, type TriggerOutcome, trigger, unjudged } from '../gate.ts';
import { groupPackages, groupText, type PackageGroup } from '../package-groups.ts';
import { optional } from '../parameter.ts';
import { text } from '../parameter-kinds.ts';
import { amount, Tally } from '../tally.ts';

type Groups = ReadonlyMap<string, PackageGroup>;

interface Drift {
  readonly name: string;
  readonly description: string;
  find(now: Groups, before: Groups): Drifted;
}

interface Drifted {
  readonly messages: readonly string[];
  /** How many packages could have drifted so. */
  readonly of: number;
  /** What is said of those that did not. */
  readonly rest: string;
}

const drifts: readonly Drift[] = [
  {
    name: 'packages_added',
    description: 'Fires for every package that the image has and the baseline image had not.',
    find: (now, before) => ({
      messages: missing(now, before).map((group) => `Package added: ${groupText(group)}`),
      of: now.size,
      rest: 'that the baseline image had',
    }),
  },
  {
    name: 'packages_removed',
    description: 'Fires for every package that the baseline image had and the image has not.',
    find: (now, before) => ({
      messages: missing(before, now).map((group) => `Package removed: ${groupText(group)}`),
      of: before.size,
      rest: 'that the image has',
    }),
  },
  {
    name: 'packages_modified',
    description: 'Fires for every package that both images have, in different versions.',
    find: (now, before) => ({
      messages: modified(now, before),
      of: now.size - missing(now, before).length,
      rest: 'in the same version',
    }),
  },
];

export const tagDrift: Gate = {
  name: 'tag_drift',
  description: 'What changed since the image that had this tag before: the baseline image.',
  triggers: drifts.map(driftTrigger),
};

function driftTrigger(drift: Drift): Trigger {
  return trigger({
    name: drift.name,
    description: drift.description,
    parameters: {
      package_type: optional(text, {
        description: 'Only packages of this type, as package URLs name it.',
        example: 'apk',
      }),
    },
    check: (facts, { package_type }) => compare(facts, drift, package_type),
  });
}

function compare({ analysis, related }: PolicyFacts, drift: Drift, type: string | undefined): TriggerOutcome {
  if (related.baseline === undefined) return unjudged('no baseline image was given');
  const types = type === undefined ? undefined : [type];
  const now = groupPackages(analysis.packages, types);
  const before = groupPackages(related.baseline.packages, types);
  const { messages, of, rest } = drift.find(now, before);
  const tally = new Tally();
  tally.add(rest, of - messages.length);
  return {
    looked: `${amount(now.size, 'package')} of the image, ${before.size} of the baseline image`,
    notes: tally.notes(),
    matches: messages.map((message) => ({ message })),
  };
}

function missing(groups: Groups, from: Groups): PackageGroup[] {
  return [...groups].filter(([key]) => !from.has(key)).map(([, group]) => group);
}

function modified(now: Groups, before: Groups): string[] {
  return [...now].flatMap(([key, group]) => {
    const old = before.get(key);
    if (old === undefined || sameVersions(old, group)) return [];
    return [`Package modified: ${groupText(old)} is now ${[...group.versions].join(', ')}`];
  });
}

function sameVersions({ versions: a }: PackageGroup, { versions: b }: PackageGroup): boolean {
  return a.size === b.size && [...a].every((version) => b.has(version));
}
