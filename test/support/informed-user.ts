import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type OsvRecord, osvFiles } from './feed-sync.ts';
import { newUser, type User } from './kedge.ts';

const others = ['alpine-secdb', 'chainguard-secdb', 'debian-tracker', 'epss', 'kev', 'ubuntu', 'wolfi-secdb'];
const modified = '2026-01-01T00:00:00Z';

/** Advisories of OSV, by ecosystem. */
export type OsvAdvisories = Readonly<Record<string, readonly Omit<OsvRecord, 'modified'>[]>>;

/** A user whose store has these advisories, and who has these files. */
export async function userWithAdvisories(
  advisories: OsvAdvisories,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<User> {
  const user = await newUser();
  await syncAdvisories(user, advisories);
  for (const [name, content] of Object.entries(files)) await writeFile(join(user.home, name), content);
  return user;
}

/** Fetches these advisories, into the store of the user or that of another folder. */
export async function syncAdvisories(
  user: User,
  advisories: OsvAdvisories,
  directory?: string,
): Promise<void> {
  const ecosystems = Object.keys(advisories);
  const feeds = Object.entries(advisories).map(([ecosystem, records]) =>
    osvFiles(
      ecosystem,
      records.map((record) => ({ ...record, modified })),
    ),
  );
  const served = Object.assign({ 'ecosystems.txt': `${ecosystems.join('\n')}\n` }, ...feeds);
  for (const [name, content] of Object.entries<string | Uint8Array>(served)) {
    await mkdir(dirname(join(user.home, 'osv', name)), { recursive: true });
    await writeFile(join(user.home, 'osv', name), content);
  }
  const sources = { osv: join(user.home, 'osv'), ...Object.fromEntries(others.map((id) => [id, 'none'])) };
  const env = {
    KEDGE_FEEDS_SOURCES: JSON.stringify(sources),
    ...(directory !== undefined && { KEDGE_FEEDS_DIRECTORY: directory }),
  };
  const sync = ['feeds', 'sync', '--offline', '--ecosystems', ecosystems.join(',')];
  const { status, stderr } = await user.kedge(sync, { env });
  assert.equal(status, 0, stderr);
}
