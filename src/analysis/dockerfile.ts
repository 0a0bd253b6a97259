import type { HistoryEntry } from '../model/image.ts';
import type { Dockerfile } from '../model/inspection.ts';
import { defaultShells, instructionOf } from '../model/instruction.ts';

/** The Dockerfile that the user supplied, or what the history tells of it: one instruction a line. */
export function dockerfileOf(history: readonly HistoryEntry[], supplied: string | undefined): Dockerfile {
  if (supplied !== undefined) return { mode: 'Actual', text: supplied };
  const lines = ['FROM scratch'];
  let shells = defaultShells;
  for (const { createdBy = '' } of history) {
    // A line break within an instruction would make the rest of it an instruction of its own.
    const text = createdBy.replaceAll(/\s*[\r\n]+\s*/g, ' ').trim();
    const shell = shellSetBy(text, shells);
    if (shell !== undefined) shells = [shell, ...defaultShells];
    const line = lineOf(text, shells);
    if (line !== '') lines.push(line);
  }
  return { mode: 'Guessed', text: `${lines.join('\n')}\n` };
}

function lineOf(text: string, shells: readonly string[]): string {
  const instruction = instructionOf(text, shells);
  if (instruction?.startsWith('EXPOSE ')) return `EXPOSE ${ports(instruction.slice('EXPOSE '.length))}`;
  // Tools that write no instructions may leave a comment.
  if (instruction !== undefined || text === '' || text.startsWith('#')) return instruction ?? text;
  return `RUN ${text}`;
}

/** BuildKit writes Go's form of the map, `map[53/udp:{} 80/tcp:{}]`, or of a list, `[80/tcp]`. */
function ports(value: string): string {
  const inner = /^(?:map)?\[(.*)\]$/.exec(value)?.[1];
  return inner === undefined ? value : inner.replaceAll(':{}', '');
}

/** `SHELL [/bin/bash -c]` or `SHELL ["/bin/bash", "-c"]`, behind the shell before it or, by Docker, behind itself. */
function shellSetBy(text: string, shells: readonly string[]): string | undefined {
  const [, before, inner] = /^(?:(.*) #\(nop\) +)?SHELL \[(.+)\](?: # buildkit)?$/.exec(text) ?? [];
  if (inner === undefined) return undefined;
  const quoted = Array.from(inner.matchAll(/"([^"]*)"/g), ([, word]) => word);
  const shell = quoted.length > 0 ? quoted.join(' ') : inner;
  return before === undefined || before === shell || shells.includes(before) ? shell : undefined;
}
