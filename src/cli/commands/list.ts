import type { CommandModule } from '../command.ts';
import { cache } from './cache.ts';
import { check } from './check.ts';
import { completion } from './completion.ts';
import { config } from './config.ts';
import { diff } from './diff.ts';
import { feeds } from './feeds.ts';
import { files } from './files.ts';
import { policy } from './policy.ts';
import { sbom } from './sbom.ts';
import { scan } from './scan.ts';
import { secrets } from './secrets.ts';
import { vulns } from './vulns.ts';
import { why } from './why.ts';
import { whyNot } from './why-not.ts';

/** In the order of the help. */
export const commands: readonly CommandModule[] = [
  scan,
  check,
  policy,
  vulns,
  why,
  whyNot,
  diff,
  secrets,
  files,
  sbom,
  feeds,
  cache,
  config,
  completion,
];
