import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathDoubts } from '../src/inspect/secret-doubts.ts';
import { builtInRules } from '../src/inspect/secret-rules/list.ts';
import { secretSearch } from '../src/inspect/secret-search.ts';
import { sharedData } from '../test/support/shared-data.ts';
import { run } from './process.ts';

/** Something found, or to be found: `path:line`, and what for. */
interface Hit {
  readonly place: string;
  readonly rule: string;
}

interface Searcher {
  readonly name: string;
  search(directory: string): Promise<Hit[]>;
}

const search = secretSearch({ rules: builtInRules, key: '00'.repeat(32) });

/** `npm run bench -- secrets`: what is found of the labelled texts, what is found besides, and how fast. */
export async function secretsBench(cache: string): Promise<string> {
  if (!existsSync(sharedData('secrets'))) return `no labelled texts: ${sharedData('secrets')} is missing`;
  const home = join(cache, 'secrets');
  await rm(home, { recursive: true, force: true });
  await mkdir(join(home, 'corpus'), { recursive: true });
  await run('tar', ['-xzf', sharedData('secrets', 'corpus.tar.gz'), '-C', join(home, 'corpus')]);
  // Without the compiled code that is cached there: it holds the samples of the rules.
  const filter = (path: string): boolean => !path.endsWith('/node_modules/.cache');
  await cp(join(import.meta.dirname, '../node_modules'), join(home, 'tree'), { recursive: true, filter });
  const gitleaks = await withGitleaks(home);
  const parts = [`${builtInRules.length} rules; a finding in doubt counts as none`];
  for (const searcher of [kedge, ...(gitleaks ? [gitleaks] : [])]) {
    parts.push(await judged(searcher, join(home, 'corpus')), await speed(searcher, join(home, 'tree')));
  }
  if (!gitleaks) parts.push('gitleaks: not on PATH, so not run');
  await rm(join(home, 'tree'), { recursive: true });
  return [...parts, await examples()].join('\n\n');
}

const kedge: Searcher = {
  name: 'kedge',
  async search(directory) {
    const hits: Hit[] = [];
    for (const path of await filesIn(directory)) {
      hits.push(...foundIn(await readFile(join(directory, path)), path));
    }
    return hits;
  },
};

function foundIn(bytes: Uint8Array, path: string): Hit[] {
  if (pathDoubts(path).length > 0) return [];
  return search
    .find(bytes, path)
    .filter(({ match }) => (match.doubts ?? []).length === 0)
    .map(({ match }) => ({ place: `${path}:${match.line}`, rule: match.rule }));
}

async function withGitleaks(home: string): Promise<Searcher | undefined> {
  try {
    const { stdout } = await run('gitleaks', ['version']);
    return { name: `gitleaks ${stdout.trim()}`, search: (directory) => gitleaksHits(directory, home) };
  } catch {
    return undefined;
  }
}

async function gitleaksHits(directory: string, home: string): Promise<Hit[]> {
  const report = join(home, 'gitleaks.json');
  await run('gitleaks', ['dir', directory, '--no-banner', '--exit-code=0', '-f=json', `-r=${report}`]);
  const leaks: unknown = JSON.parse(await readFile(report, 'utf8'));
  if (!Array.isArray(leaks)) return [];
  return leaks.map(({ RuleID, File, StartLine }) => ({
    place: `${String(File).slice(directory.length + 1)}:${String(StartLine)}`,
    rule: String(RuleID),
  }));
}

/** Against the labels: what gitleaks 8.26.0 found there, and what the Engine's rules find. */
async function judged(searcher: Searcher, corpus: string): Promise<string> {
  const second = await labels('corpus.expected-gitleaks-8.26.0.tsv', 1);
  const engine = await labels('corpus.expected-anchore-rules.tsv', 0);
  const hits = await searcher.search(corpus);
  const places = new Set(hits.map(({ place }) => place));
  const labelled = new Set([...second, ...engine].map(({ place }) => place));
  const right = [...places].filter((place) => labelled.has(place)).length;
  return [
    `${searcher.name}, labelled texts`,
    recall('labels of gitleaks 8.26.0', second, places),
    recall('labels of the Engine rules', engine, places),
    `  precision: ${right} of ${places.size} places are labelled`,
    ...hits
      .filter(({ place }) => !labelled.has(place))
      .map(({ place, rule }) => `    besides: ${place} ${rule}`),
  ].join('\n');
}

function recall(title: string, wanted: readonly Hit[], places: ReadonlySet<string>): string {
  const missed = wanted.filter(({ place }) => !places.has(place));
  return [
    `  ${title}: ${wanted.length - missed.length} of ${wanted.length} found`,
    ...missed.map(({ place, rule }) => `    missed: ${place} ${rule}`),
  ].join('\n');
}

async function labels(file: string, firstLine: number): Promise<Hit[]> {
  return (await rows(file)).map(([path = '', rule = '', line = '']) => ({
    place: `${path.slice(1)}:${Number(line) + 1 - firstLine}`,
    rule,
  }));
}

/** The literal samples of gitleaks' rules: texts that hold a secret, and texts that hold none. */
async function examples(): Promise<string> {
  const lines = { tp: [0, 0], fp: [0, 0] };
  const strays: string[] = [];
  for (const [rule = '', kind, text = ''] of await rows('gitleaks-rule-examples.tsv')) {
    if (kind !== 'tp' && kind !== 'fp') continue;
    const bytes = Buffer.from(text, 'base64');
    const hits = foundIn(bytes, 'srv/app.txt');
    const doubts = search.find(bytes).flatMap(({ match }) => match.doubts ?? []);
    const right = hits.length > 0 === (kind === 'tp');
    lines[kind][0] = (lines[kind][0] ?? 0) + (right ? 1 : 0);
    lines[kind][1] = (lines[kind][1] ?? 0) + 1;
    if (right) continue;
    const why = kind === 'tp' ? doubts.map((doubt) => `in doubt: ${doubt}`) : hits.map((hit) => hit.rule);
    strays.push(`    ${kind === 'tp' ? 'missed' : 'taken'}: ${[rule, ...why].join(' ')}`);
  }
  return [
    'kedge, samples of the rules of gitleaks',
    `  with a secret: ${lines.tp.join(' of ')} found; without: ${lines.fp.join(' of ')} left alone`,
    ...strays,
  ].join('\n');
}

/** Over the modules that this project itself uses: programs and texts as images have them. */
async function speed(searcher: Searcher, tree: string): Promise<string> {
  let bytes = 0;
  for (const path of await filesIn(tree)) bytes += (await stat(join(tree, path))).size;
  const began = performance.now();
  const hits = await searcher.search(tree);
  const seconds = (performance.now() - began) / 1000;
  const megabytes = bytes / 1e6;
  return [
    `${searcher.name}, node_modules: ${megabytes.toFixed(0)} MB in ${seconds.toFixed(1)} s, ${(megabytes / seconds).toFixed(0)} MB/s, ${hits.length} found`,
    ...hits.slice(0, 40).map(({ place, rule }) => `    ${place} ${rule}`),
  ].join('\n');
}

async function filesIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1));
}

async function rows(file: string): Promise<string[][]> {
  const lines = (await readFile(sharedData('secrets', file), 'utf8')).trimEnd().split('\n');
  return lines.filter((line) => !line.startsWith('#')).map((line) => line.split('\t'));
}
