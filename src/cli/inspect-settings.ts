import type { InspectSettings } from '../inspect/settings.ts';
import type { Session } from './session.ts';

/** What is looked for in the image beside packages: what the user's settings and files ask for, checked. */
export async function inspectSettings({ settings }: Session): Promise<InspectSettings> {
  const { retrieve } = settings;
  return {
    secrets: undefined,
    searches: [],
    retrieve: { globs: retrieve.files, maxBytes: retrieve.maxBytes },
    malware: undefined,
  };
}
