import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { KedgeError } from '../../src/core/errors.ts';
import { createSources } from '../../src/source/list.ts';
import { openImage } from '../../src/source/open.ts';
import { isSkopeoDirectory } from '../../src/source/skopeo-dir.ts';
import { privateDirectory } from '../support/daemon.ts';
import { buildImage, ociLayout } from '../support/image.ts';
import { writeMembers } from '../support/layers.ts';
import { readImage } from '../support/read-image.ts';
import { needs } from '../support/real-part.ts';
import { testOpenOptions, testRegistryOptions } from '../support/registry-options.ts';

const run = promisify(execFile);

function open(text: string) {
  async function* stdin() {}
  return openImage(
    text,
    createSources({ registry: testRegistryOptions(), offline: true, stdin }),
    testOpenOptions(),
  );
}

describe('a folder that skopeo copy … dir: wrote', { skip: needs('skopeo') }, () => {
  for (const scheme of ['', 'dir:']) {
    test(`is named as what it is after "${scheme}", and the remedy leads to its image`, async () => {
      await using home = await privateDirectory();
      const built = await buildImage([{ 'etc/motd': 'one' }]);
      await writeMembers(join(home.path, 'layout'), ociLayout({ image: built }));
      const folder = join(home.path, 'made');
      await run('skopeo', ['copy', '-q', `oci:${home.path}/layout`, `dir:${folder}`]);
      const refused = await open(`${scheme}${folder}/`).catch((thrown: unknown) => thrown);
      assert.ok(refused instanceof KedgeError && refused.code === 'NOT_AN_IMAGE');
      assert.match(refused.message, /made is an image .*skopeo/);
      const [, copy = '', scan = ''] = /(skopeo copy .*), then scan (.*)\.$/.exec(refused.remedy ?? '') ?? [];
      await run('sh', ['-c', copy]);
      const { opened } = await open(scan);
      assert.deepEqual(Buffer.from((await readImage(opened)).image.config), built.config);
    });
  }
});

test('a file called version tells other folders from it, and a pipe is not waited for', async () => {
  await using home = await privateDirectory();
  assert.equal(await isSkopeoDirectory(home.path), false);
  await writeFile(join(home.path, 'version'), '1.0');
  assert.equal(await isSkopeoDirectory(home.path), false);
  await mkdir(join(home.path, 'a/version'), { recursive: true });
  assert.equal(await isSkopeoDirectory(join(home.path, 'a')), false);
  await mkdir(join(home.path, 'b'));
  await run('mkfifo', [join(home.path, 'b/version')]);
  assert.equal(await isSkopeoDirectory(join(home.path, 'b')), false);
});
