import type { CommandModule } from '../command.ts';
import { addDockerfileOption, addImageOptions, addOutputOption, imageHelp, targets } from '../flags.ts';
import { addFailOnOption, addNoSecretsOption, addSecretsOptions } from '../secrets-flags.ts';

const help = `${imageHelp}
Examples:
  kedge scan alpine:3.20
  kedge scan registry:ghcr.io/org/app:1.2 --platform linux/arm64
  kedge scan docker-archive:app.tar -o table -o json=app.json
  docker save app | kedge scan - -o cyclonedx-json
`;

export const scan: CommandModule = {
  register(program, start) {
    const command = program
      .command('scan')
      .summary('show what is in an image')
      .description(
        'Shows what is in a container image: distribution, packages, layers, and what could not be read.',
      )
      .argument('<image>', 'the image, see below');
    addOutputOption(command, [
      'table',
      'json',
      'cyclonedx-json',
      'spdx-json',
      'sarif',
      'gitlab-secret-detection',
    ]);
    addSecretsOptions(addDockerfileOption(addImageOptions(command)));
    addFailOnOption(addNoSecretsOption(command))
      .addHelpText('after', help)
      .action(
        start(async (session, invocation) => {
          const { formats } = await import('../../report/list.ts');
          const { report } = await import('../report-image.ts');
          await report(session, invocation, {
            formats,
            targets: targets(invocation.options, 'table'),
            failOn: session.settings.failOn,
          });
        }),
      );
  },
};
