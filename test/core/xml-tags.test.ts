import { test } from 'node:test';
import { KedgeError } from '../../src/core/errors.ts';
import { type XmlTag, XmlTagReader, xmlTags } from '../../src/core/xml-tags.ts';

test('XML tags come in order, with the attributes of those that have any', (t) => {
  const tags = [...xmlTags('<a k="1 &lt; 2" l=\'"\'><b m = "x>y"/> z <c/></a>', 'x.xml')];
  t.assert.deepEqual(
    tags.map((tag) =>
      tag.kind === 'end' ? `end ${tag.name} "${tag.text}"` : [tag.kind, tag.name, ...tag.attributes()].flat(),
    ),
    [['start', 'a', 'k', '1 < 2', 'l', '"'], ['empty', 'b', 'm', 'x>y'], ['empty', 'c'], 'end a ""'],
  );
});

test('a tag of any length is read in no time', (t) => {
  for (const attributes of [
    'a'.repeat(3_000_000),
    'a '.repeat(1_500_000),
    `a${' '.repeat(99)}`.repeat(30_000),
  ]) {
    const [tag] = xmlTags(`<a ${attributes}/>`, 'x.xml');
    const start = performance.now();
    t.assert.equal(tag?.kind === 'empty' && tag.attributes().size, 0);
    t.assert.equal(performance.now() - start < 3000, true);
  }
});

function told(tags: Iterable<XmlTag>): unknown[] {
  return Array.from(tags, (tag) =>
    tag.kind === 'end' ? [tag.name, tag.text] : [tag.kind, tag.name, ...tag.attributes()],
  );
}

function inParts(parts: readonly string[]): unknown[] {
  const reader = new XmlTagReader('x.xml');
  return [...parts.flatMap((part) => told(reader.push(part))), ...told(reader.finish())];
}

const documents: readonly (readonly [string, string])[] = [
  ['elements', '<a>one<b k="1>2" l=\'"\'>two</b><c/></a>'],
  ['entities', '<a k="&lt;">1 &lt; 2 &#65;&unknown;</a>'],
  ['what is passed over', '<?xml version="1.0"?><!DOCTYPE a><a>x<!-- <b>no</b> -->y</a><!---->'],
  ['character data', '<a>1<![CDATA[ < 2 ]]>< b/><![CDATA[]]></a>'],
  ['a declaration of entities', '<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY c "&b;&b;">]><a>&c;</a>'],
];
for (const [name, xml] of documents) {
  test(`XML in parts, cut anywhere, is the same: ${name}`, (t) => {
    const whole = told(xmlTags(xml, 'x.xml'));
    for (let at = 0; at <= xml.length; at += 1)
      t.assert.deepEqual(inParts([xml.slice(0, at), xml.slice(at)]), whole, String(at));
    t.assert.deepEqual(inParts(xml.split('')), whole);
  });
}

test('XML: entities that a document declares stay as they are written', (t) => {
  t.assert.deepEqual(told(xmlTags('<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>', 'x.xml')), [
    ['start', 'a'],
    ['a', '&b;'],
  ]);
});

test('XML whose text or tag does not end is given up', (t) => {
  for (const [start, part] of [
    ['<a ', 'x'],
    ['<a>', 'x'],
    ['<a><!--', '-'],
    ['<a>', `<![CDATA[${'x'.repeat(116)}]]>`],
  ] as const) {
    const reader = new XmlTagReader('x.xml');
    const long = part.repeat(2 ** 22 / part.length);
    const push = (): void => {
      for (const each of [start, long, long, long, long, long]) Array.from(reader.push(each));
    };
    t.assert.throws(push, (error) => error instanceof KedgeError && error.code === 'LIMIT_EXCEEDED');
  }
});
