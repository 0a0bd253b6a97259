import { isJsonObject, type JsonObject } from '../../core/json.ts';
import type { SbomComponent, SbomSource } from './component.ts';
import { toDistro } from './distro.ts';
import type { SbomDocument, SbomImage } from './document.ts';
import { objectsOf, textOf, textsOf, wholeNumberOf } from './members.ts';
import { PackageList } from './package-list.ts';

/**
 * SPDX 2.2 and 2.3 in JSON: packages, and the relationships and free texts by which Syft, Trivy and kedge tell owners,
 * sources and layers. https://spdx.github.io/spdx-spec/v2.3/
 */
export function readSpdx(document: JsonObject, name: string): SbomDocument {
  const list = new PackageList(name, 'spdx-json');
  const found = document['packages'];
  const packages = objectsOf(found);
  if (found !== undefined && !Array.isArray(found))
    list.problem('malformed-component', 'its packages are no list');
  else if (Array.isArray(found) && found.length > packages.length) {
    list.problem('malformed-component', `packages that are no objects: ${found.length - packages.length}`);
  }
  const described = describedBy(document);
  const systems = packages.filter((pkg) => roleOf(pkg) === 'system');
  const image = packages.filter((pkg) => roleOf(pkg) === 'image').map(imageOf)[0];
  packages.forEach((pkg, index) => {
    const component = toComponent(pkg, `package ${index + 1}`, image?.layers ?? []);
    const isPart = roleOf(pkg) === 'package' && !described.has(component.ref ?? '');
    if (isPart || component.purl !== undefined) list.add(component);
  });
  addOwners(document, list);
  const comment = textOf(document['comment']);
  if (comment?.startsWith('Incomplete: ')) list.problem('incomplete-sbom', comment);
  const distro = list.distro(
    systems.flatMap((pkg) => {
      const id = textOf(pkg['name']);
      const [versionId, prettyName] = [textOf(pkg['versionInfo']), textOf(pkg['summary'])];
      return id === undefined ? [] : [toDistro({ id, versionId, prettyName })];
    }),
  );
  return {
    format: 'spdx-json',
    version: textOf(document['spdxVersion']) ?? '',
    packages: list.packages(),
    ...(distro !== undefined && { distro }),
    ...(image !== undefined && { image }),
    problems: list.problems(),
  };
}

/** What the document is about: a directory or a project is listed like its packages. */
function describedBy(document: JsonObject): Set<string> {
  const related = objectsOf(document['relationships'])
    .filter(
      (one) =>
        one['spdxElementId'] === 'SPDXRef-DOCUMENT' && String(one['relationshipType']).startsWith('DESCRIBE'),
    )
    .map((one) => textOf(one['relatedSpdxElement']))
    .filter((ref) => ref !== undefined);
  return new Set([...textsOf(document['documentDescribes']), ...related]);
}

/** Documents older than SPDX 2.3 tell it by their ids alone, as Trivy and Syft make them. */
function roleOf(pkg: JsonObject): 'image' | 'system' | 'other' | 'package' {
  const purpose = textOf(pkg['primaryPackagePurpose'])?.replace('_', '-');
  const id = textOf(pkg['SPDXID']) ?? '';
  if (purpose === 'CONTAINER' || id.startsWith('SPDXRef-ContainerImage-')) return 'image';
  if (purpose === 'OPERATING-SYSTEM' || id.startsWith('SPDXRef-OperatingSystem')) return 'system';
  return /^SPDXRef-(?:Application|Filesystem|DocumentRoot)-/.test(id) ? 'other' : 'package';
}

function toComponent(pkg: JsonObject, place: string, layers: readonly string[]): SbomComponent {
  const name = textOf(pkg['name']);
  const references = objectsOf(pkg['externalRefs']);
  const locator = (type: RegExp) =>
    references
      .filter((reference) => type.test(String(reference['referenceType'])))
      .flatMap((reference) => textsOf(reference['referenceLocator']));
  const told = sourceInfo(textOf(pkg['sourceInfo']) ?? '');
  const layer = told.layer ?? layers.indexOf(remarks(pkg, 'LayerDiffID')[0] ?? '');
  return {
    place,
    ref: textOf(pkg['SPDXID']),
    names: name === undefined ? [] : [name],
    version: textOf(pkg['versionInfo']),
    purl: locator(/(?:^|\/)purl$/)[0],
    source: told.source,
    cpes: locator(/cpe2[23](?:Type)?$/i),
    licenses: [pkg['licenseDeclared']]
      .flatMap(textsOf)
      .filter((text) => text !== 'NOASSERTION' && text !== 'NONE'),
    locations: told.paths.map((path) => ({ path, layer: layer < 0 ? undefined : layer })),
    layer: layer < 0 ? undefined : layer,
    cataloger: told.cataloger,
  };
}

interface SourceInfo {
  readonly source?: SbomSource;
  readonly paths: readonly string[];
  readonly layer?: number | undefined;
  readonly cataloger?: string | undefined;
}

/** The sentences of kedge, Trivy and Syft. */
function sourceInfo(text: string): SourceInfo {
  const [, cataloger, places, layer, name, version] =
    /^found by (\S{1,100}) in (.*), brought by layer (\d{1,9})(?:; built from (\S+)(?: (\S+))?)?$/s.exec(
      text,
    ) ?? [];
  if (places !== undefined) {
    const source = name === undefined ? {} : { source: { name, version } };
    return { cataloger, paths: places.split(/, (?=\/)/), layer: wholeNumberOf(layer), ...source };
  }
  const [, built, builtVersion] = /^built package from: (\S+) (\S+)$/.exec(text) ?? [];
  if (built !== undefined) return { source: { name: built, version: builtVersion }, paths: [] };
  const [, syft] = /^acquired package info from [^:]{1,200}: (\/.*)$/s.exec(text) ?? [];
  return { paths: syft?.split(/, (?=\/)/) ?? [] };
}

/** Values of `KEY: VALUE` in the texts where Trivy keeps what SPDX has no member for. */
function remarks(pkg: JsonObject, key: string): string[] {
  const comments = objectsOf(pkg['annotations']).flatMap(({ comment }) => textsOf(comment));
  return [...textsOf(pkg['attributionTexts']), ...comments]
    .filter((text) => text.startsWith(`${key}: `))
    .map((text) => text.slice(key.length + 2));
}

function imageOf(pkg: JsonObject): SbomImage {
  const name = textOf(pkg['name']);
  const [id] = remarks(pkg, 'ImageID');
  const [checksum] = objectsOf(pkg['checksums']).filter(({ algorithm }) => algorithm === 'SHA256');
  const digest = textOf(checksum?.['checksumValue']);
  const ofVersion = textOf(pkg['versionInfo']);
  const manifestDigest = ofVersion?.startsWith('sha256:') ? ofVersion : digest && `sha256:${digest}`;
  return {
    ...(name !== undefined && { name }),
    ...(id !== undefined && { id }),
    ...(manifestDigest && { manifestDigest }),
    tags: remarks(pkg, 'RepoTag'),
    layers: remarks(pkg, 'DiffID'),
  };
}

/** Syft writes from the owner to the owned, kedge the other way round. */
function addOwners(document: JsonObject, list: PackageList): void {
  for (const relationship of objectsOf(document['relationships'])) {
    if (!isJsonObject(relationship) || relationship['relationshipType'] !== 'OTHER') continue;
    const [from, to, comment] = [
      textOf(relationship['spdxElementId']),
      textOf(relationship['relatedSpdxElement']),
      textOf(relationship['comment']),
    ];
    if (from === undefined || to === undefined) continue;
    if (comment?.startsWith('ownership-by-file-overlap')) list.owns(from, to);
    else if (comment?.startsWith('owned by:')) list.owns(to, from);
  }
}
