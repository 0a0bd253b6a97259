import type { ImageAnalysis } from '../../model/analysis.ts';
import { isCovered, withCovered } from '../covered.ts';
import { type Expression, expression } from '../expression.ts';
import { type Gate, type TriggerOutcome, trigger } from '../gate.ts';
import { required } from '../parameter.ts';
import { choice, text } from '../parameter-kinds.ts';
import { retrievedText } from '../retrieved-text.ts';
import { amount } from '../tally.ts';

const path = required(text, {
  description: 'The path of the file, with the leading slash.',
  example: '/etc/httpd.conf',
});

const contentNotAvailable = trigger({
  name: 'content_not_available',
  description: 'Fires when the scan did not keep the content of the file, or there is none.',
  parameters: { path },
  check: ({ analysis }, { path }) =>
    retrievedText(analysis, path) === undefined
      ? {
          looked: path,
          notes: [],
          matches: [{ message: 'Cannot locate file in the image analysis' }],
        }
      : { looked: path, notes: ['its content was kept'], matches: [] },
});

const contentRegex = trigger({
  name: 'content_regex',
  description:
    'Fires when a word of the file matches, or when none does: a word is what stands between blanks.',
  parameters: {
    path,
    regex: required(expression, {
      description: 'The expression: it need not match to the end of the word.',
      example: '.*SSlEnabled.*',
    }),
    check: required(choice('match', 'no_match'), {
      description: 'Whether to fire when it matches or when it does not.',
      example: 'match',
    }),
  },
  check: ({ analysis }, rule) => checkContent(analysis, rule),
});

interface ContentRule {
  readonly path: string;
  readonly regex: Expression;
  readonly check: 'match' | 'no_match';
}

function checkContent(analysis: ImageAnalysis, { path, regex, check }: ContentRule): TriggerOutcome {
  const content = retrievedText(analysis, path);
  if (content === undefined)
    return { looked: path, notes: ['its content was not kept, so there is nothing to match'], matches: [] };
  const words = content.text.split(blanks).filter((word) => word !== '');
  const found = words.some((word) => regex.matches(word));
  const covered = content.isCovered ? words.filter(isCovered).length : 0;
  return withCovered(outcomeOf(found, words.length, { path, regex, check }), covered, [words.length, 'word']);
}

function outcomeOf(found: boolean, words: number, { path, regex, check }: ContentRule): TriggerOutcome {
  const looked = `${amount(words, 'word')} of ${path}`;
  if (found !== (check === 'match'))
    return { looked, notes: [found ? 'a word matches' : 'no word matches'], matches: [] };
  const message = `Content regex '${regex.text}' check '${check}' found in retrieved file '${path}'`;
  return { looked, notes: [], matches: [{ idAfterRule: `+file://${path}`, message }] };
}

/** https://docs.python.org/3/library/stdtypes.html#str.isspace */
const blanks = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

export const retrievedFiles: Gate = {
  name: 'retrieved_files',
  description: 'Files whose content the scan kept.',
  triggers: [contentNotAvailable, contentRegex],
};
