import { type Command, InvalidArgumentError, Option } from 'commander';
import { compact } from '../core/compact.ts';
import { KedgeError } from '../core/errors.ts';
import { suggestion } from '../core/nearest.ts';
import { type DigestAlgorithm, digestAlgorithms } from '../model/entry.ts';
import { parsePlatform } from '../model/platform.ts';
import type { Invocation } from './command.ts';
import { type OutputTarget, parseTarget } from './output.ts';
import { withSecretsFlags } from './secrets-flags.ts';
import type { Settings } from './settings.ts';

export const imageHelp = `
IMAGE is one of
  registry:HOST/NAME:TAG    in a registry; also @DIGEST
  docker:NAME, podman:NAME  in a local daemon
  docker-archive:FILE       made by \`docker save\`
  oci-archive:FILE          made by \`skopeo copy … oci-archive:FILE\`
  oci-dir:FOLDER            an OCI image layout
  dir:FOLDER                an unpacked root filesystem
  -                         an archive on standard input
  anything else             a path that exists, else a reference for the local daemon, else for its registry
`;

/** Options of every command that reads an image. */
export function addImageOptions(command: Command): Command {
  return command
    .option(
      '--platform <platform>',
      'image of a multi-platform image, as os/architecture[/variant]',
      platform,
    )
    .option('--digests <list>', 'digests of every file: sha1,sha256,md5, or none', digests)
    .option('--allow-mismatch', 'report wrong digests and sizes as problems instead of ending')
    .option('--require-complete', 'exit with 4 when something could not be read')
    .option('--workers <number>', 'layers read side by side (default: one for each core)', workers)
    .option('--no-cache', 'neither use nor fill the cache')
    .option('--offline', 'open no socket')
    .option(
      '--analyzer-config <file>',
      'secret_search, content_search and retrieve_files of an Engine, as its analyzer_config.yaml has them',
    )
    .option(
      '--clamd <address>',
      'search for malware by the ClamAV daemon at this socket or host:port, or none',
    )
    .option('--username <name>', 'user at the registry; with --password-stdin')
    .option('--password-stdin', 'read the password for the registry from standard input')
    .option('--ca-cert <file>', 'PEM file with authorities to trust beside the built-in ones')
    .option('--client-cert <file>', 'PEM file with the client certificate for the registry')
    .option('--client-key <file>', 'PEM file with the key of the client certificate')
    .option('--insecure-registry <host>', 'registry that may use plain HTTP (repeatable)', append);
}

export function addDockerfileOption(command: Command): Command {
  return command.option(
    '--dockerfile <file>',
    'the Dockerfile of the image; without it, what its history tells',
  );
}

/** `formats` are for help and completion, the first being the default; what may be used says `src/report/list.ts`. */
export function addOutputOption(command: Command, formats: readonly string[]): Command {
  const [standard = ''] = formats;
  const option = new Option(
    '-o, --output <format[=file]>',
    `result (default: ${standard}), and its file; repeatable`,
  );
  option.argChoices = [...formats];
  return command.addOption(option.argParser(outputs));
}

export function append(text: string, previous: readonly string[] = []): string[] {
  return [...previous, text];
}

function outputs(text: string, previous: readonly OutputTarget[] = []): OutputTarget[] {
  return [...previous, parseTarget(text)];
}

/** Kept as text, as in the configuration; only checked here. */
function platform(text: string): string {
  parsePlatform(text);
  return text;
}

function digests(text: string): DigestAlgorithm[] {
  if (text === 'none') return [];
  const named = text.split(',').map((name) => {
    const found = digestAlgorithms.find((algorithm) => algorithm === name.trim());
    if (found !== undefined) return found;
    throw new InvalidArgumentError(`There is no ${name}${suggestion(name, [...digestAlgorithms, 'none'])}`);
  });
  return digestAlgorithms.filter((algorithm) => named.includes(algorithm));
}

function workers(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= 256) return count;
  throw new InvalidArgumentError('It is a number from 1 to 256.');
}

/** Reads options by type, so that nothing unchecked gets past here. */
export function text(options: Invocation['options'], name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

export function texts(options: Invocation['options'], name: string): readonly string[] | undefined {
  const value = options[name];
  return Array.isArray(value) ? value.map(String) : undefined;
}

export function targets(options: Invocation['options'], standard: string): readonly OutputTarget[] {
  const value: unknown = options['output'];
  return Array.isArray(value) ? value.filter(isTarget) : [{ format: standard, file: undefined }];
}

function isTarget(value: unknown): value is OutputTarget {
  return typeof value === 'object' && value !== null && 'format' in value && 'file' in value;
}

/** `settings` with what the flags say on top. */
export function withFlags(settings: Settings, invocation: Invocation): Settings {
  const { options } = invocation;
  const chosenPlatform = text(options, 'platform');
  const chosenDigests = texts(options, 'digests');
  return {
    ...settings,
    ...(chosenPlatform === undefined ? {} : { platform: chosenPlatform }),
    ...compact({ analyzerConfig: text(options, 'analyzerConfig') }),
    ...(typeof options['workers'] === 'number' ? { workers: options['workers'] } : {}),
    digests:
      chosenDigests === undefined
        ? settings.digests
        : digestAlgorithms.filter((algorithm) => chosenDigests.includes(algorithm)),
    malware: { clamd: text(options, 'clamd') ?? settings.malware.clamd },
    offline: settings.offline || options['offline'] === true,
    allowMismatch: settings.allowMismatch || options['allowMismatch'] === true,
    requireFresh: settings.requireFresh || options['requireFresh'] === true,
    requireComplete: settings.requireComplete || options['requireComplete'] === true,
    vulns: {
      vex: texts(options, 'vex') ?? settings.vulns.vex,
      channels: texts(options, 'channels') ?? settings.vulns.channels,
      ...compact({ ignore: text(options, 'ignore') ?? settings.vulns.ignore }),
    },
    policy: { ...compact({ file: text(options, 'policy') ?? settings.policy.file }) },
    ...withSecretsFlags(settings, invocation),
    cache: { ...settings.cache, enabled: settings.cache.enabled && options['cache'] !== false },
    registry: {
      ...settings.registry,
      insecure: texts(options, 'insecureRegistry') ?? settings.registry.insecure,
      ...compact({
        caCert: text(options, 'caCert'),
        clientCert: text(options, 'clientCert'),
        clientKey: text(options, 'clientKey'),
      }),
    },
  };
}

export function usage(message: string, remedy?: string): KedgeError {
  return new KedgeError('USAGE', message, remedy === undefined ? {} : { remedy });
}
