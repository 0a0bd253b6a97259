import type { Argument, Command, Option } from 'commander';
import { configKeys } from './config-keys.ts';

export interface Candidate {
  readonly value: string;
  readonly description: string;
}

/** What stands before the location of an image. */
const schemes = ['registry:', 'docker:', 'podman:', 'docker-archive:', 'oci-archive:', 'oci-dir:', 'dir:'];

/** Of what `kedge diff` compares. */
const comparedSchemes = [...schemes, 'sbom:', 'report:'];

/** What the last of `words` may become, the others being what stands before it. None: the shell completes files. */
export function candidates(program: Command, words: readonly string[]): Candidate[] {
  const current = words.at(-1) ?? '';
  const { command, position, pending } = locate(program, words.slice(0, -1));
  const all = pending
    ? optionValues(pending)
    : current.startsWith('-')
      ? options(command, program)
      : next(command, position);
  return all.filter(({ value }) => value.startsWith(current));
}

interface Place {
  readonly command: Command;
  /** How many arguments the command has before the word. */
  readonly position: number;
  /** The option whose value the word is. */
  readonly pending: Option | undefined;
}

function locate(program: Command, words: readonly string[]): Place {
  let command = program;
  let position = 0;
  let pending: Option | undefined;
  for (const word of words) {
    if (pending !== undefined) {
      pending = undefined;
    } else if (word.startsWith('-') && word !== '-') {
      const option = [...command.options, ...program.options].find(
        (option) => word === option.short || word === option.long,
      );
      pending = option !== undefined && option.required ? option : undefined;
    } else {
      const child = position === 0 ? command.commands.find((child) => child.name() === word) : undefined;
      position = child === undefined ? position + 1 : 0;
      command = child ?? command;
    }
  }
  return { command, position, pending };
}

function options(command: Command, program: Command): Candidate[] {
  const help = command.createHelp();
  const all = command === program ? program.options : [...command.options, ...program.options];
  return help.visibleOptions(command).length === 0
    ? []
    : [...all.filter((option) => !option.hidden), { long: '--help', description: 'print help' }].map(
        (option) => ({
          value: option.long ?? '',
          description: option.description,
        }),
      );
}

function next(command: Command, position: number): Candidate[] {
  const commands = command.createHelp().visibleCommands(command);
  if (commands.length > 0 && position === 0) {
    return commands.map((child) => ({
      value: child.name(),
      description: child.summary() || child.description(),
    }));
  }
  const argument = command.registeredArguments[position];
  return argument === undefined ? [] : argumentValues(argument);
}

function argumentValues(argument: Argument): Candidate[] {
  if (argument.argChoices !== undefined) return plain(argument.argChoices);
  if (argument.name() === 'image') return plain(schemes);
  if (argument.name() === 'before' || argument.name() === 'after') return plain(comparedSchemes);
  if (argument.name() !== 'key') return [];
  return configKeys.map((key) => ({ value: key.name, description: key.node.description ?? '' }));
}

function optionValues(option: Option): Candidate[] {
  if (option.argChoices !== undefined) return plain(option.argChoices);
  if (option.long === '--digests') return plain(['sha1', 'sha256', 'md5', 'none']);
  if (option.long === '--platform')
    return plain(['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/s390x']);
  return [];
}

function plain(values: readonly string[]): Candidate[] {
  return values.map((value) => ({ value, description: '' }));
}
