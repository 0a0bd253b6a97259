import { planFeeds } from '../advisory/plan.ts';
import { type SyncEvent, type SyncResult, syncFeeds } from '../advisory/sync.ts';
import { type ErrorCode, KedgeError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { bytes, counted } from '../core/units.ts';
import { namespaceOf } from '../match/namespaces.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import { keyOfPurl } from '../model/ecosystem.ts';
import { parsePurl } from '../model/purl.ts';
import type { Invocation } from './command.ts';
import { openFeedBases } from './feed-bases.ts';
import { storeFile } from './feeds-in-use.ts';
import { text, texts, usage } from './flags.ts';
import { writeStream } from './output.ts';
import { analyzeAsScan } from './report-image.ts';
import type { Session } from './session.ts';

type Failures = SyncResult['failed'];

const maxFaultsShown = 20;

/** `kedge feeds sync` */
export async function sync(session: Session, invocation: Invocation): Promise<void> {
  const { signal, warn, progress, host } = session;
  const now = new Date().toISOString();
  refuseIdleFlags(invocation);
  using bases = await openFeedBases(session);
  const ecosystems = await wantedEcosystems(session, invocation);
  for (const { id } of bases.leftOut.filter((format) => format.feeds(ecosystems).length > 0)) {
    warn(`${id} is left out: it is on the network, and --offline was given`);
  }
  progress.doing('Asking which feeds there are');
  const plan = await planFeeds({
    formats: bases.formats,
    ecosystems,
    today: now.slice(0, 10),
    temporaryDirectory: session.temporaryDirectory(),
    signal,
  });
  if (plan.unserved.length > 0) {
    const named = plan.unserved.join(', ');
    if (text(invocation.options, 'for') === undefined) throw unserved(named);
    warn(`No feed has advisories for ${named}`);
  }
  for (const { feed, error } of plan.failed) sayFailure(session, { feed, error });
  const result = await syncFeeds({
    path: storeFile(session),
    feeds: plan.feeds,
    signal,
    now,
    onEvent: (event) => show(event, session),
  });
  progress.stop();
  sayFaults(session, result);
  await writeStream(host.stdout, [summary(result)]);
  throwFailures([...plan.failed, ...result.failed], plan.feeds.length + plan.failed.length);
}

/** Whoever says how to read an image means one. */
function refuseIdleFlags({ options }: Invocation): void {
  if (text(options, 'for') !== undefined) return;
  const idle = ['platform', 'username'].find((name) => text(options, name) !== undefined);
  if (idle !== undefined) throw usage(`--${idle} is of no use without --for IMAGE`);
}

async function wantedEcosystems(
  session: Session,
  invocation: Invocation,
): Promise<readonly string[] | undefined> {
  const image = text(invocation.options, 'for');
  const named = texts(invocation.options, 'ecosystems');
  if (image === undefined) {
    const wanted = named ?? session.settings.feeds.ecosystems;
    return wanted.includes('all') ? undefined : wanted;
  }
  if (named?.includes('all') === true) return undefined;
  const found = ecosystemsOf(await analyzeAsScan(session, { ...invocation, args: [image] }));
  session.progress.say(
    found.length === 0
      ? `${image} has no packages that advisories could be about`
      : `${image} needs ${found.join(', ')}`,
  );
  return [...new Set([...found, ...(named ?? [])])];
}

/** As OSV names them: of the distribution, and of every kind of package. */
export function ecosystemsOf({
  distro,
  packages,
}: Pick<ImageAnalysis, 'distro' | 'packages'>): readonly string[] {
  const namespace = distro === undefined ? undefined : namespaceOf(distro, new Set());
  const release = namespace?.known === true ? namespace.ecosystems : [];
  const languages = packages.flatMap(({ purl }) => keyOfPurl(parsePurl(purl))?.ecosystem ?? []);
  return [...new Set([...release, ...languages])].sort();
}

function unserved(named: string): KedgeError {
  return usage(
    `No feed has advisories for ${named}`,
    'Write ecosystems as OSV does: Debian:12, Alpine:v3.20, npm, PyPI, Go.',
  );
}

function show(event: SyncEvent, session: Session): void {
  const { progress } = session;
  switch (event.kind) {
    case 'waiting':
      return progress.say('Waiting for another process that writes the advisories');
    case 'fetching':
      return progress.doing(`Fetching ${event.feed}, ${event.number} of ${event.of}`);
    case 'bytes': {
      const of = event.total === undefined ? '' : ` of ${bytes(event.total)}`;
      return progress.doing(`Fetching ${event.name}: ${bytes(event.bytes)}${of}`);
    }
    case 'converting':
      return progress.doing(`Reading ${event.feed}: ${counted(event.records, 'record')}`);
    case 'failed':
      return sayFailure(session, event);
    case 'store-anew':
      return session.warn(`${event.why}. It is made anew from what was fetched`);
  }
}

function sayFailure({ progress }: Session, { feed, error }: Failures[number]): void {
  progress.say(`${feed}: ${error.message} (${error.code}); what was there before stays in use`);
  if (error.remedy !== undefined) progress.say(`  ${error.remedy}`);
}

function sayFaults({ warn }: Session, { faults }: SyncResult): void {
  for (const { feed, name, why, kept } of faults.slice(0, maxFaultsShown)) {
    warn(printable(`${feed}: record ${name} is ${kept ? 'kept without' : 'left out:'} ${why}`));
  }
  if (faults.length > 0) warn('`kedge feeds status` counts the records left out of each feed');
}

function summary({ digest, changed, unchanged, failed }: SyncResult): string {
  const parts = [
    `${counted(changed.length, 'feed')} changed`,
    `${unchanged.length} as before`,
    ...(failed.length === 0 ? [] : [`${failed.length} failed`]),
  ];
  return `Advisories ${digest}\n${parts.join(', ')}\n`;
}

function throwFailures(failures: Failures, all: number): void {
  const [first] = failures;
  if (first === undefined) return;
  const code: ErrorCode = first.error.code;
  throw new KedgeError(
    code,
    `${failures.length} of ${counted(all, 'feed')} could not be brought up to date`,
    {
      remedy: 'Their advisories from before stay in use.',
    },
  );
}
