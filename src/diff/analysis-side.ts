import { wellFormed } from '../core/name-bytes.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { DiffSide } from '../model/diff.ts';
import type { Package } from '../model/package.ts';
import type { Secret } from '../model/secret.ts';
import type { Vulnerability } from '../model/vulnerability.ts';

/** An analysis, judged or not, as a side of a comparison. */
export function sideOf(
  analysis: ImageAnalysis,
  { name, reader, judge }: Pick<DiffSide, 'name' | 'reader' | 'judge'>,
): DiffSide {
  const { image, distro, packages, vulnerabilities, secrets, files, policy, problems } = analysis;
  return {
    name,
    reader,
    judge,
    image,
    distro,
    listed: 'all',
    packages: packages.map(asReported),
    vulnerabilities: vulnerabilities && {
      ...vulnerabilities,
      vulnerabilities: vulnerabilities.vulnerabilities.map(findingAsReported),
    },
    secrets: secrets?.map(secretAsReported),
    // Made from an SBOM, which lists neither layers nor files.
    files: image.layers.length > 0 ? files : undefined,
    verdict: policy,
    problems,
  };
}

/** Names as a report has them, which keeps those alone to the byte that are paths of files. */
function asReported(pkg: Package): Package {
  const isPlain = [pkg.name, pkg.version, ...pkg.locations.map(({ path }) => path)].every((text) =>
    text.isWellFormed(),
  );
  if (isPlain) return pkg;
  const locations = pkg.locations.map(({ path, layer }) => ({ path: wellFormed(path), layer }));
  return { ...pkg, name: wellFormed(pkg.name), version: wellFormed(pkg.version), locations };
}

function findingAsReported(found: Vulnerability): Vulnerability {
  const { id, ids, suppressed } = found;
  if ([...ids, suppressed?.source ?? '', suppressed?.reason ?? ''].every((text) => text.isWellFormed()))
    return found;
  return {
    ...found,
    id: wellFormed(id),
    ids: ids.map(wellFormed),
    ...(suppressed && {
      suppressed: {
        ...suppressed,
        source: wellFormed(suppressed.source),
        reason: wellFormed(suppressed.reason),
      },
    }),
  };
}

function secretAsReported(secret: Secret): Secret {
  const { place } = secret;
  if ('name' in place) return { ...secret, place: { ...place, name: wellFormed(place.name) } };
  if (place.kind !== 'file' || place.member === undefined) return secret;
  return { ...secret, place: { ...place, member: wellFormed(place.member) } };
}
