// The Engine put values of Python into its messages as Python prints them.

/** `7.5`, `10.0` */
export function pythonFloat(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** `['CVE-2024-1', 'CVE-2024-2']` */
export function pythonList(items: readonly string[]): string {
  return `[${items.map(quoted).join(', ')}]`;
}

function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\');
  if (!text.includes(`'`)) return `'${escaped}'`;
  return text.includes('"') ? `'${escaped.replaceAll(`'`, `\\'`)}'` : `"${escaped}"`;
}
