import type { Starter } from './starter.ts';

/** https://www.cisecurity.org/benchmark/docker */
export const cis: Starter = {
  name: 'cis',
  does: 'looks at images as chapter 4 of the CIS Docker Benchmark asks',
  text: String.raw`# What chapter 4 of the CIS Docker Benchmark asks of images and of how they are built, as far as an
# image tells. 4.5 (content trust) and 4.12 (signatures) concern what lies outside of it.
id: cis
version: "1_0"
name: CIS-like
description: Chapter 4 of the CIS Docker Benchmark, as far as an image tells

mappings:
  - id: every-image
    name: every image
    registry: "*"
    repository: "*"
    image: { type: tag, value: "*" }
    policy_id: images
    allowlist_ids: [accepted]

policies:
  - id: images
    name: Images and how they are built
    version: "1_0"
    rules:
      # 4.1: containers run as a user of their own.
      - id: "4.1"
        gate: dockerfile
        trigger: effective_user
        action: stop
        params:
          - { name: users, value: "root,0" }
          - { name: type, value: denylist }

      # 4.2: base images are trusted ones. Name yours, and take the comment signs away:
      # - id: "4.2"
      #   gate: dockerfile
      #   trigger: instruction
      #   action: stop
      #   params:
      #     - { name: instruction, value: FROM }
      #     - { name: check, value: not_like }
      #     - { name: value, value: 'registry\.example\.com/.*' }

      # 4.3: nothing is installed that the container does not need.
      - id: 4.3-ssh-server
        gate: packages
        trigger: denylist
        action: warn
        params:
          - { name: name, value: openssh-server }
      - id: 4.3-sudo
        gate: packages
        trigger: denylist
        action: warn
        params:
          - { name: name, value: sudo }
      - id: 4.3-telnet
        gate: packages
        trigger: denylist
        action: warn
        params:
          - { name: name, value: telnet }

      # 4.4: images are scanned, and built anew when there are patches.
      - id: 4.4-patches
        gate: vulnerabilities
        trigger: package
        action: stop
        params:
          - { name: package_type, value: all }
          - { name: severity_comparison, value: ">=" }
          - { name: severity, value: high }
          - { name: fix_available, value: "true" }
      - id: 4.4-advisories
        gate: vulnerabilities
        trigger: stale_feed_data
        action: warn
        params:
          - { name: max_days_since_sync, value: "7" }

      # 4.6: there is a health check.
      - id: "4.6"
        gate: dockerfile
        trigger: instruction
        action: warn
        params:
          - { name: instruction, value: HEALTHCHECK }
          - { name: check, value: not_exists }

      # 4.7: package lists are updated in the same instruction that installs from them, or the cache
      # of a later build brings old packages.
      - id: "4.7"
        gate: dockerfile
        trigger: instruction
        action: warn
        params:
          - { name: instruction, value: RUN }
          - { name: check, value: like }
          - { name: value, value: '.*\b(apt|apt-get|apk|yum|dnf)( +-\S+)* +update\s*$' }

      # 4.8: no program gives rights away.
      - id: "4.8"
        gate: files
        trigger: suid_or_guid_set
        action: warn
        params: []

      # 4.9: COPY takes files as they are; ADD fetches and unpacks.
      - id: "4.9"
        gate: dockerfile
        trigger: instruction
        action: warn
        params:
          - { name: instruction, value: ADD }
          - { name: check, value: exists }

      # 4.10: no secrets in the Dockerfile, nor in what it builds.
      - id: "4.10"
        gate: kedge
        trigger: secret
        action: stop
        params:
          - { name: min_severity, value: low }

      # 4.11: what is installed is what the packages brought.
      - id: "4.11"
        gate: packages
        trigger: verify
        action: warn
        params:
          - { name: check, value: changed }

allowlists:
  - id: accepted
    name: Accepted
    version: "1_0"
    items: []
    #  - id: example-1
    #    gate: files
    #    trigger_id: "*"
    #    expires_on: "2030-12-31T00:00:00Z"
    #    description: su and mount come with the base image

allowlisted_images: []
denylisted_images: []
`,
};
