import { test } from 'node:test';
import { debianRelease, ubuntuEcosystem, ubuntuRelease } from '../../src/model/distro-releases.ts';

test('names of releases have their numbers; sid and what is no name has none', (t) => {
  t.assert.equal(debianRelease('bookworm'), '12');
  t.assert.equal(debianRelease('sid'), undefined);
  t.assert.equal(debianRelease('constructor'), undefined);
  t.assert.equal(ubuntuRelease('jammy'), '22.04');
  t.assert.equal(ubuntuRelease('bookworm'), undefined);
});

test('releases of Ubuntu with long-term support are called so', (t) => {
  t.assert.deepEqual(['22.04', '24.10', '23.04', '14.04'].map(ubuntuEcosystem), [
    'Ubuntu:22.04:LTS',
    'Ubuntu:24.10',
    'Ubuntu:23.04',
    'Ubuntu:14.04:LTS',
  ]);
});
