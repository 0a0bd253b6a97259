import type { Command } from 'commander';
import type { Invocation } from './command.ts';
import { append, text, texts } from './flags.ts';
import type { Settings } from './settings.ts';

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
    failOn: chosen ?? failOn,
  };
}
