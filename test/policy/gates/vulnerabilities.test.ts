import { suite, test } from 'node:test';
import type { Rating } from '../../../src/model/advisory.ts';
import type { ImageAnalysis } from '../../../src/model/analysis.ts';
import type { CoverageGap, Vulnerability } from '../../../src/model/vulnerability.ts';
import { vulnerabilities as gate } from '../../../src/policy/gates/vulnerabilities.ts';
import { advisoryOf, affectedOf, reportOf } from '../../support/match.ts';
import { factsOf, faultsOf, idsOf, messagesOf, outcomeOf } from '../../support/policy.ts';
import { sampleAnalysis, samplePackage } from '../../support/sample-analysis.ts';
import { npmVulnerability, sampleReport, sampleVulnerability } from '../../support/sample-vulnerabilities.ts';
import { scanImage } from '../../support/scan.ts';

const nvd = { kind: 'cvss', version: '3.1', by: 'nvd' } as const;
/** Scores as NVD publishes them for CVE-2021-44228: 10.0, exploitability 3.9, impact 6.0. */
const worst: Rating = { ...nvd, vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H' };
/** CVE-2021-3156: 7.8, 1.8, 5.9. */
const local: Rating = { ...nvd, vector: 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H' };
const link = 'https://security-tracker.debian.org/tracker/CVE-2024-2961';
const highOfLibc = `HIGH Vulnerability found in os package type (dpkg) - libc6 (fixed in: 2.36-9+deb12u7)(CVE-2024-2961 - ${link})`;

type Gaps = readonly CoverageGap[];

function found(...vulnerabilities: readonly Vulnerability[]) {
  return factsOf(sampleAnalysis({ vulnerabilities: sampleReport({ vulnerabilities, gaps: [] }) }));
}

const one = found(sampleVulnerability());
const all = { package_type: 'all' };

suite('vulnerabilities:package', () => {
  test('names severity, class, type, package, fix, id and page', (t) => {
    t.assert.deepEqual(messagesOf([gate, 'package'], all, one), [highOfLibc]);
    t.assert.deepEqual(idsOf([gate, 'package'], all, one), ['CVE-2024-2961+libc6']);
    t.assert.deepEqual(outcomeOf([gate, 'package'], all, one).matches[0]?.otherIds, ['DSA-5673-1+libc6']);
  });

  test('names other packages by their path, and by the directory where the id needs it', (t) => {
    const facts = found(
      npmVulnerability({ references: [] }),
      sampleVulnerability({
        package: 'maven-org.apache.commons:commons-io',
        fix: { state: 'not-fixed', versions: [] },
      }),
    );
    t.assert.deepEqual(messagesOf([gate, 'package'], all, facts), [
      'HIGH Vulnerability found in non-os package type (npm) - /app/node_modules/@acme/ui/package.json (fixed in: 1.2.9, 2.0.1)(CVE-2024-2961 - https://nvd.nist.gov/vuln/detail/CVE-2024-2961)',
      `HIGH Vulnerability found in non-os package type (java) - /app/app.war:WEB-INF/lib/commons-io.jar (CVE-2024-2961 - ${link})`,
    ]);
    t.assert.deepEqual(idsOf([gate, 'package'], all, facts), [
      'CVE-2024-2961+ui',
      'CVE-2024-2961+commons-io.jar',
    ]);
  });

  test('looks at packages of the distribution, at the others, or at all', (t) => {
    const facts = found(sampleVulnerability(), npmVulnerability());
    const ids = (type: string) => idsOf([gate, 'package'], { package_type: type }, facts);
    t.assert.deepEqual(ids('os'), ['CVE-2024-2961+libc6']);
    t.assert.deepEqual(ids('non-os'), ['CVE-2024-2961+ui']);
    t.assert.deepEqual(ids('all'), ['CVE-2024-2961+libc6', 'CVE-2024-2961+ui']);
  });

  test('says the same of a package only once, however many architectures of it there are', (t) => {
    const base = sampleAnalysis();
    const i386 = {
      ...samplePackage({ type: 'deb', name: 'libc6', purl: 'pkg:deb/debian/libc6' }),
      id: 'i386',
    };
    const analysis = sampleAnalysis({
      packages: [...base.packages, i386],
      vulnerabilities: sampleReport({
        vulnerabilities: [sampleVulnerability(), sampleVulnerability({ package: 'i386' })],
      }),
    });
    t.assert.deepEqual(messagesOf([gate, 'package'], all, factsOf(analysis)), [highOfLibc]);
  });

  const severities = ['unknown', 'negligible', 'low', 'medium', 'high', 'critical'] as const;
  const compared = {
    '=': ['medium'],
    '!=': ['unknown', 'negligible', 'low', 'high', 'critical'],
    '<': ['unknown', 'negligible', 'low'],
    '>': ['high', 'critical'],
    '<=': ['unknown', 'negligible', 'low', 'medium'],
    '>=': ['medium', 'high', 'critical'],
  };
  test('compares severities from unknown to critical', (t) => {
    const facts = found(...severities.map((severity) => sampleVulnerability({ id: severity, severity })));
    const firing = (given: object) =>
      idsOf([gate, 'package'], { ...all, ...given }, facts).map((id) => id.replace('+libc6', ''));
    for (const [severity_comparison, expected] of Object.entries(compared))
      t.assert.deepEqual(firing({ severity: 'medium', severity_comparison }), expected, severity_comparison);
    t.assert.deepEqual(firing({ severity: 'medium' }), ['high', 'critical']);
    t.assert.deepEqual(firing({}), ['negligible', 'low', 'medium', 'high', 'critical']);
    t.assert.deepEqual(firing({ severity_comparison: '=' }), ['unknown']);
    t.assert.deepEqual(outcomeOf([gate, 'package'], { ...all, severity: 'high' }, facts), {
      looked: '6 vulnerabilities',
      notes: ['5 with severity not > high'],
      matches: [
        {
          id: 'critical+libc6',
          otherIds: ['DSA-5673-1+libc6'],
          message: `CRITICAL Vulnerability found in os package type (dpkg) - libc6 (fixed in: 2.36-9+deb12u7)(critical - ${link})`,
        },
      ],
    });
  });

  test('passes over what is suppressed, and counts it', (t) => {
    const suppressed = { by: 'vex', source: 'a.json', reason: 'not there' } as const;
    const facts = found(
      sampleVulnerability({ suppressed }),
      sampleVulnerability({ id: 'CVE-2', suppressed }),
      sampleVulnerability({ id: 'CVE-3', suppressed: { ...suppressed, by: 'ignore-rule' } }),
    );
    t.assert.deepEqual(outcomeOf([gate, 'package'], all, facts), {
      looked: '3 vulnerabilities',
      notes: ['2 suppressed: vex', '1 suppressed: ignore-rule'],
      matches: [],
    });
  });

  test('passes over what the vendor will not fix unless told otherwise', (t) => {
    const facts = found(sampleVulnerability({ fix: { state: 'will-not-fix', versions: [] } }));
    const count = (given: object) => messagesOf([gate, 'package'], { ...all, ...given }, facts).length;
    t.assert.equal(count({}), 0);
    t.assert.equal(count({ vendor_only: 'true' }), 0);
    t.assert.equal(count({ vendor_only: 'FALSE' }), 1);
    t.assert.deepEqual(outcomeOf([gate, 'package'], all, facts).notes, ['1 that the vendor will not fix']);
  });

  test('asks for a fix, or for none', (t) => {
    const facts = found(
      sampleVulnerability(),
      sampleVulnerability({ id: 'CVE-2', fix: { state: 'not-fixed', versions: [] } }),
    );
    const ids = (fix_available: string) => idsOf([gate, 'package'], { ...all, fix_available }, facts);
    t.assert.deepEqual(ids('true'), ['CVE-2024-2961+libc6']);
    t.assert.deepEqual(ids('false'), ['CVE-2+libc6']);
    const notes = (fix_available: string) =>
      outcomeOf([gate, 'package'], { ...all, fix_available }, facts).notes;
    t.assert.deepEqual(notes('true'), ['1 without a fix']);
    t.assert.deepEqual(notes('false'), ['1 with a fix']);
  });

  test('waits until a vulnerability has been known for as many days, to the second', (t) => {
    const published = '2024-04-17T12:00:00.700Z';
    const facts = (at: string) => ({
      ...found(sampleVulnerability({ published })),
      at: Date.parse(at),
    });
    const given = { ...all, max_days_since_creation: '7' };
    t.assert.deepEqual(messagesOf([gate, 'package'], given, facts('2024-04-24T11:59:59Z')), []);
    t.assert.deepEqual(outcomeOf([gate, 'package'], given, facts('2024-04-24T11:59:59Z')).notes, [
      '1 published less than 7 days ago',
    ]);
    t.assert.deepEqual(messagesOf([gate, 'package'], given, facts('2024-04-24T12:00:00Z')), [
      `HIGH Vulnerability found in os package type (dpkg) - libc6 (fixed in: 2.36-9+deb12u7)(max_days_since_creation=2024-04-17)(CVE-2024-2961 - ${link})`,
    ]);
  });

  test('takes what has no date for old', (t) => {
    const { published: _, ...undated } = sampleVulnerability();
    const facts = found({ ...undated, fix: { state: 'fixed', versions: ['2'] } });
    const given = { ...all, max_days_since_creation: '7', max_days_since_fix: '7', fix_available: 'true' };
    t.assert.deepEqual(messagesOf([gate, 'package'], given, facts), [
      `HIGH Vulnerability found in os package type (dpkg) - libc6 (fixed in: 2)(CVE-2024-2961 - ${link})`,
    ]);
  });

  test('waits until a fix has been out for as many days, where a fix is asked for', (t) => {
    const at = Date.parse('2024-04-30T00:00:00Z');
    const facts = { ...found(sampleVulnerability()), at };
    const messages = (given: object) => messagesOf([gate, 'package'], { ...all, ...given }, facts);
    t.assert.deepEqual(messages({ max_days_since_fix: '8', fix_available: 'true' }), []);
    t.assert.deepEqual(messages({ max_days_since_fix: '7', fix_available: 'true' }), [
      `HIGH Vulnerability found in os package type (dpkg) - libc6 (fixed in: 2.36-9+deb12u7)(max_days_since_fix=2024-04-23)(CVE-2024-2961 - ${link})`,
    ]);
    t.assert.deepEqual(messages({ max_days_since_fix: '8' }), [highOfLibc]);
    const both = { max_days_since_fix: '7', max_days_since_creation: '13', fix_available: 'true' };
    t.assert.match(
      messages(both)[0] ?? '',
      /\(max_days_since_creation=2024-04-17 max_days_since_fix=2024-04-23\)/,
    );
    t.assert.deepEqual(
      outcomeOf([gate, 'package'], { ...all, max_days_since_fix: '8', fix_available: 'true' }, facts).notes,
      ['1 with a fix less than 8 days old'],
    );
  });

  test('does not ask how old the fix is of what has none', (t) => {
    const fix = { state: 'not-fixed', versions: [], available: '2026-01-01T00:00:00Z' } as const;
    const given = { ...all, max_days_since_fix: '7', fix_available: 'true' };
    t.assert.deepEqual(outcomeOf([gate, 'package'], given, found(sampleVulnerability({ fix }))).notes, [
      '1 without a fix',
    ]);
  });

  test('compares the scores of NVD, the highest of each, and writes those that were asked for', (t) => {
    const facts = found(sampleVulnerability({ ratings: [local, worst] }));
    const messages = (given: object) => messagesOf([gate, 'package'], { ...all, ...given }, facts);
    const asked = {
      cvss_v3_base_score: '10',
      cvss_v3_exploitability_score: '3.9',
      cvss_v3_impact_score: '6.0',
    };
    const head = 'HIGH Vulnerability found in os package type (dpkg) - libc6 (fixed in: 2.36-9+deb12u7)';
    t.assert.deepEqual(messages(asked), [
      `${head}(cvss_v3_base_score=10.0 cvss_v3_exploitability_score=3.9 cvss_v3_impact_score=6.0)(CVE-2024-2961 - ${link})`,
    ]);
    for (const name of Object.keys(asked)) {
      t.assert.deepEqual(messages({ ...asked, [`${name}_comparison`]: '>' }), [], name);
      t.assert.equal(messages({ ...asked, [`${name}_comparison`]: '=' }).length, 1, name);
      t.assert.equal(messages({ ...asked, [`${name}_comparison`]: '<' }).length, 0, name);
    }
    t.assert.deepEqual(
      outcomeOf(
        [gate, 'package'],
        { ...all, cvss_v3_base_score: '10', cvss_v3_base_score_comparison: '<' },
        facts,
      ).notes,
      ['1 with cvss_v3_base_score not < 10'],
    );
  });

  test('keeps the scores of the vendor apart', (t) => {
    const vendor = { ...local, by: 'redhat' };
    const facts = found(sampleVulnerability({ ratings: [worst, vendor] }));
    const messages = (given: object) => messagesOf([gate, 'package'], { ...all, ...given }, facts);
    const asked = {
      vendor_cvss_v3_base_score: '7.8',
      vendor_cvss_v3_exploitability_score: '1.8',
      vendor_cvss_v3_impact_score: '5.9',
      cvss_v3_base_score: '7.8',
    };
    t.assert.deepEqual(messages(asked), [
      `HIGH Vulnerability found in os package type (dpkg) - libc6 (fixed in: 2.36-9+deb12u7)(cvss_v3_base_score=10.0)(vendor_cvss_v3_base_score=7.8 vendor_cvss_v3_exploitability_score=1.8 vendor_cvss_v3_impact_score=5.9)(CVE-2024-2961 - ${link})`,
    ]);
    for (const name of Object.keys(asked).filter((each) => each.startsWith('vendor')))
      t.assert.deepEqual(messages({ ...asked, [`${name}_comparison`]: '>' }), [], name);
  });

  test('has a score of -1 for none, and asks for version 3 alone', (t) => {
    const second = { ...nvd, version: '2.0', vector: 'AV:N/AC:L/Au:N/C:P/I:P/A:P' } as const;
    const facts = found(sampleVulnerability({ ratings: [second] }));
    const given = { ...all, cvss_v3_base_score: '5', cvss_v3_base_score_comparison: '<' };
    t.assert.match(messagesOf([gate, 'package'], given, facts)[0] ?? '', /\(cvss_v3_base_score=-1\.0\)/);
    t.assert.deepEqual(messagesOf([gate, 'package'], { ...all, cvss_v3_base_score: '0' }, facts), []);
    const every = ['base', 'exploitability', 'impact'].flatMap((part) => [
      `cvss_v3_${part}_score`,
      `vendor_cvss_v3_${part}_score`,
    ]);
    const asked = every.flatMap((name) => [[name, '-1'] as const, [`${name}_comparison`, '='] as const]);
    const none = found(sampleVulnerability({ ratings: [{ ...nvd, vector: 'CVSS:3.1/AV:N' }, second] }));
    t.assert.equal(messagesOf([gate, 'package'], { ...all, ...Object.fromEntries(asked) }, none).length, 1);
  });

  test('does not write a score of 0', (t) => {
    const nothing: Rating = { ...nvd, vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N' };
    const given = { ...all, cvss_v3_base_score: '0', cvss_v3_exploitability_score: '1' };
    t.assert.deepEqual(
      messagesOf([gate, 'package'], given, found(sampleVulnerability({ ratings: [nothing] }))),
      [
        `HIGH Vulnerability found in os package type (dpkg) - libc6 (fixed in: 2.36-9+deb12u7)(cvss_v3_exploitability_score=3.9)(CVE-2024-2961 - ${link})`,
      ],
    );
  });

  test('leaves packages at excluded paths out, those of the distribution aside', (t) => {
    const facts = found(sampleVulnerability(), npmVulnerability());
    const ids = (package_path_exclude: string) =>
      idsOf([gate, 'package'], { ...all, package_path_exclude }, facts);
    t.assert.deepEqual(ids('.*'), ['CVE-2024-2961+libc6']);
    t.assert.deepEqual(ids('/app/node_modules/'), ['CVE-2024-2961+libc6']);
    t.assert.deepEqual(ids('node_modules'), ['CVE-2024-2961+libc6', 'CVE-2024-2961+ui']);
    t.assert.deepEqual(outcomeOf([gate, 'package'], { ...all, package_path_exclude: '.*' }, facts).notes, [
      '1 at an excluded path',
    ]);
  });

  test('counts what is of no package of the image', (t) => {
    t.assert.deepEqual(outcomeOf([gate, 'package'], all, found(sampleVulnerability({ package: 'gone' }))), {
      looked: '1 vulnerability',
      notes: ['1 of packages that the analysis does not have'],
      matches: [],
    });
  });

  test('says that packages were not matched', (t) => {
    t.assert.deepEqual(outcomeOf([gate, 'package'], all), {
      looked: 'nothing: packages were not matched with advisories',
      notes: [],
      matches: [],
      unjudged: 'packages were not matched with advisories',
    });
  });

  test('names every parameter that cannot be used', (t) => {
    const bad = {
      package_type: 'rpm',
      severity_comparison: '~',
      severity: 'High',
      fix_available: 'yes',
      max_days_since_fix: '-1',
      cvss_v3_base_score: 'high',
      package_path_exclude: '(a',
    };
    t.assert.deepEqual(
      faultsOf([gate, 'package'], bad).map(({ parameter }) => parameter),
      [
        'package_type',
        'severity_comparison',
        'severity',
        'cvss_v3_base_score',
        'fix_available',
        'max_days_since_fix',
        'package_path_exclude',
      ],
    );
    t.assert.match(
      faultsOf([gate, 'package'], { ...all, package_path_exclude: '(a' })[0]?.problem ?? '',
      /^cannot be used: it has /,
    );
    t.assert.deepEqual(faultsOf([gate, 'package']), [
      { parameter: 'package_type', problem: 'is required and missing' },
    ]);
  });
});

suite('vulnerabilities:blacklist', () => {
  const facts = found(
    sampleVulnerability(),
    npmVulnerability({ id: 'CVE-2024-30', fix: { state: 'will-not-fix', versions: [] } }),
    sampleVulnerability({
      id: 'CVE-2024-31',
      ids: ['CVE-2024-31'],
      suppressed: { by: 'vex', source: 'a.json', reason: '' },
    }),
  );
  const messages = (vulnerability_ids: string, given = {}) =>
    messagesOf([gate, 'denylist'], { vulnerability_ids, ...given }, facts);

  test('names what was found, in the order of the rule, as Python writes a list', (t) => {
    const ids = 'CVE-2024-30, CVE-1, CVE-2024-2961';
    t.assert.deepEqual(messages(ids, { vendor_only: 'false' }), [
      "Blacklisted vulnerabilities detected: ['CVE-2024-30', 'CVE-2024-2961']",
    ]);
    t.assert.deepEqual(messages(ids), ["Blacklisted vulnerabilities detected: ['CVE-2024-2961']"]);
  });

  test('takes every name that a vulnerability has', (t) => {
    t.assert.deepEqual(messages('DSA-5673-1'), ["Blacklisted vulnerabilities detected: ['DSA-5673-1']"]);
  });

  test('says why nothing was found', (t) => {
    const given = { vulnerability_ids: 'CVE-2024-30,CVE-2024-31' };
    t.assert.deepEqual(outcomeOf([gate, 'blacklist'], given, facts), {
      looked: '3 vulnerabilities',
      notes: ['1 suppressed: vex', '1 that the vendor will not fix', '2 of the named ids not found'],
      matches: [],
    });
  });

  test('has to be told which', (t) => {
    t.assert.deepEqual(
      faultsOf([gate, 'blacklist'], { vulnerability_ids: 'CVE-1,,CVE-2', vendor_only: '1' }).map(
        ({ parameter }) => parameter,
      ),
      ['vulnerability_ids', 'vendor_only'],
    );
  });
});

suite('vulnerabilities:stale_feed_data', () => {
  const fetched = '2026-01-01T00:00:00Z';
  const facts = (at: string, feedDate: string | undefined = fetched) => {
    const { feedDate: _, ...report } = sampleReport();
    const vulnerabilities = feedDate === '' ? report : { ...report, feedDate };
    return factsOf(sampleAnalysis({ vulnerabilities }), { at: Date.parse(at) });
  };
  const given = { max_days_since_sync: '10' };
  const message = 'The vulnerability feed for this image distro is older than MAXAGE (10) days';

  test('fires from the second on in which the feed is older', (t) => {
    t.assert.deepEqual(outcomeOf([gate, 'stale_feed_data'], given, facts('2026-01-11T00:00:00Z')), {
      looked: 'feeds fetched on 2026-01-01',
      notes: ['not more than 10 days before 2026-01-11'],
      matches: [],
    });
    t.assert.deepEqual(outcomeOf([gate, 'stale_feed_data'], given, facts('2026-01-11T00:00:00.001Z')), {
      looked: 'feeds fetched on 2026-01-01',
      notes: [],
      matches: [{ message }],
    });
  });

  test('fires for data of no known age, and for none', (t) => {
    t.assert.deepEqual(messagesOf([gate, 'stale_feed_data'], given, facts('2026-01-01T00:00:00Z', '')), [
      message,
    ]);
    t.assert.deepEqual(messagesOf([gate, 'stale_feed_data'], given), [message]);
    t.assert.deepEqual(idsOf([gate, 'stale_feed_data'], given), [
      // printf 'vulnerabilitiesstale_feed_data%s' "$message" | md5sum
      'f3f2d0f26b6aac486dc57165bd8d3daa',
    ]);
  });

  test('fires, however new the feeds are, when none of them is of the distribution', (t) => {
    const fresh = { at: Date.parse(fetched) };
    const messages = (changes: Partial<ImageAnalysis>, gaps: Gaps = []) =>
      messagesOf(
        [gate, 'stale_feed_data'],
        given,
        factsOf(
          sampleAnalysis({ vulnerabilities: { ...sampleReport({ gaps }), feedDate: fetched }, ...changes }),
          fresh,
        ),
      );
    const gap = (kind: Gaps[number]['kind'], ...packages: string[]) => [{ kind, message: '', packages }];
    t.assert.deepEqual(messages({}, gap('no-feed', 'deb-libc6')), [message]);
    t.assert.deepEqual(messages({}, gap('distro-unknown', 'deb-libc6')), [message]);
    t.assert.deepEqual(messages({ distro: undefined }), [message]);
    t.assert.deepEqual(messages({}, gap('no-feed', 'npm-@acme/ui')), []);
    t.assert.deepEqual(messages({}, gap('distro-derived', 'deb-libc6')), []);
    t.assert.deepEqual(messages({ packages: [] }), []);
  });

  test('says that no feed is of the distribution', (t) => {
    const vulnerabilities = {
      ...sampleReport({ gaps: [{ kind: 'no-feed', message: '', packages: ['deb-libc6'] }] }),
      feedDate: fetched,
    };
    const facts = factsOf(sampleAnalysis({ vulnerabilities }), { at: Date.parse(fetched) });
    t.assert.deepEqual(outcomeOf([gate, 'stale_feed_data'], given, facts), {
      looked: 'feeds fetched on 2026-01-01, none for the distribution',
      notes: [],
      matches: [{ message }],
    });
  });

  test('has to be told a number', (t) => {
    t.assert.equal(faultsOf([gate, 'stale_feed_data']).length, 1);
    t.assert.equal(faultsOf([gate, 'stale_feed_data'], { max_days_since_sync: 'ten' }).length, 1);
  });
});

suite('vulnerabilities:vulnerability_data_unavailable', () => {
  const trigger = [gate, 'vulnerability_data_unavailable'] as const;
  const message =
    'Distro-specific feed data not found for distro namespace: debian:12. Cannot perform CVE scan OS/distro packages';
  const gap = (kind: 'distro-unknown' | 'no-feed' | 'version-unreadable', ...packages: string[]) =>
    factsOf(sampleAnalysis({ vulnerabilities: sampleReport({ gaps: [{ kind, message: '', packages }] }) }));

  test('fires where nothing could be said of the packages of the distribution', (t) => {
    t.assert.deepEqual(messagesOf(trigger, {}, gap('no-feed', 'deb-libc6')), [message]);
    t.assert.deepEqual(messagesOf(trigger, {}, gap('distro-unknown', 'deb-libc6')), [message]);
    t.assert.deepEqual(messagesOf(trigger), [message]);
  });

  test('fires where the only others are packages that no feed would be asked about', (t) => {
    const add = (changes: Partial<Parameters<typeof samplePackage>[0]>) => {
      const pkg = samplePackage({
        type: 'deb',
        name: 'gcc',
        version: '1-1',
        purl: 'pkg:deb/debian/gcc@1-1',
        ...changes,
      });
      const analysis = sampleAnalysis({
        vulnerabilities: sampleReport({ gaps: [{ kind: 'no-feed', message: '', packages: ['deb-libc6'] }] }),
      });
      return messagesOf(trigger, {}, factsOf({ ...analysis, packages: [...analysis.packages, pkg] }));
    };
    t.assert.deepEqual(add({ name: 'linux-libc-dev' }), [message]);
    t.assert.deepEqual(add({ version: 'unknown' }), [message]);
    t.assert.deepEqual(add({ version: '' }), [message]);
    t.assert.deepEqual(add({}), []);
    t.assert.deepEqual(add({ type: 'rpm', name: 'linux-libc-dev' }), []);
  });

  test('fires for an image of no distribution', (t) => {
    const analysis = sampleAnalysis({ distro: undefined, packages: [], vulnerabilities: sampleReport() });
    const metadata = { ...analysis.metadata, distro: 'Unknown', distroVersion: '0' };
    t.assert.deepEqual(messagesOf(trigger, {}, factsOf({ ...analysis, metadata })), [
      message.replace('debian:12', 'Unknown:0'),
    ]);
  });

  test('does not fire where they were judged, whatever became of others', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, {}, gap('no-feed', 'npm-@acme/ui')), {
      looked: 'the feeds for debian:12',
      notes: ['packages of the distribution were judged'],
      matches: [],
    });
    t.assert.deepEqual(messagesOf(trigger, {}, gap('version-unreadable', 'deb-libc6')), []);
  });

  test('does not fire for a distribution without packages', (t) => {
    const analysis = sampleAnalysis({ packages: [], vulnerabilities: sampleReport({ gaps: [] }) });
    t.assert.deepEqual(messagesOf(trigger, {}, factsOf(analysis)), []);
  });
});

test('a scanned image is judged by what its packages match', async (t) => {
  const alpine = await scanImage('test/images/alpine-3.14.tar');
  const openssl = affectedOf('Alpine:v3.14', 'openssl', { range: '0..1.1.1t-r2' });
  const vulnerabilities = reportOf({
    packages: alpine.packages,
    ...(alpine.distro && { distro: alpine.distro }),
    advisories: [
      advisoryOf('CVE-2023-0464', openssl, { ratings: [local], published: '2023-03-22T00:00:00Z' }),
    ],
  });
  const analysis: ImageAnalysis = { ...alpine, vulnerabilities };
  t.assert.deepEqual(
    idsOf([gate, 'package'], { package_type: 'os', severity: 'medium' }, factsOf(analysis)),
    ['CVE-2023-0464+libcrypto1.1', 'CVE-2023-0464+libssl1.1'],
  );
  t.assert.match(
    messagesOf([gate, 'package'], { package_type: 'os' }, factsOf(analysis))[0] ?? '',
    /^HIGH Vulnerability found in os package type \(APKG\) - libcrypto1\.1 \(fixed in: 1\.1\.1t-r2\)\(CVE-2023-0464 - /,
  );
  t.assert.deepEqual(messagesOf([gate, 'vulnerability_data_unavailable'], {}, factsOf(analysis)), []);
});

test('a scanned image whose distribution has no feed has stale data, whatever feeds there are', async (t) => {
  const alpine = await scanImage('test/images/alpine-3.14.tar');
  const judged = (ecosystem: string, name: string) => {
    const advisories = [advisoryOf('CVE-2023-0464', affectedOf(ecosystem, name, { range: '0..1.1.1t-r2' }))];
    const report = reportOf({
      packages: alpine.packages,
      ...(alpine.distro && { distro: alpine.distro }),
      advisories,
    });
    const vulnerabilities = { ...report, feedDate: '2026-01-01T00:00:00Z' };
    const facts = factsOf({ ...alpine, vulnerabilities }, { at: Date.UTC(2026, 0, 1) });
    return messagesOf([gate, 'stale_feed_data'], { max_days_since_sync: '10' }, facts).length;
  };
  t.assert.equal(judged('Debian:12', 'openssl'), 1);
  t.assert.equal(judged('Alpine:v3.14', 'openssl'), 0);
});
