import { counted } from '../../../core/units.ts';
import { dateOf, daysBetween, isOlderThan, timeOf } from '../../days.ts';
import { trigger } from '../../gate.ts';
import { required } from '../../parameter.ts';
import { integer } from '../../parameter-kinds.ts';

export const feedTooOld = trigger({
  name: 'feed_too_old',
  needsAdvisories: true,
  description:
    'Fires when the oldest feed of vulnerabilities in use was fetched too long ago, or none was asked.',
  parameters: {
    max_days: required(integer, { description: 'Days that a feed may be old.', example: '2' }),
  },
  check({ analysis: { vulnerabilities }, at }, { max_days: days }) {
    const fetched = timeOf(vulnerabilities?.feedDate);
    if (fetched === undefined) {
      const message =
        vulnerabilities === undefined
          ? 'Packages were not matched with any feed of vulnerabilities'
          : 'Nothing tells when the feeds of vulnerabilities were fetched';
      return { looked: 'feeds of no known age', notes: [], matches: [{ id: 'feed_too_old', message }] };
    }
    const looked = `feeds fetched on ${dateOf(fetched)}, ${counted(daysBetween(fetched, at), 'day')} before`;
    if (!isOlderThan(fetched, days, at)) return { looked, notes: [`not more than ${days}`], matches: [] };
    const message = `The oldest feed of vulnerabilities is of ${dateOf(fetched)}, more than ${counted(days, 'day')} ago`;
    return { looked, notes: [], matches: [{ id: 'feed_too_old', message }] };
  },
});
