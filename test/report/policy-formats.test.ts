import { suite, test } from 'node:test';
import { engineJson } from '../../src/report/engine-json.ts';
import { html } from '../../src/report/html.ts';
import { json } from '../../src/report/json.ts';
import { junit } from '../../src/report/junit.ts';
import { markdown } from '../../src/report/markdown.ts';
import { policyJson } from '../../src/report/policy-json.ts';
import { policyJunit } from '../../src/report/policy-junit.ts';
import { policyTable } from '../../src/report/policy-table.ts';
import { policySarif, sarif } from '../../src/report/sarif.ts';
import { table } from '../../src/report/table.ts';
import { plainView, textOf } from '../support/report.ts';
import { hostileName, sampleAnalysis } from '../support/sample-analysis.ts';
import { judgedAnalysis, sampleFinding, samplePolicy } from '../support/sample-policy.ts';
import { policyReportCheck, sarifCheck } from '../support/schemas.ts';

const judged = judgedAnalysis();
const passed = judgedAnalysis({ policyAction: 'warn', finalAction: 'warn', findings: [sampleFinding()] });

suite('the table of a verdict', () => {
  const text = textOf(policyTable.write(judged, { ...plainView, width: 200 }));

  test('begins with the verdict and why', (t) => {
    t.assert.match(text, /\nPolicy {2}FAIL {2}stop: 1 finding stops it\n/);
    t.assert.match(text, /Judged as +registry\.example\/team\/app:1\.2\n/);
    t.assert.match(text, /Bundle +House rules \(b1\)\n/);
    t.assert.match(text, /Time +2026-05-01T10:00:00\.000Z\n/);
    t.assert.match(text, /Findings +1 stop, 1 warn, 1 allowlisted\n/);
  });

  test('shows the gate that stops first, and in it what is allowlisted last, with the list', (t) => {
    const order = [
      'vulnerabilities',
      'CVE-2024-2961',
      'allowlisted by Accepted',
      'dockerfile',
      'HEALTHCHECK',
    ];
    const places = order.map((word) => text.indexOf(word));

    t.assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    t.assert.equal(places.includes(-1), false);
  });

  test('tells of the evaluation’s own problems', (t) => {
    t.assert.match(text, /warning: Allowlist item i9 expired on 2026-04-01\n/);
  });

  test('lets nothing of a message reach the terminal as control characters', (t) => {
    // eslint-disable-next-line no-control-regex
    t.assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  for (const [reason, says] of [
    ['blacklisted', /FAIL {2}stop: the bundle lists the image as denied/],
    ['whitelisted', /PASS {2}go: the bundle lists the image as allowed/],
  ] as const) {
    test(`says that the image is ${reason}`, (t) => {
      const finalAction = reason === 'blacklisted' ? 'stop' : 'go';

      t.assert.match(textOf(policyTable.write(judgedAnalysis({ reason, finalAction }), plainView)), says);
    });
  }

  test('says that no mapping matched, warnings pass, and nothing found passes', (t) => {
    const show = (changes: Parameters<typeof samplePolicy>[0]) =>
      textOf(policyTable.write(judgedAnalysis(changes), plainView));

    t.assert.match(show({ mapping: undefined, finalAction: 'go', findings: [] }), /PASS {2}go: no mapping/);
    t.assert.match(
      show({ finalAction: 'warn', findings: [sampleFinding()] }),
      /PASS {2}warn: 1 finding warn/,
    );
    t.assert.match(
      show({ finalAction: 'go', findings: [] }),
      /PASS {2}go: nothing stops it[^]*Findings +none/,
    );
  });
});

test('the overview of a scan has the verdict before everything but the image', (t) => {
  const text = textOf(table.write(judged, plainView));

  t.assert.equal(text.indexOf('Policy  FAIL') < text.indexOf('Layers'), true);
  t.assert.doesNotMatch(textOf(table.write(sampleAnalysis(), plainView)), /Policy/);
});

suite('the policy report', () => {
  const document = JSON.parse(textOf(policyJson.write(judged, plainView)));

  test('fits its schema', (t) => {
    t.assert.deepEqual(policyReportCheck()(document), []);
  });

  test('has the verdict, every finding and every rule', (t) => {
    t.assert.equal(document.status, 'fail');
    t.assert.equal(document.policy.finalAction, 'stop');
    t.assert.deepEqual(
      document.policy.findings.map(({ triggerId, action }: { triggerId: string; action: string }) => [
        triggerId,
        action,
      ]),
      [
        ['41cb7cdf04850e33a11f80c42bf660b3', 'warn'],
        ['CVE-2024-2961+libc6', 'stop'],
        ['CVE-2024-0001+tar', 'go'],
      ],
    );
    t.assert.deepEqual(document.policy.findings[2].allowlisted, {
      listId: 'w1',
      listName: 'Accepted',
      itemId: 'i1',
    });
    t.assert.equal(document.policy.rules.length, 3);
    t.assert.equal(document.complete, false);
  });

  test('stands in the analysis document too', (t) => {
    const { policy } = JSON.parse(textOf(json.write(judged, plainView)));

    t.assert.deepEqual(policy.findings, document.policy.findings);
    t.assert.equal('raw' in policy.bundle, false);
    t.assert.equal(JSON.parse(textOf(json.write(sampleAnalysis(), plainView))).policy, null);
  });
});

test('the Engine’s answer has a row for each finding, as its clients read them', (t) => {
  const [answer] = JSON.parse(textOf(engineJson.write(judged, plainView)));
  const id = judged.image.id.replace('sha256:', '');
  const [evaluation] =
    answer[judged.image.manifestDigest ?? judged.image.id]['registry.example/team/app:1.2'];
  const { result, policy } = evaluation.detail;
  const { rows, row_count: count, header, final_action: action } = result.result[id].result;

  t.assert.equal(evaluation.status, 'fail');
  t.assert.equal(evaluation.policyId, 'b1');
  t.assert.deepEqual(policy, { id: 'b1', name: 'House rules', version: '1_0' });
  t.assert.equal(
    header.join(),
    'Image_Id,Repo_Tag,Trigger_Id,Gate,Trigger,Check_Output,Gate_Action,Whitelisted,Policy_Id',
  );
  t.assert.equal(count, 3);
  t.assert.equal(action, 'stop');
  t.assert.deepEqual(rows[0].slice(0, 5), [
    id,
    'registry.example/team/app:1.2',
    '41cb7cdf04850e33a11f80c42bf660b3',
    'dockerfile',
    'instruction',
  ]);
  t.assert.deepEqual(rows[0].slice(6), ['warn', false, 'p1']);
  t.assert.deepEqual(rows[2][7], { whitelist_id: 'w1', whitelist_name: 'Accepted', matched_rule_id: 'i1' });
  t.assert.equal(result.matched_whitelisted_images_rule, false);
  t.assert.equal(result.matched_mapping_rule.policy_id, 'p1');
  t.assert.equal(result.created_at, 1_777_629_600);
  t.assert.equal(result.final_action_reason, 'policy_evaluation');
});

test('the Engine’s answer has the Engine’s names, whatever those of the bundle', (t) => {
  const mapping = { name: 'all', rule_set_ids: ['p1'], allowlist_ids: ['w1'] };
  const text = textOf(engineJson.write(judgedAnalysis({ mapping }), plainView));

  t.assert.match(
    text,
    /"matched_mapping_rule":\{"name":"all","policy_ids":\["p1"\],"whitelist_ids":\["w1"\]\}/,
  );
});

suite('SARIF', () => {
  test('of a verdict has a rule for each trigger and a result for each finding', (t) => {
    const document = JSON.parse(textOf(policySarif.write(judged, plainView)));
    const [run] = document.runs;

    t.assert.deepEqual(sarifCheck()(document), []);
    t.assert.deepEqual(
      run.results.map(({ ruleId, level }: { ruleId: string; level: string }) => [ruleId, level]),
      [
        ['policy/vulnerabilities/package', 'error'],
        ['policy/vulnerabilities/package', 'note'],
        ['policy/dockerfile/instruction', 'warning'],
      ],
    );
    t.assert.equal(run.results[1].suppressions[0].status, 'accepted');
    t.assert.equal(run.tool.driver.rules.length, 2);
  });

  test('of a scan has the findings of the policy first', (t) => {
    const [run] = JSON.parse(textOf(sarif.write(judged, plainView))).runs;

    t.assert.match(run.results[0].ruleId, /^policy\//);
  });
});

suite('JUnit', () => {
  test('of a verdict fails the verdict and the rules that stop, no others', (t) => {
    const text = textOf(policyJunit.write(judged, plainView));

    t.assert.match(text, /^<\?xml[^>]*>\n<testsuites name="[^"]*" tests="4" failures="2" /);
    t.assert.match(
      text,
      /<testcase classname="policy" name="verdict on registry.example\/team\/app:1.2" time="0"><failure type="stop" message="fail: 1 finding stops it">/,
    );
    t.assert.match(text, /name="package \(p1, r2\)" time="0"><failure [^>]*message="HIGH Vulnerability/);
    t.assert.match(text, /name="instruction \(p1, r1\)" time="0"><system-out>warn: /);
    t.assert.match(text, /name="stale_feed_data \(p1, r3\)" time="0"\/>/);
    t.assert.doesNotMatch(text, /<b>/);
  });

  test('of a verdict that passes has no failure', (t) => {
    t.assert.match(textOf(policyJunit.write(passed, plainView)), /tests="4" failures="0"/);
  });

  test('of a scan counts the verdict in', (t) => {
    const text = textOf(junit.write(judged, plainView));
    const all = text.match(/<testcase /g)?.length;

    t.assert.match(text, new RegExp(`<testsuites [^>]*tests="${all}" failures="2"`));
  });
});

test('Markdown begins with the verdict, and nothing in a message is markup', (t) => {
  const text = textOf(markdown.write(judged, plainView));

  t.assert.match(text, /^## kedge: .*\n\n\*\*Policy: FAIL\*\* \(stop\): 1 finding stops it\n/);
  t.assert.match(text, /\| \*\*stop\*\* \| `vulnerabilities` \| `package` \| `CVE-2024-2961\+libc6` \|/);
  t.assert.match(text, /\*\*warning:\*\* Allowlist item i9 expired/);
  t.assert.doesNotMatch(text, /[^\\]<b>/);
  t.assert.equal(text.includes(hostileName), false);
});

test('the page begins with the verdict, and nothing in a message is markup', (t) => {
  const text = textOf(html.write(judged, plainView));

  t.assert.match(
    text,
    /<h1>[^<]*<\/h1>\n<p id="verdict"><span class="critical">Policy: FAIL<\/span> \(stop\): 1 finding/,
  );
  t.assert.match(text, /<span class="critical">stop<\/span><\/td><td>vulnerabilities<\/td><td>package<\/td>/);
  t.assert.match(text, /<span class="low">allowlisted by Accepted<\/span>/);
  t.assert.doesNotMatch(text, /<b>/);
  t.assert.doesNotMatch(textOf(html.write(sampleAnalysis(), plainView)), /id="verdict"/);
});
