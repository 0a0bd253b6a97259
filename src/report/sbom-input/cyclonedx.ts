import { isJsonObject, type JsonObject } from '../../core/json.ts';
import type { Distro } from '../../model/distro.ts';
import type { SbomComponent, SbomLocation, SbomSource } from './component.ts';
import { type ToldDistro, toDistro } from './distro.ts';
import type { SbomDocument, SbomImage } from './document.ts';
import { objectOf, objectsOf, textOf, textsOf, wholeNumberOf } from './members.ts';
import { PackageList } from './package-list.ts';
import { typeOfSyft } from './package-name.ts';
import { Properties } from './properties.ts';

/** What is no package unless it has a package URL or a CPE. */
const otherKinds: ReadonlySet<string> = new Set([
  'application',
  'container',
  'cryptographic-asset',
  'data',
  'device',
  'device-driver',
  'file',
  'firmware',
  'machine-learning-model',
  'platform',
]);

type Format = 'cyclonedx-json' | 'cyclonedx-xml';

/**
 * CycloneDX 1.0 to 1.7, components within components included, with the properties that Syft, Trivy, cdxgen and kedge
 * add. Services and vulnerabilities are left out. https://cyclonedx.org/docs/1.6/json/
 */
export function readCyclonedx(bom: JsonObject, name: string, format: Format): SbomDocument {
  const list = new PackageList(name, format);
  const metadata = objectOf(bom['metadata']);
  const image = imageOf(objectOf(metadata['component']));
  const distros: Distro[] = [];
  let count = 0;
  for (const component of components(bom, list)) {
    count++;
    const properties = new Properties(component);
    const kind = textOf(component['type']) ?? 'library';
    if (kind === 'operating-system') {
      const distro = distroOf(component, properties);
      if (distro !== undefined) distros.push(distro);
    } else if (!otherKinds.has(kind) || component['purl'] || component['cpe']) {
      list.add(
        toComponent(component, properties, { place: `component ${count}`, layers: image?.layers ?? [] }),
      );
    }
  }
  for (const problem of new Properties(metadata).all('kedge:problem'))
    list.problem('incomplete-sbom', problem);
  const distro = list.distro(distros);
  const version = textOf(bom['specVersion']);
  return {
    format,
    ...(version !== undefined && { version }),
    packages: list.packages(),
    ...(distro !== undefined && { distro }),
    ...(image !== undefined && { image }),
    problems: list.problems(),
  };
}

/** Depth first. The depth is bounded by that of the document. */
function* components(owner: JsonObject, list: PackageList): Generator<JsonObject> {
  const found = owner['components'];
  if (found === undefined || found === null) return;
  if (!Array.isArray(found)) list.problem('malformed-component', 'its components are no list');
  let strays = 0;
  for (const component of Array.isArray(found) ? found : []) {
    if (!isJsonObject(component)) {
      strays++;
      continue;
    }
    yield component;
    yield* components(component, list);
  }
  if (strays > 0) list.problem('malformed-component', `components that are no objects: ${strays}`);
}

interface Surroundings {
  readonly place: string;
  readonly layers: readonly string[];
}

function toComponent(
  component: JsonObject,
  properties: Properties,
  { place, layers }: Surroundings,
): SbomComponent {
  const syftType = properties.get('syft:package:type');
  const kedgeType = properties.get('kedge:package:type');
  const type = kedgeType ?? typeOfSyft(syftType);
  const ref = textOf(component['bom-ref']);
  const layer =
    wholeNumberOf(properties.get('kedge:layer:index')) ??
    layerOf(properties.get('aquasecurity:trivy:LayerDiffID'), layers);
  return {
    place,
    ref,
    names: namesOf(component, type),
    version: textOf(component['version']),
    purl: textOf(component['purl']),
    type,
    architecture: properties.get('kedge:package:architecture', 'syft:metadata:architecture'),
    source: sourceOf(properties),
    epoch: wholeNumberOf(properties.get('syft:metadata:epoch')),
    modularityLabel: properties.get('aquasecurity:trivy:Modularitylabel', 'syft:metadata:modularityLabel'),
    sourceRpm: properties.get('syft:metadata:sourceRpm'),
    main: type === 'golang' && properties.get('syft:metadata:mainModule') === textOf(component['name']),
    cpes: [...textsOf(component['cpe']), ...properties.all('syft:cpe23')],
    licenses: licensesOf(component),
    locations: locationsOf(component, properties, layer),
    layer,
    ownedBy: properties.get('kedge:package:ownedBy'),
    id: kedgeType === undefined ? undefined : ref,
    cataloger: properties.get('kedge:package:cataloger'),
  };
}

/** With a group there are two spellings, of which that of the ecosystem comes first. */
function namesOf(component: JsonObject, type: string | undefined): string[] {
  const name = textOf(component['name']);
  const group = textOf(component['group']);
  if (name === undefined) return [];
  if (group === undefined) return [name];
  const names = [`${group}/${name}`, `${group}:${name}`];
  return [...(type === 'maven' ? names.toReversed() : names), name];
}

function sourceOf(properties: Properties): SbomSource | undefined {
  const kedge = properties.get('kedge:package:source');
  if (kedge !== undefined) return { name: kedge, version: properties.get('kedge:package:sourceVersion') };
  const trivy = properties.get('aquasecurity:trivy:SrcName');
  if (trivy !== undefined) return { name: trivy, version: trivyVersion(properties) };
  const syft = properties.get('syft:metadata:source', 'syft:metadata:originPackage');
  return syft === undefined
    ? undefined
    : { name: syft, version: properties.get('syft:metadata:sourceVersion') };
}

function trivyVersion(properties: Properties): string | undefined {
  const part = (name: string) => properties.get(`aquasecurity:trivy:Src${name}`);
  const version = part('Version');
  if (version === undefined) return undefined;
  const [epoch, release] = [part('Epoch'), part('Release')];
  return `${epoch === undefined || epoch === '0' ? '' : `${epoch}:`}${version}${release === undefined ? '' : `-${release}`}`;
}

function locationsOf(
  component: JsonObject,
  properties: Properties,
  layer: number | undefined,
): SbomLocation[] {
  const occurrences = objectsOf(objectOf(component['evidence'])['occurrences']);
  return [
    ...occurrences.flatMap(({ location }) => textsOf(location)),
    ...properties.numbered('syft:location', ':path'),
    ...properties.all('aquasecurity:trivy:FilePath'),
    ...properties.all('SrcFile'),
  ].map((path) => ({ path, layer }));
}

function licensesOf(component: JsonObject): string[] {
  return objectsOf(component['licenses']).flatMap(({ expression, license }) => {
    const { id, name } = objectOf(license);
    const text = textOf(expression) ?? textOf(id) ?? textOf(name);
    return text === undefined ? [] : [text];
  });
}

function layerOf(digest: string | undefined, layers: readonly string[]): number | undefined {
  const index = digest === undefined ? -1 : layers.indexOf(digest);
  return index < 0 ? undefined : index;
}

function distroOf(component: JsonObject, properties: Properties): Distro | undefined {
  const id = properties.get('syft:distro:id') ?? textOf(component['name']);
  if (id === undefined) return undefined;
  const told: ToldDistro = {
    id,
    idLike: [...properties.numbered('syft:distro:idLike', '')],
    prettyName: properties.get('syft:distro:prettyName') ?? textOf(component['description']),
    versionId: properties.get('syft:distro:versionID') ?? textOf(component['version']),
    versionCodename: properties.get('kedge:distro:codename', 'syft:distro:versionCodename'),
    cpeName: textOf(component['cpe']),
  };
  return toDistro(told);
}

/** The subject, when it is an image. Syft has its digest as version, Trivy and kedge in properties. */
function imageOf(component: JsonObject): SbomImage | undefined {
  if (textOf(component['type']) !== 'container') return undefined;
  const properties = new Properties(component);
  const name = textOf(component['name']);
  const version = textOf(component['version']);
  const id = properties.get('kedge:image:id', 'aquasecurity:trivy:ImageID');
  const [, repoDigest] =
    /@(sha256:[0-9a-f]{64})$/.exec(properties.get('aquasecurity:trivy:RepoDigest') ?? '') ?? [];
  const ofVersion = version?.startsWith('sha256:') === true && version !== id ? version : undefined;
  const manifestDigest = properties.get('kedge:image:manifestDigest') ?? repoDigest ?? ofVersion;
  const indexDigest = properties.get('kedge:image:indexDigest');
  return {
    ...(name !== undefined && { name }),
    ...(id !== undefined && { id }),
    ...(manifestDigest !== undefined && { manifestDigest }),
    ...(indexDigest !== undefined && { indexDigest }),
    tags: [...properties.all('kedge:image:tag'), ...properties.all('aquasecurity:trivy:RepoTag')],
    layers: [
      ...properties.numbered('kedge:layer', ':diffId'),
      ...properties.all('aquasecurity:trivy:DiffID'),
    ],
  };
}
