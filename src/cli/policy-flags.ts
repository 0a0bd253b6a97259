import { type Command, InvalidArgumentError } from 'commander';
import { parseReference } from '../model/reference.ts';

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

/** https://www.rfc-editor.org/rfc/rfc3339, or a day, which begins in UTC. */
function date(text: string): Date {
  const form = /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:\d{2}))?$/;
  const time = new Date(text.replace(' ', 'T'));
  if (form.test(text) && !Number.isNaN(time.getTime())) return time;
  throw new InvalidArgumentError('It is a day or a time of RFC 3339: 2026-01-31, 2026-01-31T12:00:00Z.');
}
