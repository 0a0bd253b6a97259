import { suite, test } from 'node:test';
import { kedge as gate } from '../../../../src/policy/gates/kedge.ts';
import { factsOf, faultsOf, messagesOf, outcomeOf } from '../../../support/policy.ts';
import { sampleAnalysis } from '../../../support/sample-analysis.ts';
import { sampleReport } from '../../../support/sample-vulnerabilities.ts';

const trigger = [gate, 'feed_too_old'] as const;
const fetchedAt = (feedDate: string, at: string) =>
  factsOf(sampleAnalysis({ vulnerabilities: sampleReport({ feedDate }) }), { at: Date.parse(at) });
const older = (at: string) => fetchedAt('2026-01-01T00:00:00Z', at);

suite('kedge:feed_too_old', () => {
  test('fires from the second on in which a feed is older', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, { max_days: '2' }, older('2026-01-03T00:00:00Z')), {
      looked: 'feeds fetched on 2026-01-01, 2 days before',
      notes: ['not more than 2'],
      matches: [],
    });
    t.assert.deepEqual(outcomeOf(trigger, { max_days: '2' }, older('2026-01-03T00:00:01Z')), {
      looked: 'feeds fetched on 2026-01-01, 2 days before',
      notes: [],
      matches: [
        {
          id: 'feed_too_old',
          message: 'The oldest feed of vulnerabilities is of 2026-01-01, more than 2 days ago',
        },
      ],
    });
  });

  test('takes no day at all for a limit', (t) => {
    t.assert.equal(messagesOf(trigger, { max_days: '0' }, older('2026-01-01T00:00:00Z')).length, 0);
    t.assert.equal(messagesOf(trigger, { max_days: '0' }, older('2026-01-01T00:00:01Z')).length, 1);
  });

  test('fires where nothing was matched, and where no age is known', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, { max_days: '2' }), {
      looked: 'feeds of no known age',
      notes: [],
      matches: [
        { id: 'feed_too_old', message: 'Packages were not matched with any feed of vulnerabilities' },
      ],
    });
    t.assert.deepEqual(messagesOf(trigger, { max_days: '2' }, fetchedAt('', '2026-01-01T00:00:00Z')), [
      'Nothing tells when the feeds of vulnerabilities were fetched',
    ]);
  });

  test('has to be told a number', (t) => {
    t.assert.equal(faultsOf(trigger).length, 1);
    t.assert.equal(faultsOf(trigger, { max_days: '1.5' }).length, 1);
  });
});
