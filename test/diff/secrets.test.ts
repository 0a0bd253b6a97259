import { suite, test } from 'node:test';
import { compareSides } from '../../src/diff/compare.ts';
import type { DiffSide, ImageDiff } from '../../src/model/diff.ts';
import type { Secret, SecretPlace } from '../../src/model/secret.ts';
import { sampleFile, sampleSecret } from '../support/sample-analysis.ts';
import { bareSide, filesOf, rebuilt } from '../support/sample-side.ts';

const at = (path: string, line = 1): SecretPlace => ({ kind: 'file', path, line, column: 1 });
const file = (path: string, digest: string) => sampleFile(path, { digests: { sha256: digest } });

interface Given {
  readonly secrets: readonly Secret[];
  /** Digest by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly tool?: string;
}

function sideOf({ secrets, files = {}, tool = '0.1.0' }: Given): DiffSide {
  const records = Object.entries(files).map(([path, digest]) => file(path, digest));
  return bareSide({ secrets, files: filesOf(records), tool: { name: 'kedge', version: tool } });
}

function compared(before: Given, after: Given): ImageDiff {
  return compareSides({ before: sideOf(before), after: rebuilt(sideOf(after)) }, '0.1.0');
}

/** `kind aspects cause or cause`, one a change. */
function told({ secrets }: ImageDiff): string[] {
  return (secrets.compared ? secrets.changes : []).map(({ kind, what, causes }) =>
    [kind, ...what, causes.map((cause) => cause.kind).join(' or ')].join(' '),
  );
}

const secret = sampleSecret({ place: at('app/.env') });
const other = sampleSecret({ place: at('app/.env'), fingerprint: 'f'.repeat(32), preview: 'bbbb…' });

suite('a secret', () => {
  test('comes and goes with its file, or with what is in it', (t) => {
    const has = { secrets: [secret], files: { 'app/.env': '11' } };
    t.assert.deepEqual(told(compared({ secrets: [] }, has)), ['new image']);
    t.assert.deepEqual(told(compared(has, { secrets: [], files: { 'app/.env': '22' } })), ['gone image']);
  });

  test('in a file that is the same comes with kedge, or else with a rule', (t) => {
    const has = { secrets: [secret], files: { 'app/.env': '11' } };
    const without = { secrets: [], files: { 'app/.env': '11' } };
    t.assert.deepEqual(told(compared({ ...without, tool: '0.0.9' }, has)), ['new tool']);
    t.assert.deepEqual(told(compared(without, has)), ['new rule']);
  });

  test('that was replaced by another is gone, and the other is new', (t) => {
    const before = { secrets: [secret], files: { 'app/.env': '11' } };
    const after = { secrets: [other], files: { 'app/.env': '22' } };
    t.assert.deepEqual(told(compared(before, after)), ['new image', 'gone image']);
    t.assert.deepEqual(compared(before, after).notes, []);
  });

  test('that moved within its file did not change; one that went elsewhere did', (t) => {
    const lower = sampleSecret({ place: at('app/.env', 9) });
    const elsewhere = sampleSecret({ place: at('srv/.env') });
    t.assert.deepEqual(told(compared({ secrets: [secret] }, { secrets: [lower] })), []);
    t.assert.deepEqual(told(compared({ secrets: [secret] }, { secrets: [elsewhere] })), [
      'changed place image',
    ]);
  });

  test('in a build step is the same though the steps before it are others', (t) => {
    const step = (name: string) => sampleSecret({ place: { kind: 'history', name } });
    t.assert.deepEqual(told(compared({ secrets: [step('1')] }, { secrets: [step('4')] })), []);
    const variable = sampleSecret({ place: { kind: 'environment', name: 'TOKEN' } });
    t.assert.deepEqual(told(compared({ secrets: [] }, { secrets: [variable] })), ['new image']);
  });

  test('that a later layer deletes is still there, and that is told', (t) => {
    const hidden = { ...at('app/.env'), hidden: { by: 1, how: 'deleted' } } as const;
    const after = { secrets: [sampleSecret({ place: hidden })] };
    t.assert.deepEqual(told(compared({ secrets: [secret] }, after)), ['changed hidden image']);
  });

  test('is gone once it is accepted, and new once it is no longer', (t) => {
    const accepted = { by: 'entry', file: 'known.yaml' } as const;
    const known = { secrets: [sampleSecret({ place: at('app/.env'), accepted })] };
    t.assert.deepEqual(told(compared({ secrets: [secret] }, known)), ['gone acceptance rule']);
    t.assert.deepEqual(told(compared(known, { secrets: [secret] })), ['new acceptance rule']);
    const { secrets } = compared({ secrets: [secret] }, known);
    t.assert.equal(secrets.compared && secrets.changes[0]?.causes[0]?.text, 'accepted by known.yaml');
  });

  test('that does not count on either side is told as changed', (t) => {
    const doubtful = sampleSecret({ severity: 'info', doubts: ['placeholder'] });
    t.assert.deepEqual(told(compared({ secrets: [] }, { secrets: [doubtful] })), ['changed image']);
  });
});

suite('fingerprints of two keys', () => {
  const keyed = sampleSecret({ place: at('app/.env'), fingerprint: 'e'.repeat(32) });
  const files = { 'app/.env': '11' };

  test('are noticed by a file that is the same, and secrets compared by rule and place', (t) => {
    const diff = compared({ secrets: [secret], files }, { secrets: [keyed], files });
    t.assert.deepEqual(told(diff), []);
    t.assert.match(diff.notes.join(), /two keys/);
    const more = sampleSecret({ place: at('srv/.env'), fingerprint: 'd'.repeat(32) });
    const another = compared({ secrets: [secret], files }, { secrets: [keyed, more], files });
    t.assert.deepEqual(told(another), ['new image']);
  });

  test('are noticed by the start of the value where no files are listed', (t) => {
    const bare = (found: Secret): DiffSide => ({ ...bareSide({ secrets: [found] }), files: undefined });
    const diff = compareSides({ before: bare(secret), after: rebuilt(bare(keyed)) }, '0.1.0');
    t.assert.match(diff.notes.join(), /two keys/);
    const replaced = compareSides({ before: bare(secret), after: rebuilt(bare(other)) }, '0.1.0');
    t.assert.deepEqual([replaced.notes, told(replaced).length], [[], 2]);
  });

  test('are not suspected while one fingerprint is on both sides', (t) => {
    const common = sampleSecret({ place: at('etc/key'), fingerprint: 'c'.repeat(32) });
    const diff = compared({ secrets: [secret, common], files }, { secrets: [keyed, common], files });
    t.assert.deepEqual(diff.notes, []);
    t.assert.equal(told(diff).length, 2);
  });
});

test('secrets are not compared when one side did not look for any', (t) => {
  const { secrets } = compareSides({ before: bareSide({ secrets: undefined }), after: bareSide() }, '0.1.0');
  t.assert.deepEqual(secrets, { compared: false, why: 'not looked for in app' });
});
