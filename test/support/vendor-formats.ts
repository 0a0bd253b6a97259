import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { sharedData } from './shared-data.ts';

/** Path of the archive of raw vendor files with what vunnel makes of them, below the test data. */
export const vendorFormats = ['feeds', 'vendor-formats', 'vunnel-fixtures.tar.gz'] as const;

const providers = 'tests/unit/providers/';

let files: Promise<ReadonlyMap<string, string>> | undefined;

/** Every file of one provider: `input/debian.json`, `snapshots/debian:12/cve-2022-0456.json` … */
export async function vendorFiles(provider: string): Promise<ReadonlyMap<string, string>> {
  files ??= readAll();
  const start = `${provider}/test-fixtures/`;
  const own = [...(await files)].filter(([path]) => path.startsWith(start));
  return new Map(own.map(([path, text]) => [path.slice(start.length), text]));
}

/** What vunnel makes of a provider's files below `folder`, by file name. */
export async function vendorSnapshots(provider: string, folder = ''): Promise<Map<string, unknown>> {
  const start = `snapshots/${folder}`;
  const found = [...(await vendorFiles(provider))].filter(([path]) => path.startsWith(start));
  return new Map(found.map(([path, text]) => [path.slice(start.length), JSON.parse(text)]));
}

async function readAll(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const archive = extract();
  createReadStream(sharedData(...vendorFormats))
    .pipe(createGunzip())
    .pipe(archive);
  for await (const entry of archive) {
    const path = entry.header.name.replace(/^\.\//, '');
    if (entry.header.type === 'file' && path.startsWith(providers)) {
      found.set(path.slice(providers.length), (await buffer(entry)).toString());
    } else entry.resume();
  }
  return found;
}
