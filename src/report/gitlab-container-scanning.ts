import { wellFormed } from '../core/name-bytes.ts';
import { printable } from '../core/printable.ts';
import { counted } from '../core/units.ts';
import type { VulnerabilitySeverity } from '../model/advisory.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { Vulnerability } from '../model/vulnerability.ts';
import { derivedUuid } from './derived-uuid.ts';
import type { ReportFormat } from './format.ts';
import { gitlabDetail, gitlabScan, gitlabSchema, gitlabVersion } from './gitlab-report.ts';
import { inChunks, jsonLines, jsonText } from './json-text.ts';
import { markdownText } from './markdown-text.ts';
import { isWebAddress } from './supplier.ts';
import { type Finding, findingsOf, fixText, packageText, suppressedOf } from './vulnerability-text.ts';

const severities: Readonly<Record<VulnerabilitySeverity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  negligible: 'Info',
  unknown: 'Unknown',
};

/** GitLab keeps no more of each. */
const mostIdentifiers = 20;
const mostLinks = 20;

/**
 * GitLab's container scanning report. What is suppressed is left out: GitLab would open a vulnerability for each that
 * is listed.
 */
export const gitlabContainerScanning: ReportFormat = {
  id: 'gitlab-container-scanning',
  mediaType: 'application/json',
  summary: `GitLab container scanning report ${gitlabVersion}`,
  write: (analysis, { epoch = 0 }) => inChunks(document(analysis, epoch)),
};

function* document(analysis: ImageAnalysis, epoch: number): Generator<string> {
  yield `{"version":${jsonText(gitlabVersion)},"schema":${jsonText(gitlabSchema('container-scanning'))}`;
  const scan = gitlabScan(analysis.tool, 'container_scanning', epoch);
  yield `,\n"scan":${jsonText(scan).slice(0, -1)},"messages":`;
  yield* jsonLines(messages(analysis));
  yield '},\n"vulnerabilities":';
  yield* jsonLines(
    findingsOf(analysis)
      .filter(({ vulnerability }) => vulnerability.suppressed === undefined)
      .map((finding) => toVulnerability(finding, analysis)),
  );
  yield '}\n';
}

/** What the list of vulnerabilities does not tell. */
function* messages({ problems, vulnerabilities: report }: ImageAnalysis) {
  if (report === undefined) yield { level: 'warn', value: 'Vulnerabilities were not looked for.' };
  for (const { code, message } of problems) yield { level: 'warn', value: printable(`${code}: ${message}`) };
  for (const gap of report?.gaps ?? []) yield { level: 'warn', value: printable(gap.message) };
  const left = suppressedOf(report).length;
  if (left > 0) yield { level: 'info', value: `Left out: ${counted(left, 'suppressed finding')}.` };
}

function toVulnerability({ vulnerability, pkg }: Finding, { image, distro }: ImageAnalysis) {
  const { id, severity, summary, references } = vulnerability;
  const { name, version, type } = pkg;
  return {
    id: derivedUuid([image.location, '\0', id, '\0', pkg.id]),
    name: wellFormed(`${id} in ${name}`.slice(0, 255)),
    description: markdownText(`${summary === undefined ? '' : `${summary} `}(${id} in ${packageText(pkg)})`),
    severity: severities[severity],
    solution: markdownText(solutionOf({ vulnerability, pkg })).slice(0, 7000),
    identifiers: vulnerability.ids.slice(0, mostIdentifiers).map(toIdentifier),
    links: references
      .filter(isWebAddress)
      .slice(0, mostLinks)
      .map((url) => ({ url })),
    location: {
      dependency: { package: { name }, version },
      operating_system:
        [distro?.id, distro?.versionId].filter((part) => part).join(':') || (distro?.name ?? type),
      image: image.tags[0] ?? image.location,
    },
    details: toDetails({ vulnerability, pkg }),
  };
}

function solutionOf({ vulnerability, pkg }: Finding): string {
  const { fix } = vulnerability;
  if (fix.state !== 'fixed' || fix.versions.length === 0)
    return `No upgrade is known: ${fixText(vulnerability)}.`;
  return `Upgrade ${pkg.name} from ${pkg.version}: ${fixText(vulnerability)}.`;
}

function toIdentifier(id: string) {
  const type = /^(cve|ghsa|dsa|usn|rhsa|elsa|alas|osv)\b/i.exec(id)?.[1]?.toLowerCase() ?? 'kedge_advisory';
  const url = /^CVE-\d{4}-\d{4,19}$/.test(id) ? `https://nvd.nist.gov/vuln/detail/${id}` : undefined;
  return { type, name: id, value: id, url };
}

function toDetails({ vulnerability, pkg }: Finding) {
  const { risk, score, epss, exploit } = vulnerability;
  const [place] = pkg.locations;
  return {
    risk: gitlabDetail('Risk', risk.toFixed(1)),
    score: score === undefined ? undefined : gitlabDetail('CVSS score', String(score)),
    epss: epss === undefined ? undefined : gitlabDetail('EPSS', String(epss.score)),
    exploited: exploit === undefined ? undefined : gitlabDetail('Known exploited', exploitText(exploit)),
    path: place === undefined ? undefined : gitlabDetail('Path', `/${place.path}`),
    layer: gitlabDetail('Layer', String(pkg.layer)),
  };
}

function exploitText({ added, ransomware }: NonNullable<Vulnerability['exploit']>): string {
  return `since ${added}${ransomware ? ', by ransomware' : ''}`;
}
