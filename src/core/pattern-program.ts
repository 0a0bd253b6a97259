import type { ByteSet, Edge, PatternNode } from './pattern-syntax.ts';
import { patternFault } from './pattern-text.ts';

/** A step takes one byte of a set, asks a condition, or splits; the others tell where to go on. */
export type Step =
  | { readonly kind: 'byte'; readonly set: ByteSet; readonly next: number }
  | { readonly kind: 'split'; readonly next: number; readonly other: number }
  | { readonly kind: 'condition'; readonly condition: number; readonly next: number }
  | { readonly kind: 'accept' };

/** Something about a place between two bytes. */
export type Condition =
  | { readonly kind: 'edge'; readonly edge: Edge }
  | { readonly kind: 'look'; readonly program: Program; readonly negative: boolean };

/** An automaton with Thompson's construction. */
export interface Program {
  readonly steps: readonly Step[];
  readonly start: number;
  readonly conditions: readonly Condition[];
  /** It reads from the end to the start. */
  readonly backward: boolean;
  /** A match may begin at any place. */
  readonly anywhere: boolean;
  /** Symbols of words: what it reads are symbols (see `TextAlphabet`), and not bytes. */
  readonly words: ByteSet | undefined;
}

/** Steps of one expression, those of what it looks ahead and behind for included. */
const MAX_STEPS = 5000;
/** One bit each. */
const MAX_CONDITIONS = 30;

export function compileProgram(node: PatternNode, words?: ByteSet): Program {
  return new Compiler({ left: MAX_STEPS, visits: 20 * MAX_STEPS, words }, false).compile(node, false);
}

/** Shared by an expression and what it looks for. Visits count where repeating the empty text makes no steps. */
interface Shared {
  left: number;
  visits: number;
  readonly words: ByteSet | undefined;
}

class Compiler {
  readonly #steps: Step[] = [{ kind: 'accept' }];
  readonly #conditions: Condition[] = [];
  readonly #known = new Map<Edge | PatternNode, number>();
  readonly #shared: Shared;
  readonly #backward: boolean;

  constructor(shared: Shared, backward: boolean) {
    this.#shared = shared;
    this.#backward = backward;
  }

  compile(node: PatternNode, anywhere: boolean): Program {
    const start = this.#node(node, 0);
    return {
      steps: this.#steps,
      start,
      conditions: this.#conditions,
      backward: this.#backward,
      anywhere,
      words: this.#shared.words,
    };
  }

  /** Adds the steps for `node` that go on at `next`, and answers where they begin. */
  #node(node: PatternNode, next: number): number {
    this.#shared.visits -= 1;
    if (this.#shared.visits < 0) throw tooLarge();
    switch (node.kind) {
      case 'byte':
        return this.#add({ kind: 'byte', set: node.set, next });
      case 'sequence':
        return (this.#backward ? node.parts : node.parts.toReversed()).reduce(
          (after, part) => this.#node(part, after),
          next,
        );
      case 'choice':
        return node.options
          .map((option) => this.#node(option, next))
          .reduce((other, first) => this.#add({ kind: 'split', next: first, other }));
      case 'repeat':
        return this.#repeat(node, next);
      default:
        return this.#condition(node, next);
    }
  }

  #repeat({ item, min, max }: Extract<PatternNode, { kind: 'repeat' }>, next: number): number {
    let start = next;
    if (max === Infinity) {
      start = this.#add({ kind: 'split', next, other: next });
      this.#steps[start] = { kind: 'split', next: this.#node(item, start), other: next };
    } else {
      for (let count = min; count < max; count += 1)
        start = this.#add({ kind: 'split', next: this.#node(item, start), other: next });
    }
    for (let count = 0; count < min; count += 1) start = this.#node(item, start);
    return start;
  }

  #condition(node: Extract<PatternNode, { kind: 'edge' | 'look' }>, next: number): number {
    // A node that is repeated is asked about once.
    const key = node.kind === 'edge' ? node.edge : node;
    const condition = this.#known.get(key) ?? this.#conditions.push(this.#conditionOf(node)) - 1;
    this.#known.set(key, condition);
    if (condition >= MAX_CONDITIONS) throw tooLarge();
    return this.#add({ kind: 'condition', condition, next });
  }

  #conditionOf(node: Extract<PatternNode, { kind: 'edge' | 'look' }>): Condition {
    if (node.kind === 'edge') return node;
    // What lies ahead is found by reading from the end.
    const program = new Compiler(this.#shared, !node.behind).compile(node.item, true);
    return { kind: 'look', program, negative: node.negative };
  }

  #add(step: Step): number {
    this.#shared.left -= 1;
    if (this.#shared.left < 0) throw tooLarge();
    return this.#steps.push(step) - 1;
  }
}

function tooLarge(): Error {
  return patternFault('too many steps: its repetitions multiply');
}
