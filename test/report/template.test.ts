import { suite, test } from 'node:test';
import { KedgeError } from '../../src/core/errors.ts';
import { template } from '../../src/report/template.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleAnalysis } from '../support/sample-analysis.ts';
import { sampleReport } from '../support/sample-vulnerabilities.ts';

const rendered = (text: string, name = 'report.txt', changes = {}) =>
  textOf(
    template.write(sampleAnalysis({ vulnerabilities: sampleReport(), ...changes }), {
      ...plainView,
      template: { name, text },
    }),
  );

suite("a report by the user's own template", () => {
  test('repeats over findings and actions, and has their members', (t) => {
    t.assert.equal(
      rendered(
        '{{image.location}}: {{count}}{{#actions}}{{#upgrade}}\n{{name}} -> {{target}} ({{count}}){{/upgrade}}{{/actions}}',
      ),
      'registry:ghcr.io/acme/app:1: 6\nglibc -> 2.36-9+deb12u10 (2)\n@acme/ui -> 1.2.9 (1)',
    );
    t.assert.match(
      rendered(
        '{{#findings}}{{id}} {{package.name}} {{severity}}{{#exploit}} KEV {{added}}{{/exploit}};{{/findings}}',
      ),
      /^CVE-2023-4911 libc6 critical KEV 2023-11-21;GHSA-xxxx-yyyy-zzzz @acme\/ui medium;/,
    );
    t.assert.equal(
      rendered('{{#severities}}{{severity}}={{count}} {{/severities}}'),
      'critical=1 high=1 medium=1 low=1 negligible=1 unknown=1 ',
    );
  });

  test('shows what is suppressed apart, with who suppressed it', (t) => {
    t.assert.match(
      rendered('{{#suppressed}}{{id}} {{suppressionText}}|{{/suppressed}}'),
      /^CVE-2024-30 by VEX/,
    );
  });

  test('escapes markup where the template is markup, and control characters everywhere', (t) => {
    const all = '{{#findings}}{{summary}}\u0001{{/findings}}';
    t.assert.doesNotMatch(rendered(all, 'page.html'), /<script>/);
    t.assert.doesNotMatch(rendered(all, 'page.html.mustache'), /<script>/);
    t.assert.match(rendered(all, 'page.txt'), /<script>/);
    t.assert.doesNotMatch(rendered(all, 'page.txt').replaceAll('\u0001', ''), /[\u0000-\u001f\u202a-\u202e]/);
  });

  test('reaches no function', (t) => {
    for (const name of ['constructor', '__proto__', 'toString', 'image.constructor', 'hasOwnProperty']) {
      t.assert.equal(rendered(`[{{${name}}}]`), '[]', name);
      t.assert.equal(rendered(`[{{#${name}}}x{{/${name}}}]`), '[]', name);
    }
  });

  test('knows whether anything was looked for', (t) => {
    const text = '{{#lookedFor}}yes{{/lookedFor}}{{^lookedFor}}no{{/lookedFor}}';
    t.assert.equal(rendered(text), 'yes');
    t.assert.equal(rendered(text, 'a', { vulnerabilities: undefined }), 'no');
  });

  test('refuses a template that is not well-formed, by name', (t) => {
    t.assert.throws(
      () => rendered('{{#findings}}', 'mine.txt'),
      (error: unknown) =>
        error instanceof KedgeError && error.code === 'USAGE' && error.message.includes('mine.txt'),
    );
    t.assert.throws(
      () => textOf(template.write(sampleAnalysis(), plainView)),
      (error: unknown) => error instanceof KedgeError && error.message.includes('--template'),
    );
  });
});
