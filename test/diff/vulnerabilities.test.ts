import { suite, test } from 'node:test';
import { compareSides } from '../../src/diff/compare.ts';
import type { DiffSide, VulnerabilityChange } from '../../src/model/diff.ts';
import type { Package } from '../../src/model/package.ts';
import type { MatchEvidence, Vulnerability } from '../../src/model/vulnerability.ts';
import { bareSide, deb, judgement, npm, rebuilt } from '../support/sample-side.ts';
import { sampleVulnerability } from '../support/sample-vulnerabilities.ts';

const old = deb('openssl', '3.0.1');
const fresh = deb('openssl', '3.0.2');

function evidence(version: string, range: string, more: Partial<MatchEvidence> = {}): MatchEvidence {
  const lookedUp = { ecosystem: 'Debian:12', name: 'openssl', version };
  return { advisory: 'DSA-1', feed: 'osv/Debian:12', how: 'direct', lookedUp, range, ...more };
}

function found(pkg: Package, range: string, changes: Partial<Vulnerability> = {}): Vulnerability {
  return sampleVulnerability({
    id: 'CVE-1',
    ids: ['CVE-1'],
    package: pkg.id,
    evidence: [evidence(pkg.version, range)],
    ...changes,
  });
}

interface Given {
  readonly packages: readonly Package[];
  readonly findings?: readonly Vulnerability[];
  readonly feeds?: string;
  readonly tool?: string;
}

function judged({ packages, findings = [], feeds = 'sha256:f', tool = '0.1.0' }: Given): DiffSide {
  return bareSide({
    packages,
    tool: { name: 'kedge', version: tool },
    vulnerabilities: judgement(findings, feeds),
  });
}

function changesOf(before: DiffSide, after: DiffSide): readonly VulnerabilityChange[] {
  const { vulnerabilities } = compareSides({ before, after }, '0.1.0');
  return vulnerabilities.compared ? vulnerabilities.changes : [];
}

/** `kind cause or cause`, one a change. */
function told(before: Given, after: Given): string[] {
  return changesOf(judged(before), rebuilt(judged(after))).map(
    ({ kind, causes }) => `${kind} ${causes.map((cause) => cause.kind).join(' or ')}`,
  );
}

suite('a vulnerability', () => {
  test('comes and goes with its package', (t) => {
    const has = { packages: [old], findings: [found(old, '>= 0, < 4')] };
    t.assert.deepEqual(told({ packages: [] }, has), ['new package']);
    t.assert.deepEqual(told(has, { packages: [], feeds: 'sha256:e', tool: '9' }), ['gone package']);
  });

  test('comes and goes with the version of its package, when one is in the range and the other is not', (t) => {
    const has = { packages: [old], findings: [found(old, '>= 0, < 3.0.2')] };
    const has2 = { packages: [fresh], findings: [found(fresh, '>= 3.0.2, < 4')] };
    t.assert.deepEqual(told(has, { packages: [fresh] }), ['gone package']);
    t.assert.deepEqual(told(has, { packages: [fresh], feeds: 'sha256:e' }), ['gone package']);
    t.assert.deepEqual(told({ packages: [old], feeds: 'sha256:e', tool: '9' }, has2), ['new package']);
  });

  test('comes and goes with the advisories, whatever version its package has, when both are in the range', (t) => {
    const has = { packages: [fresh], findings: [found(fresh, '>= 0, < 4')] };
    t.assert.deepEqual(told({ packages: [old], feeds: 'sha256:e' }, has), ['new feed']);
    t.assert.deepEqual(told({ packages: [fresh], feeds: 'sha256:e' }, has), ['new feed']);
    t.assert.deepEqual(told(has, { packages: [fresh], feeds: 'sha256:e' }), ['gone feed']);
    t.assert.deepEqual(told({ packages: [fresh], feeds: 'sha256:e', tool: '9' }, has), ['new feed or tool']);
  });

  test('comes with another version of kedge, or else with a setting, when all else is the same', (t) => {
    const has = { packages: [old], findings: [found(old, '>= 0, < 4')] };
    t.assert.deepEqual(told({ packages: [old], tool: '0.2.0' }, has), ['new tool']);
    t.assert.deepEqual(told({ packages: [old] }, has), ['new rule']);
  });

  test('has several causes where the range does not tell which', (t) => {
    const has = { packages: [fresh], findings: [found(fresh, '= 3.0.2')] };
    t.assert.deepEqual(told({ packages: [old], feeds: 'sha256:e' }, has), ['new package or feed']);
    t.assert.deepEqual(told({ packages: [old] }, has), ['new package']);
  });

  test('found by a source package is judged by its version', (t) => {
    const source = { name: 'src', version: '1.0' };
    const [was, is] = [
      { ...old, source },
      { ...fresh, source: { ...source, version: '1.1' } },
    ];
    const inSource = (range: string): Vulnerability => {
      const lookedUp = { ecosystem: 'Debian:12', name: 'src', version: '1.1' };
      return found(is, range, { evidence: [evidence('', range, { how: 'source', lookedUp })] });
    };
    const before = { packages: [was], feeds: 'sha256:e' };
    t.assert.deepEqual(told(before, { packages: [is], findings: [inSource('>= 1.1, < 2')] }), [
      'new package',
    ]);
    t.assert.deepEqual(told(before, { packages: [is], findings: [inSource('>= 0, < 2')] }), ['new feed']);
  });

  test('comes with another release of the distribution, though the package is the same', (t) => {
    const has = judged({ packages: [old], findings: [found(old, '>= 0, < 4')] });
    const before = {
      ...judged({ packages: [old] }),
      distro: { id: 'debian', idLike: [], versionId: '11', path: '' },
    };
    const [change] = changesOf(before, rebuilt(has));
    t.assert.equal(change?.causes[0]?.kind, 'package');
    t.assert.match(change?.causes[0]?.text ?? '', /the distribution was debian 11 and is .*12/);
  });

  test('that a package could not be judged for is not called mended', (t) => {
    const before = judged({ packages: [old], findings: [found(old, '>= 0, < 4')] });
    const message = 'openssl 3.0.1 not judged: no feed for Debian';
    const after = judged({ packages: [old], feeds: 'sha256:e' });
    const gaps = [{ kind: 'no-feed' as const, message, packages: [old.id] }];
    const unjudged = { ...after, vulnerabilities: { ...judgement([], 'sha256:e'), gaps } };
    const diff = compareSides({ before, after: unjudged }, '0.1.0');
    const [change] = diff.vulnerabilities.compared ? diff.vulnerabilities.changes : [];
    t.assert.deepEqual(change?.causes, [{ kind: 'feed', text: message }]);
    t.assert.deepEqual(diff.notes, [`Not covered in app alone: ${message}`]);
  });

  test('is the same under another name, and on a package that was renamed', (t) => {
    const ghsa = found(old, '>= 0, < 4', { id: 'GHSA-1', ids: ['GHSA-1'] });
    const cve = found(old, '>= 0, < 4', { id: 'CVE-1', ids: ['CVE-1', 'GHSA-1'] });
    t.assert.deepEqual(told({ packages: [old], findings: [ghsa] }, { packages: [old], findings: [cve] }), []);
    const [libssl, libssl3] = [deb('libssl1.1', '3.0.1'), deb('libssl3', '3.0.1')];
    const [change] = changesOf(
      judged({ packages: [libssl], findings: [found(libssl, '>= 0, < 4')] }),
      rebuilt(judged({ packages: [libssl3], findings: [found(libssl3, '>= 0, < 4')] })),
    );
    t.assert.deepEqual(
      [change?.kind, change?.what, change?.causes[0]?.kind],
      ['changed', ['package'], 'package'],
    );
  });

  test('is not another one that the same bulletin is about', (t) => {
    const about = (id: string) => found(old, '>= 0, < 4', { id, ids: [id, 'DSA-1'] });
    const before = { packages: [old], findings: [about('CVE-1')], feeds: 'sha256:e' };
    const after = { packages: [old], findings: [about('CVE-2')] };
    t.assert.deepEqual(told(before, after), ['new feed', 'gone feed']);
  });

  test('of one package does not hide that of another', (t) => {
    const [a, b] = [npm('ms', '1.0.0', 'a'), npm('ms', '1.0.0', 'b')];
    const before = { packages: [a], findings: [found(a, '>= 0, < 4')] };
    const after = { packages: [a, b], findings: [found(a, '>= 0, < 4'), found(b, '>= 0, < 4')] };
    t.assert.deepEqual(told(before, after), ['new package']);
  });

  test('that is told otherwise says what differs', (t) => {
    const kev = { cve: 'CVE-1', added: '2026-01-01', ransomware: false };
    const was = found(old, '>= 0, < 4', { severity: 'medium', fix: { state: 'not-fixed', versions: [] } });
    const is = found(old, '>= 0, < 4', { severity: 'high', exploit: kev });
    const given = { packages: [old], findings: [was] };
    const [change] = changesOf(judged(given), judged({ packages: [old], findings: [is], feeds: 'sha256:e' }));
    t.assert.deepEqual([change?.kind, change?.what], ['changed', ['severity', 'fix', 'exploit']]);
    t.assert.deepEqual(change?.causes, [{ kind: 'feed', text: 'osv/Debian:12 says otherwise' }]);
    const moved = { packages: [fresh], findings: [{ ...is, package: fresh.id }] };
    t.assert.deepEqual(told(given, moved), ['changed package']);
    t.assert.deepEqual(told(given, { ...moved, feeds: 'sha256:e' }), ['changed package or feed']);
  });

  test('does not change with its score or the likelihood that it is exploited', (t) => {
    const was = found(old, '>= 0, < 4', { risk: 1, epss: { score: 0.1, percentile: 0.1 } });
    const is = { ...was, risk: 2, score: 9, epss: { score: 0.2, percentile: 0.1 } };
    t.assert.deepEqual(told({ packages: [old], findings: [was] }, { packages: [old], findings: [is] }), []);
  });

  for (const [by, cause] of [
    ['ignore-rule', 'rule'],
    ['vex', 'rule'],
    ['not-affected', 'feed'],
    ['ownership', 'feed'],
  ] as const) {
    test(`is gone once it is suppressed by ${by}, and new once it is no longer`, (t) => {
      const suppressed = { by, source: 'source', reason: 'reason' };
      const counts = { packages: [old], findings: [found(old, '>= 0, < 4')] };
      const silent = {
        packages: [old],
        findings: [found(old, '>= 0, < 4', { suppressed })],
        feeds: 'sha256:e',
      };
      t.assert.deepEqual(told(counts, silent), [`gone ${cause}`]);
      t.assert.deepEqual(told(silent, counts), [`new ${cause}`]);
      t.assert.deepEqual(told({ packages: [old] }, silent), ['changed feed']);
    });
  }

  test('of a package with another owner is suppressed for that', (t) => {
    const [owned, free] = [{ ...npm('ms', '1.0.0'), ownedBy: old.id }, npm('ms', '1.0.0')];
    const suppressed = { by: 'ownership', source: 'openssl 3.0.1', reason: 'reason' } as const;
    const before = { packages: [free, old], findings: [found(free, '>= 0, < 4')] };
    const after = { packages: [owned, old], findings: [found(owned, '>= 0, < 4', { suppressed })] };
    t.assert.deepEqual(told(before, after), ['gone package']);
  });

  test('in reports that list nothing but findings is new by package or feed, never by guess', (t) => {
    const partial = (side: DiffSide): DiffSide => ({ ...side, listed: 'findings' });
    const before = partial(judged({ packages: [] }));
    const has = { packages: [old], findings: [found(old, '>= 0, < 4')] };
    const kinds = (after: DiffSide) => changesOf(before, partial(after))[0]?.causes.map(({ kind }) => kind);
    t.assert.deepEqual(kinds(rebuilt(judged(has))), ['package']);
    t.assert.deepEqual(kinds(rebuilt(judged({ ...has, feeds: 'sha256:e' }))), ['package', 'feed']);
    t.assert.deepEqual(kinds(judged({ ...has, feeds: 'sha256:e' })), ['feed']);
    t.assert.deepEqual(kinds(judged({ ...has, tool: '9' })), ['tool']);
  });

  test('is not compared when one side did not look for any', (t) => {
    const before = bareSide({}, { name: 'secrets.json' });
    const { vulnerabilities } = compareSides({ before, after: judged({ packages: [] }) }, '0.1.0');
    t.assert.deepEqual(vulnerabilities, { compared: false, why: 'not looked for in secrets.json' });
  });
});
