import mustache from 'mustache';
import { KedgeError, reason } from '../core/errors.ts';
import { wellFormed } from '../core/name-bytes.ts';
import { printable } from '../core/printable.ts';
import { vulnerabilitySeverities } from '../model/advisory.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import { toDistroDocument } from './fact-documents.ts';
import type { ReportFormat, ReportTemplate } from './format.ts';
import { actionsOf } from './vulnerability-actions.ts';
import {
  toActionDocument,
  toAffectedPackage,
  toGapDocument,
  toVulnerabilityDocument,
} from './vulnerability-documents.ts';
import { type Finding, findingsOf, fixText, suppressionText } from './vulnerability-text.ts';
import { xmlText } from './xml-text.ts';

/**
 * A report by the user's own template, in Mustache: https://mustache.github.io/mustache.5.html
 * Templates choose and repeat; they cannot compute, read files or run anything. docs/reports.md says what they are given.
 */
export const template: ReportFormat = {
  id: 'template',
  mediaType: 'text/plain; charset=utf-8',
  summary: 'by your own Mustache template, see --template',
  *write(analysis, { template: used }) {
    if (used === undefined) throw new KedgeError('USAGE', 'The format template needs --template FILE');
    yield render(used, templateData(analysis));
  },
};

function render({ name, text }: ReportTemplate, data: object): string {
  const escape = /\.(?:html?|xml|xhtml|svg)(?:\.mustache)?$/i.test(name) ? xmlText : printable;
  try {
    return mustache.render(text, data, undefined, { escape: (value) => escape(String(value)) });
  } catch (error) {
    throw new KedgeError('USAGE', `The template ${name} cannot be used: ${reason(error)}`, {
      remedy: 'See https://mustache.github.io/mustache.5.html.',
      cause: error,
    });
  }
}

function templateData(analysis: ImageAnalysis): object {
  const { location, id, tags, manifestDigest, platform } = analysis.image;
  const { vulnerabilities: report } = analysis;
  const findings = Array.from(findingsOf(analysis), (finding) => ({
    finding,
    item: plain(toItem(finding)),
  }));
  const counting = findings.filter(({ finding }) => finding.vulnerability.suppressed === undefined);
  const others = findings.filter(({ finding }) => finding.vulnerability.suppressed !== undefined);
  const facts = {
    tool: analysis.tool,
    complete: analysis.problems.length === 0,
    image: { location, id, tags, manifestDigest, platform },
    distro: toDistroDocument(analysis),
    lookedFor: report !== undefined,
    feedDigest: report?.feedDigest,
    feedDate: report?.feedDate,
    count: counting.length,
    actions: actionsOf(analysis).map((action) => ({
      ...toActionDocument(action),
      upgrade: action.kind === 'upgrade',
      count: action.ids.length,
    })),
    gaps: report?.gaps.map(toGapDocument) ?? [],
    problems: analysis.problems.map(({ code, message }) => ({ code, message })),
  };
  return Object.assign(plain(facts), {
    findings: counting.map(({ item }) => item),
    suppressed: others.map(({ item }) => item),
    severities: vulnerabilitySeverities.map((severity) => {
      const members = counting.filter(({ finding }) => finding.vulnerability.severity === severity);
      const items = members.map(({ item }) => item);
      return Object.assign(plain({ severity, count: items.length }), { findings: items });
    }),
  });
}

/** As JSON has it, so that a template reaches no function, and no member of a prototype by accident. */
function plain(value: object): object {
  return JSON.parse(JSON.stringify(value), bare);
}

function toItem({ vulnerability, pkg }: Finding) {
  const { suppressed } = vulnerability;
  return {
    ...toVulnerabilityDocument(vulnerability),
    package: toAffectedPackage(pkg),
    aliases: vulnerability.ids.slice(1),
    fixText: fixText(vulnerability),
    suppressionText: suppressed && suppressionText(suppressed),
  };
}

function bare(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.setPrototypeOf(value, null);
}
