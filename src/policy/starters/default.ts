import type { Starter } from './starter.ts';

/** Equal in effect to the bundle that Anchore Engine came with. */
export const standard: Starter = {
  name: 'default',
  does: 'judges as Anchore Engine did when nobody had told it otherwise',
  text: `# What kedge judges by when it is given no other policy. The rules are those that Anchore Engine
# came with: grave vulnerabilities stop an image, lesser ones and neglected habits are warned of.
id: default
version: "1_0"
name: Default
description: Stops on high and critical vulnerabilities and on SSH, warns of the rest

# In order: the first that matches the image says which policies judge it.
mappings:
  - id: every-image
    name: every image
    registry: "*"
    repository: "*"
    image: { type: tag, value: "*" }
    policy_id: default
    allowlist_ids: [global]

policies:
  - id: default
    name: Default
    version: "1_0"
    rules:
      # An SSH server in a container is a second way in, with accounts of its own.
      - id: ssh-port
        gate: dockerfile
        trigger: exposed_ports
        action: stop
        params:
          - { name: ports, value: "22" }
          - { name: type, value: blacklist }
      # Without one, an orchestrator takes a process that hangs for one that works.
      - id: healthcheck
        gate: dockerfile
        trigger: instruction
        action: warn
        params:
          - { name: instruction, value: HEALTHCHECK }
          - { name: check, value: not_exists }
      # A verdict on vulnerabilities is as good as the advisories are fresh.
      - id: stale-advisories
        gate: vulnerabilities
        trigger: stale_feed_data
        action: warn
        params:
          - { name: max_days_since_sync, value: "2" }
      - id: no-advisories
        gate: vulnerabilities
        trigger: vulnerability_data_unavailable
        action: warn
        params: []
      - id: medium-vulnerabilities
        gate: vulnerabilities
        trigger: package
        action: warn
        params:
          - { name: package_type, value: all }
          - { name: severity_comparison, value: "=" }
          - { name: severity, value: medium }
      - id: grave-vulnerabilities
        gate: vulnerabilities
        trigger: package
        action: stop
        params:
          - { name: package_type, value: all }
          - { name: severity_comparison, value: ">" }
          - { name: severity, value: medium }

allowlists:
  - id: global
    name: Global
    version: "1_0"
    items: []

# Images that pass, or are stopped, whatever the policies say. The second list goes first.
allowlisted_images: []
denylisted_images: []
`,
};
