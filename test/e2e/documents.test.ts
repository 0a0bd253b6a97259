import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { newUser } from '../support/kedge.ts';
import { analysisCheck, cyclonedxCheck, spdxCheck } from '../support/schemas.ts';
import { needsSharedData, sharedData } from '../support/shared-data.ts';

const checks = [
  ['json', analysisCheck()],
  ['cyclonedx-json', cyclonedxCheck()],
  ['spdx-json', spdxCheck()],
] as const;
const names = [
  'alpine-3.10.docker.tar.gz',
  'alpine-3.12.0-stripped.oci.tar',
  'busybox-1.31.1.oci.tar',
  'java-jars.docker.tar',
  'nginx-debian10-stripped.docker.tar',
  'whiteout.docker.tar',
];

/** Writes every document of the image twice, the second time from the cache. */
async function checkDocuments(image: string): Promise<void> {
  await using user = await newUser();
  const write = async (run: string) => {
    const outputs = checks.flatMap(([format]) => ['-o', `${format}=${join(user.home, `${run}.${format}`)}`]);
    const { status, stderr } = await user.kedge(['scan', '-q', '--allow-mismatch', image, ...outputs]);
    assert.equal(status, 0, stderr);
    return Promise.all(checks.map(([format]) => readFile(join(user.home, `${run}.${format}`), 'utf8')));
  };
  const documents = await write('first');
  for (const [index, [format, problemsOf]] of checks.entries()) {
    assert.deepEqual(problemsOf(JSON.parse(documents[index] ?? '')), [], format);
  }
  assert.deepEqual(await write('second'), documents);
}

suite('the documents of real images fit their schemas and are the same in every run', () => {
  test('the image of this repository', () =>
    checkDocuments(join(import.meta.dirname, '../images/alpine-3.14.tar')));

  for (const name of names) {
    test(name, { skip: needsSharedData('images', name) }, () => checkDocuments(sharedData('images', name)));
  }
});
