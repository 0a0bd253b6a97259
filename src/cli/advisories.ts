import { existsSync } from 'node:fs';
import type { AdvisoryIndex } from '../advisory/advisory-index.ts';
import { isDigest } from '../core/digest.ts';
import { KedgeError } from '../core/errors.ts';
import { counted } from '../core/units.ts';
import type { MatchOptions } from '../match/input.ts';
import type { FeedState } from '../model/advisory.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { VulnerabilityReport } from '../model/vulnerability.ts';
import type { Invocation } from './command.ts';
import { checkFreshness, firstNames, staleAmong, storeFile } from './feeds-in-use.ts';
import { text, usage } from './flags.ts';
import type { Session } from './session.ts';
import type { Suppressors } from './suppressors.ts';

/** The advisories that this run judges packages by. */
export interface Advisories extends Disposable {
  readonly index: AdvisoryIndex;
  readonly options: MatchOptions;
  readonly judge: (analysis: Pick<ImageAnalysis, 'image' | 'distro' | 'packages'>) => VulnerabilityReport;
  /** What reports are to say of old feeds; undefined while all are fresh. */
  readonly stale: string | undefined;
}

/**
 * Opens the store. Undefined where there is none and nothing demands one. Throws FEEDS_MISSING, FEEDS_DAMAGED,
 * FEEDS_DIFFER and, with `--require-fresh`, FEEDS_STALE.
 */
export async function openAdvisories(
  session: Session,
  invocation: Invocation,
  required: boolean,
): Promise<Advisories | undefined> {
  const { settings } = session;
  const path = storeFile(session);
  const digest = expectedDigest(invocation);
  const needed = required || digest !== undefined || settings.requireFresh;
  const suppressors = await suppressorsOf(session);
  if (!needed && !existsSync(path)) return undefined;
  const { openStore } = await import('../advisory/store/open-store.ts');
  const { matchPackages } = await import('../match/match.ts');
  const index = openStore(path);
  try {
    refuseOthers(index.digest, digest);
    const states = await checkFreshness(session, index.feeds);
    const feedDate = states.map(({ fetched }) => fetched).sort()[0];
    const { channels } = settings.vulns;
    const options = { now: new Date().toISOString().slice(0, 10), channels };
    return {
      index,
      options,
      judge: (analysis) => {
        const report = matchPackages(analysis, index, options);
        return {
          ...report,
          ...(feedDate !== undefined && { feedDate }),
          vulnerabilities: suppressors.apply(report.vulnerabilities, analysis),
          ...(suppressors.expired.length > 0 && { expired: suppressors.expired }),
        };
      },
      stale: staleText(staleAmong(session, states), settings.feeds.maxAgeDays),
      [Symbol.dispose]: () => index[Symbol.dispose](),
    };
  } catch (error) {
    index[Symbol.dispose]();
    throw error;
  }
}

async function suppressorsOf(session: Session): Promise<Suppressors> {
  const { vex, ignore } = session.settings.vulns;
  if (vex.length === 0 && ignore === undefined) return { expired: [], apply: (found) => found };
  const { readSuppressors } = await import('./suppressors.ts');
  return await readSuppressors(session);
}

function expectedDigest({ options }: Invocation): string | undefined {
  const digest = text(options, 'feedsDigest');
  if (digest === undefined || isDigest(digest)) return digest;
  throw usage(
    `--feeds-digest ${digest} is no digest`,
    'Write it as sha256:…, as reports and `kedge feeds status` show it.',
  );
}

function refuseOthers(found: string, expected: string | undefined): void {
  if (expected === undefined || found === expected) return;
  throw new KedgeError('FEEDS_DIFFER', `The advisories are ${found}, not ${expected}`, {
    remedy: 'Take over the bundle with the digest that was asked for: `kedge feeds import FILE`.',
  });
}

function staleText(stale: readonly FeedState[], maxAgeDays: number): string | undefined {
  if (stale.length === 0) return undefined;
  return `${counted(stale.length, 'feed')} not up to date for more than ${counted(maxAgeDays, 'day')}: ${firstNames(stale)}`;
}
