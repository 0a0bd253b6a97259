import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Task, workOff } from './crew.ts';
import { findMutants } from './find.ts';
import { type Mutant, mutantText } from './mutant.ts';
import { reachOf, type TestFile, testsOf } from './reach.ts';
import { scoreOf, scoreTable, type Tried } from './score.ts';

/**
 * `npm run mutate` breaks every file of src/policy in every way it knows and runs the tests that reach the place.
 * `npm run mutate -- src/policy/gates/distro.ts` does so with some files and lists what no test noticed.
 * `npm run mutate -- --every 10` tries every tenth way, for a first impression.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    survivors: { type: 'boolean', default: false },
    least: { type: 'string', default: '85' },
    every: { type: 'string', default: '1' },
  },
});
const root = join(import.meta.dirname, '../..');

const reach = await reachOf(root, await files('test/policy/**/*.test.ts'));
const broken = reach.filter(({ failure }) => failure !== undefined);
for (const { path, failure } of broken) say(`${path} fails as it is: ${failure}`);
if (broken.length > 0) process.exitCode = 2;
else await main();

async function main(): Promise<void> {
  const started = performance.now();
  const paths = await files(...(positionals.length > 0 ? positionals : ['src/policy/**/*.ts']));
  const mutants = findMutants(root, paths).filter((_, at) => at % Number(values.every) === 0);
  say(`${mutants.length} mutants of ${paths.length} files, ${reach.length} files of tests`);
  const tried = await tryAll(mutants);
  if (values.survivors || positionals.length > 0) listSurvivors(tried);
  say(`${scoreTable(tried)}\n\n${Math.round((performance.now() - started) / 1000)} s`);
  if (scoreOf(tried) < Number(values.least)) process.exitCode = 1;
}

async function tryAll(mutants: readonly Mutant[]): Promise<readonly Tried[]> {
  const tasks: Task<Tried>[] = [];
  const uncovered: Tried[] = [];
  for (const mutant of mutants) {
    const tests = testsOf(mutant, reach);
    if (tests.length === 0) uncovered.push({ mutant, fate: 'uncovered' });
    else tasks.push(taskOf(mutant, tests));
  }
  const every = 250;
  const tried = await workOff(root, tasks, (done) => {
    if (done % every === 0) process.stderr.write(`${done} of ${tasks.length}\n`);
  });
  return [...uncovered, ...tried];
}

function taskOf(mutant: Mutant, tests: readonly TestFile[]): Task<Tried> {
  return {
    order: { kind: 'try', mutant, tests: tests.map(({ path }) => path) },
    // Of time, not of work: there may be others at work.
    timeoutMs: 10_000 + 20 * tests.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    done(answer, how) {
      if (answer?.kind === 'tried') return { mutant, fate: answer.fate };
      return { mutant, fate: how === 'timeout' ? 'timeout' : 'killed' };
    },
  };
}

function listSurvivors(tried: readonly Tried[]): void {
  for (const { mutant, fate } of tried) {
    if (fate !== 'survived' && fate !== 'uncovered') continue;
    say(`${fate}: ${mutantText(mutant, readFileSync(join(root, mutant.path), 'utf8'))}`);
  }
}

async function files(...globs: readonly string[]): Promise<readonly string[]> {
  return (await Array.fromAsync(glob([...globs], { cwd: root }))).toSorted();
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
