import { Chalk } from 'chalk';
import { printable } from '../core/printable.ts';
import { counted } from '../core/units.ts';
import type { ExplainedAdvisory, ExplainedPackage } from '../model/explanation.ts';
import { chainOf } from './explanation-chain.ts';
import type { Answer, ExplanationFormat } from './explanation-format.ts';
import type { ReportView } from './format.ts';
import { type Canvas, canvasOf, cell, indented } from './section.ts';
import { feedText } from './vulnerability-text.ts';

const maxAdvisories = 20;
const maxSubjects = 4;
const maxPackages = 20;
const labelWidth = 12;
/** Of a step: both versions and the ranges between. */
const maxText = 2000;

/** The chain from evidence to verdict, one link a line. */
export const explanationText: ExplanationFormat = {
  id: 'text',
  mediaType: 'text/plain; charset=utf-8',
  summary: 'the chain from evidence to verdict, for people',
  *write(answer, view) {
    const canvas = canvasOf(view, new Chalk({ level: view.color ? 1 : 0 }));
    const sections = [
      headLines(answer, canvas),
      advisoryLines(answer, canvas),
      ...packageLines(answer, canvas),
      gapLines(answer, canvas),
      feedLines(answer, view),
    ].filter((lines) => lines.length > 0);
    for (const [index, lines] of sections.entries()) {
      yield `${index === 0 ? '' : '\n'}${lines.join('\n')}\n`;
    }
  },
};

function headLines({ question, analysis, explanation }: Answer, { paint }: Canvas): string[] {
  const { id, names, outcome } = explanation;
  const others = names.filter((name) => name !== id);
  const isFound = outcome.kind === 'affected';
  const found = isFound ? 'found' : outcome.kind === 'suppressed' ? 'found, does not count' : 'not found';
  const image = analysis.image.location;
  const hints = [
    ...(outcome.kind === 'no-advisory' ? ['`kedge feeds status` lists the feeds in the store.'] : []),
    ...(question === 'why' && !isFound ? [`\`kedge why-not ${id} ${image}\` tells every step.`] : []),
    ...(question === 'why-not' && isFound ? [`\`kedge why ${id} ${image}\` tells why.`] : []),
  ];
  return [
    paint.bold(`${line(id)} in ${line(image)}: ${found}`),
    ...indented([
      line(outcome.message),
      ...(others.length === 0 ? [] : [paint.dim(line(`also ${others.join(', ')}`))]),
      ...hints.map(line),
    ]),
  ];
}

function advisoryLines({ explanation: { advisories } }: Answer, { paint }: Canvas): string[] {
  if (advisories.length === 0) return [];
  const more = advisories.length - maxAdvisories;
  return [
    `${paint.bold('Advisories')}  ${advisories.length.toLocaleString('en-US')}`,
    ...indented([
      ...advisories.slice(0, maxAdvisories).map((advisory) => line(advisoryText(advisory))),
      ...(more > 0 ? [paint.dim(`… and ${more} more: -o json`)] : []),
    ]),
  ];
}

function advisoryText({ id, feed, feedDigest, withdrawn, affected }: ExplainedAdvisory): string {
  const subjects = [...new Set(affected.map(({ ecosystem, name }) => `${name} of ${ecosystem}`))];
  const more = subjects.length - maxSubjects;
  const about = [...subjects.slice(0, maxSubjects), ...(more > 0 ? [`${more} more`] : [])].join(', ');
  const digest = feedDigest === undefined ? '' : ` (${feedDigest})`;
  const gone = withdrawn === undefined ? '' : `, withdrawn on ${withdrawn}`;
  return `${id} of ${feed}${digest}${gone}: about ${about || 'no package'}`;
}

/** What holds the vulnerability is told for `why`; for `why-not` all that was compared. */
function packageLines({ question, analysis, explanation }: Answer, canvas: Canvas): string[][] {
  const told = explanation.packages.filter(
    ({ vulnerabilities }) => question === 'why-not' || vulnerabilities.length > 0,
  );
  const more = told.length - maxPackages;
  return [
    ...told.slice(0, maxPackages).map((one) => chainLines(one, analysis, canvas)),
    ...(more > 0 ? [[canvas.paint.dim(`… and ${counted(more, 'more package')}: --package, -o json`)]] : []),
  ];
}

function chainLines(told: ExplainedPackage, analysis: Answer['analysis'], { paint }: Canvas): string[] {
  const { name, version, purl } = told.package;
  return [
    `${paint.bold(`${cell(name)} ${cell(version)}`)}  ${paint.dim(cell(purl))}`,
    ...indented(
      chainOf(told, analysis).map(([label, text]) => `${paint.dim(label.padEnd(labelWidth))}${line(text)}`),
    ),
  ];
}

function gapLines({ question, analysis, explanation }: Answer, { paint }: Canvas): string[] {
  const gaps = analysis.vulnerabilities?.gaps ?? [];
  if (question === 'why' || explanation.outcome.kind === 'affected' || gaps.length === 0) return [];
  return [paint.bold('Limits of the answer'), ...indented(gaps.map(({ message }) => line(message)))];
}

function feedLines({ analysis: { vulnerabilities } }: Answer, { staleFeeds }: ReportView): string[] {
  return vulnerabilities === undefined ? [] : [line(feedText(vulnerabilities, staleFeeds))];
}

function line(text: string): string {
  return printable(text.slice(0, maxText));
}
