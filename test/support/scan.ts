import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyzeImage } from '../../src/analysis/analyze.ts';
import type { AnalysisEvent } from '../../src/analysis/events.ts';
import type { AnalyzeOptions } from '../../src/analysis/reading.ts';
import { defaultLimits } from '../../src/core/limits.ts';
import type { ImageAnalysis } from '../../src/model/analysis.ts';
import { digestAlgorithms } from '../../src/model/entry.ts';
import { createSources } from '../../src/source/list.ts';
import { openImage } from '../../src/source/open.ts';
import type { RegistryOptions } from '../../src/source/registry.ts';
import { buildImage, type ImageOptions, ociLayout } from './image.ts';
import { noInspection } from './inspect.ts';
import { type Members, tarOf } from './layers.ts';

export interface ScanOptions extends Partial<Omit<AnalyzeOptions, 'temporaryDirectory'>> {
  readonly registry?: Partial<RegistryOptions>;
  readonly stdin?: AsyncIterable<Uint8Array>;
  readonly events?: AnalysisEvent[];
}

/** The whole pipeline in this process: what `kedge scan` does between its flags and its formats. */
export async function scanImage(image: string, options: ScanOptions = {}): Promise<ImageAnalysis> {
  const temporaryDirectory = mkdtempSync(join(tmpdir(), 'kedge-scan-'));
  const { registry, stdin = nothing(), events = [], ...rest } = options;
  const signal = options.signal ?? new AbortController().signal;
  const sources = createSources({ registry: registryOptions(registry), stdin: () => stdin, offline: false });
  try {
    const { opened } = await openImage(image, sources, {
      platform: undefined,
      signal,
      allowMismatch: options.allowMismatch ?? false,
    });
    await using image_ = opened;
    return await analyzeImage(image_, {
      cache: undefined,
      digests: digestAlgorithms,
      limits: defaultLimits,
      inspect: noInspection,
      allow: [],
      dockerfile: undefined,
      today: '2026-01-01',
      workers: 2,
      allowMismatch: false,
      signal,
      onEvent: (event) => events.push(event),
      version: '0.0.0',
      ...rest,
      temporaryDirectory,
    });
  } finally {
    rmSync(temporaryDirectory, { recursive: true });
  }
}

/** Builds an image of the layers, base first, and scans it. */
export async function scanLayers(
  layers: readonly Members[],
  { config, ...options }: ScanOptions & Pick<ImageOptions, 'config'> = {},
): Promise<ImageAnalysis> {
  const image = await buildImage(layers, config ? { config } : {});
  const directory = mkdtempSync(join(tmpdir(), 'kedge-image-'));
  try {
    const path = join(directory, 'image.tar');
    writeFileSync(path, await tarOf(ociLayout({ image })));
    return await scanImage(`oci-archive:${path}`, options);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function registryOptions(given: Partial<RegistryOptions> = {}): RegistryOptions {
  return {
    insecureRegistries: [],
    mirrors: {},
    env: { PATH: process.env['PATH'] ?? '' },
    home: homedir(),
    timeouts: { connectMs: 5000, idleMs: 10_000 },
    machine: { os: 'linux', architecture: 'amd64' },
    retry: { attempts: 3, baseMs: 1, maxMs: 10, random: () => 0.5, now: () => 0, wait: async () => {} },
    ...given,
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
