import type { Command } from 'commander';
import { addImageOptions, addOutputOption } from './flags.ts';
import { addNoSecretsOption, addSecretsOptions } from './secrets-flags.ts';
import { addAdvisoryOptions } from './vulnerability-flags.ts';

/** Arguments and options of the commands that explain a vulnerability. */
export function addExplainOptions(command: Command): Command {
  command
    .argument('<vulnerability>', 'its id: CVE-2024-3094, GHSA-…, DSA-…')
    .argument('<image>', 'the image or SBOM, see below')
    .option('--package <package>', 'tell of this package alone: its name, package URL or id');
  return addAdvisoryOptions(
    addNoSecretsOption(addSecretsOptions(addImageOptions(addOutputOption(command, ['text', 'json'])))),
  );
}
