import type { Gate } from './gate.ts';
import { always } from './gates/always.ts';
import { ancestry } from './gates/ancestry.ts';
import { distro } from './gates/distro.ts';
import { endedGates } from './gates/ended.ts';
import { imageSourceDrift } from './gates/image-source-drift.ts';
import { kedge } from './gates/kedge.ts';
import { licenses } from './gates/licenses.ts';
import { malware } from './gates/malware.ts';
import { npms } from './gates/npms.ts';
import { packages } from './gates/packages.ts';
import { rubyGems } from './gates/ruby-gems.ts';
import { tagDrift } from './gates/tag-drift.ts';
import { vulnerabilities } from './gates/vulnerabilities.ts';

/** Every gate, in the order in which they are described. */
export const gates: readonly Gate[] = [
  always,
  ancestry,
  distro,
  imageSourceDrift,
  kedge,
  licenses,
  malware,
  npms,
  packages,
  rubyGems,
  tagDrift,
  vulnerabilities,
  ...endedGates,
];
