import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Certificates {
  readonly caFile: string;
  /** For localhost, 127.0.0.1 and ::1. */
  readonly certFile: string;
  readonly keyFile: string;
  /** For a client that has to show one. */
  readonly clientCertFile: string;
  readonly clientKeyFile: string;
}

/** A certificate authority, a server's and a client's certificate signed by it, as PEM files in `directory`. */
export async function makeCertificates(directory: string): Promise<Certificates> {
  const file = (name: string): string => join(directory, name);
  const openssl = (...argv: readonly string[]) => run('openssl', argv, { cwd: directory });
  const request = (name: string, subject: string): string[] => {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', `${name}.key`];
    return ['req', ...key, '-subj', `/CN=kedge test ${subject}`];
  };
  const authority = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2'];
  await openssl(...request('ca', 'CA'), '-x509', '-days', '2', '-out', 'ca.crt');
  for (const [name, extensions] of [
    ['server', 'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1\nextendedKeyUsage=serverAuth\n'],
    ['client', 'extendedKeyUsage=clientAuth\n'],
  ] as const) {
    await writeFile(file(`${name}.ext`), extensions);
    await openssl(...request(name, name), '-out', `${name}.csr`);
    const files = ['-in', `${name}.csr`, '-extfile', `${name}.ext`, '-out', `${name}.crt`];
    await openssl('x509', '-req', ...authority, ...files);
  }
  return {
    caFile: file('ca.crt'),
    certFile: file('server.crt'),
    keyFile: file('server.key'),
    clientCertFile: file('client.crt'),
    clientKeyFile: file('client.key'),
  };
}
