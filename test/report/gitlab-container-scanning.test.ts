import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gitlabContainerScanning } from '../../src/report/gitlab-container-scanning.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleAnalysis } from '../support/sample-analysis.ts';
import { sampleReport } from '../support/sample-vulnerabilities.ts';
import { gitlabContainerCheck } from '../support/schemas.ts';

const problemsOf = gitlabContainerCheck();

function reportOf(changes = {}) {
  const analysis = sampleAnalysis({ vulnerabilities: sampleReport(), ...changes });
  const report = JSON.parse(textOf(gitlabContainerScanning.write(analysis, plainView)));
  assert.deepEqual(problemsOf(report), []);
  return report;
}

suite("GitLab's container scanning report", () => {
  const { vulnerabilities, scan } = reportOf();

  test('has what counts and leaves out what is suppressed, which it says', (t) => {
    t.assert.equal(vulnerabilities.length, 6);
    const messages = scan.messages.map(({ value }: { value: string }) => value);
    t.assert.equal(messages.includes('Left out: 4 suppressed findings.'), true);
  });

  test('says where each is: image, system, package and version', (t) => {
    t.assert.deepEqual(vulnerabilities[0].location, {
      dependency: { package: { name: 'libc6' }, version: '2.36-9+deb12u4' },
      operating_system: 'debian:12',
      image: 'ghcr.io/acme/app:1',
    });
  });

  test('names the CVE first, with its page', (t) => {
    t.assert.deepEqual(vulnerabilities[0].identifiers[0], {
      type: 'cve',
      name: 'CVE-2023-4911',
      value: 'CVE-2023-4911',
      url: 'https://nvd.nist.gov/vuln/detail/CVE-2023-4911',
    });
    t.assert.match(vulnerabilities[0].solution, /^Upgrade libc6 from /);
  });

  test('lets no text become markup, and no address that is none a link', (t) => {
    for (const { description, links } of vulnerabilities) {
      t.assert.doesNotMatch(description, /(?<!\\)[![\]<>@]/);
      for (const { url } of links) t.assert.match(url, /^https:/);
    }
  });

  test('has an id for each finding, the same in every run', (t) => {
    const ids = vulnerabilities.map(({ id }: { id: string }) => id);
    t.assert.equal(new Set(ids).size, ids.length);
    t.assert.deepEqual(
      reportOf().vulnerabilities.map(({ id }: { id: string }) => id),
      ids,
    );
  });

  test('of a system that is not known names the kind of package', (t) => {
    const [first] = reportOf({ distro: undefined }).vulnerabilities;
    t.assert.equal(first.location.operating_system, 'deb');
  });

  test('warns when nothing was looked for', (t) => {
    const report = reportOf({ vulnerabilities: undefined, problems: [] });
    t.assert.deepEqual(report.scan.messages, [
      { level: 'warn', value: 'Vulnerabilities were not looked for.' },
    ]);
  });
});
