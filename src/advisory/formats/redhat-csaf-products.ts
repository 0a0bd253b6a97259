import type { JsonObject } from '../../core/json.ts';
import { canonicalEcosystem } from '../../model/ecosystem.ts';
import { type Purl, parsePurl } from '../../model/purl.ts';
import { list, object, optionalObject, optionalText, text } from './checked.ts';

/** A package of a release, as the statements about a vulnerability name it. */
export interface RedHatComponent {
  readonly ecosystem: string;
  readonly channel?: string;
  readonly name: string;
  readonly module?: string;
  /** With the epoch; undefined for what is not about builds. */
  readonly version?: string;
  readonly architecture?: string;
}

/** What identifies a product: a release by its CPE, a package by its purl. */
interface Helper {
  readonly cpe?: string;
  readonly purl?: string;
}

interface Tree {
  readonly helpers: ReadonlyMap<string, Helper>;
  readonly relations: ReadonlyMap<string, Relation>;
}

interface Relation {
  readonly component: string;
  readonly of: string;
}

/** The component that a product id stands for; undefined when it is no package of Red Hat Enterprise Linux. */
export type RedHatComponents = (productId: string) => RedHatComponent | undefined;

export function redhatComponents(productTree: JsonObject): RedHatComponents {
  const tree: Tree = { helpers: helpersOf(productTree), relations: relationsOf(productTree) };
  return (productId) => componentOf(productId, tree);
}

function helpersOf(productTree: JsonObject): Map<string, Helper> {
  const helpers = new Map<string, Helper>();
  const open: unknown[] = [...list(productTree['branches'], 'product_tree.branches')];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const branch = object(item, 'product_tree.branches[]');
    for (const inner of list(branch['branches'], 'product_tree.branches[].branches')) open.push(inner);
    if (branch['product'] === undefined) continue;
    const where = 'product_tree.branches[].product';
    const product = object(branch['product'], where);
    const { cpe, purl } = optionalObject(product['product_identification_helper'], `${where}.helper`);
    helpers.set(text(product['product_id'], `${where}.product_id`), {
      ...(typeof cpe === 'string' && { cpe }),
      ...(typeof purl === 'string' && { purl }),
    });
  }
  return helpers;
}

function relationsOf(productTree: JsonObject): Map<string, Relation> {
  const where = 'product_tree.relationships[]';
  return new Map(
    list(productTree['relationships'], 'product_tree.relationships').map((item) => {
      const relation = object(item, where);
      const named = object(relation['full_product_name'], `${where}.full_product_name`);
      return [
        text(named['product_id'], `${where}.full_product_name.product_id`),
        {
          component: text(relation['product_reference'], `${where}.product_reference`),
          of: text(relation['relates_to_product_reference'], `${where}.relates_to_product_reference`),
        },
      ];
    }),
  );
}

/** A package may be part of a module, which is part of a release: two steps. */
function componentOf(productId: string, { helpers, relations }: Tree): RedHatComponent | undefined {
  const relation = relations.get(productId);
  const purlText = relation && helpers.get(relation.component)?.purl;
  if (relation === undefined || purlText?.startsWith('pkg:rpm') !== true) return undefined;
  const above = relations.get(relation.of);
  const place = placeOf(helpers.get(above?.of ?? relation.of)?.cpe ?? '');
  const named = place && packageOf(parsePurl(purlText));
  if (place === undefined || named === undefined) return undefined;
  const holder = above && helpers.get(above.component)?.purl;
  const module =
    named.module ?? (holder?.startsWith('pkg:rpmmod/') ? moduleOf(parsePurl(holder)) : undefined);
  return { ...place, ...named, ...(module !== undefined && { module }) };
}

/** The releases and the extended support of Red Hat Enterprise Linux; not what is layered on it. */
function placeOf(cpe: string): Pick<RedHatComponent, 'ecosystem' | 'channel'> | undefined {
  const [, product] =
    /^cpe:\/[ao]:redhat:((?:enterprise_linux|rhel_(?:aus|e2s|e4s|els|eus|eus_long_life|tus)):\d[\w.]*(?:::[\w-]+)?)/.exec(
      cpe,
    ) ?? [];
  return product === undefined ? undefined : canonicalEcosystem(`Red Hat:${product}`);
}

/** Undefined for a module as a whole: what is said of it is said of its packages, too. */
function packageOf(
  purl: Purl,
): Pick<RedHatComponent, 'name' | 'module' | 'version' | 'architecture'> | undefined {
  const { type, namespace, name, version, qualifiers } = purl;
  if (type === 'rpmmod') {
    // `pkg:rpmmod/redhat/ruby:2.5/ruby`: a package in a module, of no build.
    const module = namespace?.split('/')[1];
    return module === undefined ? undefined : { name, module };
  }
  if (type !== 'rpm') return undefined;
  const epoch = qualifiers?.['epoch'];
  const module = streamOf(qualifiers?.['rpmmod']);
  const architecture = qualifiers?.['arch'];
  return {
    name,
    ...(module !== undefined && { module }),
    ...(version !== undefined && { version: epoch === undefined ? version : `${epoch}:${version}` }),
    ...(architecture !== undefined && { architecture }),
  };
}

/** `pkg:rpmmod/redhat/ruby@3.3:8100020240906074654:489197e6` */
function moduleOf({ name, version }: Purl): string | undefined {
  return streamOf(version === undefined ? undefined : `${name}:${version}`);
}

/** Name and stream; the version and context behind them are those of one build. */
function streamOf(label: string | undefined): string | undefined {
  const [name, stream] = optionalText(label, 'rpmmod')?.split(':') ?? [];
  return name && stream ? `${name}:${stream}` : undefined;
}
