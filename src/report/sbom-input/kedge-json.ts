import { compact } from '../../core/compact.ts';
import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts';
import type { Distro } from '../../model/distro.ts';
import type { Location, Package } from '../../model/package.ts';
import type { Problem } from '../../model/problem.ts';
import { toDistro } from './distro.ts';
import type { SbomDocument, SbomImage } from './document.ts';
import { inImage, objectOf, objectsOf, textOf, textsOf, wholeNumberOf } from './members.ts';
import { PackageList } from './package-list.ts';

/**
 * kedge's own analysis: packages, distribution, image, and what could not be read of it, as they were.
 * `schemas/analysis.schema.json`
 */
export function readAnalysis(document: JsonObject, name: string): SbomDocument {
  const list = new PackageList(name, 'kedge-json');
  const found = document['packages'];
  for (const [index, item] of (Array.isArray(found) ? found : []).entries()) {
    const pkg = toPackage(objectOf(item));
    if (pkg === undefined)
      list.problem('malformed-component', `package ${index + 1} lacks what every package has`);
    else list.keep(pkg);
  }
  const distro = distroOf(objectOf(document['distro']));
  return {
    format: 'kedge-json',
    version: textOf(document['schemaVersion']) ?? '',
    packages: list.packages(),
    ...(distro !== undefined && { distro }),
    image: imageOf(objectOf(document['image'])),
    problems: [...objectsOf(document['problems']).map(toProblem), ...list.problems()],
  };
}

function toPackage(found: JsonObject): Package | undefined {
  const member = (name: string) => textOf(found[name]);
  const [id, type, name, purl] = [member('id'), member('type'), member('name'), member('purl')];
  const [architecture, ownedBy] = [member('architecture'), member('ownedBy')];
  const source = objectOf(found['source']);
  const sourceName = textOf(source['name']);
  if (id === undefined || type === undefined || name === undefined || purl === undefined) return undefined;
  return {
    id,
    type,
    name,
    version: member('version') ?? 'unknown',
    purl,
    ...(architecture !== undefined && { architecture }),
    ...(sourceName !== undefined && {
      source: { name: sourceName, ...compact({ version: textOf(source['version']) }) },
    }),
    licenses: textsOf(found['licenses']),
    cataloger: member('cataloger') ?? '',
    locations: objectsOf(found['locations']).flatMap(toLocation),
    layer: wholeNumberOf(found['layer']) ?? 0,
    ...(ownedBy !== undefined && { ownedBy }),
    files: textsOf(found['files'] ?? []).map(inImage),
    metadata: isJsonMap(found['metadata']) ? found['metadata'] : {},
  };
}

/** What was parsed as JSON holds nothing else. */
function isJsonMap(value: unknown): value is { readonly [key: string]: Json } {
  return isJsonObject(value);
}

function toLocation({ path, layer }: JsonObject): Location[] {
  return textsOf(path).map((text) => ({ path: inImage(text), layer: wholeNumberOf(layer) ?? 0 }));
}

function toProblem(problem: JsonObject): Problem {
  const [path, layer] = [textOf(problem['path']), wholeNumberOf(problem['layer'])];
  return {
    by: textOf(problem['by']) ?? '',
    code: textOf(problem['code']) ?? '',
    message: textOf(problem['message']) ?? '',
    ...(path !== undefined && { path: inImage(path) }),
    ...(layer !== undefined && { layer }),
  };
}

function distroOf(distro: JsonObject): Distro | undefined {
  const member = (name: string) => textOf(distro[name]);
  const id = member('id');
  if (id === undefined) return undefined;
  return {
    ...toDistro({ id, idLike: textsOf(distro['idLike'] ?? []) }),
    ...compact({
      name: member('name'),
      prettyName: member('prettyName'),
      version: member('version'),
      versionId: member('versionId'),
      versionCodename: member('versionCodename'),
      variantId: member('variantId'),
      buildId: member('buildId'),
      cpeName: member('cpeName'),
      homeUrl: member('homeUrl'),
      supportEnd: member('supportEnd'),
    }),
    path: inImage(member('path') ?? ''),
  };
}

function imageOf(image: JsonObject): SbomImage {
  const tags = textsOf(image['tags'] ?? []);
  return {
    ...compact({
      name: tags[0] ?? textOf(image['location']),
      id: textOf(image['id']),
      manifestDigest: textOf(image['manifestDigest']),
      indexDigest: textOf(image['indexDigest']),
    }),
    tags,
    layers: objectsOf(image['layers']).map(({ diffId }) => textOf(diffId) ?? ''),
  };
}
