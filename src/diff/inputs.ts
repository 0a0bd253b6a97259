import type { Cause, DiffSide } from '../model/diff.ts';

export const sideNames = ['before', 'after'] as const;
export type SideName = (typeof sideNames)[number];

export type Sides = Readonly<Record<SideName, DiffSide>>;

export function otherSide(side: SideName): SideName {
  return side === 'before' ? 'after' : 'before';
}

/** The names of the sides that do not tell something; undefined when both do. */
export function lackingNames(sides: Sides, tells: (side: DiffSide) => boolean): string | undefined {
  const names = sideNames.filter((side) => !tells(sides[side])).map((side) => sides[side].name);
  return names.length === 0 ? undefined : names.join(' and ');
}

/** Whether both are about the same image, so that nothing in it can be the cause. */
export function sameImage({ before, after }: Sides): boolean {
  return before.image.id === after.image.id;
}

/** Of what is read from the same bytes: another version of kedge, else a rule or setting. */
export function readingCauses({ before, after }: Sides): readonly Cause[] {
  return before.reader === after.reader
    ? [{ kind: 'rule', text: 'a rule or setting is another' }]
    : [{ kind: 'tool', text: `read by ${before.reader}, then by ${after.reader}` }];
}

/** Of what is said of the same package: advisories, another version of kedge, else a rule or setting. */
export function judgingCauses({ before, after }: Sides, feedText: string): readonly Cause[] {
  const causes: readonly Cause[] = [
    ...(sameFeeds({ before, after }) ? [] : [{ kind: 'feed', text: feedText } as const]),
    ...(before.judge === after.judge
      ? []
      : [{ kind: 'tool', text: `judged by ${before.judge}, then by ${after.judge}` } as const]),
  ];
  return causes.length > 0 ? causes : [{ kind: 'rule', text: 'a rule or setting is another' }];
}

export function sameFeeds({ before, after }: Sides): boolean {
  return before.vulnerabilities?.feedDigest === after.vulnerabilities?.feedDigest;
}

/** `Debian 12`; undefined for none. */
export function distroText({ distro }: DiffSide): string | undefined {
  if (distro === undefined) return undefined;
  return [distro.name ?? distro.id, distro.versionId].filter((part) => part !== undefined).join(' ');
}

/** Why the image itself is to blame: the build step that made the layer. */
export function imageCause({ image }: DiffSide, layer: number | undefined): Cause {
  const instruction = layer === undefined ? undefined : image.layers[layer]?.instruction;
  if (layer === undefined || instruction === undefined)
    return { kind: 'image', text: 'the image is another' };
  return { kind: 'image', text: `layer ${layer}: ${instruction}` };
}
