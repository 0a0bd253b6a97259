/**
 * The image config, OCI and Docker alike. https://github.com/opencontainers/image-spec/blob/main/config.md
 * Values of the wrong type are left out: the bytes are authentic (their digest is the image id) but not to be trusted.
 */
import { compact } from '../core/compact.ts';
import { type Digest, isDigest } from '../core/digest.ts';
import { KedgeError, reason } from '../core/errors.ts';
import { isJsonObject, type JsonObject } from '../core/json.ts';
import type { HistoryEntry, ImageFacts } from './image.ts';

export interface ImageConfig {
  /** Base first, as declared. */
  readonly diffIds: readonly Digest[];
  readonly facts: Omit<
    ImageFacts,
    'location' | 'id' | 'tags' | 'mediaType' | 'manifestDigest' | 'indexDigest' | 'layers'
  >;
}

/** Throws NOT_AN_IMAGE when the bytes are not a JSON object. `what` names the image. */
export function parseConfig(bytes: Uint8Array, what: string): ImageConfig {
  const root = parseObject(bytes, what);
  const config = object(root['config']);
  return {
    diffIds: list(object(root['rootfs'])['diff_ids']).filter(isDigest),
    facts: {
      platform: {
        os: text(root['os']) ?? 'linux',
        architecture: text(root['architecture']) ?? 'unknown',
        ...compact({ variant: text(root['variant']) }),
      },
      ...compact({
        created: text(root['created']),
        author: text(root['author']),
        user: text(config['User']),
        workingDirectory: text(config['WorkingDir']),
        stopSignal: text(config['StopSignal']),
        healthcheck: texts(object(config['Healthcheck'])['Test']),
      }),
      entrypoint: texts(config['Entrypoint']),
      command: texts(config['Cmd']),
      environment: texts(config['Env']).map((pair) => pair.split('=', 1)[0] ?? ''),
      exposedPorts: Object.keys(object(config['ExposedPorts'])).sort(),
      volumes: Object.keys(object(config['Volumes'])).sort(),
      labels: Object.fromEntries(
        Object.entries(object(config['Labels']))
          .filter((pair): pair is [string, string] => typeof pair[1] === 'string')
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
      history: list(root['history']).map(historyEntry),
    },
  };
}

function parseObject(bytes: Uint8Array, what: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (cause) {
    throw new KedgeError('NOT_AN_IMAGE', `the config of ${what} is not JSON: ${reason(cause)}`, { cause });
  }
  if (isJsonObject(value)) return value;
  throw new KedgeError('NOT_AN_IMAGE', `the config of ${what} is not a JSON object`);
}

function historyEntry(value: unknown): HistoryEntry {
  const entry = object(value);
  return {
    ...compact({
      created: text(entry['created']),
      createdBy: text(entry['created_by']),
      comment: text(entry['comment']),
    }),
    emptyLayer: entry['empty_layer'] === true,
  };
}

function object(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function texts(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : list(value).filter((item) => typeof item === 'string');
}
