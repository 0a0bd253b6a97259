import type { JsonObject } from '../../core/json.ts';
import type { Distro } from '../../model/distro.ts';
import type { SbomComponent, SbomSource } from './component.ts';
import { toDistro } from './distro.ts';
import type { SbomDocument, SbomImage } from './document.ts';
import { objectOf, objectsOf, textOf, textsOf, wholeNumberOf } from './members.ts';
import { PackageList } from './package-list.ts';
import { typeOfSyft } from './package-name.ts';

/**
 * What Syft writes in its own format, of any schema so far: artifacts, the overlaps by which one owns another, distro
 * and image. Files are left out. https://github.com/anchore/syft/tree/main/schema/json
 */
export function readSyft(document: JsonObject, name: string): SbomDocument {
  const list = new PackageList(name, 'syft-json');
  const image = imageOf(document);
  const found = document['artifacts'];
  const artifacts = objectsOf(found);
  if (Array.isArray(found) && found.length > artifacts.length) {
    list.problem('malformed-component', `artifacts that are no objects: ${found.length - artifacts.length}`);
  }
  artifacts.forEach((artifact, index) => {
    list.add(toComponent(artifact, `artifact ${index + 1}`, image?.layers ?? []));
  });
  for (const { parent, child, type } of objectsOf(document['artifactRelationships'])) {
    if (type === 'ownership-by-file-overlap') list.owns(textOf(parent) ?? '', textOf(child) ?? '');
  }
  const named = distroOf(objectOf(document['distro']));
  const distro = list.distro(named === undefined ? [] : [named]);
  const version = textOf(objectOf(document['schema'])['version']);
  return {
    format: 'syft-json',
    ...(version !== undefined && { version }),
    packages: list.packages(),
    ...(distro !== undefined && { distro }),
    ...(image !== undefined && { image }),
    problems: list.problems(),
  };
}

function toComponent(artifact: JsonObject, place: string, layers: readonly string[]): SbomComponent {
  const metadata = objectOf(artifact['metadata']);
  const type = typeOfSyft(textOf(artifact['type']));
  return {
    place,
    ref: textOf(artifact['id']),
    names: namesOf(artifact, metadata, type),
    version: textOf(artifact['version']),
    purl: textOf(artifact['purl']),
    type,
    architecture: textOf(metadata['architecture']) ?? textOf(metadata['arch']),
    source: sourceOf(metadata, type),
    epoch: type === 'rpm' ? wholeNumberOf(metadata['epoch']) : undefined,
    modularityLabel: textOf(metadata['modularityLabel']),
    sourceRpm: textOf(metadata['sourceRpm']),
    main: type === 'golang' && artifact['name'] !== undefined && metadata['mainModule'] === artifact['name'],
    cpes: listOf(artifact['cpes']).flatMap((cpe) =>
      textsOf(typeof cpe === 'string' ? cpe : objectOf(cpe)['cpe']),
    ),
    licenses: listOf(artifact['licenses']).flatMap(licenseOf),
    locations: objectsOf(artifact['locations']).flatMap(({ path, layerID }) => {
      const index = layers.indexOf(textOf(layerID) ?? '');
      return textsOf(path).map((text) => ({ path: text, layer: index < 0 ? undefined : index }));
    }),
  };
}

/** Java archives have their group in the metadata, and so in no name. */
function namesOf(artifact: JsonObject, metadata: JsonObject, type: string | undefined): string[] {
  const name = textOf(artifact['name']);
  const group = textOf(objectOf(metadata['pomProperties'])['groupId']);
  if (name === undefined) return [];
  return type === 'maven' && group !== undefined ? [`${group}:${name}`, name] : [name];
}

function sourceOf(metadata: JsonObject, type: string | undefined): SbomSource | undefined {
  const name =
    type === 'deb'
      ? textOf(metadata['source'])
      : type === 'apk'
        ? textOf(metadata['originPackage'])
        : undefined;
  return name === undefined ? undefined : { name, version: textOf(metadata['sourceVersion']) };
}

function licenseOf(license: unknown): string[] {
  if (typeof license === 'string') return textsOf(license);
  const { spdxExpression, value } = objectOf(license);
  return textsOf(textOf(spdxExpression) ?? value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function distroOf(distro: JsonObject): Distro | undefined {
  const member = (name: string) => textOf(distro[name]);
  const id = member('id') ?? member('name');
  if (id === undefined) return undefined;
  return toDistro({
    id,
    idLike: textsOf(distro['idLike']).flatMap((text) => text.split(/\s+/)),
    ...(member('id') !== undefined && { name: member('name') }),
    prettyName: member('prettyName'),
    version: member('version'),
    versionId: member('versionID') ?? (member('id') === undefined ? member('version') : undefined),
    versionCodename: member('versionCodename'),
    variantId: member('variantID'),
    buildId: member('buildID'),
    cpeName: member('cpeName'),
    supportEnd: member('supportEnd'),
  });
}

/** What the document is about stands under `target` in older documents. */
function imageOf(document: JsonObject): SbomImage | undefined {
  const source = objectOf(document['source']);
  if (source['type'] !== 'image') return undefined;
  const target = objectOf(source['metadata'] ?? source['target']);
  const name = textOf(target['userInput']);
  const id = textOf(target['imageID']);
  const manifestDigest = textOf(target['manifestDigest']);
  return {
    ...(name !== undefined && { name }),
    ...(id !== undefined && { id }),
    ...(manifestDigest !== undefined && { manifestDigest }),
    tags: textsOf(target['tags']),
    layers: objectsOf(target['layers']).map(({ digest }) => textOf(digest) ?? ''),
  };
}
