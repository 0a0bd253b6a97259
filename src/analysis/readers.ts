import { catalogers } from '../catalog/list.ts';
import { accountFiles } from '../catalog/os/accounts.ts';
import { osRelease } from '../catalog/os/os-release.ts';
import { digestOf } from '../core/digest.ts';
import { inspectors } from '../inspect/list.ts';
import type { InspectSettings } from '../inspect/settings.ts';
import { FORMAT } from '../layer/codec.ts';
import type { PassSettings } from '../layer/pool.ts';
import type { Reader } from '../layer/reader.ts';

/** What a worker is told. */
export interface ReadSettings extends PassSettings {
  readonly inspect: InspectSettings;
}

/** Everything that is given whole files in the pass. */
export const readers: readonly Reader[] = [osRelease, accountFiles, ...catalogers];

/** Names whatever may change what a pass makes of the same bytes: a cached analysis is good for the same fingerprint only. */
export function fingerprint({ digests, limits, inspect }: ReadSettings): string {
  const parts = {
    format: FORMAT,
    digests: [...digests].sort(),
    limits: Object.entries(limits)
      .map(([name, limit]) => `${name}=${limit}`)
      .sort(),
    readers: [...readers, ...inspectors(inspect)].map(({ id, version }) => `${id}@${version}`).sort(),
    inspect,
  };
  return digestOf(JSON.stringify(parts)).slice('sha256:'.length, 'sha256:'.length + 16);
}
