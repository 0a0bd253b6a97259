import type { Gate } from '../gate.ts';
import { feedTooOld } from './kedge/feed-too-old.ts';
import { licenseClass } from './kedge/license-class.ts';
import { newVulnerability } from './kedge/new-vulnerability.ts';
import { resultIncomplete } from './kedge/result-incomplete.ts';
import { secret } from './kedge/secret.ts';
import { unownedExecutable } from './kedge/unowned-executable.ts';
import { vulnerability } from './kedge/vulnerability.ts';

/** What the Engine had no trigger for. Each lies in a file of its own in `kedge/`. */
export const kedge: Gate = {
  name: 'kedge',
  description: 'What Anchore Engine had no trigger for: off unless a rule uses it.',
  triggers: [
    feedTooOld,
    licenseClass,
    newVulnerability,
    resultIncomplete,
    secret,
    unownedExecutable,
    vulnerability,
  ],
};
