import { tmpdir } from 'node:os';
import type { LayerCache } from '../layer/cache.ts';
import type { Invocation } from './command.ts';
import type { Configuration } from './config.ts';
import { text, withFlags } from './flags.ts';
import { cacheDirectory } from './places.ts';
import { openProgress, type Progress } from './progress.ts';
import type { Settings } from './settings.ts';
import { makeTemporary } from './temporary.ts';

/** What a command works with: one run of one command. */
export interface Session {
  readonly host: NodeJS.Process;
  /** Of kedge. */
  readonly version: string;
  readonly configuration: Configuration;
  /** The configuration with the flags on top. */
  readonly settings: Settings;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
  readonly progress: Progress;
  /** Whether stdout is to be colored. */
  readonly color: boolean;
  /** Says so on stderr, once for each text. */
  readonly warn: (message: string) => void;
  /** The private temporary directory; made when first asked for, gone with the process. */
  readonly temporaryDirectory: () => string;
  readonly cache: () => Promise<LayerCache>;
}

export interface SessionOptions {
  readonly host: NodeJS.Process;
  readonly version: string;
  readonly signal: AbortSignal;
  readonly invocation: Invocation;
  /** Whether the configuration is read; else the defaults are in force. */
  readonly configured: boolean;
}

/** Opens a session, runs `work` in it, and takes the progress off the screen whatever happened. */
export async function withSession(
  { host, version, signal, invocation, configured }: SessionOptions,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  const { loadConfiguration, unreadConfiguration } = await import('./config.ts');
  const load = configured ? loadConfiguration : unreadConfiguration;
  const configuration = await load(host.env, text(invocation.options, 'config'));
  const settings = withFlags(configuration.settings, invocation);
  const { options } = invocation;
  const progress = await openProgress({
    stderr: host.stderr,
    quiet: options['quiet'] === true,
    verbose: verbosity(invocation) > 0,
    color: wantsColor(host.stderr, { host, invocation }),
    now: () => performance.now(),
  });
  const warn = onceEach((message) => progress.say(`warning: ${message}`));
  let temporary: string | undefined;
  const session: Session = {
    host,
    version,
    configuration,
    settings,
    signal,
    progress,
    warn,
    color: wantsColor(host.stdout, { host, invocation }),
    temporaryDirectory: () => (temporary ??= makeTemporary(settings.temporaryDirectory ?? tmpdir(), host)),
    cache: () => openSessionCache(session),
  };
  configuration.warnings.forEach(warn);
  try {
    await work(session);
  } finally {
    progress.stop();
  }
}

async function openSessionCache({ settings, host, warn }: Session): Promise<LayerCache> {
  const { openCache } = await import('../layer/cache.ts');
  return openCache({
    directory: settings.cache.directory ?? cacheDirectory(host.env),
    maxBytes: Math.floor(settings.cache.maxGigabytes * 1024 ** 3),
    blobs: settings.cache.blobs,
    now: Date.now,
    warn,
  });
}

/** How often `-v` was given. */
function verbosity({ options }: Invocation): number {
  return typeof options['verbose'] === 'number' ? options['verbose'] : 0;
}

/** `--no-color`, then https://no-color.org, then https://force-color.org, then whether a terminal shows it. */
function wantsColor(
  stream: NodeJS.WriteStream,
  { host, invocation }: { readonly host: NodeJS.Process; readonly invocation: Invocation },
): boolean {
  const { NO_COLOR: no = '', FORCE_COLOR: force, TERM: terminal } = host.env;
  if (invocation.options['color'] === false || no !== '') return false;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return stream.isTTY && terminal !== 'dumb';
}

function onceEach(say: (message: string) => void): (message: string) => void {
  const said = new Set<string>();
  return (message) => {
    if (!said.has(message)) say(message);
    said.add(message);
  };
}
