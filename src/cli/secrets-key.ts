import { hash, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { KedgeError, reason, systemCode } from '../core/errors.ts';
import { secretsKeyFile } from './places.ts';
import { readText } from './read-text.ts';
import type { Session } from './session.ts';

const maxKeyBytes = 64 * 1024;

/** The key that the user gives: KEDGE_SECRETS_KEY, or the file that `secrets.keyFile` names. */
export async function givenKey({ host, settings }: Session): Promise<string | undefined> {
  const variable = host.env['KEDGE_SECRETS_KEY'];
  if (variable !== undefined && variable !== '') return keyOf(variable, 'the variable KEDGE_SECRETS_KEY');
  const { keyFile } = settings.secrets;
  return keyFile === undefined ? undefined : keyOf(await readText(keyFile, maxKeyBytes), keyFile);
}

/** A key that nobody else has, for a baseline. */
export function freshKey(): string {
  return randomBytes(32).toString('hex');
}

/**
 * The key of this user, made when it is first asked for. Any number of processes may ask at once and all get the same
 * one: a finished file is linked to its name, and who comes second takes what is there.
 */
export async function userKey({ host, warn }: Session): Promise<string> {
  const file = secretsKeyFile(host.env);
  try {
    const text = (await readIfThere(file)) ?? (await makeKey(file));
    return keyOf(text, file);
  } catch (error) {
    if (error instanceof KedgeError) throw error;
    warn(
      `The key for fingerprints of secrets cannot be kept in ${file} (${reason(error)}): ` +
        'they and the cache are good for this run alone. KEDGE_SECRETS_KEY sets a key.',
    );
    return freshKey();
  }
}

async function makeKey(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const made = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    {
      await using handle = await open(made, 'wx', 0o600);
      await handle.writeFile(`${freshKey()}\n`);
      await handle.sync();
    }
    await link(made, file).catch((error: unknown) => {
      if (systemCode(error) !== 'EEXIST') throw error;
    });
  } finally {
    await rm(made, { force: true });
  }
  return await readFile(file, 'utf8');
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Any text will do: what counts is that it is hard to guess. */
function keyOf(text: string, where: string): string {
  const trimmed = text.trim();
  if (trimmed !== '') return hash('sha256', trimmed);
  throw new KedgeError('CONFIG_INVALID', `There is no key in ${where}`, {
    remedy: 'Put a long random text there, or remove it.',
  });
}
