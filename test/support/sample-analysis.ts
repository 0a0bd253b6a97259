import { digestOf } from '../../src/core/digest.ts';
import type { FileCatalogue, FileRecord, ImageAnalysis } from '../../src/model/analysis.ts';
import type { Package, PackageDraft } from '../../src/model/package.ts';
import type { Secret } from '../../src/model/secret.ts';

/** A catalogue over records in memory, in the order given. */
export function catalogueOf(records: readonly FileRecord[]): FileCatalogue {
  return {
    count: records.filter((record) => record.hidden === undefined).length,
    hiddenCount: records.filter((record) => record.hidden !== undefined).length,
    get: (path) => records.find((record) => record.path === path && record.hidden === undefined),
    eachVisible(visit) {
      for (const record of records) if (record.hidden === undefined) visit(record.path, record);
    },
    [Symbol.iterator]: () => records[Symbol.iterator](),
  };
}

export function sampleFile(path: string, more: Partial<FileRecord> = {}): FileRecord {
  return { path, kind: 'file', mode: 0o644, uid: 0, gid: 0, size: 3, layer: 0, ...more };
}

export function samplePackage(
  draft: Partial<PackageDraft> & Pick<PackageDraft, 'type' | 'name' | 'purl'>,
): Package {
  const { evidence = ['var/lib/dpkg/status'], ...rest } = draft;
  return {
    version: '1.0',
    licenses: [],
    files: [],
    metadata: {},
    ...rest,
    id: `${draft.type}-${draft.name}`,
    cataloger: 'debian/dpkg',
    layer: 0,
    locations: evidence.map((path) => ({ path, layer: 0 })),
  };
}

const digests = {
  sha1: 'a9993e364706816aba3e25717850c26c9cd0d89d',
  sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  md5: '900150983cd24fb0d6963f7d28e17f72',
};

const files: readonly FileRecord[] = [
  sampleFile('', { kind: 'directory', mode: 0o755, size: 0 }),
  sampleFile('app/node_modules/@acme/ui/package.json', { layer: 1, digests }),
  sampleFile('etc/os-release', { kind: 'symlink', mode: 0o777, size: 0, target: '../usr/lib/os-release' }),
  sampleFile('etc/old.conf', { digests, hidden: { by: 1, how: 'deleted' } }),
  sampleFile('lib', { kind: 'symlink', mode: 0o777, size: 0, target: 'usr/lib' }),
  sampleFile('usr/bin/su', { mode: 0o4755, digests }),
  sampleFile('usr/bin/su2', { kind: 'hardlink', mode: 0o4755, target: 'usr/bin/su', digests }),
  sampleFile('usr/lib/libc.so.6', { digests }),
  sampleFile('usr/share/caf\udce9.txt', { digests }),
  sampleFile('usr/share/evil\u001b[31m\u202e.txt', { digests, gid: 5 }),
  sampleFile('var/lib/dpkg/status', { digests }),
];

const packages: readonly Package[] = [
  {
    ...samplePackage({
      type: 'deb',
      name: 'libc6',
      version: '2.36-9+deb12u4',
      purl: 'pkg:deb/debian/libc6@2.36-9%2Bdeb12u4?arch=amd64&distro=debian-12',
      architecture: 'amd64',
      source: { name: 'glibc', version: '2.36-9' },
      licenses: ['LGPL-2.1+', 'GPL-2', 'BSD'],
      files: ['lib/libc.so.6', 'usr/bin/su', 'usr/share/doc/removed'],
      metadata: { section: 'libs', caf: 'caf\udce9' },
    }),
  },
  {
    ...samplePackage({
      type: 'maven',
      name: 'org.apache.commons:commons-io',
      version: '2.11.0',
      purl: 'pkg:maven/org.apache.commons/commons-io@2.11.0',
      licenses: ['The Apache Software License, Version 2.0'],
      evidence: ['app/app.war!/WEB-INF/lib/commons-io.jar'],
    }),
    cataloger: 'java/archive',
    layer: 1,
  },
  {
    ...samplePackage({
      type: 'npm',
      name: '@acme/ui',
      version: '1.2.3',
      purl: 'pkg:npm/%40acme/ui@1.2.3',
      licenses: ['MIT OR Apache-2.0'],
      evidence: ['app/node_modules/@acme/ui/package.json'],
    }),
    cataloger: 'npm/installed',
    ownedBy: 'deb-libc6',
    layer: 1,
  },
];

/** A secret that counts, in a file of the base layer. */
export function sampleSecret(changes: Partial<Secret> = {}): Secret {
  return {
    rule: 'acme-token',
    title: 'Acme API token',
    severity: 'critical',
    place: { kind: 'file', path: 'app/.env', line: 3, column: 7 },
    layer: 0,
    preview: 'acme…',
    fingerprint: '00112233445566778899aabbccddeeff',
    doubts: [],
    ...changes,
  };
}

/** What a hostile image puts into names: a line break, an escape sequence, a byte that is not UTF-8, ends of other formats. */
export const hostileName = 'a\n\u001b[31m\udce9]]>"<b>%41:\u202e';

const names = {
  environment: hostileName,
  label: hostileName,
  history: '1',
  entrypoint: '',
  command: '',
  healthcheck: '',
  other: hostileName,
} as const;

/** Of every place, standing and wrapping. */
export const sampleSecrets: readonly Secret[] = [
  sampleSecret({ instruction: '/bin/sh -c #(nop) ADD file:1 in / ' }),
  sampleSecret({
    place: {
      kind: 'file',
      path: `opt/${hostileName}`,
      line: 1,
      column: 1,
      member: `${hostileName}!/x.env`,
      hidden: { by: 1, how: 'deleted' },
    },
    instruction: hostileName,
    preview: '\u001b\n\udce9…',
    encoding: 'base64',
  }),
  sampleSecret({
    rule: 'private-key',
    title: 'Private key',
    severity: 'high',
    place: { kind: 'dockerfile', line: 2, column: 5 },
  }),
  ...(['environment', 'label', 'history', 'entrypoint', 'command', 'healthcheck', 'other'] as const).map(
    (kind): Secret => {
      const { layer: _, ...rest } = sampleSecret({ severity: 'medium', rule: 'generic-assignment' });
      return { ...rest, place: { kind, name: names[kind] } };
    },
  ),
  sampleSecret({ severity: 'info', doubts: ['placeholder', 'test-path'], layer: 1 }),
  sampleSecret({ accepted: { by: 'inline' }, layer: 1 }),
  sampleSecret({
    layer: 1,
    accepted: { by: 'entry', file: 'known.json', reason: `rotated ${hostileName}`, expires: '2026-12-31' },
  }),
];

/** An image of two layers with something of everything, names that are not UTF-8 and terminal escapes included. */
export function sampleAnalysis(changes: Partial<ImageAnalysis> = {}): ImageAnalysis {
  return {
    tool: { name: 'kedge', version: '0.1.0' },
    image: {
      location: 'registry:ghcr.io/acme/app:1',
      id: digestOf('config'),
      tags: ['ghcr.io/acme/app:1'],
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      manifestDigest: digestOf('manifest'),
      indexDigest: digestOf('index'),
      platform: { os: 'linux', architecture: 'amd64' },
      created: '2024-05-01T10:00:00Z',
      user: 'app',
      entrypoint: ['/app/run'],
      command: [],
      environment: ['PATH'],
      exposedPorts: ['443/tcp'],
      volumes: [],
      labels: { 'org.opencontainers.image.source': 'https://example.com/acme/app' },
      history: [
        {
          created: '2024-05-01T09:00:00Z',
          createdBy: '/bin/sh -c #(nop) ADD file:1 in / ',
          emptyLayer: false,
        },
        { createdBy: 'ENV PATH=/bin', emptyLayer: true },
        { createdBy: 'COPY app /app # buildkit', emptyLayer: false },
      ],
      layers: [
        {
          index: 0,
          digest: digestOf('blob 0'),
          diffId: digestOf('layer 0'),
          mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
          size: 29_124_181,
          unpackedSize: 77_829_120,
          instruction: '/bin/sh -c #(nop) ADD file:1 in / ',
        },
        {
          index: 1,
          digest: digestOf('blob 1'),
          diffId: digestOf('layer 1'),
          size: 1_204,
          unpackedSize: 4_096,
          instruction: 'COPY app /app # buildkit',
        },
      ],
    },
    distro: {
      id: 'debian',
      idLike: [],
      prettyName: 'Debian GNU/Linux 12 (bookworm)',
      versionId: '12',
      homeUrl: 'https://www.debian.org/',
      path: 'usr/lib/os-release',
    },
    packages,
    files: catalogueOf(files),
    secrets: sampleSecrets,
    searches: [
      { search: 'content', name: 'TODO', regex: 'TODO', path: `srv/${hostileName}`, layer: 1, lines: [1, 9] },
      { search: 'secret', name: 'PRIV_KEY', regex: '-----BEGIN', path: 'srv/key.pem', layer: 0, lines: [1] },
    ],
    retrieved: [
      {
        path: 'etc/motd',
        layer: 0,
        size: 5,
        content: 'H4sIAAAAAAAAA8tIzcnJBwCGphA2BQAAAA==',
        redactions: 1,
      },
    ],
    packageFiles: {
      checked: 3,
      differences: [
        { path: 'etc/motd', status: 'changed', package: 'deb-libc6', what: ['digest', 'mode'], config: true },
        { path: `srv/${hostileName}`, status: 'extra' },
        { path: 'usr/bin/su', status: 'changed', package: 'deb-libc6', what: ['size'] },
        { path: 'usr/share/doc/removed', status: 'missing', package: 'deb-libc6' },
      ],
    },
    suidFiles: [
      { path: 'usr/bin/su', layer: 0, mode: 0o4755 },
      { path: `usr/bin/${hostileName}`, layer: 0, mode: 0o2755 },
    ],
    dockerfile: { mode: 'Guessed', text: 'FROM scratch\nADD file:1 in /\n' },
    metadata: {
      size: 29_125_385,
      architecture: 'amd64',
      osType: 'linux',
      distro: 'debian',
      distroVersion: '12',
      likeDistro: 'debian',
      layerCount: 2,
    },
    malware: {
      scanner: 'clamav',
      version: 'ClamAV 1.0.7/27000/Mon Jan  1 00:00:00 2024',
      findings: [
        { path: `tmp/${hostileName}`, layer: 0, signature: 'Eicar-Test', hidden: { by: 1, how: 'replaced' } },
        { path: 'usr/bin/su', layer: 1, signature: `Sig.${hostileName}` },
      ],
    },
    vulnerabilities: undefined,
    policy: undefined,
    skips: [
      {
        by: 'secrets',
        reason: 'nested-too-deep',
        count: 1200,
        remedy: 'Raise limits.archiveDepth in the configuration.',
      },
    ],
    problems: [
      {
        by: 'npm/installed',
        code: 'malformed-file',
        message: 'app/\u001b[2Jx/package.json is not JSON',
        path: 'app/\u001b[2Jx/package.json',
        layer: 1,
      },
    ],
    ...changes,
  };
}
