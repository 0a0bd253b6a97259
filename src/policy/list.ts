import type { Gate } from './gate.ts';
import { always } from './gates/always.ts';
import { ancestry } from './gates/ancestry.ts';
import { distro } from './gates/distro.ts';
import { dockerfile } from './gates/dockerfile.ts';
import { endedGates } from './gates/ended.ts';
import { files } from './gates/files.ts';
import { imageSourceDrift } from './gates/image-source-drift.ts';
import { kedge } from './gates/kedge.ts';
import { licenses } from './gates/licenses.ts';
import { malware } from './gates/malware.ts';
import { metadata } from './gates/metadata.ts';
import { npms } from './gates/npms.ts';
import { packages } from './gates/packages.ts';
import { passwdFile } from './gates/passwd-file.ts';
import { retrievedFiles } from './gates/retrieved-files.ts';
import { rubyGems } from './gates/ruby-gems.ts';
import { secretScans } from './gates/secret-scans.ts';
import { tagDrift } from './gates/tag-drift.ts';
import { vulnerabilities } from './gates/vulnerabilities.ts';

/** Every gate, in the order in which they are described. */
export const gates: readonly Gate[] = [
  always,
  ancestry,
  distro,
  dockerfile,
  files,
  imageSourceDrift,
  kedge,
  licenses,
  malware,
  metadata,
  npms,
  packages,
  passwdFile,
  retrievedFiles,
  rubyGems,
  secretScans,
  tagDrift,
  vulnerabilities,
  ...endedGates,
];
