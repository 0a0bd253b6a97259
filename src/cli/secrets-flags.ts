import { type Command, InvalidArgumentError, Option } from 'commander';
import { suggestion } from '../core/nearest.ts';
import type { Invocation } from './command.ts';
import { append, text, texts } from './flags.ts';
import { type FailCondition, failConditions, type Settings } from './settings.ts';

/** What is a secret, and what of it is accepted. */
export function addSecretsOptions(command: Command): Command {
  return command
    .option(
      '--secrets-rules <file>',
      'file with rules for secrets, and what is accepted (repeatable)',
      append,
    )
    .option('--secrets-baseline <file>', 'file with the secrets that are known and accepted');
}

export function addNoSecretsOption(command: Command): Command {
  return command.option('--no-secrets', 'do not look for secrets, and cover none');
}

export function addFailOnOption(command: Command): Command {
  const option = new Option(
    '--fail-on <conditions>',
    'exit with 1 when the image has one of these, with commas; or none',
  );
  option.argChoices = [...failConditions];
  return command.addOption(option.argParser(conditions));
}

function conditions(list: string, previous: readonly FailCondition[] = []): FailCondition[] {
  if (list === 'none') return [];
  const named = list.split(',').map((name) => {
    const found = failConditions.find((condition) => condition === name.trim());
    if (found !== undefined) return found;
    const known = [...failConditions, 'none'];
    throw new InvalidArgumentError(
      `There is no condition ${name}${suggestion(name, known)}. Conditions: ${known.join(', ')}.`,
    );
  });
  return [...new Set([...previous, ...named])];
}

/** Those of `settings` that concern secrets, with what the flags say on top. */
export function withSecretsFlags(
  { secrets, failOn }: Settings,
  { options }: Invocation,
): Pick<Settings, 'secrets' | 'failOn'> {
  const baseline = text(options, 'secretsBaseline');
  const chosen = texts(options, 'failOn');
  return {
    secrets: {
      ...secrets,
      enabled: secrets.enabled && options['secrets'] !== false,
      rules: texts(options, 'secretsRules') ?? secrets.rules,
      ...(baseline === undefined ? {} : { baseline }),
    },
    failOn: chosen === undefined ? failOn : failConditions.filter((condition) => chosen.includes(condition)),
  };
}
