import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { Script } from 'node:vm';
import { html } from '../../src/report/html.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleAnalysis } from '../support/sample-analysis.ts';
import {
  sampleReport,
  sampleVulnerabilities,
  sampleVulnerability,
} from '../support/sample-vulnerabilities.ts';

const textFor = (changes = {}) =>
  textOf(html.write(sampleAnalysis({ vulnerabilities: sampleReport(), ...changes }), plainView));
const page = textFor();

/** Start tags with their attributes, of a page whose texts hold no bare `<` or `>`. */
function tagsOf(text: string) {
  const outside = text.replaceAll(/(<(style|script)>)[\s\S]*?(<\/\2>)/g, '$1$3');
  return Array.from(
    outside.matchAll(/<([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*>/g),
    ([, name, rest]) => ({
      name,
      attributes: new Map(
        Array.from((rest ?? '').matchAll(/([a-z-]+)(?:="([^"]*)")?/g), ([, key = '', value = '']) => [
          key,
          value,
        ]),
      ),
    }),
  );
}

const contentOf = (name: string) => new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(page)?.[1] ?? '';
const digestOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

suite('the HTML report', () => {
  test('has a row for each finding, those that are suppressed not shown at first', (t) => {
    const rows = tagsOf(page).filter(({ attributes }) => attributes.has('data-severity'));
    t.assert.equal(rows.length, sampleVulnerabilities.length);
    const hidden = rows.filter(({ attributes }) => attributes.has('hidden'));
    t.assert.equal(hidden.length, 4);
    for (const { attributes } of hidden) t.assert.equal(attributes.has('data-suppressed'), true);
    t.assert.equal(rows.filter(({ attributes }) => attributes.has('data-fixable')).length, 7);
    t.assert.equal(rows.filter(({ attributes }) => attributes.has('data-exploited')).length, 1);
  });

  test('may load nothing, and run nothing but its own script and style', (t) => {
    const policy = tagsOf(page).find(
      ({ attributes }) => attributes.get('http-equiv') === 'Content-Security-Policy',
    );
    const content = policy?.attributes.get('content')?.replaceAll('&#39;', "'") ?? '';
    t.assert.match(content, /^default-src 'none';/);
    t.assert.doesNotMatch(content, /unsafe|http|\*/);
    t.assert.equal(content.includes(`script-src ${digestOf(contentOf('script'))}`), true);
    t.assert.equal(content.includes(`style-src ${digestOf(contentOf('style'))}`), true);
    assert.ok(page.indexOf('Content-Security-Policy') < page.indexOf('<style>'));
  });

  test('has one script, and no tag or attribute that a text brought in', (t) => {
    const tags = tagsOf(page);
    t.assert.equal(tags.filter(({ name }) => name === 'script').length, 1);
    t.assert.equal(page.split(/<script/i).length, 2);
    const known = new Set(
      'html head meta title style body header h1 p ul li dl dt dd main section h2 table thead tbody tr th td button form fieldset legend label input output br small strong em span a script'.split(
        ' ',
      ),
    );
    for (const { name, attributes } of tags) {
      t.assert.equal(known.has(name ?? ''), true, name);
      for (const key of attributes.keys()) t.assert.doesNotMatch(key, /^on|^style$|^src$/);
      t.assert.doesNotMatch(attributes.get('href') ?? 'https://', /^(?!https?:\/\/)/);
    }
    const brackets = page.replaceAll(/(<(style|script)>)[\s\S]*?(<\/\2>)/g, '$1$3');
    const ends = brackets.match(/<\/[a-z0-9]+>|<!DOCTYPE html>/g)?.length ?? 0;
    t.assert.equal(brackets.match(/</g)?.length, tags.length + ends);
    t.assert.equal(brackets.match(/>/g)?.length, tags.length + ends);
  });

  test('its script is well-formed, and never makes HTML of a text', (t) => {
    const script = contentOf('script');
    assert.ok(new Script(script));
    t.assert.doesNotMatch(script, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|Function/);
    for (const id of Array.from(script.matchAll(/byId\('(\w+)'\)/g), ([, id]) => id)) {
      t.assert.equal(page.includes(`id="${id}"`), true, id);
    }
  });

  test('sorts by what is meant, not by what is shown', (t) => {
    const orders = Array.from(
      page.matchAll(/<td data-order="(\d)"><span class="(\w+)">/g),
      ([, order, name]) => `${order} ${name}`,
    );
    t.assert.deepEqual(Array.from(new Set(orders)).sort().reverse(), [
      '6 critical',
      '5 high',
      '4 medium',
      '3 low',
      '2 negligible',
      '1 unknown',
    ]);
  });

  test('says what could not be judged, how old the advisories are, and that nothing was looked for', (t) => {
    t.assert.match(page, /<li>Not covered: Debian 12 is no longer supported<\/li>/);
    t.assert.match(page, /<li>Incomplete: app\/.+ is not JSON<\/li>/);
    t.assert.match(page, /<dt>Advisories<\/dt><dd>Feeds of 2026-11-15, sha256:/);
    t.assert.match(textFor({ vulnerabilities: undefined }), /not looked for/);
  });

  test('20,000 findings are written piece by piece', () => {
    const vulnerabilities = Array.from({ length: 20_000 }, (_, index) =>
      sampleVulnerability({ id: `CVE-2024-${index}` }),
    );
    const analysis = sampleAnalysis({ vulnerabilities: sampleReport({ vulnerabilities }) });
    let longest = 0;
    for (const part of html.write(analysis, plainView)) longest = Math.max(longest, part.length);
    assert.ok(longest < 100_000, `a piece had ${longest} characters`);
  });
});
