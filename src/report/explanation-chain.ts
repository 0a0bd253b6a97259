import { counted } from '../core/units.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { ExplainedLookup, ExplainedPackage } from '../model/explanation.ts';
import type { Package } from '../model/package.ts';
import { shortInstruction } from './instruction.ts';
import { fixText, packageText, suppressionText } from './vulnerability-text.ts';

/** What a link of the chain is called, and what it says. Not yet printable. */
export type Link = readonly [label: string, text: string];

const maxPlaces = 3;
const maxLinks = 20;

/** From the evidence in the image to the verdict about one package. */
export function chainOf(
  told: ExplainedPackage,
  analysis: Pick<ImageAnalysis, 'image' | 'packages'>,
): readonly Link[] {
  const pkg = analysis.packages.find(({ id }) => id === told.package.id);
  return [
    ...(pkg === undefined ? [] : [...evidenceOf(pkg, analysis), ...ownershipOf(pkg, analysis)]),
    ...lookupsOf(told),
    ...stepsOf(told),
    ...verdictsOf(told),
  ];
}

function evidenceOf({ locations, layer }: Package, { image }: Pick<ImageAnalysis, 'image'>): Link[] {
  const places = locations.slice(0, maxPlaces).map(({ path, layer: own }): Link => {
    const place = own === layer ? `layer ${own}` : layerText(own, image);
    return ['evidence', `/${path} in ${place}`];
  });
  const more = locations.length - maxPlaces;
  const rest: Link[] = more > 0 ? [['', `and in ${counted(more, 'more file')}`]] : [];
  const known = image.layers[layer] !== undefined;
  return [...places, ...rest, ...(known ? [['brought by', layerText(layer, image)] as const] : [])];
}

function layerText(index: number, { layers }: ImageAnalysis['image']): string {
  const layer = layers[index];
  if (layer === undefined) return `layer ${index}`;
  const instruction = layer.instruction === undefined ? '' : `: ${shortInstruction(layer.instruction)}`;
  return `layer ${index} (${(layer.digest ?? layer.diffId).slice(0, 19)}…)${instruction}`;
}

const osTypes: ReadonlySet<string> = new Set(['deb', 'apk', 'rpm']);

function ownershipOf({ type, ownedBy }: Package, { packages }: Pick<ImageAnalysis, 'packages'>): Link[] {
  const owner = packages.find(({ id }) => id === ownedBy);
  if (owner !== undefined) return [['owned by', packageText(owner)]];
  return osTypes.has(type) ? [] : [['owned by', 'no package of the distribution']];
}

function lookupsOf({ lookups, skipped }: ExplainedPackage): Link[] {
  return [
    ...lookups.slice(0, maxLinks).map((lookup): Link => ['looked up', lookupText(lookup)]),
    ...(skipped ? [['not judged', skipped.reason] as const] : []),
  ];
}

const ways: Readonly<Record<ExplainedLookup['how'], string>> = {
  direct: 'by its own name',
  source: 'by its source package',
  cpe: 'by a platform name (CPE), since nothing better is known of it',
};

function lookupText({ name, version, ecosystem, how, scheme }: ExplainedLookup): string {
  return `${name} ${version} of ${ecosystem}, ${ways[how]}; versions compare as ${scheme}`;
}

function stepsOf({ steps, lookups }: ExplainedPackage): Link[] {
  if (steps.length === 0 && lookups.length > 0) return [['advisory', 'none of this vulnerability names it']];
  const links = steps.slice(0, maxLinks).flatMap(({ advisory, feed, verdict, message }): Link[] => [
    ['advisory', `${advisory} of ${feed}`],
    ['', `${message}: ${verdict}`],
  ]);
  const more = steps.length - maxLinks;
  return more > 0 ? [...links, ['', `and ${more} more`]] : links;
}

function verdictsOf({ vulnerabilities, steps }: ExplainedPackage): Link[] {
  if (vulnerabilities.length > 0) {
    return vulnerabilities.flatMap((vulnerability): Link[] => {
      const { id, severity, risk, suppressed } = vulnerability;
      const counts = suppressed === undefined ? 'counts' : 'does not count';
      return [
        [
          'suppressed',
          suppressed ? suppressionText(suppressed) : 'by nothing: no publisher, VEX document or ignore rule',
        ],
        ['verdict', `${id}, ${severity}, risk ${risk.toFixed(1)}, ${fixText(vulnerability)}: ${counts}`],
      ];
    });
  }
  return steps.length === 0 ? [] : [['verdict', 'not vulnerable']];
}
