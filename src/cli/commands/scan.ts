import type { CommandModule } from '../command.ts';
import { addFailOnOption, type FailKind, failRules } from '../fail-rule.ts';
import { addDockerfileOption, addImageOptions, addOutputOption, imageHelp, targets } from '../flags.ts';
import { addPolicyOptions } from '../policy-flags.ts';
import { addNoSecretsOption, addSecretsOptions } from '../secrets-flags.ts';
import { addNoVulnerabilitiesOption, addVulnerabilityOptions } from '../vulnerability-flags.ts';

const help = `${imageHelp}
Examples:
  kedge scan alpine:3.20
  kedge scan registry:ghcr.io/org/app:1.2 --platform linux/arm64
  kedge scan docker-archive:app.tar -o table -o json=app.json
  docker save app | kedge scan - -o cyclonedx-json
  kedge scan app:dev --fail-on critical --fail-on high,fixable --fail-on secrets
`;

const kinds: readonly FailKind[] = ['vulnerability', 'secrets', 'eol'];

export const scan: CommandModule = {
  register(program, start) {
    const command = program
      .command('scan')
      .summary('show what is in an image')
      .description(
        'Shows what is in a container image: distribution, packages, vulnerabilities, secrets, layers, and what could not be read.',
      )
      .argument('<image>', 'the image, see below');
    addOutputOption(command, [
      'table',
      'json',
      'cyclonedx-json',
      'spdx-json',
      'sarif',
      'gitlab-secret-detection',
      'gitlab-container-scanning',
      'junit',
      'html',
      'markdown',
      'csv',
      'openvex',
      'template',
    ]);
    addSecretsOptions(addDockerfileOption(addImageOptions(addPolicyOptions(command))));
    addNoVulnerabilitiesOption(addVulnerabilityOptions(addNoSecretsOption(command)));
    addFailOnOption(command, kinds)
      .addHelpText('after', help)
      .action(
        start(async (session, invocation) => {
          const { formats } = await import('../../report/list.ts');
          const { report } = await import('../report-image.ts');
          const { file } = session.settings.policy;
          const policy =
            file === undefined
              ? undefined
              : await import('../policy-in-use.ts').then(({ policyInUse }) =>
                  policyInUse(session, invocation, file),
                );
          await report(session, invocation, {
            formats,
            policy,
            targets: targets(invocation.options, 'table'),
            failOn: failRules(session.settings.failOn, kinds),
            vulnerabilities:
              invocation.options['vulnerabilities'] === false
                ? 'no'
                : policy?.needsAdvisories === true
                  ? 'required'
                  : 'if-there',
          });
        }),
      );
  },
};
