import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { json, schemaVersion } from '../../src/report/json.ts';
import { jsonText } from '../../src/report/json-text.ts';
import { plainView, textOf } from '../support/report.ts';
import {
  catalogueOf,
  hostileName,
  sampleAnalysis,
  sampleFile,
  samplePackage,
} from '../support/sample-analysis.ts';

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
      ...document.secrets,
      ...document.secrets.map(({ place }: { place: object }) => place),
      document.secrets.at(-1).accepted,
      document.searches[0],
      document.retrieved[0],
      document.packageFiles,
      document.packageFiles.differences[0],
      document.suidFiles[0],
      document.dockerfile,
      document.metadata,
      document.malware,
      document.malware.findings[0],
      document.skips[0],
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

  test('has one item of a list a line', (t) => {
    const lines = new Set(text.split('\n').map((line) => line.replace(/,$/, '')));
    const lists = [
      ...['packages', 'files', 'secrets', 'searches', 'retrieved', 'suidFiles', 'skips', 'problems'].map(
        (name) => document[name],
      ),
      document.packageFiles.differences,
      document.malware.findings,
    ];
    for (const list of lists) {
      t.assert.notEqual(list.length, 0);
      for (const item of list) t.assert.equal(lines.has(jsonText(item)), true, jsonText(item));
    }
  });

  test('paths of all facts start at the root of the image', (t) => {
    const paths = [
      ...document.secrets.map(({ place }: { place: { path?: string } }) => place),
      ...document.searches,
      ...document.retrieved,
      ...document.suidFiles,
      ...document.packageFiles.differences,
      ...document.malware.findings,
    ].flatMap(({ path = [] }) => path);
    t.assert.equal(paths.length, 16);
    for (const path of paths) t.assert.match(path, /^\/[^/]/);
  });

  test('says of each secret whether it counts', (t) => {
    const waiting = document.secrets.filter(({ counts }: { counts: boolean }) => !counts);
    t.assert.deepEqual(
      waiting.map(({ doubts, accepted }: { doubts: string[]; accepted?: object }) => accepted ?? doubts),
      [
        ['placeholder', 'test-path'],
        { by: 'inline' },
        {
          by: 'entry',
          file: 'known.json',
          reason: `rotated ${hostileName.replace('\udce9', String.raw`\xe9`)}`,
          expires: '2026-12-31',
        },
      ],
    );
  });

  test('what was not looked for is null, what was not found an empty list', (t) => {
    const nothing = { secrets: undefined, packageFiles: undefined, malware: undefined };
    const unsought = JSON.parse(textOf(json.write(sampleAnalysis(nothing), plainView)));
    valid(unsought);
    t.assert.deepEqual(valid.errors ?? [], []);
    t.assert.deepEqual([unsought.secrets, unsought.packageFiles, unsought.malware], [null, null, null]);
    const clean = JSON.parse(textOf(json.write(sampleAnalysis({ secrets: [] }), plainView)));
    t.assert.deepEqual(clean.secrets, []);
  });
});

test('a million files are written piece by piece', () => {
  let made = 0;
  const files = {
    count: 1_000_000,
    hiddenCount: 0,
    get: () => undefined,
    eachVisible: () => {},
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
