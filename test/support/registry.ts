import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeCertificates } from './certificates.ts';
import { privateDirectory, startDaemon } from './daemon.ts';

const run = promisify(execFile);

export interface RegistryOptions {
  /** Serves HTTPS with a certificate of a CA made for the occasion. */
  readonly tls?: boolean;
  /** Asks for these by Basic authentication. */
  readonly htpasswd?: { readonly user: string; readonly password: string };
  /** Asks for a bearer token of this authorization server; `rootCertificates` verify its tokens. */
  readonly token?: {
    readonly realm: string;
    readonly service: string;
    readonly issuer: string;
    readonly rootCertificates: string;
  };
}

export interface Registry extends AsyncDisposable {
  /** `127.0.0.1:PORT`, as the first part of a reference. */
  readonly host: string;
  readonly url: string;
  /** The CA's certificate; undefined without TLS. */
  readonly caFile: string | undefined;
  log(): string;
  close(): Promise<void>;
}

/** The programs it needs, for `needs(…)`. */
export const registryPrograms = ['docker-registry', 'htpasswd', 'openssl', 'setpriv'] as const;

/** The real registry (CNCF distribution, Debian's docker-registry), empty, on a free loopback port. */
export async function startRegistry(options: RegistryOptions = {}): Promise<Registry> {
  const home = await privateDirectory();
  try {
    const certificates = options.tls === true ? await makeCertificates(home.path) : undefined;
    const config = {
      version: '0.1',
      storage: {
        filesystem: { rootdirectory: join(home.path, 'data') },
        delete: { enabled: true },
        // Begins at a moment of its own choosing, the first second included.
        maintenance: { uploadpurging: { enabled: false } },
      },
      http: {
        addr: '127.0.0.1:0',
        secret: 'kedge-test',
        ...(certificates && { tls: { certificate: certificates.certFile, key: certificates.keyFile } }),
      },
      ...(await authentication(home.path, options)),
    };
    const file = join(home.path, 'config.yml');
    await writeFile(file, JSON.stringify(config));
    const daemon = await startDaemon(['docker-registry', 'serve', file], /listening on ([\d.]+:\d+)/);
    const close = async (): Promise<void> => {
      await daemon.stop();
      await home[Symbol.asyncDispose]();
    };
    return {
      host: daemon.announced,
      url: `${certificates ? 'https' : 'http'}://${daemon.announced}`,
      caFile: certificates?.caFile,
      log: () => daemon.log(),
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await home[Symbol.asyncDispose]();
    throw error;
  }
}

async function authentication(directory: string, { htpasswd, token }: RegistryOptions): Promise<object> {
  if (token) return { auth: { token: { ...token, rootcertbundle: token.rootCertificates } } };
  if (!htpasswd) return {};
  const { stdout } = await run('htpasswd', ['-nbB', htpasswd.user, htpasswd.password]);
  const path = join(directory, 'htpasswd');
  await writeFile(path, stdout.trim());
  return { auth: { htpasswd: { realm: 'kedge-test', path } } };
}
