import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface SourceFile {
  /** From the repository's root: `src/core/errors.ts`. */
  readonly path: string;
  readonly text: string;
  /** The text without comments and without what is inside quotes. */
  readonly code: string;
  /** Paths of the files of the house it imports, type imports too. */
  readonly imports: readonly string[];
}

/** The house's files under these globs, in path order. */
export async function sources(...globs: readonly string[]): Promise<readonly SourceFile[]> {
  const paths = await Array.fromAsync(glob([...globs], { cwd: root }));
  return paths
    .toSorted()
    .filter((path) => !path.split('/').includes('fixtures'))
    .map((path) => read(path));
}

export function fileText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function read(path: string): SourceFile {
  const text = fileText(path);
  return { path, text, code: withoutTexts(text), imports: importsOf(path, text) };
}

const specifiers = [
  /^\s*(?:import|export)\b[^'";]*?['"](\.[^'"]+)['"]/gm,
  /\bimport\(\s*['"](\.[^'"]+)['"]/g,
  /\bnew URL\(\s*['"](\.[^'"]+)['"]\s*,\s*import\.meta\.url/g,
];

export function importsOf(path: string, text: string): string[] {
  return specifiers.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ([, specifier = '']) => normalize(join(dirname(path), specifier))),
  );
}

const texts =
  /\/\*[^]*?\*\/|(?<![:\\])\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[^]|[^`\\])*`|(?<=[(=:,[!&|?;{}\n]\s*|return\s+)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[dgimsuvy]*/g;

/** Comments dropped, quoted text and regular expressions emptied; line numbers stay. */
export function withoutTexts(text: string): string {
  return text.replace(texts, (found) => (found.startsWith('/') ? '' : `''`) + found.replace(/[^\n]/g, ''));
}
