import { compareDigits } from './order.ts';
import { type VersionScheme, versionScheme } from './scheme.ts';

interface DebVersion {
  readonly epoch: string;
  readonly upstream: string;
  readonly revision: string;
}

/** Debian and Ubuntu. https://manpages.debian.org/bookworm/dpkg-dev/deb-version.7.en.html */
export const deb: VersionScheme = versionScheme<DebVersion>({
  id: 'deb',
  parse(text) {
    const [whole, epoch = '0', upstream = '', revision = ''] =
      /^(?:(\d+):)?([A-Za-z0-9.+~:_-]+?)(?:-([A-Za-z0-9.+~_]*))?$/.exec(text.trim()) ?? [];
    return whole === undefined ? undefined : { epoch, upstream, revision };
  },
  compare: (a, b) =>
    compareDigits(a.epoch, b.epoch) ||
    compareDebPart(a.upstream, b.upstream) ||
    compareDebPart(a.revision, b.revision),
});

/** Text and digits take turns: a tilde sorts before the end, the end before letters, letters before all else. */
function compareDebPart(a: string, b: string): number {
  const left = debRuns(a);
  const right = debRuns(b);
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const compare = at % 2 === 0 ? compareDebText : compareDigits;
    const order = compare(left[at] ?? '', right[at] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/** The first is text, be it empty. */
function debRuns(part: string): readonly string[] {
  const runs = part.match(/\D+|\d+/g) ?? [];
  return /^\d/.test(part) ? ['', ...runs] : runs;
}

function compareDebText(a: string, b: string): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const order = rank(a, at) - rank(b, at);
    if (order !== 0) return order;
  }
  return 0;
}

function rank(text: string, at: number): number {
  if (at >= text.length) return 0;
  const code = text.charCodeAt(at);
  if (text[at] === '~') return -1;
  return /[A-Za-z]/.test(text[at] ?? '') ? code : code + 256;
}
