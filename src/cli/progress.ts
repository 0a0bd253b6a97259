import type { AnalysisEvent } from '../analysis/events.ts';
import { printable } from '../core/printable.ts';
import { bytes as bytesOf, counted } from '../core/units.ts';

/** Tells a person on stderr how far a scan is. */
export interface Progress {
  /** `image`, as the user named it, is being opened: from here on there is something to watch. */
  begin(image: string): void;
  event(event: AnalysisEvent): void;
  /** What is being done now, where no image is read: a terminal shows it in place, a log does not. */
  doing(what: string): void;
  /** A line that stays, above what moves. */
  say(line: string): void;
  /** Takes what moves away. To be called once, whatever happened. */
  stop(): void;
}

export interface ProgressOptions {
  readonly stderr: NodeJS.WriteStream;
  readonly quiet: boolean;
  /** Every layer gets a line, not every phase. */
  readonly verbose: boolean;
  readonly color: boolean;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

/** A terminal that does not know its width (0 columns) would make ora draw without end: it gets lines. */
export async function openProgress(options: ProgressOptions): Promise<Progress> {
  if (options.quiet) {
    const nothing = (): void => undefined;
    return { begin: nothing, event: nothing, doing: nothing, say: nothing, stop: nothing };
  }
  if (!options.stderr.isTTY || !(options.stderr.columns > 0)) return lineProgress(options);
  const { liveProgress } = await import('./progress-live.ts');
  return liveProgress(options);
}

/** One line a phase: for logs. */
function lineProgress({ stderr, verbose, now }: ProgressOptions): Progress {
  const say = (line: string): void => void stderr.write(`${printable(line)}\n`);
  let tally = openTally(now);
  let image = '';
  let resolved = false;
  let reading = false;
  return {
    say,
    begin(named) {
      image = named;
      tally = openTally(now);
      resolved = false;
      reading = false;
    },
    doing: () => undefined,
    stop: () => undefined,
    event(event) {
      tally.event(event);
      switch (event.kind) {
        case 'resolved':
          resolved = true;
          // The layers of a stream are known when all are read: joining them says how many they are.
          return reading ? undefined : say(resolvedLine(event));
        case 'layer-started':
          if (!reading) say(resolved ? 'Reading layers' : streamLine(image));
          reading = true;
          return undefined;
        case 'layer-done':
          return verbose
            ? say(`Layer ${event.layer + 1} ${event.name}: ${tally.layerLine(event.layer)}`)
            : undefined;
        case 'joining':
          return say(tally.summary());
        case 'layer-bytes':
          return undefined;
      }
    },
  };
}

export function resolvedLine(event: AnalysisEvent & { kind: 'resolved' }): string {
  return `${event.location}: ${counted(event.layers, 'layer')}`;
}

/** An image whose layers come before it is known how many they are. */
export function streamLine(image: string): string {
  return `Reading the layers of ${image === '-' ? 'the archive on standard input' : image}`;
}

export interface LayerTally {
  readonly name: string;
  readonly size: number | undefined;
  readonly bytes: number;
  readonly startedMs: number;
  readonly state: 'reading' | 'read' | 'cached';
  readonly endedMs: number;
}

/** Adds up the events. */
export function openTally(now: () => number) {
  const layers = new Map<number, LayerTally>();
  let expected: number | undefined;
  const event = (event: AnalysisEvent): void => {
    switch (event.kind) {
      case 'resolved':
        expected = event.layers;
        return undefined;
      case 'layer-started':
        return void layers.set(event.layer, {
          name: event.name,
          size: event.size,
          bytes: 0,
          state: 'reading',
          startedMs: now(),
          endedMs: now(),
        });
      case 'layer-bytes':
        return change(event.layer, (layer) => ({
          ...layer,
          bytes: layer.bytes + event.bytes,
          endedMs: now(),
        }));
      case 'layer-done':
        return void layers.set(event.layer, {
          ...(layers.get(event.layer) ?? { size: undefined, bytes: 0, startedMs: now() }),
          name: event.name,
          state: event.cached ? 'cached' : 'read',
          endedMs: now(),
        });
      default:
        return undefined;
    }
  };
  const change = (index: number, to: (layer: LayerTally) => LayerTally): void => {
    const layer = layers.get(index);
    if (layer !== undefined) layers.set(index, to(layer));
  };
  return {
    event,
    layers,
    /** In the image; undefined as long as that is not known. */
    expected: () => expected,
    layerLine: (index: number) => describeLayer(layers.get(index)),
    summary(): string {
      const all = [...layers.values()];
      const cached = all.filter((layer) => layer.state === 'cached').length;
      const read = all.filter((layer) => layer.state === 'read');
      const bytes = read.reduce((sum, layer) => sum + layer.bytes, 0);
      return `Joining ${counted(expected ?? all.length, 'layer')}: ${read.length} read (${bytesOf(bytes)}), ${cached} from the cache`;
    },
  };
}

export function describeLayer(layer: LayerTally | undefined): string {
  if (layer === undefined) return '';
  if (layer.state === 'cached') return 'from the cache';
  const seconds = Math.max(layer.endedMs - layer.startedMs, 1) / 1000;
  const of = layer.size === undefined ? '' : ` of ${bytesOf(layer.size)}`;
  return `${bytesOf(layer.bytes)}${of}, ${bytesOf(layer.bytes / seconds)}/s`;
}
