import type { CommandModule } from '../command.ts';
import { addExplainOptions } from '../explain-flags.ts';
import { imageHelp } from '../flags.ts';

const help = `${imageHelp.trimEnd()}
  FILE, sbom:FILE           an SBOM in place of an image; also on standard input

Tells the first step that said no: no feed knows the id; no package of that name; a version outside the range;
the distribution says that it is not affected; something suppresses it; no feed covers the package. Then all
that was looked up and compared. Nobody is asked. Whatever the answer is, the exit status is 0.

Examples:
  kedge why-not CVE-2021-44228 app:dev
  kedge why-not CVE-2023-38545 debian:12 --package libcurl4
  kedge why-not CVE-2021-44228 sbom:app.cdx.json -o json=answer.json
`;

export const whyNot: CommandModule = {
  register(program, start) {
    addExplainOptions(
      program
        .command('why-not')
        .summary('tell why an image does not have a vulnerability')
        .description('Tells why a vulnerability is not reported of an image: the first step that said no.'),
    )
      .addHelpText('after', help)
      .action(
        start(async (session, invocation) => {
          const { answer } = await import('../explain-vulnerability.ts');
          await answer(session, invocation, 'why-not');
        }),
      );
  },
};
