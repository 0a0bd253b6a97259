import { expression } from '../expression.ts';
import { type Gate, type TriggerMatch, trigger } from '../gate.ts';
import { optional } from '../parameter.ts';
import { choice, text } from '../parameter-kinds.ts';
import { type NamedMatch, namedMatches } from '../search-matches.ts';
import { amount, noted } from '../tally.ts';
import { triggerIdOf } from '../trigger-id.ts';

const contentRegexChecks = trigger({
  name: 'content_regex_checks',
  description:
    'Fires for each file in which the secret search of the scan found something, or once if it did not.',
  parameters: {
    content_regex_name: optional(text, {
      description: 'Only these expressions of the secret search: whatever is called as a part of this text.',
      example: 'AWS_ACCESS_KEY',
    }),
    filename_regex: optional(expression, {
      description: 'Only files whose path, from its leading slash, matches.',
      example: '/etc/.*',
    }),
    match_type: optional(choice('notfound', 'found'), {
      description: 'Whether to fire for what is found or when nothing is; found unless given.',
      example: 'found',
    }),
  },
  check({ analysis }, { content_regex_name: names = '', filename_regex: files, match_type }) {
    const everyFile = files === undefined || files.text === '';
    const all = namedMatches(analysis.searches, 'secret');
    const found = all.filter(
      ({ file, name, regex }) =>
        (everyFile || files.matches(file)) &&
        (names === '' || names.includes(regex) || (name !== '' && names.includes(name))),
    );
    const looked = amount(all.length, 'match of the secret search', 'matches of the secret search');
    if (match_type === 'notfound') {
      if (found.length > 0) return { looked, notes: noted(found.length, 'that count'), matches: [] };
      const [file, name] = [everyFile ? '*' : files.text, names === '' ? 'all' : names];
      const message = `Secret content search analyzer did not find regexp match in container: filename_regex=${file} content_regex_name=${name}`;
      return { looked, notes: [], matches: [{ message }] };
    }
    return {
      looked,
      notes: noted(all.length - found.length, 'in other files or of other expressions'),
      matches: found.map(matchOf),
    };
  },
});

/** Older Engines began the message otherwise: allowlists may still go by that. */
function matchOf({ file, written }: NamedMatch): TriggerMatch {
  const found = `found regexp match in container: file=${file} regexp=${written}`;
  const before = `Secret search analyzer ${found}`;
  return {
    message: `Secret content search analyzer ${found}`,
    otherIds: [triggerIdOf('secret_scans', 'content_regex_checks', before)],
  };
}

export const secretScans: Gate = {
  name: 'secret_scans',
  description:
    'What the secret search of the scan found: the expressions of the Engine, or those configured.',
  triggers: [contentRegexChecks],
};
