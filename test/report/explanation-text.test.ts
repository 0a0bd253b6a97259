import { suite, test } from 'node:test';
import { explanationText } from '../../src/report/explanation-text.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleAnswer, suppressedPackage } from '../support/sample-explanation.ts';

const show = (...answer: Parameters<typeof sampleAnswer>) =>
  textOf(explanationText.write(sampleAnswer(...answer), plainView));
const absence = { kind: 'outside', message: 'curl 7 lies outside >= 8, < 9 (deb)' } as const;

suite('the explanation as text', () => {
  const text = show();

  test('says first what it comes to, and the other names', (t) => {
    t.assert.match(
      text,
      /^CVE-2024-2961 in .+: found\n {2}CVE-2024-2961 affects a package\n {2}also DSA-5673-1\n/,
    );
  });

  test('names the advisory with its feed and digest', (t) => {
    t.assert.match(
      text,
      /CVE-2024-2961 of osv\/Debian:12 \(sha256:0{64}\), withdrawn on .*about glibc of Debian:12/,
    );
  });

  test('follows the chain of a package, in this order', (t) => {
    t.assert.match(
      text,
      new RegExp(
        [
          'libc6 2\\.36-9\\+deb12u4 .*',
          ' evidence +/var/lib/dpkg/status in layer 0',
          ' brought by +layer 0 \\(sha256:.*\\): .+',
          ' looked up +glibc .* of Debian:12, by its source package; versions compare as deb',
          ' advisory +CVE-2024-2961 of osv/Debian:12',
          ' +glibc .* lies in >= 0, < 2\\.36-9\\+deb12u7 \\(deb\\): affected',
          ' suppressed +by nothing.*',
          ' verdict +CVE-2024-2961, high, risk 61\\.5, fixed in 2\\.36-9\\+deb12u7: counts',
        ].join('\\n ?'),
      ),
    );
  });

  test('tells who owns a package, and who suppresses its finding', (t) => {
    t.assert.match(text, /owned by +libc6 2\.36-9\+deb12u4 \(deb\)/);
    t.assert.match(text, /suppressed +by VEX \(app\.openvex\.json\): component_not_present/);
    t.assert.match(text, /: does not count$/m);
  });

  test('of what is not there says so, and names the other command', (t) => {
    const why = show({ outcome: absence, packages: [] });
    t.assert.match(why, /: not found\n {2}curl 7 lies outside[\s\S]*kedge why-not CVE-2024-2961 /);
    const whyNot = show({}, { question: 'why-not' });
    t.assert.match(whyNot, /: found\n[\s\S]*`kedge why CVE-2024-2961 /);
  });

  test('of an absence tells all that was compared, and what was not judged', (t) => {
    const whyNot = show({ outcome: absence }, { question: 'why-not' });
    t.assert.match(whyNot, /not judged +the store has no advisories of Maven/);
    t.assert.match(whyNot, /Limits of the answer\n {2}Debian 12 is no longer supported\n {2}No feed covers /);
    t.assert.doesNotMatch(text, /Maven|Limits/);
  });

  test('says of a suppressed one that it does not count', (t) => {
    const outcome = { kind: 'suppressed', message: 'it does not count' } as const;
    t.assert.match(show({ outcome, packages: [suppressedPackage] }), /: found, does not count\n/);
  });

  test('stays short for a vulnerability of very many packages', (t) => {
    const packages = Array.from({ length: 500 }, () => suppressedPackage);
    const many = show({ packages });
    t.assert.match(many, /and 480 more packages/);
    t.assert.equal(many.split('\n').length < 300, true);
  });

  test('has no control character', (t) => {
    t.assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
});
