import type { InspectSettings } from '../../src/inspect/settings.ts';

/** Tests of inspectors ask for what they test. */
export const noInspection: InspectSettings = {
  secrets: undefined,
  searches: [],
  retrieve: { globs: [], maxBytes: 0 },
  malware: undefined,
};
