import type { CommandModule } from '../command.ts';
import { addFailOnOption, type FailKind, failRules } from '../fail-rule.ts';
import { addDockerfileOption, addImageOptions, addOutputOption, imageHelp, targets } from '../flags.ts';
import { addNoSecretsOption, addSecretsOptions } from '../secrets-flags.ts';
import { addVulnerabilityOptions } from '../vulnerability-flags.ts';

const help = `${imageHelp.trimEnd()}
  FILE, sbom:FILE           an SBOM in place of an image: CycloneDX, SPDX, Syft's, kedge's own, or package URLs;
                            also on standard input
Packages are judged by the advisories on this machine: \`kedge feeds sync\` fetches them, nobody is asked.

--fail-on takes severities (critical: that or worse), fixable, kev, epss>0.5, risk>70, eol. With commas all
must hold for one vulnerability; of several --fail-on one is enough. What is suppressed never counts.

Examples:
  kedge vulns alpine:3.20
  kedge vulns app:dev --every-finding --show-suppressed
  kedge vulns app:dev --fail-on critical --fail-on high,fixable
  kedge vulns app:dev -o html=report.html -o sarif=app.sarif
  kedge vulns sbom:app.cdx.json -o markdown
  kedge vulns app:dev --vex app.openvex.json --ignore accepted.yaml --show-suppressed
  kedge vulns app:dev -o template=report.txt --template ours.mustache
`;

const kinds: readonly FailKind[] = ['vulnerability', 'eol'];

export const vulns: CommandModule = {
  register(program, start) {
    const command = program
      .command('vulns')
      .summary('list the vulnerabilities in an image or SBOM, and what to do about them')
      .description('Judges the packages of a container image or SBOM by the advisories on this machine.')
      .argument('<image>', 'the image or SBOM, see below');
    addOutputOption(command, [
      'table',
      'json',
      'cyclonedx-json',
      'sarif',
      'gitlab-container-scanning',
      'junit',
      'html',
      'markdown',
      'csv',
      'openvex',
      'template',
    ]);
    addNoSecretsOption(addSecretsOptions(addDockerfileOption(addImageOptions(command))));
    addFailOnOption(addVulnerabilityOptions(command), kinds)
      .addHelpText('after', help)
      .action(
        start(async (session, invocation) => {
          const { vulnerabilityFormats } = await import('../../report/list.ts');
          const { report, reportSaved } = await import('../report-image.ts');
          const { openInput } = await import('../open-sbom.ts');
          const [image = ''] = invocation.args;
          const outputs = {
            formats: vulnerabilityFormats,
            targets: targets(invocation.options, 'table'),
            failOn: failRules(session.settings.failOn, kinds),
            vulnerabilities: 'required',
          } as const;
          const input = await openInput(image, session.host.stdin);
          if (input.kind === 'image') {
            await report(session, invocation, { ...outputs, ...input });
            return;
          }
          const { sbomAnalysis } = await import('../sbom-analysis.ts');
          const analysis = sbomAnalysis(input.document, { location: image, version: session.version });
          await reportSaved(session, invocation, { ...outputs, analysis });
        }),
      );
  },
};
