import { counted } from '../core/units.ts';
import type { DiffSide, ImageDiff } from '../model/diff.ts';
import { compareFiles } from './files.ts';
import { type Sides, sideNames } from './inputs.ts';
import { pairPackages } from './package-pairs.ts';
import { comparePackages } from './packages.ts';
import { compareSecrets } from './secrets.ts';
import { compareVerdicts } from './verdict.ts';
import { compareVulnerabilities } from './vulnerabilities.ts';

/** What changed between two images, reports or judgements of one image, each change with its cause. */
export function compareSides(sides: Sides, version: string): ImageDiff {
  const { before, after } = sides;
  const packages = pairPackages(before.packages, after.packages);
  const secrets = compareSecrets(sides);
  const files = compareFiles(sides, packages);
  return {
    tool: { name: 'kedge', version },
    before,
    after,
    packages: comparePackages(sides, packages),
    vulnerabilities: compareVulnerabilities(sides, packages),
    secrets: secrets.section,
    files: files.section,
    verdict: compareVerdicts(sides),
    notes: [
      ...sideNames.flatMap((side) => incompleteNotes(sides[side])),
      ...coverageNotes(sides),
      ...secrets.notes,
      ...files.notes,
    ],
  };
}

function incompleteNotes({ name, problems }: DiffSide): string[] {
  if (problems.length === 0) return [];
  return [
    `${name} is incomplete (${counted(problems.length, 'problem')}): what it seems to lack may not have been read`,
  ];
}

/** What only one side could not judge: its vulnerabilities are not gone. */
function coverageNotes(sides: Sides): string[] {
  const [ours, theirs] = [gapsOf(sides.before), gapsOf(sides.after)];
  if (sides.before.vulnerabilities === undefined || sides.after.vulnerabilities === undefined) return [];
  return [
    ...ours
      .filter((gap) => !theirs.includes(gap))
      .map((gap) => `Not covered in ${sides.before.name} alone: ${gap}`),
    ...theirs
      .filter((gap) => !ours.includes(gap))
      .map((gap) => `Not covered in ${sides.after.name} alone: ${gap}`),
  ];
}

function gapsOf({ vulnerabilities }: DiffSide): readonly string[] {
  return vulnerabilities?.gaps.map(({ message }) => message) ?? [];
}
