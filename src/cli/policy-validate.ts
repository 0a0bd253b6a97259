import { KedgeError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { counted } from '../core/units.ts';
import { type BundleFault, checkBundle } from '../policy/read-bundle.ts';
import { jsonText } from '../report/json-text.ts';
import type { Canvas } from '../report/section.ts';
import type { Invocation } from './command.ts';
import { maxBundleBytes } from './policy-in-use.ts';
import { readText } from './read-text.ts';
import type { Session } from './session.ts';
import { wantedTexts, writeTexts } from './texts.ts';

interface Validated {
  readonly file: string;
  readonly faults: readonly BundleFault[];
}

/** `kedge policy validate`: everything that is wrong with the bundles. Throws POLICY_INVALID when an error is there. */
export async function validate(session: Session, invocation: Invocation): Promise<void> {
  const wanted = await wantedTexts(invocation, ['table', 'json']);
  const checked: Validated[] = [];
  for (const file of invocation.args) {
    checked.push({ file, faults: await faultsOf(file) });
  }
  await writeTexts(session, wanted, {
    table: (canvas) => checked.flatMap((each) => fileLines(each, canvas)).map((line) => `${line}\n`),
    json: () => [`${jsonText(checked.map(toDocument))}\n`],
  });
  const errors = checked.flatMap(({ faults }) => faults.filter(({ severity }) => severity === 'error'));
  if (errors.length === 0) return;
  const bad = checked.filter(({ faults }) => faults.some(({ severity }) => severity === 'error'));
  throw new KedgeError(
    'POLICY_INVALID',
    `${counted(errors.length, 'error')} in ${bad.map(({ file }) => printable(file)).join(', ')}`,
    { remedy: 'schemas/policy-bundle.schema.json describes the form; `kedge policy show` the gates.' },
  );
}

async function faultsOf(file: string): Promise<readonly BundleFault[]> {
  try {
    return checkBundle(await readText(file, maxBundleBytes), file).faults;
  } catch (error) {
    if (!(error instanceof KedgeError)) throw error;
    return [{ severity: 'error', source: file, path: '$', line: 1, column: 1, message: error.message }];
  }
}

function fileLines({ file, faults }: Validated, { paint }: Canvas): string[] {
  if (faults.length === 0) return [`${printable(file)}: ${paint.green('valid')}`];
  return faults.map(({ severity, path, line, column, message, suggestion }) => {
    const word = severity === 'error' ? paint.red.bold(severity) : paint.yellow(severity);
    const meant = suggestion === undefined ? '' : `; did you mean ${printable(suggestion)}?`;
    return `${printable(file)}:${line}:${column}: ${word}: ${printable(path)}: ${printable(message)}${meant}`;
  });
}

function toDocument({ file, faults }: Validated) {
  return {
    file,
    valid: faults.every(({ severity }) => severity !== 'error'),
    faults: faults.map(({ severity, path, line, column, message, suggestion }) => ({
      severity,
      path,
      line,
      column,
      message,
      suggestion,
    })),
  };
}
