import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { printable } from '../core/printable.ts';
import { counted } from '../core/units.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { GateAction } from '../model/policy.ts';
import { type FindingChange, type VerdictChanges, verdictChanges } from '../policy/verdict-changes.ts';
import { jsonText } from '../report/json-text.ts';
import { type Canvas, cell, columnsIn, indented } from '../report/section.ts';
import { paintAction } from '../report/table-policy.ts';
import { alignedLines } from '../report/text-table.ts';
import { openAdvisories } from './advisories.ts';
import type { Invocation } from './command.ts';
import { texts, usage } from './flags.ts';
import { type PolicyInUse, policyInUse } from './policy-in-use.ts';
import { judged } from './report-image.ts';
import type { Session } from './session.ts';
import { analyzeSubject } from './subject.ts';
import { wantedTexts, writeTexts } from './texts.ts';

interface JudgedTwice extends VerdictChanges {
  readonly image: string;
  /** The name it was judged under. */
  readonly tag: string;
}

/** `kedge policy diff`: every verdict that another bundle would change, before anyone puts it in force. */
export async function diff(session: Session, invocation: Invocation): Promise<void> {
  const wanted = await wantedTexts(invocation, ['table', 'json']);
  const [before = '', after = ''] = invocation.args;
  const olds = await policyInUse(session, invocation, before);
  const news = await policyInUse(session, invocation, after);
  const locations = await imagesIn(texts(invocation.options, 'images') ?? []);
  using advisories = await openAdvisories(session, invocation, false);
  const changes: JudgedTwice[] = [];
  for (const location of locations) {
    const read = await analyzeSubject(session, { ...invocation, args: [location] });
    const analysis = read.vulnerabilities === undefined ? judged(read, advisories) : read;
    changes.push(judgeTwice({ analysis, location, policies: [olds, news] }));
  }
  session.progress.stop();
  await writeTexts(session, wanted, {
    table: (canvas) => tableLines(changes, canvas).map((line) => `${line}\n`),
    json: () => [`${jsonText(changes)}\n`],
  });
}

interface Judging {
  readonly analysis: ImageAnalysis;
  readonly location: string;
  readonly policies: readonly [PolicyInUse, PolicyInUse];
}

function judgeTwice({ analysis, location, policies: [olds, news] }: Judging): JudgedTwice {
  const [was, is] = [olds.judge(analysis, undefined), news.judge(analysis, undefined)];
  return { image: location, tag: is.tag, ...verdictChanges(was, is) };
}

/** A folder stands for the analyses in it. */
async function imagesIn(written: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const location of written) {
    const names = await namesIn(location);
    if (names === undefined) found.push(location);
    else {
      const analyses = names.filter((name) => name.endsWith('.json')).sort();
      if (analyses.length === 0) throw usage(`There is no analysis (*.json) in ${printable(location)}`);
      found.push(...analyses.map((name) => `sbom:${join(location, name)}`));
    }
  }
  return found;
}

async function namesIn(folder: string): Promise<readonly string[] | undefined> {
  try {
    return await readdir(folder);
  } catch {
    return undefined;
  }
}

function tableLines(judgedTwice: readonly JudgedTwice[], canvas: Canvas): string[] {
  const { paint } = canvas;
  const differing = judgedTwice.filter(({ before, after }) => before !== after);
  const touched = judgedTwice.filter(({ findings, notes }) => findings.length + notes.length > 0);
  const summary = `${counted(differing.length, 'verdict')} of ${judgedTwice.length} would change`;
  return [...touched.flatMap((each) => [...imageLines(each, canvas), '']), paint.bold(summary)];
}

function imageLines({ image, tag, before, after, notes, findings }: JudgedTwice, canvas: Canvas): string[] {
  const { paint } = canvas;
  const verdict =
    before === after ? `${after}, as before` : `${paintAction(before, paint)} → ${paintAction(after, paint)}`;
  const columns = [
    { title: '' },
    { title: 'Action' },
    { title: 'Gate' },
    { title: 'Trigger' },
    { title: 'Trigger id' },
    { title: 'Why' },
  ];
  const rows = findings.map((change) => [
    { added: '+', removed: '-', changed: '~' }[change.kind],
    actionsText(change),
    cell(change.finding.gate),
    cell(change.finding.trigger),
    cell(change.finding.triggerId),
    cell(change.why),
  ]);
  return [
    `${paint.bold(printable(image))}  ${printable(tag)}  ${verdict}`,
    ...indented([
      ...notes.map(printable),
      ...(rows.length === 0 ? [] : alignedLines(columns, rows, columnsIn(canvas))),
    ]),
  ];
}

function actionsText({ before, finding }: FindingChange): string {
  const word = (action: GateAction, allowed: unknown): string =>
    allowed === undefined ? action : 'allowlisted';
  const is = word(finding.action, finding.allowlisted);
  return before === undefined ? is : `${word(before.action, before.allowlisted)} → ${is}`;
}
