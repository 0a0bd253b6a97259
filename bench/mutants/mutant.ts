/** One small change to one file: it makes the code wrong, so that some test should fail. */
export interface Mutant {
  /** From the repository's root. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** What was done: `equality`, `condition` … */
  readonly operator: string;
}

/** `invalid`: what came of the change is no program. */
export type Fate = 'killed' | 'timeout' | 'survived' | 'uncovered' | 'invalid';

export function mutate(text: string, { start, end, replacement }: Mutant): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** `src/policy/gate.ts:12:5 equality: a < b → a <= b` */
export function mutantText(mutant: Mutant, text: string): string {
  const lines = text.slice(0, mutant.start).split('\n');
  const [was, is] = [text.slice(mutant.start, mutant.end), mutant.replacement].map((part) => {
    const line = part.replaceAll(/\s+/g, ' ');
    return line.length > 70 ? `${line.slice(0, 69)}…` : line;
  });
  const place = `${mutant.path}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
  return `${place} ${mutant.operator}: ${was} → ${is === '' ? '(nothing)' : is}`;
}
