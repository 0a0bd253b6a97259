import type { ImageAnalysis } from '../../model/analysis.ts';
import type { ReportView } from '../../report/format.ts';
import type { CommandModule } from '../command.ts';
import { addImageOptions, addOutputOption, imageHelp, targets } from '../flags.ts';
import { addNoSecretsOption, addSecretsOptions } from '../secrets-flags.ts';

const help = `${imageHelp}
Examples:
  kedge files alpine:3.20
  kedge files docker-archive:app.tar -o csv=files.csv
  kedge files app:dev --deleted --digests sha256 -o json
`;

export const files: CommandModule = {
  register(program, start) {
    const command = program
      .command('files')
      .summary('list every file of an image')
      .description('Lists every file of a container image with mode, owner, size, digests and layer.')
      .argument('<image>', 'the image, see below');
    addImageOptions(addOutputOption(command, ['table', 'json', 'csv']));
    addNoSecretsOption(addSecretsOptions(command))
      .option('--deleted', 'list files too that a later layer deleted or replaced')
      .addHelpText('after', help)
      .action(
        start(async (session, invocation) => {
          const { filesFormats } = await import('../../report/list.ts');
          const { report } = await import('../report-image.ts');
          const hidden = invocation.options['deleted'] === true;
          const formats = filesFormats.map((format) => ({
            id: format.id,
            write: (analysis: ImageAnalysis, view: ReportView) => format.write(analysis, { ...view, hidden }),
          }));
          await report(session, invocation, { formats, targets: targets(invocation.options, 'table') });
        }),
      );
  },
};
