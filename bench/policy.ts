import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { ImageAnalysis } from '../src/model/analysis.ts';
import { parseReference } from '../src/model/reference.ts';
import type { Bundle } from '../src/policy/bundle.ts';
import { evaluate } from '../src/policy/evaluate.ts';
import type { Gate, Trigger } from '../src/policy/gate.ts';
import { gates } from '../src/policy/list.ts';
import { readBundle } from '../src/policy/read-bundle.ts';
import { toAnalysis } from '../src/report/analysis-document.ts';
import { sampleReport, sampleVulnerability } from '../test/support/sample-vulnerabilities.ts';
import { benchImage, recipes } from './images.ts';
import { run } from './process.ts';
import { median } from './table.ts';

const kedge = join(import.meta.dirname, '../bin/kedge.js');
const itemCount = 100_000;
const budgets = { allowlist: 200, gates: 50 };
const rounds = 15;

type Written = Readonly<Record<string, unknown>>;

/** `npm run bench -- policy`: all gates at once on the largest image, and allowlists of 100,000 items. */
export async function policyBench(cache: string): Promise<string> {
  const analysis = await largest(cache);
  const { packages, files, vulnerabilities } = analysis;
  const findings = vulnerabilities?.vulnerabilities.length ?? 0;
  return [
    `${files.count} files, ${packages.length} packages, ${findings} vulnerabilities (made up)`,
    allGates(analysis),
    allowlists(analysis),
  ].join('\n\n');
}

/** As `kedge scan` writes it. Advisories may be missing here: a vulnerability for each package stands in for theirs. */
async function largest(cache: string): Promise<ImageAnalysis> {
  const recipe = recipes.toSorted((a, b) => b.size - a.size)[0];
  if (!recipe) throw new Error('there is no image');
  const { directory } = await benchImage(recipe, cache);
  const file = join(cache, 'policy-analysis.json');
  await run(process.execPath, [kedge, 'scan', `oci-dir:${directory}`, '-o', `json=${file}`]);
  const analysis = toAnalysis(JSON.parse(await readFile(file, 'utf8')));
  const vulnerabilities = analysis.packages.map(({ id }, at) =>
    sampleVulnerability({ id: `CVE-2024-${at}`, package: id }),
  );
  return { ...analysis, vulnerabilities: sampleReport({ vulnerabilities }) };
}

function allGates(analysis: ImageAnalysis): string {
  const used = gates.filter(({ lifecycle }) => lifecycle !== 'eol');
  const rules = used.flatMap((gate) => gate.triggers.map((trigger) => ruleOf(gate, trigger)));
  const bundle = bundleOf(rules, []);
  const first = timed(bundle, analysis);
  const lines = [
    `all gates at once, ${rules.length} rules: ${told(anew(bundle, analysis), budgets.gates)}, first time ${first} ms`,
  ];
  for (const gate of used) {
    const own = bundleOf(
      gate.triggers.map((trigger) => ruleOf(gate, trigger)),
      [],
    );
    const first = timed(own, copyOf(analysis));
    lines.push(`  ${gate.name}: ${anew(own, analysis)} ms, first time ${first} ms`);
  }
  return lines.join('\n');
}

/** With the examples of its parameters. */
function ruleOf(gate: Gate, trigger: Trigger): Written {
  const params = Object.entries(trigger.parameters)
    .filter(([, { required }]) => required)
    .map(([name, { example = '' }]) => ({ name, value: example }));
  return {
    id: `${gate.name}-${trigger.name}`,
    gate: gate.name,
    trigger: trigger.name,
    action: 'warn',
    params,
  };
}

const kinds: readonly (readonly [name: string, id: (at: number) => string])[] = [
  ['exact ids', (at) => `CVE-2024-${at}+pkg${at}`],
  ['wildcards at the end', (at) => `CVE-2024-${at}+*`],
  ['wildcards at the start', (at) => `*+pkg${at}`],
  ['wildcards at both ends', (at) => `*-${at}+*`],
  ['expressions that begin with an id', (at) => `regexp:CVE-2024-${at}\\+.*`],
  ['expressions of a package', (at) => `regexp:CVE-\\d+-\\d+\\+pkg${at}$`],
  ['expressions without letters', (at) => `regexp:[A-Z]{3}-\\d{${at % 40}}[A-Z]{${1 + (at % 999)}}`],
];

function allowlists(analysis: ImageAnalysis): string {
  const rule = {
    id: 'all',
    gate: 'vulnerabilities',
    trigger: 'package',
    action: 'stop',
    params: [{ name: 'package_type', value: 'all' }],
  };
  return kinds
    .map(([name, id]) => {
      const items = Array.from({ length: itemCount }, (_, at) => ({
        id: `item-${at}`,
        gate: 'vulnerabilities',
        trigger_id: id(at),
      }));
      const began = performance.now();
      const bundle = bundleOf([rule], items);
      const read = Math.round(performance.now() - began);
      const first = timed(bundle, analysis);
      const found = evaluate(bundle, factsOf(analysis)).findings;
      const marked = found.filter(({ allowlisted }) => allowlisted).length;
      const result = told(warm(bundle, analysis), budgets.allowlist);
      return `${itemCount} ${name}, ${found.length} findings, ${marked} of them allowed: ${result}, first time ${first} ms, read in ${read} ms`;
    })
    .join('\n');
}

function bundleOf(rules: readonly Written[], items: readonly Written[]): Bundle {
  const bundle = {
    id: 'bench',
    version: '1_0',
    policies: [{ id: 'all', version: '1_0', rules }],
    whitelists: [{ id: 'list', version: '1_0', items }],
    mappings: [
      {
        registry: '*',
        repository: '*',
        image: { type: 'tag', value: '*' },
        policy_id: 'all',
        whitelist_ids: ['list'],
      },
    ],
  };
  return readBundle(JSON.stringify(bundle), 'the bundle of the bench');
}

function factsOf(analysis: ImageAnalysis) {
  const related = { baseline: analysis, base: analysis, source: analysis };
  return { analysis, reference: parseReference('debian:bench'), at: Date.UTC(2026, 0, 1), related };
}

/** Of an image that no rule has looked at before. */
function anew(bundle: Bundle, analysis: ImageAnalysis): number {
  return median(Array.from({ length: rounds }, () => timed(bundle, copyOf(analysis))));
}

/** Nothing is remembered of it. */
function copyOf(analysis: ImageAnalysis): ImageAnalysis {
  return { ...analysis, packages: analysis.packages.map((pkg) => ({ ...pkg })) };
}

function warm(bundle: Bundle, analysis: ImageAnalysis): number {
  return median(Array.from({ length: rounds }, () => timed(bundle, analysis)));
}

/** Milliseconds of the processor, so that other work of the machine does not count. */
function timed(bundle: Bundle, analysis: ImageAnalysis): number {
  const facts = factsOf(analysis);
  const began = process.threadCpuUsage().user;
  evaluate(bundle, facts);
  return Math.round((process.threadCpuUsage().user - began) / 100) / 10;
}

function told(time: number, budget: number): string {
  return `${time} ms, budget ${budget} ms, ${time <= budget ? 'kept' : 'over'}`;
}
