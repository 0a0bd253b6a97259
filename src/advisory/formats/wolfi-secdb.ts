import type { FeedFormat } from '../feed.ts';
import { guarded } from './feed-file.ts';
import { secdbRecords } from './secdb-file.ts';

const page = 'https://images.chainguard.dev/security/';

export const wolfiSecdb: FeedFormat = {
  id: 'wolfi-secdb',
  title: 'Wolfi security database',
  version: 1,
  base: 'https://packages.wolfi.dev/os',
  feeds: (ecosystems) =>
    !ecosystems || ecosystems.includes('Wolfi') ? [{ id: 'wolfi-secdb', files: ['security.json'] }] : [],
  read: (file, feed) => guarded(file, feed, secdbRecords(file, { feed, ecosystem: 'Wolfi', page })),
};
