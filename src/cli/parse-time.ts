const form = /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)([Zz]|[+-]\d{2}:\d{2}))?$/;

/**
 * Milliseconds since 1970, or nothing for what is no time: https://www.rfc-editor.org/rfc/rfc3339, seconds left out if
 * need be, or a day, which begins in UTC.
 */
export function parseTime(text: string): number | undefined {
  const [, day = '', clock = '00:00', offset = 'Z'] = form.exec(text) ?? [];
  const time = Date.parse(`${day}T${clock}${offset.toUpperCase()}`);
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(time) || Number.isNaN(midnight.getTime())) return undefined;
  return midnight.toISOString().startsWith(day) ? time : undefined;
}
