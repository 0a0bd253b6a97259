import { execFileSync } from 'node:child_process';
import { KedgeError } from '../../src/core/errors.ts';
import { pythonPattern } from '../../src/core/pattern.ts';

const oracle = `
import json, re, sys, warnings
warnings.simplefilter('ignore')
answers = []
for case in json.load(sys.stdin):
    try:
        pattern = re.compile(case['pattern'].encode('utf-8'))
        answers.append([bool(pattern.match(line.encode('latin1'))) for line in case['lines']])
    except (re.error, ValueError, OverflowError):
        answers.append(None)
json.dump(answers, sys.stdout)
`;

/** An expression and the lines it is asked about. */
export interface PatternCase {
  readonly pattern: string;
  readonly lines: readonly string[];
}

/** What Python says: null for an expression that it does not compile, or else for each line whether it matches. */
export function python(cases: readonly PatternCase[]): readonly (readonly boolean[] | null)[] {
  const input = JSON.stringify(cases);
  return JSON.parse(execFileSync('python3', ['-c', oracle], { input, encoding: 'utf8' }));
}

/** The same from kedge. */
export function ours({ pattern, lines }: PatternCase): readonly boolean[] | null {
  try {
    const compiled = pythonPattern(pattern, 'P');
    return lines.map((line) => compiled.matches(Buffer.from(line, 'latin1')));
  } catch (error) {
    if (error instanceof KedgeError && error.code === 'CONFIG_INVALID') return null;
    throw error;
  }
}
