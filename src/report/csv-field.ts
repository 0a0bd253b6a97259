import { printable } from '../core/printable.ts';

/**
 * One field of RFC 4180: https://www.rfc-editor.org/rfc/rfc4180
 * Control characters and bytes that are not UTF-8 stand as `\xHH`; what a spreadsheet would take for a formula is
 * preceded by an apostrophe.
 */
export function csvField(value: string): string {
  const text = printable(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
