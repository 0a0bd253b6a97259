import { wellFormed } from '../core/name-bytes.ts';
import { printable } from '../core/printable.ts';
import { counted } from '../core/units.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { ImageFacts } from '../model/image.ts';
import type { Secret, SecretSeverity } from '../model/secret.ts';
import { hiddenOf, hiddenText, placePath, placePosition, placeText } from '../model/secret-place.ts';
import { derivedUuid } from './derived-uuid.ts';
import type { ReportFormat } from './format.ts';
import { gitlabDetail, gitlabScan, gitlabSchema, gitlabVersion } from './gitlab-report.ts';
import { inChunks, jsonLines, jsonText } from './json-text.ts';
import { markdownText } from './markdown-text.ts';
import { skipText } from './section.ts';

const schema = gitlabSchema('secret-detection');

/** An image is of no commit; the schema demands one. */
const noCommit = '0'.repeat(40);

const severities: Readonly<Record<SecretSeverity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Info',
};

/**
 * GitLab's secret detection report: https://docs.gitlab.com/development/integrations/secure/
 * Accepted secrets are left out, as GitLab's own analyzer leaves out what its allowlist names: GitLab would open a
 * vulnerability for each that is listed. Doubtful ones carry GitLab's flag for likely false positives.
 */
export const gitlabSecretDetection: ReportFormat = {
  id: 'gitlab-secret-detection',
  mediaType: 'application/json',
  summary: `GitLab secret detection report ${gitlabVersion}`,
  write: (analysis, { epoch = 0 }) => inChunks(document(analysis, epoch)),
};

function* document(analysis: ImageAnalysis, epoch: number): Generator<string> {
  const { secrets = [] } = analysis;
  const shown = secrets.filter(({ accepted }) => accepted === undefined);
  yield `{"version":${jsonText(gitlabVersion)},"schema":${jsonText(schema)}`;
  yield `,\n"scan":${jsonText(gitlabScan(analysis.tool, 'secret_detection', epoch)).slice(0, -1)},"messages":`;
  yield* jsonLines(messages(analysis, secrets.length - shown.length));
  yield '},\n"vulnerabilities":';
  yield* jsonLines(vulnerabilities(shown, analysis.image));
  yield '}\n';
}

/** What the list of vulnerabilities does not tell. */
function* messages({ problems, skips, secrets }: ImageAnalysis, accepted: number) {
  if (secrets === undefined) yield { level: 'warn', value: 'Secrets were not looked for.' };
  for (const { code, message } of problems) yield { level: 'warn', value: printable(`${code}: ${message}`) };
  for (const skip of skips) yield { level: 'info', value: printable(`Not looked at: ${skipText(skip)}`) };
  if (accepted > 0) yield { level: 'info', value: `Left out: ${counted(accepted, 'accepted secret')}.` };
}

function* vulnerabilities(secrets: readonly Secret[], image: ImageFacts) {
  const seen = new Map<string, number>();
  for (const secret of secrets) {
    const identity = [image.id, ...identityOf(secret)].join('\0');
    const occurrence = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, occurrence);
    yield toVulnerability(secret, { id: derivedUuid([identity, `\0${occurrence}`]), image });
  }
}

function identityOf({ rule, fingerprint, place, layer }: Secret) {
  const position = placePosition(place);
  return [rule, fingerprint, layer, place.kind, placePath(place), position?.line, position?.column];
}

function toVulnerability(secret: Secret, { id, image }: { id: string; image: ImageFacts }) {
  const { rule, title, severity, place, doubts, fingerprint } = secret;
  return {
    id,
    name: wellFormed(title.slice(0, 255)),
    description: markdownText(`${title} in ${placeText(place)} of ${image.location}`),
    severity: severities[severity],
    solution:
      'Revoke the credential at its issuer: whoever has the image has it, also from a layer below the one that deletes it. Then build the image without it.',
    identifiers: [
      { type: 'kedge_rule_id', name: `kedge rule ID ${rule}`, value: rule },
      { type: 'kedge_fingerprint', name: `kedge fingerprint ${fingerprint}`, value: fingerprint },
    ],
    location: {
      file: placePath(place),
      start_line: placePosition(place)?.line,
      commit: { sha: noCommit },
    },
    flags: doubts.map((doubt) => ({
      type: 'flagged-as-likely-false-positive',
      origin: 'kedge',
      description: doubt,
    })),
    details: toDetails(secret, image),
  };
}

function toDetails({ place, layer, instruction, preview }: Secret, image: ImageFacts) {
  const hidden = hiddenOf(place);
  return {
    image: gitlabDetail('Image', image.location),
    digest: gitlabDetail('Image digest', image.manifestDigest ?? image.id),
    layer:
      layer === undefined ? undefined : gitlabDetail('Layer', image.layers[layer]?.diffId ?? String(layer)),
    instruction: instruction === undefined ? undefined : gitlabDetail('Instruction', instruction),
    hidden: hidden === undefined ? undefined : gitlabDetail('Not in the final image', hiddenText(hidden)),
    preview: preview === '' ? undefined : gitlabDetail('Begins with', preview),
  };
}
