import type { VersionScheme } from '../../version/scheme.ts';
import type { PolicyFacts } from '../facts.ts';
import { type Gate, type TriggerOutcome, trigger, unjudged } from '../gate.ts';
import { groupPackages, groupText, type PackageGroup, versionsOf } from '../package-groups.ts';
import { optional } from '../parameter.ts';
import { list } from '../parameter-kinds.ts';
import { amount, Tally } from '../tally.ts';

const parameters = {
  package_types: optional(list, {
    description: 'Only packages of these types, as package URLs name them.',
    example: 'java,npm',
  }),
};

export const imageSourceDrift: Gate = {
  name: 'image_source_drift',
  description: 'What became of the packages of the source tree: those that its SBOM lists.',
  triggers: [
    trigger({
      name: 'package_downgraded',
      description: 'Fires for every package of the source SBOM that the image has in older versions alone.',
      parameters,
      check: (facts, values) => compare(facts, values.package_types, downgraded),
    }),
    trigger({
      name: 'package_removed',
      description: 'Fires for every package of the source SBOM that the image has not.',
      parameters,
      check: (facts, values) => compare(facts, values.package_types, removed),
    }),
    trigger({
      name: 'no_related_sources',
      description: 'Fires when no source SBOM was given to compare the image with.',
      parameters: {},
      check: ({ related }) => ({
        looked: 'whether a source SBOM was given',
        notes: [],
        matches: related.source ? [] : [{ message: 'No source SBOM was given to compare the image with' }],
      }),
    }),
  ],
};

/** What is to say of one package of the source: the message, or a note (counted). */
type Judged = { readonly message: string } | { readonly note: string };

/** `installed`: undefined when the image has none of the name. */
type Judge = (expected: PackageGroup, installed: PackageGroup | undefined) => Judged;

function compare(
  { analysis, related }: PolicyFacts,
  types: readonly string[] | undefined,
  judge: Judge,
): TriggerOutcome {
  if (related.source === undefined) return unjudged('no source SBOM was given');
  const expected = groupPackages(related.source.packages, types);
  const installed = groupPackages(analysis.packages, types);
  const judged = [...expected].map(([key, group]) => judge(group, installed.get(key)));
  const tally = new Tally();
  for (const each of judged) if ('note' in each) tally.add(each.note);
  return {
    looked: `${amount(expected.size, 'package')} of the source SBOM`,
    notes: tally.notes(),
    matches: judged.filter((each) => 'message' in each),
  };
}

function removed(expected: PackageGroup, installed: PackageGroup | undefined): Judged {
  return installed
    ? { note: 'that the image has' }
    : { message: `Package of the source is not in the image: ${groupText(expected)}` };
}

/** Every version of the source wants one in the image that is as new. */
function downgraded(expected: PackageGroup, installed: PackageGroup | undefined): Judged {
  if (!installed) return { note: 'that the image has not' };
  const scheme = versionsOf(expected.type);
  const newest = scheme && newestOf(installed, scheme);
  const lost = [...expected.versions]
    .filter((version) => !installed.versions.has(version))
    .map((version) => (newest === undefined ? undefined : scheme?.compare(newest, version)));
  if (lost.some((order) => order !== undefined && order < 0)) {
    const found = [...installed.versions].join(', ');
    return { message: `Package of the source is older in the image: ${groupText(expected)} is ${found}` };
  }
  return { note: lost.includes(undefined) ? 'of versions that have no order' : 'as new in the image' };
}

/** Undefined when the order does not tell: one of the versions is none. */
function newestOf({ versions }: PackageGroup, { compare: order }: VersionScheme): string | undefined {
  let newest: string | undefined;
  for (const version of versions) {
    const ahead = order(version, newest ?? version);
    if (ahead === undefined) return undefined;
    if (newest === undefined || ahead > 0) newest = version;
  }
  return newest;
}
