import { trigger } from '../../gate.ts';
import { optional } from '../../parameter.ts';
import { list } from '../../parameter-kinds.ts';
import { amount, noted } from '../../tally.ts';

export const resultIncomplete = trigger({
  name: 'result_incomplete',
  description: 'Fires for each thing that could not be read, so that what other rules look at is incomplete.',
  parameters: {
    readers: optional(list, {
      description: 'Only what these readers of the scan could not read, by their ids.',
      example: 'debian/dpkg,rpm/database',
    }),
  },
  check({ analysis: { problems } }, { readers }) {
    const found = problems.filter(({ by }) => readers?.includes(by) !== false);
    return {
      looked: amount(problems.length, 'problem'),
      notes: noted(problems.length - found.length, 'of other readers'),
      matches: found.map(({ by, code, message, path }) => {
        const [behind, where] = path === undefined ? ['', ''] : [`+/${path}`, ` (/${path})`];
        return { id: `${by}+${code}${behind}`, message: `${by} met ${code}${where}: ${message}` };
      }),
    };
  },
});
