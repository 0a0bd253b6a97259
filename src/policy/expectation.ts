import type { GateAction, PolicyEvaluation, PolicyFinding } from '../model/policy.ts';
import { wildcard } from './wildcard.ts';

/** What is said of a finding; what is left out may be anything. */
export interface ExpectedFinding {
  readonly gate?: string;
  readonly trigger?: string;
  readonly triggerId?: string;
  readonly message?: string;
  readonly rule?: string;
  readonly action?: GateAction;
  readonly allowlisted?: boolean;
}

/** What a verdict should be. `schemas/policy-test.schema.json` describes each member. */
export interface Expectation {
  readonly verdict?: GateAction;
  readonly reason?: PolicyEvaluation['reason'];
  readonly findings?: readonly ExpectedFinding[];
  readonly absent?: readonly ExpectedFinding[];
  readonly only?: boolean;
}

/** Where the verdict is another than expected, a sentence each; none when it is as expected. */
export function unmet(expected: Expectation, verdict: PolicyEvaluation): readonly string[] {
  const { findings = [], absent = [] } = expected;
  const wanted = findings.map((each) => ({ text: describe(each), meets: matcher(each) }));
  const unwanted = absent.map((each) => ({ text: describe(each), meets: matcher(each) }));
  const missing = wanted.filter(({ meets }) => !verdict.findings.some(meets));
  const there = unwanted.flatMap(({ text, meets }) => {
    const found = verdict.findings.find(meets);
    return found === undefined ? [] : [`there is a finding with ${text}: ${textOf(found)}`];
  });
  const others = verdict.findings.filter((finding) => !wanted.some(({ meets }) => meets(finding)));
  return [
    ...verdictDiffers(expected.verdict, verdict),
    ...differs('its reason', expected.reason, verdict.reason),
    ...missing.map(({ text }) => `there is no finding with ${text}`),
    ...there,
    ...(expected.only === true ? others.map((finding) => `nobody expects ${textOf(finding)}`) : []),
  ];
}

/** With what led to the verdict: it is what has to be mended, or expected. */
function verdictDiffers(expected: GateAction | undefined, verdict: PolicyEvaluation): string[] {
  const { finalAction, findings } = verdict;
  const deciding = findings.filter(
    ({ action, allowlisted }) => action === finalAction && allowlisted === undefined,
  );
  return differs('the verdict', expected, finalAction).map((text) =>
    [text, ...deciding.map(textOf)].join('; '),
  );
}

function differs(what: string, expected: string | undefined, is: string): string[] {
  return expected === undefined || expected === is ? [] : [`${what} is ${is}, not ${expected}`];
}

function matcher(expected: ExpectedFinding): (finding: PolicyFinding) => boolean {
  const { gate, trigger, triggerId, message, rule, action, allowlisted } = expected;
  const tests: ((finding: PolicyFinding) => boolean)[] = [
    ...texts(gate, (finding) => finding.gate),
    ...texts(trigger, (finding) => finding.trigger),
    ...texts(triggerId, (finding) => finding.triggerId),
    ...texts(message, (finding) => finding.message),
    ...texts(rule, (finding) => finding.ruleId),
  ];
  if (action !== undefined) tests.push((finding) => finding.action === action);
  if (allowlisted !== undefined) tests.push((finding) => (finding.allowlisted !== undefined) === allowlisted);
  return (finding) => tests.every((test) => test(finding));
}

function texts(
  written: string | undefined,
  read: (finding: PolicyFinding) => string,
): ((finding: PolicyFinding) => boolean)[] {
  if (written === undefined) return [];
  const expected = wildcard(written, 'an expected finding');
  return [(finding) => expected.matches(read(finding))];
}

function describe(expected: ExpectedFinding): string {
  return Object.entries(expected)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
}

function textOf({ gate, trigger, triggerId, message, action, allowlisted }: PolicyFinding): string {
  const state = allowlisted === undefined ? action : `allowlisted by ${allowlisted.listId}`;
  return `${gate} ${trigger} ${triggerId} (${state}): ${message}`;
}
