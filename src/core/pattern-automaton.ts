import type { Condition, Program } from './pattern-program.ts';
import { type ByteSet, beyondAscii, type Edge, wordBytes } from './pattern-syntax.ts';

/** Where a program may be between two bytes, before it asks conditions. */
interface Place {
  /** Ascending. */
  readonly steps: readonly number[];
  /** Bits of the conditions that can be asked from here. */
  readonly asks: number;
  /** What follows, by the bits of the conditions that hold. */
  readonly ways: Map<number, Way>;
}

interface Way {
  readonly accepts: boolean;
  /** Steps that take a byte. */
  readonly takers: readonly number[];
  /** By class of the next byte. */
  readonly next: (Place | undefined)[];
}

/** Numbers of steps in all that is remembered; then it begins anew, so that no text makes it grow. */
const MAX_REMEMBERED = 500_000;

/** What making one more step costs, where going one that is known costs 1. */
const MAKING = 4;

/** Runs a program as a deterministic automaton that is made as far as texts need it: linear in the text. */
export class Automaton {
  #work = 0;
  readonly #program: Program;
  readonly #classes: Uint8Array;
  readonly #conditions: readonly Asked[];
  readonly #places = new Map<string, Place>();
  #remembered = 0;
  #start: Place;

  constructor(program: Program) {
    this.#program = program;
    this.#classes = byteClasses(program);
    this.#conditions = program.conditions.map((condition) => asked(condition, program.words ?? wordBytes));
    this.#start = this.#place([program.start]);
  }

  /** Whether a match begins at the start of `text`. */
  matches(text: Uint8Array): boolean {
    for (const condition of this.#conditions) condition.begin(text);
    let place = this.#start;
    for (let at = 0; place.steps.length > 0; at += 1) {
      const way = this.#way(place, text, at);
      if (way.accepts) return true;
      const byte = text[at];
      if (byte === undefined) return false;
      place = this.#step(way, byte);
    }
    return false;
  }

  /** Marks every place between two bytes of `text` that a match, begun anywhere, reaches. */
  reached(text: Uint8Array): Uint8Array {
    for (const condition of this.#conditions) condition.begin(text);
    const { backward } = this.#program;
    const marks = new Uint8Array(text.length + 1);
    let place = this.#start;
    for (let count = 0; count <= text.length; count += 1) {
      const at = backward ? text.length - count : count;
      const way = this.#way(place, text, at);
      if (way.accepts) marks[at] = 1;
      const byte = text[backward ? at - 1 : at];
      if (byte !== undefined) place = this.#step(way, byte);
    }
    return marks;
  }

  /** Steps taken so far, looking ahead and behind included: the same on every machine. */
  get cost(): number {
    return this.#conditions.reduce((sum, condition) => sum + condition.cost(), this.#work);
  }

  #way(place: Place, text: Uint8Array, at: number): Way {
    this.#work += 1;
    let holding = 0;
    if (place.asks !== 0) {
      for (const [index, condition] of this.#conditions.entries())
        if (place.asks & (1 << index) && condition.holds(text, at)) holding |= 1 << index;
    }
    const known = place.ways.get(holding);
    if (known) return known;
    const { accepts, takers } = this.#closure(place.steps, holding);
    const way = { accepts, takers, next: [] };
    place.ways.set(holding, way);
    this.#remembered += takers.length;
    return way;
  }

  #step(way: Way, byte: number): Place {
    const group = this.#classes[byte] ?? 0;
    return (way.next[group] ??= this.#place(this.#after(way, byte)));
  }

  #after({ takers }: Way, byte: number): number[] {
    const { steps, start, anywhere } = this.#program;
    const after = new Set<number>(anywhere ? [start] : []);
    for (const taker of takers) {
      const step = steps[taker];
      if (step?.kind === 'byte' && step.set[byte] === 1) after.add(step.next);
    }
    this.#work += MAKING * takers.length;
    return [...after].sort((a, b) => a - b);
  }

  #place(steps: readonly number[]): Place {
    const key = steps.join();
    const known = this.#places.get(key);
    if (known) return known;
    const place = { steps, asks: this.#closure(steps, -1).asks, ways: new Map<number, Way>() };
    this.#remembered += steps.length + 1;
    if (this.#remembered > MAX_REMEMBERED) this.#forget();
    this.#places.set(key, place);
    return place;
  }

  #forget(): void {
    this.#remembered = 0;
    this.#places.clear();
    this.#start = { ...this.#start, ways: new Map() };
  }

  /** What can be reached without a byte when the conditions of `holding` hold. */
  #closure(from: readonly number[], holding: number): { accepts: boolean; takers: number[]; asks: number } {
    const seen = new Set(from);
    const found = { accepts: false, takers: Array<number>(), asks: 0 };
    // A set that grows while it is gone through is gone through to its end.
    for (const at of seen) {
      const step = this.#program.steps[at];
      if (step?.kind === 'accept') found.accepts = true;
      else if (step?.kind === 'byte') found.takers.push(at);
      else if (step?.kind === 'split') seen.add(step.next).add(step.other);
      else if (step !== undefined) {
        found.asks |= 1 << step.condition;
        if (holding & (1 << step.condition)) seen.add(step.next);
      }
    }
    this.#work += MAKING * seen.size;
    return found;
  }
}

/** A condition that is asked at places of one text. */
interface Asked {
  begin(text: Uint8Array): void;
  holds(text: Uint8Array, at: number): boolean;
  cost(): number;
}

function asked(condition: Condition, words: ByteSet): Asked {
  if (condition.kind === 'edge') {
    const { edge } = condition;
    const members = edge === 'ascii-word' || edge === 'not-ascii-word' ? wordBytes : words;
    return { begin() {}, holds: edgeTest(edge, members), cost: () => 0 };
  }
  const automaton = new Automaton(condition.program);
  let marks: Uint8Array | undefined;
  return {
    begin() {
      marks = undefined;
    },
    holds(text, at) {
      marks ??= automaton.reached(text);
      return (marks[at] === 1) !== condition.negative;
    },
    cost: () => automaton.cost,
  };
}

function edgeTest(edge: Edge, words: ByteSet): (text: Uint8Array, at: number) => boolean {
  switch (edge) {
    case 'word':
    case 'ascii-word':
      return (text, at) => isIn(words, text[at - 1]) !== isIn(words, text[at]);
    case 'not-word':
    case 'not-ascii-word':
      return (text, at) => text.length > 0 && isIn(words, text[at - 1]) === isIn(words, text[at]);
    default:
      return (text, at) => holdsEdge(edge, text, at);
  }
}

type PlainEdge = Exclude<Edge, 'word' | 'not-word' | 'ascii-word' | 'not-ascii-word'>;

function holdsEdge(edge: PlainEdge, text: Uint8Array, at: number): boolean {
  const { length } = text;
  switch (edge) {
    case 'start':
      return at === 0;
    case 'end':
      return at === length;
    case 'last':
      return at === length || (at === length - 1 && text[at] === 10);
    case 'line-start':
      return at === 0 || text[at - 1] === 10;
    default:
      return at === length || text[at] === 10;
  }
}

function isIn(set: ByteSet, byte: number | undefined): boolean {
  return byte !== undefined && set[byte] === 1;
}

/** Bytes that no step tells apart are of one class. */
function byteClasses({ steps, words }: Program): Uint8Array {
  const sets = new Set(steps.filter((step) => step.kind === 'byte').map((step) => step.set));
  const classes = new Uint8Array(256);
  const numbers = new Int16Array(512);
  for (const set of sets) {
    numbers.fill(-1);
    let count = 0;
    for (let byte = 0; byte < 256; byte += 1) {
      const key = (classes[byte] ?? 0) * 2 + (set[byte] ?? 0);
      if (numbers[key] === -1) {
        numbers[key] = count;
        count += 1;
      }
      classes[byte] = numbers[key] ?? 0;
    }
  }
  return words === undefined ? classes : symbolClasses(classes);
}

/** Sets get symbols of what is not ASCII while texts are read: each is a class of its own. */
function symbolClasses(classes: Uint8Array): Uint8Array {
  const own = 1 + classes.subarray(0, beyondAscii).reduce((most, each) => Math.max(most, each), 0);
  return classes.map((group, symbol) => (symbol < beyondAscii ? group : own + symbol - beyondAscii));
}
