import type { InspectSettings } from '../inspect/settings.ts';
import { engineSearches } from './line-searches.ts';
import { malwareSettings } from './malware-settings.ts';
import type { Session } from './session.ts';

/** What is looked for in the image beside packages: what the user's settings and files ask for, checked. */
export async function inspectSettings(session: Session): Promise<InspectSettings> {
  const { searches, retrieve } = await engineSearches(session);
  return {
    secrets: undefined,
    searches,
    retrieve,
    malware: await malwareSettings(session),
  };
}
