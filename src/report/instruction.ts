import { instructionOf } from '../model/instruction.ts';

/**
 * The build instruction of a history entry in one short line; what it adds is named by the start of its digest.
 * Control characters are left to `printable`.
 */
export function shortInstruction(createdBy: string): string {
  const text = createdBy
    .slice(0, 2000)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\b((?:file|dir|multi):[0-9a-f]{12})[0-9a-f]{52}\b/g, '$1…')
    .trim();
  return instructionOf(text) ?? text;
}
