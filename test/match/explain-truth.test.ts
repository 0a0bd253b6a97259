import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { explain } from '../../src/match/explain.ts';
import { match } from '../../src/match/match.ts';
import type { Explanation } from '../../src/model/explanation.ts';
import { distroOf, packageOf } from '../support/match.ts';
import { memoryIndex, sharedAdvisories } from '../support/memory-index.ts';
import { needsSharedData, sharedData } from '../support/shared-data.ts';

const skip = needsSharedData('match', 'images');

function rows(): string[][] {
  return readFileSync(sharedData('match', 'images', 'nginx-debian10__shared-feed.tsv'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

test('what is known of an image is told with both versions, and of its fixed versions that they are', {
  skip,
}, async (t) => {
  const index = memoryIndex({ advisories: await sharedAdvisories(['Debian:10']) });
  const distro = distroOf('debian', { versionId: '10' });
  const told = (id: string, [name = '', source = '', version = '']: readonly string[]): Explanation => {
    const purl = `pkg:deb/debian/${encodeURIComponent(name)}@${encodeURIComponent(version)}`;
    const pkg = packageOf(purl, { name, version, source: { name: source, version } });
    return explain(id, { matching: match({ distro, packages: [pkg] }, index), index });
  };
  t.assert.equal(rows().length > 30, true);
  for (const [, name = '', source = '', version = '', id = '', fixed = ''] of rows()) {
    const there = told(id, [name, source, version]);
    t.assert.equal(there.outcome.kind, 'affected', `${id} ${name}`);
    const [step] = there.packages[0]?.steps ?? [];
    t.assert.equal(step?.message.includes(`${source} ${version} `), true, step?.message);
    t.assert.equal(step?.message.includes(`< ${fixed}`), true, step?.message);
    const gone = told(id, [name, source, fixed]);
    t.assert.equal(gone.outcome.kind, 'fixed', `${id} ${name}`);
    t.assert.equal(gone.outcome.message.includes(`${source} ${fixed} `), true, gone.outcome.message);
  }
});
