// Takes the place of node:test in a worker: the same tests, one after the other in this thread, to the first that fails.
import assert from 'node:assert';

type Body = (context: Context) => unknown;

interface Context {
  readonly name: string;
  readonly assert: typeof assert;
  readonly signal: AbortSignal;
  after(hook: () => unknown): void;
  diagnostic(): void;
  skip(): void;
  test(...asked: Asked): Promise<void>;
}

type Asked = readonly [name: string, ...rest: readonly unknown[]];

interface Suite {
  readonly before: (() => unknown)[];
  readonly after: (() => unknown)[];
  readonly beforeEach: (() => unknown)[];
  readonly afterEach: (() => unknown)[];
  readonly steps: (() => Promise<void>)[];
}

let current = newSuite();

export function suite(...asked: Asked): void {
  const { skipped, body } = read(asked);
  if (skipped) return;
  const inner = newSuite();
  const outer = current;
  current = inner;
  try {
    body(contextOf('', inner.after));
  } finally {
    current = outer;
  }
  outer.steps.push(() => runSuite(inner));
}

export function test(...asked: Asked): void {
  const { name, skipped, body } = read(asked);
  const holder = current;
  if (!skipped) holder.steps.push(() => runTest(name, body, holder));
}

export const before = (hook: () => unknown): void => void current.before.push(hook);
export const after = (hook: () => unknown): void => void current.after.push(hook);
export const beforeEach = (hook: () => unknown): void => void current.beforeEach.push(hook);
export const afterEach = (hook: () => unknown): void => void current.afterEach.push(hook);
export { suite as describe, test as it };

/** Runs all that was asked for since the last time. Throws what the first failing test threw. */
export async function runAll(): Promise<void> {
  const asked = current;
  current = newSuite();
  await runSuite(asked);
}

function newSuite(): Suite {
  return { before: [], after: [], beforeEach: [], afterEach: [], steps: [] };
}

async function runSuite({ before, after, steps }: Suite): Promise<void> {
  try {
    for (const hook of before) await hook();
    for (const step of steps) await step();
  } finally {
    for (const hook of after) await hook();
  }
}

async function runTest(name: string, body: Body, { beforeEach, afterEach }: Suite): Promise<void> {
  const hooks: (() => unknown)[] = [];
  try {
    for (const hook of beforeEach) await hook();
    await body(contextOf(name, hooks));
  } finally {
    for (const hook of [...hooks, ...afterEach]) await hook();
  }
}

function contextOf(name: string, hooks: (() => unknown)[]): Context {
  return {
    name,
    assert,
    signal: new AbortController().signal,
    after: (hook) => void hooks.push(hook),
    diagnostic: () => undefined,
    skip: () => undefined,
    test: async (...asked) => {
      const { name: inner, skipped, body } = read(asked);
      if (!skipped) await runTest(inner, body, newSuite());
    },
  };
}

function read([name, ...rest]: Asked): { name: string; skipped: boolean; body: Body } {
  const body = rest.find((each): each is Body => typeof each === 'function') ?? (() => undefined);
  const skipped = rest.some(
    (each) =>
      typeof each === 'object' &&
      each !== null &&
      'skip' in each &&
      each.skip !== undefined &&
      each.skip !== false,
  );
  return { name, skipped, body };
}
