import type { ImageDiff } from '../model/diff.ts';
import { placeText } from '../model/secret-place.ts';
import type { DiffFormat } from './diff-format.ts';
import {
  causeText,
  changesOf,
  concerns,
  directoryCounts,
  fileDetail,
  movedText,
  secretDetail,
  sideText,
  summaryText,
  vulnerabilityDetail,
} from './diff-text.ts';
import type { ReportView } from './format.ts';
import { code, type MarkdownTable, mostCharacters, plain, plainLine, tableOf } from './markdown-table.ts';

/** What is kept for the lines below the tables. */
const tailCharacters = 4_000;
const shownNotes = 10;
const shownDirectories = 20;

/** For a comment on a pull request: the sum first, then what changed, never longer than a comment may be. */
export const diffMarkdown: DiffFormat = {
  id: 'markdown',
  mediaType: 'text/markdown; charset=utf-8',
  summary: 'what changed, for a comment on a pull request',
  *write(diff, view) {
    yield `## kedge: ${code(diff.before.name)} → ${code(diff.after.name)}\n\n`;
    yield `**${plainLine(summaryText(diff))}**\n`;
    const tail = tailOf(diff, view);
    let left = mostCharacters - tailCharacters - tail.length;
    for (const table of tablesOf(diff, view)) {
      for (const text of tableOf({ ...table, left: () => left })) {
        left -= text.length;
        yield text;
      }
    }
    yield tail;
  },
};

function* tablesOf(diff: ImageDiff, view: ReportView): Generator<Omit<MarkdownTable, 'left'>> {
  const all = view.showSuppressed === true;
  yield {
    title: 'Verdict',
    headings: ['Change', 'Action', 'Gate', 'Message', 'Cause'],
    rows: changesOf(diff.verdict).map(({ kind, before, after, causes }) => [
      kind,
      code(movedText(before?.action, after?.action)),
      code((after ?? before)?.gate ?? ''),
      plain((after ?? before)?.message ?? ''),
      plain(causeText(causes)),
    ]),
  };
  yield { title: 'Vulnerabilities', ...vulnerabilityTable(diff, all) };
  yield { title: 'Secrets', ...secretTable(diff, all) };
  yield {
    title: 'Packages',
    headings: ['Change', 'Package', 'Version', 'Cause'],
    rows: changesOf(diff.packages).map(({ kind, before, after, causes }) => [
      kind,
      code((after ?? before)?.name ?? ''),
      code(movedText(before?.version, after?.version)),
      plain(causeText(causes)),
    ]),
  };
  yield { title: 'Files', ...(view.everyFile === true ? fileTable(diff) : directoryTable(diff)) };
}

type Rows = Omit<MarkdownTable, 'left' | 'title'>;

function vulnerabilityTable({ vulnerabilities }: ImageDiff, all: boolean): Rows {
  const changes = changesOf(vulnerabilities).filter((change) => all || concerns(change));
  return {
    headings: ['Change', 'Severity', 'Vulnerability', 'Package', 'Version', 'What', 'Cause'],
    rows: changes.map((change) => {
      const { kind, before, after, causes } = change;
      return [
        bold(kind),
        movedText(before?.vulnerability.severity, after?.vulnerability.severity),
        code((after ?? before)?.vulnerability.id ?? ''),
        code(movedText(before?.pkg.name, after?.pkg.name)),
        code(movedText(before?.pkg.version, after?.pkg.version)),
        plain(vulnerabilityDetail(change)),
        plain(causeText(causes)),
      ];
    }),
  };
}

function secretTable({ secrets }: ImageDiff, all: boolean): Rows {
  const changes = changesOf(secrets).filter((change) => all || concerns(change));
  return {
    headings: ['Change', 'Severity', 'Secret', 'Place', 'What', 'Cause'],
    rows: changes.map((change) => {
      const { kind, before, after, causes } = change;
      const secret = after ?? before;
      return [
        bold(kind),
        movedText(before?.severity, after?.severity),
        plain(secret?.title ?? ''),
        code(secret === undefined ? '' : placeText(secret.place)),
        plain(secretDetail(change)),
        plain(causeText(causes)),
      ];
    }),
  };
}

function fileTable({ files }: ImageDiff): Rows {
  return {
    headings: ['Change', 'File', 'What', 'Cause'],
    rows: changesOf(files).map((change) => [
      change.kind,
      code(`/${(change.after ?? change.before)?.path ?? ''}`),
      plain(fileDetail(change)),
      plain(causeText(change.causes)),
    ]),
  };
}

function directoryTable({ files }: ImageDiff): Rows {
  return {
    headings: ['Directory', 'Added', 'Removed', 'Changed'],
    rows: directoryCounts(changesOf(files))
      .slice(0, shownDirectories)
      .map(({ directory, added, removed, changed }) => [
        code(directory),
        ...[added, removed, changed].map((count) => count.toLocaleString('en-US')),
      ]),
  };
}

function tailOf(diff: ImageDiff, { staleFeeds }: ReportView): string {
  const { before, after, notes } = diff;
  const sections = [
    ['Verdict', diff.verdict],
    ['Vulnerabilities', diff.vulnerabilities],
    ['Secrets', diff.secrets],
    ['Packages', diff.packages],
    ['Files', diff.files],
  ] as const;
  const lines = [
    ...sections.flatMap(([title, section]) =>
      section.compared ? [] : [`**${title}** not compared: ${plain(section.why)}`],
    ),
    ...notes.slice(0, shownNotes).map(plainLine),
    ...(notes.length > shownNotes ? [`… and ${notes.length - shownNotes} more notes.`] : []),
    ...(staleFeeds === undefined ? [] : [`${plainLine(staleFeeds)}.`]),
    `Before: ${plainLine(sideText(before))}`,
    `After: ${plainLine(sideText(after))}`,
  ];
  return `\n${lines.join('\n\n')}\n`;
}

function bold(kind: string): string {
  return kind === 'new' ? `**${kind}**` : kind;
}
