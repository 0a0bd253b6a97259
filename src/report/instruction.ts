/**
 * The build instruction of a history entry as the Dockerfile had it: builders wrap it in a shell call, build
 * arguments and comments, and name what they add by its digest. Control characters are left to `printable`.
 */
export function shortInstruction(createdBy: string): string {
  const text = createdBy
    .slice(0, 2000)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\b((?:file|dir|multi):[0-9a-f]{12})[0-9a-f]{52}\b/g, '$1…')
    .trim();
  const bare = withoutArguments(text.endsWith(' # buildkit') ? text.slice(0, -11) : text);
  if (bare.startsWith('/bin/sh -c #(nop) ')) return bare.slice(18).trim();
  if (bare.startsWith('/bin/sh -c ')) return `RUN ${bare.slice(11)}`;
  if (bare.startsWith('RUN /bin/sh -c ')) return `RUN ${bare.slice(15)}`;
  return bare;
}

/** Docker writes build arguments as `|2 A=1 B=2 /bin/sh -c …`. */
function withoutArguments(text: string): string {
  const prefix = /^(?:RUN )?\|\d+ /.exec(text);
  const shell = prefix ? text.indexOf('/bin/sh -c ') : -1;
  return shell < 0 ? text : text.slice(shell);
}
