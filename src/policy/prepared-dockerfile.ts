import type { ImageAnalysis } from '../model/analysis.ts';
import { remembered } from './remembered.ts';

/** What stands behind each instruction, in order; instructions in upper case. */
export type PreparedDockerfile = ReadonlyMap<string, readonly string[]>;

/** The Dockerfile as the Engine reads it: stages, parser directives and here-documents mean nothing to it. */
export const preparedDockerfile = remembered(({ dockerfile }: ImageAnalysis): PreparedDockerfile => {
  const prepared = new Map<string, string[]>();
  for (const line of joinedLines(dockerfile.text)) {
    const [, word = '', rest = ''] = /^(\S+)(.*)$/s.exec(line) ?? [];
    const instruction = word.toUpperCase();
    const lines = prepared.get(instruction) ?? [];
    prepared.set(instruction, lines);
    lines.push(rest.trim());
  }
  return prepared;
});

/** Comments and empty lines go, within an instruction too; lines that end in a backslash go on in the next. */
function* joinedLines(text: string): Generator<string> {
  let joined = '';
  for (const line of text.split(/\r\n|[\r\n]/).map((line) => line.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.endsWith('\\')) {
      joined += line.slice(0, -1);
      continue;
    }
    yield (joined + line).trim();
    joined = '';
  }
  if (joined.trim() !== '') yield joined.trim();
}
