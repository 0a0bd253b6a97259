import { Chalk } from 'chalk';
import type { Canvas } from '../report/section.ts';
import type { Invocation } from './command.ts';
import { targets } from './flags.ts';
import { checkTargets, type OutputTarget, writeFile, writeStream } from './output.ts';
import type { Session } from './session.ts';

/** What a command that reports no image writes, by the name of the format; the first is the default. */
export interface Texts {
  readonly [format: string]: (canvas: Canvas) => Iterable<string>;
}

/** The formats that `-o` asks for. Throws USAGE for one that there is not, before any work is done. */
export async function wantedTexts(
  { options }: Invocation,
  formats: readonly [string, ...string[]],
): Promise<readonly OutputTarget[]> {
  const wanted = targets(options, formats[0]);
  await checkTargets(wanted, formats);
  return wanted;
}

export async function writeTexts(
  { host, color }: Session,
  wanted: readonly OutputTarget[],
  texts: Texts,
): Promise<void> {
  for (const { format, file } of wanted) {
    const text = texts[format];
    if (text === undefined) continue;
    const written = text({
      paint: new Chalk({ level: file === undefined && color ? 1 : 0 }),
      width: (file === undefined ? host.stdout.columns : undefined) ?? 120,
    });
    await (file === undefined ? writeStream(host.stdout, written) : writeFile(file, written));
  }
}
