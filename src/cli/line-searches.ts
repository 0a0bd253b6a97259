import { KedgeError, reason } from '../core/errors.ts';
import { pythonPattern } from '../core/pattern.ts';
import { defaultLineSearches } from '../inspect/default-searches.ts';
import type { LineSearch, RetrieveSettings } from '../inspect/settings.ts';
import type { Session } from './session.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** Of a file that the user's own content search looks into. */
const MAX_FILE_BYTES = 1024 * 1024;

/** What an Engine's analyzer configuration and the settings beside it ask for. */
export interface EngineSearches {
  readonly searches: readonly LineSearch[];
  readonly retrieve: RetrieveSettings;
}

/** The Engine's own searches, or those of an analyzer configuration; and the content search of the settings. */
export async function engineSearches({ settings, warn }: Session): Promise<EngineSearches> {
  const { retrieve } = settings;
  const own = contentSearch(settings);
  const standard = { globs: retrieve.files, maxBytes: retrieve.maxBytes };
  if (settings.analyzerConfig === undefined)
    return { searches: [...defaultLineSearches, ...own], retrieve: standard };
  const { readAnalyzerConfig } = await import('./analyzer-config.ts');
  const config = await readAnalyzerConfig(settings.analyzerConfig);
  config.warnings.forEach(warn);
  if (config.malware && settings.malware.clamd === 'none') {
    warn(
      `${settings.analyzerConfig} switches the search for malware on, but kedge was not told where the ClamAV daemon is: give --clamd ADDRESS`,
    );
  }
  return {
    searches: [...config.searches, ...own],
    retrieve: joined(config.retrieve, settings),
  };
}

function contentSearch({ contentSearch: table }: Settings): LineSearch[] {
  const expressions = Object.entries(table).map(([name, regex]) => ({ name, regex }));
  const faults = expressions.flatMap(({ name, regex }) => {
    try {
      pythonPattern(regex, `the expression ${name} of the configuration key contentSearch`);
      return [];
    } catch (error) {
      return [reason(error)];
    }
  });
  if (faults.length > 0) {
    throw new KedgeError('CONFIG_INVALID', faults.join('; '), {
      remedy: 'Correct it, or take it away with `kedge config unset contentSearch.NAME`.',
    });
  }
  return expressions.length === 0 ? [] : [{ search: 'content', maxFileBytes: MAX_FILE_BYTES, expressions }];
}

/** What the user asks for beside the analyzer configuration is kept too. */
function joined(config: RetrieveSettings | undefined, { retrieve }: Settings): RetrieveSettings {
  const { files, maxBytes } = defaultSettings.retrieve;
  return {
    globs: [...(config?.globs ?? []), ...(retrieve.files === files ? [] : retrieve.files)],
    maxBytes: retrieve.maxBytes === maxBytes && config ? config.maxBytes : retrieve.maxBytes,
  };
}
