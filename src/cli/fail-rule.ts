import { type Command, Option } from 'commander';
import { KedgeError } from '../core/errors.ts';
import { suggestion } from '../core/nearest.ts';
import { type VulnerabilitySeverity, vulnerabilitySeverities } from '../model/advisory.ts';

/** What `--fail-on` names, once: secrets, an ended distribution, or a vulnerability for which all conditions hold. */
export type FailRule =
  | { readonly kind: 'secrets' | 'eol'; readonly text: string }
  | {
      readonly kind: 'vulnerability';
      readonly text: string;
      readonly conditions: readonly VulnerabilityCondition[];
    };

export type VulnerabilityCondition =
  /** This severity or worse. */
  | { readonly test: 'severity'; readonly least: VulnerabilitySeverity }
  | { readonly test: 'fixable' | 'kev' }
  | { readonly test: 'epss' | 'risk'; readonly orEqual: boolean; readonly value: number };

export type FailKind = FailRule['kind'];

/** An unknown severity is no measure. */
const severities = vulnerabilitySeverities.filter((severity) => severity !== 'unknown');
const highest = { epss: 1, risk: 100 } as const;
const wholes = ['secrets', 'eol'] as const;
const words = [...severities, 'fixable', 'kev', 'epss>0.5', 'risk>70'];

/** Reads one rule: conditions with commas between, all of which must hold. Throws USAGE. */
export function parseFailRule(written: string): FailRule {
  const parts = written.split(',').map((part) => part.replaceAll(/\s+/g, '').toLowerCase());
  const text = parts.join(',');
  const whole = wholes.find((name) => parts.includes(name));
  if (whole === undefined)
    return { kind: 'vulnerability', text, conditions: parts.map((part) => toCondition(part)) };
  if (parts.length === 1) return { kind: whole, text };
  throw new KedgeError('USAGE', `--fail-on ${text}: ${whole} stands alone`, {
    remedy: `Conditions with a comma must all hold for one vulnerability. For either: --fail-on ${parts.join(' --fail-on ')}`,
  });
}

function toCondition(part: string): VulnerabilityCondition {
  const severity = severities.find((name) => name === part);
  if (severity !== undefined) return { test: 'severity', least: severity };
  if (part === 'fixable' || part === 'kev') return { test: part };
  const [, name, orEqual, digits] = /^(epss|risk)>(=?)(\d{1,9}(?:\.\d{1,9})?)$/.exec(part) ?? [];
  if (name !== 'epss' && name !== 'risk') throw unknown(part);
  const value = Number(digits);
  if (value > highest[name]) {
    throw new KedgeError('USAGE', `--fail-on ${part}: ${name} goes from 0 to ${highest[name]}`);
  }
  return { test: name, orEqual: orEqual === '=', value };
}

function unknown(part: string): KedgeError {
  const known = [...words, ...wholes, 'none'];
  return new KedgeError(
    'USAGE',
    `There is no condition ${part || '(empty)'} for --fail-on${suggestion(part, known)}`,
    { remedy: `Conditions: ${known.join(', ')}.` },
  );
}

/** `kinds` are those that the command can judge. */
export function addFailOnOption(command: Command, kinds: readonly FailKind[]): Command {
  const option = new Option(
    '--fail-on <conditions>',
    'exit with 1 when the image has this, or none; conditions with commas must all hold (repeatable)',
  );
  option.argChoices = [
    ...(kinds.includes('vulnerability') ? words : []),
    ...wholes.filter((name) => kinds.includes(name)),
    ...(kinds.length > 1 ? ['none'] : []),
  ];
  return command.addOption(option.argParser(collect));

  function collect(text: string, previous: readonly string[] | undefined): string[] {
    if (text.trim() === 'none') return [];
    const rule = parseFailRule(text);
    if (kinds.includes(rule.kind)) return [...new Set([...(previous ?? []), rule.text])];
    throw new KedgeError('USAGE', `kedge ${command.name()} does not look for ${rule.text}`, {
      remedy: 'kedge scan looks for everything.',
    });
  }
}

/** Those of `written` that the command judges: a configuration may have others, for other commands. */
export function failRules(written: readonly string[], kinds: readonly FailKind[]): readonly FailRule[] {
  return written.map(parseFailRule).filter(({ kind }) => kinds.includes(kind));
}
