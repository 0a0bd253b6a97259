import type { CommandModule } from '../command.ts';
import { addExplainOptions } from '../explain-flags.ts';
import { imageHelp } from '../flags.ts';

const help = `${imageHelp.trimEnd()}
  FILE, sbom:FILE           an SBOM in place of an image; also on standard input

Tells for each package that has the vulnerability: the file it was found in, with layer and instruction; who
owns it; what it was looked up as; the advisory, with its feed and digest; the range, with both versions; and
what suppresses it. Nobody is asked. Whatever the answer is, the exit status is 0; what is not found is told
with the first step that said no.

Examples:
  kedge why CVE-2024-3094 app:dev
  kedge why GHSA-jfh8-c2jp-5v3q docker-archive:app.tar --package log4j-core
  kedge why CVE-2024-3094 sbom:app.cdx.json -o json
`;

export const why: CommandModule = {
  register(program, start) {
    addExplainOptions(
      program
        .command('why')
        .summary('tell why an image has a vulnerability')
        .description(
          'Tells why an image has a vulnerability: from the evidence to the verdict, step by step.',
        ),
    )
      .addHelpText('after', help)
      .action(
        start(async (session, invocation) => {
          const { answer } = await import('../explain-vulnerability.ts');
          await answer(session, invocation, 'why');
        }),
      );
  },
};
