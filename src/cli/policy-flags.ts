import { type Command, InvalidArgumentError } from 'commander';
import { parseReference } from '../model/reference.ts';
import { parseTime } from './parse-time.ts';

/** What decides whether an image may ship. */
export function addPolicyOptions(command: Command): Command {
  return addTimeOption(command)
    .option('--policy <file>', 'policy bundle to judge the image by, or `default`')
    .option('--tag <name>', 'name to judge the image under: it decides which mapping applies', name)
    .option('--baseline <image>', 'what had this tag before: an image, or sbom:FILE with its analysis')
    .option('--base <image>', 'what the image was built from: an image, or sbom:FILE with its analysis')
    .option('--source-sbom <file>', 'SBOM of the source tree that the image was built from');
}

export function addTimeOption(command: Command): Command {
  return command.option('--at <date>', 'time that expiry and ages are judged by (default: now)', date);
}

/** Kept as text; only checked here. */
function name(text: string): string {
  parseReference(text);
  return text;
}

function date(text: string): Date {
  const time = parseTime(text);
  if (time !== undefined) return new Date(time);
  throw new InvalidArgumentError('It is a day or a time of RFC 3339: 2026-01-31, 2026-01-31T12:00:00Z.');
}
