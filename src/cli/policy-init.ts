import { stat } from 'node:fs/promises';
import { KedgeError, systemCode } from '../core/errors.ts';
import { suggestion } from '../core/nearest.ts';
import { printable } from '../core/printable.ts';
import { starters } from '../policy/starters/list.ts';
import type { Starter } from '../policy/starters/starter.ts';
import type { Invocation } from './command.ts';
import { text, usage } from './flags.ts';
import { checkFolder, writeFile, writeStream } from './output.ts';
import type { Session } from './session.ts';

/** `kedge policy init`: a commented bundle to begin with. A file that is there is left as it is. */
export async function init(session: Session, { args, options }: Invocation): Promise<void> {
  const starter = starterNamed(text(options, 'starter') ?? 'default');
  const [file] = args;
  if (file === undefined) {
    await writeStream(session.host.stdout, [starter.text]);
    return;
  }
  await checkFolder(file);
  if (await isThere(file)) {
    throw usage(`${printable(file)} is there already`, 'Name another file, or take that one away.');
  }
  await writeFile(file, [starter.text]);
  session.progress.say(`Wrote ${file}, which ${starter.does}; judge by it with --policy ${file}`);
}

function starterNamed(name: string): Starter {
  const found = starters.find((starter) => starter.name === name);
  if (found !== undefined) return found;
  const names = starters.map((starter) => starter.name);
  throw usage(
    `There is no starter ${printable(name)}${suggestion(name, names)}`,
    `There are ${names.join(', ')}.`,
  );
}

async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return false;
    throw new KedgeError('WRITE_FAILED', `${printable(file)} cannot be written`, { cause });
  }
}
