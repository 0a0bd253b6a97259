import { printable } from '../core/printable.ts';
import { counted } from '../core/units.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import { hiddenText } from '../model/secret-place.ts';
import { type Canvas, cell, indented, skipText, tally } from './section.ts';

const shownFindings = 20;

export function malwareLines({ malware }: ImageAnalysis, { paint }: Canvas): string[] {
  if (malware === undefined) return [];
  const { findings, version } = malware;
  const said = `${findings.length === 0 ? 'none found' : counted(findings.length, 'file')} (${cell(version)})`;
  const more = findings.length - shownFindings;
  return [
    `${paint.bold('Malware')}  ${findings.length === 0 ? said : paint.red.bold(said)}`,
    ...findings.slice(0, shownFindings).map(({ path, signature, layer, hidden }) => {
      const later = hidden === undefined ? '' : `, ${hiddenText(hidden)}`;
      return `  ${paint.red(cell(signature))}  ${cell(`/${path}`)} (layer ${layer}${later})`;
    }),
    ...(more > 0 ? [paint.dim(`  … and ${more} more: -o json`)] : []),
  ];
}

/** What searches for secrets match stands among the secrets already. */
export function searchLines({ searches, secrets }: ImageAnalysis, { paint }: Canvas): string[] {
  const shown = searches.filter(({ search }) => search === 'content' || secrets === undefined);
  if (shown.length === 0) return [];
  const names = cell(tally(shown.map(({ name }) => name)));
  return [`${paint.bold('Searches')}  files that match: ${names}`, paint.dim('  Where: -o json')];
}

/** What the OS packages say of their files, and what runs with more rights than its caller. */
export function systemLines({ packageFiles, suidFiles }: ImageAnalysis, { paint }: Canvas): string[] {
  const lines = [
    ...(packageFiles === undefined ? [] : [verificationText(packageFiles)]),
    ...(suidFiles.length === 0 ? [] : [`${counted(suidFiles.length, 'file')} setuid or setgid`]),
  ];
  return lines.length === 0 ? [] : [paint.bold('System files'), ...indented(lines)];
}

/** Configuration files are meant to be changed, and most images hold files that no package owns. */
function verificationText({ checked, differences }: NonNullable<ImageAnalysis['packageFiles']>): string {
  const of = (status: string) =>
    differences.filter((difference) => difference.status === status && difference.config !== true).length;
  const files = checked.toLocaleString('en-US');
  return `${of('changed').toLocaleString('en-US')} changed, ${of('missing').toLocaleString('en-US')} missing of ${files} files of packages`;
}

export function skipLines({ skips }: ImageAnalysis, { paint }: Canvas): string[] {
  if (skips.length === 0) return [];
  return [paint.bold('Not looked at'), ...skips.map((skip) => `  ${printable(skipText(skip))}`)];
}
