import { suite, test } from 'node:test';
import type { Gate } from '../../src/policy/gate.ts';
import { gates } from '../../src/policy/list.ts';

/** Of the Engine's last release. Trigger: its parameters. https://engine.anchore.io/docs/usage/cli_usage/policies/policy_checks/ */
const engine: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  always: { always: '' },
  dockerfile: {
    instruction: 'instruction check value actual_dockerfile_only',
    effective_user: 'users type',
    exposed_ports: 'ports type actual_dockerfile_only',
    no_dockerfile_provided: '',
  },
  files: {
    content_regex_match: 'regex_name',
    name_match: 'regex',
    attribute_match: 'filename checksum_algorithm checksum checksum_match mode mode_op skip_missing',
    suid_or_guid_set: '',
  },
  licenses: { blacklist_exact_match: 'licenses', blacklist_partial_match: 'licenses' },
  malware: { scans: '', scan_not_run: '' },
  metadata: { attribute: 'attribute check value' },
  npms: {
    newer_version_in_feed: '',
    unknown_in_feeds: '',
    version_not_in_feeds: '',
    blacklisted_name_version: 'name version',
    feed_data_unavailable: '',
  },
  packages: {
    required_package: 'name version version_match_type',
    verify: 'only_packages only_directories check',
    blacklist: 'name version',
  },
  passwd_file: {
    content_not_available: '',
    blacklist_usernames: 'user_names',
    blacklist_userids: 'user_ids',
    blacklist_groupids: 'group_ids',
    blacklist_shells: 'shells',
    blacklist_full_entry: 'entry',
  },
  retrieved_files: { content_not_available: 'path', content_regex: 'path check regex' },
  ruby_gems: {
    newer_version_found_in_feed: '',
    not_found_in_feed: '',
    version_not_found_in_feed: '',
    blacklist: 'name version',
    feed_data_unavailable: '',
  },
  secret_scans: { content_regex_checks: 'content_regex_name filename_regex match_type' },
  vulnerabilities: {
    package: `package_type severity_comparison severity
      cvss_v3_base_score_comparison cvss_v3_base_score
      cvss_v3_exploitability_score_comparison cvss_v3_exploitability_score
      cvss_v3_impact_score_comparison cvss_v3_impact_score
      fix_available vendor_only max_days_since_creation max_days_since_fix
      vendor_cvss_v3_base_score_comparison vendor_cvss_v3_base_score
      vendor_cvss_v3_exploitability_score_comparison vendor_cvss_v3_exploitability_score
      vendor_cvss_v3_impact_score_comparison vendor_cvss_v3_impact_score`,
    blacklist: 'vulnerability_ids vendor_only',
    stale_feed_data: 'max_days_since_sync',
    vulnerability_data_unavailable: '',
  },
};

/** Only its successor has these. https://docs.anchore.com/current/docs/compliance_management/policy_gates/ */
const enterprise: typeof engine = {
  ancestry: {
    allowed_base_image_digest: 'base_digest',
    allowed_base_image_tag: 'base_tag',
    denylist_ancestor_image_digest: 'ancestor_digest',
    denylist_ancestor_image_tag: 'ancestor_tag',
    no_ancestors_analyzed: '',
  },
  distro: { deny: 'distro version check' },
  image_source_drift: {
    package_downgraded: 'package_types',
    package_removed: 'package_types',
    no_related_sources: '',
  },
  tag_drift: {
    packages_added: 'package_type',
    packages_removed: 'package_type',
    packages_modified: 'package_type',
  },
};

suite('the gates', () => {
  const found = new Map(gates.map((gate) => [gate.name, gate]));

  test('have every trigger and parameter of the Engine and its successor, by name', (t) => {
    for (const [name, triggers] of Object.entries({ ...engine, ...enterprise })) {
      for (const [trigger, parameters] of Object.entries(triggers)) {
        const known = parametersOf(found.get(name), trigger);
        const missing = parameters.split(/\s+/).filter((each) => each !== '' && !known?.includes(each));
        t.assert.deepEqual(
          [`${name}:${trigger}`, known !== undefined, missing],
          [`${name}:${trigger}`, true, []],
        );
      }
    }
  });

  test('have 40 triggers that the Engine had', (t) => {
    t.assert.equal(Object.values(engine).flatMap((triggers) => Object.keys(triggers)).length, 40);
  });

  test('are each there once, under names that can be written in any case', (t) => {
    const names = gates.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    t.assert.deepEqual(names, [...new Set(names)]);
    for (const { name, triggers } of gates) {
      const all = triggers.flatMap((each) => [each.name, ...each.aliases]);
      t.assert.deepEqual(all, [...new Set(all)], name);
      const parameters = triggers.flatMap((each) => Object.keys(each.parameters));
      for (const each of [name, ...all, ...parameters]) t.assert.match(each, /^[a-z][a-z0-9_]*$/);
    }
  });

  test('are described, and so is all that is in them', (t) => {
    for (const { name, description, triggers } of gates) {
      t.assert.match(description, /\S/, name);
      for (const trigger of triggers) {
        t.assert.match(trigger.description, /\S/, `${name}:${trigger.name}`);
        for (const [parameter, { description: told }] of Object.entries(trigger.parameters)) {
          t.assert.match(told, /\S/, `${name}:${trigger.name} ${parameter}`);
        }
      }
    }
  });

  test('that are out of service name one that is in service', (t) => {
    for (const { name, supersededBy } of gates) {
      const instead = found.get(supersededBy ?? 'always');
      t.assert.deepEqual([name, instead !== undefined, instead?.lifecycle], [name, true, undefined]);
    }
  });
});

function parametersOf(gate: Gate | undefined, name: string): readonly string[] | undefined {
  const found = gate?.triggers.find((each) => each.name === name);
  return found && Object.keys(found.parameters);
}
