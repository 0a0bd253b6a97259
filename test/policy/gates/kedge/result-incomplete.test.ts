import { suite, test } from 'node:test';
import { kedge } from '../../../../src/policy/gates/kedge.ts';
import { factsOf, faultsOf, idsOf, messagesOf, outcomeOf } from '../../../support/policy.ts';
import { sampleAnalysis } from '../../../support/sample-analysis.ts';
import { scanLayers } from '../../../support/scan.ts';

const trigger = [kedge, 'result_incomplete'] as const;
const facts = factsOf(
  sampleAnalysis({
    problems: [
      {
        by: 'rpm/database',
        code: 'malformed-file',
        message: 'is torn',
        path: 'var/lib/rpm/Packages',
        layer: 0,
      },
      { by: 'source', code: 'layers-missing', message: 'two layers are missing' },
    ],
  }),
);

suite('kedge:result_incomplete', () => {
  test('fires for every problem of the scan', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, {}, facts), {
      looked: '2 problems',
      notes: [],
      matches: [
        {
          id: 'rpm/database+malformed-file+/var/lib/rpm/Packages',
          message: 'rpm/database met malformed-file (/var/lib/rpm/Packages): is torn',
        },
        { id: 'source+layers-missing', message: 'source met layers-missing: two layers are missing' },
      ],
    });
  });

  test('fires for the readers that are named', (t) => {
    t.assert.deepEqual(idsOf(trigger, { readers: 'source' }, facts), ['source+layers-missing']);
    t.assert.deepEqual(outcomeOf(trigger, { readers: 'rpm, sourc' }, facts), {
      looked: '2 problems',
      notes: ['2 of other readers'],
      matches: [],
    });
  });

  test('does not fire for a complete result', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, {}, factsOf(sampleAnalysis({ problems: [] }))), {
      looked: 'no problems',
      notes: [],
      matches: [],
    });
  });

  test('fires for a real image with a file that cannot be read', async (t) => {
    const broken = factsOf(await scanLayers([{ 'app/node_modules/x/package.json': '{' }]));
    t.assert.match(
      messagesOf(trigger, {}, broken).join(),
      /^npm\/\S+ met malformed-file \(\/app\/node_modules\/x\/package\.json\): /,
    );
  });

  test('refuses an empty name', (t) => {
    t.assert.deepEqual(faultsOf(trigger, { readers: '' }), [
      { parameter: 'readers', problem: 'must be names, separated by commas' },
    ]);
  });
});
