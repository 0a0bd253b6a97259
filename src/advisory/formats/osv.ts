import { canonicalEcosystem } from '../../model/ecosystem.ts';
import type { FeedFormat } from '../feed.ts';
import { guarded } from './feed-file.ts';
import { osvRecords } from './osv-files.ts';

/*
 * The export of osv.dev: one zip of JSON records an ecosystem. A distribution has one zip for all its releases; older
 * exports and mirrors have one a release. https://google.github.io/osv.dev/data/
 */

/** Those whose packages can be in an image. */
const ecosystems: readonly string[] = [
  'AlmaLinux',
  'Alpaquita',
  'Alpine',
  'BellSoft Hardened Containers',
  'Bioconductor',
  'Bitnami',
  'CRAN',
  'Chainguard',
  'CleanStart',
  'ConanCenter',
  'Debian',
  'Docker Hardened Images',
  'Echo',
  'GHC',
  'GitHub Actions',
  'Go',
  'Hackage',
  'Hex',
  'Julia',
  'Mageia',
  'Maven',
  'MinimOS',
  'NuGet',
  'Packagist',
  'Photon OS',
  'Pub',
  'PyPI',
  'Red Hat',
  'Rocky Linux',
  'Root',
  'RubyGems',
  'SUSE',
  'SwiftURL',
  'Ubuntu',
  'VSCode',
  'Wolfi',
  'crates.io',
  'npm',
  'openEuler',
  'openSUSE',
  'opam',
];

export const osv: FeedFormat = {
  id: 'osv',
  title: 'Open Source Vulnerabilities (osv.dev)',
  version: 1,
  base: 'https://storage.googleapis.com/osv-vulnerabilities',
  listing: 'ecosystems.txt',
  feeds(wanted, listed = ecosystems) {
    const there = listed.filter((name) => ecosystems.includes(whole(name)));
    const found = (wanted ?? there).flatMap((ecosystem) => zipsOf(ecosystem, there));
    return [...new Set(found)].sort().map((name) => ({
      id: `osv/${name}`,
      files: [`${name}/all.zip`],
      single: { index: `${name}/modified_id.csv`, file: (id) => `${name}/${id}.json` },
    }));
  },
  read: (file, feed) =>
    guarded(file, feed, osvRecords(file, { feed, ecosystem: feed.slice(feed.indexOf('/') + 1) })),
};

/** The zip of the whole distribution or language if there is one, else those of the release with its channels. */
function zipsOf(ecosystem: string, there: readonly string[]): readonly string[] {
  if (there.includes(whole(ecosystem))) return [whole(ecosystem)];
  const wanted = canonicalEcosystem(ecosystem).ecosystem;
  return there.filter((name) => {
    const release = canonicalEcosystem(name).ecosystem;
    return release === wanted || release.startsWith(`${wanted}:`);
  });
}

/** `Debian` of `Debian:12`. */
function whole(ecosystem: string): string {
  const colon = ecosystem.indexOf(':');
  return colon < 0 ? ecosystem : ecosystem.slice(0, colon);
}
