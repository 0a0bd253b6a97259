import type { Cause, DiffSection, SecretAspect, SecretChange } from '../model/diff.ts';
import { counts, type Secret, type SecretPlace, secretSeverities } from '../model/secret.ts';
import { compareText } from '../version/order.ts';
import { type FilePlaces, placesOf, sameContent } from './file-places.ts';
import { imageCause, lackingNames, readingCauses, type Sides, sameImage } from './inputs.ts';
import { pairUp } from './pairing.ts';
import { kindOf } from './vulnerabilities.ts';

type Draft = Omit<SecretChange, 'causes'>;

export interface ComparedSecrets {
  readonly section: DiffSection<SecretChange>;
  readonly notes: readonly string[];
}

interface FilesOfBoth {
  readonly before: FilePlaces | undefined;
  readonly after: FilePlaces | undefined;
}

/** Secrets that came, went, or are told otherwise. */
export function compareSecrets(sides: Sides): ComparedSecrets {
  const { before, after } = sides;
  if (before.secrets === undefined || after.secrets === undefined) {
    const lacking = lackingNames(sides, ({ secrets }) => secrets !== undefined);
    const why = `not looked for in ${lacking}`;
    return { section: { compared: false, why }, notes: [] };
  }
  const [ours, theirs] = [inOrder(before.secrets), inOrder(after.secrets)];
  const paths = new Set([...ours, ...theirs].flatMap(({ place }) => filePath(place) ?? []));
  const files = { before: placesOf(before, paths), after: placesOf(after, paths) };
  const isForeign = haveOtherKeys(sides, files);
  const rounds = isForeign ? placeRounds : fingerprintRounds;
  const pairing = pairUp(ours, theirs, rounds);
  const drafts: Draft[] = [
    ...pairing.after.map((found) => draftOf(undefined, found)),
    ...pairing.before.map((found) => draftOf(found, undefined)),
    ...pairing.pairs.map(([was, is]) => draftOf(was, is)).filter(({ what }) => what.length > 0),
  ];
  const changes = drafts.map((draft) => ({ ...draft, causes: causesOf(draft, sides, files) })).sort(byWeight);
  return { section: { compared: true, changes }, notes: isForeign ? [foreignNote] : [] };
}

const foreignNote =
  'The fingerprints of secrets were made with two keys, so that secrets are compared by rule and place: one whose value was replaced is not noticed, one that moved is told twice';

const fingerprintRounds = [
  (secret: Secret) => [`${secret.fingerprint}\0${placeKey(secret)}\0${positionOf(secret.place)}`],
  (secret: Secret) => [`${secret.fingerprint}\0${placeKey(secret)}`],
  (secret: Secret) => [secret.fingerprint],
];

const placeRounds = [
  (secret: Secret) => [`${placeKey(secret)}\0${positionOf(secret.place)}`],
  (secret: Secret) => [placeKey(secret)],
];

/**
 * Whether one secret has two fingerprints. What is found by the same rule at the same place of the same content has the
 * same value; where content cannot be compared, the same start of the value has to do.
 */
function haveOtherKeys(sides: Sides, files: FilesOfBoth): boolean {
  const [ours, theirs] = [sides.before.secrets ?? [], sides.after.secrets ?? []];
  const known = new Set(ours.map(({ fingerprint }) => fingerprint));
  if (theirs.some(({ fingerprint }) => known.has(fingerprint))) return false;
  const { pairs } = pairUp(inOrder(ours), inOrder(theirs), placeRounds.slice(0, 1));
  return pairs.some(([was, is]) => {
    const same = isSameContent(was.place, sides, files);
    return same ?? (was.preview !== '' && was.preview === is.preview);
  });
}

function isSameContent(place: SecretPlace, sides: Sides, files: FilesOfBoth): boolean | undefined {
  if (sameImage(sides) && place.kind !== 'dockerfile') return true;
  const path = filePath(place);
  return path === undefined ? undefined : sameContent(path, files.before, files.after);
}

function draftOf(before: Secret | undefined, after: Secret | undefined): Draft {
  return {
    kind: kindOf(before !== undefined && counts(before), after !== undefined && counts(after)),
    what: before === undefined || after === undefined ? [] : aspectsOf(before, after),
    ...(before && { before }),
    ...(after && { after }),
  };
}

const aspects = ['severity', 'acceptance', 'doubts', 'place', 'hidden'] as const;

function aspectsOf(a: Secret, b: Secret): SecretAspect[] {
  const differs: Readonly<Record<SecretAspect, boolean>> = {
    severity: a.severity !== b.severity,
    acceptance: (a.accepted === undefined) !== (b.accepted === undefined),
    doubts: a.doubts.toSorted().join('\0') !== b.doubts.toSorted().join('\0'),
    place: placeKey(a) !== placeKey(b),
    hidden: isHidden(a) !== isHidden(b),
  };
  return aspects.filter((aspect) => differs[aspect]);
}

function causesOf({ before, after, what }: Draft, sides: Sides, files: FilesOfBoth): readonly Cause[] {
  const secret = after ?? before;
  if (secret === undefined) return [];
  if (what.includes('acceptance')) return [{ kind: 'rule', text: acceptanceText(before, after) }];
  const image =
    after === undefined ? imageCause(sides.before, before?.layer) : imageCause(sides.after, after.layer);
  if (sameImage(sides)) return readingCauses(sides);
  if (what.includes('place') || what.includes('hidden')) return [image];
  const same = isSameContent(secret.place, sides, files);
  if (same === true) return readingCauses(sides);
  if (same === false || sides.before.reader === sides.after.reader) return [image];
  return [image, ...readingCauses(sides)];
}

function acceptanceText(before: Secret | undefined, after: Secret | undefined): string {
  const accepted = after?.accepted ?? before?.accepted;
  const by = accepted?.by === 'inline' ? 'a mark on its line' : (accepted?.file ?? 'an entry');
  return after?.accepted === undefined ? `no longer accepted by ${by}` : `accepted by ${by}`;
}

function isHidden({ place }: Secret): boolean {
  return place.kind === 'file' && place.hidden !== undefined;
}

function filePath(place: SecretPlace): string | undefined {
  return place.kind === 'file' ? place.path : undefined;
}

/** Rule and place without the line, which moves with every edit; history entries move with every step. */
function placeKey({ rule, place }: Secret): string {
  const where =
    place.kind === 'file'
      ? `${place.path}\0${place.member ?? ''}`
      : 'name' in place && place.kind !== 'history'
        ? place.name
        : '';
  return [rule, place.kind, where].join('\0');
}

function positionOf(place: SecretPlace): string {
  if ('line' in place) return `${place.line}:${place.column}`;
  return place.kind === 'history' ? place.name : '';
}

function inOrder(secrets: readonly Secret[]): readonly Secret[] {
  return secrets.toSorted(compareSecret);
}

function compareSecret(a: Secret, b: Secret): number {
  return (
    compareText(placeKey(a), placeKey(b)) ||
    compareText(positionOf(a.place), positionOf(b.place)) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

const kinds = ['new', 'gone', 'changed'] as const;

function byWeight(a: SecretChange, b: SecretChange): number {
  const [left, right] = [a.after ?? a.before, b.after ?? b.before];
  if (left === undefined || right === undefined) return 0;
  return (
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
    secretSeverities.indexOf(left.severity) - secretSeverities.indexOf(right.severity) ||
    compareSecret(left, right)
  );
}
