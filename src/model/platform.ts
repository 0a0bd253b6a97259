import { KedgeError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';

export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

/** `linux/arm/v7`, as `--platform` takes it. */
export function formatPlatform({ os, architecture, variant }: Platform): string {
  return [os, architecture, ...(variant ? [variant] : [])].join('/');
}

/**
 * Reads `os/architecture[/variant]`, or an architecture alone (os is then linux). Other tools' names for
 * architectures (`x86_64`, `aarch64`, `armhf` …) are understood.
 */
export function parsePlatform(text: string): Platform {
  const parts = text.toLowerCase().split('/');
  const [os = '', architecture = '', variant] = parts.length === 1 ? ['linux', ...parts] : parts;
  if (parts.length > 3 || ![os, architecture, variant ?? 'v'].every((part) => /^[a-z0-9_.-]+$/.test(part))) {
    throw new KedgeError('USAGE', `"${printable(text)}" is not a platform`, {
      remedy:
        'Write it as os/architecture or os/architecture/variant, for example linux/arm64 or linux/arm/v7.',
    });
  }
  return toCanonicalPlatform({ os, architecture, ...(variant ? { variant } : {}) });
}

/** The platform whose images this machine runs. `nodeArchitecture` is what Node calls it (`x64`, `arm64`, `ia32` …). */
export function machinePlatform(nodeArchitecture: string): Platform {
  return toCanonicalPlatform({ os: 'linux', architecture: nodeArchitecture });
}

const architectures: Readonly<Record<string, readonly [architecture: string, variant?: string]>> = {
  x64: ['amd64'],
  x86_64: ['amd64'],
  'x86-64': ['amd64'],
  ia32: ['386'],
  i386: ['386'],
  i686: ['386'],
  aarch64: ['arm64'],
  armhf: ['arm', 'v7'],
  armel: ['arm', 'v6'],
  loong64: ['loong64'],
};

/** One spelling for each platform: Go's architecture names, and no variant where it is the default one. */
export function toCanonicalPlatform({ os, architecture, variant }: Platform): Platform {
  const [name, implied] = architectures[architecture] ?? [architecture];
  const given = variant && /^\d/.test(variant) ? `v${variant}` : variant || implied;
  const isDefault = (name === 'arm64' && given === 'v8') || (name === 'amd64' && given === 'v1');
  return {
    os: os === 'macos' ? 'darwin' : os,
    architecture: name,
    ...(given && !isDefault ? { variant: given } : {}),
  };
}
