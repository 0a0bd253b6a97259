import type { FeedFile, FeedFormat, FeedRecord } from '../feed.ts';
import { badRecord, fault } from './checked.ts';
import { fileBytes, guarded } from './feed-file.ts';

/** The scores of all CVEs have about 10 MB. */
const maxBytes = 1024 * 1024 * 1024;
const maxLineLength = 1024;

/** One line of comment with the model, one with the columns, then one a CVE. https://www.first.org/epss/data_stats */
export const epss: FeedFormat = {
  id: 'epss',
  title: 'Exploit Prediction Scoring System',
  version: 1,
  base: 'https://epss.empiricalsecurity.com',
  feeds: (_ecosystems, _listed, known) => [{ id: 'epss', files: [fileOf(known?.names)] }],
  read: (file, feed) => guarded(file, feed, predictions(file)),
};

const current = 'epss_scores-current.csv.gz';

/** Who keeps every day has files with the date in their names. */
function fileOf(names: readonly string[] = []): string {
  const dated = names.filter((name) => /^epss_scores-\d{4}-\d\d-\d\d\.csv\.gz$/.test(name)).sort();
  return names.includes(current) ? current : (dated.at(-1) ?? current);
}

async function* predictions(file: FeedFile): AsyncGenerator<FeedRecord> {
  let titled = false;
  let number = 0;
  for await (const line of lines(file)) {
    number++;
    if (line === '' || (!titled && line.startsWith('#'))) continue;
    if (titled) yield prediction(line, number);
    else if (line !== 'cve,epss,percentile')
      throw fault(file.name, 'has other columns than cve, epss, percentile');
    titled = true;
  }
  if (!titled) throw fault(file.name, 'has no scores');
}

function prediction(line: string, number: number): FeedRecord {
  const [, cve, score, percentile] = /^(CVE-\d{4}-\d{4,19}),([\d.eE+-]+),([\d.eE+-]+)$/.exec(line) ?? [];
  if (cve === undefined) return badRecord(`line ${number}`, 'is no CVE with its score and percentile');
  const numbers = [Number(score), Number(percentile)] as const;
  if (!numbers.every((value) => value >= 0 && value <= 1)) {
    return badRecord(cve, 'has a score or percentile that is not between 0 and 1');
  }
  return { kind: 'prediction', prediction: { cve, score: numbers[0], percentile: numbers[1] } };
}

async function* lines(file: FeedFile): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of fileBytes(file, maxBytes)) {
    const found = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = found.pop() ?? '';
    if (rest.length > maxLineLength) throw fault(file.name, 'is not made of lines');
    for (const line of found) yield line.trimEnd();
  }
  yield rest.trimEnd();
}
