import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { suggestion } from '../core/nearest.ts';

/** A YAML file on its way through a check: everything that is wrong with it is said, with its line. */
export class AnalyzerDocument {
  readonly faults: string[] = [];
  readonly warnings: string[] = [];
  readonly root: Node | undefined;
  readonly #file: string;
  readonly #lines = new LineCounter();
  readonly #resolve: (node: unknown) => Node | undefined;

  constructor(text: string, file: string) {
    this.#file = file;
    const document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
    // Texts of the parser quote the file.
    for (const { code, pos } of document.errors.slice(0, 3))
      this.faults.push(`${this.#place(pos[0])}: is no YAML: ${code.toLowerCase().replaceAll('_', ' ')}`);
    this.#resolve = (node) => {
      if (!isAlias(node)) return isNode(node) ? node : undefined;
      const anchored = node.resolve(document);
      if (anchored === undefined) this.fault(node, `there is no anchor ${node.source}`);
      return anchored;
    };
    this.root = this.faults.length === 0 && document.contents ? document.contents : undefined;
  }

  /** `FILE:LINE` */
  at(node: Node): string {
    return this.#place(node.range?.[0] ?? 0);
  }

  fault(node: Node, says: string): void {
    this.faults.push(`${this.at(node)}: ${says}`);
  }

  warn(node: Node, says: string): void {
    this.warnings.push(`${this.at(node)}: ${says}`);
  }

  /** The members of a map by their names, those without a value left out; a warning for those that `known` has not. */
  members(node: Node | undefined, name: string, known: readonly string[]): ReadonlyMap<string, Node> {
    const members = new Map<string, Node>();
    if (node === undefined || isEmpty(node)) return members;
    if (!isMap(node)) {
      this.fault(node, `${name} is no table`);
      return members;
    }
    for (const { key, value } of node.items) {
      const member = isScalar(key) ? String(key.value) : '?';
      const resolved = this.#resolve(value);
      if (resolved && !isEmpty(resolved)) members.set(member, resolved);
      if (isNode(key) && !known.includes(member))
        this.warn(key, `${member} is unknown${suggestion(member, known)}; it changes nothing`);
    }
    return members;
  }

  /** The texts of a list, each with its place. */
  texts(node: Node | undefined, name: string): { readonly text: string; readonly node: Node }[] {
    if (node === undefined) return [];
    if (!isSeq(node)) {
      this.fault(node, `${name} is no list`);
      return [];
    }
    return node.items.flatMap((item) => {
      const one = this.#resolve(item) ?? node;
      if (isScalar(one) && typeof one.value === 'string') return [{ text: one.value, node: one }];
      this.fault(one, `${name} holds what is no text: put it in quotes`);
      return [];
    });
  }

  #place(offset: number): string {
    return `${this.#file}:${this.#lines.linePos(offset).line}`;
  }
}

/** YAML has a section without anything in it as null. */
function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null;
}
