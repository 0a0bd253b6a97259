import { createSources } from '../source/list.ts';
import { openImage } from '../source/open.ts';
import type { OpenedImage } from '../source/source.ts';
import type { Invocation } from './command.ts';
import { text, usage } from './flags.ts';
import type { Session } from './session.ts';

/** Passwords are short; whatever else was piped in is not one. */
const maxPasswordBytes = 64 * 1024;

/** Opens the image that the first argument names, with the credentials and settings of this run. */
export async function openUserImage(session: Session, { args, options }: Invocation): Promise<OpenedImage> {
  const [image = ''] = args;
  const { settings, signal, host } = session;
  const username = text(options, 'username');
  const password = options['passwordStdin'] === true ? await readPassword(host, image) : undefined;
  if ((username === undefined) !== (password === undefined)) {
    throw usage(
      '--username and --password-stdin belong together',
      'Pipe the password in: … | kedge scan IMAGE --username NAME --password-stdin',
    );
  }
}

async function readPassword(host: NodeJS.Process, image: string): Promise<string> {
  if (image === '-') throw usage('Standard input cannot be both the image and the password');
  if (host.stdin.isTTY) throw usage('--password-stdin needs the password piped in');
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of host.stdin) {
    const bytes = Buffer.from(part);
    length += bytes.length;
    if (length > maxPasswordBytes) throw usage('What came on standard input is too long for a password');
    parts.push(bytes);
  }
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}
