// Image references as Docker writes them: [host[:port]/]path[:tag][@digest], docker.io and library/ filled in.
// https://pkg.go.dev/github.com/distribution/reference
import { type Digest, isDigest } from '../core/digest.ts';
import { KedgeError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';

export interface Reference {
  /** Host with port, if one is given: `docker.io`, `ghcr.io`, `127.0.0.1:5000`. */
  readonly registry: string;
  /** Path within the registry: `library/alpine`. */
  readonly repository: string;
  /** `latest` when neither tag nor digest was written. */
  readonly tag?: string;
  /** Goes before the tag when both are there. */
  readonly digest?: Digest;
}

const maxNameLength = 255;
const pathComponent = /^[a-z0-9]+(?:(?:\.|__|_|-+)[a-z0-9]+)*$/;
const hostLabel = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
const tagForm = /^\w[\w.-]{0,127}$/;

/** Throws REFERENCE_INVALID, saying which part breaks the grammar. */
export function parseReference(text: string): Reference {
  const { name, tag, digest } = splitReference(text);
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const hasRegistry = first === 'localhost' || /[.:]/.test(first) || first !== first.toLowerCase();
  const registry = hasRegistry ? toCanonicalRegistry(first) : 'docker.io';
  const path = hasRegistry ? name.slice(slash + 1) : name;
  const repository =
    registry === 'docker.io' && path !== '' && !path.includes('/') ? `library/${path}` : path;
  if (hasRegistry && !isRegistryHost(first)) throw invalid(text, `"${shown(first)}" is not a host name`);
  checkRepository(repository, text);
  if (/^[0-9a-f]{64}$/.test(name))
    throw invalid(text, 'a bare digest does not say which repository it is in');
  if (`${registry}/${repository}`.length > maxNameLength) {
    throw invalid(text, `the name is longer than ${maxNameLength} characters`);
  }
  const implied = tag === undefined && digest === undefined ? 'latest' : tag;
  return {
    registry,
    repository,
    ...(implied === undefined ? {} : { tag: implied }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** Whole and canonical: `docker.io/library/alpine:3.14`. `parseReference` reads it back to the same. */
export function formatReference({ registry, repository, tag, digest }: Reference): string {
  return `${registry}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

/** True for `host`, `host:port` and `[ipv6]:port`. */
export function isRegistryHost(text: string): boolean {
  const match = /^(\[[0-9A-Fa-f:.]{2,45}\]|[^:[\]]{1,253})(?::(\d{1,5}))?$/.exec(text);
  if (!match || Number(match[2] ?? 1) > 65_535) return false;
  const host = match[1] ?? '';
  return host.startsWith('[') || host.split('.').every((label) => hostLabel.test(label));
}

/** A host without dot or port is told from a path by its capital letters alone: they stay. */
function toCanonicalRegistry(host: string): string {
  const lower = /[.:]/.test(host) ? host.toLowerCase() : host;
  return lower === 'index.docker.io' ? 'docker.io' : lower;
}

function splitReference(text: string): { name: string; tag?: string; digest?: Digest } {
  if (text.includes('://')) throw invalid(text, 'it is a URL; leave out what stands before the host');
  const at = text.indexOf('@');
  if (at >= 0 && text.indexOf('/', at) >= 0) throw invalid(text, 'user and password do not belong in it');
  const named = at < 0 ? text : text.slice(0, at);
  const digest = at < 0 ? undefined : text.slice(at + 1);
  if (digest !== undefined && !isDigest(digest)) {
    throw invalid(text, 'what follows the @ is not a digest (sha256: and 64 hexadecimal digits)');
  }
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  const tag = hasTag ? named.slice(colon + 1) : undefined;
  if (tag !== undefined && !tagForm.test(tag)) {
    throw invalid(text, `"${shown(tag)}" is not a tag: letters, digits, "_", "." and "-", at most 128`);
  }
  return {
    name: hasTag ? named.slice(0, colon) : named,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

function checkRepository(repository: string, text: string): void {
  if (repository === '') throw invalid(text, 'the name of the image is missing');
  for (const component of repository.split('/')) {
    if (pathComponent.test(component)) continue;
    if (/[A-Z]/.test(component)) throw invalid(text, `"${shown(component)}" has capital letters`);
    throw invalid(text, component === '' ? 'it has an empty part' : `"${shown(component)}" is not a name`);
  }
}

function invalid(text: string, why: string): KedgeError {
  return new KedgeError('REFERENCE_INVALID', `"${shown(text)}" is not an image reference: ${why}`, {
    remedy: 'Write it as [host[:port]/]name[:tag][@digest], for example ghcr.io/owner/app:1.2.',
  });
}

/** For messages: short, printable, and without what may be a password before an `@`. */
function shown(text: string): string {
  const user = text.lastIndexOf('@', text.lastIndexOf('/'));
  return printable((user > 0 ? `***${text.slice(user)}` : text).slice(0, 300));
}
