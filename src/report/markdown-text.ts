import { printable } from '../core/printable.ts';

/** Text that nothing in a name can make a link, an image, a mention or markup of, where Markdown is rendered. */
export function markdownText(text: string): string {
  return printable(text).replaceAll(/[\\`*_[\]<>!&@#~$|]/g, '\\$&');
}

/** Text in a code span, which also stops mentions and references; as a cell of a table it keeps to its column. */
export function markdownCode(text: string): string {
  const shown = printable(text).replaceAll('|', String.raw`\|`);
  if (shown.trim() === '') return '';
  const longest = Math.max(0, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
