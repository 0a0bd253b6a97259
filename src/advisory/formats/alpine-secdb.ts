import type { FeedFormat } from '../feed.ts';
import { guarded } from './feed-file.ts';
import { secdbRecords } from './secdb-file.ts';

/** v3.3 to v3.24: those before have no community repository. A later one is served when it is asked for by name. */
const releases = ['edge', ...Array.from({ length: 22 }, (_, index) => `v3.${index + 3}`)];
const repositories = ['main', 'community'];

/** A feed is what one repository of one release says: `alpine-secdb/v3.20/main`. */
export const alpineSecdb: FeedFormat = {
  id: 'alpine-secdb',
  title: 'Alpine security database',
  version: 1,
  base: 'https://secdb.alpinelinux.org',
  feeds: (ecosystems) =>
    releasesOf(ecosystems).flatMap((release) =>
      repositories.map((repository) => ({
        id: `alpine-secdb/${release}/${repository}`,
        files: [`${release}/${repository}.json`],
      })),
    ),
  read: (file, feed) =>
    guarded(
      file,
      feed,
      secdbRecords(file, {
        feed,
        ecosystem: `Alpine:${feed.split('/')[1] ?? ''}`,
        page: 'https://security.alpinelinux.org/vuln/',
      }),
    ),
};

function releasesOf(ecosystems: readonly string[] | undefined): readonly string[] {
  if (!ecosystems || ecosystems.includes('Alpine')) return releases;
  const wanted = ecosystems.filter((name) => /^Alpine:(?:v\d+\.\d+|edge)$/.test(name));
  return [...new Set(wanted.map((name) => name.slice('Alpine:'.length)))].sort();
}
