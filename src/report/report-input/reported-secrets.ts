import type { JsonObject } from '../../core/json.ts';
import { type Acceptance, type Secret, type SecretPlace, secretSeverities } from '../../model/secret.ts';
import { objectOf, textOf, textsOf, wholeNumberOf } from '../sbom-input/members.ts';
import { exactPath, hiddenIn } from './reported-place.ts';
import { oneOf } from './reported-vulnerabilities.ts';

const namedPlaces = [
  'environment',
  'label',
  'history',
  'entrypoint',
  'command',
  'healthcheck',
  'other',
] as const;
const encodings = ['base64', 'utf-16'] as const;
/** Nothing longer is the start of a value that kedge wrote. */
const longestPreview = 10;

export function toSecret(item: JsonObject): Secret | undefined {
  const [rule, fingerprint] = [textOf(item['rule']), textOf(item['fingerprint'])];
  const place = toPlace(objectOf(item['place']));
  if (rule === undefined || place === undefined) return undefined;
  if (fingerprint === undefined || !/^[0-9a-f]{32}$/.test(fingerprint)) return undefined;
  const [layer, accepted] = [wholeNumberOf(item['layer']), toAcceptance(objectOf(item['accepted']))];
  const [instruction, encoding] = [item['instruction'], oneOf(encodings, item['encoding'])];
  return {
    rule,
    title: textOf(item['title']) ?? rule,
    severity: oneOf(secretSeverities, item['severity']) ?? 'medium',
    place,
    ...(layer !== undefined && { layer }),
    ...(typeof instruction === 'string' && { instruction }),
    preview: (textOf(item['preview']) ?? '').slice(0, longestPreview),
    fingerprint,
    ...(encoding !== undefined && { encoding }),
    doubts: textsOf(item['doubts'] ?? []),
    ...(accepted !== undefined && { accepted }),
  };
}

function toPlace(place: JsonObject): SecretPlace | undefined {
  const { kind } = place;
  const [line, column] = [wholeNumberOf(place['line']) ?? 1, wholeNumberOf(place['column']) ?? 1];
  if (kind === 'dockerfile') return { kind, line, column };
  const named = oneOf(namedPlaces, kind);
  const { name } = place;
  if (named !== undefined) return { kind: named, name: typeof name === 'string' ? name : '' };
  const path = exactPath(place);
  if (kind !== 'file' || path === undefined) return undefined;
  const [member, hidden] = [textOf(place['member']), hiddenIn(place)];
  return {
    kind,
    path,
    line,
    column,
    ...(member !== undefined && { member }),
    ...(hidden !== undefined && { hidden }),
  };
}

function toAcceptance(accepted: JsonObject): Acceptance | undefined {
  const by = oneOf(['inline', 'entry'] as const, accepted['by']);
  if (by === undefined) return undefined;
  const members = ['file', 'reason', 'expires'].map((name) => [name, textOf(accepted[name])] as const);
  return { by, ...Object.fromEntries(members.filter(([, text]) => text !== undefined)) };
}
