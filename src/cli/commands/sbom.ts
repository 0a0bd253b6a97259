import type { CommandModule } from '../command.ts';
import { addImageOptions, addOutputOption, imageHelp, targets } from '../flags.ts';
import { addNoSecretsOption, addSecretsOptions } from '../secrets-flags.ts';

const help = `${imageHelp}
Examples:
  kedge sbom alpine:3.20
  kedge sbom docker-archive:app.tar -o spdx-json=app.spdx.json -o cyclonedx-json=app.cdx.json

SOURCE_DATE_EPOCH sets the date of the document, for formats that demand one.
`;

export const sbom: CommandModule = {
  register(program, start) {
    const command = program
      .command('sbom')
      .summary('write the software bill of materials of an image')
      .description('Writes the software bill of materials of a container image.')
      .argument('<image>', 'the image, see below');
    addImageOptions(addOutputOption(command, ['cyclonedx-json', 'spdx-json']));
    addNoSecretsOption(addSecretsOptions(command))
      .addHelpText('after', help)
      .action(
        start(async (session, invocation) => {
          const { sbomFormats } = await import('../../report/list.ts');
          const { report } = await import('../report-image.ts');
          await report(session, invocation, {
            formats: sbomFormats,
            targets: targets(invocation.options, 'cyclonedx-json'),
          });
        }),
      );
  },
};
