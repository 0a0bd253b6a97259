import type { Cause, DiffSection, DiffSide, PackageChange } from '../model/diff.ts';
import type { Package } from '../model/package.ts';
import { compareText } from '../version/order.ts';
import { placesOf, sameContent } from './file-places.ts';
import { imageCause, readingCauses, type Sides, sameImage } from './inputs.ts';
import { schemeOfPackage } from './package-pairs.ts';
import type { Pairing } from './pairing.ts';

const kinds = ['added', 'upgraded', 'downgraded', 'changed', 'removed'] as const;

type Draft = Omit<PackageChange, 'causes'>;

/** Packages that came, went, or have another version. */
export function comparePackages(sides: Sides, pairing: Pairing<Package>): DiffSection<PackageChange> {
  const partial = [sides.before, sides.after].filter(({ listed }) => listed !== 'all');
  if (partial.length > 0) return { compared: false, why: partial.map(lackText).join('; ') };
  const drafts: Draft[] = [
    ...pairing.after.map((after) => ({ kind: 'added' as const, after })),
    ...pairing.before.map((before) => ({ kind: 'removed' as const, before })),
    ...pairing.pairs
      .filter(([before, after]) => before.version !== after.version)
      .map(([before, after]) => ({ kind: directionOf(before, after), before, after })),
  ];
  const causesOf = causesIn(sides, drafts);
  return {
    compared: true,
    changes: drafts.map((draft) => ({ ...draft, causes: causesOf(draft) })).sort(byWeight),
  };
}

function lackText({ name, listed }: DiffSide): string {
  return listed === 'none' ? `${name} lists no packages` : `${name} lists only packages with vulnerabilities`;
}

function directionOf(before: Package, after: Package): PackageChange['kind'] {
  const order = schemeOfPackage(after)?.compare(before.version, after.version) ?? 0;
  if (order === 0) return 'changed';
  return order < 0 ? 'upgraded' : 'downgraded';
}

/** What was read from bytes that are the same on both sides was read otherwise; else the image is another. */
function causesIn(sides: Sides, drafts: readonly Draft[]): (draft: Draft) => readonly Cause[] {
  if (sameImage(sides)) return () => readingCauses(sides);
  const paths = new Set(drafts.flatMap(evidenceOf));
  const [before, after] = [placesOf(sides.before, paths), placesOf(sides.after, paths)];
  return (draft) => {
    const answers = evidenceOf(draft).map((path) => sameContent(path, before, after));
    if (answers.length > 0 && answers.every((same) => same === true)) return readingCauses(sides);
    const image =
      draft.after === undefined
        ? imageCause(sides.before, draft.before?.layer)
        : imageCause(sides.after, draft.after.layer);
    const isSure = answers.includes(false) || sides.before.reader === sides.after.reader;
    return isSure ? [image] : [image, ...readingCauses(sides)];
  };
}

/** The files of the image that the package was read from: the outermost archives. */
function evidenceOf({ before, after }: Draft): readonly string[] {
  return [before, after].flatMap((pkg) => {
    const path = pkg?.locations[0]?.path;
    return path === undefined ? [] : [path.replace(/!\/.*$/s, '')];
  });
}

function byWeight(a: PackageChange, b: PackageChange): number {
  const [left, right] = [a.after ?? a.before, b.after ?? b.before];
  return (
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
    compareText(left?.type ?? '', right?.type ?? '') ||
    compareText(left?.name ?? '', right?.name ?? '') ||
    compareText(left?.id ?? '', right?.id ?? '')
  );
}
