import { printable } from '../core/printable.ts';

/** Text for content and attributes of XML and HTML, without any character that XML 1.0 forbids. */
export function xmlText(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll(/[\ufffe\uffff]/g, '\ufffd');
}
