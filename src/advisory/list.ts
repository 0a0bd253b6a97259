import type { FeedFormat } from './feed.ts';
import { alpineSecdb } from './formats/alpine-secdb.ts';
import { amazon } from './formats/amazon.ts';
import { azurelinux } from './formats/azurelinux.ts';
import { chainguardSecdb } from './formats/chainguard-secdb.ts';
import { debianTracker } from './formats/debian-tracker.ts';
import { epss } from './formats/epss.ts';
import { kev } from './formats/kev.ts';
import { nvd } from './formats/nvd.ts';
import { oracle } from './formats/oracle.ts';
import { osv } from './formats/osv.ts';
import { photon } from './formats/photon.ts';
import { redhatCsaf } from './formats/redhat-csaf.ts';
import { ubuntu } from './formats/ubuntu.ts';
import { wolfiSecdb } from './formats/wolfi-secdb.ts';

/** Every kind of feed. A new one is a file, its test and a line here. */
export const feedFormats: readonly FeedFormat[] = [
  osv,
  kev,
  epss,
  alpineSecdb,
  wolfiSecdb,
  chainguardSecdb,
  debianTracker,
  ubuntu,
  photon,
  azurelinux,
  amazon,
  oracle,
  nvd,
  redhatCsaf,
];
