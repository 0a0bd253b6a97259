import type { CommandModule } from '../command.ts';
import { addDockerfileOption, addImageOptions, addOutputOption, imageHelp, targets } from '../flags.ts';
import { addPolicyOptions } from '../policy-flags.ts';
import { addNoSecretsOption, addSecretsOptions } from '../secrets-flags.ts';
import { addNoVulnerabilitiesOption, addVulnerabilityOptions } from '../vulnerability-flags.ts';

const help = `${imageHelp.trimEnd()}
  FILE, sbom:FILE           in place of an image: an analysis that \`kedge scan -o json\` wrote, or an SBOM,
                            which tells of packages alone; also on standard input
The exit status is 0 when the image may ship (go, warn) and 1 when the bundle stops it.
Bundles are those of Anchore Engine (form 1_0), as JSON or YAML. \`kedge policy init\` writes one to begin with,
\`kedge policy show\` describes what rules can look for, \`kedge policy explain\` tells why they fired or did not.

Examples:
  kedge check app:dev --policy policy.yaml
  kedge check registry:registry.example/app:1.2 --policy policy.json -o sarif=policy.sarif -o table
  kedge check docker-archive:app.tar --tag registry.example/app:1.2 --policy policy.json
  kedge check sbom:app.kedge.json --policy policy.json --at 2026-12-31
  kedge check app:dev -o engine-json
`;

export const check: CommandModule = {
  register(program, start) {
    const command = program
      .command('check')
      .summary('decide by a policy bundle whether an image may ship')
      .description('Judges a container image by the rules of a policy bundle.')
      .argument('<image>', 'the image, analysis or SBOM, see below');
    addOutputOption(command, ['table', 'json', 'engine-json', 'sarif', 'junit', 'markdown', 'html']);
    addSecretsOptions(addDockerfileOption(addImageOptions(addPolicyOptions(command))));
    addNoVulnerabilitiesOption(addVulnerabilityOptions(addNoSecretsOption(command)))
      .addHelpText('after', help)
      .action(
        start(async (session, invocation) => {
          const { policyFormats } = await import('../../report/list.ts');
          const { checkSubject } = await import('../check-subject.ts');
          await checkSubject(session, invocation, {
            formats: policyFormats,
            targets: targets(invocation.options, 'table'),
          });
        }),
      );
  },
};
