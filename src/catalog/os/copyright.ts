import { paragraphs } from './paragraphs.ts';

/** More licences than any real package has. */
const mostLicenses = 200;

/**
 * The licences a Debian copyright file declares, in the order found: the short names of its `License` fields when it
 * is machine-readable, else the files of /usr/share/common-licenses it points to.
 * https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
 */
export function licensesOf(text: string): string[] {
  const declared = isMachineReadable(text) ? declaredLicenses(text) : [];
  const licenses = declared.length > 0 ? declared : referencedLicenses(text);
  return [...new Set(licenses)].slice(0, mostLicenses);
}

function isMachineReadable(text: string): boolean {
  return /^(?:Format|Format-Specification|License):/im.test(text.slice(0, 4096));
}

function declaredLicenses(text: string): string[] {
  const names: string[] = [];
  for (const paragraph of paragraphs(text)) {
    const name = paragraph.get('license')?.split('\n', 1)[0]?.trim() ?? '';
    if (name !== '' && name.length <= 200) names.push(name);
  }
  return names;
}

function referencedLicenses(text: string): string[] {
  return Array.from(
    text.matchAll(/\/usr\/share\/common-licenses\/([A-Za-z0-9][A-Za-z0-9.+-]{0,40})/g),
    (match) => (match[1] ?? '').replace(/[.+-]+$/, ''),
  );
}
