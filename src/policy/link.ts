import type { Vulnerability } from '../model/vulnerability.ts';

/** The page that a message sends people to: the publisher's own on this vulnerability, where the feed names one. */
export function linkOf({ id, references }: Pick<Vulnerability, 'id' | 'references'>): string {
  const pages = references.filter((url) => /^https?:\/\//.test(url));
  return pages.find((url) => url.includes(id)) ?? catalogued(id) ?? pages[0] ?? 'N/A';
}

function catalogued(id: string): string | undefined {
  if (/^CVE-\d{4}-\d{4,19}$/.test(id)) return `https://nvd.nist.gov/vuln/detail/${id}`;
  return /^GHSA(?:-[0-9a-z]{4}){3}$/.test(id) ? `https://github.com/advisories/${id}` : undefined;
}
