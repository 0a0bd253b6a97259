import { execFileSync } from 'node:child_process';
import { KedgeError } from '../../src/core/errors.ts';
import { pythonPattern, pythonTextPattern } from '../../src/core/pattern.ts';

const oracle = `
import json, re, sys, warnings
warnings.simplefilter('ignore')
answers = []
for case in json.load(sys.stdin):
    try:
        pattern, lines = case['pattern'], case['lines']
        if sys.argv[1] == 'bytes':
            pattern, lines = pattern.encode('utf-8'), [line.encode('latin1') for line in lines]
        compiled = re.compile(pattern)
        answers.append([bool(compiled.match(line)) for line in lines])
    except (re.error, ValueError, OverflowError):
        answers.append(None)
json.dump(answers, sys.stdout)
`;

/** An expression and the lines it is asked about. */
export interface PatternCase {
  readonly pattern: string;
  readonly lines: readonly string[];
}

/** What Python says of lines that are bytes, one a character: null for an expression that it does not compile, or else for each line whether it matches. */
export function python(cases: readonly PatternCase[]): readonly (readonly boolean[] | null)[] {
  return asked(cases, 'bytes');
}

/** The same of lines that are texts. */
export function pythonText(cases: readonly PatternCase[]): readonly (readonly boolean[] | null)[] {
  return asked(cases, 'text');
}

function asked(cases: readonly PatternCase[], kind: string): readonly (readonly boolean[] | null)[] {
  const input = JSON.stringify(cases);
  const maxBuffer = 64 * 1024 * 1024;
  return JSON.parse(execFileSync('python3', ['-c', oracle, kind], { input, encoding: 'utf8', maxBuffer }));
}

/** The same from kedge. */
export function ours({ pattern, lines }: PatternCase): readonly boolean[] | null {
  return unlessRefused(() => {
    const compiled = pythonPattern(pattern, 'P');
    return lines.map((line) => compiled.matches(Buffer.from(line, 'latin1')));
  });
}

export function oursText({ pattern, lines }: PatternCase): readonly boolean[] | null {
  return unlessRefused(() => {
    const compiled = pythonTextPattern(pattern, 'P');
    return lines.map((line) => compiled.matches(line));
  });
}

function unlessRefused(answer: () => readonly boolean[]): readonly boolean[] | null {
  try {
    return answer();
  } catch (error) {
    if (error instanceof KedgeError && error.code === 'CONFIG_INVALID') return null;
    throw error;
  }
}
