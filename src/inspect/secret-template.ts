const templates = [
  // Shells, JavaScript, Ruby, Perl, make.
  /[$#]\{|\$\(|^\$\w+$|^\$\$/,
  // Mustache, Jinja, Helm, ERB, JSP, ASP; a command in a shell.
  /\{\{|<%|^`/,
  // Formats of C, Python and .NET.
  /%(?:\(\w+\))?[sdvq](?!\w)|^\{\w*\}$|\{\d\}/,
  /^%[\w-]+%$/,
  /^<[^<>]{1,80}>$|^\[[\w .-]{1,80}\]$|^@[\w.-]+@$|^__[A-Za-z0-9_]+__$/,
];

/** Whether something is to be put in its place before it is a value: `${PASSWORD}`, `<password>`, `%s`. */
export function isTemplate(value: string): boolean {
  return templates.some((template) => template.test(value));
}

/** Whether it has a letter or digit at all: `****` and `...` stand for what was taken out. */
export function isMask(value: string): boolean {
  return !/[0-9A-Za-z]/.test(value) || /^[*.•_]{3}|^[xX*]{3,}$|[*.]{3}$|^-{3}(?!-*BEGIN )/.test(value);
}

/** Whether it can be a password as it stands. */
export function isLiteral(value: string): boolean {
  return !isTemplate(value) && !isMask(value) && !/[{}]/.test(value);
}
