import type { CommandModule } from '../command.ts';
import { addFailOnOption, failRules } from '../fail-rule.ts';
import { addDockerfileOption, addImageOptions, addOutputOption, imageHelp, targets, text } from '../flags.ts';
import { addSecretsOptions } from '../secrets-flags.ts';

const help = `${imageHelp}
Secrets are looked for in every layer, those deleted later included, and in environment, labels and
build history. A value is never shown. An accepted secret, or one in doubt, does not count.

Examples:
  kedge secrets app:dev
  kedge secrets app:dev --fail-on secrets                  for CI: exit status 1 when there is one
  kedge secrets app:dev --write-baseline known.yaml        accept what is there today
  kedge secrets app:dev --secrets-baseline known.yaml      what is new since
  kedge secrets app:dev --secrets-rules ours.yaml -o sarif=secrets.sarif
`;

export const secrets: CommandModule = {
  register(program, start) {
    const command = program
      .command('secrets')
      .summary('list the secrets in an image')
      .description('Lists the credentials that somebody left in a container image.')
      .argument('<image>', 'the image, see below');
    addOutputOption(command, ['table', 'json', 'sarif', 'gitlab-secret-detection']);
    addSecretsOptions(addDockerfileOption(addImageOptions(command)));
    addFailOnOption(command, ['secrets'])
      .option('--write-baseline <file>', 'accept all secrets found: add them to this file')
      .addHelpText('after', help)
      .action(
        start(async (session, invocation) => {
          const { secretsFormats } = await import('../../report/list.ts');
          const { report } = await import('../report-image.ts');
          const { settings } = session;
          const searching = { ...settings, secrets: { ...settings.secrets, enabled: true } };
          await report({ ...session, settings: searching }, invocation, {
            formats: secretsFormats,
            targets: targets(invocation.options, 'table'),
            failOn: failRules(settings.failOn, ['secrets']),
            baseline: text(invocation.options, 'writeBaseline'),
          });
        }),
      );
  },
};
