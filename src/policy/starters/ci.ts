import type { Starter } from './starter.ts';

export const ci: Starter = {
  name: 'ci',
  does: 'stops a build for what its author can mend today, and warns of the rest',
  text: `# For pipelines: a build is stopped for what whoever broke it can mend now. What waits for somebody
# else (no fix yet, an old base image) is warned of, so that the pipeline stays worth looking at.
id: ci
version: "1_0"
name: Continuous integration
description: Stops for what the author of a change can mend, warns of the rest

mappings:
  - id: every-image
    name: every image
    registry: "*"
    repository: "*"
    image: { type: tag, value: "*" }
    policy_ids: [vulnerabilities, content, habits]
    allowlist_ids: [accepted]

policies:
  - id: vulnerabilities
    name: Vulnerabilities
    version: "1_0"
    rules:
      # Grave, and a fix has been out for a week: long enough to take it, too short to forget it.
      - id: grave-and-fixed
        gate: vulnerabilities
        trigger: package
        action: stop
        params:
          - { name: package_type, value: all }
          - { name: severity_comparison, value: ">=" }
          - { name: severity, value: high }
          - { name: fix_available, value: "true" }
          - { name: max_days_since_fix, value: "7" }
      - id: grave
        gate: vulnerabilities
        trigger: package
        action: warn
        params:
          - { name: package_type, value: all }
          - { name: severity_comparison, value: ">=" }
          - { name: severity, value: high }
      # In CISA's catalog of vulnerabilities that are being used: no time to wait.
      - id: exploited
        gate: kedge
        trigger: vulnerability
        action: stop
        params:
          - { name: known_exploited, value: "true" }
      - id: stale-advisories
        gate: vulnerabilities
        trigger: stale_feed_data
        action: warn
        params:
          - { name: max_days_since_sync, value: "2" }

  - id: content
    name: Content
    version: "1_0"
    rules:
      # Whoever can pull the image has the secret, also when a later layer deletes the file.
      - id: secrets
        gate: kedge
        trigger: secret
        action: stop
        params:
          - { name: min_severity, value: high }
      - id: lesser-secrets
        gate: kedge
        trigger: secret
        action: warn
        params:
          - { name: min_severity, value: low }
      # What could not be read was not judged.
      - id: incomplete
        gate: kedge
        trigger: result_incomplete
        action: warn
        params: []

  - id: habits
    name: Habits
    version: "1_0"
    rules:
      - id: root
        gate: dockerfile
        trigger: effective_user
        action: warn
        params:
          - { name: users, value: "root,0" }
          - { name: type, value: denylist }
      - id: healthcheck
        gate: dockerfile
        trigger: instruction
        action: warn
        params:
          - { name: instruction, value: HEALTHCHECK }
          - { name: check, value: not_exists }

# An exception that ends by itself is looked at again. The id of a finding stands in every report.
allowlists:
  - id: accepted
    name: Accepted
    version: "1_0"
    items: []
    #  - id: example-1
    #    gate: vulnerabilities
    #    trigger_id: "CVE-2024-0001+openssl"
    #    expires_on: "2030-12-31T00:00:00Z"
    #    description: not reachable, the next release drops it

allowlisted_images: []
denylisted_images: []
`,
};
