import type { StreamReader } from '../layer/reader.ts';
import { wholeArchives } from './archive-search.ts';
import { rulesInForce } from './rules-in-force.ts';
import type { SecretMatch } from './secret-match.ts';
import { secretSearch } from './secret-search.ts';
import type { InspectSettings } from './settings.ts';

/** Looks for secrets in every file of every layer, and in the archives among them. */
export function secrets({ secrets: settings }: InspectSettings): StreamReader<SecretMatch> | undefined {
  if (!settings) return undefined;
  const search = secretSearch({ rules: rulesInForce(settings), key: settings.key });
  return {
    id: 'secrets',
    version: 4,
    whole: wholeArchives,
    most: { limit: 'maxSecrets', what: 'secrets' },
    skips,
    open: (file, skip) => search.open(file, skip),
  };
}

const unpackIt = 'Unpack it, and scan the directory with dir:.';

const skips = {
  'binary-file':
    'Files that are not text are searched for secrets that cannot be mistaken alone; scan what was extracted from them as text.',
  'machine-code':
    'Where a program has its machine code apart from its data, only the data are searched; search the code with strings.',
  repeated: 'A value that stands in one file more than 100 times is listed with its first 100 places.',
  'archive-damaged': `These archives are damaged; all that is in them is searched, but as bytes where it cannot be told what they mean. ${unpackIt}`,
  'archive-encrypted': `Encrypted members are not searched. ${unpackIt}`,
  'archive-format': `Only zip, tar, gzip and zstd are unpacked, and a zip file behind a large program only if it is named as one. ${unpackIt}`,
};
