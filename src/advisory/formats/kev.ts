import { isJsonObject } from '../../core/json.ts';
import type { FeedFile, FeedFormat, FeedRecord } from '../feed.ts';
import { checkedRecord, fault, list, text } from './checked.ts';
import { guarded, readJson } from './feed-file.ts';

/** https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities_schema.json */
export const kev: FeedFormat = {
  id: 'kev',
  title: 'CISA Known Exploited Vulnerabilities',
  version: 1,
  base: 'https://www.cisa.gov/sites/default/files/feeds',
  feeds: () => [{ id: 'kev', files: ['known_exploited_vulnerabilities.json'] }],
  read: (file, feed) => guarded(file, feed, exploits(file)),
};

async function* exploits(file: FeedFile): AsyncGenerator<FeedRecord> {
  const catalog = await readJson(file);
  if (!isJsonObject(catalog) || !Array.isArray(catalog['vulnerabilities'])) {
    throw fault(file.name, 'is no catalog of known exploited vulnerabilities');
  }
  for (const [index, entry] of list(catalog['vulnerabilities'], 'vulnerabilities').entries()) {
    yield exploit(entry, index);
  }
}

function exploit(entry: unknown, index: number): FeedRecord {
  const where = `vulnerabilities[${index}]`;
  const named = isJsonObject(entry) && typeof entry['cveID'] === 'string' ? entry['cveID'] : where;
  return checkedRecord(named, () => {
    if (!isJsonObject(entry)) throw fault(where, 'is no object');
    const cve = text(entry['cveID'], 'cveID');
    if (!/^CVE-\d{4}-\d{4,19}$/.test(cve)) throw fault('cveID', 'is no CVE id');
    return {
      kind: 'exploit',
      exploit: {
        cve,
        added: day(entry['dateAdded'], 'dateAdded'),
        ...(entry['dueDate'] !== undefined && { due: day(entry['dueDate'], 'dueDate') }),
        ransomware: entry['knownRansomwareCampaignUse'] === 'Known',
      },
    };
  });
}

function day(value: unknown, where: string): string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) throw fault(where, 'is no date');
  return value;
}
