import { componentOf, digestText } from './component.ts';
import {
  isIdentified,
  reasonOf,
  type VexComponent,
  type VexDocument,
  type VexStatement,
  type VexStatus,
} from './statement.ts';
import { UnusedParts } from './unused.ts';
import type { VexNode } from './vex-node.ts';

/** `recommended` says what to use instead, not what it is like. */
const statuses: Readonly<Record<string, VexStatus>> = {
  known_not_affected: 'not_affected',
  fixed: 'fixed',
  first_fixed: 'fixed',
  known_affected: 'affected',
  first_affected: 'affected',
  last_affected: 'affected',
  under_investigation: 'under_investigation',
};

/** A product, or what it is in and what of that it is. */
interface Product {
  readonly whole: VexComponent;
  readonly part?: VexComponent;
}

export function isCsaf(document: VexNode): boolean {
  return document.member('document')?.member('csaf_version') !== undefined;
}

/**
 * Statements of a CSAF document, of whichever profile has product states.
 * https://docs.oasis-open.org/csaf/csaf/v2.0/os/csaf-v2.0-os.html#45-profile-5-vex
 */
export function readCsaf(document: VexNode, file: string): VexDocument {
  const about = document.need('document');
  const tracking = about.need('tracking');
  const publisher = about.member('publisher')?.textOf('name');
  const tree = document.member('product_tree');
  const unused = new UnusedParts(file);
  const context = {
    source: publisher === undefined ? file : `${file}, ${publisher}`,
    timeMs: tracking.timeOf('current_release_date', 'initial_release_date') ?? 0,
    products: tree === undefined ? new Map<string, Product>() : productsOf(tree),
    groups: groupsOf(tree),
    unused,
  };
  const statements = document.list('vulnerabilities').flatMap((node) => toStatements(node, context));
  return { statements, unused: unused.words() };
}

interface CsafContext {
  readonly source: string;
  readonly timeMs: number;
  readonly products: ReadonlyMap<string, Product>;
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly unused: UnusedParts;
}

function toStatements(vulnerability: VexNode, context: CsafContext): VexStatement[] {
  const { source, timeMs, products, unused } = context;
  const cve = vulnerability.textOf('cve');
  const names = [
    ...(cve === undefined ? [] : [cve]),
    ...vulnerability.list('ids').map((id) => id.need('text').text()),
  ];
  const reasons = reasonsOf(vulnerability, context.groups);
  const states = vulnerability.member('product_status');
  return Object.entries(statuses).flatMap(([state, status]) =>
    (states?.list(state) ?? []).flatMap((node): VexStatement[] => {
      const { whole, part } = productAt(node, products);
      if (!isIdentified(whole) || (part !== undefined && !isIdentified(part))) {
        unused.count('product', 'without a package URL, digest or CPE', node);
        return [];
      }
      const reason = reasonOf(status, reasons.get(node.text()) ?? []);
      const parts = part === undefined ? [] : [part];
      return [{ names, status, reason, product: whole, parts, timeMs, source }];
    }),
  );
}

/** Flags and impact statements of each product. */
function reasonsOf(
  vulnerability: VexNode,
  groups: CsafContext['groups'],
): ReadonlyMap<string, readonly string[]> {
  const reasons = new Map<string, string[]>();
  const add = (node: VexNode, says: string) => {
    const grouped = node.texts('group_ids').flatMap((id) => groups.get(id) ?? []);
    for (const id of [...node.texts('product_ids'), ...grouped]) {
      const known = reasons.get(id);
      if (known === undefined) reasons.set(id, [says]);
      else known.push(says);
    }
  };
  for (const flag of vulnerability.list('flags')) add(flag, flag.need('label').text());
  for (const threat of vulnerability.list('threats')) {
    if (threat.textOf('category') === 'impact') add(threat, threat.need('details').text());
  }
  return reasons;
}

function productsOf(tree: VexNode): ReadonlyMap<string, Product> {
  const products = new Map<string, Product>();
  const add = (product: VexNode) =>
    products.set(product.need('product_id').text(), { whole: toComponent(product) });
  for (const product of tree.list('full_product_names')) add(product);
  for (const product of branchProducts(tree)) add(product);
  let pending = tree.list('relationships');
  // One may build on another that stands behind it.
  for (let before = -1; pending.length !== before; ) {
    before = pending.length;
    pending = pending.filter((relationship) => !addCombined(relationship, products));
  }
  const [unresolved] = pending;
  if (unresolved !== undefined) throw unresolved.fault('builds on no product of the product tree');
  return products;
}

/** False while one of its two products is not there. */
function addCombined(relationship: VexNode, products: Map<string, Product>): boolean {
  const part = products.get(relationship.need('product_reference').text());
  const inside = products.get(relationship.need('relates_to_product_reference').text());
  if (part === undefined || inside === undefined) return false;
  const combined = relationship.need('full_product_name');
  const own = toComponent(combined);
  products.set(combined.need('product_id').text(), {
    whole: inside.whole,
    part: isIdentified(own) ? own : (part.part ?? part.whole),
  });
  return true;
}

/** They cannot go deeper than the JSON was allowed to. */
function branchProducts(node: VexNode): VexNode[] {
  return node
    .list('branches')
    .flatMap((branch) => [
      ...(branch.member('product') === undefined ? [] : [branch.need('product')]),
      ...branchProducts(branch),
    ]);
}

function productAt(node: VexNode, products: ReadonlyMap<string, Product>): Product {
  const product = products.get(node.text());
  if (product === undefined) throw node.fault('names no product of the product tree');
  return product;
}

function groupsOf(tree: VexNode | undefined): ReadonlyMap<string, readonly string[]> {
  const groups = tree?.list('product_groups') ?? [];
  return new Map(groups.map((group) => [group.need('group_id').text(), group.texts('product_ids')]));
}

/** `purl` is of CSAF 2.0, `purls` of 2.1. */
function toComponent(product: VexNode): VexComponent {
  const helper = product.member('product_identification_helper');
  if (helper === undefined) return componentOf([]);
  const hashes = helper.list('hashes').flatMap((hash) => hash.list('file_hashes'));
  return componentOf([
    helper.textOf('purl'),
    ...helper.texts('purls'),
    helper.textOf('cpe'),
    ...hashes.map((hash) => digestText(hash.need('algorithm').text(), hash.need('value').text())),
  ]);
}
