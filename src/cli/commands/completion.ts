import { Argument } from 'commander';
import type { CommandModule } from '../command.ts';

const help = `
Set it up once:
  bash   echo 'source <(kedge completion bash)' >> ~/.bashrc
  zsh    kedge completion zsh > "\${fpath[1]}/_kedge"
  fish   kedge completion fish > ~/.config/fish/completions/kedge.fish
`;

/** `completion SHELL` prints a script, and that asks `complete -- WORDS` for what may come next. */
export const completion: CommandModule = {
  register(program, start) {
    program
      .command('completion')
      .description('print a script that completes commands, options and values in a shell')
      .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
      .addHelpText('after', help)
      .action(
        start(async ({ host }, { args: [shell] }) => {
          const { scripts } = await import('../completion-scripts.ts');
          const { writeStream } = await import('../output.ts');
          const script = shell === 'zsh' ? scripts.zsh : shell === 'fish' ? scripts.fish : scripts.bash;
          await writeStream(host.stdout, [script]);
        }),
      );
    program
      .command('complete [words...]', { hidden: true })
      .allowUnknownOption()
      .action(
        start(async ({ host }, { args }) => {
          const { candidates } = await import('../complete.ts');
          const { writeStream } = await import('../output.ts');
          const found = candidates(program, args);
          await writeStream(
            host.stdout,
            found.map(({ value, description }) => `${value}\t${description.replaceAll(/\s+/g, ' ')}\n`),
          );
        }),
      );
  },
};
