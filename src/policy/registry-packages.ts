import type { ImageAnalysis } from '../model/analysis.ts';
import { type Trigger, type TriggerOutcome, trigger } from './gate.ts';
import { optional, required } from './parameter.ts';
import { text } from './parameter-kinds.ts';
import { amount, Tally } from './tally.ts';

/** One registry whose packages the Engine compared with a feed of names and versions. */
export interface RegistryPackages {
  /** Type of the packages. */
  readonly type: 'npm' | 'gem';
  /** As the messages of the gate have it: `NPM`, `Gem`. */
  readonly title: string;
}

/**
 * The feed is not published any more: nothing can be said of what it held, as in an Engine that never fetched it.
 */
export function feedTrigger(
  { type }: RegistryPackages,
  { name, description }: Pick<Trigger, 'name' | 'description'>,
): Trigger {
  return trigger({
    name,
    description: `${description} Never: that feed is not published any more.`,
    parameters: {},
    check: ({ analysis }) => ({
      looked: amount(packagesOf(analysis, type).length, `${type} package`),
      notes: [`the feed of ${type} names and versions is not published any more`],
      matches: [],
    }),
  });
}

/** Fires in every image, as in an Engine without the feed, whatever packages there are. */
export function missingFeedTrigger({ type, title }: RegistryPackages): Trigger {
  return trigger({
    name: 'feed_data_unavailable',
    description: `Fires when there is no feed of ${type} names and versions. Always: it is not published any more.`,
    parameters: {},
    check: () => ({
      looked: `the feed of ${type} names and versions, which is not published any more`,
      notes: [],
      matches: [
        {
          message: `${title} packages are present but the anchore ${type} feed is not available - will be unable to perform checks that require feed data`,
        },
      ],
    }),
  });
}

export function deniedPackageTrigger(
  { type, title }: RegistryPackages,
  { name, aliases }: Pick<Trigger, 'name' | 'aliases'>,
): Trigger {
  return trigger({
    name,
    aliases,
    description: `Fires when a ${type} package of this name, and of this version if one is given, is in the image.`,
    parameters: {
      name: required(text, { description: `Name of the ${type} package.`, example: 'time_diff' }),
      version: optional(text, { description: 'The one version that is meant.', example: '0.2.9' }),
    },
    check: ({ analysis }, values) => deniedPackage(packagesOf(analysis, type), { title, type, ...values }),
  });
}

function deniedPackage(
  packages: ImageAnalysis['packages'],
  {
    title,
    type,
    name,
    version,
  }: RegistryPackages & { readonly name: string; readonly version: string | undefined },
): TriggerOutcome {
  const named = packages.filter((each) => each.name === name);
  // Python: an empty version is none to compare with, and not a missing one either.
  const meant = named.filter((each) => version === undefined || (version !== '' && each.version === version));
  const tally = new Tally();
  tally.add('of another name', packages.length - named.length);
  tally.add('of another version', named.length - meant.length);
  const shown = version === undefined ? name : `${name}-${version}`;
  return {
    looked: amount(packages.length, `${type} package`),
    notes: tally.notes(),
    matches: meant.length === 0 ? [] : [{ message: `${title} Package is blacklisted: ${shown}` }],
  };
}

function packagesOf({ packages }: ImageAnalysis, type: string): ImageAnalysis['packages'] {
  return packages.filter((each) => each.type === type);
}
