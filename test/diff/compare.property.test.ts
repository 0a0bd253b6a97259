import { suite, test } from 'node:test';
import * as fc from 'fast-check';
import { compareSides } from '../../src/diff/compare.ts';
import { vulnerabilitySeverities } from '../../src/model/advisory.ts';
import type { DiffSection, DiffSide, ImageDiff } from '../../src/model/diff.ts';
import { sampleFile, sampleSecret } from '../support/sample-analysis.ts';
import { bareSide, deb, filesOf, judgement, npm, rebuilt } from '../support/sample-side.ts';
import { sampleVulnerability } from '../support/sample-vulnerabilities.ts';

const version = fc.constantFrom('1.0', '1.1', '2.0', 'odd version');
const pkg = fc.oneof(
  fc.tuple(fc.constantFrom('bash', 'curl', 'zlib'), version).map(([name, number]) => deb(name, number)),
  fc
    .tuple(fc.constantFrom('left-pad', 'ms'), version, fc.constantFrom('app', 'srv'))
    .map(([name, number, folder]) => npm(name, number, folder)),
);
const suppressed = fc.option(
  fc.record({
    by: fc.constantFrom(
      'vex' as const,
      'ignore-rule' as const,
      'ownership' as const,
      'not-affected' as const,
    ),
    source: fc.constantFrom('a.json', 'b.json'),
    reason: fc.constant('accepted'),
  }),
  { nil: undefined },
);
const finding = fc.record({
  id: fc.constantFrom('CVE-1', 'CVE-2', 'CVE-3'),
  alias: fc.constantFrom('GHSA-1', 'GHSA-2'),
  severity: fc.constantFrom(...vulnerabilitySeverities),
  of: fc.nat(),
  suppressed,
});
const secret = fc
  .record({
    fingerprint: fc.constantFrom('f1', 'f2', 'f3'),
    path: fc.constantFrom('app/.env', 'etc/x'),
    line: fc.integer({ min: 1, max: 3 }),
    doubts: fc.constantFrom([], ['placeholder']),
  })
  .map(({ fingerprint, path, line, doubts }) =>
    sampleSecret({ fingerprint, doubts, place: { kind: 'file', path, line, column: 1 } }),
  );
const file = fc
  .record({
    path: fc.constantFrom('a', 'a/b', 'a.b', 'app/.env', 'etc/x'),
    mode: fc.constantFrom(0o644, 0o4755),
    sha256: fc.constantFrom('00', '11'),
  })
  .map(({ path, mode, sha256 }) => sampleFile(path, { mode, digests: { sha256 } }));

const side: fc.Arbitrary<DiffSide> = fc
  .record({
    packages: fc.uniqueArray(pkg, { maxLength: 8, selector: ({ id }) => id }),
    findings: fc.option(
      fc.uniqueArray(finding, { maxLength: 8, selector: ({ id, of }) => `${id} ${of % 8}` }),
    ),
    secrets: fc.option(fc.array(secret, { maxLength: 5 }), { nil: undefined }),
    files: fc.uniqueArray(file, { maxLength: 5, selector: ({ path }) => path }),
    tool: fc.constantFrom('0.1.0', '0.2.0'),
    feeds: fc.constantFrom('sha256:f', 'sha256:e'),
  })
  .map(({ packages, findings, secrets, files, tool, feeds }) => {
    const report = findings?.flatMap(({ of, alias, suppressed: by, ...rest }) => {
      const owner = packages[of % 8];
      if (owner === undefined) return [];
      const ids = [rest.id, alias];
      return [sampleVulnerability({ ...rest, ids, package: owner.id, ...(by && { suppressed: by }) })];
    });
    return bareSide({
      packages,
      secrets,
      files: filesOf(files),
      tool: { name: 'kedge', version: tool },
      vulnerabilities: report && judgement(report, feeds),
    });
  });

const sections = ['packages', 'vulnerabilities', 'secrets', 'files'] as const;

function changesIn(section: DiffSection<object>): readonly object[] {
  return section.compared ? section.changes : [];
}

const mirrored: Readonly<Record<string, string>> = {
  new: 'gone',
  gone: 'new',
  added: 'removed',
  removed: 'added',
  upgraded: 'downgraded',
  downgraded: 'upgraded',
  changed: 'changed',
};

/** What a change comes to, as it would be told from the other side when `swapped`. */
function told(diff: ImageDiff, swapped: boolean): string[] {
  return sections.flatMap((name) => {
    const section = diff[name];
    if (!section.compared) return [`${name} not compared`];
    return section.changes
      .map(({ kind, before, after, causes, ...rest }) =>
        JSON.stringify([
          name,
          swapped ? mirrored[kind] : kind,
          swapped ? [after, before] : [before, after],
          causes.map((cause) => cause.kind),
          rest,
        ]),
      )
      .sort();
  });
}

suite('a comparison', () => {
  test('of anything with itself is empty', (t) => {
    fc.assert(
      fc.property(side, (one) => {
        const diff = compareSides({ before: one, after: one }, '0.1.0');
        for (const name of sections) t.assert.deepEqual(changesIn(diff[name]), [], name);
        t.assert.deepEqual(diff.notes, []);
      }),
    );
  });

  test('is its own mirror the other way round, causes included', (t) => {
    fc.assert(
      fc.property(side, side, fc.boolean(), (ours, theirs, isRebuilt) => {
        const other = isRebuilt ? rebuilt(theirs) : theirs;
        const there = compareSides({ before: ours, after: other }, '0.1.0');
        const back = compareSides({ before: other, after: ours }, '0.1.0');
        t.assert.deepEqual(told(there, false), told(back, true));
      }),
      { numRuns: 500 },
    );
  });

  test('has a cause for every change, the same bytes in every run', (t) => {
    fc.assert(
      fc.property(side, side, (ours, theirs) => {
        const diff = compareSides({ before: ours, after: rebuilt(theirs) }, '0.1.0');
        for (const name of sections) {
          for (const change of changesIn(diff[name])) {
            t.assert.equal(
              'causes' in change && Array.isArray(change.causes) && change.causes.length > 0,
              true,
            );
          }
        }
        t.assert.deepEqual(compareSides({ before: ours, after: rebuilt(theirs) }, '0.1.0'), diff);
      }),
    );
  });
});
