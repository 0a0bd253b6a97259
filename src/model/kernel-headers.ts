/** Whether a Debian package of this name holds headers of the kernel, whose vulnerabilities are not theirs. */
export function isKernelHeaders(name: string): boolean {
  return /^(?:linux-libc-dev|linux-(?:.+-)?headers(?:-.+)?|linux-kbuild-.+|linux-compiler-.+)$/.test(name);
}
