import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KedgeError } from '../../src/core/errors.ts';
import { elementTexts } from '../../src/core/xml-elements.ts';

const documents: readonly (readonly [string, string, readonly (readonly [string, string])[]])[] = [
  [
    'elements',
    '<a><b>x</b><b>y</b></a>',
    [
      ['a/b', 'x'],
      ['a/b', 'y'],
      ['a', ''],
    ],
  ],
  ['space around a text', '<a>\n  x  \n</a>', [['a', 'x']]],
  [
    'attributes, with a bracket in one',
    '<a k="1>2" l=\'"\'><b m="x">y</b></a>',
    [
      ['a/b', 'y'],
      ['a', ''],
    ],
  ],
  ['empty elements', '<a><b/><c k="/" />x</a>', [['a', 'x']]],
  [
    'comments, instructions and declarations',
    '<?xml version="1.0"?><!DOCTYPE a><a><!-- <b>no</b> -->x</a>',
    [['a', 'x']],
  ],
  ['character data', '<a><![CDATA[1 < 2 & 3]]></a>', [['a', '1 < 2 & 3']]],
  ['entities', '<a>&lt;&#65;&#x42;&amp;amp;&unknown;&#9999999;</a>', [['a', '<AB&amp;&unknown;&#9999999;']]],
  [
    'elements down to the fourth level',
    '<a><b><c><d><e>x</e>y</d></c></b></a>',
    [
      ['a/b/c/d', 'y'],
      ['a/b/c', ''],
      ['a/b', ''],
      ['a', ''],
    ],
  ],
  ['nothing', '', []],
];
for (const [name, xml, wanted] of documents) {
  test(`XML: ${name}`, () => assert.deepEqual([...elementTexts(xml, 'x.xml')], wanted));
}

const refused: readonly (readonly [string, string, string])[] = [
  ['elements that do not nest', '<a><b></a></b>', 'FILE_MALFORMED'],
  ['an element that is not closed', '<a><b></b>', 'FILE_MALFORMED'],
  ['a tag that is not closed', '<a', 'FILE_MALFORMED'],
  ['an end without a beginning', '</a>', 'FILE_MALFORMED'],
  ['elements nested too deep', '<a>'.repeat(101), 'LIMIT_EXCEEDED'],
];
for (const [name, xml, code] of refused) {
  test(`XML refuses ${name}`, () => {
    assert.throws(
      () => [...elementTexts(xml, 'x.xml')],
      (error) => error instanceof KedgeError && error.code === code,
    );
  });
}
