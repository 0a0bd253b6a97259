import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { xmlTags } from '../../src/core/xml-tags.ts';
import type { VulnerabilityReport } from '../../src/model/vulnerability.ts';
import { junit } from '../../src/report/junit.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleAnalysis } from '../support/sample-analysis.ts';
import { sampleReport } from '../support/sample-vulnerabilities.ts';

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

function elementsOf(vulnerabilities: VulnerabilityReport | undefined): readonly Element[] {
  const text = textOf(junit.write(sampleAnalysis({ vulnerabilities }), plainView));
  // https://www.w3.org/TR/xml/#charsets
  assert.doesNotMatch(text, /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/);
  return Array.from(xmlTags(text, 'the report')).flatMap((tag) =>
    tag.kind === 'end' ? [] : [{ name: tag.name, attributes: tag.attributes() }],
  );
}

const named = (elements: readonly Element[], name: string) =>
  elements.filter((element) => element.name === name);

function sum(elements: readonly Element[], attribute: string): number {
  return elements.reduce((total, { attributes }) => total + Number(attributes.get(attribute)), 0);
}

suite('the JUnit report', () => {
  const elements = elementsOf(sampleReport());

  test('fails once for each finding that counts, and skips what is suppressed or not covered', (t) => {
    t.assert.equal(named(elements, 'failure').length, 6);
    t.assert.equal(named(elements, 'skipped').length, 4 + 2);
  });

  test('says why: severity and fix, or who suppressed it', (t) => {
    const [failure] = named(elements, 'failure');
    t.assert.equal(failure?.attributes.get('type'), 'critical');
    t.assert.match(failure?.attributes.get('message') ?? '', /^critical, fixed in .*, known exploited/);
    const messages = named(elements, 'skipped').map(({ attributes }) => attributes.get('message') ?? '');
    t.assert.equal(
      messages.some((message) => message.startsWith('by VEX (app.openvex.json)')),
      true,
    );
  });

  test('has a suite for each package', (t) => {
    const names = named(elements, 'testsuite').map(({ attributes }) => attributes.get('name'));
    t.assert.deepEqual(names, [
      'libc6 2.36-9+deb12u4 (deb)',
      '@acme/ui 1.2.3 (npm)',
      'org.apache.commons:commons-io 2.11.0 (maven)',
      'coverage',
    ]);
  });

  test('its counts are those of its tests', (t) => {
    const reports = [sampleReport(), sampleReport({ vulnerabilities: [], gaps: [] }), undefined];
    for (const found of reports.map(elementsOf)) {
      const suites = named(found, 'testsuite');
      const whole = named(found, 'testsuites');
      t.assert.equal(sum(suites, 'tests'), named(found, 'testcase').length);
      for (const attribute of ['tests', 'failures', 'skipped']) {
        t.assert.equal(sum(whole, attribute), sum(suites, attribute), attribute);
      }
      t.assert.equal(sum(whole, 'failures'), named(found, 'failure').length);
      t.assert.equal(sum(whole, 'skipped'), named(found, 'skipped').length);
    }
  });

  test('of an image without findings is a test that passes', (t) => {
    const clean = elementsOf(sampleReport({ vulnerabilities: [], gaps: [] }));
    t.assert.equal(named(clean, 'testcase').length, 1);
    t.assert.equal(named(clean, 'failure').length + named(clean, 'skipped').length, 0);
  });

  test('of an image that was not looked at passes nothing', (t) => {
    const unsought = elementsOf(undefined);
    t.assert.equal(named(unsought, 'testcase').length, named(unsought, 'skipped').length);
  });
});
