import type { Purl } from '../../model/purl.ts';
import { componentOf, digestText, purlOf } from './component.ts';
import {
  isIdentified,
  reasonOf,
  type VexComponent,
  type VexDocument,
  type VexStatement,
  type VexStatus,
} from './statement.ts';
import { UnusedParts } from './unused.ts';
import { VexNode } from './vex-node.ts';

const states: Readonly<Record<string, VexStatus>> = {
  resolved: 'fixed',
  resolved_with_pedigree: 'fixed',
  exploitable: 'affected',
  in_triage: 'under_investigation',
  false_positive: 'not_affected',
  not_affected: 'not_affected',
};

interface Target {
  readonly product: VexComponent;
  readonly parts: readonly VexComponent[];
}

export function isCycloneDx(document: VexNode): boolean {
  return document.member('bomFormat')?.value === 'CycloneDX';
}

/**
 * Statements of a CycloneDX document: what its vulnerabilities have as `analysis`. When it is about an image, its
 * components are parts of that image; else they stand for themselves.
 * https://cyclonedx.org/docs/1.6/json/#vulnerabilities_items_analysis
 */
export function readCycloneDx(document: VexNode, file: string): VexDocument {
  const metadata = document.member('metadata');
  const [author] = metadata?.list('authors') ?? [];
  const by = author?.textOf('name') ?? metadata?.member('supplier')?.textOf('name');
  const unused = new UnusedParts(file);
  const context = {
    source: by === undefined ? file : `${file}, ${by}`,
    timeMs: metadata?.timeOf('timestamp') ?? 0,
    targets: new Targets(document),
    unused,
  };
  const statements = document.list('vulnerabilities').flatMap((node) => toStatements(node, context));
  return { statements, unused: unused.words() };
}

interface CycloneDxContext {
  readonly source: string;
  readonly timeMs: number;
  readonly targets: Targets;
  readonly unused: UnusedParts;
}

function toStatements(vulnerability: VexNode, context: CycloneDxContext): VexStatement[] {
  const analysis = vulnerability.member('analysis');
  const state = analysis?.member('state')?.oneOf(Object.keys(states));
  const status = state === undefined ? undefined : states[state];
  if (analysis === undefined || status === undefined) return [];
  const { source, targets, unused } = context;
  const id = vulnerability.textOf('id');
  const others = vulnerability.list('references').map((reference) => reference.need('id').text());
  const names = id === undefined ? others : [id, ...others];
  const said = [analysis.textOf('justification'), analysis.textOf('detail')];
  const timeMs =
    analysis.timeOf('lastUpdated', 'firstIssued') ??
    vulnerability.timeOf('updated', 'published') ??
    context.timeMs;
  return vulnerability.list('affects').flatMap((affected) => {
    const target = targets.find(affected.need('ref').text());
    if (target === undefined) {
      unused.count('component', 'that nothing in the document identifies', affected);
      return [];
    }
    return narrowed(affected, { target, status, unused }).map(
      ([own, { product, parts }]): VexStatement => ({
        names,
        status: own,
        reason: reasonOf(own, said),
        product,
        parts,
        timeMs,
        source,
      }),
    );
  });
}

/** What is said of each version listed, or of all when none is. */
function narrowed(
  affected: VexNode,
  said: { readonly target: Target; readonly status: VexStatus; readonly unused: UnusedParts },
): (readonly [VexStatus, Target])[] {
  const { target, status, unused } = said;
  if (affected.member('versions') === undefined) return [[status, target]];
  return affected.list('versions').flatMap((listed) => {
    const version = listed.textOf('version');
    if (version === undefined) {
      unused.count('range', 'of versions, which is not read', listed);
      return [];
    }
    const word = listed.textOf('status') ?? 'affected';
    const own = word === 'unaffected' ? 'not_affected' : word === 'affected' ? status : 'under_investigation';
    return [[own, ofVersion(target, version)] as const];
  });
}

function ofVersion({ product, parts }: Target, version: string): Target {
  const pin = (component: VexComponent): VexComponent => ({
    ...component,
    purls: component.purls.map((purl): Purl => ({ ...purl, version })),
  });
  return parts.length === 0 ? { product: pin(product), parts } : { product, parts: parts.map(pin) };
}

/** What references lead to: the components of the document, or package URLs that are references themselves. */
class Targets {
  readonly #root: VexComponent | undefined;
  readonly #rootRef: string | undefined;
  readonly #components = new Map<string, VexComponent>();

  constructor(document: VexNode) {
    const root = document.member('metadata')?.member('component');
    this.#root = root === undefined ? undefined : toComponent(root);
    this.#rootRef = root?.textOf('bom-ref');
    const add = (node: VexNode): void => {
      for (const component of node.list('components')) {
        const ref = component.textOf('bom-ref');
        if (ref !== undefined) this.#components.set(ref, toComponent(component));
        add(component);
      }
    };
    if (root !== undefined) add(root);
    add(document);
  }

  find(written: string): Target | undefined {
    const ref = this.#components.has(written) || written === this.#rootRef ? written : linked(written);
    if (ref === undefined) return undefined;
    const root = this.#root;
    if (root !== undefined && ref === this.#rootRef) {
      return isIdentified(root) ? { product: root, parts: [] } : undefined;
    }
    const component = this.#components.get(ref) ?? componentOf([withoutPackageId(ref)]);
    if (!isIdentified(component)) return undefined;
    return root !== undefined && isImage(root)
      ? { product: root, parts: [component] }
      : { product: component, parts: [] };
  }
}

function toComponent(node: VexNode): VexComponent {
  const hashes = node.list('hashes');
  return componentOf([
    node.textOf('purl'),
    // Syft has the digest of an image there.
    node.textOf('version'),
    ...hashes.map((hash) => digestText(hash.need('alg').text(), hash.need('content').text())),
  ]);
}

function isImage({ purls, digests }: VexComponent): boolean {
  return digests.length > 0 || purls.some(({ type }) => type === 'oci');
}

/** The component that a BOM-Link names: `urn:cdx:SERIAL/VERSION#REF`. https://cyclonedx.org/capabilities/bomlink/ */
function linked(ref: string): string | undefined {
  if (!ref.startsWith('urn:cdx:')) return ref;
  const at = ref.indexOf('#');
  if (at < 0) return undefined;
  try {
    return decodeURIComponent(ref.slice(at + 1));
  } catch {
    return ref.slice(at + 1);
  }
}

/** Syft makes references of package URLs unique so. */
function withoutPackageId(ref: string): string {
  return purlOf(ref) === undefined
    ? ref
    : ref.replace(/([?&])package-id=[^&#]*&?/, '$1').replace(/[?&](?=#|$)/, '');
}
