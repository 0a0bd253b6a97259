import { compact } from '../../core/compact.ts';
import { malformed } from './malformed.ts';
import { lines } from './paragraphs.ts';
import type { RpmPackage } from './rpm-package.ts';

/**
 * Packages of the list that Mariner and Azure Linux put into images without an rpm database: name, version-release,
 * install time, build time, vendor, epoch, size, architecture, epoch as a number, source rpm; tabs between them.
 * https://github.com/microsoft/azurelinux/blob/2.0/toolkit/docs/how_it_works/5_misc.md
 */
export function* manifestPackages(text: string): Generator<RpmPackage> {
  let malformedLines = 0;
  for (const line of lines(text)) {
    if (line.trim() === '') continue;
    const pkg = toPackage(line.split('\t', 11).map((field) => (field === '(none)' ? '' : field)));
    if (pkg === undefined) malformedLines++;
    else if (pkg.name !== 'gpg-pubkey') yield pkg;
  }
  if (malformedLines > 0)
    throw malformed('rpm manifest', `lines that are not its ten fields: ${malformedLines}`);
}

function toPackage(fields: readonly string[]): RpmPackage | undefined {
  const [name, versionRelease, installTime, , vendor, , size, architecture, epoch, sourceRpm] = fields;
  const hyphen = versionRelease?.lastIndexOf('-') ?? -1;
  if (fields.length !== 10 || !name || versionRelease === undefined || hyphen < 1) return undefined;
  const number = (field: string | undefined) =>
    /^[0-9]{1,15}$/.test(field ?? '') ? Number(field) : undefined;
  return {
    name,
    version: versionRelease.slice(0, hyphen),
    release: versionRelease.slice(hyphen + 1),
    ...compact({
      epoch: number(epoch) || undefined,
      architecture: architecture || undefined,
      sourceRpm: sourceRpm || undefined,
    }),
    files: [],
    metadata: compact({
      vendor: vendor || undefined,
      installedSize: number(size),
      installTime: number(installTime),
    }),
  };
}
