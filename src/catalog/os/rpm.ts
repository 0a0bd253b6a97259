import { reason } from '../../core/errors.ts';
import type { LayerFile } from '../../layer/reader.ts';
import type { PackageDraft } from '../../model/package.ts';
import type { Problem } from '../../model/problem.ts';
import type { Cataloger, Found } from '../cataloger.ts';
import { malformed } from './malformed.ts';
import { bdbValues } from './rpm-bdb.ts';
import { manifestPackages } from './rpm-manifest.ts';
import { ndbBlobs } from './rpm-ndb.ts';
import { type RpmPackage, readRpmPackage, toRpmDraft } from './rpm-package.ts';
import { joinNodes, type SqliteNode, sqliteNodes, walNodes } from './rpm-sqlite.ts';

type Finding =
  | { readonly kind: 'package'; readonly package: RpmPackage }
  | { readonly kind: 'node'; readonly node: SqliteNode };

const id = 'redhat/rpm';
const manifest = 'var/lib/rpmmanifest/container-manifest-2';

/** Packages of an rpm database in any of its three forms, or of the list that stands in for one. */
export const rpm: Cataloger<Finding> = {
  id,
  version: 2,
  wants: {
    globs: [
      '{var/lib,usr/share,usr/lib/sysimage}/rpm/{Packages,Packages.db,rpmdb.sqlite,rpmdb.sqlite-wal}',
      manifest,
    ],
    maxBytes: 1024 * 1024 * 1024,
  },
  *read(file) {
    if (file.path.endsWith('.sqlite')) yield* asNodes(sqliteNodes(file));
    else if (file.path.endsWith('.sqlite-wal')) yield* asNodes(walNodes(file));
    else if (file.path.endsWith('.db')) yield* fromBlobs(ndbBlobs(file));
    else if (file.path.endsWith('/Packages')) yield* fromBlobs(bdbHeaders(file));
    else yield* asPackages(manifestPackages(file.text()));
  },
  *packages(found, image) {
    const databases = new Map<string, string>();
    for (const { path, evidence, layer, packages, faults } of databasesOf(found)) {
      if (path === manifest && databases.size > 0) continue;
      for (const pkg of packages) {
        const draft = toRpmDraft(pkg, evidence, image);
        if (isCopy(draft, path, databases)) continue;
        yield draft;
      }
      if (faults.length > 0) yield problem(faults, path, layer);
    }
  },
};

function* asNodes(nodes: Iterable<SqliteNode>): Generator<Finding> {
  for (const node of nodes) yield { kind: 'node', node };
}

function* asPackages(packages: Iterable<RpmPackage>): Generator<Finding> {
  for (const pkg of packages) yield { kind: 'package', package: pkg };
}

/** A header that is damaged does not keep the others from being read. */
function* fromBlobs(blobs: Iterable<Uint8Array>): Generator<Finding> {
  const faults: string[] = [];
  for (const blob of blobs) {
    try {
      const pkg = readRpmPackage(blob);
      if (pkg) yield { kind: 'package', package: pkg };
    } catch (thrown) {
      faults.push(reason(thrown));
    }
  }
  if (faults.length > 0) throw malformed('rpm database', describe(faults));
}

/** Beside the headers, the hash holds under key 0 the number that was given out last: 4 bytes. */
function* bdbHeaders(file: LayerFile): Generator<Uint8Array> {
  for (const value of bdbValues(file)) if (value.length > 4) yield value;
}

interface RpmDatabase {
  readonly path: string;
  readonly layer: number;
  readonly evidence: readonly string[];
  readonly packages: readonly RpmPackage[];
  readonly faults: readonly string[];
}

/** In the order of their paths, the manifest last of all. */
function* databasesOf(found: readonly Found<Finding>[]): Generator<RpmDatabase> {
  const byPath = Map.groupBy(found, ({ path }) => path);
  const paths = [...byPath.keys()].filter((path) => path !== manifest && !path.endsWith('-wal'));
  for (const path of byPath.has(manifest) ? [...paths, manifest] : paths) {
    const findings = byPath.get(path) ?? [];
    const log = byPath.get(`${path}-wal`) ?? [];
    const packages = findings.flatMap(({ data }) => (data.kind === 'package' ? [data.package] : []));
    const joined = joinNodes(nodesOf(findings), nodesOf(log));
    yield {
      path,
      layer: findings[0]?.layer ?? 0,
      evidence: log.length > 0 ? [path, `${path}-wal`] : [path],
      packages: [...packages, ...joined.packages],
      faults: joined.faults,
    };
  }
}

function nodesOf(findings: readonly Found<Finding>[]): SqliteNode[] {
  return findings.flatMap(({ data }) => (data.kind === 'node' ? [data.node] : []));
}

/** An image may carry the same database in two places (rpm-ostree) or in two forms (after a migration). */
function isCopy(draft: PackageDraft, path: string, databases: Map<string, string>): boolean {
  const key = `${draft.name}\n${draft.version}\n${draft.architecture}`;
  const first = databases.get(key) ?? path;
  databases.set(key, first);
  return first !== path;
}

function problem(faults: readonly string[], path: string, layer: number): Problem {
  return { by: id, code: 'malformed-file', message: `rpm database: ${describe(faults)}`, path, layer };
}

function describe(faults: readonly string[]): string {
  const more = faults.length - 1;
  return `${faults[0]}${more > 0 ? `, and ${more} more faults` : ''}`;
}
