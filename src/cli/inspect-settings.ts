import type { InspectSettings } from '../inspect/settings.ts';
import { malwareSettings } from './malware-settings.ts';
import type { Session } from './session.ts';

/** What is looked for in the image beside packages: what the user's settings and files ask for, checked. */
export async function inspectSettings(session: Session): Promise<InspectSettings> {
  const { retrieve } = session.settings;
  return {
    secrets: undefined,
    searches: [],
    retrieve: { globs: retrieve.files, maxBytes: retrieve.maxBytes },
    malware: await malwareSettings(session),
  };
}
