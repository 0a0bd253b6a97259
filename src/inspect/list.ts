import type { StreamReader } from '../layer/reader.ts';
import { lineSearches } from './line-search.ts';
import { malware } from './malware.ts';
import { retrievedFiles } from './retrieved-files.ts';
import { secrets } from './secrets.ts';
import type { InspectSettings } from './settings.ts';

/** Makes an inspector, or none when the settings do not ask for it. Throws USAGE for settings that cannot work. */
export type InspectorFactory = (settings: InspectSettings) => StreamReader | undefined;

/** Every inspector. A new one is a file, a test and a line here. */
const factories: readonly InspectorFactory[] = [secrets, lineSearches, retrievedFiles, malware];

export function inspectors(settings: InspectSettings): StreamReader[] {
  return factories.map((make) => make(settings)).filter((made) => made !== undefined);
}
