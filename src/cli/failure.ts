import { codes, KedgeError, reason, systemCode } from '../core/errors.ts';
import { printable } from '../core/printable.ts';

/** What a command that failed says on stderr, and its exit status. */
export interface Failure {
  readonly exit: number;
  readonly lines: readonly string[];
}

export function describeFailure(thrown: unknown, withStack: boolean): Failure {
  const error = toKedgeError(thrown);
  const remedy = error.remedy === undefined ? [] : [`  ${printable(error.remedy)}`];
  const stack = withStack ? stackLines(thrown) : [];
  return {
    exit: codes[error.code].exit,
    lines: [`error: ${printable(error.message)} (${error.code})`, ...remedy, ...stack],
  };
}

function toKedgeError(thrown: unknown): KedgeError {
  if (thrown instanceof KedgeError) return thrown;
  const code = systemCode(thrown);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new KedgeError('DISK_FULL', `The disk is full: ${reason(thrown)}`, {
      remedy: 'Make room, or name another place with `kedge config set temporaryDirectory`.',
      cause: thrown,
    });
  }
  return new KedgeError('INTERNAL', `Something went wrong inside kedge: ${reason(thrown)}`, {
    remedy: 'This is a defect: please report it with what `-vv` shows.',
    cause: thrown,
  });
}

function stackLines(thrown: unknown): string[] {
  const lines: string[] = [];
  for (let error = thrown; error instanceof Error && lines.length < 100; error = error.cause) {
    lines.push(...(error.stack ?? error.message).split('\n').map((line) => `  ${printable(line)}`));
  }
  return lines;
}
