/** One paragraph of a control file: values by lower-case field name. Later lines of a value keep their `\n`. */
export type Paragraph = ReadonlyMap<string, string>;

/**
 * The paragraphs of a control file. Lines that are neither field nor continuation are skipped, as is everything
 * before the first field. https://www.debian.org/doc/debian-policy/ch-controlfields.html
 */
export function* paragraphs(text: string): Generator<Paragraph> {
  let fields = new Map<string, string[]>();
  let value: string[] | undefined;
  for (const line of lines(text)) {
    const colon = line.indexOf(':');
    if (line.trim() === '') {
      if (fields.size > 0) yield joined(fields);
      fields = new Map();
      value = undefined;
    } else if (line.startsWith(' ') || line.startsWith('\t')) {
      value?.push(line.slice(1));
    } else if (!line.startsWith('#') && colon > 0) {
      value = [line.slice(colon + 1).trim()];
      fields.set(line.slice(0, colon).trim().toLowerCase(), value);
    }
  }
  if (fields.size > 0) yield joined(fields);
}

function joined(fields: ReadonlyMap<string, readonly string[]>): Paragraph {
  return new Map(Array.from(fields, ([name, value]) => [name, value.join('\n')]));
}

/** The lines of `text` without their ends, one at a time: a large file is not split as a whole. */
export function* lines(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    yield text.slice(start, text[stop - 1] === '\r' && stop > start ? stop - 1 : stop);
    start = stop + 1;
  }
}
