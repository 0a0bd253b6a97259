import type { FeedFormat } from '../feed.ts';
import { guarded } from './feed-file.ts';
import { secdbRecords } from './secdb-file.ts';

const page = 'https://images.chainguard.dev/security/';

export const chainguardSecdb: FeedFormat = {
  id: 'chainguard-secdb',
  title: 'Chainguard security database',
  version: 1,
  base: 'https://packages.cgr.dev/chainguard',
  feeds: (ecosystems) =>
    !ecosystems || ecosystems.includes('Chainguard')
      ? [{ id: 'chainguard-secdb', files: ['security.json'] }]
      : [],
  read: (file, feed) => guarded(file, feed, secdbRecords(file, { feed, ecosystem: 'Chainguard', page })),
};
