import type Dockerode from 'dockerode';
import { type Digest, digestMismatch, isDigest } from '../core/digest.ts';
import { KedgeError } from '../core/errors.ts';
import { suggestion } from '../core/nearest.ts';
import { printable } from '../core/printable.ts';
import { formatReference, parseReference } from '../model/reference.ts';
import { streamedImage } from './archive-image.ts';
import { shortName } from './choice.ts';
import type { DaemonEnvironment } from './daemon-address.ts';
import { connectDaemon, type DaemonClient, type DaemonKind } from './daemon-client.ts';
import { mismatchProblem } from './descriptor.ts';
import { requirePlatform } from './platform.ts';
import type { OpenOptions, ResolvedImage, Source, StreamedImage } from './source.ts';
import { streamArchive } from './stream-archive.ts';

/** A source that can be asked for an image without anybody having said that it is there. */
export interface LocalSource extends Source {
  /** What messages call it. */
  readonly title: string;
  /** Like `open`, but undefined when the daemon cannot be asked or has no image of exactly this name or id. */
  find(location: string, options: OpenOptions): Promise<StreamedImage | undefined>;
}

const answerMs = 30_000;
/** A daemon prepares a large image for minutes before it sends the first byte. */
const idleMs = 15 * 60_000;
/** When nobody asked for this daemon in particular. */
const probeMs = 5_000;

export function daemonSource(kind: DaemonKind, environment: DaemonEnvironment): LocalSource {
  const { scheme, summary, title } = kind;
  return {
    scheme,
    summary,
    title,
    open: async (name, options) => {
      checkName(name);
      const daemon = await connectDaemon(kind, environment);
      const facts = await inspect(daemon, name, options.signal);
      if (!facts) throw await notFound(daemon, name, options.signal);
      return openInspected(daemon, facts, { ...options, location: `${scheme}:${name}` });
    },
    find: async (name, options) => {
      checkName(name);
      const signal = AbortSignal.any([options.signal, AbortSignal.timeout(probeMs)]);
      const found = await probe(kind, environment, { name, signal });
      options.signal.throwIfAborted();
      return found && openInspected(found.daemon, found.facts, { ...options, location: `${scheme}:${name}` });
    },
  };
}

/** Whatever keeps the daemon from answering, the image is then looked for elsewhere. */
async function probe(
  kind: DaemonKind,
  environment: DaemonEnvironment,
  { name, signal }: { readonly name: string; readonly signal: AbortSignal },
): Promise<{ readonly daemon: DaemonClient; readonly facts: ImageFacts } | undefined> {
  try {
    const daemon = await connectDaemon(kind, environment);
    const facts = await inspect(daemon, name, signal);
    return facts && answersTo(facts, name) ? { daemon, facts } : undefined;
  } catch {
    return undefined;
  }
}

/** Podman takes `app` for `somewhere/app` too, which nobody meant who did not ask podman. */
function answersTo({ id, names }: ImageFacts, name: string): boolean {
  if (isImageId(name)) return id.startsWith(name.startsWith('sha256:') ? name : `sha256:${name}`);
  const wanted = [name, `localhost/${name}`].map((one) => canonical(one));
  return names.some((one) => wanted.includes(canonical(one)));
}

function canonical(name: string): string {
  const { tag, digest, ...repository } = parseReference(name);
  return formatReference(digest ? { ...repository, digest } : { ...repository, ...(tag && { tag }) });
}

function isImageId(name: string): boolean {
  return /^(?:sha256:)?[0-9a-f]{4,64}$/.test(name);
}

/** The name becomes part of a path of the daemon's API. */
function checkName(name: string): void {
  if (!isImageId(name)) parseReference(name);
}

interface ImageFacts {
  readonly id: Digest;
  /** With containerd's image store the id is a manifest's or an index's, not the config's. */
  readonly isConfigId: boolean;
  readonly tags: readonly string[];
  /** Tags and digests, as the daemon writes them. */
  readonly names: readonly string[];
  readonly platform: { readonly os: string; readonly architecture: string; readonly variant?: string };
}

async function inspect(
  daemon: DaemonClient,
  name: string,
  signal: AbortSignal,
): Promise<ImageFacts | undefined> {
  const work = async (): Promise<Dockerode.ImageInspectInfo | undefined> => {
    try {
      return await daemon.docker.getImage(name).inspect();
    } catch (cause) {
      if (cause instanceof Error && 'statusCode' in cause && cause.statusCode === 404) return undefined;
      throw cause;
    }
  };
  const answer = await daemon.ask(work, { signal, ms: answerMs });
  return answer && toFacts(answer, `${daemon.what} about ${printable(name)}`);
}

function toFacts(answer: Dockerode.ImageInspectInfo, what: string): ImageFacts {
  const id = answer.Id.startsWith('sha256:') ? answer.Id : `sha256:${answer.Id}`;
  if (!isDigest(id)) throw new KedgeError('DAEMON_FAILED', `the answer of ${what} names no image id`);
  const { Os: os, Architecture: architecture, Variant: variant } = answer;
  return {
    id,
    isConfigId: !('Descriptor' in answer),
    tags: (answer.RepoTags ?? []).map((tag) => shortName(tag)).sort(),
    names: [...(answer.RepoTags ?? []), ...(answer.RepoDigests ?? [])].filter(
      (one) => !one.includes('<none>'),
    ),
    platform: { os, architecture, ...(variant ? { variant } : {}) },
  };
}

function openInspected(
  daemon: DaemonClient,
  facts: ImageFacts,
  options: OpenOptions & { readonly location: string },
): StreamedImage {
  const { location } = options;
  if (facts.isConfigId) requirePlatform(facts.platform, options.platform, printable(location));
  const what = `${printable(location)} from ${daemon.what}`;
  // `members` brings its own signal.
  let signal = new AbortController().signal;
  const bytes = async function* () {
    const get = () => daemon.docker.getImage(facts.id).get();
    const stream = await daemon.ask(get, { signal, ms: idleMs });
    yield* daemon.receive(stream, { signal, ms: idleMs });
  };
  const question = { ...options, choice: undefined, locationAs: () => location };
  const image = streamedImage(streamArchive(bytes(), what), 'any', question);
  return {
    ...image,
    // An index may give another image on another machine or for another platform.
    ...(facts.isConfigId && { known: { id: facts.id, origin: { location, tags: facts.tags } } }),
    members: (given) => {
      signal = given;
      return image.members(given);
    },
    resolve: async (texts, has) => named(await image.resolve(texts, has), facts, { ...options, what }),
  };
}

function named(
  image: ResolvedImage,
  facts: ImageFacts,
  { allowMismatch, location, what }: { allowMismatch: boolean; location: string; what: string },
): ResolvedImage {
  const problems = [...image.problems];
  if (facts.isConfigId && image.configDigest !== facts.id) {
    const mismatch = digestMismatch(`the config of ${what}`, facts.id, image.configDigest);
    if (!allowMismatch) throw mismatch;
    problems.push(mismatchProblem(mismatch));
  }
  return { ...image, origin: { ...image.origin, location, tags: facts.tags }, problems };
}

/** Names the nearest of the images that are there. */
async function notFound(daemon: DaemonClient, name: string, signal: AbortSignal): Promise<KedgeError> {
  const images = await daemon.ask(() => daemon.docker.listImages(), { signal, ms: answerMs }).catch(() => []);
  const tags = images.flatMap((image) => image.RepoTags ?? []).map((tag) => printable(shortName(tag)));
  const message = `${daemon.what} has no image ${printable(name)}${suggestion(name, tags)}`;
  return new KedgeError('IMAGE_NOT_FOUND', message, {
    remedy: 'Pull it first, or write registry: in front of its name to scan it where it comes from.',
  });
}
