import { catalogers } from '../catalog/list.ts';
import { distroOf, osRelease } from '../catalog/os/os-release.ts';
import { compact } from '../core/compact.ts';
import { mapTexts } from '../core/covered.ts';
import { type Digest, digestOf } from '../core/digest.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { ImageFacts, ImageLayer } from '../model/image.ts';
import { type ImageConfig, parseConfig } from '../model/image-config.ts';
import type { Problem } from '../model/problem.ts';
import type { OpenedImage, ResolvedImage } from '../source/source.ts';
import { fileSecrets } from './config-echoes.ts';
import { type ConfigSecrets, configSecrets } from './config-secrets.ts';
import { fold } from './fold.ts';
import { inspections } from './inspections.ts';
import { joinPackages } from './packages.ts';
import { readLayers } from './read-layers.ts';
import type { AnalyzeOptions, ReadLayer } from './reading.ts';

/** Reads the layers that no cache knows and puts everything found together. */
export async function analyzeImage(opened: OpenedImage, options: AnalyzeOptions): Promise<ImageAnalysis> {
  const { resolved, layers, problems } = await readLayers(opened, options);
  options.signal.throwIfAborted();
  options.onEvent({ kind: 'joining' });
  const config = parseConfig(resolved.config, resolved.origin.location);
  const image = fold(layers.map((layer) => layer.analysis));
  const distro = distroOf(image.findings(osRelease), (path) => image.resolve(path));
  const joined = joinPackages(image, distro, catalogers);
  const inFiles = layers.flatMap(({ analysis }) => fileSecrets(analysis));
  const said = configSecrets(resolved.config, options, inFiles);
  const covered = { ...config, facts: coveredFacts(config.facts, said) };
  const facts = imageFacts(resolved, covered, layers);
  return {
    tool: { name: 'kedge', version: options.version },
    image: facts,
    distro,
    packages: joined.packages,
    files: image.files,
    ...inspections(
      { image, facts, configSecrets: said.found, distro, packages: joined.packages, layers },
      { ...options, dockerfile: said.cover(options.dockerfile) },
    ),
    vulnerabilities: undefined,
    policy: undefined,
    problems: [
      ...resolved.problems,
      ...problems,
      ...said.problems,
      ...layers.flatMap(layerProblems),
      ...image.problems(),
      ...joined.problems,
    ],
  };
}

/** A file or variable that holds such a word as its secret must not take the platform away. */
const platformWord =
  /^(?:linux|windows|darwin|freebsd|unknown|amd64|arm64|arm|386|ppc64le|s390x|riscv64|loong64|mips64(?:le)?|v\d)$/;

function coveredFacts(
  { platform, ...texts }: ImageConfig['facts'],
  { cover }: ConfigSecrets,
): ImageConfig['facts'] {
  const over = (text: string): string => (platformWord.test(text) ? text : cover(text));
  return { platform: mapTexts(platform, over), ...cover(texts) };
}

function layerProblems({ analysis }: ReadLayer, layer: number): Problem[] {
  return analysis.problems.map((problem) => ({ ...problem, layer }));
}

function imageFacts(resolved: ResolvedImage, config: ImageConfig, layers: readonly ReadLayer[]): ImageFacts {
  const { origin } = resolved;
  const instructions = config.facts.history.filter((entry) => !entry.emptyLayer);
  return {
    location: origin.location,
    id: config.diffIds.length > 0 ? resolved.configDigest : contentId(resolved, layers),
    tags: origin.tags,
    ...compact({
      mediaType: origin.mediaType,
      manifestDigest: origin.manifestDigest,
      indexDigest: origin.indexDigest,
    }),
    ...config.facts,
    layers: layers.map((layer, index) => imageLayer(layer, index, instructions[index]?.createdBy)),
  };
}

/** A config that names no content (of an unpacked root, say) would give every image the same id. */
function contentId(resolved: ResolvedImage, layers: readonly ReadLayer[]): Digest {
  return digestOf([resolved.configDigest, ...layers.map((layer) => layer.analysis.diffId)].join('\n'));
}

function imageLayer(
  { ref, size, analysis }: ReadLayer,
  index: number,
  instruction: string | undefined,
): ImageLayer {
  return {
    index,
    ...compact({ digest: ref.digest }),
    diffId: analysis.diffId,
    ...compact({ mediaType: ref.mediaType }),
    size,
    unpackedSize: analysis.unpackedSize,
    ...compact({ instruction }),
  };
}
