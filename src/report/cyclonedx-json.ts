import type { ImageAnalysis } from '../model/analysis.ts';
import type { Distro } from '../model/distro.ts';
import type { ImageFacts } from '../model/image.ts';
import type { Package } from '../model/package.ts';
import { cyclonedxLicenses } from './cyclonedx-license.ts';
import { cyclonedxVulnerabilities } from './cyclonedx-vulnerabilities.ts';
import { derivedUuid } from './derived-uuid.ts';
import type { ReportFormat } from './format.ts';
import { imageName } from './image-name.ts';
import { absolute, inChunks, jsonLines, jsonText } from './json-text.ts';
import { isWebAddress, supplierOf } from './supplier.ts';

const cpe = /^cpe:(?:2\.3:[aho](?::[\w.~*-]{1,100}){10}|\/[aho](?::[\w.~%-]{0,100}){1,6})$/;

/**
 * CycloneDX 1.6: https://cyclonedx.org/docs/1.6/json/
 * The image is the subject, its distribution and packages are components. Files are left out; vulnerabilities are told
 * of where they were looked for.
 */
export const cyclonedxJson: ReportFormat = {
  id: 'cyclonedx-json',
  mediaType: 'application/vnd.cyclonedx+json; version=1.6',
  summary: 'CycloneDX 1.6 SBOM, as JSON',
  write(analysis, { epoch }) {
    const metadata = toMetadata(analysis, epoch);
    const uuid = derivedUuid(document(analysis, { metadata }));
    return inChunks(document(analysis, { serialNumber: `urn:uuid:${uuid}`, version: 1, metadata }));
  },
};

function* document(analysis: ImageAnalysis, more: object): Generator<string> {
  const schema = 'http://cyclonedx.org/schema/bom-1.6.schema.json';
  const header = { $schema: schema, bomFormat: 'CycloneDX', specVersion: '1.6', ...more };
  yield jsonText(header).slice(0, -1);
  yield* body(analysis);
  yield '}\n';
}

function* body(analysis: ImageAnalysis): Generator<string> {
  const { distro, packages, image, problems } = analysis;
  const system = distro === undefined ? [] : [toSystem(distro)];
  const components = packages.values().map((pkg) => toComponent(pkg, analysis));
  const references = [...system.map((component) => component['bom-ref']), ...packages.map(({ id }) => id)];
  yield ',\n"components":';
  yield* jsonLines(joined(system, components));
  yield `,\n"dependencies":${jsonText([{ ref: image.id, dependsOn: references }])}`;
  if (problems.length > 0) {
    yield `,\n"compositions":${jsonText([{ aggregate: 'incomplete', assemblies: [image.id] }])}`;
  }
  if (analysis.vulnerabilities !== undefined) {
    yield ',\n"vulnerabilities":';
    yield* jsonLines(cyclonedxVulnerabilities(analysis));
  }
}

function* joined(...parts: readonly Iterable<object>[]): Generator<object> {
  for (const part of parts) yield* part;
}

function toMetadata({ tool, image, problems, vulnerabilities }: ImageAnalysis, epoch: number | undefined) {
  return {
    timestamp: epoch === undefined ? undefined : new Date(epoch * 1000).toISOString(),
    tools: { components: [{ type: 'application', name: tool.name, version: tool.version }] },
    component: toSubject(image),
    properties: propertiesOf([
      ...problems.map(({ code, path, message }) => {
        const place = path === undefined || message.includes(path) ? '' : `${absolute(path)}: `;
        return ['kedge:problem', `${code}: ${place}${message}`] as const;
      }),
      ['kedge:feeds:digest', vulnerabilities?.feedDigest],
      ['kedge:feeds:date', vulnerabilities?.feedDate],
      ...(vulnerabilities?.gaps ?? []).map((gap) => ['kedge:feeds:notCovered', gap.message] as const),
    ]),
  };
}

function toSubject(image: ImageFacts) {
  const { name, purl } = imageName(image);
  const version = image.manifestDigest ?? image.id;
  return {
    type: 'container',
    'bom-ref': image.id,
    name,
    version,
    hashes: toHashes({ [version.startsWith('sha512') ? 'sha512' : 'sha256']: version.slice(7) }),
    purl,
    properties: propertiesOf([
      ['kedge:image:location', image.location],
      ['kedge:image:id', image.id],
      ['kedge:image:manifestDigest', image.manifestDigest],
      ['kedge:image:indexDigest', image.indexDigest],
      ['kedge:image:platform', Object.values(image.platform).join('/')],
      ['kedge:image:created', image.created],
      ...image.tags.map((tag) => ['kedge:image:tag', tag] as const),
      ...image.layers.map((layer) => [`kedge:layer:${layer.index}:diffId`, layer.diffId] as const),
      ...Object.entries(image.labels).map(([key, value]) => [`kedge:image:label:${key}`, value] as const),
    ]),
  };
}

function toSystem(distro: Distro) {
  return {
    type: 'operating-system',
    'bom-ref': `os:${distro.id}${distro.versionId === undefined ? '' : `@${distro.versionId}`}`,
    name: distro.id,
    version: distro.versionId,
    description: distro.prettyName,
    cpe: distro.cpeName !== undefined && cpe.test(distro.cpeName) ? distro.cpeName : undefined,
    properties: propertiesOf([
      ['kedge:distro:codename', distro.versionCodename],
      ['kedge:distro:path', absolute(distro.path)],
    ]),
  };
}

function toComponent(pkg: Package, { image, files }: ImageAnalysis) {
  const [group, name] = groupAndName(pkg);
  const supplier = supplierOf(pkg);
  const { description, homepage } = pkg.metadata;
  const artifact = pkg.type === 'maven' ? files.get(pkg.locations[0]?.path ?? '') : undefined;
  return {
    type: 'library',
    'bom-ref': pkg.id,
    supplier: supplier && {
      name: supplier.name,
      contact: supplier.email === undefined ? undefined : [{ email: supplier.email }],
    },
    group,
    name,
    version: pkg.version === '' ? undefined : pkg.version,
    description: typeof description === 'string' ? description : undefined,
    hashes: toHashes({ sha1: artifact?.digests?.sha1, sha256: artifact?.digests?.sha256 }),
    licenses: cyclonedxLicenses(pkg.licenses),
    purl: pkg.purl,
    externalReferences: isWebAddress(homepage) ? [{ type: 'website', url: homepage }] : undefined,
    evidence: { occurrences: pkg.locations.map(({ path }) => ({ location: absolute(path) })) },
    properties: propertiesOf([
      ['kedge:package:type', pkg.type],
      ['kedge:package:architecture', pkg.architecture],
      ['kedge:package:source', pkg.source?.name],
      ['kedge:package:sourceVersion', pkg.source?.version],
      ['kedge:package:cataloger', pkg.cataloger],
      ['kedge:package:ownedBy', pkg.ownedBy],
      ['kedge:layer:index', String(pkg.layer)],
      ['kedge:layer:diffId', image.layers[pkg.layer]?.diffId],
    ]),
  };
}

/** Maven's group and npm's scope have a member of their own. */
function groupAndName({ type, name }: Package): [string | undefined, string] {
  const at =
    type === 'maven' ? name.indexOf(':') : type === 'npm' && name.startsWith('@') ? name.indexOf('/') : -1;
  return at < 0 ? [undefined, name] : [name.slice(0, at), name.slice(at + 1)];
}

function toHashes(digests: { readonly [algorithm: string]: string | undefined }) {
  const names: Readonly<Record<string, string>> = { sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512' };
  const hashes = Object.entries(digests)
    .filter(([, content]) => content !== undefined)
    .map(([algorithm, content]) => ({ alg: names[algorithm], content }));
  return hashes.length === 0 ? undefined : hashes;
}

function propertiesOf(pairs: Iterable<readonly [string, string | undefined]>) {
  const properties = Array.from(pairs, ([name, value]) => ({ name, value })).filter(
    ({ value }) => value !== undefined,
  );
  return properties.length === 0 ? undefined : properties;
}
