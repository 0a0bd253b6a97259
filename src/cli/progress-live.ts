import ora from 'ora';
import type { AnalysisEvent } from '../analysis/events.ts';
import { printable } from '../core/printable.ts';
import {
  describeLayer,
  openTally,
  type Progress,
  type ProgressOptions,
  resolvedLine,
  streamLine,
} from './progress.ts';

/** How many layers are shown at once. */
const maxLines = 8;
const redrawMs = 100;

/** A few lines on a terminal, redrawn in place: the phase, and each layer that is being read. */
export function liveProgress({ stderr, color, now }: ProgressOptions): Progress {
  const spinner = ora({
    stream: stderr,
    text: 'Opening the image',
    discardStdin: false,
    color: color ? 'cyan' : false,
  });
  let tally = openTally(now);
  let image = '';
  let drawnMs = 0;

  const ofAll = (before: string): string => {
    const layers = tally.expected();
    return layers === undefined ? '' : `${before}${layers}`;
  };
  const draw = (phase: string): void => {
    const active = [...tally.layers].filter(([, layer]) => layer.state === 'reading').slice(0, maxLines);
    const lines = active.map(
      ([index, layer]) => `Layer ${index + 1}${ofAll('/')} ${shortName(layer.name)}  ${describeLayer(layer)}`,
    );
    const room = Math.max(20, (stderr.columns ?? 80) - 4);
    spinner.text = [phase, ...lines].map((line) => printable(line).slice(0, room)).join('\n  ');
    drawnMs = now();
  };
  const reading = (): string => {
    const done = [...tally.layers.values()].filter((layer) => layer.state !== 'reading').length;
    const phase = tally.expected() === undefined ? streamLine(image) : 'Reading layers';
    return `${phase}, ${done}${ofAll(' of ')} done`;
  };
  const say = (line: string): void => {
    if (spinner.isSpinning) spinner.clear();
    stderr.write(`${printable(line)}\n`);
  };
  const stop = (): void => {
    if (spinner.isSpinning) spinner.stop();
  };
  const event = (event: AnalysisEvent): void => {
    tally.event(event);
    if (event.kind === 'resolved') {
      say(resolvedLine(event));
    } else if (event.kind === 'joining') {
      draw('Joining layers');
    } else if (event.kind !== 'layer-bytes' || now() - drawnMs > redrawMs) {
      draw(reading());
    }
  };
  const begin = (named: string): void => {
    image = named;
    tally = openTally(now);
    spinner.start();
  };
  const doing = (what: string): void => {
    if (spinner.isSpinning && now() - drawnMs < redrawMs) return;
    spinner.text = printable(what).slice(0, Math.max(20, (stderr.columns ?? 80) - 4));
    drawnMs = now();
    if (!spinner.isSpinning) spinner.start();
  };
  return { begin, event, doing, say, stop };
}

/** Enough of a digest to tell layers apart. */
function shortName(name: string): string {
  return /[0-9a-f]{32,}/.exec(name)?.[0].slice(0, 12) ?? name.slice(-40);
}
