import { suite, test } from 'node:test';
import { compareSides } from '../../src/diff/compare.ts';
import type { DiffSide, VerdictFinding } from '../../src/model/diff.ts';
import { bareSide, rebuilt } from '../support/sample-side.ts';

function finding(triggerId: string, action: string): VerdictFinding {
  return { gate: 'vulnerabilities', trigger: 'package', triggerId, action, message: `found ${triggerId}` };
}

function decided(findings: readonly VerdictFinding[], digest = 'sha256:p'): DiffSide {
  const finalAction = findings.some(({ action }) => action === 'stop') ? 'stop' : 'go';
  return bareSide({}, { verdict: { bundle: { id: 'default', digest }, finalAction, findings } });
}

function told(before: DiffSide, after: DiffSide): string[] {
  const { verdict } = compareSides({ before, after }, '0.1.0');
  return (verdict.compared ? verdict.changes : []).map(
    ({ kind, before: was, after: is, causes }) =>
      `${kind} ${(is ?? was)?.triggerId} ${causes.map((cause) => cause.kind).join(' or ')}`,
  );
}

suite('a verdict', () => {
  test('changes by what the policy finds, what it lets go not counting', (t) => {
    const before = decided([
      finding('a', 'stop'),
      finding('b', 'warn'),
      finding('c', 'stop'),
      finding('e', 'warn'),
    ]);
    const after = decided([
      finding('b', 'warn'),
      finding('c', 'go'),
      finding('d', 'stop'),
      finding('e', 'stop'),
    ]);
    t.assert.deepEqual(told(before, rebuilt(after)), [
      'new d image',
      'gone a image',
      'gone c image',
      'changed e image',
    ]);
  });

  test('of another policy changes by rule, of the same image by another version', (t) => {
    const after = decided([finding('a', 'stop')], 'sha256:q');
    t.assert.deepEqual(told(decided([]), rebuilt(after)), ['new a rule']);
    const newer = { ...decided([finding('a', 'stop')]), judge: 'kedge 0.2.0' };
    t.assert.deepEqual(told(decided([]), newer), ['new a tool']);
  });

  test('is not compared when one side was not asked for one', (t) => {
    const { verdict } = compareSides({ before: bareSide(), after: decided([]) }, '0.1.0');
    t.assert.deepEqual(verdict, { compared: false, why: 'no policy was asked for app' });
  });
});
