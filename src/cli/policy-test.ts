import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import schema from '../../schemas/policy-test.schema.json' with { type: 'json' };
import { KedgeError, reason } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { counted } from '../core/units.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import { parseReference } from '../model/reference.ts';
import type { Bundle } from '../policy/bundle.ts';
import { evaluate } from '../policy/evaluate.ts';
import { type Expectation, unmet } from '../policy/expectation.ts';
import { jsonText } from '../report/json-text.ts';
import type { Canvas } from '../report/section.ts';
import { xmlText } from '../report/xml-text.ts';
import { documentKind, invalidDocuments } from './checked-document.ts';
import type { Invocation } from './command.ts';
import { usage } from './flags.ts';
import { parseTime } from './parse-time.ts';
import { defaultPolicy, readPolicy } from './policy-in-use.ts';
import { factsAnalysis, type WrittenFacts } from './policy-test-facts.ts';
import { readText } from './read-text.ts';
import type { Session } from './session.ts';
import { analyzeSubject } from './subject.ts';
import { wantedTexts, writeTexts } from './texts.ts';

interface TestFile {
  readonly version: 1;
  readonly policy: string;
  readonly tests: readonly Test[];
}

interface Test {
  readonly name: string;
  readonly analysis?: string;
  readonly facts?: WrittenFacts;
  readonly tag?: string;
  readonly at?: string;
  readonly expect: Expectation;
}

interface Result {
  readonly file: string;
  readonly name: string;
  /** Why it failed, a sentence each. */
  readonly failures: readonly string[];
}

const maxTestBytes = 16 * 1024 * 1024;
const unnamed = 'localhost/unnamed:latest';
const defaultTime = '2026-01-01T00:00:00Z';

/** `kedge policy test`. Throws POLICY_TEST_FAILED when an expectation is not met, CONFIG_INVALID for a file that is none. */
export async function test(session: Session, invocation: Invocation): Promise<void> {
  const wanted = await wantedTexts(invocation, ['table', 'junit', 'json']);
  const [folder = ''] = invocation.args;
  const results: Result[] = [];
  for (const file of await testFiles(folder)) results.push(...(await runFile(session, invocation, file)));
  session.progress.stop();
  await writeTexts(session, wanted, {
    table: (canvas) => tableLines(results, canvas).map((line) => `${line}\n`),
    junit: () => junit(folder, results),
    json: () => [`${jsonText(results)}\n`],
  });
  const failed = results.filter(({ failures }) => failures.length > 0).length;
  if (failed === 0) return;
  throw new KedgeError('POLICY_TEST_FAILED', `${failed} of ${counted(results.length, 'test')} failed`);
}

async function testFiles(folder: string): Promise<readonly string[]> {
  let names: readonly string[];
  try {
    names = await readdir(folder);
  } catch (cause) {
    throw new KedgeError('READ_FAILED', `${printable(folder)} cannot be listed: ${reason(cause)}`, { cause });
  }
  const found = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  if (found.length === 0)
    throw usage(
      `There is no test (*.yaml) in ${printable(folder)}`,
      'docs/policy.md tells how to write one.',
    );
  return found.map((name) => join(folder, name));
}

async function runFile(session: Session, invocation: Invocation, file: string): Promise<readonly Result[]> {
  const kind = documentKind<TestFile>(schema);
  const { value, faults } = kind.parse(await readText(file, maxTestBytes), file);
  if (faults.length > 0 || !kind.isSound(value)) {
    throw invalidDocuments(faults, 'Correct it; schemas/policy-test.schema.json describes the file.');
  }
  const near = (path: string): string => resolve(dirname(file), path);
  const bundle = await readPolicy(value.policy === defaultPolicy ? defaultPolicy : near(value.policy));
  const results: Result[] = [];
  for (const each of value.tests) {
    const analysis = await subjectOf(each, { session, invocation, near, file });
    results.push({ file, name: each.name, failures: judge(each, bundle, analysis) });
  }
  return results;
}

interface Place {
  readonly session: Session;
  readonly invocation: Invocation;
  readonly near: (path: string) => string;
  readonly file: string;
}

async function subjectOf(
  { name, analysis, facts }: Test,
  { session, invocation, near, file }: Place,
): Promise<ImageAnalysis> {
  if ((analysis === undefined) === (facts === undefined)) {
    throw new KedgeError(
      'CONFIG_INVALID',
      `${printable(file)}: "${printable(name)}" needs analysis or facts, not both`,
      {
        remedy: 'Name an analysis, or write the facts down.',
      },
    );
  }
  if (facts !== undefined) return factsAnalysis(facts, `${file}: ${name}`, session.version);
  return await analyzeSubject(session, { ...invocation, args: [`sbom:${near(analysis ?? '')}`] });
}

function judge({ tag, at = defaultTime, expect }: Test, bundle: Bundle, analysis: ImageAnalysis) {
  const reference = parseReference(tag ?? analysis.image.tags[0] ?? unnamed);
  const time = parseTime(at);
  if (time === undefined) return [`${printable(at)} is no time`];
  return unmet(expect, evaluate(bundle, { analysis, reference, at: time, related: {} }));
}

function tableLines(results: readonly Result[], { paint }: Canvas): string[] {
  const failed = results.filter(({ failures }) => failures.length > 0);
  return [
    ...results.flatMap(({ file, name, failures }) => [
      `${failures.length === 0 ? paint.green('ok') : paint.red.bold('FAILED')}  ${printable(file)}: ${printable(name)}`,
      ...failures.map((failure) => `    ${printable(failure)}`),
    ]),
    paint.bold(`${results.length - failed.length} passed, ${failed.length} failed`),
  ];
}

function* junit(folder: string, results: readonly Result[]): Generator<string> {
  const all = countsText(results);
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xmlText(`kedge policy test ${folder}`)}" ${all}>\n`;
  for (const [file, members] of Map.groupBy(results, (result) => result.file)) {
    yield `<testsuite name="${xmlText(file)}" ${countsText(members)}>\n`;
    for (const { name, failures } of members) {
      const open = `<testcase classname="${xmlText(file)}" name="${xmlText(name)}" time="0"`;
      const [first] = failures;
      yield first === undefined
        ? `${open}/>\n`
        : `${open}><failure type="expectation" message="${xmlText(first)}">${xmlText(failures.join('\n'))}</failure></testcase>\n`;
    }
    yield '</testsuite>\n';
  }
  yield '</testsuites>\n';
}

function countsText(results: readonly Result[]): string {
  const failed = results.filter(({ failures }) => failures.length > 0).length;
  return `tests="${results.length}" failures="${failed}" errors="0" skipped="0" time="0"`;
}
