import { isKernelHeaders } from '../../model/kernel-headers.ts';
import { distroLookups } from '../distro-lookups.ts';
import type { MatchedPackage } from '../input.ts';
import type { Matcher } from '../matcher.ts';
import { sourceOf } from '../source-package.ts';

/** Debian and Ubuntu name source packages, whose version may differ from that of what was built from them. */
export const deb: Matcher = {
  id: 'deb',
  types: ['deb'],
  lookups(pkg, purl, context) {
    const source = unsigned(sourceOf(pkg, purl));
    const name = source?.name ?? pkg.name;
    if (isKernelHeaders(pkg.name) && name.startsWith('linux')) {
      return { kind: 'by-rule', reason: 'headers of the kernel: its vulnerabilities are not theirs' };
    }
    const version = source?.version ?? withoutRebuild(pkg.version);
    return distroLookups({ name, version, how: name === pkg.name ? 'direct' : 'source' }, 'deb', context);
  },
};

/** A rebuild of the binaries alone (`1.2-3+b1`) has the source `1.2-3`. https://wiki.debian.org/binNMU */
function withoutRebuild(version: string): string {
  return version.replace(/\+b\d+$/, '');
}

/** Signed kernels are packed anew from the kernel's binaries: `linux-signed-amd64 6.1.76+1` holds `linux 6.1.76-1`. */
function unsigned(source: MatchedPackage['source']): MatchedPackage['source'] {
  if (!source?.name.startsWith('linux-signed')) return source;
  const { version } = source;
  return { name: 'linux', ...(version !== undefined && { version: version.replace(/\+(?=\d+$)/, '-') }) };
}
