import type { Gate } from '../gate.ts';

/** What the Engine had no trigger for. Each lies in a file of its own in `kedge/`. */
export const kedge: Gate = {
  name: 'kedge',
  description: 'What Anchore Engine had no trigger for: off unless a rule uses it.',
  triggers: [],
};
