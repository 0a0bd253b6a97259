import type { CommandModule } from '../command.ts';
import { addFailOnOption, type FailKind } from '../fail-rule.ts';
import { addImageOptions, addOutputOption, imageHelp } from '../flags.ts';
import { addPolicyOptions } from '../policy-flags.ts';
import { addNoSecretsOption, addSecretsOptions } from '../secrets-flags.ts';
import { addAdvisoryOptions, addNoVulnerabilitiesOption } from '../vulnerability-flags.ts';

const help = `${imageHelp.trimEnd()}
  FILE, sbom:FILE           an SBOM in place of an image
  FILE, report:FILE         what kedge scan, vulns, secrets or check wrote with -o json; also on standard input

Tells what came, went and changed: packages, vulnerabilities, secrets, files and the verdict of a policy, each change
with its cause: the image, a package, the advisories (feed), a rule or setting, or the version of kedge (tool). What
one side does not tell is said to be not compared. One image is compared under two sets of advisories: folders as
feeds.directory is one, or bundles of \`kedge feeds export\`.

Whatever differs, the exit status is 0. --fail-on ends with 1 for what is new: what came, what counts again, and what
was there and now meets the conditions by its severity, its fix or a known exploit.

Examples:
  kedge diff app:1.2 app:1.3
  kedge diff app:1.2 app:1.3 --fail-on high,fixable --fail-on secrets -o markdown=comment.md
  kedge diff yesterday.json today.json                        two reports of kedge scan -o json
  kedge diff released.json app:dev                            a report, and an image as it is now
  kedge diff app:1.2 --feeds-before /mnt/feeds-of-may         one image, by old advisories and by those in use
  kedge diff app:1.2 --feeds-before may.kfb --feeds-after june.kfb -o json
  kedge diff sbom:old.cdx.json sbom:new.cdx.json
  kedge diff app:1.2 app:1.3 --policy policy.yaml             the verdicts, too
  kedge diff app:1.2 app:1.3 --every-file
`;

const kinds: readonly FailKind[] = ['vulnerability', 'secrets', 'eol'];

export const diff: CommandModule = {
  register(program, start) {
    const command = program
      .command('diff')
      .summary('tell what changed between two images or reports, and why')
      .description('Compares two images, SBOMs or reports, or one image under two sets of advisories.')
      .argument('<before>', 'image, SBOM or report, see below')
      .argument('[after]', 'the same; without it the one before, under other advisories');
    addOutputOption(command, ['table', 'json', 'markdown'])
      .option('--feeds-before <place>', 'judge the one before by the advisories in this folder or bundle')
      .option('--feeds-after <place>', 'judge the one after by the advisories in this folder or bundle')
      .option('--every-file', 'each file that differs, instead of how many in each directory')
      .option('--show-suppressed', 'show too what does not count on either side');
    addAdvisoryOptions(addSecretsOptions(addImageOptions(addPolicyOptions(command))));
    addFailOnOption(addNoVulnerabilitiesOption(addNoSecretsOption(command)), kinds)
      .addHelpText('after', help)
      .action(
        start(async (session, invocation) => {
          const { compareAsked } = await import('../diff-sides.ts');
          await compareAsked(session, invocation, kinds);
        }),
      );
  },
};
