import { open } from 'node:fs/promises';
import { exportBundle } from '../advisory/bundle-export.ts';
import { importBundle } from '../advisory/bundle-import.ts';
import { type ReadBundle, readBundle } from '../advisory/bundle-read.ts';
import { newPrivateKey, publicKeyOf, readPrivateKey } from '../advisory/signing.ts';
import { verifyStore } from '../advisory/store/store-records.ts';
import { isDigest } from '../core/digest.ts';
import { KedgeError, reason, systemCode } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { counted } from '../core/units.ts';
import type { Invocation } from './command.ts';
import { storeFile } from './feeds-in-use.ts';
import { text, usage } from './flags.ts';
import { checkFolder, checkRegular, writeStream } from './output.ts';
import { readText } from './read-text.ts';
import type { Session } from './session.ts';

const maxKeyBytes = 64 * 1024;

/** `kedge feeds export` */
export async function exportFeeds(session: Session, { args, options }: Invocation): Promise<void> {
  const [file = ''] = args;
  const keyFile = text(options, 'key') ?? '';
  const deltaFrom = text(options, 'deltaFrom');
  if (deltaFrom !== undefined && !isDigest(deltaFrom))
    throw usage(`${deltaFrom} is no digest`, 'Write it as sha256:….');
  await checkFolder(file);
  const { manifest, digest } = await exportBundle({
    path: storeFile(session),
    file,
    key: readPrivateKey(await readText(keyFile, maxKeyBytes), keyFile),
    deltaFrom,
    now: new Date().toISOString(),
    signal: session.signal,
    onFeed: (id) => session.progress.doing(`Packing ${id}`),
  });
  await print(session, `Advisories ${manifest.digest}\nBundle ${digest}\n`);
}

/** `kedge feeds import` */
export async function importFeeds(session: Session, { args: [file = ''] }: Invocation): Promise<void> {
  const { progress, signal } = session;
  progress.doing(`Verifying ${file}`);
  const { manifest } = await importBundle({
    path: storeFile(session),
    file,
    trusted: trustedKeys(session),
    signal,
    onWait: () => progress.say('Waiting for another process that writes the advisories'),
    onProgress: ({ feed, records }) => progress.doing(`Reading ${feed}: ${counted(records, 'record')}`),
  });
  await print(
    session,
    `Advisories ${manifest.digest}\n${counted(manifest.feeds.length, 'feed')} taken over\n`,
  );
}

/** `kedge feeds verify` */
export async function verifyFeeds(session: Session, { args: [file] }: Invocation): Promise<void> {
  const { progress, signal } = session;
  if (file === undefined) {
    progress.doing('Verifying the advisories');
    const digest = verifyStore(storeFile(session));
    await print(session, `Advisories ${digest}\nEvery record is as it was written\n`);
    return;
  }
  progress.doing(`Verifying ${file}`);
  const onManifest = (): void => undefined;
  const trusted = trustedKeys(session);
  await print(
    session,
    bundleText(await readBundle({ file, trusted, directory: undefined, signal, onManifest })),
  );
}

function bundleText({ manifest, key, digest }: ReadBundle): string {
  const lines = [
    ['Advisories', manifest.digest],
    ...(manifest.base === undefined ? [] : [['Changes to', manifest.base]]),
    ['Bundle', digest],
    ['Exported', manifest.created],
    ['Signed by', key],
    ['Feeds', manifest.feeds.map(({ state }) => state.id).join(', ')],
  ];
  return lines
    .map(([label = '', value = '']) => printable(`${label.padEnd(12)}${value}`))
    .join('\n')
    .concat('\n');
}

/** `kedge feeds key` */
export async function showKey(session: Session, { args: [file = ''] }: Invocation): Promise<void> {
  await checkRegular(file);
  await makeKey(file);
  const key = publicKeyOf(readPrivateKey(await readText(file, maxKeyBytes), file));
  await print(session, `${key}\n`);
}

/** Leaves a file that is there as it is. */
async function makeKey(file: string): Promise<void> {
  try {
    await using handle = await open(file, 'wx', 0o600);
    await handle.writeFile(newPrivateKey());
    await handle.sync();
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return;
    throw new KedgeError('WRITE_FAILED', `Cannot write the key ${file}: ${reason(error)}`, { cause: error });
  }
}

export function trustedKeys({ settings }: Pick<Session, 'settings'>): readonly string[] {
  const { trustedKeys } = settings.feeds;
  if (trustedKeys.length > 0) return trustedKeys;
  throw new KedgeError('CONFIG_INVALID', 'No key is trusted to sign bundles of advisories', {
    remedy: 'Add the public key of whoever exports them: `kedge config set feeds.trustedKeys ed25519:…`.',
  });
}

async function print({ host, progress }: Session, content: string): Promise<void> {
  progress.stop();
  await writeStream(host.stdout, [content]);
}
