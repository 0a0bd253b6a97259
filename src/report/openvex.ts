import type { ImageAnalysis } from '../model/analysis.ts';
import type { Package } from '../model/package.ts';
import { formatPurl, parsePurl } from '../model/purl.ts';
import type { Clearance, Suppression, Vulnerability } from '../model/vulnerability.ts';
import { derivedUuid } from './derived-uuid.ts';
import type { ReportFormat } from './format.ts';
import { imageName } from './image-name.ts';
import { inChunks, jsonLines, jsonText } from './json-text.ts';
import { suppressionText, withPackages } from './vulnerability-text.ts';

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
  caution: (analysis) =>
    statementsOf(analysis).next().done === true
      ? 'The OpenVEX document has no statements, as nothing was judged not affected or fixed; strict readers demand one'
      : undefined,
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

interface Judged {
  readonly vulnerability: Vulnerability | Clearance;
  readonly pkg: Package;
}

/**
 * Without those of which another copy was not judged so: a package URL means every copy in the image, and readers take
 * one without qualifiers for all that have some.
 */
function judgedOf({ vulnerabilities: report, packages }: ImageAnalysis): Judged[] {
  const all = [...(report?.vulnerabilities ?? []), ...(report?.cleared ?? [])];
  const found: readonly Judged[] = Array.from(withPackages(all, packages));
  const bases = new Map(packages.map(({ id, purl }) => [id, unqualified(purl)]));
  const keysOf = ({ vulnerability: { id, ids }, pkg }: Judged) =>
    [id, ...ids.filter((other) => ofOne.test(other))].map((name) => `${bases.get(pkg.id)} ${name}`);
  const isJudged = ({ vulnerability }: Judged) => vulnerability.suppressed?.verdict !== undefined;
  const open = new Set(found.filter((one) => !isJudged(one)).flatMap(keysOf));
  return found.filter(
    (one) => isJudged(one) && one.pkg.purl !== '' && !keysOf(one).some((key) => open.has(key)),
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
  { vulnerability: { id, ids, suppressed } }: Judged,
  members: readonly Judged[],
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
