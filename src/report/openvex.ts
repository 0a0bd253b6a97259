import type { ImageAnalysis } from '../model/analysis.ts';
import type { Package } from '../model/package.ts';
import { formatPurl, parsePurl } from '../model/purl.ts';
import type { Suppression } from '../model/vulnerability.ts';
import { derivedUuid } from './derived-uuid.ts';
import type { ReportFormat } from './format.ts';
import { imageName } from './image-name.ts';
import { inChunks, jsonLines, jsonText } from './json-text.ts';
import { type Finding, findingsOf, suppressionText } from './vulnerability-text.ts';

const statuses: Readonly<Record<NonNullable<Suppression['verdict']>, string>> = {
  'not-affected': 'not_affected',
  fixed: 'fixed',
};

/** Names of one vulnerability; the others may be bulletins about several, which are no aliases. */
const ofOne = /^(?:CVE|GHSA|GO|GSD|MAL|OSV|PYSEC|RUSTSEC)-|CVE-\d{4}-\d+$/;

/**
 * What was judged not to be affected, or to be fixed, by feeds, owning packages and VEX documents. What a rule accepts
 * was not judged. https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md
 */
export const openvex: ReportFormat = {
  id: 'openvex',
  mediaType: 'application/json',
  summary: 'OpenVEX 0.2.0: what was judged not affected or fixed',
  write: (analysis, { epoch = 0 }) => inChunks(document(analysis, new Date(epoch * 1000))),
};

function* document(analysis: ImageAnalysis, date: Date): Generator<string> {
  const { name, version } = analysis.tool;
  const timestamp = date.toISOString();
  const statements = Array.from(statementsOf(analysis));
  const uuid = derivedUuid([timestamp, version, ...statements.map(jsonText)]);
  yield `{"@context":"https://openvex.dev/ns/v0.2.0"`;
  yield `,\n"@id":${jsonText(`urn:uuid:${uuid}`)}`;
  yield `,\n"author":${jsonText(name)}`;
  yield `,\n"timestamp":${jsonText(timestamp)}`;
  yield ',\n"version":1';
  yield `,\n"tooling":${jsonText(`${name} ${version}`)}`;
  yield ',\n"statements":';
  yield* jsonLines(statements);
  yield '}\n';
}

/** One for all packages of which the same is said. */
function* statementsOf(analysis: ImageAnalysis) {
  const groups = Map.groupBy(judgedOf(analysis), ({ vulnerability: { ids, suppressed } }) =>
    JSON.stringify([ids, suppressed]),
  );
  for (const [first, ...others] of groups.values()) {
    if (first !== undefined) yield toStatement(first, [first, ...others], analysis);
  }
}

/**
 * Without those of which another copy was not judged so: a package URL means every copy in the image, and readers take
 * one without qualifiers for all that have some.
 */
function judgedOf(analysis: ImageAnalysis): Finding[] {
  const findings = Array.from(findingsOf(analysis));
  const isJudged = ({ vulnerability }: Finding) => vulnerability.suppressed?.verdict !== undefined;
  const keysOf = ({ vulnerability: { id, ids }, pkg }: Finding) =>
    [id, ...ids.filter((other) => ofOne.test(other))].map((name) => `${unqualified(pkg.purl)} ${name}`);
  const open = new Set(findings.filter((finding) => !isJudged(finding)).flatMap(keysOf));
  return findings.filter(
    (finding) =>
      isJudged(finding) && finding.pkg.purl !== '' && !keysOf(finding).some((key) => open.has(key)),
  );
}

/** Packages of SBOMs have URLs as others write them. */
function unqualified(purl: string): string {
  try {
    const { qualifiers: _, subpath: __, ...rest } = parsePurl(purl);
    return formatPurl(rest);
  } catch {
    return purl.replace(/[?#].*/s, '');
  }
}

function toStatement(
  { vulnerability: { id, ids, suppressed } }: Finding,
  members: readonly Finding[],
  analysis: ImageAnalysis,
) {
  const aliases = ids.filter((other) => other !== id && ofOne.test(other));
  const packages = new Map(members.map(({ pkg }) => [pkg.purl, toComponent(pkg)]));
  const isNotAffected = suppressed?.verdict === 'not-affected';
  const said = suppressed && `Judged ${suppressionText(suppressed)}`;
  return {
    vulnerability: { name: id, aliases: aliases.length === 0 ? undefined : aliases },
    products: toProducts(analysis, Array.from(packages.values())),
    status: suppressed?.verdict && statuses[suppressed.verdict],
    impact_statement: isNotAffected ? said : undefined,
    status_notes: isNotAffected ? undefined : said,
  };
}

/** Packages of an SBOM that names no image stand for themselves. */
function toProducts({ image }: ImageAnalysis, packages: readonly ReturnType<typeof toComponent>[]) {
  if (image.layers.length === 0 && image.manifestDigest === undefined) return packages;
  const { purl } = imageName(image);
  const [algorithm = '', hex = ''] = (image.manifestDigest ?? image.id).split(':');
  return [
    {
      '@id': purl,
      identifiers: purl === undefined ? undefined : { purl },
      hashes: { [algorithm.replace('sha', 'sha-')]: hex },
      subcomponents: packages,
    },
  ];
}

function toComponent({ purl }: Package) {
  return { '@id': purl, identifiers: { purl } };
}
