import type { Starter } from './starter.ts';

export const strict: Starter = {
  name: 'strict',
  does: 'lets through only what is known in full and has nothing grave in it',
  text: `# For what goes to production: whatever is in doubt stops the image. Loosen a rule by its action
# (stop, warn, go) before you take it out: explain then still tells what it would have found.
id: strict
version: "1_0"
name: Strict
description: Stops on everything grave, and on everything that nobody can vouch for

mappings:
  - id: every-image
    name: every image
    registry: "*"
    repository: "*"
    image: { type: tag, value: "*" }
    policy_ids: [knowledge, vulnerabilities, content, configuration]
    allowlist_ids: [accepted]

policies:
  # A verdict on half of an image, or by old advisories, is none.
  - id: knowledge
    name: Knowledge
    version: "1_0"
    rules:
      - id: incomplete
        gate: kedge
        trigger: result_incomplete
        action: stop
        params: []
      - id: stale-advisories
        gate: vulnerabilities
        trigger: stale_feed_data
        action: stop
        params:
          - { name: max_days_since_sync, value: "1" }
      - id: no-advisories
        gate: vulnerabilities
        trigger: vulnerability_data_unavailable
        action: stop
        params: []

  - id: vulnerabilities
    name: Vulnerabilities
    version: "1_0"
    rules:
      - id: exploited
        gate: kedge
        trigger: vulnerability
        action: stop
        params:
          - { name: known_exploited, value: "true" }
      - id: grave
        gate: vulnerabilities
        trigger: package
        action: stop
        params:
          - { name: package_type, value: all }
          - { name: severity_comparison, value: ">=" }
          - { name: severity, value: high }
      - id: medium-and-fixed
        gate: vulnerabilities
        trigger: package
        action: stop
        params:
          - { name: package_type, value: all }
          - { name: severity_comparison, value: "=" }
          - { name: severity, value: medium }
          - { name: fix_available, value: "true" }
      - id: medium
        gate: vulnerabilities
        trigger: package
        action: warn
        params:
          - { name: package_type, value: all }
          - { name: severity_comparison, value: "=" }
          - { name: severity, value: medium }

  - id: content
    name: Content
    version: "1_0"
    rules:
      - id: secrets
        gate: kedge
        trigger: secret
        action: stop
        params:
          - { name: min_severity, value: low }
      - id: malware
        gate: malware
        trigger: scans
        action: stop
        params: []
      # Programs that no package brought: nobody updates them.
      - id: unowned-programs
        gate: kedge
        trigger: unowned_executable
        action: warn
        params: []
      # Files of packages that somebody changed.
      - id: changed-files
        gate: packages
        trigger: verify
        action: warn
        params:
          - { name: check, value: changed }
      - id: suid
        gate: files
        trigger: suid_or_guid_set
        action: warn
        params: []
      - id: network-copyleft
        gate: kedge
        trigger: license_class
        action: warn
        params:
          - { name: classes, value: network-copyleft }

  - id: configuration
    name: Configuration
    version: "1_0"
    rules:
      - id: root
        gate: dockerfile
        trigger: effective_user
        action: stop
        params:
          - { name: users, value: "root,0" }
          - { name: type, value: denylist }
      - id: remote-shells
        gate: dockerfile
        trigger: exposed_ports
        action: stop
        params:
          - { name: ports, value: "22,23" }
          - { name: type, value: denylist }
      - id: healthcheck
        gate: dockerfile
        trigger: instruction
        action: warn
        params:
          - { name: instruction, value: HEALTHCHECK }
          - { name: check, value: not_exists }

# Every exception has an end, and says who asked for it.
allowlists:
  - id: accepted
    name: Accepted
    version: "1_0"
    items: []
    #  - id: example-1
    #    gate: vulnerabilities
    #    trigger_id: "CVE-2024-0001+*"
    #    expires_on: "2030-12-31T00:00:00Z"
    #    description: asked for by the payments team, not reachable from outside

allowlisted_images: []
denylisted_images: []
`,
};
