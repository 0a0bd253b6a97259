import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dockerfileOf } from '../../src/analysis/dockerfile.ts';
import { privateDirectory } from '../support/daemon.ts';
import { dockerPrograms, startDockerDaemon } from '../support/dockerd.ts';
import { needs } from '../support/real-part.ts';
import { scanImage } from '../support/scan.ts';

function guessed(...history: readonly string[]): string[] {
  const { mode, text } = dockerfileOf(
    history.map((createdBy) => ({ createdBy, emptyLayer: false })),
    undefined,
  );
  return [mode, ...text.split('\n')];
}

const cases: readonly (readonly [what: string, history: readonly string[], lines: readonly string[]])[] = [
  [
    'Docker’s own builder wraps everything in a shell',
    [
      '/bin/sh -c #(nop) ADD file:ab in / ',
      '/bin/sh -c #(nop)  CMD ["sh"]',
      '/bin/sh -c make &&     make install',
    ],
    ['ADD file:ab in /', 'CMD ["sh"]', 'RUN make &&     make install'],
  ],
  [
    'BuildKit writes the instruction and a comment',
    [
      'RUN /bin/sh -c make # buildkit',
      'RUN |2 A=1 B=a b /bin/sh -c make # buildkit',
      'COPY a /b # buildkit',
      'ENV A=1',
      'WORKDIR /x',
      'USER 1000',
      'HEALTHCHECK &{["CMD" "true"] "0s" "0s" "0s" "0s" \'\\x00\'}',
      'ENTRYPOINT ["/app"]',
      'CMD ["a" "b"]',
    ],
    [
      'RUN make',
      'RUN make',
      'COPY a /b',
      'ENV A=1',
      'WORKDIR /x',
      'USER 1000',
      'HEALTHCHECK &{["CMD" "true"] "0s" "0s" "0s" "0s" \'\\x00\'}',
      'ENTRYPOINT ["/app"]',
      'CMD ["a" "b"]',
    ],
  ],
  [
    'ports are written as Dockerfiles have them',
    ['EXPOSE map[53/udp:{} 8080/tcp:{}]', 'EXPOSE [443/tcp 80/tcp]', '/bin/sh -c #(nop)  EXPOSE 80'],
    ['EXPOSE 53/udp 8080/tcp', 'EXPOSE 443/tcp 80/tcp', 'EXPOSE 80'],
  ],
  [
    'a shell of the image’s own is taken off as well',
    [
      '/bin/bash -eo pipefail -c #(nop)  SHELL [/bin/bash -eo pipefail -c]',
      '|1 V=1 /bin/bash -eo pipefail -c a | b',
      '/bin/bash -eo pipefail -c #(nop)  USER me',
    ],
    ['SHELL [/bin/bash -eo pipefail -c]', 'RUN a | b', 'USER me'],
  ],
  [
    'a shell that BuildKit or buildah sets, too',
    [
      'SHELL [/bin/ash -c]',
      'RUN /bin/ash -c a # buildkit',
      '/bin/sh -c #(nop) SHELL ["/b", "-c"]',
      '/b -c c',
    ],
    ['SHELL [/bin/ash -c]', 'RUN a', 'SHELL ["/b", "-c"]', 'RUN c'],
  ],
  [
    'a RUN without a shell has its command alone',
    ['|1 V=1 /bin/echo a b', '/bin/echo a b', 'RUN |1 V=1 /bin/echo # buildkit'],
    ['RUN /bin/echo a b', 'RUN /bin/echo a b', 'RUN /bin/echo'],
  ],
  ['Windows has a shell of its own', ['cmd /S /C #(nop)  USER me', 'cmd /S /C dir'], ['USER me', 'RUN dir']],
  [
    'kaniko writes instructions as they are',
    ['COPY . /src', 'RUN make all', 'USER nobody'],
    ['COPY . /src', 'RUN make all', 'USER nobody'],
  ],
  [
    'what tells of no instruction was run, as the Engine has it',
    ['bazel build ...'],
    ['RUN bazel build ...'],
  ],
  ['a comment stays one', ["# debian.sh --arch 'amd64' out/"], ["# debian.sh --arch 'amd64' out/"]],
  ['entries that say nothing make no line', ['', '  ', '/bin/sh -c #(nop) '], []],
  [
    'a line break does not begin another instruction',
    ['RUN /bin/sh -c <<EOF\nUSER root\n  EXPOSE 22\r\nEOF # buildkit'],
    ['RUN <<EOF USER root EXPOSE 22 EOF'],
  ],
  [
    'a command that looks like another builder’s instruction stays a command',
    ['/bin/sh -c echo #(nop) USER root', '/bin/sh -c echo #(nop)  SHELL [echo]'],
    ['RUN echo #(nop) USER root', 'RUN echo #(nop)  SHELL [echo]'],
  ],
];

for (const [what, history, lines] of cases) {
  test(`of a history: ${what}`, (t) => {
    t.assert.deepEqual(guessed(...history), ['Guessed', 'FROM scratch', ...lines, '']);
  });
}

test('the Dockerfile that was supplied is what counts', (t) => {
  t.assert.deepEqual(dockerfileOf([{ createdBy: 'USER a', emptyLayer: true }], 'FROM x\n\\\n'), {
    mode: 'Actual',
    text: 'FROM x\n\\\n',
  });
});

const dockerfile = `FROM scratch
MAINTAINER someone <a@b>
ARG VERSION=1
ADD root.tar /
COPY file /opt/file
ENV A=b C=d
LABEL n=1
WORKDIR /work
RUN ["/bin/true", "one"]
USER 1000:1000
VOLUME /data
EXPOSE 53/udp 8080
STOPSIGNAL SIGTERM
HEALTHCHECK NONE
ONBUILD RUN echo later
SHELL ["/bin/true", "-x", "-c"]
RUN echo three | cat
USER me
ENTRYPOINT ["/bin/app"]
CMD ["one"]
`;

/** A Dockerfile's instructions with what its builder keeps as it was written. */
function instructions(text: string): string[] {
  const rewritten = /^(ADD|ARG|COPY|ENTRYPOINT|SHELL|VOLUME|HEALTHCHECK|RUN \/bin|RUN \[) ?.*$/;
  return text
    .trim()
    .split('\n')
    .map((line) => line.replace(rewritten, (_, keyword: string) => keyword.split(' ')[0] ?? ''))
    .map((line) => (line.startsWith('EXPOSE') ? line.split(' ').sort().join(' ') : line));
}

/** exit(0) in one segment, for amd64. https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html */
function exitProgram(): Buffer {
  const code = Buffer.from('31ffb83c0000000f05', 'hex');
  const elf = Buffer.alloc(120);
  elf.write('\x7fELF\x02\x01\x01', 'latin1');
  elf.writeUInt16LE(2, 16);
  elf.writeUInt16LE(62, 18);
  elf.writeUInt32LE(1, 20);
  elf.writeBigUInt64LE(0x400078n, 24);
  elf.writeBigUInt64LE(64n, 32);
  elf.writeUInt16LE(64, 52);
  elf.writeUInt16LE(56, 54);
  elf.writeUInt16LE(1, 56);
  elf.writeUInt32LE(1, 64);
  elf.writeUInt32LE(5, 68);
  elf.writeBigUInt64LE(0x400000n, 80);
  elf.writeBigUInt64LE(0x400000n, 88);
  elf.writeBigUInt64LE(129n, 96);
  elf.writeBigUInt64LE(129n, 104);
  elf.writeBigUInt64LE(4096n, 112);
  return Buffer.concat([elf, code]);
}

async function context(directory: string): Promise<string> {
  const at = join(directory, 'context');
  mkdirSync(join(at, 'root/bin'), { recursive: true });
  // A program that needs no library: what is run does not matter.
  writeFileSync(join(at, 'root/bin/true'), exitProgram(), { mode: 0o755 });
  execFileSync('tar', ['-C', join(at, 'root'), '-cf', join(at, 'root.tar'), '.']);
  writeFileSync(join(at, 'file'), 'x');
  writeFileSync(join(at, 'Dockerfile'), dockerfile);
  return at;
}

test('what docker build was given is guessed from the image it makes', {
  skip: needs(...dockerPrograms),
}, async (t) => {
  await using scratch = await privateDirectory();
  await using docker = await startDockerDaemon();
  const saved = join(scratch.path, 'saved.tar');
  await docker.run('build', '--network=host', '-t', 'built', await context(scratch.path));
  await docker.run('save', '-o', saved, 'built');
  const analysis = await scanImage(`docker-archive:${saved}`);

  t.assert.equal(analysis.dockerfile.mode, 'Guessed');
  t.assert.deepEqual(instructions(analysis.dockerfile.text), instructions(dockerfile));
});

test('what buildah was given is guessed from the image it makes', {
  skip: needs('buildah'),
}, async (t) => {
  await using scratch = await privateDirectory();
  const saved = join(scratch.path, 'saved.tar');
  const store = [
    '--storage-driver=vfs',
    '--root',
    join(scratch.path, 's'),
    '--runroot',
    join(scratch.path, 'r'),
  ];
  const run = (...args: readonly string[]): Buffer =>
    execFileSync('buildah', [...store, ...args], { stdio: 'pipe' });
  const options = ['--isolation=chroot', '--network=host', '--format=docker'];
  // It refuses a SHELL that is none, and runs it.
  const text = dockerfile.replace(/^SHELL .*\n/m, '').replace(/^RUN echo.*\n/m, '');
  const at = await context(scratch.path);
  writeFileSync(join(at, 'Dockerfile'), text);
  run('bud', ...options, '-t', 'built', at);
  run('push', 'built', `docker-archive:${saved}`);
  const analysis = await scanImage(`docker-archive:${saved}`);

  t.assert.deepEqual(instructions(analysis.dockerfile.text), instructions(text));
});
