import { suite, test } from 'node:test';
import { compareSides } from '../../src/diff/compare.ts';
import type { DiffSide } from '../../src/model/diff.ts';
import type { Package } from '../../src/model/package.ts';
import { sampleFile } from '../support/sample-analysis.ts';
import { bareSide, deb, filesOf, npm, rebuilt } from '../support/sample-side.ts';

function changesOf(before: DiffSide, after: DiffSide) {
  const { packages } = compareSides({ before, after }, '0.1.0');
  return packages.compared ? packages.changes : [];
}

/** `kind name before after`, one a change. */
function told(before: readonly Package[], after: readonly Package[]): string[] {
  const changes = changesOf(bareSide({ packages: before }), rebuilt(bareSide({ packages: after })));
  return changes.map(({ kind, before: was, after: is }) =>
    [kind, (is ?? was)?.name, was?.version, is?.version].filter((part) => part !== undefined).join(' '),
  );
}

suite('packages', () => {
  test('are compared by the order of versions of their ecosystem', (t) => {
    const odd = { ...deb('thing', 'b'), type: 'generic', purl: 'pkg:generic/thing@b' };
    t.assert.deepEqual(
      told(
        [deb('bash', '5.2~rc1-1'), deb('curl', '1:7.0-1'), npm('ms', '2.0.0-beta.2'), odd],
        [deb('bash', '5.2-1'), deb('curl', '8.0-1'), npm('ms', '2.0.0-beta.10'), { ...odd, version: 'a' }],
      ),
      [
        'upgraded bash 5.2~rc1-1 5.2-1',
        'upgraded ms 2.0.0-beta.2 2.0.0-beta.10',
        'downgraded curl 1:7.0-1 8.0-1',
        'changed thing b a',
      ],
    );
  });

  test('of several versions go with those of their own folder, and what is left by version', (t) => {
    t.assert.deepEqual(
      told(
        [npm('ms', '1.0.0', 'a'), npm('ms', '2.0.0', 'b'), deb('linux', '6.1'), deb('linux', '6.2')],
        [npm('ms', '2.1.0', 'b'), npm('ms', '1.0.0', 'c'), deb('linux', '6.2'), deb('linux', '6.3')],
      ),
      ['upgraded linux 6.1 6.3', 'upgraded ms 2.0.0 2.1.0'],
    );
  });

  test('that moved, or are of another architecture alone, did not change', (t) => {
    const arm = { ...deb('bash', '5.2'), architecture: 'arm64', id: 'arm' };
    t.assert.deepEqual(told([deb('bash', '5.2'), npm('ms', '1.0.0')], [arm, npm('ms', '1.0.0', 'srv')]), []);
  });

  test('that come once more, or once less, are told', (t) => {
    t.assert.deepEqual(
      told([npm('ms', '1.0.0')], [npm('ms', '1.0.0'), npm('ms', '1.0.0', 'srv'), deb('curl', '8')]),
      ['added curl 8', 'added ms 1.0.0'],
    );
  });

  test('change with the image: the layer tells by which build step', (t) => {
    const before = bareSide({ packages: [] });
    const [change] = changesOf(
      before,
      rebuilt(bareSide({ packages: [{ ...npm('ms', '1.0.0'), layer: 1 }] })),
    );
    t.assert.deepEqual(change?.causes, [{ kind: 'image', text: 'layer 1: COPY app /app # buildkit' }]);
  });

  test('change with kedge where the files they are read from are the same', (t) => {
    const manifest = sampleFile('app/node_modules/ms/package.json', { digests: { sha256: '11' } });
    const before = bareSide({ files: filesOf([manifest]) });
    const packages = [npm('ms', '1.0.0')];
    const causeOf = (version: string, digest: string) => {
      const files = filesOf([{ ...manifest, digests: { sha256: digest } }]);
      const after = bareSide({ packages, files, tool: { name: 'kedge', version } });
      return changesOf(before, rebuilt(after))[0]?.causes.map(({ kind }) => kind);
    };
    t.assert.deepEqual(causeOf('0.2.0', '11'), ['tool']);
    t.assert.deepEqual(causeOf('0.1.0', '11'), ['rule']);
    t.assert.deepEqual(causeOf('0.2.0', '22'), ['image']);
    const again = bareSide({ packages, tool: { name: 'kedge', version: '0.2.0' } });
    t.assert.deepEqual(changesOf(before, again)[0]?.causes, [
      { kind: 'tool', text: 'read by kedge 0.1.0, then by kedge 0.2.0' },
    ]);
  });

  test('of an SBOM may differ for what wrote it', (t) => {
    const before = bareSide({}, { files: undefined, reader: 'SBOM in syft-json' });
    const after = rebuilt(bareSide({ packages: [npm('ms', '1.0.0')] }));
    t.assert.deepEqual(
      changesOf(before, after)[0]?.causes.map(({ kind }) => kind),
      ['image', 'tool'],
    );
  });

  test('are not compared with a list of those with vulnerabilities alone', (t) => {
    const after = bareSide({}, { name: 'vulns.json', listed: 'findings' });
    const { packages } = compareSides({ before: bareSide(), after }, '0.1.0');
    t.assert.deepEqual(packages, {
      compared: false,
      why: 'vulns.json lists only packages with vulnerabilities',
    });
  });
});
