import { counts, type Secret, secretSeverities } from '../../../model/secret.ts';
import { hiddenOf, hiddenText, placeText } from '../../../model/secret-place.ts';
import type { PolicyFacts } from '../../facts.ts';
import { type TriggerOutcome, trigger, unjudged } from '../../gate.ts';
import { optional } from '../../parameter.ts';
import { boolean, choice, list } from '../../parameter-kinds.ts';
import { amount, Tally } from '../../tally.ts';

export const secret = trigger({
  name: 'secret',
  description: 'Fires for each secret in the layers, the config or the Dockerfile that nobody accepted.',
  parameters: {
    min_severity: optional(choice(...secretSeverities), {
      description: 'Only of this severity, or worse.',
      example: 'high',
    }),
    rules: optional(list, {
      description: 'Only what these rules of the search for secrets find, by their ids.',
      example: 'private-key,aws-secret-access-key',
    }),
    deleted: optional(boolean, {
      description: 'If true, only in files that a later layer deletes or replaces; if false, only elsewhere.',
      example: 'true',
    }),
    doubted: optional(boolean, {
      description: 'If true, also what is probably none; false unless given.',
      example: 'true',
    }),
    new: optional(boolean, {
      description: 'If true, only what the baseline image does not have.',
      example: 'true',
    }),
  },
  check: (facts, rule) => checkSecrets(facts, rule),
});

interface SecretRule {
  readonly min_severity: Secret['severity'] | undefined;
  readonly rules: readonly string[] | undefined;
  readonly deleted: boolean | undefined;
  readonly doubted: boolean | undefined;
  readonly new: boolean | undefined;
}

function checkSecrets({ analysis, related }: PolicyFacts, rule: SecretRule): TriggerOutcome {
  const { secrets } = analysis;
  if (secrets === undefined) return unjudged('the scan did not look for secrets');
  const looked = amount(secrets.length, 'secret');
  const known = rule.new === true ? related.baseline?.secrets : [];
  if (known === undefined) {
    const missing = related.baseline ? 'the baseline was not searched' : 'no baseline image was given';
    return { looked, notes: [`nothing to compare with: ${missing}`], matches: [], unjudged: missing };
  }
  const reasonAgainst = judgeBy(rule, new Set(known.map(({ fingerprint }) => fingerprint)));
  const tally = new Tally();
  const found = secrets.filter((one) => {
    const why = reasonAgainst(one);
    if (why !== undefined) tally.add(why);
    return why === undefined;
  });
  return {
    looked,
    notes: tally.notes(),
    matches: found.map((one) => ({ id: `${one.rule}+${one.fingerprint}`, message: messageOf(one) })),
  };
}

/** Answers why a secret does not fire; undefined for one that does. */
function judgeBy(
  { min_severity: least, rules, deleted, doubted = false }: SecretRule,
  known: ReadonlySet<string>,
): (one: Secret) => string | undefined {
  const mildest = least === undefined ? secretSeverities.length : secretSeverities.indexOf(least);
  return (one) => {
    if (one.accepted) return 'accepted';
    if (!doubted && !counts(one)) return 'probably none';
    if (secretSeverities.indexOf(one.severity) > mildest) return `below severity ${least}`;
    if (rules && !rules.includes(one.rule)) return 'of other rules';
    const isDeleted = hiddenOf(one.place) !== undefined;
    if (deleted !== undefined && deleted !== isDeleted)
      return isDeleted ? 'not in the final image' : 'in the final image';
    return known.has(one.fingerprint) ? 'that the baseline has too' : undefined;
  };
}

function messageOf({ title, severity, place, rule }: Secret): string {
  const hidden = hiddenOf(place);
  const later = hidden === undefined ? '' : `, ${hiddenText(hidden)}`;
  return `${title} (${rule}, ${severity}) in ${placeText(place)}${later}`;
}
