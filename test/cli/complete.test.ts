import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidates } from '../../src/cli/complete.ts';
import { buildProgram } from '../../src/cli/program.ts';
import {
  diffFormats,
  filesFormats,
  formats,
  sbomFormats,
  secretsFormats,
  vulnerabilityFormats,
} from '../../src/report/list.ts';
import { createSources } from '../../src/source/list.ts';
import { testRegistryOptions } from '../support/registry-options.ts';

const program = buildProgram({ host: process, version: '0', start: () => async () => undefined });
const offered = (...words: readonly string[]): string[] =>
  candidates(program, words).map(({ value }) => value);

test('every source there is, and no other, is offered and explained', () => {
  const sources = createSources({
    registry: testRegistryOptions(),
    stdin: () => process.stdin,
    offline: true,
  });
  const schemes = sources.all.map(({ scheme }) => `${scheme}:`);
  assert.deepEqual(offered('scan', '').toSorted(), schemes.toSorted());
  const scan = program.commands.find((command) => command.name() === 'scan') ?? assert.fail();
  let help = '';
  scan.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
  assert.deepEqual(
    schemes.filter((scheme) => !help.includes(` ${scheme}`)),
    [],
  );
});

for (const [command, all] of [
  ['scan', formats],
  ['vulns', vulnerabilityFormats],
  ['sbom', sbomFormats],
  ['files', filesFormats],
  ['secrets', secretsFormats],
  ['diff', diffFormats],
] as const) {
  test(`every format of ${command}, and no other, is offered, the default first`, () => {
    assert.deepEqual(
      offered(command, '-o', ''),
      all.map(({ id }) => id),
    );
  });
}

test('both sides of a comparison may be images, SBOMs or reports', () => {
  const sides = [...offered('scan', ''), 'sbom:', 'report:'];
  assert.deepEqual(offered('diff', ''), sides);
  assert.deepEqual(offered('diff', 'docker:x', ''), sides);
  assert.deepEqual(offered('diff', 'docker:x', 'docker:y', ''), []);
});

test('an option whose value is missing takes the next word', () => {
  assert.deepEqual(offered('scan', '--platform', 'linux/arm6'), ['linux/arm64']);
  assert.deepEqual(offered('scan', '--workers', ''), []);
  assert.deepEqual(offered('secrets', '--fail-on', ''), ['secrets']);
  assert.deepEqual(offered('scan', '--fail-on', 'k'), ['kev']);
  assert.deepEqual(offered('scan', '--offline', 'oci-d'), ['oci-dir:']);
});

test('nothing is offered after the last argument, or for an unknown command', () => {
  assert.deepEqual(offered('scan', 'docker:x', ''), []);
  assert.deepEqual(offered('nonsense', ''), []);
});
