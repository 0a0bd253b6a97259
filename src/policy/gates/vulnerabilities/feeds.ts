import type { ImageAnalysis } from '../../../model/analysis.ts';
import { isKernelHeaders } from '../../../model/kernel-headers.ts';
import type { Package } from '../../../model/package.ts';
import { dateOf, isOlderThan, timeOf } from '../../days.ts';
import { packageClass } from '../../engine-package.ts';
import { notMatched } from '../../findings.ts';
import { trigger } from '../../gate.ts';
import { required } from '../../parameter.ts';
import { integer } from '../../parameter-kinds.ts';

export const staleFeedData = trigger({
  name: 'stale_feed_data',
  needsAdvisories: true,
  description:
    'Fires when the vulnerability data is older than a number of days, of no known age, or not there for the distribution.',
  parameters: {
    max_days_since_sync: required(integer, {
      description: 'Days since the oldest feed in use was fetched.',
      example: '10',
    }),
  },
  check({ analysis, at }, { max_days_since_sync: days }) {
    const matches = [
      { message: `The vulnerability feed for this image distro is older than MAXAGE (${days}) days` },
    ];
    const fetched = timeOf(analysis.vulnerabilities?.feedDate);
    if (fetched === undefined) return { looked: 'feeds of no known age', notes: [], matches };
    const looked = `feeds fetched on ${dateOf(fetched)}`;
    if (hasNoData(analysis)) return { looked: `${looked}, none for the distribution`, notes: [], matches };
    if (isOlderThan(fetched, days, at)) return { looked, notes: [], matches };
    return { looked, notes: [`not more than ${days} days before ${dateOf(at)}`], matches: [] };
  },
});

export const vulnerabilityDataUnavailable = trigger({
  name: 'vulnerability_data_unavailable',
  needsAdvisories: true,
  description:
    'Fires when there is no vulnerability data for the packages of the distribution (not for those of languages).',
  parameters: {},
  check({ analysis }) {
    const { distro, distroVersion } = analysis.metadata;
    const namespace = `${distro}:${distroVersion}`;
    const missing = hasNoData(analysis);
    return {
      looked: analysis.vulnerabilities === undefined ? notMatched : `the feeds for ${namespace}`,
      notes: missing ? [] : ['packages of the distribution were judged'],
      matches: missing
        ? [
            {
              message: `Distro-specific feed data not found for distro namespace: ${namespace}. Cannot perform CVE scan OS/distro packages`,
            },
          ]
        : [],
    };
  },
});

/** Packages that a single gap leaves out, like those of another vendor, do not make the distribution one without data. */
function hasNoData({ vulnerabilities: report, packages, distro }: ImageAnalysis): boolean {
  if (report === undefined || distro === undefined) return true;
  const unjudged = new Set(
    report.gaps
      .filter(({ kind }) => kind === 'distro-unknown' || kind === 'no-feed')
      .flatMap((gap) => gap.packages),
  );
  const own = packages.filter((pkg) => packageClass(pkg) === 'os' && isJudged(pkg));
  return own.length > 0 && own.every(({ id }) => unjudged.has(id));
}

/** Wherever there is a feed for it. */
function isJudged({ type, name, version }: Package): boolean {
  return version !== '' && version !== 'unknown' && !(type === 'deb' && isKernelHeaders(name));
}
