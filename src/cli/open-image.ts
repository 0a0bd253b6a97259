import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { KedgeError, reason } from '../core/errors.ts';
import { networkRetry, type RetryPolicy } from '../core/retry.ts';
import { machinePlatform, parsePlatform } from '../model/platform.ts';
import { createSources, type SourcesOptions } from '../source/list.ts';
import { openImage } from '../source/open.ts';
import type { OpenedImage } from '../source/source.ts';
import type { Invocation } from './command.ts';
import { text, usage } from './flags.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';

/** Passwords are short; whatever else was piped in is not one. */
const maxPasswordBytes = 64 * 1024;
const maxPemBytes = 4 * 1024 * 1024;

/** Opens the image that the first argument names, with the credentials and settings of this run. */
export async function openUserImage(
  session: Session,
  invocation: Invocation,
  stdin: AsyncIterable<Uint8Array> = session.host.stdin,
): Promise<OpenedImage> {
  const { settings, signal, host, progress } = session;
  const [image = ''] = invocation.args;
  if (image === '-' && host.stdin.isTTY) throw usage('Standard input is a terminal: pipe an archive into it');
  const sources = createSources({
    registry: await registryOptions(session, invocation),
    stdin: () => stdin,
    offline: settings.offline,
  });
  const found = await openImage(image, sources, {
    platform: settings.platform === undefined ? undefined : parsePlatform(settings.platform),
    signal,
    allowMismatch: settings.allowMismatch,
  });
  if (found.explanation !== undefined) progress.say(found.explanation);
  return found.opened;
}

async function registryOptions(
  { settings, host }: Session,
  invocation: Invocation,
): Promise<SourcesOptions['registry']> {
  const { timeouts, registry } = settings;
  return {
    ...(await readCredentials(host, invocation)),
    ...(await readCertificates(registry)),
    insecureRegistries: registry.insecure,
    mirrors: registry.mirrors,
    env: host.env,
    home: homedir(),
    timeouts: { connectMs: timeouts.connectSeconds * 1000, idleMs: timeouts.idleSeconds * 1000 },
    machine: machinePlatform(host.arch),
    retry: userRetry(),
  };
}

export function userRetry(): RetryPolicy {
  return networkRetry({ random: () => randomInt(2 ** 32) / 2 ** 32, now: Date.now });
}

/** PEM files that the settings name, read. */
export async function readCertificates({ caCert, clientCert, clientKey }: Settings['registry']) {
  if ((clientCert === undefined) !== (clientKey === undefined)) {
    throw usage(
      'A client certificate and its key belong together',
      'Give both --client-cert and --client-key.',
    );
  }
  return {
    ...(caCert === undefined ? {} : { caCert: await readPem(caCert) }),
    ...(clientCert === undefined ? {} : { clientCert: await readPem(clientCert) }),
    ...(clientKey === undefined ? {} : { clientKey: await readPem(clientKey) }),
  };
}

async function readPem(file: string): Promise<string> {
  try {
    const bytes = await readFile(file);
    if (bytes.length <= maxPemBytes) return bytes.toString('utf8');
  } catch (error) {
    throw new KedgeError('CREDENTIALS_UNUSABLE', `Cannot read ${file}: ${reason(error)}`, {
      remedy: 'Name a PEM file that this user may read.',
      cause: error,
    });
  }
  throw new KedgeError('CREDENTIALS_UNUSABLE', `${file} is too large to be a PEM file`);
}

async function readCredentials(host: NodeJS.Process, { args, options }: Invocation) {
  const username = text(options, 'username');
  const piped = options['passwordStdin'] === true;
  if (username === undefined && !piped) return {};
  if (username === undefined || !piped) {
    throw usage(
      '--username and --password-stdin belong together',
      'Pipe the password in: … | kedge scan IMAGE --username NAME --password-stdin',
    );
  }
  if (args[0] === '-') throw usage('Standard input cannot be both the image and the password');
  if (host.stdin.isTTY) throw usage('--password-stdin needs the password piped in');
  return { username, password: await pipedPassword(host.stdin) };
}

const pipedPasswords = new WeakMap<NodeJS.ReadStream, Promise<string>>();

/** Read once, for all images of the command. */
function pipedPassword(stdin: NodeJS.ReadStream): Promise<string> {
  const password = pipedPasswords.get(stdin) ?? readPassword(stdin);
  pipedPasswords.set(stdin, password);
  return password;
}

async function readPassword(stdin: NodeJS.ReadStream): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stdin) {
    const bytes = Buffer.from(part);
    length += bytes.length;
    if (length > maxPasswordBytes) throw usage('What came on standard input is too long for a password');
    parts.push(bytes);
  }
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}
