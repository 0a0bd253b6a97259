import { createHash } from 'node:crypto';
import type { ImageAnalysis } from '../model/analysis.ts';
import { counts, type Secret, type SecretSeverity } from '../model/secret.ts';
import { hiddenOf, hiddenText, placePath, placePosition, placeText } from '../model/secret-place.ts';
import {
  fileLocation,
  type SarifFindings,
  type SarifLevel,
  type SarifLocation,
  type SarifResult,
  type SarifRule,
  sarifMessage,
} from './sarif-result.ts';

const levels: Readonly<Record<SecretSeverity, SarifLevel>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** Bands of code scanning: critical from 9.0, high from 7.0, medium from 4.0, low above 0. */
const scores: Readonly<Record<SecretSeverity, string | undefined>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  info: undefined,
};

export function secretFindings({ secrets = [] }: ImageAnalysis): SarifFindings {
  const rules = new Map<string, SarifRule>();
  for (const secret of secrets) {
    const id = ruleId(secret);
    if (!rules.has(id)) rules.set(id, toRule(secret, id));
  }
  return {
    rules: Array.from(rules.values()).sort((a, b) => (a.id < b.id ? -1 : 1)),
    results: results(secrets),
    count: secrets.length,
  };
}

function* results(secrets: readonly Secret[]): Generator<SarifResult> {
  const hashes = placeHashes(secrets);
  for (const secret of secrets) yield toResult(secret, hashes.get(secret) ?? '');
}

/**
 * What tells apart the secrets of one rule at one place: their order in it. Holds nothing of the value, so it is the
 * same under every key, and stays when another of them is accepted.
 */
function placeHashes(secrets: readonly Secret[]): ReadonlyMap<Secret, string> {
  const hashes = new Map<Secret, string>();
  const places = Map.groupBy(secrets, ({ rule, place }) => `${rule}\0${place.kind}\0${placePath(place)}`);
  for (const [place, members] of places) {
    const hash = createHash('sha256').update(place).digest('hex').slice(0, 32);
    members.sort(byPosition);
    for (const [index, secret] of members.entries()) hashes.set(secret, `${hash}:${index + 1}`);
  }
  return hashes;
}

function byPosition(a: Secret, b: Secret): number {
  const [at, other] = [placePosition(a.place), placePosition(b.place)];
  return (
    (a.layer ?? 0) - (b.layer ?? 0) ||
    (at?.line ?? 0) - (other?.line ?? 0) ||
    (at?.column ?? 0) - (other?.column ?? 0)
  );
}

/** Code scanning ranks by rule alone, so what is in doubt has rules of its own. */
function ruleId({ rule, doubts }: Secret): string {
  return doubts.length === 0 ? rule : `${rule}/doubtful`;
}

function toRule({ title, severity, doubts }: Secret, id: string): SarifRule {
  const doubtful = doubts.length > 0;
  const score = scores[severity];
  return {
    id,
    name: id,
    shortDescription: sarifMessage(doubtful ? `${title} (doubtful)` : title),
    help: {
      text: doubtful
        ? 'Probably no secret: a placeholder, an example or test data. Look at it once, and accept it when it is none.'
        : 'Revoke the credential at its issuer: whoever has the image has it, also from a layer below the one that deletes it. Then build the image without it, for instance with a build secret mount.',
    },
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: ['security', 'secret'],
      ...(score !== undefined && { 'security-severity': score }),
    },
  };
}

/** https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
function toResult(secret: Secret, placeHash: string): SarifResult {
  const { title, severity, place, accepted, preview, layer, instruction, doubts, encoding, fingerprint } =
    secret;
  const hidden = hiddenOf(place);
  const later = hidden === undefined ? '' : ` (${hiddenText(hidden)})`;
  return {
    ruleId: ruleId(secret),
    level: levels[severity],
    message: sarifMessage(`${title} in ${placeText(place)}${later}`),
    locations: [toLocation(secret)],
    partialFingerprints: { primaryLocationLineHash: placeHash, 'kedgeSecret/v1': fingerprint },
    suppressions:
      accepted === undefined
        ? []
        : [
            {
              kind: accepted.by === 'inline' ? 'inSource' : 'external',
              status: 'accepted',
              ...(accepted.reason !== undefined && { justification: accepted.reason }),
            },
          ],
    properties: { counts: counts(secret), preview, layer, instruction, hidden, doubts, encoding },
  };
}

function toLocation({ place }: Secret): SarifLocation {
  const location = fileLocation(placePath(place), placePosition(place));
  if (place.kind === 'file' || place.kind === 'dockerfile') return location;
  return { ...location, logicalLocations: [{ name: place.name || place.kind, kind: place.kind }] };
}
