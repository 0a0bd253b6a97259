import { accountFiles, accountsOf } from '../catalog/os/accounts.ts';
import { type LineMatch, lineSearchId } from '../inspect/line-match.ts';
import { inspectors } from '../inspect/list.ts';
import type { SecretMatch } from '../inspect/secret-match.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { Distro } from '../model/distro.ts';
import type { ImageFacts } from '../model/image.ts';
import type { Skip } from '../model/inspection.ts';
import type { Package } from '../model/package.ts';
import type { ConfigSecret } from './config-secrets.ts';
import { distributionFiles } from './distribution-files.ts';
import { dockerfileOf } from './dockerfile.ts';
import type { FoldedImage } from './fold.ts';
import { imageMetadata } from './image-metadata.ts';
import { malwareScan } from './malware.ts';
import { type Verified, verifyPackages } from './package-verify.ts';
import type { AnalyzeOptions, ReadLayer } from './reading.ts';
import { retrieval } from './retrieved.ts';
import { searchMatches } from './searches.ts';
import { type FoundSecrets, joinSecrets } from './secrets.ts';
import { suidFiles } from './suid-files.ts';

/** The facts of an image beside files and packages. */
export type Inspections = Pick<
  ImageAnalysis,
  | 'secrets'
  | 'searches'
  | 'retrieved'
  | 'packageFiles'
  | 'suidFiles'
  | 'dockerfile'
  | 'metadata'
  | 'malware'
  | 'skips'
>;

export interface Inspected {
  readonly image: FoldedImage;
  readonly facts: ImageFacts;
  readonly configSecrets: readonly ConfigSecret[];
  readonly distro: Distro | undefined;
  readonly packages: readonly Package[];
  /** Base first. */
  readonly layers: readonly ReadLayer[];
}

/** Pure: puts together what the inspectors found in the layers, and what follows from files and packages. */
export function inspections(inspected: Inspected, options: AnalyzeOptions): Inspections {
  const { image, packages, facts } = inspected;
  const verified = verifyPackages(image, packages, accountsOf(image.findings(accountFiles)));
  const retrieved = retrieval(inspected.image, options.inspect.retrieve);
  return {
    secrets: joinSecrets(foundSecrets(inspected, verified), facts, options),
    searches: searchMatches(image),
    retrieved: retrieved.files,
    packageFiles: verified.verification,
    suidFiles: suidFiles(image),
    dockerfile: dockerfileOf(facts.history, options.dockerfile),
    metadata: imageMetadata(inspected),
    malware: malwareScan(inspected.image, options.inspect.malware),
    skips: [...skipsOf(inspected, options), ...retrieved.skips, ...verified.skips],
  };
}

function foundSecrets(
  { image, packages, configSecrets }: Inspected,
  { verification }: Verified,
): FoundSecrets {
  const files = image.everyFinding<SecretMatch>({ id: 'secrets' });
  return {
    files,
    shipped: files.length === 0 ? new Set() : distributionFiles(image, packages, verification),
    searched: image.everyFinding<LineMatch>({ id: lineSearchId }),
    config: configSecrets,
  };
}

function skipsOf({ layers }: Inspected, { inspect }: AnalyzeOptions): Skip[] {
  return inspectors(inspect).flatMap(({ id, skips }) =>
    Object.entries(skips).flatMap(([reason, remedy]) => {
      const count = layers.reduce((sum, { analysis }) => sum + (analysis.skips[id]?.[reason] ?? 0), 0);
      return count === 0 ? [] : [{ by: id, reason, count, remedy }];
    }),
  );
}
