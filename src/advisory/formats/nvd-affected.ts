import type { JsonObject } from '../../core/json.ts';
import type { AffectedPackage, VersionRange } from '../../model/advisory.ts';
import { fault, list, object, optionalText, text } from './checked.ts';

export interface Configured {
  readonly affected: readonly AffectedPackage[];
  /** Configurations that hold only together with a platform that an image does not tell. */
  readonly leftOut: number;
}

interface Product extends Pick<AffectedPackage, 'name' | 'part' | 'targetSoftware'> {
  readonly ranges: VersionRange[];
  readonly versions: Set<string>;
}

/** Systems that the programs of a container do not run on. */
const elsewhere = new Set([
  'android',
  'chrome_os',
  'ipad_os',
  'ipados',
  'iphone_os',
  'mac_os',
  'mac_os_x',
  'macos',
  'windows',
]);

/** What every program of a container runs on. */
const everywhere = new Set(['*', '-', 'docker', 'linux', 'linux_kernel', 'unix']);

/** What the configurations of a CVE say of each `vendor:product`. https://nvd.nist.gov/vuln/vulnerability-detail-pages */
export function nvdAffected(value: unknown): Configured {
  const products = new Map<string, Product>();
  let leftOut = 0;
  for (const item of list(value, 'configurations')) {
    const configuration = object(item, 'configurations[]');
    const nodes = list(configuration['nodes'], 'configurations[].nodes').map(nodeOf);
    const [vulnerable, platforms] = [true, false].map((wanted) =>
      nodes.filter((node) => node.matches.some((match) => match['vulnerable'] === true) === wanted),
    );
    const together = configuration['operator'] === 'AND' && !platforms?.every(isLinux);
    if (together || configuration['negate'] === true || nodes.some(({ negate }) => negate)) leftOut++;
    else
      for (const { matches } of vulnerable ?? [])
        for (const match of matches) if (match['vulnerable'] === true) add(match, products);
  }
  return { affected: [...products.values()].flatMap(affectedOf), leftOut };
}

interface Node {
  readonly matches: readonly JsonObject[];
  readonly negate: boolean;
}

function nodeOf(value: unknown): Node {
  const node = object(value, 'configurations[].nodes[]');
  const matches = list(node['cpeMatch'], 'configurations[].nodes[].cpeMatch').map((match) =>
    object(match, 'configurations[].nodes[].cpeMatch[]'),
  );
  return { matches, negate: node['negate'] === true };
}

/** One of the platforms of the node is what every image runs on. */
function isLinux({ matches }: Node): boolean {
  return matches.some((match) => {
    const { vendor, product, version } = platformName(match);
    return vendor === 'linux' && product === 'linux_kernel' && (version === '*' || version === '-');
  });
}

interface PlatformName {
  readonly part: string;
  readonly vendor: string;
  readonly product: string;
  readonly version: string;
  readonly update: string;
  readonly targetSoftware: string;
}

/** https://csrc.nist.gov/pubs/ir/7695/final, 6.2 */
function platformName(match: JsonObject): PlatformName {
  const where = 'configurations[].nodes[].cpeMatch[].criteria';
  const parts = text(match['criteria'], where)
    .match(/(?:\\.|[^:\\])+/g)
    ?.map((one) => one.replaceAll(/\\(.)/g, '$1'));
  const [prefix, form, part, vendor, product, version = '*', update = '*', , , , targetSoftware = '*'] =
    parts ?? [];
  if (prefix !== 'cpe' || form !== '2.3' || !part || !vendor || !product) throw fault(where, 'is no CPE 2.3');
  return { part, vendor, product, version, update, targetSoftware };
}

function add(match: JsonObject, products: Map<string, Product>): void {
  const { part, vendor, product, version, update, targetSoftware } = platformName(match);
  // Without a version there is nothing that a version of a program could be compared with.
  if (part === 'h' || version === '-' || elsewhere.has(targetSoftware)) return;
  const key = [part, vendor, product, everywhere.has(targetSoftware) ? '*' : targetSoftware].join('\0');
  const said = products.get(key) ?? {
    name: `${vendor}:${product}`,
    ...(part === 'o' && { part }),
    ...(everywhere.has(targetSoftware) ? {} : { targetSoftware }),
    ranges: [],
    versions: new Set<string>(),
  };
  products.set(key, said);
  if (version === '*') said.ranges.push(rangeOf(match));
  else said.versions.add(listed(version, update));
}

/** `9.3` with any update, `9.3-p1`, and `9.3-` without one, which compares as `9.3`. */
function listed(version: string, update: string): string {
  if (update === '*') return version;
  return update === '-' ? `${version}-` : `${version}-${update}`;
}

/** A range has no end that leaves out its first version: with `versionStartExcluding` that one counts, too. */
function rangeOf(match: JsonObject): VersionRange {
  const bound = (name: string): string | undefined =>
    optionalText(match[name], `configurations[].nodes[].cpeMatch[].${name}`);
  const introduced = bound('versionStartIncluding') ?? bound('versionStartExcluding') ?? '0';
  const fixed = bound('versionEndExcluding');
  const lastAffected = bound('versionEndIncluding');
  if (fixed !== undefined) return { events: [{ introduced }, { fixed }] };
  return { events: lastAffected === undefined ? [{ introduced }] : [{ introduced }, { lastAffected }] };
}

/** Listed versions stand alone: beside ranges they would only spell these out. */
function affectedOf({ ranges, versions, ...names }: Product): AffectedPackage[] {
  const common = { ecosystem: 'CPE', ...names, status: 'affected' } as const;
  return [
    ...(ranges.length > 0 ? [{ ...common, ranges, versions: [] }] : []),
    ...(versions.size > 0 ? [{ ...common, ranges: [], versions: [...versions] }] : []),
  ];
}
