import { compareDigits, compareLists } from './order.ts';
import { type VersionScheme, versionScheme } from './scheme.ts';

interface KernelVersion {
  readonly numbers: readonly string[];
  /** Of a release candidate. */
  readonly candidate: string | undefined;
}

/** Linux releases: `5.13-rc4` before `5.13`; what a distribution puts behind (`-91-generic`) says nothing. https://www.kernel.org/releases.html */
export const kernel: VersionScheme = versionScheme<KernelVersion>({
  id: 'kernel',
  parse(text) {
    const [whole, numbers = '', candidate] =
      /^v?(\d+(?:\.\d+)*)(?:-rc(\d+))?(?:[-+.~_][0-9A-Za-z.+~_-]*)?$/.exec(text.trim()) ?? [];
    return whole === undefined ? undefined : { numbers: numbers.split('.'), candidate };
  },
  compare(a, b) {
    const order = compareLists(a.numbers, b.numbers, { missing: '0', compare: compareDigits });
    if (order !== 0 || a.candidate === b.candidate) return order;
    if (a.candidate === undefined || b.candidate === undefined) return a.candidate === undefined ? 1 : -1;
    return compareDigits(a.candidate, b.candidate);
  },
});
