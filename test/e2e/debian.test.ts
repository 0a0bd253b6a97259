import { execFile, execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { openCache } from '../../src/layer/cache.ts';
import type { ImageAnalysis } from '../../src/model/analysis.ts';
import { privateDirectory } from '../support/daemon.ts';
import { type DockerDaemon, dockerPrograms, startDockerDaemon } from '../support/dockerd.ts';
import { podmanPrograms, startPodmanService } from '../support/podman.ts';
import { needs } from '../support/real-part.ts';
import { registryPrograms, startRegistry } from '../support/registry.ts';
import { type ScanOptions, scanImage } from '../support/scan.ts';

/**
 * One real image (a debootstrap root and layers that `docker build` put on it) out of every place an image can lie,
 * against what dpkg, rpm's neighbours and the file system itself say of it.
 */

const run = promisify(execFile);
const skip = needs(
  'debootstrap',
  'skopeo',
  'python3',
  ...dockerPrograms,
  ...podmanPrograms,
  ...registryPrograms,
);

const dockerfile = `
FROM scratch
ADD root.tar /
RUN dpkg --purge --force-all e2fsprogs logsave && rm -r /usr/share/doc/bash && ln /etc/debian_version /etc/hard
COPY app /lib/app
RUN rm -r /lib/app/old && mkdir /lib/app/old && echo new > /lib/app/old/new && chmod 4755 /lib/app/tool && mv /lib/app/moved /opt/
LABEL org.example.team="a b" version=1
ENV SECRET=value PATH=/usr/bin:/bin
EXPOSE 8080/tcp
USER 1000:1000
ENTRYPOINT ["/lib/app/tool"]
`;

interface Truth {
  /** path → kind, mode, uid, gid, and sha256 or link target. */
  readonly files: Readonly<Record<string, string>>;
  /** name version architecture source. */
  readonly packages: readonly string[];
}

/** Docker puts these into every container; they are not the image's. */
const containerOnly = /^(?:\.dockerenv|(?:dev|proc|sys)(?:\/.*)?|etc\/(?:hostname|hosts|resolv\.conf|mtab))$/;

const flatten = `
import sys, tarfile, hashlib, json
rows, content = {}, {}
with tarfile.open(fileobj=sys.stdin.buffer, mode='r|', errors='surrogateescape') as t:
  for m in t:
    name = m.name.strip('/').removeprefix('./')
    if m.isfile():
      content[name] = hashlib.sha256(t.extractfile(m).read()).hexdigest()
      what = 'file', content[name]
    elif m.islnk(): what = 'file', content[m.linkname]
    elif m.issym(): what = 'symlink', m.linkname
    elif m.isdir(): what = 'directory', ''
    else: what = 'device', ''
    if name not in ('', '.'): rows[name] = ' '.join([what[0], oct(m.mode & 0o7777), str(m.uid), str(m.gid), what[1]])
json.dump(rows, sys.stdout)
`;

function fileRows({ files }: ImageAnalysis): Record<string, string> {
  const kinds: Record<string, string> = {
    hardlink: 'file',
    fifo: 'device',
    'character-device': 'device',
    'block-device': 'device',
  };
  return Object.fromEntries(
    [...files]
      .filter((file) => !file.hidden && !containerOnly.test(file.path))
      .map(({ path, kind, mode, uid, gid, digests, target }) => {
        const what =
          kind === 'symlink' ? target : kind === 'file' || kind === 'hardlink' ? digests?.sha256 : '';
        return [path, [kinds[kind] ?? kind, `0o${mode.toString(8)}`, uid, gid, what ?? ''].join(' ')];
      }),
  );
}

function debRows({ packages }: ImageAnalysis): string[] {
  return packages
    .filter((pkg) => pkg.type === 'deb')
    .map(({ name, version, architecture, source }) =>
      [name, version, architecture, source?.name ?? name, source?.version ?? version].join(' '),
    )
    .sort();
}

describe('a Debian image built by docker', { skip }, () => {
  let scratch: Awaited<ReturnType<typeof privateDirectory>>;
  let docker: DockerDaemon;
  let truth: Truth;
  let reference: ImageAnalysis;

  before(async () => {
    scratch = await privateDirectory();
    const at = (name: string): string => join(scratch.path, name);
    await run('debootstrap', ['--variant=minbase', 'bookworm', at('root')], { maxBuffer: 1 << 26 });
    await run('sh', [
      '-c',
      'cd "$0" && rm -rf var/cache/apt/* var/lib/apt/lists/* usr/share/locale',
      at('root'),
    ]);
    await mkdir(at('context/app/old'), { recursive: true });
    await writeFile(at('context/app/old/gone'), 'gone');
    await writeFile(at('context/app/moved'), 'moved');
    await writeFile(at('context/app/tool'), '#!/bin/sh\n');
    await writeFile(at('context/Dockerfile'), dockerfile);
    await run('tar', ['--numeric-owner', '-C', at('root'), '-cf', at('context/root.tar'), '.']);
    docker = await startDockerDaemon();
    await docker.run('build', '--network=host', '-t', 'kedge-e2e:1', at('context'));
    await docker.run('save', '-o', at('saved.tar'), 'kedge-e2e:1');
    const container = (await docker.run('create', '--network=host', 'kedge-e2e:1')).trim();
    await docker.run('export', '-o', at('flat.tar'), container);
    const query = '-f=${Package} ${Version} ${Architecture} ${source:Package} ${source:Version}\\n';
    const ask = [
      'run',
      '--rm',
      '--network=host',
      '--user=0',
      '--entrypoint=dpkg-query',
      'kedge-e2e:1',
      '-W',
      query,
    ];
    truth = {
      files: readFlat(at('flat.tar')),
      packages: (await docker.run(...ask)).trim().split('\n').sort(),
    };
    reference = await scanImage(`docker-archive:${at('saved.tar')}`);
  });

  after(async () => {
    await docker?.close();
    await scratch?.[Symbol.asyncDispose]();
  });

  const at = (name: string): string => join(scratch.path, name);

  test('has the packages dpkg says it has', (t) => {
    t.assert.deepEqual(debRows(reference), truth.packages);
  });

  test('has the files its container has, with owner, mode, digest and target', (t) => {
    t.assert.deepEqual(fileRows(reference), truth.files);
  });

  test('is complete, and its facts are those of docker inspect', async (t) => {
    const [inspect] = JSON.parse(await docker.run('inspect', 'kedge-e2e:1')) as [Inspect];
    const { image } = reference;

    t.assert.deepEqual(reference.problems, []);
    t.assert.equal(image.id, inspect.Id);
    t.assert.deepEqual(
      image.layers.map((layer) => layer.diffId),
      inspect.RootFS.Layers,
    );
    t.assert.deepEqual(image.labels, inspect.Config.Labels);
    t.assert.deepEqual(
      [image.user, image.entrypoint, image.exposedPorts],
      ['1000:1000', ['/lib/app/tool'], ['8080/tcp']],
    );
    t.assert.deepEqual(image.environment.toSorted(), ['PATH', 'SECRET']);
    t.assert.match(image.layers[3]?.instruction ?? '', /rm -r \/lib\/app\/old/);
  });

  test('remembers what later layers deleted, and where', (t) => {
    const gone = [...reference.files].filter((file) => file.hidden);
    const old = gone.find((file) => file.path === 'usr/lib/app/old/gone');

    t.assert.deepEqual(old && [old.layer, old.hidden], [2, { by: 3, how: 'deleted' }]);
    t.assert.equal(
      gone.some((file) => file.path === 'usr/share/doc/bash/copyright'),
      true,
    );
  });

  test('says which layer brought a package', (t) => {
    t.assert.equal(reference.packages.find((pkg) => pkg.name === 'bash')?.layer, 0);
  });

  test('is the same through the Docker daemon, which a second scan does not ask for its layers', async (t) => {
    const cache = openCache({
      directory: at('cache'),
      maxBytes: 1 << 30,
      blobs: false,
      now: Date.now,
      warn: t.assert.fail,
    });
    const options = { registry: { env: { DOCKER_HOST: docker.env['DOCKER_HOST'] ?? '' } }, cache };
    const first = await sameThrough(t, 'docker:kedge-e2e:1', options);
    const events: NonNullable<ScanOptions['events']> = [];
    const second = await scanImage('docker:kedge-e2e:1', { ...options, events });

    t.assert.deepEqual(second.image, first.image);
    t.assert.deepEqual(
      events.filter((event) => event.kind === 'layer-bytes' || event.kind === 'layer-started'),
      [],
    );
  });

  test('is the same through standard input', async (t) => {
    await sameThrough(t, '-', { stdin: createReadStream(at('saved.tar')) });
  });

  test('is the same through a compressed archive', async (t) => {
    await run('gzip', ['-1', '-k', at('saved.tar')]);
    await sameThrough(t, `docker-archive:${at('saved.tar.gz')}`);
  });

  test('is the same through podman', async (t) => {
    await using podman = await startPodmanService();
    await podman.run('load', '-i', at('saved.tar'));
    await sameThrough(t, 'podman:localhost/kedge-e2e:1', {
      registry: { env: { CONTAINER_HOST: podman.env['CONTAINER_HOST'] ?? '' } },
    });
  });

  test('is the same through a registry, in gzip and zstd layers', async (t) => {
    for (const format of ['gzip', 'zstd']) {
      // One for each: skopeo does not compress again what a registry is known to have.
      await using registry = await startRegistry({ tls: true, htpasswd: { user: 'u', password: 'p-word' } });
      await run('skopeo', [
        'copy',
        '--dest-tls-verify=false',
        '--dest-creds=u:p-word',
        `--dest-compress-format=${format}`,
        '--format=oci',
        `docker-archive:${at('saved.tar')}`,
        `docker://${registry.host}/team/e2e:${format}`,
      ]);
      const caCert = execFileSync('cat', [registry.caFile ?? ''], { encoding: 'utf8' });
      const access = { caCert, username: 'u', password: 'p-word' };
      const analysis = await sameThrough(t, `registry:${registry.host}/team/e2e:${format}`, {
        registry: access,
      });
      t.assert.match(analysis.image.layers[0]?.mediaType ?? '', new RegExp(`\\+${format}$`));
    }
  });

  test('is the same through OCI archives and directories that skopeo makes', async (t) => {
    for (const form of ['oci-archive', 'oci']) {
      await run('skopeo', ['copy', `docker-archive:${at('saved.tar')}`, `${form}:${at(form)}:latest`]);
      await sameThrough(t, `${form === 'oci' ? 'oci-dir' : form}:${at(form)}`);
    }
  });

  test('has the same files and packages as an unpacked root', async (t) => {
    await mkdir(at('flat'));
    await run('tar', ['-C', at('flat'), '--numeric-owner', '-xpf', at('flat.tar')]);
    const analysis = await scanImage(`dir:${at('flat')}`);

    t.assert.deepEqual(fileRows(analysis), truth.files);
    t.assert.deepEqual(debRows(analysis), truth.packages);
    t.assert.deepEqual(analysis.problems, []);
  });

  async function sameThrough(
    t: TestContext,
    image: string,
    options: ScanOptions = {},
  ): Promise<ImageAnalysis> {
    const analysis = await scanImage(image, options);
    t.assert.deepEqual([...analysis.files], [...reference.files]);
    t.assert.deepEqual(analysis.packages, reference.packages);
    t.assert.deepEqual(analysis.distro, reference.distro);
    t.assert.deepEqual(analysis.problems, []);
    t.assert.deepEqual(analysis.image.history, reference.image.history);
    return analysis;
  }
});

interface Inspect {
  readonly Id: string;
  readonly RootFS: { readonly Layers: readonly string[] };
  readonly Config: { readonly Labels: Readonly<Record<string, string>> };
}

function readFlat(archive: string): Record<string, string> {
  const json = execFileSync('sh', ['-c', `python3 -c "$0" < "$1"`, flatten, archive], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const rows = JSON.parse(json) as Record<string, string>;
  return Object.fromEntries(Object.entries(rows).filter(([path]) => !containerOnly.test(path)));
}
