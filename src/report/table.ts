import { Chalk, type ChalkInstance } from 'chalk';
import { printable } from '../core/printable.ts';
import { bytes, counted, duration } from '../core/units.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { ImageFacts } from '../model/image.ts';
import type { Package } from '../model/package.ts';
import type { VulnerabilityReport } from '../model/vulnerability.ts';
import type { ReportFormat, ReportView } from './format.ts';
import { shortInstruction } from './instruction.ts';
import { type Canvas, canvasOf, cell, columnsIn, indented } from './section.ts';
import { malwareLines, searchLines, skipLines, systemLines } from './table-facts.ts';
import { policyLines } from './table-policy.ts';
import { problemLines } from './table-problems.ts';
import { secretLines, sortSecrets } from './table-secrets.ts';
import { vulnerabilityLines } from './table-vulnerabilities.ts';
import { alignedLines, type Column } from './text-table.ts';
import { countingOf } from './vulnerability-text.ts';

const shownLayers = 40;
const shownPackages = 20;
/** Of each gate of a policy. */
const shownFindings = 10;

/** What a person wants to see first; the other formats hold everything. */
export const table: ReportFormat = {
  id: 'table',
  mediaType: 'text/plain; charset=utf-8',
  summary: 'an overview for people',
  *write(analysis, view) {
    const paint = new Chalk({ level: view.color ? 1 : 0 });
    const canvas = canvasOf(view, paint);
    const sections = [
      imageLines(analysis, paint),
      policyLines(analysis.policy, canvas, shownFindings),
      malwareLines(analysis, canvas),
      layerLines(analysis.image, canvas),
      packageLines(analysis.packages, canvas),
      vulnerabilityLines(analysis, canvas, view),
      secretLines(analysis, canvas),
      searchLines(analysis, canvas),
      systemLines(analysis, canvas),
      problemLines(analysis.problems, paint),
      skipLines(analysis, canvas),
      [conclusion(analysis, view, paint)],
    ];
    for (const [index, section] of sections.filter((lines) => lines.length > 0).entries()) {
      yield `${index === 0 ? '' : '\n'}${section.join('\n')}\n`;
    }
  },
};

function imageLines({ image, distro }: ImageAnalysis, paint: ChalkInstance): string[] {
  const { os, architecture, variant } = image.platform;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Tags', image.tags.slice(0, 10).join(', ')],
    ['Image id', image.id],
    ['Manifest', image.manifestDigest],
    ['Platform', [os, architecture, variant].filter((part) => part).join('/')],
    ['Created', image.created],
    [
      'Distro',
      distro === undefined ? 'none found' : (distro.prettyName ?? `${distro.id} ${distro.versionId ?? ''}`),
    ],
  ];
  return [
    paint.bold(printable(image.location)),
    ...facts
      .filter(([, value]) => value)
      .map(([label, value]) => `  ${paint.dim(label.padEnd(10))}${printable(value ?? '')}`),
  ];
}

function layerLines({ layers }: ImageFacts, canvas: Canvas): string[] {
  const { paint } = canvas;
  const size = layers.reduce((sum, layer) => sum + layer.size, 0);
  const unpacked = layers.reduce((sum, layer) => sum + layer.unpackedSize, 0);
  const columns: Column[] = [
    { title: '#', align: 'right' },
    { title: 'Size', align: 'right' },
    { title: 'Unpacked', align: 'right' },
    { title: 'Instruction' },
  ];
  const rows = layers
    .slice(0, shownLayers)
    .map((layer) => [
      String(layer.index),
      bytes(layer.size),
      bytes(layer.unpackedSize),
      printable(shortInstruction(layer.instruction ?? '')),
    ]);
  const heading = `${paint.bold('Layers')}  ${layers.length}, ${bytes(size)} (${bytes(unpacked)} unpacked)`;
  const more = layers.length - rows.length;
  const hint = more > 0 ? [paint.dim(`… and ${more} more`)] : [];
  return [heading, ...indented([...alignedLines(columns, rows, columnsIn(canvas)), ...hint])];
}

function packageLines(packages: readonly Package[], canvas: Canvas): string[] {
  const { paint } = canvas;
  const byType = Map.groupBy(packages, ({ type }) => type);
  const counts = Array.from(byType, ([type, members]) => `${members.length} ${type}`).join(', ');
  const heading = `${paint.bold('Packages')}  ${packages.length === 0 ? 'none found' : counts}`;
  if (packages.length === 0) return [heading];
  const columns: Column[] = [
    { title: 'Type' },
    { title: 'Name' },
    { title: 'Version' },
    { title: 'Licenses' },
  ];
  const groups = Array.from(byType.values());
  const share = fairShare(groups);
  const rows = groups.flatMap((members) => packageRows(members, share));
  const cut = rows.length < packages.length;
  const hint = cut ? [paint.dim('All of them, with their files: -o json, or kedge sbom')] : [];
  return [heading, ...indented([...alignedLines(columns, rows, columnsIn(canvas)), ...hint])];
}

function packageRows(members: readonly Package[], share: number): string[][] {
  const shown = members.length <= share + 1 ? members : members.slice(0, share);
  const rows = shown.map((pkg) => [pkg.type, pkg.name, pkg.version, pkg.licenses.join(', ')].map(cell));
  const more = members.length - shown.length;
  return more === 0 ? rows : [...rows, [cell(members[0]?.type ?? ''), `… and ${more} more`, '', '']];
}

/** How many rows a type may take so that all together take about `shownPackages`: small ones leave theirs to others. */
function fairShare(groups: readonly (readonly Package[])[]): number {
  const sizes = groups.map(({ length }) => length).sort((a, b) => a - b);
  let left = shownPackages;
  for (const [index, size] of sizes.entries()) {
    const share = Math.floor(left / (sizes.length - index));
    if (size > share) return Math.max(2, share);
    left -= size;
  }
  return shownPackages;
}

function conclusion(
  { image, packages, files, problems, secrets, malware, vulnerabilities }: ImageAnalysis,
  view: ReportView,
  paint: ChalkInstance,
): string {
  const found = [
    counted(packages.length, 'package'),
    ...(vulnerabilities === undefined ? [] : [vulnerabilityCount(vulnerabilities)]),
    ...(secrets === undefined ? [] : [counted(sortSecrets(secrets).counting.length, 'secret')]),
    counted(files.count, 'file') +
      (files.hiddenCount === 0 ? '' : ` (and ${counted(files.hiddenCount, 'file')} that later layers hide)`),
    counted(image.layers.length, 'layer'),
  ].join(', ');
  const time = view.elapsedMs === undefined ? '' : ` in ${duration(view.elapsedMs)}`;
  const infected = malware?.findings.length ?? 0;
  const state = [
    ...(infected === 0 ? [] : [`${paint.red.bold('malware')}: ${counted(infected, 'file')}. `]),
    ...(problems.length === 0
      ? []
      : [`${paint.yellow.bold('incomplete')}: ${counted(problems.length, 'problem')}. `]),
  ];
  return `${state.join('')}${found}${time}`;
}

/** As in the heading, each counts once. */
function vulnerabilityCount(report: VulnerabilityReport): string {
  const ids = new Set(countingOf(report).map(({ id }) => id));
  return counted(ids.size, 'vulnerability', 'vulnerabilities');
}
