import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { json, schemaVersion } from '../../src/report/json.ts';
import { plainView, textOf } from '../support/report.ts';
import { catalogueOf, sampleAnalysis, sampleFile, samplePackage } from '../support/sample-analysis.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/analysis.schema.json', import.meta.url), 'utf8'),
);
const valid = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

suite('the analysis document', () => {
  const text = textOf(json.write(sampleAnalysis(), plainView));
  const document = JSON.parse(text);

  test('fits its schema', (t) => {
    valid(document);
    t.assert.deepEqual(valid.errors ?? [], []);
  });

  test('fits its schema when the image is empty', (t) => {
    const { image } = sampleAnalysis();
    const empty = sampleAnalysis({
      image: {
        location: 'oci-dir:x',
        id: image.id,
        tags: [],
        platform: image.platform,
        entrypoint: [],
        command: [],
        environment: [],
        exposedPorts: [],
        volumes: [],
        labels: {},
        history: [],
        layers: [],
      },
      distro: undefined,
      packages: [],
      files: catalogueOf([]),
      problems: [],
    });
    const document = JSON.parse(textOf(json.write(empty, plainView)));
    valid(document);
    t.assert.deepEqual(valid.errors ?? [], []);
    t.assert.equal(document.complete, true);
    t.assert.equal(document.distro, null);
  });

  test('carries the version its schema has', (t) => {
    t.assert.equal(schema.properties.schemaVersion.const, schemaVersion);
  });

  test('the schema refuses members it does not know', (t) => {
    for (const part of [
      document,
      document.image,
      document.image.layers[0],
      document.distro,
      document.packages[0],
      document.files[0],
      document.problems[0],
    ]) {
      part.unheardOf = 1;
      t.assert.equal(valid(document), false);
      delete part.unheardOf;
    }
    t.assert.equal(valid(document), true);
  });

  test('a result with problems is not complete', (t) => {
    t.assert.equal(document.complete, false);
  });

  test('paths start at the root of the image', (t) => {
    t.assert.equal(document.files[0].path, '/');
    t.assert.equal(document.distro.path, '/usr/lib/os-release');
    t.assert.equal(document.packages[0].files[0], '/lib/libc.so.6');
    t.assert.equal(document.packages[0].locations[0].path, '/var/lib/dpkg/status');
    t.assert.deepEqual(
      document.files
        .filter(({ target }: { target?: string }) => target)
        .map(({ target }: { target: string }) => target),
      ['../usr/lib/os-release', 'usr/lib', '/usr/bin/su'],
    );
  });

  test('a name that is not UTF-8 is shown escaped, beside its exact bytes', (t) => {
    const file = document.files.find(({ path }: { path: string }) => path.startsWith('/usr/share/caf'));
    t.assert.equal(file.path, String.raw`/usr/share/caf\xe9.txt`);
    t.assert.equal(Buffer.from(file.pathBase64, 'base64').toString('latin1'), '/usr/share/café.txt');
    t.assert.equal(document.packages[0].metadata.caf, String.raw`caf\xe9`);
    t.assert.equal(document.files.filter((other: object) => 'pathBase64' in other).length, 1);
  });

  test('no control character or bidirectional override reaches a terminal', (t) => {
    t.assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    const file = document.files.find(({ path }: { path: string }) => path.startsWith('/usr/share/evil'));
    t.assert.equal(file.path, '/usr/share/evil\u001b[31m\u202e.txt');
  });

  test('has one file, package and problem a line', (t) => {
    const starts = (prefix: string) => text.split('\n').filter((line) => line.startsWith(prefix)).length;
    t.assert.equal(starts('{"path":'), document.files.length);
    t.assert.equal(starts('{"id":'), document.packages.length);
    t.assert.equal(starts('{"by":'), document.problems.length);
  });
});

test('a million files are written piece by piece', () => {
  let made = 0;
  const files = {
    count: 1_000_000,
    hiddenCount: 0,
    get: () => undefined,
    *[Symbol.iterator]() {
      for (; made < 1_000_000; made += 1) yield sampleFile(`f${made}`);
    },
  };
  let longest = 0;
  let total = 0;
  for (const part of json.write(sampleAnalysis({ files }), plainView)) {
    longest = Math.max(longest, part.length);
    total += part.length;
    if (total > 5_000_000) break;
  }
  assert.ok(longest < 100_000, `a piece had ${longest} characters`);
  assert.ok(made < 100_000, `${made} records were made before the first 5 MB were taken`);
});

test('the same analysis gives the same bytes, whatever the view', (t) => {
  const once = textOf(json.write(sampleAnalysis(), plainView));
  t.assert.equal(
    textOf(json.write(sampleAnalysis(), { color: true, width: 200, elapsedMs: 5, epoch: 7 })),
    once,
  );
});

test('metadata of any depth is cleaned', (t) => {
  const pkg = samplePackage({
    type: 'gem',
    name: 'g',
    purl: 'pkg:gem/g',
    metadata: { a: [{ 'k\ud800': 'v\udcff' }] },
  });
  const document = JSON.parse(textOf(json.write(sampleAnalysis({ packages: [pkg] }), plainView)));
  t.assert.deepEqual(document.packages[0].metadata, { a: [{ 'k\ufffd': String.raw`v\xff` }] });
});
