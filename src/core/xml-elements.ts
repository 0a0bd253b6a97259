import { xmlTags } from './xml-tags.ts';

/** Deeper elements are not told: their paths would cost more than the document. */
const maxToldDepth = 4;

/**
 * The texts of an XML document, each with the path of element names that leads to it (`project/parent/version`), in
 * document order, down to the fourth level. Throws as `xmlTags` does.
 */
export function* elementTexts(xml: string, what: string): Generator<readonly [path: string, text: string]> {
  const open: string[] = [];
  for (const tag of xmlTags(xml, what)) {
    if (tag.kind !== 'end') {
      if (tag.kind === 'start') open.push(tag.name);
      continue;
    }
    if (open.length <= maxToldDepth) yield [open.join('/'), tag.text];
    open.pop();
  }
}
