import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { stage } from '../.ci/stage.ts';
import type { BenchImage } from './images.ts';
import type { Job } from './measure.ts';
import { run } from './process.ts';

/** Where one contestant's run may write. */
export interface Scratch {
  readonly temporary: string;
  /** What was found in earlier images; see Contestant.cache. */
  readonly cache: string;
  /** Keeps its content from run to run: compiled code. */
  readonly home: string;
}

export interface Contestant {
  readonly name: string;
  /** What it does with the image. */
  readonly does: string;
  readonly kind: 'floor' | 'kedge' | 'peer';
  /** Whether the cache is emptied before each run, or filled by a run that does not count. */
  readonly cache: 'none' | 'emptied' | 'filled';
  /** Undefined where it can run; else what is missing. */
  readonly missing: string | undefined;
  job(image: BenchImage, scratch: Scratch): Job;
}

export async function contestants(cache: string): Promise<readonly Contestant[]> {
  const main = join(cache, 'kedge/bin/kedge.js');
  const kedge = await buildKedge(join(cache, 'kedge'));
  return [
    { ...floor('gzip'), name: 'floor', missing: undefined },
    { ...floor('igzip'), name: 'floor, igzip', missing: onPath('igzip') },
    { ...kedgeScan(main, 'json'), name: 'kedge cold', cache: 'emptied', missing: kedge },
    { ...withoutSecrets(main), name: 'kedge cold, no secrets', cache: 'emptied', missing: kedge },
    { ...kedgeScan(main, 'json'), name: 'kedge warm', cache: 'filled', missing: kedge },
    { ...kedgeScan(main, 'table'), name: 'kedge warm, table', cache: 'filled', missing: kedge },
    { ...snyk(cache), missing: await installSnyk(cache) },
    { ...syft, missing: onPath('syft') },
    { ...trivy, missing: onPath('trivy') },
  ];
}

function floor(unpacker: string): Omit<Contestant, 'name' | 'missing'> {
  return {
    kind: 'floor',
    does: `${unpacker} -dc LAYER | sha256sum, layer by layer`,
    cache: 'none',
    job: ({ layers }, { temporary }) => ({
      argv: ['sh', '-ec', `for layer; do ${unpacker} -dc "$layer" | sha256sum; done`, 'sh', ...layers],
      temporary,
    }),
  };
}

/** As it is published: bundled. */
async function buildKedge(directory: string): Promise<string | undefined> {
  try {
    await stage(directory);
    return undefined;
  } catch {
    return 'not built';
  }
}

/** What the search for secrets adds is the difference: 40 % of this at most. */
function withoutSecrets(main: string): Omit<Contestant, 'name' | 'missing' | 'cache'> {
  const { does, ...scan } = kedgeScan(main, 'json', ['--no-secrets']);
  return { ...scan, does: does.replace(', secrets', '') };
}

function kedgeScan(
  main: string,
  format: string,
  flags: readonly string[] = [],
): Omit<Contestant, 'name' | 'missing' | 'cache'> {
  return {
    kind: 'kedge',
    does: `packages, three digests of every file, secrets, all digests verified; written as ${format}`,
    job: ({ directory }, { temporary, cache, home }) => ({
      argv: [
        process.execPath,
        main,
        'scan',
        `oci-dir:${directory}`,
        '-q',
        ...flags,
        '-o',
        `${format}=${join(cache, 'out')}`,
      ],
      env: {
        ...process.env,
        HOME: home,
        XDG_CONFIG_HOME: home,
        XDG_CACHE_HOME: home,
        KEDGE_CACHE_DIRECTORY: join(cache, 'kedge'),
        TMPDIR: temporary,
      },
      temporary,
    }),
  };
}

const snykPins = {
  private: true,
  dependencies: { 'snyk-docker-plugin': '9.20.2' },
  overrides: { shescape: '2.1.12' },
};

function snyk(cache: string): Omit<Contestant, 'missing'> {
  return {
    name: `snyk-docker-plugin ${snykPins.dependencies['snyk-docker-plugin']}`,
    kind: 'peer',
    does: 'packages; no digests',
    cache: 'none',
    job: ({ archive }, { temporary }) => ({
      argv: [process.execPath, join(cache, 'peers/snyk/scan.cjs'), `oci-archive:${archive}`],
      env: { ...process.env, TMPDIR: temporary },
      temporary,
    }),
  };
}

/** A peer, never a dependency: it lives in the bench's cache. */
async function installSnyk(cache: string): Promise<string | undefined> {
  const home = join(cache, 'peers/snyk');
  const script = `require('snyk-docker-plugin').scan({ path: process.argv[2] })
    .then(({ scanResults }) => { if (scanResults.length === 0) process.exit(1); });\n`;
  try {
    await mkdir(home, { recursive: true });
    await writeFile(join(home, 'scan.cjs'), script);
    if (existsSync(join(home, 'node_modules/snyk-docker-plugin'))) return undefined;
    await writeFile(join(home, 'package.json'), JSON.stringify(snykPins));
    await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: home });
    return undefined;
  } catch {
    return 'not installed: npm install failed';
  }
}

const syft: Omit<Contestant, 'missing'> = {
  name: 'syft',
  kind: 'peer',
  does: 'packages, two digests of owned files',
  cache: 'none',
  job: ({ directory }, { temporary }) => ({
    argv: ['syft', 'scan', `oci-dir:${directory}`, '-q', '-o', `json=${join(temporary, 'out.json')}`],
    env: { ...process.env, TMPDIR: temporary, SYFT_CHECK_FOR_APP_UPDATE: 'false' },
    temporary,
  }),
};

const trivy: Omit<Contestant, 'missing'> = {
  name: 'trivy',
  kind: 'peer',
  // Without its database of jars, which it wants to download, it refuses to read one.
  does: 'packages but jars; no digests',
  cache: 'emptied',
  job: ({ directory }, { temporary, cache }) => ({
    argv: [
      'trivy',
      'image',
      '--quiet',
      '--offline-scan',
      '--format=cyclonedx',
      '--skip-files=**/*.jar,**/*.war,**/*.ear',
      `--input=${directory}`,
      `--cache-dir=${join(cache, 'trivy')}`,
      `--output=${join(cache, 'out.json')}`,
    ],
    env: { ...process.env, TMPDIR: temporary },
    temporary,
  }),
};

function onPath(program: string): string | undefined {
  const found = (process.env['PATH'] ?? '').split(delimiter).some((path) => existsSync(join(path, program)));
  return found ? undefined : 'not on PATH';
}
