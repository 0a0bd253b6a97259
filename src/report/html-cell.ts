import { type VulnerabilitySeverity, vulnerabilitySeverities } from '../model/advisory.ts';
import { xmlText } from './xml-text.ts';

/** A longer one would be all that the page shows. */
const longestText = 600;

/** `order` is what the column is sorted by, when not by its text. */
export function htmlCell(text: string, order?: number): string {
  return `<td${order === undefined ? '' : ` data-order="${order}"`}>${shortHtml(text)}</td>`;
}

export function severityCell(severity: VulnerabilitySeverity): string {
  const order = vulnerabilitySeverities.length - vulnerabilitySeverities.indexOf(severity);
  return `<td data-order="${order}"><span class="${severity}">${severity}</span></td>`;
}

export function shortHtml(text: string): string {
  return xmlText(text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text);
}
