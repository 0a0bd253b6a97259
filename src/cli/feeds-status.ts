import { Chalk } from 'chalk';
import { ageInDays } from '../advisory/freshness.ts';
import { removeFeeds } from '../advisory/remove.ts';
import { openStore } from '../advisory/store/open-store.ts';
import { printable } from '../core/printable.ts';
import { counted } from '../core/units.ts';
import type { FeedState } from '../model/advisory.ts';
import { alignedLines, type Column } from '../report/text-table.ts';
import type { Invocation } from './command.ts';
import { feedStates, sayStale, staleAmong, storeFile } from './feeds-in-use.ts';
import { targets } from './flags.ts';
import { checkTargets, writeFile, writeStream } from './output.ts';
import type { Session } from './session.ts';

interface Status {
  /** Of the store. */
  readonly digest: string;
  readonly path: string;
  readonly feeds: readonly (FeedState & { readonly ageDays: number; readonly stale: boolean })[];
}

const columns: readonly Column[] = [
  { title: 'feed' },
  { title: 'records', align: 'right' },
  { title: 'left out', align: 'right' },
  { title: 'age' },
  { title: 'data of' },
  { title: 'digest' },
  { title: 'source' },
];

/** `kedge feeds status` */
export async function status(session: Session, invocation: Invocation): Promise<void> {
  const wanted = targets(invocation.options, 'table');
  await checkTargets(wanted, ['table', 'json']);
  const path = storeFile(session);
  using store = openStore(path);
  const states = await feedStates(session, store.feeds);
  const stale = staleAmong(session, states);
  const nowMs = Date.now();
  const feeds = states.map((feed) => ({
    ...feed,
    ageDays: ageInDays(feed, nowMs),
    stale: stale.includes(feed),
  }));
  const found: Status = { digest: store.digest, path, feeds };
  for (const { format, file } of wanted) {
    const text =
      format === 'json' ? `${JSON.stringify(found, undefined, 2)}\n` : tableOf(found, session, file);
    await (file === undefined ? writeStream(session.host.stdout, [text]) : writeFile(file, [text]));
  }
  sayStale(session, stale);
}

/** `kedge feeds remove` */
export async function remove(session: Session, { args }: Invocation): Promise<void> {
  const { progress, signal, host } = session;
  const onWait = (): void => progress.say('Waiting for another process that writes the advisories');
  const digest = await removeFeeds({ path: storeFile(session), ids: args, signal, onWait });
  await writeStream(host.stdout, [`Advisories ${digest}\n${counted(args.length, 'feed')} removed\n`]);
}

function tableOf({ digest, feeds }: Status, { color, host }: Session, file: string | undefined): string {
  const paint = new Chalk({ level: color && file === undefined ? 1 : 0 });
  const rows = feeds.map(({ id, records, skipped, ageDays, stale, modified, digest, source }) => [
    printable(id),
    records.toLocaleString('en-US'),
    skipped === 0 ? '' : skipped.toLocaleString('en-US'),
    stale ? paint.yellow(age(ageDays)) : age(ageDays),
    printable(modified?.slice(0, 10) ?? ''),
    shortDigest(digest),
    printable(source),
  ]);
  const width = (file === undefined ? host.stdout.columns : undefined) ?? 160;
  const title = (text: string): string => paint.bold(text);
  const records = feeds.reduce((sum, feed) => sum + feed.records, 0);
  const first = `${paint.bold('Advisories')}  ${digest}  ${counted(records, 'record')}`;
  const table = rows.length === 0 ? [] : ['', ...alignedLines(columns, rows, { width, title })];
  return [first, ...table].map((line) => `${line}\n`).join('');
}

function age(days: number): string {
  return days < 1 ? 'today' : counted(days, 'day');
}

/** Enough to tell states of a feed apart; the whole is in the JSON. */
function shortDigest(digest: string): string {
  return digest.replace(/^sha256:/, '').slice(0, 12);
}
