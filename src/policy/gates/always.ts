import { type Gate, trigger } from '../gate.ts';

export const always: Gate = {
  name: 'always',
  description: 'Fires for every image.',
  triggers: [
    trigger({
      name: 'always',
      description: 'Fires whatever the image is: to deny what a mapping leads here, or to try out mappings.',
      parameters: {},
      check: () => ({
        looked: 'nothing: it always fires',
        notes: [],
        matches: [{ id: 'always', message: 'Unconditional trigger match' }],
      }),
    }),
  ],
};
