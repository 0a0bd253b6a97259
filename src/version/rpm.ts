import { compareDigits, compareText } from './order.ts';
import { type VersionScheme, versionScheme } from './scheme.ts';

interface RpmVersion {
  readonly epoch: string;
  readonly version: string;
  readonly release: string;
}

/** RPM. https://rpm.org/docs/latest/manual/dependencies.html#versioning */
export const rpm: VersionScheme = versionScheme<RpmVersion>({
  id: 'rpm',
  parse(text) {
    const [whole, epoch = '0', version = '', release = ''] =
      /^(?:([^\s:]+):)?([^\s:-]+)(?:-([^\s:]*))?$/.exec(text.trim()) ?? [];
    return whole === undefined ? undefined : { epoch, version, release };
  },
  compare: (a, b) =>
    compareRpm(a.epoch, b.epoch) || compareRpm(a.version, b.version) || compareRpm(a.release, b.release),
});

/**
 * One part of a version, as rpmvercmp() does: runs of digits or letters, whatever stands between them. A tilde sorts
 * before the end, a caret after the end but before all else.
 */
export function compareRpm(a: string, b: string): number {
  if (a === b) return 0;
  const left = a.match(/[0-9]+|[A-Za-z]+|[~^]/g) ?? [];
  const right = b.match(/[0-9]+|[A-Za-z]+|[~^]/g) ?? [];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const order = compareRuns(left[at], right[at]);
    if (order !== 0) return order;
  }
  return 0;
}

function compareRuns(a: string | undefined, b: string | undefined): number {
  const kind = kindOf(a) - kindOf(b);
  if (kind !== 0) return kind;
  return /^\d/.test(a ?? '') ? compareDigits(a ?? '', b ?? '') : compareText(a ?? '', b ?? '');
}

/** A number is newer than letters. */
function kindOf(run: string | undefined): number {
  if (run === '~') return 0;
  if (run === undefined) return 1;
  if (run === '^') return 2;
  return /^\d/.test(run) ? 4 : 3;
}
